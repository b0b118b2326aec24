"""MySQL's dates, times and intervals."""

from dataclasses import replace

from sqlglot import exp

from judge.model.schema import ColumnType, TypeKind
from judge.model.text import Text
from judge.sql import aggregates, faults
from judge.sql import mysql_values as values
from judge.sql.calls import fixed, udf, unit_of
from judge.sql.fates import Refusal
from judge.sql.scope import (
    FunctionRule,
    Rule,
    Scope,
    check_arguments,
)
from judge.sql.typed import (
    DATE,
    DATETIME,
    INTEGER,
    REAL,
    TEXT,
    TIME,
    Typed,
    call,
    string,
)

_DAY_UNITS = {"YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "YEAR_MONTH"}


_UNITS = _DAY_UNITS | {
    "HOUR",
    "MINUTE",
    "SECOND",
    "MICROSECOND",
    "DAY_HOUR",
    "DAY_MINUTE",
    "DAY_SECOND",
    "DAY_MICROSECOND",
    "HOUR_MINUTE",
    "HOUR_SECOND",
    "HOUR_MICROSECOND",
    "MINUTE_SECOND",
    "MINUTE_MICROSECOND",
    "SECOND_MICROSECOND",
}


NOW = "engine_now()"


TODAY = "substr(engine_now(), 1, 10)"


def moved(scope: Scope, value: Typed, span: exp.Expr, sign: int, node: exp.Expr) -> Typed:
    """Move a date by an interval."""
    if not isinstance(span, exp.Interval):
        raise faults.unsupported("interval of an expression", node)
    unit = unit_of(span.args["unit"]) if span.args.get("unit") else ""
    if unit not in _UNITS:
        raise faults.refused(
            Refusal.SYNTAX,
            scope.dialect,
            Text(f"INTERVAL knows no unit {unit}", f"INTERVAL에 {unit} 단위가 없습니다."),
            node,
        )
    amount = scope.translate(span.this)
    if value.numeric:
        value = values.convert(scope, value, TEXT, node)
    kind = _moved_type(value, unit)
    return Typed(sql=call("my_interval", value, amount, string(unit), sign), type=kind)


def _moved_type(value: Typed, unit: str) -> ColumnType:
    """Find the type of a moved date: a date stays one under units of days and more."""
    if value.kind is TypeKind.DATE:
        return DATE if unit in _DAY_UNITS else DATETIME
    return DATETIME if value.kind is TypeKind.DATETIME else TEXT


def date_add(sign: int) -> FunctionRule:
    """Make DATE_ADD, ADDDATE and their opposites."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Move by an interval; ADDDATE takes a number of days too."""
        if len(arguments) != 2:  # noqa: PLR2004 - a date and an interval
            raise aggregates.wrong_count(str(node.this).upper(), scope, node)
        value, span = scope.translate(arguments[0]), arguments[1]
        if not isinstance(span, exp.Interval):
            if str(node.this).upper() in {"DATE_ADD", "DATE_SUB"}:
                raise faults.refused(
                    Refusal.SYNTAX,
                    scope.dialect,
                    Text("write INTERVAL n DAY", "INTERVAL n DAY처럼 쓰세요."),
                    node,
                )
            span = exp.Interval(this=span, unit=exp.var("DAY"))
        return moved(scope, value, span, sign, node)

    return rule


def timestampadd(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """TIMESTAMPADD(unit, amount, moment)."""
    if len(arguments) != 3:  # noqa: PLR2004 - unit, amount, moment
        raise aggregates.wrong_count("TIMESTAMPADD", scope, node)
    span = exp.Interval(this=arguments[1], unit=exp.var(unit_of(arguments[0])))
    return moved(scope, scope.translate(arguments[2]), span, 1, node)


def timestampdiff(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """TIMESTAMPDIFF(unit, from, to)."""
    if len(arguments) != 3:  # noqa: PLR2004 - unit, from, to
        raise aggregates.wrong_count("TIMESTAMPDIFF", scope, node)
    unit = unit_of(arguments[0])
    if unit not in _UNITS or "_" in unit:
        raise faults.refused(
            Refusal.SYNTAX,
            scope.dialect,
            Text(f"TIMESTAMPDIFF knows no unit {unit}", f"TIMESTAMPDIFF에 {unit} 단위가 없습니다."),
            node,
        )
    sides = [scope.translate(each) for each in arguments[1:]]
    return Typed(sql=call("my_timestampdiff", string(unit), *sides), type=INTEGER)


def extract(scope: Scope, node: exp.Expr) -> Typed:
    """Translate EXTRACT(unit FROM moment)."""
    unit = unit_of(node.this)
    if unit not in _UNITS:
        raise faults.unsupported(f"EXTRACT({unit})", node)
    return Typed(
        sql=call("my_extract", string(unit), scope.translate(node.expression)), type=INTEGER
    )


def part(unit: str) -> FunctionRule:
    """Make YEAR(), MONTH() and their like."""
    return fixed(f"my_extract('{unit}', {{0}})", None, gives=INTEGER)


def current(sql: str, kind: ColumnType) -> Rule:
    """Make CURRENT_DATE and its like."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Give the session's clock."""
        check_arguments(node, frozenset({"sysdate"}))
        del scope
        return Typed(sql=sql, type=kind)

    return rule


def now(sql: str, kind: ColumnType) -> FunctionRule:
    """Make NOW() and its like."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Give the session's clock."""
        del scope, node, arguments
        return Typed(sql=sql, type=kind)

    return rule


def interval_function(scope: Scope, node: exp.Expr) -> Typed:
    """Refuse a lone interval."""
    raise faults.refused(
        Refusal.SYNTAX,
        scope.dialect,
        Text("INTERVAL stands after + or - only", "INTERVAL은 +나 - 뒤에만 쓸 수 있습니다."),
        node,
    )


def datediff_like(name: str, kind: ColumnType) -> FunctionRule:
    """Make a function of two moments."""
    return udf(name, None, None, gives=kind)


def str_to_date(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """STR_TO_DATE: its pattern tells whether it gives a date, a time or both."""
    result = udf("my_str_to_date", TEXT, TEXT, gives=DATETIME)(scope, node, arguments)
    pattern = str(arguments[1].this) if isinstance(arguments[1], exp.Literal) else ""
    letters = {pattern[n + 1] for n, c in enumerate(pattern[:-1]) if c == "%"}
    timed, dated = letters & set("HkhIliSsTrf"), letters & set("YymcdejMb")
    if pattern and not timed:
        return replace(result, type=DATE)
    return replace(result, type=TIME) if pattern and not dated else result


def addtime(sign: int) -> FunctionRule:
    """Make ADDTIME and SUBTIME."""

    def gives(found: list[Typed]) -> ColumnType:
        """Keep a moment one."""
        return found[0].type if found[0].kind in {TypeKind.DATETIME, TypeKind.TIME} else TEXT

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Move by a time."""
        result = udf("my_addtime", None, None, gives=gives)(scope, node, arguments)
        return replace(result, sql=f"{result.sql[:-1]}, {sign})")

    return rule


def defaulted(
    name: str, default: str, *takes: ColumnType | None, gives: ColumnType
) -> FunctionRule:
    """Make a function whose last argument may be left out."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Fill in what is left out."""
        result = udf(name, *takes, gives=gives, least=len(takes) - 1)(scope, node, arguments)
        missing = len(arguments) < len(takes)
        return replace(result, sql=f"{result.sql[:-1]}, {default})") if missing else result

    return rule


def from_unixtime(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """FROM_UNIXTIME, with a pattern too."""
    moment = udf("my_from_unixtime", REAL, gives=DATETIME)(scope, node, arguments[:1])
    if len(arguments) == 1:
        return moment
    return Typed(sql=call("my_date_format", moment, scope.translate(arguments[1])), type=TEXT)


def unix_timestamp(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """UNIX_TIMESTAMP, of now where nothing is said."""
    if not arguments:
        return Typed(sql=call("my_unix_timestamp", NOW), type=INTEGER)
    return udf("my_unix_timestamp", None, gives=INTEGER)(scope, node, arguments)
