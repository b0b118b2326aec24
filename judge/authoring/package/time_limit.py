"""The time limit of a package that says none: it follows from the slowest accepted submission.

Legacy multiplies by ``time_multiplier`` (5) and rounds to whole seconds, at least one; 2025-09
multiplies by ``ac_to_time_limit`` (2) and takes the next multiple of ``time_resolution`` (1 s).
"""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from judge.authoring.finding import LimitSettled
from judge.model.package import PackageFormat, Timing
from judge.model.problem import AuthorSubmission, Problem
from judge.model.verdict import CaseResult, SubmissionResult, Verdict

_LEAST_SECONDS = 1.0
_TOLERANCE = 1e-9  # of a multiple


def bounds_limit(submission: AuthorSubmission) -> bool:
    """Whether its times say how long the limit has to be."""
    limits = {promise.limit for promise in submission.promises}
    if "lower" in limits:
        return True
    return submission.accepted and False not in limits


def settle(
    problem: Problem, timed: Iterable[tuple[AuthorSubmission, SubmissionResult]]
) -> LimitSettled | None:
    """Return the limit that follows; None where no submission has a time."""
    seconds, name = max(
        (
            (case.cpu_seconds or 0.0, submission.path.name)
            for submission, result in timed
            for case in result.cases
            if case.verdict is Verdict.ACCEPTED
        ),
        default=(None, ""),
    )
    if seconds is None or problem.package is None:
        return None
    limit = limit_for(seconds, problem.package.timing, problem.package.format)
    return LimitSettled(seconds=limit, slowest_seconds=seconds, slowest=name)


def limit_for(slowest_seconds: float, timing: Timing, version: PackageFormat) -> float:
    """Apply the rule of the format's version."""
    exact = slowest_seconds * timing.ac_to_limit
    if version is PackageFormat.LEGACY:
        return max(_LEAST_SECONDS, float(int(exact + 0.5)))
    steps = max(1, ceil(exact / timing.resolution_seconds - _TOLERANCE))
    return steps * timing.resolution_seconds


def with_limit(problem: Problem, seconds: float) -> Problem:
    """Return ``problem`` with a time limit that is known."""
    return replace(problem, limits=replace(problem.limits, time_seconds=seconds))


def judged_by(result: SubmissionResult, seconds: float) -> SubmissionResult:
    """Return a result as it would be under a shorter limit than it was judged under.

    Under the same limit it stays: a program that is stopped at it used a little more than it, and
    where it was called wrong by the interactor before that, it was wrong.
    """
    if result.limits.time_seconds <= seconds:
        return result
    cases = tuple(_case(case, seconds) for case in result.cases)
    if cases == result.cases:
        return result
    verdict = next(
        (case.verdict for case in cases if case.verdict is not Verdict.ACCEPTED), result.verdict
    )
    return replace(result, cases=cases, verdict=verdict)


def _case(case: CaseResult, seconds: float) -> CaseResult:
    within = case.cpu_seconds is None or case.cpu_seconds <= seconds
    if within or case.verdict is Verdict.TIME_LIMIT_EXCEEDED:
        return case
    return replace(case, verdict=Verdict.TIME_LIMIT_EXCEEDED, message=None)
