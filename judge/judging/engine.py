"""Judges a submission, telling what happens as events.

Cases run on as many sandboxes as the machine has cores and are told in the problem's order (see
``course``). After a failure the rest is dropped, unless all are wanted.
"""

import json
import os
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from judge.errors import ContentError, JudgeError
from judge.judging.checker_program import CheckerError, run_checker
from judge.judging.checkers import CHECKERS
from judge.judging.checkers.comparison import Comparison
from judge.judging.course import Course, run_all
from judge.judging.inputs import Ready, is_cached, prepare, signature_of
from judge.judging.machine import Machine, run_limits
from judge.judging.outcome import outcome
from judge.judging.sql.engine import SqlOptions, judge_sql
from judge.languages.build import CompileFailure, Executable, ProgramSource
from judge.languages.registry import by_id
from judge.languages.wire import WireError, decode_result, encode_arguments
from judge.model.event import (
    CaseJudged,
    CasesPreparing,
    CasesReady,
    CompileStarted,
    Event,
    SubmissionJudged,
)
from judge.model.execution import Execution, RunLimits
from judge.model.problem import Case, CheckerName, Problem
from judge.model.sql_problem import AnyProblem, SqlProblem
from judge.model.submission import Style, Submission
from judge.model.text import Text
from judge.model.verdict import CaseResult, SubmissionResult, Verdict, grade, overall

DATABASES = 500  # on which an answer in SQL is compared with the reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to judge: ``keep_going`` runs every case, whatever fails.

    Without ``confirm`` a time is believed at once, for who has left room for noise already. An
    answer in SQL that passes is compared with the reference on so many random ``databases``.
    """

    keep_going: bool = False
    confirm: bool = True
    fresh_interpreter: bool = False
    databases: int = 0


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


def judge(
    problem: AnyProblem,
    submission: Submission,
    cases: Sequence[Case],
    machine: Machine,
    options: Options,
) -> Iterator[Event]:
    """Judge ``cases`` in order; the last event is SubmissionJudged.

    Raises UnavailableError where a toolchain is missing; every other failure is a verdict.
    """
    match problem:
        case Problem():
            return _judge_program(problem, submission, cases, machine, options)
        case SqlProblem():
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
        text=submission.source, style=submission.style, signature=signature_of(problem)
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
    trial = _Trial(
        problem=problem,
        submission=submission,
        machine=machine,
        options=options,
        executable=_fresh(built) if options.fresh_interpreter else built,
        limits=run_limits(limits, language),
        memory_bytes=limits.memory_bytes,
    )
    missing = sum(not is_cached(problem, case, machine) for case in cases)
    if missing:
        yield CasesPreparing(missing)
    yield CasesReady(len(cases))
    results: list[CaseResult] = []
    for event in run_all(_course(trial), cases):
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


def _course(trial: _Trial) -> Course:
    return Course(
        judge_case=partial(_judge_case, trial),
        workers=trial.machine.workers,
        cpu_seconds=trial.limits.cpu_seconds,
        keep_going=trial.options.keep_going,
        confirm=trial.options.confirm,
    )


def _judge_case(trial: _Trial, case: Case) -> CaseResult:
    """Judge one case; whatever fails that is not the learner's is JE, with the reason kept."""
    blank = CaseResult(
        name=case.name, sample=case.sample, group=case.group, verdict=Verdict.JUDGE_ERROR
    )
    try:
        ready = prepare(trial.problem, case, trial.machine)
        return _judge_ready(trial, ready, blank)
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
    comparison = _compare(trial, ready, execution)
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
