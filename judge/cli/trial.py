"""Judging on the screen: the engine's events become lines, progress and an exit code."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from judge.catalog.suggestion import did_you_mean
from judge.cli.context import Context
from judge.cli.machine import Wish
from judge.cli.screen.case_line import case_line, name_width
from judge.cli.screen.failure import Failure
from judge.cli.screen.progress import Progress
from judge.cli.screen.summary import first_failure, summary
from judge.cli.screen.words import STYLES, language_name
from judge.cli.selection import Selection
from judge.cli.surroundings import Surroundings
from judge.errors import JudgeError, NothingMatched
from judge.frozen import frozen
from judge.judging.engine import DATABASES, Options
from judge.judging.machine import Machine
from judge.model.event import (
    CaseConfirming,
    CaseJudged,
    CasesPreparing,
    CasesReady,
    CompileStarted,
    DatabasesSearched,
    Event,
    SubmissionJudged,
)
from judge.model.problem import Case, CheckerName, Kind, Problem
from judge.model.record import to_record
from judge.model.submission import Style
from judge.model.text import Text
from judge.model.verdict import CaseResult, SubmissionResult, Verdict

if TYPE_CHECKING:
    from judge.model.sql_problem import RunProblem

MINDS_WHITESPACE = frozenset({CheckerName.EXACT, CheckerName.LINES})
_COMPILING = Text("compiling ({language})", "컴파일 중({language})")
_PREPARING = Text("making {count} test cases, once", "케이스 {count}개를 만드는 중(처음 한 번만)")
_LIMIT = Text(
    "working out the time limit from the accepted submissions, once",
    "정답 풀이로 시간 제한을 정하는 중(처음 한 번만)",
)
_JUDGING = Text("judging", "채점 중")
_CONFIRMING = Text("{name} again, alone", "{name} 단독 재실행")
_SEARCHING = Text(
    "comparing on {count} random databases", "무작위 데이터베이스 {count}개로 비교하는 중"
)
_EXIT_CODES = {Verdict.ACCEPTED: 0, Verdict.JUDGE_ERROR: 3, Verdict.NOT_JUDGED: 4}


@frozen
class Trial:
    """How to judge, as the command line says it."""

    only: tuple[str, ...] = ()
    keep_going: bool = False
    fresh_interpreter: bool = False
    unsafe: bool = False
    isolation: str | None = None

    def options(self, *, keep_going: bool, hidden: bool = False) -> Options:
        """Make the engine's options; ``keep_going`` is what the command does unasked.

        ``hidden``: everything that the problem has is brought to bear, random databases too.
        """
        return Options(
            keep_going=self.keep_going or keep_going,
            fresh_interpreter=self.fresh_interpreter,
            databases=DATABASES if hidden and not self.only else 0,
        )

    def machine(
        self,
        context: Context,
        around: Surroundings,
        language: str = "python",
        *,
        steady: bool = False,
    ) -> AbstractContextManager[Machine]:
        """Open the machine as the command line asks, else as the workspace does."""
        wish = Wish(
            unsafe=self.unsafe,
            isolation=self.isolation or around.isolation,
            language=language,
            steady=steady,
        )
        return context.engine.open_machine(context.environment, wish)


def exit_code(result: SubmissionResult) -> int:
    """Return the process's exit code for the verdict on a submission."""
    if result.judge_failed and result.verdict is Verdict.JUDGE_ERROR:
        return JudgeError.exit_code
    return _EXIT_CODES.get(result.verdict, 1)


def cases_of(selection: Selection, trial: Trial, *, hidden: bool) -> tuple[Case, ...]:
    """Put samples first, the learner's own cases next, then the rest.

    A problem without samples, tried without own cases, is tried on all it has. NothingMatched where
    ``--case`` names none.
    """
    samples = [case for case in selection.problem.cases if case.sample]
    rest = [case for case in selection.problem.cases if not case.sample]
    shown = [*samples, *selection.own_cases]
    everything = [*shown, *rest]
    if trial.only:
        return _named(everything, trial.only)
    return tuple(everything if hidden or not shown else shown)


def _named(cases: Sequence[Case], patterns: Sequence[str]) -> tuple[Case, ...]:
    for pattern in patterns:
        if not any(fnmatchcase(case.name, pattern) for case in cases):
            hint = did_you_mean(pattern, [case.name for case in cases])
            raise NothingMatched(
                f"no case is called {pattern!r}{hint.en}",
                f"{pattern!r} 케이스가 없습니다.{hint.ko}",
            )
    return tuple(c for c in cases if any(fnmatchcase(c.name, each) for each in patterns))


def _minds_whitespace(problem: "RunProblem") -> bool:
    return isinstance(problem, Problem) and problem.checker.name in MINDS_WHITESPACE


@frozen
class Job:
    """One judging: what, on which cases, and whether a person or a program reads the result."""

    selection: Selection
    cases: tuple[Case, ...]
    options: Options
    as_json: bool = False


