"""A set gives items: solutions, answers, what is said aloud, points and tasks."""

from dataclasses import replace
from pathlib import Path

from judge.errors import Place
from judge.model.problem import Kind, ProblemHead
from judge.model.problem_set import ProblemSet, SetKind, StudyTask
from judge.model.text import Text
from judge.model.written import Genre
from judge.study.schedule.scope import items_of_problem, items_of_set, main_item
from tests.study.questions import head, written

TASK = StudyTask(id="read", title=Text("Read", "읽기"), minutes=25, day=2)


def of_set(*problems: ProblemHead, points: tuple[str, ...] = ()) -> list[tuple[str, int]]:
    """Return ids and minutes of the items of a set."""
    known = {problem.slug: problem for problem in problems}
    chosen = ProblemSet(
        name="mine",
        kind=SetKind.STUDY,
        title=Text("", ""),
        about=None,
        minutes=None,
        slugs=(*known, "unreadable"),
        tasks=(TASK,),
        file=Path("mine.yaml"),
        place=Place(file=Path("mine.yaml")),
    )
    return [(item.id, item.minutes) for item in items_of_set(chosen, known.get, points)]


def test_items_of_a_set() -> None:
    """Each kind of problem gives its own items; one that cannot be read gives none."""
    problems = (
        replace(head(Kind.ALGORITHM), slug="algo"),
        replace(head(Kind.SQL), slug="query"),
        replace(written(Genre.DESIGN, "cache", "index"), slug="design"),
        replace(written(Genre.TECHNICAL, "a"), slug="technical", speak_seconds=150.0),
    )

    assert of_set(*problems, points=("point:design/index", "point:other/x")) == [
        ("task:mine/read", 25),
        ("solve:algo", 30),
        ("spoken:algo", 2),
        ("sql:query", 10),
        ("spoken:query", 2),
        ("written:design", 8),
        ("spoken:design", 2),
        ("spoken:technical", 3),
        ("point:design/index", 2),
    ]


def test_content() -> None:
    """The digest follows the words, and neither spaces nor anything else of the problem."""
    first = head(Kind.ALGORITHM)
    spaced = replace(first, statement=Text(" s\n", "s  "), level=3)
    other = replace(first, statement=Text("s", "t"))

    assert items_of_problem(first) == items_of_problem(spaced)
    assert main_item(first).content != main_item(other).content
    assert main_item(first).id == "solve:pair"
    assert main_item(written(Genre.DESIGN)).id == "written:overload"
    assert main_item(written(Genre.TECHNICAL)).id == "spoken:overload"
