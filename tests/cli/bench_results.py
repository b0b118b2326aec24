"""An engine that tells a comparison and growth made by hand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from judge.bench.contest import BenchEnded, BenchEvent, Contestant, Plan, Turning, Warming
from judge.bench.growth.measuring import (
    Effort,
    GrowthEvent,
    GrowthRead,
    GrowthUnknown,
    SizeTried,
)
from judge.bench.hot_lines import HotLine, Profile, Watch
from judge.bench.result import BenchResult, Cause, Entry, Outlier, Reading, Total, spread
from judge.judging.machine import Machine
from judge.model.execution import Ending
from judge.model.growth import (
    Cost,
    Estimate,
    Growth,
    GrowthReading,
    Interval,
    Sample,
    Silence,
)
from judge.model.problem import Case, Problem
from judge.model.sql_problem import AnyProblem
from judge.model.submission import Submission
from judge.model.text import Text
from judge.model.verdict import Verdict
from tests.cli.world import SLUG, FakeEngine

MIB = 2**20
CASES = ("small", "large-random", "deep")
BASE = {"small": 0.0021, "large-random": 0.196, "deep": 0.612}


def readings(seconds: float, memory_bytes: int | None = 32 * MIB) -> tuple[Reading, ...]:
    """Make five runs around a time."""
    return tuple(
        Reading(
            cpu_seconds=seconds * factor, wall_seconds=seconds * factor, memory_bytes=memory_bytes
        )
        for factor in (0.98, 0.99, 1.0, 1.01, 1.05)
    )


def interval(middle: float, part: float = 0.03) -> Interval:
    """Make an interval around a value."""
    return Interval(middle=middle, low=middle * (1 - part), high=middle * (1 + part))


def comparison(names: Sequence[str], factor: float = 0.5, **more: object) -> BenchResult:
    """Compare so many; the last but the first takes ``factor``, one fails the deep case."""
    entries = []
    for at, name in enumerate(names):
        for case in CASES:
            fails = at == 2 and case == "deep"
            entries.append(
                Entry(
                    contestant=name,
                    case=case,
                    verdict=Verdict.TIME_LIMIT_EXCEEDED if fails else Verdict.ACCEPTED,
                    readings=() if fails else readings(BASE[case] * (factor if at else 1)),
                    ratio=interval(factor) if at and not fails else None,
                )
            )
    totals = tuple(
        Total(
            contestant=name,
            language="python",
            cpu=None if at == 3 else spread([0.198 * (factor if at else 1)] * 5),
            memory_bytes=None if at == 3 else 32 * MIB,
            ratio=interval(factor) if at in {1, 2} else None,
            reason=Text("C++ is missing", "C++ 없음") if at == 3 else None,
        )
        for at, name in enumerate(names)
    )
    result = BenchResult(
        slug=SLUG,
        turns=13,
        cases=CASES,
        common=CASES[:2],
        entries=tuple(entries),
        totals=totals,
        outliers=(),
        control=spread([0.03, 0.0301, 0.0302]),
        machine_factor=1.0,
        limit_seconds=1.0,
    )
    return replace(result, **more)  # type: ignore[arg-type]


NOISE = {
    "control": spread([0.03, 0.04, 0.05, 0.06]),
    "machine_factor": 1.3,
    "limit_seconds": 1.3,
    "outliers": tuple(
        Outlier(contestant="solution.py", case="deep", turn=at, times=1.5 + at, cause=cause)
        for at, cause in enumerate(Cause)
    ),
}


def reading(*classes: Growth, cost: Cost = Cost.TIME, **more: object) -> GrowthReading:
    """Make a reading that leaves classes open."""
    made = GrowthReading(
        cost=cost,
        shape="many_levels",
        samples=tuple(Sample(n=2**power, value=0.001 * 2**power) for power in range(12)),
        classes=classes,
        doubling=Interval(middle=2.03, low=1.98, high=2.09) if classes else None,
        runs=9,
    )
    return replace(made, **more)  # type: ignore[arg-type]


LINEAR = GrowthRead(
    time=reading(Growth.LINEAR, Growth.LINEARITHMIC),
    memory=reading(Growth.CONSTANT, Growth.LOGARITHMIC, cost=Cost.MEMORY, doubling=None),
    counted=reading(Growth.LINEAR, cost=Cost.LINES, runs=1),
)
QUADRATIC = GrowthRead(
    time=reading(
        Growth.QUADRATIC_LOGARITHMIC,
        doubling=Interval(middle=4.4, low=4.2, high=4.7),
        narrowed_by=Cost.LINES,
        interpreted=True,
        estimate=Estimate(n=200_000, low=1180.5, high=float("inf")),
    ),
    memory=reading(
        Growth.LINEAR,
        Growth.QUADRATIC,
        cost=Cost.MEMORY,
        estimate=Estimate(n=200_000, low=5.0 * MIB, high=5.0 * MIB),
    ),
    counted=reading(
        Growth.FACTORIAL,
        cost=Cost.STEPS,
        doubling=Interval(middle=1234.5, low=1000.0, high=2000.0),
        estimate=Estimate(n=30, low=1e6, high=2e6),
    ),
)
SILENT = GrowthRead(
    time=reading(silence=Silence.NOISY),
    memory=reading(silence=Silence.TOO_SHORT, cost=Cost.MEMORY),
    counted=reading(silence=Silence.NO_CLASS, cost=Cost.LINES, doubling=interval(32.0)),
)
BROKEN = GrowthUnknown("edge", Ending.SIGNALLED)
NOTHING = GrowthUnknown("huge", None)


HOT = Profile(
    watch=Watch.TIME,
    case="large-random",
    lines=(
        HotLine(number=2, text="    seen = {}", count=1, cost=0.0001, share=0.0001),
        HotLine(
            number=9,
            text="    for at, 수위 in enumerate(levels):",
            count=200_000,
            cost=0.2,
            share=0.2,
        ),
        HotLine(
            number=10, text=f"        seen[{'x' * 90}] = at", count=199_999, cost=0.8, share=0.8
        ),
    ),
)
HELD = Profile(
    watch=Watch.MEMORY,
    case="large-random",
    lines=(HotLine(number=10, text="        seen[x] = at", count=1_200, cost=1e7, share=1.0),),
    peak_bytes=20 * MIB,
)


@dataclass(slots=True)
class BenchEngine(FakeEngine):
    """An engine that tells what it was given, and remembers who raced."""

    factor: float = 0.5
    more: dict[str, object] = field(default_factory=dict)
    growth: tuple[GrowthRead | GrowthUnknown, ...] = ()
    raced: list[tuple[Contestant, ...]] = field(default_factory=list)
    plans: list[Plan] = field(default_factory=list)
    timed: list[tuple[str, ...]] = field(default_factory=list)
    efforts: list[Effort] = field(default_factory=list)
    profiles: dict[Watch, Profile] = field(
        default_factory=lambda: {Watch.TIME: HOT, Watch.MEMORY: HELD}
    )

    def compare(
        self,
        problem: Problem,
        contestants: Sequence[Contestant],
        cases: Sequence[Case],
        machine: Machine,
        setting: tuple[Plan, Callable[[], float]],
    ) -> Iterator[BenchEvent]:
        """Tell the comparison."""
        del problem, machine
        self.raced.append(tuple(contestants))
        self.plans.append(setting[0])
        self.timed.append(tuple(case.name for case in cases))
        yield Warming(contestants[0].name)
        yield Turning(1, 13)
        names = [each.name for each in contestants]
        yield BenchEnded(comparison(names, self.factor, **self.more))

    def measure_growth(
        self, problem: AnyProblem, submission: Submission, machine: Machine, effort: Effort
    ) -> Iterator[GrowthEvent]:
        """Tell the growth."""
        del problem, submission, machine
        self.efforts.append(effort)
        yield SizeTried("many_levels", 1024)
        yield from self.growth

    def profile(
        self,
        problem: Problem,
        submission: Submission,
        cases: Sequence[Case],
        machine: Machine,
        watch: Watch,
    ) -> Profile:
        """Tell the profile."""
        del problem, submission, machine
        self.timed.append(tuple(case.name for case in cases))
        return self.profiles[watch]
