"""Translates INSERT, UPDATE and DELETE.

SQLite changes one table and knows no join there. Where MySQL or PostgreSQL names more tables, an
UPDATE becomes UPDATE ... FROM, and a DELETE takes the rows whose rowid a query finds.
"""

import re
from dataclasses import replace

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import Column, Table, TypeKind
from judge.model.text import Text
from judge.sql import faults, sources
from judge.sql.fates import Refusal
from judge.sql.scope import Scope, check_arguments
from judge.sql.tables import quote
from judge.sql.tails import direction_text, limit_text
from judge.sql.typed import TEXT, Typed, call, string

_COUNTING_NULL = frozenset({Dialect.MYSQL, Dialect.SQLITE})  # NULL asks for the next number
_TEXTS = frozenset({TypeKind.TEXT, TypeKind.CHAR})
_NUMBERS = frozenset({TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.REAL})
_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*", re.IGNORECASE)
_INSERT = frozenset({"this", "expression", "conflict", "ignore", "with_", "alternative"})
_UPDATE = frozenset({"this", "expressions", "where", "from_", "order", "limit"})
_DELETE = frozenset({"this", "tables", "using", "where", "order", "limit"})
_SETTLED = frozenset({"is_function", "stored", "by_name", "exists", "partition", "settings"})


def _target(node: exp.Expr, scope: Scope) -> Table:
    """Find the table that a statement changes."""
    inner = node.this if isinstance(node, exp.Schema) else node
    table = scope.run.schema.table(inner.name) if isinstance(inner, exp.Table) else None
    if table is None:
        raise faults.refused(
            Refusal.NO_TABLE,
            scope.dialect,
            Text(
                f'there is no table "{inner.name}" to change',
                f'바꿀 "{inner.name}" 테이블이 없습니다.',
            ),
            node,
        )
    if table.view:
        raise faults.unsupported(f'DML on VIEW "{table.name}"', node)
    return table


def insert(node: exp.Insert, scope: Scope) -> tuple[str, Table]:
    """Translate INSERT of rows or of a query."""
    check_arguments(node, _INSERT | _SETTLED)
    table = _target(node.this, scope)
    names = (
        [each.name for each in node.this.expressions] if isinstance(node.this, exp.Schema) else []
    )
    columns = [_column(table, name, node, scope) for name in names] or list(table.columns)
    extra = [c for c in table.columns if c.generated and c not in columns]
    body = node.args["expression"]
    if isinstance(body, exp.Values):
        rows = [_row(each, columns, table, scope) for each in body.expressions]
        for place, row in enumerate(rows):
            row += [f"({_next(column, table)} + {place})" for column in extra]
        text = "VALUES " + ", ".join(f"({', '.join(row)})" for row in rows)
    else:
        text = _selected(body, columns, extra, table, scope)
    word = {"ignore": "INSERT OR IGNORE", "replace": "INSERT OR REPLACE"}.get(
        "ignore" if node.args.get("ignore") else str(node.args.get("alternative") or ""), "INSERT"
    )
    listed = ", ".join(quote(each.name) for each in [*columns, *extra])
    conflict = _conflict(node.args.get("conflict"), table, scope)
    return f"{word} INTO {quote(table.name)} ({listed}) {text}{conflict}", table


def _column(table: Table, name: str, node: exp.Expr, scope: Scope) -> Column:
    """Find a column of the table that is changed."""
    column = table.column(name)
    if column is None:
        raise faults.no_column(name, scope.dialect, node, None)
    return column


def _width(found: int, wanted: int, scope: Scope, node: exp.Expr) -> None:
    """Refuse rows of another width."""
    if found != wanted:
        raise faults.refused(
            Refusal.COLUMN_COUNT,
            scope.dialect,
            Text(
                f"{found} values for {wanted} columns",
                f"컬럼은 {wanted}개인데 값은 {found}개입니다.",
            ),
            node,
        )


def _row(node: exp.Expr, columns: list[Column], table: Table, scope: Scope) -> list[str]:
    """Write the values of one row of VALUES."""
    values = node.expressions if isinstance(node, exp.Tuple) else [node]
    _width(len(values), len(columns), scope, node)
    pairs = zip(values, columns, strict=True)
    return [_value(value, column, table, scope) for value, column in pairs]


