"""A translated query as the one around it sees it: its text and its columns."""

from sqlglot import exp

from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.schema import ColumnType
from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Refusal
from judge.sql.scope import Fact, Scope
from judge.sql.typed import Typed


@frozen
class Query:
    """A translated query: ``columns`` are the names and types that its reader sees."""

    sql: str
    columns: tuple[Typed, ...]
    hidden: int = 0
    order: tuple[int, ...] = ()
    limited: bool = False
    keys: tuple[frozenset[str], ...] = ()
    facts: tuple[Fact, ...] = ()
    single: bool = False  # never more than one row


def named_columns(
    query: Query, names: list[str], scope: Scope, node: exp.Expr
) -> tuple[tuple[str, ColumnType], ...]:
    """Name a subquery's columns, by a list where there is one; a name may stand once."""
    if names and len(names) != len(query.columns):
        raise faults.refused(
            Refusal.COLUMN_COUNT,
            scope.dialect,
            Text(
                f"the list names {len(names)} columns, the query has {len(query.columns)}",
                f"컬럼 목록은 {len(names)}개인데 쿼리의 컬럼은 {len(query.columns)}개입니다.",
            ),
            node,
        )
    found = names or [each.name or f"column_{n}" for n, each in enumerate(query.columns, start=1)]
    for place, name in enumerate(found):
        if name.lower() in (each.lower() for each in found[:place]):
            if scope.dialect is Dialect.MYSQL:
                raise _duplicate(name, scope, node)
            found[place] = f"{name}_{place + 1}"
    return tuple((name, each.type) for name, each in zip(found, query.columns, strict=True))


def _duplicate(name: str, scope: Scope, node: exp.Expr) -> faults.Stop:
    """Two columns of a subquery have one name."""
    return faults.refused(
        Refusal.DUPLICATE,
        scope.dialect,
        Text(
            f'two columns of the subquery are named "{name}": give one an alias',
            f'서브쿼리에 "{name}" 컬럼이 둘입니다. 하나에 별칭을 붙이세요.',
        ),
        node,
    )


def check_same_width(left: Query, right: Query, scope: Scope, node: exp.Expr) -> None:
    """Refuse a UNION of different numbers of columns."""
    if len(left.columns) != len(right.columns):
        raise faults.refused(
            Refusal.COLUMN_COUNT,
            scope.dialect,
            Text(
                f"the queries have {len(left.columns)} and {len(right.columns)} columns: they must "
                "have the same number",
                f"두 쿼리의 컬럼 수가 {len(left.columns)}개와 {len(right.columns)}개로 다릅니다. "
                "같아야 합니다.",
            ),
            node,
        )
