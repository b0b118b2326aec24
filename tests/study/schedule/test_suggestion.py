"""The suggested grade follows from facts alone."""

import pytest

from judge.study.schedule.memory import Grade
from judge.study.schedule.row import Facts
from judge.study.schedule.suggestion import suggest


@pytest.mark.parametrize(
    "facts, last_seconds, grade, reason",
    [
        (Facts(passed=False, tries=2), None, Grade.AGAIN, "it did not pass"),
        (Facts(passed=True, tries=3), None, Grade.HARD, "it passed at submission 3"),
        (Facts(passed=True, tries=1, hints=2), None, Grade.HARD, "hints read: 2"),
        (Facts(passed=True, tries=1), None, Grade.GOOD, "it passed at the first submission"),
        (
            Facts(passed=True, tries=1, seconds=900.0),
            600.0,
            Grade.HARD,
            "it took 1.5 times as long as before",
        ),
        (
            Facts(passed=True, tries=1, seconds=300.0),
            600.0,
            Grade.EASY,
            "it took 0.5 of the time before",
        ),
        (
            Facts(passed=True, tries=1, seconds=500.0),
            600.0,
            Grade.GOOD,
            "it passed at the first submission",
        ),
        (
            Facts(mentioned=6, expected=6),
            None,
            Grade.GOOD,
            "points mentioned: 6, of a good answer: 6",
        ),
        (
            Facts(mentioned=4, expected=6),
            None,
            Grade.HARD,
            "points mentioned: 4, of a good answer: 6",
        ),
        (
            Facts(mentioned=3, expected=6),
            None,
            Grade.AGAIN,
            "points mentioned: 3, of a good answer: 6",
        ),
        (
            Facts(mentioned=6, expected=6, doubtful=1),
            None,
            Grade.HARD,
            "points denied or misunderstood: 1",
        ),
        (Facts(ticked=5, checks=5), None, Grade.GOOD, "5 of 5 said"),
        (Facts(ticked=3, checks=5), None, Grade.HARD, "3 of 5 said"),
        (Facts(ticked=2, checks=5), None, Grade.AGAIN, "2 of 5 said"),
    ],
)
def test_suggestion(facts: Facts, last_seconds: float | None, grade: Grade, reason: str) -> None:
    """Each fact leads to one grade, and says so."""
    found = suggest(facts, last_seconds)

    assert found is not None
    assert (found.grade, found.reason.en) == (grade, reason)
    assert found.reason.ko != found.reason.en


def test_no_facts_no_suggestion() -> None:
    """Where nothing was measured nothing is suggested."""
    assert suggest(Facts()) is None
    assert suggest(Facts(ticked=0, checks=0)) is None
