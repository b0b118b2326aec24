"""The values that random databases are made of: few, simple ones first, and what the queries say.

What makes a difference likely was measured before this was written: small domains that columns
share, constants of both queries with their neighbours, and NULLs. The order of a pool matters:
a counterexample is made small by going down in it.

A value must be one that the problem allows, or a right answer would be called wrong. What types and
constraints leave open, the author's own cases tell: a text is one that stands in them (or that the
queries compare the column with), and a number is no smaller than all of them, unless a CHECK says
what numbers there are.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from judge.catalog.cell import normal
from judge.frozen import frozen
from judge.model.problem import Cell
from judge.model.schema import Column, Dialect, Schema, Table, TypeKind
from judge.sql.checks import columns_of, read_check
from judge.sql.mining import Constant
from judge.sql.values import Stored, store
from judge.sql.worker.conditions import Value, holds

_DAYS = (
    *("2024-03-01", "2024-03-02", "2024-03-31", "2024-02-29", "2024-04-01", "2023-03-01"),
    *("2024-12-31", "2025-01-01"),
)
_TIMES = ("00:00:00", "09:00:00", "23:59:59")
_WHOLE = ("1", "2", "3", "0", "4", "5", "10", "100", "-1")
_KEYS = tuple(map(str, range(6, 17)))
_PLAIN = {
    TypeKind.INTEGER: _WHOLE,
    TypeKind.DECIMAL: ("1", "2", "3", "0", "0.5", "1.25", "10", "100", "-1"),
    TypeKind.REAL: ("1", "2", "0", "0.5", "1.25", "10", "-1"),
    TypeKind.BOOLEAN: ("0", "1"),
    TypeKind.DATE: _DAYS,
    TypeKind.DATETIME: tuple(f"{day} {time}" for time in _TIMES for day in _DAYS),
    TypeKind.TIME: (*_TIMES, "12:30:00", "00:00:01"),
}
_WORDS = ("a", "b", "c", "d", "e", "f", "g", "h")
_MOST_WRITTEN = 12  # texts of the author's that a pool takes
_NUMBERS = frozenset({TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.REAL})
_TEXTS = frozenset({TypeKind.TEXT, TypeKind.CHAR})


@frozen(kw_only=False)
class Pool:
    """Values of a column, as an author writes them; ``favourites`` are indices of mined ones."""

    cells: tuple[str, ...]
    favourites: tuple[int, ...]

    def stored(self, column: Column, dialect: Dialect) -> list[Stored]:
        """Return the values as ``dialect`` keeps them."""
        truth = column.type.kind is TypeKind.BOOLEAN
        return [
            store(bool(int(cell)) if truth else cell, column.type, dialect) for cell in self.cells
        ]

    def compared(self, column: Column) -> list[Any]:
        """Return the values as the conditions of CHECK compare them."""
        return [compared(cell, column) for cell in self.cells]


def compared(cell: Cell, column: Column) -> Value:
    """Return a value as the conditions of CHECK compare it."""
    if cell is not None and column.type.kind in _NUMBERS | {TypeKind.BOOLEAN}:
        return float(cell) if "." in cell else int(cell)
    return cell


def pool_of(
    column: Column, table: Table, constants: Iterable[Constant], written: Sequence[str]
) -> Pool:
    """Make the pool of a column of ``table``; ``written`` is what the author's cases have in it."""
    kind = column.type.kind
    own = [cell for each in _ordered(constants) for cell in _mined(each, column, written)]
    wanted = [*_usual(column, written), *own]
    if kind is TypeKind.INTEGER and _is_key(column, table):
        wanted += _KEYS
    conditions = _conditions(column, table)
    cells = _allowed(dict.fromkeys(wanted), column, conditions)
    if kind in _NUMBERS and not conditions:
        least = min([Decimal(1), *map(Decimal, written)])
        cells = [cell for cell in cells if Decimal(cell) >= least]
    favourites = tuple(at for at, cell in enumerate(cells) if cell in own)
    return Pool(tuple(cells), favourites)


def _usual(column: Column, written: Sequence[str]) -> Sequence[str]:
    if column.type.kind in _TEXTS:
        shortest = sorted(dict.fromkeys(written), key=lambda cell: (len(cell), cell))
        return shortest[:_MOST_WRITTEN] or _WORDS
    return column.type.members or _PLAIN[column.type.kind]


def _ordered(constants: Iterable[Constant]) -> list[Constant]:
    return sorted(constants, key=lambda each: (len(each.text), each.text, each.column or ""))


def _is_key(column: Column, table: Table) -> bool:
    return any(column.name in key for key in (table.primary_key, *table.unique))


def _conditions(column: Column, table: Table) -> list[list[Any]]:
    """Conditions on this column alone."""
    read = (read_check(check, table) for check in table.checks)
    return [each for each in read if each is not None and columns_of(each) == {column.name}]


def _allowed(
    cells: Iterable[str], column: Column, conditions: Sequence[Sequence[Any]]
) -> list[str]:
    """Leave out what the type, or a CHECK of this column alone, refuses."""
    fitting = [cell for each in cells if (cell := normal(each, column)) is not None]
    return [
        cell
        for cell in fitting
        if all(holds(each, {column.name: compared(cell, column)}) for each in conditions)
    ]


def _mined(constant: Constant, column: Column, written: Sequence[str]) -> Iterator[str]:
    """Yield what a constant suggests for a column: itself and its neighbours."""
    if constant.column is not None and constant.column != column.name.lower():
        return
    kind = column.type.kind
    if kind in _NUMBERS:
        yield from _near_number(constant.text, kind)
    elif kind in _TEXTS and constant.is_text and constant.column is not None:
        yield from _near_text(constant, written)
    elif kind in {TypeKind.DATE, TypeKind.DATETIME} and constant.is_text:
        yield from _near_day(constant.text, kind)
    elif kind is TypeKind.TIME and constant.is_text:
        yield constant.text


def _near_number(text: str, kind: TypeKind) -> Iterator[str]:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return
    step = Decimal(1) if number == number.to_integral_value() else Decimal("0.01")
    for near in (number, number - step, number + step, number // 2):
        yield str(int(near)) if kind is TypeKind.INTEGER else f"{near:f}"


def _near_text(constant: Constant, written: Sequence[str]) -> Iterator[str]:
    """Yield a text that is compared, in another case as well where the author's texts have such."""
    core = constant.text.strip("%_") if constant.pattern else constant.text
    has_other_case = any(core.lower() in cell.lower() and core not in cell for cell in written)
    for word in (core, core.swapcase()) if has_other_case else (core,):
        yield word
        if constant.pattern:
            yield from (f"{word}x", f"x{word}", f"x{word}x")


def _near_day(text: str, kind: TypeKind) -> Iterator[str]:
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return
    one = timedelta(days=1)
    last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - one
    days: Sequence[date] = (day, day - one, day + one, last, last + one, day.replace(day=1))
    if kind is TypeKind.DATE:
        yield from map(str, days)
        return
    yield text
    yield from (f"{each} {time}" for each in days for time in _TIMES)


def origin(schema: Schema, table: Table, column: str) -> tuple[Table, str]:
    """Follow foreign keys to the column whose values this one has."""
    for key in table.foreign_keys:
        target = schema.table(key.table)
        if column in key.columns and target is not None:
            name = key.targets[key.columns.index(column)]
            if (target.name, name) != (table.name, column) and target.name != table.name:
                return origin(schema, target, name)
            return target, name
    return table, column
