"""Rewrites what only Oracle has into trees that all dialects share: (+), ROWNUM, CONNECT BY.

| Oracle                                   | becomes                                      |
|------------------------------------------|----------------------------------------------|
| WHERE a.x = b.y(+)                       | LEFT JOIN                                    |
| WHERE ROWNUM <= n, on rows without order | FETCH FIRST n ROWS                           |
| CONNECT BY LEVEL <= n FROM DUAL          | a recursive query that counts                |
| START WITH ... CONNECT BY PRIOR a = b    | a recursive query over the table             |
"""

from sqlglot import exp

from judge.model.schema import Schema
from judge.model.text import Text
from judge.sql import faults

_COUNTS = (exp.LTE, exp.LT, exp.EQ)
_ROWS = "hierarchy"


def rewrite(tree: exp.Expr, schema: Schema) -> exp.Expr:
    """Rewrite all SELECTs of a statement, the innermost first."""
    for select in reversed(list(tree.find_all(exp.Select))):
        _outer_joins(select)
        if select.args.get("connect"):
            _connect(select, schema)
        _rownum(select)
    return tree


def _marked(node: exp.Expr) -> set[str]:
    """Name the tables that a condition marks by (+)."""
    columns = node.find_all(exp.Column)
    return {each.table.lower() for each in columns if each.args.get("join_mark")}


def _outer_joins(select: exp.Select) -> None:
    """Turn conditions with (+) to LEFT JOINs of the tables that they mark."""
    where = select.args.get("where")
    parts = list(where.this.flatten()) if where and isinstance(where.this, exp.And) else []
    parts = parts or ([where.this] if where else [])
    marked = {each for part in parts for each in _marked(part)}
    if not marked:
        return
    if "" in marked or any(len(_marked(part)) > 1 for part in parts):
        raise faults.unsupported("(+) on a column without its table", select)
    tables = [select.args["from_"].this, *(join.this for join in select.args.get("joins") or [])]
    inner = [each for each in tables if each.alias_or_name.lower() not in marked]
    outer = [each for each in tables if each.alias_or_name.lower() in marked]
    if not inner or any(join.args.get("on") for join in select.args.get("joins") or []):
        raise faults.unsupported("(+) of this form", select)
    select.set("from_", exp.From(this=inner[0]))
    joins = [exp.Join(this=each) for each in inner[1:]]
    for each in outer:
        own = [part for part in parts if each.alias_or_name.lower() in _marked(part)]
        joins.append(exp.Join(this=each, side="LEFT", on=exp.and_(*map(_plain, own))))
    select.set("joins", joins)
    rest = [part for part in parts if not _marked(part)]
    select.set("where", exp.Where(this=exp.and_(*rest)) if rest else None)


def _plain(node: exp.Expr) -> exp.Expr:
    """Take the marks off a copy of a condition."""
    copy = node.copy()
    for each in copy.find_all(exp.Column):
        each.set("join_mark", None)
    return copy


def _is_rownum(node: exp.Expr | None) -> bool:
    """Whether a node is ROWNUM."""
    return isinstance(node, exp.Column) and not node.table and node.name.upper() == "ROWNUM"


def _rownum(select: exp.Select) -> None:
    """Turn a condition on ROWNUM to a number of rows."""
    where = select.args.get("where")
    parts = list(where.this.flatten()) if where and isinstance(where.this, exp.And) else []
    parts = parts or ([where.this] if where else [])
    limits = [part for part in parts if any(_is_rownum(each) for each in part.find_all(exp.Column))]
    if not limits:
        return
    _check_free(select)
    count = min(_limit(each) for each in limits)
    rest = [each for each in parts if each not in limits]
    select.set("where", exp.Where(this=exp.and_(*rest)) if rest else None)
    literal = exp.Literal.number(count)
    select.set("limit", exp.Fetch(direction="FIRST", count=literal))


def _check_free(select: exp.Select) -> None:
    """Stop where rows are numbered before they are sorted or grouped: which rows stay is open."""
    for part, word in (("order", "ORDER BY"), ("group", "GROUP BY"), ("distinct", "DISTINCT")):
        if select.args.get(part):
            hint = Text(
                f"ROWNUM numbers rows before {word}: sort in a subquery in FROM, and test ROWNUM "
                "outside",
                f"ROWNUM은 {word}보다 먼저 매겨집니다. FROM의 서브쿼리에서 정렬하고 바깥에서 "
                "ROWNUM을 비교하세요.",
            )
            raise faults.unsupported(f"ROWNUM beside {word}", select, hint)


def _limit(node: exp.Expr) -> int:
    """Read how many rows a condition on ROWNUM leaves."""
    number = node.args.get("expression")
    plain = isinstance(node, _COUNTS) and _is_rownum(node.this)
    if not plain or not isinstance(number, exp.Literal) or not number.this.isdigit():
        raise faults.unsupported("a condition on ROWNUM that is not ROWNUM <= n", node)
    count = int(number.this)
    if isinstance(node, exp.LT):
        return max(count - 1, 0)
    if isinstance(node, exp.EQ):
        return 1 if count == 1 else 0
    return count


