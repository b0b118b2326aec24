"""PostgreSQL's operators, casts and other syntax."""

from sqlglot import exp

from judge.model.schema import ColumnType, TypeKind
from judge.model.text import Text
from judge.sql import aggregates, faults
from judge.sql import postgres_values as values
from judge.sql.ddl import column_type
from judge.sql.fates import Refusal
from judge.sql.postgres_values import NUMERIC, adapted, mismatch
from judge.sql.scope import Rule, Scope, truth
from judge.sql.typed import (
    DATETIME,
    INTEGER,
    INTERVAL,
    TEXT,
    Typed,
    call,
    string,
)

_TEXTS = {TypeKind.TEXT, TypeKind.CHAR, TypeKind.ENUM}


NOW = "engine_now()"


TODAY = "substr(engine_now(), 1, 10)"


def distinct_from(word: str) -> Rule:
    """Make IS [NOT] DISTINCT FROM."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Compare with NULL as a value."""
        left, right = scope.translate(node.this), scope.translate(node.expression)
        return values.compare(scope, left, right, word, node)

    return rule


def pattern(name: str, *options: str) -> Rule:
    """Make LIKE and its kin: text on both sides."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Match, or not."""
        sides = [as_text(scope, each, node) for each in (node.this, node.expression)]
        test = call(name, *sides, *options)
        return truth(scope, f"(NOT {test})" if node.args.get("negate") else test)

    return rule


def as_text(scope: Scope, node: exp.Expr, around: exp.Expr) -> Typed:
    """Translate what must be text."""
    value = scope.translate(node)
    if value.kind not in _TEXTS and not value.unknown and value.kind is not TypeKind.ANY:
        raise mismatch(values.wanted("text", "text", value), scope, around)
    return value


def escape(scope: Scope, node: exp.Expr) -> Typed:
    """Translate LIKE ... ESCAPE."""
    inner = node.this
    if not isinstance(node.expression, exp.Literal) or not isinstance(inner, (exp.Like, exp.ILike)):
        raise faults.unsupported("ESCAPE of an expression", node)
    name = "pg_ilike" if isinstance(inner, exp.ILike) else "pg_like"
    return pattern(name, string(str(node.expression.this)))(scope, inner)


def concatenation(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``||``: one side must be text."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    if not any(each.kind in _TEXTS or each.kind is TypeKind.ANY for each in (left, right)):
        raise mismatch(f"{values.NAMES[left.kind]} || {values.NAMES[right.kind]}", scope, node)
    return Typed(sql=f"({values.to_text(left)} || {values.to_text(right)})", type=TEXT)


def cast(scope: Scope, node: exp.Expr) -> Typed:
    """Translate CAST and ``::``."""
    name = node.args["to"].this
    name = getattr(name, "value", str(name)).upper()
    value = scope.translate(node.this)
    if name == "INTERVAL":
        return values.cast(scope, value, INTERVAL, node)
    if name in {"TIMESTAMPTZ", "TIMETZ"}:
        return values.cast(scope, value, DATETIME, node)
    return values.cast(scope, value, column_type(node.args["to"], scope.dialect), node)


def interval(scope: Scope, node: exp.Expr) -> Typed:
    """Translate INTERVAL '...'."""
    inner = node.this
    unit = node.args.get("unit")
    if not isinstance(inner, exp.Literal):
        raise faults.unsupported("INTERVAL of an expression", node)
    text = str(inner.this) + (f" {unit.name}" if unit is not None else "")
    literal = Typed(sql=string(text), type=TEXT, literal=text, unknown=True)
    return adapted(scope, literal, INTERVAL, node)


def extract(scope: Scope, node: exp.Expr) -> Typed:
    """Translate EXTRACT(field FROM value)."""
    return field(scope, node.this.name.lower(), scope.translate(node.expression), node)


def field(scope: Scope, unit: str, value: Typed, node: exp.Expr) -> Typed:
    """Take a field of a date, a timestamp or an interval."""
    names = {
        TypeKind.DATE: "pg_extract_date",
        TypeKind.DATETIME: "pg_extract",
        TypeKind.INTERVAL: "pg_extract_interval",
    }
    if value.kind not in names:
        raise mismatch(f"EXTRACT(... FROM {values.NAMES[value.kind]})", scope, node)
    sql = f"CAST({call(names[value.kind], string(unit), value)} AS TEXT)"
    return Typed(sql=sql, type=NUMERIC)


def power(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``^``."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    return values.power(scope, node, left, right)


def trim(scope: Scope, node: exp.Expr) -> Typed:
    """Translate TRIM, which takes any of the characters away."""
    side = str(node.args.get("position") or "BOTH").upper()
    name = {"LEADING": "pg_ltrim", "TRAILING": "pg_rtrim"}.get(side, "pg_btrim")
    part = node.args.get("expression")
    parts = [as_text(scope, each, node) for each in (node.this, part) if each is not None]
    return Typed(sql=call(name, *parts), type=TEXT)


def substring(scope: Scope, node: exp.Expr) -> Typed:
    """Translate SUBSTRING by places or by a pattern."""
    text = as_text(scope, node.this, node)
    start, length = node.args.get("start"), node.args.get("length")
    if start is None:
        raise aggregates.wrong_count("SUBSTRING", scope, node)
    first = scope.translate(start)
    if first.kind in _TEXTS:
        return Typed(sql=call("pg_substring_pattern", text, first), type=TEXT)
    numbers = [values.convert(scope, first, INTEGER, node)]
    if length is not None:
        numbers.append(values.convert(scope, scope.translate(length), INTEGER, node))
    return Typed(sql=call("pg_substr", text, *numbers), type=TEXT)


def position(scope: Scope, node: exp.Expr) -> Typed:
    """Translate POSITION(part IN text)."""
    sides = [as_text(scope, each, node) for each in (node.this, node.args["substr"])]
    return Typed(sql=call("pg_strpos", *sides), type=INTEGER)


def current(sql: str, kind: ColumnType) -> Rule:
    """Make CURRENT_DATE and its like."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Give the session's clock."""
        del scope, node
        return Typed(sql=sql, type=kind)

    return rule


def bits(operator: str) -> Rule:
    """Make a bit operator of whole numbers."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Operate."""
        sides = [
            values.convert(scope, scope.translate(each), INTEGER, node)
            for each in (node.this, node.expression)
        ]
        left, right = (each.sql for each in sides)
        if operator == "#":
            return Typed(sql=f"(({left} | {right}) - ({left} & {right}))", type=INTEGER)
        return Typed(sql=f"({left} {operator} {right})", type=INTEGER)

    return rule


def no_function(name: str) -> Rule:
    """Refuse a function that the parser knows as syntax."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Refuse."""
        raise faults.refused(
            Refusal.NO_FUNCTION,
            scope.dialect,
            Text(
                f"PostgreSQL has no function {name}()", f"PostgreSQL에는 {name}() 함수가 없습니다."
            ),
            node,
        )

    return rule
