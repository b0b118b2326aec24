"""Sets: a mock examination, or what is to be learned before a date."""

from enum import StrEnum
from pathlib import Path

from judge.errors import Place
from judge.frozen import frozen
from judge.model.text import Text


class SetKind(StrEnum):
    """What a set is for."""

    EXAM = "exam"  # one clock over all of it
    STUDY = "study"  # the scope of a plan


@frozen
class StudyTask:
    """Work that no problem holds: read an article, research the company; its output is a text.

    ``day`` counts from the first day of the plan, 1; None leaves it to the planner.
    """

    id: str
    title: Text
    minutes: int
    day: int | None = None
    asks: Text | None = None  # what to write down afterwards


@frozen
class ProblemSet:
    """A file of ``problems/sets/``; ``slugs`` are problems in their order.

    ``minutes`` is the time of an examination, None in a study set.
    """

    name: str
    kind: SetKind
    title: Text
    about: Text | None
    minutes: int | None
    slugs: tuple[str, ...]
    tasks: tuple[StudyTask, ...]
    file: Path
    place: Place
