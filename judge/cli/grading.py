"""A grade of one's own: asked for with a key, kept beside what the facts suggest, taken back."""

from collections.abc import Iterator
from dataclasses import replace

from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.desk import Desk, open_desk
from judge.cli.screen.practice_words import (
    CANDOUR,
    GRADES,
    LEECH_ADVICE,
    date_words,
    due_words,
)
from judge.cli.surroundings import Surroundings
from judge.frozen import frozen
from judge.model.problem import ProblemHead
from judge.model.text import Text
from judge.study.schedule.day import day_of
from judge.study.schedule.item import Item
from judge.study.schedule.memory import Grade
from judge.study.schedule.row import Action, Facts, Row
from judge.study.schedule.scope import main_item
from judge.study.schedule.standing import candour
from judge.study.schedule.suggestion import Suggestion

_KEYS = {str(int(grade)): grade for grade in Grade}
_SUGGESTED = Text("the facts suggest: {grade} ({reason})", "사실로 보면: {grade} ({reason})")
_ASK = Text("1 again  2 hard  3 good  4 easy   {more}", "1 다시  2 어려움  3 좋음  4 쉬움   {more}")
_MORE = Text("u undo the last grade  q leave", "u 마지막 평가 되돌리기  q 나가기")
_GRADED = Text("{title}: {grade}; due {when}", "{title}: {grade}. 다음 복습은 {when}입니다")
_AFTER = Text(
    "{title}: {grade}; not due before the interview, but it comes back when there is time",
    "{title}: {grade}. 면접 전에는 복습할 때가 오지 않지만 시간이 남으면 다시 나옵니다",
)
_UNDONE = Text("taken back: {what}, {day}", "되돌렸습니다: {day}에 한 {what}")
_NOTHING = Text("there is nothing to take back", "되돌릴 것이 없습니다")
_CHANGED = Text(
    "The question has changed since you graded it on {day}. Has it changed much? "
    "f forgets what is known of your memory; any other key keeps it.",
    "{day}에 평가한 뒤로 문제가 바뀌었습니다. 크게 바뀌었나요? f를 누르면 기억 기록을 새로 "
    "시작하고, 다른 키를 누르면 그대로 둡니다.",
)
_FORGOTTEN = Text("{title} is new again", "{title}: 처음부터 다시 기록합니다")
_WHATS = {
    Action.DONE: Text("the task {item}", "할 일 {item}"),
    Action.FORGET: Text("the new start of {item}", "{item} 새로 시작"),
    Action.KEEP: Text("the answer about the change of {item}", "{item} 변경 확인"),
}
_GRADE_OF = Text('the grade "{grade}" of {item}', "{item} 평가({grade})")


@frozen
class Marking:
    """A grade that is about to be given: to what, and what was measured."""

    item: Item
    facts: Facts
    suggestion: Suggestion | None


def ask_grade(context: Context, desk: Desk, marking: Marking) -> Grade | None:
    """Wait for a key that is a grade; None where the learner leaves.

    ``u`` takes back what was graded before, and the question stands.
    """
    terminal = context.terminal
    terminal.show(*suggestion_lines(context, marking.suggestion))
    terminal.show(context.say(_ASK).format(more=context.say(_MORE)))
    while context.key is not None:
        key = context.key()
        if key in _KEYS:
            return _KEYS[key]
        if key == "u":
            take_back(context, desk)
        elif key == "q":
            return None
    return None


def suggestion_lines(context: Context, suggestion: Suggestion | None) -> Iterator[str]:
    """Say what the facts suggest, and why."""
    if suggestion is not None:
        yield context.say(_SUGGESTED).format(
            grade=context.say(GRADES[suggestion.grade]), reason=context.say(suggestion.reason)
        )


