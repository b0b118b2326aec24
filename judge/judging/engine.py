"""Judges a submission, telling what happens as events.

Cases run on as many sandboxes as the machine has cores and are told in the problem's order. After
a failure the rest is dropped, unless all are wanted. A verdict on time is not taken from a run that
shared the machine: such a case, and one within 15 % of its limit, runs again with nothing beside
it, and where the runs disagree the result says so.
"""

import json
import os
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from itertools import islice

from judge.errors import ContentError, JudgeError
from judge.judging.checker_program import CheckerError, run_checker
from judge.judging.checkers import CHECKERS
from judge.judging.checkers.comparison import ACCEPTED, Comparison
from judge.judging.inputs import Ready, is_cached, prepare, signature_of
from judge.judging.machine import Machine, run_limits
from judge.judging.outcome import outcome
from judge.languages.build import CompileFailure, Executable, ProgramSource
from judge.languages.registry import by_id
from judge.languages.wire import WireError, decode_result, encode_arguments
from judge.model.event import (
    CaseConfirming,
    CaseJudged,
    CasesPreparing,
    CasesReady,
    CompileStarted,
    Event,
    SubmissionJudged,
)
from judge.model.execution import Execution, RunLimits
from judge.model.problem import Case, CheckerName, Problem
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """What every case of one submission shares."""

    problem: Problem
    submission: Submission
    machine: Machine
    options: Options
    executable: Executable
    limits: RunLimits
    memory_bytes: int  # the problem's limit, without the run-time's own weight
    comparing: bool = True  # with the answer; else whatever ends well is accepted


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
    blank = _blank(problem, submission, machine, total=len(cases))
    if (reason := _cannot(problem, submission)) is None:
        source, language = _source(problem, submission), by_id(submission.language)
        if not machine.is_built(source, language):
            yield CompileStarted(language.id)
    trial = _open(problem, submission, machine, options, reason)
    if isinstance(trial, SubmissionResult):
        yield SubmissionJudged(replace(trial, total_cases=len(cases)))
        return
    missing = sum(not is_cached(problem, case, machine) for case in cases)
    if missing:
        yield CasesPreparing(missing)
    yield CasesReady(len(cases))
    results: list[CaseResult] = []
    for event in _run_all(trial, cases):
        if isinstance(event, CaseJudged):
            results.append(event.result)
        yield event
    yield SubmissionJudged(
        replace(
            blank,
            verdict=overall(results),
            cases=tuple(results),
            groups=grade(problem.groups, results, planned=problem.cases),
        )
    )


@dataclass(frozen=True, slots=True)
class Single:
    """Judges single inputs of a submission that compiles, each in a run by itself."""

    _trial: _Trial

    def judge(
        self, ready: Ready, *, cpu_seconds: float | None = None, comparing: bool = True
    ) -> CaseResult:
        """Judge one input, its time not confirmed; ``cpu_seconds`` is a limit of one's own.

        Without ``comparing`` the answer is not asked for: what ends well is accepted.
        """
        trial = replace(self._trial, comparing=comparing)
        if cpu_seconds is not None:
            wall = trial.limits.wall_seconds * cpu_seconds / trial.limits.cpu_seconds
            limits = replace(trial.limits, cpu_seconds=cpu_seconds, wall_seconds=wall)
            trial = replace(trial, limits=limits)
        return _judge_safely(trial, ready.case, lambda: ready)

    @property
    def limits(self) -> RunLimits:
        """What a run may use."""
        return self._trial.limits

    @property
    def submission(self) -> Submission:
        """What is judged."""
        return self._trial.submission

    def compare(self, ready: Ready, execution: Execution) -> Comparison:
        """Hold what a run gave against the answer; CheckerError where the checker fails."""
        return _compare(self._trial, ready, execution)


def judge_singly(
    problem: Problem, submission: Submission, machine: Machine
) -> Single | SubmissionResult:
    """Open a submission for single inputs; a result where it cannot be judged at all."""
    reason = _cannot(problem, submission)
    trial = _open(problem, submission, machine, Options(), reason)
    return trial if isinstance(trial, SubmissionResult) else Single(trial)


def _blank(
    problem: Problem, submission: Submission, machine: Machine, *, total: int
) -> SubmissionResult:
    return SubmissionResult(
        slug=problem.slug,
        path=str(submission.path),
        language=submission.language,
        style=submission.style,
        source_digest=submission.digest,
        verdict=Verdict.JUDGE_ERROR,
        total_cases=total,
        limits=machine.scaled(problem.limits.of(submission.language)),
        machine_factor=machine.factor,
        isolation=machine.sandboxes.isolation,
    )


