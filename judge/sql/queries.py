"""Translates SELECT and what joins SELECTs: UNION, INTERSECT, EXCEPT, WITH."""

from dataclasses import replace

from sqlglot import exp

from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.schema import ColumnType, TypeKind
from judge.sql import faults, sources
from judge.sql.aggregates import has_aggregate
from judge.sql.grouping import facts, open_groups
from judge.sql.query import Query, check_same_width, named_columns
from judge.sql.scope import Relation, Scope, check_arguments, refuse_loose
from judge.sql.select_lists import (
    aliases_ahead,
    aliases_of,
    keys_of,
    select_items,
    written_items,
)
from judge.sql.stars import selected_tables
from judge.sql.tables import quote
from judge.sql.tails import Tail, collate, read_tail
from judge.sql.typed import TEXTUAL, Typed, call

_SELECT = frozenset(
    [
        *("expressions", "from_", "joins", "where", "group", "having", "order", "limit"),
        *("offset", "distinct", "with_", "windows", "kind", "operation_modifiers"),
    ]
)
_COMPOUND = frozenset(["this", "expression", "distinct", "order", "limit", "offset", "with_"])
_SUBQUERY = frozenset(["this", "alias", "order", "limit", "offset", "with_"])


@frozen
class _Fit:
    """What a part of a compound query must become: types, and whether texts carry a collation."""

    types: tuple[ColumnType, ...]
    collated: bool


def translate_query(
    node: exp.Expr, scope: Scope, *, outermost: bool = False, fit: _Fit | None = None
) -> Query:
    """Translate a query inside ``scope``, the names around it."""
    match node:
        case exp.Select():
            return _select(node, scope, outermost=outermost, fit=fit)
        case exp.SetOperation():
            return _compound(node, scope, outermost=outermost)
        case exp.Subquery():
            return _parenthesised(node, scope, outermost=outermost)
        case exp.Values():
            return _values(node, scope)
        case _:
            raise faults.unsupported(type(node).__name__.upper(), node)


def _select(node: exp.Select, around: Scope, *, outermost: bool, fit: _Fit | None = None) -> Query:
    """Translate one SELECT, clause by clause."""
    check_arguments(node, _SELECT)
    scope = around.child()
    prefix = with_clause(node, scope)
    origin, conditions = _from_and_where(node, scope)
    scope.selected = selected_tables(node, scope)
    scope.windows = {each.name.lower(): each for each in node.args.get("windows") or []}
    grouped = _is_grouped(node, scope)
    groups = open_groups(node, scope, grouped=grouped)
    items = select_items(node, scope)
    scope.aliases = aliases_of(node, items)
    having = _having(node, scope, grouped=grouped)
    if not grouped:
        conditions, having = conditions + having, []
    distinct = node.args.get("distinct")
    on = distinct.args.get("on") if distinct is not None else None
    plain = distinct is not None and on is None
    tail = read_tail(node, scope, items, ordinal=plain)
    leading = _leading(on, scope)
    refuse_loose(scope)
    if fit is not None:
        items = _fitted(items, fit, scope, node)
    ranked = leading is not None or tail.ties is not None
    shown, hidden, order = written_items(
        items, tail, scope, outermost=outermost or ranked, distinct=plain
    )
    body = f"{origin}{groups.origin}" + _clause("WHERE", conditions) + groups.sql
    body += _clause("HAVING", having)
    if ranked:
        sql = _ranked(shown, body, tail, leading, scope)
    else:
        sql = f"SELECT {'DISTINCT ' if plain else ''}{', '.join(shown)}{body}{tail.written}"
    return Query(
        sql=prefix + sql,
        columns=tuple(items),
        hidden=hidden if outermost else 0,
        order=order if outermost else (),
        limited=tail.limited,
        keys=keys_of(scope, items, groups.keys, distinct=plain),
        facts=facts(node, scope, items),
        single=(grouped and not node.args.get("group")) or tail.written.endswith(" LIMIT 1"),
    )


def _leading(on: exp.Expr | None, scope: Scope) -> list[str] | None:
    """Translate the expressions of DISTINCT ON."""
    if on is None:
        return None
    found = on.expressions if isinstance(on, exp.Tuple) else [on]
    return [collate(scope.translate(each), scope) for each in found]


