"""``judge history`` and ``judge stats``: what was done, drawn on 80 cells."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from judge.model.submission import Style, Submission
from judge.model.text import Locale
from judge.model.verdict import Verdict
from judge.study.store import Store
from tests.cli.results import accepted, failed, judged
from tests.cli.test_screens import Golden, golden, locale
from tests.cli.world import NOON, SLUG, World

__all__ = ["golden", "locale"]


def _attempt(
    world: World,
    days: float,
    verdict: Verdict = Verdict.ACCEPTED,
    *,
    slug: str = SLUG,
    **more: float,
) -> None:
    """Keep an attempt, so many days before the world's noon."""
    milliseconds, factor = more.get("milliseconds", 100.0), more.get("factor", 1.0)
    case = (
        accepted("large", milliseconds=milliseconds)
        if verdict is Verdict.ACCEPTED
        else failed("large", verdict, cpu_seconds=milliseconds / 1000)
    )
    result = replace(judged(case), slug=slug, machine_factor=factor, verdict=verdict)
    submission = Submission(
        path=Path("solution.py"), source="pass\n", language="python", style=Style.FUNCTION
    )
    store = Store(world.directory / ".judge" / "progress.sqlite3")
    store.add(submission, result, NOON - timedelta(days=days))


def _practise(world: World) -> None:
    """Solve one problem quicker and quicker, and some others over half a year."""
    _attempt(world, 40, Verdict.WRONG_ANSWER, milliseconds=3)
    _attempt(world, 39, Verdict.TIME_LIMIT_EXCEEDED, milliseconds=1500)
    _attempt(world, 39, milliseconds=800)
    _attempt(world, 20, milliseconds=400, factor=1.6)
    _attempt(world, 1, milliseconds=90)
    for days in (150, 90, 45, 3, 2, 1, 0, 0, 0):
        _attempt(world, days, slug="pair-with-target")
    _attempt(world, 60, slug="monthly-sales")


def test_history(world: World, locale: Locale, golden: Golden) -> None:
    """Each attempt has its bar; the best stands beside the first."""
    world.locale = locale
    _practise(world)

    golden("history", world.judge("history", SLUG))
    golden("history-last", world.judge("history", SLUG, "--last", "2"))


def test_history_of_one_attempt(world: World, locale: Locale, golden: Golden) -> None:
    """Where nothing ran there is no bar, and nothing to compare."""
    world.locale = locale
    _attempt(world, 0, Verdict.WRONG_ANSWER)

    golden("history-one", world.judge("history", SLUG))


def test_history_as_json(world: World) -> None:
    """The same facts for programs."""
    _practise(world)
    record = json.loads(world.judge("history", SLUG, "--json").out)

    assert record["format"] == "judge.history/1"
    assert (record["attempts"], record["accepted"], record["first_try"]) == (5, 3, False)
    assert record["best"]["cpu_seconds"] == 0.09
    assert record["first_accepted"]["id"] == 3
    assert [run["normal_seconds"] for run in record["runs"]] == [0.003, 1.5, 0.8, 0.25, 0.09]


def test_nothing_was_submitted(world: World, outside: World) -> None:
    """The message says how to begin."""
    ran = world.judge("history", SLUG)
    nowhere = outside.judge("history", "pair-with-target")

    assert ran.code == 5
    assert f"`judge submit {SLUG}` keeps the first attempt" in ran.said
    assert nowhere.code == 2


def test_a_problem_that_cannot_be_read_any_more(world: World) -> None:
    """Its history stays."""
    _practise(world)
    (world.directory / "problems" / SLUG / "problem.yaml").write_text("oops", encoding="utf-8")

    assert world.judge("history", SLUG).out.startswith(f"{SLUG} · 5 attempts, 3 accepted")


def test_stats(world: World, locale: Locale, golden: Golden) -> None:
    """Solved by level and topic, first tries, the streak, and a map of half a year."""
    world.locale = locale
    _practise(world)
    ran = world.judge("stats")
    lines = ran.out.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if "04:00" in line)

    golden("stats-map", replace(ran, out="".join(lines[1:3] + lines[start:])))
    assert max(map(len, lines)) <= 81


def test_stats_as_json(world: World) -> None:
    """The same facts for programs."""
    _practise(world)
    _attempt(world, 5, Verdict.JUDGE_ERROR, slug="cafe-menu")
    record = json.loads(world.judge("stats", "--json").out)

    assert record["format"] == "judge.stats/1"
    assert (record["solved"], record["tried"], record["first_try"]) == (3, 3, 2)
    assert (record["streak_days"], record["longest_streak_days"]) == (4, 4)
    assert {"topic": "hash", "solved": 1, "total": 1} in record["topics"]
    assert record["days"][-1] == {"day": "2026-03-01", "tries": 3, "accepted": 3}
    assert record["today"] == "2026-03-01"


def test_stats_of_nothing(world: World, outside: World) -> None:
    """A new workspace has an empty page, and no division by nothing."""
    ran = world.judge("stats")

    assert ran.code == 0
    assert "days in a row: 0" in ran.out
    assert outside.judge("stats").code == 2


def test_stats_in_colour(world: World) -> None:
    """Bars are green where colours are wanted, and signs where not."""
    _practise(world)
    world.color = True
    painted = world.judge("stats").out

    assert "\x1b[32m" in painted
    world.color = False
    assert "\x1b" not in world.judge("stats").out


def test_a_broken_problem_is_not_counted(world: World) -> None:
    """Nor is a shipped one of the same name taken in its place."""
    before = json.loads(world.judge("stats", "--json").out)["total"]
    for slug in (SLUG, "pair-with-target"):
        folder = world.directory / "problems" / slug
        folder.mkdir(exist_ok=True)
        (folder / "problem.yaml").write_text("oops", encoding="utf-8")

    assert json.loads(world.judge("stats", "--json").out)["total"] == before - 2
