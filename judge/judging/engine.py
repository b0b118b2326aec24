"""Judges a submission, telling what happens as events.

Cases run on as many sandboxes as the machine has cores and are told in the problem's order (see
``course``). After a failure the rest is dropped, unless all are wanted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from judge.frozen import frozen
from judge.judging.course import Course, run_all
from judge.judging.inputs import is_cached, prepare
from judge.judging.machine import Machine
from judge.judging.opening import blank_result, needs_compiling, open_trial
from judge.judging.trial import Trial, judge_safely
from judge.languages.registry import by_id
from judge.languages.style import other_functions
from judge.model.event import (
    CaseJudged,
    CasesPreparing,
    CasesReady,
    CompileStarted,
    Event,
    SubmissionJudged,
)
from judge.model.problem import Case, Problem
from judge.model.submission import Style, Submission
from judge.model.text import Text
from judge.model.verdict import CaseResult, SubmissionResult, Verdict, grade, overall

if TYPE_CHECKING:
    from judge.model.sql_problem import RunProblem
    from judge.sql.server import Address

DATABASES = 500  # on which an answer in SQL is compared with the reference
_MOST_FUNCTIONS = 5  # that are named


@frozen
class Options:
    """How to judge: ``keep_going`` runs every case, whatever fails.

    Without ``confirm`` a time is believed at once, for who has left room for noise already. An
    answer in SQL that passes is compared with the reference on so many random ``databases``, or
    runs on the learner's own ``server``.
    """

    keep_going: bool = False
    confirm: bool = True
    fresh_interpreter: bool = False
    databases: int = 0
    server: "Address | None" = None


def judge(
    problem: "RunProblem",
    submission: Submission,
    cases: Sequence[Case],
    machine: Machine,
    options: Options,
) -> Iterator[Event]:
    """Judge ``cases`` in order; the last event is SubmissionJudged.

    Raises UnavailableError where a toolchain is missing; every other failure is a verdict.
    """
    if isinstance(problem, Problem):
        return _judge_program(problem, submission, cases, machine, options)
    if options.server is not None:
        from judge.judging.sql.on_server import judge_on_server  # for who has one

        return judge_on_server(problem, submission, cases, machine, options.server)
    from judge.judging.sql.engine import SqlOptions, judge_sql  # 20 ms, for SQL only

    how = SqlOptions(
        keep_going=options.keep_going,
        confirm=options.confirm,
        databases=options.databases,
    )
    return judge_sql(problem, submission, cases, machine, how)


def _judge_program(
    problem: Problem,
    submission: Submission,
    cases: Sequence[Case],
    machine: Machine,
    options: Options,
) -> Iterator[Event]:
    if needs_compiling(problem, submission, machine):
        yield CompileStarted(submission.language)
    trial = open_trial(problem, submission, machine, fresh=options.fresh_interpreter)
    if isinstance(trial, SubmissionResult):
        yield SubmissionJudged(replace(trial, total_cases=len(cases)))
        return
    missing = sum(not is_cached(problem, case, machine) for case in cases)
    if missing:
        yield CasesPreparing(missing)
    yield CasesReady(len(cases))
    results: list[CaseResult] = []
    for event in run_all(_course(trial, options), cases):
        if isinstance(event, CaseJudged):
            results.append(event.result)
        yield event
    blank = replace(blank_result(problem, submission, machine), total_cases=len(cases))
    result = _concluded(problem, replace(blank, cases=tuple(results)))
    if result.verdict is not Verdict.ACCEPTED and submission.style is Style.STDIO:
        result = replace(result, message=_misnamed(problem, submission) or result.message)
    yield SubmissionJudged(result)


def _misnamed(problem: Problem, submission: Submission) -> Text | None:
    """Say why it ran as a program, where it was hardly meant as one."""
    if problem.function is None:
        return None
    language = by_id(submission.language)
    found = other_functions(submission.source, language, problem.function)
    if found is None:
        return None
    names = ", ".join(found[:_MOST_FUNCTIONS])
    return Text(
        f"no function {problem.function} was found, so that it ran as a program that reads "
        f"standard input (functions found: {names or 'none'})",
        f"{problem.function} 함수가 없어서 표준 입력을 읽는 프로그램으로 실행했습니다"
        f"(있는 함수: {names or '없음'})",
    )


def _course(trial: Trial, options: Options) -> Course:
    """Say how the cases are run; in a scoring package a failure makes cases of its groups moot."""
    tree = trial.problem.package.scoring if trial.problem.package else None
    moot = None
    if tree is not None:
        from judge.model.scoring import is_moot  # for scoring packages only

        moot = partial(is_moot, tree)
    return Course(
        judge_case=partial(_judge_case, trial),
        workers=trial.machine.workers,
        cpu_seconds=trial.limits.cpu_seconds,
        keep_going=options.keep_going,
        confirm=options.confirm,
        moot=moot,
    )


def _judge_case(trial: Trial, case: Case) -> CaseResult:
    return judge_safely(trial, case, lambda: prepare(trial.problem, case, trial.machine))


def _concluded(problem: Problem, result: SubmissionResult) -> SubmissionResult:
    """Add the verdict of the whole, and the points, to a result that has its cases."""
    cases = result.cases
    if problem.package is None or problem.package.scoring is None:
        groups = grade(problem.groups, cases, planned=problem.cases)
        return replace(result, verdict=overall(cases), groups=groups)
    from judge.model.scoring import score_submission  # as above

    scored, groups = score_submission(problem.package.scoring, cases)
    return replace(result, verdict=scored.verdict, score=scored.score, groups=groups)
