"""Calls what one source defines many times in one process, with a fresh namespace for each call.

It is compiled behind ``judge/languages/harness/main.py``, whose functions it uses. A job is JSON::

    {"file": "name.py", "source": "...", "how": "call", "calls": [...], ...}

Each call is answered by a line of JSON on descriptor 3 as soon as it is known, so that a call that
kills the process is the first without an answer: ``{"value": ...}``, ``{"failed": "..."}``, and of
a law ``{"broken": "..."}`` or ``{"ask": {...}}``, an input whose result it wants to see.
"""

import sys
from types import CodeType

TYPE_CHECKING = False  # not typing's: see harness/main.py
if TYPE_CHECKING:
    from typing import Any

    from judge.languages.harness.main import RESULT, convert, find, new_module, new_record, plain

_RECURSION = sys.getrecursionlimit()
_LONGEST_REASON = 400  # characters
_LONGEST_VALUE = 1000  # characters
_UNSET, _LONG = "\0", "\1"  # see judge/properties/trace.py


class Ask(BaseException):
    """A law's wish for one more result; no ``except Exception`` of its author's stops it."""


def solution(job: str) -> str:
    """Answer every call of the job."""
    import json
    import os

    work = json.loads(job)
    code = compile(work["source"], work["file"], "exec", dont_inherit=True)
    respond = {"call": respond_call, "print": respond_print, "law": respond_law, "make": make}
    respond["trace"] = respond_trace
    for call in work["calls"]:
        try:
            answer = respond[work["how"]](code, work, call)
            line = json.dumps(answer, default=plain)
        except BaseException as error:
            line = json.dumps({"failed": reason(error)})
        sys.setrecursionlimit(_RECURSION)
        os.write(RESULT, line.encode() + b"\n")
    return ""


def reason(error: BaseException) -> str:
    """Say what went wrong in the way of a traceback's last line."""
    text = str(error)
    return f"{type(error).__name__}: {text}"[:_LONGEST_REASON] if text else type(error).__name__


def start(code: CodeType, work: "dict[str, Any]") -> "dict[str, Any]":
    """Run the source in a namespace of its own, with classes for the records."""
    namespace = new_module("solution")
    for record, fields in work["records"]:
        namespace[record] = new_record(record, fields)
    exec(code, namespace)  # noqa: S102 - this is what we are for
    return namespace


def converted(work: "dict[str, Any]", values: "list[Any]", namespace: "dict[str, Any]") -> "Any":
    """Make the arguments that the source expects."""
    hows = work["conversions"]
    return [convert(value, hows[at], namespace) for at, value in enumerate(values)]


def respond_call(code: CodeType, work: "dict[str, Any]", call: "Any") -> "dict[str, Any]":
    """Call the function; with ``keeps`` say whether it changed one of those arguments.

    With ``repeats`` call it once more, and give what came then as ``again``.
    """
    namespace = start(code, work)
    function = find(namespace, work["function"])
    if not (work["keeps"] or work["repeats"]):
        return {"value": function(*converted(work, call, namespace))}
    import copy

    before = converted(work, copy.deepcopy(call), namespace)
    once_more = converted(work, copy.deepcopy(call), namespace)
    arguments = converted(work, call, namespace)
    value = copy.deepcopy(function(*arguments))
    answer = {"value": value}
    answer["changed"] = [at for at in work["keeps"] if arguments[at] != before[at]]
    if work["repeats"]:
        try:
            answer["again"] = function(*once_more)
        except BaseException as error:
            answer["again_failed"] = reason(error)
    return answer


def respond_trace(code: CodeType, work: "dict[str, Any]", call: "Any") -> "dict[str, Any]":
    """Run on one input and keep the values of the variables ``names`` at every moment.

    ``{"moments": [["1", "[2]"], ...], "whole": true}``; a variable that is not set yet and a value
    that is too long have marks of their own. A run that fails is recorded up to there.
    """
    recorder = Recorder(code.co_filename, call["names"], call["most"])
    failed = ""
    sys.settrace(recorder.enter)
    try:
        if work["function"]:
            namespace = start(code, work)
            find(namespace, work["function"])(*converted(work, call["input"], namespace))
        else:
            respond_print(code, work, call["input"])
    except Recorder.Full:
        pass
    except BaseException as error:
        failed = reason(error)
    finally:
        sys.settrace(None)
    return {"moments": recorder.moments, "whole": not recorder.full, "failed": failed}


