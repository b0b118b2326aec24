"""A plan: new items first and in time, then what is due, and nothing new on the last day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.model.text import Text
from judge.study.schedule.item import Item, ItemKind, kind_of
from judge.study.schedule.memory import Grade, after
from judge.study.schedule.planner import Horizon, Why, choose, course
from judge.study.schedule.standing import Standing

FIRST = date(2026, 11, 23)
HORIZON = Horizon(first=FIRST, interview=FIRST + timedelta(days=14), minutes=60)


def item(kind: ItemKind, subject: str, minutes: int, day: int | None = None) -> Item:
    """Make an item."""
    return Item(kind=kind, subject=subject, title=Text(subject, subject), minutes=minutes, day=day)


def library(spoken: int = 45, written: int = 12, solve: int = 6) -> tuple[Item, ...]:
    """Make many items of the usual lengths."""
    return (
        *(item(ItemKind.SPOKEN, f"s{n}", 2) for n in range(spoken)),
        *(item(ItemKind.WRITTEN, f"w{n}", 8) for n in range(written)),
        *(item(ItemKind.SOLVE, f"a{n}", 30) for n in range(solve)),
    )


def seen(grade: Grade = Grade.GOOD, day: date = FIRST) -> Standing:
    """Make the standing of an item that was graded once."""
    return Standing(memory=after(None, grade, day), first=day, grades=1)


def names(entries: object) -> list[str]:
    """Name the items of entries."""
    return [entry.item.subject for entry in entries]  # type: ignore[attr-defined]


def test_ids() -> None:
    """An id says its kind, its problem and its part."""
    point = item(ItemKind.POINT, "db-overload/cache", 2)

    assert (point.id, point.slug, point.part) == (
        "point:db-overload/cache",
        "db-overload",
        "cache",
    )
    assert kind_of(point.id) is ItemKind.POINT
    assert [kind_of(text) for text in ("point:", "other:x", "point", "")] == [None] * 4


def test_everything_is_seen_in_time() -> None:
    """What is new is begun within the first 60 % of the days, heaviest first."""
    planned = course(FIRST, library(), {}, HORIZON)
    new = [
        (day.day, entry.item)
        for day in planned.days
        for entry in day.entries
        if entry.why is Why.NEW
    ]

    assert planned.left_out == ()
    assert len(new) == len(library())
    assert max(day for day, _ in new) < FIRST + timedelta(days=9)
    assert [each.minutes for _, each in new] == sorted(
        (each.minutes for _, each in new), reverse=True
    )


def test_last_day() -> None:
    """The day before is 30 minutes, of what was practised before."""
    planned = course(FIRST, library(), {}, HORIZON).days[-1]

    assert planned.day == HORIZON.last
    assert planned.minutes == 30
    assert 0 < planned.planned <= 30
    assert {entry.why for entry in planned.entries} == {Why.LAST}


def test_nothing_new_on_the_last_day() -> None:
    """What was never seen stays away from the last day, tasks too."""
    task = item(ItemKind.TASK, "set/read", 20, day=1)
    planned = choose(HORIZON.last, [*library(), task], {"spoken:s0": seen()}, HORIZON)

    assert names(planned.entries) == ["s0"]


def test_the_only_day() -> None:
    """A plan made on the eve has one day, with everything that fits."""
    horizon = replace(HORIZON, interview=FIRST + timedelta(days=1))
    planned = course(FIRST, library(), {}, horizon)

    assert len(planned.days) == 1
    assert planned.days[0].planned > 30
    assert {entry.why for entry in planned.days[0].entries} == {Why.NEW}


def test_after_the_interview() -> None:
    """There are no days any more."""
    assert course(HORIZON.interview, library(), {}, HORIZON).days == ()


def test_order_of_a_day() -> None:
    """What an examination asks for, tasks of the day, new, due, and what fades."""
    items = [
        item(ItemKind.TASK, "set/read", 10, day=1),
        item(ItemKind.SPOKEN, "fading", 2),
        item(ItemKind.SPOKEN, "due", 2),
        item(ItemKind.SPOKEN, "asked", 2),
        item(ItemKind.WRITTEN, "new", 8),
    ]
    known = {
        "spoken:fading": seen(Grade.EASY),
        "spoken:due": seen(Grade.AGAIN),
        "spoken:asked": replace(seen(), asked=FIRST),
    }
    planned = choose(FIRST + timedelta(days=1), items, known, HORIZON)

    assert names(planned.entries) == ["asked", "set/read", "new", "due", "fading"]
    assert [entry.why for entry in planned.entries] == [*Why][:-1]
    assert planned.entries[2].recall is None
    assert 0 < (planned.entries[3].recall or 0) < 0.9


def test_tasks_leave_room_for_what_is_new() -> None:
    """Where there is little time they take their share; all of it where nothing new waits."""
    tasks = [item(ItemKind.TASK, f"set/{day}", 20, day=day) for day in (1, 2, 3, 4)]
    new = [item(ItemKind.WRITTEN, f"new-{number}", 8) for number in range(12)]
    short = replace(HORIZON, minutes=20)
    days = course(FIRST, [*tasks, *new], {}, short).days[:4]
    alone = course(FIRST, tasks, {}, short).days[:4]

    assert ["set/1" in names(each.entries) for each in days] == [False, True, False, False]
    assert [names(each.entries) for each in alone] == [[f"set/{day}"] for day in (1, 2, 3, 4)]


def test_a_short_plan_has_all_its_tasks() -> None:
    """A task of a day that does not come any more comes before the last day."""
    late = item(ItemKind.TASK, "set/late", 20, day=9)
    two_days = replace(HORIZON, interview=FIRST + timedelta(days=3))

    assert names(choose(FIRST, [late], {}, two_days).entries) == []
    assert names(choose(FIRST + timedelta(days=1), [late], {}, two_days).entries) == ["set/late"]


def test_nothing_new_waits_for_the_last_day() -> None:
    """Of two days the first one has all that is new."""
    new = [item(ItemKind.WRITTEN, f"new-{number}", 8) for number in range(5)]
    two_days = replace(HORIZON, interview=FIRST + timedelta(days=2))

    assert len(choose(FIRST, new, {}, two_days).entries) == len(new)


def test_tasks_wait_for_their_day() -> None:
    """A task comes on its day, and stays until it is done; one without a day is new work."""
    tasks = [
        item(ItemKind.TASK, "set/later", 20, day=3),
        item(ItemKind.TASK, "set/any", 20),
    ]
    first = choose(FIRST, tasks, {}, HORIZON)
    late = choose(FIRST + timedelta(days=5), tasks, {}, HORIZON)
    done = choose(FIRST + timedelta(days=5), tasks, {"task:set/later": DONE}, HORIZON)

    assert names(first.entries) == ["set/any"]
    assert names(late.entries) == ["set/later", "set/any"]
    assert names(done.entries) == ["set/any"]


DONE = Standing(done=FIRST)


def test_what_was_done_today_is_done() -> None:
    """Going through a day does not change what is left of it."""
    items = library()
    known: dict[str, Standing] = {}
    before = names(choose(FIRST, items, known, HORIZON).entries)
    for number, subject in enumerate(list(before)):
        chosen = choose(FIRST, items, known, HORIZON).entries

        assert names(chosen) == before[number:]
        known[chosen[0].item.id] = seen()
        assert chosen[0].item.subject == subject
    assert choose(FIRST, items, known, HORIZON).entries == ()


def test_a_missed_day_is_made_up_for() -> None:
    """Whoever misses days still sees everything; the days that are left hold more of it."""
    on_time = choose(FIRST + timedelta(days=4), library(), {}, HORIZON)
    planned = course(FIRST + timedelta(days=4), library(), {}, HORIZON)

    assert planned.left_out == ()
    assert on_time.planned == 60


def test_what_does_not_fit_is_told() -> None:
    """Where minutes are short, what counts least for its minutes is left out."""
    horizon = replace(HORIZON, interview=FIRST + timedelta(days=4))
    planned = course(FIRST, library(), {}, horizon)

    assert planned.left_out != ()
    assert {each.kind for each in planned.left_out} == {ItemKind.SOLVE, ItemKind.WRITTEN}


def test_what_is_longer_than_any_day() -> None:
    """An item that no day could hold gets a day of its own rather than none."""
    horizon = replace(HORIZON, minutes=20)
    items = library(spoken=3, written=0, solve=2)
    planned = course(FIRST, items, {}, horizon)

    assert planned.left_out == ()
    assert names(planned.days[0].entries) == ["a0"]


@settings(max_examples=60)
@given(
    sizes=st.tuples(st.integers(0, 20), st.integers(0, 8), st.integers(0, 4)),
    days=st.integers(1, 20),
    minutes=st.integers(30, 120),
    done=st.dictionaries(
        st.integers(0, 30), st.tuples(st.sampled_from(Grade), st.integers(0, 6)), max_size=12
    ),
    today=st.integers(0, 19),
)
def test_no_day_holds_more_than_its_minutes(
    sizes: tuple[int, int, int],
    days: int,
    minutes: int,
    done: Mapping[int, tuple[Grade, int]],
    today: int,
) -> None:
    """No day is too long, has an item twice, or brings something new at the end."""
    items = library(*sizes)
    horizon = Horizon(first=FIRST, interview=FIRST + timedelta(days=days), minutes=minutes)
    known = {
        items[index].id: seen(grade, FIRST + timedelta(days=min(day, today)))
        for index, (grade, day) in done.items()
        if index < len(items)
    }
    start = FIRST + timedelta(days=today)
    for planned in course(start, items, known, horizon).days:
        assert planned.planned <= planned.minutes <= minutes
        assert len(set(names(planned.entries))) == len(planned.entries)
        if horizon.is_last(planned.day):
            assert Why.NEW not in {entry.why for entry in planned.entries}


@pytest.mark.parametrize("minutes, last", [(60, 30), (20, 20)])
def test_minutes_of_the_last_day(minutes: int, last: int) -> None:
    """The last day is never longer than the others."""
    horizon = replace(HORIZON, minutes=minutes)

    assert horizon.minutes_of(horizon.last) == last
    assert horizon.minutes_of(FIRST) == minutes
