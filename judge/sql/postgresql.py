"""PostgreSQL as tables: its nodes, functions, aggregates and window functions."""

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from judge.model.schema import ColumnType, Dialect, TypeKind
from judge.model.text import Text
from judge.sql import aggregates, faults
from judge.sql import postgres_values as values
from judge.sql.calls import choose, udf
from judge.sql.ddl import column_type
from judge.sql.fates import Refusal
from judge.sql.nodes import COMMON, truth
from judge.sql.postgres_values import NUMERIC, adapted, mismatch
from judge.sql.scope import Aggregate, AggregateRule, Engine, FunctionRule, Rule, Scope
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
from judge.sql.windows import fraction, ntile, picked, shifted

_TEXTS = {TypeKind.TEXT, TypeKind.CHAR, TypeKind.ENUM}
NOW = "engine_now()"
TODAY = "substr(engine_now(), 1, 10)"


def _distinct_from(word: str) -> Rule:
    """Make IS [NOT] DISTINCT FROM."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Compare with NULL as a value."""
        left, right = scope.translate(node.this), scope.translate(node.expression)
        return values.compare(scope, left, right, word, node)

    return rule


def _pattern(name: str, *options: str) -> Rule:
    """Make LIKE and its kin: text on both sides."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Match, or not."""
        sides = [_as_text(scope, each, node) for each in (node.this, node.expression)]
        test = call(name, *sides, *options)
        return truth(scope, f"(NOT {test})" if node.args.get("negate") else test)

    return rule


def _as_text(scope: Scope, node: exp.Expr, around: exp.Expr) -> Typed:
    """Translate what must be text."""
    value = scope.translate(node)
    if value.kind not in _TEXTS and not value.unknown and value.kind is not TypeKind.ANY:
        raise mismatch(f"{values.NAMES[value.kind]} where text is wanted", scope, around)
    return value


def _escape(scope: Scope, node: exp.Expr) -> Typed:
    """Translate LIKE ... ESCAPE."""
    inner = node.this
    if not isinstance(node.expression, exp.Literal) or not isinstance(inner, (exp.Like, exp.ILike)):
        raise faults.unsupported("ESCAPE of an expression", node)
    name = "pg_ilike" if isinstance(inner, exp.ILike) else "pg_like"
    return _pattern(name, string(str(node.expression.this)))(scope, inner)


