"""How MySQL brings two values together: comparison, CASE and UNION, conditions, conversions."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from sqlglot import exp

from judge.model.schema import ColumnType, TypeKind
from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Refusal
from judge.sql.runtime import moments
from judge.sql.runtime.mysql_texts import number_of
from judge.sql.runtime.mysql_times import to_time
from judge.sql.scope import Scope, truth
from judge.sql.tables import collation_of
from judge.sql.typed import (
    ANY,
    DATE,
    DATETIME,
    INTEGER,
    REAL,
    TEXT,
    TIME,
    Typed,
    call,
    decimal_of,
    string,
)

_MOST_SCALE = 30


def scale_of(value: Typed) -> int:
    """Count the digits after the point that a number shows."""
    return value.type.scale or 0 if value.kind is TypeKind.DECIMAL else 0


def compare(scope: Scope, left: Typed, right: Typed, operator: str, node: exp.Expr) -> Typed:
    """Compare two values as MySQL does."""
    one, other = pair(scope, left, right, node)
    return truth(scope, f"({one.sql} {operator} {other.sql}{_collation(one, other, scope)})")


def _collation(left: Typed, right: Typed, scope: Scope) -> str:
    """Write the collation of a comparison; a column on the left brings its own."""
    if left.binary or right.binary:
        return " COLLATE BINARY"
    kind = left.kind if left.kind is not TypeKind.ANY else right.kind
    collation = collation_of(kind, scope.dialect)
    return "" if collation is None or left.collated else f" COLLATE {collation}"


def pair(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> tuple[Typed, Typed]:
    """Convert two values to what they compare as."""
    if TypeKind.ANY in {left.kind, right.kind}:
        return left, right
    if left.textual and right.textual:
        return left, right
    if left.numeric and right.numeric:
        return _numbers(scope, left, right, node)
    kinds = {left.kind, right.kind}
    if TypeKind.TIME in kinds:
        return convert(scope, left, TIME, node), convert(scope, right, TIME, node)
    if left.momentary or right.momentary:
        return _moments(scope, left, right, node)
    return convert(scope, left, REAL, node), convert(scope, right, REAL, node)


def _numbers(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> tuple[Typed, Typed]:
    """Bring two numbers to one form; whole numbers and reals compare as they are."""
    kinds = {left.kind, right.kind}
    if TypeKind.DECIMAL not in kinds:
        return left, right
    target = REAL if TypeKind.REAL in kinds else decimal_of(None)
    return convert(scope, left, target, node), convert(scope, right, target, node)


def _moments(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> tuple[Typed, Typed]:
    """Bring a date and something else together."""
    if left.numeric or right.numeric:
        return convert(scope, left, INTEGER, node), convert(scope, right, INTEGER, node)
    both = [_literal_moment(scope, each, node) for each in (left, right)]
    if {each.kind for each in both} == {TypeKind.DATE}:
        return both[0], both[1]
    return convert(scope, both[0], DATETIME, node), convert(scope, both[1], DATETIME, node)


def _literal_moment(scope: Scope, value: Typed, node: exp.Expr) -> Typed:
    """Read a quoted date once, here; MySQL 8 refuses one that is none (error 1525)."""
    if not value.textual or value.literal is None:
        return value
    moment = moments.read(value.literal)
    if moment is None:
        stop = faults.refused(
            Refusal.VALUE,
            scope.dialect,
            Text(
                f"'{value.literal}' is no date: write it as '2024-01-31'",
                f"'{value.literal}'은(는) 날짜가 아닙니다. '2024-01-31'처럼 쓰세요.",
            ),
            node,
        )
        raise faults.Stop(replace(stop.fate, code="1525"))  # type: ignore[arg-type]
    timed = moments.has_time(value.literal)
    text = moments.like(moment, timed=timed)
    return Typed(sql=string(text), type=DATETIME if timed else DATE, literal=text)


def arrange(scope: Scope, values: list[Typed], node: exp.Expr) -> tuple[ColumnType, list[Typed]]:
    """Find the type of a CASE, a COALESCE or a UNION, and convert its values to it."""
    known = [each for each in values if each.kind is not TypeKind.ANY]
    kind = _common(known)
    return kind, [
        each if each.kind is TypeKind.ANY else convert(scope, each, kind, node) for each in values
    ]


def _common(values: list[Typed]) -> ColumnType:
    """Find the type that holds all values."""
    if not values:
        return ANY
    kinds = {each.kind for each in values}
    if kinds == {TypeKind.BOOLEAN}:
        return INTEGER
    if all(each.numeric for each in values):
        if TypeKind.REAL in kinds:
            reals = [each.type.scale for each in values if each.kind is TypeKind.REAL]
            limited = None not in reals
            return (
                replace(REAL, scale=max(map(int, filter(None, reals)), default=0))
                if limited
                else REAL
            )
        scale = max(scale_of(each) for each in values)
        return decimal_of(scale) if TypeKind.DECIMAL in kinds else INTEGER
    if all(each.momentary for each in values):
        return DATETIME if TypeKind.DATETIME in kinds else DATE
    return values[0].type if kinds == {TypeKind.TIME} else TEXT


def condition(scope: Scope, value: Typed, node: exp.Expr) -> str:
    """Write a value as a condition: text counts by the number at its start."""
    if value.kind in {TypeKind.INTEGER, TypeKind.BOOLEAN, TypeKind.REAL, TypeKind.ANY}:
        return value.sql
    return f"({convert(scope, value, REAL, node).sql} <> 0)"


Conversion = Callable[[Typed], str]


def _text_to_decimal(value: Typed) -> str:
    """Read a decimal from text."""
    return call("my_decimal", value)


_NUMBER_KINDS = {
    TypeKind.INTEGER: "number",
    TypeKind.BOOLEAN: "number",
    TypeKind.REAL: "real",
    TypeKind.DECIMAL: "decimal",
    TypeKind.DATE: "moment",
    TypeKind.DATETIME: "moment",
    TypeKind.TIME: "time",
    TypeKind.TEXT: "text",
    TypeKind.CHAR: "text",
    TypeKind.ENUM: "text",
}


def _shape(kind: TypeKind) -> str:
    """Group kinds that convert alike."""
    return _NUMBER_KINDS.get(kind, "text")


CONVERSIONS: Mapping[tuple[str, str], str] = {
    ("number", "real"): "CAST({0} AS REAL)",
    ("number", "decimal"): "CAST({0} AS TEXT)",
    ("number", "text"): "CAST({0} AS TEXT)",
    ("number", "moment"): "CAST({0} AS TEXT)",
    ("number", "time"): "my_time({0})",
    ("real", "number"): "my_signed({0})",
    ("real", "decimal"): "my_decimal(my_text({0}))",
    ("real", "text"): "my_text({0})",
    ("real", "moment"): "my_text({0})",
    ("real", "time"): "my_time({0})",
    ("decimal", "number"): "dec_int({0})",
    ("decimal", "real"): "CAST({0} AS REAL)",
    ("decimal", "moment"): "{0}",
    ("decimal", "time"): "my_time({0})",
    ("text", "number"): "my_signed({0})",
    ("text", "real"): "CAST(my_num({0}) AS REAL)",
    ("text", "decimal"): "my_decimal({0})",
    ("text", "time"): "my_time({0})",
    ("moment", "text"): "{0}",
    ("moment", "time"): "my_time({0})",
    ("time", "text"): "{0}",
    ("time", "moment"): "{0}",
    ("time", "number"): "CAST(replace({0}, ':', '') AS INT)",
    ("time", "real"): "CAST(replace({0}, ':', '') AS REAL)",
}


def convert(scope: Scope, value: Typed, target: ColumnType, node: exp.Expr) -> Typed:
    """Convert a value to a type as MySQL does without being asked."""
    del scope, node
    if TypeKind.ANY in {value.kind, target.kind}:
        return value
    origin, goal = _shape(value.kind), _shape(target.kind)
    if goal == "moment":
        return replace(value, sql=_to_moment(value, target), type=target, collated=False)
    if origin == goal:
        same = value.kind is target.kind
        return value if same and target.scale is None else replace(value, type=target)
    literal = _literal(value, origin, goal)
    if literal is not None:
        return replace(literal, type=target)
    return Typed(sql=_converted(value, origin, goal), type=target)


def _literal(value: Typed, origin: str, goal: str) -> Typed | None:
    """Convert a literal here, so that the text that runs stays short."""
    if value.literal is None:
        return None
    if goal == "real":
        return Typed(sql=repr(float(number_of(value.literal))), type=REAL, literal=value.literal)
    if goal == "time":
        text = to_time(value.literal)
        return Typed(sql=string(text), type=TIME, literal=text)
    if origin == "number" and goal in {"text", "decimal"}:
        return Typed(sql=string(value.literal), type=value.type, literal=value.literal)
    return None


def _converted(value: Typed, origin: str, goal: str) -> str:
    """Write a conversion."""
    if (origin, goal) == ("decimal", "text"):
        return call("dec_scale", value, scale_of(value)) if value.type.scale else value.sql
    if origin == "moment":
        if goal == "text":
            return value.sql
        if goal == "time":
            return call("my_time", value)
        name = "my_date_number" if value.kind is TypeKind.DATE else "my_datetime_number"
        number = call(name, value)
        return {"real": f"CAST({number} AS REAL)", "decimal": f"CAST({number} AS TEXT)"}.get(
            goal, number
        )
    return CONVERSIONS[origin, goal].format(value.sql)


def _to_moment(value: Typed, target: ColumnType) -> str:
    """Write a value as a date, or as a date with its time."""
    if value.kind is target.kind:
        return value.sql
    if value.kind is TypeKind.DATE:
        return f"({value.sql} || ' 00:00:00')"
    if value.kind is TypeKind.DATETIME:
        return f"substr({value.sql}, 1, 10)"
    return call("my_date" if target.kind is TypeKind.DATE else "my_datetime", value)


_ARITHMETIC: Mapping[type[exp.Expr], tuple[str, str]] = {
    exp.Add: ("+", "dec_add"),
    exp.Sub: ("-", "dec_sub"),
    exp.Mul: ("*", "dec_mul"),
}


def arithmetic(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``+``, ``-``, ``*``: whole, exact or real by what stands there."""
    operator, exact = _ARITHMETIC[type(node)]
    left, right = numeric(scope, node.this), numeric(scope, node.expression)
    kinds = {left.kind, right.kind}
    if TypeKind.REAL in kinds:
        pairs = [convert(scope, each, REAL, node) for each in (left, right)]
        return Typed(sql=f"({pairs[0].sql} {operator} {pairs[1].sql})", type=_shown(left, right, 0))
    if TypeKind.DECIMAL not in kinds:
        return Typed(sql=f"({left.sql} {operator} {right.sql})", type=INTEGER)
    one, other = scale_of(left), scale_of(right)
    scale = one + other if operator == "*" else max(one, other)
    return Typed(sql=call(exact, left, right), type=decimal_of(min(scale, _MOST_SCALE)))


