"""What the attempts come to: of one problem over time, and of all by problem and by day.

Nothing here reads a source or a record, and only ``runs`` reads attempts: the rest is counted when
an attempt is added, so that a million of them cost no more than a hundred.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from judge.frozen import frozen
from judge.model.verdict import Verdict
from judge.study.database import Database

_RUNS = """
    SELECT id, submitted_at, day, language, verdict, cpu_seconds, limit_seconds, machine_factor
    FROM attempts WHERE slug = ? ORDER BY id DESC LIMIT ?
"""
_BEST = """
    SELECT id, submitted_at, day, language, verdict, cpu_seconds, limit_seconds, machine_factor
    FROM attempts WHERE id = (SELECT best FROM tallies WHERE slug = ?)
"""
_FIRST = """
    SELECT id, submitted_at, day, language, verdict, cpu_seconds, limit_seconds, machine_factor
    FROM attempts WHERE id = (SELECT first_solved FROM tallies WHERE slug = ?)
"""
_TALLIES = "SELECT slug, attempts, tries, solved, first_try FROM tallies ORDER BY slug"
_DAYS = "SELECT day, tries, solved FROM days ORDER BY day"


@frozen
class Run:
    """One attempt without its text; times are as measured, None where nothing ran."""

    id: int
    submitted_at: datetime
    day: date
    language: str
    verdict: Verdict
    cpu_seconds: float | None
    limit_seconds: float | None
    machine_factor: float

    @property
    def normal_seconds(self) -> float | None:
        """The time that a machine of the usual speed would have taken."""
        return None if self.cpu_seconds is None else self.cpu_seconds / self.machine_factor


@frozen
class Tally:
    """What was done with one problem; ``tries`` are the attempts that were judged."""

    slug: str
    attempts: int
    tries: int
    solved: int
    first_try: bool


@frozen
class Day:
    """What was done on one of the learner's days; ``solved`` counts accepted ones, old and new."""

    day: date
    tries: int
    solved: int


@frozen
class Streak:
    """Days in a row on which something was practised or handed in, new or for the second time."""

    now: int
    longest: int


class History:
    """The counted attempts of one file."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened yet."""
        self._database = Database(path)

    def runs(self, slug: str, most: int) -> tuple[Run, ...]:
        """Return the latest attempts at a problem, the oldest of them first."""
        return tuple(map(_run, reversed(self._database.rows(_RUNS, slug, most))))

    def first_solved(self, slug: str) -> Run | None:
        """Return the first attempt that was accepted."""
        return next(map(_run, self._database.rows(_FIRST, slug)), None)

    def best(self, slug: str) -> Run | None:
        """Return the quickest accepted attempt, on a machine of the usual speed."""
        return next(map(_run, self._database.rows(_BEST, slug)), None)

    def tally(self, slug: str) -> Tally | None:
        """Return what was done with one problem; None where nothing was."""
        return {each.slug: each for each in self.tallies()}.get(slug)

    def tallies(self) -> tuple[Tally, ...]:
        """Return what was done with each problem, by slug."""
        return tuple(
            Tally(slug=slug, attempts=attempts, tries=tries, solved=solved, first_try=bool(first))
            for slug, attempts, tries, solved, first in self._database.rows(_TALLIES)
        )

    def days(self) -> tuple[Day, ...]:
        """Return the days on which something was tried, in order."""
        return tuple(
            Day(day=date.fromisoformat(day), tries=tries, solved=solved)
            for day, tries, solved in self._database.rows(_DAYS)
        )


def _run(row: tuple[Any, ...]) -> Run:
    number, submitted_at, day, language, verdict, cpu, limit, factor = row
    moment = datetime.fromisoformat(submitted_at)
    return Run(
        id=number,
        submitted_at=moment,
        day=date.fromisoformat(day) if day else moment.date(),
        language=language,
        verdict=Verdict(verdict),
        cpu_seconds=cpu,
        limit_seconds=limit,
        machine_factor=factor,
    )


def streak_of(days: Iterable[date], today: date) -> Streak:
    """Count days in a row; one that goes on until yesterday is not broken, as today is not over."""
    longest = length = 0
    before: date | None = None
    for day in sorted(days):
        length = length + 1 if before is not None and day - before == timedelta(days=1) else 1
        longest, before = max(longest, length), day
    goes_on = before is not None and today - before <= timedelta(days=1)
    return Streak(now=length if goes_on else 0, longest=longest)
