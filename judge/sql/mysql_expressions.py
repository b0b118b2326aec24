"""MySQL's operators, casts and other syntax."""

from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from judge.model.schema import ColumnType, TypeKind
from judge.model.text import Text
from judge.sql import aggregates, faults
from judge.sql import mysql_values as values
from judge.sql.mysql_moments import moved
from judge.sql.scope import (
    Rule,
    Scope,
    check_arguments,
    truth,
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
    decimal_of,
    string,
)


def null_safe(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``<=>``."""
    left, right = scope.translate(node.this), scope.translate(node.expression)
    return values.compare(scope, left, right, "IS", node)


def either(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``a + b`` and ``a - b``: arithmetic, or a date and an interval."""
    if isinstance(node.expression, exp.Interval):
        sign = 1 if isinstance(node, exp.Add) else -1
        return moved(scope, scope.translate(node.this), node.expression, sign, node)
    if isinstance(node.this, exp.Interval) and isinstance(node, exp.Add):
        return moved(scope, scope.translate(node.expression), node.this, 1, node)
    return values.arithmetic(scope, node)


def like(scope: Scope, node: exp.Expr) -> Typed:
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


def regexp(scope: Scope, node: exp.Expr) -> Typed:
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


def cast(scope: Scope, node: exp.Expr) -> Typed:
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


def if_(scope: Scope, node: exp.Expr) -> Typed:
    """Translate IF(condition, then, else)."""
    if node.args.get("false") is None:
        raise aggregates.wrong_count("IF", scope, node)
    test = scope.engine.condition(scope, scope.translate(node.this), node.this)
    branches = [scope.translate(node.args["true"]), scope.translate(node.args["false"])]
    kind, branches = values.arrange(scope, branches, node)
    return Typed(
        sql=f"CASE WHEN {test} THEN {branches[0].sql} ELSE {branches[1].sql} END", type=kind
    )


def trim(scope: Scope, node: exp.Expr) -> Typed:
    """Translate TRIM."""
    check_arguments(node, frozenset({"this", "expression", "position"}))
    value = values.convert(scope, scope.translate(node.this), TEXT, node)
    part = node.args.get("expression")
    removed = values.convert(scope, scope.translate(part), TEXT, node).sql if part else "' '"
    side = str(node.args.get("position") or "BOTH").upper()
    return Typed(sql=call("my_trim", value, removed, string(side)), type=TEXT)


def substring(scope: Scope, node: exp.Expr) -> Typed:
    """Translate SUBSTRING(text FROM start FOR length) and its function form."""
    check_arguments(node, frozenset({"this", "start", "length"}))
    text = values.convert(scope, scope.translate(node.this), TEXT, node)
    parts = [node.args[each] for each in ("start", "length") if node.args.get(each) is not None]
    numbers = [values.convert(scope, scope.translate(each), INTEGER, node) for each in parts]
    if not numbers:
        raise aggregates.wrong_count("SUBSTRING", scope, node)
    return Typed(sql=call("my_substring", text, *numbers), type=TEXT)


def position(scope: Scope, node: exp.Expr) -> Typed:
    """Translate POSITION(part IN text)."""
    check_arguments(node, frozenset({"this", "substr"}))
    sides = [scope.translate(each) for each in (node.args["substr"], node.this)]
    texts = [values.convert(scope, each, TEXT, node) for each in sides]
    return Typed(sql=call("my_locate", *texts, 1), type=INTEGER)


def joined(scope: Scope, node: exp.Expr) -> Typed:
    """Translate what stands side by side: quoted texts, or the values of GROUP_CONCAT."""
    texts = [values.convert(scope, scope.translate(each), TEXT, node) for each in node.expressions]
    return Typed(sql="(" + " || ".join(each.sql for each in texts) + ")", type=TEXT)


def foreign(name: str, mend: Text) -> Rule:
    """Refuse what another dialect has."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Refuse."""
        raise faults.not_here(name, scope.dialect, mend, node)

    return rule


def collate(scope: Scope, node: exp.Expr) -> Typed:
    """Translate COLLATE: binary ones mind the case, ``_ci`` ones are the default here."""
    value, name = scope.translate(node.this), node.expression.name.lower()
    if name.endswith(("_bin", "_cs", "_as_cs")) or name == "binary":
        return replace(value, binary=True, collated=False)
    if name.endswith("_ci"):
        return replace(value, binary=False, collated=False)
    raise faults.unsupported(f"COLLATE {name}", node)


def bits(operator: str) -> Rule:
    """Make a bit operator."""

    def rule(scope: Scope, node: exp.Expr) -> Typed:
        """Operate on whole numbers."""
        sides = [
            values.convert(scope, values.numeric(scope, each), INTEGER, node)
            for each in (node.this, node.expression)
        ]
        return Typed(sql=call("my_bits", string(operator), *sides), type=INTEGER)

    return rule


def bit_not(scope: Scope, node: exp.Expr) -> Typed:
    """Translate ``~``."""
    value = values.convert(scope, values.numeric(scope, node.this), INTEGER, node)
    return Typed(sql=call("my_bit_not", value), type=INTEGER)
