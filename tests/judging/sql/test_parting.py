"""At which clause an answer and the reference part."""

from pathlib import Path

import pytest

from judge.catalog.library import shipped_problems
from judge.catalog.problem_file import load_problem
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.model.event import SubmissionJudged
from judge.model.sql_problem import SqlProblem
from judge.model.submission import Style, Submission
from judge.model.verdict import Verdict

pytestmark = pytest.mark.sandbox

QUERY = """\
SELECT t.name, COUNT(e.id) AS people, COALESCE(SUM(e.salary), 0) AS payroll
FROM teams t LEFT JOIN employees e ON e.team_id = t.id
GROUP BY t.id, t.name ORDER BY payroll DESC, t.name"""
ALIKE = "the clauses leave equally many; what differs is what SELECT shows, or the order"


def remarks_of(source: str, machine: Machine) -> list[str] | None:
    """Return what is said of the first case."""
    problem = load_problem(shipped_problems() / "team-payroll")
    assert isinstance(problem, SqlProblem)
    path = Path("solution.sql")
    handed_in = Submission(path=path, source=source, language="mysql", style=Style.QUERY)
    *_, last = judge(problem, handed_in, problem.cases[:1], machine, Options())
    assert isinstance(last, SubmissionJudged)
    case = last.result.cases[0]
    assert case.verdict is Verdict.WRONG_ANSWER
    return None if case.remarks is None else [line.en for line in case.remarks.lines]


@pytest.mark.parametrize(
    "right, wrong, lines",
    [
        ("LEFT JOIN", "JOIN", ["rows after FROM: 3 here, 4 in the reference"]),
        (
            "COUNT(e.id)",
            "COUNT(*)",
            [
                "rows after FROM: 4 here, 4 in the reference",
                "groups after GROUP BY: 3 here, 3 in the reference",
                ALIKE,
            ],
        ),
        (
            "GROUP BY t.id, t.name",
            "GROUP BY t.id, t.name, e.id",
            [
                "rows after FROM: 4 here, 4 in the reference",
                "groups after GROUP BY: 4 here, 3 in the reference",
            ],
        ),
        ("GROUP BY", "WHERE t.id > 1 GROUP BY", None),  # another clause: not built alike
    ],
)
def test_clause_by_clause(
    machine: Machine, right: str, wrong: str, lines: list[str] | None
) -> None:
    """Counted up to the first clause that leaves another number."""
    assert remarks_of(QUERY.replace(right, wrong), machine) == lines
