"""The curves: each rises, in the order of the classes, and as its name says."""

from math import exp, factorial, inf, log, log2

import pytest

from judge.bench.growth.curves import log_curve, log_rise
from judge.model.growth import Growth

N = 9
VALUES = {
    Growth.CONSTANT: 1,
    Growth.LOGARITHMIC: log2(N + 1),
    Growth.SQUARE_ROOT: 3,
    Growth.LINEAR: 9,
    Growth.LINEARITHMIC: 9 * log2(N + 1),
    Growth.LINEAR_SQUARE_ROOT: 27,
    Growth.QUADRATIC: 81,
    Growth.QUADRATIC_LOGARITHMIC: 81 * log2(N + 1),
    Growth.CUBIC: 729,
    Growth.EXPONENTIAL: 512,
    Growth.FACTORIAL: factorial(9),
}


@pytest.mark.parametrize("growth", Growth)
def test_value(growth: Growth) -> None:
    """A curve is what its class says, log n being taken of n + 1."""
    assert exp(log_curve(growth, N)) == pytest.approx(VALUES[growth])


def test_order() -> None:
    """At a large size every class costs more than the one before it."""
    costs = [log_curve(growth, 1000) for growth in Growth]

    assert costs == sorted(set(costs))


def test_rise() -> None:
    """A rise is the difference of two values; a constant has none."""
    assert log_rise(Growth.QUADRATIC, 3, 5) == pytest.approx(log(16))
    assert log_rise(Growth.CONSTANT, 3, 5) == -inf
    assert log_rise(Growth.FACTORIAL, 1, 300) == pytest.approx(log_curve(Growth.FACTORIAL, 300))