def _ranked(
    shown: list[str], body: str, tail: Tail, leading: list[str] | None, scope: Scope
) -> str:
    """Write DISTINCT ON and WITH TIES: rows are ranked by the sort keys, then cut by their rank."""
    alias = scope.run.fresh("ranked")
    names = [f"c{n}" for n in range(1, len(shown) + 1)]
    sort = f"ORDER BY {', '.join(tail.sort)}" if tail.sort else ""
    function, limit = "rank()", tail.ties
    partition = ""
    if leading is not None:
        function, limit = "row_number()", 1
        partition = f"PARTITION BY {', '.join(leading)} "
    inner = f"SELECT {', '.join(shown)}, {function} OVER ({partition}{sort}){body}"
    labels = [each.rpartition(" AS ")[2] for each in shown]
    items = ", ".join(f"{name} AS {label}" for name, label in zip(names, labels, strict=True))
    keys = names[len(names) - len(tail.keys) :] if tail.keys else []
    pairs = zip(tail.sort, tail.keys, strict=True)
    endings = [written.removeprefix(value.sql) for written, value in pairs]
    order = ", ".join(key + ending for key, ending in zip(keys, endings, strict=True))
    return (
        f"WITH {alias}({', '.join([*names, 'place'])}) AS ({inner}) SELECT {items} FROM {alias} "
        f"WHERE place <= {limit}{f' ORDER BY {order}' if order else ''}{tail.limit}"
    )


def _clause(word: str, conditions: list[str]) -> str:
    """Write WHERE or HAVING."""
    return f" {word} {' AND '.join(conditions)}" if conditions else ""


def with_clause(node: exp.Expr, scope: Scope) -> str:
    """Translate WITH and put its names into ``scope``."""
    clause = node.args.get("with_")
    if not clause:
        return ""
    check_arguments(clause, frozenset({"expressions", "recursive"}))
    recursive = bool(clause.args.get("recursive"))
    recursive = recursive or scope.dialect is Dialect.ORACLE
    parts = [_common(each, scope, recursive=recursive) for each in clause.expressions]
    return f"WITH {'RECURSIVE ' if recursive else ''}{', '.join(parts)} "


def _common(node: exp.CTE, scope: Scope, *, recursive: bool) -> str:
    """Translate one common table expression."""
    check_arguments(node, frozenset({"this", "alias", "materialized"}))
    name = node.alias
    names = [each.name for each in node.args["alias"].args.get("columns") or []]
    body = node.this
    if recursive and isinstance(body, exp.Union) and _mentions(body.expression, name):
        query = _recursive(body, name, names, scope)
    else:
        query = translate_query(body, scope)
    columns = named_columns(query, names, scope, node)
    known = Relation(name=name, columns=columns, keys=query.keys, facts=query.facts)
    scope.relations[name.lower()] = sources.renamed(known, query.columns)
    listed = ", ".join(quote(each) for each, _ in columns)
    return f"{quote(name)}({listed}) AS ({query.sql})"


def _mentions(node: exp.Expr, name: str) -> bool:
    """Whether a query reads a table of that name."""
    return any(table.name.lower() == name.lower() for table in node.find_all(exp.Table))


def _recursive(node: exp.Union, name: str, names: list[str], scope: Scope) -> Query:
    """Translate a recursive one: the anchor's types are the columns' types."""
    check_arguments(node, frozenset({"this", "expression", "distinct", "limit"}))
    anchor = translate_query(node.this, scope)
    columns = named_columns(anchor, names, scope, node)
    scope.relations[name.lower()] = Relation(name=name, columns=columns)
    step = translate_query(node.expression, scope)
    check_same_width(anchor, step, scope, node)
    word = "UNION" if node.args.get("distinct") else "UNION ALL"
    fit = _Fit(types=tuple(each.type for each in anchor.columns), collated=False)
    right = _part(node.expression, step, fit, scope)
    return replace(anchor, sql=f"{anchor.sql} {word} {right}", keys=(), facts=(), single=False)


