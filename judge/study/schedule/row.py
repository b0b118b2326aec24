"""One row of the log of practice."""

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from judge.frozen import frozen
from judge.study.schedule.memory import Grade, Memory


class Action(StrEnum):
    """What a row says."""

    GRADE = "grade"
    DONE = "done"  # a task
    ASK = "ask"  # an examination wants the item on the day ``due``
    KEEP = "keep"  # what is asked has changed, but not much
    FORGET = "forget"  # it has changed so much that it is new again
    BEGIN = "begin"  # a file to start from was made
    HINT = "hint"  # a hint was read
    UNDO = "undo"  # the row ``undoes`` shall not have been


UNDOABLE = (Action.GRADE, Action.DONE, Action.KEEP, Action.FORGET)  # what a learner decides


@frozen
class Facts:
    """What was measured of an answer; None or empty where nothing was.

    ``tries`` counts the submissions up to the one that passed. ``mentioned`` is out of ``expected``
    points, and ``ticked`` out of ``checks`` of the checklist. ``missed`` are ids of points.
    """

    passed: bool | None = None
    tries: int = 0
    seconds: float | None = None
    hints: int = 0
    mentioned: int | None = None
    expected: int | None = None
    doubtful: int = 0  # points denied, and misconceptions
    ticked: int | None = None
    checks: int | None = None
    missed: tuple[str, ...] = ()
    hint: int | None = None  # the number of the hint that was read


@frozen
class Row:
    """A row as it is kept; ``at`` is in UTC, ``day`` is the learner's."""

    id: int
    at: datetime
    day: date
    action: Action
    item: str
    grade: Grade | None = None
    suggested: Grade | None = None
    memory: Memory | None = None  # after a grade
    due: date | None = None
    content: str | None = None
    facts: Facts = field(default_factory=Facts)
    undoes: int | None = None
