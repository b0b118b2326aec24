"""Text is measured in cells, of which a letter of Hangul takes two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.cli.cells import cut, pad, printable, visible, width, wrap

WORDS = st.text(st.sampled_from("ab 한글é\u0301\u200b漢\n-"), max_size=60)


@pytest.mark.parametrize(
    "text, cells",
    [
        ("", 0),
        ("abc", 3),
        ("한글", 4),
        ("漢字", 4),
        ("e\u0301", 1),  # an accent of its own takes no cell
        ("a\u200bb", 2),  # nor does a space without width
        ("…", 1),
    ],
)
def test_width(text: str, cells: int) -> None:
    """A wide letter takes two cells, a mark none."""
    assert width(text) == cells


@given(WORDS, st.integers(1, 30))
def test_cut_fits(text: str, cells: int) -> None:
    """What is cut fits, and what fits is not cut."""
    shown = cut(text, cells)

    assert width(shown) <= cells
    assert shown == text or width(text) > cells or len(text) > cells


@given(WORDS, st.integers(2, 30))
def test_wrap_fits(text: str, cells: int) -> None:
    """No line is too wide, and no letter is lost."""
    lines = wrap(text, cells)

    assert max(map(width, lines)) <= cells
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_wrap_keeps_paths_whole() -> None:
    """A path is not broken, since one may want to copy it."""
    path = "/home/somebody/practice/solutions/pair"

    assert wrap(f"made {path} now", 20) == ["made", path, "now"]


def test_pad_counts_cells() -> None:
    """A column of mixed letters is straight."""
    assert pad("한글", 6) == "한글  "
    assert pad("ab", 6, right=True) == "    ab"
    assert pad("too long", 3) == "too long"


def test_control_characters_are_shown() -> None:
    """What a solution prints cannot steer the terminal."""
    assert printable("a\x1b[31mb\tc\nd\u202e\ufffd") == "a\\x1b[31mb    c\nd\\u202e\ufffd"


def test_whitespace_is_made_visible() -> None:
    """Where whitespace matters, each kind has a sign of its own."""
    assert visible("a b\tc\r\u00a0") == "a·b→c␍⍽"
