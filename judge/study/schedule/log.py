"""The log of practice, in the progress file. Rows are added, never changed, never deleted.

::

    practice     one row for each thing that was done
      id             1, 2, 3, ... in the order of adding
      at             ISO 8601, UTC, microseconds
      day            the learner's day, which begins at four in the morning
      action         as in row.Action
      item           as in item
      grade, suggested       1 to 4: the learner's own, and what the facts suggest
      stability, difficulty  what FSRS knows after the grade
      due            the day of the next time
      content        a digest of what was asked
      facts          JSON: the fields of row.Facts that are not at their default
      undoes         the id of the row that is taken back

To undo is to add a row. The state before is that of the rows before, to the last bit: each grade
keeps the memory that it led to, and nothing is computed backwards.
"""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from judge.study.database import Database
from judge.study.schedule.memory import Grade, Memory, after
from judge.study.schedule.row import UNDOABLE, Action, Facts, Row
from judge.study.schedule.standing import active, standings

_ADD = """
    INSERT INTO practice (at, day, action, item, grade, suggested, stability, difficulty, due,
                          content, facts, undoes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_ALL = """
    SELECT id, at, day, action, item, grade, suggested, stability, difficulty, due, content, facts,
           undoes
    FROM practice ORDER BY id
"""
_USUAL = asdict(Facts())


class PracticeLog:
    """The log in one progress file."""

    def __init__(self, database: Database) -> None:
        """Take the file, which need not exist yet."""
        self._database = database

    def rows(self) -> tuple[Row, ...]:
        """Read everything, in order."""
        return tuple(self._row(row) for row in self._database.rows(_ALL))

    def grade(  # noqa: PLR0913 - it is what a grade consists of
        self,
        item: str,
        grade: Grade,
        *,
        at: datetime,
        day: date,
        suggested: Grade | None = None,
        content: str | None = None,
        facts: Facts | None = None,
    ) -> Row:
        """Keep a grade and what FSRS makes of it."""
        with self._database.writing() as connection:
            connection.execute("BEGIN IMMEDIATE")
            known = standings(map(self._row, connection.execute(_ALL)))
            before = known[item].memory if item in known else None
            row = Row(
                id=0,
                at=at.astimezone(UTC),
                day=day,
                action=Action.GRADE,
                item=item,
                grade=grade,
                suggested=suggested,
                memory=after(before, grade, day),
                content=content,
                facts=facts or Facts(),
            )
            return _added(connection, row)

    def add(self, row: Row) -> Row:
        """Keep any other row; its id is given here."""
        with self._database.writing() as connection:
            return _added(connection, row)

    def undo(self, at: datetime, day: date) -> Row | None:
        """Take back what was decided last and is not taken back yet; None where nothing is left."""
        with self._database.writing() as connection:
            connection.execute("BEGIN IMMEDIATE")
            rows = active(map(self._row, connection.execute(_ALL)))
            last = next((row for row in reversed(rows) if row.action in UNDOABLE), None)
            if last is None:
                return None
            inverse = Row(
                id=0,
                at=at.astimezone(UTC),
                day=day,
                action=Action.UNDO,
                item=last.item,
                undoes=last.id,
            )
            _added(connection, inverse)
            return last

    def _row(self, values: tuple[Any, ...]) -> Row:
        try:
            return _read(values)
        except (ValueError, TypeError) as error:
            raise self._database.broken(
                f"row {values[0]} of the practice cannot be read: {error}",
                f"연습 기록 {values[0]}번을 읽을 수 없습니다: {error}",
            ) from error


def _added(connection: Any, row: Row) -> Row:
    memory = row.memory
    due = memory.due if memory else row.due
    facts = {name: value for name, value in asdict(row.facts).items() if value != _USUAL[name]}
    values = (
        row.at.isoformat(timespec="microseconds"),
        row.day.isoformat(),
        row.action.value,
        row.item,
        row.grade,
        row.suggested,
        memory.stability if memory else None,
        memory.difficulty if memory else None,
        due.isoformat() if due else None,
        row.content,
        json.dumps(facts) if facts else None,
        row.undoes,
    )
    number = connection.execute(_ADD, values).lastrowid
    return _read((number, *values))


def _read(values: tuple[Any, ...]) -> Row:
    (number, at, day, action, item, grade, suggested, stability, difficulty, due, *rest) = values
    content, facts, undoes = rest
    memory = None
    if stability is not None:
        memory = Memory(
            stability=stability,
            difficulty=difficulty,
            day=date.fromisoformat(day),
            due=date.fromisoformat(due),
        )
    return Row(
        id=number,
        at=datetime.fromisoformat(at),
        day=date.fromisoformat(day),
        action=Action(action),
        item=item,
        grade=Grade(grade) if grade else None,
        suggested=Grade(suggested) if suggested else None,
        memory=memory,
        due=date.fromisoformat(due) if due and memory is None else None,
        content=content,
        facts=_facts(facts),
        undoes=undoes,
    )


def _facts(text: str | None) -> Facts:
    kept = json.loads(text) if text else {}
    known = {name: value for name, value in kept.items() if name in _USUAL}  # a later judge's stay
    return Facts(**known | {"missed": tuple(known.get("missed", ()))})