class Recorder:
    """Keeps the moments of a run: what the variables were at each instruction, repeats left out."""

    class Full(BaseException):
        """There are as many moments as are wanted."""

    def __init__(self, file: str, names: "list[str]", most: int) -> None:
        """Watch the code of ``file`` only."""
        self.moments: list[list[str]] = []
        self.full = False
        self._within: dict[CodeType, set[int]] = {}
        self._file, self._names, self._most = file, names, most

    def enter(self, frame: "Any", event: str, _argument: "Any") -> "Any":
        """Follow calls of functions of the file."""
        if event != "call" or frame.f_code.co_filename != self._file:
            return None
        frame.f_trace_opcodes = True
        return self.step

    def step(self, frame: "Any", event: str, _argument: "Any") -> "Any":
        """Keep a moment, if anything is new; none while one assignment is half done."""
        if event == "opcode" and frame.f_lasti in self._half_done(frame.f_code):
            return self.step
        moment = [self._value(frame, name) for name in self._names]
        if not self.moments or moment != self.moments[-1]:
            if len(self.moments) >= self._most:
                self.full = True
                raise Recorder.Full
            self.moments.append(moment)
        return self.step

    def _half_done(self, code: CodeType) -> "set[int]":
        """Return where ``i, x = pair`` has set ``i`` and not yet ``x``: between two stores."""
        if code not in self._within:
            import dis

            found, before = set(), ""
            for each in dis.get_instructions(code):
                if each.opname.startswith(("STORE_", "UNPACK_")) and before.startswith("STORE_"):
                    found.add(each.offset)
                before = each.opname
            self._within[code] = found
        return self._within[code]

    def _value(self, frame: "Any", name: str) -> str:
        """Write a variable of this function, or of the nearest caller that has one."""
        while frame is not None and frame.f_code.co_filename == self._file:
            if name in frame.f_locals:
                return written(frame.f_locals[name])
            frame = frame.f_back
        return _UNSET


def written(value: "Any") -> str:
    """Write a value as Python does, a deque as a list, a Counter as a dict."""
    collections = sys.modules.get("collections")
    if collections is not None and isinstance(value, collections.deque):
        value = list(value)
    elif isinstance(value, dict):
        value = dict(value)
    text = repr(value)
    return text if len(text) <= _LONGEST_VALUE else _LONG


def respond_print(code: CodeType, work: "dict[str, Any]", call: str) -> "dict[str, Any]":  # noqa: ARG001
    """Run a whole program on a text; what does not go through sys.stdin and sys.stdout is lost."""
    import io

    streams = sys.stdin, sys.stdout
    sys.stdin = io.TextIOWrapper(io.BytesIO(call.encode()), encoding="utf-8")
    written = io.BytesIO()
    sys.stdout = io.TextIOWrapper(written, encoding="utf-8")
    try:
        namespace = new_module("__main__")
        try:
            exec(code, namespace)  # noqa: S102 - this is what we are for
        except SystemExit as leaving:
            if leaving.code not in (None, 0):
                raise
        sys.stdout.flush()
        return {"value": written.getvalue().decode(errors="replace")}
    finally:
        sys.stdin, sys.stdout = streams


def respond_law(code: CodeType, work: "dict[str, Any]", call: "Any") -> "dict[str, Any]":
    """Hold a result against a law; ``answers`` are those to what it asked before, in order."""
    import copy
    import random

    namespace = start(code, work)
    function = namespace[call["law"]]
    answers = iter(call["answers"])

    def solve(**changes: "Any") -> "Any":
        """Return what the submission gives for the same input with some parameters changed."""
        try:
            return next(answers)
        except StopIteration:
            raise Ask({**call["input"], **changes}) from None

    values = converted(work, copy.deepcopy(list(call["input"].values())), namespace)
    offered = dict(zip(call["input"], values))
    offered.update(result=call["result"], solve=solve, rng=random.Random(call["seed"]))
    wanted = function.__code__.co_varnames[: function.__code__.co_argcount]
    try:
        said = function(**{name: offered[name] for name in wanted})
    except Ask as ask:
        return {"ask": ask.args[0]}
    except AssertionError as error:
        return {"broken": str(error)[:_LONGEST_REASON]}
    if said is None or said is True:
        return {"value": True}
    return {"broken": "" if said is False else str(said)[:_LONGEST_REASON]}


def make(code: CodeType, work: "dict[str, Any]", call: "Any") -> "dict[str, Any]":
    """Call a generator or ``validate``: by name, with a seed and a size, or with an input."""
    import random

    namespace = start(code, work)
    if "input" in call:
        validate = namespace.get("validate")
        if validate is None:
            return {"value": ""}
        said = validate(**call["input"])
        return {"value": "" if said is None else str(said)}
    rng = random.Random(call["seed"])
    return {"value": namespace[call["name"]](rng, call["size"])}
