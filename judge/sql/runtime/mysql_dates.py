"""MySQL's functions on dates and moments."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from judge.sql.runtime import moments
from judge.sql.runtime.moments import Text
from judge.sql.runtime.mysql_times import time_seconds

_DAY_ZERO = 365  # TO_DAYS counts from year 0; Python's ordinals from year 1
_MONTH_UNITS = {"YEAR": 12, "QUARTER": 3, "MONTH": 1}
_SECONDS = {
    "WEEK": 604_800.0,
    "DAY": 86_400.0,
    "HOUR": 3600.0,
    "MINUTE": 60.0,
    "SECOND": 1.0,
    "MICROSECOND": 1e-6,
}
_COMPOUND = {
    "YEAR_MONTH": ("YEAR", "MONTH"),
    "DAY_HOUR": ("DAY", "HOUR"),
    "DAY_MINUTE": ("DAY", "HOUR", "MINUTE"),
    "DAY_SECOND": ("DAY", "HOUR", "MINUTE", "SECOND"),
    "DAY_MICROSECOND": ("DAY", "HOUR", "MINUTE", "SECOND", "MICROSECOND"),
    "HOUR_MINUTE": ("HOUR", "MINUTE"),
    "HOUR_SECOND": ("HOUR", "MINUTE", "SECOND"),
    "HOUR_MICROSECOND": ("HOUR", "MINUTE", "SECOND", "MICROSECOND"),
    "MINUTE_SECOND": ("MINUTE", "SECOND"),
    "MINUTE_MICROSECOND": ("MINUTE", "SECOND", "MICROSECOND"),
    "SECOND_MICROSECOND": ("SECOND", "MICROSECOND"),
}
_DATE_UNITS = {"YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "YEAR_MONTH"}
_CLOCK = re.compile(r"-?\d+:\d+(:\d+(\.\d+)?)?")  # text that is a time and no date
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def add_interval(value: Text, amount: Text, unit: str, sign: int) -> str | None:
    """``value + INTERVAL amount unit``; a date stays one unless the unit is finer than a day."""
    moment = moments.read(value)
    if moment is None:
        return None
    timed = moments.has_time(value) or unit not in _DATE_UNITS
    for part, count in _parts(amount, unit):
        moved = _moved(moment, sign * count, part)
        if moved is None:
            return None
        moment = moved
    return moments.like(moment, timed=timed)


def _parts(amount: Text, unit: str) -> list[tuple[str, float]]:
    """Split an amount such as '1:30' by its unit such as MINUTE_SECOND."""
    if unit not in _COMPOUND:
        count = _number(amount)
        return [(unit, count if unit == "SECOND" else _nearest(count))]
    names = _COMPOUND[unit]
    numbers = [int(digits) for digits in re.findall(r"\d+", str(amount))]
    sign = -1 if str(amount).strip().startswith("-") else 1
    return [(name, sign * count) for name, count in zip(reversed(names), reversed(numbers))]  # noqa: B905


def _number(amount: Text) -> float:
    """Read a number at the start of text; 0 where there is none."""
    match = re.match(r"\s*[-+]?\d+(\.\d*)?", str(amount))
    return float(match[0]) if match else 0.0


def _nearest(count: float) -> int:
    """Round half away from zero."""
    return int(abs(count) + 0.5) * (1 if count >= 0 else -1)


def _moved(moment: datetime, count: float, unit: str) -> datetime | None:
    """Move a moment by one unit's count."""
    if unit in _MONTH_UNITS:
        return moments.add_months(moment, int(count) * _MONTH_UNITS[unit])
    try:
        span = timedelta(microseconds=round(count * _SECONDS[unit] * 1_000_000))
    except OverflowError:
        return None
    return moments.add_time(moment, span)


def timestamp_difference(unit: str, first: Text, second: Text) -> int | None:
    """TIMESTAMPDIFF: whole units from ``first`` to ``second``, towards zero."""
    start, end = moments.read(first), moments.read(second)
    if start is None or end is None:
        return None
    if unit in _MONTH_UNITS:
        months = moments.months_between(start, end)
        return _towards_zero(months, _MONTH_UNITS[unit])
    microseconds = (end - start) // timedelta(microseconds=1)
    return _towards_zero(microseconds, round(_SECONDS[unit] * 1_000_000))


def _towards_zero(count: int, divisor: int) -> int:
    """Divide towards zero."""
    return abs(count) // divisor * (1 if count >= 0 else -1)


def date_difference(first: Text, second: Text) -> int | None:
    """DATEDIFF: days between the date parts."""
    end, start = moments.read(first), moments.read(second)
    return None if end is None or start is None else end.toordinal() - start.toordinal()


