"""Oracle's functions, by name."""

from collections.abc import Mapping

from sqlglot import exp

from judge.model.schema import TypeKind
from judge.sql import aggregates
from judge.sql import oracle_values as values
from judge.sql.calls import choose, udf
from judge.sql.oracle_values import NUMBER
from judge.sql.scope import FunctionRule, Scope
from judge.sql.tables import collation_of
from judge.sql.typed import DATE, INTEGER, NULL, REAL, TEXT, Typed, call


def _decode(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """DECODE: NULL equals NULL here; the first result's type is the type."""
    if len(arguments) < 3:  # noqa: PLR2004 - value, search, result
        raise aggregates.wrong_count("DECODE", scope, node)
    value = scope.translate(arguments[0])
    rest = [scope.translate(each) for each in arguments[1:]]
    default = rest.pop() if len(rest) % 2 else NULL
    searches, results = rest[0::2], [*rest[1::2], default]
    kind = next((each.type for each in results if each.kind is not TypeKind.ANY), TEXT)
    if kind.kind is TypeKind.INTEGER:
        kind = NUMBER if any(each.kind is TypeKind.DECIMAL for each in results) else kind
    results = [values.convert(scope, each, kind, node) for each in results]
    tests = [values.compare(scope, value, each, "IS", node).sql for each in searches]
    pairs = zip(tests, results[:-1], strict=True)
    whens = " ".join(f"WHEN {test} THEN {result.sql}" for test, result in pairs)
    return Typed(sql=f"CASE {whens} ELSE {results[-1].sql} END", type=kind)


def _nvl2(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """NVL2."""
    if len(arguments) != 3:  # noqa: PLR2004 - value and two results
        raise aggregates.wrong_count("NVL2", scope, node)
    value, one, other = (scope.translate(each) for each in arguments)
    other = values.convert(scope, other, one.type, node)
    return Typed(
        sql=f"CASE WHEN {value.sql} IS NOT NULL THEN {one.sql} ELSE {other.sql} END", type=one.type
    )


def _nvl(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """NVL: the second is converted to the first's type."""
    if len(arguments) != 2:  # noqa: PLR2004 - two values
        raise aggregates.wrong_count("NVL", scope, node)
    one, other = (scope.translate(each) for each in arguments)
    kind = one.type if one.kind is not TypeKind.ANY else other.type
    if one.numeric and other.textual:
        other = values.to_number(scope, other, node)
    if one.numeric and TypeKind.DECIMAL in {one.kind, other.kind}:
        kind = NUMBER
    pairs = [values.convert(scope, each, kind, node) for each in (one, other)]
    return Typed(sql=call("coalesce", *pairs), type=kind)


def _nullif(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """NULLIF."""
    if len(arguments) != 2:  # noqa: PLR2004 - two values
        raise aggregates.wrong_count("NULLIF", scope, node)
    left, right = (scope.translate(each) for each in arguments)
    test = values.compare(scope, left, right, "=", node)
    return left.with_sql(f"CASE WHEN {test.sql} THEN NULL ELSE {left.sql} END")


def _to_char(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """TO_CHAR of a date or a number."""
    if not 1 <= len(arguments) <= 2:  # noqa: PLR2004 - value and pattern
        raise aggregates.wrong_count("TO_CHAR", scope, node)
    value = scope.translate(arguments[0])
    if len(arguments) == 1:
        return values.to_text(scope, value, node)
    pattern = scope.translate(arguments[1])
    name = "ora_to_char" if value.momentary else "ora_to_char_number"
    if not value.momentary:
        value = values.to_number(scope, value, node)
    return Typed(sql=call(name, value, pattern), type=TEXT)


def _to_date(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """TO_DATE, without a pattern in the session's."""
    if not 1 <= len(arguments) <= 2:  # noqa: PLR2004 - text and pattern
        raise aggregates.wrong_count("TO_DATE", scope, node)
    texts = [values.to_text(scope, scope.translate(each), node) for each in arguments]
    if len(texts) == 1:
        return values.convert(scope, texts[0], DATE, node)
    return Typed(sql=call("ora_to_date", *texts), type=DATE)


def _cut(dated: str, numeric: str) -> FunctionRule:
    """Make TRUNC and ROUND, of a date by a unit or of a number by digits."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Choose by the kind."""
        if not 1 <= len(arguments) <= 2:  # noqa: PLR2004 - value and how
            raise aggregates.wrong_count(str(node.this).upper(), scope, node)
        value = scope.translate(arguments[0])
        if value.momentary:
            unit = scope.translate(arguments[1]).sql if len(arguments) > 1 else "'DD'"
            return Typed(sql=call(dated, value, unit), type=DATE)
        digits = "0"
        if len(arguments) > 1:
            digits = values.convert(scope, scope.translate(arguments[1]), INTEGER, node).sql
        return Typed(sql=call(numeric, values.to_number(scope, value, node), digits), type=NUMBER)

    return rule


def _whole(name: str) -> FunctionRule:
    """Make FLOOR and CEIL."""
    return udf(name, NUMBER, gives=INTEGER)


def _absolute(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """ABS."""
    if len(arguments) != 1:
        raise aggregates.wrong_count("ABS", scope, node)
    value = scope.translate(arguments[0])
    if value.kind is TypeKind.INTEGER:
        return value.with_sql(call("abs", value))
    return Typed(sql=call("dec_abs", values.to_number(scope, value, node)), type=NUMBER)


def _extremum(word: str) -> FunctionRule:
    """Make GREATEST and LEAST: NULL where any is; the first decides the type."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Bring all to one type."""
        if not arguments:
            raise aggregates.wrong_count(word.upper(), scope, node)
        found = [scope.translate(each) for each in arguments]
        if found[0].textual:
            found = [values.to_text(scope, each, node) for each in found]
        kind, found = values.arrange(scope, found, node)
        collation = collation_of(kind.kind, scope.dialect)
        head = f"{found[0].sql} COLLATE {collation}" if collation else found[0].sql
        return Typed(sql=call(word, head, *found[1:]) if len(found) > 1 else head, type=kind)

    return rule


def _text(name: str) -> FunctionRule:
    """Make a function from text to text."""
    return udf(name, TEXT, gives=TEXT)


FUNCTIONS: Mapping[str, FunctionRule] = {
    # text
    "ASCII": udf("ora_ascii", TEXT, gives=INTEGER),
    "CHR": udf("ora_chr", INTEGER, gives=TEXT),
    "CONCAT": udf("ora_concat", TEXT, TEXT, gives=TEXT),
    "INITCAP": _text("ora_initcap"),
    "INSTR": udf("ora_instr", TEXT, TEXT, INTEGER, INTEGER, gives=INTEGER, least=2),
    "LENGTH": udf("length", TEXT, gives=INTEGER),
    "LENGTHB": udf("ora_lengthb", TEXT, gives=INTEGER),
    "LOWER": _text("ora_lower"),
    "LPAD": udf("ora_lpad", TEXT, INTEGER, TEXT, gives=TEXT, least=2),
    "LTRIM": udf("ora_ltrim", TEXT, TEXT, gives=TEXT, least=1),
    "REGEXP_COUNT": udf("ora_regexp_count", TEXT, TEXT, INTEGER, TEXT, gives=INTEGER, least=2),
    "REGEXP_INSTR": udf("ora_regexp_instr", TEXT, TEXT, INTEGER, INTEGER, gives=INTEGER, least=2),
    "REGEXP_LIKE": udf("ora_regexp_like", TEXT, TEXT, TEXT, gives=INTEGER, least=2),
    "REGEXP_REPLACE": udf(
        "ora_regexp_replace", TEXT, TEXT, TEXT, INTEGER, INTEGER, TEXT, gives=TEXT, least=2
    ),
    "REGEXP_SUBSTR": udf(
        "ora_regexp_substr", TEXT, TEXT, INTEGER, INTEGER, TEXT, INTEGER, gives=TEXT, least=2
    ),
    "REPLACE": udf("ora_replace", TEXT, TEXT, TEXT, gives=TEXT, least=2),
    "REVERSE": _text("ora_reverse"),
    "RPAD": udf("ora_rpad", TEXT, INTEGER, TEXT, gives=TEXT, least=2),
    "RTRIM": udf("ora_rtrim", TEXT, TEXT, gives=TEXT, least=1),
    "SUBSTR": udf("ora_substr", TEXT, INTEGER, INTEGER, gives=TEXT, least=2),
    "TO_CHAR": _to_char,
    "TRANSLATE": udf("ora_translate", TEXT, TEXT, TEXT, gives=TEXT),
    "UPPER": _text("ora_upper"),
    # numbers
    "ABS": _absolute,
    "BITAND": udf("ora_bitand", INTEGER, INTEGER, gives=INTEGER),
    "CEIL": _whole("dec_ceil"),
    "EXP": udf("ora_exp", REAL, gives=REAL),
    "FLOOR": _whole("dec_floor"),
    "GREATEST": _extremum("max"),
    "LEAST": _extremum("min"),
    "LN": udf("ora_ln", REAL, gives=REAL),
    "MOD": udf("ora_mod", NUMBER, NUMBER, gives=NUMBER),
    "POWER": udf("ora_power", NUMBER, NUMBER, gives=NUMBER),
    "ROUND": _cut("ora_round_date", "ora_round"),
    "SIGN": udf("ora_sign", REAL, gives=INTEGER),
    "SQRT": udf("ora_sqrt", NUMBER, gives=NUMBER),
    "TO_NUMBER": udf("ora_to_number", TEXT, TEXT, gives=NUMBER, least=1),
    "TRUNC": _cut("ora_trunc_date", "ora_trunc"),
    # choice
    "COALESCE": choose(None, "coalesce"),
    "DECODE": _decode,
    "GROUPING": aggregates.grouping,
    "NULLIF": _nullif,
    "NVL": _nvl,
    "NVL2": _nvl2,
    # dates
    "ADD_MONTHS": udf("ora_add_months", DATE, INTEGER, gives=DATE),
    "LAST_DAY": udf("ora_last_day", DATE, gives=DATE),
    "MONTHS_BETWEEN": udf("ora_months_between", DATE, DATE, gives=NUMBER),
    "NEXT_DAY": udf("ora_next_day", DATE, TEXT, gives=DATE),
    "TO_DATE": _to_date,
}
