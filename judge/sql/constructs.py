"""Which constructs a text of SQL uses, for problems that require or forbid some."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from judge.model.dialect import Dialect
from judge.model.sql_source import Construct

if TYPE_CHECKING:
    from sqlglot import exp

_NAMES = {
    Dialect.MYSQL: "mysql",
    Dialect.POSTGRESQL: "postgres",
    Dialect.ORACLE: "oracle",
    Dialect.SQLITE: "sqlite",
}


def constructs_of(source: str, dialect: Dialect) -> frozenset[Construct]:
    """Find the constructs in ``source``, which is known to be SQL of ``dialect``."""
    trees = parsed(source, dialect)
    return frozenset(
        construct
        for construct, is_there in _tests().items()
        for tree in trees
        if any(map(is_there, tree.walk()))
    )


def parsed(source: str, dialect: Dialect) -> "list[exp.Expr]":
    """Return the trees of the statements in ``source``."""
    import sqlglot  # here, since it takes 0.1 s, and most problems require nothing

    return [tree for tree in sqlglot.parse(source, read=_NAMES[dialect]) if tree is not None]


def _tests() -> "dict[Construct, Callable[[exp.Expr], bool]]":
    from sqlglot import exp

    return {
        Construct.JOIN: lambda node: isinstance(node, exp.Join),
        Construct.LEFT_JOIN: lambda node: (
            isinstance(node, exp.Join) and node.side in {"LEFT", "RIGHT", "FULL"}
        ),
        Construct.SUBQUERY: lambda node: (
            isinstance(node, exp.Select)
            and node.find_ancestor(exp.Subquery, exp.Exists, exp.In, exp.Any, exp.All) is not None
        ),
        Construct.CTE: lambda node: isinstance(node, exp.CTE),
        Construct.RECURSIVE_CTE: lambda node: (
            isinstance(node, exp.CTE) and _reads_itself(node, exp.Table)
        ),
        Construct.WINDOW_FUNCTION: lambda node: isinstance(node, exp.Window),
        Construct.AGGREGATE: lambda node: (
            isinstance(node, exp.AggFunc) and not isinstance(node.parent, exp.Window)
        ),
        Construct.GROUP_BY: lambda node: isinstance(node, exp.Group),
        Construct.HAVING: lambda node: isinstance(node, exp.Having),
        Construct.ORDER_BY: lambda node: (
            isinstance(node, exp.Order) and not isinstance(node.parent, exp.Window)
        ),
        Construct.LIMIT: lambda node: isinstance(node, exp.Limit | exp.Fetch),
        Construct.DISTINCT: lambda node: isinstance(node, exp.Distinct),
        Construct.UNION: lambda node: isinstance(node, exp.Union),
        Construct.EXISTS: lambda node: isinstance(node, exp.Exists),
        Construct.CASE: lambda node: isinstance(node, exp.Case | exp.If),
        Construct.SELECT_STAR: lambda node: (
            isinstance(node, exp.Star) and not isinstance(node.parent, exp.Count)
        ),
    }


def _reads_itself(cte: "exp.CTE", table: "type[exp.Table]") -> bool:
    name = cte.alias.lower()
    return any(each.name.lower() == name for each in cte.this.find_all(table))