def _from_and_where(node: exp.Select, scope: Scope) -> tuple[str, list[str]]:
    """Translate FROM and the joins, and the condition of WHERE."""
    origin = sources.from_clause(node, scope)
    where = node.args.get("where")
    if where is None:
        return origin, []
    scope.clause = "where"
    if scope.engine.alias_in_where:
        scope.aliases = aliases_ahead(node, scope)
        scope.aliases_seen = True
    condition = scope.engine.condition(scope, scope.translate(where.this), where.this)
    scope.aliases_seen = False
    scope.clause = "select"
    return origin, [condition]


def _is_grouped(node: exp.Select, scope: Scope) -> bool:
    """Whether rows are put together."""
    if node.args.get("group"):
        return True
    parts = [*node.expressions, node.args.get("having"), node.args.get("order")]
    return any(part is not None and has_aggregate(part, scope) for part in parts)


def _having(node: exp.Select, scope: Scope, *, grouped: bool) -> list[str]:
    """Translate HAVING; without groups it filters rows."""
    having = node.args.get("having")
    if having is None:
        return []
    scope.clause = "having"
    scope.aliases_seen = scope.engine.alias_in_having
    condition = scope.engine.condition(scope, scope.translate(having.this), having.this)
    scope.aliases_seen = False
    scope.clause = "select"
    if not grouped and scope.dialect is not Dialect.MYSQL:
        raise faults.unsupported("HAVING without GROUP BY", node)
    return [condition]


def _compound(node: exp.SetOperation, around: Scope, *, outermost: bool) -> Query:
    """Translate UNION, INTERSECT or EXCEPT."""
    check_arguments(node, _COMPOUND)
    scope = around.child()
    prefix = with_clause(node, scope)
    nodes = _chain(node)
    queries = [translate_query(each, scope) for each in nodes]
    columns = list(queries[0].columns)
    for each in queries[1:]:
        check_same_width(queries[0], each, scope, node)
        columns = _joined_columns(columns, each, scope, node)
    types = tuple(each.type for each in columns)
    word = _set_word(node, scope)
    fit = _Fit(types=types, collated="ALL" not in word)
    parts = [_part(*pair, fit, scope) for pair in zip(nodes, queries, strict=True)]
    sql = f" {word} ".join(parts)
    if word == "UNION" and scope.dialect is Dialect.MYSQL and _has_texts(types):
        # of equal texts the first one stays, which SQLite's UNION does not promise
        sql = f"SELECT DISTINCT * FROM ({' UNION ALL '.join(parts)})"
    scope.aliases = {(each.name or "").lower(): each for each in columns}
    tail = _compound_tail(node, scope, columns)
    order = tuple(int(value.sql) - 1 for value in tail.keys)
    return Query(
        sql=f"{prefix}{sql}{tail.written}",
        columns=tuple(columns),
        order=order if outermost else (),
        limited=tail.limited,
    )


def _chain(node: exp.SetOperation) -> list[exp.Expr]:
    """List the queries of ``a UNION b UNION c``, which SQLite reads from the left as well.

    Written into each other they would soon fill the stack of SQLite's parser.
    """
    found = [node.expression]
    left = node.this
    while (
        type(left) is type(node)
        and bool(left.args.get("distinct")) == bool(node.args.get("distinct"))
        and not any(left.args.get(part) for part in ("order", "limit", "offset", "with_"))
    ):
        check_arguments(left, _COMPOUND)
        found.append(left.expression)
        left = left.this
    return [left, *reversed(found)]


def _has_texts(types: tuple[ColumnType, ...]) -> bool:
    """Whether two values may be equal and yet differ."""
    return any(each.kind in TEXTUAL for each in types)


def _set_word(node: exp.SetOperation, scope: Scope) -> str:
    """Write the operation."""
    word = type(node).__name__.upper()
    if node.args.get("distinct"):
        return word
    if word == "UNION":
        return "UNION ALL"
    del scope
    raise faults.unsupported(f"{word} ALL", node)


def _joined_columns(left: list[Typed], right: Query, scope: Scope, node: exp.Expr) -> list[Typed]:
    """Find the types of the columns of a compound query; the names are the first query's."""
    columns: list[Typed] = []
    for place, (one, other) in enumerate(zip(left, right.columns, strict=True), start=1):
        kind, _ = scope.engine.arrange(scope, [one, other], node)
        columns.append(Typed(sql=str(place), type=kind, name=one.name))
    return columns


