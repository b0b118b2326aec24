"""Oracle as tables: its nodes, aggregates and window functions."""

from collections.abc import Mapping

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import ColumnType, TypeKind
from judge.sql import aggregates, faults, unknown_functions
from judge.sql import oracle_values as values
from judge.sql.ddl import column_type
from judge.sql.nodes import COMMON
from judge.sql.oracle_calls import FUNCTIONS
from judge.sql.oracle_values import NUMBER
from judge.sql.scope import Aggregate, AggregateRule, Engine, Rule, Scope, truth
from judge.sql.typed import DATE, INTEGER, INTERVAL, TEXT, Typed, call, string
from judge.sql.windows import WINDOWS

NOW = "engine_now()"


def _column(scope: Scope, node: exp.Expr) -> Typed:
    """Translate a column, or one of Oracle's own that look like columns."""
    own = {"ROWNUM": Typed(sql="row_number() OVER ()", type=INTEGER, name="ROWNUM")}
    name = node.name.upper()
    if isinstance(node, exp.Column) and not node.table and name in own:
        if scope.clause != "select":
            raise faults.unsupported("ROWNUM in this place", node)
        return own[name]
    if name in {"USER", "UID", "ROWID"} and isinstance(node, exp.Column) and not node.table:
        raise faults.unsupported(name, node)
    return COMMON[exp.Column](scope, node)


