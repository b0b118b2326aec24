"""To undo restores the exact state before, whatever came before, also after a restart."""

import sqlite3
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from judge.errors import ContentError
from judge.study.database import Database
from judge.study.schedule.log import PracticeLog
from judge.study.schedule.memory import Grade, Memory, after
from judge.study.schedule.row import Action, Facts, Row
from judge.study.schedule.standing import (
    Standing,
    begun_at,
    candour,
    days_of,
    hints_used,
    missed_points,
    standings,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MONDAY = date(2026, 11, 23)
SPOKEN = "spoken:pair"


@pytest.fixture
def log(tmp_path: Path) -> PracticeLog:
    """Name a log whose file is not there yet."""
    return PracticeLog(Database(tmp_path / ".judge" / "progress.sqlite3"))


def plain(action: Action, item: str = SPOKEN, **more: object) -> Row:
    """Make a row that is no grade."""
    row = Row(id=0, at=NOON, day=MONDAY, action=action, item=item)
    return replace(row, **more)  # type: ignore[arg-type]  # by name


def test_nothing_is_made_by_reading(log: PracticeLog, tmp_path: Path) -> None:
    """A log that was never written to is empty, and leaves no file."""
    assert log.rows() == ()
    assert list(tmp_path.iterdir()) == []


def test_a_grade_is_read_back(log: PracticeLog) -> None:
    """A row comes back whole, floats to the last bit."""
    facts = Facts(mentioned=3, expected=6, missed=("cache", "index"), seconds=71.5)
    added = log.grade(
        SPOKEN,
        Grade.HARD,
        at=NOON,
        day=MONDAY,
        suggested=Grade.AGAIN,
        content="abc",
        facts=facts,
    )

    assert log.rows() == (added,)
    assert added.memory == after(None, Grade.HARD, MONDAY)
    assert (added.facts, added.suggested, added.content) == (facts, Grade.AGAIN, "abc")


def test_nothing_to_undo(log: PracticeLog) -> None:
    """Where nothing was decided there is nothing to take back; what was measured stays."""
    log.add(plain(Action.HINT, facts=Facts(hint=1)))

    assert log.undo(NOON, MONDAY) is None
    assert len(log.rows()) == 1


def test_undo_takes_back_missed_points(log: PracticeLog) -> None:
    """Points that a grade brought in go with it."""
    log.grade(SPOKEN, Grade.HARD, at=NOON, day=MONDAY, facts=Facts(missed=("cache",)))
    log.grade(SPOKEN, Grade.HARD, at=NOON, day=MONDAY, facts=Facts(missed=("index", "cache")))
    before = missed_points(log.rows())
    undone = log.undo(NOON, MONDAY)

    assert before == ("point:pair/cache", "point:pair/index")
    assert missed_points(log.rows()) == ("point:pair/cache",)
    assert undone is not None
    assert undone.facts.missed == ("index", "cache")


def test_lapses_make_a_leech(log: PracticeLog) -> None:
    """An item that was forgotten four times is a leech; the first grade is no lapse."""
    for number in range(5):
        assert not standings(log.rows()).get(SPOKEN, Standing()).leech
        log.grade(SPOKEN, Grade.AGAIN, at=NOON, day=MONDAY + timedelta(days=number))

    standing = standings(log.rows())[SPOKEN]
    assert (standing.lapses, standing.grades, standing.leech) == (4, 5, True)


def test_what_else_a_log_says(log: PracticeLog) -> None:
    """A task is done, an examination asks, content is kept or forgotten."""
    log.add(plain(Action.DONE, "task:a/read"))
    log.add(plain(Action.ASK, due=MONDAY))
    asked = standings(log.rows())
    log.grade(SPOKEN, Grade.GOOD, at=NOON, day=MONDAY, content="old")
    log.add(plain(Action.KEEP, content="new"))
    kept = standings(log.rows())
    log.add(plain(Action.FORGET))
    forgotten = standings(log.rows())
    log.undo(NOON, MONDAY)

    assert asked["task:a/read"].done == MONDAY
    assert asked["task:a/read"].last == MONDAY
    assert asked[SPOKEN].asked == MONDAY
    assert (kept[SPOKEN].asked, kept[SPOKEN].content) == (None, "new")
    assert forgotten[SPOKEN] == Standing()
    assert standings(log.rows()) == kept
    assert days_of(log.rows()) == {MONDAY: 2}


def test_what_happened_since_the_last_grade(log: PracticeLog) -> None:
    """Hints count once each, until the next grade; so does the opening of a file."""
    for number in (1, 2, 2):
        log.add(plain(Action.HINT, facts=Facts(hint=number)))
    begun = log.add(plain(Action.BEGIN))
    before = log.rows()
    log.grade(SPOKEN, Grade.GOOD, at=NOON, day=MONDAY, facts=Facts(seconds=90.0))

    assert (hints_used(before, SPOKEN), begun_at(before, SPOKEN)) == (2, begun)
    assert (hints_used(log.rows(), SPOKEN), begun_at(log.rows(), SPOKEN)) == (0, None)
    assert standings(log.rows())[SPOKEN].seconds == 90.0


def test_candour(log: PracticeLog) -> None:
    """Grades above the suggestion are counted; those without a suggestion are not."""
    for grade, suggested in [(3, 2), (3, 3), (2, 3), (4, 1), (3, None), (4, 3)]:
        log.grade(
            SPOKEN,
            Grade(grade),
            at=NOON,
            day=MONDAY,
            suggested=Grade(suggested) if suggested else None,
        )
    found = candour(log.rows())

    assert (found.higher, found.graded, found.worth_saying) == (3, 5, True)
    assert not candour(log.rows()[:3]).worth_saying


@pytest.mark.parametrize("column, value", [("day", "someday"), ("action", "jump"), ("facts", "{")])
def test_row_that_cannot_be_read(column: str, value: str, log: PracticeLog, tmp_path: Path) -> None:
    """A row that somebody changed by hand is named."""
    log.grade(SPOKEN, Grade.GOOD, at=NOON, day=MONDAY)
    connection = sqlite3.connect(tmp_path / ".judge" / "progress.sqlite3")
    with connection:
        connection.execute(f"UPDATE practice SET {column} = ?", (value,))  # noqa: S608
    connection.close()
    with pytest.raises(ContentError, match="row 1 of the practice"):
        log.rows()


@settings(max_examples=40, stateful_step_count=25)
class PracticeMachine(RuleBasedStateMachine):
    """The log, opened anew for each call, against a stack of states."""

    def __init__(self) -> None:
        """Begin with an empty folder."""
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / ".judge" / "progress.sqlite3"
        self._day = MONDAY
        self._states: list[dict[str, Standing]] = [{}]
        self._graded: list[tuple[str, Grade, date]] = []

    def _log(self) -> PracticeLog:
        return PracticeLog(Database(self._path))

    @rule(
        item=st.sampled_from(["solve:a", SPOKEN, "point:pair/cache"]),
        grade=st.sampled_from(Grade),
        gap=st.integers(0, 9),
    )
    def grade(self, item: str, grade: Grade, gap: int) -> None:
        """Grade an item, some days later."""
        self._day += timedelta(days=gap)
        self._log().grade(item, grade, at=NOON, day=self._day)
        self._states.append(standings(self._log().rows()))
        self._graded.append((item, grade, self._day))

    @rule()
    def undo(self) -> None:
        """Take back the last grade, or find that there is none."""
        undone = self._log().undo(NOON, self._day)
        if not self._graded:
            assert undone is None
            return
        item, grade, day = self._graded.pop()
        self._states.pop()

        assert undone is not None
        assert (undone.item, undone.grade, undone.day) == (item, grade, day)

    @rule()
    def restart(self) -> None:
        """Move everything that the log has into the file itself, as the last closing does."""
        if self._path.exists():
            connection = sqlite3.connect(self._path)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()

    @invariant()
    def state_is_the_one_before(self) -> None:
        """Hold what stands against what stood when the last grade that counts was given."""
        assert standings(self._log().rows()) == self._states[-1]

    @invariant()
    def state_is_a_replay(self) -> None:
        """Hold what stands against what FSRS makes of the grades that count."""
        memories: dict[str, Memory] = {}
        for item, grade, day in self._graded:
            memories[item] = after(memories.get(item), grade, day)
        found = standings(self._log().rows())

        assert {item: standing.memory for item, standing in found.items()} == memories

    def teardown(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()


TestPracticeMachine = PracticeMachine.TestCase