def of_date(function: Callable[[datetime], int | str | None]) -> Callable[[Text], int | str | None]:
    """Make a function of text out of one of a moment; unreadable text gives NULL."""

    def read_first(value: Text) -> int | str | None:
        """Read the moment, then apply."""
        moment = moments.read(value)
        return None if moment is None else function(moment)

    return read_first


def week(value: Text, mode: int) -> int | None:
    """WEEK(date, mode)."""
    moment = moments.read(value)
    return None if moment is None else week_of(moment, mode)[1]


def year_week(value: Text, mode: int) -> int | None:
    """YEARWEEK(date, mode)."""
    moment = moments.read(value)
    if moment is None:
        return None
    year, number = week_of(moment, mode | 2)
    return year * 100 + number


def week_of(day: date, mode: int) -> tuple[int, int]:
    """Give the year and the week as calc_week in sql-common/my_time.cc counts them."""
    monday_first, long_year, first_weekday = bool(mode & 1), bool(mode & 2), bool(mode & 4)
    if not monday_first:
        first_weekday = not first_weekday
    year = day.year
    number = day.toordinal()
    first = date(year, 1, 1)
    weekday = _weekday(first, sunday_first=not monday_first)
    if day.month == 1 and day.day <= 7 - weekday:
        if not long_year and _skips(weekday, first_weekday=first_weekday):
            return year, 0
        long_year = True
        if _skips(weekday, first_weekday=first_weekday):
            year -= 1
            first = date(year, 1, 1)
            weekday = _weekday(first, sunday_first=not monday_first)
    start = first.toordinal()
    start += 7 - weekday if _skips(weekday, first_weekday=first_weekday) else -weekday
    days = number - start
    if long_year and days >= 52 * 7 and _in_next_year(year, monday_first, first_weekday):
        return year + 1, 1
    return year, days // 7 + 1


def _skips(weekday: int, *, first_weekday: bool) -> bool:
    """Whether the year's first days belong to the week before."""
    return weekday != 0 if first_weekday else weekday >= 4  # noqa: PLR2004 - most of a week


def _weekday(day: date, *, sunday_first: bool) -> int:
    """Give a day's number in its week, from 0."""
    return (day.toordinal() + (0 if sunday_first else 6)) % 7


def _in_next_year(year: int, monday_first: bool, first_weekday: bool) -> bool:  # noqa: FBT001
    """Whether days after week 52 are in week 1 of the next year."""
    following = _weekday(date(year + 1, 1, 1), sunday_first=not monday_first)
    return not _skips(following, first_weekday=first_weekday)


def _twelve(hour: int) -> int:
    """Hour on a clock of twelve."""
    return hour % 12 or 12