def _next(column: Column, table: Table) -> str:
    """Write the next number of a counting column."""
    return f"(SELECT coalesce(max({quote(column.name)}), 0) + 1 FROM {quote(table.name)})"


def _value(node: exp.Expr, column: Column, table: Table, scope: Scope) -> str:
    """Write a value for a column; DEFAULT is the column's own."""
    if isinstance(node, (exp.Var, exp.Column)) and node.name.upper() == "DEFAULT":
        if column.generated:
            return _next(column, table)
        return "NULL" if column.default is None else column.default
    value = scope.translate(node)
    if isinstance(node, exp.Null) and column.generated and scope.dialect in _COUNTING_NULL:
        return _next(column, table)
    return fitted(value, column, scope, node)


def fitted(value: Typed, column: Column, scope: Scope, node: exp.Expr) -> str:
    """Convert a value to a column's type, as an assignment does."""
    kind = column.type
    if value.kind is TypeKind.ANY or scope.dialect is Dialect.SQLITE:
        return value.sql
    if scope.dialect is Dialect.MYSQL and _is_no_number(value, kind.kind):
        raise faults.refused(
            Refusal.VALUE,
            scope.dialect,
            Text(
                f"'{value.literal}' is no number for column {column.name}",
                f"{column.name} 컬럼에 넣을 수 있는 수가 아닙니다: '{value.literal}'",
            ),
            node,
        )
    if scope.dialect is Dialect.POSTGRESQL and value.kind in _NUMBERS and kind.kind in _TEXTS:
        value = Typed(sql=f"CAST({value.sql} AS TEXT)", type=TEXT)  # what an assignment does
    result = value
    if kind.kind in {TypeKind.DATE, TypeKind.DATETIME} and value.literal is not None:
        result = scope.engine.pair(scope, Typed(sql="", type=kind), value, node)[1]
    result = scope.engine.convert(scope, result, kind, node)
    if kind.kind is TypeKind.DECIMAL and kind.scale is not None:
        return call("dec_scale", result, kind.scale)
    if kind.length is not None:
        return call("fit_text", result, kind.length, string(column.name))
    return result.sql


def _is_no_number(value: Typed, kind: TypeKind) -> bool:
    """Whether a text is to be a number and is none: strict mode refuses it."""
    if value.literal is None or not value.textual or kind not in _NUMBERS:
        return False
    return _NUMBER.fullmatch(value.literal) is None


def _selected(
    node: exp.Expr, columns: list[Column], extra: list[Column], table: Table, scope: Scope
) -> str:
    """Write the query whose rows are inserted."""
    query = scope.run.query(node, scope)
    _width(len(query.columns), len(columns), scope, node)
    alias = scope.run.fresh("added")
    names = [f"v{n}" for n in range(1, len(columns) + 1)]
    texts = [
        fitted(Typed(sql=f"{alias}.{name}", type=each.type), column, scope, node)
        for name, each, column in zip(names, query.columns, columns, strict=True)
    ]
    texts += [f"{_next(each, table)} + row_number() OVER () - 1" for each in extra]
    inner = f"WITH {alias}({', '.join(names)}) AS ({query.sql}) SELECT * FROM {alias}"
    return f"SELECT {', '.join(texts)} FROM ({inner}) AS {alias} WHERE TRUE"


def _conflict(node: exp.Expr | None, table: Table, scope: Scope) -> str:
    """Write ON CONFLICT, also for ON DUPLICATE KEY UPDATE."""
    if node is None:
        return ""
    known = {"duplicate", "expressions", "action", "conflict_keys", "where"}
    check_arguments(node, frozenset(known))
    keys = [
        each.this if isinstance(each, exp.Ordered) else each
        for each in node.args.get("conflict_keys") or []
    ]
    target = f" ({', '.join(quote(each.name) for each in keys)})" if keys else ""
    if not node.expressions:
        return f" ON CONFLICT{target} DO NOTHING"
    inner = scope.child()
    inner.clause = "set"
    own = sources.table_source(table, table.name, scope.dialect)
    new = sources.table_source(table, "excluded", scope.dialect)
    new.merged = {each.name.lower() for each in table.columns}
    inner.sources = [own, new]
    for each in list(node.find_all(exp.Anonymous)):
        if str(each.this).upper() == "VALUES" and scope.dialect is Dialect.MYSQL:
            each.replace(exp.column(each.expressions[0].name, table="excluded"))
    sets = _assignments(node.expressions, table, inner)
    where = node.args.get("where")
    tail = (
        ""
        if where is None
        else (f" WHERE {scope.engine.condition(inner, inner.translate(where.this), where.this)}")
    )
    return f" ON CONFLICT{target} DO UPDATE SET {sets}{tail}"


