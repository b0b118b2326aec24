"""``plan``, ``rehearse``, ``review``, and what other commands tell them."""

import json
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from judge.study.database import Database
from judge.study.schedule.log import PracticeLog
from judge.study.schedule.memory import Grade
from judge.study.schedule.row import Action, Row
from judge.study.schedule.standing import Standing, standings
from tests.cli.practice import PROBLEM, QUESTION, after, plan, prepare
from tests.cli.results import RESULTS
from tests.cli.world import SLUG, FakeEngine, World, make_workspace, tells

SPOKEN = f"spoken:{SLUG}"


@pytest.fixture
def desk(world: World) -> World:
    """Stand in a workspace with something to practise."""
    return prepare(world)


def log(world: World) -> PracticeLog:
    """Open the log."""
    return PracticeLog(Database(world.directory / ".judge" / "progress.sqlite3"))


def known(world: World) -> dict[str, Standing]:
    """Return what the log comes to."""
    return standings(log(world).rows())


def read(world: World, *arguments: str) -> dict[str, Any]:
    """Return what a command says to programs."""
    ran = world.judge(*arguments, "--json")

    assert ran.code == 0
    record: dict[str, Any] = json.loads(ran.out)
    return record


def entries(world: World) -> list[str]:
    """Name the items of today."""
    return [entry["item"] for entry in read(world)["today"]["entries"]]


def test_plan_is_kept(desk: World) -> None:
    """What was asked for once holds; later options change only what they say."""
    first = read(desk, "plan", "--date", "2026-03-09")
    after(desk, days=1)
    changed = read(desk, "plan", "--minutes", "90")

    assert (first["first"], first["interview"], first["minutes"], first["set"]) == (
        *("2026-03-02", "2026-03-09", 60, "interview"),
    )
    assert (changed["first"], changed["interview"], changed["minutes"]) == (
        *("2026-03-02", "2026-03-09", 90),
    )
    assert [len(first["days"]), len(changed["days"])] == [7, 6]
    assert first["format"] == "judge.plan/1"


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        (["--minutes", "30"], 5, "there is no plan yet"),
        (["--date", "tomorrow"], 2, "expected a date such as 2026-12-07"),
        (["--date", "2026-03-02"], 2, "must be after today (2026-03-02)"),
        (["--date", "2028-03-02"], 2, "within a year"),
        (["--date", "2026-03-09", "--minutes", "5"], 2, "from 10 on"),
        (["--date", "2026-03-09", "--set", "intervue"], 5, 'did you mean "interview"?'),
        (["done"], 5, "there is no plan yet"),
        (["undone"], 2, "'undone' is not one of done"),
    ],
)
def test_plan_that_cannot_be(arguments: list[str], code: int, words: str, desk: World) -> None:
    """What cannot be planned is told, and nothing is kept."""
    ran = desk.judge("plan", *arguments)

    assert (ran.code == code) or (code == 5 and ran.code == 2)
    assert words in ran.said
    assert desk.judge("plan").code == 5


def test_today_goes_on(desk: World) -> None:
    """What was done is gone from the day; a day that was missed comes back."""
    plan(desk)
    first = entries(desk)
    desk.judge("plan", "done", "tidy-desk")
    second = entries(desk)
    after(desk, days=3)
    late = entries(desk)

    assert first == ["task:interview/tidy-desk", f"solve:{SLUG}"]
    assert second == first[1:]
    assert late[:2] == ["task:interview/read-article", f"solve:{SLUG}"]


def test_streak(desk: World) -> None:
    """Days in a row count, also those with a submission alone; four in the morning divides them."""
    plan(desk)
    desk.solve()
    desk.engine.script = tells(RESULTS["wrong-short"])
    streaks = []
    for hours in (0, 24, 18, 24 * 3):
        after(desk, hours=hours)
        desk.judge("submit", SLUG)
        streaks.append(read(desk)["today"]["streak"])

    assert streaks == [1, 2, 2, 1]


