"""Judges one case: runs the submission on it, once or as often as it takes, and compares."""

import json
import traceback
from collections.abc import Callable
from dataclasses import replace

from judge.errors import ContentError, JudgeError, UnavailableError
from judge.frozen import frozen
from judge.judging.author_fault import CheckerError
from judge.judging.checkers.comparison import ACCEPTED, Comparison, NextPass
from judge.judging.comparing import Feedback, Judged, compare, question_of
from judge.judging.inputs import Ready, text_of
from judge.judging.machine import Machine
from judge.judging.outcome import outcome
from judge.languages.build import Executable
from judge.languages.registry import by_id
from judge.languages.wire import encode_arguments
from judge.model.conversation import Run
from judge.model.execution import Command, Execution, ProgramFile, RunLimits
from judge.model.problem import Case, Files, Kind, Problem
from judge.model.submission import Style, Submission
from judge.model.text import Text
from judge.model.verdict import CaseResult, Verdict


@frozen
class Trial:
    """What every case of one submission shares."""

    problem: Problem
    submission: Submission
    machine: Machine
    executable: Executable
    limits: RunLimits
    memory_bytes: int  # the problem's limit, without the run-time's own weight
    comparing: bool = True  # with the answer; else whatever ends well is accepted


def judge_safely(trial: Trial, case: Case, make_ready: Callable[[], Ready]) -> CaseResult:
    """Judge one case; whatever fails that is not the learner's is JE, with the reason kept."""
    blank = CaseResult(
        name=case.name, sample=case.sample, group=case.group, verdict=Verdict.JUDGE_ERROR
    )
    try:
        return judge_ready(trial, make_ready(), blank)
    except (ContentError, CheckerError) as error:
        text = error.text if isinstance(error, CheckerError) else Text(error.en, error.ko)
        return replace(blank, message=text)
    except UnavailableError as error:  # a checker in a language that is not here, for one
        return replace(blank, verdict=Verdict.NOT_JUDGED, message=Text(error.en, error.ko))
    except Exception as error:  # the engine's border: our bug becomes JE, never a verdict
        return failed(blank, error)


def failed(blank: CaseResult, error: Exception) -> CaseResult:
    """Make JE of a failure that is ours; called while it is handled, for its traceback."""
    text = Text(f"the judge failed: {error!r}", f"채점기에 오류가 났습니다: {error!r}")
    if isinstance(error, JudgeError):
        text = Text(error.en, error.ko)
    return replace(blank, message=text, stderr=traceback.format_exc(), judge_failed=True)


def judge_ready(trial: Trial, ready: Ready, blank: CaseResult) -> CaseResult:
    """Judge a case; what is asked for is another pass, in a multi-pass package, is run as well.

    CheckerError where the author's program fails.
    """
    result, feedback = blank, Feedback()
    for _ in range(trial.problem.package.passes if trial.problem.package else 1):
        result, again = _judge_pass(trial, ready, result, feedback)
        if again is None:
            return result
        ready, feedback = replace(ready, raw_input=again.input), again.feedback
    raise CheckerError(
        "the validator asks for more passes than limits.validation_passes allows",
        "검증 프로그램이 limits.validation_passes보다 많은 실행을 요구합니다",
    )


def _judge_pass(
    trial: Trial, ready: Ready, before: CaseResult, feedback: Feedback
) -> tuple[CaseResult, NextPass | None]:
    if trial.problem.kind is Kind.INTERACTIVE:
        return _judge_talk(trial, ready, before, feedback)
    return _judge_output(trial, ready, before, feedback)


