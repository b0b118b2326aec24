"""Straight lines through points that are known with an error each."""

from collections.abc import Sequence
from math import sqrt

from judge.frozen import frozen

_NORMAL = 1.96  # two-sided 95 %
_STUDENT = (12.71, 4.30, 3.18, 2.78, 2.57, 2.45, 2.36, 2.31)  # 1 to 8 degrees of freedom
_LEAST_POINTS = 2


@frozen(kw_only=False)
class Point:
    """A reading ``y`` at ``x``, with the standard error of ``y``."""

    x: float
    y: float
    error: float


@frozen(kw_only=False)
class Slope:
    """The slope of a line, and how far from it the true one may lie at 95 %.

    ``chi`` is the rms of the residuals in standard errors: about 1 where a line is right.
    """

    value: float
    margin: float
    chi: float


def slope(points: Sequence[Point]) -> Slope:
    """Draw the line by weighted least squares; ValueError for fewer than two points.

    Where the points lie farther from the line than their errors allow, the margin grows with them
    (Birge's ratio, and Student's t for so few points): the errors are then too small, or it is no
    line.
    """
    if len(points) < _LEAST_POINTS:
        raise ValueError("a line needs two points")
    weights = [1 / point.error**2 for point in points]
    total = sum(weights)
    x = sum(w * point.x for w, point in zip(weights, points, strict=True)) / total
    y = sum(w * point.y for w, point in zip(weights, points, strict=True)) / total
    spread = sum(w * (point.x - x) ** 2 for w, point in zip(weights, points, strict=True))
    value = sum(w * (point.x - x) * (point.y - y) for w, point in zip(weights, points, strict=True))
    value /= spread
    off = [
        w * (point.y - y - value * (point.x - x)) ** 2
        for w, point in zip(weights, points, strict=True)
    ]
    freedom = len(points) - _LEAST_POINTS
    chi = sqrt(sum(off) / freedom) if freedom else 0.0
    error = sqrt(1 / spread)
    margin = _NORMAL * error
    if freedom and chi > 1:
        student = _STUDENT[min(freedom, len(_STUDENT)) - 1]
        margin = max(margin, min(student, _STUDENT[2]) * error * chi)
    return Slope(value, margin, chi)