def _fitted(items: list[Typed], fit: _Fit, scope: Scope, node: exp.Expr) -> list[Typed]:
    """Convert items to the types of a compound query."""
    found = []
    for item, kind in zip(items, fit.types, strict=True):
        value = item
        if item.kind is not TypeKind.ANY and item.type != kind:
            value = scope.engine.convert(scope, item, kind, node)
        if (
            kind.kind is TypeKind.DECIMAL
            and kind.scale is not None
            and item.type.scale != kind.scale
        ):
            value = replace(value, sql=call("dec_scale", value, kind.scale))
        value = replace(value, type=kind)
        if fit.collated:
            value = replace(value, sql=collate(value, scope), collated=True)
        found.append(replace(value, name=item.name))
    return found


def _part(node: exp.Expr, query: Query, fit: _Fit, scope: Scope) -> str:
    """Write a part of a compound query; one that sorts or cuts goes into FROM."""
    if isinstance(node, exp.Subquery) and not node.args.get("alias"):
        plain = not any(node.args.get(part) for part in ("order", "limit", "with_"))
        if plain:
            return _part(node.this, query, fit, scope)
    simple = isinstance(node, exp.Select) and not any(
        node.args.get(part) for part in ("order", "limit", "offset", "with_", "distinct")
    )
    if simple:
        return translate_query(node, scope, fit=fit).sql
    alias = scope.run.fresh("part")
    names = [f"c{n}" for n in range(1, len(fit.types) + 1)]
    columns = [
        Typed(sql=f"{alias}.{name}", type=each.type, name=each.name or name)
        for name, each in zip(names, query.columns, strict=True)
    ]
    items = [
        f"{each.sql} AS {quote(each.name or '')}" for each in _fitted(columns, fit, scope, node)
    ]
    inner = f"WITH {alias}({', '.join(names)}) AS ({query.sql})"
    return f"SELECT * FROM ({inner} SELECT {', '.join(items)} FROM {alias})"


def _compound_tail(node: exp.Expr, scope: Scope, columns: list[Typed]) -> Tail:
    """Translate what follows a compound query: its ORDER BY knows the columns' names alone."""
    tail = read_tail(node, scope, columns, ordinal=False)
    for value in tail.keys:
        if not value.sql.isdigit():
            raise faults.unsupported("ORDER BY of an expression after UNION", node)
    return tail


def _parenthesised(node: exp.Subquery, around: Scope, *, outermost: bool) -> Query:
    """Translate a query in parentheses, which may have an ORDER BY and a LIMIT of its own."""
    check_arguments(node, _SUBQUERY)
    if not (node.args.get("order") or node.args.get("limit") or node.args.get("with_")):
        return translate_query(node.this, around, outermost=outermost)
    scope = around.child()
    prefix = with_clause(node, scope)
    inner = translate_query(node.this, scope)
    columns = [replace(c, sql=str(n)) for n, c in enumerate(inner.columns, start=1)]
    columns = [Typed(sql=c.sql, type=c.type, name=c.name) for c in columns]
    scope.aliases = {(each.name or "").lower(): each for each in columns}
    tail = _compound_tail(node, scope, columns)
    order = tuple(int(value.sql) - 1 for value in tail.keys)
    return Query(
        sql=f"{prefix}SELECT * FROM ({inner.sql}){tail.written}",
        columns=tuple(columns),
        order=order if outermost else (),
        limited=tail.limited or inner.limited,
    )


def _values(node: exp.Values, scope: Scope) -> Query:
    """Translate VALUES (...), (...)."""
    rows = [[scope.translate(each) for each in row.expressions] for row in node.expressions]
    columns = []
    for place, each in enumerate(zip(*rows, strict=True), start=1):
        kind, values = scope.engine.arrange(scope, list(each), node)
        for row, value in zip(rows, values, strict=True):
            row[place - 1] = value
        columns.append(Typed(sql=str(place), type=kind, name=f"column{place}"))
    text = ", ".join(f"({', '.join(each.sql for each in row)})" for row in rows)
    return Query(sql=f"VALUES {text}", columns=tuple(columns))
