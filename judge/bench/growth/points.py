"""What was measured at each size, its noise, and the part of it that grows."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from judge.bench.growth.fit import fit
from judge.bench.growth.instrument import Instrument
from judge.frozen import frozen
from judge.model.growth import Growth, Sample

_VISIBLE = 4.0  # standard errors above the smallest size
_SECOND = 2
_LINE = 3  # points that say whether it is one
_ALONE = 2.0  # a run alone may be far off: the tail of an exponential is longer than a bell's


@frozen
class Measured:
    """All runs at one size, and those of a program that only reads the same input, if any ran.

    ``settled`` is what reading costs, once ``settle`` has looked at all sizes together, and its
    standard error.
    """

    n: int
    runs: tuple[float, ...]
    floors: tuple[float, ...] = ()
    settled: tuple[float, float] | None = None

    @property
    def value(self) -> float:
        """The least of the runs, without what reading the input costs: noise only adds."""
        if self.settled is not None:
            return min(self.runs) - self.settled[0]
        return min(self.runs) - min(self.floors, default=0.0)

    @property
    def raw(self) -> float:
        """The least of the runs."""
        return min(self.runs)


@frozen
class Risen:
    """The part of the cost at ``n`` beyond that of the smallest size, and its standard error."""

    n: int
    value: float
    error: float

    @property
    def visible(self) -> bool:
        """Whether it stands out of the noise."""
        return self.value > _VISIBLE * self.error


def settle(
    points: Sequence[Measured], sizes: Sequence[int], instrument: Instrument
) -> list[Measured]:
    """Say what reading the input costs at each size, from all of them together.

    Reading takes time nearly in proportion to the input's bytes, ``sizes``: so the readings there
    and a line through all of them are averaged, each by its error.
    """
    if len(points) < _LINE or not all(point.floors and min(point.floors) > 0 for point in points):
        return list(points)
    floors = [
        Sample(n=size + 1, value=min(point.floors))
        for point, size in zip(points, sizes, strict=True)
    ]
    line, scale = fit(Growth.LINEAR, floors), noise(points, instrument)
    found = []
    for point, floor in zip(points, floors, strict=True):
        direct = _error(point.floors, scale, instrument) ** -2
        drawn = instrument.wobble**-2  # it is no straight line to the last bit
        value = (floor.value * direct + line.at(floor.n) * drawn) / (direct + drawn)
        found.append(replace(point, settled=(value, value * (direct + drawn) ** -0.5)))
    return found


def noise(points: Sequence[Measured], instrument: Instrument) -> float:
    """Estimate how far, relatively, a single run lies above the truth.

    Noise only adds. Where what it adds falls off exponentially, the second of k runs lies scale /
    (k - 1) above the least, on average, and the least itself scale / k above the truth (order
    statistics of an exponential). The scale is pooled over all sizes.
    """
    gaps = []
    for point in points:
        if len(point.runs) >= _SECOND:
            first, second = sorted(point.runs)[:_SECOND]
            gaps.append((second / first - 1) * (len(point.runs) - 1) if first > 0 else 0.0)
    if not gaps:
        return instrument.single
    return sqrt(sum(gap * gap for gap in gaps) / len(gaps) / 2)  # an exponential's E[x^2] = 2 s^2


def risen(points: Sequence[Measured], instrument: Instrument) -> tuple[Risen, ...]:
    """Take the smallest size off all others."""
    first, *rest = points
    scale = noise(points, instrument)

    def error(point: Measured) -> float:
        own = _error(point.runs, scale, instrument) * point.raw
        below = 0.0
        if point.settled is not None:
            below = point.settled[1]
        elif point.floors:
            below = _error(point.floors, scale, instrument) * min(point.floors)
        return sqrt(own**2 + below**2 + instrument.resolution**2)

    base = error(first)
    return tuple(
        Risen(
            n=point.n,
            value=point.value - first.value,
            error=sqrt(error(point) ** 2 + base**2),
        )
        for point in rest
    )


def _error(runs: Sequence[float], scale: float, instrument: Instrument) -> float:
    """Return the relative standard error of the least of ``runs``."""
    alone = _ALONE if len(runs) == 1 else 1.0
    return max(scale / len(runs) * alone, instrument.least_noise)