def test_after_the_interview(desk: World) -> None:
    """A plan that is over changes nothing any more."""
    before = read(desk)
    plan(desk)
    after(desk, days=8)

    assert read(desk) == before
    assert desk.judge("plan").code == 5


def test_day_with_nothing(desk: World) -> None:
    """On the day of the interview there is nothing to do, and a program reads so."""
    plan(desk, "2026-03-03", "--minutes", "10")
    after(desk, days=1)
    record = read(desk)

    assert (record["step"], record["commands"]) == ("rest", [])
    assert record["today"]["days_left"] == 0


def test_a_problem_that_cannot_be_read(desk: World) -> None:
    """It is left out of the plan, and named."""
    file = desk.directory / "problems" / QUESTION / "problem.yaml"
    file.write_text("format: 2\n", encoding="utf-8")
    ran = plan(desk)

    assert ran.code == 0
    assert f"1 problems of the set cannot be read and are left out: {QUESTION}" in ran.out


def test_calendar(desk: World) -> None:
    """A calendar is written, again over itself, and over nothing else."""
    plan(desk)
    written = desk.judge("plan", "--ics", "plan.ics")
    again = desk.judge("plan", "--ics", "plan.ics")
    printed = desk.judge("plan", "--ics", "-")
    other = desk.directory / "mine.txt"
    other.write_text("mine", encoding="utf-8")
    refused = desk.judge("plan", "--ics", "mine.txt")
    nowhere = desk.judge("plan", "--ics", "no/such/folder.ics")

    assert (written.code, again.code, written.out) == (0, 0, "wrote plan.ics (7 days)\n")
    assert printed.out.encode() == (desk.directory / "plan.ics").read_bytes()
    assert printed.out.count("BEGIN:VEVENT") == 7
    assert "UID:interview-2026-03-02@judge.invalid" in printed.out
    assert (refused.code, other.read_text("utf-8")) == (2, "mine")
    assert (nowhere.code, "cannot write" in nowhere.said) == (2, True)


def test_task_with_a_summary(desk: World) -> None:
    """A task that asks for a text is done when there is one; the text is the learner's."""
    plan(desk)
    empty = desk.judge("plan", "done", "read-article")
    file = desk.directory / "solutions" / "tasks" / "read-article.md"
    begun = file.read_text("utf-8")
    desk.keys = []
    desk.on_edit = lambda path: path.write_text(begun + "It claims much.\n", encoding="utf-8")
    done = desk.judge("plan", "done", "task:interview/read-article")
    again = desk.judge("plan", "done", "read-article")

    assert (empty.code, "says nothing yet" in empty.said) == (2, True)
    assert begun == "# Read an article\n\n<!-- What does it claim? -->\n\n"
    assert (done.code, done.out) == (0, "done: Read an article\n")
    assert file.read_text("utf-8").endswith("It claims much.\n")
    assert again.out == "Read an article was done already\n"
    assert desk.edited == [["ed", str(file)]]


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        (["plan", "done"], 2, "which task?"),
        (["plan", "--minutes", "2000"], 2, "--minutes: expected 1440 at most, found '2000'"),
        (["plan", "done", "read-artikle"], 5, 'did you mean "read-article"?'),
        (["review", "task:interview/tidy-desk"], 2, "is a task: judge plan done tidy-desk"),
        (["rehearse", f"solve:{SLUG}"], 2, "is not said aloud"),
        (["rehearse", "spoken:nothing"], 5, "there is no item spoken:nothing"),
        (["review", f"point:{QUESTION}/cash"], 5, "there is no item"),
        (["review", "--grade", "good"], 2, "--grade needs an item"),
        (["review", SLUG], 2, "say the grade"),
        (["review", SLUG, "--grade", "great"], 2, "'great' is not one of again, hard, good"),
        (["review", "--undo"], 5, ""),
    ],
)
def test_what_cannot_be_practised(arguments: list[str], code: int, words: str, desk: World) -> None:
    """Each mistake has its code and says what to type."""
    plan(desk)
    ran = desk.judge(*arguments)

    assert ran.code == code
    assert words in ran.said


