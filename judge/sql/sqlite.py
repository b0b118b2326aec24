"""SQLite's own dialect as tables: it runs as it is, after its names and functions are checked."""

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.schema import ColumnType, TypeKind
from judge.sql import aggregates, faults
from judge.sql.nodes import COMMON
from judge.sql.scope import Aggregate, AggregateRule, Engine, FunctionRule, Rule, Scope
from judge.sql.typed import ANY, INTEGER, REAL, TEXT, Typed, call
from judge.sql.windows import WINDOWS

_CLOCK = {"DATE", "TIME", "DATETIME", "JULIANDAY", "UNIXEPOCH"}


def _compare(scope: Scope, left: Typed, right: Typed, operator: str, node: exp.Expr) -> Typed:
    """Compare as SQLite does."""
    del scope, node
    return Typed(sql=f"({left.sql} {operator} {right.sql})", type=INTEGER)


def _pair(scope: Scope, left: Typed, right: Typed, node: exp.Expr) -> tuple[Typed, Typed]:
    """Leave two values as they are."""
    del scope, node
    return left, right


def _arrange(scope: Scope, values: list[Typed], node: exp.Expr) -> tuple[ColumnType, list[Typed]]:
    """Leave values as they are; their type is known where all agree."""
    del scope, node
    kinds = {each.type for each in values if not (each.kind is TypeKind.ANY and each.unknown)}
    return (kinds.pop() if len(kinds) == 1 else ANY), values


def _condition(scope: Scope, value: Typed, node: exp.Expr) -> str:
    """Leave a condition as it is."""
    del scope, node
    return value.sql


def _convert(scope: Scope, value: Typed, target: ColumnType, node: exp.Expr) -> Typed:
    """Leave a value as it is."""
    del scope, target, node
    return value


def _infix(operator: str) -> Rule:
    """Make an operator between two values."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Write it."""
        left, right = scope.translate(node.this), scope.translate(node.expression)
        kind = TEXT if operator == "||" else ANY
        negated = "NOT " if node.args.get("negate") else ""
        text = f"({left.sql} {operator} {right.sql})"
        return Typed(sql=f"({negated}{text})" if negated else text, type=kind)

    return rule


def _negative(scope: Scope, node: exp.Expr) -> Typed:
    """Translate a sign."""
    value = scope.translate(node.this)
    return value.with_sql(f"(-{value.sql})")


def _escape(scope: Scope, node: exp.Expr) -> Typed:
    """Translate LIKE ... ESCAPE."""
    inner = _infix("LIKE")(scope, node.this)
    escape = scope.translate(node.expression)
    return inner.with_sql(f"({inner.sql[1:-1]} ESCAPE {escape.sql})")


def _cast(scope: Scope, node: exp.Expr) -> Typed:
    """Translate CAST by SQLite's affinities."""
    name = node.args["to"].this
    name = getattr(name, "value", str(name)).upper()
    kinds = {
        "INT": ("INTEGER", INTEGER),
        "BIGINT": ("INTEGER", INTEGER),
        "TEXT": ("TEXT", TEXT),
        "VARCHAR": ("TEXT", TEXT),
        "FLOAT": ("REAL", REAL),
        "DOUBLE": ("REAL", REAL),
        "DECIMAL": ("NUMERIC", ANY),
    }
    if name not in kinds:
        raise faults.unsupported(f"CAST AS {name}", node)
    word, kind = kinds[name]
    return Typed(sql=f"CAST({scope.translate(node.this).sql} AS {word})", type=kind)


def _collate(scope: Scope, node: exp.Expr) -> Typed:
    """Translate COLLATE NOCASE, RTRIM and BINARY."""
    name = node.expression.name.upper()
    if name not in {"NOCASE", "RTRIM", "BINARY"}:
        raise faults.unsupported(f"COLLATE {name}", node)
    value = scope.translate(node.this)
    return value.with_sql(f"({value.sql} COLLATE {name})")