Conclude = Callable[[SubmissionResult, Progress], SubmissionResult]
"""Adds to the result of the cases what comes after them."""


def judge_on_screen(
    context: Context, job: Job, machine: Machine, conclude: Conclude | None = None
) -> SubmissionResult:
    """Judge and show everything: a line for each case, the first failure, the end."""
    selection = job.selection
    screen = _Screen(context, job)
    screen.begin()
    problem = screen.with_limit(machine)
    for event in context.engine.judge(
        problem, selection.submission, job.cases, machine, job.options
    ):
        if isinstance(event, SubmissionJudged):
            result = event.result
            if conclude is not None:
                result = conclude(result, screen.progress)
            screen.end(result)
            return result
        screen.event(event)
    raise AssertionError("the engine's last event is SubmissionJudged")


def failure_page(context: Context, job: Job, failed: CaseResult) -> Iterator[str]:
    """Yield the page of a case that failed."""
    problem = job.selection.problem
    case = next((case for case in job.cases if case.name == failed.name), None)
    return Failure(
        case=failed,
        own=any(failed.name == own.name for own in job.selection.own_cases),
        talks=isinstance(problem, Problem) and problem.kind is Kind.INTERACTIVE,
        exact=_minds_whitespace(problem),
        explain=case.explain if case is not None and case.sample else None,
        hint=case.hint if case is not None else None,
        locale=context.locale,
        terminal=context.terminal,
    ).lines()


def result_page(context: Context, job: Job, result: SubmissionResult) -> Iterator[str]:
    """Yield what stands below the lines of the cases: the first failure, and the end."""
    failed = first_failure(result.cases)
    if failed is not None:
        yield from ("", *failure_page(context, job, failed))
    if result.cases or result.compiler_output:
        yield ""
    yield from summary(result, job.selection.name, context.locale, context.terminal)


class _Screen:
    """What one judging draws; for JSON, nothing but progress and the record at the end."""

    def __init__(self, context: Context, job: Job) -> None:
        self._context = context
        self._job = job
        self._selection = job.selection
        self._own = {case.name for case in job.selection.own_cases}
        self._names = name_width((case.name for case in job.cases), context.terminal.width)
        self._as_json = job.as_json
        self.progress = Progress(context.terminal, context.monotonic)
        self._total = len(job.cases)
        self._done = 0

    def begin(self) -> None:
        if self._as_json:
            return
        problem, submission = self._selection.problem, self._selection.submission
        title = self._context.terminal.paint(self._context.say(problem.title), bold=True)
        name = language_name(submission.language)
        if submission.style is not Style.QUERY:  # a query has no other style
            name += f", {self._context.say(STYLES[submission.style])}"
        self._context.terminal.show(f"{title} ({problem.slug}) · {submission.path.name} · {name}")
        platform = self._selection.surroundings.platform
        if platform is not None and isinstance(problem, Problem):
            from judge.cli.screen.platform_line import platform_line  # for those who set one

            self._context.terminal.show(platform_line(platform, self._context.locale))
        if self._selection.note:
            self._context.terminal.show(self._context.say(self._selection.note))

    def with_limit(self, machine: Machine) -> "RunProblem":
        """Return the problem; a package that says no time limit gets it from its submissions."""
        problem = self._selection.problem
        package = problem.package if isinstance(problem, Problem) else None
        if not isinstance(problem, Problem) or package is None or not package.timing.missing:
            return problem
        self.progress.announce(self._context.say(_LIMIT))
        for step in self._context.engine.find_limit(problem, machine):
            if isinstance(step, Problem):
                problem = step
        self.progress.pause()
        return problem

    def event(self, event: Event) -> None:
        if isinstance(event, CaseJudged):
            self._done += 1
            self._case(event)
        if isinstance(event, CompileStarted | CasesPreparing | CaseConfirming | DatabasesSearched):
            self.progress.announce(self._doing(event))
        else:
            self.progress.draw(self._done, self._total, self._doing(event))

    def end(self, result: SubmissionResult) -> None:
        self.progress.pause()
        if self._as_json:
            self._context.terminal.show_json(to_record(result))
            return
        self._context.terminal.show(*result_page(self._context, self._job, result))

    def _case(self, event: CaseJudged) -> None:
        if self._as_json:
            return
        self.progress.pause()
        line = case_line(
            event.result,
            own=event.result.name in self._own,
            names=self._names,
            locale=self._context.locale,
            terminal=self._context.terminal,
        )
        self._context.terminal.show(f"  {line}")

    def _doing(self, event: Event) -> str:
        say = self._context.say
        match event:
            case CompileStarted(language=language):
                return say(_COMPILING).format(language=language_name(language))
            case CasesPreparing(count=count):
                return say(_PREPARING).format(count=count)
            case CaseConfirming(name=name):
                return say(_CONFIRMING).format(name=name)
            case DatabasesSearched(count=count):
                return say(_SEARCHING).format(count=count)
            case CasesReady() | CaseJudged() | SubmissionJudged():
                return say(_JUDGING)