def test_task_where_nothing_can_be_written(desk: World) -> None:
    """A file in the way is told, and the task is not done."""
    plan(desk)
    (desk.directory / "solutions" / "tasks").write_text("", encoding="utf-8")
    ran = desk.judge("plan", "done", "read-article")

    assert (ran.code, "cannot write" in ran.said) == (2, True)
    assert "task:interview/read-article" not in known(desk)


def test_outside_of_a_workspace(outside: World) -> None:
    """Without a workspace there is no progress to keep."""
    for command in ("plan", "review", "rehearse"):
        assert "run `judge init`" in outside.judge(command).said


def rehearse(world: World, *keys: str, item: str = SLUG) -> str:
    """Rehearse with these keys; all of them are used."""
    world.keys = list(keys)
    ran = world.judge("rehearse", item)

    assert (ran.code, world.keys) == (0, [])
    return ran.out


def test_facts_of_a_rehearsal(desk: World) -> None:
    """The ticks and the time stand beside the grade, and what they suggest."""
    desk.ticks = [0.0, 0.0, 47.0]
    rehearse(desk, "x", "x", *"yyyyn", "4", "x")
    (row,) = log(desk).rows()

    assert (row.item, row.grade, row.suggested) == (SPOKEN, Grade.EASY, Grade.HARD)
    assert (row.facts.ticked, row.facts.checks, row.facts.seconds) == (4, 5, 47.0)


@pytest.mark.parametrize(
    "keys",
    [["q"], ["x", "x", "y", "q"], ["x", "x", *"yyyyy", "q"]],
)
def test_leaving(keys: list[str], desk: World) -> None:
    """Whoever leaves before the grade leaves no trace."""
    rehearse(desk, *keys)

    assert log(desk).rows() == ()


def test_undo_at_the_end(desk: World) -> None:
    """A grade is taken back at once, and given anew."""
    rehearse(desk, "x", "x", *"yyyyy", "1", "u", "z", "3", "x")
    actions = [row.action for row in log(desk).rows()]

    assert actions == [Action.GRADE, Action.UNDO, Action.GRADE]
    assert known(desk)[SPOKEN].grades == 1


def test_undo_after_a_restart(desk: World) -> None:
    """A grade of days ago is taken back by another call of judge; the state is the one before."""
    desk.judge("review", SPOKEN, "--grade", "good")
    before = known(desk)
    after(desk, days=3)
    desk.judge("review", SPOKEN, "--grade", "again")
    after(desk, days=3)
    undone = desk.judge("review", "--undo")

    assert (undone.code, known(desk)) == (0, before)
    assert undone.out == f'taken back: the grade "again" of {SPOKEN}, Thu 5 Mar\n'


def test_undo_where_nothing_is(desk: World) -> None:
    """At the grade, u with nothing before says so and the question stands."""
    said = rehearse(desk, "x", "x", *"yyyyy", "u", "3", "x")

    assert "there is nothing to take back" in said


def test_missed_points_become_items(desk: World) -> None:
    """Of what lacks, the heaviest up to a good answer come up again; they are said and graded."""
    plan(desk)
    rehearse(desk, "x", "x", *"nny", "1", "x", item=QUESTION)
    items = [item["item"] for item in days_of(desk)]
    said = rehearse(desk, "x", "3", "x", item=f"point:{QUESTION}/replica")

    assert f"point:{QUESTION}/replica" in items
    assert f"point:{QUESTION}/cache" not in items
    assert "Read from replicas; they lag behind." in said
    assert known(desk)[f"point:{QUESTION}/replica"].memory is not None


def days_of(world: World) -> list[dict[str, str]]:
    """List what all days of the plan hold."""
    return [entry for day in read(world, "plan")["days"] for entry in day["entries"]]


