"""Runs contestants in turns on the same inputs: A B A B ..., each run in a process of its own.

A first turn, which does not count, warms everything up and is judged: whoever does not pass a case
is not timed on it. In every turn a fixed program runs too; what its time varies by is the machine's
doing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from judge.bench.bootstrap import ratio
from judge.bench.outliers import find_outliers
from judge.bench.result import BenchResult, Entry, Reading, Total, spread
from judge.errors import ToolchainMissing, UnavailableError
from judge.frozen import frozen
from judge.judging.inputs import Ready, prepare
from judge.judging.machine import Machine
from judge.judging.opening import open_trial
from judge.judging.trial import Trial, command_of, given_to, judge_safely
from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import by_id
from judge.model.execution import Command, RunLimits
from judge.model.growth import Interval
from judge.model.problem import Case, Problem
from judge.model.submission import Style, Submission
from judge.model.text import Text
from judge.model.verdict import CaseResult, SubmissionResult, Verdict

_CONTROL = "total = 0\nfor number in range(300_000):\n    total += number % 7\nprint(total)\n"
_CONTROL_LIMITS = RunLimits(
    cpu_seconds=10, wall_seconds=30, memory_bytes=256 * 2**20, output_bytes=2**16
)
_NOT_COMPILED = Text("it does not compile", "컴파일되지 않습니다")


@frozen
class Contestant:
    """A submission under the name that the screen gives it."""

    name: str
    submission: Submission


@frozen
class Plan:
    """How long: ``least`` turns at least, then up to ``most`` while ``seconds`` last.

    ``cases`` is how many of the cases are timed, those that take longest; None for all.
    """

    seconds: float = 10.0
    least: int = 10
    most: int = 30
    cases: int | None = 3


@frozen(kw_only=False)
class Warming:
    """A contestant is judged on its cases, which warms it up."""

    contestant: str


@frozen(kw_only=False)
class Turning:
    """A turn begins; there will be about ``total``."""

    turn: int
    total: int


@frozen(kw_only=False)
class BenchEnded:
    """The end; nothing follows."""

    result: BenchResult


BenchEvent = Warming | Turning | BenchEnded


@dataclass(slots=True, kw_only=True)
class _Seat:
    """A contestant that compiled: its verdict on every case, and its readings on those timed."""

    name: str
    trial: Trial
    results: dict[str, CaseResult]
    readings: dict[str, list[Reading]]

    def passes(self, case: str) -> bool:
        return self.results[case].verdict is Verdict.ACCEPTED


def compare(
    problem: Problem,
    contestants: Sequence[Contestant],
    cases: Sequence[Case],
    machine: Machine,
    setting: tuple[Plan, Callable[[], float]],
) -> Iterator[BenchEvent]:
    """Compare; ``setting`` is the plan and a stopwatch. ContentError where a case has no answer."""
    plan, clock = setting
    ready = {case.name: prepare(problem, case, machine) for case in cases}
    seats: list[_Seat] = []
    reasons: dict[str, Text] = {}
    for contestant in contestants:
        yield Warming(contestant.name)
        seat = _seated(problem, contestant, ready, machine)
        if isinstance(seat, Text):
            reasons[contestant.name] = seat
        else:
            seats.append(seat)
    timed = _slowest(seats, [case.name for case in cases], plan.cases)
    control = _control(machine)
    controls: list[float] = []
    began, turn, total = clock(), 0, plan.least
    while turn < total:
        yield Turning(turn + 1, total)
        controls.append(machine.sandboxes.run(control, _CONTROL_LIMITS).cpu_seconds)
        _take_turn(seats, timed, ready, backwards=turn % 2 == 1)
        turn += 1
        total = _total(plan, turn, clock() - began)
    yield BenchEnded(
        _Summing(problem, machine, contestants, seats, timed, controls, reasons).result()
    )


def _seated(
    problem: Problem, contestant: Contestant, ready: dict[str, Ready], machine: Machine
) -> _Seat | Text:
    """Compile and judge a contestant; the reason where it cannot be."""
    try:
        trial = open_trial(problem, contestant.submission, machine)
    except ToolchainMissing as error:
        return Text(error.en, error.ko)
    if isinstance(trial, SubmissionResult):
        return trial.message or _NOT_COMPILED
    results = {name: judge_safely(trial, each.case, each.itself) for name, each in ready.items()}
    return _Seat(name=contestant.name, trial=trial, results=results, readings={})


def _slowest(seats: Sequence[_Seat], cases: Sequence[str], count: int | None) -> tuple[str, ...]:
    """Choose the cases that take longest of those that anybody passes, in their order.

    Where somebody passes none of them, the slowest case that all pass is timed as well.
    """
    passed = [case for case in cases if any(seat.passes(case) for seat in seats)]
    if count is None or len(passed) <= count:
        return tuple(passed)

    def seconds(case: str) -> float:
        return max(seat.results[case].cpu_seconds or 0.0 for seat in seats if seat.passes(case))

    slowest = sorted(passed, key=seconds, reverse=True)
    chosen = set(slowest[:count])
    able = [seat for seat in seats if any(map(seat.passes, passed))]
    if not all(any(map(seat.passes, chosen)) for seat in able):
        chosen |= set([case for case in slowest if all(seat.passes(case) for seat in able)][:1])
    return tuple(case for case in passed if case in chosen)


def _control(machine: Machine) -> Command:
    """Make the fixed program; UnavailableError where not even that can run."""
    built = machine.build(ProgramSource(text=_CONTROL, style=Style.STDIO), by_id("python"))
    if isinstance(built, CompileFailure):
        raise UnavailableError(built.output, built.output)
    return built.command(b"", _CONTROL_LIMITS.memory_bytes)


def _take_turn(
    seats: Sequence[_Seat], timed: Sequence[str], ready: dict[str, Ready], *, backwards: bool
) -> None:
    """Run everybody once on every case; every second turn goes backwards, so that none leads."""
    for case in timed:
        for seat in reversed(seats) if backwards else seats:
            if seat.passes(case):
                seat.readings.setdefault(case, []).append(_run(seat.trial, ready[case]))


def _run(trial: Trial, ready: Ready) -> Reading:
    command = command_of(trial, ready, given_to(trial, ready))
    execution = trial.machine.sandboxes.run(command, trial.limits)
    return Reading(
        cpu_seconds=execution.cpu_seconds,
        wall_seconds=execution.wall_seconds,
        memory_bytes=execution.peak_memory_bytes,
    )


def _total(plan: Plan, turns: int, elapsed_seconds: float) -> int:
    """Return how many turns there is time for."""
    each = max(elapsed_seconds / turns, 1e-9)
    return max(int(min(plan.seconds / each, plan.most)), plan.least)


@frozen(kw_only=False)
class _Summing:
    """Makes the result of the readings."""

    problem: Problem
    machine: Machine
    contestants: Sequence[Contestant]
    seats: Sequence[_Seat]
    timed: tuple[str, ...]
    controls: list[float]
    reasons: dict[str, Text]

    def result(self) -> BenchResult:
        entries = tuple(self._entries())
        mine = self.contestants[0].submission.language
        limits = self.machine.scaled(self.problem.limits.of(mine), mine)
        return BenchResult(
            slug=self.problem.slug,
            turns=len(self.controls),
            cases=self.timed,
            common=tuple(self._common()),
            entries=entries,
            totals=tuple(map(self._total, self.contestants)),
            outliers=find_outliers(entries, self.controls),
            control=spread(self.controls) if self.controls else None,
            machine_factor=self.machine.factor_of(mine),
            limit_seconds=limits.time_seconds,
        )

    def _entries(self) -> Iterator[Entry]:
        first = self._first()
        for seat in self.seats:
            for case in self.timed:
                entry = Entry(
                    contestant=seat.name,
                    case=case,
                    verdict=seat.results[case].verdict,
                    readings=tuple(seat.readings.get(case, ())),
                )
                base = first.readings.get(case, []) if first and seat is not first else []
                both = len(base) and len(entry.readings)
                found = self._ratio(_cpu(base), _cpu(entry.readings)) if both else None
                yield replace(entry, ratio=found)

    def _ratio(self, base: Sequence[float], other: Sequence[float]) -> Interval | None:
        return ratio(base, other, steady=self.machine.sandboxes.steady)

    def _first(self) -> _Seat | None:
        name = self.contestants[0].name
        return next((seat for seat in self.seats if seat.name == name), None)

    def _common(self) -> list[str]:
        """Return the cases that all contestants pass that pass any of them."""
        able = [seat for seat in self.seats if seat.readings]
        return [case for case in self.timed if all(seat.passes(case) for seat in able)]

    def _total(self, contestant: Contestant) -> Total:
        seat = next((each for each in self.seats if each.name == contestant.name), None)
        common = self._common()
        blank = Total(
            contestant=contestant.name,
            language=contestant.submission.language,
            cpu=None,
            memory_bytes=None,
            ratio=None,
            reason=self.reasons.get(contestant.name),
        )
        if seat is None or not seat.readings or not common:
            return blank
        sums = _sums(seat, common)
        first = self._first()
        base = _sums(first, common) if first and first.readings and first is not seat else []
        peaks = [
            reading.memory_bytes
            for case in common
            for reading in seat.readings[case]
            if reading.memory_bytes is not None
        ]
        return replace(
            blank,
            cpu=spread(sums),
            memory_bytes=max(peaks, default=None),
            ratio=self._ratio(base, sums) if base else None,
        )


def _cpu(readings: Sequence[Reading]) -> list[float]:
    return [reading.cpu_seconds for reading in readings]


def _sums(seat: _Seat, cases: Sequence[str]) -> list[float]:
    """Add up the cases of each turn."""
    columns = [_cpu(seat.readings[case]) for case in cases]
    return [sum(column) for column in zip(*columns, strict=True)]