def _shown(left: Typed, right: Typed, more: int) -> ColumnType:
    """Find how many digits a real shows: as many as the operand with most, if all are limited."""
    scales = [
        each.type.scale if each.kind is TypeKind.REAL else scale_of(each) for each in (left, right)
    ]
    known = [each for each in scales if each is not None]
    return replace(REAL, scale=max(known) + more if len(known) == len(scales) else None)


def numeric(scope: Scope, node: exp.Expr) -> Typed:
    """Translate an operand of arithmetic: text counts as a real, a date as its digits."""
    return as_number(scope, scope.translate(node), node)


def as_number(scope: Scope, value: Typed, node: exp.Expr) -> Typed:
    """Turn a value to a number."""
    if value.textual:
        return convert(scope, value, REAL, node)
    if value.momentary or value.kind is TypeKind.TIME:
        return convert(scope, value, INTEGER, node)
    return value


def divide(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``/``: exact with four digits more than the dividend; NULL by zero."""
    left, right = numeric(scope, node.this), numeric(scope, node.expression)
    return quotient(scope, left, right, node)


def quotient(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> Typed:
    """Divide two translated numbers."""
    if TypeKind.REAL in {left.kind, right.kind}:
        pairs = [convert(scope, each, REAL, node) for each in (left, right)]
        return Typed(sql=f"({pairs[0].sql} / {pairs[1].sql})", type=_shown(left, right, 4))
    scale = min(scale_of(left) + 4, _MOST_SCALE)
    return Typed(sql=call("my_div", left, right), type=decimal_of(scale))


def whole_quotient(scope: Scope, node: exp.Expr) -> Typed:
    """Translate DIV."""
    left, right = numeric(scope, node.this), numeric(scope, node.expression)
    if {left.kind, right.kind} <= {TypeKind.INTEGER, TypeKind.BOOLEAN}:
        return Typed(sql=f"({left.sql} / {right.sql})", type=INTEGER)
    pairs = [convert(scope, each, decimal_of(None), node) for each in (left, right)]
    sql = f"CAST(dec_truncate({call('my_div', *pairs)}, 0) AS INT)"
    return Typed(sql=sql, type=INTEGER)


def remainder(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> Typed:
    """Translate ``%`` and MOD(); NULL by zero."""
    kinds = {left.kind, right.kind}
    if TypeKind.REAL in kinds:
        pairs = [convert(scope, each, decimal_of(None), node) for each in (left, right)]
        return Typed(sql=f"CAST({call('dec_mod', *pairs)} AS REAL)", type=REAL)
    if TypeKind.DECIMAL in kinds:
        scale = max(scale_of(left), scale_of(right))
        return Typed(sql=call("dec_mod", left, right), type=decimal_of(scale))
    return Typed(sql=f"({left.sql} % {right.sql})", type=INTEGER)


def modulo(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``%``."""
    return remainder(scope, numeric(scope, node.this), numeric(scope, node.expression), node)


def negative(scope: Scope, node: exp.Expr) -> Typed:
    """Translate a sign."""
    value = numeric(scope, node.this)
    if value.kind is TypeKind.DECIMAL:
        if value.literal is not None:
            sign = "-" if value.literal.strip("0.") else ""
            return replace(value, sql=string(sign + value.literal), literal=sign + value.literal)
        return value.with_sql(call("dec_neg", value))
    if value.literal is not None and value.kind is TypeKind.INTEGER:
        return replace(value, sql=f"(-{value.sql})", literal=f"-{value.literal}")
    return value.with_sql(f"(-{value.sql})")