def test_all_of_today(desk: World) -> None:
    """Without a name, what is to be said today comes one after the other, until one leaves."""
    plan(desk, "2026-03-03")
    again = ["x", "x", *"yyyyy", "3", "x"]
    desk.keys = [*again, "q"]
    left = desk.judge("rehearse")
    desk.keys = ["x", "x", *"yyy", "3", "x"]
    rest = desk.judge("rehearse")
    nothing = desk.judge("rehearse")

    assert left.err == "1 more to say today: judge rehearse\n"
    assert (rest.code, desk.keys) == (0, [])
    assert nothing.out.startswith("Nothing is to be said today.")
    assert {SPOKEN, f"spoken:{QUESTION}"} <= known(desk).keys()


def test_rehearsal_for_programs(desk: World) -> None:
    """A program reads what there is to say, and what is asked next."""
    record = read(desk, "rehearse", QUESTION)

    assert (record["format"], record["seconds"]) == ("judge.rehearsal/1", 90.0)
    assert [check["id"] for check in record["checks"]] == [*("cache", "replica", "index")]
    assert record["follow_up"]["en"] == "How stale may it be?"
    assert read(desk, "rehearse") == {"format": "judge.rehearsal/1"}


def test_note_makes_the_list(desk: World) -> None:
    """Headings of the learner's note are what is listened for."""
    folder = desk.directory / "solutions" / SLUG
    folder.mkdir()
    (folder / "notes.md").write_text("## Approach\nOne pass.\n## Edge cases\n", encoding="utf-8")
    said = rehearse(desk, "x", "x", *"yn", "3", "x")

    assert "1. Approach\n   your note: One pass.\n" in said
    assert "2. Edge cases\n" in said


def test_what_was_said_is_kept(desk: World) -> None:
    """Two texts of one minute have two files, and neither is touched again."""
    desk.on_edit = lambda file: file.write_text(f"text {file.name}", encoding="utf-8")
    for _ in range(2):
        desk.keys = ["x", "x", *"yyyyy", "3", "x"]
        desk.judge("rehearse", SLUG, "--type")
    folder = desk.directory / "solutions" / SLUG / "spoken"

    assert {file.name: file.read_text("utf-8") for file in folder.iterdir()} == {
        "2026-03-02T0800.md": "text 2026-03-02T0800.md",
        "2026-03-02T0800-2.md": "text 2026-03-02T0800-2.md",
    }


def test_an_editor_that_fails_ends_nothing(desk: World) -> None:
    """What was said is gone through and graded all the same, and no empty file stays."""
    desk.edit_code = 1
    desk.keys = ["x", "x", *"yyyyy", "3", "x"]
    ran = desk.judge("rehearse", SLUG, "--type")

    assert (ran.code, desk.keys) == (0, [])
    assert "ended with code 1" in ran.err
    assert SPOKEN in known(desk)
    assert list((desk.directory / "solutions" / SLUG / "spoken").iterdir()) == []


def test_text_that_cannot_be_kept(desk: World) -> None:
    """A file in the way is told before the editor opens."""
    (desk.directory / "solutions" / SLUG).write_text("", encoding="utf-8")
    desk.keys = ["x", "x"]
    ran = desk.judge("rehearse", SLUG, "--type")

    assert (ran.code, "cannot write in" in ran.said) == (2, True)


def test_what_was_written_down_is_the_fact(desk: World) -> None:
    """Who ticks more than the text mentions sees what was found; missed is what they say."""
    desk.on_edit = lambda file: file.write_text("We put a cache before it.", encoding="utf-8")
    desk.keys = ["x", "x", "y", "y", "n", "3", "x"]
    desk.judge("rehearse", QUESTION, "--type")
    (row,) = log(desk).rows()

    assert (row.facts.mentioned, row.facts.expected, row.suggested) == (1, 2, Grade.AGAIN)
    assert row.facts.missed == ()


