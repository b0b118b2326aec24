"""The ratio of two programs' costs, with the interval in which it lies at 95 %.

Noise comes in bursts that both sides of a turn meet: so each turn gives one ratio, and the middle
half of these (by their logarithms) is averaged. On a busy machine that spreads 0.6 times as far as
the ratio of what each side took in its faster runs. The turns are resampled, and the interval is
widened for the few there are. How often equal programs are called different, and programs 5 % apart
told, benchmarks/ratio_power.py measures.

A process is faster than another by the luck of its addresses (Mytkowicz et al., Producing Wrong
Data Without Doing Anything Obviously Wrong, 2009), and keeps that luck through all its forks. So
the interval also holds what no number of turns can average out.
"""

from collections.abc import Sequence
from math import exp, hypot, log, sqrt
from random import Random
from statistics import fmean

from judge.model.growth import Interval

LEAST_TURNS = 5  # fewer give no interval worth its name
_RESAMPLES = 1000
_TAIL = 0.025
_WIDER = 1.5  # over n: how much wider than percentiles say; by simulation, see the benchmark
_TRIMMED = 4  # one in so many is left out at either end
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
    logs = [log(theirs / ours) for ours, theirs in zip(base, other, strict=True)]
    middle = _middle(logs)
    found = sorted(_middle(rng.choices(logs, k=turns)) for _ in range(_RESAMPLES))
    wider = sqrt(turns / (turns - 1)) * (1 + _WIDER / turns)
    ends = (found[round(_TAIL * _RESAMPLES)], found[round((1 - _TAIL) * _RESAMPLES) - 1])
    luck = _NORMAL * _LUCK[steady]
    below, above = (
        hypot(max(away, 0.0) * wider, luck) for away in (middle - ends[0], ends[1] - middle)
    )
    return Interval(middle=exp(middle), low=exp(middle - below), high=exp(middle + above))


def _middle(logs: Sequence[float]) -> float:
    """Average the middle half."""
    off = len(logs) // _TRIMMED
    return fmean(sorted(logs)[off : len(logs) - off])
