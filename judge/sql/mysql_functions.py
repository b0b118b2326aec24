"""MySQL's functions, by name."""

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from judge.model.schema import ColumnType, TypeKind
from judge.sql import aggregates
from judge.sql import mysql_values as values
from judge.sql.calls import choose, fixed, udf
from judge.sql.mysql_moments import (
    NOW,
    TODAY,
    addtime,
    date_add,
    datediff_like,
    defaulted,
    from_unixtime,
    now,
    part,
    str_to_date,
    timestampadd,
    timestampdiff,
    unix_timestamp,
)
from judge.sql.scope import (
    FunctionRule,
    Scope,
    truth,
)
from judge.sql.tables import collation_of
from judge.sql.typed import (
    DATE,
    DATETIME,
    INTEGER,
    REAL,
    TEXT,
    TIME,
    Typed,
    call,
    decimal_of,
)


def _nullif(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """NULLIF compares as ``=`` does."""
    if len(arguments) != 2:  # noqa: PLR2004 - two values
        raise aggregates.wrong_count("NULLIF", scope, node)
    left, right = (scope.translate(each) for each in arguments)
    same = values.compare(scope, left, right, "=", node)
    return left.with_sql(f"CASE WHEN {same.sql} THEN NULL ELSE {left.sql} END")


def _isnull(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """ISNULL(x)."""
    if len(arguments) != 1:
        raise aggregates.wrong_count("ISNULL", scope, node)
    return truth(scope, f"({scope.translate(arguments[0]).sql} IS NULL)")


def _extremum(word: str) -> FunctionRule:
    """Make GREATEST and LEAST: NULL where any is."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Bring all to one type, then take the extreme by its collation."""
        if len(arguments) < 2:  # noqa: PLR2004 - the fewest
            raise aggregates.wrong_count(str(node.this).upper(), scope, node)
        kind, found = values.arrange(scope, [scope.translate(each) for each in arguments], node)
        collation = collation_of(kind.kind, scope.dialect)
        head = f"{found[0].sql} COLLATE {collation}" if collation else found[0].sql
        return Typed(sql=call(word, head, *found[1:]), type=kind)

    return rule


def _concat(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """CONCAT: NULL where any is."""
    if not arguments:
        raise aggregates.wrong_count("CONCAT", scope, node)
    texts = [values.convert(scope, scope.translate(each), TEXT, node) for each in arguments]
    return Typed(sql="(" + " || ".join(f"{each.sql}" for each in texts) + ")", type=TEXT)


def _rounding(whole: str, exact: str, real: str, default: int | None = 0) -> FunctionRule:
    """Make ROUND and TRUNCATE, each by the kind of its number."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Choose by the kind."""
        if not 1 <= len(arguments) <= 2 or (len(arguments) == 1 and default is None):  # noqa: PLR2004
            raise aggregates.wrong_count(str(node.this).upper(), scope, node)
        value = values.numeric(scope, arguments[0])
        digits = (
            values.convert(scope, scope.translate(arguments[1]), INTEGER, node)
            if len(arguments) > 1
            else Typed(sql=str(default), type=INTEGER, literal=str(default))
        )
        shown = None if digits.literal is None else min(max(int(digits.literal), 0), 30)
        if value.kind is TypeKind.REAL:
            return Typed(sql=call(real, value, digits), type=replace(REAL, scale=shown))
        if value.kind is not TypeKind.DECIMAL:
            return Typed(sql=call(whole, value, digits), type=INTEGER)
        scale = values.scale_of(value)
        if shown is not None:
            scale = shown
        return Typed(sql=call(exact, value, digits), type=decimal_of(scale))

    return rule


def _to_whole(exact: str, real: str) -> FunctionRule:
    """Make FLOOR and CEIL."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Choose by the kind."""
        if len(arguments) != 1:
            raise aggregates.wrong_count(str(node.this).upper(), scope, node)
        value = values.numeric(scope, arguments[0])
        if value.kind is TypeKind.REAL:
            return Typed(sql=f"CAST({call(real, value)} AS REAL)", type=REAL)
        if value.kind is TypeKind.DECIMAL:
            return Typed(sql=call(exact, value), type=INTEGER)
        return value.with_sql(value.sql, INTEGER)

    return rule


def _absolute(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """ABS."""
    if len(arguments) != 1:
        raise aggregates.wrong_count("ABS", scope, node)
    value = values.numeric(scope, arguments[0])
    return value.with_sql(call("dec_abs" if value.kind is TypeKind.DECIMAL else "abs", value))


def _mod(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """MOD(a, b)."""
    if len(arguments) != 2:  # noqa: PLR2004 - two numbers
        raise aggregates.wrong_count("MOD", scope, node)
    left, right = (values.numeric(scope, each) for each in arguments)
    return values.remainder(scope, left, right, node)


def _logarithm(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """LOG(x) is natural; LOG(base, x)."""
    name = "my_ln" if len(arguments) == 1 else "my_log"
    return udf(name, REAL, REAL, gives=REAL, least=1)(scope, node, arguments)


def _character(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """REPLACE is SQLite's own; it minds the case."""
    return udf("replace", TEXT, TEXT, TEXT, gives=TEXT)(scope, node, arguments)


def _two_texts(name: str, kind: ColumnType) -> FunctionRule:
    """Make a function of two texts."""
    return udf(name, TEXT, TEXT, gives=kind)


def _text(name: str) -> FunctionRule:
    """Make a function from text to text."""
    return udf(name, TEXT, gives=TEXT)


def _real(name: str) -> FunctionRule:
    """Make a function from a real to a real."""
    return udf(name, REAL, gives=REAL)


def _hex(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """HEX of a number or of text."""
    value = scope.translate(arguments[0]) if len(arguments) == 1 else None
    if value is None:
        raise aggregates.wrong_count("HEX", scope, node)
    return Typed(
        sql=call("my_hex", values.convert(scope, value, INTEGER, node) if value.numeric else value),
        type=TEXT,
    )


def _based(source: int, target: int) -> FunctionRule:
    """Make BIN and OCT."""
    return fixed(f"my_conv({{0}}, {source}, {target})", TEXT, gives=TEXT)


FUNCTIONS: Mapping[str, FunctionRule] = {
    # text
    "ASCII": udf("my_ascii", TEXT, gives=INTEGER),
    "BIN": _based(10, 2),
    "OCT": _based(10, 8),
    "BIT_COUNT": udf("my_bit_count", INTEGER, gives=INTEGER),
    "BIT_LENGTH": fixed("(my_length({0}) * 8)", TEXT, gives=INTEGER),
    "CHAR": udf("my_char", gives=TEXT, rest=INTEGER),
    "CHARACTER_LENGTH": udf("length", TEXT, gives=INTEGER),
    "CHAR_LENGTH": udf("length", TEXT, gives=INTEGER),
    "CONCAT": _concat,
    "CONCAT_WS": udf("my_concat_ws", TEXT, TEXT, gives=TEXT, rest=TEXT),
    "CONV": udf("my_conv", TEXT, INTEGER, INTEGER, gives=TEXT),
    "CRC32": udf("my_crc32", TEXT, gives=INTEGER),
    "ELT": udf("my_elt", INTEGER, TEXT, gives=TEXT, rest=TEXT),
    "FIELD": udf("my_field", None, None, gives=INTEGER, rest=None),
    "FIND_IN_SET": _two_texts("my_find_in_set", INTEGER),
    "FORMAT": udf("my_format", None, INTEGER, gives=TEXT),
    "HEX": _hex,
    "INSERT": udf("my_insert", TEXT, INTEGER, INTEGER, TEXT, gives=TEXT),
    "INSTR": _two_texts("my_instr", INTEGER),
    "LCASE": _text("my_lower"),
    "LEFT": udf("my_left", TEXT, INTEGER, gives=TEXT),
    "LENGTH": udf("my_length", TEXT, gives=INTEGER),
    "OCTET_LENGTH": udf("my_length", TEXT, gives=INTEGER),
    "LOCATE": defaulted("my_locate", "1", TEXT, TEXT, INTEGER, gives=INTEGER),
    "LOWER": _text("my_lower"),
    "LPAD": udf("my_lpad", TEXT, INTEGER, TEXT, gives=TEXT),
    "LTRIM": fixed("my_trim({0}, ' ', 'LEADING')", TEXT, gives=TEXT),
    "MD5": _text("my_md5"),
    "MID": udf("my_substring", TEXT, INTEGER, INTEGER, gives=TEXT, least=2),
    "ORD": udf("my_ord", TEXT, gives=INTEGER),
    "QUOTE": udf("quote", TEXT, gives=TEXT),
    "REGEXP_INSTR": udf(
        "my_regexp_instr", TEXT, TEXT, INTEGER, INTEGER, INTEGER, TEXT, gives=INTEGER, least=2
    ),
    "REGEXP_LIKE": udf("my_regexp", TEXT, TEXT, TEXT, gives=INTEGER, least=2),
    "REGEXP_REPLACE": udf(
        "my_regexp_replace", TEXT, TEXT, TEXT, INTEGER, INTEGER, TEXT, gives=TEXT, least=3
    ),
    "REGEXP_SUBSTR": udf(
        "my_regexp_substr", TEXT, TEXT, INTEGER, INTEGER, TEXT, gives=TEXT, least=2
    ),
    "REPEAT": udf("my_repeat", TEXT, INTEGER, gives=TEXT),
    "REPLACE": _character,
    "REVERSE": _text("my_reverse"),
    "RIGHT": udf("my_right", TEXT, INTEGER, gives=TEXT),
    "RPAD": udf("my_rpad", TEXT, INTEGER, TEXT, gives=TEXT),
    "RTRIM": fixed("my_trim({0}, ' ', 'TRAILING')", TEXT, gives=TEXT),
    "SHA": _text("my_sha1"),
    "SHA1": _text("my_sha1"),
    "SHA2": udf("my_sha2", TEXT, INTEGER, gives=TEXT),
    "SOUNDEX": _text("my_soundex"),
    "SPACE": fixed("my_repeat(' ', {0})", INTEGER, gives=TEXT),
    "STRCMP": _two_texts("my_strcmp", INTEGER),
    "SUBSTR": udf("my_substring", TEXT, INTEGER, INTEGER, gives=TEXT, least=2),
    "SUBSTRING_INDEX": udf("my_substring_index", TEXT, TEXT, INTEGER, gives=TEXT),
    "UCASE": _text("my_upper"),
    "UNHEX": _text("my_unhex"),
    "UPPER": _text("my_upper"),
    # numbers
    "ABS": _absolute,
    "ACOS": _real("my_acos"),
    "ASIN": _real("my_asin"),
    "ATAN": _real("my_atan"),
    "ATAN2": udf("my_atan2", REAL, REAL, gives=REAL),
    "CEIL": _to_whole("dec_ceil", "my_ceil"),
    "CEILING": _to_whole("dec_ceil", "my_ceil"),
    "COS": _real("my_cos"),
    "COT": _real("my_cot"),
    "DEGREES": _real("my_degrees"),
    "EXP": _real("my_exp"),
    "FLOOR": _to_whole("dec_floor", "my_floor"),
    "GREATEST": _extremum("max"),
    "LEAST": _extremum("min"),
    "LN": _real("my_ln"),
    "LOG": _logarithm,
    "LOG10": _real("my_log10"),
    "LOG2": _real("my_log2"),
    "MOD": _mod,
    "PI": now("3.141592653589793", replace(REAL, scale=6)),
    "POW": udf("my_pow", REAL, REAL, gives=REAL),
    "POWER": udf("my_pow", REAL, REAL, gives=REAL),
    "RADIANS": _real("my_radians"),
    "ROUND": _rounding("my_round_int", "dec_round", "my_round"),
    "SIGN": fixed("sign_of({0})", REAL, gives=INTEGER),
    "SIN": _real("my_sin"),
    "SQRT": _real("my_sqrt"),
    "TAN": _real("my_tan"),
    "TRUNCATE": _rounding("my_truncate_int", "dec_truncate", "my_truncate", None),
    # choice
    "COALESCE": choose(None, "coalesce"),
    "IFNULL": choose(2, "ifnull"),
    "ISNULL": _isnull,
    "NULLIF": _nullif,
    "GROUPING": aggregates.grouping,
    # dates
    "ADDDATE": date_add(1),
    "ADDTIME": addtime(1),
    "CURDATE": now(TODAY, DATE),
    "CURRENT_DATE": now(TODAY, DATE),
    "CURRENT_TIME": now("substr(engine_now(), 12)", TIME),
    "CURRENT_TIMESTAMP": now(NOW, DATETIME),
    "CURTIME": now("substr(engine_now(), 12)", TIME),
    "DATE": udf("my_date", None, gives=DATE),
    "DATEDIFF": datediff_like("my_datediff", INTEGER),
    "DATE_ADD": date_add(1),
    "DATE_FORMAT": udf("my_date_format", None, TEXT, gives=TEXT),
    "DATE_SUB": date_add(-1),
    "DAY": part("DAY"),
    "DAYNAME": udf("my_dayname", None, gives=TEXT),
    "DAYOFMONTH": part("DAY"),
    "DAYOFWEEK": udf("my_dayofweek", None, gives=INTEGER),
    "DAYOFYEAR": udf("my_dayofyear", None, gives=INTEGER),
    "FROM_DAYS": udf("my_from_days", INTEGER, gives=DATE),
    "FROM_UNIXTIME": from_unixtime,
    "HOUR": part("HOUR"),
    "LAST_DAY": udf("my_last_day", None, gives=DATE),
    "LOCALTIME": now(NOW, DATETIME),
    "LOCALTIMESTAMP": now(NOW, DATETIME),
    "MAKEDATE": udf("my_makedate", INTEGER, INTEGER, gives=DATE),
    "MAKETIME": udf("my_maketime", INTEGER, INTEGER, REAL, gives=TIME),
    "MICROSECOND": part("MICROSECOND"),
    "MINUTE": part("MINUTE"),
    "MONTH": part("MONTH"),
    "MONTHNAME": udf("my_monthname", None, gives=TEXT),
    "NOW": now(NOW, DATETIME),
    "PERIOD_ADD": udf("my_period_add", INTEGER, INTEGER, gives=INTEGER),
    "PERIOD_DIFF": udf("my_period_diff", INTEGER, INTEGER, gives=INTEGER),
    "QUARTER": part("QUARTER"),
    "SECOND": part("SECOND"),
    "SEC_TO_TIME": udf("my_sec_to_time", REAL, gives=TIME),
    "STR_TO_DATE": str_to_date,
    "SUBDATE": date_add(-1),
    "SUBTIME": addtime(-1),
    "SYSDATE": now(NOW, DATETIME),
    "TIME": udf("my_time", None, gives=TIME),
    "TIMEDIFF": datediff_like("my_timediff", TIME),
    "TIMESTAMP": udf("my_datetime", None, gives=DATETIME),
    "TIMESTAMPADD": timestampadd,
    "TIMESTAMPDIFF": timestampdiff,
    "TIME_FORMAT": udf("my_time_format", None, TEXT, gives=TEXT),
    "TIME_TO_SEC": udf("my_time_to_sec", None, gives=INTEGER),
    "TO_DAYS": udf("my_to_days", None, gives=INTEGER),
    "TO_SECONDS": udf("my_to_seconds", None, gives=INTEGER),
    "UNIX_TIMESTAMP": unix_timestamp,
    "UTC_DATE": now(TODAY, DATE),
    "UTC_TIMESTAMP": now(NOW, DATETIME),
    "WEEK": defaulted("my_week", "0", None, INTEGER, gives=INTEGER),
    "WEEKDAY": udf("my_weekday", None, gives=INTEGER),
    "WEEKOFYEAR": fixed("my_week({0}, 3)", None, gives=INTEGER),
    "YEAR": part("YEAR"),
    "YEARWEEK": defaulted("my_yearweek", "0", None, INTEGER, gives=INTEGER),
}
