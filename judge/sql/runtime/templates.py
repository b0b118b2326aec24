"""TO_CHAR, TO_DATE and TO_NUMBER, whose patterns PostgreSQL and Oracle share."""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from judge.sql.runtime import decimals
from judge.sql.runtime.failures import EngineError
from judge.sql.runtime.mysql_dates import DAYS, MONTHS

_TOKENS = (
    "YYYY", "YYY", "YY", "Y,YYY", "Y", "IYYY", "IYY", "IY", "I", "RRRR", "RR", "CC", "Q",
    "MONTH", "MON", "MM", "RM", "WW", "IW", "W", "DDD", "DD", "DAY", "DY", "D", "ID", "J",
    "HH24", "HH12", "HH", "MI", "SSSSS", "SSSS", "SS", "MS", "US",
    "FF1", "FF2", "FF3", "FF4", "FF5", "FF6", "FF", "A.M.", "P.M.", "AM", "PM", "TH",
)  # fmt: skip
_LONGEST_FIRST = sorted(_TOKENS, key=len, reverse=True)
_TOKEN = re.compile(
    r'"((?:[^"\\]|\\.)*)"|(FM|FX)|(' + "|".join(map(re.escape, _LONGEST_FIRST)) + ")",
    re.IGNORECASE,
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LONGEST_NAME = 9
_NOON = 12
Rule = Callable[[datetime], tuple[str, int]]
"""A field's text and the width that FM takes away."""


def _digits(value: int, width: int) -> tuple[str, int]:
    """Write a number with zeros before it."""
    return f"{value:0{width}}", width


def _name(names: tuple[str, ...], index: int) -> tuple[str, int]:
    """Write a name, blank-padded."""
    return names[index], -_LONGEST_NAME


def _half(hour: int) -> int:
    """Hour on a clock of twelve."""
    return hour % _NOON or _NOON


def _fraction(count: int) -> Rule:
    """Write the first digits of the second's fraction; all for 0."""
    return lambda m: (f"{m.microsecond:06}"[: count or 6], 0)


_MONTH_NAMES = tuple(MONTHS)
_DAY_NAMES = tuple(DAYS)
_FIELDS: dict[str, Rule] = {
    "YYYY": lambda m: _digits(m.year, 4),
    "YYY": lambda m: _digits(m.year % 1000, 3),
    "YY": lambda m: _digits(m.year % 100, 2),
    "Y": lambda m: _digits(m.year % 10, 1),
    "Y,YYY": lambda m: (f"{m.year // 1000},{m.year % 1000:03}", 0),
    "RRRR": lambda m: _digits(m.year, 4),
    "RR": lambda m: _digits(m.year % 100, 2),
    "IYYY": lambda m: _digits(m.isocalendar()[0], 4),
    "IYY": lambda m: _digits(m.isocalendar()[0] % 1000, 3),
    "IY": lambda m: _digits(m.isocalendar()[0] % 100, 2),
    "I": lambda m: _digits(m.isocalendar()[0] % 10, 1),
    "CC": lambda m: _digits((m.year + 99) // 100, 2),
    "Q": lambda m: _digits((m.month + 2) // 3, 1),
    "MONTH": lambda m: _name(_MONTH_NAMES, m.month - 1),
    "MON": lambda m: (MONTHS[m.month - 1][:3], 0),
    "MM": lambda m: _digits(m.month, 2),
    "RM": lambda m: (_ROMAN[m.month - 1], -4),
    "WW": lambda m: _digits((m.timetuple().tm_yday - 1) // 7 + 1, 2),
    "IW": lambda m: _digits(m.isocalendar()[1], 2),
    "W": lambda m: _digits((m.day - 1) // 7 + 1, 1),
    "DDD": lambda m: _digits(m.timetuple().tm_yday, 3),
    "DD": lambda m: _digits(m.day, 2),
    "DAY": lambda m: _name(_DAY_NAMES, m.weekday()),
    "DY": lambda m: (DAYS[m.weekday()][:3], 0),
    "D": lambda m: _digits((m.weekday() + 1) % 7 + 1, 1),
    "ID": lambda m: _digits(m.isoweekday(), 1),
    "J": lambda m: _digits(m.toordinal() + 1_721_425, 1),
    "HH24": lambda m: _digits(m.hour, 2),
    "HH12": lambda m: _digits(_half(m.hour), 2),
    "HH": lambda m: _digits(_half(m.hour), 2),
    "MI": lambda m: _digits(m.minute, 2),
    "SS": lambda m: _digits(m.second, 2),
    "SSSS": lambda m: _digits(m.hour * 3600 + m.minute * 60 + m.second, 1),
    "SSSSS": lambda m: _digits(m.hour * 3600 + m.minute * 60 + m.second, 1),
    "MS": lambda m: _digits(m.microsecond // 1000, 3),
    "US": lambda m: _digits(m.microsecond, 6),
    "AM": lambda m: ("AM" if m.hour < _NOON else "PM", 0),
    "PM": lambda m: ("AM" if m.hour < _NOON else "PM", 0),
    "A.M.": lambda m: ("A.M." if m.hour < _NOON else "P.M.", 0),
    "P.M.": lambda m: ("A.M." if m.hour < _NOON else "P.M.", 0),
    **{f"FF{count or ''}": _fraction(count) for count in range(7)},
}
_WORDS = {"MONTH", "MON", "DAY", "DY", "AM", "PM", "A.M.", "P.M.", "RM"}


def date_text(moment: datetime, pattern: str, *, lasting: bool) -> str:
    """TO_CHAR of a date; ``lasting``: FM holds until the next FM (Oracle), else for one field."""
    parts: list[str] = []
    place, bare = 0, False
    last = ""
    for match in _TOKEN.finditer(pattern):
        parts.append(pattern[place : match.start()])
        place = match.end()
        if match[1] is not None:
            parts.append(match[1].replace('\\"', '"'))
        elif match[2]:
            bare = (not bare if lasting else True) if match[2].upper() == "FM" else bare
        elif match[3].upper() == "TH":
            parts.append(_ending(last, match[3]))
        else:
            last = _field(moment, match[3], bare=bare)
            parts.append(last)
            bare = bare and lasting
    parts.append(pattern[place:])
    return "".join(parts)


def _field(moment: datetime, token: str, *, bare: bool) -> str:
    """Write one field in the case of its token."""
    text, width = _FIELDS[token.upper()](moment)
    if token.upper() in _WORDS:
        text = _cased(text, token)
        return text if bare or width >= 0 else text.ljust(-width)
    return (text.lstrip("0") or "0") if bare and width > 0 else text


def _cased(text: str, token: str) -> str:
    """Follow the token's case: MONTH, Month or month."""
    if token.islower():
        return text.lower()
    return text.upper() if token[1:2].isupper() or token.isupper() else text.capitalize()


def _ending(digits: str, token: str) -> str:
    """Write th, st, nd, rd."""
    number = int(digits) if digits.isdigit() else 0
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    if number % 100 in {11, 12, 13}:
        ending = "th"
    return ending.upper() if token.isupper() else ending


def number_text(value: decimals.Number, pattern: str) -> str:
    """TO_CHAR of a number: 9, 0, comma, point, FM, S, MI, L, $, PR."""
    upper = pattern.upper()
    fill = "FM" not in upper
    body = upper.replace("FM", "").replace("G", ",").replace("D", ".")
    signs = [sign for sign in ("MI", "PR", "S", "L", "$") if sign in body]
    for sign in signs:
        body = body.replace(sign, "")
    whole, _, fraction = body.partition(".")
    places = sum(c in "90" for c in fraction)
    number = decimals.at_scale(decimals.decimal(value), places)
    digits, _, tail = f"{abs(number):f}".partition(".")
    slots = sum(c in "90" for c in whole)
    if digits == "0" and slots and "0" not in whole and fraction:
        digits = ""
    if len(digits) > slots:
        return _overflow(body, fill=fill)
    text = _placed(whole, digits)
    if "." in body:
        text += "." + _tail(tail, fraction, fill=fill)
    return _signed(text, number, signs, fill=fill)


def _overflow(body: str, *, fill: bool) -> str:
    """Write hash marks where the number is too wide."""
    text = re.sub("[90]", "#", body)
    return f" {text}" if fill else text


def _placed(slots: str, digits: str) -> str:
    """Put digits into the slots before the point, from the right."""
    rest, parts = list(digits), []
    zeros = slots.find("0")
    for place in range(len(slots) - 1, -1, -1):
        slot = slots[place]
        if slot == ",":
            more = bool(rest) or 0 <= zeros < place
            parts.append("," if more else " ")
        elif rest:
            parts.append(rest.pop())
        else:
            parts.append("0" if 0 <= zeros <= place else " ")
    return "".join(reversed(parts))


def _tail(digits: str, slots: str, *, fill: bool) -> str:
    """Write the digits after the point; FM drops zeros in slots of 9."""
    if fill:
        return digits
    kept = slots.rfind("0") + 1
    while len(digits) > kept and digits.endswith("0"):
        digits = digits[:-1]
    return digits


def _signed(text: str, number: Decimal, signs: list[str], *, fill: bool) -> str:
    """Put the sign where the pattern has it, right before the first digit."""
    negative = number < 0
    bare = text.lstrip(" ")
    money = "$" if "$" in signs or "L" in signs else ""
    if "MI" in signs:
        written = money + bare + ("-" if negative else " " if fill else "")
        width = len(text) + 1
    elif "PR" in signs:
        written = f"<{money}{bare}>" if negative else f" {money}{bare} "
        width = len(text) + 2
    elif "S" in signs:
        written, width = ("-" if negative else "+") + money + bare, len(text) + 1
    else:
        written = ("-" if negative else "") + money + bare
        width = len(text) + 1 + len(money)
    return written.rjust(width) if fill else written.strip()


_WIDTHS = {
    "YYYY": 4, "RRRR": 4, "YYY": 3, "YY": 2, "RR": 2, "Y": 1, "MM": 2, "DD": 2, "DDD": 3,
    "HH24": 2, "HH12": 2, "HH": 2, "MI": 2, "SS": 2, "MS": 3, "US": 6, "SSSSS": 5, "J": 7,
    "FF": 6, "FF1": 1, "FF2": 2, "FF3": 3, "FF4": 4, "FF5": 5, "FF6": 6,
}  # fmt: skip


def read_moment(text: str, pattern: str, code: str) -> datetime:
    """TO_DATE and TO_TIMESTAMP; stop with ``code`` where the text does not fit."""
    fields: dict[str, int] = {}
    rest, place = text.strip(), 0
    for match in _TOKEN.finditer(pattern):
        rest = _skipped(rest, pattern[place : match.start()])
        place = match.end()
        if match[3]:
            rest = _taken(rest, match[3].upper(), fields, code)
        elif match[1] is not None:
            rest = rest[len(match[1]) :]
    try:
        return _assembled(fields)
    except ValueError:
        raise EngineError("22008", f'date/time field value out of range: "{text}"') from None


def _skipped(rest: str, between: str) -> str:
    """Skip what stands between two fields, whatever it is."""
    for _ in between:
        if rest and not rest[0].isalnum():
            rest = rest[1:]
    return rest.lstrip()


def _taken(rest: str, token: str, fields: dict[str, int], code: str) -> str:
    """Take one field."""
    if token in {"MONTH", "MON"}:
        return _named(rest, _MONTH_NAMES, fields, code)
    if token in {"DAY", "DY"}:
        return re.sub("^[A-Za-z]+", "", rest)
    if token in {"AM", "PM", "A.M.", "P.M."}:
        fields["PM"] = int(rest[:1].upper() == "P")
        return rest[len(token) :]
    width = _WIDTHS.get(token)
    found = re.match(rf"[+-]?\d{{1,{width}}}", rest) if width else None
    if not found:
        raise EngineError(code, f'invalid value "{rest}" for "{token}"')
    fields[token] = int(found[0])
    fields[f"{token} width"] = len(found[0])
    return rest[found.end() :]


def _named(rest: str, names: tuple[str, ...], fields: dict[str, int], code: str) -> str:
    """Take a month's name, long or short."""
    for index, name in enumerate(names, start=1):
        for form in (name, name[:3]):
            if rest.lower().startswith(form.lower()):
                fields["MM"] = index
                return rest[len(form) :]
    raise EngineError(code, f'invalid value "{rest}" for "Month"')


def _assembled(fields: dict[str, int]) -> datetime:
    """Put the fields together."""
    year = fields.get("YYYY", fields.get("RRRR"))
    if year is None and ("YY" in fields or "RR" in fields):
        short = fields.get("YY", fields.get("RR", 0))
        year = short + (2000 if short < 70 else 1900)  # noqa: PLR2004 - as both engines
    hour = fields.get("HH24", 0)
    half = fields.get("HH12", fields.get("HH"))
    if half is not None:
        hour = half % _NOON + _NOON * fields.get("PM", 0)
    microsecond = fields.get("US", fields.get("MS", 0) * 1000)
    day = datetime(year or 1, fields.get("MM", 1), fields.get("DD", 1))  # noqa: DTZ001
    if "DDD" in fields:
        day = datetime.fromordinal(day.replace(month=1, day=1).toordinal() + fields["DDD"] - 1)
    return day.replace(
        hour=hour,
        minute=fields.get("MI", 0),
        second=fields.get("SS", 0),
        microsecond=microsecond,
    )


def read_number(text: str, pattern: str, code: str) -> str:
    """TO_NUMBER: the digits of text by a pattern."""
    del pattern
    bare = re.sub(r"[^0-9.+-]", "", text)
    if not re.fullmatch(r"[-+]?\d*\.?\d*[-+]?", bare) or not any(c.isdigit() for c in bare):
        raise EngineError(code, f'invalid input syntax for type numeric: "{text}"')
    if bare.endswith(("-", "+")):
        bare = bare[-1] + bare[:-1]
    return decimals.written(Decimal(bare))
