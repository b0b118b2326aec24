"""PostgreSQL's intervals: months, days and microseconds apart, as text in its own output form."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from judge.sql.runtime import moments
from judge.sql.runtime.failures import EngineError

_SECOND = 1_000_000
_HOUR = 3600 * _SECOND
_DAY = 24 * _HOUR
_PARTS = re.compile(r"([-+]?\d*\.?\d+)\s*([a-zA-Z]+)")
_CLOCK = re.compile(r"([-+]?)(\d+):(\d+)(?::(\d+)(?:\.(\d+))?)?")
_MONTHS = {"year": 12, "mon": 1, "month": 1, "decade": 120, "century": 1200, "y": 12, "yr": 12}
_DAYS = {"day": 1, "week": 7, "d": 1, "w": 7}
_MICROSECONDS = {
    "hour": _HOUR,
    "h": _HOUR,
    "hr": _HOUR,
    "minute": 60 * _SECOND,
    "min": 60 * _SECOND,
    "m": 60 * _SECOND,
    "second": _SECOND,
    "sec": _SECOND,
    "s": _SECOND,
    "millisecond": 1000,
    "microsecond": 1,
}


@dataclass(frozen=True, slots=True)
class Interval:
    """A span of time; a month has no length of its own."""

    months: int = 0
    days: int = 0
    microseconds: int = 0

    @property
    def total(self) -> int:
        """Compare by this: a month counts 30 days, a day 24 hours."""
        return (self.months * 30 + self.days) * _DAY + self.microseconds


def read(text: str) -> Interval:
    """Read "1 year 2 mons 3 days 04:05:06", "2 weeks", "-1 day"."""
    rest = text.strip().lower()
    months = days = 0.0
    microseconds = 0
    clock = _CLOCK.search(rest)
    if clock:
        microseconds = _clock(clock)
        rest = rest[: clock.start()] + rest[clock.end() :]
    found = _PARTS.findall(rest)
    if not found and not clock:
        raise EngineError("22007", f'invalid input syntax for type interval: "{text}"')
    sign = -1 if rest.rstrip().endswith("ago") else 1
    for amount, word in found:
        number, unit = float(amount), _unit(word, text)
        if unit in _MONTHS:
            months += number * _MONTHS[unit]
        elif unit in _DAYS:
            days += number * _DAYS[unit]
        else:
            microseconds += round(number * _MICROSECONDS[unit])
    return _carried(sign * months, sign * days, sign * microseconds)


def _unit(word: str, text: str) -> str:
    """Find a unit by its word, singular or plural."""
    for name in (word, word.removesuffix("s"), word.removesuffix("es")):
        if name in _MONTHS or name in _DAYS or name in _MICROSECONDS:
            return name
    if word == "centuries":
        return "century"
    raise EngineError("22007", f'invalid input syntax for type interval: "{text}"')


def _clock(match: re.Match[str]) -> int:
    """Read hours, minutes and seconds."""
    sign, hours, minutes, seconds, fraction = match.groups()
    total = int(hours) * _HOUR + int(minutes) * 60 * _SECOND + int(seconds or 0) * _SECOND
    total += int((fraction or "0")[:6].ljust(6, "0"))
    return -total if sign == "-" else total


def _carried(months: float, days: float, microseconds: int) -> Interval:
    """Carry fractions of a month to days, of a day to time."""
    whole = int(months)
    days += (months - whole) * 30
    day = int(round(days, 9))
    return Interval(whole, day, microseconds + round((days - day) * _DAY))


def write(span: Interval) -> str:
    """Write as PostgreSQL does: "1 year 2 mons -3 days +04:05:06"."""
    parts: list[str] = []
    years, months = _towards_zero(span.months, 12)
    negative = False
    for count, word in ((years, "year"), (months, "mon"), (span.days, "day")):
        if count:
            plus = "+" if negative and count > 0 else ""
            parts.append(f"{plus}{count} {word}{'' if count == 1 else 's'}")
            negative = count < 0
    if span.microseconds or not parts:
        plus = "+" if negative and span.microseconds > 0 else ""
        parts.append(plus + _written_clock(span.microseconds))
    return " ".join(parts)


def _towards_zero(count: int, divisor: int) -> tuple[int, int]:
    """Divide towards zero."""
    sign = -1 if count < 0 else 1
    whole, rest = divmod(abs(count), divisor)
    return sign * whole, sign * rest


def _written_clock(microseconds: int) -> str:
    """Write the time of an interval."""
    whole, fraction = divmod(abs(microseconds), _SECOND)
    text = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    if fraction:
        text += f".{fraction:06}".rstrip("0")
    return f"-{text}" if microseconds < 0 else text


def add(first: str, second: str, sign: int) -> str:
    """Add or take away an interval."""
    left, right = read(first), read(second)
    return write(
        Interval(
            left.months + sign * right.months,
            left.days + sign * right.days,
            left.microseconds + sign * right.microseconds,
        )
    )


def multiply(span: str, factor: float | str) -> str:
    """Multiply an interval."""
    value, by = read(span), float(factor)
    months = value.months * by
    return write(_carried(months, value.days * by, round(value.microseconds * by)))


def move(moment: str, span: str, sign: int) -> str:
    """Move a moment by an interval; the result has a time."""
    value = read(span)
    start = timestamp(moment)
    moved = moments.add_months(start, sign * value.months)
    ended = moved and moments.add_time(
        moved, timedelta(days=sign * value.days, microseconds=sign * value.microseconds)
    )
    if not ended:
        raise EngineError("22008", "timestamp out of range")
    return short(ended)


def timestamp(text: str) -> datetime:
    """Read a moment; stop where it is none."""
    moment = moments.read(text)
    if moment is None:
        raise EngineError("22007", f'invalid input syntax for type timestamp: "{text}"')
    return moment


def short(moment: datetime) -> str:
    """Write a moment with its fraction's zeros dropped."""
    text = moments.write(moment)
    return text.rstrip("0") if moment.microsecond else text