def _ordinal(day: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th") if day not in {11, 12, 13} else "th"
    return f"{day}{ending}"


_FORMATS: dict[str, Callable[[datetime], str]] = {
    "a": lambda m: DAYS[m.weekday()][:3],
    "b": lambda m: MONTHS[m.month - 1][:3],
    "c": lambda m: str(m.month),
    "D": lambda m: _ordinal(m.day),
    "d": lambda m: f"{m.day:02}",
    "e": lambda m: str(m.day),
    "f": lambda m: f"{m.microsecond:06}",
    "H": lambda m: f"{m.hour:02}",
    "h": lambda m: f"{_twelve(m.hour):02}",
    "I": lambda m: f"{_twelve(m.hour):02}",
    "i": lambda m: f"{m.minute:02}",
    "j": lambda m: f"{m.timetuple().tm_yday:03}",
    "k": lambda m: str(m.hour),
    "l": lambda m: str(_twelve(m.hour)),
    "M": lambda m: MONTHS[m.month - 1],
    "m": lambda m: f"{m.month:02}",
    "p": lambda m: "AM" if m.hour < 12 else "PM",  # noqa: PLR2004 - noon
    "r": lambda m: f"{_twelve(m.hour):02}:{m:%M:%S} {'AM' if m.hour < 12 else 'PM'}",  # noqa: PLR2004
    "S": lambda m: f"{m.second:02}",
    "s": lambda m: f"{m.second:02}",
    "T": lambda m: f"{m:%H:%M:%S}",
    "U": lambda m: f"{week_of(m, 0)[1]:02}",
    "u": lambda m: f"{week_of(m, 1)[1]:02}",
    "V": lambda m: f"{week_of(m, 2)[1]:02}",
    "v": lambda m: f"{week_of(m, 3)[1]:02}",
    "W": lambda m: DAYS[m.weekday()],
    "w": lambda m: str((m.weekday() + 1) % 7),
    "X": lambda m: f"{week_of(m, 2)[0]:04}",
    "x": lambda m: f"{week_of(m, 3)[0]:04}",
    "Y": lambda m: f"{m.year:04}",
    "y": lambda m: f"{m.year % 100:02}",
}


def date_format(value: Text, pattern: str) -> str | None:
    """DATE_FORMAT; a letter that means nothing stands for itself. A TIME is one of some day."""
    if _CLOCK.fullmatch(str(value)):
        return time_format(value, pattern)
    moment = moments.read(value)
    return None if moment is None else formatted(moment, pattern)


def formatted(moment: datetime, pattern: str) -> str:
    """Write a moment by a pattern."""

    def replaced(match: re.Match[str]) -> str:
        """Write one field."""
        rule = _FORMATS.get(match[1])
        return rule(moment) if rule else match[1]

    return re.sub(r"%(.)", replaced, pattern, flags=re.DOTALL)


def time_format(value: Text, pattern: str) -> str:
    """TIME_FORMAT: as DATE_FORMAT, but hours may pass 23."""
    seconds = time_seconds(value)
    hours = int(abs(seconds)) // 3600
    moment = datetime(2000, 1, 1) + timedelta(seconds=abs(seconds) % 86_400)  # noqa: DTZ001
    wide = pattern.replace("%H", f"{hours:02}").replace("%k", str(hours))
    return ("-" if seconds < 0 else "") + formatted(moment, wide)


def last_day(moment: datetime) -> str:
    """LAST_DAY."""
    return moments.write_date(
        moment.replace(day=moments.month_end(moment.year, moment.month)).date()
    )


def make_date(year: int, day: int) -> str | None:
    """MAKEDATE; a two-digit year gets its century."""
    if day <= 0:
        return None
    full = year + (2000 if year < 70 else 1900) if 0 <= year < 100 else year  # noqa: PLR2004
    moved = moments.add_time(datetime(full, 1, 1), timedelta(days=day - 1))  # noqa: DTZ001
    return moments.write_date(moved) if moved else None


def from_days(number: int) -> str | None:
    """FROM_DAYS."""
    ordinal = number - _DAY_ZERO
    return moments.write_date(date.fromordinal(ordinal)) if ordinal >= 1 else None


def to_days(moment: datetime) -> int:
    """TO_DAYS."""
    return moment.toordinal() + _DAY_ZERO


def to_seconds(moment: datetime) -> int:
    """TO_SECONDS."""
    return to_days(moment) * 86_400 + moment.hour * 3600 + moment.minute * 60 + moment.second


def period_add(period: int, months: int) -> int:
    """PERIOD_ADD on YYYYMM."""
    index = _period_months(period) + months
    return index // 12 * 100 + index % 12 + 1


def period_difference(first: int, second: int) -> int:
    """PERIOD_DIFF on YYYYMM."""
    return _period_months(first) - _period_months(second)


def _period_months(period: int) -> int:
    """Count the months of YYYYMM or YYMM."""
    year, month = divmod(period, 100)
    if year < 100:  # noqa: PLR2004 - two digits
        year += 2000 if year < 70 else 1900  # noqa: PLR2004
    return year * 12 + month - 1


_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the server's zone is taken to be UTC


def unix_timestamp(moment: datetime) -> int:
    """UNIX_TIMESTAMP, in UTC."""
    return max(0, (moment - _EPOCH) // timedelta(seconds=1))


def from_unix(seconds: float) -> str | None:
    """FROM_UNIXTIME, in UTC."""
    if seconds < 0:
        return None
    moved = moments.add_time(_EPOCH, timedelta(seconds=seconds))
    return moments.write(moved) if moved else None


def extract(unit: str, value: Text) -> int | None:
    """EXTRACT of a unit, also compound ones (YEAR_MONTH gives 202401)."""
    if _CLOCK.fullmatch(str(value)):
        return _of_clock(unit, value)
    moment = moments.read(value)
    if moment is None:
        return None
    if unit in _FIELDS:
        return _FIELDS[unit](moment)
    total = 0
    for part in _COMPOUND[unit]:
        total = total * (1_000_000 if part == "MICROSECOND" else 100) + _FIELDS[part](moment)
    return total


def _of_clock(unit: str, value: Text) -> int | None:
    """Take a unit of a TIME."""
    whole = int(abs(time_seconds(value)))
    return {"HOUR": whole // 3600, "MINUTE": whole // 60 % 60, "SECOND": whole % 60}.get(unit)


_FIELDS: dict[str, Callable[[datetime], int]] = {
    "YEAR": lambda m: m.year,
    "QUARTER": lambda m: (m.month + 2) // 3,
    "MONTH": lambda m: m.month,
    "WEEK": lambda m: week_of(m, 0)[1],
    "DAY": lambda m: m.day,
    "HOUR": lambda m: m.hour,
    "MINUTE": lambda m: m.minute,
    "SECOND": lambda m: m.second,
    "MICROSECOND": lambda m: m.microsecond,
}
