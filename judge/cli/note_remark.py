"""One line after ``judge submit`` where the note on the problem no longer fits; nothing is run."""

from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.evidence import evidence_on, note_file
from judge.cli.selection import Selection
from judge.errors import JudgeError
from judge.model.text import Text
from judge.study.notes.check import quick_report
from judge.study.notes.document import load_note
from judge.study.notes.finding import Report, Word
from judge.study.notes.staleness import describe

_BROKEN = Text("its head is broken", "머리말에 오류가 있습니다")
_STALE = Text("stale", "오래됨")
_CONTRADICTED = Text("contradicted", "반박됨")
_LINE = Text(
    "your note: {what}; judge notes check {slug}", "내 노트: {what}. judge notes check {slug}"
)


def remark_on_note(context: Context, selection: Selection) -> None:
    """Say in one line what no longer fits of a note that is there; nothing where all is well."""
    around, problem = selection.surroundings, selection.problem
    file = note_file(around.need_workspace(), problem.slug)
    try:
        what = _said(quick_report(load_note(file), evidence_on(context, around, problem, None)))
    except JudgeError:
        what = _BROKEN
    if what is not None:
        line = context.say(_LINE).format(what=context.say(what), slug=selection.name)
        context.terminal.tell(*wrap(line, context.terminal.width))


def _said(report: Report) -> Text | None:
    found = [each for each in report.findings if each.word is Word.CONTRADICTED]
    if found:
        said = f"{found[0].said}: "
        return _joined(_CONTRADICTED, Text(said + found[0].why.en, said + found[0].why.ko))
    if report.stale is None:
        return None
    change = report.stale.change
    return _joined(_STALE, describe(change) if change else report.stale.text)


def _joined(word: Text, what: Text) -> Text:
    return Text(f"{word.en}, {what.en}", f"{word.ko}, {what.ko}")
