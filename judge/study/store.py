"""The attempts of one workspace, in SQLite.

::

    attempts     one row for each submission; rows are added, never changed
      id               1, 2, 3, ... in the order of adding
      slug             the problem
      submitted_at     ISO 8601, UTC, microseconds: 2026-03-01T09:30:00.000000+00:00
      language, style  as in the model
      source           the whole program, as it was handed in
      source_digest    SHA-256 of it
      verdict          the code on the screen
      record           judge.model.record, JSON
      machine_factor   the calibration that scaled the limits
      day              the learner's day, 2026-03-01, as it was when and where it was handed in
      cpu_seconds      of the slowest case, None where nothing ran
      limit_seconds    the time limit that was in force

The file itself, and the tables that count attempts, are ``study.database``'s.
"""

import json
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from judge.frozen import frozen
from judge.model.record import RecordError, from_record, to_record
from judge.model.submission import Submission
from judge.model.verdict import SubmissionResult, Verdict
from judge.study.database import Database
from judge.study.schedule.day import day_of

_ADD = """
    INSERT INTO attempts (slug, submitted_at, language, style, source, source_digest,
                          verdict, record, machine_factor, day, cpu_seconds, limit_seconds)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# JE and NJ say nothing about the learner.
_STATES = """
    SELECT slug, solved > 0 FROM tallies WHERE tries > 0 ORDER BY slug
"""
_LAST = """
    SELECT id, slug, submitted_at, source, record FROM attempts
    WHERE slug = COALESCE(?, slug) ORDER BY id DESC LIMIT 1
"""
_ACCEPTED = """
    SELECT id, slug, submitted_at, source, record FROM attempts
    WHERE slug = ? AND verdict = 'AC' ORDER BY id
"""
_OF_PROBLEM = """
    SELECT id, slug, submitted_at, source, record FROM attempts WHERE slug = ? ORDER BY id
"""
_LAST_UNSOLVED = """
    SELECT id, slug, submitted_at, source, record FROM attempts
    WHERE id = (SELECT MAX(last_try) FROM tallies WHERE solved = 0)
"""
_VERDICTS = """
    SELECT verdict, submitted_at FROM attempts
    WHERE slug = ? AND submitted_at >= ? AND verdict NOT IN ('JE', 'NJ') ORDER BY id
"""


def slowest_seconds(result: SubmissionResult) -> float | None:
    """Return the CPU time of the slowest case; None where nothing ran."""
    return max((c.cpu_seconds for c in result.cases if c.cpu_seconds is not None), default=None)


class State(StrEnum):
    """How far a learner has come with a problem; one that was once solved stays solved."""

    TRIED = "tried"
    SOLVED = "solved"


@frozen
class Attempt:
    """One submission that was judged; ``submitted_at`` is in UTC."""

    id: int
    submitted_at: datetime
    source: str
    result: SubmissionResult

    @property
    def slug(self) -> str:
        """The problem."""
        return self.result.slug

    @property
    def verdict(self) -> Verdict:
        """The judgement."""
        return self.result.verdict


class Store:
    """The attempts in one file, which is made when the first is added."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened yet."""
        self._database = Database(path)

    def add(
        self, submission: Submission, result: SubmissionResult, submitted_at: datetime
    ) -> Attempt:
        """Keep a judged submission; ``submitted_at`` has a time zone, in which its day is counted.

        What is kept of very long texts is what a record keeps of them.
        """
        record = to_record(result)
        moment = submitted_at.astimezone(UTC)
        row = (
            result.slug,
            moment.isoformat(timespec="microseconds"),
            submission.language,
            submission.style.value,
            submission.source,
            submission.digest,
            result.verdict.value,
            json.dumps(record),
            result.machine_factor,
            day_of(submitted_at, submitted_at.tzinfo).isoformat(),
            slowest_seconds(result),
            result.limits.time_seconds,
        )
        with self._database.writing() as connection:
            number = connection.execute(_ADD, row).lastrowid
        return Attempt(
            id=number or 0,
            submitted_at=moment,
            source=submission.source,
            result=from_record(record),
        )

    def states(self) -> dict[str, State]:
        """Problems that were ever judged, by slug; one that is missing is new."""
        return {
            slug: State.SOLVED if solved else State.TRIED
            for slug, solved in self._database.rows(_STATES)
        }

    def last(self, slug: str | None = None) -> Attempt | None:
        """Return the latest attempt, of one problem or of all."""
        return next(map(self._attempt, self._database.rows(_LAST, slug)), None)

    def of_problem(self, slug: str) -> tuple[Attempt, ...]:
        """Return all attempts at one problem, the first one first."""
        return tuple(map(self._attempt, self._database.rows(_OF_PROBLEM, slug)))

    def last_unsolved(self) -> Attempt | None:
        """Return the latest attempt at a problem that was never solved."""
        return next(map(self._attempt, self._database.rows(_LAST_UNSOLVED)), None)

    def verdicts_since(
        self, slug: str, moment: datetime | None
    ) -> tuple[tuple[Verdict, datetime], ...]:
        """Return the verdicts on a problem from ``moment`` on, or all, with their time, in order.

        JE and NJ are not among them.
        """
        since = moment.astimezone(UTC).isoformat(timespec="microseconds") if moment else ""
        return tuple(
            (Verdict(code), datetime.fromisoformat(at))
            for code, at in self._database.rows(_VERDICTS, slug, since)
        )

    def accepted(self, slug: str) -> list[Attempt]:
        """Return the attempts at a problem that passed, the first one first."""
        return list(map(self._attempt, self._database.rows(_ACCEPTED, slug)))

    def _attempt(self, row: tuple[Any, ...]) -> Attempt:
        number, _, submitted_at, source, record = row
        try:
            result = from_record(json.loads(record))
        except (RecordError, ValueError) as error:
            raise self._database.broken(
                f"attempt {number} cannot be read: {error}",
                f"{number}번 기록을 읽을 수 없습니다: {error}",
            ) from error
        return Attempt(
            id=number,
            submitted_at=datetime.fromisoformat(submitted_at),
            source=source,
            result=result,
        )
