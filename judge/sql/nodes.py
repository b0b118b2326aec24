"""Translates expressions that all dialects share; each rule takes one kind of node.

What differs between dialects (how two values compare, which type a CASE has) is asked of the
:class:`~judge.sql.scope.Engine`.
"""

from collections.abc import Mapping
from decimal import Decimal

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.text import Text
from judge.sql import aggregates, faults
from judge.sql.comparisons import between, check_one_column, comparison, in_, is_
from judge.sql.fates import Refusal
from judge.sql.scope import Rule, Scope, check_arguments, truth
from judge.sql.typed import INTEGER, NULL, REAL, TEXT, Typed, decimal_of, string

_TWO = frozenset({"this", "expression"})
_LARGEST_INTEGER = (1 << 63) - 1


def column(scope: Scope, node: exp.Expr) -> Typed:
    """Translate a column."""
    if not isinstance(node, exp.Column) or isinstance(node.this, exp.Star):
        raise faults.unsupported("*", node)
    found = scope.column(node.name, node.table or None, node)
    exact = bool(node.this.args.get("quoted")) and scope.dialect is Dialect.POSTGRESQL
    if exact and found.name not in {None, node.name}:
        raise faults.no_column(node.name, scope.dialect, node, found.name)
    return found


def literal(scope: Scope, node: exp.Expr) -> Typed:
    """Translate a number or a quoted text."""
    text = str(node.this)
    if node.is_string:
        if scope.dialect is Dialect.ORACLE and not text:
            return NULL
        return Typed(sql=string(text), type=TEXT, literal=text, unknown=True)
    return number(scope, text)


def number(scope: Scope, text: str) -> Typed:
    """Translate a number's text."""
    if "e" in text.lower() and scope.dialect is Dialect.POSTGRESQL:
        text = f"{Decimal(text):f}"
    if text.isdigit():
        if int(text) > _LARGEST_INTEGER:
            return Typed(sql=string(text), type=decimal_of(0), literal=text)
        return Typed(sql=str(int(text)), type=INTEGER, literal=text)
    if "e" in text.lower() and scope.dialect is not Dialect.POSTGRESQL:
        return Typed(sql=repr(float(text)), type=REAL, literal=text)
    if scope.dialect is Dialect.SQLITE:
        return Typed(sql=text, type=REAL, literal=text)
    whole, _, fraction = text.partition(".")
    full = f"{whole or '0'}.{fraction}" if fraction else whole
    scale = len(fraction) if scope.dialect is Dialect.MYSQL else None
    return Typed(sql=string(full), type=decimal_of(scale), literal=full)


def null(scope: Scope, node: exp.Expr) -> Typed:
    """Translate NULL."""
    del scope, node
    return NULL


def boolean(scope: Scope, node: exp.Expr) -> Typed:
    """Translate TRUE and FALSE."""
    if scope.dialect is Dialect.ORACLE:
        raise faults.no_column(str(node.this).upper(), scope.dialect, node, None)
    return truth(scope, "1" if node.this else "0")


def paren(scope: Scope, node: exp.Expr) -> Typed:
    """Translate parentheses; what is compound brings its own."""
    return scope.translate(node.this)


def both(scope: Scope, node: exp.Expr) -> Typed:
    """Translate AND, OR."""
    check_arguments(node, _TWO)
    word = "AND" if isinstance(node, exp.And) else "OR"
    parts = list(node.flatten())
    texts = [scope.engine.condition(scope, scope.translate(each), each) for each in parts]
    return truth(scope, f"({f' {word} '.join(texts)})")


def exclusive(scope: Scope, node: exp.Expr) -> Typed:
    """Translate XOR."""
    check_arguments(node, _TWO)
    sides = [
        scope.engine.condition(scope, scope.translate(each), each)
        for each in (node.this, node.expression)
    ]
    return truth(scope, f"((({sides[0]}) <> 0) <> (({sides[1]}) <> 0))")


