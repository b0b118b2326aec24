"""Proves a package: inputs are valid, submissions keep their promises, the time limit has room.

Whole submissions run side by side, one on each core, their cases in order: nothing is run in vain
after a failure, and compilers keep the cores busy, too. Whatever then looks wrong and may be a
matter of time is judged once more with nothing beside it, so that a busy machine makes no error.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial

from judge.authoring.finding import (
    Finding,
    LimitSettled,
    Step,
    SubmissionVerified,
    Working,
)
from judge.authoring.package.bench import Bench, Judged, warning
from judge.authoring.package.crowd import Crowd
from judge.authoring.package.expectation import broken_promise, summary_of
from judge.authoring.package.remarks import remarks
from judge.authoring.package.results import results_of
from judge.authoring.package.time_limit import bounds_limit, judged_by, settle, with_limit
from judge.authoring.package.validation import (
    check_inputs,
    check_proof,
    input_checks,
)
from judge.judging.machine import Machine
from judge.model.package import Package
from judge.model.problem import AuthorSubmission, Problem
from judge.model.quantity import format_duration
from judge.model.text import Text
from judge.model.verdict import SubmissionResult, Verdict

_Task = Future[Sequence[Judged | Finding]]
_NEAR = 0.7  # of the limit: beyond it a time may be a busy machine's doing


def verify_package(
    problem: Problem, package: Package, machine: Machine, *, fresh: bool
) -> Iterator[Step]:
    """Yield what is found out, in the order in which it is."""
    yield from remarks(problem, package)
    results = results_of(problem, machine, fresh=fresh)
    bench = Bench(problem=problem, package=package, machine=machine, results=results)
    with Crowd[Judged | Finding](machine.workers) as crowd:
        proof = _Proof(bench, crowd, fresh=fresh)
        yield from proof.side_by_side()
    yield from proof.alone()


def find_limit(problem: Problem, machine: Machine) -> Iterator[Step | Problem]:
    """Work out the limit of a package that says none; the last thing yielded is the problem."""
    package = problem.package
    if package is None or not package.timing.missing:
        yield problem
        return
    results = results_of(problem, machine, fresh=False)
    bench = Bench(problem=problem, package=package, machine=machine, results=results)
    with Crowd[Judged | Finding](machine.workers) as crowd:
        proof = _Proof(bench, crowd, fresh=False)
        yield from proof.time(proof.begin(filter(bounds_limit, problem.submissions)))
    yield proof.bench.problem


@dataclass(slots=True)
class _Proof:
    """The proving of one package; ``bench`` has the time limit once it is known."""

    bench: Bench
    crowd: Crowd[Judged | Finding]
    fresh: bool = field(kw_only=True)
    doubtful: list[AuthorSubmission] = field(default_factory=list)
    done: int = 0

    def side_by_side(self) -> Iterator[Step]:
        """Do everything that may share the machine.

        Where the time limit is missing, the submissions that show it come first; the others are
        compiled meanwhile, so that no core waits.
        """
        bench, submissions = self.bench, self.bench.problem.submissions
        missing = bench.package.timing.missing
        first = [each for each in submissions if missing and bounds_limit(each)]
        rest = [each for each in submissions if each not in first]
        timed = self.begin(first)
        for check in input_checks(bench.problem, bench.package):
            task = partial(check_inputs, check, bench.problem, bench.machine, fresh=self.fresh)
            self.crowd.add(check.validator.name, task)
        for proof in bench.package.proofs:
            task = partial(check_proof, proof, bench.problem, bench.machine)
            self.crowd.add(proof.input.name, task)
        if timed:
            for each in rest:
                self.crowd.add(each.path.name, partial(bench.compile_ahead, each))
            yield from self.time(timed)
        self.begin(rest)
        for step in self._gather():
            yield from self._told(step) if isinstance(step, Judged) else [step]

    def begin(self, submissions: Iterable[AuthorSubmission]) -> Collection[_Task]:
        """Judge submissions as cores are free."""
        return [
            self.crowd.add(each.path.name, partial(self.bench.judge_beside, each))
            for each in submissions
        ]

    def time(self, awaited: Collection[_Task]) -> Iterator[Step]:
        """Wait for what bounds the time limit, and settle that before anything is told of it."""
        timed: list[Judged] = []
        for step in self._gather(awaited):
            if isinstance(step, Judged):
                timed.append(step)
            else:
                yield step
        settled = self._settled(timed)
        if settled is not None:
            yield settled
            seconds = settled.seconds / self.bench.machine.factor
            self.bench = replace(self.bench, problem=with_limit(self.bench.problem, seconds))
        for judged in timed:
            yield from self._told(judged)

    def alone(self) -> Iterator[Step]:
        """Judge again what looked wrong and may have been a matter of time."""
        for each in self.doubtful:
            name = each.path.name
            yield self._working(Text(f"{name} again, alone", f"{name} 단독 재실행"))
            for judged in self.bench.judge_alone(each):
                yield from self._told(judged, last=True) if isinstance(judged, Judged) else [judged]

    def _gather(self, awaited: Collection[_Task] | None = None) -> Iterator[Judged | Step]:
        for name, steps in self.crowd.gather(awaited):
            yield self._working(Text(name, name))
            for step in steps:
                self.done += isinstance(step, Judged)
                yield step

    def _working(self, doing: Text) -> Working:
        return Working(done=self.done, total=len(self.bench.problem.submissions), doing=doing)

    def _settled(self, timed: Sequence[Judged]) -> LimitSettled | None:
        if not self.bench.package.timing.missing:
            return None
        return settle(self.bench.problem, [(each.submission, each.result) for each in timed])

    def _told(self, judged: Judged, *, last: bool = False) -> Iterator[Step]:
        """Compare a result with what was promised; put off what may be the machine's doing."""
        limit = self.bench.problem.limits.time_seconds * self.bench.machine.factor
        result = judged_by(judged.result, limit)
        reason = broken_promise(judged.submission, result, self.bench.package.scoring)
        if reason is not None and not last and _is_about_time(result, limit):
            self.doubtful.append(judged.submission)
            return
        yield SubmissionVerified(
            submission=judged.submission,
            result=result,
            as_expected=reason is None,
            expected=summary_of(judged.submission),
            reason=reason,
            kept=judged.kept,
        )
        if reason is None:
            yield from _room(judged, limit, self.bench.package)


def _is_about_time(result: SubmissionResult, limit: float) -> bool:
    return any(
        case.verdict is Verdict.TIME_LIMIT_EXCEEDED or (case.cpu_seconds or 0.0) > _NEAR * limit
        for case in result.cases
    )


def _room(judged: Judged, limit: float, package: Package) -> Iterator[Finding]:
    """Warn where an accepted submission is too near to the limit, or a slow one too quick."""
    timing, submission = package.timing, judged.submission
    slowest = max((case.cpu_seconds or 0.0 for case in judged.result.cases), default=0.0)
    allowed = format_duration(limit)
    if not timing.missing and submission.accepted and slowest * timing.ac_to_limit > limit:
        needs, ratio = format_duration(slowest), timing.ac_to_limit
        yield warning(
            submission,
            f"it needs {needs}: the limit ({allowed}) is less than {ratio:g} times that",
            f"{needs} 걸립니다. 제한({allowed})이 그 {ratio:g}배보다 짧습니다",
        )
    if judged.barely:
        ratio = timing.limit_to_tle
        yield warning(
            submission,
            f"it ends within {ratio:g} times the limit ({allowed})",
            f"제한({allowed})의 {ratio:g}배 안에 끝납니다",
        )
