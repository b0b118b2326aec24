"""Evaluates the condition of a CHECK on the values of one row, with SQL's third truth value.

A condition is a nested list, which JSON can hold::

    ["and", ["<=", ["column", "low"], ["column", "high"]], ["is null", ["column", "note"]]]

Numbers are compared as numbers, everything else as text, dates too: their text sorts as they do.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Value = int | float | str | None
Truth = bool | None

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda left, right: left == right,
    "<>": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def holds(condition: Sequence[Any], row: Mapping[str, Value]) -> bool:
    """Whether a CHECK lets ``row`` in: it does unless the condition is false."""
    return _truth(condition, row) is not False


def _truth(condition: Sequence[Any], row: Mapping[str, Value]) -> Truth:
    name, *operands = condition
    if name in {"and", "or"}:
        return _joined(name == "or", [_truth(each, row) for each in operands])
    if name == "not":
        inner = _truth(operands[0], row)
        return None if inner is None else not inner
    if name == "is null":
        return _value(operands[0], row) is None
    left = _value(operands[0], row)
    if name == "in":
        others = [_compared("=", left, _value(each, row)) for each in operands[1:]]
        return _joined(True, others)  # noqa: FBT003 - any of them
    return _compared(name, left, _value(operands[1], row))


def _joined(deciding: Truth, truths: Sequence[Truth]) -> Truth:
    """AND is decided by one false, OR by one true; otherwise an unknown stays unknown."""
    if deciding in truths:
        return deciding
    return None if None in truths else not deciding


def _compared(name: str, left: Value, right: Value) -> Truth:
    if left is None or right is None:
        return None
    if isinstance(left, str) != isinstance(right, str):
        return None  # a type error that we do not judge
    return _COMPARE[name](left, right)


def _value(operand: Sequence[Any], row: Mapping[str, Value]) -> Value:
    kind, content = operand
    value: Value = row[content] if kind == "column" else content
    return value
