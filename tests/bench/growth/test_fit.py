"""The relative, non-negative fit of a g(n) + b."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.bench.growth.curves import log_curve
from judge.bench.growth.fit import fit
from judge.model.growth import Growth, Sample

SIZES = (1, 2, 4, 8, 16, 32)


def samples(growth: Growth, a: float, b: float) -> list[Sample]:
    """Make samples that lie on a curve."""
    return [Sample(n=n, value=a * exp(log_curve(growth, n)) + b) for n in SIZES]


@pytest.mark.parametrize("growth", [growth for growth in Growth if growth is not Growth.CONSTANT])
def test_recovers(growth: Growth) -> None:
    """A curve without noise is found again, at sizes that were not measured too."""
    fitted = fit(growth, samples(growth, 2.0, 5.0))

    assert fitted.error < 1e-6
    assert fitted.at(40) == pytest.approx(2 * exp(log_curve(growth, 40)) + 5, rel=1e-4)


def test_constant() -> None:
    """The constant class is a level and nothing else."""
    fitted = fit(Growth.CONSTANT, samples(Growth.LINEAR, 0.0, 5.0))

    assert fitted.at(10**9) == pytest.approx(5)
    assert fitted.error < 1e-9


def test_falling_costs_do_not_rise() -> None:
    """What falls is fitted by a level: a is never negative."""
    falling = [Sample(n=n, value=40.0 - n) for n in SIZES]
    fitted = fit(Growth.LINEAR, falling)

    assert fitted.rise == 0
    assert fitted.base > 0


def test_no_negative_base() -> None:
    """A curve steeper than the class would need b < 0; it gets 0."""
    fitted = fit(Growth.LINEAR, samples(Growth.CUBIC, 1.0, 0.0))

    assert fitted.base == 0
    assert fitted.rise > 0


def test_far_away() -> None:
    """What no float holds is an OverflowError, not a number."""
    with pytest.raises(OverflowError):
        fit(Growth.FACTORIAL, samples(Growth.FACTORIAL, 1.0, 0.0)).at(100_000)


@given(
    values=st.lists(st.floats(1e-3, 1e3), min_size=6, max_size=6),
    growth=st.sampled_from(list(Growth)),
    factor=st.floats(1e-3, 1e3),
)
def test_scaling(values: list[float], growth: Growth, factor: float) -> None:
    """In other units the fit is the same, in those units."""
    one = fit(growth, [Sample(n=n, value=v) for n, v in zip(SIZES, values, strict=True)])
    other = fit(growth, [Sample(n=n, value=v * factor) for n, v in zip(SIZES, values, strict=True)])

    assert other.error == pytest.approx(one.error, rel=1e-6, abs=1e-9)
