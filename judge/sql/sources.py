"""Translates FROM: tables, subqueries, joins, and the stars that stand for their columns."""

from dataclasses import replace

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import ColumnType, TypeKind
from judge.model.schema import Table as SchemaTable
from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Refusal
from judge.sql.scope import Field, Relation, Scope, Source, check_arguments
from judge.sql.tables import collation_of, quote
from judge.sql.typed import DATETIME, INTEGER, INTERVAL, Typed
from judge.sql.values import ZONED

_TABLE = frozenset({"this", "alias", "joins", "db"})
_JOIN = frozenset({"this", "side", "kind", "method", "on", "using"})
_DERIVED = frozenset({"this", "alias", "joins"})


def from_clause(node: exp.Select, scope: Scope) -> str:
    """Translate FROM and its joins; every source enters ``scope``."""
    origin = node.args.get("from_")
    if origin is None and scope.dialect is Dialect.ORACLE:
        raise faults.refused(
            Refusal.SYNTAX,
            scope.dialect,
            Text("FROM is missing: write FROM DUAL", "FROM이 없습니다. FROM DUAL을 쓰세요."),
            node,
        )
    if origin is None or _is_dual(origin.this, scope):
        return ""
    text = f" FROM {source(origin.this, scope)}"
    return text + "".join(_join(each, scope) for each in node.args.get("joins") or [])


def _is_dual(node: exp.Expr, scope: Scope) -> bool:
    """Whether FROM names the table of one row that MySQL and Oracle have."""
    engines = {Dialect.MYSQL, Dialect.ORACLE}
    return isinstance(node, exp.Table) and node.name.upper() == "DUAL" and scope.dialect in engines


def source(node: exp.Expr, scope: Scope) -> str:
    """Translate one source and put it into ``scope``."""
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Identifier):
        return _with_joins(node, _table(node, scope), scope)
    if isinstance(node, exp.Table) and isinstance(node.this, exp.Anonymous):
        return _with_joins(node, _function(node, scope), scope)
    if isinstance(node, exp.Paren):
        return f"({source(node.this, scope)})"
    if isinstance(node, exp.Subquery) and isinstance(node.this, exp.Table):
        return f"({source(node.this, scope)})"
    if isinstance(node, exp.Subquery):
        return _with_joins(node, _derived(node, scope), scope)
    if isinstance(node, exp.Values):
        return _values(node, scope)
    raise faults.unsupported(_name(node), node)


def _name(node: exp.Expr) -> str:
    """Name a source that is not known."""
    if isinstance(node, exp.Table):
        return f"{node.this.sql()} in FROM"
    return type(node).__name__.upper()


def _with_joins(node: exp.Expr, text: str, scope: Scope) -> str:
    """Add the joins that hang on a source itself: ``(a JOIN b)``."""
    return text + "".join(_join(each, scope) for each in node.args.get("joins") or [])


def _function(node: exp.Table, scope: Scope) -> str:
    """Translate a function that gives rows: GENERATE_SERIES."""
    function = node.this
    name = str(function.this).upper()
    if name != "GENERATE_SERIES" or scope.dialect is not Dialect.POSTGRESQL:
        raise faults.unsupported(f"{name}() in FROM", node)
    ends = [_sealed(scope).translate(each) for each in function.expressions]
    alias = node.alias or "generate_series"
    listed = node.args["alias"].args.get("columns") if node.args.get("alias") else None
    column = listed[0].name if listed else alias
    series = scope.run.fresh("series")
    kind, start, stop, following, test = _steps(ends, series, node, scope)
    rows = (
        f"WITH RECURSIVE {series}(value) AS (SELECT {start} WHERE {start} {test} {stop} UNION ALL "
        f"SELECT {following} FROM {series} WHERE {following} {test} {stop})"
    )
    _enter(relation_source(Relation(name=alias, columns=((column, kind),)), alias), node, scope)
    return f"({rows} SELECT value AS {quote(column)} FROM {series}) AS {quote(alias)}"


def _steps(
    ends: list[Typed], series: str, node: exp.Expr, scope: Scope
) -> tuple[ColumnType, str, str, str, str]:
    """Give a series' type, its ends, the next value, and the test that it goes on."""
    if len(ends) == 3 and ends[2].kind is not TypeKind.INTEGER:  # noqa: PLR2004 - with a step
        span = scope.engine.convert(scope, ends[2], INTERVAL, node)
        first, last = (scope.engine.convert(scope, each, DATETIME, node) for each in ends[:2])
        test = ">=" if "-" in span.sql else "<="
        zoned = replace(DATETIME, precision=ZONED) if ends[0].kind is TypeKind.DATE else DATETIME
        return zoned, first.sql, last.sql, f"pg_move({series}.value, {span.sql}, 1)", test
    first, last = (scope.engine.convert(scope, each, INTEGER, node) for each in ends[:2])
    step = ends[2].sql if len(ends) > 2 else "1"  # noqa: PLR2004 - with a step
    test = ">=" if step.startswith("(-") else "<="
    return INTEGER, first.sql, last.sql, f"{series}.value + {step}", test


