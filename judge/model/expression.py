"""Small integer expressions over parameters, such as ``len(edges) + 1`` and ``2..10**5``."""

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

_OPERATORS: dict[type[ast.operator], Callable[[int, int], int]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Pow: operator.pow,
}
_FUNCTIONS: dict[str, Callable[..., int]] = {"len": len, "min": min, "max": max, "abs": abs}
_LONGEST = 120  # characters of source
_LARGEST_EXPONENT = 64
_LARGEST = 10**40  # a bound beyond this is a mistake, and would be slow


@dataclass(frozen=True, slots=True)
class Expression:
    """A checked expression; ``names`` are the parameters it reads."""

    source: str
    names: frozenset[str]

    def evaluate(self, values: Mapping[str, Any]) -> int | float:
        """Value over the parameters ``values``; ValueError where it has none (``len(5)``)."""
        try:
            return _evaluate(ast.parse(self.source, mode="eval").body, values)
        except (TypeError, KeyError, IndexError, ZeroDivisionError, OverflowError) as error:
            raise ValueError(f"{self.source}: {error}") from error


def parse_expression(source: str) -> Expression:
    """Check ``source``; ValueError, with the reason, for what we do not allow."""
    if len(source) > _LONGEST:
        raise ValueError("the expression is too long")
    try:
        body = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(f"cannot read the expression {source!r}") from error
    names: set[str] = set()
    _check(body, names)
    expression = Expression(source.strip(), frozenset(names))
    if not names:
        expression.evaluate({})
    return expression


def _check(node: ast.expr, names: set[str]) -> None:
    match node:
        case ast.Constant(value=bool()):
            raise ValueError("True and False are not numbers here")
        case ast.Constant(value=int() | float()):
            return
        case ast.Name(id=name):
            names.add(name)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            _check(operand, names)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            _check(left, names)
            _check(right, names)
        case ast.Subscript(value=value, slice=ast.expr() as index):
            _check(value, names)
            _check(index, names)
        case ast.Call(func=ast.Name(id=function), args=args, keywords=[]) if (
            function in _FUNCTIONS and args
        ):
            for arg in args:
                _check(arg, names)
        case _:
            raise ValueError(
                f"only numbers, parameters, len(), min(), max(), abs(), [ ] and + - * // ** "
                f"are allowed, not {ast.unparse(node)!r}"
            )


def _evaluate(node: ast.expr, values: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            return values[name]
        case ast.UnaryOp(operand=operand):
            return -_evaluate(operand, values)
        case ast.BinOp(left=left, op=op, right=right):
            return _apply(type(op), _evaluate(left, values), _evaluate(right, values))
        case ast.Subscript(value=value, slice=index):
            return _evaluate(value, values)[_evaluate(index, values)]
        case ast.Call(func=ast.Name(id=function), args=args):
            return _FUNCTIONS[function](*(_evaluate(arg, values) for arg in args))
        case _:  # pragma: no cover - _check lets nothing else through
            raise ValueError(ast.unparse(node))


def _apply(op: type[ast.operator], left: Any, right: Any) -> int:
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        raise TypeError("a number is needed")
    if op is ast.Pow and abs(right) > _LARGEST_EXPONENT:
        raise OverflowError("the exponent is too large")
    result = _OPERATORS[op](left, right)  # type: ignore[arg-type]  # floats appear in ranges of float
    if abs(result) > _LARGEST:
        raise OverflowError("the number is too large")
    return result


@dataclass(frozen=True, slots=True)
class Bounds:
    """An inclusive range ``low..high``; either end may be absent."""

    low: Expression | None
    high: Expression | None

    def __str__(self) -> str:
        """The range as it is written in YAML."""
        low = self.low.source if self.low else ""
        high = self.high.source if self.high else ""
        return low if low == high else f"{low}..{high}"

    @property
    def names(self) -> frozenset[str]:
        """The parameters that either end reads."""
        ends = (end for end in (self.low, self.high) if end is not None)
        return frozenset().union(*(end.names for end in ends))

    def resolve(self, values: Mapping[str, Any]) -> tuple[int | float | None, int | float | None]:
        """Both ends as numbers; ValueError where an end has no value."""
        return (
            self.low.evaluate(values) if self.low else None,
            self.high.evaluate(values) if self.high else None,
        )


def parse_bounds(source: str) -> Bounds:
    """Read ``low..high``, ``low..``, ``..high`` or one number; ValueError with the reason."""
    low, dots, high = source.partition("..")
    if not dots:
        only = parse_expression(low)
        return Bounds(only, only)
    if not low.strip() and not high.strip():
        raise ValueError("a range needs at least one end")
    bounds = Bounds(
        parse_expression(low) if low.strip() else None,
        parse_expression(high) if high.strip() else None,
    )
    if not bounds.names:
        first, last = bounds.resolve({})
        if first is not None and last is not None and first > last:
            raise ValueError(f"{first} is greater than {last}")
    return bounds
