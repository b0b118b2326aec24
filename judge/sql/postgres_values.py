"""How PostgreSQL brings two values together: strictly; only a quoted literal takes any type."""

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from judge.model.schema import ColumnType, TypeKind
from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Refusal
from judge.sql.runtime import postgres_functions as functions
from judge.sql.runtime.failures import EngineError
from judge.sql.runtime.postgres_times import to_time
from judge.sql.scope import Scope, truth
from judge.sql.tables import collation_of
from judge.sql.typed import (
    ANY,
    BOOLEAN,
    DATE,
    DATETIME,
    INTEGER,
    INTERVAL,
    REAL,
    TEXT,
    Typed,
    call,
    decimal_of,
    string,
)

NUMERIC = decimal_of(None)
_NUMBERS = {TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.REAL}
_TEXTS = {TypeKind.TEXT, TypeKind.CHAR, TypeKind.ENUM}
NAMES: Mapping[TypeKind, str] = {
    TypeKind.INTEGER: "integer",
    TypeKind.DECIMAL: "numeric",
    TypeKind.REAL: "double precision",
    TypeKind.TEXT: "text",
    TypeKind.CHAR: "character",
    TypeKind.ENUM: "text",
    TypeKind.DATE: "date",
    TypeKind.DATETIME: "timestamp",
    TypeKind.TIME: "time",
    TypeKind.INTERVAL: "interval",
    TypeKind.BOOLEAN: "boolean",
    TypeKind.ANY: "unknown",
}


def mismatch(
    what: str | Text, scope: Scope, node: exp.Expr, code: str | None = None
) -> faults.Stop:
    """Refuse values whose types do not go together."""
    said = Text(what, what) if isinstance(what, str) else what
    message = Text(
        f"{said.en}: the types do not go together; cast one, as x::text",
        f"{said.ko}: 타입이 맞지 않습니다. x::text처럼 한쪽을 형변환하세요.",
    )
    return _of_types(message, scope, node, code)


def wanted(en: str, ko: str, value: Typed) -> Text:
    """Say that ``value`` stands where another type is wanted."""
    name = NAMES[value.kind]
    return Text(f"{name} where {en} is wanted", f"{ko} 자리의 {name}")


def _of_types(message: Text, scope: Scope, node: exp.Expr, code: str | None) -> faults.Stop:
    stop = faults.refused(Refusal.TYPES, scope.dialect, message, node)
    return faults.Stop(replace(stop.fate, code=code)) if code else stop  # type: ignore[arg-type]


def adapted(scope: Scope, value: Typed, kind: ColumnType, node: exp.Expr) -> Typed:
    """Give a quoted literal the type of its surroundings; a bad one is refused as it stands."""
    if not value.unknown or value.literal is None or kind.kind is TypeKind.ANY:
        return (
            replace(value, type=kind, unknown=False) if value.unknown and value.literal else value
        )
    try:
        text = _READERS.get(kind.kind, str)(value.literal)
    except EngineError as error:
        stop = faults.refused(
            Refusal.VALUE,
            scope.dialect,
            Text(
                f"'{value.literal}' is no {NAMES[kind.kind]}",
                f"'{value.literal}'은(는) {NAMES[kind.kind]} 값이 아닙니다.",
            ),
            node,
        )
        raise faults.Stop(replace(stop.fate, code=error.code)) from None  # type: ignore[arg-type]
    plain = isinstance(text, (int, float))
    return Typed(sql=str(text) if plain else string(str(text)), type=kind, literal=str(text))


_READERS = {
    TypeKind.INTEGER: functions.to_int,
    TypeKind.DECIMAL: functions.to_numeric,
    TypeKind.REAL: functions.to_real,
    TypeKind.BOOLEAN: functions.to_bool,
    TypeKind.DATE: functions.to_date,
    TypeKind.DATETIME: functions.to_timestamp,
    TypeKind.TIME: to_time,
    TypeKind.INTERVAL: functions.to_interval,
}