def _table(node: exp.Table, scope: Scope) -> str:
    """Translate a table or a common table expression."""
    check_arguments(node, _TABLE)
    name, alias = node.name, node.alias or node.name
    relation = None if node.args.get("db") else scope.relation(name)
    if relation is not None:
        _enter(relation_source(relation, alias), node, scope)
        return f"{quote(relation.name)} AS {quote(alias)}"
    table = scope.run.schema.table(name)
    if table is None:
        raise no_table(name, node, scope)
    scope.run.reads.add(table.name)
    _enter(table_source(table, alias, scope.dialect), node, scope)
    same = alias == table.name
    return quote(table.name) if same else f"{quote(table.name)} AS {quote(alias)}"


def table_source(table: SchemaTable, alias: str, dialect: Dialect) -> Source:
    """Make a source of a table of the schema."""
    fields = tuple(
        Field(
            name=each.name,
            type=each.type,
            sql=f"{quote(alias)}.{quote(each.name)}",
            collated=not table.view and collation_of(each.type.kind, dialect) is not None,
        )
        for each in table.columns
    )
    unique = [key for key in table.unique if all(_required(table, name) for name in key)]
    named = [key for key in (table.primary_key, *unique) if key]
    keys = tuple(frozenset(name.lower() for name in key) for key in named)
    return Source(alias=alias, fields=fields, keys=keys)


def _required(table: SchemaTable, name: str) -> bool:
    """Whether a column is NOT NULL."""
    column = table.column(name)
    return column is not None and not column.nullable


def renamed(relation: Relation, columns: tuple[Typed, ...]) -> Relation:
    """Write keys and facts in the names that a list of columns gives."""
    pairs = zip(columns, relation.columns, strict=True)
    names = {(old.name or "").lower(): new.lower() for old, (new, _) in pairs}

    def anew(known: frozenset[str]) -> frozenset[str]:
        return frozenset(names.get(each, each) for each in known)

    return replace(
        relation,
        keys=tuple(map(anew, relation.keys)),
        facts=tuple((anew(left), anew(right)) for left, right in relation.facts),
    )


def relation_source(relation: Relation, alias: str) -> Source:
    """Make a source of a common table expression or a subquery."""
    fields = tuple(
        Field(name=name, type=kind, sql=f"{quote(alias)}.{quote(name)}")
        for name, kind in relation.columns
    )
    return Source(alias=alias, fields=fields, keys=relation.keys, facts=relation.facts)


def _enter(source: Source, node: exp.Expr, scope: Scope) -> None:
    """Put a source into ``scope``; a name may stand once."""
    if any(each.alias.lower() == source.alias.lower() for each in scope.sources):
        raise faults.refused(
            Refusal.DUPLICATE,
            scope.dialect,
            Text(
                f'two tables in FROM are named "{source.alias}": give one another alias',
                f'FROM에 "{source.alias}"이(가) 둘입니다. 하나에 다른 별칭을 붙이세요.',
            ),
            node,
        )
    scope.sources.append(source)


def no_table(name: str, node: exp.Expr, scope: Scope) -> faults.Stop:
    """There is no such table."""
    names = ", ".join(table.name for table in scope.run.schema.tables)
    return faults.refused(
        Refusal.NO_TABLE,
        scope.dialect,
        Text(
            f'there is no table "{name}"; this problem has {names}',
            f'"{name}" 테이블이 없습니다. 이 문제의 테이블: {names}',
        ),
        node,
    )


def _derived(node: exp.Subquery, scope: Scope) -> str:
    """Translate a subquery in FROM."""
    check_arguments(node, _DERIVED)
    alias = node.alias
    if not alias and scope.dialect in {Dialect.MYSQL, Dialect.POSTGRESQL}:
        raise faults.refused(
            Refusal.SYNTAX,
            scope.dialect,
            Text(
                "every subquery in FROM must have an alias: FROM (SELECT ...) AS t",
                "FROM의 서브쿼리에는 별칭이 있어야 합니다: FROM (SELECT ...) AS t",
            ),
            node,
        )
    alias = alias or scope.run.fresh("derived")
    query = scope.run.query(node.this, _sealed(scope))
    listed = node.args["alias"].args.get("columns") if node.args.get("alias") else None
    names = [each.name for each in listed or []]
    columns = scope.run.named_columns(query, names, scope, node)
    known = Relation(name=alias, columns=columns, keys=query.keys, facts=query.facts)
    _enter(relation_source(renamed(known, query.columns), alias), node, scope)
    return _named(query.sql, alias, columns)


def _sealed(scope: Scope) -> Scope:
    """Give the names that a subquery in FROM sees: those around the query, not its neighbours."""
    return Scope(run=scope.run, parent=scope.parent, relations=scope.relations)


def _named(sql: str, alias: str, columns: tuple[tuple[str, object], ...]) -> str:
    """Write a subquery whose columns carry their names."""
    wanted = [name for name, _ in columns]
    if all(f" AS {quote(name)}" in sql for name in wanted) and len(set(wanted)) == len(wanted):
        return f"({sql}) AS {quote(alias)}"
    names = ", ".join(quote(name) for name in wanted)
    return (
        f"(WITH {quote(alias)}({names}) AS ({sql}) SELECT * FROM {quote(alias)}) AS {quote(alias)}"
    )


