"""PostgreSQL's functions, by name."""

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from judge.model.schema import ColumnType, TypeKind
from judge.sql import aggregates, faults
from judge.sql import postgres_values as values
from judge.sql.calls import choose, udf
from judge.sql.postgres_expressions import NOW, TODAY, as_text, field
from judge.sql.postgres_values import NUMERIC, adapted, mismatch
from judge.sql.scope import FunctionRule, Scope
from judge.sql.typed import (
    BOOLEAN,
    DATE,
    DATETIME,
    INTEGER,
    INTERVAL,
    REAL,
    TEXT,
    Typed,
    call,
    string,
)


def _date_part(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """DATE_PART gives a double."""
    if len(arguments) != 2 or not isinstance(arguments[0], exp.Literal):  # noqa: PLR2004
        raise aggregates.wrong_count("DATE_PART", scope, node)
    unit = str(arguments[0].this).lower()
    found = field(scope, unit, scope.translate(arguments[1]), node)
    return Typed(sql=f"CAST({found.sql} AS REAL)", type=REAL)


def _power_function(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """POWER()."""
    if len(arguments) != 2:  # noqa: PLR2004 - base and exponent
        raise aggregates.wrong_count("POWER", scope, node)
    left, right = (scope.translate(each) for each in arguments)
    return values.power(scope, node, left, right)


def _now(sql: str, kind: ColumnType) -> FunctionRule:
    """Make NOW() and its like."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Give the session's clock."""
        del scope, node, arguments
        return Typed(sql=sql, type=kind)

    return rule


def _number(scope: Scope, node: exp.Expr, each: exp.Expr) -> Typed:
    """Translate an argument that must be a number."""
    value = scope.translate(each)
    if value.unknown and value.literal is not None:
        return adapted(scope, value, REAL, node)
    if value.kind not in {TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.REAL, TypeKind.ANY}:
        raise mismatch(values.wanted("a number", "숫자", value), scope, node)
    return value


def _rounding(exact: str, real: str) -> FunctionRule:
    """Make ROUND and TRUNC; with digits they take a numeric only."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Choose by the kind."""
        if not 1 <= len(arguments) <= 2:  # noqa: PLR2004 - number and digits
            raise aggregates.wrong_count(str(node.this).upper(), scope, node)
        value = _number(scope, node, arguments[0])
        if len(arguments) == 1:
            if value.kind is TypeKind.DECIMAL:
                return Typed(sql=call(exact, value, 0), type=NUMERIC)
            inner = values.convert(scope, value, REAL, node)
            return Typed(sql=call(real, inner), type=REAL)
        if value.kind is TypeKind.REAL:
            raise mismatch(f"{str(node.this).lower()}(double precision, integer)", scope, node)
        digits = values.convert(scope, scope.translate(arguments[1]), INTEGER, node)
        inner = values.convert(scope, value, NUMERIC, node)
        return Typed(sql=call(exact, inner, digits), type=NUMERIC)

    return rule


def _to_whole(exact: str, real: str) -> FunctionRule:
    """Make FLOOR and CEIL."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Choose by the kind."""
        if len(arguments) != 1:
            raise aggregates.wrong_count(str(node.this).upper(), scope, node)
        value = _number(scope, node, arguments[0])
        if value.kind is TypeKind.DECIMAL:
            return Typed(sql=f"CAST({call(exact, value)} AS TEXT)", type=NUMERIC)
        inner = values.convert(scope, value, REAL, node)
        return Typed(sql=f"CAST({call(real, inner)} AS REAL)", type=REAL)

    return rule


def _absolute(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """ABS."""
    if len(arguments) != 1:
        raise aggregates.wrong_count("ABS", scope, node)
    value = _number(scope, node, arguments[0])
    return value.with_sql(call("dec_abs" if value.kind is TypeKind.DECIMAL else "abs", value))


def _sign(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """SIGN: a double of a double, else a numeric."""
    if len(arguments) != 1:
        raise aggregates.wrong_count("SIGN", scope, node)
    value = _number(scope, node, arguments[0])
    sign = call("sign_of", f"CAST({value.sql} AS REAL)")
    if value.kind is TypeKind.DECIMAL:
        return Typed(sql=f"CAST({sign} AS TEXT)", type=NUMERIC)
    return Typed(sql=f"CAST({sign} AS REAL)", type=REAL)


def _mathematics(exact: str | None, real: str) -> FunctionRule:
    """Make SQRT and its like; without an exact form a numeric is unsupported."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Choose by the kind."""
        if len(arguments) != 1:
            raise aggregates.wrong_count(str(node.this).upper(), scope, node)
        value = _number(scope, node, arguments[0])
        if value.kind is TypeKind.DECIMAL and exact != real:
            if exact is None:
                raise faults.unsupported(f"{str(node.this).upper()}() of a numeric", node)
            return Typed(sql=call(exact, value), type=NUMERIC)
        return Typed(sql=call(real, values.convert(scope, value, REAL, node)), type=REAL)

    return rule


def _mod(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """MOD(a, b)."""
    if len(arguments) != 2:  # noqa: PLR2004 - two numbers
        raise aggregates.wrong_count("MOD", scope, node)
    left, right = (scope.translate(each) for each in arguments)
    return values.remainder(scope, left, right, node)


def _div(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """DIV(a, b): the whole quotient of numerics."""
    if len(arguments) != 2:  # noqa: PLR2004 - two numbers
        raise aggregates.wrong_count("DIV", scope, node)
    pairs = [values.convert(scope, scope.translate(each), NUMERIC, node) for each in arguments]
    return Typed(sql=call("pg_trunc", call("pg_div", *pairs), 0), type=NUMERIC)


def _extremum(name: str) -> FunctionRule:
    """Make GREATEST and LEAST, which leave NULL out."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Bring all to one type, then choose by how it compares."""
        if not arguments:
            raise aggregates.wrong_count(str(node.this).upper(), scope, node)
        found = [scope.translate(each) for each in arguments]
        kind, found = values.arrange(scope, found, node)
        how = "n" if kind.kind is TypeKind.DECIMAL else "p"
        return Typed(sql=call(name, string(how), *found), type=kind)

    return rule


def _nullif(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """NULLIF compares as ``=`` does."""
    if len(arguments) != 2:  # noqa: PLR2004 - two values
        raise aggregates.wrong_count("NULLIF", scope, node)
    left, right = (scope.translate(each) for each in arguments)
    test = values.compare(scope, left, right, "=", node)
    kind = left.type if left.kind is not TypeKind.ANY else right.type
    return Typed(sql=f"CASE WHEN {test.sql} THEN NULL ELSE {left.sql} END", type=kind)


def _shown(value: Typed) -> str:
    """Write a value as output has it: a boolean is t or f."""
    if value.kind is TypeKind.BOOLEAN:
        return f"CASE {value.sql} WHEN 1 THEN 't' WHEN 0 THEN 'f' END"
    return values.to_text(value)


def _concat(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """CONCAT leaves NULL out and takes any type."""
    del node
    parts = [_shown(scope.translate(each)) for each in arguments]
    return Typed(sql=call("pg_concat", *parts), type=TEXT)


def _concat_separated(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """CONCAT_WS."""
    del node
    parts = [_shown(scope.translate(each)) for each in arguments]
    return Typed(sql=call("pg_concat_ws", *parts), type=TEXT)


def _to_char(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """TO_CHAR of a moment or a number."""
    if len(arguments) != 2:  # noqa: PLR2004 - value and pattern
        raise aggregates.wrong_count("TO_CHAR", scope, node)
    value, pattern = scope.translate(arguments[0]), as_text(scope, arguments[1], node)
    if value.momentary:
        return Typed(sql=call("pg_to_char", value, pattern), type=TEXT)
    if value.kind in {TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.REAL}:
        return Typed(sql=call("pg_to_char_number", value, pattern), type=TEXT)
    if value.kind is TypeKind.INTERVAL:
        raise faults.unsupported("TO_CHAR() of an interval", node)
    raise mismatch(f"to_char({values.NAMES[value.kind]}, text)", scope, node)


def _date_trunc(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """DATE_TRUNC of a date is a timestamp with a zone, in UTC."""
    if len(arguments) != 2:  # noqa: PLR2004 - unit and value
        raise aggregates.wrong_count("DATE_TRUNC", scope, node)
    unit, value = as_text(scope, arguments[0], node), scope.translate(arguments[1])
    if value.kind is TypeKind.INTERVAL:
        raise faults.unsupported("DATE_TRUNC() of an interval", node)
    zoned = value.kind is TypeKind.DATE
    moment = values.convert(scope, value, DATETIME, node)
    sql = call("pg_date_trunc", unit, moment)
    return Typed(sql=sql, type=replace(DATETIME, precision=1) if zoned else DATETIME)


def _age(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """AGE of two moments, or up to today."""
    found = [values.convert(scope, scope.translate(each), DATETIME, node) for each in arguments]
    if not 1 <= len(found) <= 2:  # noqa: PLR2004 - one moment or two
        raise aggregates.wrong_count("AGE", scope, node)
    if len(found) == 1:
        return Typed(sql=call("pg_age", f"{TODAY} || ' 00:00:00'", found[0]), type=INTERVAL)
    return Typed(sql=call("pg_age", *found), type=INTERVAL)


def _grouping(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """GROUPING(key, ...)."""
    return aggregates.grouping(scope, node, arguments)


def _text(name: str) -> FunctionRule:
    """Make a function from text to text."""
    return udf(name, TEXT, gives=TEXT)


def _date(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """Translate DATE(x), a cast in the form of a call."""
    if len(arguments) != 1:
        raise aggregates.wrong_count("DATE", scope, node)
    return values.cast(scope, scope.translate(arguments[0]), DATE, node)


FUNCTIONS: Mapping[str, FunctionRule] = {
    # text
    "ASCII": udf("pg_ascii", TEXT, gives=INTEGER),
    "BTRIM": udf("pg_btrim", TEXT, TEXT, gives=TEXT, least=1),
    "CHARACTER_LENGTH": udf("length", TEXT, gives=INTEGER),
    "CHAR_LENGTH": udf("length", TEXT, gives=INTEGER),
    "CHR": udf("pg_chr", INTEGER, gives=TEXT),
    "CONCAT": _concat,
    "CONCAT_WS": _concat_separated,
    "INITCAP": _text("pg_initcap"),
    "LEFT": udf("pg_left", TEXT, INTEGER, gives=TEXT),
    "LENGTH": udf("length", TEXT, gives=INTEGER),
    "LOWER": _text("pg_lower"),
    "LPAD": udf("pg_lpad", TEXT, INTEGER, TEXT, gives=TEXT, least=2),
    "LTRIM": udf("pg_ltrim", TEXT, TEXT, gives=TEXT, least=1),
    "MD5": _text("pg_md5"),
    "OCTET_LENGTH": udf("pg_octets", TEXT, gives=INTEGER),
    "REGEXP_COUNT": udf("pg_regexp_count", TEXT, TEXT, INTEGER, TEXT, gives=INTEGER, least=2),
    "REGEXP_INSTR": udf("pg_regexp_instr", TEXT, TEXT, INTEGER, INTEGER, gives=INTEGER, least=2),
    "REGEXP_LIKE": udf("pg_matches", TEXT, TEXT, TEXT, gives=BOOLEAN, least=2),
    "REGEXP_REPLACE": udf("pg_regexp_replace", TEXT, TEXT, TEXT, TEXT, gives=TEXT, least=3),
    "REGEXP_SUBSTR": udf(
        "pg_regexp_substr", TEXT, TEXT, INTEGER, INTEGER, TEXT, gives=TEXT, least=2
    ),
    "REPEAT": udf("pg_repeat", TEXT, INTEGER, gives=TEXT),
    "REPLACE": udf("replace", TEXT, TEXT, TEXT, gives=TEXT),
    "REVERSE": _text("pg_reverse"),
    "RIGHT": udf("pg_right", TEXT, INTEGER, gives=TEXT),
    "RPAD": udf("pg_rpad", TEXT, INTEGER, TEXT, gives=TEXT, least=2),
    "RTRIM": udf("pg_rtrim", TEXT, TEXT, gives=TEXT, least=1),
    "SPLIT_PART": udf("pg_split_part", TEXT, TEXT, INTEGER, gives=TEXT),
    "STARTS_WITH": udf("pg_starts_with", TEXT, TEXT, gives=BOOLEAN),
    "STRPOS": udf("pg_strpos", TEXT, TEXT, gives=INTEGER),
    "SUBSTR": udf("pg_substr", TEXT, INTEGER, INTEGER, gives=TEXT, least=2),
    "TO_CHAR": _to_char,
    "TRANSLATE": udf("pg_translate", TEXT, TEXT, TEXT, gives=TEXT),
    "UPPER": _text("pg_upper"),
    # numbers
    "ABS": _absolute,
    "CEIL": _to_whole("dec_ceil", "pg_ceil"),
    "CEILING": _to_whole("dec_ceil", "pg_ceil"),
    "COS": _mathematics("pg_cos", "pg_cos"),
    "DEGREES": _mathematics("pg_degrees", "pg_degrees"),
    "DIV": _div,
    "EXP": _mathematics(None, "pg_exp"),
    "FLOOR": _to_whole("dec_floor", "pg_floor"),
    "GCD": udf("pg_gcd", INTEGER, INTEGER, gives=INTEGER),
    "GREATEST": _extremum("pg_greatest"),
    "LCM": udf("pg_lcm", INTEGER, INTEGER, gives=INTEGER),
    "LEAST": _extremum("pg_least"),
    "LN": _mathematics(None, "pg_ln"),
    "LOG": _mathematics(None, "pg_log10"),
    "LOG10": _mathematics(None, "pg_log10"),
    "MOD": _mod,
    "PI": _now("3.141592653589793", REAL),
    "POWER": _power_function,
    "POW": _power_function,
    "RADIANS": _mathematics("pg_radians", "pg_radians"),
    "ROUND": _rounding("pg_round", "pg_round_real"),
    "SIGN": _sign,
    "SIN": _mathematics("pg_sin", "pg_sin"),
    "SQRT": _mathematics("pg_sqrt_numeric", "pg_sqrt"),
    "TAN": _mathematics("pg_tan", "pg_tan"),
    "TO_NUMBER": udf("pg_to_number", TEXT, TEXT, gives=NUMERIC),
    "TRUNC": _rounding("pg_trunc", "pg_trunc_real"),
    # choice
    "COALESCE": choose(None, "coalesce"),
    "GROUPING": _grouping,
    "NULLIF": _nullif,
    # dates
    "AGE": _age,
    "CLOCK_TIMESTAMP": _now(NOW, replace(DATETIME, precision=1)),
    "DATE": _date,
    "DATE_PART": _date_part,
    "DATE_TRUNC": _date_trunc,
    "MAKE_DATE": udf("pg_make_date", INTEGER, INTEGER, INTEGER, gives=DATE),
    "NOW": _now(NOW, replace(DATETIME, precision=1)),
    "TO_DATE": udf("pg_to_date", TEXT, TEXT, gives=DATE),
    "TO_TIMESTAMP": udf("pg_to_timestamp", TEXT, TEXT, gives=replace(DATETIME, precision=1)),
}
