"""Runs a Python solution under a watch, in the sandbox: ``inside/watched.py`` is the other end."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from judge.errors import SandboxFailure
from judge.judging.inputs import Ready, signature_of
from judge.judging.trial import Trial
from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import by_id
from judge.languages.signature import Signature, shapes_of
from judge.languages.unit import harness_text
from judge.languages.writers.python import call_of
from judge.model.domain import Domain, Parameter, Scalar
from judge.model.execution import Execution, RunLimits
from judge.model.submission import Style

_PROGRAM = Path(__file__).parent / "inside" / "watched.py"
_SIGNATURE = Signature(
    function="solution",
    parameters=(Parameter("job", Domain(type=Scalar.STR)),),
    returns=Domain(type=Scalar.STR),
)


def run_watched(
    trial: Trial, ready: Ready, watch: Mapping[str, Any], seconds: float
) -> tuple[Execution, dict[str, Any] | None]:
    """Run on one input; None where it failed, or the solution wrote into the answer itself."""
    machine = trial.machine
    built = machine.build(_program(), by_id("python"))
    if isinstance(built, CompileFailure):  # pragma: no cover - it is ours
        raise SandboxFailure(built.output, built.output)
    job = json.dumps({**_job(trial, ready), **watch})
    limits = RunLimits(
        cpu_seconds=seconds,
        wall_seconds=seconds * 4 + 1,
        memory_bytes=trial.limits.memory_bytes * 4,
        output_bytes=trial.limits.output_bytes,
    )
    command = built.command(json.dumps([job]).encode() + b"\n", limits.memory_bytes)
    execution = machine.sandboxes.run(command, limits)
    if execution.exit_code != 0:
        return execution, None
    try:
        told = json.loads(json.loads(execution.result or b""))
    except (ValueError, TypeError):
        return execution, None
    return execution, told if isinstance(told, dict) else None


def _job(trial: Trial, ready: Ready) -> dict[str, Any]:
    submission, problem = trial.submission, trial.problem
    signature = signature_of(problem)
    if submission.style is Style.STDIO or signature is None:
        return {"source": submission.source, "stdin": ready.input_bytes.decode(errors="replace")}
    values = ready.values or {}
    function, conversions, records = call_of(shapes_of(signature), by_id("python"))
    return {
        "source": submission.source,
        "function": function,
        "conversions": conversions,
        "records": records,
        "arguments": [values[parameter.name] for parameter in problem.parameters],
    }


@cache
def _program() -> ProgramSource:
    text = f"{harness_text('main.py')}\n\n{_PROGRAM.read_text('utf-8')}"
    return ProgramSource(text=text, style=Style.FUNCTION, signature=_SIGNATURE)
