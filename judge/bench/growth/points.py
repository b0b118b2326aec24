"""What was measured at each size, its noise, and the part of it that grows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

from judge.bench.growth.fit import fit
from judge.bench.growth.instrument import Instrument
from judge.model.growth import Growth, Sample

_VISIBLE = 4.0  # standard errors above the smallest size
_SECOND = 2
_LINE = 3  # points that say whether it is one
_MOST_COUNTED = 9  # readings: more do not make the machine steadier
_ALONE = 2.0  # a run alone may be far off: the tail of an exponential is longer than a bell's


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All runs at one size, and those of a program that only reads the same input, if any ran."""

    n: int
    runs: tuple[float, ...]
    floors: tuple[float, ...] = ()

    @property
    def value(self) -> float:
        """The least of the runs, without what reading the input costs: noise only adds."""
        return min(self.runs) - min(self.floors, default=0.0)

    @property
    def raw(self) -> float:
        """The least of the runs."""
        return min(self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risen:
    """The part of the cost at ``n`` beyond that of the smallest size, and its standard error."""

    n: int
    value: float
    error: float

    @property
    def visible(self) -> bool:
        """Whether it stands out of the noise."""
        return self.value > _VISIBLE * self.error


def smoothed(points: Sequence[Measured], sizes: Sequence[int]) -> list[Measured]:
    """Draw one line through all floors, since reading takes time in proportion to the input.

    ``sizes`` are the inputs' bytes. The line is as good as all the readings that it goes through.
    """
    if len(points) < _LINE or not all(point.floors and min(point.floors) > 0 for point in points):
        return list(points)
    floors = [
        Sample(n=size + 1, value=min(point.floors))
        for point, size in zip(points, sizes, strict=True)
    ]
    line = fit(Growth.LINEAR, floors)
    count = min(sum(len(point.floors) for point in points), _MOST_COUNTED)
    return [
        replace(point, floors=(line.at(floor.n),) * count)
        for point, floor in zip(points, floors, strict=True)
    ]


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
        parts = [
            max(scale / len(runs) * _weight(runs), least) * min(runs)
            for runs, least in (
                (point.runs, instrument.least_noise),
                (point.floors, instrument.wobble),  # reading is no straight line to the last bit
            )
            if runs
        ]
        return sqrt(sum(part**2 for part in parts) + instrument.resolution**2)

    base = error(first)
    return tuple(
        Risen(
            n=point.n,
            value=point.value - first.value,
            error=sqrt(error(point) ** 2 + base**2),
        )
        for point in rest
    )


def _weight(runs: Sequence[float]) -> float:
    return _ALONE if len(runs) == 1 else 1.0
