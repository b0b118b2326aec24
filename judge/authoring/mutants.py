"""Small mistakes, made on purpose: a right solution with one thing changed.

Tests that no mutant fails prove little. Each kind of mutant is a slip that a learner makes: off by
one at a comparison or a constant, the wrong operator, a branch that is never (or always) taken, a
loop left too early, a step forgotten, arguments exchanged, the least for the greatest.
"""

import ast
import copy
from collections.abc import Callable, Iterator

from judge.frozen import frozen
from judge.model.text import Text

_LONGEST_SHOWN = 36  # characters of a piece of code


@frozen
class Mutant:
    """A changed source; ``line`` is where, ``before`` and ``after`` are the piece of code."""

    source: str
    line: int
    kind: Text
    before: str
    after: str


Change = tuple[Text, ast.AST]
"""A kind of slip, and the node that stands in for the right one."""

_BOUNDARY = Text("off by one at a comparison", "비교에서 하나 차이")
_NEGATED = Text("the opposite comparison", "반대로 된 비교")
_OPERATOR = Text("a wrong operator", "잘못된 연산자")
_CONSTANT = Text("a wrong constant", "잘못된 상수")
_BRANCH = Text("a branch never or always taken", "항상 또는 전혀 타지 않는 분기")
_LOOP = Text("a loop left too early or too late", "너무 일찍 또는 늦게 끝나는 반복문")
_STEP = Text("a step forgotten", "빠뜨린 단계")
_SWAPPED = Text("arguments exchanged", "뒤바뀐 인자")
_FUNCTION = Text("the wrong function", "잘못 고른 함수")

_COMPARISONS: dict[type[ast.cmpop], tuple[tuple[Text, type[ast.cmpop]], ...]] = {
    ast.Lt: ((_BOUNDARY, ast.LtE), (_NEGATED, ast.GtE)),
    ast.LtE: ((_BOUNDARY, ast.Lt), (_NEGATED, ast.Gt)),
    ast.Gt: ((_BOUNDARY, ast.GtE), (_NEGATED, ast.LtE)),
    ast.GtE: ((_BOUNDARY, ast.Gt), (_NEGATED, ast.Lt)),
    ast.Eq: ((_NEGATED, ast.NotEq),),
    ast.NotEq: ((_NEGATED, ast.Eq),),
    ast.In: ((_NEGATED, ast.NotIn),),
    ast.NotIn: ((_NEGATED, ast.In),),
}
_OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any", "append": "appendleft"}
_FUNCTIONS |= {"popleft": "pop", "bisect_left": "bisect_right", "bisect_right": "bisect_left"}
_SYMMETRIC = frozenset(
    {"min", "max", "gcd", "zip", "print"}
)  # the order of their arguments is free


def mutants_of(source: str) -> Iterator[Mutant]:
    """Yield every mutant of a Python source, from the top; each differs in one place."""
    tree = ast.parse(source)
    plain = ast.unparse(tree)
    seen = {plain}
    for path, node in _nodes(tree, ()):
        for kind, changed in _changes(node):
            mutated = ast.unparse(ast.fix_missing_locations(_with(tree, path, changed)))
            if mutated not in seen:
                seen.add(mutated)
                yield Mutant(
                    source=mutated,
                    line=getattr(node, "lineno", 1),
                    kind=kind,
                    before=_shown(node),
                    after=_shown(changed),
                )


Path = tuple[tuple[str, int | None], ...]


def _nodes(node: ast.AST, path: Path) -> Iterator[tuple[Path, ast.AST]]:
    """Yield what may be changed; annotations, docstrings, imports and defaults are no behaviour."""
    yield path, node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        if isinstance(value, ast.AST):
            yield from _nodes(value, (*path, (name, None)))
        elif isinstance(value, list):
            for at, item in enumerate(value):
                if isinstance(item, ast.AST) and not _is_prose(item):
                    yield from _nodes(item, (*path, (name, at)))


def _is_prose(node: ast.AST) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_text or (isinstance(node, ast.If) and "__name__" in ast.unparse(node.test))


def _with(tree: ast.Module, path: Path, changed: ast.AST) -> ast.Module:
    """Copy the tree with another node at ``path``."""
    copied = copy.deepcopy(tree)
    holder: ast.AST = copied
    for name, at in path[:-1]:
        value = getattr(holder, name)
        holder = value if at is None else value[at]
    name, at = path[-1]
    if at is None:
        setattr(holder, name, changed)
    else:
        getattr(holder, name)[at] = changed
    return copied


def _shown(node: ast.AST) -> str:
    if isinstance(node, ast.For) and isinstance(node.body[-1], ast.Break):
        return "… break"
    text = ast.unparse(node).split("\n")[0]
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _changes(node: ast.AST) -> Iterator[Change]:
    for make in _MAKERS:
        yield from make(node)


def _comparisons(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for kind, other in _COMPARISONS.get(type(node.ops[0]), ()):
            yield kind, ast.Compare(node.left, [other()], node.comparators)
    elif isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            for kind, other in _COMPARISONS.get(type(op), ())[:1]:
                ops = [other() if at == place else each for place, each in enumerate(node.ops)]
                yield kind, ast.Compare(node.left, ops, node.comparators)


def _operators(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            yield _OPERATOR, ast.BinOp(left, _OPERATORS[type(op)](), right)
        case ast.AugAssign(target=target, op=op, value=value) if type(op) in _OPERATORS:
            yield _OPERATOR, ast.AugAssign(target, _OPERATORS[type(op)](), value)
        case ast.BoolOp(op=op, values=values):
            other = ast.Or() if isinstance(op, ast.And) else ast.And()
            yield _OPERATOR, ast.BoolOp(other, values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield _OPERATOR, operand
        case _:
            pass


def _constants(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Constant(value=bool() as value):
            yield _CONSTANT, ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield _CONSTANT, ast.Constant(value + 1)
            yield _CONSTANT, ast.Constant(value - 1)
        case _:
            pass


def _branches(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.If(test=test, body=body, orelse=orelse) if not isinstance(test, ast.Constant):
            yield _BRANCH, ast.If(ast.Constant(value=False), body, orelse)
            yield _BRANCH, ast.If(ast.Constant(value=True), body, orelse)
        case ast.IfExp(body=body, orelse=orelse):
            yield _BRANCH, body
            yield _BRANCH, orelse
        case _:
            pass


def _loops(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Break():
            yield _LOOP, ast.Continue()
        case ast.Continue():
            yield _LOOP, ast.Break()
        case ast.For(target=target, iter=iterable, body=body, orelse=orelse):
            yield _LOOP, ast.For(target, iterable, [*body, ast.Break()], orelse)
        case _:
            pass


def _steps(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, ast.AugAssign | ast.Expr) and not _is_prose(node):
        yield _STEP, ast.Pass()


def _calls(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Call(func=function, args=[first, second], keywords=keywords) if (
            _name(function) not in _SYMMETRIC
        ):
            yield _SWAPPED, ast.Call(function, [second, first], keywords)
        case _:
            pass
    match node:
        case ast.Name(id=name) if name in _FUNCTIONS:
            yield _FUNCTION, ast.Name(_FUNCTIONS[name], ast.Load())
        case ast.Attribute(value=value, attr=name) if name in _FUNCTIONS:
            yield _FUNCTION, ast.Attribute(value, _FUNCTIONS[name], ast.Load())
        case _:
            pass


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


_MAKERS: tuple[Callable[[ast.AST], Iterator[Change]], ...] = (
    _comparisons,
    _operators,
    _constants,
    _branches,
    _loops,
    _steps,
    _calls,
)