def _assignments(nodes: list[exp.Expr], table: Table, scope: Scope) -> str:
    """Write SET; MySQL sees a column that an earlier assignment changed, SQLite does not."""
    written: list[str] = []
    done: set[str] = set()
    for each in nodes:
        if not isinstance(each, exp.EQ) or not isinstance(each.this, exp.Column):
            raise faults.unsupported("SET of several columns at once", each)
        used = {found.name.lower() for found in each.expression.find_all(exp.Column)}
        if used & done and scope.dialect is Dialect.MYSQL:
            raise faults.unsupported("SET that reads a column assigned before it", each)
        column = _column(table, each.this.name, each, scope)
        done.add(column.name.lower())
        written.append(f"{quote(column.name)} = {_value(each.expression, column, table, scope)}")
    return ", ".join(written)


def update(node: exp.Update, around: Scope) -> tuple[str, Table]:
    """Translate UPDATE, of one table or with the rows of others."""
    check_arguments(node, _UPDATE)
    scope = around.child()
    table = _updated(node, scope)
    _refuse_own_reading(node, table, scope)
    joined, conditions = _others(node, scope)
    own = next(each for each in scope.sources if each.alias == _alias_of(node, table, scope))
    scope.clause = "set"
    sets = _assignments(node.expressions, table, scope)
    conditions += _where(node, scope)
    tail = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    if node.args.get("order") or node.args.get("limit"):
        tail = f" WHERE rowid IN ({_found_rows(node, own.alias, table, tail, scope)})"
    name = quote(table.name) + (f" AS {quote(own.alias)}" if own.alias != table.name else "")
    return f"UPDATE {name} SET {sets}{joined}{tail}", table


def _updated(node: exp.Update, scope: Scope) -> Table:
    """Find which table of an UPDATE is changed: the one that SET names, else the first."""
    named = {each.this.table.lower() for each in node.expressions if each.this.table}
    tables = [node.this, *(join.this for join in node.this.args.get("joins") or [])]
    for each in tables:
        if isinstance(each, exp.Table) and each.alias_or_name.lower() in named:
            return _target(each, scope)
    return _target(node.this, scope)


def _alias_of(node: exp.Update, table: Table, scope: Scope) -> str:
    """Find the alias of the changed table."""
    del scope
    tables = [node.this, *(join.this for join in node.this.args.get("joins") or [])]
    names = [each for each in tables if each.name.lower() == table.name.lower()]
    return str(names[0].alias) or table.name


def _others(node: exp.Update, scope: Scope) -> tuple[str, list[str]]:
    """Write FROM for the other tables, and the conditions of their joins."""
    target = _updated(node, scope)
    tables: list[tuple[exp.Expr, exp.Expr | None]] = [(node.this, None)]
    tables += [(join.this, join) for join in node.this.args.get("joins") or []]
    origin = node.args.get("from_")
    if origin is not None:
        tables.append((origin.this, None))
        tables += [(join.this, join) for join in origin.this.args.get("joins") or []]
    written: list[str] = []
    for each, join in tables:
        if join is not None and (join.args.get("side") or join.args.get("using")):
            raise faults.unsupported("UPDATE with an outer join or USING", join)
        bare = each.copy()
        bare.set("joins", None)
        text = sources.source(bare, scope)
        if not (isinstance(each, exp.Table) and each.name.lower() == target.name.lower()):
            written.append(text)
    scope.clause = "on"
    conditions = [
        scope.engine.condition(scope, scope.translate(join.args["on"]), join)
        for _, join in tables
        if join is not None and join.args.get("on") is not None
    ]
    return (f" FROM {', '.join(written)}" if written else ""), conditions


