"""The calendar keeps to RFC 5545, and a later file updates what an earlier one made."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from judge.study.calendar import DayEvent, write_calendar

NOW = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 30)
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=300)


def event(summary: str = "a", description: str = "b", day: date = DAY) -> DayEvent:
    """Make an event."""
    return DayEvent(
        key=f"mine-{day.isoformat()}", day=day, summary=summary, description=description
    )


def properties(text: str) -> Iterator[tuple[str, str]]:
    """Read a calendar as another program would: unfold, take apart, unescape (RFC 5545, 3.1)."""
    for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        name, _, value = line.partition(":")
        plain, rest = "", iter(value)
        for letter in rest:
            if letter == "\\":
                letter = next(rest)
                plain += "\n" if letter == "n" else letter
            else:
                plain += letter
        yield name, plain


@given(LETTERS, LETTERS)
def test_any_text_comes_back(summary: str, description: str) -> None:
    """Lines are short and end in CR LF; what was escaped and folded reads as it was."""
    text = write_calendar("plan", [event(summary, description)], NOW)
    found = dict(properties(text))

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert (found["SUMMARY"], found["DESCRIPTION"]) == (summary, description)


def test_an_event_of_a_whole_day() -> None:
    """It ends where the next day begins, and takes no time in a calendar of appointments."""
    found = dict(properties(write_calendar("plan", [event()], NOW)))

    assert found["DTSTART;VALUE=DATE"] == "20261130"
    assert found["DTEND;VALUE=DATE"] == "20261201"
    assert found["DTSTAMP"] == "20261126T120000Z"
    assert found["UID"] == "mine-2026-11-30@judge.invalid"


def test_a_later_file_updates() -> None:
    """The same day has the same UID, and a higher sequence each minute."""
    first = dict(properties(write_calendar("plan", [event("old")], NOW)))
    later = NOW + timedelta(minutes=1)
    second = dict(properties(write_calendar("plan", [event("new")], later)))

    assert first["UID"] == second["UID"]
    assert int(first["SEQUENCE"]) < int(second["SEQUENCE"])


def test_carriage_returns_are_dropped() -> None:
    """A line end of Windows is one line end."""
    assert dict(properties(write_calendar("p", [event("a\r\nb")], NOW)))["SUMMARY"] == "a\nb"
