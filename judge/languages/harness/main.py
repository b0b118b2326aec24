"""Runs a solution: as a program of its own, or by calling its function.

``compile.py`` makes ``main.pyc`` of this file and the solution's code, so that a run reads one file
and compiles nothing. What the module does by itself, a sandbox does once, and every run begins with
``begin()`` in a fork. Every import here costs each case a millisecond: json is there where the
sandbox has imported it ahead, the rest only serves tracebacks.

Also runs on PyPy, which may be a Python 3.8: annotations that it does not know stand in quotes.
"""

import builtins
import marshal
import sys
from types import CodeType, FrameType, ModuleType, TracebackType

TYPE_CHECKING = False  # not typing's: a fresh interpreter would take twice as long for that import
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

NAME = "solution.py"  # the file name of the solution's code
_SLACK = 8  # calls of exec() and the like, which count although they have no frame
RESULT = 3  # the descriptor that takes the result


def prepare(
    code: bytes,
    source: str,
    packages: "list[str]",
    call: "list[Any] | None" = None,
    folder: "str | None" = None,
) -> "Callable[[], None]":
    """Return what runs the marshalled ``code``: as ``__main__`` or, with a ``call``, its function.

    ``packages`` are folders to import from; ``call`` is the function's name, the conversions of its
    arguments and the records as pairs of class name and field names. ``folder`` holds the program's
    other files, where it has any.
    """
    solution = marshal.loads(code)  # noqa: S302 - compiled by us, in a sandbox
    return lambda: run(solution, source, packages, call, folder)


def run(
    solution: CodeType,
    source: str,
    packages: "list[str]",
    call: "list[Any] | None",
    folder: "str | None",
) -> None:
    """Run a solution in this process; see ``prepare``."""
    sys.path += packages
    if folder is not None:
        sys.path.insert(0, folder)
    sys.argv = [NAME, *sys.argv[1:]]
    builtins.exit = builtins.quit = leave  # type: ignore[assignment]  # site's, which -S left out
    widen_recursion()
    sys.excepthook = lambda _, error, trace: show(error, trace, source)
    if call is None:
        exec(solution, new_module("__main__"))  # noqa: S102 - this is what we are for
    else:
        answer(solution, *call)


def leave(code: "Any" = None) -> None:
    """End the program, as ``exit()`` and ``quit()`` do wherever Python was started as usual."""
    raise SystemExit(code)


def widen_recursion() -> None:
    """Leave to the program all the recursion that it may have: the frames so far are not its own.

    A program started as usual is at depth 1, where ``setrecursionlimit(10)`` is no error.
    """
    depth = _SLACK
    frame: FrameType | None = sys._getframe()  # noqa: SLF001 - nothing else counts so quickly
    while frame is not None:
        depth, frame = depth + 1, frame.f_back
    allow, allowed = sys.setrecursionlimit, sys.getrecursionlimit
    allow(allowed() + depth)
    sys.setrecursionlimit = lambda limit: allow(limit + depth)
    sys.getrecursionlimit = lambda: allowed() - depth


def new_module(name: str) -> "dict[str, Any]":
    """Make an empty module and return its namespace; the solution finds nothing of ours in it."""
    module = ModuleType(name)
    module.__file__ = NAME
    sys.modules[name] = module
    return module.__dict__


def answer(
    solution: CodeType, name: str, conversions: "list[Any]", records: "list[list[Any]]"
) -> None:
    """Read the arguments, call the function and write its result."""
    import json

    values = json.loads(sys.stdin.buffer.read())
    namespace = new_module("solution")
    for record, fields in records:
        namespace[record] = new_record(record, fields)
    exec(solution, namespace)  # noqa: S102 - this is what we are for
    function = find(namespace, name)
    arguments = [convert(v, conversions[at], namespace) for at, v in enumerate(values)]
    result = json.dumps(function(*arguments), default=plain)
    with open(RESULT, "w", encoding="utf-8", closefd=False) as out:
        out.write(result)


def new_record(name: str, fields: "list[str]") -> "Any":
    """Make a class for a record, in case that the solution has none."""
    from collections import namedtuple

    return namedtuple(name, fields)


def find(namespace: "dict[str, Any]", name: str) -> "Any":
    """Return the function, or the method of ``class Solution``."""
    if callable(namespace.get(name)):
        return namespace[name]
    if not hasattr(namespace.get("Solution"), name):
        sys.exit(f"{NAME}: no function {name}() / {name}() 함수가 없습니다")
    return getattr(namespace["Solution"](), name)


def convert(value: "Any", how: "list[Any] | None", namespace: "dict[str, Any]") -> "Any":
    """Turn arrays into records; ``how`` is None, ["list", how] or ["record", class, hows]."""
    if how is None:
        return value
    if how[0] == "list":
        return [convert(item, how[1], namespace) for item in value]
    if any(how[2]):
        value = [convert(part, how[2][at], namespace) for at, part in enumerate(value)]
    return namespace[how[1]](*value)


def plain(value: "Any") -> "Any":
    """Return a value that JSON can write for one of numpy's or a data class's."""
    if hasattr(value, "tolist"):
        return value.tolist()
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is not None:
        return [getattr(value, field) for field in fields]
    raise TypeError(f"the function returned a value of type {type(value).__name__}")


def show(error: BaseException, trace: "TracebackType | None", source: str) -> None:
    """Print a traceback without our frames, and with the solution's lines, which are in no file."""
    while trace is not None and trace.tb_frame.f_code.co_filename != NAME:
        trace = trace.tb_next
    frame = trace
    while isinstance(error, MemoryError) and frame is not None:
        frame.tb_frame.clear()  # what its variables hold is what we need now
        frame = frame.tb_next
    import linecache
    import traceback

    linecache.cache[NAME] = (len(source), None, source.splitlines(keepends=True), NAME)
    traceback.print_exception(type(error), error, trace)
