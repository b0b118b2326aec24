"""Rows of tables as a problem file has them, for messages and screens."""

import json
from collections.abc import Mapping, Sequence

from judge.model.domain import Value
from judge.model.problem import Cell
from judge.model.schema import Schema, Table, TypeKind

_NUMBERS = frozenset({TypeKind.INTEGER, TypeKind.BOOLEAN})


def table_values(
    rows: Mapping[str, Sequence[Sequence[Cell]]], schema: Schema
) -> dict[str, list[list[Value]]]:
    """Return the rows of every table, whole numbers as such and all else as texts."""
    return {
        table.name: [_row(table, row) for row in rows.get(table.name, ())]
        for table in schema.tables
    }


def _row(table: Table, row: Sequence[Cell]) -> list[Value]:
    return [
        int(cell) if cell is not None and column.type.kind in _NUMBERS else cell
        for cell, column in zip(row, table.columns, strict=True)
    ]


def tables_in_words(rows: Mapping[str, Sequence[Sequence[Cell]]], schema: Schema) -> str:
    """Write ``teams = [[1, "Red"]], players = []``."""
    return ", ".join(
        f"{name} = {json.dumps(its, ensure_ascii=False)}"
        for name, its in table_values(rows, schema).items()
    )
