"""The state of an examination, made of its events and of nothing else.

``advance`` moves the clock, ``take`` moves it and lets something happen. After the end nothing
changes any more: an event that comes too late leaves the state as it is. So whoever reads the same
journal, now or after a crash, sees the same examination.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from judge.frozen import frozen
from judge.study.exam.clock import Moment, later_of, seconds_between
from judge.study.exam.event import (
    Beat,
    Began,
    Event,
    Finished,
    Item,
    Opened,
    Saved,
    Submitted,
    Tried,
)

UNWATCHED_SECONDS = 90.0
"""A longer silence means that nobody was there; who watches beats every 15 s."""


class End(StrEnum):
    """How an examination ended."""

    TIME = "time"
    FINISHED = "finished"


@frozen
class Gap:
    """A time in which ``judge exam`` did not run, or the machine slept; the clock went on."""

    at_seconds: float
    seconds: float


@frozen
class Kept:
    """A text of an item: its file's name, its snapshot, and when, in seconds of the clock."""

    item: int
    name: str
    digest: str
    at_seconds: float


@frozen
class Exam:
    """How an examination stands at ``last``.

    ``elapsed_seconds`` never exceeds the time there is. ``spent`` is by item; it and the gaps add
    up to what has elapsed. ``tries`` counts runs of the samples, by item.
    """

    plan: Began
    began: Moment
    last: Moment
    elapsed_seconds: float = 0.0
    current: int = 0
    spent: tuple[float, ...]
    tries: tuple[int, ...]
    gaps: tuple[Gap, ...] = ()
    saved: tuple[Kept, ...] = ()
    submitted: tuple[Kept, ...] = ()
    end: End | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """The problems in their order."""
        return self.plan.items

    @property
    def left_seconds(self) -> float:
        """How much time there is left."""
        return self.plan.seconds - self.elapsed_seconds

    def submissions_of(self, item: int) -> tuple[Kept, ...]:
        """Return what was handed in for an item, in order."""
        return tuple(each for each in self.submitted if each.item == item)

    def latest_of(self, item: int) -> Kept | None:
        """Return the text that was saved last for an item."""
        return next((each for each in reversed(self.saved) if each.item == item), None)


def begin(plan: Began, moment: Moment) -> Exam:
    """Start the clock."""
    nothing = len(plan.items)
    return Exam(plan=plan, began=moment, last=moment, spent=(0.0,) * nothing, tries=(0,) * nothing)


def advance(exam: Exam, moment: Moment) -> Exam:
    """Let the clock go on until ``moment``, which may be the end."""
    if exam.end is not None:
        return exam
    passed = min(seconds_between(exam.last, moment), exam.left_seconds)
    elapsed = exam.elapsed_seconds + passed
    over = elapsed >= exam.plan.seconds
    moved = replace(
        exam,
        last=later_of(exam.last, moment),
        elapsed_seconds=exam.plan.seconds if over else elapsed,
        end=End.TIME if over else None,
    )
    if passed > UNWATCHED_SECONDS:
        gap = Gap(at_seconds=exam.elapsed_seconds, seconds=passed)
        return replace(moved, gaps=(*exam.gaps, gap))
    spent = list(exam.spent)
    spent[exam.current] += passed
    return replace(moved, spent=tuple(spent))


def take(exam: Exam, moment: Moment, event: Event) -> Exam:
    """Let ``event`` happen at ``moment``; too late, it changes nothing but the clock."""
    exam = advance(exam, moment)
    if exam.end is not None:
        return exam
    match event:
        case Began():
            raise ValueError("an examination begins once")
        case Beat():
            return exam
        case Finished():
            return replace(exam, end=End.FINISHED)
        case _:
            return _at_item(exam, event)


def _at_item(exam: Exam, event: Opened | Saved | Tried | Submitted) -> Exam:
    """Let something happen at an item, which is the current one from now on."""
    if event.item not in range(len(exam.items)):
        raise ValueError(f"there is no item {event.item}")
    exam = replace(exam, current=event.item)
    match event:
        case Opened():
            return exam
        case Saved():
            return replace(exam, saved=(*exam.saved, _kept(exam, event)))
        case Tried(item=item):
            tries = list(exam.tries)
            tries[item] += 1
            return replace(exam, tries=tuple(tries))
        case Submitted():
            return replace(exam, submitted=(*exam.submitted, _kept(exam, event)))


def replay(events: Iterable[tuple[Moment, Event]]) -> Exam:
    """Make the state of a journal; ValueError where it is not one."""
    entries = iter(events)
    moment, first = next(entries, (None, None))
    if moment is None or not isinstance(first, Began):
        raise ValueError("the journal does not begin with its plan")
    exam = begin(first, moment)
    for moment, event in entries:
        exam = take(exam, moment, event)
    return exam


def _kept(exam: Exam, event: Saved | Submitted) -> Kept:
    return Kept(
        item=event.item, name=event.name, digest=event.digest, at_seconds=exam.elapsed_seconds
    )