def test_plan_on_the_day(desk: World) -> None:
    """On the day of the interview no days are left to plan."""
    plan(desk)
    after(desk, days=7)
    ran = desk.judge("plan")

    assert (ran.code, read(desk, "plan")["days"]) == (0, [])
    assert "D-0" not in ran.out


def test_live_clock(desk: World) -> None:
    """On a terminal the time is drawn; past the limit it says so."""
    desk.live = True
    desk.keys = ["x", "", "", "x", *"yyyyy", "3", "x"]
    desk.ticks = [0.0, 0.0, 5.0, 61.0, 62.0, 63.0]
    ran = desk.judge("rehearse", SLUG)

    assert "0:05 of 1:00; any key ends" in ran.err
    assert "1:01, over 1:00; any key ends" in ran.err
    assert "You spoke for 1:03 of 1:00." in ran.out


@pytest.mark.parametrize("key, grades", [("f", 0), ("x", 1)])
def test_question_that_has_changed(key: str, grades: int, desk: World) -> None:
    """A change of the text asks whether it matters; nothing is forgotten unasked."""
    rehearse(desk, "x", "x", *"yyy", "3", "x", item=QUESTION)
    file = desk.directory / "problems" / QUESTION / "problem.yaml"
    file.write_text(PROBLEM.replace("the same rows", "other rows"), encoding="utf-8")
    after(desk, days=1)
    said = rehearse(desk, key, "q", item=QUESTION)
    quiet = rehearse(desk, "q", item=QUESTION)

    assert "has changed since you graded it on Mon 2 Mar" in said
    assert known(desk)[f"spoken:{QUESTION}"].grades == grades
    assert "has changed" not in quiet


def test_what_was_never_solved_is_not_solved_again(desk: World) -> None:
    """A new item is to be solved; where a solution passed before the plan, again."""
    desk.engine.script = tells(RESULTS["accepted"])
    plan(desk)
    fresh = desk.judge().out
    desk.judge("new", SLUG)
    desk.judge("submit", SLUG)
    solved = desk.judge().out

    assert "solve  High-water marks" in fresh
    assert "solve again  High-water marks" in solved


def test_facts_of_a_solution(desk: World) -> None:
    """Hints, tries and time are facts beside the grade; the next solution starts anew."""
    plan(desk)
    desk.judge("new", SLUG)
    desk.judge("show", SLUG, "--hint", "1")
    desk.judge("show", SLUG, "--hint", "1")
    desk.engine.script = tells(RESULTS["wrong-short"])
    after(desk, minutes=10)
    desk.judge("submit", SLUG)
    desk.engine.script = tells(RESULTS["accepted"])
    after(desk, minutes=10)
    desk.judge("submit", SLUG)
    after(desk, hours=1)
    desk.judge("review", SLUG, "--grade", "good")
    row = log(desk).rows()[-1]

    assert (row.suggested, row.facts.tries, row.facts.hints) == (Grade.HARD, 2, 1)
    assert (row.facts.seconds, row.facts.passed) == (1200.0, True)
    desk.judge("new", "--again", SLUG)
    after(desk, minutes=5)
    desk.keys = ["3"]
    desk.judge("submit", SLUG)
    row = log(desk).rows()[-1]

    assert (row.suggested, row.facts.tries, row.facts.hints) == (Grade.EASY, 1, 0)


def test_solution_that_did_not_pass(desk: World) -> None:
    """Who gives up sees that the facts agree; who never tried has no facts."""
    desk.solve()
    desk.judge("review", SLUG, "--grade", "good")
    desk.engine.script = tells(RESULTS["wrong-short"])
    desk.judge("submit", SLUG)
    desk.judge("review", SLUG, "--grade", "good")
    rows = log(desk).rows()

    assert [(row.suggested, row.facts.passed) for row in rows] == [
        (None, None),
        (Grade.AGAIN, False),
    ]


