"""Small integer expressions over parameters, such as ``len(edges) + 1`` and ``2..10**5``.

They come from files that people share, so they are read with care: a short source, a few kinds of
syntax, small exponents and bounded numbers, so that no expression is slow or fills the memory.
"""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import isfinite
from typing import Any

from judge.frozen import frozen
from judge.model.text import BilingualError

_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.FloorDiv: operator.floordiv,
    ast.Pow: operator.pow,
}
_FUNCTIONS: dict[str, Callable[..., Any]] = {"len": len, "min": min, "max": max, "abs": abs}
_LONGEST = 120  # characters of source
_LARGEST_EXPONENT = 64
_LARGEST = 10**40  # an integer beyond this is a mistake, and would be slow
_CHARACTERS = re.compile(r"[\w\s+*/().,\[\]-]*")


class ExpressionError(BilingualError):
    """An expression that we do not allow, or one that has no value; it says why."""


@frozen(kw_only=False)
class Expression:
    """A checked expression; ``names`` are the parameters it reads."""

    source: str
    names: frozenset[str]

    def evaluate(self, values: Mapping[str, Any]) -> int | float:
        """Compute it over the parameters ``values``; ExpressionError where it has no value."""
        try:
            return _number(_evaluate(_body(self.source), values))
        except BilingualError as error:
            en, ko = f"{self.source}: {error.en}", f"{self.source}: {error.ko}"
            raise ExpressionError(en, ko) from None
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise ExpressionError(
                f"{self.source}: there is no value here ({error})",
                f"{self.source}: 여기서는 값을 구할 수 없습니다 ({error})",
            ) from error


def parse_expression(source: str) -> Expression:
    """Check ``source``; ExpressionError, with the reason, for what we do not allow."""
    if len(source) > _LONGEST:
        raise ExpressionError("the expression is too long", "수식이 너무 깁니다")
    source = source.strip()
    expression = Expression(source, _names(_body(source)))
    if not expression.names:
        expression.evaluate({})
    return expression


@lru_cache(maxsize=4096)
def _body(source: str) -> ast.expr:
    try:
        if _CHARACTERS.fullmatch(source):
            return ast.parse(source, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        pass
    raise ExpressionError(
        f"cannot read the expression {source!r}", f"수식을 읽을 수 없습니다: {source!r}"
    )


def _names(node: ast.expr) -> frozenset[str]:
    """Check ``node`` and collect the parameters that it reads."""
    match node:
        case ast.Constant(value=value):
            _number(value)
            return frozenset()
        case ast.Name(id=name):
            return frozenset({name})
        case _:
            return frozenset().union(*map(_names, _operands(node)))


def _operands(node: ast.expr) -> list[ast.expr]:
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return [operand]
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return [left, right]
        case ast.Subscript(value=value, slice=index):
            return [value, index]
        case ast.Call(func=ast.Name(id=function), args=[_, *_] as args, keywords=[]) if (
            function in _FUNCTIONS
        ):
            return args
        case _:
            found, allowed = ast.unparse(node), "len(), min(), max(), abs(), [ ], + - * // **"
            raise ExpressionError(
                f"only numbers, parameters, {allowed} are allowed, not {found!r}",
                f"숫자, 매개변수, {allowed}만 쓸 수 있습니다: {found!r}",
            )


def _evaluate(node: ast.expr, values: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name):
            if name not in values:
                raise ExpressionError(f"{name!r} has no value", f"{name!r} 값이 없습니다")
            return values[name]
        case ast.UnaryOp(operand=operand):
            return -_number(_evaluate(operand, values))
        case ast.BinOp(left=left, op=op, right=right):
            return _apply(type(op), _evaluate(left, values), _evaluate(right, values))
        case ast.Subscript(value=value, slice=index):
            return _evaluate(value, values)[_evaluate(index, values)]
        case ast.Call(func=ast.Name(id=function), args=args):
            return _FUNCTIONS[function](*(_evaluate(arg, values) for arg in args))
        case _:  # pragma: no cover - _operands lets nothing else through
            raise TypeError(ast.unparse(node))


def _apply(op: type[ast.operator], left: Any, right: Any) -> int | float:
    if op is ast.Pow and abs(_number(right)) > _LARGEST_EXPONENT:
        raise ExpressionError(
            f"the exponent is over {_LARGEST_EXPONENT}", f"지수가 {_LARGEST_EXPONENT}보다 큽니다"
        )
    return _number(_OPERATORS[op](_number(left), _number(right)))


def _number(value: Any) -> int | float:
    """Return ``value`` where it is a number that we can work with."""
    match value:
        case bool():
            raise ExpressionError(
                "true and false are not numbers here", "여기서 true와 false는 수가 아닙니다"
            )
        case int() if abs(value) <= _LARGEST:
            return value
        case float() if isfinite(value):
            return value
        case int() | float():
            raise ExpressionError("the number is too large", "수가 너무 큽니다")
        case _:
            raise ExpressionError("a number is needed", "수가 필요합니다")


@frozen(kw_only=False)
class Bounds:
    """An inclusive range ``low..high``; either end may be absent."""

    low: Expression | None
    high: Expression | None

    def __str__(self) -> str:
        """Write the range as YAML has it."""
        low = self.low.source if self.low else ""
        high = self.high.source if self.high else ""
        return low if low == high else f"{low}..{high}"

    @property
    def names(self) -> frozenset[str]:
        """The parameters that either end reads."""
        ends = (end for end in (self.low, self.high) if end is not None)
        return frozenset().union(*(end.names for end in ends))

    def resolve(self, values: Mapping[str, Any]) -> tuple[int | float | None, int | float | None]:
        """Compute both ends; ExpressionError where an end has no value."""
        return (
            self.low.evaluate(values) if self.low else None,
            self.high.evaluate(values) if self.high else None,
        )


def parse_bounds(source: str) -> Bounds:
    """Read ``low..high``, ``low..``, ``..high`` or one number; ExpressionError with the reason."""
    low, dots, high = source.partition("..")
    if not dots:
        only = parse_expression(low)
        return Bounds(only, only)
    if not low.strip() and not high.strip():
        raise ExpressionError(
            "a range needs at least one end", "범위에는 적어도 한쪽 끝이 있어야 합니다"
        )
    bounds = Bounds(
        parse_expression(low) if low.strip() else None,
        parse_expression(high) if high.strip() else None,
    )
    if not bounds.names:
        first, last = bounds.resolve({})
        if first is not None and last is not None and first > last:
            raise ExpressionError(f"{first} is greater than {last}", f"{first} > {last}입니다")
    return bounds