def negation(scope: Scope, node: exp.Expr) -> Typed:
    """Translate NOT."""
    value = scope.translate(node.this)
    return truth(scope, f"(NOT {scope.engine.condition(scope, value, node.this)})")


def exists(scope: Scope, node: exp.Expr) -> Typed:
    """Translate EXISTS."""
    held = scope.clause
    query = scope.run.query(node.this, scope)
    scope.clause = held
    return truth(scope, f"EXISTS ({query.sql})")


def scalar(scope: Scope, node: exp.Expr) -> Typed:
    """Translate a subquery that stands for one value; a second row stops the statement."""
    held = scope.clause
    query = scope.run.query(node, scope)
    scope.clause = held
    check_one_column(query.columns, scope, node)
    kind = query.columns[0].type
    if query.single or scope.dialect is Dialect.SQLITE:
        return Typed(sql=f"({query.sql})", type=kind)
    alias = scope.run.fresh("only")
    one = scope.engine.one_value
    text = f"(WITH {alias}(value) AS ({query.sql}) SELECT {one}(value) FROM {alias})"
    return Typed(sql=text, type=kind)


def case(scope: Scope, node: exp.Expr) -> Typed:
    """Translate CASE; its results are converted to one type."""
    check_arguments(node, frozenset({"this", "ifs", "default"}))
    operand = scope.translate(node.this) if node.this else None
    conditions, results = [], []
    for each in node.args["ifs"]:
        conditions.append(_when(scope, operand, each))
        results.append(scope.translate(each.args["true"]))
    default = node.args.get("default")
    results.append(scope.translate(default) if default is not None else NULL)
    kind, values = scope.engine.arrange(scope, results, node)
    pairs = zip(conditions, values[:-1], strict=True)
    whens = " ".join(f"WHEN {condition} THEN {value.sql}" for condition, value in pairs)
    tail = "" if default is None else f" ELSE {values[-1].sql}"
    return Typed(sql=f"CASE {whens}{tail} END", type=kind)


def _when(scope: Scope, operand: Typed | None, node: exp.Expr) -> str:
    """Write the condition of one WHEN."""
    value = scope.translate(node.this)
    if operand is None:
        return scope.engine.condition(scope, value, node.this)
    return scope.engine.compare(scope, operand, value, "=", node).sql


def anonymous(scope: Scope, node: exp.Expr) -> Typed:
    """Translate a call by the dialect's tables of functions."""
    name = str(node.this).upper()
    if name in scope.engine.aggregates:
        return aggregates.aggregate(scope, node)
    if name in scope.engine.windows:
        raise faults.refused(
            Refusal.MISPLACED_WINDOW,
            scope.dialect,
            Text(f"{name}() needs OVER (...)", f"{name}()에는 OVER (...)가 있어야 합니다."),
            node,
        )
    rule = scope.engine.functions.get(name)
    if rule is not None:
        return rule(scope, node, list(node.expressions))
    if name in scope.engine.real:
        raise faults.unsupported(f"{name}()", node)
    engine = faults.name_of(scope.dialect)
    raise faults.refused(
        Refusal.NO_FUNCTION,
        scope.dialect,
        Text(f"{engine} has no function {name}()", f"{engine}에는 {name}() 함수가 없습니다."),
        node,
    )


COMMON: Mapping[type[exp.Expr], Rule] = {
    exp.Column: column,
    exp.Literal: literal,
    exp.Null: null,
    exp.Boolean: boolean,
    exp.Paren: paren,
    exp.And: both,
    exp.Or: both,
    exp.Not: negation,
    exp.EQ: comparison,
    exp.NEQ: comparison,
    exp.LT: comparison,
    exp.LTE: comparison,
    exp.GT: comparison,
    exp.GTE: comparison,
    exp.Is: is_,
    exp.In: in_,
    exp.Between: between,
    exp.Exists: exists,
    exp.Subquery: scalar,
    exp.Select: scalar,
    exp.Case: case,
    exp.Anonymous: anonymous,
    exp.Window: aggregates.window,
}
