"""Measures how a cost grows: over every shape of input, in a process of its own each time.

What is measured is a *rig*: it makes inputs of a size, runs on them, and, where there is such a
thing, runs a program on the same input that only reads it. What that costs is taken off, or no
search in sorted numbers could ever be seen to be logarithmic.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from judge.bench.growth.climb import Budget, Climb, Failed, Failure, Run
from judge.bench.growth.instrument import MEMORY, TIME, Instrument
from judge.bench.growth.points import Measured, settle
from judge.bench.growth.reading import Wanted, read_growth
from judge.frozen import frozen
from judge.model.execution import Ending, Execution
from judge.model.growth import GrowthReading, Silence

LIMIT_SHARE = 0.4  # of the time limit that a single run may take
RUN_SHARE = 0.2  # of the time for a shape, likewise
SLACK, START_SECONDS = 1.2, 1.0  # how long a run is let go on; what starting takes, at most
_CACHE_BYTES = 2 * 2**20  # a core's own; what does not fit takes steps of many lengths
_TOO_LARGE = frozenset({Ending.CPU_LIMIT, Ending.WALL_LIMIT, Ending.MEMORY_LIMIT})


@frozen
class Effort:
    """How long to measure: CPU seconds for each shape, beyond what starting the program takes."""

    seconds: float = 2.0
    shapes: tuple[str, ...] = ()  # only these; empty: all

    def run_seconds(self, limit_seconds: float) -> float:
        """Return what a single run may take."""
        return min(LIMIT_SHARE * limit_seconds, RUN_SHARE * self.seconds)


@frozen(kw_only=False)
class SizeTried:
    """A run at ``size`` begins; for who draws progress."""

    shape: str
    size: int


@frozen(kw_only=False)
class GrowthRead:
    """Time and memory of one shape were read; ``counted`` is the noise-free reading, if any."""

    time: GrowthReading
    memory: GrowthReading
    counted: GrowthReading | None


@frozen(kw_only=False)
class GrowthUnknown:
    """The submission fails on this shape, or no input can be made: nothing is said."""

    shape: str
    ending: Ending | None


GrowthEvent = SizeTried | GrowthRead | GrowthUnknown


class Rig(Protocol):
    """A program on one shape of input, by the sizes that its generator is asked for."""

    name: str
    largest: int
    run_seconds: float
    interpreted: bool  # without its just-in-time compiler
    native: bool  # a step is short beside an access to memory

    def n(self, size: int) -> int | None:
        """Return what the problem calls n; None where there is no such input."""

    def input_bytes(self, size: int) -> int:
        """Return how long the input is, as it is read."""

    def run(self, size: int) -> Execution:
        """Run on that input."""

    def run_floor(self, size: int) -> Execution | None:
        """Run what only reads the input, if there is anything."""

    def count(self, seconds: dict[int, float], wanted: Wanted) -> GrowthReading | None:
        """Read a noise-free instrument at sizes, each with its seconds beyond the start."""


def measure(rig: Rig, effort: Effort) -> Iterator[GrowthEvent]:
    """Climb, then read what was measured."""
    budget = Budget(seconds=effort.seconds, run_seconds=rig.run_seconds, largest=rig.largest)
    climb, endings = Climb(budget=budget), list[Ending]()
    asking = climb.go()
    with suppress(StopIteration):
        size = next(asking)
        while True:
            yield SizeTried(rig.name, size)
            size = asking.send(_attempt(rig, size, endings))
    if not climb.runs or climb.broken:
        yield GrowthUnknown(rig.name, endings[-1] if endings else None)
        return
    yield _read(rig, climb)


def _attempt(rig: Rig, size: int, endings: list[Ending]) -> Run | Failure:
    n = rig.n(size)
    if n is None:
        return Failure(reason=Failed.NO_INPUT)
    execution = rig.run(size)
    if execution.ending in _TOO_LARGE:
        return Failure(reason=Failed.TOO_SLOW, spent_seconds=execution.cpu_seconds)
    if execution.ending is not Ending.EXITED or execution.exit_code != 0:
        endings.append(execution.ending)
        return Failure(reason=Failed.BROKEN)
    floor = rig.run_floor(size)
    return Run(
        n=n,
        cpu_seconds=execution.cpu_seconds,
        memory_bytes=execution.peak_memory_bytes,
        floor_seconds=None if floor is None else floor.cpu_seconds,
        floor_bytes=None if floor is None else floor.peak_memory_bytes,
        input_bytes=rig.input_bytes(size),
    )


def _read(rig: Rig, climb: Climb) -> GrowthRead:
    limit = None if rig.largest in climb.runs or rig.interpreted else rig.n(rig.largest)
    wanted = Wanted(shape=rig.name, limit=limit, interpreted=rig.interpreted)
    memory = read_growth(_measured(climb, _bytes, MEMORY), MEMORY, wanted)
    least = {size: min(run.cpu_seconds for run in runs) for size, runs in climb.runs.items()}
    start = min(least.values())
    counted = rig.count({size: least[size] - start for size in sorted(least)}, wanted)
    bent = rig.native and _fills_caches(climb)
    instrument = TIME.out_of_caches if bent else TIME
    asked = replace(wanted, counted=counted)
    time = read_growth(_measured(climb, _seconds, TIME), instrument, asked)
    if counted is not None and Silence.UNEVEN in {time.silence, counted.silence}:
        time, counted = _uneven(time), _uneven(counted)
    return GrowthRead(time=time, memory=memory, counted=counted)


def _uneven(reading: GrowthReading) -> GrowthReading:
    """Take back what a reading says: another one has seen that more than n decides."""
    return replace(reading, classes=(), doubling=None, estimate=None, silence=Silence.UNEVEN)


def _fills_caches(climb: Climb) -> bool:
    peaks = [run.memory_bytes or 0 for runs in climb.runs.values() for run in runs]
    return max(peaks) - min(peaks) > _CACHE_BYTES


def _measured(
    climb: Climb, cost: Callable[[Run], tuple[float | None, ...]], instrument: Instrument
) -> list[Measured]:
    """Collect the runs by n; readings that the machine did not give are left out."""
    found: dict[int, tuple[list[float], list[float]]] = {}
    sizes: dict[int, int] = {}
    for runs in climb.runs.values():
        for run in runs:
            value, below = cost(run)
            if value is not None:
                sizes[run.n] = run.input_bytes
                values, floors = found.setdefault(run.n, ([], []))
                values.append(float(value))
                floors += [] if below is None else [float(below)]
    points = [
        Measured(n=n, runs=tuple(values), floors=tuple(floors))
        for n, (values, floors) in found.items()
    ]
    return settle(points, list(sizes.values()), instrument)


def _seconds(run: Run) -> tuple[float | None, ...]:
    return run.cpu_seconds, run.floor_seconds


def _bytes(run: Run) -> tuple[float | None, ...]:
    return run.memory_bytes, run.floor_bytes
