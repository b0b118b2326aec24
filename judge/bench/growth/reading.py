"""Says which classes the measurements do not exclude.

The cost at the smallest size is taken off all others, and off every curve: g(n) - g(n0). What is
left grows, at the largest sizes, with some exponent: its slope in a plot of logarithms. A class
stays while that slope, less the class's own, is no farther from 0 than the slope's margin (from the
noise of repeated runs, see ``points``) and a tolerance for what machines do. They do more in one
direction: caches make a step dearer as n grows; only start-up work and a warming compiler make it
cheaper. The tolerances are below the distance between neighbours that time can tell (sqrt n from
log n, n sqrt n from n log n); those that it cannot, n from n log n, stay both. What was not seen to
rise excludes as well, and so does a step too cheap for any machine. See docs/timing.md, and
benchmarks/growth_accuracy.py for how often the truth stays.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from math import exp, inf, log

from judge.bench.growth.curves import log_rise
from judge.bench.growth.fit import Fit, fit
from judge.bench.growth.instrument import Instrument
from judge.bench.growth.points import Measured, Risen, risen
from judge.bench.growth.slope import Point, slope
from judge.frozen import frozen
from judge.model.growth import (
    Estimate,
    Growth,
    GrowthReading,
    Interval,
    Sample,
    Silence,
)

_SHARE = 0.03  # of the largest size's rise: what rises less tells nothing of the growth there
_LARGE = 20  # sizes down to this part of the largest tell the factor of doubling
_LEAST_CURVE = 4  # sizes with a shape
_BASES = (log(1.25), log(4.5))  # of c^n: slopes that "2^n" stands for
_FACTORIAL_SLACK = 0.45  # likewise for n!, in the slope of log(cost / n!) over n
_WIDEST, _WIDEST_PART = (
    0.6,
    0.3,
)  # a margin beyond both, the second times the exponent, tells nothing
_MOST_CLASSES = 6  # left open: more say nothing
_STEEPEST = 30  # an exponent: nobody doubles what grows so
_SIGMAS, _UNSEEN_SLACK = 3.0, 0.3  # for what is not seen: standard errors, and what machines do
_STAIR = 10  # the largest base in which programs count
_FALLEN = 0.7  # of what a smaller input costs: noise is less, and caches make nothing cheaper
_FLAT = 0.25  # of the cost at the smallest size; a rise below it may be drift
_WORST, _WORSE = 0.15, 3.0  # a fit is refused beyond so many times the best one's error


@frozen
class Wanted:
    """What is to be read: the generator's name, and the size to estimate the cost for, if any.

    ``counted`` is the reading of a noise-free instrument on the same inputs.
    """

    shape: str
    limit: int | None = None
    interpreted: bool = False
    counted: GrowthReading | None = None


def read_growth(
    measured: Sequence[Measured], instrument: Instrument, wanted: Wanted
) -> GrowthReading:
    """Say what ``measured``, of different sizes, leaves open."""
    points = sorted(measured, key=lambda each: each.n)
    samples = tuple(Sample(n=each.n, value=each.value) for each in points)
    blank = GrowthReading(
        cost=instrument.cost,
        shape=wanted.shape,
        samples=samples,
        classes=(),
        doubling=None,
        runs=len(points[-1].runs) if points else 0,
        silence=Silence.TOO_SHORT,
        interpreted=wanted.interpreted,
    )
    if len(points) < 3:  # noqa: PLR2004 - two sizes fit every class
        return blank
    rises = risen(points, instrument)
    tail = _tail([rise for rise in rises if rise.visible])
    if not tail:
        return _settled(blank, _flat(points, rises, instrument), None, wanted)
    if _is_uneven(points, tail, instrument):
        return replace(blank, silence=Silence.UNEVEN)
    first = points[0].n
    candidates = [
        growth
        for growth in Growth
        if _fits(growth, first, tail, instrument)
        and _unseen(growth, first, rises, tail[-1])
        and _possible(growth, first, tail, instrument)
    ]
    kept = _shaped(candidates, samples)
    if tail[-1].value <= _FLAT * points[0].raw:
        kept = [each for each in Growth if each in {*kept, *_flat(points, rises, instrument)}]
    open_classes = _above(kept, wanted.counted)
    if len(open_classes) > _MOST_CLASSES and _is_noisy(tail, instrument):
        return replace(blank, silence=Silence.NOISY)
    return _settled(blank, kept, _doubling(tail, instrument), wanted)


def _tail(visible: Sequence[Risen]) -> list[Risen]:
    """Take the sizes that rise enough to say something of the growth at the largest."""
    return [rise for rise in visible if rise.value >= _SHARE * visible[-1].value]


def _is_uneven(points: Sequence[Measured], tail: Sequence[Risen], instrument: Instrument) -> bool:
    """Whether a larger input costs far less than a smaller one, as where a search ends early.

    Sizes that ran once say nothing of that, but by an exact instrument: a run alone may be slow.
    """
    is_exact = instrument.single <= instrument.least_noise
    raw = {point.n: point.raw for point in points if is_exact or len(point.runs) > 1}
    return any(
        raw[larger.n] < _FALLEN * raw[smaller.n]
        and larger.value + _SIGMAS * larger.error < smaller.value - _SIGMAS * smaller.error
        for smaller, larger in combinations([each for each in tail if each.n in raw], 2)
    )


def _is_noisy(tail: Sequence[Risen], instrument: Instrument) -> bool:
    """Whether the exponent could be nearly anything."""
    if len(tail) < 2:  # noqa: PLR2004 - a slope
        return False
    exponent = slope([_point(rise, log(rise.n), 0.0, instrument) for rise in tail])
    return exponent.margin > max(_WIDEST, exponent.value * _WIDEST_PART)


def _unseen(growth: Growth, first: int, rises: Sequence[Risen], largest: Risen) -> bool:
    """Whether the curve through the largest size stays below all that was not seen to rise.

    A logarithm counts steps: from 1 to 9 a number has one digit, and nothing rises.
    """
    stair = _STAIR if growth is Growth.LOGARITHMIC else 1
    top = log_rise(growth, first, largest.n)
    return all(
        largest.value * exp(log_rise(growth, first, max(first, rise.n // stair)) - top)
        <= (max(rise.value, 0.0) + _SIGMAS * rise.error) * (1 + _UNSEEN_SLACK)
        for rise in rises
        if rise.n < largest.n and not rise.visible
    )


def _point(rise: Risen, x: float, curve: float, instrument: Instrument) -> Point:
    relative = rise.error / rise.value
    return Point(x, log(rise.value) - curve, (relative**2 + instrument.wobble**2) ** 0.5)


def _fits(growth: Growth, first: int, tail: Sequence[Risen], instrument: Instrument) -> bool:
    """Whether the slope of the tail lets ``growth`` stay."""
    if growth is Growth.CONSTANT:
        return False
    if len(tail) < 2:  # noqa: PLR2004 - a slope
        return True
    if growth is Growth.EXPONENTIAL:
        found = slope([_point(rise, rise.n, 0.0, instrument) for rise in tail])
        low, high = _BASES
        return low <= found.value + found.margin and found.value - found.margin <= high
    curves = [log_rise(growth, first, rise.n) for rise in tail]
    if growth is Growth.FACTORIAL:
        found = slope(
            [
                _point(rise, rise.n, curve, instrument)
                for rise, curve in zip(tail, curves, strict=True)
            ]
        )
        return abs(found.value) <= _FACTORIAL_SLACK + found.margin
    found = slope(
        [
            _point(rise, log(rise.n), curve, instrument)
            for rise, curve in zip(tail, curves, strict=True)
        ]
    )
    low, high = -instrument.slower - found.margin, instrument.faster + found.margin
    return low <= found.value <= high


def _possible(growth: Growth, first: int, tail: Sequence[Risen], instrument: Instrument) -> bool:
    """Whether a step would cost as much as a step can."""
    largest = tail[-1]
    highest = largest.value + 2 * largest.error
    return log_rise(growth, first, largest.n) + log(instrument.least_step) <= log(highest)


def _flat(
    points: Sequence[Measured], rises: Sequence[Risen], instrument: Instrument
) -> list[Growth]:
    """Return the classes that could rise by no more than we would have seen."""
    largest = rises[-1]
    highest = max(largest.value, 0.0) + 2 * largest.error
    return [
        growth
        for growth in Growth
        if log_rise(growth, points[0].n, largest.n) + log(instrument.least_step) <= log(highest)
    ]


def _shaped(candidates: Sequence[Growth], samples: Sequence[Sample]) -> list[Growth]:
    """Leave out those whose curve over all sizes is far worse than the best one's."""
    positive = [sample for sample in samples if sample.value > 0]
    if len(candidates) < 2 or len(positive) < _LEAST_CURVE:  # noqa: PLR2004 - to compare
        return list(candidates)
    errors = {growth: fit(growth, positive).error for growth in candidates}
    bound = max(min(errors.values()) * _WORSE, min(errors.values()) + _WORST)
    return [growth for growth in candidates if errors[growth] <= bound]