def _connect(select: exp.Select, schema: Schema) -> None:
    """Turn CONNECT BY to a recursive query."""
    connect = select.args["connect"]
    order = select.args.get("order")
    if connect.args.get("nocycle") or (order is not None and order.args.get("siblings")):
        raise faults.unsupported("NOCYCLE or ORDER SIBLINGS BY", select)
    origin = select.args["from_"].this
    if select.args.get("joins") or not isinstance(origin, exp.Table):
        raise faults.unsupported("CONNECT BY over several tables", select)
    if origin.name.upper() == "DUAL":
        columns: list[str] = []
        _counter(select, connect)
    else:
        table = schema.table(origin.name)
        if table is None:
            raise faults.unsupported(f'CONNECT BY over "{origin.name}"', select)
        columns = [each.name for each in table.columns]
        _hierarchy(select, connect, origin, columns)
    select.set("connect", None)


def _counter(select: exp.Select, connect: exp.Expr) -> None:
    """Count from 1 while the condition on LEVEL holds."""
    step = exp.column("LEVEL", table=_ROWS) + 1
    condition = connect.args["connect"].copy()
    for each in list(condition.find_all(exp.Column)):
        if each.name.upper() == "LEVEL":
            each.replace(exp.paren(step.copy()))
    first = exp.select(exp.alias_(exp.Literal.number(1), "LEVEL")).from_("DUAL")
    body = first.union(exp.select(step.copy()).from_(_ROWS).where(condition), distinct=False)
    _attach(select, body, ["LEVEL"])


def _attach(select: exp.Select, body: exp.Expr, columns: list[str]) -> None:
    """Let a SELECT read from a recursive query of its own."""
    alias = exp.TableAlias(
        this=exp.to_identifier(_ROWS), columns=[exp.to_identifier(each) for each in columns]
    )
    common = exp.CTE(this=body, alias=alias)
    known = select.args.get("with_")
    others = known.expressions if known is not None else []
    select.set("with_", exp.With(expressions=[*others, common], recursive=True))
    select.set("from_", exp.From(this=exp.to_table(_ROWS)))


def _hierarchy(
    select: exp.Select, connect: exp.Expr, origin: exp.Table, columns: list[str]
) -> None:
    """Walk a table from its roots; PRIOR is the row above."""
    alias = origin.alias_or_name
    own = [exp.column(each, table=alias) for each in columns]
    paths = [each for each in select.find_all(exp.Anonymous) if _is_path(each)]
    names = [*columns, "LEVEL", *(f"path_{n}" for n in range(len(paths)))]
    roots = exp.select(*own, exp.Literal.number(1), *(_root(each, alias) for each in paths))
    roots = roots.from_(origin.copy())
    if connect.args.get("start") is not None:
        roots = roots.where(connect.args["start"].copy())
    condition = connect.args["connect"].copy()
    for each in list(condition.find_all(exp.Prior)):
        each.replace(exp.column(each.this.name, table=_ROWS))
    for each in condition.find_all(exp.Column):
        if not each.table:
            each.set("table", exp.to_identifier(alias))
    step = exp.select(
        *(each.copy() for each in own),
        exp.column("LEVEL", table=_ROWS) + 1,
        *(_longer(each, alias, n) for n, each in enumerate(paths)),
    )
    step = step.from_(origin.copy()).join(exp.to_table(_ROWS), on=condition)
    for number, each in enumerate(paths):
        each.replace(exp.column(f"path_{number}"))
    for each in select.find_all(exp.Column):
        if each.table.lower() == alias.lower():
            each.set("table", None)
    _attach(select, roots.union(step, distinct=False), names)


def _is_path(node: exp.Anonymous) -> bool:
    """Whether a call is SYS_CONNECT_BY_PATH."""
    return str(node.this).upper() == "SYS_CONNECT_BY_PATH"


def _qualified(node: exp.Expr, alias: str) -> exp.Expr:
    """Put a table before every column."""
    copy = node.copy()
    for each in copy.find_all(exp.Column):
        each.set("table", exp.to_identifier(alias))
    return copy


def _root(node: exp.Anonymous, alias: str) -> exp.Expr:
    """Write the path of a root."""
    value, separator = node.expressions
    return exp.DPipe(this=separator.copy(), expression=_qualified(value, alias), safe=True)


def _longer(node: exp.Anonymous, alias: str, number: int) -> exp.Expr:
    """Write the path of a row below."""
    above = exp.column(f"path_{number}", table=_ROWS)
    return exp.DPipe(this=above, expression=_root(node, alias), safe=True)
