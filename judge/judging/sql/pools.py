"""The values that random databases are made of: few, simple ones first, and what the queries say.

What makes a difference likely was measured before this was written: small domains that columns
share, constants of both queries with their neighbours, and NULLs. The order of a pool matters:
a counterexample is made small by going down in it.

A value must be one that the problem allows, or a right answer would be called wrong. What types and
constraints leave open, the author's own cases tell: a text is one that stands in them (or that the
queries compare the column with), and a number is no smaller than all of them, unless a CHECK says
what numbers there are. Their days come in as well: a query may ask for a month by its number only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from judge.catalog.cell import normal
from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.problem import Cell
from judge.model.schema import Column, Schema, Table, TypeKind
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
_MOST_WRITTEN = 12  # texts and days of the author's that a pool takes
_NUMBERS = frozenset({TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.REAL})
_MOMENTS = frozenset({TypeKind.DATE, TypeKind.DATETIME})
_SPAN = re.compile(r"((?:19|20|21)\d\d)(?:-?(0[1-9]|1[0-2]))?")  # a year, or a month of one
_YEAR = 2024  # of months without a year
_MONTHS = 10_000  # numbers from here on are a year and a month
_MOST_MONTH = 12
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
    if kind in _MOMENTS:
        own += _months(constants, column)
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
    if column.type.kind in _MOMENTS:
        return [*_PLAIN[column.type.kind], *dict.fromkeys(written[:_MOST_WRITTEN])]
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
    elif kind in _MOMENTS and (constant.is_text or constant.column is not None):
        yield from _near_day(constant, kind)
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


def _near_day(constant: Constant, kind: TypeKind) -> Iterator[str]:
    """Yield days about the one that is named, or about the ends of a year or month that is."""
    named = _SPAN.fullmatch(constant.text)
    if named is not None:
        year, month = int(named[1]), int(named[2] or 0)
        yield from _about(_span(year, month), kind)
        return
    try:
        day = date.fromisoformat(constant.text[:10])
    except ValueError:
        return
    first, last = _span(day.year, day.month)
    one = timedelta(days=1)
    if kind is TypeKind.DATETIME:
        yield constant.text
    yield from _at_times((day, day - one, day + one, last, last + one, first), kind)


def _months(constants: Iterable[Constant], column: Column) -> Iterator[str]:
    """Yield days about the ends of months that are named by number, in the years that are."""
    numbers = [
        int(each.text)
        for each in _ordered(constants)
        if each.column == column.name.lower() and each.text.isdigit()
    ]
    years = [number for number in numbers if _SPAN.fullmatch(str(number)) and number < _MONTHS]
    for month in (number for number in numbers if 1 <= number <= _MOST_MONTH):
        for year in years or [_YEAR]:
            yield from _about(_span(year, month), column.type.kind)


def _span(year: int, month: int) -> tuple[date, date]:
    """Return the first and last day of a month, or of a year where ``month`` is 0."""
    first = date(year, month or 1, 1)
    last = date(year, month or 12, 28) + timedelta(days=4)
    return first, last - timedelta(days=last.day)


def _about(span: tuple[date, date], kind: TypeKind) -> Iterator[str]:
    first, last = span
    one = timedelta(days=1)
    yield from _at_times((first, last, first - one, last + one), kind)


def _at_times(days: Sequence[date], kind: TypeKind) -> Iterator[str]:
    """Write days; as moments, each at several times."""
    if kind is TypeKind.DATE:
        yield from map(str, days)
    else:
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
