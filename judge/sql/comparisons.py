"""Translates conditions that compare: operators, ALL and ANY, IS, IN, BETWEEN."""

from collections.abc import Mapping

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import TypeKind
from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Refusal
from judge.sql.scope import Scope, TranslatedQuery, check_arguments, truth
from judge.sql.tables import collation_of
from judge.sql.typed import Typed

_TWO = frozenset({"this", "expression"})
_OPERATORS: Mapping[type[exp.Expr], str] = {
    exp.EQ: "=",
    exp.NEQ: "<>",
    exp.LT: "<",
    exp.LTE: "<=",
    exp.GT: ">",
    exp.GTE: ">=",
    exp.NullSafeEQ: "IS",
    exp.NullSafeNEQ: "IS NOT",
}


def comparison(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``a = b`` and its like, rows too, and ALL and ANY of a subquery."""
    check_arguments(node, _TWO)
    operator = _OPERATORS[type(node)]
    left, right = node.this, node.expression
    if isinstance(right, exp.Anonymous) and str(right.this).upper() == "ALL":
        right = exp.All(this=right.expressions[0])
        node = type(node)(this=left, expression=right)
    if isinstance(right, (exp.All, exp.Any)):
        return quantified(scope, node, operator)
    if isinstance(left, exp.Tuple) and isinstance(right, exp.Tuple):
        return _rows(scope, left, right, operator, node)
    return scope.engine.compare(
        scope, scope.translate(left), scope.translate(right), operator, node
    )


def _rows(scope: Scope, left: exp.Expr, right: exp.Expr, operator: str, node: exp.Expr) -> Typed:
    """Compare two rows for equality."""
    if len(left.expressions) != len(right.expressions):
        raise faults.refused(
            Refusal.COLUMN_COUNT,
            scope.dialect,
            Text("the rows have different widths", "비교하는 두 행의 길이가 다릅니다."),
            node,
        )
    if operator not in {"=", "<>"}:
        raise faults.unsupported(f"(row) {operator} (row)", node)
    parts = [
        scope.engine.compare(scope, scope.translate(one), scope.translate(other), "=", node).sql
        for one, other in zip(left.expressions, right.expressions, strict=True)
    ]
    joined = f"({' AND '.join(parts)})"
    return truth(scope, joined if operator == "=" else f"(NOT {joined})")


def quantified(scope: Scope, node: exp.Expr, operator: str) -> Typed:
    """Translate ``a > ALL (SELECT ...)`` and ANY: by the rows that decide it."""
    quantifier = node.expression
    every = isinstance(quantifier, exp.All)
    inner = quantifier.this
    while isinstance(inner, (exp.Paren, exp.Subquery)) and inner.this is not None:
        inner = inner.this
    if isinstance(inner, (exp.Array, exp.Tuple)):
        return _listed(scope, node, inner.expressions, operator, every=every)
    if not isinstance(inner, exp.Query):
        raise faults.unsupported("ALL of a list" if every else "ANY of a list", node)
    value = scope.translate(node.this)
    query = scope.run.query(inner, scope)
    check_one_column(query.columns, scope, node)
    if scope.grouping is not None:
        return _by_extreme(scope, value, query, operator, node)
    alias = scope.run.fresh("each")
    member = Typed(sql=f"{alias}.value", type=query.columns[0].type)
    test = scope.engine.compare(scope, value, member, operator, node).sql
    rows = f"(WITH {alias}(value) AS ({query.sql}) SELECT %s FROM {alias})"
    return truth(scope, _decided(rows, test, every=every))


def _by_extreme(
    scope: Scope, value: Typed, query: TranslatedQuery, operator: str, node: exp.Expr
) -> Typed:
    """Translate ALL and ANY beside aggregates: by the largest or the smallest row.

    An aggregate of the query around cannot stand inside a subquery's own aggregate.
    """
    every = isinstance(node.args["expression"], exp.All)
    if operator in {"=", "<>"}:
        raise faults.unsupported(f"aggregate {operator} ALL or ANY (SELECT ...)", node)
    word = "max" if every == operator.startswith(">") else "min"
    alias = scope.run.fresh("each")
    kind = query.columns[0].type
    collation = collation_of(kind.kind, scope.dialect)
    inner = f"value COLLATE {collation}" if collation else "value"
    rows = f"WITH {alias}(value) AS ({query.sql}) SELECT"
    extreme = Typed(sql=f"({rows} {word}({inner}) FROM {alias})", type=kind)
    test = scope.engine.compare(scope, value, extreme, operator, node).sql
    empty = f"({rows} count(*) FROM {alias}) = 0"
    unknown = f"({rows} count(*) > count(value) FROM {alias})"
    decided, other = ("1", f"NOT {test}") if every else ("0", test)
    first, last = ("0", "1") if every else ("1", "0")
    whens = f"WHEN {empty} THEN {decided} WHEN {other} THEN {first} WHEN {unknown} THEN NULL"
    return truth(scope, f"CASE {whens} WHEN {test} IS NULL THEN NULL ELSE {last} END")


def _listed(
    scope: Scope, node: exp.Expr, members: list[exp.Expr], operator: str, *, every: bool
) -> Typed:
    """Translate ANY and ALL of a written list."""
    value = scope.translate(node.this)
    tests = [
        scope.engine.compare(scope, value, scope.translate(each), operator, node).sql
        for each in members
    ]
    return truth(scope, f"({(' AND ' if every else ' OR ').join(tests)})")


def _decided(rows: str, test: str, *, every: bool) -> str:
    """Fold the outcomes of all rows: 0, NULL or 1."""
    counted = f"coalesce(({test}) * 2, 1)"
    best = f"coalesce({'min' if every else 'max'}({counted}), {2 if every else 0})"
    return rows % f"CASE {best} WHEN 0 THEN 0 WHEN 2 THEN 1 END"


def check_one_column(columns: tuple[Typed, ...], scope: Scope, node: exp.Expr) -> None:
    """Refuse a subquery of several columns where one value is wanted."""
    if len(columns) != 1:
        raise faults.refused(
            Refusal.COLUMN_COUNT,
            scope.dialect,
            Text(
                f"the subquery must have one column here, it has {len(columns)}",
                f"여기서는 서브쿼리의 컬럼이 1개여야 하는데 {len(columns)}개입니다.",
            ),
            node,
        )


def is_(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``IS NULL``, ``IS TRUE`` and their like."""
    value, right = scope.translate(node.this), node.expression
    inner = isinstance(right, exp.Not)
    target = right.this if inner else right
    negated = inner != bool(node.args.get("negate"))
    word = "IS NOT" if negated else "IS"
    if isinstance(target, exp.Null):
        return truth(scope, f"({value.sql} {word} NULL)")
    if isinstance(target, exp.Boolean):
        condition = scope.engine.condition(scope, value, node.this)
        return truth(scope, f"(({condition}) {word} {'TRUE' if target.this else 'FALSE'})")
    if scope.dialect is Dialect.SQLITE:
        return truth(scope, f"({value.sql} {word} {scope.translate(target).sql})")
    raise faults.unsupported(f"IS {target.sql()}", node)


def in_(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``IN (list)`` and ``IN (SELECT ...)``."""
    check_arguments(node, frozenset({"this", "expressions", "query"}))
    query = node.args.get("query")
    if query is not None:
        return _in_query(scope, node, query)
    if isinstance(node.this, exp.Tuple):
        parts = [_rows(scope, node.this, each, "=", node).sql for each in node.expressions]
        return truth(scope, f"({' OR '.join(parts)})")
    value = scope.translate(node.this)
    members = [scope.translate(each) for each in node.expressions]
    pairs = [scope.engine.pair(scope, value, each, node) for each in members]
    sides = {_side(*pair, scope) for pair in pairs}
    if len(sides) == 1:
        return truth(scope, f"({sides.pop()} IN ({', '.join(each.sql for _, each in pairs)}))")
    tests = [scope.engine.compare(scope, value, each, "=", node).sql for each in members]
    return truth(scope, f"({' OR '.join(tests)})")


def _in_query(scope: Scope, node: exp.Expr, query: exp.Expr) -> Typed:
    """Translate IN of a subquery: its columns are converted to compare as ``=`` would."""
    inner = query.this if isinstance(query, exp.Subquery) and not query.alias else query
    if scope.dialect is Dialect.MYSQL and inner.args.get("limit"):
        mend = Text("put it into one more subquery.", "서브쿼리로 한 번 더 감싸세요.")
        raise faults.not_here("LIMIT inside an IN subquery", scope.dialect, mend, node)
    left = node.this.expressions if isinstance(node.this, exp.Tuple) else [node.this]
    values = [scope.translate(each) for each in left]
    held = scope.clause
    translated = scope.run.query(query, scope)
    scope.clause = held
    if len(values) != len(translated.columns):
        raise _width(len(values), len(translated.columns), scope, node)
    alias = scope.run.fresh("among")
    names = [f"v{n}" for n in range(1, len(values) + 1)]
    sides: list[str] = []
    members: list[str] = []
    for value, name, kind in zip(values, names, translated.columns, strict=True):
        member = Typed(sql=f"{alias}.{name}", type=kind.type)
        pair = scope.engine.pair(scope, value, member, node)
        sides.append(_side(pair[0], pair[1], scope))
        members.append(pair[1].sql)
    text = translated.sql
    if members != [f"{alias}.{name}" for name in names]:
        text = (
            f"WITH {alias}({', '.join(names)}) AS ({text}) SELECT {', '.join(members)} FROM {alias}"
        )
    elif isinstance(query, exp.SetOperation):
        text = f"SELECT * FROM ({text})"
    outer = f"({', '.join(sides)})" if len(sides) > 1 else sides[0]
    return truth(scope, f"({outer} IN ({text}))")


def _side(value: Typed, member: Typed, scope: Scope) -> str:
    """Write the left side of IN with the collation that both compare by."""
    kind = value.kind if value.kind is not TypeKind.ANY else member.kind
    collation = None if value.collated else collation_of(kind, scope.dialect)
    if value.binary:
        collation = "BINARY"
    return f"{value.sql} COLLATE {collation}" if collation else value.sql


def _width(wanted: int, found: int, scope: Scope, node: exp.Expr) -> faults.Stop:
    """Refuse a subquery of another width than what it is compared with."""
    return faults.refused(
        Refusal.COLUMN_COUNT,
        scope.dialect,
        Text(
            f"the subquery must have {wanted} columns here, it has {found}",
            f"여기서는 서브쿼리의 컬럼이 {wanted}개여야 하는데 {found}개입니다.",
        ),
        node,
    )


def between(scope: Scope, node: exp.Expr) -> Typed:
    """Translate BETWEEN as its two comparisons."""
    check_arguments(node, frozenset({"this", "low", "high"}))
    value = scope.translate(node.this)
    low = scope.engine.compare(scope, value, scope.translate(node.args["low"]), ">=", node)
    high = scope.engine.compare(scope, value, scope.translate(node.args["high"]), "<=", node)
    return truth(scope, f"({low.sql} AND {high.sql})")
