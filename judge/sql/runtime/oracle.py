"""What Oracle has and SQLite has not: name -> function; each is ``ora_`` and its own name.

Text of no length is NULL, so what a function gives is turned to it.
"""

import math
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from judge.sql.runtime import (
    aggregates,
    decimals,
    intervals,
    moments,
    oracle_patterns,
    patterns,
    postgres_texts,
    templates,
)
from judge.sql.runtime import mysql_texts as texts
from judge.sql.runtime import postgres_functions as functions
from judge.sql.runtime.collations import by_key, number_key
from judge.sql.runtime.failures import EngineError
from judge.sql.runtime.mysql_dates import DAYS
from judge.sql.runtime.order_statistics import Median

Function = Callable[..., Any]
_DIGITS = 40
_DAYS_OF_A_MONTH = 31


def nulled(function: Callable[..., str | None]) -> Function:
    """Turn empty text to NULL."""

    def apply(*values: Any) -> str | None:
        """Apply."""
        return function(*values) or None

    return apply


def _date(value: str) -> datetime:
    """Read a date."""
    moment = moments.read(value)
    if moment is None:
        raise EngineError("ORA-01861", "literal does not match format string")
    return moment


def number(value: decimals.Number) -> str:
    """TO_NUMBER without a pattern."""
    try:
        return decimals.trimmed(decimals.written(Decimal(str(value).strip())))
    except InvalidOperation:
        raise EngineError("ORA-01722", "invalid number") from None


def to_number(text: str, pattern: str | None = None) -> str:
    """TO_NUMBER."""
    if pattern is None:
        return number(text)
    return decimals.trimmed(templates.read_number(text, pattern, "ORA-01722"))


def divide(left: decimals.Number, right: decimals.Number) -> str:
    """Divide NUMBERs."""
    result = decimals.oracle_divide(left, right)
    if result is None:
        raise EngineError("ORA-01476", "divisor is equal to zero")
    return result


def remainder(left: decimals.Number, right: decimals.Number) -> str:
    """MOD; by zero it gives the dividend."""
    result = decimals.remainder(left, right)
    return decimals.trimmed(left if result is None else result)


def power(base: decimals.Number, exponent: decimals.Number) -> str:
    """POWER."""
    first, second = decimals.decimal(base), decimals.decimal(exponent)
    try:
        return decimals.trimmed(_shortened(decimals.EXACT.power(first, second)))
    except InvalidOperation:
        raise EngineError("ORA-01428", "argument is out of range") from None


def root(value: decimals.Number) -> str:
    """SQRT."""
    found = decimals.decimal(value)
    if found < 0:
        raise EngineError("ORA-01428", "argument is out of range")
    return decimals.trimmed(_shortened(decimals.EXACT.sqrt(found)))


def _shortened(value: Decimal) -> str:
    """Keep 40 significant digits."""
    if not value:
        return "0"
    return decimals.written(decimals.at_scale(value, _DIGITS - 1 - value.adjusted()))


def rounded(value: decimals.Number, digits: int) -> str:
    """ROUND of a number."""
    return decimals.trimmed(decimals.round_to(value, digits))


def truncated(value: decimals.Number, digits: int) -> str:
    """TRUNC of a number."""
    return decimals.trimmed(decimals.truncate_to(value, digits))


def concat(*parts: str | None) -> str | None:
    """``||``: NULL is nothing."""
    return "".join(part for part in parts if part is not None) or None


def substring(text: str, start: int, length: int | None = None) -> str:
    """SUBSTR: 0 counts as 1, a negative start is from the end."""
    begin = start - 1 if start > 0 else (0 if start == 0 else len(text) + start)
    if begin < 0 or (length is not None and length < 1):
        return ""
    return text[begin:] if length is None else text[begin : begin + length]


def position(text: str, part: str, start: int = 1, occurrence: int = 1) -> int:
    """INSTR: a negative start searches backwards."""
    if start == 0:
        return 0
    places = [n for n in range(len(text) - len(part) + 1) if text.startswith(part, n)]
    if start > 0:
        found = [n for n in places if n >= start - 1]
    else:
        found = [n for n in reversed(places) if n <= len(text) + start]
    return found[occurrence - 1] + 1 if len(found) >= occurrence else 0


def translate(text: str, origin: str, target: str) -> str:
    """TRANSLATE."""
    return postgres_texts.translate(text, origin, target)


def strip(text: str, part: str, side: str) -> str:
    """TRIM of one character."""
    if side == "LEADING":
        return text.lstrip(part)
    return text.rstrip(part) if side == "TRAILING" else text.strip(part)


