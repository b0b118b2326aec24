"""Measures how a program grows, over every generator of its problem.

In function style the program that only reads the input is the stub that a learner starts from.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from judge.bench.growth.lines import LineCounter
from judge.bench.growth.measuring import (
    SLACK,
    START_SECONDS,
    Effort,
    GrowthEvent,
    measure,
)
from judge.bench.growth.reading import Wanted
from judge.bench.growth.shapes import Grown, Shape, grow, shapes_of
from judge.errors import JudgeError
from judge.judging.inputs import signature_of
from judge.judging.machine import Machine
from judge.judging.opening import open_trial
from judge.judging.trial import Trial, command_of, given_to
from judge.languages.registry import by_id
from judge.languages.stub import write_stub
from judge.model.execution import Execution
from judge.model.growth import GrowthReading
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.model.verdict import SubmissionResult


def measure_program(
    problem: Problem, submission: Submission, machine: Machine, effort: Effort
) -> Iterator[GrowthEvent]:
    """Measure over every shape; nothing for a problem that has none, or what does not compile."""
    trial = open_trial(problem, submission, machine)
    if isinstance(trial, SubmissionResult):
        return
    for shape in shapes_of(problem):
        if not effort.shapes or shape.name in effort.shapes:
            inputs = partial(grow, problem, shape, machine)
            yield from measure(ProgramRig(trial, shape, effort, inputs), effort)


class ProgramRig:
    """One program on one shape; ``inputs`` makes one of about a size, or None."""

    def __init__(
        self,
        trial: Trial,
        shape: Shape,
        effort: Effort,
        inputs: Callable[[int], Grown | None],
    ) -> None:
        """Open the program that only reads, and make ready to count lines."""
        self.name = shape.name
        self.largest = shape.largest
        self.run_seconds = effort.run_seconds(trial.limits.cpu_seconds)
        self._start_seconds = START_SECONDS
        self._trial = _interpreted(trial)
        floor = _floor(trial)
        self._floor = None if floor is None else _interpreted(floor)
        self.native = not by_id(trial.submission.language).own_interpreter
        self.interpreted = bool(by_id(trial.submission.language).interpreted)
        self._counter = LineCounter.of(trial)
        self._make = inputs
        self._inputs: dict[int, Grown | None] = {}

    def n(self, size: int) -> int | None:
        """Make the input, once."""
        grown = self._grown(size)
        return None if grown is None else grown.n

    def input_bytes(self, size: int) -> int:
        """Return the length of what the program reads."""
        grown = self._grown(size)
        return 0 if grown is None else len(given_to(self._trial, grown.ready))

    def run(self, size: int) -> Execution:
        """Run the program; the first run shows what starting takes."""
        execution = self._execute(self._trial, size)
        self._start_seconds = min(self._start_seconds, 2 * execution.cpu_seconds)
        return execution

    def run_floor(self, size: int) -> Execution | None:
        """Run the stub."""
        return None if self._floor is None else self._execute(self._floor, size)

    def count(self, seconds: dict[int, float], wanted: Wanted) -> GrowthReading | None:
        """Count lines of Python."""
        if self._counter is None:
            return None
        inputs = [(grown, spent) for size, spent in seconds.items() if (grown := self._grown(size))]
        return self._counter.read(inputs, wanted)

    def _grown(self, size: int) -> Grown | None:
        if size not in self._inputs:
            self._inputs[size] = self._make(size)
        return self._inputs[size]

    def _execute(self, trial: Trial, size: int) -> Execution:
        grown = self._grown(size)
        if grown is None:  # pragma: no cover - nobody runs where there is no n
            raise ValueError(size)
        command = command_of(trial, grown.ready, given_to(trial, grown.ready))
        seconds = self.run_seconds * SLACK + self._start_seconds
        limits = replace(trial.limits, cpu_seconds=seconds, wall_seconds=4 * seconds + 2)
        return trial.machine.sandboxes.run(command, limits)


def _interpreted(trial: Trial) -> Trial:
    """Switch off the just-in-time compiler of the language's runtime, if it has one."""
    flags = by_id(trial.submission.language).interpreted
    runtime, *rest = trial.executable.argv
    return replace(trial, executable=replace(trial.executable, argv=(runtime, *flags, *rest)))


def _floor(trial: Trial) -> Trial | None:
    """Open the program that only reads the input; None where there is no such thing."""
    if trial.submission.style is not Style.FUNCTION:
        return None
    language = by_id(trial.submission.language)
    source = write_stub(language, signature_of(trial.problem), Style.FUNCTION)
    submission = replace(trial.submission, source=source, files=(), name=None, entry=None)
    try:
        opened = open_trial(trial.problem, submission, trial.machine)
    except JudgeError:
        return None
    return None if isinstance(opened, SubmissionResult) else opened
