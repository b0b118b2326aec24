"""Problems, code, attempts and readings for tests of notes."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from judge.catalog.problem_file import load_problem
from judge.model.growth import Cost, Growth, GrowthReading, Interval, Sample
from judge.model.problem import Problem
from judge.model.sql_problem import SqlProblem
from judge.model.submission import Style, Submission
from judge.model.verdict import CaseResult, SubmissionResult, Verdict
from judge.study.notes.document import Note, note_of
from judge.study.store import Attempt

PROBLEMS = Path(__file__).parents[3] / "problems"
MOMENT = datetime(2026, 3, 1, 20, tzinfo=UTC)
CODE = """\
def solution(numbers, target):
    seen = {}
    for index, number in enumerate(numbers):
        if target - number in seen:
            return [seen[target - number], index]
        seen[number] = index
    return []
"""


@cache
def program_problem(slug: str = "pair-with-target") -> Problem:
    """Read a problem that ships and is solved by a program."""
    problem = load_problem(PROBLEMS / slug)
    assert isinstance(problem, Problem)
    return problem


@cache
def sql_problem(slug: str = "monthly-sales") -> SqlProblem:
    """Read a problem that ships and is solved by SQL."""
    problem = load_problem(PROBLEMS / slug)
    assert isinstance(problem, SqlProblem)
    return problem


def submission(
    source: str = CODE, language: str = "python", name: str = "solution.py"
) -> Submission:
    """Hand in a source."""
    style = Style.QUERY if name.endswith(".sql") else Style.FUNCTION
    return Submission(path=Path(name), source=source, language=language, style=style)


def attempt(
    number: int = 1,
    source: str = CODE,
    verdicts: Mapping[str, Verdict] | None = None,
    *,
    language: str = "python",
    **of_case: object,
) -> Attempt:
    """Make an attempt with the verdicts of some cases."""
    cases = tuple(
        CaseResult(name=name, sample=False, group=None, verdict=verdict, **of_case)  # type: ignore[arg-type]
        for name, verdict in (verdicts or {}).items()
    )
    failed = [case.verdict for case in cases if case.verdict is not Verdict.ACCEPTED]
    result = SubmissionResult(
        slug="pair-with-target",
        path="solution.py",
        language=language,
        style=Style.FUNCTION,
        source_digest="0" * 64,
        verdict=failed[0] if failed else Verdict.ACCEPTED,
        cases=cases,
        total_cases=len(cases),
        limits=program_problem().limits,
        machine_factor=1.0,
        isolation="B",
    )
    return Attempt(id=number, submitted_at=MOMENT, source=source, result=result)


def reading(
    *classes: Growth,
    cost: Cost = Cost.INSTRUCTIONS,
    shape: str = "random",
    doubling: float | None = 2.0,
    slack: float = 0.02,
) -> GrowthReading:
    """Make what measurements leave open."""
    return GrowthReading(
        cost=cost,
        shape=shape,
        samples=(Sample(n=1000, value=1.0), Sample(n=100_000, value=100.0)),
        classes=classes,
        doubling=None
        if doubling is None
        else Interval(middle=doubling, low=doubling - slack, high=doubling + slack),
    )


def note(claims: str = "", body: str = "", *, head: str = "") -> Note:
    """Read a note with these lines under ``claims:`` and this text."""
    indented = "".join(f"  {line}\n" for line in claims.splitlines())
    text = f"---\nformat: 1\n{head}claims:\n{indented}---\n{body}"
    return note_of(text.encode(), Path("notes.md"))
