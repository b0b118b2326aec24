"""Makes the rows of a dialect's table of functions: what a function takes, gives, and is called."""

from collections.abc import Callable

from sqlglot import exp

from judge.model.schema import ColumnType
from judge.sql.aggregates import wrong_count
from judge.sql.scope import FunctionRule, Scope
from judge.sql.typed import Typed, call

Gives = ColumnType | Callable[[list[Typed]], ColumnType]
Takes = ColumnType | None  # None: as it is


def udf(
    name: str,
    *takes: Takes,
    gives: Gives,
    least: int | None = None,
    rest: Takes | bool = False,
) -> FunctionRule:
    """Make a function of the runtime.

    ``least`` arguments are needed (all of ``takes``, if not said); ``rest`` is the type of any
    more, False for none.
    """
    needed = len(takes) if least is None else least

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Check, convert, call."""
        if len(arguments) < needed or (rest is False and len(arguments) > len(takes)):
            raise wrong_count(str(node.this).upper(), scope, node)
        values = [scope.translate(each) for each in arguments]
        kinds = [*takes, *[rest] * len(values)][: len(values)]
        passed = [
            scope.engine.convert(scope, value, kind, node)
            if isinstance(kind, ColumnType)
            else value
            for value, kind in zip(values, kinds, strict=True)
        ]
        return Typed(sql=call(name, *passed), type=gives(values) if callable(gives) else gives)

    return rule


def fixed(template: str, *takes: Takes, gives: Gives) -> FunctionRule:
    """Make a function that is a text with ``{0}``, ``{1}`` for its arguments."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Check, convert, fill in."""
        if len(arguments) != len(takes):
            raise wrong_count(str(node.this).upper(), scope, node)
        values = [scope.translate(each) for each in arguments]
        passed = [
            scope.engine.convert(scope, value, kind, node) if kind is not None else value
            for value, kind in zip(values, takes, strict=True)
        ]
        sql = template.format(*(each.sql for each in passed))
        return Typed(sql=sql, type=gives(values) if callable(gives) else gives)

    return rule


def first(values: list[Typed]) -> ColumnType:
    """Give the type of the first argument."""
    return values[0].type


def choose(count: int | None, name: str) -> FunctionRule:
    """Make COALESCE and its like: the arguments come to one type, which is the result's."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Arrange, then call."""
        if not arguments or (count is not None and len(arguments) != count):
            raise wrong_count(str(node.this).upper(), scope, node)
        values = [scope.translate(each) for each in arguments]
        kind, values = scope.engine.arrange(scope, values, node)
        if len(values) == 1:
            return values[0].with_sql(values[0].sql, kind)
        return Typed(sql=call(name, *values), type=kind)

    return rule


def unit_of(node: exp.Expr) -> str:
    """Read a unit such as DAY, which the parser takes for a column."""
    return (node.name or str(node.this)).upper()
