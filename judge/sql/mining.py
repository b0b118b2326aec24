"""Finds the constants that queries speak of, each with the column that it is compared with."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from judge.frozen import frozen
from judge.model.schema import Dialect
from judge.sql.constructs import parsed

if TYPE_CHECKING:
    from sqlglot import exp


@frozen(kw_only=False)
class Constant:
    """A literal; ``column`` is None where it is compared with no column in plain sight.

    ``pattern``: it stands behind LIKE.
    """

    text: str
    is_text: bool
    column: str | None
    pattern: bool = False


def constants_of(source: str, dialect: Dialect) -> frozenset[Constant]:
    """Find every constant in ``source``, which is known to be SQL of ``dialect``."""
    return frozenset(each for tree in parsed(source, dialect) for each in _constants(tree))


def equated_columns(source: str, dialect: Dialect) -> frozenset[frozenset[str]]:
    """Find pairs of columns, by their names in small letters, that ``source`` compares."""
    from sqlglot import exp

    return frozenset(
        frozenset({equation.left.name.lower(), equation.right.name.lower()})
        for tree in parsed(source, dialect)
        for equation in tree.find_all(exp.EQ)
        if isinstance(equation.left, exp.Column) and isinstance(equation.right, exp.Column)
    )


def _constants(tree: "exp.Expr") -> Iterator[Constant]:
    from sqlglot import exp

    for literal in tree.find_all(exp.Literal):
        around = literal.find_ancestor(exp.Predicate, exp.In, exp.Between, exp.Like)
        column = None if around is None else next(iter(around.find_all(exp.Column)), None)
        yield Constant(
            literal.name,
            literal.is_string,
            None if column is None else column.name.lower(),
            isinstance(around, exp.Like | exp.ILike),
        )