def add_days(value: str, days: decimals.Number, sign: int) -> str:
    """Move a date by days and fractions of one, to the second."""
    seconds = decimals.decimal(days) * 86_400
    whole = int(decimals.at_scale(seconds, 0))
    moved = moments.add_time(_date(value), timedelta(seconds=sign * whole))
    if moved is None:
        raise EngineError("ORA-01841", "year must be between -4713 and +9999")
    return moments.write(moved)


def days_between(end: str, start: str) -> str:
    """Count days, with their fraction."""
    span = _date(end) - _date(start)
    return divide(span.days * 86_400 + span.seconds, 86_400)


def move(value: str, span: str, sign: int) -> str:
    """Move a date by an interval."""
    return moments.write(_date(intervals.move(value, span, sign)))


def add_months(value: str, months: int) -> str:
    """ADD_MONTHS: the last day of a month stays the last."""
    moment = _date(value)
    moved = moments.add_months(moment, months)
    if moved is None:
        raise EngineError("ORA-01841", "year must be between -4713 and +9999")
    if moment.day == moments.month_end(moment.year, moment.month):
        moved = moved.replace(day=moments.month_end(moved.year, moved.month))
    return moments.write(moved)


def months_between(end: str, start: str) -> str:
    """MONTHS_BETWEEN: whole between like days or month ends, else 31sts of a month."""
    first, second = _date(end), _date(start)
    months = (first.year - second.year) * 12 + first.month - second.month
    ends = [each.day == moments.month_end(each.year, each.month) for each in (first, second)]
    if first.day == second.day or all(ends):
        return str(months)
    seconds = (first.day - second.day) * 86_400 + _seconds(first) - _seconds(second)
    return decimals.trimmed(decimals.add(months, divide(seconds, 86_400 * _DAYS_OF_A_MONTH)))


def _seconds(moment: datetime) -> int:
    """Count the seconds since midnight."""
    return moment.hour * 3600 + moment.minute * 60 + moment.second


def last_day(value: str) -> str:
    """LAST_DAY keeps the time."""
    moment = _date(value)
    return moments.write(moment.replace(day=moments.month_end(moment.year, moment.month)))


def next_day(value: str, name: str) -> str:
    """NEXT_DAY: the first such weekday after the date."""
    wanted = [n for n, day in enumerate(DAYS) if day.upper().startswith(name.upper()[:3])]
    if not wanted:
        raise EngineError("ORA-01846", "not a valid day of the week")
    moment = _date(value)
    ahead = (wanted[0] - moment.weekday() - 1) % 7 + 1
    return moments.write(moment + timedelta(days=ahead))


_UNITS = {
    "YEAR": ("YYYY", "YEAR", "YYY", "YY", "Y", "SYYYY", "SYEAR"),
    "QUARTER": ("Q",),
    "MONTH": ("MM", "MON", "MONTH", "RM"),
    "ISO": ("IW",),
    "WEEK": ("DAY", "DY", "D"),
    "DAY": ("DD", "DDD", "J"),
    "HOUR": ("HH", "HH24", "HH12"),
    "MINUTE": ("MI",),
}


def _unit(text: str) -> str:
    """Find what a pattern such as MM names."""
    for name, words in _UNITS.items():
        if text.upper() in words:
            return name
    raise EngineError("ORA-01898", "too many precision specifiers")


def truncate_date(value: str, pattern: str) -> str:
    """TRUNC of a date."""
    return moments.write(_truncated(_date(value), _unit(pattern)))


def _truncated(moment: datetime, unit: str) -> datetime:
    """Cut a date to its unit."""
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    rules: dict[str, Callable[[], datetime]] = {
        "YEAR": lambda: day.replace(month=1, day=1),
        "QUARTER": lambda: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "MONTH": lambda: day.replace(day=1),
        "ISO": lambda: day - timedelta(days=day.weekday()),
        "WEEK": lambda: day - timedelta(days=(day.weekday() + 1) % 7),
        "DAY": lambda: day,
        "HOUR": lambda: day.replace(hour=moment.hour),
        "MINUTE": lambda: day.replace(hour=moment.hour, minute=moment.minute),
    }
    return rules[unit]()


