"""STR_TO_DATE: reads a date or a time by MySQL's pattern."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from judge.sql.runtime import moments
from judge.sql.runtime.mysql_dates import DAYS, MONTHS
from judge.sql.runtime.mysql_times import write_time

_EXPANSIONS = {"T": "%H:%i:%S", "r": "%h:%i:%S %p"}
_NUMBERS = {
    "Y": ("year", 4),
    "y": ("short_year", 2),
    "m": ("month", 2),
    "c": ("month", 2),
    "d": ("day", 2),
    "e": ("day", 2),
    "H": ("hour", 2),
    "k": ("hour", 2),
    "h": ("half", 2),
    "I": ("half", 2),
    "l": ("half", 2),
    "i": ("minute", 2),
    "S": ("second", 2),
    "s": ("second", 2),
    "f": ("microsecond", 6),
    "j": ("year_day", 3),
}
_CLOCK = {"hour", "half", "minute", "second", "microsecond"}
_NOON = 12
Fields = dict[str, int]


def string_to_date(text: str, pattern: str) -> str | None:
    """STR_TO_DATE: a date, a time or both, by what the pattern asks; None where it does not fit."""
    for letter, expansion in _EXPANSIONS.items():
        pattern = pattern.replace(f"%{letter}", expansion)
    fields: Fields = {}
    rest: str | None = text
    for token in re.findall(r"%.|\s+|[^%\s]", pattern, flags=re.DOTALL):
        rest = _consume(token, (rest or "").lstrip() if token.isspace() else rest or "", fields)
        if rest is None:
            return None
    return _assembled(fields, set(re.findall("%(.)", pattern)))


def _consume(token: str, text: str, fields: Fields) -> str | None:
    """Take what one token of the pattern asks for; return what is left, None where it misfits."""
    if token.isspace():
        return text
    text = text.lstrip()
    if not token.startswith("%"):
        return text[1:] if text.startswith(token) else None
    if token[1] in _NUMBERS:
        return _number(token[1], text, fields)
    if token[1] in _WORDS:
        return _WORDS[token[1]](text, fields)
    return None


def _number(letter: str, text: str, fields: Fields) -> str | None:
    """Take digits, as many as the field holds."""
    name, width = _NUMBERS[letter]
    match = re.match(rf"\d{{1,{width}}}", text)
    if not match:
        return None
    digits = match[0].ljust(6, "0") if letter == "f" else match[0]
    fields[name] = int(digits)
    if letter == "y" or (letter == "Y" and len(digits) <= 2):  # noqa: PLR2004 - two digits
        fields["year"] = int(digits) + (2000 if int(digits) < 70 else 1900)  # noqa: PLR2004
    return text[match.end() :]


def _month_name(text: str, fields: Fields) -> str | None:
    """Take a month's name."""
    return _named(text, MONTHS, fields, "month")


def _short_month(text: str, fields: Fields) -> str | None:
    """Take a month's first three letters."""
    return _named(text, [name[:3] for name in MONTHS], fields, "month")


def _day_name(text: str, fields: Fields) -> str | None:
    """Take a day's name, which the date need not agree with."""
    return _named(text, DAYS, fields, "weekday")


def _short_day(text: str, fields: Fields) -> str | None:
    """Take a day's first three letters."""
    return _named(text, [name[:3] for name in DAYS], fields, "weekday")


def _named(text: str, names: Sequence[str], fields: Fields, field: str) -> str | None:
    """Take one of the names, in any case."""
    word = re.match("[A-Za-z]*", text)
    found = word[0].lower() if word else ""
    for index, name in enumerate(names):
        if found == name.lower():
            fields[field] = index + 1
            return text[len(found) :]
    return None


def _half(text: str, fields: Fields) -> str | None:
    """Take AM or PM."""
    half = text[:2].upper()
    if half not in {"AM", "PM"}:
        return None
    fields["afternoon"] = int(half == "PM")
    return text[2:]


_WORDS: dict[str, Callable[[str, Fields], str | None]] = {
    "M": _month_name,
    "b": _short_month,
    "W": _day_name,
    "a": _short_day,
    "p": _half,
}


def _assembled(fields: Fields, letters: set[str]) -> str | None:
    """Put the fields together."""
    seconds = _clock(fields)
    if seconds is None:
        return None
    wants_date = bool(letters & set("YymcdejMb"))
    wants_time = bool(letters & set("HkhIliSsf"))
    if not wants_date:
        return write_time(seconds)
    day = _day(fields)
    if day is None:
        return None
    moment = datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)  # noqa: DTZ001
    return moments.like(moment, timed=wants_time)


def _clock(fields: Fields) -> float | None:
    """Count the seconds of the day."""
    hour = fields.get("hour", 0)
    if "half" in fields:
        if not 1 <= fields["half"] <= _NOON:
            return None
        hour = fields["half"] % _NOON + _NOON * fields.get("afternoon", 0)
    minute, second = fields.get("minute", 0), fields.get("second", 0)
    if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004 - a clock's
        return None
    return hour * 3600 + minute * 60 + second + fields.get("microsecond", 0) / 1_000_000


def _day(fields: Fields) -> date | None:
    """Find the day; a date with parts missing has zeros, which strict MySQL makes NULL."""
    try:
        if "year_day" in fields:
            return date(fields["year"], 1, 1) + timedelta(days=fields["year_day"] - 1)
        return date(fields["year"], fields["month"], fields["day"])
    except (KeyError, ValueError, OverflowError):
        return None
