"""The store keeps every attempt, survives two at once, and never deletes a damaged file."""

import json
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from judge.errors import ContentError
from judge.model.problem import ProblemLimits
from judge.model.submission import Style, Submission
from judge.model.verdict import CaseResult, SubmissionResult, Verdict
from judge.study.store import Attempt, State, Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
NOT_THE_LEARNERS = {Verdict.JUDGE_ERROR, Verdict.NOT_JUDGED}


def submission(source: str = "print(1)") -> Submission:
    """Make something handed in."""
    return Submission(path=Path("a.py"), source=source, language="python", style=Style.STDIO)


def result(slug: str = "pair", verdict: Verdict = Verdict.ACCEPTED) -> SubmissionResult:
    """Make its judgement."""
    return SubmissionResult(
        slug=slug,
        path="a.py",
        language="python",
        style=Style.STDIO,
        source_digest=submission().digest,
        verdict=verdict,
        cases=(CaseResult(name="a", sample=True, group=None, verdict=verdict, stderr="\ud800한"),),
        total_cases=1,
        limits=ProblemLimits(time_seconds=1, memory_bytes=2**28, output_bytes=2**24),
        machine_factor=1.5,
        isolation="B",
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Name a store whose folder is not there yet."""
    return Store(tmp_path / ".judge" / "progress.sqlite3")


def test_nothing_is_made_by_reading(store: Store, tmp_path: Path) -> None:
    """A store that was never written to is empty, and leaves no file."""
    assert store.states() == {}
    assert store.last() is None
    assert store.last_unsolved() is None
    assert list(tmp_path.iterdir()) == []


def test_attempt_is_read_back(store: Store) -> None:
    """What was added comes back whole, with the time in UTC."""
    seoul = NOON.astimezone(timezone(timedelta(hours=9)))
    added = store.add(submission("print('한글')\r\n"), result(), seoul)

    assert added == Attempt(id=1, submitted_at=NOON, source="print('한글')\r\n", result=result())
    assert store.last() == added
    assert (added.slug, added.verdict) == ("pair", Verdict.ACCEPTED)


def test_two_commands_at_once(store: Store) -> None:
    """Writers wait for one another; no attempt is lost."""
    threads = [
        Thread(target=store.add, args=(submission(), result(f"p{number}"), NOON))
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(store.states()) == 8


def broken(call: Callable[[], object]) -> str:
    """Return what is said of a file that cannot be used."""
    with pytest.raises(ContentError) as caught:
        call()

    assert caught.value.ko != caught.value.en
    return caught.value.en


def test_damaged_file_is_set_aside(store: Store, tmp_path: Path) -> None:
    """A file that is no database is kept under a new name, and a new one is begun."""
    folder = tmp_path / ".judge"
    folder.mkdir()
    for number in (1, 2):
        (folder / "progress.sqlite3").write_bytes(b"no database at all" * 100)

        assert f"kept as progress.sqlite3.damaged-{number}" in broken(store.states)
    store.add(submission(), result(), NOON)

    assert store.states() == {"pair": State.SOLVED}
    assert (folder / "progress.sqlite3.damaged-1").read_bytes().startswith(b"no database")


def test_damaged_page(store: Store, tmp_path: Path) -> None:
    """Damage inside the file is found when it is read."""
    file = tmp_path / ".judge" / "progress.sqlite3"
    for _ in range(50):
        store.add(submission("x" * 1000), result(), NOON)
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))

    assert "damaged" in broken(store.states)
    assert store.states() == {}


def test_file_of_a_newer_judge(store: Store, tmp_path: Path) -> None:
    """A file that a later version wrote is left alone."""
    store.add(submission(), result(), NOON)
    file = tmp_path / ".judge" / "progress.sqlite3"
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    assert "a newer judge wrote this file (version 99)" in broken(store.states)
    assert file.exists()


def test_locked_file(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that somebody else holds is not taken for a damaged one."""
    monkeypatch.setattr("judge.study.database._PATIENCE_SECONDS", 0.01)
    store.add(submission(), result(), NOON)
    file = tmp_path / ".judge" / "progress.sqlite3"
    holder = sqlite3.connect(file)
    holder.execute("BEGIN IMMEDIATE")

    assert "cannot be read or written: database is locked" in broken(
        lambda: store.add(submission(), result(), NOON)
    )
    holder.close()
    assert [each.name for each in file.parent.iterdir() if "damaged" in each.name] == []


def test_failed_migration_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A migration is applied whole or not at all."""
    monkeypatch.setattr(
        "judge.study.database.MIGRATIONS", ("CREATE TABLE a (b); CREATE TABLE a (b);",)
    )
    broken(lambda: store.add(submission(), result(), NOON))
    connection = sqlite3.connect(tmp_path / ".judge" / "progress.sqlite3")
    tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.close()

    assert tables == []


@pytest.mark.parametrize("record", ["{}", "oops", json.dumps({"format": "judge.result/9"})])
def test_record_that_cannot_be_read(record: str, store: Store, tmp_path: Path) -> None:
    """A record of another version spoils neither the states nor the file."""
    store.add(submission(), result(), NOON)
    connection = sqlite3.connect(tmp_path / ".judge" / "progress.sqlite3")
    with connection:
        connection.execute("UPDATE attempts SET record = ?", (record,))
    connection.close()

    assert "attempt 1 cannot be read" in broken(store.last)
    assert store.states() == {"pair": State.SOLVED}


@settings(max_examples=30, stateful_step_count=12)
class StoreMachine(RuleBasedStateMachine):
    """The store, opened anew for each call, against a list."""

    def __init__(self) -> None:
        """Begin with an empty folder."""
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self._path = Path(self._folder.name) / ".judge" / "progress.sqlite3"
        self._added: list[Attempt] = []

    @rule(
        slug=st.sampled_from(["a", "b", "c"]),
        verdict=st.sampled_from(list(Verdict)),
        source=st.text(st.characters(codec="utf-8"), max_size=20),
    )
    def add(self, slug: str, verdict: Verdict, source: str) -> None:
        """Hand something in."""
        moment = NOON + timedelta(minutes=len(self._added))
        judged = replace(result(), slug=slug, verdict=verdict)
        attempt = Store(self._path).add(submission(source), judged, moment)

        assert attempt.id == len(self._added) + 1
        self._added.append(attempt)

    @invariant()
    def states_follow_from_attempts(self) -> None:
        """Solved is for ever; JE and NJ do not count."""
        expected: dict[str, State] = {}
        for attempt in self._added:
            if attempt.verdict is Verdict.ACCEPTED:
                expected[attempt.slug] = State.SOLVED
            elif attempt.verdict not in NOT_THE_LEARNERS:
                expected.setdefault(attempt.slug, State.TRIED)

        assert Store(self._path).states() == expected

    @invariant()
    def last_is_the_latest(self) -> None:
        """Hold the latest attempts against the list."""
        store = Store(self._path)
        solved = {slug for slug, state in store.states().items() if state is State.SOLVED}
        unsolved = [
            attempt
            for attempt in self._added
            if attempt.slug not in solved and attempt.verdict not in NOT_THE_LEARNERS
        ]

        assert store.last() == (self._added[-1] if self._added else None)
        assert store.last_unsolved() == (unsolved[-1] if unsolved else None)
        for slug in ("a", "b", "c"):
            own = [attempt for attempt in self._added if attempt.slug == slug]
            assert store.last(slug) == (own[-1] if own else None)

    def teardown(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()


TestStoreMachine = StoreMachine.TestCase
