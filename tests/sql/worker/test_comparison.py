"""Two results are the same, or not, as a problem's policy has it; and the laws behind it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.sql.worker.comparison import Policy, Result, Row, close_value, matched, same, ties

ANY, KEYS, EXACT = Policy(), Policy(rows="by keys"), Policy(rows="exact")
STRICT = Policy(numbers="strict", text="strict")
VALUES = st.none() | st.integers(-3, 3) | st.sampled_from(["a", "A", "", "1", "2024-01-01"])
Typed = tuple[object, str]
ROWS = st.lists(st.tuples(VALUES, VALUES), max_size=8)


def result(
    *rows: object, kinds: Sequence[str] = ("integer",), runs: list[int] | None = None
) -> Result:
    """Make a result; a row that is no tuple has one column."""
    return Result([row if isinstance(row, tuple) else (row,) for row in rows], kinds, runs)


@pytest.mark.parametrize(
    "expected, actual, are_same",
    [
        ((9, "integer"), (9.0, "real"), (True, True)),
        ((9, "integer"), ("9.00", "decimal"), (True, False)),
        (("9.50", "decimal"), (9.5, "real"), (True, False)),
        (("7.0833", "decimal"), (7.083333, "real"), (True, False)),
        (("7.08", "decimal"), (7.0833, "real"), (False, False)),
        ((9, "integer"), ("9", "text"), (True, True)),
        ((9, "integer"), ("09", "text"), (False, False)),
        ((0, "integer"), ("0", "text"), (True, True)),
        ((-5, "integer"), ("-5", "text"), (True, True)),
        ((9, "integer"), ("nine", "text"), (False, False)),
        ((1, "boolean"), ("true", "text"), (True, False)),
        ((1, "boolean"), (1, "integer"), (True, True)),
        ((None, "integer"), (0, "integer"), (False, False)),
        ((None, "text"), ("", "text"), (False, False)),
        ((None, "text"), ("NULL", "text"), (False, False)),
        ((None, "any"), (None, "text"), (True, True)),
        (("2024-01-31", "date"), ("2024-01-31 00:00:00", "datetime"), (True, False)),
        (("2024-01-31", "date"), ("2024-01-31 00:00:01", "datetime"), (False, False)),
        (("2024-01-31 10:00:00", "datetime"), ("2024-01-31 10:00:00.000", "text"), (True, False)),
        (("2024-01-31", "date"), (20240131, "integer"), (False, False)),
        (("a", "text"), ("A", "text"), (False, False)),
        (("a", "text"), ("a ", "text"), (False, False)),
        (("1", "text"), ("1.0", "text"), (False, False)),
        (("1", "text"), (1, "any"), (True, True)),
        ((2.5, "any"), ("2.50", "decimal"), (True, False)),
        ((10**20, "integer"), (float(10**20), "real"), (True, False)),
        (("Infinity", "real"), (float("inf"), "real"), (False, False)),
        ((float("nan"), "real"), (float("nan"), "real"), (True, True)),
    ],
)
def test_values(expected: Typed, actual: Typed, are_same: tuple[bool, bool]) -> None:
    """A value is held against another by the kinds of their columns, leniently or strictly."""
    left, right = (result(value, kinds=(kind,)) for value, kind in (expected, actual))

    assert (same(left, right, ANY), same(left, right, STRICT)) == are_same


def test_counts_differ() -> None:
    """Rows and columns are counted; a row that stands twice is there twice."""
    assert not same(result(1, 1, 2), result(1, 2, 2), ANY)
    assert not same(result(1), result(1, 1), ANY)
    assert not same(result((1, 2), kinds=("integer", "integer")), result(1), ANY)
    assert same(result(), result(), KEYS)


def test_ties_are_free_by_keys() -> None:
    """Within a run rows change places, beyond it they do not."""
    expected = result(3, 1, 2, runs=[1, 2])
    total = [1, 1, 1]

    assert same(expected, result(3, 2, 1, runs=total), KEYS)
    assert not same(expected, result(1, 3, 2, runs=total), KEYS)
    assert not same(expected, result(3, 2, 1, runs=total), EXACT)
    assert same(expected, result(2, 1, 3), ANY)
    assert not same(result(1, 2), result(2, 1), KEYS)  # no ORDER BY, no ties


@pytest.mark.parametrize(
    "runs, settled",
    [([1, 2], True), ([1, 1, 1], True), ([2, 1], False), ([3], False), (None, False)],
)
def test_right_by_chance(runs: list[int] | None, *, settled: bool) -> None:
    """An ORDER BY that lets rows tie which the one asked for parts has not settled their order."""
    expected = result(3, 1, 2, runs=[1, 2])

    assert same(expected, result(3, 1, 2, runs=runs), KEYS) is settled
    assert same(expected, result(3, 1, 2, runs=runs), ANY)
    assert same(result(7, 7, runs=[2]), result(7, 7, runs=None), KEYS)  # all tie: none is needed


def test_equal_rows_have_no_order() -> None:
    """Where all rows that tie are the same, no engine can give them in a wrong order."""
    expected = result(1, 1, 2, runs=[1, 1, 1])

    assert same(expected, result(1, 1, 2, runs=[2, 1]), KEYS)
    assert same(expected, result(1, 1, 2, runs=[2, 1]), EXACT)
    assert not same(expected, result(1, 1, 2, runs=[3]), KEYS)
    assert not same(expected, result(1, 1, 2, runs=[1, 2]), EXACT)


def test_ties_of_keys() -> None:
    """A run is as long as the keys stay; MySQL's texts tie in any case, with accents or without."""
    rows: list[Row] = [("a", 1), ("A", 2), ("b", 3), ("b", 4)]

    assert ties(rows, [0], folded=True) == [2, 2]
    assert ties(rows, [0], folded=False) == [1, 1, 2]
    assert ties(rows, [1, 0], folded=True) == [1, 1, 1, 1]
    assert ties([], [0], folded=True) == []
    assert ties([("José",), ("jose",), ("한",), ("하",)], [0], folded=True) == [2, 1, 1]


