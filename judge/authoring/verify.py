"""Proves a problem: its cases are valid, its own submissions get the verdicts they promise.

The limits must leave room, or noise would decide: the slowest accepted submission stays under half
of the limit, and the fastest one that is meant to be too slow needs more than twice.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace

from judge.authoring.finding import (
    Finding,
    ProblemVerified,
    Severity,
    Step,
    SubmissionVerified,
)
from judge.authoring.package.verify import verify_package
from judge.authoring.verify_laws import NamedInput, is_small, law_complaints
from judge.authoring.verify_sql import complaints, doubts
from judge.catalog.raw_files import check_large_files
from judge.errors import ContentError, Place, ToolchainMissing
from judge.judging.engine import DATABASES, Options, judge
from judge.judging.inputs import complaint, prepare
from judge.judging.machine import Machine
from judge.languages.registry import language_of, languages
from judge.languages.style import detect_style
from judge.model.dialect import Dialect
from judge.model.event import Event, SubmissionJudged
from judge.model.problem import AuthorSubmission, Case, Problem
from judge.model.quantity import format_duration
from judge.model.sql_problem import RunProblem, SqlProblem
from judge.model.sql_source import dialect_of
from judge.model.submission import Style, Submission
from judge.model.text import Text
from judge.model.verdict import SubmissionResult, Verdict

PROMISES = {
    "accepted": Verdict.ACCEPTED,
    "wrong_answer": Verdict.WRONG_ANSWER,
    "time_limit_exceeded": Verdict.TIME_LIMIT_EXCEEDED,
    "memory_limit_exceeded": Verdict.MEMORY_LIMIT_EXCEEDED,
    "output_limit_exceeded": Verdict.OUTPUT_LIMIT_EXCEEDED,
    "run_time_error": Verdict.RUN_TIME_ERROR,
    "compile_error": Verdict.COMPILE_ERROR,
}
_ROOM = 2.0  # accepted submissions need at most limit / ROOM, slow ones more than limit * ROOM
_TRIES = 3  # a reading above the room may be noise: the fastest of so many counts


def verify(
    problem: RunProblem, machine: Machine, *, fresh: bool = False
) -> Iterator[Event | Step | ProblemVerified]:
    """Prove ``problem``; the last thing yielded is ProblemVerified.

    ``fresh`` judges anew what is kept of a package's submissions.
    """
    sound = True
    package = problem.package if isinstance(problem, Problem) else None
    steps: Iterator[Event | Step] = _steps(problem, machine)
    if isinstance(problem, Problem) and package is not None:
        steps = verify_package(problem, package, machine, fresh=fresh)
    for step in steps:
        if isinstance(step, Finding):
            sound = sound and step.severity is not Severity.ERROR
        elif isinstance(step, SubmissionVerified):
            sound = sound and step.as_expected
        yield step
    yield ProblemVerified(slug=problem.slug, sound=sound)


def _steps(problem: RunProblem, machine: Machine) -> Iterator[Event | Finding | SubmissionVerified]:
    broken, inputs = False, list[NamedInput]()
    for finding in _check_content(problem, machine, inputs):
        broken = True
        yield finding
    if not problem.cases:
        yield _error(problem.place, "the problem has no cases", "테스트 케이스가 없습니다")
    if not any(each.accepted for each in problem.submissions):
        yield _error(
            problem.place,
            "there is no accepted submission to prove the cases with",
            "케이스를 검증할 정답 풀이(submissions/accepted)가 없습니다",
        )
    if broken:
        return
    yield from _check_further(problem, machine, inputs)
    for submission in problem.submissions:
        yield from _verify_submission(problem, submission, machine)


def _check_content(
    problem: RunProblem, machine: Machine, inputs: list[NamedInput]
) -> Iterator[Finding]:
    """Check all that is not a submission; put into ``inputs`` what small cases ask."""
    match problem:
        case Problem():
            yield from _large_files(problem)
            yield from _unknown_languages(problem)
            for case in problem.cases:
                yield from _check_case(problem, case, machine, inputs)
        case SqlProblem():
            for place, text in complaints(problem, machine):
                yield Finding(severity=Severity.ERROR, place=place, text=text)


def _check_further(
    problem: RunProblem, machine: Machine, inputs: Sequence[NamedInput]
) -> Iterator[Finding]:
    """Check what can be tried only where the content is right."""
    match problem:
        case Problem():
            told = law_complaints(problem, inputs, machine)
            yield from (_error(place, text.en, text.ko) for place, text in told)
        case SqlProblem():
            for place, text in doubts(problem, machine):
                yield Finding(severity=Severity.WARNING, place=place, text=text)


def _large_files(problem: Problem) -> Iterator[Finding]:
    """Check the raw files that were too large to check whenever the problem is loaded."""
    for mistake in check_large_files(problem):
        yield _error(mistake.place, mistake.en, mistake.ko)


def _unknown_languages(problem: Problem) -> Iterator[Finding]:
    known = [language.id for language in languages()]
    for name, _ in problem.limits.languages:
        if name not in known:
            yield _error(
                problem.place,
                f"limits.languages: there is no language {name!r}; there are {', '.join(known)}",
                f"limits.languages: {name!r} 언어가 없습니다. 가능한 값: {', '.join(known)}",
            )


def _check_case(
    problem: Problem, case: Case, machine: Machine, inputs: list[NamedInput]
) -> Iterator[Finding]:
    try:
        ready = prepare(problem, case, machine)
        said = complaint(problem, case, ready.values, machine) if ready.values is not None else ""
    except ContentError as error:
        yield _error(None, error.en, error.ko)
        return
    if ready.values is not None and is_small(ready.values):
        inputs.append((case.name, ready.values))
    if said:
        yield _error(
            case.place,
            f"cases.{case.name}: validate() refuses the input: {said}",
            f"cases.{case.name}: validate()가 입력을 거부합니다: {said}",
        )


def _verify_submission(
    problem: RunProblem, submission: AuthorSubmission, machine: Machine
) -> Iterator[Event | Finding | SubmissionVerified]:
    if submission.expected is None:
        raise ValueError("a submission of our own format is in a folder named after a verdict")
    expected = PROMISES[submission.expected]
    try:
        result = yield from _judged(_generous(problem, expected), submission, machine)
        if expected is Verdict.TIME_LIMIT_EXCEEDED and result.verdict is not expected:
            result = yield from _judged(problem, submission, machine)
            if result.verdict is expected:
                yield _no_room_above(submission, result)
    except ToolchainMissing as error:
        yield Finding(
            severity=Severity.WARNING,
            place=Place(file=submission.path),
            text=Text(f"not judged: {error.en}", f"채점하지 않음: {error.ko}"),
        )
        return
    as_expected = result.verdict is expected
    yield SubmissionVerified(
        submission=submission,
        result=result,
        as_expected=as_expected,
        expected=submission.expected,
    )
    if expected is Verdict.ACCEPTED and as_expected:
        yield from _check_room_below(problem, submission, result, machine)


def _generous(problem: RunProblem, expected: Verdict) -> RunProblem:
    """Double the limit for what must be too slow even so."""
    if expected is not Verdict.TIME_LIMIT_EXCEEDED:
        return problem
    languages = tuple(
        (name, replace(own, time_seconds=own.time_seconds and own.time_seconds * _ROOM))
        for name, own in problem.limits.languages
    )
    limits = replace(
        problem.limits,
        time_seconds=problem.limits.time_seconds * _ROOM,
        languages=languages,
    )
    return replace(problem, limits=limits)


def _judged(
    problem: RunProblem, submission: AuthorSubmission, machine: Machine
) -> Generator[Event, None, SubmissionResult]:
    """Judge one submission; the generator's value is its result."""
    handed_in = _handed_in(problem, submission)
    slow = submission.expected == "time_limit_exceeded"
    options = Options(
        keep_going=submission.expected == "accepted", confirm=not slow, databases=DATABASES
    )
    for event in judge(problem, handed_in, problem.cases, machine, options):
        if isinstance(event, SubmissionJudged):
            return event.result
        yield event
    raise AssertionError("the engine's last event is SubmissionJudged")


