"""The whole plan: a line for each day, what does not fit, and a calendar's event for each day."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from judge.cli.cells import wrap
from judge.cli.desk import Desk
from judge.cli.screen.practice_words import CANDOUR, date_words
from judge.cli.screen.table import table
from judge.cli.screen.today import countdown, entry_record, what_words, why_words
from judge.cli.terminal import Color
from judge.model.text import Text
from judge.study.calendar import DayEvent
from judge.study.schedule.item import Item, ItemKind
from judge.study.schedule.planner import Course, PlannedDay, Why
from judge.study.schedule.settings import PlanSettings
from judge.study.schedule.standing import candour

_FORMAT = "judge.plan/1"
_HEAD = Text(
    "Interview on {date}, {days} · {minutes} min a day · set {scope}",
    "면접 {date}, {days} · 하루 {minutes}분 · 모음 {scope}",
)
_HEADINGS = (Text("Day", "날짜"), Text("Min", "분"), Text("New", "새로"), Text("What", "할 일"))
_DONE_TODAY = Text("done", "마침")
_FREE = Text("free", "쉬는 날")
_FREE_UNTIL = Text("free until {last}", "{last}까지 쉬는 날")
_COUNT = Text("{kind} {count}", "{kind} {count}")
_SHEET = Text("print: judge export sheet", "인쇄: judge export sheet")
_LEFT_OUT = Text(
    "{count} items do not fit into these days: {names}. More minutes or a smaller set would help.",
    "이 기간에 넣지 못한 항목 {count}개: {names}. 하루 시간을 늘리거나 모음을 줄여 보세요.",
)
_MISSING = Text(
    "{count} problems of the set cannot be read and are left out: {names}",
    "모음의 문제 {count}개를 읽을 수 없어 뺐습니다: {names}",
)
_TODAY = Text(
    "today: judge · finish a task: judge plan done TASK",
    "오늘 할 일: judge · 할 일 마치기: judge plan done TASK",
)
_SUMMARY = Text("judge: {minutes} min", "judge: {minutes}분")
_LINE = Text("{kind}: {title} ({minutes} min)", "{kind}: {title}({minutes}분)")
_MOST_NAMES = 4


def course_lines(desk: Desk, plan: PlanSettings, course: Course) -> Iterator[str]:
    """Yield the plan."""
    context = desk.context
    say, horizon = context.say, plan.horizon
    head = say(_HEAD).format(
        date=say(date_words(horizon.interview, desk.today)),
        days=countdown((horizon.interview - desk.today).days),
        minutes=horizon.minutes,
        scope=plan.scope,
    )
    yield context.terminal.paint(head, bold=True)
    days = list(_folded(desk, plan, course.days))
    cells = [
        (
            say(date_words(day.day, desk.today)),
            str(day.planned),
            str(sum(entry.why is Why.NEW for entry in day.entries) or ""),
            _what(desk, plan, day) or _free(desk, day, last),
        )
        for day, last in days
    ]
    colors: list[Color | None] = ["cyan" if day.day == desk.today else None for day, _ in days]
    headings = [say(heading) for heading in _HEADINGS]
    yield from table(headings, cells, context.terminal, colors=colors)
    yield ""
    yield from _remarks(desk, course)
    yield say(_TODAY)


def _folded(
    desk: Desk, plan: PlanSettings, days: Sequence[PlannedDay]
) -> Iterator[tuple[PlannedDay, PlannedDay]]:
    """Yield the first and the last day of each line: free days in a row share one."""
    for holds, run in groupby(days, lambda day: bool(_what(desk, plan, day))):
        same = list(run)
        yield from ((day, day) for day in same) if holds else [(same[0], same[-1])]


def _free(desk: Desk, first: PlannedDay, last: PlannedDay) -> str:
    say = desk.context.say
    if first is last:
        return say(_FREE)
    return say(_FREE_UNTIL).format(last=say(date_words(last.day, desk.today)))


def _what(desk: Desk, plan: PlanSettings, day: PlannedDay) -> str:
    """Say what a day holds: how many of each kind, tasks by name; empty where it is free."""
    say = desk.context.say
    tasks = [entry.item for entry in day.entries if entry.item.kind is ItemKind.TASK]
    others = [entry for entry in day.entries if entry.item.kind is not ItemKind.TASK]
    others.sort(key=lambda entry: list(ItemKind).index(entry.item.kind))
    counts = Counter(
        say(what_words(desk, entry.item, new=entry.why is Why.NEW)) for entry in others
    )
    parts = [say(_COUNT).format(kind=kind, count=count) for kind, count in counts.items()]
    parts += [item.part for item in tasks]
    if plan.horizon.is_last(day.day):
        parts.append(say(_SHEET))
    if not parts and day.day == desk.today:
        parts.append(say(_DONE_TODAY))
    return " · ".join(parts)


def _remarks(desk: Desk, course: Course) -> Iterator[str]:
    context = desk.context
    cells = context.terminal.width
    if course.left_out:
        names = _names([_name(desk, item) for item in course.left_out])
        said = context.say(_LEFT_OUT).format(count=len(course.left_out), names=names)
        yield from wrap(said, cells)
    readable = {item.slug for item in desk.items if item.kind is not ItemKind.TASK}
    missing = [slug for slug in (desk.scope.slugs if desk.scope else ()) if slug not in readable]
    if missing:
        said = context.say(_MISSING).format(count=len(missing), names=_names(missing))
        yield from wrap(said, cells)
    found = candour(desk.rows)
    if found.worth_saying:
        yield context.say(CANDOUR).format(higher=found.higher, graded=found.graded)


def _name(desk: Desk, item: Item) -> str:
    return f"{desk.context.say(item.title)} ({desk.context.say(what_words(desk, item, new=True))})"


def _names(names: Sequence[str]) -> str:
    return ", ".join(names[:_MOST_NAMES]) + (", …" if len(names) > _MOST_NAMES else "")


def course_record(desk: Desk, plan: PlanSettings, course: Course) -> dict[str, object]:
    """Write the plan for programs."""
    return {
        "format": _FORMAT,
        "today": desk.today.isoformat(),
        "first": plan.horizon.first.isoformat(),
        "interview": plan.horizon.interview.isoformat(),
        "minutes": plan.horizon.minutes,
        "set": plan.scope,
        "days": [
            {
                "day": day.day.isoformat(),
                "minutes": day.minutes,
                "planned_minutes": day.planned,
                "entries": [entry_record(desk, entry) for entry in day.entries],
            }
            for day in course.days
        ],
        "left_out": [item.id for item in course.left_out],
    }


def event_of(desk: Desk, plan: PlanSettings, day: PlannedDay) -> DayEvent:
    """Make the event of a day; the same day of the same set is the same event for ever."""
    say = desk.context.say
    lines = [
        say(_LINE).format(
            kind=say(what_words(desk, entry.item, new=entry.why is Why.NEW)),
            title=say(entry.item.title),
            minutes=entry.item.minutes,
        )
        + f" [{say(why_words(desk, entry))}]"
        for entry in day.entries
    ]
    return DayEvent(
        key=f"{plan.scope}-{day.day.isoformat()}",
        day=day.day,
        summary=say(_SUMMARY).format(minutes=day.planned),
        description="\n".join(lines),
    )