def _where(node: exp.Expr, scope: Scope) -> list[str]:
    """Write the condition of WHERE."""
    where = node.args.get("where")
    if where is None:
        return []
    scope.clause = "where"
    return [scope.engine.condition(scope, scope.translate(where.this), where.this)]


def _found_rows(node: exp.Expr, alias: str, table: Table, tail: str, scope: Scope) -> str:
    """Write the query of the rows that ORDER BY and LIMIT leave."""
    order = node.args.get("order")
    keys = [direction_text(each, scope) for each in order.expressions] if order else []
    sort = f" ORDER BY {', '.join(keys)}" if keys else ""
    name = f"{quote(table.name)} AS {quote(alias)}"
    return f"SELECT {quote(alias)}.rowid FROM {name}{tail}{sort}{limit_text(node, scope)}"


def delete(node: exp.Delete, around: Scope) -> tuple[str, Table]:
    """Translate DELETE, also by the rows of other tables."""
    check_arguments(node, _DELETE)
    scope = around.child()
    wanted = node.args.get("tables") or []
    if len(wanted) > 1:
        raise faults.unsupported("DELETE from several tables at once", node)
    alias = wanted[0].name if wanted else node.this.alias_or_name
    joined = bool(node.this.args.get("joins")) or bool(node.args.get("using"))
    table = _deleted(node, alias, scope)
    _refuse_own_reading(node, table, scope)
    origin = exp.Select().from_(node.this.copy())
    origin.args["from_"].this.set("joins", None)
    for join in node.this.args.get("joins") or []:
        origin.append("joins", join.copy())
    for each in node.args.get("using") or []:
        origin.append("joins", exp.Join(this=each.copy()))
    text = sources.from_clause(origin, scope)
    own = next((e.alias for e in scope.sources if e.alias.lower() == alias.lower()), alias)
    conditions = _where(node, scope)
    tail = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    if not joined and not node.args.get("order") and not node.args.get("limit"):
        name = quote(table.name) + (f" AS {quote(own)}" if own != table.name else "")
        return f"DELETE FROM {name}{tail}", table
    if joined:
        rows = f"SELECT {quote(own)}.rowid{text}{tail}"
    else:
        rows = _found_rows(node, own, table, tail, scope)
    return f"DELETE FROM {quote(table.name)} WHERE rowid IN ({rows})", table


def _deleted(node: exp.Delete, alias: str, scope: Scope) -> Table:
    """Find the table whose rows go, by its alias."""
    tables = [node.this, *(join.this for join in node.this.args.get("joins") or [])]
    for each in tables:
        if each.alias_or_name.lower() == alias.lower():
            return _target(exp.to_table(each.name), scope)
    return _target(node.this, scope)


def _refuse_own_reading(node: exp.Expr, table: Table, scope: Scope) -> None:
    """Refuse a subquery on the changed table itself, as MySQL does (error 1093).

    One more subquery around it, in FROM, is MySQL's way out.
    """
    if scope.dialect is not Dialect.MYSQL:
        return
    parts = [node.args.get("where"), *node.expressions]
    for part in parts:
        for query in part.find_all(exp.Select) if part is not None else ():
            origin = query.args.get("from_")
            read = [origin.this] if origin is not None else []
            read += [join.this for join in query.args.get("joins") or []]
            inside = query.find_ancestor(exp.From)
            if inside is None and any(
                isinstance(each, exp.Table) and each.name.lower() == table.name.lower()
                for each in read
            ):
                stop = faults.refused(
                    Refusal.NOT_IN_DIALECT,
                    scope.dialect,
                    Text(
                        f'MySQL cannot read "{table.name}" in a subquery while it changes it: wrap '
                        "the subquery into one more, in FROM",
                        f'MySQL은 바꾸는 중인 "{table.name}"을(를) 서브쿼리에서 읽지 못합니다. '
                        "FROM 안의 서브쿼리로 한 번 더 감싸세요.",
                    ),
                    query,
                )
                raise faults.Stop(replace(stop.fate, code="1093"))  # type: ignore[arg-type]
