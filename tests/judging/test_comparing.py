"""Answers that somebody gives, held against the reference by the problem's own comparison."""

from dataclasses import replace
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_program_problem
from judge.errors import ContentError
from judge.judging.comparing import agrees
from judge.judging.machine import Machine
from judge.model.domain import Value
from judge.model.problem import Inline

pytestmark = pytest.mark.sandbox

PROBLEMS = Path(__file__).parents[2] / "problems"
PAIR: dict[str, Value] = {"numbers": [1, 2, 4], "target": 5}
TRIP: dict[str, Value] = {"distance": 10, "reach": 10, "chargers": [10]}


@pytest.mark.parametrize(
    "slug, values, right, wrong",
    [
        ("pair-with-target", PAIR, [2, 0], [1, 2]),  # in any order
        ("charging-stops", TRIP, [10], [9]),  # a program says so
    ],
)
def test_answers(
    slug: str, values: dict[str, Value], right: Value, wrong: Value, machine: Machine
) -> None:
    """Another answer than the reference's is right where the checker says so."""
    problem = load_program_problem(PROBLEMS / slug)
    case = replace(problem.cases[0], data=Inline(input=values, has_answer=False))

    assert agrees(problem, case, right, machine)
    assert not agrees(problem, case, wrong, machine)


def test_a_checker_that_fails(machine: Machine) -> None:
    """Nobody can say then, and the problem is to blame."""
    problem = load_program_problem(PROBLEMS / "charging-stops")
    case = replace(problem.cases[0], data=Inline(input={**TRIP, "reach": 1}, has_answer=False))
    choice = replace(problem.checker, program=problem.generate)

    with pytest.raises(ContentError, match=r"problem\.yaml:1:1: checker: "):
        agrees(replace(problem, checker=choice), case, [10], machine)
