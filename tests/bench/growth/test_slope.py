"""Lines through points with errors."""

import pytest

from judge.bench.growth.slope import Point, slope


def test_exact_line() -> None:
    """Points on a line give its slope, with the margin of their errors."""
    found = slope([Point(x, 3 + 2 * x, 0.1) for x in range(5)])

    assert found.value == pytest.approx(2)
    assert found.chi == pytest.approx(0)
    assert found.margin == pytest.approx(1.96 * 0.1 / 10**0.5)


def test_weights() -> None:
    """A point that is known badly hardly moves the line."""
    found = slope([Point(0, 0, 0.01), Point(1, 1, 0.01), Point(2, 9, 100)])

    assert found.value == pytest.approx(1, abs=1e-3)


def test_no_line() -> None:
    """Points that lie off the line by more than their errors widen the margin."""
    straight = slope([Point(x, x, 0.01) for x in range(4)])
    bent = slope([Point(x, x + (0.3 if x % 2 else 0), 0.01) for x in range(4)])

    assert bent.chi > 10
    assert bent.margin > 10 * straight.margin


def test_too_few() -> None:
    """One point has no slope."""
    with pytest.raises(ValueError, match="two points"):
        slope([Point(1, 1, 1)])
