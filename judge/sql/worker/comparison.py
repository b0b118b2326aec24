"""Whether two results are the same, as a problem compares them.

A value is first read by the kinds of its two columns: a decimal's text becomes its number, a date
at midnight that date. Then rows are matched: first those that are equal, which a dictionary finds,
and of the rest those that are close, by a largest matching (two rows may be close to several each).
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from judge.sql.runtime.collations import folded_text

LENIENT = "lenient"
ANY_ORDER, BY_KEYS = "any order", "by keys"
_NUMBERS = frozenset({"integer", "decimal", "real", "boolean"})
_ANY = "any"
_MOMENTS = frozenset({"date", "datetime"})
_ABSOLUTE = 5e-5  # a DECIMAL of MySQL shows four digits more than its operands
_RELATIVE = 1e-9  # sums of doubles in another order
_MIDNIGHT = " 00:00:00"
_TRUTHS = {"t": 1, "true": 1, "f": 0, "false": 0}
_LARGEST_MATCHING = 400  # rows on either side; larger rests are compared in order

Value = Any
Row = tuple[Value, ...]
Reader = Callable[[Value], Value]
Pairs = list[tuple[int | None, int | None]]


class Result(NamedTuple):
    """Rows as SQLite gave them, without hidden sort keys, and the kinds of their columns.

    ``runs`` are the lengths of runs of rows that tie in the ORDER BY; None where order is free.
    """

    rows: Sequence[Row]
    kinds: Sequence[str]
    runs: Sequence[int] | None = None


class Policy(NamedTuple):
    """How rows and values count; the words of ``judge.model.sql_problem``."""

    rows: str = ANY_ORDER
    numbers: str = LENIENT
    text: str = LENIENT


def same(expected: Result, actual: Result, policy: Policy) -> bool:
    """Whether ``actual`` is accepted: its rows are right, and their order is no accident."""
    return same_rows(expected, actual, policy) and is_settled(expected, actual, policy)


def is_settled(expected: Result, actual: Result, policy: Policy) -> bool:
    """Whether the answer's own ORDER BY parts all rows whose order counts.

    Rows that tie in it may come in any order from an engine, however they came here: where a run of
    them reaches over the end of a run of the expected rows, their order was left to chance, unless
    one is like the other.
    """
    if policy.rows == ANY_ORDER or expected.runs is None:
        return True
    ends = set(accumulate(runs_of(expected, policy)))
    start = 0
    for length in actual.runs if actual.runs is not None else [len(actual.rows)]:
        run = actual.rows[start : start + length]
        reaches_over = any(end in ends for end in range(start + 1, start + length))
        if reaches_over and any(row != run[0] for row in run):
            return False
        start += length
    return True


def same_rows(expected: Result, actual: Result, policy: Policy) -> bool:
    """Whether the rows are the same, in an order that is accepted."""
    if len(expected.kinds) != len(actual.kinds) or len(expected.rows) != len(actual.rows):
        return False
    left, right = readable(expected, actual, policy)
    start = 0
    for length in runs_of(expected, policy):
        stop = start + length
        if not same_bag(left[start:stop], right[start:stop]):
            return False
        start = stop
    return True


def runs_of(expected: Result, policy: Policy) -> Sequence[int]:
    """Lengths of the runs of rows within which the order is free."""
    total = len(expected.rows)
    if policy.rows == ANY_ORDER:
        return [total]
    if policy.rows == BY_KEYS and expected.runs is not None:
        return expected.runs
    return [1] * total


def ties(rows: Sequence[Row], order: Sequence[int], *, folded: bool) -> list[int]:
    """Lengths of the runs of rows that have the same values at the positions ``order``.

    ``folded``: texts that differ in case and accents only are a tie, as under MySQL's collation.
    """
    lengths: list[int] = []
    last: Any = None
    for row in rows:
        key = [_folded(row[at]) if folded else row[at] for at in order]
        if lengths and key == last:
            lengths[-1] += 1
        else:
            lengths.append(1)
        last = key
    return lengths


def _folded(value: Value) -> Value:
    return folded_text(value) if isinstance(value, str) else value


def readable(expected: Result, actual: Result, policy: Policy) -> tuple[list[Row], list[Row]]:
    """Read the values of both, column by column."""
    readers = [
        (reader(mine, other, policy), reader(other, mine, policy))
        for mine, other in zip(expected.kinds, actual.kinds, strict=True)
    ]
    return (
        _read(expected.rows, [left for left, _ in readers]),
        _read(actual.rows, [right for _, right in readers]),
    )


def _read(rows: Sequence[Row], readers: Sequence[Reader | None]) -> list[Row]:
    if not any(readers):
        return [tuple(row) for row in rows]
    return [
        tuple(
            value if read is None or value is None else read(value)
            for read, value in zip(readers, row, strict=True)
        )
        for row in rows
    ]


def reader(kind: str, other: str, policy: Policy) -> Reader | None:
    """Choose how to read a column of ``kind`` that is held against one of ``other``."""
    if kind in _NUMBERS:
        return _number if policy.numbers == LENIENT else _shown
    if kind == _ANY and policy.numbers != LENIENT:
        return _shown
    if policy.text != LENIENT:
        return None
    if kind in _MOMENTS or other in _MOMENTS:
        return _moment
    if policy.numbers == LENIENT and (other in _NUMBERS or _ANY in {kind, other}):
        return _number_in_text
    return None


def _number(value: Value) -> Value:
    """Read 9, 9.0 and "9.00" alike; "Infinity" and its like stay what they are."""
    if isinstance(value, str):
        try:
            value = float(value) if "." in value or "e" in value else int(value)
        except ValueError:
            return value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _shown(value: Value) -> str:
    """Write a number as an engine's client would."""
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)


