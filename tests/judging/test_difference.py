"""The first differing token, its window, and excerpts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.judging.difference import (
    AFTER,
    BEFORE,
    LONGEST_TOKEN,
    excerpt,
    first_difference,
    first_unequal,
    line_of_token,
    shorten,
    shorten_pair,
)
from judge.model.verdict import Difference

texts = st.lists(st.sampled_from(["1", "2", "ab", " ", "\n", "\n\n"]), max_size=20).map("".join)


def test_window_around_a_token() -> None:
    """Three tokens before and six after, in both texts; position and line count from 1."""
    answer = "\n".join(map(str, range(20)))
    output = answer.replace("7", "x", 1)

    assert first_difference(output, answer) == Difference(
        position=8,
        line=8,
        expected=("4", "5", "6", "7", "8", "9", "10", "11", "12", "13"),
        actual=("4", "5", "6", "x", "8", "9", "10", "11", "12", "13"),
        at=3,
    )


@pytest.mark.parametrize(
    "output, answer, expected, actual",
    [
        pytest.param("1 2", "1 2 3", ("1", "2", "3", None), ("1", "2", None), id="too early"),
        pytest.param("1 2 3", "1 2", ("1", "2", None), ("1", "2", "3", None), id="too much"),
        pytest.param("", "1", ("1", None), (None,), id="nothing"),
        pytest.param("9", "1", ("1", None), ("9", None), id="both end"),
    ],
)
def test_end_of_text_is_none(
    output: str, answer: str, expected: tuple[str | None, ...], actual: tuple[str | None, ...]
) -> None:
    """A None in a window stands for the end of that text."""
    difference = first_difference(output, answer)

    assert difference is not None
    assert (difference.expected, difference.actual) == (expected, actual)


def test_whitespace_is_no_difference() -> None:
    """Only tokens count."""
    assert first_difference("1  2\n", "1\n2") is None
    assert first_difference("1", "1") is None


def test_line_past_the_end_is_that_of_the_last_token() -> None:
    """An output that ends too early departs where its last token stands."""
    difference = first_difference("1\n2\n\n\n", "1\n2\n3\n")

    assert difference is not None
    assert (difference.position, difference.line) == (3, 2)


def test_long_tokens_part_within_sight() -> None:
    """Two long tokens are cut so that the letters that differ are seen; neighbours at their end."""
    long = "n" * 100
    output, answer = f"{long} {'a' * 90}b{'c' * 90}", f"{long} {'a' * 90}d{'c' * 90}"

    difference = first_difference(output, answer)

    assert difference is not None
    assert difference.actual == (
        "n" * (LONGEST_TOKEN - 1) + "…",
        "…" + "a" * 20 + "b" + "c" * (LONGEST_TOKEN - 23) + "…",
        None,
    )
    assert difference.expected[1] == "…" + "a" * 20 + "d" + "c" * (LONGEST_TOKEN - 23) + "…"


@pytest.mark.parametrize(
    "left, right, shown",
    [
        pytest.param("abc", "abd", ("abc", "abd"), id="short"),
        pytest.param("x" * 99, "y", ("x" * 59 + "…", "y"), id="parting at the beginning"),
        pytest.param("a" * 70, "a" * 65, ("…" + "a" * 25, "…" + "a" * 20), id="one is longer"),
    ],
)
def test_shortened_pairs(left: str, right: str, shown: tuple[str, str]) -> None:
    """Cutting keeps the place where two tokens part."""
    assert shorten_pair(left, right) == shown


def test_shortened_token_has_the_full_length() -> None:
    """A token of the longest length stays whole, a longer one is cut to it."""
    assert shorten("x" * LONGEST_TOKEN) == "x" * LONGEST_TOKEN
    assert len(shorten("x" * (LONGEST_TOKEN + 1))) == LONGEST_TOKEN


@given(output=texts, answer=texts)
def test_difference_agrees_with_a_slow_twin(output: str, answer: str) -> None:
    """The first index at which two lists of words differ is found, and the line it stands on."""
    ours, theirs = [*output.split(), None], [*answer.split(), None]
    slow = next(
        (
            index
            for index in range(max(len(ours), len(theirs)))
            if ours[index : index + 1] != theirs[index : index + 1]
        ),
        None,
    )

    difference = first_difference(output, answer)

    assert (difference is None) == (slow is None)
    if difference is not None and slow is not None:
        assert difference.position == slow + 1
        assert difference.at == min(slow, BEFORE)
        assert len(difference.actual) <= BEFORE + 1 + AFTER
        assert difference.actual[difference.at] == ours[slow]
        assert difference.expected[difference.at] == theirs[slow]


@given(texts)
def test_line_of_token_agrees_with_a_slow_twin(text: str) -> None:
    """Every token is on the line on which counting line breaks finds it."""
    at, index = 0, 0
    for token in text.split():
        at = text.index(token, at)
        line = text.count("\n", 0, at) + 1

        assert line_of_token(text, index) == line
        at, index = at + len(token), index + 1


def test_first_unequal_of_long_lists() -> None:
    """Long lists are compared by built-in functions, with the same result."""
    numbers = [str(number) for number in range(200_000)]

    assert first_unequal(numbers, [*numbers[:-1], "x"]) == len(numbers) - 1
    assert first_unequal(numbers, numbers[:-1]) == len(numbers) - 1
    assert first_unequal(numbers, list(numbers)) is None


def test_excerpt_of_a_short_text_is_the_text() -> None:
    """Nothing is left out that fits."""
    text = excerpt("1 2 3\n", 6)

    assert (text.en, text.ko) == ("1 2 3\n", "1 2 3\n")


def test_excerpt_of_one_line() -> None:
    """Head and tail hold whole tokens; what is gone is counted in both languages."""
    text = excerpt(" ".join(map(str, range(1000, 1100))), 40)

    assert text.en == ("1000 1001 1002 1003 1004 … 464 characters (93 items) left out … 1098 1099")
    assert text.ko == "1000 1001 1002 1003 1004 … 464글자(93개 항목) 생략 … 1098 1099"


def test_excerpt_of_many_lines() -> None:
    """Where lines are left out, the words about it have a line to themselves."""
    text = excerpt("".join(f"row {number}\n" for number in range(100)), 30)

    assert text.en == "row 0\nrow 1\nrow 2\n… 664 characters (192 items) left out …\nrow 99\n"


def test_excerpt_of_one_long_word() -> None:
    """A word that is longer than the limit is cut anyway."""
    text = excerpt("x" * 1_000_000, 30)

    assert text.en == "x" * 20 + " … 999,970 characters (1 item) left out … " + "x" * 10


@given(text=st.text(alphabet="ab \n", max_size=60), limit=st.integers(0, 40))
def test_excerpt_stays_near_the_limit(text: str, limit: int) -> None:
    """However the text looks, head and tail together are no longer than the limit."""
    shown = excerpt(text, limit).en
    head, _, rest = shown.partition("…")
    tail = rest.rpartition("…")[2]

    if len(text) > limit:
        assert len(head.rstrip()) + len(tail.lstrip()) <= limit
        assert text.startswith(head.rstrip())
        assert text.endswith(tail.lstrip())
    else:
        assert shown == text