def _current(sql: str) -> Rule:
    """Make CURRENT_DATE and its like."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Give the session's clock."""
        del scope, node
        return Typed(sql=sql, type=TEXT)

    return rule


def _own(kind: ColumnType, least: int, most: int | None = None) -> FunctionRule:
    """Make one of SQLite's own functions; 'now' is the session's clock."""

    def rule(scope: Scope, node: exp.Expr, arguments: list[exp.Expr]) -> Typed:
        """Check the count, then call."""
        name = str(node.this).upper()
        place = 1 if name == "STRFTIME" else 0
        if len(arguments) < least or (most is not None and len(arguments) > most):
            raise aggregates.wrong_count(name, scope, node)
        values = [scope.translate(each) for each in arguments]
        if name in _CLOCK or name == "STRFTIME":
            if len(values) == place:
                values.append(Typed(sql="engine_now()", type=TEXT))
            if (values[place].literal or "").lower() == "now":
                values[place] = Typed(sql="engine_now()", type=TEXT)
        return Typed(sql=call(name.lower(), *values), type=kind)

    return rule


def _trim(scope: Scope, node: exp.Expr) -> Typed:
    """Translate TRIM, which the parser knows as syntax."""
    side = str(node.args.get("position") or "").upper()
    name = {"LEADING": "ltrim", "TRAILING": "rtrim"}.get(side, "trim")
    parts = [node.this, node.args.get("expression")]
    values = [scope.translate(each) for each in parts if each is not None]
    return Typed(sql=call(name, *values), type=TEXT)


def _substring(scope: Scope, node: exp.Expr) -> Typed:
    """Translate SUBSTRING."""
    parts = [node.this, node.args.get("start"), node.args.get("length")]
    return Typed(
        sql=call("substr", *(scope.translate(e) for e in parts if e is not None)), type=TEXT
    )


def _iif(scope: Scope, node: exp.Expr) -> Typed:
    """Translate IIF."""
    parts = [node.this, node.args["true"], node.args.get("false") or exp.Null()]
    values = [scope.translate(each) for each in parts if each is not None]
    return Typed(sql=call("iif", *values), type=ANY)


def _plain(kind: ColumnType, most: int = 1) -> AggregateRule:
    """Make an aggregate of SQLite's own."""

    def rule(scope: Scope, found: Aggregate) -> Typed:
        """Write it."""
        if found.order:
            raise faults.unsupported(f"{found.name}() with ORDER BY inside", found.node)
        if not 1 <= len(found.arguments) <= most:
            raise aggregates.wrong_count(found.name, scope, found.node)
        values = [scope.translate(each) for each in found.arguments]
        word = "DISTINCT " if found.distinct else ""
        sql = f"{found.name.lower()}({word}{', '.join(v.sql for v in values)}){found.suffix}"
        return Typed(sql=sql, type=kind)

    return rule


def _extreme(scope: Scope, found: Aggregate) -> Typed:
    """MIN and MAX of one argument; of several they are no aggregates."""
    if len(found.arguments) < 2 or found.windowed:  # noqa: PLR2004 - the smallest of several
        return aggregates.extreme(scope, found)
    values = [scope.translate(each) for each in found.arguments]
    return Typed(sql=call(found.name.lower(), *values), type=ANY)


def _joined(scope: Scope, found: Aggregate) -> Typed:
    """GROUP_CONCAT, with its separator."""
    if found.separator is not None:
        found = replace(found, arguments=(*found.arguments, found.separator))
    return _plain(TEXT, 2)(scope, replace(found, name="GROUP_CONCAT"))