def pair(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> tuple[Typed, Typed]:
    """Convert two values to what they compare as; refuse what has no operator."""
    kind = common([left, right])
    if kind is None:
        names = f"{NAMES[left.kind]} = {NAMES[right.kind]}"
        raise mismatch(names, scope, node)
    return convert(scope, left, kind, node), convert(scope, right, kind, node)


def common(values: list[Typed]) -> ColumnType | None:
    """Find the type that holds all values; None where there is none."""
    known = [each for each in values if not each.unknown and each.kind is not TypeKind.ANY]
    if not known:
        return TEXT if any(each.literal is not None for each in values) else ANY
    kinds = {each.kind for each in known}
    if kinds <= _NUMBERS:
        return _widest(kinds, known)
    if kinds <= _TEXTS:
        return TEXT
    if kinds <= {TypeKind.DATE, TypeKind.DATETIME}:
        return DATETIME if TypeKind.DATETIME in kinds else DATE
    return known[0].type if len(kinds) == 1 else None


def _widest(kinds: set[TypeKind], known: list[Typed]) -> ColumnType:
    """Find the widest number type."""
    if TypeKind.REAL in kinds:
        return REAL
    if kinds == {TypeKind.DECIMAL} and len({each.type.scale for each in known}) == 1:
        return known[0].type
    return NUMERIC if TypeKind.DECIMAL in kinds else INTEGER


def compare(scope: Scope, left: Typed, right: Typed, operator: str, node: exp.Expr) -> Typed:
    """Compare two values of one type."""
    one, other = pair(scope, left, right, node)
    kind = one.kind if one.kind is not TypeKind.ANY else other.kind
    collation = None if one.collated else collation_of(kind, scope.dialect)
    tail = f" COLLATE {collation}" if collation else ""
    return truth(scope, f"({one.sql} {operator} {other.sql}{tail})")


def arrange(scope: Scope, values: list[Typed], node: exp.Expr) -> tuple[ColumnType, list[Typed]]:
    """Find the type of a CASE, a COALESCE or a UNION, and convert its values to it."""
    kind = common(values)
    if kind is None:
        names = list(dict.fromkeys(NAMES[each.kind] for each in values if not each.unknown))
        raise mismatch(Text(" and ".join(names), ", ".join(names)), scope, node, "42804")
    return kind, [convert(scope, each, kind, node) for each in values]


def condition(scope: Scope, value: Typed, node: exp.Expr) -> str:
    """Write a condition, which must be a boolean."""
    if value.unknown:
        return adapted(scope, value, BOOLEAN, node).sql
    if value.kind not in {TypeKind.BOOLEAN, TypeKind.ANY}:
        name = NAMES[value.kind]
        message = Text(
            f"a condition must be boolean, not {name}: compare it with something, as x > 0",
            f"조건은 boolean이어야 하는데 {name}입니다. x > 0처럼 비교하세요.",
        )
        raise _of_types(message, scope, node, "42804")
    return value.sql


_IMPLICIT: Mapping[tuple[TypeKind, TypeKind], str] = {
    (TypeKind.INTEGER, TypeKind.DECIMAL): "CAST({0} AS TEXT)",
    (TypeKind.INTEGER, TypeKind.REAL): "CAST({0} AS REAL)",
    (TypeKind.DECIMAL, TypeKind.REAL): "CAST({0} AS REAL)",
    (TypeKind.DATE, TypeKind.DATETIME): "({0} || ' 00:00:00')",
    (TypeKind.DECIMAL, TypeKind.INTEGER): "pg_int_numeric({0})",  # an assignment's
    (TypeKind.REAL, TypeKind.INTEGER): "pg_int({0})",
    (TypeKind.REAL, TypeKind.DECIMAL): "pg_numeric({0})",
    (TypeKind.DATETIME, TypeKind.DATE): "substr({0}, 1, 10)",
}


def convert(scope: Scope, value: Typed, target: ColumnType, node: exp.Expr) -> Typed:
    """Convert a value without being asked; refuse what needs a cast."""
    if value.unknown:
        return adapted(scope, value, target, node)
    if target.kind is TypeKind.ANY or value.kind in {target.kind, TypeKind.ANY}:
        return value
    if {value.kind, target.kind} <= _TEXTS:
        return replace(value, type=target)
    whole = value.literal is not None and value.kind is TypeKind.INTEGER
    if whole and target.kind is TypeKind.DECIMAL:
        return Typed(sql=string(value.literal or ""), type=target, literal=value.literal)
    template = _IMPLICIT.get((value.kind, target.kind))
    if template is None:
        name = NAMES[target.kind]
        raise mismatch(wanted(name, name, value), scope, node)
    return Typed(sql=template.format(value.sql), type=target)


_TO_TEXT: Mapping[TypeKind, str] = {
    TypeKind.INTEGER: "CAST({0} AS TEXT)",
    TypeKind.REAL: "pg_text({0})",
    TypeKind.BOOLEAN: "CASE {0} WHEN 1 THEN 'true' WHEN 0 THEN 'false' END",
}
_CASTS: Mapping[tuple[TypeKind, TypeKind], str] = {
    **_IMPLICIT,
    (TypeKind.TEXT, TypeKind.INTEGER): "pg_int({0})",
    (TypeKind.TEXT, TypeKind.DECIMAL): "pg_numeric({0})",
    (TypeKind.TEXT, TypeKind.REAL): "pg_real({0})",
    (TypeKind.TEXT, TypeKind.BOOLEAN): "pg_bool({0})",
    (TypeKind.TEXT, TypeKind.DATE): "pg_date({0})",
    (TypeKind.TEXT, TypeKind.DATETIME): "pg_timestamp({0})",
    (TypeKind.TEXT, TypeKind.TIME): "pg_time({0})",
    (TypeKind.TEXT, TypeKind.INTERVAL): "pg_interval({0})",
    (TypeKind.INTEGER, TypeKind.BOOLEAN): "({0} <> 0)",
    (TypeKind.BOOLEAN, TypeKind.INTEGER): "{0}",
    (TypeKind.DATETIME, TypeKind.TIME): "substr({0}, 12)",
}


def to_text(value: Typed) -> str:
    """Write any value as text."""
    return _TO_TEXT.get(value.kind, "{0}").format(value.sql)


def cast(scope: Scope, value: Typed, target: ColumnType, node: exp.Expr) -> Typed:
    """Convert a value because a cast asks for it."""
    if value.unknown and value.literal is not None:
        return _sized(adapted(scope, value, target, node), target)
    if target.kind in _TEXTS:
        return _sized(Typed(sql=to_text(value), type=TEXT), target)
    if value.kind in {target.kind, TypeKind.ANY}:
        return _sized(replace(value, type=target, collated=False), target)
    origin = TypeKind.TEXT if value.kind in _TEXTS else value.kind
    template = _CASTS.get((origin, target.kind))
    if template is None:
        given, aim = NAMES[value.kind], NAMES[target.kind]
        what = Text(f"cannot cast {given} to {aim}", f"형변환할 수 없음({given} → {aim})")
        raise mismatch(what, scope, node, "42846")
    return _sized(Typed(sql=template.format(value.sql), type=target), target)


def _sized(value: Typed, target: ColumnType) -> Typed:
    """Cut or round a value to the sizes of a cast."""
    if target.kind is TypeKind.DECIMAL and target.scale is not None:
        return Typed(sql=call("dec_scale", value, target.scale), type=target)
    if target.length is not None:
        return Typed(sql=f"substr({value.sql}, 1, {target.length})", type=TEXT)
    return Typed(sql=value.sql, type=value.type, literal=value.literal)


_ARITHMETIC: Mapping[type[exp.Expr], tuple[str, str]] = {
    exp.Add: ("+", "dec_add"),
    exp.Sub: ("-", "dec_sub"),
    exp.Mul: ("*", "dec_mul"),
}


def arithmetic(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``+``, ``-``, ``*`` of numbers, dates and intervals."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    spans = {TypeKind.INTERVAL, TypeKind.DATE, TypeKind.DATETIME}
    if left.kind in spans or right.kind in spans:
        return _temporal(scope, left, right, node)
    operator, exact = _ARITHMETIC[type(node)]
    left, right, kind = _numbers(scope, left, right, node)
    if kind.kind is TypeKind.DECIMAL:
        return Typed(sql=call(exact, left, right), type=NUMERIC)
    return Typed(sql=f"({left.sql} {operator} {right.sql})", type=kind)


def _numbers(
    scope: Scope, left: Typed, right: Typed, node: exp.Expr
) -> tuple[Typed, Typed, ColumnType]:
    """Bring two numbers to one type; a quoted literal becomes the other's."""
    kind = common([left, right])
    if kind is ANY or TypeKind.ANY in {left.kind, right.kind}:
        known = [each.type for each in (left, right) if each.kind is not TypeKind.ANY]
        kind = known[0] if known else INTEGER
    if kind is None or kind.kind not in _NUMBERS:
        one, other = NAMES[left.kind], NAMES[right.kind]
        names = Text(f"{one} and {other} in arithmetic", f"{one}, {other}의 계산")
        raise mismatch(names, scope, node)
    return convert(scope, left, kind, node), convert(scope, right, kind, node), kind


def _temporal(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> Typed:
    """Add and subtract dates, timestamps and intervals."""
    word = _ARITHMETIC[type(node)][0]
    left, right = _guessed(scope, left, right, word, node)
    rule = _TEMPORAL.get((left.kind, word, right.kind))
    if rule is None:
        raise mismatch(f"{NAMES[left.kind]} {word} {NAMES[right.kind]}", scope, node)
    template, kind = rule
    return Typed(sql=template.format(left.sql, right.sql), type=kind)


def _guessed(
    scope: Scope, left: Typed, right: Typed, word: str, node: exp.Expr
) -> tuple[Typed, Typed]:
    """Give a quoted literal beside a date the type that the operator finds."""
    if right.unknown and right.literal is not None:
        kind = left.type if word == "-" and left.kind is not TypeKind.INTERVAL else INTERVAL
        return left, adapted(scope, right, kind, node)
    if left.unknown and left.literal is not None:
        kind = right.type if right.kind is not TypeKind.INTERVAL or word == "+" else DATETIME
        return adapted(scope, left, kind, node), right
    return left, right


_TEMPORAL: Mapping[tuple[TypeKind, str, TypeKind], tuple[str, ColumnType]] = {
    (TypeKind.DATE, "-", TypeKind.DATE): ("pg_date_diff({0}, {1})", INTEGER),
    (TypeKind.DATE, "+", TypeKind.INTEGER): ("pg_add_days({0}, {1})", DATE),
    (TypeKind.INTEGER, "+", TypeKind.DATE): ("pg_add_days({1}, {0})", DATE),
    (TypeKind.DATE, "-", TypeKind.INTEGER): ("pg_add_days({0}, -({1}))", DATE),
    (TypeKind.DATE, "+", TypeKind.INTERVAL): ("pg_move({0}, {1}, 1)", DATETIME),
    (TypeKind.DATE, "-", TypeKind.INTERVAL): ("pg_move({0}, {1}, -1)", DATETIME),
    (TypeKind.DATETIME, "+", TypeKind.INTERVAL): ("pg_move({0}, {1}, 1)", DATETIME),
    (TypeKind.DATETIME, "-", TypeKind.INTERVAL): ("pg_move({0}, {1}, -1)", DATETIME),
    (TypeKind.INTERVAL, "+", TypeKind.DATE): ("pg_move({1}, {0}, 1)", DATETIME),
    (TypeKind.INTERVAL, "+", TypeKind.DATETIME): ("pg_move({1}, {0}, 1)", DATETIME),
    (TypeKind.DATETIME, "-", TypeKind.DATETIME): ("pg_between({0}, {1})", INTERVAL),
    (TypeKind.DATETIME, "-", TypeKind.DATE): ("pg_between({0}, {1})", INTERVAL),
    (TypeKind.DATE, "-", TypeKind.DATETIME): ("pg_between({0}, {1})", INTERVAL),
    (TypeKind.INTERVAL, "+", TypeKind.INTERVAL): ("pg_interval_add({0}, {1}, 1)", INTERVAL),
    (TypeKind.INTERVAL, "-", TypeKind.INTERVAL): ("pg_interval_add({0}, {1}, -1)", INTERVAL),
    (TypeKind.INTERVAL, "*", TypeKind.INTEGER): ("pg_interval_mul({0}, {1})", INTERVAL),
    (TypeKind.INTERVAL, "*", TypeKind.DECIMAL): ("pg_interval_mul({0}, {1})", INTERVAL),
    (TypeKind.INTERVAL, "*", TypeKind.REAL): ("pg_interval_mul({0}, {1})", INTERVAL),
    (TypeKind.INTEGER, "*", TypeKind.INTERVAL): ("pg_interval_mul({1}, {0})", INTERVAL),
    (TypeKind.DECIMAL, "*", TypeKind.INTERVAL): ("pg_interval_mul({1}, {0})", INTERVAL),
}


def divide(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``/``; a zero divisor stops the statement."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    return quotient(scope, left, right, node)


def quotient(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> Typed:
    """Divide two translated numbers."""
    left, right, kind = _numbers(scope, left, right, node)
    names = {TypeKind.INTEGER: "pg_div_int", TypeKind.REAL: "pg_div_real"}
    found = kind if kind.kind is not TypeKind.DECIMAL else NUMERIC
    return Typed(sql=call(names.get(kind.kind, "pg_div"), left, right), type=found)


def modulo(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``%``."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    return remainder(scope, left, right, node)


def remainder(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> Typed:
    """Give the remainder of two translated numbers."""
    left, right, kind = _numbers(scope, left, right, node)
    if kind.kind is TypeKind.REAL:
        raise mismatch("double precision % double precision", scope, node)
    if kind.kind is TypeKind.INTEGER:
        return Typed(sql=call("pg_mod_int", left, right), type=INTEGER)
    return Typed(sql=call("pg_mod", left, right), type=NUMERIC)


def negative(scope: Scope, node: exp.Expr) -> Typed:
    """Translate a sign."""
    value = scope.translate(node.this)
    if value.kind is TypeKind.INTERVAL:
        return value.with_sql(call("pg_interval_mul", value, -1))
    if value.kind is TypeKind.DECIMAL:
        if value.literal is not None:
            sign = "-" if value.literal.strip("0.") else ""
            return replace(value, sql=string(sign + value.literal), literal=sign + value.literal)
        return value.with_sql(call("dec_neg", value))
    if value.kind not in _NUMBERS:
        raise mismatch(f"- {NAMES[value.kind]}", scope, node)
    literal = None if value.literal is None else f"-{value.literal}"
    return Typed(sql=f"(-{value.sql})", type=value.type, literal=literal)


def power(scope: Scope, node: exp.Expr, left: Typed, right: Typed) -> Typed:
    """Translate ``^`` and POWER()."""
    left, right, kind = _numbers(scope, left, right, node)
    if kind.kind is TypeKind.DECIMAL:
        return Typed(sql=call("pg_power_numeric", left, right), type=NUMERIC)
    return Typed(sql=call("pg_power", left, right), type=REAL)
