"""Chooses the sizes: doubling up to what a run may take, then the largest ones again, in turns.

A first run at each size finds how far one can go. Where doubling overshoots (an exponential goes
from a blink to for ever between n and 2 n) sizes between are tried. Then the largest sizes, from
which the growth is read, run again in turns, so that a change in the machine's load meets all of
them, until the time is up.
"""

from collections.abc import Generator
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from math import log

from judge.frozen import frozen

_SLOW_START_SECONDS = 0.03  # a run-time that starts so slowly is not worth small steps
_STEP, _QUICK_STEP, _LONG_STEP = 2, 4, 8
_SMALL = 64  # below it twice the size may be an exponential's whole way
_LONG_STEPS = 6  # that lead from nothing to the largest size
_TAIL, _MOST_TAIL = 5, 7  # sizes that run again
_SHARE = 0.04  # of the largest size's rise: what rises less tells nothing of the growth there
_SEEN = 0.2  # of the start; a smaller rise may be noise
_LEAST_RUNS, _MOST_RUNS = 3, 9
_MOST_BETWEEN = 4  # tries between a size that ran and one that did not
_CLOSE = 1.19  # a fourth of a doubling: nearer is not worth a run
_FIRST_SHARE = 0.6  # of the time for the first runs
_FIRST_SIZES = (1, 2, 4, 8, 16, 32, 64)


class Failed(Enum):
    """Why there is no reading at a size."""

    NO_INPUT = "no input"  # the generator makes none
    TOO_SLOW = "too slow"
    BROKEN = "broken"  # the program failed: nothing more is tried


@frozen
class Run:
    """One run: its CPU seconds and peak memory, and those of a program that only reads the input.

    ``n`` is the size as the problem counts it, which need not be what the generator was asked for.
    """

    n: int
    cpu_seconds: float
    memory_bytes: int | None
    floor_seconds: float | None = None
    floor_bytes: int | None = None
    input_bytes: int = 0


@frozen
class Failure:
    """No reading, and what the attempt took from the budget."""

    reason: Failed
    spent_seconds: float = 0.0


Asking = Generator[int, Run | Failure, None]
"""Yields sizes to run at, and is sent what came of each."""


@frozen
class Budget:
    """``seconds`` for everything, ``run_seconds`` for one run; ``largest`` is the last size.

    Both are CPU seconds of the program itself: what its run-time needs to start, which the smallest
    size shows, is not counted. ``most_runs`` bounds what that comes to.
    """

    seconds: float
    run_seconds: float
    largest: int
    most_runs: int = 100


