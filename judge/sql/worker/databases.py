"""Draws small random databases that obey a schema, of the kind on which wrong queries show.

A value is an index into the pool of its column, None for NULL; pools are small, begin with the
simplest values, and are shared by columns that may be compared. Every database draws a few values
out of each pool (a swarm), how often NULL comes, how many rows there are, and now and then a row
that is nearly another's copy: what two queries disagree on is mostly a coincidence of that kind.
"""

from _random import Random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import gcd
from operator import itemgetter
from typing import Any, NamedTuple

from judge.sql.worker.conditions import holds

_SIZES = ((0, 2), (1, 4), (1, 4), (3, 7), (3, 7), (6, 12))
_NULL_RATES = (0.0, 0.0, 0.2, 0.5)
_EMPTY = 0.06  # of tables have no rows
_COPIED = 0.22  # of rows are made of another
_SPOKEN_OF = 0.6  # of values are those that the queries speak of
_MOST_TRIES = 8  # for one row
_MOST_SWARM = 4  # values of a column in one database

Index = int | None
Row = list[Index]
Database = dict[str, list[Row]]


class Dice:
    """Numbers by chance, the same for the same seed.

    The core of the random module without the module, whose import takes a tenth of the time that a
    whole search has.
    """

    def __init__(self, seed: int) -> None:
        """Begin at ``seed``; ``random`` draws from 0 to below 1."""
        self.random = Random(seed).random

    def below(self, bound: int) -> int:
        """Draw from 0 to ``bound`` - 1."""
        return int(self.random() * bound)

    def pick(self, things: Sequence[Any]) -> Any:
        """Draw one of ``things``."""
        return things[int(self.random() * len(things))]

    def shuffle(self, things: list[Any]) -> None:
        """Put ``things`` into any order."""
        for at in range(len(things) - 1, 0, -1):
            other = int(self.random() * (at + 1))
            things[at], things[other] = things[other], things[at]


class ColumnPlan(NamedTuple):
    """A column: its pool by number, and whether it may be NULL."""

    name: str
    pool: int
    nullable: bool


class TablePlan(NamedTuple):
    """A table; keys and references name columns by their positions.

    A reference is (columns, table, columns there). ``checks`` look at several columns: those at one
    only have left out of the pool what they refuse.
    """

    name: str
    columns: Sequence[ColumnPlan]
    keys: Sequence[Sequence[int]]
    references: Sequence[tuple[Sequence[int], str, Sequence[int]]]
    checks: Sequence[Sequence[Any]]


class Plan(NamedTuple):
    """What databases are drawn from; ``values`` of a pool are those that conditions compare."""

    tables: Sequence[TablePlan]
    sizes: Sequence[int]  # of the pools
    favourites: Sequence[Sequence[int]]  # of each pool: indices that the queries speak of
    values: Sequence[Sequence[Any]]


def plan_of(told: Mapping[str, Any]) -> Plan:
    """Read a plan out of a request."""
    tables = [
        TablePlan(
            name=table["name"],
            columns=[ColumnPlan(*column) for column in table["columns"]],
            keys=table["keys"],
            references=[tuple(reference) for reference in table["references"]],
            checks=table["checks"],
        )
        for table in told["tables"]
    ]
    return Plan(tables, [len(pool) for pool in told["values"]], told["favourites"], told["values"])


def draw(plan: Plan, dice: Dice) -> Database:
    """Draw one database."""
    swarm = [_swarm(plan, pool, dice) for pool in range(len(plan.sizes))]
    nulls = dice.pick(_NULL_RATES)
    low, high = dice.pick(_SIZES)
    database: Database = {}
    for table in plan.tables:
        database[table.name] = []
        if dice.random() < _EMPTY:
            continue
        single = [key[0] for key in table.keys if len(key) == 1]
        drawing = _Drawing(
            plan,
            cells=[
                (swarm[column.pool], nulls if column.nullable else 0.0) for column in table.columns
            ],
            dice=dice,
            fresh={at: _distinct(plan.sizes[table.columns[at].pool], dice) for at in single},
        )
        _fill(table, database, low + dice.below(high - low + 1), drawing)
        dice.shuffle(database[table.name])
    return database


def _swarm(plan: Plan, pool: int, dice: Dice) -> list[int]:
    """Draw the few values that this database has of a pool, half of them spoken of."""
    size, favourites = plan.sizes[pool], plan.favourites[pool]
    if not size:
        return []
    return [
        dice.pick(favourites) if favourites and dice.random() < _SPOKEN_OF else dice.below(size)
        for _ in range(1 + dice.below(_MOST_SWARM))
    ]


