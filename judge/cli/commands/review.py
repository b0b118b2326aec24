"""``judge review``: what is due, and the grade of a solution or an answer."""

from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.desk import Desk, open_desk
from judge.cli.grading import (
    Marking,
    ask_grade,
    ask_whether_changed,
    keep_grade,
    take_back,
    write_grade,
)
from judge.cli.item_name import item_called
from judge.cli.parameters import Argument, Command, OneOf, Option, as_json
from judge.cli.problem_name import ProblemName
from judge.cli.problem_record import both
from judge.cli.registry import ENTRIES
from judge.cli.screen.practice_words import CANDOUR, KINDS, LEECH, MEMORY, due_words
from judge.cli.screen.table import table
from judge.cli.solution_facts import facts_of
from judge.errors import NothingMatched, UsageError
from judge.model.text import Text
from judge.study.schedule.item import Item, ItemKind
from judge.study.schedule.memory import Grade
from judge.study.schedule.row import Row
from judge.study.schedule.standing import candour
from judge.study.schedule.suggestion import suggest

_FORMAT = "judge.review/1"
_HEADINGS = (
    Text("What", "할 일"),
    Text("Item", "항목"),
    Text("Minutes", "분"),
    Text("Memory", "기억"),
    Text("Title", "제목"),
)
_NOTHING = Text("Nothing is due.", "복습할 것이 없습니다.")
_NEXT_DUE = Text("next: {title}, {when}", "다음 복습: {title}, {when}")
_HOW = Text(
    "practise: {command} · grade: judge review ITEM --grade good",
    "연습하기: {command} · 평가하기: judge review 항목 --grade good",
)
_GRADES = tuple(grade.name.lower() for grade in Grade)


def review(
    context: Context, *, name: str | None, grade: str | None, undo: bool, as_json: bool
) -> int:
    """List what is due, or grade one item, or take the last grade back."""
    desk = open_desk(context)
    if undo:
        return _undo(context, desk, as_json=as_json)
    if name is None:
        if grade is not None:
            raise UsageError(
                "--grade needs an item: judge review SLUG --grade good",
                "--grade에는 항목이 필요합니다: judge review 문제이름 --grade good",
            )
        _list(context, desk, as_json=as_json)
        return 0
    _grade(context, desk, item_called(desk, name), grade, as_json=as_json)
    return 0


def _undo(context: Context, desk: Desk, *, as_json: bool) -> int:
    if not as_json:
        return 0 if take_back(context, desk) else NothingMatched.exit_code
    undone = desk.log.undo(context.now(), desk.today)
    context.terminal.show_json({**_record(desk.fresh), "undone": _row(undone) if undone else None})
    return 0 if undone else NothingMatched.exit_code


def _row(row: Row) -> dict[str, object]:
    """Write what a learner decided; ``due`` is when the item comes again."""
    return {
        "action": row.action.value,
        "item": row.item,
        "day": row.day.isoformat(),
        "grade": row.grade.name.lower() if row.grade else None,
        "suggested": row.suggested.name.lower() if row.suggested else None,
        "due": row.memory.due.isoformat() if row.memory else None,
    }


def _grade(context: Context, desk: Desk, item: Item, word: str | None, *, as_json: bool) -> None:
    if item.kind is ItemKind.TASK:
        raise UsageError(
            f"{item.id} is a task: judge plan done {item.part}",
            f"{item.id}: 할 일입니다. judge plan done {item.part} 명령을 쓰세요",
        )
    asks = context.key is not None and not as_json
    if asks:
        ask_whether_changed(context, desk, item)
        desk = desk.fresh
    facts = facts_of(desk, item)
    marking = Marking(
        item=item, facts=facts, suggestion=suggest(facts, desk.standing(item).seconds)
    )
    if word is None and not asks:
        raise UsageError(
            f"say the grade: --grade {'|'.join(_GRADES)}",
            f"평가를 적어 주세요: --grade {'|'.join(_GRADES)}",
        )
    grade = ask_grade(context, desk, marking) if word is None else Grade[word.upper()]
    if grade is not None and as_json:
        row = write_grade(context, desk, marking, grade)
        context.terminal.show_json({**_record(desk.fresh), "graded": _row(row)})
    elif grade is not None:
        keep_grade(context, desk, marking, grade)