@dataclass(slots=True, kw_only=True)
class Climb:
    """The state of one climb; ``runs`` are by the size that the generator was asked for."""

    budget: Budget
    runs: dict[int, list[Run]] = field(default_factory=dict)
    spent_seconds: float = 0.0
    count: int = 0
    broken: bool = False

    def go(self) -> Asking:
        """Climb, look between, repeat."""
        start = yield from self._first()
        bound = yield from self._double(start)
        if self.runs and not self.broken:
            yield from self._between(bound)
            yield from self._fill()
            yield from self._repeat()

    def _try(self, size: int) -> Generator[int, Run | Failure, Run | Failure]:
        outcome = yield size
        self.count += 1
        if isinstance(outcome, Run):
            self.runs.setdefault(size, []).append(outcome)
            self.spent_seconds += max(outcome.cpu_seconds - self._start(), 0.0)
        else:
            self.broken = self.broken or outcome.reason is Failed.BROKEN
            self.spent_seconds += outcome.spent_seconds
        return outcome

    def _start(self) -> float:
        """Return what the run-time needs to start: the smallest size shows it."""
        return self._seconds(min(self.runs))

    def _first(self) -> Generator[int, Run | Failure, int]:
        """Find the least size for which there is an input; 0 where there is none."""
        for size in _FIRST_SIZES:
            if size > self.budget.largest:
                break
            outcome = yield from self._try(size)
            if isinstance(outcome, Run):
                return size
            if outcome.reason is not Failed.NO_INPUT:
                break
        return 0

    def _double(self, size: int) -> Generator[int, Run | Failure, int]:
        """Go up from ``size``; return the first size that is too large, tried or reckoned."""
        if not size:
            return 0
        step = _QUICK_STEP
        if self._start() > _SLOW_START_SECONDS:
            step = max(_LONG_STEP, round(self.budget.largest ** (1 / _LONG_STEPS)))
        while True:
            small = self._is_seen(size) or size < _SMALL
            larger = min(size * (_STEP if small else step), self.budget.largest)
            if larger <= size:
                return size  # the end of all sizes
            if self._expected(size, larger) > self._most_seconds():
                return larger
            outcome = yield from self._try(larger)
            if isinstance(outcome, Failure):
                return larger
            size = larger

    def _between(self, bound: int) -> Asking:
        """Halve the gap, in ratio, between the largest size that ran and the first that did not."""
        for _ in range(_MOST_BETWEEN):
            low = max(self.runs)
            middle = round((low * bound) ** 0.5)
            if not low < middle < bound or (bound / low < _CLOSE and bound - low > 1):
                return
            if self._expected(low, middle) > self._most_seconds():
                bound = middle
                continue
            outcome = yield from self._try(middle)
            if isinstance(outcome, Failure):
                bound = middle
            if self.broken:
                return

    def _most_seconds(self) -> float:
        """Say what the next run may take beyond the start, so that large sizes can run again."""
        left = self.budget.seconds - self.spent_seconds
        return min(self.budget.run_seconds, left * _FIRST_SHARE / _LEAST_RUNS)

    def _rise(self, size: int) -> float:
        return self._seconds(size) - self._start()

    def _is_seen(self, size: int) -> bool:
        """Whether the rise at ``size`` is more than noise may be."""
        return self._rise(size) > _SEEN * self._start()

    def _expected(self, size: int, larger: int) -> float:
        """Guess what ``larger`` costs beyond the start, from the exponent seen last."""
        if not self._is_seen(size):
            return 0.0  # a run that takes too long is stopped
        return self._rise(size) * float((larger / size) ** self._exponent())

    def _exponent(self) -> float:
        """Return the exponent between the two largest sizes that ran; 1 where nothing is seen."""
        sizes = sorted(self.runs)
        if len(sizes) < 3:  # noqa: PLR2004 - two rises
            return 1.0
        before, last = (self._rise(size) for size in sizes[-2:])
        if before < self._start() / 10 or last <= before:
            return 1.0
        return log(last / before) / log(sizes[-1] / sizes[-2])

    def _telling(self) -> list[int]:
        """Return the sizes whose rise says something of the growth at the largest."""
        least = _SHARE * self._rise(max(self.runs))
        return [
            size
            for size in sorted(self.runs)
            if size > min(self.runs) and self._rise(size) >= least
        ]

    def _fill(self) -> Asking:
        """Put sizes into the widest gaps, where too few are telling."""
        for _ in range(_TAIL):
            telling = self._telling()
            below = [size for size in self.runs if size < telling[0]] if telling else []
            if self.broken or not below or len(telling) >= _TAIL:
                return
            low, high = max(pairwise([max(below), *telling]), key=_gap)
            if high - low <= 1:
                return
            middle = round((low * high) ** 0.5)
            yield from self._try(middle if low < middle < high else (low + high) // 2)

    def _repeat(self) -> Asking:
        """Run the smallest size and the telling ones again while there is time."""
        sizes = [min(self.runs), *self._telling()[-_MOST_TAIL:]]
        for run in range(1, _MOST_RUNS):
            seconds = sum(max(self._rise(size), 0.0) for size in sizes)
            over = self.spent_seconds + seconds > self.budget.seconds
            over = over or self.count + len(sizes) > self.budget.most_runs
            if self.broken or (over and run >= _LEAST_RUNS):
                return
            for size in sizes:
                yield from self._try(size)

    def _seconds(self, size: int) -> float:
        return min(run.cpu_seconds for run in self.runs[size])


def _gap(pair: tuple[int, int]) -> float:
    """Return the ratio of two sizes; 0 where none lies between."""
    low, high = pair
    return high / low if high - low > 1 else 0.0
