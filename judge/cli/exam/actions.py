"""What a learner does with one item: read it, edit it, run the samples, hand it in."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from judge.cli.context import Context
from judge.cli.editor import open_in_editor
from judge.cli.exam.sitting import Sitting
from judge.cli.screen.exam_words import clock_face
from judge.cli.screen.sql_statement import SqlStatement
from judge.cli.screen.statement import Statement
from judge.cli.screen.written_question import WrittenQuestion
from judge.cli.selection import Asked, Selection, choose_dialect, read_submission
from judge.cli.stub import sql_stub, style_for
from judge.cli.trial import Job, Trial, judge_on_screen
from judge.errors import UsageError
from judge.languages.registry import by_id
from judge.model.problem import Problem
from judge.model.sql_problem import RunProblem, SqlProblem
from judge.model.text import Text
from judge.model.verdict import SubmissionResult, Verdict
from judge.model.written import WrittenProblem
from judge.study.exam.event import Finished, Opened, Tried
from judge.study.exam.room import digest_of
from judge.study.exam.timeline import Exam

POLL_SECONDS = 0.5
"""Between two looks at the files: what was saved before that is on the disk."""

_FILE = Text("write it in:", "작성할 파일:")
_KEPT = Text(
    "kept submission {count} of {title}; it is judged after the end",
    "{title}: {count}번째 제출을 저장했습니다. 끝난 뒤에 채점합니다",
)
_LATE = Text("the time is over: nothing was handed in", "시간이 끝나 제출하지 못했습니다")
_LEFT = Text("{left} left", "{left} 남음")


def refresh(sitting: Sitting) -> Sitting:
    """Keep what has changed on the desk; the clock is where it is now."""
    return replace(sitting, exam=sitting.room.save_changes(sitting.room.stand()))


def turn_to(context: Context, sitting: Sitting, item: int, *, whole: bool = True) -> Sitting:
    """Make an item the current one and show it; ``whole``: its statement, too."""
    exam = sitting.room.record(Opened(item=item))
    sitting = replace(sitting, exam=exam)
    if whole:
        context.terminal.show(*_page(context, sitting, item))
    file = _file_of(sitting, item)
    left = context.say(_LEFT).format(left=clock_face(exam.left_seconds))
    title = context.say(exam.items[item].title)
    context.terminal.tell("", f"{item + 1} {title} · {left}", context.say(_FILE))
    context.terminal.tell(f"  {context.shown(file)}")
    return sitting


def _page(context: Context, sitting: Sitting, item: int) -> Iterator[str]:
    """Yield the statement without its hints."""
    settings = sitting.workspace.settings
    problem = sitting.problem(item)
    match problem:
        case WrittenProblem():
            page = WrittenQuestion(problem, context.locale, context.terminal)
            return page.lines(in_exam=True)
        case SqlProblem():
            problem = replace(problem, hints=())
            dialect = choose_dialect(problem, None, settings.sql_dialect)
            return SqlStatement(problem, context.locale, context.terminal).lines(
                sql_stub(problem, dialect), dialect
            )
        case Problem():
            problem = replace(problem, hints=())
            language = by_id(settings.language)
            style = style_for(problem, language, None)
            statement = Statement(problem, style, context.locale, context.terminal)
            return statement.lines(None, language.id)


def _file_of(sitting: Sitting, item: int) -> Path:
    """Return the file of an item that was changed last; UsageError where there is none."""
    files = sitting.room.files_of(sitting.exam, item)
    if files:
        return files[-1]
    folder = sitting.room.desk / sitting.exam.items[item].slug
    raise UsageError(
        f"there is no solution.* and no answer.md in {folder}",
        f"{folder}에 solution.*도 answer.md도 없습니다",
    )


def edit(context: Context, sitting: Sitting, item: int) -> Sitting:
    """Open the item's file in the editor, and keep what is saved there while it is open."""
    file = _file_of(sitting, item)
    with ThreadPoolExecutor(1) as pool:
        editing = pool.submit(open_in_editor, context, sitting.workspace, file)
        while not editing.done():
            sitting = refresh(sitting)
            with suppress(TimeoutError):
                editing.exception(timeout=POLL_SECONDS)
        editing.result()
    return refresh(sitting)