def _number_in_text(value: Value) -> Value:
    """Read "9" as 9, but not "09": that has a form of its own."""
    if not isinstance(value, str):
        return _number(value)
    if value.lower() in _TRUTHS:
        return _TRUTHS[value.lower()]
    digits = value.removeprefix("-")
    whole = digits.partition(".")[0]
    plain = digits.replace(".", "", 1).isdecimal() and (whole == "0" or not whole.startswith("0"))
    return _number(value) if plain else value


def _moment(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    if "." in value:
        value = value.rstrip("0").rstrip(".")
    return value.removesuffix(_MIDNIGHT)


def same_bag(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether both hold the same rows, each equally often, in any order."""
    if left == right:
        return True
    return all(None not in pair for pair in matched(left, right))


def matched(left: Sequence[Row], right: Sequence[Row]) -> Pairs:
    """Pair rows of both, each once; a row that has no partner stands beside None."""
    places = defaultdict(list)
    for index in range(len(right) - 1, -1, -1):
        places[_key(right[index])].append(index)
    pairs: Pairs = []
    rest: list[int] = []
    for index, row in enumerate(left):
        found = places.get(_key(row))
        if found:
            pairs.append((index, found.pop()))
        else:
            rest.append(index)
    others = sorted(index for indices in places.values() for index in indices)
    pairs += _close_pairs(left, right, rest, others)
    return sorted(pairs, key=_position)


def _position(pair: tuple[int | None, int | None]) -> tuple[bool, int, int]:
    return pair[0] is None, pair[0] or 0, pair[1] or 0


def _key(row: Row) -> Row:
    """Tell 1 from "1" (Python does) and nan from nothing (it does not)."""
    return tuple("nan" if value != value else value for value in row)  # noqa: PLR0124 - nan is not itself


def _close_pairs(
    left: Sequence[Row], right: Sequence[Row], rest: list[int], others: list[int]
) -> Pairs:
    """Pair what is equal but for rounding."""
    partner: dict[int, int] = {}
    if max(len(rest), len(others)) > _LARGEST_MATCHING:
        order = sorted(others, key=lambda index: _sortable(right[index]))
        mine = sorted(rest, key=lambda index: _sortable(left[index]))
        partner = {
            theirs: ours
            for ours, theirs in zip(mine, order, strict=False)
            if close(left[ours], right[theirs])
        }
    else:
        near = {ours: [each for each in others if close(left[ours], right[each])] for ours in rest}
        for ours in rest:
            _augment(ours, near, partner, set())
    found = {ours: theirs for theirs, ours in partner.items()}
    pairs: Pairs = [(ours, found.get(ours)) for ours in rest]
    return [*pairs, *((None, theirs) for theirs in others if theirs not in partner)]


def _augment(
    ours: int, near: dict[int, list[int]], partner: dict[int, int], tried: set[int]
) -> bool:
    """Find ``ours`` a partner, moving others on where need be (Kuhn's algorithm)."""
    for theirs in near[ours]:
        if theirs in tried:
            continue
        tried.add(theirs)
        if theirs not in partner or _augment(partner[theirs], near, partner, tried):
            partner[theirs] = ours
            return True
    return False


def _sortable(row: Row) -> list[tuple[int, Any]]:
    """Order rows by their texts first, so that numbers that are nearly equal come together."""
    words = [(1, value) for value in row if isinstance(value, str)]
    numbers = [(2, value) for value in row if isinstance(value, int | float)]
    return [(0, sum(value is None for value in row)), *words, *numbers]


def close(left: Row, right: Row) -> bool:
    """Whether two rows are the same but for the rounding of fractions."""
    return all(map(close_value, left, right))


def close_value(left: Value, right: Value) -> bool:
    """Whether two values are the same, or are numbers as good as equal, one of them a fraction."""
    if left == right:
        return True
    if not (isinstance(left, float) or isinstance(right, float)):
        return False
    if not (isinstance(left, int | float) and isinstance(right, int | float)):
        return False
    bound = max(_ABSOLUTE, _RELATIVE * max(abs(left), abs(right)))
    return bool(abs(left - right) <= bound)
