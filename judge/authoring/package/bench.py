"""Judges the author's submissions of one package, or takes results that were kept."""

from contextlib import suppress
from dataclasses import replace

from judge.authoring.finding import Finding, Severity
from judge.authoring.package.expectation import broken_promise, needs_every_case
from judge.authoring.package.results import Results
from judge.authoring.package.time_limit import with_limit
from judge.errors import ContentError, NothingMatched, Place, ToolchainMissing, UsageError
from judge.frozen import frozen
from judge.judging.engine import Options, judge
from judge.judging.hand_in import author_submission
from judge.judging.machine import Machine
from judge.judging.opening import compile_ahead
from judge.model.event import SubmissionJudged
from judge.model.package import Judgement, Package
from judge.model.problem import AuthorSubmission, Case, Problem
from judge.model.submission import Submission
from judge.model.text import Text
from judge.model.verdict import SubmissionResult, Verdict

_SLOW = frozenset({Judgement.TIME_LIMIT_EXCEEDED})


@frozen
class Judged:
    """A submission with its result, not yet compared with what was promised.

    ``barely``: it was too slow, but not by as much as the package asks for.
    """

    submission: AuthorSubmission
    result: SubmissionResult
    kept: bool
    barely: bool = False


@frozen
class Bench:
    """What the judging of every submission shares."""

    problem: Problem
    package: Package
    machine: Machine
    results: Results

    def compile_ahead(self, submission: AuthorSubmission) -> list[Judged | Finding]:
        """Compile what will be judged later; what is wrong with it is told then."""
        with suppress(ContentError, NothingMatched, ToolchainMissing, UsageError):
            compile_ahead(self.problem, author_submission(submission, self.problem), self.machine)
        return []

    def judge_beside(self, submission: AuthorSubmission) -> list[Judged | Finding]:
        """Judge on one core, while others are at work; times are not confirmed."""
        return self._judge(submission, replace(self.machine, workers=1), confirm=False)

    def judge_alone(self, submission: AuthorSubmission) -> list[Judged | Finding]:
        """Judge with nothing beside it, and confirm whatever hangs on a time."""
        return self._judge(submission, self.machine, confirm=True)

    def _judge(
        self, submission: AuthorSubmission, machine: Machine, *, confirm: bool
    ) -> list[Judged | Finding]:
        """Judge up to the first failure; all cases where that alone breaks a promise."""
        options = Options(keep_going=needs_every_case(submission), confirm=confirm)
        try:
            task = _Task(
                submission=submission,
                handed_in=author_submission(submission, self.problem),
            )
            judged = self.judged(task, machine, options)
            cases = judged.result.cases
            whole = not cases or len(cases) == judged.result.total_cases
            if broken_promise(submission, judged.result, self.package.scoring) is None:
                return [self._with_room(judged, task, machine)]
            if whole:
                return [judged]
            return [self.judged(task, machine, replace(options, keep_going=True))]
        except (ContentError, NothingMatched, ToolchainMissing, UsageError) as error:
            en, ko = f"not judged: {error.en}", f"채점하지 않음: {error.ko}"
            return [warning(submission, en, ko)]

    def _with_room(self, judged: Judged, task: "_Task", machine: Machine) -> Judged:
        """Give a submission that has to be too slow more time where it was, to see by how much."""
        if not must_be_slow(task.submission):
            return judged
        slow = {
            case.name
            for case in judged.result.cases
            if case.verdict is Verdict.TIME_LIMIT_EXCEEDED and not case.idle
        }
        cases = tuple(case for case in self.problem.cases if case.name in slow)
        if not cases:
            return judged
        seconds = self.problem.limits.time_seconds * self.package.timing.limit_to_tle
        longer = replace(self, problem=with_limit(self.problem, seconds))
        again = longer.judged(replace(task, cases=cases[:1]), machine, Options(confirm=False))
        return replace(judged, barely=again.result.verdict is not Verdict.TIME_LIMIT_EXCEEDED)

    def judged(self, task: "_Task", machine: Machine, options: Options) -> Judged:
        """Judge, or take what was kept."""
        problem = self.problem
        cases = problem.cases if task.cases is None else task.cases
        names = () if task.cases is None else tuple(case.name for case in cases)
        key = self.results.key(task.handed_in, problem, options, names)
        kept = self.results.find(key)
        if kept is not None:
            return Judged(submission=task.submission, result=kept, kept=True)
        for event in judge(problem, task.handed_in, cases, machine, options):
            if isinstance(event, SubmissionJudged):
                self.results.keep(key, event.result)
                return Judged(submission=task.submission, result=event.result, kept=False)
        raise AssertionError("the engine's last event is SubmissionJudged")


@frozen
class _Task:
    """One submission as it was read, and the cases to judge it on; None for all."""

    submission: AuthorSubmission
    handed_in: Submission
    cases: tuple[Case, ...] | None = None


def must_be_slow(submission: AuthorSubmission) -> bool:
    """Whether nothing but a time limit is to stop it."""
    return any(each.required == _SLOW and each.cases is None for each in submission.promises)


def warning(submission: AuthorSubmission, en: str, ko: str) -> Finding:
    """Say something of a submission that fails nothing."""
    place = Place(file=submission.path)
    return Finding(severity=Severity.WARNING, place=place, text=Text(en, ko))
