"""Counts the lines that a Python solution executes: no noise, and nothing of what libraries do."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from judge.bench.growth.instrument import LINES
from judge.bench.growth.points import Measured
from judge.bench.growth.reading import Wanted, read_growth
from judge.bench.growth.shapes import Grown
from judge.errors import SandboxFailure
from judge.judging.inputs import signature_of
from judge.judging.trial import Trial
from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import by_id
from judge.languages.signature import Signature, shapes_of
from judge.languages.unit import harness_text
from judge.languages.writers.python import call_of
from judge.model.domain import Domain, Parameter, Scalar
from judge.model.execution import Ending, RunLimits
from judge.model.growth import GrowthReading
from judge.model.submission import Style

_PROGRAM = Path(__file__).parents[1] / "inside" / "lines.py"
_SIGNATURE = Signature(
    function="solution",
    parameters=(Parameter("job", Domain(type=Scalar.STR)),),
    returns=Domain(type=Scalar.STR),
)
_RUN_SECONDS = 1.5  # of a run that counts
_DEARER = 12  # times what the solution itself takes (measured: 4 with sys.monitoring, 12 without)
_WORTH_SECONDS = 0.5  # of a run that is worth counting
_LEAST_SIZES, _MOST_SIZES = 4, 7


@dataclass(frozen=True, slots=True)
class LineCounter:
    """Counts for one submission."""

    trial: Trial

    @staticmethod
    def of(trial: Trial) -> "LineCounter | None":
        """Make one; None where the submission is no Python that our own interpreter runs."""
        language = by_id(trial.submission.language)
        return LineCounter(trial) if language.own_interpreter else None

    def read(self, inputs: Sequence[tuple[Grown, float]], wanted: Wanted) -> GrowthReading | None:
        """Count on inputs, each with the seconds that it takes beyond the start, smallest first.

        None where too few can be counted.
        """
        worth = [grown for grown, seconds in inputs if seconds * _DEARER < _WORTH_SECONDS]
        measured: list[Measured] = []
        for grown in [*worth[:1], *worth[1:][-_MOST_SIZES:]]:
            if measured and grown.n <= measured[-1].n:
                continue
            lines = self._count(grown)
            if lines is None:
                break
            measured.append(Measured(n=grown.n, runs=(lines,)))
        if len(measured) < _LEAST_SIZES:
            return None
        return read_growth(measured, LINES, replace(wanted, limit=None))

    def _count(self, grown: Grown) -> float | None:
        """Return the lines; None where it took too long, or failed."""
        machine = self.trial.machine
        built = machine.build(_program(), by_id("python"))
        if isinstance(built, CompileFailure):  # pragma: no cover - it is ours
            raise SandboxFailure(built.output, built.output)
        stdin = json.dumps([json.dumps(self._job(grown))]).encode() + b"\n"
        limits = RunLimits(
            cpu_seconds=_RUN_SECONDS,
            wall_seconds=_RUN_SECONDS * 4 + 1,
            memory_bytes=self.trial.limits.memory_bytes * 2,
            output_bytes=self.trial.limits.output_bytes,
        )
        execution = machine.sandboxes.run(built.command(stdin, limits.memory_bytes), limits)
        if execution.ending is not Ending.EXITED or execution.exit_code != 0:
            return None
        try:
            told = json.loads(json.loads(execution.result or b""))
            return float(told["lines"])
        except (ValueError, TypeError, KeyError):  # the solution wrote there itself
            return None

    def _job(self, grown: Grown) -> dict[str, Any]:
        submission, problem = self.trial.submission, self.trial.problem
        signature = signature_of(problem)
        if submission.style is Style.STDIO or signature is None:
            return {"source": submission.source, "stdin": grown.ready.stdin or ""}
        values = grown.ready.values or {}
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
