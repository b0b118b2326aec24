"""Small mistakes in SQL, made on purpose: a right statement with one thing changed.

The kinds are slips that learners make: a join of another kind, a comparison or a number that is off
by one, DISTINCT or a clause forgotten, rows counted that should not be, the wrong aggregate or
ranking, a window that is not parted, an order that is not the one asked for. The tree is changed
and written again in its own dialect; what that dialect refuses is for the caller to leave out.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from sqlglot import exp

from judge.authoring.mutants import Mutant
from judge.model.dialect import Dialect
from judge.model.text import Text
from judge.sql.parsing import parse, written

Change = tuple[Text, exp.Expr]
"""A kind of slip, and the node that stands in for the right one; ``_NOTHING`` takes it out.

It shares no node with the tree, whose nodes know one parent only.
"""

_JOIN = Text("a join of another kind", "다른 종류의 조인")
_PLACE = Text("a condition moved from ON to WHERE", "ON에서 WHERE로 옮긴 조건")
_BOUNDARY = Text("off by one at a comparison", "비교에서 하나 차이")
_NEGATED = Text("the opposite condition", "반대로 된 조건")
_CONSTANT = Text("a wrong constant", "잘못된 상수")
_DAY = Text("a day too early or too late", "하루 이르거나 늦은 날짜")
_OPERATOR = Text("a wrong operator", "잘못된 연산자")
_DISTINCT = Text("DISTINCT forgotten or too much", "빠졌거나 필요 없는 DISTINCT")
_COUNTED = Text("other rows counted", "다른 행을 세는 COUNT")
_FUNCTION = Text("the wrong function", "잘못 고른 함수")
_NULL = Text("NULL forgotten", "처리하지 않은 NULL")
_CLAUSE = Text("a clause forgotten", "빠뜨린 절")
_CONDITION = Text("a condition forgotten", "빠뜨린 조건")
_UNION = Text("UNION for UNION ALL, or the reverse", "뒤바뀐 UNION과 UNION ALL")
_WINDOW = Text("a window of other rows", "범위가 다른 윈도")
_ORDER = Text("another order", "다른 정렬 순서")

_NOTHING = exp.Placeholder()
_LONGEST_SHOWN = 36  # characters of a piece of SQL
_COMPARISONS: dict[type[exp.Expr], tuple[tuple[Text, type[exp.Expr]], ...]] = {
    exp.LT: ((_BOUNDARY, exp.LTE), (_NEGATED, exp.GTE)),
    exp.LTE: ((_BOUNDARY, exp.LT), (_NEGATED, exp.GT)),
    exp.GT: ((_BOUNDARY, exp.GTE), (_NEGATED, exp.LTE)),
    exp.GTE: ((_BOUNDARY, exp.GT), (_NEGATED, exp.LT)),
    exp.EQ: ((_NEGATED, exp.NEQ),),
    exp.NEQ: ((_NEGATED, exp.EQ),),
}
_OPERATORS: dict[type[exp.Expr], type[exp.Expr]] = {
    exp.Add: exp.Sub,
    exp.Sub: exp.Add,
    exp.Mul: exp.Div,
    exp.Div: exp.Mul,
    exp.And: exp.Or,
    exp.Or: exp.And,
}
_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "SUM": ("AVG", "MAX", "COUNT"),
    "AVG": ("SUM", "MAX"),
    "MAX": ("MIN",),
    "MIN": ("MAX",),
    "ROW_NUMBER": ("RANK", "DENSE_RANK"),
    "RANK": ("DENSE_RANK", "ROW_NUMBER"),
    "DENSE_RANK": ("RANK", "ROW_NUMBER"),
    "LAG": ("LEAD",),
    "LEAD": ("LAG",),
    "FIRST_VALUE": ("LAST_VALUE",),
    "LAST_VALUE": ("FIRST_VALUE",),
}
_AGGREGATES = frozenset({"SUM", "AVG", "MAX", "MIN", "COUNT"})
_DEFAULTS = frozenset({"COALESCE", "IFNULL", "NVL"})
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(.*)")


def sql_mutants_of(source: str, dialect: Dialect) -> Iterator[Mutant]:
    """Yield every mutant of the queries and changes in ``source``, each different in one place."""
    trees = parse(source, dialect)
    plain = [written(tree, dialect) for tree in trees]
    seen = {tuple(plain)}
    for number, tree in enumerate(trees):
        if isinstance(tree, exp.Create):
            continue
        for at, node in enumerate(tree.walk()):
            for kind, changed in _changes(node):
                mutated = written(_with(tree, at, changed), dialect)
                every = (*plain[:number], mutated, *plain[number + 1 :])
                if every in seen:
                    continue
                seen.add(every)
                before, after = _shown(plain[number], mutated)
                yield Mutant(
                    source="".join(f"{each};\n" for each in every),
                    line=_line(node),
                    kind=kind,
                    before=before,
                    after=after,
                )


def _with(tree: exp.Expr, at: int, changed: exp.Expr) -> exp.Expr:
    """Copy the tree with another node at the place ``at`` of a walk."""
    copied = tree.copy()
    node = next(each for number, each in enumerate(copied.walk()) if number == at)
    if changed is _NOTHING:
        node.pop()
        return copied
    replaced = node.replace(changed.copy())
    return replaced if node is copied else copied


def _line(node: exp.Expr) -> int:
    """Return the line on which a node begins, as far as the parser has kept it."""
    lines = [each.meta["line"] for each in node.walk() if "line" in each.meta]
    around = node.parent
    return min(lines) if lines else _line(around) if around is not None else 1


def _shown(before: str, after: str) -> tuple[str, str]:
    """Cut two texts down to where they differ, with a few words around it."""
    start = _shared(before, after)
    end = min(_shared(before[::-1], after[::-1]), len(before) - start, len(after) - start)
    differing = max(len(before), len(after)) - start - end
    around = max(4, (_LONGEST_SHOWN - differing) // 2)
    start = max(0, start - around)
    while start > 0 and before[start - 1] not in " (":
        start -= 1
    end = max(0, end - around)
    while end > 0 and before[-end] not in " ),":
        end -= 1
    return _piece(before, start, end), _piece(after, start, end)


def _shared(left: str, right: str) -> int:
    """Count the characters with which both begin."""
    pairs = zip(left, right, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(left), len(right)))


def _piece(text: str, start: int, end: int) -> str:
    piece = text[start : len(text) - end].strip()
    cut = len(piece) > 2 * _LONGEST_SHOWN
    piece = piece[: 2 * _LONGEST_SHOWN] if cut else piece
    return f"{'…' if start else ''}{piece}{'…' if end or cut else ''}"


def _changes(node: exp.Expr) -> Iterator[Change]:
    for make in _MAKERS:
        yield from make(node)


def _joins(node: exp.Expr) -> Iterator[Change]:
    if not isinstance(node, exp.Join) or node.args.get("on") is None:
        return
    for side in ("", "LEFT") if node.side != "LEFT" else ("", "RIGHT"):
        if side != node.side:
            other = node.copy()
            other.set("side", side or None)
            other.set("kind", None)
            yield _JOIN, other
    unbound = exp.Join(this=node.this.copy(), kind="CROSS")
    yield _CONDITION, unbound


def _moved_conditions(node: exp.Expr) -> Iterator[Change]:
    """Move the last condition of an outer join to WHERE."""
    if not isinstance(node, exp.Select):
        return
    for at, join in enumerate(node.args.get("joins") or ()):
        on = join.args.get("on")
        if join.side != "LEFT" or not isinstance(on, exp.And):
            continue
        moved = node.copy()
        moved.args["joins"][at].set("on", on.this.copy())
        where = moved.args.get("where")
        condition = on.expression.copy()
        if where is not None:
            condition = exp.And(this=_grouped(where.this.copy()), expression=condition)
        moved.set("where", exp.Where(this=condition))
        yield _PLACE, moved


def _grouped(condition: exp.Expr) -> exp.Expr:
    """Put an OR into parentheses."""
    return exp.Paren(this=condition) if isinstance(condition, exp.Or) else condition


def _comparisons(node: exp.Expr) -> Iterator[Change]:
    if isinstance(node.parent, exp.Update) and node.arg_key == "expressions":
        return  # SET a = b compares nothing
    for kind, other in _COMPARISONS.get(type(node), ()):
        yield kind, other(this=node.this.copy(), expression=node.args["expression"].copy())
    if isinstance(node, exp.Between):
        for above, below in ((exp.GT, exp.LTE), (exp.GTE, exp.LT)):
            low = above(this=node.this.copy(), expression=node.args["low"].copy())
            high = below(this=node.this.copy(), expression=node.args["high"].copy())
            yield _BOUNDARY, exp.Paren(this=exp.And(this=low, expression=high))
    if isinstance(node, exp.Not):
        yield _NEGATED, node.this.copy()
    negatable = isinstance(node, exp.Is | exp.In | exp.Exists | exp.Like | exp.Between)
    if negatable and not isinstance(node.parent, exp.Not):
        yield _NEGATED, exp.Not(this=node.copy())


def _operators(node: exp.Expr) -> Iterator[Change]:
    if type(node) not in _OPERATORS:
        return
    left, right = node.this.copy(), node.args["expression"].copy()
    changed: exp.Expr = _OPERATORS[type(node)](this=left, expression=right)
    if isinstance(node.parent, exp.And | exp.Or | exp.Not):
        changed = exp.Paren(this=changed)
    yield _OPERATOR, changed


def _forgotten_conditions(node: exp.Expr) -> Iterator[Change]:
    if isinstance(node, exp.And | exp.Or):
        yield _CONDITION, node.this.copy()
        if type(node.this) is not type(node):  # of a longer chain, each is met on its own
            yield _CONDITION, node.args["expression"].copy()
    if isinstance(node, exp.Case):
        if node.args.get("default") is not None:
            other = node.copy()
            other.set("default", None)
            yield _CLAUSE, other
        for at in range(len(node.args["ifs"]) if len(node.args["ifs"]) > 1 else 0):
            other = node.copy()
            other.args["ifs"].pop(at)
            yield _CONDITION, other


def _constants(node: exp.Expr) -> Iterator[Change]:
    if not isinstance(node, exp.Literal) or _is_idle(node):
        return
    day = _ISO_DAY.fullmatch(node.name)
    if not node.is_string and node.name.isdigit():
        for number in (int(node.name) + 1, int(node.name) - 1):
            yield _CONSTANT, exp.convert(number)
    elif node.is_string and day:
        for days in (1, -1):
            try:
                other = date.fromisoformat(day[1]) + timedelta(days=days)
            except (ValueError, OverflowError):
                return
            yield _DAY, exp.Literal.string(f"{other}{day[2]}")


def _is_idle(literal: exp.Literal) -> bool:
    """Whether a number stands for no value: a type's size, SELECT 1 of EXISTS, a column's place."""
    around = literal.parent
    counted = literal.find_ancestor(exp.Anonymous)
    return (
        isinstance(around, exp.DataTypeParam | exp.Ordered | exp.Group)
        or (isinstance(around, exp.Select) and isinstance(around.parent, exp.Exists))
        or (isinstance(around, exp.If) and counted is not None and _name(counted) == "COUNT")
    )


def _name(call: exp.Anonymous) -> str:
    return str(call.this).upper()


def _distinct(node: exp.Expr) -> Iterator[Change]:
    if isinstance(node, exp.Select) and not _is_distinct_anyway(node):
        other = node.copy()
        other.set("distinct", None if node.args.get("distinct") else exp.Distinct())
        yield _DISTINCT, other
    if isinstance(node, exp.Union):
        union = node.copy()
        union.set("distinct", not node.args.get("distinct"))
        yield _UNION, union


def _is_distinct_anyway(query: exp.Select) -> bool:
    """Whether DISTINCT means nothing: for EXISTS and IN, and of an aggregate's one row."""
    counted = not query.args.get("group") and all(
        isinstance(each.unalias(), exp.Anonymous) and _name(each.unalias()) in _AGGREGATES
        for each in query.expressions
    )
    around = query.parent.parent if isinstance(query.parent, exp.Subquery) else query.parent
    return counted or isinstance(around, exp.Exists | exp.In)


