"""Grades the tests of a problem: how many mutants of its own solutions they reject.

A mutant that passes all cases is looked at again with examples, many of them. Where one tells it
from the reference, it is a survivor, and that input, made as small as possible, is the case that is
missing. Where none does, the mutant is taken for equivalent and counts for nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path

from judge.authoring.mutants import Mutant, mutants_of
from judge.frozen import frozen
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.languages.registry import by_id, language_of
from judge.languages.style import detect_style
from judge.model.counterexample import Counterexample
from judge.model.event import SearchEnded, SubmissionJudged
from judge.model.problem import Case, Inline, Problem, Tables
from judge.model.sql_problem import RunProblem
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.properties.effort import Effort
from judge.properties.search import search_for

_PYTHON = "python"
_PATIENCE_SECONDS = 10.0  # of searching for what tells a mutant from the reference
_EXAMPLES = 3000


class Fate(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    SURVIVED = "survived"
    EQUIVALENT = "equivalent"


@frozen
class MutantJudged:
    """One mutant of one solution; ``killer`` is the smallest input that a survivor fails on."""

    path: Path
    mutant: Mutant
    fate: Fate
    killer: Counterexample | None = None


@frozen
class Grade:
    """The end: ``killed`` mutants of those that are not equivalent.

    ``missing`` are a few databases of a SQL problem that kill all that survived.
    """

    slug: str
    killed: int
    survived: int
    equivalent: int
    missing: tuple[Tables, ...] = ()

    @property
    def share(self) -> float:
        """The share of mutants that the cases kill; 1 where there is none."""
        counted = self.killed + self.survived
        return self.killed / counted if counted else 1.0


def grade_tests(
    problem: Problem, machine: Machine, clock: Callable[[], float]
) -> Iterator[MutantJudged | Grade]:
    """Judge the mutants of every accepted Python solution; the last thing yielded is the grade."""
    counts = dict.fromkeys(Fate, 0)
    cases = _cheapest_first(problem.cases)
    for path in _solutions(problem):
        for mutant in mutants_of(path.read_text(encoding="utf-8")):
            judged = _judge(problem, cases, path, mutant, machine, clock)
            counts[judged.fate] += 1
            yield judged
    yield Grade(
        slug=problem.slug,
        killed=counts[Fate.KILLED],
        survived=counts[Fate.SURVIVED],
        equivalent=counts[Fate.EQUIVALENT],
    )


def _solutions(problem: Problem) -> list[Path]:
    return [
        each.path
        for each in problem.submissions
        if each.expected == "accepted" and language_of(each.path).id == _PYTHON
    ]


def _cheapest_first(cases: Sequence[Case]) -> list[Case]:
    return sorted(cases, key=lambda case: not isinstance(case.data, Inline))


def _judge(  # noqa: PLR0913, PLR0917 - everything that a mutant meets
    problem: Problem,
    cases: Sequence[Case],
    path: Path,
    mutant: Mutant,
    machine: Machine,
    clock: Callable[[], float],
) -> MutantJudged:
    style = detect_style(mutant.source, by_id(_PYTHON), problem.function)
    submission = Submission(path=path, source=mutant.source, language=_PYTHON, style=style)
    if fails(problem, cases, submission, machine):
        return MutantJudged(path=path, mutant=mutant, fate=Fate.KILLED)
    killer = _killer(problem, submission, machine, clock)
    fate = Fate.EQUIVALENT if killer is None else Fate.SURVIVED
    return MutantJudged(path=path, mutant=mutant, fate=fate, killer=killer)


def fails(
    problem: RunProblem, cases: Sequence[Case], submission: Submission, machine: Machine
) -> bool:
    """Whether the cases reject a submission."""
    for event in judge(problem, submission, cases, machine, Options(confirm=False)):
        if isinstance(event, SubmissionJudged):
            return event.result.verdict not in (
                Verdict.ACCEPTED,
                Verdict.JUDGE_ERROR,
                Verdict.NOT_JUDGED,
            )
    raise AssertionError("the engine's last event is SubmissionJudged")


def _killer(
    problem: Problem, submission: Submission, machine: Machine, clock: Callable[[], float]
) -> Counterexample | None:
    effort = Effort(seed=1, seconds=_PATIENCE_SECONDS, examples=_EXAMPLES, clock=clock)
    for event in search_for(problem, submission, machine, effort):
        if isinstance(event, SearchEnded):
            return event.search.found
    return None
