"""Dates and times as text: reading, writing and the calendar that all dialects share.

A moment is a naive ``datetime``; what cannot be read is None. Text without a time is a date, and
stays one where a function keeps its kind.
"""

import calendar
import re
from datetime import date, datetime, timedelta

_DELIMITED = re.compile(
    r"\s*(\d{1,4})[-/.:,^@*+#](\d{1,2})[-/.:,^@*+#](\d{1,2})"
    r"(?:[T ]+(\d{1,2})(?:[:.](\d{1,2})(?:[:.](\d{1,2})(?:\.(\d*))?)?)?)?"
)
_PACKED = re.compile(r"\s*(\d{14}|\d{12}|\d{8}|\d{6})(?:\.(\d*))?\s*$")
_DATE_LENGTH = len("2024-01-31")
_CENTURY_TURN = 70  # two-digit years below it are of 20xx, in MySQL
_MICROSECONDS = 6
MONTHS_A_YEAR = 12

Text = int | float | str


def read(value: Text) -> datetime | None:
    """Read a moment leniently: one-digit months, any delimiter, or digits alone."""
    text = str(value)
    match = _DELIMITED.match(text)
    if match:
        parts = match.groups()
        year = _year(parts[0])
        return _moment([year, *(int(part or 0) for part in parts[1:6])], parts[6])
    packed = _PACKED.match(text)
    return _unpacked(packed[1], packed[2]) if packed else None


def _unpacked(digits: str, fraction: str | None) -> datetime | None:
    """Read 20240131, 240131, 20240131235959 or 240131235959."""
    width = 4 if len(digits) in {8, 14} else 2
    rest = digits[width:].ljust(10, "0")
    fields = [int(rest[place : place + 2]) for place in range(0, 10, 2)]
    return _moment([_year(digits[:width]), *fields], fraction)


def _year(digits: str) -> int:
    """Give a two-digit year its century."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits
        return year
    return year + (2000 if year < _CENTURY_TURN else 1900)


def _moment(fields: list[int], fraction: str | None) -> datetime | None:
    """Build a moment; None for a date that is none."""
    microseconds = int((fraction or "")[:_MICROSECONDS].ljust(_MICROSECONDS, "0"))
    year, month, day, hour, minute, second = fields
    try:
        return datetime(year, month, day, hour, minute, second, microseconds)  # noqa: DTZ001 - local
    except ValueError:
        return None


def has_time(value: Text) -> bool:
    """Whether the text carries a time of day."""
    text = str(value).strip()
    return len(text) > _DATE_LENGTH and (":" in text or (text.isdigit() and len(text) > 8))  # noqa: PLR2004


def write(moment: datetime) -> str:
    """Write a date with its time; a fraction of the second only where there is one."""
    text = f"{moment.year:04}-{moment:%m-%d %H:%M:%S}"
    return f"{text}.{moment.microsecond:06}" if moment.microsecond else text


def write_date(day: date) -> str:
    """Write a date alone."""
    return f"{day.year:04}-{day:%m-%d}"


def like(moment: datetime, *, timed: bool) -> str:
    """Write a moment with its time or without."""
    return write(moment) if timed else write_date(moment)


def month_end(year: int, month: int) -> int:
    """Count the days of a month."""
    return calendar.monthrange(year, month)[1]


def add_months(moment: datetime, months: int) -> datetime | None:
    """Move by months; a day that the month lacks becomes its last."""
    index = moment.year * MONTHS_A_YEAR + moment.month - 1 + months
    year, month = divmod(index, MONTHS_A_YEAR)
    if not 1 <= year <= 9999:  # noqa: PLR2004 - what datetime holds
        return None
    return moment.replace(
        year=year, month=month + 1, day=min(moment.day, month_end(year, month + 1))
    )


def add_time(moment: datetime, span: timedelta) -> datetime | None:
    """Move by a span; None beyond the calendar."""
    try:
        return moment + span
    except OverflowError:
        return None


def seconds(value: Text) -> int | None:
    """Count seconds from a fixed start, for frames that are intervals of time."""
    moment = read(value)
    if moment is None:
        return None
    return moment.toordinal() * 86_400 + moment.hour * 3600 + moment.minute * 60 + moment.second


def months_between(first: datetime, second: datetime) -> int:
    """Count whole months from ``first`` to ``second``; negative where it is earlier."""
    if second < first:
        return -months_between(second, first)
    months = (second.year - first.year) * MONTHS_A_YEAR + second.month - first.month
    early = (second.day, second.time()) < (first.day, first.time())
    return months - early
