"""A plan as a calendar, for a phone: iCalendar (RFC 5545).

Each day of the plan is an event of the whole day. Its UID is made of the set and the date, and its
SEQUENCE grows with time, so that a calendar that reads a later file changes the events that it has
(RFC 5545, 3.8.4.7 and 3.8.7.4). Days that are gone from a later plan have to be deleted by hand: a
file cannot take an event out of a calendar.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from judge.frozen import frozen

_LONGEST_OCTETS = 75  # of a line, its end not counted (3.1)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
PRODUCT = "-//judge//plan//EN"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)


@frozen
class DayEvent:
    """An event of one whole day; ``key`` tells it from all others, for ever."""

    key: str
    day: date
    summary: str
    description: str


def write_calendar(name: str, events: Iterable[DayEvent], now: datetime) -> str:
    """Write the file's text; lines end in CR LF."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escape(name)}",
        *(line for event in events for line in _event(event, now)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _event(event: DayEvent, now: datetime) -> Iterator[str]:
    stamp = now.astimezone(UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.key}@judge.invalid"  # a domain that nobody can have (RFC 2606)
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"SEQUENCE:{int((stamp - _EPOCH).total_seconds()) // 60}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"  # not included (3.6.1)
    yield f"SUMMARY:{_escape(event.summary)}"
    yield f"DESCRIPTION:{_escape(event.description)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escape(text: str) -> str:
    return text.translate(_ESCAPED)


def _fold(line: str) -> Iterator[str]:
    """Break a line so that none is too long; a letter of several octets stays whole."""
    piece, octets, room = "", 0, _LONGEST_OCTETS
    for letter in line:
        size = len(letter.encode())
        if octets + size > room:
            yield piece
            piece, octets, room = " ", 1, _LONGEST_OCTETS
        piece += letter
        octets += size
    yield piece
