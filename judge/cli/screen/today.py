"""Today's part of the plan."""

from collections.abc import Iterator

from judge.cli.cells import wrap
from judge.cli.desk import Desk
from judge.cli.screen.practice_words import CANDOUR, FIRST, KINDS, LEECH, MEMORY, WHYS, date_words
from judge.cli.screen.table import table
from judge.cli.task_text import still_asked
from judge.model.text import Text
from judge.study.schedule.item import Item
from judge.study.schedule.planner import Entry, PlannedDay, Why
from judge.study.schedule.settings import PlanSettings
from judge.study.schedule.standing import candour

_INDENT = "  "
_HEAD = Text("{days} · today {minutes} min", "{days} · 오늘 {minutes}분")
_DONE = Text("done {done} min", "{done}분 했음")
_STREAK = Text("{days} days in a row", "연속 {days}일")
_HEADINGS = (Text("What", "할 일"), Text("Title", "제목"), Text("Min", "분"), Text("Why", "이유"))
_NEXT = Text("next: {command}", "다음 단계: {command}")
_WRITE = Text("next: write in {file}", "다음 단계: {file}에 쓰기")
_THEN = Text("then: {command}", "그다음: {command}")
_REST = Text(
    "Nothing is left for today. Rest is part of the plan.",
    "오늘 할 일을 모두 마쳤습니다. 쉬는 것도 계획의 일부입니다.",
)
_EVE = Text(
    "Tomorrow is the day: nothing new any more. A sheet to print: judge export sheet",
    "내일이 면접입니다. 새로운 것은 하지 않습니다. 인쇄할 요약: judge export sheet",
)
_INTERVIEW = Text(
    "Today is the interview. You have practised; trust it.",
    "오늘이 면접입니다. 그동안 연습한 것을 믿으세요.",
)


def today_lines(desk: Desk) -> Iterator[str]:
    """Yield the day: what to do and why, and what to type first."""
    plan, day = desk.plan, desk.day
    if plan is None or day is None:
        return
    if desk.today == plan.horizon.interview:
        yield desk.context.terminal.paint(countdown(0), bold=True)
        yield desk.context.say(_INTERVIEW)
        return
    yield desk.context.terminal.paint(_head(desk, plan, day), bold=True)
    if day.entries:
        yield from _table(desk, day)
        yield ""
        yield from _next(desk, day.entries[0].item)
    else:
        yield desk.context.say(_REST)
    if plan.horizon.is_last(desk.today):
        yield from wrap(desk.context.say(_EVE), desk.context.terminal.width)
    found = candour(desk.rows)
    if found.worth_saying:
        yield desk.context.say(CANDOUR).format(higher=found.higher, graded=found.graded)


def countdown(days: int) -> str:
    """Write how many days there are: "D-14", "D-Day"."""
    return f"D-{days}" if days else "D-Day"


def _head(desk: Desk, plan: PlanSettings, day: PlannedDay) -> str:
    say = desk.context.say
    left = (plan.horizon.interview - desk.today).days
    parts = [
        say(_HEAD).format(
            days=f"{countdown(left)} · {say(date_words(plan.horizon.interview, desk.today))}",
            minutes=day.minutes,
        )
    ]
    done = sum(item.minutes for item in desk.items if desk.standing(item).last == desk.today)
    if done:
        parts.append(say(_DONE).format(done=done))
    if desk.streak > 1:
        parts.append(say(_STREAK).format(days=desk.streak))
    return " · ".join(parts)


def _table(desk: Desk, day: PlannedDay) -> Iterator[str]:
    say = desk.context.say
    cells = [
        (
            say(what_words(desk, entry.item, new=entry.why is Why.NEW)),
            say(entry.item.title),
            str(entry.item.minutes),
            say(why_words(desk, entry)),
        )
        for entry in day.entries
    ]
    headings = [say(heading) for heading in _HEADINGS]
    yield from table(headings, cells, desk.context.terminal, flexible=1)


def _next(desk: Desk, item: Item) -> Iterator[str]:
    """Say what to type; before that what to write, and where, if a task asks for a text."""
    context, command = desk.context, desk.command(item)
    asked = still_asked(desk, item)
    if asked is None:
        yield context.say(_NEXT).format(command=command)
        return
    asks, file = asked
    yield context.say(_WRITE).format(file=context.shown(file))
    lines = wrap(" ".join(context.say(asks).split()), context.terminal.width - len(_INDENT))
    yield from (_INDENT + line for line in lines)
    yield context.say(_THEN).format(command=command)


def what_words(desk: Desk, item: Item, *, new: bool) -> Text:
    """Say what is to be done; what is ``new`` and was never solved is not done again."""
    first = FIRST.get(item.kind) if new and item.slug not in desk.solved else None
    return first or KINDS[item.kind]


def why_words(desk: Desk, entry: Entry) -> Text:
    """Say why an item is in a day, and how well it is remembered."""
    words = [WHYS[entry.why]]
    if entry.recall is not None:
        share = entry.recall
        words.append(Text(MEMORY.en.format(share=share), MEMORY.ko.format(share=share)))
    standing = desk.standing(entry.item)
    if standing.leech:
        lapses = standing.lapses
        words.append(Text(LEECH.en.format(lapses=lapses), LEECH.ko.format(lapses=lapses)))
    return Text(", ".join(word.en for word in words), ", ".join(word.ko for word in words))


def today_record(desk: Desk) -> dict[str, object]:
    """Write the day for programs."""
    if desk.plan is None or desk.day is None:
        return {}
    return {
        "day": desk.today.isoformat(),
        "interview": desk.plan.horizon.interview.isoformat(),
        "days_left": (desk.plan.horizon.interview - desk.today).days,
        "minutes": desk.day.minutes,
        "planned_minutes": desk.day.planned,
        "streak": desk.streak,
        "entries": [entry_record(desk, entry) for entry in desk.day.entries],
    }


def entry_record(desk: Desk, entry: Entry) -> dict[str, object]:
    """Write an item of a day for programs."""
    return {
        "item": entry.item.id,
        "kind": entry.item.kind.value,
        "title": {"en": entry.item.title.en, "ko": entry.item.title.ko},
        "minutes": entry.item.minutes,
        "why": entry.why.value,
        "recall": entry.recall,
        "command": desk.command(entry.item),
    }
