"""``judge rehearse``: say an answer aloud, go through the checklist, grade yourself."""

from collections.abc import Iterator

from judge.cli.context import Context
from judge.cli.desk import Desk, open_desk
from judge.cli.item_name import item_called
from judge.cli.parameters import Argument, Command, Option, as_json
from judge.cli.problem_name import ProblemName
from judge.cli.problem_record import both
from judge.cli.registry import ENTRIES
from judge.cli.rehearsal import Rehearsal, checks_of, limit_of
from judge.errors import UsageError
from judge.model.problem import ProblemHead
from judge.model.text import Text
from judge.study.rehearsal.follow_up import follow_up
from judge.study.schedule.item import Item, ItemKind

_FORMAT = "judge.rehearsal/1"
_ALOUD = frozenset({ItemKind.SPOKEN, ItemKind.POINT})
_NOTHING = Text(
    "Nothing is to be said today. Any problem can be rehearsed: judge rehearse SLUG",
    "오늘 말할 것은 없습니다. 다른 문제도 연습할 수 있습니다: judge rehearse 문제이름",
)
_LEFT = Text(
    "{count} more to say today: judge rehearse", "오늘 말할 것 {count}개 남음: judge rehearse"
)


def rehearse(context: Context, *, name: str | None, typed: bool, as_json: bool) -> int:
    """Rehearse one item, or all of today's one after the other."""
    desk = open_desk(context)
    items = [_named(desk, name)] if name else list(_of_today(desk))
    if as_json:
        context.terminal.show_json(_record(desk, items[0]) if items else {"format": _FORMAT})
        return 0
    if not items:
        context.terminal.show(context.say(_NOTHING))
        return 0
    for number, item in enumerate(items):
        problem = _problem(desk, item)
        rehearsal = Rehearsal(context, desk.fresh, item, problem)
        if context.key is None:
            rehearsal.print()
            return 0
        if number:
            context.terminal.show("")
        if not rehearsal.go(typed=typed):
            if name is None:
                context.terminal.tell(context.say(_LEFT).format(count=len(items) - number))
            return 0
    return 0


def _named(desk: Desk, name: str) -> Item:
    item = item_called(desk, name, ItemKind.SPOKEN)
    if item.kind not in _ALOUD:
        raise UsageError(
            f"{item.id} is not said aloud: {desk.command(item)}",
            f"{item.id}: 말하기 항목이 아닙니다: {desk.command(item)}",
        )
    return item


def _of_today(desk: Desk) -> Iterator[Item]:
    """Yield what is to be said today: of the plan, and whatever else is due."""
    planned = [entry.item for entry in desk.day.entries] if desk.day else []
    every = {item.id: item for item in (*planned, *desk.due)}
    return (item for item in every.values() if item.kind in _ALOUD)


def _problem(desk: Desk, item: Item) -> ProblemHead:
    return desk.around.load(desk.around.find(item.slug))


def _record(desk: Desk, item: Item) -> dict[str, object]:
    problem = _problem(desk, item)
    checks = checks_of(desk, problem) if item.kind is ItemKind.SPOKEN else ()
    return {
        "format": _FORMAT,
        "item": item.id,
        "title": both(problem.title),
        "seconds": limit_of(problem),
        "checks": [
            {
                "id": check.id,
                "asks": both(check.asks),
                "reminder": both(check.reminder) if check.reminder else None,
            }
            for check in checks
        ],
        "follow_up": both(follow_up(problem, desk.standing(item).grades)),
    }


COMMAND = Command(
    "rehearse",
    rehearse,
    summary=ENTRIES["rehearse"].summary,
    text=Text(
        "Only the title and the constraints are shown, and a clock runs while you speak. Then come "
        "what to listen for (from your notes.md, or the rubric of a written question), your own "
        "grade, and the next question. Without a name: all that is to be said today. Keys work "
        "with the Korean layout on, too.",
        "제목과 제한만 보여 주고, 말하는 동안 시간을 잽니다. 그다음 점검 목록(notes.md나 서술형 "
        "문제의 채점 기준에서), 스스로 하는 평가, 이어지는 질문이 나옵니다. 이름 없이 실행하면 "
        "오늘 말할 것을 차례로 연습합니다. 한글 자판 상태에서도 단축키가 동작합니다.",
    ),
    params=[
        Argument(
            "name",
            required=False,
            metavar="SLUG|ITEM",
            type=ProblemName(),
            text=Text(
                "A problem, or an item such as point:SLUG/POINT.",
                "문제 이름, 또는 point:SLUG/POINT 같은 항목.",
            ),
        ),
        Option(
            "--type",
            "typed",
            is_flag=True,
            text=Text(
                "Write down in your editor what you said; it is kept in solutions/SLUG/spoken/.",
                "말한 내용을 편집기에 적습니다(solutions/SLUG/spoken/에 보관).",
            ),
        ),
        as_json(),
    ],
)
