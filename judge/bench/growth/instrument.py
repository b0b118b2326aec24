"""What each instrument is worth: noise, resolution, and how a machine bends its readings."""

from dataclasses import replace

from judge.frozen import frozen
from judge.model.growth import Cost


@frozen
class Instrument:
    """An instrument, in the unit of its ``cost``.

    ``resolution`` is what it cannot tell. A class of which a step would have to cost less than
    ``least_step`` is excluded: no machine does that. ``slower`` and ``faster`` are how far below
    and above a class's own exponent readings of it may lie, ``wobble`` how much a reading may
    differ from the curve at each size, ``least_noise`` what we do not believe less of, ``single``
    the error of a size that ran once; they are relative.
    """

    cost: Cost
    resolution: float
    least_step: float
    slower: float = 0.15
    faster: float = 0.25
    wobble: float = 0.03
    caches: float = 0.4  # added to ``faster`` where what grows leaves the caches
    least_noise: float = 0.01
    single: float = 0.1

    @property
    def out_of_caches(self) -> "Instrument":
        """The instrument for a program whose data do not fit the caches at the largest sizes."""
        return replace(self, faster=self.faster + self.caches)


def _exact(cost: Cost, resolution: float) -> Instrument:
    """Make an instrument without noise; only terms of lower order bend what it tells."""
    return Instrument(
        cost=cost,
        resolution=resolution,
        least_step=0.01,
        slower=0.06,
        faster=0.06,
        caches=0.0,
        wobble=0.01,
        least_noise=0.001,
        single=0.001,
    )


TIME = Instrument(cost=Cost.TIME, resolution=1e-4, least_step=2e-11)  # a vector of 8 in 0.2 ns
MEMORY = Instrument(
    cost=Cost.MEMORY, resolution=128 * 2**10, least_step=1 / 8, wobble=0.15
)  # bits; tables that double
LINES = _exact(Cost.LINES, resolution=1)
STEPS = _exact(Cost.STEPS, resolution=100)
INSTRUCTIONS = _exact(Cost.INSTRUCTIONS, resolution=1e5)  # a start differs by its environment
