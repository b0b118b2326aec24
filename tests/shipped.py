"""The problems that ship, read once for the tests that go through them."""

from typing import TypeVar

from judge.catalog.library import list_problems, shipped_problems
from judge.catalog.problem_file import load_problem
from judge.model.problem import ProblemHead
from judge.model.written import WrittenProblem

_Kind = TypeVar("_Kind", bound=ProblemHead)

SHIPPED = {
    folder.name: load_problem(folder, thorough=False)
    for folder in list_problems((shipped_problems(),))
}
"""Every problem by its slug; expressions of rubrics are compiled by ``test_a_rubric_is_sound``."""


def shipped(kind: type[_Kind]) -> tuple[_Kind, ...]:
    """Return those of one kind."""
    return tuple(each for each in SHIPPED.values() if isinstance(each, kind))


QUESTIONS = {each.slug: each for each in shipped(WrittenProblem)}
"""The written questions by their slugs."""
