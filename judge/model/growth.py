"""How cost grows with n, as far as measurements tell: a set of classes, never one name."""

from enum import StrEnum

from judge.frozen import frozen


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


@frozen
class Sample:
    """The least of several runs at one size."""

    n: int
    value: float


@frozen
class Interval:
    """A middle and where it may lie at 95 %."""

    middle: float
    low: float
    high: float


class Silence(StrEnum):
    """Why nothing is said of the classes."""

    TOO_SHORT = "too short"  # the largest size measured costs too little beside the start
    NOISY = "noisy"  # the runs differ by more than the classes do
    UNEVEN = "uneven"  # a larger input costs far less than a smaller one: more than n decides
    NO_CLASS = "no class"  # it grows like none of those that are fitted


@frozen
class Estimate:
    """What the cost would be at a size that was not measured, over all classes left open.

    ``low`` and ``high`` are the least and the most of them: an estimate, and no measurement.
    """

    n: int
    low: float
    high: float


@frozen
class GrowthReading:
    """What the measurements of one program on one shape of input leave open.

    ``classes`` are those that the data do not exclude, in order; empty where ``silence`` says why
    nothing can be said. ``doubling`` is the factor of the cost when n doubles, at the largest
    sizes, without what the smallest costs; None where nothing grows visibly. ``runs`` is how many
    runs the largest sample is the least of. ``narrowed_by`` is the noise-free instrument that
    excluded a class which this one could not. ``interpreted``: the runtime ran without its
    just-in-time compiler, whose warming would bend the curve; the samples are then no times of a
    run as judged.
    """

    cost: Cost
    shape: str  # the generator's name
    samples: tuple[Sample, ...]
    classes: tuple[Growth, ...]
    doubling: Interval | None
    runs: int = 1
    silence: Silence | None = None
    narrowed_by: Cost | None = None
    estimate: Estimate | None = None
    interpreted: bool = False

    @property
    def conclusive(self) -> bool:
        """Whether anything is excluded."""
        return 0 < len(self.classes) < len(Growth)

    @property
    def excluded(self) -> tuple[Growth, ...]:
        """The classes that the data do exclude; none where nothing is said."""
        return tuple(each for each in Growth if each not in self.classes) if self.classes else ()
