"""How cost grows with n, as far as measurements tell: a set of classes, never one name."""

from dataclasses import dataclass
from enum import StrEnum


class Growth(StrEnum):
    """The classes that are fitted, from slow to fast; the value is what stands within O(...)."""

    CONSTANT = "1"
    LOGARITHMIC = "log n"
    SQUARE_ROOT = "sqrt n"
    LINEAR = "n"
    LINEARITHMIC = "n log n"
    LINEAR_SQUARE_ROOT = "n sqrt n"
    QUADRATIC = "n^2"
    QUADRATIC_LOGARITHMIC = "n^2 log n"
    CUBIC = "n^3"
    EXPONENTIAL = "2^n"
    FACTORIAL = "n!"


class Cost(StrEnum):
    """What was measured."""

    TIME = "time"  # CPU seconds
    INSTRUCTIONS = "instructions"  # retired in user mode
    LINES = "lines"  # lines of Python that were executed
    STEPS = "steps"  # of SQLite's virtual machine
    MEMORY = "memory"  # bytes beyond those of the smallest size


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The least of several runs at one size."""

    n: int
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A middle and where it may lie at 95 %."""

    middle: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowthReading:
    """What the measurements of one program on one shape of input leave open.

    ``classes`` are those that the data do not exclude, in order; empty when the runs were too short
    to say anything. ``doubling`` is the factor of the cost when n doubles, at the largest sizes;
    None where nothing can be said.
    """

    cost: Cost
    shape: str  # the generator's name
    samples: tuple[Sample, ...]
    classes: tuple[Growth, ...]
    doubling: Interval | None

    @property
    def conclusive(self) -> bool:
        """Whether anything is excluded."""
        return 0 < len(self.classes) < len(Growth)
