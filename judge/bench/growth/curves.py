"""The curve g(n) of each class, in logarithms: n! of 200 is no float."""

from math import exp, lgamma, log, log2

from judge.model.growth import Growth

_POWERS = {  # of n, and of log n
    Growth.CONSTANT: (0.0, 0),
    Growth.LOGARITHMIC: (0.0, 1),
    Growth.SQUARE_ROOT: (0.5, 0),
    Growth.LINEAR: (1.0, 0),
    Growth.LINEARITHMIC: (1.0, 1),
    Growth.LINEAR_SQUARE_ROOT: (1.5, 0),
    Growth.QUADRATIC: (2.0, 0),
    Growth.QUADRATIC_LOGARITHMIC: (2.0, 1),
    Growth.CUBIC: (3.0, 0),
}


def log_curve(growth: Growth, n: int) -> float:
    """Return the natural logarithm of g(n), for n >= 1; log n is taken of n + 1."""
    if growth is Growth.EXPONENTIAL:
        return n * log(2)
    if growth is Growth.FACTORIAL:
        return lgamma(n + 1)
    of_n, of_log = _POWERS[growth]
    return of_n * log(n) + of_log * log(log2(n + 1))


def log_rise(growth: Growth, low: int, high: int) -> float:
    """Return log(g(high) - g(low)), for low < high; minus infinity where g does not rise."""
    top = log_curve(growth, high)
    gap = top - log_curve(growth, low)
    return top + log(1 - exp(-gap)) if gap > 0 else float("-inf")