def try_samples(
    context: Context, sitting: Sitting, item: int, trial: Trial
) -> tuple[Sitting, SubmissionResult]:
    """Run the samples and the learner's own cases, and nothing else."""
    sitting = refresh(sitting)
    problem = sitting.problem(item)
    if isinstance(problem, WrittenProblem):
        raise UsageError(
            "a written answer has nothing to run; `judge exam submit` hands it in",
            "서술형 답은 실행할 것이 없습니다. `judge exam submit`으로 제출하세요",
        )
    problem = replace(problem, groups=())  # whose points no sample can earn
    selection = selection_of(sitting, problem, _file_of(sitting, item))
    cases = tuple(case for case in problem.cases if case.sample)
    if not cases:
        raise UsageError(
            f"{problem.slug} has no samples to run", f"{problem.slug}: 실행할 예제가 없습니다"
        )
    job = Job(selection=selection, cases=cases, options=trial.options(keep_going=True))
    with trial.machine(context, sitting.around, selection.language) as machine:
        result = judge_on_screen(context, job, machine)
    passed = sum(case.verdict is Verdict.ACCEPTED for case in result.cases)
    exam = sitting.room.record(Tried(item=item, passed=passed, total=len(cases)))
    return replace(sitting, exam=exam), result


def selection_of(sitting: Sitting, problem: RunProblem, path: Path) -> Selection:
    """Read ``path`` as a submission to ``problem``."""
    asked = Asked(target=str(path), problem=problem.slug)
    return Selection(
        surroundings=sitting.around,
        problem=problem,
        submission=read_submission(path, problem, asked, sitting.around.dialect),
        own_cases=(),
        note=None,
    )


def hand_in(context: Context, sitting: Sitting, item: int) -> Sitting:
    """Hand in the item's file as it is now; UsageError where nothing was written yet."""
    sitting = refresh(sitting)
    file = _file_of(sitting, item)
    if sitting.exam.end is None and _is_empty(context, sitting, item, file):
        raise UsageError(
            f"{context.shown(file)}: there is no answer in it yet, and nothing was handed in",
            f"{context.shown(file)}: 아직 답이 없어서 제출하지 않았습니다",
        )
    exam, kept = sitting.room.submit(item, file)
    if kept is None:
        context.terminal.tell(context.say(_LATE))
        return replace(sitting, exam=exam)
    words = {
        "count": len(exam.submissions_of(item)),
        "title": context.say(exam.items[item].title),
    }
    context.terminal.show(context.say(_KEPT).format(**words), f"  {context.shown(file)}")
    return replace(sitting, exam=exam)


def _is_empty(context: Context, sitting: Sitting, item: int, file: Path) -> bool:
    """Whether a file is as it was at the beginning, or an answer without a word."""
    content = file.read_bytes()
    if digest_of(content) == sitting.exam.items[item].beginning:
        return True
    problem = sitting.problem(item)
    if not isinstance(problem, WrittenProblem):
        return False
    return not context.engine.has_words(problem, content.decode(errors="replace"))


def end(sitting: Sitting) -> Sitting:
    """End the examination now, with everything on the desk kept first."""
    sitting = refresh(sitting)
    return replace(sitting, exam=sitting.room.record(Finished()))


def item_of(exam: Exam, number: int | None) -> int:
    """Return the index of an item counted from 1, the current one for None; UsageError."""
    if number is None:
        return exam.current
    if number > len(exam.items):
        raise UsageError(
            f"this exam has {len(exam.items)} items, and no number {number}",
            f"이 모의시험의 문제는 {len(exam.items)}개이며 {number}번은 없습니다",
        )
    return number - 1
