"""The noise of repeated runs, and the part of a cost that grows."""

from random import Random

import pytest

from judge.bench.growth.instrument import LINES, TIME
from judge.bench.growth.points import Measured, noise, risen, settle


def test_noise_is_the_scale() -> None:
    """Of noise that falls off exponentially the scale is found."""
    rng = Random(1)
    points = [
        Measured(n=n, runs=tuple(1 + rng.expovariate(20) for _ in range(4))) for n in range(1, 400)
    ]

    assert noise(points, TIME) == pytest.approx(1 / 20, rel=0.15)


def test_single_runs() -> None:
    """A size that ran once is as uncertain as its instrument."""
    points = [Measured(n=1, runs=(1.0,)), Measured(n=2, runs=(2.0,))]

    assert noise(points, TIME) == TIME.single
    assert noise(points, LINES) == LINES.single


def test_rise() -> None:
    """The smallest size is taken off, and so is what reading the input costs."""
    points = [
        Measured(n=1, runs=(1.0, 1.1), floors=(0.5, 0.6)),
        Measured(n=2, runs=(3.0, 3.3), floors=(1.0, 1.1)),
    ]
    (rise,) = risen(points, TIME)

    assert rise.n == 2
    assert rise.value == pytest.approx(1.5)
    assert rise.error > 0.03


def test_nothing_below_nothing() -> None:
    """A reading of zero has no relative noise."""
    points = [Measured(n=1, runs=(0.0, 0.0)), Measured(n=2, runs=(0.0, 0.0))]
    (rise,) = risen(points, TIME)

    assert noise(points, TIME) == 0
    assert not rise.visible


def test_a_run_alone_counts_less() -> None:
    """The error of a size shrinks with its runs, and is largest where there is one only."""
    points = [
        Measured(n=1, runs=(1.0, 1.1, 1.2, 1.3)),
        Measured(n=2, runs=(2.0,)),
        Measured(n=4, runs=(2.0, 2.2)),
        Measured(n=8, runs=(2.0, 2.2, 2.4, 2.6)),
    ]
    alone, twice, often = risen(points, TIME)

    assert alone.error > 2 * twice.error
    assert twice.error > often.error


def reads(n: int, *floors: float) -> Measured:
    """Make a size at which the program takes a second beyond reading."""
    return Measured(n=n, runs=tuple(each + 1.0 for each in floors), floors=floors)


def test_reading_is_settled_together() -> None:
    """A floor that was read badly is drawn to the line through all of them."""
    steady = [reads(n, *[n * 0.1] * 9) for n in (1, 2, 3, 5, 6)]
    points = settle([*steady[:3], reads(4, 0.5), *steady[3:]], [1, 2, 3, 4, 5, 6], TIME)
    settled = [point.settled[0] for point in points if point.settled is not None]

    assert settled[0] == pytest.approx(0.1, rel=0.1)
    assert 0.4 < settled[3] < 0.5
    assert points[0].value == pytest.approx(1.0, rel=0.02)
    assert risen(points, TIME)[0].error > 0


def test_nothing_to_settle() -> None:
    """Without floors, or with too few sizes for a line, nothing is settled."""
    alone = [Measured(n=n, runs=(1.0,)) for n in (1, 2, 3, 4)]
    few = [reads(1, 0.1), reads(2, 0.2)]

    assert settle(alone, [1, 2, 3, 4], TIME) == alone
    assert settle(few, [1, 2], TIME) == few