def _calls(node: exp.Expr) -> Iterator[Change]:
    if not isinstance(node, exp.Anonymous):
        return
    name, arguments = _name(node), node.expressions
    if name in _DEFAULTS and len(arguments) > 1:
        yield _NULL, arguments[0].copy()
    if len(arguments) == 1 and isinstance(arguments[0], exp.Distinct):
        yield _DISTINCT, _called(name, arguments[0].expressions)
        return
    for other in _FUNCTIONS.get(name, ()):
        yield _FUNCTION, _called(other, arguments)
    if name == "COUNT" and not isinstance(arguments[0], exp.Star):
        yield _COUNTED, _called(name, [exp.Star()])
        if not isinstance(node.parent, exp.Window):
            different = exp.Distinct(expressions=[each.copy() for each in arguments])
            yield _DISTINCT, _called(name, [different])


def _called(name: str, arguments: list[exp.Expr]) -> exp.Anonymous:
    return exp.Anonymous(this=name, expressions=[each.copy() for each in arguments])


def _clauses(node: exp.Expr) -> Iterator[Change]:
    match node:
        case exp.Filter():
            yield _CLAUSE, node.this.copy()
        case exp.Where() if not isinstance(node.parent, exp.Filter):
            yield _CLAUSE, _NOTHING
        case exp.Having() | exp.Limit() | exp.Offset() | exp.Fetch():
            yield _CLAUSE, _NOTHING
        case exp.Group(expressions=keys) if len(keys) > 1:
            for at in range(len(keys)):
                other = node.copy()
                other.expressions.pop(at)
                yield _CLAUSE, other
        case exp.Group():
            yield _CLAUSE, _NOTHING
        case _:
            pass


