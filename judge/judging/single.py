"""Judges single inputs of a submission, for who makes inputs faster than cases are written."""

from dataclasses import replace

from judge.frozen import frozen
from judge.judging.inputs import Ready
from judge.judging.machine import Machine
from judge.judging.opening import open_trial
from judge.judging.trial import Trial, judge_safely
from judge.model.execution import RunLimits
from judge.model.problem import Problem
from judge.model.submission import Submission
from judge.model.verdict import CaseResult, SubmissionResult


@frozen(kw_only=False)
class Single:
    """Judges single inputs of a submission that compiles, each in a run by itself."""

    _trial: Trial

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
        return judge_safely(trial, ready.case, lambda: ready)

    @property
    def limits(self) -> RunLimits:
        """What a run may use."""
        return self._trial.limits

    @property
    def submission(self) -> Submission:
        """What is judged."""
        return self._trial.submission


def judge_singly(
    problem: Problem, submission: Submission, machine: Machine
) -> Single | SubmissionResult:
    """Open a submission for single inputs; a result where it cannot be judged at all."""
    trial = open_trial(problem, submission, machine)
    return trial if isinstance(trial, SubmissionResult) else Single(trial)
