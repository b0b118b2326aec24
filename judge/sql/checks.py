"""Reads the condition of a CHECK into the form that the worker evaluates."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from judge.model.schema import Table

if TYPE_CHECKING:
    from sqlglot import exp

_COMPARISONS = {"eq": "=", "neq": "<>", "lt": "<", "lte": "<=", "gt": ">", "gte": ">="}


def read_check(check: str, table: Table) -> list[Any] | None:
    """Return the condition for ``conditions.holds``; None for what it has no word for."""
    import sqlglot  # here, since it takes 0.1 s
    from sqlglot.errors import SqlglotError

    try:
        return _condition(sqlglot.parse_one(check), table)
    except (SqlglotError, _NotReadError):
        return None


def columns_of(condition: Sequence[Any]) -> frozenset[str]:
    """Names of the columns that a condition looks at."""
    if condition[0] == "column":
        return frozenset({str(condition[1])})
    below = [columns_of(each) for each in condition[1:] if isinstance(each, list)]
    return frozenset().union(*below)


class _NotReadError(Exception):
    """A part of a condition that has no word here."""


def _condition(node: "exp.Expr", table: Table) -> list[Any]:
    from sqlglot import exp

    match node:
        case exp.Paren():
            return _condition(node.this, table)
        case exp.And() | exp.Or() | exp.Not():
            below = [_condition(each, table) for each in node.iter_expressions()]
            return [node.key, *below]
        case exp.Is() if isinstance(node.expression, exp.Null):
            return ["is null", _operand(node.this, table)]
        case exp.Between():
            value = _operand(node.this, table)
            low, high = (_operand(node.args[end], table) for end in ("low", "high"))
            return ["and", [">=", value, low], ["<=", value, high]]
        case exp.In() if node.expressions:
            return ["in", *(_operand(each, table) for each in (node.this, *node.expressions))]
        case exp.Binary() if node.key in _COMPARISONS:
            left, right = _operand(node.left, table), _operand(node.right, table)
            return [_COMPARISONS[node.key], left, right]
        case _:
            raise _NotReadError


def _operand(node: "exp.Expr", table: Table) -> list[Any]:
    from sqlglot import exp

    match node:
        case exp.Paren():
            return _operand(node.this, table)
        case exp.Column() if (column := table.column(node.name)) is not None:
            return ["column", column.name]
        case exp.Literal() if node.is_string:
            return ["literal", node.name]
        case exp.Literal():
            return ["literal", number(node.name)]
        case exp.Neg() if isinstance(node.this, exp.Literal):
            return ["literal", -number(node.this.name)]
        case exp.Boolean():
            return ["literal", int(node.this)]
        case _:
            raise _NotReadError


def number(text: str) -> int | float:
    """Read a number as Python has it."""
    return float(text) if "." in text or "e" in text.lower() else int(text)
