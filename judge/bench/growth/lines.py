"""Counts the lines that a Python solution executes: no noise, and nothing of what libraries do."""

from collections.abc import Sequence
from dataclasses import replace

from judge.bench.growth.instrument import LINES
from judge.bench.growth.points import Measured
from judge.bench.growth.reading import Wanted, read_growth
from judge.bench.growth.shapes import Grown
from judge.bench.watching import run_watched
from judge.frozen import frozen
from judge.judging.trial import Trial
from judge.languages.registry import by_id
from judge.model.growth import GrowthReading

_RUN_SECONDS = 1.5  # of a run that counts
_DEARER = 12  # times what the solution itself takes (measured: 4 with sys.monitoring, 12 without)
_WORTH_SECONDS = 0.5  # of a run that is worth counting
_LEAST_SIZES, _MOST_SIZES = 4, 7


@frozen(kw_only=False)
class LineCounter:
    """Counts for one submission."""

    trial: Trial

    @staticmethod
    def of(trial: Trial) -> "LineCounter | None":
        """Make one; None where the submission is no Python that our own interpreter runs."""
        language = by_id(trial.submission.language)
        return LineCounter(trial) if language.own_interpreter else None

    def read(self, inputs: Sequence[tuple[Grown, float]], wanted: Wanted) -> GrowthReading | None:
        """Count on inputs, each with the seconds that it takes beyond the start, smallest first.

        None where too few can be counted.
        """
        worth = [grown for grown, seconds in inputs if seconds * _DEARER < _WORTH_SECONDS]
        measured: list[Measured] = []
        for grown in [*worth[:1], *worth[1:][-_MOST_SIZES:]]:
            if measured and grown.n <= measured[-1].n:
                continue
            lines = self._count(grown)
            if lines is None:
                break
            measured.append(Measured(n=grown.n, runs=(lines,)))
        if len(measured) < _LEAST_SIZES:
            return None
        return read_growth(measured, LINES, replace(wanted, limit=None))

    def _count(self, grown: Grown) -> float | None:
        """Return the lines; None where it took too long, or failed."""
        _, told = run_watched(self.trial, grown.ready, {"watch": "lines"}, _RUN_SECONDS)
        lines = None if told is None else told.get("lines")
        return float(lines) if isinstance(lines, int) else None
