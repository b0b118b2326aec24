"""What is remembered follows FSRS-6, counted in the learner's days."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from fsrs import Card, Scheduler, State
from hypothesis import given
from hypothesis import strategies as st

from judge.study.schedule.memory import Grade, Memory, after

MONDAY = date(2026, 11, 23)


@given(st.lists(st.tuples(st.sampled_from(Grade), st.integers(0, 40)), min_size=1, max_size=6))
def test_recall_is_that_of_the_library(course: list[tuple[Grade, int]]) -> None:
    """The formula here gives what the library gives, after any course of grades."""
    day, memory = MONDAY, None
    for grade, gap in course:
        day += timedelta(days=gap)
        memory = after(memory, grade, day)

    assert memory is not None
    for elapsed in (0, 1, 7, 100):
        then = day + timedelta(days=elapsed)
        card = Card(
            card_id=1,
            state=State.Review,
            stability=memory.stability,
            difficulty=memory.difficulty,
            last_review=datetime.combine(day, time(), UTC),
        )
        theirs = Scheduler().get_card_retrievability(card, datetime.combine(then, time(), UTC))

        assert memory.recall(then) == pytest.approx(theirs, rel=1e-12)


@pytest.mark.parametrize(
    "grade, days", [(Grade.AGAIN, 1), (Grade.HARD, 1), (Grade.GOOD, 2), (Grade.EASY, 8)]
)
def test_first_interval(grade: Grade, days: int) -> None:
    """A first grade leads to these days, with no steps of minutes and no chance in it."""
    assert after(None, grade, MONDAY).due == MONDAY + timedelta(days=days)


def test_good_answers_last_longer() -> None:
    """Each good answer at its time makes the next gap longer; a bad one makes it short."""
    memory, gaps = after(None, Grade.GOOD, MONDAY), []
    for _ in range(3):
        gaps.append((memory.due - memory.day).days)
        memory = after(memory, Grade.GOOD, memory.due)
    forgotten = after(memory, Grade.AGAIN, memory.due)

    assert gaps == sorted(set(gaps))
    assert (forgotten.due - forgotten.day).days < gaps[-1]


def test_nothing_is_forgotten_before_it_was_learned() -> None:
    """A clock that was set back does no harm."""
    memory = Memory(stability=2.0, difficulty=5.0, day=MONDAY, due=MONDAY)

    assert memory.recall(MONDAY - timedelta(days=3)) == 1.0