def _values(node: exp.Values, scope: Scope) -> str:
    """Translate VALUES in FROM."""
    check_arguments(node, frozenset({"expressions", "alias"}))
    alias = node.alias or scope.run.fresh("listed")
    query = scope.run.query(node, _sealed(scope))
    listed = node.args["alias"].args.get("columns") if node.args.get("alias") else None
    names = [each.name for each in listed or []]
    columns = scope.run.named_columns(query, names, scope, node)
    _enter(relation_source(Relation(name=alias, columns=columns), alias), node, scope)
    return _named(query.sql, alias, columns)


def _join(node: exp.Join, scope: Scope) -> str:
    """Translate one join."""
    check_arguments(node, _JOIN)
    known = len(scope.sources)
    words = _join_words(node, scope)
    text = source(node.this, scope)
    using = [each.name for each in node.args.get("using") or []]
    if (node.args.get("method") or "").upper() == "NATURAL":
        using = _shared(scope, known)
    if using:
        return f" {words} {text} ON {_merge(using, node, scope, known)}"
    on = node.args.get("on")
    if on is None:
        return f" {words} {text}"
    scope.clause = "on"
    condition = scope.engine.condition(scope, scope.translate(on), on)
    scope.clause = "select"
    return f" {words} {text} ON {condition}"


def _join_words(node: exp.Join, scope: Scope) -> str:
    """Write the join's kind; refuse what the dialect lacks."""
    side, kind = (node.args.get("side") or "").upper(), (node.args.get("kind") or "").upper()
    if side == "FULL" and scope.dialect is Dialect.MYSQL:
        mend = Text(
            "join a LEFT JOIN and a RIGHT JOIN by UNION.",
            "LEFT JOIN과 RIGHT JOIN을 UNION으로 합치세요.",
        )
        raise faults.not_here("FULL JOIN", scope.dialect, mend, node)
    if kind not in {"", "INNER", "OUTER", "CROSS", "STRAIGHT_JOIN"}:
        raise faults.unsupported(f"{kind} JOIN", node)
    conditioned = node.args.get("on") is not None or node.args.get("using")
    natural = (node.args.get("method") or "").upper() == "NATURAL"
    if side and not conditioned and not natural:
        raise faults.refused(
            Refusal.SYNTAX,
            scope.dialect,
            Text(
                f"{side} JOIN needs ON or USING", f"{side} JOIN에는 ON이나 USING이 있어야 합니다."
            ),
            node,
        )
    return f"{side} JOIN" if side else ("JOIN" if conditioned or natural else "CROSS JOIN")


def _shared(scope: Scope, known: int) -> list[str]:
    """Find the columns that both sides of a NATURAL join have."""
    right = {each.name.lower() for source in scope.sources[known:] for each in source.fields}
    found: list[str] = []
    for source in scope.sources[:known]:
        for each in source.fields:
            if each.name.lower() in right and each.name.lower() not in map(str.lower, found):
                found.append(each.name)
    return found


def _merge(using: list[str], node: exp.Join, scope: Scope, known: int) -> str:
    """Write the equalities of USING, and let an unqualified name mean one of the two."""
    side = (node.args.get("side") or "").upper()
    conditions = []
    pairs: list[tuple[str, str]] = []
    for name in using:
        left = _one_of(scope.sources[:known], name, node, scope)
        right = _one_of(scope.sources[known:], name, node, scope)
        pair = [_typed(each[1]) for each in (left, right)]
        conditions.append(scope.engine.compare(scope, pair[0], pair[1], "=", node).sql)
        pairs.append((pair[0].sql, pair[1].sql))
        hidden, kept = (left, right) if side == "RIGHT" else (right, left)
        hidden[0].merged.add(name.lower())
        if side == "FULL":
            _coalesce(kept, hidden)
    if not side:
        scope.equal += pairs
    if side == "LEFT":
        strong = frozenset(left for left, _ in pairs)
        scope.implied += [(strong, right) for _, right in pairs]
    return " AND ".join(conditions)


def _one_of(found: list[Source], name: str, node: exp.Expr, scope: Scope) -> tuple[Source, Field]:
    """Find the one source on a side that has a column."""
    owners = [
        (each, column)
        for each in found
        if (column := each.find(name)) is not None and name.lower() not in each.merged
    ]
    if not owners:
        raise faults.no_column(name, scope.dialect, node, None)
    if len(owners) > 1:
        raise faults.ambiguous(name, [each.alias for each, _ in owners], scope.dialect, node)
    return owners[0]


def _coalesce(kept: tuple[Source, Field], hidden: tuple[Source, Field]) -> None:
    """Let a column merged by a FULL join be that of the side that has a row."""
    source, column = kept
    merged = replace(column, sql=f"coalesce({column.sql}, {hidden[1].sql})", collated=False)
    source.fields = tuple(merged if each is column else each for each in source.fields)


def _typed(each: Field) -> Typed:
    """Make an expression of a field."""
    return Typed(sql=each.sql, type=each.type, collated=each.collated, name=each.name)
