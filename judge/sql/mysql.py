"""MySQL 8 as tables: its nodes, functions, aggregates and window functions."""

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from judge.model.schema import ColumnType, Dialect, TypeKind
from judge.model.text import Text
from judge.sql import aggregates, faults
from judge.sql import mysql_values as values
from judge.sql.calls import choose, fixed, udf, unit_of
from judge.sql.fates import Refusal
from judge.sql.nodes import COMMON, exclusive, truth
from judge.sql.scope import (
    Aggregate,
    AggregateRule,
    Engine,
    FunctionRule,
    Rule,
    Scope,
    check_arguments,
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
    string,
)
from judge.sql.windows import fraction, ntile, picked, shifted

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


def _null_safe(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``<=>``."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    return values.compare(scope, left, right, "IS", node)


def _either(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``a + b`` and ``a - b``: arithmetic, or a date and an interval."""
    if isinstance(node.expression, exp.Interval):
        sign = 1 if isinstance(node, exp.Add) else -1
        return moved(scope, scope.translate(node.this), node.expression, sign, node)
    if isinstance(node.this, exp.Interval) and isinstance(node, exp.Add):
        return moved(scope, scope.translate(node.expression), node.this, 1, node)
    return values.arithmetic(scope, node)


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


def _date_add(sign: int) -> FunctionRule:
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


def _timestampadd(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """TIMESTAMPADD(unit, amount, moment)."""
    if len(arguments) != 3:  # noqa: PLR2004 - unit, amount, moment
        raise aggregates.wrong_count("TIMESTAMPADD", scope, node)
    span = exp.Interval(this=arguments[1], unit=exp.var(unit_of(arguments[0])))
    return moved(scope, scope.translate(arguments[2]), span, 1, node)


def _timestampdiff(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
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


def _extract(scope: Scope, node: exp.Expr) -> Typed:
    """Translate EXTRACT(unit FROM moment)."""
    unit = unit_of(node.this)
    if unit not in _UNITS:
        raise faults.unsupported(f"EXTRACT({unit})", node)
    return Typed(
        sql=call("my_extract", string(unit), scope.translate(node.expression)), type=INTEGER
    )


def _part(unit: str) -> FunctionRule:
    """Make YEAR(), MONTH() and their like."""
    return fixed(f"my_extract('{unit}', {{0}})", None, gives=INTEGER)


def _like(scope: Scope, node: exp.Expr) -> Typed:
    """Translate LIKE, also with ESCAPE around it."""
    escape = "\\"
    if isinstance(node, exp.Escape):
        written = node.expression
        if not isinstance(written, exp.Literal):
            raise faults.unsupported("ESCAPE of an expression", node)
        node, escape = node.this, str(written.this)
    sides = [scope.translate(each) for each in (node.this, node.expression)]
    binary = any(each.binary for each in sides)
    texts = [values.convert(scope, each, TEXT, node) for each in sides]
    name = "my_like_binary" if binary else "my_like"
    test = call(name, *texts, string(escape))
    return truth(scope, f"(NOT {test})" if node.args.get("negate") else test)


def _regexp(scope: Scope, node: exp.Expr) -> Typed:
    """Translate REGEXP and RLIKE."""
    sides = [scope.translate(each) for each in (node.this, node.expression)]
    texts = [values.convert(scope, each, TEXT, node) for each in sides]
    options = [string("c")] if any(each.binary for each in sides) else []
    return truth(scope, call("my_regexp", *texts, *options))


_CASTS: Mapping[str, ColumnType] = {
    "BIGINT": INTEGER,
    "INT": INTEGER,
    "UBIGINT": INTEGER,
    "CHAR": TEXT,
    "NCHAR": TEXT,
    "DATE": DATE,
    "DATETIME": DATETIME,
    "TIMESTAMP": DATETIME,
    "TIME": TIME,
    "DOUBLE": REAL,
    "FLOAT": REAL,
    "DECIMAL": decimal_of(0),
}


def _cast(scope: Scope, node: exp.Expr) -> Typed:
    """Translate CAST, CONVERT and BINARY."""
    check_arguments(node, frozenset({"this", "to"}))
    value, kind = scope.translate(node.this), node.args["to"]
    name = kind.this.value.upper()
    sizes = [int(each.this.this) for each in kind.expressions]
    if name in {"BINARY", "VARBINARY"}:
        text = values.convert(scope, value, TEXT, node)
        return replace(text, binary=True, collated=False, literal=None, unknown=False)
    target = _CASTS.get(name)
    if target is None:
        raise faults.unsupported(f"CAST AS {name}", node)
    if name in {"CHAR", "NCHAR"}:
        text = values.convert(scope, value, TEXT, node)
        sql = f"substr({text.sql}, 1, {sizes[0]})" if sizes else f"({text.sql})"
        return Typed(sql=sql, type=TEXT)
    if name == "DECIMAL":
        return _cast_decimal(scope, value, sizes, node)
    if target.kind is TypeKind.DATETIME and not sizes and value.textual:
        return Typed(
            sql=f"substr({values.convert(scope, value, target, node).sql}, 1, 19)", type=target
        )
    result = values.convert(scope, value, target, node)
    return Typed(sql=f"({result.sql})", type=target)


def _cast_decimal(scope: Scope, value: Typed, sizes: list[int], node: exp.Expr) -> Typed:
    """Translate CAST AS DECIMAL(p, s), which rounds."""
    scale = sizes[1] if len(sizes) > 1 else 0
    exact = values.convert(scope, value, decimal_of(None), node)
    return Typed(sql=call("dec_scale", exact, scale), type=decimal_of(scale))


def _if(scope: Scope, node: exp.Expr) -> Typed:
    """Translate IF(condition, then, else)."""
    if node.args.get("false") is None:
        raise aggregates.wrong_count("IF", scope, node)
    test = scope.engine.condition(scope, scope.translate(node.this), node.this)
    branches = [scope.translate(node.args["true"]), scope.translate(node.args["false"])]
    kind, branches = values.arrange(scope, branches, node)
    return Typed(
        sql=f"CASE WHEN {test} THEN {branches[0].sql} ELSE {branches[1].sql} END", type=kind
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


def _trim(scope: Scope, node: exp.Expr) -> Typed:
    """Translate TRIM."""
    check_arguments(node, frozenset({"this", "expression", "position"}))
    value = values.convert(scope, scope.translate(node.this), TEXT, node)
    part = node.args.get("expression")
    removed = values.convert(scope, scope.translate(part), TEXT, node).sql if part else "' '"
    side = str(node.args.get("position") or "BOTH").upper()
    return Typed(sql=call("my_trim", value, removed, string(side)), type=TEXT)


def _substring(scope: Scope, node: exp.Expr) -> Typed:
    """Translate SUBSTRING(text FROM start FOR length) and its function form."""
    check_arguments(node, frozenset({"this", "start", "length"}))
    text = values.convert(scope, scope.translate(node.this), TEXT, node)
    parts = [node.args[each] for each in ("start", "length") if node.args.get(each) is not None]
    numbers = [values.convert(scope, scope.translate(each), INTEGER, node) for each in parts]
    if not numbers:
        raise aggregates.wrong_count("SUBSTRING", scope, node)
    return Typed(sql=call("my_substring", text, *numbers), type=TEXT)


def _position(scope: Scope, node: exp.Expr) -> Typed:
    """Translate POSITION(part IN text)."""
    check_arguments(node, frozenset({"this", "substr"}))
    sides = [scope.translate(each) for each in (node.args["substr"], node.this)]
    texts = [values.convert(scope, each, TEXT, node) for each in sides]
    return Typed(sql=call("my_locate", *texts, 1), type=INTEGER)


def _joined(scope: Scope, node: exp.Expr) -> Typed:
    """Translate what stands side by side: quoted texts, or the values of GROUP_CONCAT."""
    texts = [values.convert(scope, scope.translate(each), TEXT, node) for each in node.expressions]
    return Typed(sql="(" + " || ".join(each.sql for each in texts) + ")", type=TEXT)


def _foreign(name: str, mend: Text) -> Rule:
    """Refuse what another dialect has."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Refuse."""
        raise faults.not_here(name, scope.dialect, mend, node)

    return rule


def _character(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """REPLACE is SQLite's own; it minds the case."""
    return udf("replace", TEXT, TEXT, TEXT, gives=TEXT)(scope, node, arguments)


def _current(sql: str, kind: ColumnType) -> Rule:
    """Make CURRENT_DATE and its like."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Give the session's clock."""
        check_arguments(node, frozenset({"sysdate"}))
        del scope
        return Typed(sql=sql, type=kind)

    return rule


def _now(sql: str, kind: ColumnType) -> FunctionRule:
    """Make NOW() and its like."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Give the session's clock."""
        del scope, node, arguments
        return Typed(sql=sql, type=kind)

    return rule


def _collate(scope: Scope, node: exp.Expr) -> Typed:
    """Translate COLLATE: binary ones mind the case, ``_ci`` ones are the default here."""
    value, name = scope.translate(node.this), node.expression.name.lower()
    if name.endswith(("_bin", "_cs", "_as_cs")) or name == "binary":
        return replace(value, binary=True, collated=False)
    if name.endswith("_ci"):
        return replace(value, binary=False, collated=False)
    raise faults.unsupported(f"COLLATE {name}", node)


def _bits(operator: str) -> Rule:
    """Make a bit operator."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Operate on whole numbers."""
        sides = [
            values.convert(scope, values.numeric(scope, each), INTEGER, node)
            for each in (node.this, node.expression)
        ]
        if operator == "^":
            return Typed(sql=call("my_xor", *sides), type=INTEGER)
        return Typed(sql=f"({sides[0].sql} {operator} {sides[1].sql})", type=INTEGER)

    return rule


def _interval_function(scope: Scope, node: exp.Expr) -> Typed:
    """Refuse a lone interval."""
    raise faults.refused(
        Refusal.SYNTAX,
        scope.dialect,
        Text("INTERVAL stands after + or - only", "INTERVAL은 +나 - 뒤에만 쓸 수 있습니다."),
        node,
    )


def _sum(scope: Scope, call_: Aggregate) -> Typed:
    """SUM: exact for decimals, real for text."""
    value = values.as_number(scope, aggregates.one(scope, call_), call_.node)
    word = "DISTINCT " if call_.distinct else ""
    if value.kind is TypeKind.DECIMAL:
        distinct = f"{word}{value.sql} COLLATE number" if word else value.sql
        return value.with_sql(f"dec_sum({distinct}){call_.suffix}")
    kind = REAL if value.kind is TypeKind.REAL else INTEGER
    return Typed(sql=f"sum({word}{value.sql}){call_.suffix}", type=kind)


def _avg(scope: Scope, call_: Aggregate) -> Typed:
    """AVG: the sum over the count, as MySQL divides."""
    value = values.as_number(scope, aggregates.one(scope, call_), call_.node)
    word = "DISTINCT " if call_.distinct else ""
    if value.kind is TypeKind.REAL:
        return Typed(sql=f"avg({word}{value.sql}){call_.suffix}", type=REAL)
    total = _sum(scope, call_)
    count = Typed(sql=f"count({word}{value.sql}){call_.suffix}", type=INTEGER)
    return values.quotient(scope, total, count, call_.node)


def _group_concat(scope: Scope, call_: Aggregate) -> Typed:
    """GROUP_CONCAT with its DISTINCT, ORDER BY and SEPARATOR."""
    found = [scope.translate(each) for each in call_.arguments]
    texts = [values.convert(scope, each, TEXT, call_.node) for each in found]
    joined = " || ".join(each.sql for each in texts)
    plan, keys = "d" if call_.distinct else "-", []
    if call_.distinct and not call_.order and len(found) == 1:
        plan, keys = plan + "a" + _letter(found[0]), [found[0].sql]
    for each in call_.order:
        ordered = each if isinstance(each, exp.Ordered) else exp.Ordered(this=each)
        key = _concat_key(ordered.this, found, scope)
        plan += ("d" if ordered.args.get("desc") else "a") + _letter(key)
        keys.append(key.sql)
    separator = scope.translate(call_.separator).sql if call_.separator is not None else "','"
    sql = call("my_group_concat", joined, separator, string(plan), *keys)
    return Typed(sql=sql + call_.suffix, type=TEXT)


def _concat_key(node: exp.Expr, found: list[Typed], scope: Scope) -> Typed:
    """Find a sort key inside GROUP_CONCAT; a number is the place of an argument."""
    if isinstance(node, exp.Literal) and not node.is_string and node.this == "1":
        return found[0]
    return scope.translate(node)


def _letter(value: Typed) -> str:
    """Say how a sort key compares."""
    if value.textual and not value.binary:
        return "t"
    return "n" if value.kind is TypeKind.DECIMAL else "p"


def _real_aggregate(name: str) -> AggregateRule:
    """Make STDDEV and its like."""

    def rule(scope: Scope, call_: Aggregate) -> Typed:
        """Aggregate numbers."""
        value = values.as_number(scope, aggregates.one(scope, call_), call_.node)
        return Typed(sql=f"{name}({value.sql}){call_.suffix}", type=REAL)

    return rule


def _bit_aggregate(scope: Scope, call_: Aggregate) -> Typed:
    """BIT_OR and its like."""
    if call_.name == "BIT_AND":
        raise faults.unsupported("BIT_AND()", call_.node)
    value = values.convert(scope, aggregates.one(scope, call_), INTEGER, call_.node)
    return Typed(sql=f"{call_.name.lower()}({value.sql}){call_.suffix}", type=INTEGER)


def _any_value(scope: Scope, call_: Aggregate) -> Typed:
    """ANY_VALUE: any; the smallest is one."""
    return aggregates.extreme(scope, replace(call_, name="MIN"))


def _datediff_like(name: str, kind: ColumnType) -> FunctionRule:
    """Make a function of two moments."""
    return udf(name, None, None, gives=kind)


def _str_to_date(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """STR_TO_DATE: its pattern tells whether it gives a date, a time or both."""
    result = udf("my_str_to_date", TEXT, TEXT, gives=DATETIME)(scope, node, arguments)
    pattern = str(arguments[1].this) if isinstance(arguments[1], exp.Literal) else ""
    letters = {pattern[n + 1] for n, c in enumerate(pattern[:-1]) if c == "%"}
    timed, dated = letters & set("HkhIliSsTrf"), letters & set("YymcdejMb")
    if pattern and not timed:
        return replace(result, type=DATE)
    return replace(result, type=TIME) if pattern and not dated else result


def _addtime(sign: int) -> FunctionRule:
    """Make ADDTIME and SUBTIME."""

    def gives(found: list[Typed]) -> ColumnType:
        """Keep a moment one."""
        return found[0].type if found[0].kind in {TypeKind.DATETIME, TypeKind.TIME} else TEXT

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Move by a time."""
        result = udf("my_addtime", None, None, gives=gives)(scope, node, arguments)
        return replace(result, sql=f"{result.sql[:-1]}, {sign})")

    return rule


def _defaulted(
    name: str, default: str, *takes: ColumnType | None, gives: ColumnType
) -> FunctionRule:
    """Make a function whose last argument may be left out."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Fill in what is left out."""
        result = udf(name, *takes, gives=gives, least=len(takes) - 1)(scope, node, arguments)
        missing = len(arguments) < len(takes)
        return replace(result, sql=f"{result.sql[:-1]}, {default})") if missing else result

    return rule


def _from_unixtime(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """FROM_UNIXTIME, with a pattern too."""
    moment = udf("my_from_unixtime", REAL, gives=DATETIME)(scope, node, arguments[:1])
    if len(arguments) == 1:
        return moment
    return Typed(sql=call("my_date_format", moment, scope.translate(arguments[1])), type=TEXT)


def _unix_timestamp(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
    """UNIX_TIMESTAMP, of now where nothing is said."""
    if not arguments:
        return Typed(sql=call("my_unix_timestamp", NOW), type=INTEGER)
    return udf("my_unix_timestamp", None, gives=INTEGER)(scope, node, arguments)


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
    "LOCATE": _defaulted("my_locate", "1", TEXT, TEXT, INTEGER, gives=INTEGER),
    "LOWER": _text("my_lower"),
    "LPAD": udf("my_lpad", TEXT, INTEGER, TEXT, gives=TEXT),
    "LTRIM": fixed("my_trim({0}, ' ', 'LEADING')", TEXT, gives=TEXT),
    "MD5": _text("my_md5"),
    "MID": udf("my_substring", TEXT, INTEGER, INTEGER, gives=TEXT),
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
    "PI": _now("3.141592653589793", replace(REAL, scale=6)),
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
    "ADDDATE": _date_add(1),
    "ADDTIME": _addtime(1),
    "CURDATE": _now(TODAY, DATE),
    "CURRENT_DATE": _now(TODAY, DATE),
    "CURRENT_TIME": _now("substr(engine_now(), 12)", TIME),
    "CURRENT_TIMESTAMP": _now(NOW, DATETIME),
    "CURTIME": _now("substr(engine_now(), 12)", TIME),
    "DATE": udf("my_date", None, gives=DATE),
    "DATEDIFF": _datediff_like("my_datediff", INTEGER),
    "DATE_ADD": _date_add(1),
    "DATE_FORMAT": udf("my_date_format", None, TEXT, gives=TEXT),
    "DATE_SUB": _date_add(-1),
    "DAY": _part("DAY"),
    "DAYNAME": udf("my_dayname", None, gives=TEXT),
    "DAYOFMONTH": _part("DAY"),
    "DAYOFWEEK": udf("my_dayofweek", None, gives=INTEGER),
    "DAYOFYEAR": udf("my_dayofyear", None, gives=INTEGER),
    "FROM_DAYS": udf("my_from_days", INTEGER, gives=DATE),
    "FROM_UNIXTIME": _from_unixtime,
    "HOUR": _part("HOUR"),
    "LAST_DAY": udf("my_last_day", None, gives=DATE),
    "LOCALTIME": _now(NOW, DATETIME),
    "LOCALTIMESTAMP": _now(NOW, DATETIME),
    "MAKEDATE": udf("my_makedate", INTEGER, INTEGER, gives=DATE),
    "MAKETIME": udf("my_maketime", INTEGER, INTEGER, REAL, gives=TIME),
    "MICROSECOND": _part("MICROSECOND"),
    "MINUTE": _part("MINUTE"),
    "MONTH": _part("MONTH"),
    "MONTHNAME": udf("my_monthname", None, gives=TEXT),
    "NOW": _now(NOW, DATETIME),
    "PERIOD_ADD": udf("my_period_add", INTEGER, INTEGER, gives=INTEGER),
    "PERIOD_DIFF": udf("my_period_diff", INTEGER, INTEGER, gives=INTEGER),
    "QUARTER": _part("QUARTER"),
    "SECOND": _part("SECOND"),
    "SEC_TO_TIME": udf("my_sec_to_time", REAL, gives=TIME),
    "STR_TO_DATE": _str_to_date,
    "SUBDATE": _date_add(-1),
    "SUBTIME": _addtime(-1),
    "SYSDATE": _now(NOW, DATETIME),
    "TIME": udf("my_time", None, gives=TIME),
    "TIMEDIFF": _datediff_like("my_timediff", TIME),
    "TIMESTAMP": udf("my_datetime", None, gives=DATETIME),
    "TIMESTAMPADD": _timestampadd,
    "TIMESTAMPDIFF": _timestampdiff,
    "TIME_FORMAT": udf("my_time_format", None, TEXT, gives=TEXT),
    "TIME_TO_SEC": udf("my_time_to_sec", None, gives=INTEGER),
    "TO_DAYS": udf("my_to_days", None, gives=INTEGER),
    "TO_SECONDS": udf("my_to_seconds", None, gives=INTEGER),
    "UNIX_TIMESTAMP": _unix_timestamp,
    "UTC_DATE": _now(TODAY, DATE),
    "UTC_TIMESTAMP": _now(NOW, DATETIME),
    "WEEK": _defaulted("my_week", "0", None, INTEGER, gives=INTEGER),
    "WEEKDAY": udf("my_weekday", None, gives=INTEGER),
    "WEEKOFYEAR": fixed("my_week({0}, 3)", None, gives=INTEGER),
    "YEAR": _part("YEAR"),
    "YEARWEEK": _defaulted("my_yearweek", "0", None, INTEGER, gives=INTEGER),
}

NODES: Mapping[type[exp.Expr], Rule] = {
    **COMMON,
    exp.NullSafeEQ: _null_safe,
    exp.Xor: exclusive,
    exp.Add: _either,
    exp.Sub: _either,
    exp.Mul: values.arithmetic,
    exp.Div: values.divide,
    exp.IntDiv: values.whole_quotient,
    exp.Mod: values.modulo,
    exp.Neg: values.negative,
    exp.BitwiseAnd: _bits("&"),
    exp.BitwiseOr: _bits("|"),
    exp.BitwiseXor: _bits("^"),
    exp.BitwiseLeftShift: _bits("<<"),
    exp.BitwiseRightShift: _bits(">>"),
    exp.Like: _like,
    exp.Escape: _like,
    exp.RegexpLike: _regexp,
    exp.Cast: _cast,
    exp.Extract: _extract,
    exp.If: _if,
    exp.Trim: _trim,
    exp.Substring: _substring,
    exp.StrPosition: _position,
    exp.Collate: _collate,
    exp.Interval: _interval_function,
    exp.CurrentDate: _current(TODAY, DATE),
    exp.CurrentTime: _current("substr(engine_now(), 12)", TIME),
    exp.CurrentTimestamp: _current(NOW, DATETIME),
    exp.CurrentDatetime: _current(NOW, DATETIME),
    exp.Localtime: _current(NOW, DATETIME),
    exp.Localtimestamp: _current(NOW, DATETIME),
    exp.GroupConcat: aggregates.aggregate,
    exp.Concat: _joined,
    exp.ILike: _foreign(
        "ILIKE", Text("LIKE ignores case.", "LIKE가 대소문자를 구분하지 않습니다.")
    ),
}

REAL_FUNCTIONS = frozenset(
    """AES_DECRYPT AES_ENCRYPT BENCHMARK BIN_TO_UUID CHARSET COERCIBILITY COLLATION COMPRESS
    CONNECTION_ID CONVERT_TZ CURRENT_USER DATABASE EXPORT_SET FOUND_ROWS FROM_BASE64 GET_FORMAT
    GET_LOCK INET_ATON INET_NTOA INTERVAL IS_UUID JSON_ARRAY JSON_ARRAYAGG JSON_CONTAINS
    JSON_EXTRACT JSON_KEYS JSON_LENGTH JSON_OBJECT JSON_OBJECTAGG JSON_SEARCH JSON_SET JSON_TABLE
    JSON_TYPE JSON_UNQUOTE JSON_VALID JSON_VALUE LAST_INSERT_ID LOAD_FILE MAKE_SET NAME_CONST RAND
    RANDOM_BYTES RELEASE_LOCK ROW_COUNT SCHEMA SLEEP TO_BASE64 USER UTC_TIME UUID UUID_SHORT VALUES
    VERSION WEIGHT_STRING""".split()  # noqa: SIM905 - a list of names, read as one
)

ENGINE = Engine(
    dialect=Dialect.MYSQL,
    nodes=NODES,
    functions=FUNCTIONS,
    aggregates={
        "ANY_VALUE": _any_value,
        "AVG": _avg,
        "BIT_AND": _bit_aggregate,
        "BIT_OR": _bit_aggregate,
        "BIT_XOR": _bit_aggregate,
        "COUNT": aggregates.count,
        "GROUP_CONCAT": _group_concat,
        "MAX": aggregates.extreme,
        "MIN": aggregates.extreme,
        "STD": _real_aggregate("stddev_pop"),
        "STDDEV": _real_aggregate("stddev_pop"),
        "STDDEV_POP": _real_aggregate("stddev_pop"),
        "STDDEV_SAMP": _real_aggregate("stddev_samp"),
        "SUM": _sum,
        "VARIANCE": _real_aggregate("var_pop"),
        "VAR_POP": _real_aggregate("var_pop"),
        "VAR_SAMP": _real_aggregate("var_samp"),
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
    nulls_last=False,
    compare=values.compare,
    pair=values.pair,
    arrange=values.arrange,
    condition=values.condition,
    convert=values.convert,
    alias_in_having=True,
    alias_in_group=True,
)