def test_leaving_after_a_submission(desk: World) -> None:
    """A grade may be left for later; what is not practised is not asked for at all."""
    desk.solve()
    desk.engine.script = tells(RESULTS["accepted"])
    desk.keys = []
    quiet = desk.judge("submit", SLUG)
    plan(desk)
    desk.keys = ["q"]
    asked = desk.judge("submit", SLUG)

    assert "1 again" not in quiet.out
    assert "1 again  2 hard  3 good  4 easy" in asked.out
    assert log(desk).rows() == ()


def test_exam_asks(desk: World) -> None:
    """What an examination found wanting is due on the next day, until it is practised."""
    row = Row(
        id=0,
        at=desk.moment,
        day=desk.moment.date(),
        action=Action.ASK,
        item=f"solve:{SLUG}",
        due=desk.moment.date() + timedelta(days=1),
    )
    log(desk).add(row)
    today = read(desk, "review")["due"]
    after(desk, days=1)
    wanted = [item["item"] for item in read(desk, "review")["due"]]
    plan(desk, "2026-03-20", "--set", "other")
    planned = read(desk)["today"]["entries"]
    desk.judge("review", SLUG, "--grade", "good")

    assert (today, wanted) == ([], [f"solve:{SLUG}"])
    assert [(entry["item"], entry["why"]) for entry in planned] == [(f"solve:{SLUG}", "asked")]
    assert read(desk, "review")["due"] == []


def test_written_answer(desk: World) -> None:
    """A written answer is graded after it was handed in; what its writer missed comes up again."""
    plan(desk)
    file = desk.solve("Put a cache before it.\n", "answer.md", slug=QUESTION)
    desk.keys = None
    told = desk.judge("submit", QUESTION)
    graded = desk.judge("review", QUESTION, "--grade", "hard")
    (row,) = log(desk).rows()
    file.write_text("Put a cache before it, and a replica.\n", encoding="utf-8")
    after(desk, minutes=5)
    desk.judge("submit", QUESTION)
    desk.judge("review", QUESTION, "--grade", "good")

    assert f"to give up for today: judge review {QUESTION} --grade again" in told.err
    assert graded.code == 0
    assert (row.item, row.suggested, row.facts.missed) == (
        *(f"written:{QUESTION}", Grade.AGAIN, ("replica",)),
    )
    assert log(desk).rows()[1].suggested is Grade.GOOD
    assert f"point:{QUESTION}/replica" in [entry["item"] for entry in days_of(desk)]


def test_answer_that_was_graded_is_no_fact_any_more(desk: World) -> None:
    """A second grade of the same answer has no facts beside it."""
    desk.solve("Put a cache before it.\n", "answer.md", slug=QUESTION)
    desk.judge("submit", QUESTION)
    for _ in range(2):
        after(desk, days=1)
        desk.judge("review", QUESTION, "--grade", "good")

    assert [row.suggested for row in log(desk).rows()] == [Grade.AGAIN, None]


def test_next_question_is_about_the_own_code(desk: World) -> None:
    """An interviewer asks about this very code first; what cannot be read asks nothing."""
    source = "def solution(levels):\n    for level in sorted(levels):\n        pass\n    return 0\n"
    file = desk.solve(source)
    own = read(desk, "rehearse", SLUG)["follow_up"]["en"]
    file.unlink()
    bare = rehearse(desk, "x", "x", *"yyyyy", "3", "x")
    file.write_bytes(b"\xff\xfe")
    unreadable = rehearse(desk, "x", "x", *"yyyyy", "3", "x")

    assert "And the next question:" in bare
    assert "sort" in own
    assert "And the next question:" in unreadable


def test_review_for_programs(desk: World) -> None:
    """A program reads what is due, and how candid the grades are."""
    desk.judge("review", SPOKEN, "--grade", "again")
    after(desk, days=1)
    record = read(desk, "review")
    (item,) = record["due"]

    assert record["format"] == "judge.review/1"
    assert item["item"] == SPOKEN
    assert 0.5 < item["recall"] < 0.95
    assert item["command"] == f"judge rehearse {SLUG}"
    assert record["grades"] == {"with_facts": 0, "higher_than_facts": 0}


