"""How Oracle brings two values together: numbers and text convert, a DATE has a time."""

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from judge.model.schema import ColumnType, TypeKind
from judge.model.text import Text
from judge.sql import faults
from judge.sql.fates import Refusal
from judge.sql.runtime import moments
from judge.sql.scope import Scope, truth
from judge.sql.tables import collation_of
from judge.sql.typed import ANY, DATE, INTEGER, REAL, TEXT, Typed, call, decimal_of, string

NUMBER = decimal_of(None)
_TEXTS = {TypeKind.TEXT, TypeKind.CHAR, TypeKind.ENUM}
_MOMENTS = {TypeKind.DATE, TypeKind.DATETIME}
_NAMES: Mapping[TypeKind, str] = {
    TypeKind.INTEGER: "NUMBER",
    TypeKind.DECIMAL: "NUMBER",
    TypeKind.REAL: "NUMBER",
    TypeKind.DATE: "DATE",
    TypeKind.DATETIME: "DATE",
    TypeKind.INTERVAL: "INTERVAL",
}


def mismatch(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> faults.Stop:
    """Refuse values whose types do not go together (ORA-00932)."""
    names = [_NAMES.get(each.kind, "CHAR") for each in (left, right)]
    return faults.refused(
        Refusal.TYPES,
        scope.dialect,
        Text(
            f"inconsistent types: {names[0]} and {names[1]}; use TO_CHAR, TO_NUMBER or TO_DATE",
            f"타입이 맞지 않습니다: {names[0]}, {names[1]}. TO_CHAR, TO_NUMBER, TO_DATE를 쓰세요.",
        ),
        node,
    )


def pair(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> tuple[Typed, Typed]:
    """Convert two values to what they compare as."""
    if TypeKind.ANY in {left.kind, right.kind} or (left.textual and right.textual):
        return left, right
    if left.kind in _MOMENTS or right.kind in _MOMENTS:
        return convert(scope, left, DATE, node), convert(scope, right, DATE, node)
    kinds = {left.kind, right.kind}
    if kinds <= {TypeKind.INTEGER, TypeKind.REAL}:
        return left, right
    return convert(scope, left, NUMBER, node), convert(scope, right, NUMBER, node)


def compare(scope: Scope, left: Typed, right: Typed, operator: str, node: exp.Expr) -> Typed:
    """Compare two values."""
    one, other = pair(scope, left, right, node)
    kind = one.kind if one.kind is not TypeKind.ANY else other.kind
    collation = None if one.collated else collation_of(kind, scope.dialect)
    tail = f" COLLATE {collation}" if collation else ""
    return truth(scope, f"({one.sql} {operator} {other.sql}{tail})")


def arrange(scope: Scope, values: list[Typed], node: exp.Expr) -> tuple[ColumnType, list[Typed]]:
    """Find the type of a CASE, a COALESCE or a UNION: all of one family, or refused."""
    known = [each for each in values if each.kind is not TypeKind.ANY]
    if not known:
        return ANY, values
    families = {_family(each) for each in known}
    if len(families) > 1:
        odd = next(each for each in known if _family(each) != _family(known[0]))
        raise mismatch(scope, known[0], odd, node)
    kind = _widest(known)
    return kind, [convert(scope, each, kind, node) for each in values]


def _family(value: Typed) -> str:
    """Name what a value is: text, number, date."""
    if value.textual:
        return "text"
    return "date" if value.kind in _MOMENTS else "number" if value.numeric else value.kind.value


def _widest(values: list[Typed]) -> ColumnType:
    """Find the type that holds all values of one family."""
    kinds = {each.kind for each in values}
    if kinds <= _TEXTS:
        return TEXT
    if kinds <= _MOMENTS:
        return DATE
    return values[0].type if len(kinds) == 1 else NUMBER


def condition(scope: Scope, value: Typed, node: exp.Expr) -> str:
    """Write a condition; Oracle has no booleans, so a value is none."""
    simple = (exp.Column, exp.Literal, exp.Add, exp.Sub, exp.Mul, exp.Div)
    if isinstance(node, simple):
        raise faults.refused(
            Refusal.SYNTAX,
            scope.dialect,
            Text(
                "a condition needs a comparison, as x = 1",
                "조건에는 x = 1 같은 비교가 있어야 합니다.",
            ),
            node,
        )
    return value.sql


def convert(scope: Scope, value: Typed, target: ColumnType, node: exp.Expr) -> Typed:
    """Convert a value without being asked."""
    if TypeKind.ANY in {value.kind, target.kind}:
        return value
    rules = {
        TypeKind.TEXT: to_text,
        TypeKind.INTEGER: _to_whole,
        TypeKind.REAL: _to_real,
        TypeKind.DECIMAL: to_number,
        TypeKind.DATE: _to_date,
        TypeKind.DATETIME: _to_date,
    }
    rule = rules.get(target.kind)
    if rule is None or value.kind is target.kind:
        return value
    return rule(scope, value, node)


def to_text(scope: Scope, value: Typed, node: exp.Expr) -> Typed:
    """Write a value as text, numbers in their shortest form."""
    del scope, node
    if value.textual:
        return value
    templates = {
        TypeKind.INTEGER: "CAST({0} AS TEXT)",
        TypeKind.DECIMAL: "ora_text({0})",
        TypeKind.REAL: "ora_text({0})",
        TypeKind.DATE: "substr({0}, 1, 10)",
        TypeKind.DATETIME: "substr({0}, 1, 10)",
    }
    return Typed(sql=templates.get(value.kind, "{0}").format(value.sql), type=TEXT)


def to_number(scope: Scope, value: Typed, node: exp.Expr) -> Typed:
    """Read a value as NUMBER; text that is none stops the statement (ORA-01722)."""
    if value.kind in _MOMENTS:
        raise mismatch(scope, Typed(sql="", type=NUMBER), value, node)
    if value.kind is TypeKind.INTEGER:
        if value.literal is not None:
            return Typed(sql=string(value.literal), type=NUMBER, literal=value.literal)
        return Typed(sql=f"CAST({value.sql} AS TEXT)", type=NUMBER)
    return Typed(sql=call("ora_number", value), type=NUMBER) if value.textual else value


def _to_whole(scope: Scope, value: Typed, node: exp.Expr) -> Typed:
    """Read a value as a whole number, cut."""
    number = to_number(scope, value, node)
    return Typed(sql=f"CAST({number.sql} AS INT)", type=INTEGER)


def _to_real(scope: Scope, value: Typed, node: exp.Expr) -> Typed:
    """Read a value as a double."""
    number = to_number(scope, value, node)
    return Typed(sql=f"CAST({number.sql} AS REAL)", type=REAL)


def _to_date(scope: Scope, value: Typed, node: exp.Expr) -> Typed:
    """Read a value as DATE: text in the session's format, YYYY-MM-DD here."""
    if value.kind in _MOMENTS:
        return value
    if not value.textual:
        raise mismatch(scope, Typed(sql="", type=DATE), value, node)
    if value.literal is None:
        return Typed(sql=call("ora_date", value), type=DATE)
    moment = moments.read(value.literal)
    if moment is None:
        stop = faults.refused(
            Refusal.VALUE,
            scope.dialect,
            Text(
                f"'{value.literal}' is no date: use TO_DATE with a format",
                f"'{value.literal}'은(는) 날짜가 아닙니다. TO_DATE에 형식을 주세요.",
            ),
            node,
        )
        raise faults.Stop(replace(stop.fate, code="ORA-01861"))  # type: ignore[arg-type]
    return Typed(sql=string(moments.write(moment)), type=DATE)


_ARITHMETIC: Mapping[type[exp.Expr], tuple[str, str]] = {
    exp.Add: ("+", "dec_add"),
    exp.Sub: ("-", "dec_sub"),
    exp.Mul: ("*", "dec_mul"),
}


def arithmetic(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``+``, ``-``, ``*`` of numbers and dates."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    operator, exact = _ARITHMETIC[type(node)]
    if {left.kind, right.kind} & (_MOMENTS | {TypeKind.INTERVAL}):
        return _temporal(scope, left, right, operator, node)
    if {left.kind, right.kind} <= {TypeKind.INTEGER, TypeKind.ANY}:
        return Typed(sql=f"({left.sql} {operator} {right.sql})", type=INTEGER)
    pairs = [convert(scope, each, NUMBER, node) for each in (left, right)]
    return Typed(sql=call(exact, *pairs), type=NUMBER)


def _temporal(scope: Scope, left: Typed, right: Typed, operator: str, node: exp.Expr) -> Typed:
    """Add days to a date, count days between dates, move by an interval."""
    sign = 1 if operator == "+" else -1
    if left.kind in _MOMENTS and right.kind in _MOMENTS and operator == "-":
        return Typed(sql=call("ora_days_between", left, right), type=NUMBER)
    if left.kind in _MOMENTS and right.kind is TypeKind.INTERVAL and operator != "*":
        return Typed(sql=call("ora_move", left, right, sign), type=DATE)
    if right.kind in _MOMENTS and operator == "+":
        left, right = right, left
    if left.kind not in _MOMENTS or right.kind in _MOMENTS or operator == "*":
        raise mismatch(scope, left, right, node)
    days = convert(scope, right, NUMBER, node)
    return Typed(sql=call("ora_add_days", left, days, sign), type=DATE)


def divide(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``/``: exact to 40 digits; a zero divisor stops the statement."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    return quotient(scope, left, right, node)


def quotient(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> Typed:
    """Divide two translated numbers."""
    pairs = [to_number(scope, each, node) for each in (left, right)]
    return Typed(sql=call("ora_div", *pairs), type=NUMBER)


def negative(scope: Scope, node: exp.Expr) -> Typed:
    """Translate a sign."""
    value = scope.translate(node.this)
    if value.kind is TypeKind.INTEGER:
        literal = None if value.literal is None else f"-{value.literal}"
        return Typed(sql=f"(-{value.sql})", type=INTEGER, literal=literal)
    number = to_number(scope, value, node)
    if number.literal is not None:
        return replace(number, sql=string(f"-{number.literal}"), literal=f"-{number.literal}")
    return Typed(sql=call("dec_neg", number), type=NUMBER)
