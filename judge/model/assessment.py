"""What was found in a written answer: evidence, never a judgement of its quality.

A machine can say that a point was *mentioned*, and show the sentence. Whether it is right, and well
said, the learner decides beside the model sentence. Nothing is subtracted for what is wrong.
"""

from collections.abc import Mapping
from enum import StrEnum

from judge.frozen import frozen


class PointState(StrEnum):
    """How a point stands in an answer."""

    EXPLAINED = "explained"  # in a real sentence, with its price or a reason where it has one
    MENTIONED = "mentioned"
    NEGATED = (
        "negated"  # named only where it seems denied, or in an error: a question to the learner
    )
    MISSING = "missing"


@frozen
class PointSeen:
    """One point of the rubric: its state and the sentence that shows it, None where it is missing.

    ``tradeoff`` is the sentence that says its price, ``reason`` that which says why; None where
    they were not said, or the rubric asks for none. ``listed``: only lists of keywords name it.
    """

    id: str
    state: PointState
    sentence: str | None = None
    tradeoff: str | None = None
    reason: str | None = None
    listed: bool = False


@frozen
class MisconceptionSeen:
    """A common error, and the sentence that seems to make it."""

    id: str
    sentence: str


@frozen
class CellSeen:
    """A cell of the matrix, and the sentence that speaks of it."""

    item: str
    axis: str
    sentence: str


@frozen
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
    def told(self) -> tuple[PointSeen, ...]:
        """Those that more than a list of keywords mentions: what an answer is measured by."""
        return tuple(each for each in self.mentioned if not each.listed)

    @property
    def tradeoffs(self) -> tuple[str, ...]:
        """Ids of the points whose price was said."""
        return tuple(each.id for each in self.points if each.tradeoff is not None)

    def point(self, id_: str) -> PointSeen:
        """Return the point called ``id_``; KeyError where the rubric has none."""
        found = {each.id: each for each in self.points}
        return found[id_]


MENTIONED = frozenset({PointState.MENTIONED, PointState.EXPLAINED})
MACHINE_GRADES = {
    PointState.EXPLAINED: 2,
    PointState.MENTIONED: 1,
    PointState.NEGATED: 0,
    PointState.MISSING: 0,
}
"""What a machine would say on the scale on which learners grade themselves: 0, 1 or 2."""


@frozen
class Comparison:
    """How many of ``graded`` points the learner graded higher, or lower, than the machine."""

    higher: int
    lower: int
    graded: int


def compare(assessment: Assessment, grades: Mapping[str, int]) -> Comparison:
    """Hold the learner's grades, by the ids of points, against the machine's."""
    pairs = [
        (grades[point.id], MACHINE_GRADES[point.state])
        for point in assessment.points
        if point.id in grades
    ]
    return Comparison(
        higher=sum(own > machine for own, machine in pairs),
        lower=sum(own < machine for own, machine in pairs),
        graded=len(pairs),
    )
