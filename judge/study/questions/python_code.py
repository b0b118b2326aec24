"""What is to be seen in Python: sorts, loops in loops, recursion, containers, doubtful habits."""

import ast
from collections.abc import Iterator

from judge.study.notes.fingerprint import parse_python
from judge.study.questions.sighting import Seen, Sighting

_LOOPS = (ast.For, ast.While, ast.AsyncFor)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_CHANGES = frozenset(
    {"append", "extend", "insert", "pop", "remove", "sort", "reverse", "clear", "add", "update"}
)
_CALLS = {  # by the last part of what is called
    **dict.fromkeys(("heappush", "heappop", "heapify", "heapreplace", "heappushpop"), Seen.HEAP),
    **dict.fromkeys(("bisect", "bisect_left", "bisect_right", "insort"), Seen.BISECT),
    **dict.fromkeys(("permutations", "combinations", "product"), Seen.ALL_ARRANGEMENTS),
    **dict.fromkeys(("dict", "Counter"), Seen.DICT),
    "deque": Seen.QUEUE,
    "defaultdict": Seen.DEFAULT_DICT,
    "set": Seen.SET,
    "setrecursionlimit": Seen.RECURSION_LIMIT,
}
_OF_EACH_NAME = frozenset(
    {Seen.RECURSION, Seen.MEMO, Seen.ARGUMENT_CHANGED, Seen.LIST_SEARCHED_IN_LOOP}
)
_MEMOS = frozenset({"lru_cache", "cache"})
_LARGE = 10**6  # a number from here on that something starts with stands for infinity


def see_python(source: str) -> Iterator[Sighting]:
    """Yield what is seen, in the order of the lines; nothing of code that has no tree."""
    tree = parse_python(source)
    if tree is None:
        return
    found: dict[tuple[Seen, str], Sighting] = {}
    for sighting in _Reader(tree).see():
        name = str(sighting.words["name"]) if sighting.seen in _OF_EACH_NAME else ""
        found.setdefault((sighting.seen, name), sighting)  # the first line of each is enough
    yield from sorted(found.values(), key=lambda each: each.order)


class _Reader:
    """Walks a tree and knows, at each node, the loops and the function around it."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._parents = {
            child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)
        }
        self._lists = set(self._names_of_lists())

    def see(self) -> Iterator[Sighting]:
        for node in ast.walk(self._tree):
            match node:
                case ast.Call():
                    yield from self._call(node)
                case ast.For() | ast.While():
                    yield from self._loop(node)
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    yield from self._function(node)
                case ast.Compare():
                    yield from self._compare(node)
                case ast.Assign() | ast.AugAssign():
                    yield from self._assignment(node)
                case _:
                    yield from self._other(node)

    # Where a node stands.

    def _around(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what is around a node, within its function."""
        inner = node
        while (outer := self._parents.get(inner)) is not None:
            if isinstance(outer, (*_FUNCTIONS, ast.Lambda)):
                return
            if not (isinstance(outer, ast.For) and inner is outer.iter):
                yield outer
            inner = outer

    def _in_loop(self, node: ast.AST) -> bool:
        return any(isinstance(each, (*_LOOPS, *_COMPREHENSIONS)) for each in self._around(node))

    def _names_of_lists(self) -> Iterator[str]:
        for node in ast.walk(self._tree):
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if _is_list(value):
                    yield name
                case ast.arg(arg=name, annotation=ast.Subscript(value=ast.Name(id="list"))):
                    yield name
                case _:
                    pass

    # What is seen.

    def _call(self, node: ast.Call) -> Iterator[Sighting]:
        name, line = _called(node), node.lineno
        if (seen := _CALLS.get(name)) is not None:
            yield _at(seen, line, name=name)
        elif name in {"sorted", "sort"}:
            if self._in_loop(node):
                yield _at(Seen.SORT_IN_LOOP, line)
            elif self._loop_follows(node):
                yield _at(Seen.SORT_BEFORE_LOOP, line)
        match node:
            case ast.Call(func=ast.Attribute(attr="pop"), args=[ast.Constant(value=0)]):
                yield _at(Seen.POP_FRONT, line)
            case ast.Call(func=ast.Attribute(attr="insert"), args=[ast.Constant(value=0), _]):
                yield _at(Seen.POP_FRONT, line)
            case _:
                pass

    def _loop_follows(self, node: ast.AST) -> bool:
        """Whether a loop of the same function begins no earlier than this line."""
        scope = self._scope(node)
        line = getattr(node, "lineno", 0)
        return any(isinstance(each, _LOOPS) and each.lineno >= line for each in ast.walk(scope))

    def _scope(self, node: ast.AST) -> ast.AST:
        while not isinstance(node, (*_FUNCTIONS, ast.Module)):
            node = self._parents[node]
        return node

    def _loop(self, node: ast.For | ast.While) -> Iterator[Sighting]:
        outer = [each for each in self._around(node) if isinstance(each, _LOOPS)]
        if outer:
            yield _at(Seen.NESTED_LOOPS, node.lineno, outer=str(outer[-1].lineno))
        if not isinstance(node, ast.While):
            return
        match node.test:
            case ast.Constant(value=value) if value:
                yield _at(Seen.ENDLESS_LOOP, node.lineno)
            case ast.Compare(left=ast.Name(), ops=[ast.Lt() | ast.LtE()], comparators=[ast.Name()]):
                halves = _halves(node)
                yield _at(Seen.BINARY_SEARCH if halves else Seen.TWO_POINTERS, node.lineno)
            case _:
                pass

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Sighting]:
        memo = any(_last(each) in _MEMOS for each in node.decorator_list)
        if memo:
            yield _at(Seen.MEMO, node.lineno, name=node.name)
        calls = [each for each in ast.walk(node) if isinstance(each, ast.Call)]
        own = [each for each in calls if _called(each) == node.name]
        if own and not memo:
            yield _at(Seen.RECURSION, own[0].lineno, name=node.name)
        parameters = {each.arg for each in node.args.args} - {"self"}
        yield from _changed_arguments(node, parameters)

    def _compare(self, node: ast.Compare) -> Iterator[Sighting]:
        sides = [node.left, *node.comparators]
        equal = any(isinstance(op, ast.Eq | ast.NotEq) for op in node.ops)
        if equal and any(_is_float(side) for side in sides):
            yield _at(Seen.FLOAT_COMPARED, node.lineno)
        searched = [
            side.id
            for op, side in zip(node.ops, node.comparators, strict=True)
            if isinstance(op, ast.In | ast.NotIn) and isinstance(side, ast.Name)
        ]
        if self._in_loop(node):
            for name in searched:
                if name in self._lists:
                    yield _at(Seen.LIST_SEARCHED_IN_LOOP, node.lineno, name=name)

    def _assignment(self, node: ast.Assign | ast.AugAssign) -> Iterator[Sighting]:
        line = node.lineno
        if isinstance(node, ast.AugAssign):
            if isinstance(node.op, ast.Add) and _is_text(node.value) and self._in_loop(node):
                yield _at(Seen.TEXT_GROWN_IN_LOOP, line)
            return
        if _is_infinite(node.value):
            yield _at(Seen.SENTINEL, line, name=ast.unparse(node.value))
        if _is_table(node.value):
            yield _at(Seen.TABLE, line)

    def _other(self, node: ast.AST) -> Iterator[Sighting]:
        match node:
            case ast.Dict() | ast.DictComp():
                yield _at(Seen.DICT, node.lineno)
            case ast.Set() | ast.SetComp():
                yield _at(Seen.SET, node.lineno)
            case ast.Global(names=[name, *_]) | ast.Nonlocal(names=[name, *_]):
                yield _at(Seen.GLOBAL, node.lineno, name=name)
            case ast.ExceptHandler(type=None) | ast.ExceptHandler(type=ast.Name(id="Exception")):
                yield _at(Seen.CATCHES_ALL, node.lineno)
            case ast.Return() if self._in_loop(node):
                yield _at(Seen.EARLY_RETURN, node.lineno)
            case ast.Subscript(slice=ast.Slice(), ctx=ast.Load()) if self._in_loop(node):
                yield _at(Seen.SLICE_IN_LOOP, node.lineno)


