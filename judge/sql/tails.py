"""Translates what ends a query: ORDER BY, LIMIT, OFFSET, FETCH FIRST."""

from dataclasses import replace

from sqlglot import exp

from judge.frozen import frozen
from judge.model.schema import Dialect
from judge.model.text import Text
from judge.sql import faults
from judge.sql.directions import direction
from judge.sql.fates import Refusal
from judge.sql.scope import Scope
from judge.sql.tables import collation_of
from judge.sql.typed import Typed


@frozen
class Tail:
    """ORDER BY with LIMIT and OFFSET: the sort keys' values, and the text."""

    keys: tuple[Typed, ...] = ()
    sort: tuple[str, ...] = ()
    limit: str = ""
    ties: int | None = None  # FETCH FIRST n ROWS WITH TIES

    @property
    def written(self) -> str:
        """The whole text."""
        return (f" ORDER BY {', '.join(self.sort)}" if self.sort else "") + self.limit

    @property
    def limited(self) -> bool:
        """Whether rows are cut."""
        return bool(self.limit) or self.ties is not None


def read_tail(node: exp.Expr, scope: Scope, items: list[Typed], *, ordinal: bool) -> Tail:
    """Translate ORDER BY, LIMIT and OFFSET; ``ordinal``: sort keys must be items."""
    order = node.args.get("order")
    values: list[Typed] = []
    written: list[str] = []
    scope.clause = "order"
    for each in order.expressions if order is not None else ():
        ordered = each if isinstance(each, exp.Ordered) else exp.Ordered(this=each)
        value = _sort_value(ordered.this, scope, items)
        if ordinal:
            value = _as_ordinal(value, items, scope, each)
        values.append(value)
        _refuse_nulls(ordered, scope)
        written.append(collate(value, scope) + direction(ordered, scope.engine.nulls_last))
    scope.clause = "select"
    ties = _ties(node, scope)
    limit = limit_text(node, scope) if ties is None else ""
    return Tail(keys=tuple(values), sort=tuple(written), limit=limit, ties=ties)


def _ties(node: exp.Expr, scope: Scope) -> int | None:
    """Read the number of FETCH FIRST n ROWS WITH TIES."""
    fetch = node.args.get("limit")
    options = fetch.args.get("limit_options") if isinstance(fetch, exp.Fetch) else None
    if options is None or not options.args.get("with_ties"):
        return None
    if node.args.get("offset") is not None or options.args.get("percent"):
        raise faults.unsupported("OFFSET with FETCH ... WITH TIES", node)
    count = fetch.args.get("count") if fetch is not None else None
    return 1 if count is None else _whole(count, scope)


def direction_text(node: exp.Expr, scope: Scope) -> str:
    """Write one sort key of an UPDATE or DELETE."""
    ordered = node if isinstance(node, exp.Ordered) else exp.Ordered(this=node)
    value = scope.translate(ordered.this)
    return collate(value, scope) + direction(ordered, scope.engine.nulls_last)


def _refuse_nulls(node: exp.Ordered, scope: Scope) -> None:
    """Refuse NULLS FIRST and LAST in MySQL; the parser fills in what MySQL does by itself."""
    said = node.args.get("nulls_first")
    if scope.dialect is Dialect.MYSQL and bool(said) == bool(node.args.get("desc")):
        mend = Text("sort by x IS NULL first.", "x IS NULL로 먼저 정렬하세요.")
        raise faults.not_here("NULLS FIRST/LAST", scope.dialect, mend, node)


def _sort_value(node: exp.Expr, scope: Scope, items: list[Typed]) -> Typed:
    """Find what an item of ORDER BY stands for: a place, an alias, or an expression."""
    if isinstance(node, exp.Literal) and not node.is_string:
        return _at_place(node, scope, items)
    plain = isinstance(node, exp.Column) and not node.table
    scope.aliases_seen = plain or scope.dialect is not Dialect.POSTGRESQL
    scope.alias_first = True
    value = scope.translate(node)
    scope.aliases_seen = scope.alias_first = False
    return value


