"""PostgreSQL's aggregates."""

from sqlglot import exp

from judge.model.schema import TypeKind
from judge.sql import aggregates, faults
from judge.sql import postgres_values as values
from judge.sql.postgres_expressions import as_text
from judge.sql.postgres_values import NUMERIC, mismatch
from judge.sql.scope import Aggregate, AggregateRule, Scope
from judge.sql.typed import (
    BOOLEAN,
    REAL,
    TEXT,
    Typed,
    call,
    string,
)


def total(scope: Scope, call_: Aggregate) -> Typed:
    """SUM."""
    value = aggregates.one(scope, call_)
    word = "DISTINCT " if call_.distinct else ""
    if value.kind is TypeKind.DECIMAL:
        inner = f"{word}{value.sql} COLLATE number" if word else value.sql
        return Typed(sql=f"dec_sum({inner}){call_.suffix}", type=value.type)
    if value.kind is TypeKind.INTERVAL:
        raise faults.unsupported("SUM() of intervals", call_.node)
    if value.kind not in {TypeKind.INTEGER, TypeKind.REAL, TypeKind.ANY}:
        raise mismatch(f"sum({values.NAMES[value.kind]})", scope, call_.node)
    return Typed(sql=f"sum({word}{value.sql}){call_.suffix}", type=value.type)


def avg(scope: Scope, call_: Aggregate) -> Typed:
    """AVG: a numeric, of doubles a double."""
    value = aggregates.one(scope, call_)
    word = "DISTINCT " if call_.distinct else ""
    if value.kind is TypeKind.REAL:
        return Typed(sql=f"avg({word}{value.sql}){call_.suffix}", type=REAL)
    whole = total(scope, call_)
    count = f"count({word}{value.sql}){call_.suffix}"
    return Typed(sql=call("pg_div", whole, f"nullif({count}, 0)"), type=NUMERIC)


def string_agg(scope: Scope, call_: Aggregate) -> Typed:
    """STRING_AGG with its DISTINCT and ORDER BY."""
    if not call_.arguments:
        raise aggregates.wrong_count("STRING_AGG", scope, call_.node)
    arguments = list(call_.arguments)
    separator = call_.separator or (arguments.pop() if len(arguments) > 1 else None)
    value = as_text(scope, arguments[0], call_.node)
    if separator is None:
        raise aggregates.wrong_count("STRING_AGG", scope, call_.node)
    plan, keys = "D" if call_.distinct else "-", []
    for each in call_.order:
        ordered = each if isinstance(each, exp.Ordered) else exp.Ordered(this=each)
        key = scope.translate(ordered.this)
        descending, first = bool(ordered.args.get("desc")), ordered.args.get("nulls_first")
        large = bool(first) == descending
        letter = "d" if descending else "a"
        plan += (letter.upper() if large else letter) + (
            "n" if key.kind is TypeKind.DECIMAL else "p"
        )
        keys.append(key.sql)
    sql = call("string_agg", value, scope.translate(separator), string(plan), *keys)
    return Typed(sql=sql + call_.suffix, type=TEXT)


def boolean(word: str) -> AggregateRule:
    """Make BOOL_AND, BOOL_OR and EVERY."""

    def rule(scope: Scope, call_: Aggregate) -> Typed:
        """Take the least or the greatest truth."""
        value = aggregates.one(scope, call_)
        test = values.condition(scope, value, call_.node)
        return Typed(sql=f"{word}({test}){call_.suffix}", type=BOOLEAN)

    return rule


def extreme(scope: Scope, call_: Aggregate) -> Typed:
    """MIN and MAX, which booleans lack."""
    value = aggregates.extreme(scope, call_)
    if value.kind is TypeKind.BOOLEAN:
        raise mismatch(f"{call_.name.lower()}(boolean)", scope, call_.node)
    return value


def spread(name: str) -> AggregateRule:
    """Make STDDEV and its like: of doubles a double, of others a numeric."""

    def rule(scope: Scope, call_: Aggregate) -> Typed:
        """Aggregate numbers."""
        value = aggregates.one(scope, call_)
        if value.kind is not TypeKind.REAL:
            return Typed(sql=f"exact_{name}({value.sql}){call_.suffix}", type=NUMERIC)
        return Typed(sql=f"{name}({value.sql}){call_.suffix}", type=REAL)

    return rule


def within(scope: Scope, node: exp.Expr) -> Typed:
    """Translate PERCENTILE_CONT, PERCENTILE_DISC and MODE with WITHIN GROUP."""
    function, order = node.this, node.expression
    name = str(function.this).upper()
    if not isinstance(order, exp.Order) or len(order.expressions) != 1:
        raise faults.unsupported(f"{name}() WITHIN GROUP of several keys", node)
    ordered = order.expressions[0]
    scope.inside_aggregate = True
    value = scope.translate(ordered.this)
    scope.inside_aggregate = False
    if name == "MODE":
        return value.with_sql(call("pg_mode", value))
    if name not in {"PERCENTILE_CONT", "PERCENTILE_DISC"} or len(function.expressions) != 1:
        raise faults.unsupported(f"{name}() WITHIN GROUP", node)
    share = scope.translate(function.expressions[0])
    kind = "cont" if name.endswith("CONT") else "disc"
    plan = "d" if ordered.args.get("desc") else "a"
    sql = call("pg_percentile", value, f"CAST({share.sql} AS REAL)", string(kind), string(plan))
    return Typed(sql=sql, type=REAL if kind == "cont" else value.type)
