"""PostgreSQL's casts, and its functions on numbers, dates and intervals."""

import math
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from judge.sql.runtime import decimals, intervals, moments, templates
from judge.sql.runtime.failures import EngineError
from judge.sql.runtime.postgres_texts import Value

_TRUE = {"t", "true", "y", "yes", "on", "1"}
_FALSE = {"f", "false", "n", "no", "off", "0"}
_INT4 = 1 << 31
_DIGITS_OF_DOUBLE = 15
_NUMERIC_DIGITS = 16


def _invalid(kind: str, text: Value) -> EngineError:
    """Refuse text that is no value of a type."""
    return EngineError("22P02", f'invalid input syntax for type {kind}: "{text}"')


def zero_division() -> EngineError:
    """Refuse a division by zero."""
    return EngineError("22012", "division by zero")


def divide_whole(left: int, right: int) -> int:
    """Divide towards zero."""
    if right == 0:
        raise zero_division()
    quotient = abs(left) // abs(right)
    return quotient if (left < 0) == (right < 0) else -quotient


def remainder_whole(left: int, right: int) -> int:
    """Give the remainder with the sign of ``left``."""
    if right == 0:
        raise zero_division()
    return int(math.fmod(left, right)) if abs(left) < 1 << 52 else abs(left) % abs(right)


def divide(left: decimals.Number, right: decimals.Number) -> str:
    """Divide numerics."""
    result = decimals.postgres_divide(left, right)
    if result is None:
        raise zero_division()
    return result


def divide_real(left: float, right: float) -> float:
    """Divide doubles."""
    if right == 0:
        raise zero_division()
    return left / right


def remainder(left: decimals.Number, right: decimals.Number) -> str:
    """Give the remainder of numerics."""
    result = decimals.remainder(left, right)
    if result is None:
        raise zero_division()
    return result


def to_int(value: Value) -> int:
    """Cast to integer: text exactly, doubles half to even, numerics half away from zero."""
    if isinstance(value, float):
        return round(value)
    text = str(value).strip()
    if not re.fullmatch(r"[-+]?\d+", text):
        raise _invalid("integer", value)
    return int(text)


def numeric_to_int(value: decimals.Number) -> int:
    """Cast numeric to integer."""
    return decimals.nearest(value)


def to_numeric(value: Value) -> str:
    """Cast to numeric."""
    if isinstance(value, float):
        return decimals.written(Decimal(f"{value:.{_DIGITS_OF_DOUBLE}g}"))
    try:
        return decimals.written(Decimal(str(value).strip()))
    except InvalidOperation:
        raise _invalid("numeric", value) from None


def to_real(value: Value) -> float:
    """Cast text to double precision."""
    try:
        return float(str(value).strip())
    except ValueError:
        raise _invalid("double precision", value) from None


def to_bool(value: Value) -> int:
    """Cast text to boolean."""
    text = str(value).strip().lower()
    if text in _TRUE:
        return 1
    if text in _FALSE:
        return 0
    raise _invalid("boolean", value)


def to_date(value: Value) -> str:
    """Cast text to date."""
    return moments.write_date(_moment(value, "date"))


def to_timestamp(value: Value) -> str:
    """Cast text to timestamp."""
    return intervals.short(_moment(value, "timestamp"))


def _moment(value: Value, kind: str) -> datetime:
    """Read a moment, also with a month's name."""
    moment = moments.read(value)
    if moment is None:
        code = "22008" if re.fullmatch(r"\s*\d+-\d+-\d+.*", str(value)) else "22007"
        raise EngineError(code, f'invalid input syntax for type {kind}: "{value}"')
    return moment


def to_interval(value: str) -> str:
    """Cast text to interval."""
    return intervals.write(intervals.read(value))


def greatest(how: str, *values: Value | None) -> Value | None:
    """GREATEST: NULL is left out; ``how`` is "n" for decimals kept as text."""
    known = [value for value in values if value is not None]
    return max(known, key=decimals.decimal if how == "n" else None) if known else None


def least(how: str, *values: Value | None) -> Value | None:
    """LEAST, likewise."""
    known = [value for value in values if value is not None]
    return min(known, key=decimals.decimal if how == "n" else None) if known else None


def round_real(value: float) -> float:
    """ROUND of a double: half to even."""
    return math.copysign(float(round(value)), value)


def round_numeric(value: decimals.Number, digits: int) -> str:
    """ROUND of a numeric, which then shows exactly so many digits."""
    shown = decimals.at_scale(decimals.decimal(value), digits)
    return decimals.written(shown if digits >= 0 else shown.quantize(Decimal(1)))


def truncate_numeric(value: decimals.Number, digits: int) -> str:
    """TRUNC of a numeric."""
    number = decimals.cut(decimals.decimal(value), digits)
    return decimals.written(decimals.at_scale(number, max(digits, 0)))


def power(base: float, exponent: float) -> float:
    """POWER of doubles."""
    try:
        return math.pow(base, exponent)
    except (ValueError, OverflowError):
        raise EngineError("2201F", "a power that is no real number") from None


def power_numeric(base: decimals.Number, exponent: decimals.Number) -> str:
    """POWER of numerics, to 16 significant digits."""
    first, second = decimals.decimal(base), decimals.decimal(exponent)
    result = decimals.EXACT.power(first, second)
    return decimals.written(decimals.at_scale(result, _shown_digits(result)))


