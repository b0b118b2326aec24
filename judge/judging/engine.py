"""Judges a submission, telling what happens as events.

Cases run on as many sandboxes as the machine has cores and are told in the problem's order. After
a failure the rest is dropped, unless all are wanted. A verdict on time is not taken from a run that
shared the machine: such a case, and one within 15 % of its limit, runs again with nothing beside
it, and where the runs disagree the result says so.
"""

import os
import traceback
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from itertools import islice

from judge.errors import ContentError, JudgeError
from judge.judging.author_program import CheckerError
from judge.judging.inputs import is_cached, prepare, signature_of
from judge.judging.machine import Machine, run_limits
from judge.judging.trial import Trial, judge_ready
from judge.languages.build import CompileFailure, Executable, ProgramSource
from judge.languages.registry import by_id
from judge.model.event import (
    CaseConfirming,
    CaseJudged,
    CasesPreparing,
    CasesReady,
    CompileStarted,
    Event,
    SubmissionJudged,
)
from judge.model.execution import RunLimits
from judge.model.problem import Case, Problem
from judge.model.scoring import is_moot, score_submission
from judge.model.submission import Style, Submission
from judge.model.text import Text
from judge.model.verdict import CaseResult, SubmissionResult, Verdict, grade, overall

_NEAR = 0.85  # of the limit; from here on a time is confirmed
_MOST_RUNS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to judge: ``keep_going`` runs every case, whatever fails.

    Without ``confirm`` a time is believed at once, for who has left room for noise already.
    """

    keep_going: bool = False
    confirm: bool = True
    fresh_interpreter: bool = False


def judge(
    problem: Problem,
    submission: Submission,
    cases: Sequence[Case],
    machine: Machine,
    options: Options,
) -> Iterator[Event]:
    """Judge ``cases`` in order; the last event is SubmissionJudged.

    Raises UnavailableError where a toolchain is missing; every other failure is a verdict.
    """
    language = by_id(submission.language)
    limits = machine.scaled(problem.limits.of(language.id))
    blank = SubmissionResult(
        slug=problem.slug,
        path=str(submission.path),
        language=language.id,
        style=submission.style,
        source_digest=submission.digest,
        verdict=Verdict.JUDGE_ERROR,
        total_cases=len(cases),
        limits=limits,
        machine_factor=machine.factor,
        isolation=machine.sandboxes.isolation,
    )
    if (reason := _cannot(problem, submission)) is not None:
        yield SubmissionJudged(replace(blank, verdict=Verdict.NOT_JUDGED, message=reason))
        return
    source = ProgramSource(
        text=submission.source,
        style=submission.style,
        signature=signature_of(problem),
        name=submission.name,
        files=submission.files,
        entry=submission.entry,
    )
    if not machine.is_built(source, language):
        yield CompileStarted(language.id)
    built = machine.build(source, language)
    if isinstance(built, CompileFailure):
        failed = replace(
            blank,
            verdict=Verdict.COMPILE_ERROR,
            message=built.reason,
            compiler_output=built.output,
            groups=grade(problem.groups, (), planned=problem.cases),
        )
        yield SubmissionJudged(failed)
        return
    trial = Trial(
        problem=problem,
        submission=submission,
        machine=machine,
        executable=_fresh(built) if options.fresh_interpreter else built,
        limits=run_limits(limits, language, whole_memory=problem.package is not None),
        memory_bytes=limits.memory_bytes,
    )
    missing = sum(not is_cached(problem, case, machine) for case in cases)
    if missing:
        yield CasesPreparing(missing)
    yield CasesReady(len(cases))
    results: list[CaseResult] = []
    for event in _run_all(trial, options, cases):
        if isinstance(event, CaseJudged):
            results.append(event.result)
        yield event
    yield SubmissionJudged(_concluded(problem, replace(blank, cases=tuple(results))))


def _concluded(problem: Problem, result: SubmissionResult) -> SubmissionResult:
    """Add the verdict of the whole, and the points, to a result that has its cases."""
    cases = result.cases
    if problem.package is None or problem.package.scoring is None:
        groups = grade(problem.groups, cases, planned=problem.cases)
        return replace(result, verdict=overall(cases), groups=groups)
    scored, groups = score_submission(problem.package.scoring, cases)
    return replace(result, verdict=scored.verdict, score=scored.score, groups=groups)


def _cannot(problem: Problem, submission: Submission) -> Text | None:
    """Say why this language or style cannot be judged on this problem; None where it can."""
    language = by_id(submission.language)
    if submission.style is Style.FUNCTION and problem.function is None:
        return Text("this problem reads standard input", "이 문제는 표준 입력을 읽는 방식입니다")
    if submission.style is Style.STDIO and problem.stdin is None:
        return Text(
            f"this problem asks for the function {problem.function}",
            f"이 문제는 {problem.function} 함수를 작성하는 방식입니다",
        )
    if submission.style is Style.FUNCTION and language.wire is None:
        return Text(
            f"{language.name} is judged through standard input only: write a whole program",
            f"{language.name}은(는) 표준 입력 방식만 채점합니다. 전체 프로그램을 작성하세요",
        )
    return None


def _fresh(executable: Executable) -> Executable:
    return replace(executable, warm_entry=None)


def _run_all(trial: Trial, options: Options, cases: Sequence[Case]) -> Iterator[Event]:
    """Run cases side by side, tell them in order, stop where that is wanted.

    In a scoring package a failure makes other cases of its groups moot, and never all of them.
    """
    workers = max(1, min(trial.machine.workers, len(cases)))
    tree = trial.problem.package.scoring if trial.problem.package else None
    known: dict[str, CaseResult] = {}
    slow_groups: set[str | None] = set()
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[tuple[Case, Future[CaseResult]]] = deque()
        rest = iter(cases)
        while True:
            for case in islice(rest, 2 * workers - len(waiting)):
                waiting.append((case, pool.submit(_judge_case, trial, case)))
            if not waiting:
                return
            case, future = waiting.popleft()
            if tree is not None and is_moot(tree, case.name, known):
                future.cancel()
                continue
            result = future.result()
            if options.confirm and case.group not in slow_groups:
                others = [other for _, other in waiting]
                result = yield from _settled(trial, case, result, others)
                if result.runs > 1 and result.verdict is Verdict.TIME_LIMIT_EXCEEDED:
                    slow_groups.add(case.group)
            known[case.name] = result
            yield CaseJudged(result)
            failed = result.verdict is not Verdict.ACCEPTED
            if failed and tree is None and not options.keep_going:
                pool.shutdown(cancel_futures=True)
                return


def _settled(
    trial: Trial, case: Case, result: CaseResult, others: Sequence[Future[CaseResult]]
) -> Generator[Event, None, CaseResult]:
    """Confirm what needs it when nothing runs beside."""
    if not _needs_confirming(result, trial.limits):
        return result
    yield CaseConfirming(case.name)
    wait(others)
    return _confirm(trial, case, result)


def _needs_confirming(result: CaseResult, limits: RunLimits) -> bool:
    if result.verdict is Verdict.TIME_LIMIT_EXCEEDED:
        return True
    return result.cpu_seconds is not None and result.cpu_seconds >= _NEAR * limits.cpu_seconds


def _confirm(trial: Trial, case: Case, first: CaseResult) -> CaseResult:
    """Run alone until two runs agree on the verdict; the fastest of the majority is told."""
    runs = [first]
    while len(runs) < _MOST_RUNS:
        runs.append(_judge_case(trial, case))
        verdicts = [run.verdict for run in runs]
        if verdicts.count(runs[-1].verdict) > 1:
            break
    winner = runs[-1].verdict
    agreeing = [run for run in runs if run.verdict is winner]
    best = min(agreeing, key=lambda run: run.cpu_seconds or 0.0)
    unstable = len(agreeing) < len(runs)
    return replace(best, runs=len(runs), unstable=unstable)


def _judge_case(trial: Trial, case: Case) -> CaseResult:
    """Judge one case; whatever fails that is not the learner's is JE, with the reason kept."""
    blank = CaseResult(
        name=case.name, sample=case.sample, group=case.group, verdict=Verdict.JUDGE_ERROR
    )
    try:
        ready = prepare(trial.problem, case, trial.machine)
        return judge_ready(trial, ready, blank)
    except (ContentError, CheckerError) as error:
        text = error.text if isinstance(error, CheckerError) else Text(error.en, error.ko)
        return replace(blank, message=text)
    except JudgeError as error:
        return replace(blank, message=Text(error.en, error.ko), stderr=traceback.format_exc())
    except Exception as error:  # the engine's border: our bug becomes JE, never a verdict
        text = Text(f"the judge failed: {error!r}", f"채점기에 오류가 났습니다: {error!r}")
        return replace(blank, message=text, stderr=traceback.format_exc())


def physical_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
