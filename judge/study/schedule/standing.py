"""What the log comes to for each item: a replay of its rows, without those that were undone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from judge.frozen import frozen
from judge.study.schedule.item import ItemKind, kind_of
from judge.study.schedule.memory import Grade, Memory
from judge.study.schedule.row import Action, Row

_LEECH_LAPSES = 4  # within weeks, not years: fewer than the usual eight
HONEST_ENOUGH = 5  # grades beside facts, before anything is said about them


@frozen
class Standing:
    """What is known of one item.

    ``first`` is the day of its first grade; ``asked`` the day on which an examination wants it,
    while it was not practised since; ``content`` the digest of what was asked at the last grade;
    ``done`` the day on which a task was done; ``seconds`` what the last solution took.
    """

    memory: Memory | None = None
    first: date | None = None
    grades: int = 0
    lapses: int = 0
    asked: date | None = None
    content: str | None = None
    done: date | None = None
    seconds: float | None = None

    @property
    def begun(self) -> bool:
        """Whether it is no longer new."""
        return self.memory is not None or self.done is not None

    @property
    def last(self) -> date | None:
        """The day on which it was practised or done last."""
        return self.memory.day if self.memory else self.done

    @property
    def leech(self) -> bool:
        """Whether it was forgotten so often that something else has to change."""
        return self.lapses >= _LEECH_LAPSES

    def is_due(self, day: date) -> bool:
        """Whether it is time to practise it again."""
        return self.memory is not None and self.memory.due <= day

    def is_asked(self, day: date) -> bool:
        """Whether an examination wants it on ``day``, or wanted it before."""
        return self.asked is not None and self.asked <= day

    def is_wanted(self, day: date) -> bool:
        """Whether it is due, or asked for."""
        return self.is_due(day) or self.is_asked(day)


def active(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Leave out the rows that were undone, and those that undid them."""
    kept = tuple(rows)
    undone = {row.undoes for row in kept if row.action is Action.UNDO}
    return tuple(row for row in kept if row.action is not Action.UNDO and row.id not in undone)


def standings(rows: Iterable[Row]) -> dict[str, Standing]:
    """Replay the log."""
    found: dict[str, Standing] = {}
    for row in active(rows):
        found[row.item] = _next(found.get(row.item, Standing()), row)
    return found


def _next(before: Standing, row: Row) -> Standing:
    match row.action:
        case Action.GRADE:
            return replace(
                before,
                memory=row.memory,
                first=before.first or row.day,
                grades=before.grades + 1,
                lapses=before.lapses + (row.grade is Grade.AGAIN and before.memory is not None),
                asked=None,
                content=row.content,
                seconds=row.facts.seconds or before.seconds,
            )
        case Action.DONE:
            return replace(before, done=row.day)
        case Action.ASK:
            return replace(before, asked=row.due)
        case Action.KEEP:
            return replace(before, content=row.content)
        case Action.FORGET:
            return Standing()
        case Action.BEGIN | Action.HINT | Action.UNDO:
            return before


def missed_points(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the ids of the points that an answer ever missed, in the order of missing."""
    answers = (
        row for row in active(rows) if kind_of(row.item) in {ItemKind.WRITTEN, ItemKind.SPOKEN}
    )
    missed = chain.from_iterable(
        (f"{ItemKind.POINT}:{row.item.partition(':')[2]}/{point}" for point in row.facts.missed)
        for row in answers
    )
    return tuple(dict.fromkeys(missed))


@frozen
class Candour:
    """How often the learner's grade was higher than what the facts suggested."""

    higher: int
    graded: int

    @property
    def worth_saying(self) -> bool:
        """Whether there is anything to say, from enough grades."""
        return self.graded >= HONEST_ENOUGH and self.higher > 0


def candour(rows: Iterable[Row]) -> Candour:
    """Compare every grade with the suggestion that stood beside it."""
    pairs = [(row.grade, row.suggested) for row in active(rows) if row.grade and row.suggested]
    return Candour(higher=sum(grade > suggested for grade, suggested in pairs), graded=len(pairs))


def hints_used(rows: Sequence[Row], item: str) -> int:
    """Return how many hints were read since the item was graded last."""
    return len({row.facts.hint for row in _since_grade(rows, item) if row.action is Action.HINT})


def begun_at(rows: Sequence[Row], item: str) -> Row | None:
    """Return the row that says when the file was opened, since the last grade."""
    begun = [row for row in _since_grade(rows, item) if row.action is Action.BEGIN]
    return begun[-1] if begun else None


def _since_grade(rows: Sequence[Row], item: str) -> list[Row]:
    mine = [row for row in active(rows) if row.item == item]
    last = max((row.id for row in mine if row.action is Action.GRADE), default=0)
    return [row for row in mine if row.id > last]


def days_of(rows: Iterable[Row]) -> Mapping[date, int]:
    """Count what was graded or done on each day."""
    found: dict[date, int] = {}
    for row in active(rows):
        if row.action in {Action.GRADE, Action.DONE}:
            found[row.day] = found.get(row.day, 0) + 1
    return found
