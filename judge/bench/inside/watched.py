"""Runs a Python solution on one input and watches it: how many lines, which take the time.

It is compiled behind ``judge/languages/harness/main.py``, whose functions it uses. A job is JSON::

    {"watch": "lines", "source": "...", "function": "solution", "conversions": [...],
     "records": [...], "arguments": [...]}       or, of a whole program, "source" and "stdin" only

The answer to ``lines`` is ``{"lines": 1234, "by": "sys.monitoring"}``. Only the solution's own
lines count, and jumps back within one (a comprehension's rounds): what a library does inside a call
is not seen. ``time`` wants ``packages``, folders with the package line_profiler, and is answered by
``{"lines": [[number, hits, seconds], ...]}``; ``memory`` by ``{"lines": [[number, blocks, bytes],
...], "peak_bytes": 12}``, of the moment at which most was held, as far as it was seen.
"""

import sys
from types import CodeType, FrameType

TYPE_CHECKING = False  # not typing's: see harness/main.py
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from judge.languages.harness.main import convert, find, new_module, new_record

FILE = "solution.py"
TOOL = 2  # sys.monitoring.PROFILER_ID
PROFILER = "judge_line_profiler"
LOOK_AGAIN = 1.2  # times what was held at the last look: a look takes as long as there are blocks


def solution(job: str) -> str:
    """Run the solution and count."""
    import json

    work = json.loads(job)
    code = compile(work["source"], FILE, "exec", dont_inherit=True)
    run = run_program if "stdin" in work else run_function
    watch = {"lines": count, "time": profile, "memory": trace_memory}[work["watch"]]
    return json.dumps(watch(run, code, work))


def count(run: "Callable[..., None]", code: CodeType, work: "dict[str, Any]") -> "dict[str, Any]":
    """Count lines by the quickest means that this Python has."""
    watched = hasattr(sys, "monitoring")
    lines = (count_by_monitoring if watched else count_by_trace)(run, code, work)
    return {"lines": lines, "by": "sys.monitoring" if watched else "sys.settrace"}


def profile(run: "Callable[..., None]", code: CodeType, work: "dict[str, Any]") -> "dict[str, Any]":
    """Time the lines of every function with line_profiler, which decorates them all."""
    del code
    import ast
    import builtins

    sys.path += work["packages"]
    from line_profiler import LineProfiler
    from line_profiler.autoprofile.ast_profile_transformer import AstProfileTransformer

    profiler = LineProfiler()
    setattr(builtins, PROFILER, profiler)
    tree = AstProfileTransformer(profiler_name=PROFILER).visit(ast.parse(work["source"]))
    run(compile(ast.fix_missing_locations(tree), FILE, "exec", dont_inherit=True), work)
    stats = profiler.get_stats()
    lines: dict[int, list[float]] = {}
    for timings in stats.timings.values():
        for number, hits, ticks in timings:
            found = lines.setdefault(number, [0, 0.0])
            found[0] += hits
            found[1] += ticks * stats.unit
    return {"lines": [[number, *found] for number, found in sorted(lines.items())]}


def trace_memory(
    run: "Callable[..., None]", code: CodeType, work: "dict[str, Any]"
) -> "dict[str, Any]":
    """Look at what is held again and again, and keep the look at which it was most."""
    import threading
    import tracemalloc

    best: list[Any] = [0, None]
    over = threading.Event()

    def look() -> None:
        held, _ = tracemalloc.get_traced_memory()
        if held > best[0] * LOOK_AGAIN:
            best[:] = [held, tracemalloc.take_snapshot()]

    def watch() -> None:
        while not over.wait(0.005):
            look()

    tracemalloc.start()
    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        run(code, work)
        look()
    finally:
        over.set()
        watcher.join()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    found = [] if best[1] is None else best[1].statistics("lineno")
    mine = [each for each in found if each.traceback[0].filename == FILE]
    lines = sorted([each.traceback[0].lineno, each.count, each.size] for each in mine)
    return {"lines": lines, "peak_bytes": peak}


def count_by_monitoring(run: "Callable[..., None]", code: CodeType, work: "dict[str, Any]") -> int:
    """Count with sys.monitoring (PEP 669): only the solution's own code pays for it."""
    count = 0
    monitoring: Any = getattr(sys, "monitoring")  # noqa: B009 - not there before 3.12
    events = monitoring.events

    def seen(*_: object) -> None:
        nonlocal count
        count += 1

    monitoring.use_tool_id(TOOL, "judge")
    for event in (events.LINE, events.JUMP, events.PY_RESUME):
        monitoring.register_callback(TOOL, event, seen)
    for each in codes(code):
        monitoring.set_local_events(TOOL, each, events.LINE | events.JUMP)
    try:
        run(code, work)
    finally:
        monitoring.free_tool_id(TOOL)
    return count


def count_by_trace(run: "Callable[..., None]", code: CodeType, work: "dict[str, Any]") -> int:
    """Count with sys.settrace: every line of the solution calls back."""
    count = 0

    def line(frame: FrameType, event: str, argument: object) -> "Any":  # noqa: ARG001
        nonlocal count
        count += 1
        return line

    def call(frame: FrameType, event: str, argument: object) -> "Any":  # noqa: ARG001
        return line if frame.f_code.co_filename == FILE else None

    sys.settrace(call)
    try:
        run(code, work)
    finally:
        sys.settrace(None)
    return count


def codes(code: CodeType) -> "list[CodeType]":
    """Return a code object and all within it."""
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    return [code, *(found for each in inner for found in codes(each))]


def run_function(code: CodeType, work: "dict[str, Any]") -> None:
    """Call the function."""
    namespace = new_module("solution")
    for record, fields in work["records"]:
        namespace[record] = new_record(record, fields)
    exec(code, namespace)  # noqa: S102 - this is what we are for
    function = find(namespace, work["function"])
    hows = work["conversions"]
    function(*[convert(each, hows[at], namespace) for at, each in enumerate(work["arguments"])])


def run_program(code: CodeType, work: "dict[str, Any]") -> None:
    """Run a whole program; what it prints is dropped."""
    import io

    sys.stdin = io.TextIOWrapper(io.BytesIO(work["stdin"].encode()), encoding="utf-8")
    streams, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    try:
        exec(code, new_module("__main__"))  # noqa: S102 - this is what we are for
    except SystemExit as leaving:
        if leaving.code not in (None, 0):
            raise
    finally:
        sys.stdout = streams
