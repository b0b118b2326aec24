"""What was found in a written answer: evidence, never a judgement of its quality.

A machine can say that a point was *mentioned*, and show the sentence. Whether it is right, and well
said, the learner decides beside the model sentence. Nothing is subtracted for what is wrong.
"""

from dataclasses import dataclass
from enum import StrEnum


class PointState(StrEnum):
    """How a point stands in an answer."""

    EXPLAINED = "explained"  # in a real sentence, with its price or a reason where it has one
    MENTIONED = "mentioned"
    NEGATED = "negated"  # it is named, and as far as we see denied: a question to the learner
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointSeen:
    """One point of the rubric: its state and the sentence that shows it, None where it is missing.

    ``tradeoff`` is the sentence that says its price, ``reason`` that which says why; None where
    they were not said, or the rubric asks for none.
    """

    id: str
    state: PointState
    sentence: str | None = None
    tradeoff: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MisconceptionSeen:
    """A common error, and the sentence that seems to make it."""

    id: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSeen:
    """A cell of the matrix, and the sentence that speaks of it."""

    item: str
    axis: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All that was found in one answer, in the rubric's order.

    ``groups`` are those of which a point was mentioned. ``soup`` are sentences that list keywords
    and explain nothing. ``order`` is the sentence that argues what comes first, if any does.
    ``blanks`` are facts that the learner has still to fill in. ``unread`` are the rubric's regular
    expressions that took too long: nothing was found by them.
    """

    slug: str
    words: int
    points: tuple[PointSeen, ...]
    groups: tuple[str, ...]
    misconceptions: tuple[MisconceptionSeen, ...] = ()
    cells: tuple[CellSeen, ...] = ()
    soup: tuple[str, ...] = ()
    order: str | None = None
    blanks: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def mentioned(self) -> tuple[PointSeen, ...]:
        """The points that were mentioned, explained or not."""
        return tuple(each for each in self.points if each.state in MENTIONED)

    @property
    def tradeoffs(self) -> tuple[str, ...]:
        """Ids of the points whose price was said."""
        return tuple(each.id for each in self.points if each.tradeoff is not None)

    def point(self, id_: str) -> PointSeen:
        """Return the point called ``id_``; KeyError where the rubric has none."""
        found = {each.id: each for each in self.points}
        return found[id_]


MENTIONED = frozenset({PointState.MENTIONED, PointState.EXPLAINED})
