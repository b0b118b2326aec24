"""The sizes that are chosen: up to what a run may take, and enough of them to tell a slope."""

from collections.abc import Callable
from contextlib import suppress
from itertools import count
from math import exp

import pytest

from judge.bench.growth.climb import Budget, Climb, Failed, Failure, Run
from judge.bench.growth.curves import log_curve
from judge.model.growth import Growth

STEP = {Growth.LOGARITHMIC: 1e-3, Growth.SQUARE_ROOT: 1e-6}


def program(
    growth: Growth, start: float = 0.002, kill: float = 0.6
) -> Callable[[int], Run | Failure]:
    """Make a program that costs what its class says, and is stopped where it takes too long."""

    def attempt(n: int) -> Run | Failure:
        try:
            seconds = start + STEP.get(growth, 5e-8) * exp(log_curve(growth, n))
        except OverflowError:
            seconds = float("inf")
        if seconds > kill:
            return Failure(reason=Failed.TOO_SLOW, spent_seconds=kill)
        return Run(n=n, cpu_seconds=seconds, memory_bytes=None)

    return attempt


def climb(attempt: Callable[[int], Run | Failure], largest: int = 10**6) -> Climb:
    """Climb with two seconds."""
    found = Climb(budget=Budget(seconds=2, run_seconds=0.4, largest=largest))
    asking = found.go()
    with suppress(StopIteration):
        size = next(asking)
        while True:
            size = asking.send(attempt(size))
    return found


@pytest.mark.parametrize("start", [0.002, 0.1])
@pytest.mark.parametrize("growth", [*Growth][3:])
def test_enough_large_sizes(growth: Growth, start: float) -> None:
    """Of every class that can be seen here at least three sizes run three times or more."""
    found = climb(program(growth, start))
    often = [size for size, runs in found.runs.items() if len(runs) >= 3]

    assert len(often) >= 3
    assert max(often) == max(found.runs)
    assert min(often) == min(found.runs)
    assert found.spent_seconds < 4


@pytest.mark.parametrize("growth", [Growth.LINEAR, Growth.QUADRATIC, Growth.EXPONENTIAL])
def test_largest_run_is_worth_it(growth: Growth) -> None:
    """The largest size takes a fair part of what it may."""
    found = climb(program(growth), largest=10**9)
    largest = max(found.runs)

    assert 0.08 < found.runs[largest][0].cpu_seconds < 0.5


def test_bound() -> None:
    """No size lies beyond the generator's largest; that one itself runs."""
    found = climb(program(Growth.LINEAR), largest=100_000)

    assert max(found.runs) == 100_000


def test_generator_with_a_least_size() -> None:
    """Sizes for which there is no input are passed over."""
    attempt = program(Growth.LINEAR)

    def from_ten(n: int) -> Run | Failure:
        return Failure(reason=Failed.NO_INPUT) if n < 10 else attempt(n)

    assert min(climb(from_ten).runs) == 16


@pytest.mark.parametrize("reason", Failed)
def test_nothing_runs(reason: Failed) -> None:
    """Where nothing runs at all there is nothing, after a few tries."""
    tries = count()

    def failing(_: int) -> Run | Failure:
        next(tries)
        return Failure(reason=reason)

    assert climb(failing, largest=8).runs == {}
    assert next(tries) <= 4


def test_broken_program() -> None:
    """A program that fails at some size is not run again."""
    asked = []

    def breaking(n: int) -> Run | Failure:
        asked.append(n)
        if n >= 64:
            return Failure(reason=Failed.BROKEN)
        return Run(n=n, cpu_seconds=0.002, memory_bytes=None)

    found = climb(breaking)

    assert found.broken
    assert asked == [1, 2, 4, 8, 16, 32, 64]


def test_most_runs() -> None:
    """A program that costs nothing does not run for ever."""
    found = climb(program(Growth.CONSTANT), largest=10**18)

    assert found.count <= 100


def test_generator_that_ends_early() -> None:
    """The size at which inputs end is looked for between the last two."""
    attempt = program(Growth.LINEAR)

    def up_to(n: int) -> Run | Failure:
        return Failure(reason=Failed.NO_INPUT) if n > 3000 else attempt(n)

    assert 2400 < max(climb(up_to).runs) <= 3000
