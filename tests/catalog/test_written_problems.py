"""Written questions are read whole: points and their words, a matrix, samples, blanks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem, load_program_problem
from judge.errors import UsageError
from judge.model.problem import Kind
from judge.model.text import Text
from judge.model.written import Aliases, Blank, FollowUp, Genre, Source, Together, WrittenProblem


@pytest.fixture
def story(good_folder: Callable[[str], Path]) -> WrittenProblem:
    """Read the one that has every key."""
    problem = load_problem(good_folder("ship-a-change"))
    assert isinstance(problem, WrittenProblem)
    return problem


def test_head(story: WrittenProblem) -> None:
    """Times are in seconds, and the diagram is labelled in both languages."""
    assert (story.kind, story.genre, story.level) == (Kind.WRITTEN, Genre.BEHAVIOURAL, 3)
    assert (story.write_seconds, story.speak_seconds) == (300.0, 90.0)
    assert (story.expected_points, story.expected_groups) == (1, 1)
    assert story.diagram is not None
    assert [box.label.ko for box in story.diagram.boxes][-1] == "저장소"


def test_points(story: WrittenProblem) -> None:
    """Aliases stay as they were written; a weight that is absent is 1."""
    rollback, number = story.points

    assert rollback.any_of == Aliases(
        words=("롤백", "re:되돌(리|린|려)", "roll back", "go back", "revert*")
    )
    assert rollback.weak == Aliases(words=("이전 버전",), near=("배포",))
    assert (rollback.why.words, rollback.tradeoff.words) == (("장애",), ("비용", "cost"))
    assert (rollback.weight, number.weight) == (3, 1)
    assert number.tradeoff == Aliases()


def test_the_rest(story: WrittenProblem) -> None:
    """Matrix, misconceptions, blanks, followups, sources and patterns."""
    assert story.matrix is not None
    assert story.matrix.cells["rolling", "downtime"] == Text("none", "없음")
    assert [each.id for each in story.misconceptions] == ["no-tests"]
    assert story.misconceptions[0].any_of == Aliases(words=("테스트는 나중에",))
    assert story.misconceptions[0].unless == Aliases(words=("농담", "joking"))
    assert story.misconceptions[0].together == (
        Together(
            all_of=(
                Aliases(words=("테스트", "tests"), denied=True),
                Aliases(words=("필요 없", "needless")),
            ),
            unless=Aliases(words=("오타",)),
            sentences=2,
        ),
    )
    assert story.blanks == (Blank(id="minutes", asks=Text("How many minutes", "몇 분")),)
    assert story.followups == (
        FollowUp(asks=Text("And then?", "그다음은요?"), expects=("rollback",)),
    )
    assert [each.license for each in story.sources] == ["CC BY 4.0", None]
    assert story.sources[1] == Source(title="Another", url="https://example.org/b")
    assert story.negation == {"ko": ("^.{0,4}않",), "en": (r"not( \w+){0,2} ?$",)}


def test_samples(story: WrittenProblem) -> None:
    """What is absent is not checked; what is an empty list is nothing at all."""
    good, *_, soup = story.samples

    assert (good.points, good.tradeoffs, good.cells) == (
        ("rollback",),
        (),
        (("rolling", "downtime"),),
    )
    assert (soup.soup, soup.tradeoffs, soup.cells, soup.negated) == (True, None, None, ())
    assert good.place.line < soup.place.line


def test_it_is_no_program(story: WrittenProblem) -> None:
    """What runs programs says that this is none."""
    with pytest.raises(UsageError, match="answered in writing"):
        load_program_problem(story.folder)
