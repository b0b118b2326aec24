"""Asks one source many times in one sandboxed process: see ``inside/loop.py`` for the other end."""

import json
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from judge.errors import SandboxFailure
from judge.frozen import frozen
from judge.judging.machine import Machine
from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import by_id
from judge.languages.signature import Signature, shapes_of
from judge.languages.unit import harness_text
from judge.languages.writers.python import call_of
from judge.model.domain import Domain, Parameter, Scalar
from judge.model.execution import Execution, RunLimits
from judge.model.submission import Style

_PROGRAM = (Path(__file__).parent / "inside" / "loop.py").read_text("utf-8")
_SIGNATURE = Signature(
    function="solution",
    parameters=(Parameter("job", Domain(type=Scalar.STR)),),
    returns=Domain(type=Scalar.STR),
)
LIMITS = RunLimits(cpu_seconds=10, wall_seconds=30, memory_bytes=2**30, output_bytes=64 * 2**20)

Reply = dict[str, Any]
"""``value``, ``failed``, ``broken`` or ``ask``; see ``inside/loop.py``."""


@frozen
class Source:
    """Python to call into; ``signature`` is there where a problem's function is what is called.

    ``how`` is one of "call", "print", "law", "make". ``keeps`` are indexes of parameters that the
    function must not change; ``repeats``: it is called twice.
    """

    file: str
    text: str
    how: str
    signature: Signature | None = None
    keeps: tuple[int, ...] = ()
    repeats: bool = False
    limits: RunLimits = field(default=LIMITS)


def ask_many(source: Source, calls: Sequence[Any], machine: Machine) -> list[Reply | None]:
    """Return a reply for each call; None for those that were not reached or killed the process."""
    if not calls:
        return []
    execution = _run(source, calls, machine)
    lines = (execution.result or b"").split(b"\n")
    replies = [reply for line in lines[: len(calls)] if (reply := _reply(line)) is not None]
    return [*replies, *[None] * (len(calls) - len(replies))]


def ask_all(source: Source, calls: Sequence[Any], machine: Machine) -> list[Reply | None]:
    """Go on behind every call that kills the process; only such a call is left without a reply."""
    replies: list[Reply | None] = []
    while len(replies) < len(calls):
        for reply in ask_many(source, calls[len(replies) :], machine):
            replies.append(reply)
            if reply is None:
                break
    return replies


def _run(source: Source, calls: Sequence[Any], machine: Machine) -> Execution:
    program = ProgramSource(
        text=f"{harness_text('main.py')}\n\n{_PROGRAM}", style=Style.FUNCTION, signature=_SIGNATURE
    )
    built = machine.build(program, by_id("python"))
    if isinstance(built, CompileFailure):  # pragma: no cover - it is ours
        raise SandboxFailure(built.output, built.output)
    job: dict[str, Any] = {
        "file": source.file,
        "source": source.text,
        "how": source.how,
        "calls": list(calls),
    }
    job |= {"function": "", "conversions": [], "records": []}
    job |= {"keeps": list(source.keeps), "repeats": source.repeats}
    if source.signature is not None:
        function, conversions, records = call_of(shapes_of(source.signature), by_id("python"))
        job |= {"function": function, "conversions": conversions, "records": records}
    stdin = json.dumps([json.dumps(job)]).encode() + b"\n"
    return machine.sandboxes.run(built.command(stdin, source.limits.memory_bytes), source.limits)


def _reply(line: bytes) -> Reply | None:
    """Read one line; None for what a killed process left half written, or a stranger wrote."""
    try:
        reply = json.loads(line)
    except ValueError:
        return None
    return reply if isinstance(reply, dict) else None