def _doubling(tail: Sequence[Risen], instrument: Instrument) -> Interval | None:
    large = [rise for rise in tail if rise.n * _LARGE >= tail[-1].n]
    chosen = large if len(large) > 2 else tail[-3:]  # noqa: PLR2004 - more than a pair
    if len(chosen) < 2:  # noqa: PLR2004 - a slope
        return None
    exponent = slope([_point(rise, log(rise.n), 0.0, instrument) for rise in chosen])
    ends = [exponent.value + side * exponent.margin for side in (0, -1, 1)]
    if max(ends) > _STEEPEST:
        return None
    middle, low, high = (2.0**end for end in ends)
    return Interval(middle=middle, low=low, high=high)


def _settled(
    blank: GrowthReading, kept: Sequence[Growth], doubling: Interval | None, wanted: Wanted
) -> GrowthReading:
    """Fill in what is said; nothing where too many classes, or none, are left."""
    before, kept = len(kept), _above(kept, wanted.counted)
    if not kept:
        return replace(blank, doubling=doubling, silence=Silence.NO_CLASS)
    if len(kept) > _MOST_CLASSES:
        return replace(blank, doubling=doubling, silence=Silence.TOO_SHORT)
    return replace(
        blank,
        classes=tuple(kept),
        doubling=doubling,
        silence=None,
        narrowed_by=wanted.counted.cost if wanted.counted and len(kept) < before else None,
        estimate=_estimate(blank.samples, kept, wanted.limit),
    )


def _estimate(
    samples: Sequence[Sample], kept: Sequence[Growth], limit: int | None
) -> Estimate | None:
    """Say what the classes left open come to at the limit; None where that was measured."""
    positive = [sample for sample in samples if sample.value > 0]
    if limit is None or len(positive) < 2 or limit <= samples[-1].n:  # noqa: PLR2004 - a curve
        return None
    costs = [_cost(fit(growth, positive), limit) for growth in kept]
    return Estimate(n=limit, low=min(costs), high=max(costs))


def _cost(fitted: Fit, n: int) -> float:
    try:
        return fitted.at(n)
    except OverflowError:
        return inf


def _above(kept: Sequence[Growth], counted: GrowthReading | None) -> list[Growth]:
    """Leave out the classes below those that a noise-free count leaves open.

    A line or a step takes time: the time cannot grow more slowly than their number. It can grow
    faster, since a line may call a library that loops: so nothing above is left out. A count that
    contradicts the time altogether changes nothing.
    """
    if counted is None or not counted.classes:
        return list(kept)
    order = list(Growth)
    least = order.index(counted.classes[0])
    return [growth for growth in kept if order.index(growth) >= least] or list(kept)
