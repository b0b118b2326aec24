"""MySQL's functions on TIME, which is a span of up to 838 hours."""

import re
from datetime import timedelta

from judge.sql.runtime import moments
from judge.sql.runtime.collations import time_key
from judge.sql.runtime.moments import Text

_LONGEST = 838 * 3600 + 59 * 60 + 59  # seconds


def time_seconds(value: Text) -> float:
    """TIME_TO_SEC of text: a time, a moment's time of day, or digits (hhmmss)."""
    text = str(value).strip()
    if "-" in text[1:] and moments.has_time(text):
        return time_key(text.replace("T", " ").partition(" ")[2])
    if ":" in text:
        days, _, clock = text.rpartition(" ")
        return time_key(clock) + (int(days) * 86_400 if days.lstrip("-").isdigit() else 0)
    return _packed_time(text)


def _packed_time(text: str) -> float:
    """Read 123456 as 12:34:56."""
    match = re.match(r"-?\d+(\.\d+)?", text)
    if not match:
        return 0.0
    number = abs(float(match[0]))
    whole = int(number)
    seconds = whole // 10_000 * 3600 + whole // 100 % 100 * 60 + whole % 100 + number - whole
    return -seconds if text.startswith("-") else seconds


def write_time(seconds: float) -> str:
    """Write a TIME, clamped to what MySQL holds."""
    total = min(round(abs(seconds) * 1_000_000), _LONGEST * 1_000_000)
    whole, fraction = divmod(total, 1_000_000)
    text = f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}"
    sign = "-" if seconds < 0 and total else ""
    return f"{sign}{text}.{fraction:06}" if fraction else sign + text


def to_time(value: Text) -> str:
    """TIME(value)."""
    return write_time(time_seconds(value))


def time_difference(first: Text, second: Text) -> str | None:
    """TIMEDIFF: both times, or both moments."""
    if moments.has_time(first) and "-" in str(first)[1:]:
        end, start = moments.read(first), moments.read(second)
        if end is None or start is None:
            return None
        return write_time((end - start).total_seconds())
    return write_time(time_seconds(first) - time_seconds(second))


def add_clock(value: Text, span: Text, sign: int) -> str | None:
    """ADDTIME and SUBTIME."""
    seconds = sign * time_seconds(span)
    if "-" not in str(value)[1:]:
        return write_time(time_seconds(value) + seconds)
    moment = moments.read(value)
    moved = moment and moments.add_time(moment, timedelta(seconds=seconds))
    return moments.write(moved) if moved else None


def make_time(hour: int, minute: int, second: float) -> str | None:
    """MAKETIME."""
    if not (0 <= minute < 60 and 0 <= second < 60):  # noqa: PLR2004 - a clock's
        return None
    seconds = abs(hour) * 3600 + minute * 60 + second
    return write_time(-seconds if hour < 0 else seconds)