FUNCTIONS: Mapping[str, FunctionRule] = {
    "ABS": _own(ANY, 1, 1),
    "CEIL": _own(ANY, 1, 1),
    "CEILING": _own(ANY, 1, 1),
    "CHAR": _own(TEXT, 0),
    "COALESCE": _own(ANY, 2),
    "CONCAT": _own(TEXT, 1),
    "DATE": _own(TEXT, 0),
    "DATETIME": _own(TEXT, 0),
    "EXP": _own(REAL, 1, 1),
    "FLOOR": _own(ANY, 1, 1),
    "HEX": _own(TEXT, 1, 1),
    "IFNULL": _own(ANY, 2, 2),
    "IIF": _own(ANY, 3, 3),
    "INSTR": _own(INTEGER, 2, 2),
    "JULIANDAY": _own(REAL, 0),
    "LENGTH": _own(INTEGER, 1, 1),
    "LN": _own(REAL, 1, 1),
    "LOG10": _own(REAL, 1, 1),
    "LOWER": _own(TEXT, 1, 1),
    "LTRIM": _own(TEXT, 1, 2),
    "MOD": _own(REAL, 2, 2),
    "NULLIF": _own(ANY, 2, 2),
    "POW": _own(REAL, 2, 2),
    "POWER": _own(REAL, 2, 2),
    "QUOTE": _own(TEXT, 1, 1),
    "REPLACE": _own(TEXT, 3, 3),
    "ROUND": _own(REAL, 1, 2),
    "RTRIM": _own(TEXT, 1, 2),
    "SQRT": _own(REAL, 1, 1),
    "STRFTIME": _own(TEXT, 1),
    "SUBSTR": _own(TEXT, 2, 3),
    "TIME": _own(TEXT, 0),
    "TYPEOF": _own(TEXT, 1, 1),
    "UNICODE": _own(INTEGER, 1, 1),
    "UPPER": _own(TEXT, 1, 1),
}

NODES: Mapping[type[exp.Expr], Rule] = {
    **COMMON,
    exp.Add: _infix("+"),
    exp.Sub: _infix("-"),
    exp.Mul: _infix("*"),
    exp.Div: _infix("/"),
    exp.Mod: _infix("%"),
    exp.BitwiseAnd: _infix("&"),
    exp.BitwiseOr: _infix("|"),
    exp.BitwiseLeftShift: _infix("<<"),
    exp.BitwiseRightShift: _infix(">>"),
    exp.DPipe: _infix("||"),
    exp.Like: _infix("LIKE"),
    exp.Glob: _infix("GLOB"),
    exp.Escape: _escape,
    exp.Neg: _negative,
    exp.Cast: _cast,
    exp.Collate: _collate,
    exp.Trim: _trim,
    exp.Substring: _substring,
    exp.If: _iif,
    exp.Filter: aggregates.filtered,
    exp.GroupConcat: aggregates.aggregate,
    exp.NullSafeEQ: _infix("IS"),
    exp.NullSafeNEQ: _infix("IS NOT"),
    exp.CurrentDate: _current("substr(engine_now(), 1, 10)"),
    exp.CurrentTime: _current("substr(engine_now(), 12)"),
    exp.CurrentTimestamp: _current("engine_now()"),
}

REAL_FUNCTIONS = frozenset(
    """CHANGES CONCAT_WS FORMAT GLOB JSON JSON_ARRAY JSON_EXTRACT JSON_GROUP_ARRAY JSON_OBJECT
    LAST_INSERT_ROWID LIKE LOG LOG2 OCTET_LENGTH PRINTF RANDOM RANDOMBLOB SIGN SOUNDEX TIMEDIFF
    TOTAL_CHANGES TRUNC UNIXEPOCH ZEROBLOB""".split()  # noqa: SIM905 - a list of names
)

ENGINE = Engine(
    dialect=Dialect.SQLITE,
    nodes=NODES,
    functions=FUNCTIONS,
    aggregates={
        "AVG": _plain(REAL),
        "COUNT": aggregates.count,
        "GROUP_CONCAT": _joined,
        "MAX": _extreme,
        "MIN": _extreme,
        "SUM": _plain(ANY),
        "TOTAL": _plain(REAL),
    },
    windows=WINDOWS,
    real=REAL_FUNCTIONS,
    nulls_last=False,
    compare=_compare,
    pair=_pair,
    arrange=_arrange,
    condition=_condition,
    convert=_convert,
    alias_in_having=True,
    alias_in_group=True,
    alias_in_where=True,
    strict_groups=False,
)
