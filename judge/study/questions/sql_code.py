"""What is to be seen in a query: joins, groups, windows, subqueries, and what minds NULL."""

import re
from collections.abc import Iterator
from typing import Any

from judge.study.notes.fingerprint import dialect_name, parse_sql
from judge.study.questions.sighting import Seen, Sighting

_DATE = re.compile(r"'\d{4}-\d\d")
_DIALECT = "dialect"  # in a tree's meta: what was read is shown as it was written
_MOST_SHOWN = 40  # characters of a piece of SQL


def see_sql(source: str, dialect: str) -> Iterator[Sighting]:
    """Yield what is seen, one of each kind; nothing of a query that cannot be read."""
    found: dict[Seen, Sighting] = {}
    trees = parse_sql(source, dialect) or []
    for tree in trees:
        tree.meta[_DIALECT] = dialect_name(dialect)
    for tree in map(_query_of, trees):
        for sighting in _see(tree) if tree is not None else ():
            found.setdefault(sighting.seen, sighting)
    yield from found.values()


def _query_of(tree: Any) -> Any:
    """Return the query of a view, None of anything else that is created."""
    from sqlglot import exp

    return tree.args.get("expression") if isinstance(tree, exp.Create) else tree


def _see(tree: Any) -> Iterator[Sighting]:
    yield from _joins(tree)
    yield from _nulls(tree)
    yield from _windows(tree)
    yield from _subqueries(tree)
    yield from _groups(tree)
    yield from _rows(tree)
    yield from _filters(tree)
    yield from _indexes(tree)


def _sight(seen: Seen, node: Any = None, **words: str) -> Sighting:
    if node is not None:
        text = node.sql(dialect=node.root().meta[_DIALECT])
        words["what"] = text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
    return Sighting(seen=seen, words=words)


def _joins(tree: Any) -> Iterator[Sighting]:
    from sqlglot import exp

    for join in tree.find_all(exp.Join):
        name = join.alias_or_name
        if join.side != "LEFT":
            yield _sight(Seen.INNER_JOIN, table=join.this.name or name)
            continue
        where = join.parent.args.get("where") if join.parent else None
        filtered = [] if where is None else _columns_of(where, name)
        if filtered and not _asks_for_null(where, name):
            yield _sight(Seen.LEFT_JOIN_FILTERED, table=name, column=filtered[0])
        yield _sight(Seen.LEFT_JOIN, table=join.this.name or name)


def _columns_of(node: Any, table: str) -> list[str]:
    from sqlglot import exp

    return [each.sql() for each in node.find_all(exp.Column) if each.table == table]


def _asks_for_null(where: Any, table: str) -> bool:
    from sqlglot import exp

    return any(_columns_of(each, table) for each in where.find_all(exp.Is))


def _nulls(tree: Any) -> Iterator[Sighting]:
    from sqlglot import exp

    for each in tree.find_all(exp.Not):
        if isinstance(each.this, exp.In) and each.this.args.get("query") is not None:
            yield _sight(Seen.NOT_IN, each.this.this)
    for each in tree.find_all(exp.Count):
        if isinstance(each.this, exp.Column):
            yield _sight(Seen.COUNT_COLUMN, each.this)
    for each in tree.find_all(exp.Coalesce):
        yield _sight(Seen.NULL_REPLACED, each)


def _windows(tree: Any) -> Iterator[Sighting]:
    from sqlglot import exp

    for each in tree.find_all(exp.Window):
        ranks = (exp.RowNumber, exp.Rank, exp.DenseRank)
        yield _sight(Seen.RANKED if isinstance(each.this, ranks) else Seen.WINDOW, each.this)


def _subqueries(tree: Any) -> Iterator[Sighting]:
    from sqlglot import exp

    ctes = list(tree.find_all(exp.CTE))
    for each in tree.find_all(exp.With):
        if each.args.get("recursive"):
            yield _sight(Seen.RECURSIVE, name=ctes[0].alias)
    if ctes:
        yield _sight(Seen.NAMED_QUERY, name=ctes[0].alias)
    if tree.find(exp.Exists):
        yield _sight(Seen.EXISTS)
    for each in tree.find_all(exp.Select):
        if each is tree or each.parent in ctes or each.find_ancestor(exp.SetOperation):
            continue
        yield _sight(Seen.CORRELATED if _is_correlated(each) else Seen.SUBQUERY)


def _is_correlated(select: Any) -> bool:
    """Whether a subquery speaks of a table that is not its own."""
    from sqlglot import exp

    own = {each.alias_or_name for each in select.find_all(exp.Table)}
    return any(each.table and each.table not in own for each in select.find_all(exp.Column))


def _groups(tree: Any) -> Iterator[Sighting]:
    from sqlglot import exp

    for each in tree.find_all(exp.Group):
        if each.expressions:
            yield _sight(Seen.GROUPED, each.expressions[0])
    for each in tree.find_all(exp.Having):
        yield _sight(Seen.HAVING, each.this)
    if any(each.find(exp.Case) for each in tree.find_all(exp.AggFunc)):
        yield _sight(Seen.PIVOT)


def _rows(tree: Any) -> Iterator[Sighting]:
    from sqlglot import exp

    if any(each.args.get("distinct") for each in tree.find_all(exp.Select)):
        yield _sight(Seen.DISTINCT)
    for each in tree.find_all(exp.Union):
        kept = "UNION" if each.args.get("distinct") else "UNION ALL"
        yield _sight(Seen.UNION, kind=kept)
    if tree.find(exp.Limit, exp.Fetch):
        yield _sight(Seen.LIMIT)


def _filters(tree: Any) -> Iterator[Sighting]:
    from sqlglot import exp

    for where in tree.find_all(exp.Where):
        for each in where.find_all(exp.Binary):
            compares = isinstance(each, exp.Predicate)
            if compares and isinstance(each.left, exp.Func) and each.left.find(exp.Column):
                yield _sight(Seen.COLUMN_WRAPPED, each.left)
        for each in where.find_all(exp.Like):
            if each.expression.is_string and each.expression.name.startswith("%"):
                yield _sight(Seen.LIKE_ANYWHERE, each)
        for each in where.find_all(exp.Between):
            if _DATE.search(each.sql()):
                yield _sight(Seen.DATE_RANGE, each)


def _indexes(tree: Any) -> Iterator[Sighting]:
    from sqlglot import exp

    where = tree.find(exp.Where)
    column = where.find(exp.Column) if where else None
    if column is not None:
        yield _sight(Seen.INDEX, column)
