"""Makes of rows what a learner is shown: values as the engine's client writes them."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from judge.judging.sql.question import Sheet
from judge.model.problem import Cell
from judge.model.schema import Schema
from judge.model.verdict import Grid, GridPair
from judge.sql.values import show
from judge.sql.worker.comparison import (
    ANY_ORDER,
    Pairs,
    Policy,
    Row,
    close_value,
    matched,
    readable,
    runs_of,
)

_MOST_ROWS = 50  # of a table that is shown; more tells nobody anything
_MOST_PAIRED = 200  # rows without a partner that are looked at for their likeness


def grid_of(sheet: Sheet) -> Grid:
    """Show a result."""
    return Grid(
        name=sheet.name,
        columns=tuple(column.name for column in sheet.columns),
        rows=tuple(shown_row(sheet, row) for row in sheet.rows[:_MOST_ROWS]),
        more=max(0, len(sheet.rows) - _MOST_ROWS),
    )


def shown_row(sheet: Sheet, row: Sequence[object]) -> tuple[str | None, ...]:
    """Write the values of one row."""
    return tuple(
        show(value, column.type, sheet.dialect)  # type: ignore[arg-type]  # a sheet holds stored values
        for value, column in zip(row, sheet.columns, strict=True)
    )


def given_grids(rows: Mapping[str, Sequence[Sequence[Cell]]], schema: Schema) -> tuple[Grid, ...]:
    """Show the tables of a case, as their author wrote them."""
    return tuple(
        Grid(
            name=table.name,
            columns=tuple(column.name for column in table.columns),
            rows=tuple(tuple(row) for row in rows.get(table.name, ())[:_MOST_ROWS]),
            more=max(0, len(rows.get(table.name, ())) - _MOST_ROWS),
        )
        for table in schema.tables
    )


def grid_pair(expected: Sheet, actual: Sheet, policy: Policy) -> GridPair:
    """Put two results beside each other, rows that belong together on one line."""
    same_width = len(expected.columns) == len(actual.columns)
    lines = _lines(expected, actual, policy) if same_width else _by_place(expected, actual)
    if len(lines) > _MOST_ROWS:
        lines = _around_mistakes(lines)
    return GridPair(
        expected=_side(expected, [left for left, _, _ in lines]),
        actual=_side(actual, [right for _, right, _ in lines]),
        wrong=tuple((line, column) for line, each in enumerate(lines) for column in each[2]),
    )


Line = tuple[int | None, int | None, tuple[int, ...]]
"""The index of a row on either side, and the columns in which the two differ."""


def _lines(expected: Sheet, actual: Sheet, policy: Policy) -> list[Line]:
    left, right = readable(expected.result, actual.result, policy)
    if policy.rows == ANY_ORDER:
        pairs = _likened(matched(left, right), left, right)
    else:
        pairs = _run_by_run(left, right, runs_of(expected.result, policy))
    return [(ours, theirs, _differing(ours, theirs, left, right)) for ours, theirs in pairs]


def _run_by_run(left: Sequence[Row], right: Sequence[Row], runs: Sequence[int]) -> Pairs:
    """Match rows that may change places; what is left of a run stands first beside first."""
    pairs: Pairs = []
    start = 0
    for length in runs:
        within = matched(left[start : start + length], right[start : start + length])
        lonely = [ours for ours, theirs in within if theirs is None and ours is not None]
        others = [theirs for ours, theirs in within if ours is None and theirs is not None]
        pairs += [(a + start, b + start) for a, b in within if a is not None and b is not None]
        pairs += [(_moved(a, start), _moved(b, start)) for a, b in zip_longest(lonely, others)]
        start += length
    return [*pairs, *((None, index) for index in range(start, len(right)))]


def _moved(index: int | None, by: int) -> int | None:
    return None if index is None else index + by


def _differing(
    ours: int | None, theirs: int | None, left: Sequence[Row], right: Sequence[Row]
) -> tuple[int, ...]:
    if ours is None or theirs is None:
        return tuple(range(len((left if theirs is None else right)[ours or theirs or 0])))
    return tuple(
        column
        for column, (mine, other) in enumerate(zip(left[ours], right[theirs], strict=True))
        if not close_value(mine, other)
    )


def _likened(pairs: Pairs, left: Sequence[Row], right: Sequence[Row]) -> Pairs:
    """Give every row without a partner the one that is most like it, where any is alike."""
    lonely = [ours for ours, theirs in pairs if theirs is None and ours is not None]
    others = [theirs for ours, theirs in pairs if ours is None and theirs is not None]
    if not lonely or not others or len(lonely) * len(others) > _MOST_PAIRED**2:
        return pairs
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    likeness = sorted(
        (
            (_alike(left[ours], right[theirs]), -ours, -theirs)
            for ours in lonely
            for theirs in others
        ),
        reverse=True,
    )
    for alike, ours, theirs in likeness:
        if alike and -ours not in chosen and -theirs not in taken:
            chosen[-ours] = -theirs
            taken.add(-theirs)
    return [
        (ours, chosen.get(ours, theirs) if ours is not None else theirs)
        for ours, theirs in pairs
        if ours is not None or theirs not in taken
    ]


def _alike(mine: Row, other: Row) -> int:
    return sum(map(close_value, mine, other))


def _by_place(expected: Sheet, actual: Sheet) -> list[Line]:
    """Put first beside first: with other columns there is nothing to match rows by."""
    return [
        (ours, theirs, ())
        for ours, theirs in zip_longest(range(len(expected.rows)), range(len(actual.rows)))
    ]


def _around_mistakes(lines: list[Line]) -> list[Line]:
    """Keep the lines that differ, and before them what there is room for."""
    wrong = [line for line in lines if line[2] or None in line[:2]][:_MOST_ROWS]
    room = _MOST_ROWS - len(wrong)
    right = [line for line in lines if not line[2] and None not in line[:2]][:room]
    return [*right, *wrong]


def _side(sheet: Sheet, indices: Sequence[int | None]) -> Grid:
    rows = tuple(() if index is None else shown_row(sheet, sheet.rows[index]) for index in indices)
    return Grid(
        name=sheet.name,
        columns=tuple(column.name for column in sheet.columns),
        rows=rows,
        more=len(sheet.rows) - sum(index is not None for index in indices),
    )
