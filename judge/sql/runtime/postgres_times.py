"""Reads text as PostgreSQL's ``time``: https://www.postgresql.org/docs/15/datatype-datetime.html."""

import re
from datetime import timedelta

from judge.sql.runtime import moments
from judge.sql.runtime.failures import EngineError

_TIME = re.compile(
    r"\s*(?:(\d{1,2}):(\d{1,2})(?::(\d{1,2})(\.\d*)?)?|(\d\d)(\d\d)(\d\d))\s*(am|pm)?\s*"
    r"(?:[+-]\d{1,2}(?::?\d\d)?)?\s*",
    re.IGNORECASE,
)
_DATE = re.compile(r"\s*\d+-\d+-\d+[ T]")
_NOON, _DAY = 12, 24 * 3600


def to_time(value: str) -> str:
    """Cast text to time, "09:05:00"; of a timestamp the time is taken."""
    if _DATE.match(value) and (moment := moments.read(value)) is not None:
        return _written(timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second))
    found = _TIME.fullmatch(value)
    if found is None:
        raise EngineError("22007", f'invalid input syntax for type time: "{value}"')
    hour, minute, second = (int(found[n] or found[n + 4] or 0) for n in (1, 2, 3))
    if found[8]:
        wrong = not 1 <= hour <= _NOON
        hour = hour % _NOON + (_NOON if found[8].lower() == "pm" else 0)
    else:
        wrong = False
    fraction = round(float(f"0{found[4]}") * 1_000_000) if found[4] and found[4] != "." else 0
    time = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=fraction)
    if wrong or minute > 59 or second > 60 or time > timedelta(seconds=_DAY):  # noqa: PLR2004
        raise EngineError("22008", f'date/time field value out of range: "{value}"')
    return _written(time)


def _written(time: timedelta) -> str:
    """Write a time, its fraction's zeros dropped."""
    seconds = time.days * _DAY + time.seconds
    text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{text}.{time.microseconds:06}".rstrip("0") if time.microseconds else text
