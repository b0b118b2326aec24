"""Translates aggregates and window functions: what may stand in them, and where they may stand."""

from dataclasses import replace

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import TypeKind
from judge.model.text import Text
from judge.sql import faults
from judge.sql.directions import direction
from judge.sql.fates import Refusal
from judge.sql.scope import Aggregate, Scope, check_arguments
from judge.sql.tables import collation_of
from judge.sql.typed import INTEGER, Typed

_NAMED: dict[type[exp.Expr], str] = {
    exp.GroupConcat: "GROUP_CONCAT",
    exp.Count: "COUNT",
    exp.WithinGroup: "WITHIN GROUP",
}
_WINDOW = frozenset({"this", "partition_by", "order", "spec", "alias", "over", "first"})
_FRAME = frozenset({"kind", "start", "start_side", "end", "end_side", "exclude"})
_NO_AGGREGATE = {
    "where": Text(
        "an aggregate cannot stand in WHERE: use HAVING, or a subquery",
        "WHERE에는 집계 함수를 쓸 수 없습니다. HAVING이나 서브쿼리를 쓰세요.",
    ),
    "on": Text("an aggregate cannot stand in ON", "ON 조건에는 집계 함수를 쓸 수 없습니다."),
    "group": Text(
        "an aggregate cannot stand in GROUP BY", "GROUP BY에는 집계 함수를 쓸 수 없습니다."
    ),
    "set": Text("an aggregate cannot stand here", "여기에는 집계 함수를 쓸 수 없습니다."),
}
_SECONDS_A_DAY = 86_400


def function_name(node: exp.Expr) -> str | None:
    """Name the function that a node calls, in capitals."""
    if isinstance(node, exp.Anonymous):
        return str(node.this).upper()
    return _NAMED.get(type(node))


def has_aggregate(node: exp.Expr, scope: Scope) -> bool:
    """Whether an aggregate stands in an expression itself, not in a subquery or as a window."""
    if isinstance(node, exp.Query):
        return False
    if isinstance(node, exp.Window):
        inner = node.this.this if isinstance(node.this, exp.Filter) else node.this
        parts = list(inner.iter_expressions())
        parts += [each for each in node.iter_expressions() if each is not node.this]
        return any(has_aggregate(each, scope) for each in parts)
    if function_name(node) in scope.engine.aggregates:
        return True
    return any(has_aggregate(each, scope) for each in node.iter_expressions())


def has_window(node: exp.Expr) -> bool:
    """Whether a window function stands in an expression itself."""
    if isinstance(node, exp.Query):
        return False
    return isinstance(node, exp.Window) or any(has_window(each) for each in node.iter_expressions())


def aggregate(scope: Scope, node: exp.Expr, suffix: str = "") -> Typed:
    """Translate an aggregate that puts rows of a group together."""
    name = function_name(node) or ""
    if scope.clause in _NO_AGGREGATE:
        raise faults.refused(
            Refusal.MISPLACED_AGGREGATE, scope.dialect, _NO_AGGREGATE[scope.clause], node
        )
    if scope.inside_aggregate:
        raise faults.refused(
            Refusal.MISPLACED_AGGREGATE,
            scope.dialect,
            Text(
                "an aggregate cannot stand inside another: use a subquery",
                "집계 함수 안에 집계 함수를 쓸 수 없습니다. 서브쿼리를 쓰세요.",
            ),
            node,
        )
    scope.inside_aggregate = True
    result = scope.engine.aggregates[name](scope, replace(_read(node, name), suffix=suffix))
    scope.inside_aggregate = False
    return result


def _read(node: exp.Expr, name: str) -> Aggregate:
    """Take DISTINCT, ORDER BY and the separator out of a call's arguments."""
    separator = node.args.get("separator")
    arguments = [node.this] if isinstance(node, exp.GroupConcat) else list(node.expressions)
    order: tuple[exp.Expr, ...] = ()
    distinct = False
    if arguments and isinstance(arguments[-1], exp.Order):
        order = tuple(arguments[-1].expressions)
        arguments[-1] = arguments[-1].this
    if arguments and isinstance(arguments[0], exp.Distinct):
        distinct = True
        arguments[:1] = arguments[0].expressions
    if arguments and isinstance(arguments[-1], exp.Order):
        order = tuple(arguments[-1].expressions)
        arguments[-1] = arguments[-1].this
    return Aggregate(
        name=name,
        node=node,
        arguments=tuple(arguments),
        distinct=distinct,
        order=order,
        separator=separator,
    )


