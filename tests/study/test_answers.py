"""Written answers are kept with the machine's view and with their writer's."""

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from judge.errors import ContentError
from judge.model.assessment import Assessment, Comparison, PointSeen, PointState
from judge.study.answers import Answer, Answers
from judge.study.store import State, Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def assessment(slug: str = "overload") -> Assessment:
    """Find one of two points."""
    return Assessment(
        slug=slug,
        words=2,
        points=(
            PointSeen(id="cache", state=PointState.MENTIONED, sentence="캐시"),
            PointSeen(id="index", state=PointState.MISSING),
        ),
        groups=("measures",),
    )


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    """Name a file whose folder is not there yet."""
    return Answers(tmp_path / ".judge" / "progress.sqlite3")


def test_nothing_is_made_by_reading(answers: Answers, tmp_path: Path) -> None:
    """What was never written to is empty, and leaves no file."""
    assert answers.states() == {}
    assert answers.last() is None
    assert answers.last_unsolved() is None
    assert answers.all_of("overload") == ()
    assert list(tmp_path.iterdir()) == []


def test_an_answer_comes_back(answers: Answers) -> None:
    """What was added comes back whole, with the time in UTC."""
    seoul = NOON.astimezone(timezone(timedelta(hours=9)))
    added = answers.add("캐시\r\n", assessment(), seoul, enough=False)

    assert added == Answer(
        id=1, submitted_at=NOON, text="캐시\r\n", assessment=assessment(), enough=False
    )
    assert answers.last() == added
    assert (added.slug, added.comparison) == ("overload", None)


def test_grades_are_the_writers(answers: Answers, tmp_path: Path) -> None:
    """The machine's view stays, and the difference is kept beside both."""
    added = answers.add("캐시", assessment(), NOON, enough=False)
    graded = answers.grade(added, {"cache": 2, "index": 0}, NOON)
    with sqlite3.connect(tmp_path / ".judge" / "progress.sqlite3") as connection:
        row = connection.execute("SELECT grades, higher, lower, graded_at FROM answers").fetchone()
    connection.close()

    assert answers.last() == graded
    assert graded.assessment == assessment()
    assert graded.comparison == Comparison(higher=1, lower=0, graded=2)
    assert row == ('{"cache": 2, "index": 0}', 1, 0, NOON.isoformat(timespec="microseconds"))


def test_states(answers: Answers) -> None:
    """Solved is what was graded, or mentions enough; once solved it stays so."""
    answers.add("", assessment("tried"), NOON, enough=False)
    answers.add("", assessment("enough"), NOON, enough=True)
    answers.add("", assessment("enough"), NOON, enough=False)
    answers.grade(answers.add("", assessment("graded"), NOON, enough=False), {}, NOON)

    assert answers.states() == {
        "tried": State.TRIED,
        "enough": State.SOLVED,
        "graded": State.SOLVED,
    }


def test_latest(answers: Answers) -> None:
    """The latest of a problem, of all, and of what is not solved."""
    first = answers.add("1", assessment("a"), NOON, enough=False)
    second = answers.add("2", assessment("b"), NOON, enough=True)
    third = answers.add("3", assessment("a"), NOON, enough=False)

    assert answers.last() == third
    assert answers.last("b") == second
    assert answers.last_unsolved() == third
    assert answers.all_of("a") == (first, third)


@pytest.mark.parametrize(
    "change",
    [
        "assessment = 'x'",
        "assessment = '[]'",
        "grades = 'x'",
        "grades = '[1]'",
        "grades = '{\"a\": null}'",
    ],
)
def test_damaged_rows(change: str, answers: Answers, tmp_path: Path) -> None:
    """A row that cannot be read says so with its number."""
    answers.add("1", assessment(), NOON, enough=False)
    with sqlite3.connect(tmp_path / ".judge" / "progress.sqlite3") as connection:
        connection.execute(f"UPDATE answers SET {change}")  # noqa: S608 - of this test
    connection.close()
    with pytest.raises(ContentError, match="answer 1 cannot be read"):
        answers.last()


def test_both_kinds_share_a_file(answers: Answers, tmp_path: Path) -> None:
    """Attempts and answers are kept side by side."""
    answers.add("1", assessment(), NOON, enough=False)

    assert Store(tmp_path / ".judge" / "progress.sqlite3").states() == {}