def round_date(value: str, pattern: str) -> str:
    """ROUND of a date: from July on, from the 16th on, from noon on."""
    moment, unit = _date(value), _unit(pattern)
    low = _truncated(moment, unit)
    later: dict[str, Callable[[], datetime | None]] = {
        "YEAR": lambda: moments.add_months(low, 12) if moment.month > 6 else low,  # noqa: PLR2004
        "MONTH": lambda: moments.add_months(low, 1) if moment.day > 15 else low,  # noqa: PLR2004
        "DAY": lambda: low + timedelta(days=1) if moment.hour >= 12 else low,  # noqa: PLR2004
    }
    if unit not in later:
        raise EngineError("ORA-01898", f"ROUND to {pattern} is not known here")
    return moments.write(later[unit]() or low)


def to_char(value: str, pattern: str) -> str:
    """TO_CHAR of a date: FM holds on until the next FM."""
    return templates.date_text(_date(value), pattern, lasting=True)


def to_date(text: str, pattern: str) -> str:
    """TO_DATE; what the pattern leaves out is the first of the session's month."""
    return moments.write(templates.read_moment(text, pattern, "ORA-01861"))


STRICT: Mapping[str, Function] = {
    "dec_add": decimals.add,
    "dec_sub": decimals.subtract,
    "dec_mul": decimals.multiply,
    "dec_neg": decimals.negate,
    "dec_abs": decimals.absolute,
    "dec_scale": decimals.to_scale,
    "dec_floor": decimals.floor,
    "dec_ceil": decimals.ceiling,
    "fit_text": postgres_texts.fit,
    "engine_seconds": moments.seconds,
    "ora_number": number,
    "ora_to_number": to_number,
    "ora_text": decimals.trimmed,
    "ora_date": lambda value: moments.write(_date(value)),
    "ora_div": divide,
    "ora_mod": remainder,
    "ora_power": power,
    "ora_sqrt": root,
    "ora_exp": math.exp,
    "ora_ln": functions.guarded(math.log, "ORA-01428"),
    "ora_sign": lambda value: (value > 0) - (value < 0),
    "ora_bitand": lambda left, right: left & right,
    "ora_round": rounded,
    "ora_trunc": truncated,
    "ora_upper": texts.upper,
    "ora_lower": str.lower,
    "ora_initcap": postgres_texts.initcap,
    "ora_reverse": lambda text: text[::-1],
    "ora_ascii": lambda text: ord(text[0]) if text else None,
    "ora_chr": chr,
    "ora_lengthb": texts.byte_length,
    "ora_substr": nulled(substring),
    "ora_instr": position,
    "ora_lpad": nulled(postgres_texts.pad_left),
    "ora_rpad": nulled(postgres_texts.pad_right),
    "ora_ltrim": nulled(lambda text, part=" ": text.lstrip(part)),
    "ora_rtrim": nulled(lambda text, part=" ": text.rstrip(part)),
    "ora_trim": nulled(strip),
    "ora_translate": nulled(translate),
    "ora_like": patterns.like,
    "ora_regexp_like": oracle_patterns.matches,
    "ora_regexp_count": oracle_patterns.counted,
    "ora_regexp_substr": nulled(oracle_patterns.part),
    "ora_regexp_instr": oracle_patterns.place,
    "ora_add_days": add_days,
    "ora_days_between": days_between,
    "ora_move": move,
    "ora_add_months": add_months,
    "ora_months_between": months_between,
    "ora_last_day": last_day,
    "ora_next_day": next_day,
    "ora_trunc_date": truncate_date,
    "ora_round_date": round_date,
    "ora_extract": functions.extract,
    "ora_to_char": to_char,
    "ora_to_char_number": templates.number_text,
    "ora_to_date": to_date,
}


def _replace(text: str | None, old: str | None, new: str | None = None) -> str | None:
    """REPLACE: a NULL replacement removes."""
    if text is None:
        return None
    return (text.replace(old, new or "") if old else text) or None


def _regexp_replace(text: str | None, pattern: str | None, *rest: Any) -> str | None:
    """REGEXP_REPLACE: a NULL replacement removes."""
    if text is None or pattern is None:
        return text
    new = rest[0] if rest else None
    return oracle_patterns.replaced(text, pattern, new or "", *rest[1:]) or None


LENIENT: Mapping[str, Function] = {
    "ora_concat": concat,
    "ora_replace": _replace,
    "ora_regexp_replace": _regexp_replace,
}
AGGREGATES: Mapping[str, type] = {"one_value": aggregates.OracleOneValue, "ora_median": Median}
WINDOWS: Mapping[str, type] = {
    "dec_sum": aggregates.DecimalSum,
    "listagg": aggregates.Joined,
    **aggregates.spreads(decimals.oracle_divide, _DIGITS),
}
COLLATIONS: Mapping[str, Callable[[str, str], int]] = {
    "number": by_key(number_key),
    "pg_interval": by_key(intervals.total_key),
}
