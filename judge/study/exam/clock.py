"""The time of an examination: it goes on, whatever happens to this process or this machine.

Two clocks are read together. The **ticks** count seconds since the machine was started, asleep or
not (``CLOCK_BOOTTIME``, man 2 clock_gettime), and nobody can set them; they say how long it was
between two moments of one boot. Between two boots only the wall clock knows, and one that was set
back counts as no time.
"""

from datetime import datetime

from judge.frozen import frozen


@frozen
class Moment:
    """Both clocks at once; ``wall`` has a time zone, ``boot`` names the boot, empty if unknown."""

    wall: datetime
    ticks: float
    boot: str = ""


def seconds_between(earlier: Moment, later: Moment) -> float:
    """How long it was; never less than nothing."""
    if earlier.boot and earlier.boot == later.boot:
        return max(0.0, later.ticks - earlier.ticks)
    return max(0.0, (later.wall - earlier.wall).total_seconds())


def later_of(earlier: Moment, later: Moment) -> Moment:
    """Return ``later``, unless two processes wrote in the wrong order of one boot's ticks."""
    swapped = earlier.boot and earlier.boot == later.boot and later.ticks < earlier.ticks
    return earlier if swapped else later