def between(end: str, start: str) -> str:
    """Subtract two timestamps: days and time."""
    span = timestamp(end) - timestamp(start)
    microseconds = span // timedelta(microseconds=1)
    days, rest = _towards_zero(microseconds, _DAY)
    return write(Interval(0, days, rest))


def age(end: str, start: str) -> str:
    """Count years, months and days as a person would (AGE), field by field.

    As timestamp_age in timestamp.c: a missing day is borrowed from the month of the earlier moment.
    """
    first, second = timestamp(end), timestamp(start)
    sign = 1
    if first < second:
        first, second, sign = second, first, -1
    months = (first.year - second.year) * 12 + first.month - second.month
    days = first.day - second.day
    microseconds = _of_day(first) - _of_day(second)
    if microseconds < 0:
        microseconds += _DAY
        days -= 1
    if days < 0:
        days += moments.month_end(second.year, second.month)
        months -= 1
    return write(Interval(sign * months, sign * days, sign * microseconds))


def _of_day(moment: datetime) -> int:
    """Count the microseconds since midnight."""
    whole = moment.hour * 3600 + moment.minute * 60 + moment.second
    return whole * _SECOND + moment.microsecond


def total_key(text: str) -> int:
    """Order intervals."""
    try:
        return read(text).total
    except EngineError:
        return 0


def extract(field: str, text: str) -> int | str:
    """Take a field of an interval."""
    span = read(text)
    years, months = _towards_zero(span.months, 12)
    seconds, fraction = _towards_zero(span.microseconds, _SECOND)
    hours, rest = _towards_zero(seconds, 3600)
    minutes, left = _towards_zero(rest, 60)
    if field == "epoch":
        total = (years * 31_557_600 + (months * 30 + span.days) * 86_400) * _SECOND
        return _decimal(total + span.microseconds)
    if field == "second":
        return _decimal(left * _SECOND + fraction)
    fields = {
        "year": years,
        "month": months,
        "day": span.days,
        "hour": hours,
        "minute": minutes,
    }
    if field not in fields:
        raise EngineError("0A000", f'unit "{field}" not supported for type interval')
    return fields[field]


def _decimal(microseconds: int) -> str:
    """Write microseconds as seconds with six digits."""
    sign = "-" if microseconds < 0 else ""
    whole, fraction = divmod(abs(microseconds), _SECOND)
    return f"{sign}{whole}.{fraction:06}"