def test_close_rows_find_each_other() -> None:
    """A row that is close to two others leaves one of them to the row that has no choice."""
    left: list[Row] = [(1.00004,), (1.00008,)]
    right: list[Row] = [(1.00006,), (1.00001,)]

    assert matched(left, right) == [(0, 1), (1, 0)]


def test_many_close_rows() -> None:
    """Beyond the largest matching, rows are compared in order."""
    rows = [(f"{number % 7}", number / 3, None) for number in range(1000)]
    moved = [(word, value + 1e-7, none) for word, value, none in reversed(rows)]
    kinds = ("text", "real", "any")

    assert same(Result(rows, kinds), Result(moved, kinds), ANY)
    assert not same(Result(rows, kinds), Result([*moved[:-1], ("x", 0.5, None)], kinds), ANY)


@pytest.mark.parametrize(
    "left, right, is_close",
    [
        (1, 2, False),
        (10**15, 10**15 + 1, False),
        (0.1, 0.10004, True),
        (0.1, 0.1002, False),
        (1e15, 1e15 + 1, True),
        ("0.1", 0.1, False),
        (0.1, None, False),
    ],
)
def test_only_fractions_are_rounded(left: object, right: object, *, is_close: bool) -> None:
    """Whole numbers are exact; of fractions the fifth digit is free."""
    assert close_value(left, right) is is_close


@given(rows=ROWS, others=ROWS, data=st.data())
def test_permuting_both_sides_changes_nothing(
    rows: list[Row], others: list[Row], data: st.DataObject
) -> None:
    """In any order, the answer does not depend on how either side lies."""
    kinds = ("any", "text")
    first = same(Result(rows, kinds), Result(others, kinds), ANY)
    again = same(
        Result(data.draw(st.permutations(rows)), kinds),
        Result(data.draw(st.permutations(others)), kinds),
        ANY,
    )

    assert first is again


@given(rows=ROWS, data=st.data())
def test_a_permutation_is_the_same_in_any_order(rows: list[Row], data: st.DataObject) -> None:
    """A result is the same as itself in another order, and exactly only where nothing moved."""
    kinds = ("any", "any")
    moved = data.draw(st.permutations(rows))

    assert same(Result(rows, kinds), Result(moved, kinds), ANY)
    assert same(Result(rows, kinds), Result(moved, kinds), STRICT)
    assert not same(Result(rows, kinds), Result(rows[1:], kinds), ANY) or not rows


@given(rows=ROWS, data=st.data())
def test_ties_may_stand_either_way(rows: list[Row], data: st.DataObject) -> None:
    """Permuting each run of ties is accepted by keys."""
    ordered = sorted(rows, key=lambda row: str(row[0]))
    runs = ties(ordered, [0], folded=False)
    moved: list[Row] = []
    start = 0
    for length in runs:
        moved += data.draw(st.permutations(ordered[start : start + length]))
        start += length
    kinds = ("any", "any")

    assert same(Result(ordered, kinds, runs), Result(moved, kinds, runs), KEYS)


@given(rows=ROWS, others=ROWS)
def test_sameness_is_symmetric(rows: list[Row], others: list[Row]) -> None:
    """Neither side is special where the order is free."""
    kinds = ("any", "any")
    left, right = Result(rows, kinds), Result(others, kinds)

    assert same(left, right, ANY) is same(right, left, ANY)
    assert same(left, left, EXACT)  # without runs there is no ORDER BY to hold it against
