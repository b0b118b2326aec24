"""Measures how a submission grows: over every shape of input, in a process of its own each time.

In function style the same input is given to a program too that reads it and returns nothing of use
(the stub that a learner starts from), right after: what it costs is taken off, or no search in
sorted numbers could ever be seen to be logarithmic.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from judge.bench.growth.climb import Budget, Climb, Failed, Failure, Run
from judge.bench.growth.instrument import MEMORY, TIME
from judge.bench.growth.lines import LineCounter
from judge.bench.growth.points import Measured
from judge.bench.growth.reading import Wanted, narrowed, read_growth
from judge.bench.growth.shapes import Grown, Shape, grow, shapes_of
from judge.errors import JudgeError
from judge.judging.inputs import signature_of
from judge.judging.machine import Machine
from judge.judging.opening import open_trial
from judge.judging.trial import Trial, command_of, given_to
from judge.languages.registry import by_id
from judge.languages.stub import write_stub
from judge.model.execution import Ending, Execution
from judge.model.growth import GrowthReading
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.model.verdict import SubmissionResult

LIMIT_SHARE = 0.4  # of the time limit that a single run may take
_RUN_SHARE = 0.2  # of the time for a shape, likewise
_SLACK, _SLACK_SECONDS = 1.3, 0.5  # beyond that: a run that was worth trying is let end
_TOO_LARGE = frozenset({Ending.CPU_LIMIT, Ending.WALL_LIMIT, Ending.MEMORY_LIMIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to measure: CPU seconds for each shape, beyond what starting the program takes."""

    seconds: float = 2.0
    shapes: tuple[str, ...] = ()  # only these; empty: all


@dataclass(frozen=True, slots=True)
class SizeTried:
    """A run at ``size`` begins; for who draws progress."""

    shape: str
    size: int


@dataclass(frozen=True, slots=True)
class GrowthRead:
    """Time and memory of one shape were read; ``counted`` is the noise-free reading, if any."""

    time: GrowthReading
    memory: GrowthReading
    counted: GrowthReading | None


@dataclass(frozen=True, slots=True)
class GrowthUnknown:
    """The submission fails on this shape, or no input can be made: nothing is said."""

    shape: str
    ending: Ending | None


GrowthEvent = SizeTried | GrowthRead | GrowthUnknown


def measure_growth(
    problem: Problem, submission: Submission, machine: Machine, effort: Effort
) -> Iterator[GrowthEvent]:
    """Measure over every shape; nothing for a problem that has none, or what does not compile."""
    trial = open_trial(problem, submission, machine)
    if isinstance(trial, SubmissionResult):
        return
    for shape in shapes_of(problem):
        if not effort.shapes or shape.name in effort.shapes:
            yield from _Subject(trial, shape, effort).measure()


class _Subject:
    """One program on one shape."""

    def __init__(self, trial: Trial, shape: Shape, effort: Effort) -> None:
        self._trial = trial
        self._shape = shape
        run_seconds = min(LIMIT_SHARE * trial.limits.cpu_seconds, _RUN_SHARE * effort.seconds)
        self._climb = Climb(
            budget=Budget(seconds=effort.seconds, run_seconds=run_seconds, largest=shape.largest)
        )
        cpu_seconds = run_seconds * _SLACK + _SLACK_SECONDS
        self._limits = replace(
            trial.limits, cpu_seconds=cpu_seconds, wall_seconds=4 * cpu_seconds + 2
        )
        self._floor = _floor(trial)
        self._counter = LineCounter.of(trial)
        self._inputs: dict[int, Grown | None] = {}
        self._ending: Ending | None = None

    def measure(self) -> Iterator[GrowthEvent]:
        """Climb, then read what was measured."""
        asking = self._climb.go()
        with suppress(StopIteration):
            size = next(asking)
            while True:
                yield SizeTried(self._shape.name, size)
                size = asking.send(self._run(size))
        if not self._climb.runs or self._climb.broken:
            yield GrowthUnknown(self._shape.name, self._ending)
            return
        yield self._read()

    def _grown(self, size: int) -> Grown | None:
        if size not in self._inputs:
            trial = self._trial
            self._inputs[size] = grow(trial.problem, self._shape, size, trial.machine)
        return self._inputs[size]

    def _run(self, size: int) -> Run | Failure:
        grown = self._grown(size)
        if grown is None:
            return Failure(reason=Failed.NO_INPUT)
        execution = self._execute(self._trial, grown)
        if execution.ending in _TOO_LARGE:
            return Failure(reason=Failed.TOO_SLOW, spent_seconds=execution.cpu_seconds)
        if execution.ending is not Ending.EXITED or execution.exit_code != 0:
            self._ending = execution.ending
            return Failure(reason=Failed.BROKEN)
        floor = None if self._floor is None else self._execute(self._floor, grown)
        return Run(
            n=grown.n,
            cpu_seconds=execution.cpu_seconds,
            memory_bytes=execution.peak_memory_bytes,
            floor_seconds=None if floor is None else floor.cpu_seconds,
            floor_bytes=None if floor is None else floor.peak_memory_bytes,
        )

    def _execute(self, trial: Trial, grown: Grown) -> Execution:
        command = command_of(trial, grown.ready, given_to(trial, grown.ready))
        return trial.machine.sandboxes.run(command, self._limits)

    def _read(self) -> GrowthRead:
        wanted = Wanted(shape=self._shape.name, limit=self._n_at_limit())
        time = read_growth(self._measured(_seconds), TIME, wanted)
        memory = read_growth(self._measured(_bytes), MEMORY, wanted)
        counted = None
        if self._counter is not None:
            counted = self._counter.read(list(self._countable()), wanted)
            time = time if counted is None else narrowed(time, counted)
        return GrowthRead(time=time, memory=memory, counted=counted)

    def _countable(self) -> Iterator[tuple[Grown, float]]:
        """Yield every input that ran, with the seconds beyond the start, smallest first."""
        seconds = {
            size: min(run.cpu_seconds for run in runs) for size, runs in self._climb.runs.items()
        }
        for size in sorted(seconds):
            grown = self._grown(size)
            if grown is not None:
                yield grown, seconds[size] - min(seconds.values())

    def _n_at_limit(self) -> int | None:
        """Return n at the problem's largest size, where that can be made."""
        if self._shape.largest in self._climb.runs:
            return None
        grown = self._grown(self._shape.largest)
        return None if grown is None else grown.n

    def _measured(self, cost: Callable[[Run], tuple[float | None, ...]]) -> list[Measured]:
        """Collect the runs by n; readings that the machine did not give are left out."""
        found: dict[int, tuple[list[float], list[float]]] = {}
        for runs in self._climb.runs.values():
            for run in runs:
                value, below = cost(run)
                if value is not None:
                    values, floors = found.setdefault(run.n, ([], []))
                    values.append(float(value))
                    floors += [] if below is None else [float(below)]
        return [
            Measured(n=n, runs=tuple(values), floors=tuple(floors))
            for n, (values, floors) in found.items()
        ]


def _seconds(run: Run) -> tuple[float | None, ...]:
    return run.cpu_seconds, run.floor_seconds


def _bytes(run: Run) -> tuple[float | None, ...]:
    return run.memory_bytes, run.floor_bytes


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