def _source(problem: Problem, submission: Submission) -> ProgramSource:
    return ProgramSource(
        text=submission.source, style=submission.style, signature=signature_of(problem)
    )


def _open(
    problem: Problem,
    submission: Submission,
    machine: Machine,
    options: Options,
    reason: Text | None,
) -> _Trial | SubmissionResult:
    """Build the submission; a result where it cannot be judged, for ``reason`` or as CE."""
    blank = _blank(problem, submission, machine, total=0)
    if reason is not None:
        return replace(blank, verdict=Verdict.NOT_JUDGED, message=reason)
    language = by_id(submission.language)
    built = machine.build(_source(problem, submission), language)
    if isinstance(built, CompileFailure):
        return replace(
            blank,
            verdict=Verdict.COMPILE_ERROR,
            message=built.reason,
            compiler_output=built.output,
            groups=grade(problem.groups, (), planned=problem.cases),
        )
    return _Trial(
        problem=problem,
        submission=submission,
        machine=machine,
        options=options,
        executable=_fresh(built) if options.fresh_interpreter else built,
        limits=run_limits(blank.limits, language),
        memory_bytes=blank.limits.memory_bytes,
    )


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


def _run_all(trial: _Trial, cases: Sequence[Case]) -> Iterator[Event]:
    """Run cases side by side, tell them in order, stop where that is wanted."""
    workers = max(1, min(trial.machine.workers, len(cases)))
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
            others = [other for _, other in waiting]
            result = yield from _settled(trial, case, future.result(), others, slow_groups)
            yield CaseJudged(result)
            if result.verdict is not Verdict.ACCEPTED and not trial.options.keep_going:
                pool.shutdown(cancel_futures=True)
                return


def _settled(
    trial: _Trial,
    case: Case,
    result: CaseResult,
    others: Sequence[Future[CaseResult]],
    slow_groups: set[str | None],
) -> Generator[Event, None, CaseResult]:
    """Confirm what needs it when nothing runs beside; once for each group that is too slow."""
    wanted = trial.options.confirm and _needs_confirming(result, trial.limits)
    if not wanted or case.group in slow_groups:
        return result
    yield CaseConfirming(case.name)
    wait(others)
    result = _confirm(trial, case, result)
    if result.verdict is Verdict.TIME_LIMIT_EXCEEDED:
        slow_groups.add(case.group)
    return result


def _needs_confirming(result: CaseResult, limits: RunLimits) -> bool:
    if result.verdict is Verdict.TIME_LIMIT_EXCEEDED:
        return True
    return result.cpu_seconds is not None and result.cpu_seconds >= _NEAR * limits.cpu_seconds


def _confirm(trial: _Trial, case: Case, first: CaseResult) -> CaseResult:
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


def _judge_case(trial: _Trial, case: Case) -> CaseResult:
    return _judge_safely(trial, case, lambda: prepare(trial.problem, case, trial.machine))


def _judge_safely(trial: _Trial, case: Case, make_ready: Callable[[], Ready]) -> CaseResult:
    """Judge one case; whatever fails that is not the learner's is JE, with the reason kept."""
    blank = CaseResult(
        name=case.name, sample=case.sample, group=case.group, verdict=Verdict.JUDGE_ERROR
    )
    try:
        return _judge_ready(trial, make_ready(), blank)
    except (ContentError, CheckerError) as error:
        text = error.text if isinstance(error, CheckerError) else Text(error.en, error.ko)
        return replace(blank, message=text)
    except JudgeError as error:
        return replace(blank, message=Text(error.en, error.ko), stderr=traceback.format_exc())
    except Exception as error:  # the engine's border: our bug becomes JE, never a verdict
        text = Text(f"the judge failed: {error!r}", f"채점기에 오류가 났습니다: {error!r}")
        return replace(blank, message=text, stderr=traceback.format_exc())


