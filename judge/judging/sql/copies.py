"""Makes databases of any size of a case: copies of its rows side by side, with keys of their own.

Every copy looks like the case to a query that joins on keys; what groups by other columns meets
larger groups. Whole numbers in keys are shifted, texts get the number of their copy; a foreign key
changes as what it refers to.
"""

from collections.abc import Iterable

from judge.frozen import frozen
from judge.model.problem import Cell, Tables
from judge.model.schema import Column, Schema, Table, TypeKind

_TEXTS = frozenset({TypeKind.TEXT, TypeKind.CHAR})

Place = tuple[str, str]
"""A table and one of its columns."""


@frozen(kw_only=False)
class Copying:
    """How to copy: the columns that change, and how far numbers are shifted for each copy."""

    schema: Schema
    changing: frozenset[Place]
    stride: int

    def database(self, tables: Tables, copies: int) -> Tables:
        """Return ``copies`` of the rows."""
        rows = {
            table.name: tuple(
                self._changed(table, row, copy)
                for copy in range(copies)
                for row in tables.rows.get(table.name, ())
            )
            for table in self.schema.tables
        }
        return Tables(rows=rows)

    def _changed(self, table: Table, row: Iterable[Cell], copy: int) -> tuple[Cell, ...]:
        return tuple(
            self._cell(cell, column, copy) if (table.name, column.name) in self.changing else cell
            for cell, column in zip(row, table.columns, strict=True)
        )

    def _cell(self, cell: Cell, column: Column, copy: int) -> Cell:
        if cell is None or copy == 0:
            return cell
        if column.type.kind is TypeKind.INTEGER:
            return str(int(cell) + copy * self.stride)
        return f"{cell}~{copy}"


def copying(schema: Schema, tables: Tables) -> Copying | None:
    """Find out how to copy; None where a key has nothing that could be changed."""
    changing: set[Place] = set(tables.spread)
    for table in schema.tables:
        for key in (table.primary_key, *table.unique):
            columns = [column for name in key if (column := table.column(name)) is not None]
            chosen = _of_kind(columns, {TypeKind.INTEGER}) or _of_kind(columns, _TEXTS)
            if key and not chosen:
                return None
            changing |= {(table.name, column.name) for column in chosen}
    changing = _with_references(schema, changing)
    numbers = [
        abs(int(cell))
        for table in schema.tables
        for row in tables.rows.get(table.name, ())
        for cell, column in zip(row, table.columns, strict=True)
        if (table.name, column.name) in changing
        and cell is not None
        and column.type.kind is TypeKind.INTEGER
    ]
    return Copying(schema, frozenset(changing), max(numbers, default=0) + 1)


def _of_kind(columns: Iterable[Column], kinds: Iterable[TypeKind]) -> list[Column]:
    return [column for column in columns if column.type.kind in set(kinds)]


def _with_references(schema: Schema, changing: set[Place]) -> set[Place]:
    """Add what refers to a column that changes, and what such a column refers to."""
    pairs = [
        ((table.name, mine), (key.table, theirs))
        for table in schema.tables
        for key in table.foreign_keys
        for mine, theirs in zip(key.columns, key.targets, strict=True)
    ]
    found, before = set(changing), -1
    while len(found) > before:
        before = len(found)
        found |= {place for pair in pairs if found & set(pair) for place in pair}
    return found
