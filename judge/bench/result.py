"""What a comparison in turns came to."""

from collections.abc import Sequence
from enum import StrEnum
from statistics import median, quantiles

from judge.frozen import frozen
from judge.model.growth import Interval
from judge.model.text import Text
from judge.model.verdict import Verdict


@frozen
class Reading:
    """One run."""

    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int | None


@frozen
class Spread:
    """The median of readings, the quarters around it, and the outermost ones."""

    middle: float
    low: float
    high: float
    least: float
    most: float


def spread(values: Sequence[float]) -> Spread:
    """Summarize at least one value."""
    low, high = min(values), max(values)
    if len(values) > 1:
        low, _, high = quantiles(values, n=4, method="inclusive")
    return Spread(middle=median(values), low=low, high=high, least=min(values), most=max(values))


class Cause(StrEnum):
    """What an outlier probably comes from."""

    FIRST = "first run"  # files and caches were cold
    BUSY = "busy machine"  # the control kernel was slow in the same turn
    WAITING = "waiting"  # by the clock it took far longer than it computed
    UNKNOWN = "unknown"


@frozen
class Outlier:
    """A run far from the others; ``turn`` counts from 1, ``times`` is the cost over the median."""

    contestant: str
    case: str
    turn: int
    times: float
    cause: Cause


@frozen
class Entry:
    """One contestant on one case; no readings unless the verdict is AC.

    ``ratio`` is to the first contestant on that case, None for itself and where one has no
    readings.
    """

    contestant: str
    case: str
    verdict: Verdict
    readings: tuple[Reading, ...]
    ratio: Interval | None = None

    @property
    def cpu(self) -> Spread | None:
        """CPU seconds."""
        return spread([each.cpu_seconds for each in self.readings]) if self.readings else None

    @property
    def memory_bytes(self) -> int | None:
        """The highest peak of all runs."""
        peaks = [each.memory_bytes for each in self.readings if each.memory_bytes is not None]
        return max(peaks, default=None)


@frozen
class Total:
    """A contestant over all cases that every contestant passes, and its ratio to the first."""

    contestant: str
    language: str
    cpu: Spread | None
    memory_bytes: int | None
    ratio: Interval | None
    reason: Text | None = None  # why it was not measured at all


@frozen
class BenchResult:
    """A comparison; the first contestant is the one that all others are compared with.

    ``common`` are the cases that all pass who pass any: totals are over those.

    ``control`` is the spread of a fixed program that ran in every turn: what it varies by is the
    machine's doing.
    """

    slug: str
    turns: int
    cases: tuple[str, ...]
    common: tuple[str, ...]
    entries: tuple[Entry, ...]
    totals: tuple[Total, ...]
    outliers: tuple[Outlier, ...]
    control: Spread | None
    machine_factor: float
    limit_seconds: float

    @property
    def noisy(self) -> bool:
        """Whether the machine was busy with something else."""
        return self.control is not None and self.control.high > NOISY * self.control.least

    def of(self, contestant: str) -> tuple[Entry, ...]:
        """Return the entries of one contestant, in the order of the cases."""
        return tuple(each for each in self.entries if each.contestant == contestant)


NOISY = 1.15  # the slower quarter of a fixed program's runs over the fastest; quiet: below 1.05
