"""After the end: everything that was handed in is judged on all cases, once."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import timedelta

from judge.cli.context import Context
from judge.cli.exam.actions import selection_of
from judge.cli.exam.sitting import Sitting
from judge.cli.screen.progress import Progress
from judge.cli.selection import Selection
from judge.cli.trial import Trial
from judge.errors import JudgeError
from judge.judging.machine import Machine
from judge.model.assessment import MENTIONED, Assessment
from judge.model.event import CaseJudged, SubmissionJudged
from judge.model.expression import ExpressionError
from judge.model.problem import Case, Files, Generated, Inline, Problem, Tables
from judge.model.sql_problem import RunProblem
from judge.model.text import Text
from judge.model.verdict import SubmissionResult
from judge.model.written import WrittenProblem
from judge.study.exam.outcome_file import read_grades, read_outcome, write_outcome
from judge.study.exam.report import (
    Mentioned,
    NotJudged,
    Outcome,
    Point,
    Ran,
    Report,
    final_text,
    report_of,
)
from judge.study.exam.timeline import Kept
from judge.whole_file import replace_content

_JUDGING = Text("judging everything that was handed in", "제출한 답을 모두 채점합니다")
RESULTS, GRADES, JUDGED = "results", "grades.json", "judged"


def judged_report(context: Context, sitting: Sitting, trial: Trial) -> Report:
    """Judge what is not judged yet, and put the report together."""
    progress = Progress(context.terminal, context.monotonic)
    outcomes: dict[str, Outcome] = {}
    with ExitStack() as stack:
        court = _Court(context, sitting, trial, progress, stack)
        for index, item in enumerate(sitting.exam.items):
            text = final_text(sitting.exam, index)
            if text is not None:
                outcomes[item.slug] = court.outcome(index, text)
    progress.pause()
    return report_of(sitting.exam, outcomes, read_grades(sitting.room.folder / GRADES))


class _Court:
    """Judges items one by one; the machine is opened when the first program needs it."""

    def __init__(
        self,
        context: Context,
        sitting: Sitting,
        trial: Trial,
        progress: Progress,
        stack: ExitStack,
    ) -> None:
        self._context = context
        self._sitting = sitting
        self._trial = trial
        self._progress = progress
        self._stack = stack
        self._machine: Machine | None = None
        self._told = False

    def outcome(self, index: int, text: Kept) -> Outcome:
        """Return what is kept of the text, or else judge it now and keep that."""
        slug = self._sitting.exam.items[index].slug
        file = self._sitting.room.folder / RESULTS / f"{slug}.json"
        kept = read_outcome(file, text.digest)
        if kept is not None:
            return kept
        if not self._told:
            self._told = True
            self._context.terminal.tell(self._context.say(_JUDGING))
        try:
            outcome = self._judge(index, text)
        except JudgeError as error:
            return NotJudged(why=Text(error.say("en"), error.say("ko")))
        write_outcome(file, text.digest, outcome)
        return outcome

    def _judge(self, index: int, text: Kept) -> Outcome:
        sitting = self._sitting
        problem = sitting.problem(index)
        file = sitting.room.folder / JUDGED / problem.slug / text.name
        file.parent.mkdir(parents=True, exist_ok=True)
        content = sitting.room.content(text)
        replace_content(file, content)
        if isinstance(problem, WrittenProblem):
            answer = content.decode(errors="replace").removeprefix("\ufeff")
            return _mentioned(problem, self._context.engine.assess(problem, answer))
        selection = selection_of(sitting, problem, file)
        result = self._run(selection, problem.cases)
        store = sitting.around.store
        if store is not None and sitting.exam.submissions_of(index):
            moment = sitting.exam.began.wall + timedelta(seconds=text.at_seconds)
            zone = self._context.zone
            store.add(selection.submission, result, moment.astimezone(zone))
        return Ran(result=result, sizes=_sizes(problem, result))

    def _run(self, selection: Selection, cases: Sequence[Case]) -> SubmissionResult:
        if self._machine is None:
            machine = self._trial.machine(self._context, self._sitting.around, selection.language)
            self._machine = self._stack.enter_context(machine)
        done = 0
        for event in self._context.engine.judge(
            selection.problem,
            selection.submission,
            cases,
            self._machine,
            self._trial.options(keep_going=True, hidden=True),
        ):
            if isinstance(event, SubmissionJudged):
                return event.result
            done += isinstance(event, CaseJudged)
            self._progress.draw(done, len(cases), selection.problem.slug)
        raise AssertionError("the engine's last event is SubmissionJudged")


def _mentioned(problem: WrittenProblem, found: Assessment) -> Mentioned:
    """Put what was found beside the model sentences."""
    wrong = {each.id: each.says for each in problem.misconceptions}
    points = []
    for point in problem.points:
        seen = found.point(point.id)
        points.append(
            Point(
                id=point.id,
                title=point.title,
                weight=point.weight,
                says=point.says,
                mentioned=seen.state in MENTIONED,
                sentence=seen.sentence,
            )
        )
    return Mentioned(
        words=found.words,
        points=tuple(points),
        expected=problem.expected_points,
        wrong=tuple((each.sentence, wrong[each.id]) for each in found.misconceptions),
    )


def _sizes(problem: RunProblem, result: SubmissionResult) -> Mapping[str, int]:
    """Say how large the judged cases are, as far as that is known."""
    judged = {case.name for case in result.cases}
    sizes = {case.name: _size(problem, case) for case in problem.cases if case.name in judged}
    return {name: size for name, size in sizes.items() if size is not None}


def _size(problem: RunProblem, case: Case) -> int | None:
    match case.data:
        case Generated(size=size):
            return size
        case Inline(input=values):
            if not isinstance(problem, Problem) or problem.size is None:
                return None
            try:
                return int(problem.size.evaluate(values))
            except ExpressionError:
                return None
        case Tables(rows=rows):
            return sum(map(len, rows.values()))
        case Files():
            return None