def test_grades_for_programs(desk: World) -> None:
    """A grade and its taking back are one object as well, and nobody is asked for a key."""
    desk.keys = []
    asked = desk.judge("review", SPOKEN, "--json")
    graded = read(desk, "review", SPOKEN, "--grade", "good")
    undone = read(desk, "review", "--undo")
    nothing = desk.judge("review", "--undo", "--json")

    assert asked.code == 2
    assert graded["format"] == undone["format"] == "judge.review/1"
    assert graded["graded"]["item"] == SPOKEN
    assert graded["graded"]["grade"] == "good"
    assert graded["graded"]["due"] > graded["day"]
    assert undone["undone"] == graded["graded"]
    assert nothing.code == 5
    assert json.loads(nothing.out)["undone"] is None


def test_candour_is_said(desk: World) -> None:
    """Who grades above the facts again and again is told so, and nothing else happens."""
    for _ in range(4):
        rehearse(desk, "x", "x", *"nnnnn", "4", "x")
        after(desk, days=1)
    said = rehearse(desk, "x", "x", *"nnnnn", "4", "x")

    assert "you graded 5 of 5 higher than the facts" in said
    assert "you graded 5 of 5 higher than the facts" in desk.judge("review").err


def test_begin_again(desk: World) -> None:
    """What was there is moved, not lost; where nothing is there, it is a beginning like any."""
    first = desk.judge("new", "--again", SLUG)
    desk.solve("mine")
    desk.judge("new", "--again", SLUG)
    folder = desk.directory / "solutions" / SLUG

    assert first.code == 0
    assert (folder / "attempts" / "2026-03-02T0800" / "solution.py").read_text("utf-8") == "mine"
    assert (folder / "solution.py").read_text("utf-8").startswith("def solution")


def test_answer_again(desk: World) -> None:
    """A written answer begins anew, too."""
    desk.judge("new", QUESTION)
    answer = desk.directory / "solutions" / QUESTION / "answer.md"
    answer.write_text("mine", encoding="utf-8")
    ran = desk.judge("new", "--again", QUESTION)
    kept = answer.parent / "attempts" / "2026-03-02T0800" / "answer.md"

    assert (ran.code, kept.read_text("utf-8")) == (0, "mine")
    assert answer.read_text("utf-8") != "mine"


def test_query_is_asked_about_with_its_tables(desk: World) -> None:
    """Of a query the tables are shown, and what a good answer speaks of; not the statement."""
    printed = desk.judge("rehearse", "monthly-sales")

    assert "table sales: id, sold_at, channel, amount" in printed.out
    assert "2. what one row of the result is" in printed.out


def test_leech_and_candour_on_the_day(desk: World) -> None:
    """Today's page says what was forgotten again and again, and how candid the grades are."""
    plan(desk, "2026-03-20", "--minutes", "90")
    for _ in range(5):
        rehearse(desk, "x", "x", *"nnnnn", "1", "x")
        after(desk, days=1)
    for _ in range(5):
        rehearse(desk, "x", "x", *"nnnnn", "2", "x")
    after(desk, days=2)
    today = " ".join(desk.judge().out.split())
    due = desk.judge("review").out
    whole = desk.judge("plan").out

    assert "forgotten 4 times" in today
    assert "forgotten 4 times" in " ".join(due.split())
    assert "you graded 5 of 10 higher than the facts" in today
    assert "you graded 5 of 10 higher than the facts" in whole


def test_undo_of_a_task(desk: World) -> None:
    """A task that was not done after all is back in the plan."""
    plan(desk)
    desk.judge("plan", "done", "tidy-desk")
    undone = desk.judge("review", "--undo")

    assert undone.out == "taken back: the task task:interview/tidy-desk, Mon 2 Mar\n"
    assert entries(desk)[0] == "task:interview/tidy-desk"


