"""MySQL's aggregates."""

from dataclasses import replace

from sqlglot import exp

from judge.model.schema import TypeKind
from judge.model.text import Text
from judge.sql import aggregates, faults
from judge.sql import mysql_values as values
from judge.sql.scope import (
    Aggregate,
    AggregateRule,
    Scope,
)
from judge.sql.typed import (
    INTEGER,
    REAL,
    TEXT,
    Typed,
    call,
    string,
)


def total(scope: Scope, call_: Aggregate) -> Typed:
    """SUM: exact for decimals, real for text."""
    value = values.as_number(scope, aggregates.one(scope, call_), call_.node)
    word = "DISTINCT " if call_.distinct else ""
    if value.kind is TypeKind.DECIMAL:
        distinct = f"{word}{value.sql} COLLATE number" if word else value.sql
        return value.with_sql(f"dec_sum({distinct}){call_.suffix}")
    kind = REAL if value.kind is TypeKind.REAL else INTEGER
    return Typed(sql=f"sum({word}{value.sql}){call_.suffix}", type=kind)


def avg(scope: Scope, call_: Aggregate) -> Typed:
    """AVG: the sum over the count, as MySQL divides."""
    value = values.as_number(scope, aggregates.one(scope, call_), call_.node)
    word = "DISTINCT " if call_.distinct else ""
    if value.kind is TypeKind.REAL:
        return Typed(sql=f"avg({word}{value.sql}){call_.suffix}", type=REAL)
    whole = total(scope, call_)
    count = Typed(sql=f"count({word}{value.sql}){call_.suffix}", type=INTEGER)
    return values.quotient(scope, whole, count, call_.node)


def group_concat(scope: Scope, call_: Aggregate) -> Typed:
    """GROUP_CONCAT with its DISTINCT, ORDER BY and SEPARATOR."""
    if call_.windowed:
        mend = Text("put it into a subquery.", "서브쿼리에 넣으세요.")
        raise faults.not_here("GROUP_CONCAT() OVER", scope.dialect, mend, call_.node)
    found = [scope.translate(each) for each in call_.arguments]
    texts = [values.convert(scope, each, TEXT, call_.node) for each in found]
    joined = " || ".join(each.sql for each in texts)
    plan, keys = "d" if call_.distinct else "-", []
    if call_.distinct and not call_.order and len(found) == 1:
        plan, keys = plan + "a" + _letter(found[0]), [found[0].sql]
    for each in call_.order:
        ordered = each if isinstance(each, exp.Ordered) else exp.Ordered(this=each)
        key = _concat_key(ordered.this, found, scope)
        plan += ("d" if ordered.args.get("desc") else "a") + _letter(key)
        keys.append(key.sql)
    separator = scope.translate(call_.separator).sql if call_.separator is not None else "','"
    sql = call("my_group_concat", joined, separator, string(plan), *keys)
    return Typed(sql=sql + call_.suffix, type=TEXT)


def _concat_key(node: exp.Expr, found: list[Typed], scope: Scope) -> Typed:
    """Find a sort key inside GROUP_CONCAT; a number is the place of an argument."""
    if isinstance(node, exp.Literal) and not node.is_string and node.this == "1":
        return found[0]
    return scope.translate(node)


def _letter(value: Typed) -> str:
    """Say how a sort key compares."""
    if value.textual and not value.binary:
        return "t"
    return "n" if value.kind is TypeKind.DECIMAL else "p"


def real_aggregate(name: str) -> AggregateRule:
    """Make STDDEV and its like."""

    def rule(scope: Scope, call_: Aggregate) -> Typed:
        """Aggregate numbers."""
        value = values.as_number(scope, aggregates.one(scope, call_), call_.node)
        return Typed(sql=f"{name}({value.sql}){call_.suffix}", type=REAL)

    return rule


def bit_aggregate(scope: Scope, call_: Aggregate) -> Typed:
    """BIT_AND and its like."""
    if call_.windowed:
        raise faults.unsupported(f"{call_.name}() OVER", call_.node)
    value = values.convert(scope, aggregates.one(scope, call_), INTEGER, call_.node)
    whole = f"{call_.name.lower()}({value.sql}){call_.suffix}"
    none = string(str((1 << 64) - 1)) if call_.name == "BIT_AND" else "0"
    return Typed(sql=f"coalesce({whole}, {none})", type=INTEGER)  # of no row SQLite says NULL


def any_value(scope: Scope, call_: Aggregate) -> Typed:
    """ANY_VALUE: any; the smallest is one."""
    return aggregates.extreme(scope, replace(call_, name="MIN"))
