"""Ratios with their intervals: told apart when they differ, not when they do not."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.bench.bootstrap import LEAST_TURNS, ratio


def runs(rng: Random, seconds: float, count: int = 20) -> list[float]:
    """Make readings whose noise only adds."""
    return [seconds * (1 + rng.expovariate(50)) for _ in range(count)]


def test_five_percent_are_told() -> None:
    """Two programs 5 % apart are told apart by twenty turns of a fairly quiet machine."""
    rng = Random(1)
    told = 0
    for _ in range(20):
        found = ratio(runs(rng, 1.0), runs(rng, 1.05))
        assert found is not None
        told += found.low > 1

    assert told >= 19


def test_equal_programs_are_not_called_different() -> None:
    """At most one time in twenty, by chance."""
    rng = Random(2)
    different = 0
    for _ in range(60):
        found = ratio(runs(rng, 1.0), runs(rng, 1.0))
        assert found is not None
        different += found.low > 1 or found.high < 1

    assert different <= 6


@given(seconds=st.lists(st.floats(0.1, 10), min_size=6, max_size=12), factor=st.floats(0.01, 100))
def test_the_same_readings_times_a_factor(seconds: list[float], factor: float) -> None:
    """A program that takes the same times a factor has that ratio, and nothing is uncertain."""
    found = ratio(seconds, [each * factor for each in seconds])

    assert found is not None
    assert found.middle == pytest.approx(factor)
    assert found.low <= found.middle <= found.high


def test_repeatable() -> None:
    """The same readings give the same interval."""
    one, other = runs(Random(3), 1.0), runs(Random(4), 1.2)

    assert ratio(one, other) == ratio(one, other)


@pytest.mark.parametrize(("base", "other"), [([1.0] * 4, [1.0] * 4), ([0.0] * 9, [1.0] * 9)])
def test_nothing_to_say(base: list[float], other: list[float]) -> None:
    """Fewer than five turns, or no cost at all, give no ratio."""
    assert LEAST_TURNS == 5
    assert ratio(base, other) is None


def test_what_the_luck_of_addresses_explains_is_no_difference() -> None:
    """Where each side kept the addresses that it drew, two per cent may be nothing but luck."""
    base = [1.0 + 0.0001 * (at % 5) for at in range(20)]
    other = [1.02 * each for each in base]

    steady, drawn = ratio(base, other), ratio(base, other, steady=False)

    assert steady is not None
    assert steady.low > 1
    assert drawn is not None
    assert drawn.low < 1 < drawn.high
