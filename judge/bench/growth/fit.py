"""Fits ``a g(n) + b`` with a, b >= 0 so that relative errors are small."""

from collections.abc import Sequence
from math import exp, sqrt

from judge.bench.growth.curves import log_curve
from judge.frozen import frozen
from judge.model.growth import Growth, Sample


@frozen
class Fit:
    """``rise`` is a g at the largest size measured, ``base`` b, ``error`` the relative rms."""

    growth: Growth
    largest: int
    rise: float
    base: float
    error: float

    def at(self, n: int) -> float:
        """Return the cost at ``n``; OverflowError where no float holds it."""
        gap = log_curve(self.growth, n) - log_curve(self.growth, self.largest)
        return self.rise * exp(gap) + self.base if self.rise else self.base


def fit(growth: Growth, samples: Sequence[Sample]) -> Fit:
    """Fit one class to samples with positive values.

    The error to be made small is ((a g + b) / y - 1)^2, summed: a linear least-squares problem in
    g/y and 1/y, whose non-negative answer is the free one or lies on an edge.
    """
    largest = max(sample.n for sample in samples)
    top = log_curve(growth, largest)
    curve = [exp(log_curve(growth, sample.n) - top) / sample.value for sample in samples]
    level = [1 / sample.value for sample in samples]
    candidates = [_alone(curve, 0), _alone(level, 1)]
    free = _together(curve, level)
    if free is not None and min(free) >= 0:
        candidates.append(free)
    error, rise, base = min((_error(curve, level, pair), *pair) for pair in candidates)
    return Fit(growth=growth, largest=largest, rise=rise, base=base, error=error)


def _alone(column: Sequence[float], place: int) -> tuple[float, float]:
    best = sum(column) / sum(each * each for each in column)
    return (best, 0.0) if place == 0 else (0.0, best)


def _together(curve: Sequence[float], level: Sequence[float]) -> tuple[float, float] | None:
    """Solve the two normal equations; None where the columns are (nearly) one."""
    cc, ll = sum(c * c for c in curve), sum(each * each for each in level)
    cl = sum(c * each for c, each in zip(curve, level, strict=True))
    determinant = cc * ll - cl * cl
    if determinant <= 1e-12 * cc * ll:
        return None
    c, each = sum(curve), sum(level)
    return (c * ll - each * cl) / determinant, (each * cc - c * cl) / determinant


def _error(curve: Sequence[float], level: Sequence[float], pair: tuple[float, float]) -> float:
    rise, base = pair
    squares = [(rise * c + base * each - 1) ** 2 for c, each in zip(curve, level, strict=True)]
    return sqrt(sum(squares) / len(squares))