def _concatenation(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``||``: one side must be text."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    if not any(each.kind in _TEXTS or each.kind is TypeKind.ANY for each in (left, right)):
        raise mismatch(f"{values.NAMES[left.kind]} || {values.NAMES[right.kind]}", scope, node)
    return Typed(sql=f"({values.to_text(left)} || {values.to_text(right)})", type=TEXT)


def _cast(scope: Scope, node: exp.Expr) -> Typed:
    """Translate CAST and ``::``."""
    name = node.args["to"].this
    name = getattr(name, "value", str(name)).upper()
    value = scope.translate(node.this)
    if name == "INTERVAL":
        return values.cast(scope, value, INTERVAL, node)
    if name in {"TIMESTAMPTZ", "TIMETZ"}:
        return values.cast(scope, value, DATETIME, node)
    return values.cast(scope, value, column_type(node.args["to"], scope.dialect), node)


def _interval(scope: Scope, node: exp.Expr) -> Typed:
    """Translate INTERVAL '...'."""
    inner = node.this
    unit = node.args.get("unit")
    if not isinstance(inner, exp.Literal):
        raise faults.unsupported("INTERVAL of an expression", node)
    text = str(inner.this) + (f" {unit.name}" if unit is not None else "")
    literal = Typed(sql=string(text), type=TEXT, literal=text, unknown=True)
    return adapted(scope, literal, INTERVAL, node)


def _extract(scope: Scope, node: exp.Expr) -> Typed:
    """Translate EXTRACT(field FROM value)."""
    return _field(scope, node.this.name.lower(), scope.translate(node.expression), node)


def _field(scope: Scope, unit: str, value: Typed, node: exp.Expr) -> Typed:
    """Take a field of a date, a timestamp or an interval."""
    names = {
        TypeKind.DATE: "pg_extract_date",
        TypeKind.DATETIME: "pg_extract",
        TypeKind.INTERVAL: "pg_extract_interval",
    }
    if value.kind not in names:
        raise mismatch(f"EXTRACT from {values.NAMES[value.kind]}", scope, node)
    sql = f"CAST({call(names[value.kind], string(unit), value)} AS TEXT)"
    return Typed(sql=sql, type=NUMERIC)


def _date_part(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """DATE_PART gives a double."""
    if len(arguments) != 2 or not isinstance(arguments[0], exp.Literal):  # noqa: PLR2004
        raise aggregates.wrong_count("DATE_PART", scope, node)
    unit = str(arguments[0].this).lower()
    field = _field(scope, unit, scope.translate(arguments[1]), node)
    return Typed(sql=f"CAST({field.sql} AS REAL)", type=REAL)


def _power(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``^``."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    return values.power(scope, node, left, right)


def _power_function(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """POWER()."""
    if len(arguments) != 2:  # noqa: PLR2004 - base and exponent
        raise aggregates.wrong_count("POWER", scope, node)
    left, right = (scope.translate(each) for each in arguments)
    return values.power(scope, node, left, right)


def _trim(scope: Scope, node: exp.Expr) -> Typed:
    """Translate TRIM, which takes any of the characters away."""
    side = str(node.args.get("position") or "BOTH").upper()
    name = {"LEADING": "pg_ltrim", "TRAILING": "pg_rtrim"}.get(side, "pg_btrim")
    part = node.args.get("expression")
    parts = [_as_text(scope, each, node) for each in (node.this, part) if each is not None]
    return Typed(sql=call(name, *parts), type=TEXT)


def _substring(scope: Scope, node: exp.Expr) -> Typed:
    """Translate SUBSTRING by places or by a pattern."""
    text = _as_text(scope, node.this, node)
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


def _position(scope: Scope, node: exp.Expr) -> Typed:
    """Translate POSITION(part IN text)."""
    sides = [_as_text(scope, each, node) for each in (node.this, node.args["substr"])]
    return Typed(sql=call("pg_strpos", *sides), type=INTEGER)


def _current(sql: str, kind: ColumnType) -> Rule:
    """Make CURRENT_DATE and its like."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Give the session's clock."""
        del scope, node
        return Typed(sql=sql, type=kind)

    return rule


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
        raise mismatch(f"{values.NAMES[value.kind]} where a number is wanted", scope, node)
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
        if value.kind is TypeKind.DECIMAL:
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
    value, pattern = scope.translate(arguments[0]), _as_text(scope, arguments[1], node)
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
    unit, value = _as_text(scope, arguments[0], node), scope.translate(arguments[1])
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


def _sum(scope: Scope, call_: Aggregate) -> Typed:
    """SUM."""
    value = aggregates.one(scope, call_)
    word = "DISTINCT " if call_.distinct else ""
    if value.kind is TypeKind.DECIMAL:
        inner = f"{word}{value.sql} COLLATE number" if word else value.sql
        return Typed(sql=f"dec_sum({inner}){call_.suffix}", type=value.type)
    if value.kind is TypeKind.INTERVAL:
        raise faults.unsupported("SUM() of intervals", call_.node)
    if value.kind not in {TypeKind.INTEGER, TypeKind.REAL, TypeKind.ANY}:
        raise mismatch(f"sum({values.NAMES[value.kind]})", scope, call_.node)
    return Typed(sql=f"sum({word}{value.sql}){call_.suffix}", type=value.type)


def _avg(scope: Scope, call_: Aggregate) -> Typed:
    """AVG: a numeric, of doubles a double."""
    value = aggregates.one(scope, call_)
    word = "DISTINCT " if call_.distinct else ""
    if value.kind is TypeKind.REAL:
        return Typed(sql=f"avg({word}{value.sql}){call_.suffix}", type=REAL)
    total = _sum(scope, call_)
    count = f"count({word}{value.sql}){call_.suffix}"
    return Typed(sql=call("pg_div", total, f"nullif({count}, 0)"), type=NUMERIC)


def _string_agg(scope: Scope, call_: Aggregate) -> Typed:
    """STRING_AGG with its DISTINCT and ORDER BY."""
    if not call_.arguments:
        raise aggregates.wrong_count("STRING_AGG", scope, call_.node)
    arguments = list(call_.arguments)
    separator = call_.separator or (arguments.pop() if len(arguments) > 1 else None)
    value = _as_text(scope, arguments[0], call_.node)
    if separator is None:
        raise aggregates.wrong_count("STRING_AGG", scope, call_.node)
    plan, keys = "D" if call_.distinct else "-", []
    for each in call_.order:
        ordered = each if isinstance(each, exp.Ordered) else exp.Ordered(this=each)
        key = scope.translate(ordered.this)
        descending, first = bool(ordered.args.get("desc")), ordered.args.get("nulls_first")
        large = bool(first) == descending
        letter = "d" if descending else "a"
        plan += (letter.upper() if large else letter) + (
            "n" if key.kind is TypeKind.DECIMAL else "p"
        )
        keys.append(key.sql)
    sql = call("string_agg", value, scope.translate(separator), string(plan), *keys)
    return Typed(sql=sql + call_.suffix, type=TEXT)


def _boolean(word: str) -> AggregateRule:
    """Make BOOL_AND, BOOL_OR and EVERY."""

    def rule(scope: Scope, call_: Aggregate) -> Typed:
        """Take the least or the greatest truth."""
        value = aggregates.one(scope, call_)
        test = values.condition(scope, value, call_.node)
        return Typed(sql=f"{word}({test}){call_.suffix}", type=BOOLEAN)

    return rule


def _extreme(scope: Scope, call_: Aggregate) -> Typed:
    """MIN and MAX, which booleans lack."""
    value = aggregates.extreme(scope, call_)
    if value.kind is TypeKind.BOOLEAN:
        raise mismatch(f"{call_.name.lower()}(boolean)", scope, call_.node)
    return value


def _spread(name: str) -> AggregateRule:
    """Make STDDEV and its like: of doubles a double; of others a numeric, which we do not match."""

    def rule(scope: Scope, call_: Aggregate) -> Typed:
        """Aggregate numbers."""
        value = aggregates.one(scope, call_)
        if value.kind is not TypeKind.REAL:
            return Typed(
                sql=f"pg_numeric({name}({value.sql}){call_.suffix})",
                type=replace(NUMERIC, precision=15),
            )
        return Typed(sql=f"{name}({value.sql}){call_.suffix}", type=REAL)

    return rule


def _within(scope: Scope, node: exp.Expr) -> Typed:
    """Translate PERCENTILE_CONT, PERCENTILE_DISC and MODE with WITHIN GROUP."""
    function, order = node.this, node.expression
    name = str(function.this).upper()
    if not isinstance(order, exp.Order) or len(order.expressions) != 1:
        raise faults.unsupported(f"{name}() WITHIN GROUP of several keys", node)
    ordered = order.expressions[0]
    scope.inside_aggregate = True
    value = scope.translate(ordered.this)
    scope.inside_aggregate = False
    if name == "MODE":
        return value.with_sql(call("pg_mode", value))
    if name not in {"PERCENTILE_CONT", "PERCENTILE_DISC"} or len(function.expressions) != 1:
        raise faults.unsupported(f"{name}() WITHIN GROUP", node)
    share = scope.translate(function.expressions[0])
    kind = "cont" if name.endswith("CONT") else "disc"
    plan = "d" if ordered.args.get("desc") else "a"
    sql = call("pg_percentile", value, f"CAST({share.sql} AS REAL)", string(kind), string(plan))
    return Typed(sql=sql, type=REAL if kind == "cont" else value.type)


def _bits(operator: str) -> Rule:
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


def _operator(scope: Scope, node: exp.Expr) -> Typed:
    """Refuse a lone operator of another dialect."""
    raise faults.refused(
        Refusal.SYNTAX,
        scope.dialect,
        Text("this operator is not PostgreSQL's", "PostgreSQL에 없는 연산자입니다."),
        node,
    )


def _no_function(name: str) -> Rule:
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


def _text(name: str) -> FunctionRule:
    """Make a function from text to text."""
    return udf(name, TEXT, gives=TEXT)


_LIKE = _pattern("pg_like", "'\\'")
_ILIKE = _pattern("pg_ilike", "'\\'")

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
    "DATE_PART": _date_part,
    "DATE_TRUNC": _date_trunc,
    "MAKE_DATE": udf("pg_make_date", INTEGER, INTEGER, INTEGER, gives=DATE),
    "NOW": _now(NOW, replace(DATETIME, precision=1)),
    "TO_DATE": udf("pg_to_date", TEXT, TEXT, gives=DATE),
    "TO_TIMESTAMP": udf("pg_to_timestamp", TEXT, TEXT, gives=replace(DATETIME, precision=1)),
}

NODES: Mapping[type[exp.Expr], Rule] = {
    **COMMON,
    exp.NullSafeEQ: _distinct_from("IS"),
    exp.NullSafeNEQ: _distinct_from("IS NOT"),
    exp.Add: values.arithmetic,
    exp.Sub: values.arithmetic,
    exp.Mul: values.arithmetic,
    exp.Div: values.divide,
    exp.Mod: values.modulo,
    exp.Neg: values.negative,
    exp.Pow: _power,
    exp.BitwiseAnd: _bits("&"),
    exp.BitwiseOr: _bits("|"),
    exp.BitwiseXor: _bits("#"),
    exp.BitwiseLeftShift: _bits("<<"),
    exp.BitwiseRightShift: _bits(">>"),
    exp.DPipe: _concatenation,
    exp.Like: _LIKE,
    exp.ILike: _ILIKE,
    exp.Escape: _escape,
    exp.SimilarTo: _pattern("pg_similar"),
    exp.RegexpLike: _pattern("pg_matches"),
    exp.RegexpILike: _pattern("pg_matches", "'i'"),
    exp.Cast: _cast,
    exp.Interval: _interval,
    exp.Extract: _extract,
    exp.Trim: _trim,
    exp.Substring: _substring,
    exp.StrPosition: _position,
    exp.CurrentDate: _current(TODAY, DATE),
    exp.CurrentTimestamp: _current(NOW, replace(DATETIME, precision=1)),
    exp.Localtimestamp: _current(NOW, DATETIME),
    exp.GroupConcat: aggregates.aggregate,
    exp.Filter: aggregates.filtered,
    exp.WithinGroup: _within,
    exp.If: _no_function("IF"),
}

REAL_FUNCTIONS = frozenset(
    """ARRAY_AGG ARRAY_APPEND ARRAY_CAT ARRAY_LENGTH ARRAY_POSITION ARRAY_TO_STRING BIT_LENGTH
    CARDINALITY CBRT CLOCK_TIMESTAMP CONVERT_FROM CURRENT_DATABASE CURRENT_SCHEMA CURRENT_USER
    DATE_BIN DECODE
    DIGEST ENCODE FACTORIAL FORMAT GENERATE_SERIES GENERATE_SUBSCRIPTS GEN_RANDOM_UUID ISFINITE
    JSONB_AGG JSONB_BUILD_OBJECT JSON_AGG JSON_BUILD_OBJECT JUSTIFY_DAYS JUSTIFY_HOURS
    JUSTIFY_INTERVAL MAKE_INTERVAL MAKE_TIME MAKE_TIMESTAMP NEXTVAL NORMALIZE NUM_NONNULLS
    OVERLAY QUOTE_IDENT QUOTE_LITERAL RANDOM REGEXP_MATCH REGEXP_MATCHES REGEXP_SPLIT_TO_ARRAY
    REGEXP_SPLIT_TO_TABLE ROW ROW_TO_JSON SCALE SETSEED STRING_TO_ARRAY STRING_TO_TABLE
    TO_ASCII TO_HEX TO_JSON TO_JSONB UNNEST VERSION WIDTH_BUCKET""".split()  # noqa: SIM905
)

ENGINE = Engine(
    dialect=Dialect.POSTGRESQL,
    nodes=NODES,
    functions=FUNCTIONS,
    aggregates={
        "AVG": _avg,
        "BOOL_AND": _boolean("min"),
        "BOOL_OR": _boolean("max"),
        "COUNT": aggregates.count,
        "EVERY": _boolean("min"),
        "GROUP_CONCAT": _string_agg,
        "MAX": _extreme,
        "MIN": _extreme,
        "STDDEV": _spread("stddev_samp"),
        "STDDEV_POP": _spread("stddev_pop"),
        "STDDEV_SAMP": _spread("stddev_samp"),
        "STRING_AGG": _string_agg,
        "SUM": _sum,
        "VARIANCE": _spread("var_samp"),
        "VAR_POP": _spread("var_pop"),
        "VAR_SAMP": _spread("var_samp"),
        "WITHIN GROUP": lambda scope, call_: _within(scope, call_.node),
    },
    windows={
        "CUME_DIST": fraction,
        "DENSE_RANK": aggregates.ranking,
        "FIRST_VALUE": picked,
        "LAG": shifted,
        "LAST_VALUE": picked,
        "LEAD": shifted,
        "NTH_VALUE": picked,
        "NTILE": ntile,
        "PERCENT_RANK": fraction,
        "RANK": aggregates.ranking,
        "ROW_NUMBER": aggregates.ranking,
    },
    real=REAL_FUNCTIONS,
    nulls_last=True,
    compare=values.compare,
    pair=values.pair,
    arrange=values.arrange,
    condition=values.condition,
    convert=values.convert,
    alias_in_having=False,
    alias_in_group=True,
)
