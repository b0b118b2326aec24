"""Counts the lines of a Python solution that are executed, on one input.

It is compiled behind ``judge/languages/harness/main.py``, whose functions it uses. A job is JSON::

    {"source": "...", "function": "solution", "conversions": [...], "records": [...],
     "arguments": [...]}              or, of a whole program, {"source": "...", "stdin": "..."}

The answer is ``{"lines": 1234, "by": "sys.monitoring"}``. Only the solution's own lines count, and
jumps back within one (a comprehension's rounds): what a library does inside a call is not seen.
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


def solution(job: str) -> str:
    """Run the solution and count."""
    import json

    work = json.loads(job)
    code = compile(work["source"], FILE, "exec", dont_inherit=True)
    watched = hasattr(sys, "monitoring")
    run = run_program if "stdin" in work else run_function
    lines = (count_by_monitoring if watched else count_by_trace)(run, code, work)
    return json.dumps({"lines": lines, "by": "sys.monitoring" if watched else "sys.settrace"})


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