def _list(context: Context, desk: Desk, *, as_json: bool) -> None:
    if as_json:
        context.terminal.show_json(_record(desk))
        return
    if desk.due:
        cells = [
            (
                context.say(KINDS[item.kind]),
                item.id,
                str(item.minutes),
                context.say(_memory(desk, item)),
                context.say(item.title),
            )
            for item in desk.due
        ]
        headings = [context.say(heading) for heading in _HEADINGS]
        context.terminal.show(*table(headings, cells, context.terminal))
        how = context.say(_HOW).format(command=desk.command(desk.due[0]))
        context.terminal.tell("", *wrap(how, context.terminal.width))
    else:
        context.terminal.show(context.say(_NOTHING), *_next_due(context, desk))
    found = candour(desk.rows)
    if found.worth_saying:
        said = context.say(CANDOUR).format(higher=found.higher, graded=found.graded)
        context.terminal.tell(said)


def _memory(desk: Desk, item: Item) -> Text:
    share, standing = desk.recall(item) or 0.0, desk.standing(item)
    words = [Text(MEMORY.en.format(share=share), MEMORY.ko.format(share=share))]
    if standing.leech:
        lapses = standing.lapses
        words.append(Text(LEECH.en.format(lapses=lapses), LEECH.ko.format(lapses=lapses)))
    return Text(", ".join(word.en for word in words), ", ".join(word.ko for word in words))


def _next_due(context: Context, desk: Desk) -> list[str]:
    waiting = [
        (memory.due, item)
        for item in desk.known
        if (memory := desk.standing(item).memory) is not None
    ]
    if not waiting:
        return []
    due, item = min(waiting, key=lambda pair: pair[0])
    when = context.say(due_words(due, desk.today))
    return [context.say(_NEXT_DUE).format(title=context.say(item.title), when=when)]


def _record(desk: Desk) -> dict[str, object]:
    found = candour(desk.rows)
    return {
        "format": _FORMAT,
        "day": desk.today.isoformat(),
        "due": [item_record(desk, item) for item in desk.due],
        "grades": {"with_facts": found.graded, "higher_than_facts": found.higher},
    }


def item_record(desk: Desk, item: Item) -> dict[str, object]:
    """Write an item and what is known of it."""
    standing = desk.standing(item)
    memory = standing.memory
    return {
        "item": item.id,
        "kind": item.kind.value,
        "title": both(item.title),
        "minutes": item.minutes,
        "recall": desk.recall(item),
        "due": memory.due.isoformat() if memory else None,
        "grades": standing.grades,
        "lapses": standing.lapses,
        "leech": standing.leech,
        "command": desk.command(item),
    }


COMMAND = Command(
    "review",
    review,
    summary=ENTRIES["review"].summary,
    text=Text(
        "Without an item: what is due. With one: your own grade of how it went; what the facts "
        "suggest stands beside it. --undo takes back what you decided last, also days later.",
        "항목 없이 실행하면 복습할 것을 보여 줍니다. 항목을 쓰면 얼마나 잘했는지 스스로 평가하고, "
        "사실로 본 평가도 함께 남깁니다. --undo는 마지막에 한 평가를 며칠이 지났어도 되돌립니다.",
    ),
    params=[
        Argument(
            "name",
            required=False,
            metavar="SLUG|ITEM",
            type=ProblemName(),
            text=Text(
                "A problem, or an item such as spoken:pair-with-target.",
                "문제 이름, 또는 spoken:pair-with-target 같은 항목.",
            ),
        ),
        Option(
            "--grade",
            metavar="|".join(_GRADES),
            type=OneOf(*_GRADES),
            text=Text("How it went, without being asked.", "묻지 않고 바로 평가를 기록합니다."),
        ),
        Option(
            "--undo",
            is_flag=True,
            text=Text("Take the last grade back.", "마지막 평가를 되돌립니다."),
        ),
        as_json(),
    ],
)
