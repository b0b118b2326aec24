"""The ratio of two programs' costs, with the interval in which it lies at 95 %.

Noise only adds to a CPU time, and comes in bursts: so each side is the mean of the faster half of
its runs. The turns are resampled together, as both sides met the same burst; the interval is
widened for the few there are. How often equal programs are called different, and programs 5 % apart
told, benchmarks/ratio_power.py measures.

A process is faster than another by the luck of its addresses (Mytkowicz et al., Producing Wrong
Data Without Doing Anything Obviously Wrong, 2009), and keeps that luck through all its forks. So
the interval also holds what no number of turns can average out.
"""

from collections.abc import Sequence
from math import exp, hypot, log, sqrt
from random import Random

from judge.model.growth import Interval

LEAST_TURNS = 5  # fewer give no interval worth its name
_RESAMPLES = 1000
_TAIL = 0.025
_WIDER = 1.5  # over n: how much wider than percentiles say; by simulation, see the benchmark
_LEAST_HALF = 3
_LUCK = {True: 0.004, False: 0.015}  # standard deviations: same addresses for all, or drawn once
_NORMAL = 1.96  # deviations to either end of an interval of 95 %


def ratio(base: Sequence[float], other: Sequence[float], *, steady: bool = True) -> Interval | None:
    """Return ``other / base`` from one reading a turn of each; None for too few or no cost.

    ``steady``: the luck of addresses could favour neither; see the sandbox.
    """
    turns = len(base)
    if turns < LEAST_TURNS or min(base) <= 0 or min(other) <= 0:
        return None
    rng = Random(1)
    middle = _log_ratio(base, other)
    found = sorted(
        _log_ratio([base[at] for at in chosen], [other[at] for at in chosen])
        for chosen in (rng.choices(range(turns), k=turns) for _ in range(_RESAMPLES))
    )
    wider = sqrt(turns / (turns - 1)) * (1 + _WIDER / turns)
    ends = (found[round(_TAIL * _RESAMPLES)], found[round((1 - _TAIL) * _RESAMPLES) - 1])
    luck = _NORMAL * _LUCK[steady]
    below, above = (
        hypot(max(away, 0.0) * wider, luck) for away in (middle - ends[0], ends[1] - middle)
    )
    return Interval(middle=exp(middle), low=exp(middle - below), high=exp(middle + above))


def _log_ratio(base: Sequence[float], other: Sequence[float]) -> float:
    return log(_faster_half(other)) - log(_faster_half(base))


def _faster_half(readings: Sequence[float]) -> float:
    count = max(_LEAST_HALF, len(readings) // 2)
    return sum(sorted(readings)[:count]) / min(count, len(readings))
