"""The shipped rubrics find their examples, and not what only comes near.

``examples.yaml`` of each question holds what strangers said; docs/rubrics-measured.md says how much
of what they said next was found. These are floors over those that were written first.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from judge.judging.written.assess import assess
from judge.model.assessment import MENTIONED
from judge.model.written import Examples, WrittenProblem
from tests.shipped import QUESTIONS

Found = tuple[str, bool]
"""What kind of sentence it is, and whether the thing is found in it."""

FIRST = {"points": (6, 2), "errors": (10, 4)}  # how many were said, and came near


@cache
def shares() -> dict[str, float]:
    """Return the share of sentences of each kind in which what they are about is found."""
    found, counts = Counter[str](), Counter[str]()
    for problem in QUESTIONS.values():
        for kind, is_found in (*_points(problem), *_errors(problem)):
            counts[kind] += 1
            found[kind] += is_found
    return {kind: found[kind] / count for kind, count in counts.items()}


def _points(problem: WrittenProblem) -> Iterator[Found]:
    for point in problem.points:
        for kind, text in _first("points", point.examples):
            yield kind, assess(problem, text).point(point.id).state in MENTIONED


def _errors(problem: WrittenProblem) -> Iterator[Found]:
    for error in problem.misconceptions:
        for kind, text in _first("errors", error.examples):
            seen = assess(problem, text).misconceptions
            yield kind, error.id in {each.id for each in seen}


def _first(of: str, examples: Examples) -> Iterator[tuple[str, str]]:
    said, near = FIRST[of]
    yield from ((f"{of}: said", text) for text in examples.said[:said])
    yield from ((f"{of}: near", text) for text in examples.near[:near])


def test_errors_are_flagged() -> None:
    """Nine in ten, and few of those who know better."""
    assert shares()["errors: said"] >= 0.88
    assert shares()["errors: near"] <= 0.08


def test_points_are_found() -> None:
    """Nine in ten, and little that only comes near them."""
    assert shares()["points: said"] >= 0.90
    assert shares()["points: near"] <= 0.08
