"""Opens a submission for judging: builds it, or says why it cannot be judged."""

from dataclasses import replace

from judge.judging.inputs import signature_of
from judge.judging.machine import Machine, run_limits
from judge.judging.trial import Trial
from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import by_id
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.model.text import Text
from judge.model.verdict import SubmissionResult, Verdict, grade


def needs_compiling(problem: Problem, submission: Submission, machine: Machine) -> bool:
    """Whether ``open_trial`` will take a while; ToolchainMissing as there."""
    if _cannot(problem, submission) is not None:
        return False
    language = by_id(submission.language)
    return not machine.is_built(_source(problem, submission), language)


def compile_ahead(problem: Problem, submission: Submission, machine: Machine) -> None:
    """Leave it compiled for ``open_trial``, if it can be; ToolchainMissing as there."""
    if _cannot(problem, submission) is None:
        machine.build(_source(problem, submission), by_id(submission.language))


def open_trial(
    problem: Problem, submission: Submission, machine: Machine, *, fresh: bool = False
) -> Trial | SubmissionResult:
    """Build the submission; a result, of no case, where it cannot be judged or does not compile.

    ``fresh``: every run starts an interpreter of its own. Raises ToolchainMissing.
    """
    blank = blank_result(problem, submission, machine)
    if (reason := _cannot(problem, submission)) is not None:
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
    return Trial(
        problem=problem,
        submission=submission,
        machine=machine,
        executable=replace(built, warm_entry=None) if fresh else built,
        limits=run_limits(blank.limits, language, whole_memory=problem.package is not None),
        memory_bytes=blank.limits.memory_bytes,
    )


def blank_result(problem: Problem, submission: Submission, machine: Machine) -> SubmissionResult:
    """Make a result of no case yet: JE, since nothing was judged."""
    return SubmissionResult(
        slug=problem.slug,
        path=str(submission.path),
        language=submission.language,
        style=submission.style,
        source_digest=submission.digest,
        verdict=Verdict.JUDGE_ERROR,
        limits=machine.scaled(problem.limits.of(submission.language), submission.language),
        machine_factor=machine.factor_of(submission.language),
        isolation=machine.sandboxes.isolation,
    )


def _source(problem: Problem, submission: Submission) -> ProgramSource:
    return ProgramSource(
        text=submission.source,
        style=submission.style,
        signature=signature_of(problem),
        name=submission.name,
        files=submission.files,
        entry=submission.entry,
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
