"""Our places in a note: filled in, and everything around them kept byte for byte."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.errors import ContentError
from judge.study.notes.markers import Region, regions_in, with_facts, without_regions

FILE = Path("notes.md")
FACTS = {Region.MISTAKES: "| 1 | WA |", Region.MEASURED: "fast"}
PLACE = b"<!-- judge:mistakes -->\n<!-- /judge -->\n"


def filled(raw: bytes) -> bytes:
    """Fill a note in."""
    return with_facts(raw, FACTS, FILE)


def test_filled_in() -> None:
    """Facts stand between the markers, sealed; a second time nothing changes."""
    once = filled(b"mine\n" + PLACE + b"mine too")

    assert once == (
        b"mine\n<!-- judge:mistakes -->\n| 1 | WA |\n<!-- judge wrote this: afda50f4 -->\n"
        b"<!-- /judge -->\nmine too"
    )
    assert filled(once) == once


def test_facts_that_change() -> None:
    """Old facts make room for new ones; a region of which nothing is known stays."""
    once = filled(PLACE + PLACE.replace(b"mistakes", b"growth"))
    twice = with_facts(once, {Region.MISTAKES: "| 2 | AC |\n| 3 | AC |"}, FILE)

    assert b"WA" not in twice
    assert twice.count(b"AC") == 2
    assert twice.endswith(b"<!-- judge:growth -->\n<!-- /judge -->\n")
    assert regions_in(twice, FILE) == (Region.MISTAKES, Region.GROWTH)


BYTES = st.binary(max_size=60) | st.text(max_size=40).map(
    lambda text: text.encode(errors="replace")
)
WORDS = BYTES.filter(lambda raw: b"<!--" not in raw)


@given(before=WORDS, between=WORDS, after=WORDS, crlf=st.booleans())
def test_words_survive(before: bytes, between: bytes, after: bytes, crlf: bool) -> None:  # noqa: FBT001
    """Whatever bytes stand outside of the markers are the same afterwards, twice over."""
    end = b"\r\n" if crlf else b"\n"
    places = [
        b"<!-- judge:%s -->" % name + end + b"<!-- /judge -->"
        for name in (b"mistakes", b"measured")
    ]
    raw = before + end + places[0] + end + between + end + places[1] + end + after
    again = with_facts(filled(raw), {Region.MISTAKES: "new"}, FILE)
    outside = [part.split(b"<!-- /judge -->") for part in again.split(b"<!-- judge:")]

    assert outside[0] == [before + end]
    assert outside[1][1] == end + between + end
    assert outside[2][1] == end + after


@pytest.mark.parametrize(
    "raw, line, words",
    [
        (b"a\n<!-- judge:mistakes -->\nmine\n", 2, "<!-- /judge --> is missing"),
        (b"<!-- judge:mistakes -->\n" + PLACE, 1, "<!-- /judge --> is missing"),
        (b"a\n\n<!-- /judge -->\n", 3, "closes nothing"),
        (PLACE + PLACE, 3, "has a place already"),
        (PLACE.replace(b"mistakes", b"score"), 1, "no facts called score"),
        (b"see <!-- judge:mistakes -->\n<!-- /judge -->\n", 1, "this marker is damaged"),
        (b"<!-- judge:mistakes\n", 1, "this marker is damaged"),
        (b"<!-- Judge: mistakes -->\n", 1, "this marker is damaged"),
        (b"<!-- judge:mistakes -->\nmy words\n<!-- /judge -->\n", 1, "were changed"),
        (filled(PLACE).replace(b"WA", b"AC"), 1, "were changed"),
        (filled(PLACE).replace(b"| 1", b"mine\n| 1"), 1, "were changed"),
        (filled(PLACE).replace(b" -->\n<!-- /", b" -->\nmine\n<!-- /"), 1, "were changed"),
    ],
)
def test_nothing_is_written(raw: bytes, line: int, words: str) -> None:
    """Damaged markers, and words between them, are told with their line, and nothing is made."""
    with pytest.raises(ContentError) as caught:
        filled(raw)

    assert caught.value.mistakes[0].place.line == line
    assert words in caught.value.en
    assert "Nothing was written" in caught.value.en
    assert "아무것도 쓰지 않았습니다" in caught.value.ko


def test_comments_of_ones_own() -> None:
    """A comment that speaks of the judge is no marker."""
    raw = "<!-- judge가 채웁니다 -->\n<!-- the judge said so -->\n".encode()

    assert filled(raw + PLACE).startswith(raw)


def test_words_without_facts() -> None:
    """Facts are left out for those who look at words; the lines stay counted."""
    text = filled(b"one\n" + PLACE + b"two").decode()

    assert without_regions(text).split("\n") == ["one", "", "", "", "", "two"]