def _handed_in(problem: RunProblem, submission: AuthorSubmission) -> Submission:
    source = submission.path.read_text(encoding="utf-8")
    match problem:
        case Problem():
            language = language_of(submission.path)
            style = detect_style(source, language, problem.function)
            return Submission(
                path=submission.path, source=source, language=language.id, style=style
            )
        case SqlProblem():
            dialect = dialect_of(source) or Dialect.MYSQL
            return Submission(
                path=submission.path, source=source, language=dialect, style=Style.QUERY
            )


def _check_room_below(
    problem: RunProblem, submission: AuthorSubmission, result: SubmissionResult, machine: Machine
) -> Iterator[Event | Finding]:
    room = result.limits.time_seconds / _ROOM
    slowest = {case.name: case.cpu_seconds or 0.0 for case in result.cases}
    for _ in range(_TRIES - 1):
        if max(slowest.values(), default=0.0) <= room:
            return
        again = yield from _judged(problem, submission, machine)
        for case in again.cases:
            slowest[case.name] = min(slowest.get(case.name, 0.0), case.cpu_seconds or 0.0)
    name, seconds = max(slowest.items(), key=lambda each: each[1])
    if seconds > room:
        needs, limit = format_duration(seconds), format_duration(result.limits.time_seconds)
        yield _error(
            Place(file=submission.path),
            f"an accepted submission needs {needs} on {name}: over half of the limit ({limit})",
            f"정답 풀이가 {name} 케이스에서 {needs} 걸립니다. 제한({limit})의 절반을 넘습니다",
        )


def _no_room_above(submission: AuthorSubmission, result: SubmissionResult) -> Finding:
    limit = format_duration(result.limits.time_seconds)
    return _error(
        Place(file=submission.path),
        f"this slow submission ends within twice the limit ({limit}): noise could accept it",
        f"느린 풀이가 제한({limit})의 두 배 안에 끝납니다. 잡음 때문에 통과할 수 있습니다",
    )


def _error(place: Place | None, en: str, ko: str) -> Finding:
    return Finding(severity=Severity.ERROR, place=place, text=Text(en, ko))