class _Drawing(NamedTuple):
    """What the rows of one table are drawn with.

    ``cells`` are the values of each column and how often it is NULL, of 1; ``fresh`` yields values
    of the keys of one column.
    """

    plan: Plan
    cells: Sequence[tuple[Sequence[int], float]]
    dice: Dice
    fresh: Mapping[int, Iterator[int]]


def _fill(table: TablePlan, database: Database, count: int, drawing: _Drawing) -> None:
    """Draw ``count`` rows, or as many as there are keys for."""
    rows = database[table.name]
    taken = _TakenKeys(table.keys)
    for _ in range(count):
        for _ in range(_MOST_TRIES):
            row = _row(table, database, drawing)
            if row is None:
                return
            if _is_allowed(table, row, drawing.plan) and taken.take(row):
                rows.append(row)
                break


def _distinct(size: int, dice: Dice) -> Iterator[int]:
    """Yield every index of a pool once, in one of many orders."""
    step = dice.below(size) + 1 if size else 1
    while gcd(step, size) > 1:
        step += 1
    start = dice.below(size) if size else 0
    return map(size.__rmod__, range(start, start + step * size, step))


def _row(table: TablePlan, database: Database, drawing: _Drawing) -> Row | None:
    """Draw a row; None where there is no key left, or no row to refer to."""
    _, cells, dice, fresh = drawing
    random = dice.random
    rows = database[table.name]
    changed: Iterable[int]
    if rows and random() < _COPIED:
        row: Row = list(dice.pick(rows))
        changed = {dice.below(len(row)), *fresh}
    else:
        row = [None] * len(cells)
        changed = range(len(cells))
    for at in changed:
        values, nulls = cells[at]
        if not values or (nulls and random() < nulls):
            row[at] = None
        elif at in fresh:
            row[at] = next(fresh[at], None)
            if row[at] is None:
                return None
        else:
            row[at] = values[int(random() * len(values))]
    for reference in table.references:
        if not _refer(reference, row, table, database, dice):
            return None
    return row


def _refer(
    reference: tuple[Sequence[int], str, Sequence[int]],
    row: Row,
    table: TablePlan,
    database: Database,
    dice: Dice,
) -> bool:
    """Point a foreign key at a row that is there, or at none where it may be NULL."""
    columns, target, keys = reference
    for at in columns:
        if row[at] is None and all(table.columns[at].nullable for at in columns):
            return True
    others = database[target]
    if not others:
        if target != table.name and not all(table.columns[at].nullable for at in columns):
            return False
        for at, key in zip(columns, keys, strict=True):
            row[at] = None if table.columns[at].nullable else row[key]
        return True
    other = dice.pick(others)
    for at, key in zip(columns, keys, strict=True):
        row[at] = other[key]
    return True


def _is_allowed(table: TablePlan, row: Row, plan: Plan) -> bool:
    """Whether the conditions over several columns hold."""
    if not table.checks:
        return True
    named = {
        column.name: None if index is None else plan.values[column.pool][index]
        for column, index in zip(table.columns, row, strict=True)
    }
    return all(holds(check, named) for check in table.checks)


class _TakenKeys:
    """The keys that the rows of a table have already."""

    def __init__(self, keys: Sequence[Sequence[int]]) -> None:
        """Begin with none."""
        self._readers = [itemgetter(*key) for key in keys]
        self._taken: list[set[Any]] = [set() for _ in keys]

    def take(self, row: Row) -> bool:
        """Whether no key of ``row`` is taken; they are from now on."""
        keys = [read(row) for read in self._readers]
        for key, taken in zip(keys, self._taken, strict=True):
            if key in taken and not _has_null(key):
                return False
        for key, taken in zip(keys, self._taken, strict=True):
            taken.add(key)
        return True


def _has_null(key: Index | tuple[Index, ...]) -> bool:
    return None in key if isinstance(key, tuple) else key is None


def is_valid(plan: Plan, database: Database) -> bool:
    """Whether a database that was changed still obeys the schema."""
    return all(_rows_are_valid(plan, table, database) for table in plan.tables)


def _rows_are_valid(plan: Plan, table: TablePlan, database: Database) -> bool:
    taken = _TakenKeys(table.keys)
    rows = database[table.name]
    complete = all(
        index is not None or column.nullable
        for row in rows
        for column, index in zip(table.columns, row, strict=True)
    )
    return (
        complete
        and all(_is_allowed(table, row, plan) and taken.take(row) for row in rows)
        and all(_refers_well(reference, rows, database) for reference in table.references)
    )


def _refers_well(
    reference: tuple[Sequence[int], str, Sequence[int]], rows: Sequence[Row], database: Database
) -> bool:
    columns, target, keys = reference
    there = {tuple(other[at] for at in keys) for other in database[target]}
    mine = [tuple(row[at] for at in columns) for row in rows]
    return all(None in key or key in there for key in mine)
