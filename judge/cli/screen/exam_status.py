"""How an examination stands: its clock, its items, and what was handed in."""

from collections.abc import Iterator

from judge.cli.cells import wrap
from judge.cli.screen.exam_words import KINDS, clock_face, span
from judge.cli.screen.table import table
from judge.cli.terminal import Terminal
from judge.model.text import Locale, Text
from judge.study.exam.timeline import End, Exam

_LEFT = Text("{left} left of {whole}", "{whole} 중 {left} 남음")
_ENDED = {
    End.TIME: Text("over: the time is up", "종료: 시간이 다 되었습니다"),
    End.FINISHED: Text("over: you ended it after {spent}", "종료: {spent} 만에 끝냈습니다"),
}
_HEADINGS = (
    Text("#", "#"),
    Text("Kind", "종류"),
    Text("Time", "시간"),
    Text("Runs", "실행"),
    Text("Handed in", "제출"),
    Text("Folder", "폴더"),
    Text("Problem", "문제"),
)
_RULES = Text(
    "One clock, which nothing stops. Samples only, no hints; what you hand in is judged after the "
    "end, the last one counts.",
    "시간은 전체에 대해 재며 멈추지 않습니다. 예제만 실행할 수 있고 힌트는 없습니다. 제출한 답은 "
    "끝난 뒤에 채점하며 마지막 제출만 인정합니다.",
)
_WORK = Text("Your files: {folder}/", "답안 폴더: {folder}/")


def rules(folder: str, locale: Locale, terminal: Terminal) -> Iterator[str]:
    """Yield what holds, and where one works."""
    yield from wrap(_RULES.say(locale), terminal.width)
    yield _WORK.say(locale).format(folder=folder)


def status(exam: Exam, locale: Locale, terminal: Terminal) -> Iterator[str]:
    """Yield the clock and a line for each item; the current one is marked."""
    title = terminal.paint(exam.plan.title.say(locale), bold=True)
    yield f"{title} · {clock(exam, locale)}"
    yield ""
    rows = [
        (
            f"{index + 1}{'*' if exam.end is None and index == exam.current else ''}",
            KINDS[item.kind].say(locale),
            span(exam.spent[index], locale),
            str(exam.tries[index] or ""),
            str(len(exam.submissions_of(index)) or ""),
            item.slug,
            item.title.say(locale),
        )
        for index, item in enumerate(exam.items)
    ]
    yield from table([heading.say(locale) for heading in _HEADINGS], rows, terminal)


def clock(exam: Exam, locale: Locale) -> str:
    """Write what is left, or how it ended."""
    if exam.end is not None:
        spent = span(exam.elapsed_seconds, locale)
        return _ENDED[exam.end].say(locale).format(spent=spent)
    whole = span(exam.plan.seconds, locale)
    return _LEFT.say(locale).format(left=clock_face(exam.left_seconds), whole=whole)
