"""What attempts come to: the tables that count them agree with counting them, whatever happened."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.errors import ContentError, UsageError
from judge.model.problem import ProblemLimits
from judge.model.submission import Style, Submission
from judge.model.verdict import CaseResult, SubmissionResult, Verdict
from judge.study import database
from judge.study.history import Day, History, Streak, Tally, streak_of
from judge.study.store import State, Store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SEOUL = timezone(timedelta(hours=9))
SUBMISSION = Submission(
    path=Path("solution.py"), source="pass\n", language="python", style=Style.STDIO
)
_NO_TRIES = {Verdict.JUDGE_ERROR, Verdict.NOT_JUDGED}


def result(
    verdict: Verdict = Verdict.ACCEPTED,
    *,
    slug: str = "pair",
    seconds: Sequence[float] = (0.1,),
    factor: float = 1.0,
) -> SubmissionResult:
    """Make a result of cases that took so long."""
    cases = tuple(
        CaseResult(name=f"case-{n}", sample=False, group=None, verdict=verdict, cpu_seconds=each)
        for n, each in enumerate(seconds)
    )
    return SubmissionResult(
        slug=slug,
        path="solution.py",
        language="python",
        style=Style.STDIO,
        source_digest="",
        verdict=verdict,
        cases=cases,
        total_cases=len(cases),
        limits=ProblemLimits(time_seconds=2, memory_bytes=2**28, output_bytes=2**24),
        machine_factor=factor,
        isolation="B",
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / ".judge" / "progress.sqlite3"


def test_nothing_yet(path: Path) -> None:
    """Without a file there is no history."""
    history = History(path)

    assert history.runs("pair", 5) == ()
    assert history.tally("pair") is None
    assert history.best("pair") is None
    assert history.first_solved("pair") is None
    assert history.days() == ()


def test_runs_of_a_problem(path: Path) -> None:
    """The latest ones, the oldest first; the slowest case counts; nothing ran: no time."""
    store, history = Store(path), History(path)
    store.add(SUBMISSION, result(Verdict.COMPILE_ERROR, seconds=()), NOON)
    store.add(SUBMISSION, result(seconds=(0.1, 0.4, 0.2), factor=2.0), NOON)
    store.add(SUBMISSION, result(slug="other"), NOON)
    store.add(SUBMISSION, result(seconds=(0.3,)), NOON + timedelta(days=1))
    runs = history.runs("pair", 2)

    assert [run.id for run in runs] == [2, 4]
    assert [run.cpu_seconds for run in runs] == [0.4, 0.3]
    assert runs[0].normal_seconds == 0.2
    assert runs[0].limit_seconds == 2
    assert runs[0].submitted_at == NOON
    assert history.runs("pair", 9)[0].normal_seconds is None
    best, first = history.best("pair"), history.first_solved("pair")
    assert best is not None
    assert first is not None
    assert best.id == first.id == 2  # 0.4 s on a machine half as fast is 0.2 s


def test_the_day_is_that_of_the_learner(path: Path) -> None:
    """It begins at four in the morning where they are, and stays when they travel."""
    store, history = Store(path), History(path)
    for moment in (
        datetime(2026, 3, 2, 3, 59, tzinfo=SEOUL),
        datetime(2026, 3, 2, 4, 0, tzinfo=SEOUL),
        datetime(2026, 3, 2, 3, 59, tzinfo=UTC),
    ):
        store.add(SUBMISSION, result(), moment)

    assert history.days() == (
        Day(day=date(2026, 3, 1), tries=2, solved=2),
        Day(day=date(2026, 3, 2), tries=1, solved=1),
    )


ATTEMPTS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from(list(Verdict)),
        st.lists(st.sampled_from([0.1, 0.2, 0.4]), max_size=2),
        st.sampled_from([1.0, 2.0]),
        st.integers(0, 3),
    ),
    max_size=25,
)


@settings(max_examples=30)
@given(attempts=ATTEMPTS)
def test_the_counts_agree_with_counting(
    attempts: list[tuple[str, Verdict, list[float], float, int]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """The triggers keep what a pass over all attempts would say."""
    path = tmp_path_factory.mktemp("history") / "progress.sqlite3"
    store = Store(path)
    for slug, verdict, seconds, factor, day in attempts:
        judged = result(verdict, slug=slug, seconds=seconds, factor=factor)
        store.add(SUBMISSION, judged, NOON + timedelta(days=day))

    assert_counts_are_right(path)


def assert_counts_are_right(path: Path) -> None:
    """Hold the counting tables against the attempts themselves."""
    history = History(path)
    slugs = {tally.slug for tally in history.tallies()}
    for slug in slugs:
        runs = history.runs(slug, 10**9)
        tries = [run for run in runs if run.verdict not in _NO_TRIES]
        solved = [run for run in runs if run.verdict is Verdict.ACCEPTED]
        timed = [run for run in solved if run.normal_seconds is not None]
        assert history.tally(slug) == Tally(
            slug=slug,
            attempts=len(runs),
            tries=len(tries),
            solved=len(solved),
            first_try=bool(tries) and tries[0].verdict is Verdict.ACCEPTED,
        )
        assert history.first_solved(slug) == (solved[0] if solved else None)
        best = min(timed, key=lambda run: (run.normal_seconds or 0, run.id), default=None)
        assert history.best(slug) == best
    everything = [run for slug in slugs for run in history.runs(slug, 10**9)]
    by_day = {run.day for run in everything if run.verdict not in _NO_TRIES}
    assert history.days() == tuple(
        Day(
            day=day,
            tries=sum(r.day == day and r.verdict not in _NO_TRIES for r in everything),
            solved=sum(r.day == day and r.verdict is Verdict.ACCEPTED for r in everything),
        )
        for day in sorted(by_day)
    )


def test_attempts_of_an_earlier_version_are_counted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file from before the counting gets its counts, times and days when it is opened."""
    monkeypatch.setattr(database, "MIGRATIONS", database.MIGRATIONS[:1])
    connection = sqlite3.connect(_made(path))
    record = {
        "cases": [{"cpu_seconds": 0.25}, {"cpu_seconds": None}],
        "limits": {"time_seconds": 2},
    }
    with connection:
        for number, (verdict, text) in enumerate(
            [
                ("WA", json.dumps(record)),
                ("AC", json.dumps(record)),
                ("AC", "damaged"),
                ("JE", "{}"),
            ]
        ):
            moment = (NOON + timedelta(days=number)).isoformat(timespec="microseconds")
            connection.execute(
                "INSERT INTO attempts (slug, submitted_at, language, style, source, source_digest,"
                " verdict, record, machine_factor) VALUES (?, ?, '', '', '', '', ?, ?, 1.0)",
                ("pair", moment, verdict, text),
            )
    connection.close()
    monkeypatch.undo()
    runs = History(path).runs("pair", 10)

    assert [run.cpu_seconds for run in runs] == [0.25, 0.25, None, None]
    assert runs[0].limit_seconds == 2
    assert len({run.day for run in runs}) == 4
    assert_counts_are_right(path)
    assert Store(path).states() == {"pair": State.SOLVED}
    Store(path).add(SUBMISSION, result(), NOON)
    assert_counts_are_right(path)