def _at(seen: Seen, line: int, **words: str) -> Sighting:
    return Sighting(seen=seen, words={"line": str(line), **words}, order=line)


def _last(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=function):
            return _last(function)
        case _:
            return ""


def _called(node: ast.Call) -> str:
    return _last(node.func)


def _is_list(value: ast.expr) -> bool:
    match value:
        case ast.List() | ast.ListComp():
            return True
        case ast.BinOp(left=left, op=ast.Mult()):
            return _is_list(left)
        case ast.Call(func=ast.Name(id="list" | "sorted")):
            return True
        case _:
            return False


def _is_float(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=float()):
            return True
        case ast.BinOp(op=ast.Div()):
            return True
        case ast.Call(func=ast.Name(id="float")):
            return True
        case _:
            return False


def _is_text(node: ast.expr) -> bool:
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case ast.Call(func=ast.Name(id="str" | "chr")):
            return True
        case _:
            return False


def _is_infinite(node: ast.expr) -> bool:
    match node:
        case ast.UnaryOp(operand=operand):
            return _is_infinite(operand)
        case ast.Call(func=ast.Name(id="float"), args=[ast.Constant(value=str(word))]):
            return "inf" in word.lower()
        case ast.Attribute(attr="inf") | ast.Attribute(attr="maxsize"):
            return True
        case ast.BinOp(left=ast.Constant(value=10), op=ast.Pow(), right=ast.Constant()):
            return True
        case ast.Constant(value=int(number)) if not isinstance(number, bool):
            return number >= _LARGE
        case _:
            return False


def _is_table(node: ast.expr) -> bool:
    """Whether a list of lists is made at once, as in ``[[0] * m for _ in range(n)]``."""
    match node:
        case ast.ListComp(elt=ast.BinOp(left=ast.List(), op=ast.Mult()) | ast.ListComp()):
            return True
        case _:
            return False


def _halves(loop: ast.While) -> bool:
    """Whether the loop takes a middle: ``// 2`` or ``>> 1``."""
    for node in ast.walk(loop):
        match node:
            case ast.BinOp(op=ast.FloorDiv(), right=ast.Constant(value=2)):
                return True
            case ast.BinOp(op=ast.RShift(), right=ast.Constant(value=1)):
                return True
            case _:
                pass
    return False


def _changed_arguments(
    function: ast.FunctionDef | ast.AsyncFunctionDef, parameters: set[str]
) -> Iterator[Sighting]:
    """Yield parameters whose own value is changed, unless the name was given another before."""
    rebound = {
        target.id
        for node in ast.walk(function)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(function):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr)):
                changed = attr in _CHANGES
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                changed = True
            case _:
                continue
        if changed and name in parameters - rebound:
            yield _at(Seen.ARGUMENT_CHANGED, node.lineno, name=name)
