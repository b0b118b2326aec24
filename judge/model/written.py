"""A written or spoken question: its prompt, and what a good answer mentions.

A **rubric** is what an answer is held against. Its points are found by **aliases**, in Korean and
English; that a point was *mentioned* is all that a machine can say, and it shows the sentence. The
ids of points are stable for ever: progress is kept by id, never by text.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from judge.errors import Place
from judge.frozen import frozen
from judge.model.problem import ProblemHead
from judge.model.text import Text

REGEX = "re:"  # what an alias begins with that is a regular expression


class Genre(StrEnum):
    """What a question asks for."""

    DESIGN = "design"  # a system is drawn, and measures are wanted
    TECHNICAL = "technical"
    BEHAVIOURAL = "behavioural"  # situation, task, action, result: the learner's own facts


@frozen
class Aliases:
    """The words that tell of a thing, as the author wrote them, of both languages together.

    A plain alias is folded like the answer; one that ends in ``*`` is a stem; one that begins with
    ``re:`` is a regular expression over the folded sentence.
    """

    words: tuple[str, ...] = ()
    near: tuple[str, ...] = ()  # where not empty: counts only in a sentence that has one of these
    denied: bool = False  # those of an error: they count where they are denied, too


@frozen
class Examples:
    """What people say: sentences that mention a point or make an error, and others ``near`` it."""

    said: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@frozen
class Point:
    """One thing that a good answer mentions.

    ``title`` names it in a list and on a card; ``says`` is the model sentence. ``any_of`` finds it,
    ``weak`` finds it near other words only, ``why`` are words of a reason, ``tradeoff`` of a price;
    what is like the ``examples`` mentions it, too.
    """

    id: str
    group: str
    weight: int
    title: Text
    says: Text
    any_of: Aliases
    weak: Aliases = Aliases()
    why: Aliases = Aliases()
    tradeoff: Aliases = Aliases()
    examples: Examples = Examples()


@frozen
class Together:
    """Words that make an error where they stand together.

    One of each of ``all_of``, undenied, and none of ``unless``, within so many ``sentences`` that
    follow each other.
    """

    all_of: tuple[Aliases, ...]
    unless: Aliases = Aliases()
    sentences: int = 1


@frozen
class Misconception:
    """A common error: flagged with what is right (``says``), and never subtracted.

    A sentence makes it that has one of ``any_of``, or words that stand ``together``, and none of
    ``unless``; or that is like the ``examples``.
    """

    id: str
    says: Text
    any_of: Aliases
    together: tuple[Together, ...] = ()
    unless: Aliases = Aliases()
    examples: Examples = Examples()


@frozen
class Named:
    """A row or a column of a matrix, or a group of points; the aliases of a group are empty."""

    id: str
    title: Text
    any_of: Aliases = Aliases()


@frozen
class Matrix:
    """What "list and compare" asks for: each item beside each axis.

    ``cells`` holds the model's words by (item id, axis id). A cell is mentioned where the answer
    speaks of the axis while it speaks of the item.
    """

    items: tuple[Named, ...]
    axes: tuple[Named, ...]
    cells: Mapping[tuple[str, str], Text]


@frozen
class FollowUp:
    """What an interviewer asks next, and the ids of the points that its answer needs."""

    asks: Text
    expects: tuple[str, ...] = ()


@frozen
class Blank:
    """A fact that the learner alone knows, such as a number from an own project."""

    id: str
    asks: Text


@frozen
class SampleAnswer:
    """An answer written by the author, and what has to be found in it: a test of the rubric.

    ``points``, ``tradeoffs``, ``negated`` and ``misconceptions`` are ids, and complete; ``cells``
    are pairs of an item and an axis. ``soup``: it is a list of keywords that explains nothing.
    """

    name: str
    locale: str
    text: str
    points: tuple[str, ...]
    place: Place
    tradeoffs: tuple[str, ...] | None = None
    negated: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] | None = None
    soup: bool = False


@frozen
class Source:
    """Where one may read more."""

    title: str
    url: str
    license: str | None = None


@frozen
class Box:
    """A part of a system; ``stores``: it keeps data, as ``[(database)]`` says."""

    id: str
    label: Text
    stores: bool = False


@frozen
class Diagram:
    """Boxes and arrows; an arrow is a pair of ids, from and to."""

    boxes: tuple[Box, ...]
    arrows: tuple[tuple[str, str], ...]

    def ranks(self) -> tuple[tuple[Box, ...], ...]:
        """Boxes by how many arrows lead to them at most; those that lead back are left aside."""
        rank = {box.id: 0 for box in self.boxes}
        forward: list[tuple[str, str]] = []
        for start, end in self.arrows:
            if start not in _reached(end, forward):
                forward.append((start, end))
        for _ in self.boxes:
            for start, end in forward:
                rank[end] = max(rank[end], rank[start] + 1)
        return tuple(
            tuple(box for box in self.boxes if rank[box.id] == each)
            for each in sorted(set(rank.values()))
        )


def _reached(start: str, arrows: Sequence[tuple[str, str]]) -> set[str]:
    """All that arrows lead to from ``start``, itself too."""
    reached, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        following = {end for begin, end in arrows if begin == here} - reached
        reached |= following
        waiting += following
    return reached


@frozen
class WrittenProblem(ProblemHead):
    """A problem of ``kind: written``; the prompt is its statement.

    ``expected_points`` of ``expected_groups`` make a good answer in the time: all of them are never
    asked for. ``negation`` replaces the usual patterns, by locale. ``beside`` are sentences of
    answers that mention nothing of the rubric.
    """

    genre: Genre
    diagram: Diagram | None
    write_seconds: float
    speak_seconds: float
    expected_points: int
    expected_groups: int
    groups: tuple[Named, ...]
    points: tuple[Point, ...]
    matrix: Matrix | None
    misconceptions: tuple[Misconception, ...]
    negation: Mapping[str, tuple[str, ...]]
    model_answer: Text
    blanks: tuple[Blank, ...]
    followups: tuple[FollowUp, ...]
    samples: tuple[SampleAnswer, ...]
    sources: tuple[Source, ...]
    beside: tuple[str, ...] = ()
