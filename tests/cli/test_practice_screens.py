"""What is practised, on 80 cells and in both languages, as files to read."""

import pytest

from judge.model.text import Locale
from tests.cli.practice import QUESTION, after, plan, prepare
from tests.cli.results import RESULTS
from tests.cli.test_screens import Golden, golden, locale
from tests.cli.world import SLUG, World, tells

__all__ = ["golden", "locale"]


@pytest.fixture
def desk(world: World, locale: Locale) -> World:
    """Stand in a workspace with something to practise."""
    world.locale = locale
    return prepare(world)


def test_plan(desk: World, golden: Golden) -> None:
    """The days, one line each; without a plan, how to make one."""
    golden("plan-none", desk.judge("plan"))
    golden("plan", plan(desk))
    golden("plan-done", desk.judge("plan", "done", "tidy-desk"))
    golden("plan-short", desk.judge("plan", "--date", "2026-03-03", "--minutes", "20"))


def test_plan_into_the_next_year(desk: World, golden: Golden) -> None:
    """Free days in a row are one line, and a year that is not this one is said."""
    after(desk, days=300)
    golden("plan-far", plan(desk, "2027-01-10", "--set", "other"))


def test_today(desk: World, golden: Golden) -> None:
    """The day: first as planned, then with something done, and later what fades."""
    plan(desk)
    golden("today", desk.judge())
    desk.judge("plan", "done", "tidy-desk")
    desk.judge("review", SLUG, "--grade", "good")
    golden("today-going", desk.judge())
    after(desk, days=1)
    desk.judge("review", f"spoken:{SLUG}", "--grade", "hard")
    desk.judge("review", QUESTION, "--grade", "again")
    after(desk, days=2)
    golden("today-later", desk.judge())
    desk.solve("# Read\n\n<!-- not this -->\nIt claims much.\n", "read-article.md", slug="tasks")
    golden("today-written", desk.judge())


def test_end_of_a_plan(desk: World, golden: Golden) -> None:
    """The eve is short, the day itself is quiet, and afterwards all is as before."""
    plan(desk)
    desk.judge("review", f"spoken:{SLUG}", "--grade", "good")
    after(desk, days=6)
    golden("today-eve", desk.judge())
    after(desk, days=1)
    golden("today-interview", desk.judge())


def test_rehearsal(desk: World, golden: Golden) -> None:
    """From the title and the constraints to the next time, with a Korean layout or without."""
    plan(desk)
    desk.keys = ["x", "x", "y", "y", "n", "y", "n", "3", "x"]
    desk.ticks = [0.0, 0.0, 47.0]
    golden("rehearse", desk.judge("rehearse", SLUG))


def test_rehearsal_of_a_question(desk: World, golden: Golden) -> None:
    """What was written down is held against the rubric; the learner has the last word."""
    desk.keys = ["x", "", "x", "y", "n", "n", "2", "u", "1", "x"]
    desk.ticks = [0.0, 0.0, 95.0]
    desk.on_edit = lambda file: file.write_text(
        "We put a cache in front of it. It is always fresh.\n캐시를 둡니다.\n", encoding="utf-8"
    )
    golden("rehearse-question", desk.judge("rehearse", QUESTION, "--type"))
    after(desk, days=1)
    desk.keys = ["x", "3", "x"]
    golden("rehearse-point", desk.judge("rehearse", f"point:{QUESTION}/replica"))


def test_rehearsal_without_a_keyboard(desk: World, golden: Golden) -> None:
    """Where nobody presses a key, the list is printed, and how to grade."""
    golden("rehearse-printed", desk.judge("rehearse", QUESTION))


def test_review(desk: World, golden: Golden) -> None:
    """What is due, what a grade leads to, and what is taken back."""
    golden("review-empty", desk.judge("review"))
    for _ in range(4):
        desk.judge("review", f"spoken:{SLUG}", "--grade", "again")
        after(desk, days=1)
    golden("review-leech", desk.judge("review", f"spoken:{SLUG}", "--grade", "again"))
    golden("review-undo", desk.judge("review", "--undo"))
    golden("review-due", desk.judge("review"))
    desk.judge("review", f"spoken:{SLUG}", "--grade", "good")
    golden("review-next", desk.judge("review"))


def test_after_a_submission(desk: World, golden: Golden) -> None:
    """Begin again, fail, pass, and grade beside what the facts say."""
    plan(desk)
    desk.solve("old")
    golden("new-from-empty", desk.judge("new", "--again", SLUG))
    desk.engine.script = tells(RESULTS["wrong-short"])
    after(desk, minutes=10)
    golden("submit-practised-wrong", desk.judge("submit", SLUG))
    desk.engine.script = tells(RESULTS["accepted"])
    after(desk, minutes=5)
    golden("submit-practised", desk.judge("submit", SLUG))
    desk.keys = ["4"]
    golden("submit-graded", desk.judge("submit", SLUG))