def root_numeric(value: decimals.Number) -> str:
    """SQRT of a numeric, to 16 significant digits or so."""
    number = decimals.decimal(value)
    if number < 0:
        raise EngineError("2201F", "cannot take square root of a negative number")
    root = decimals.EXACT.sqrt(number)
    sweight = (number.adjusted() // 4 + 1) * 4 // 2 - 1 if number else 0
    return decimals.written(decimals.at_scale(root, max(16 - sweight, decimals.scale(number), 0)))


def _shown_digits(result: Decimal) -> int:
    """Choose the scale of a transcendental's result."""
    return max(16 - max(result.adjusted(), 0), 0)


def guarded(function: Callable[[float], float], code: str) -> Callable[[float], float]:
    """Stop where the mathematics has no value."""

    def apply(value: float) -> float:
        """Apply, or stop."""
        try:
            return function(value)
        except (ValueError, OverflowError):
            raise EngineError(code, "input is out of range") from None

    return apply


def date_trunc(unit: str, value: str) -> str:
    """DATE_TRUNC."""
    moment = intervals.timestamp(value)
    day = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    rules: dict[str, Callable[[], datetime]] = {
        "microsecond": lambda: moment,
        "second": lambda: moment.replace(microsecond=0),
        "minute": lambda: moment.replace(second=0, microsecond=0),
        "hour": lambda: moment.replace(minute=0, second=0, microsecond=0),
        "day": lambda: day,
        "week": lambda: day - timedelta(days=day.weekday()),
        "month": lambda: day.replace(day=1),
        "quarter": lambda: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "year": lambda: day.replace(month=1, day=1),
        "decade": lambda: day.replace(year=day.year // 10 * 10, month=1, day=1),
        "century": lambda: day.replace(year=(day.year - 1) // 100 * 100 + 1, month=1, day=1),
    }
    rule = rules.get(unit.lower().removesuffix("s"))
    if rule is None:
        raise EngineError("22023", f'unit "{unit}" not recognized for type timestamp')
    return intervals.short(rule())


_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - timestamps without a zone


def _seconds(microseconds: int) -> str:
    """Write microseconds as seconds with six digits."""
    return f"{decimals.at_scale(Decimal(microseconds).scaleb(-6), 6):f}"


_FIELDS: dict[str, Callable[[datetime], int | str]] = {
    "century": lambda m: (m.year + 99) // 100,
    "day": lambda m: m.day,
    "decade": lambda m: m.year // 10,
    "dow": lambda m: (m.weekday() + 1) % 7,
    "doy": lambda m: m.timetuple().tm_yday,
    "epoch": lambda m: _seconds((m - _EPOCH) // timedelta(microseconds=1)),
    "hour": lambda m: m.hour,
    "isodow": lambda m: m.isoweekday(),
    "isoyear": lambda m: m.isocalendar()[0],
    "minute": lambda m: m.minute,
    "month": lambda m: m.month,
    "quarter": lambda m: (m.month + 2) // 3,
    "second": lambda m: _seconds(m.second * 1_000_000 + m.microsecond),
    "week": lambda m: m.isocalendar()[1],
    "year": lambda m: m.year,
}


def extract(unit: str, value: str) -> int | str:
    """EXTRACT of a date or timestamp; seconds are exact to the microsecond."""
    rule = _FIELDS.get(unit.lower())
    if rule is None:
        raise EngineError("22023", f'unit "{unit}" not recognized for type timestamp')
    return rule(intervals.timestamp(value))


def extract_date(unit: str, value: str) -> int | str:
    """EXTRACT of a date, whose epoch is whole and which has no hour."""
    if unit == "epoch":
        return (intervals.timestamp(value) - _EPOCH).days * 86_400
    if unit in {"hour", "minute", "second"}:
        raise EngineError("0A000", f'unit "{unit}" not supported for type date')
    return extract(unit, value)


def date_difference(end: str, start: str) -> int:
    """Count days between dates."""
    return intervals.timestamp(end).toordinal() - intervals.timestamp(start).toordinal()


def add_days(value: str, days: int) -> str:
    """Move a date by days."""
    moved = moments.add_time(intervals.timestamp(value), timedelta(days=days))
    if moved is None:
        raise EngineError("22008", "date out of range")
    return moments.write_date(moved)


def make_date(year: int, month: int, day: int) -> str:
    """MAKE_DATE."""
    try:
        return moments.write_date(datetime(year, month, day))  # noqa: DTZ001 - a date
    except ValueError:
        raise EngineError("22008", "date field value out of range") from None


def char_of_moment(value: str, pattern: str) -> str:
    """TO_CHAR of a moment."""
    return templates.date_text(intervals.timestamp(value), pattern, lasting=False)


def char_of_number(value: decimals.Number, pattern: str) -> str:
    """TO_CHAR of a number."""
    return templates.number_text(value, pattern)


def date_of_text(text: str, pattern: str) -> str:
    """TO_DATE."""
    return moments.write_date(templates.read_moment(text, pattern, "22007"))


def timestamp_of_text(text: str, pattern: str) -> str:
    """TO_TIMESTAMP, shown without its zone."""
    return intervals.short(templates.read_moment(text, pattern, "22007"))