def keep_grade(context: Context, desk: Desk, marking: Marking, grade: Grade) -> Row:
    """Keep a grade, and say when the item comes again."""
    row = write_grade(context, desk, marking, grade)
    context.terminal.show(*_after_grade(context, desk.fresh, marking.item, row))
    return row


def write_grade(context: Context, desk: Desk, marking: Marking, grade: Grade) -> Row:
    """Keep a grade, and say nothing."""
    item, suggestion = marking.item, marking.suggestion
    return desk.log.grade(
        item.id,
        grade,
        at=context.now(),
        day=desk.today,
        suggested=suggestion.grade if suggestion else None,
        content=item.content or None,
        facts=marking.facts,
    )


def _after_grade(context: Context, desk: Desk, item: Item, row: Row) -> Iterator[str]:
    title = context.say(item.title)
    grade = context.say(GRADES[row.grade]) if row.grade else ""
    due = row.memory.due if row.memory else desk.today
    cells = context.terminal.width
    if desk.plan is not None and due >= desk.plan.horizon.interview:
        yield from wrap(context.say(_AFTER).format(title=title, grade=grade), cells)
    else:
        when = context.say(due_words(due, desk.today))
        yield from wrap(context.say(_GRADED).format(title=title, grade=grade, when=when), cells)
    standing = desk.standing(item)
    if standing.leech:
        advice = context.say(LEECH_ADVICE).format(title=title, lapses=standing.lapses)
        yield from wrap(advice, cells)
    found = candour(desk.rows)
    too_high = row.grade is not None and row.suggested is not None and row.grade > row.suggested
    if too_high and found.worth_saying:
        yield context.say(CANDOUR).format(higher=found.higher, graded=found.graded)


def take_back(context: Context, desk: Desk) -> Row | None:
    """Undo what was decided last, whenever that was, and say what it was."""
    undone = desk.log.undo(context.now(), desk.today)
    if undone is None:
        context.terminal.show(context.say(_NOTHING))
        return None
    day = context.say(date_words(undone.day, desk.today))
    line = context.say(_UNDONE).format(what=context.say(_what(undone)), day=day)
    context.terminal.show(*wrap(line, context.terminal.width))
    return undone


def _what(row: Row) -> Text:
    if row.grade is None:
        template = _WHATS[row.action]
        return Text(template.en.format(item=row.item), template.ko.format(item=row.item))
    grade = GRADES[row.grade]
    return Text(
        _GRADE_OF.en.format(grade=grade.en, item=row.item),
        _GRADE_OF.ko.format(grade=grade.ko, item=row.item),
    )


def ask_whether_changed(context: Context, desk: Desk, item: Item) -> None:
    """Where what is asked is not what it was at the last grade, ask whether that matters."""
    standing = desk.standing(item)
    if context.key is None or standing.memory is None or not standing.content:
        return
    if standing.content == item.content:
        return
    day = context.say(date_words(standing.memory.day, desk.today))
    context.terminal.show(*wrap(context.say(_CHANGED).format(day=day), context.terminal.width))
    forget = context.key() == "f"
    row = Row(
        id=0,
        at=context.now(),
        day=day_of(context.now(), context.zone),
        action=Action.FORGET if forget else Action.KEEP,
        item=item.id,
        content=None if forget else item.content,
    )
    desk.log.add(row)
    if forget:
        context.terminal.show(context.say(_FORGOTTEN).format(title=context.say(item.title)))


def note_hint(context: Context, around: Surroundings, problem: ProblemHead, number: int) -> None:
    """Keep that a hint was read: it is a fact beside the next grade."""
    desk = open_desk(context, around)
    record(context, desk, Action.HINT, main_item(problem).id, Facts(hint=number))


def record(context: Context, desk: Desk, action: Action, item: str, facts: Facts) -> None:
    """Keep something that happened on the way to a grade."""
    moment = context.now()
    row = Row(id=0, at=moment, day=day_of(moment, context.zone), action=action, item=item)
    desk.log.add(replace(row, facts=facts))