def _made(path: Path) -> Path:
    """Make an empty file of the version that is in force."""
    with database.Database(path).writing():
        pass
    return path


def test_a_saved_attempt_is_on_the_disk(path: Path) -> None:
    """In write-ahead mode only FULL brings a commit to the disk before it is reported."""
    with database.Database(path).writing() as connection:
        (synchronous,) = connection.execute("PRAGMA synchronous").fetchone()
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()

    assert (synchronous, mode) == (2, "wal")


MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "practised, streak",
    [
        ([], Streak(now=0, longest=0)),
        ([0], Streak(now=1, longest=1)),
        ([-1], Streak(now=1, longest=1)),  # today is not over
        ([-2], Streak(now=0, longest=1)),
        ([0, -2, -1, -4, -5, -6], Streak(now=3, longest=3)),
        ([-9, -8, -7, -6, -1, 0], Streak(now=2, longest=4)),
    ],
)
def test_streaks(practised: list[int], streak: Streak) -> None:
    """Days in a row on which something was done, in any order."""
    days = {MONDAY + timedelta(days=off) for off in practised}

    assert streak_of(days, MONDAY) == streak


def test_a_run_keeps_its_verdict(path: Path) -> None:
    """What was judged is what is read."""
    for verdict in Verdict:
        Store(path).add(SUBMISSION, replace(result(verdict), language="cpp"), NOON)

    assert [run.verdict for run in History(path).runs("pair", 99)] == list(Verdict)


def test_progress_goes_out_and_comes_back(path: Path, tmp_path: Path) -> None:
    """Every row, the numbers that come next, and what is counted."""
    for number, verdict in enumerate((Verdict.WRONG_ANSWER, Verdict.ACCEPTED)):
        Store(path).add(SUBMISSION, result(verdict), NOON + timedelta(days=number))
    exported = json.loads(json.dumps(database.Database(path).export()))
    other = tmp_path / "other" / "progress.sqlite3"
    count = database.Database(other).restore(exported)

    assert count == 2
    assert set(exported["tables"]) >= {"attempts"}
    assert not {"tallies", "days"} & set(exported["tables"])
    assert History(other).runs("pair", 9) == History(path).runs("pair", 9)
    assert History(other).tallies() == History(path).tallies()
    assert History(other).days() == History(path).days()
    assert Store(other).add(SUBMISSION, result(), NOON).id == 3
    assert_counts_are_right(other)


def test_progress_of_an_earlier_version_comes_back(tmp_path: Path) -> None:
    """It is restored as it was, and brought up to date as any file is."""
    row = [7, "pair", NOON.isoformat(), "python", "stdio", "pass", "", "AC", "{}", 1.0]
    columns = ["id", "slug", "submitted_at", "language", "style", "source", "source_digest"]
    columns += ["verdict", "record", "machine_factor"]
    exported = {"version": 1, "tables": {"attempts": {"columns": columns, "rows": [row]}}}
    path = tmp_path / "progress.sqlite3"
    database.Database(path).restore(exported)

    assert [run.id for run in History(path).runs("pair", 9)] == [7]
    assert_counts_are_right(path)


def test_what_does_not_fit_is_not_restored(path: Path) -> None:
    """A newer version, another table, another column: told, and no file is left."""
    rows = {"columns": ["id", "evil"], "rows": [[1, 2]]}
    for exported, said in (
        ({"version": 99, "tables": {}}, "a newer judge wrote"),
        ({"version": 1, "tables": {"attempts": rows}}, "other columns"),
        ({"version": 1, "tables": {"nothing": rows}}, "other columns"),
        ({"version": 1, "tables": {"attempts": {"columns": ["id"], "rows": [[1]]}}}, "NOT NULL"),
        ({"version": 1, "tables": {"attempts": {}}}, "does not fit"),
    ):
        with pytest.raises(ContentError, match=said):
            database.Database(path).restore(exported)

        assert not path.exists()
    _made(path)
    with pytest.raises(UsageError, match="is there already"):
        database.Database(path).restore({"version": 1, "tables": {}})


def test_nothing_to_export(path: Path) -> None:
    """Without a file there is nothing, and none is made."""
    assert database.Database(path).export() == {"version": 0, "tables": {}}
    assert not path.exists()