def _judge_ready(trial: _Trial, ready: Ready, blank: CaseResult) -> CaseResult:
    language = by_id(trial.submission.language)
    stdin = _stdin(trial, ready)
    command = trial.executable.command(stdin, trial.memory_bytes)
    execution = trial.machine.sandboxes.run(command, trial.limits)
    verdict, message = outcome(execution, trial.limits, language)
    measured = _measured(trial, execution, blank)
    if verdict is not None:
        return _shown(trial, ready, execution, replace(measured, verdict=verdict, message=message))
    comparison = _compare(trial, ready, execution) if trial.comparing else ACCEPTED
    if comparison.accepted:
        accepted = replace(measured, verdict=Verdict.ACCEPTED, message=comparison.message)
        return accepted if not ready.case.sample else _shown(trial, ready, execution, accepted)
    wrong = replace(
        measured,
        verdict=Verdict.WRONG_ANSWER,
        message=comparison.message,
        difference=comparison.difference,
    )
    return _shown(trial, ready, execution, wrong)


def _stdin(trial: _Trial, ready: Ready) -> bytes:
    wire = by_id(trial.submission.language).wire
    if trial.submission.style is Style.FUNCTION and wire is not None and ready.values is not None:
        return encode_arguments(wire, trial.problem.parameters, ready.values)
    return (ready.stdin or "").encode()


def _measured(trial: _Trial, execution: Execution, blank: CaseResult) -> CaseResult:
    function = trial.submission.style is Style.FUNCTION
    return replace(
        blank,
        cpu_seconds=execution.cpu_seconds,
        wall_seconds=execution.wall_seconds,
        peak_memory_bytes=execution.peak_memory_bytes,
        memory_method=execution.memory_method,
        exit_code=execution.exit_code,
        signal=execution.signal,
        idle=execution.ending.name == "WALL_LIMIT",
        prints=execution.stdout.decode(errors="replace") if function else "",
        stderr=execution.stderr.decode(errors="replace"),
    )


def _compare(trial: _Trial, ready: Ready, execution: Execution) -> Comparison:
    choice = trial.problem.checker
    if choice.name is CheckerName.PROGRAM and choice.program is not None:
        return _ask_program(trial, ready, execution)
    checker = CHECKERS[choice.name]
    if trial.submission.style is Style.STDIO:
        text = execution.stdout.decode(errors="replace")
        return checker.compare_text(text, ready.answer_text or "", choice)
    result = _result(trial, execution)
    if isinstance(result, Comparison):
        return result
    if trial.problem.returns is None:
        raise ValueError("a function-style problem has a result type")
    return checker.compare_values(result.value, ready.answer_value, choice, trial.problem.returns)


@dataclass(frozen=True, slots=True)
class _Returned:
    """What the learner's function returned."""

    value: object


def _result(trial: _Trial, execution: Execution) -> _Returned | Comparison:
    """Decode the result; a comparison that failed already where it is none, or of another type."""
    if not execution.result:
        text = Text(
            f"the program ended before {trial.problem.function} returned",
            f"{trial.problem.function} 함수가 값을 돌려주기 전에 프로그램이 끝났습니다",
        )
        return Comparison(accepted=False, message=text, difference=None)
    try:
        if trial.problem.returns is None:
            raise ValueError("a function-style problem has a result type")
        return _Returned(decode_result(trial.problem.returns, execution.result))
    except WireError as error:
        return Comparison(accepted=False, message=Text(error.en, error.ko), difference=None)


def _ask_program(trial: _Trial, ready: Ready, execution: Execution) -> Comparison:
    program = trial.problem.checker.program
    if program is None:
        raise ValueError("the checker 'program' has a file")
    output = execution.stdout
    if trial.submission.style is Style.FUNCTION:
        result = _result(trial, execution)
        if isinstance(result, Comparison):
            return result
        if trial.problem.stdout is None:
            raise ValueError("a checker program needs a layout of the result")
        output = trial.problem.stdout.format({"result": result.value}).encode()
    return run_checker(program, ready, output, trial.machine)


def _shown(trial: _Trial, ready: Ready, execution: Execution, result: CaseResult) -> CaseResult:
    """Add what a learner is shown of a case: input, expected and actual output."""
    function = trial.submission.style is Style.FUNCTION
    if not function:
        actual = execution.stdout.decode(errors="replace")
    elif execution.result:
        actual = execution.result.decode(errors="replace")
    else:
        actual = None
    return replace(
        result,
        input_text=_input_text(ready, function=function),
        expected_text=_expected_text(ready, function=function),
        actual_text=actual,
    )


def _input_text(ready: Ready, *, function: bool) -> str:
    if not function or ready.values is None:
        return ready.stdin or ""
    return "\n".join(f"{name} = {_json(value)}" for name, value in ready.values.items())


def _expected_text(ready: Ready, *, function: bool) -> str | None:
    return _json(ready.answer_value) if function else ready.answer_text


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def physical_cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