def filtered(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``aggregate FILTER (WHERE ...)``."""
    check_arguments(node, frozenset({"this", "expression"}))
    return aggregate(scope, node.this, _filter(scope, node.expression))


def _filter(scope: Scope, where: exp.Expr) -> str:
    """Write FILTER."""
    held, scope.inside_aggregate = scope.inside_aggregate, True
    condition = scope.engine.condition(scope, scope.translate(where.this), where.this)
    scope.inside_aggregate = held
    return f" FILTER (WHERE {condition})"


def window(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``function OVER (...)``."""
    check_arguments(node, _WINDOW)
    nested = isinstance(node.find_ancestor(exp.Window, exp.Query), exp.Window)
    if nested or scope.clause in {"where", "on", "group", "having", "set"}:
        raise faults.refused(
            Refusal.MISPLACED_WINDOW,
            scope.dialect,
            Text(
                "a window function stands in SELECT and ORDER BY only: filter it in a query around",
                "윈도 함수는 SELECT와 ORDER BY에만 쓸 수 있습니다. 바깥 쿼리에서 거르세요.",
            ),
            node,
        )
    if str(node.args.get("over") or "OVER").upper() != "OVER":
        raise faults.unsupported(str(node.args["over"]), node)
    inner, suffix = node.this, ""
    if isinstance(inner, exp.Filter):
        suffix = _filter(scope, inner.expression)
        inner = inner.this
    name = function_name(inner) or ""
    rule = scope.engine.windows.get(name) or scope.engine.aggregates.get(name)
    if rule is None:
        raise faults.unsupported(f"{name or type(inner).__name__}() OVER", node)
    call = replace(_read(inner, name), windowed=True, suffix=f"{suffix} OVER {_over(scope, node)}")
    if call.distinct and scope.dialect is not Dialect.ORACLE:
        raise faults.unsupported(f"{name}(DISTINCT) OVER", node)
    return rule(scope, call)


def _over(scope: Scope, node: exp.Expr) -> str:
    """Write what stands after OVER; a named window is written out."""
    named = node.args.get("alias")
    base = None
    if named is not None:
        base = scope.windows.get(named.name.lower())
        if base is None:
            raise faults.refused(
                Refusal.NO_COLUMN,
                scope.dialect,
                Text(
                    f'there is no window "{named.name}": define it by WINDOW',
                    f'"{named.name}" 윈도가 없습니다. WINDOW 절로 정의하세요.',
                ),
                node,
            )
    partition = node.args.get("partition_by") or (base.args.get("partition_by") if base else None)
    order = node.args.get("order") or (base.args.get("order") if base else None)
    spec = node.args.get("spec") or (base.args.get("spec") if base else None)
    parts = []
    held, scope.inside_window = scope.inside_window, True
    if partition:
        keys = ", ".join(_collated(scope.translate(each), scope) for each in partition)
        parts.append(f"PARTITION BY {keys}")
    numbered = spec is not None and _has_interval(spec)
    if order:
        keys = ", ".join(window_key(each, scope, numbered=numbered) for each in order.expressions)
        parts.append(f"ORDER BY {keys}")
    scope.inside_window = held
    if spec is not None:
        parts.append(_frame(spec, scope))
    return f"({' '.join(parts)})"


def _collated(value: Typed, scope: Scope) -> str:
    """Write a key with its collation."""
    if value.binary:
        return f"{value.sql} COLLATE BINARY"
    collation = None if value.collated else collation_of(value.kind, scope.dialect)
    return f"{value.sql} COLLATE {collation}" if collation else value.sql


def window_key(node: exp.Expr, scope: Scope, *, numbered: bool = False) -> str:
    """Write one sort key of a window; ``numbered``: a moment is counted in seconds."""
    ordered = node if isinstance(node, exp.Ordered) else exp.Ordered(this=node)
    value = scope.translate(ordered.this)
    if numbered and value.momentary:
        value = replace(value, sql=f"engine_seconds({value.sql})", type=INTEGER, collated=False)
    if value.literal is not None:
        value = replace(value, sql=f"({value.sql})")
    return _collated(value, scope) + direction(ordered, scope.engine.nulls_last)


def _has_interval(spec: exp.Expr) -> bool:
    """Whether a frame's bound is an interval of time."""
    bounds = (spec.args.get("start"), spec.args.get("end"))
    return any(isinstance(each, exp.Interval) or _cast_interval(each) for each in bounds)


def _cast_interval(node: object) -> bool:
    """Whether a bound is ``'1 day'::interval``."""
    return isinstance(node, exp.Cast) and node.to.this.value.upper() == "INTERVAL"


def _frame(spec: exp.Expr, scope: Scope) -> str:
    """Write ROWS, RANGE or GROUPS and its bounds."""
    check_arguments(spec, _FRAME)
    kind = str(spec.args.get("kind") or "RANGE").upper()
    if kind == "GROUPS" and scope.dialect in {Dialect.MYSQL, Dialect.ORACLE}:
        mend = Text("use ROWS or RANGE.", "ROWS나 RANGE를 쓰세요.")
        raise faults.not_here("GROUPS frame", scope.dialect, mend, spec)
    start = _bound(spec.args.get("start"), spec.args.get("start_side"), scope)
    end = spec.args.get("end")
    text = f"{kind} {start}"
    if end is not None:
        text = f"{kind} BETWEEN {start} AND {_bound(end, spec.args.get('end_side'), scope)}"
    exclude = spec.args.get("exclude")
    return f"{text} EXCLUDE {exclude}" if exclude else text


def _bound(bound: object, side: object, scope: Scope) -> str:
    """Write one bound of a frame."""
    if isinstance(bound, str):
        return f"{bound.upper()} {str(side or '').upper()}".strip()
    if isinstance(bound, exp.Interval):
        return f"{_seconds(bound)} {str(side).upper()}"
    if isinstance(bound, exp.Literal) and not bound.is_string:
        return f"{bound.this} {str(side).upper()}"
    if isinstance(bound, exp.Expr):
        raise faults.unsupported("frame bound of an expression", bound)
    del scope
    return str(bound)


def _seconds(node: exp.Interval) -> int:
    """Count the seconds of a frame's interval."""
    units = {"DAY": _SECONDS_A_DAY, "HOUR": 3600, "MINUTE": 60, "SECOND": 1, "WEEK": 604_800}
    amount, unit = node.this, str(node.args.get("unit") or "").upper()
    text = str(amount.this) if isinstance(amount, exp.Literal) else ""
    if " " in text:
        text, unit = text.split()[0], text.split()[1].upper()
    unit = unit.removesuffix("S")
    if unit not in units or not text.isdigit():
        raise faults.unsupported(f"frame of {unit} intervals", node)
    return int(text) * units[unit]


def one(scope: Scope, call: Aggregate) -> Typed:
    """Translate the one argument of an aggregate."""
    if len(call.arguments) != 1:
        raise wrong_count(call.name, scope, call.node)
    return scope.translate(call.arguments[0])


def wrong_count(name: str, scope: Scope, node: exp.Expr) -> faults.Stop:
    """Refuse a call with another number of arguments."""
    return faults.refused(
        Refusal.ARGUMENTS,
        scope.dialect,
        Text(
            f"{name}() takes another number of arguments",
            f"{name}()의 인자 개수가 맞지 않습니다.",
        ),
        node,
    )


def count(scope: Scope, call: Aggregate) -> Typed:
    """COUNT, also of several expressions with DISTINCT."""
    if _is_star(call) and not call.distinct:
        return Typed(sql=f"count(*){call.suffix}", type=INTEGER)
    if call.distinct and len(call.arguments) > 1:
        values = [scope.translate(each) for each in call.arguments]
        return Typed(sql=f"count(DISTINCT {_together(values, scope)}){call.suffix}", type=INTEGER)
    if _is_star(call):
        raise faults.refused(
            Refusal.SYNTAX,
            scope.dialect,
            Text("DISTINCT needs a column, not *", "DISTINCT에는 *가 아니라 컬럼을 쓰세요."),
            call.node,
        )
    value = one(scope, call)
    text = f"DISTINCT {_collated(value, scope)}" if call.distinct else value.sql
    return Typed(sql=f"count({text}){call.suffix}", type=INTEGER)


def _is_star(call: Aggregate) -> bool:
    """Whether the one argument is ``*``."""
    return len(call.arguments) == 1 and isinstance(call.arguments[0], exp.Star)


def _together(values: list[Typed], scope: Scope) -> str:
    """Make one text of several values; NULL where any is."""
    folded = scope.dialect is Dialect.MYSQL
    parts = [
        f"my_key({each.sql})" if each.textual and folded and not each.binary else each.sql
        for each in values
    ]
    return "(" + " || char(31) || ".join(f"({part})" for part in parts) + ")"


def extreme(scope: Scope, call: Aggregate) -> Typed:
    """MIN and MAX."""
    value = one(scope, call)
    name = call.name.lower()
    kind = replace(value.type, kind=TypeKind.TEXT) if value.kind is TypeKind.ENUM else value.type
    return Typed(
        sql=f"{name}({_collated(value, scope)}){call.suffix}", type=kind, binary=value.binary
    )


def ranking(scope: Scope, call: Aggregate) -> Typed:
    """ROW_NUMBER, RANK, DENSE_RANK: no argument."""
    if call.arguments:
        raise wrong_count(call.name, scope, call.node)
    return Typed(sql=f"{call.name.lower()}(){call.suffix}", type=INTEGER)


def grouping(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """GROUPING(key, ...): 1 where ROLLUP left the key out."""
    if not arguments:
        raise wrong_count("GROUPING", scope, node)
    flags = []
    for each in arguments:
        held, scope.inside_aggregate = scope.inside_aggregate, True
        value = scope.translate(each)
        scope.inside_aggregate = held
        flag = scope.grouping_flags.get(value.sql)
        if flag is None:
            raise faults.refused(
                Refusal.ARGUMENTS,
                scope.dialect,
                Text("GROUPING() takes a key of ROLLUP", "GROUPING()에는 ROLLUP의 키를 씁니다."),
                node,
            )
        flags.append(flag)
    terms = [f"{flag} * {1 << place}" for place, flag in enumerate(reversed(flags))]
    return Typed(sql=f"({' + '.join(terms)})", type=INTEGER)