def _windows(node: exp.Expr) -> Iterator[Change]:
    if not isinstance(node, exp.Window):
        return
    for part in ("partition_by", "order", "spec"):
        if node.args.get(part):
            other = node.copy()
            other.set(part, None)
            yield _WINDOW, other


def _orders(node: exp.Expr) -> Iterator[Change]:
    if isinstance(node, exp.Ordered):
        turned = node.copy()
        turned.set("desc", None if node.args.get("desc") else True)
        turned.set("nulls_first", not node.args.get("nulls_first"))
        yield _ORDER, turned
    if not isinstance(node, exp.Order):
        return
    if not isinstance(node.parent, exp.Window):
        yield _ORDER, _NOTHING
    keys = node.expressions
    for at in range(len(keys) if len(keys) > 1 else 0):
        other = node.copy()
        other.expressions.pop(at)
        yield _ORDER, other
    for at in range(len(keys) - 1):
        other = node.copy()
        first, second = other.expressions[at : at + 2]
        other.expressions[at : at + 2] = [second, first]
        yield _ORDER, other


_MAKERS: tuple[Callable[[exp.Expr], Iterator[Change]], ...] = (
    _joins,
    _moved_conditions,
    _comparisons,
    _operators,
    _forgotten_conditions,
    _constants,
    _distinct,
    _calls,
    _clauses,
    _windows,
    _orders,
)