def _judge_talk(
    trial: Trial, ready: Ready, before: CaseResult, feedback: Feedback
) -> tuple[CaseResult, NextPass | None]:
    from judge.judging.checker_program import read_answer  # 8 ms, for problems that talk
    from judge.judging.interactive import talk

    question = question_of(trial.problem, ready, trial.machine, feedback)
    settled = talk(
        Run(command=command_of(trial, ready, b""), limits=trial.limits),
        Run(command=question.command(ready), limits=question.program.limits(question.limits)),
        by_id(trial.submission.language),
        trial.machine.sandboxes,
    )
    conversation = settled.conversation
    result = replace(
        _measured(trial, conversation.submission, before),
        verdict=settled.verdict,
        message=settled.message,
        idle=settled.verdict is Verdict.TIME_LIMIT_EXCEEDED and conversation.silence is not None,
    )
    again = None
    if settled.verdict is Verdict.ACCEPTED:
        said = read_answer(conversation.interactor)
        result = replace(result, score=said.score, multiplier=said.multiplier)
        again = said.again
    if settled.verdict is Verdict.ACCEPTED and not ready.case.sample:
        return result, again
    shown = replace(
        result,
        input_text=ready.stdin,
        transcript=conversation.transcript,
        broke_off=conversation.broke_off,
    )
    return shown, again


def _judge_output(
    trial: Trial, ready: Ready, before: CaseResult, feedback: Feedback
) -> tuple[CaseResult, NextPass | None]:
    command = command_of(trial, ready, given_to(trial, ready))
    execution = trial.machine.sandboxes.run(command, trial.limits)
    verdict, message = outcome(execution, trial.limits, by_id(trial.submission.language))
    measured = _measured(trial, execution, before)
    if verdict is not None:
        failed = replace(measured, verdict=verdict, message=message)
        return _shown(trial, ready, execution, failed), None
    judged = Judged(
        problem=trial.problem,
        style=trial.submission.style,
        ready=ready,
        execution=execution,
        feedback=feedback,
    )
    comparison = compare(judged, trial.machine) if trial.comparing else ACCEPTED
    result = _compared(measured, comparison)
    hidden = comparison.accepted and not ready.case.sample
    shown = result if hidden else _shown(trial, ready, execution, result)
    return shown, comparison.again


def command_of(trial: Trial, ready: Ready, stdin: bytes) -> Command:
    """Return the command of one run on a case, with the files and arguments that belong to it."""
    command = trial.executable.command(stdin, trial.memory_bytes)
    data = ready.case.data
    if not isinstance(data, Files) or not (data.beside or data.arguments):
        return command
    beside = (ProgramFile(path.name, path) for path in data.beside)
    return replace(
        command,
        argv=(*command.argv, *data.arguments),
        box_files=(*command.box_files, *beside),
    )


def given_to(trial: Trial, ready: Ready) -> bytes:
    """Return what the submission reads: the call's arguments, or the case's input."""
    wire = by_id(trial.submission.language).wire
    if trial.submission.style is Style.FUNCTION and wire is not None and ready.values is not None:
        return encode_arguments(wire, trial.problem.parameters, ready.values)
    return ready.input_bytes


def _compared(measured: CaseResult, comparison: Comparison) -> CaseResult:
    """Make the verdict of a run that ended well."""
    return replace(
        measured,
        verdict=Verdict.ACCEPTED if comparison.accepted else Verdict.WRONG_ANSWER,
        message=comparison.message,
        difference=comparison.difference,
        score=comparison.score,
        multiplier=comparison.multiplier,
    )


def _measured(trial: Trial, execution: Execution, before: CaseResult) -> CaseResult:
    """Take the readings over; of several passes the highest ones, since limits hold for each."""
    function = trial.submission.style is Style.FUNCTION
    peaks = (execution.peak_memory_bytes, before.peak_memory_bytes)
    return replace(
        before,
        cpu_seconds=max(execution.cpu_seconds, before.cpu_seconds or 0.0),
        wall_seconds=max(execution.wall_seconds, before.wall_seconds or 0.0),
        peak_memory_bytes=max((peak for peak in peaks if peak is not None), default=None),
        memory_method=execution.memory_method,
        exit_code=execution.exit_code,
        signal=execution.signal,
        idle=execution.ending.name == "WALL_LIMIT",
        prints=execution.stdout.decode(errors="replace") if function else "",
        stderr=execution.stderr.decode(errors="replace"),
    )


def _shown(trial: Trial, ready: Ready, execution: Execution, result: CaseResult) -> CaseResult:
    """Add what a learner is shown of a case: input, expected and actual output."""
    function = trial.submission.style is Style.FUNCTION
    if not function:
        actual = text_of(execution.stdout)
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