def _at_place(node: exp.Literal, scope: Scope, items: list[Typed]) -> Typed:
    """Take the item at a place that counts from 1."""
    place = int(node.this) if node.this.isdigit() else 0
    if 1 <= place <= len(items):
        return items[place - 1]
    raise faults.refused(
        Refusal.NO_COLUMN,
        scope.dialect,
        Text(
            f"there is no item {node.this} in the select list",
            f"SELECT 목록에 {node.this}번째 항목이 없습니다.",
        ),
        node,
    )


def _as_ordinal(value: Typed, items: list[Typed], scope: Scope, node: exp.Expr) -> Typed:
    """Turn a sort value to the place of the item that it equals."""
    for place, item in enumerate(items, start=1):
        if item.sql == value.sql:
            return replace(value, sql=str(place), collated=False, name=None)
    if scope.dialect is Dialect.SQLITE:
        return value
    raise faults.refused(
        Refusal.TYPES,
        scope.dialect,
        Text(
            "ORDER BY uses an expression that SELECT DISTINCT does not list: add it there",
            "ORDER BY의 식이 SELECT DISTINCT 목록에 없습니다. 목록에 넣으세요.",
        ),
        node,
    )


def limit_text(node: exp.Expr, scope: Scope) -> str:
    """Write LIMIT and OFFSET; only whole numbers may stand there."""
    limit, offset = node.args.get("limit"), node.args.get("offset")
    if limit is None and offset is None:
        return ""
    count, skipped = -1, 0
    if isinstance(limit, exp.Limit) and scope.dialect is Dialect.ORACLE:
        mend = Text("use FETCH FIRST n ROWS ONLY.", "FETCH FIRST n ROWS ONLY를 쓰세요.")
        raise faults.not_here("LIMIT", scope.dialect, mend, node)
    if isinstance(limit, exp.Limit):
        count = _whole(limit.expression, scope)
        if limit.args.get("offset") is not None:
            skipped = _whole(limit.args["offset"], scope)
    elif isinstance(limit, exp.Fetch):
        count = _fetch(limit, scope)
    if offset is not None:
        skipped = _whole(offset.expression, scope)
    return f" LIMIT {count}" + (f" OFFSET {skipped}" if skipped else "")


def _fetch(node: exp.Fetch, scope: Scope) -> int:
    """Read FETCH FIRST n ROWS ONLY."""
    options = node.args.get("limit_options")
    if options is not None and options.args.get("percent"):
        raise faults.unsupported("FETCH ... PERCENT", node)
    if scope.dialect is Dialect.MYSQL:
        mend = Text("use LIMIT.", "LIMIT를 쓰세요.")
        raise faults.not_here("FETCH FIRST", scope.dialect, mend, node)
    count = node.args.get("count")
    return 1 if count is None else _whole(count, scope)


def _whole(node: exp.Expr, scope: Scope) -> int:
    """Read a whole number."""
    inner = node.this if isinstance(node, exp.Paren) else node
    if isinstance(inner, exp.Literal) and not inner.is_string and inner.this.isdigit():
        return int(inner.this)
    if isinstance(inner, exp.Null) and scope.dialect is Dialect.POSTGRESQL:
        return -1
    if scope.dialect is Dialect.MYSQL:
        raise faults.refused(
            Refusal.SYNTAX,
            scope.dialect,
            Text("LIMIT takes a whole number only", "LIMIT에는 정수만 쓸 수 있습니다."),
            node,
        )
    raise faults.unsupported("LIMIT of an expression", node)


def collate(value: Typed, scope: Scope) -> str:
    """Write a value with the collation that it compares by, unless it brings its own."""
    if value.binary:
        return f"{value.sql} COLLATE BINARY"
    collation = None if value.collated else collation_of(value.kind, scope.dialect)
    return f"{value.sql} COLLATE {collation}" if collation else value.sql