def _concatenation(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``||``, to which NULL is nothing."""
    sides = [
        values.to_text(scope, scope.translate(each), node) for each in (node.this, node.expression)
    ]
    return Typed(sql=call("ora_concat", *sides), type=TEXT)


def _like(scope: Scope, node: exp.Expr) -> Typed:
    """Translate LIKE, which minds the case and has no escape of its own."""
    escape = ""
    if isinstance(node, exp.Escape):
        escape = str(node.expression.this)
        node = node.this
    sides = [
        values.to_text(scope, scope.translate(each), node) for each in (node.this, node.expression)
    ]
    test = call("ora_like", *sides, string(escape))
    return truth(scope, f"(NOT {test})" if node.args.get("negate") else test)


def _cast(scope: Scope, node: exp.Expr) -> Typed:
    """Translate CAST."""
    target = column_type(node.args["to"], scope.dialect)
    value = scope.translate(node.this)
    if target.kind is TypeKind.INTEGER or (target.kind is TypeKind.DECIMAL and target.scale):
        number = values.to_number(scope, value, node)
        kind = INTEGER if target.kind is TypeKind.INTEGER else NUMBER
        sql = call("ora_round", number, target.scale or 0)
        return Typed(sql=f"CAST({sql} AS INT)" if kind is INTEGER else sql, type=kind)
    result = values.convert(scope, value, target, node)
    if target.length is not None:
        return Typed(sql=f"substr({result.sql}, 1, {target.length})", type=TEXT)
    return Typed(sql=result.sql, type=result.type)


def _interval(scope: Scope, node: exp.Expr) -> Typed:
    """Translate INTERVAL '1' DAY."""
    unit = node.args.get("unit")
    if not isinstance(node.this, exp.Literal) or unit is None or " " in str(unit):
        raise faults.unsupported("INTERVAL of this form", node)
    text = f"{node.this.this} {unit.name.lower()}"
    del scope
    return Typed(sql=string(text), type=INTERVAL)


def _date_literal(scope: Scope, node: exp.Expr) -> Typed:
    """Translate DATE '2024-01-31'."""
    return values.convert(scope, scope.translate(node.this), DATE, node)


def _extract(scope: Scope, node: exp.Expr) -> Typed:
    """Translate EXTRACT(unit FROM date)."""
    unit = node.this.name.lower()
    if unit not in {"year", "month", "day"}:
        raise faults.unsupported(f"EXTRACT({unit.upper()})", node)
    value = values.convert(scope, scope.translate(node.expression), DATE, node)
    return Typed(sql=call("ora_extract", string(unit), value), type=INTEGER)


def _trim(scope: Scope, node: exp.Expr) -> Typed:
    """Translate TRIM."""
    part = node.args.get("expression")
    value = values.to_text(scope, scope.translate(node.this), node)
    removed = values.to_text(scope, scope.translate(part), node).sql if part else "' '"
    side = str(node.args.get("position") or "BOTH").upper()
    return Typed(sql=call("ora_trim", value, removed, string(side)), type=TEXT)


def _now(sql: str, kind: ColumnType) -> Rule:
    """Make SYSDATE and its like."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Give the session's clock."""
        del scope, node
        return Typed(sql=sql, type=kind)

    return rule


def _sum(scope: Scope, found: Aggregate) -> Typed:
    """SUM."""
    value = aggregates.one(scope, found)
    word = "DISTINCT " if found.distinct else ""
    if value.kind is TypeKind.INTEGER:
        return Typed(sql=f"sum({word}{value.sql}){found.suffix}", type=INTEGER)
    number = values.to_number(scope, value, found.node)
    inner = f"{word}{number.sql} COLLATE number" if word else number.sql
    return Typed(sql=f"dec_sum({inner}){found.suffix}", type=NUMBER)


def _avg(scope: Scope, found: Aggregate) -> Typed:
    """AVG: the sum over the count."""
    value = aggregates.one(scope, found)
    word = "DISTINCT " if found.distinct else ""
    total = values.to_number(scope, _sum(scope, found), found.node)
    count = f"nullif(count({word}{value.sql}){found.suffix}, 0)"
    return Typed(sql=call("ora_div", total, count), type=NUMBER)


def _listagg(scope: Scope, found: Aggregate) -> Typed:
    """LISTAGG with its WITHIN GROUP."""
    if not found.arguments:
        raise aggregates.wrong_count("LISTAGG", scope, found.node)
    value = values.to_text(scope, scope.translate(found.arguments[0]), found.node)
    plan, keys = "D" if found.distinct else "-", []
    for each in found.order:
        ordered = each if isinstance(each, exp.Ordered) else exp.Ordered(this=each)
        key = scope.translate(ordered.this)
        descending = bool(ordered.args.get("desc"))
        large = bool(ordered.args.get("nulls_first")) == descending
        letter = "d" if descending else "a"
        plan += letter.upper() if large else letter
        plan += "n" if key.kind is TypeKind.DECIMAL else "p"
        keys.append(key.sql)
    separator = scope.translate(found.separator).sql if found.separator is not None else "''"
    sql = call("listagg", value, separator, string(plan), *keys)
    return Typed(sql=sql + found.suffix, type=TEXT)


def _spread(name: str) -> AggregateRule:
    """Make STDDEV and its like."""

    def rule(scope: Scope, found: Aggregate) -> Typed:
        """Aggregate numbers."""
        value = aggregates.one(scope, found)
        return Typed(sql=f"exact_{name}({value.sql}){found.suffix}", type=NUMBER)

    return rule


def _median(scope: Scope, found: Aggregate) -> Typed:
    """MEDIAN."""
    if found.windowed:
        raise faults.unsupported("MEDIAN() OVER", found.node)
    value = values.to_number(scope, aggregates.one(scope, found), found.node)
    return Typed(sql=f"ora_median({value.sql}){found.suffix}", type=NUMBER)


def _share(scope: Scope, found: Aggregate) -> Typed:
    """RATIO_TO_REPORT: a value's share of the sum."""
    value = values.to_number(scope, aggregates.one(scope, found), found.node)
    return Typed(sql=call("ora_div", value, f"dec_sum({value.sql}){found.suffix}"), type=NUMBER)


NODES: Mapping[type[exp.Expr], Rule] = {
    **COMMON,
    exp.Column: _column,
    exp.Add: values.arithmetic,
    exp.Sub: values.arithmetic,
    exp.Mul: values.arithmetic,
    exp.Div: values.divide,
    exp.Neg: values.negative,
    exp.DPipe: _concatenation,
    exp.Like: _like,
    exp.Escape: _like,
    exp.Cast: _cast,
    exp.Interval: _interval,
    exp.DateStrToDate: _date_literal,
    exp.Extract: _extract,
    exp.Trim: _trim,
    exp.CurrentDate: _now(NOW, DATE),
    exp.CurrentTimestamp: _now(NOW, DATE),
    exp.GroupConcat: aggregates.aggregate,
}


ENGINE = Engine(
    dialect=Dialect.ORACLE,
    nodes=NODES,
    functions=FUNCTIONS,
    aggregates={
        "AVG": _avg,
        "COUNT": aggregates.count,
        "GROUP_CONCAT": _listagg,
        "LISTAGG": _listagg,
        "MAX": aggregates.extreme,
        "MEDIAN": _median,
        "MIN": aggregates.extreme,
        "STDDEV": _spread("stddev_samp"),
        "STDDEV_POP": _spread("stddev_pop"),
        "STDDEV_SAMP": _spread("stddev_samp"),
        "SUM": _sum,
        "VARIANCE": _spread("var_samp"),
        "VAR_POP": _spread("var_pop"),
        "VAR_SAMP": _spread("var_samp"),
    },
    windows={**WINDOWS, "RATIO_TO_REPORT": _share},
    real=unknown_functions.ORACLE,
    nulls_last=True,
    compare=values.compare,
    pair=values.pair,
    arrange=values.arrange,
    condition=values.condition,
    convert=values.convert,
    alias_in_having=False,
    alias_in_group=False,
)
