"""Which items on which day, up to the day of the interview.

What an examination left comes first, then tasks. New items are spread over the first 60 % of the
days, those that take longest first: what is due comes in small pieces, and would otherwise push the
long ones out for ever. Then comes what is due, then what will be before the interview, in the order
of what would be forgotten on that day for each minute of practice. Where the days cannot hold
everything, what counts least for its minutes is left out, and told. The last day is short and
brings nothing new. Measured against "due first" by ``benchmarks/plan_simulation.py``; that is a
model of memory, not people.

Nothing is kept of a plan: each day it is made again from what was done, so that a day that was
missed needs no mending.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum
from math import ceil

from judge.frozen import frozen
from judge.study.schedule.item import Item, ItemKind
from judge.study.schedule.memory import RETENTION, Grade, after
from judge.study.schedule.standing import Standing

LAST_DAY_MINUTES = 30
_PACE = 0.6  # the share of the days over which new items are spread
_ROOM_FOR_TASKS = 0.6  # of the minutes of the days so far, while something new waits
_ROOM_FOR_NEW = 0.8  # of the minutes up to the last day, at most, where not all can be learned


class Why(StrEnum):
    """Why an item is in a day."""

    ASKED = "asked"  # an examination put it there
    TASK = "task"
    NEW = "new"
    DUE = "due"
    FADING = "fading"  # not due yet, but there is time
    LAST = "last"  # once more on the last day


@frozen
class Horizon:
    """The days of a plan: from ``first`` up to the day before ``interview``."""

    first: date
    interview: date
    minutes: int  # a day

    @property
    def last(self) -> date:
        """The day before the interview."""
        return self.interview - timedelta(days=1)

    @property
    def days(self) -> int:
        """How many days there are to practise."""
        return (self.interview - self.first).days

    def is_last(self, day: date) -> bool:
        """Whether nothing new comes any more; the only day of a plan is not such a day."""
        return day == self.last and self.days > 1

    def minutes_of(self, day: date) -> int:
        """Return the minutes of one day; there are none any more when the interview is there."""
        if day >= self.interview:
            return 0
        return min(self.minutes, LAST_DAY_MINUTES) if self.is_last(day) else self.minutes

    def new_days(self, day: date) -> int:
        """Return over how many days, from ``day`` on, what is new is spread."""
        days = min(ceil(self.days * _PACE), self.days - 1)  # nothing new on the last one
        return max(1, days - (day - self.first).days)

    def room(self, day: date) -> int:
        """Return the minutes from ``day`` on in which something new may be learned."""
        end = self.last if self.days > 1 else self.interview
        return self.minutes * max(0, (end - day).days)


@frozen
class Entry:
    """An item of a day; ``recall`` is the chance to remember it then, None for what is new."""

    item: Item
    why: Why
    recall: float | None = None


@frozen
class PlannedDay:
    """One day: what to do, within ``minutes``."""

    day: date
    minutes: int
    entries: tuple[Entry, ...]

    @property
    def planned(self) -> int:
        """Minutes of all that is in it."""
        return sum(entry.item.minutes for entry in self.entries)


@frozen
class Course:
    """All days up to the interview, as they will go if every answer is good.

    ``left_out`` has what the days cannot hold.
    """

    days: tuple[PlannedDay, ...]
    left_out: tuple[Item, ...]


def choose(
    day: date, items: Sequence[Item], standings: Mapping[str, Standing], horizon: Horizon
) -> PlannedDay:
    """Choose what is to be done on ``day``, beside what was done on it already."""
    minutes = horizon.minutes_of(day)
    if not minutes:
        return PlannedDay(day=day, minutes=0, entries=())
    planned = _Day(day, items, standings, horizon)
    if horizon.is_last(day):
        planned.add(planned.seen(), Why.LAST)
    else:
        planned.add(planned.asked(), Why.ASKED)
        planned.add(planned.tasks(), Why.TASK)
        planned.add_new()
        planned.add(planned.due(), Why.DUE)
        planned.add(planned.fading(), Why.FADING)
    return PlannedDay(day=day, minutes=minutes, entries=tuple(planned.entries))


def course(
    today: date, items: Sequence[Item], standings: Mapping[str, Standing], horizon: Horizon
) -> Course:
    """Plan every day from ``today`` on, and say what does not fit."""
    days, future = [], dict(standings)
    for number in range(max(0, (horizon.interview - today).days)):
        planned = choose(today + timedelta(days=number), items, future, horizon)
        days.append(planned)
        for entry in planned.entries:
            future[entry.item.id] = _done(entry.item, future.get(entry.item.id), planned.day)
    return Course(
        days=tuple(days),
        left_out=tuple(item for item in items if not future.get(item.id, _NOTHING).begun),
    )


def _done(item: Item, standing: Standing | None, day: date) -> Standing:
    """Return what is known of an item after it went well."""
    before = standing or _NOTHING
    if item.kind is ItemKind.TASK:
        return replace(before, done=day)
    memory = after(before.memory, Grade.GOOD, day)
    return replace(before, memory=memory, first=before.first or day, asked=None)


_NOTHING = Standing()


class _Day:
    """A day that is being filled."""

    def __init__(
        self,
        day: date,
        items: Sequence[Item],
        standings: Mapping[str, Standing],
        horizon: Horizon,
    ) -> None:
        self.entries: list[Entry] = []
        self._day = day
        self._horizon = horizon
        self._items = items
        self._standings = standings
        done = [item for item in items if self._standing(item).last == day]
        self._left = horizon.minutes_of(day) - sum(item.minutes for item in done)
        self._untouched = not done
        self._begun_today = [item for item in done if self._standing(item).first == day]

    def add(self, items: Iterable[Item], why: Why, quota: int | None = None) -> None:
        """Take what fits, in order, until it is ``quota`` minutes or more.

        What takes longer than any day has gets a day of its own.
        """
        taken, chosen = 0, {entry.item.id for entry in self.entries}
        for item in items:
            if quota is not None and taken >= quota:
                return
            too_long = item.minutes > self._horizon.minutes_of(self._day)
            alone = too_long and self._untouched and not self.entries
            if item.id in chosen or (item.minutes > self._left and not alone):
                continue
            memory = self._standing(item).memory
            recall = memory.recall(self._day) if memory else None
            self.entries.append(Entry(item=item, why=why, recall=recall))
            self._left -= item.minutes
            taken += item.minutes

    def add_new(self) -> None:
        """Add today's share of what is new, beside what was begun today already."""
        new = self._learnable()
        begun = sum(item.minutes for item in self._begun_today)
        share = (sum(item.minutes for item in new) + begun) / self._horizon.new_days(self._day)
        self.add(new, Why.NEW, quota=max(0, ceil(share) - begun))

    def tasks(self) -> list[Item]:
        """Return the tasks whose day has come: before the last day, all days have.

        While something new waits, they leave it its share of the days so far.
        """
        number = (self._day - self._horizon.first).days + 1
        all_come = 0 < self._horizon.days - 1 <= number
        tasks = [item for item in self._items if item.day is not None]
        waiting = [item for item in tasks if not self._standing(item).begun]
        come = [item for item in waiting if all_come or (item.day or 0) <= number]
        if not self._learnable():
            return come
        begun = sum(item.minutes for item in tasks if self._standing(item).begun)
        return list(_fitting(come, _ROOM_FOR_TASKS * self._horizon.minutes * number - begun))

    def asked(self) -> list[Item]:
        """Return what an examination put on this day, or on one before."""
        return [item for item in self._items if self._standing(item).is_asked(self._day)]

    def due(self) -> list[Item]:
        """Return what is due, what would cost most first."""
        return [item for item in self.seen() if self._standing(item).is_due(self._day)]

    def fading(self) -> list[Item]:
        """Return what is not due, but would be by the day of the interview."""
        return [item for item in self.seen() if self._recall_then(item) < RETENTION]

    def seen(self) -> list[Item]:
        """Return what was practised before this day, what would cost most first."""
        seen = [
            item
            for item in self._items
            if (memory := self._standing(item).memory) is not None and memory.day < self._day
        ]
        return sorted(seen, key=self._loss, reverse=True)

    def _learnable(self) -> list[Item]:
        """Return what is new and can still be learned, what takes longest first."""
        new = [item for item in self._items if item.day is None and not self._standing(item).begun]
        room = self._horizon.room(self._day)
        if sum(item.minutes for item in new) > room:
            new = list(_worth_most(new, room * _ROOM_FOR_NEW))
        return sorted(new, key=lambda item: item.minutes, reverse=True)

    def _loss(self, item: Item) -> float:
        """Return what would be forgotten on the day of the interview, for each minute."""
        return item.weight * (1 - self._recall_then(item)) / item.minutes

    def _recall_then(self, item: Item) -> float:
        memory = self._standing(item).memory
        return memory.recall(self._horizon.interview) if memory else 0.0

    def _standing(self, item: Item) -> Standing:
        return self._standings.get(item.id, _NOTHING)


def _worth_most(items: Sequence[Item], room: float) -> Iterable[Item]:
    """Yield what counts most for its minutes, as much of it as there is room for."""
    return _fitting(sorted(items, key=lambda each: each.weight / each.minutes, reverse=True), room)


def _fitting(items: Iterable[Item], room: float) -> Iterator[Item]:
    """Yield in order what there is room for."""
    for item in items:
        if item.minutes <= room:
            room -= item.minutes
            yield item
