"""How well an item is remembered: FSRS-6, counted in the learner's days.

The ``fsrs`` library computes what a grade does. It takes 20 ms to import, so that what is only
read, the chance to remember, is computed here from the stability that is kept.
"""

from datetime import UTC, date, datetime, time
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from judge.frozen import frozen

if TYPE_CHECKING:
    from fsrs import Scheduler

RETENTION = 0.9  # an item is due when the chance to remember it falls to this
# The curve of FSRS-6 with its published weights (w20 is the decay):
# https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
_DECAY = -0.1542
_FACTOR: float = 0.9 ** (1 / _DECAY) - 1


class Grade(IntEnum):
    """How it went, as FSRS counts it."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@frozen
class Memory:
    """What FSRS knows of an item: ``stability`` in days, ``difficulty`` from 1 to 10."""

    stability: float
    difficulty: float
    day: date  # of the last grade
    due: date

    def recall(self, day: date) -> float:
        """Return the chance to remember the item on ``day``, from 0 to 1."""
        elapsed = max(0, (day - self.day).days)
        recall: float = (1 + _FACTOR * elapsed / self.stability) ** _DECAY
        return recall


def after(memory: Memory | None, grade: Grade, day: date) -> Memory:
    """Return the memory after a grade on ``day``; ``memory`` is None for an item that is new."""
    from fsrs import Card, Rating, State

    moment = datetime.combine(day, time(), UTC)
    card = Card(card_id=1, due=moment)  # an id and a date of its own would read the clock
    if memory is not None:
        card.state, card.step = State.Review, None
        card.stability, card.difficulty = memory.stability, memory.difficulty
        card.last_review = datetime.combine(memory.day, time(), UTC)
    card, _ = _scheduler().review_card(card, Rating(grade), moment)
    if card.stability is None or card.difficulty is None:
        raise AssertionError("a card that was reviewed has both")
    return Memory(
        stability=card.stability, difficulty=card.difficulty, day=day, due=card.due.date()
    )


@lru_cache(maxsize=1)
def _scheduler() -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,  # the same grades give the same days, always
    )
