"""The written answers of one workspace, what was found in them, and how their writer graded them.

::

    answers      one row for each submission; only its grades are added later
      id               1, 2, 3, ... in the order of adding
      slug             the problem
      submitted_at     ISO 8601, UTC, microseconds
      text             the whole answer, as it was handed in
      assessment       judge.model.assessment_record, JSON: the machine's view
      enough           whether it mentions what a good answer mentions
      grades           {"point": 0, 1 or 2}, JSON: the learner's; null where nobody graded
      graded_at        when they did
      higher, lower    of how many points the learner thinks more, or less, than the machine

The stored grade is the learner's. The machine's view stays beside it, so that one can see
afterwards how the two differ.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from judge.frozen import frozen
from judge.model.assessment import Assessment, Comparison, compare
from judge.model.assessment_record import from_record, to_record
from judge.model.record import RecordError
from judge.study.database import Database
from judge.study.store import State

_ADD = """
    INSERT INTO answers (slug, submitted_at, text, assessment, enough) VALUES (?, ?, ?, ?, ?)
"""
_GRADE = """
    UPDATE answers SET grades = ?, graded_at = ?, higher = ?, lower = ? WHERE id = ?
"""
_STATES = """
    SELECT slug, MAX(enough OR grades IS NOT NULL) FROM answers GROUP BY slug ORDER BY slug
"""
_COLUMNS = "id, submitted_at, text, assessment, enough, grades"
_LAST = f"""
    SELECT {_COLUMNS} FROM answers WHERE slug = COALESCE(?, slug) ORDER BY id DESC LIMIT 1
"""  # noqa: S608 - of names alone
_ALL = f"SELECT {_COLUMNS} FROM answers WHERE slug = ? ORDER BY id"  # noqa: S608 - the same
_MOMENTS = "SELECT submitted_at FROM answers ORDER BY id"
_LAST_UNSOLVED = f"""
    SELECT {_COLUMNS} FROM answers
    WHERE slug NOT IN (SELECT slug FROM answers WHERE enough OR grades IS NOT NULL)
    ORDER BY id DESC LIMIT 1
"""  # noqa: S608 - the same


@frozen
class Answer:
    """An answer that was handed in; ``grades`` are the learner's, None before they graded."""

    id: int
    submitted_at: datetime
    text: str
    assessment: Assessment
    enough: bool
    grades: Mapping[str, int] | None = None

    @property
    def slug(self) -> str:
        """The problem."""
        return self.assessment.slug

    @property
    def comparison(self) -> Comparison | None:
        """How the learner's grades differ from the machine's."""
        return None if self.grades is None else compare(self.assessment, self.grades)


class Answers:
    """The answers in one file, which is made when the first is added."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened yet."""
        self._database = Database(path)

    def add(
        self, text: str, assessment: Assessment, submitted_at: datetime, *, enough: bool
    ) -> Answer:
        """Keep an answer; ``submitted_at`` has a time zone."""
        moment = submitted_at.astimezone(UTC)
        row = (
            assessment.slug,
            moment.isoformat(timespec="microseconds"),
            text,
            json.dumps(to_record(assessment)),
            enough,
        )
        with self._database.writing() as connection:
            number = connection.execute(_ADD, row).lastrowid
        return Answer(
            id=number or 0,
            submitted_at=moment,
            text=text,
            assessment=assessment,
            enough=enough,
        )

    def grade(self, answer: Answer, grades: Mapping[str, int], graded_at: datetime) -> Answer:
        """Keep the learner's grades of an answer, and how they differ from the machine's."""
        compared = compare(answer.assessment, grades)
        moment = graded_at.astimezone(UTC).isoformat(timespec="microseconds")
        row = (json.dumps(dict(grades)), moment, compared.higher, compared.lower, answer.id)
        with self._database.writing() as connection:
            connection.execute(_GRADE, row)
        return replace(answer, grades=dict(grades))

    def states(self) -> dict[str, State]:
        """Problems that were ever answered, by slug.

        Solved is what its writer graded, or what mentions as much as a good answer.
        """
        return {
            slug: State.SOLVED if solved else State.TRIED
            for slug, solved in self._database.rows(_STATES)
        }

    def last(self, slug: str | None = None) -> Answer | None:
        """Return the latest answer, to one problem or to all."""
        return next(map(self._answer, self._database.rows(_LAST, slug)), None)

    def last_unsolved(self) -> Answer | None:
        """Return the latest answer to a problem that was never solved."""
        return next(map(self._answer, self._database.rows(_LAST_UNSOLVED)), None)

    def moments(self) -> tuple[datetime, ...]:
        """Return when answers were handed in, the first one first."""
        rows = self._database.rows(_MOMENTS)
        return tuple(datetime.fromisoformat(moment) for (moment,) in rows)

    def all_of(self, slug: str) -> tuple[Answer, ...]:
        """Return every answer to one problem, the first one first."""
        return tuple(map(self._answer, self._database.rows(_ALL, slug)))

    def _answer(self, row: tuple[Any, ...]) -> Answer:
        number, submitted_at, text, record, enough, grades = row
        try:
            assessment = from_record(json.loads(record))
            graded = None if grades is None else {k: int(v) for k, v in json.loads(grades).items()}
        except (RecordError, ValueError, TypeError, AttributeError) as error:
            raise self._database.broken(
                f"answer {number} cannot be read: {error}",
                f"{number}번 답안 기록을 읽을 수 없습니다: {error}",
            ) from error
        return Answer(
            id=number,
            submitted_at=datetime.fromisoformat(submitted_at),
            text=text,
            assessment=assessment,
            enough=bool(enough),
            grades=graded,
        )