def test_undo_of_a_new_start(desk: World) -> None:
    """What was forgotten on purpose can be known again."""
    rehearse(desk, "x", "x", *"yyy", "3", "x", item=QUESTION)
    before = known(desk)
    file = desk.directory / "problems" / QUESTION / "problem.yaml"
    file.write_text(PROBLEM.replace("the same rows", "other rows"), encoding="utf-8")
    rehearse(desk, "f", "q", item=QUESTION)
    undone = desk.judge("review", "--undo")

    assert undone.out.startswith(f"taken back: the new start of spoken:{QUESTION}")
    assert known(desk) == before


def test_korean_keys_reach_a_rehearsal() -> None:
    """The keys that a rehearsal waits for are those under the finger, with the Korean layout on."""
    from judge.cli.keys import to_latin

    assert [to_latin(key) for key in "ㅛㅜㅕㅂㄹ1"] == ["y", "n", "u", "q", "f", "1"]


@settings(max_examples=15, stateful_step_count=12)
class RehearsalMachine(RuleBasedStateMachine):
    """A learner who rehearses, leaves, takes back and comes back on other days."""

    def __init__(self) -> None:
        """Begin with a workspace and a plan."""
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        root = Path(self._folder.name)
        engine = FakeEngine(cache=root / "cache")
        self._world = prepare(World(make_workspace(root / "work"), engine=engine))
        plan(self._world, "2026-03-23")
        self._graded: list[tuple[str, Grade, date]] = []

    @rule(grade=st.sampled_from(Grade), ticks=st.integers(0, 5))
    def rehearse(self, grade: Grade, ticks: int) -> None:
        """Say an answer and grade it."""
        keys = ["x", "x", *("y" * ticks + "n" * (5 - ticks)), str(int(grade)), "x"]
        self._go(keys, SLUG)
        self._graded.append((SPOKEN, grade, self._world.moment.date()))

    @rule(first=st.sampled_from(Grade), second=st.sampled_from(Grade))
    def change_of_mind(self, first: Grade, second: Grade) -> None:
        """Grade, take it back at once, grade again."""
        keys = ["x", "x", *"yyy", str(int(first)), "u", str(int(second)), "x"]
        self._go(keys, QUESTION)
        self._graded.append((f"spoken:{QUESTION}", second, self._world.moment.date()))

    @rule(keys=st.sampled_from([["q"], ["x", "x", "q"], ["x", "x", *"yyyyy", "q"]]))
    def leave(self, keys: list[str]) -> None:
        """Leave somewhere on the way."""
        self._go(keys, SLUG)

    @precondition(lambda self: self._graded)
    @rule()
    def take_back(self) -> None:
        """Take back the last grade in another call."""
        self._graded.pop()

        assert self._world.judge("review", "--undo").code == 0

    @rule(days=st.integers(1, 3))
    def sleep(self, days: int) -> None:
        """Come back on another day."""
        self._world.moment += timedelta(days=days)

    def _go(self, keys: list[str], item: str) -> None:
        self._world.keys = list(keys)

        assert self._world.judge("rehearse", item).code == 0
        assert self._world.keys == []

    @invariant()
    def what_counts_is_what_was_kept(self) -> None:
        """Hold the log against the grades that were not taken back, in their order."""
        rows = log(self._world).rows()
        undone = {row.undoes for row in rows}
        counted = [
            (row.item, row.grade, row.day)
            for row in rows
            if row.action is Action.GRADE and row.id not in undone
        ]

        assert counted == self._graded

    @invariant()
    def today_can_be_shown(self) -> None:
        """Whatever was done, there is a day to show."""
        assert self._world.judge().code == 0

    def teardown(self) -> None:
        """Remove the folder."""
        self._folder.cleanup()


TestRehearsalMachine = RehearsalMachine.TestCase
