"""Written questions on the command line: show, new, run, submit, grade oneself, list, what now."""

import json
import shutil
from pathlib import Path

import pytest

from judge.authoring.new import create_problem
from judge.model.problem import Kind
from judge.model.text import Locale
from judge.study.answers import Answers
from tests.cli.test_screens import Golden, golden, locale
from tests.cli.world import Ran, World

__all__ = ["golden", "locale"]  # fixtures of the screens

SLUG = "an-index"
STORY = "ship-a-change"
GOOD = Path(__file__).parents[1] / "catalog" / "good" / STORY
GOOD_ANSWER = (
    "인덱스를 쓰면 조회가 빨라집니다. 모든 컬럼에 인덱스를 만들면 더 좋습니다.\n\n"
    "대신 쓰기가 느려집니다.\n"
)
SOUP = "full scan, slower writes, disk space, cardinality"


@pytest.fixture
def written(world: World, locale: Locale) -> World:
    """Stand in a workspace that has two written questions, too."""
    create_problem(world.directory / "problems" / SLUG, Kind.WRITTEN)
    shutil.copytree(GOOD, world.directory / "problems" / STORY)
    world.locale = locale
    return world


def answer(world: World, text: str = GOOD_ANSWER, *, slug: str = SLUG) -> Path:
    """Put an answer into the workspace."""
    return world.solve(text, "answer.md", slug=slug)


def answers(world: World) -> Answers:
    """Open what was kept."""
    return Answers(world.directory / ".judge" / "progress.sqlite3")


def test_an_answer_that_is_not_begun(world: World) -> None:
    """A run says so, and does not send on to a command that would refuse it."""
    create_problem(world.directory / "problems" / SLUG, Kind.WRITTEN)
    world.judge("new", SLUG)
    ran = world.judge("run", SLUG)

    assert ran.code == 1
    assert ran.err == f"solutions/{SLUG}/answer.md: there is no answer in it yet\n"


@pytest.mark.parametrize("command", ["show", "run", "submit"])
def test_an_expression_that_is_none(command: str, world: World) -> None:
    """Whoever uses the question is told where it stands; a list compiles nothing, to be quick."""
    folder = world.directory / "problems" / SLUG
    create_problem(folder, Kind.WRITTEN)
    file = folder / "problem.yaml"
    text = file.read_text("utf-8").replace("any: [", "any: ['re:slow(er', ", 1)
    file.write_text(text, "utf-8")
    answer(world)
    line = 1 + text[: text.index("re:slow")].count("\n")

    for _ in range(2):
        assert SLUG in world.judge("list").out
        ran = world.judge(command, SLUG)
        assert ran.code == 3
        assert f"problem.yaml:{line}:" in ran.said
        assert "this is no regular expression" in ran.said


@pytest.mark.parametrize("command", ["stress", "bench"])
def test_nothing_runs(command: str, world: World) -> None:
    """Who wants to run a written question is told what it is, and what works there."""
    create_problem(world.directory / "problems" / SLUG, Kind.WRITTEN)
    ran = world.judge(command, SLUG)

    assert ran.code == 2
    assert f"{SLUG} is a written question" in ran.said
    assert f"judge new, run, submit and rehearse {SLUG}" in ran.said


def test_follow_up_questions(written: World, golden: Golden) -> None:
    """What is asked of a written question are its own follow-up questions."""
    golden("written-questions", written.judge("notes", "questions", SLUG))


@pytest.mark.parametrize(
    "name, arguments",
    [
        ("show", [SLUG]),
        ("show-model", [SLUG, "--model"]),
        ("show-story", [STORY]),
        ("show-story-model", [STORY, "--model"]),
        ("show-hint", [SLUG, "--hint", "2"]),
    ],
)
def test_show(name: str, arguments: list[str], written: World, golden: Golden) -> None:
    """The question shows its picture and nothing of the rubric; the model shows all of it."""
    golden(f"written-{name}", written.judge("show", *arguments))


def test_show_json(written: World) -> None:
    """One object; what an answer is held against only where it is asked for."""
    plain = json.loads(written.judge("show", STORY, "--json").out)
    model = json.loads(written.judge("show", STORY, "--json", "--model").out)

    assert plain["kind"] == "written"
    assert plain["times"] == {"write_seconds": 300.0, "speak_seconds": 90.0}
    assert [box["id"] for box in plain["diagram"]["boxes"]] == ["A", "B", "C1", "C2", "D"]
    assert plain["blanks"][0]["id"] == "minutes"
    assert "points" not in plain
    assert model.items() >= plain.items()
    assert [point["has_tradeoff"] for point in model["points"]] == [True, False]
    assert model["compare"][0]["item"] == "rolling"


def test_no_model_of_a_program(world: World) -> None:
    """Only written questions have a model answer."""
    ran = world.judge("show", "river-gauge", "--model")

    assert ran.code == 2
    assert "no model answer" in ran.said


def test_new(written: World, golden: Golden) -> None:
    """The prompt is a comment of the file, and facts of one's own are to be filled in."""
    ran = written.judge("new", STORY)
    text = (written.directory / "solutions" / STORY / "answer.md").read_text("utf-8")

    golden("written-new", Ran(ran.code, f"{ran.out}---\n{text}", ran.err))
    assert written.judge("new", STORY).code == 2


def test_run(written: World, golden: Golden) -> None:
    """Counts by group and what to think about again; nothing that is missing, nothing kept."""
    answer(written)

    golden("written-run", written.judge("run", SLUG))
    assert answers(written).last() is None


def test_submit_without_a_keyboard(written: World, golden: Golden) -> None:
    """Everything is shown; what mentions enough is solved."""
    answer(written)

    golden("written-submit", written.judge("submit", SLUG))
    last = answers(written).last(SLUG)
    assert last is not None
    assert (last.text, last.enough, last.grades) == (GOOD_ANSWER, True, None)
    listed = json.loads(written.judge("list", SLUG, "--json").out)["problems"]
    assert [(each["kind"], each["state"]) for each in listed] == [("written", "solved")]
    counted = json.loads(written.judge("stats", "--json").out)
    assert (counted["solved"], counted["tried"]) == (1, 0)


def test_submit_and_grade(written: World, golden: Golden) -> None:
    """The learner's grades are kept beside the machine's view."""
    answer(written)
    written.keys = ["x", "2", "0", "\n"]

    golden("written-grade", written.judge("submit", SLUG))
    last = answers(written).last(SLUG)
    assert last is not None
    assert last.grades == {
        "faster-reads": 2,
        "slower-writes": 0,
        "space": 0,
        "right-columns": 0,
    }
    assert last.comparison is not None
    assert (last.comparison.higher, last.comparison.lower) == (1, 1)


def test_a_grade_may_be_mended(written: World) -> None:
    """One key goes back to the point before; one that means nothing here is passed over."""
    answer(written)
    written.keys = ["0", "u", "2", "\x1b[B", "1", "\n"]
    written.judge("submit", SLUG)
    last = answers(written).last(SLUG)

    assert last is not None
    assert last.grades is not None
    assert [last.grades[each] for each in ("faster-reads", "slower-writes")] == [2, 1]


def test_submit_and_leave(written: World, golden: Golden) -> None:
    """Who leaves has not graded, and the problem is not solved, however much was mentioned."""
    answer(written)
    written.keys = ["2", "q"]
    ran = written.judge("submit", SLUG)
    last = answers(written).last(SLUG)

    assert ran.code == 0
    assert last is not None
    assert (last.grades, last.enough) == (None, False)
    golden("written-now", written.judge())


def test_watch(written: World) -> None:
    """A written answer is read again when it is saved, and a mistake in it is told."""
    path = answer(written, "조회가 빨라집니다.")
    texts = ["가" * 100_001, "쓰기가 느려집니다. 조회가 빨라집니다. 저장 공간을 씁니다."]

    def save(seconds: float) -> None:
        if seconds > 0.1:
            if not texts:
                raise KeyboardInterrupt
            path.write_text(texts.pop(0), encoding="utf-8")

    written.on_sleep = save
    ran = written.judge("watch", SLUG)

    assert ran.code == 130
    assert ran.out.count("(an-index)") == 2
    assert "100,000" in ran.err


def test_history(written: World, golden: Golden) -> None:
    """Each answer is a line: what was mentioned, the own grade, and how it differs."""
    answer(written, SOUP)
    written.judge("submit", SLUG)
    answer(written)
    written.keys = ["2", "0", "\n"]
    written.judge("submit", SLUG)

    golden("written-history", written.judge("history", SLUG))
    record = json.loads(written.judge("history", SLUG, "--json", "--last", "1").out)
    assert [each["higher"] for each in record["answers"]] == [1]
    assert json.loads(written.judge("stats", "--json").out)["solved"] == 1


def test_story(written: World, golden: Golden) -> None:
    """A comparison shows its cells, denials are asked about, blanks are told."""
    text = (
        "- 몇 분: {{minutes}}\n\n롤링은 중단이 없습니다. 숫자는 않습니다.\n\n"
        "이전 버전으로 다시 배포해 장애에서 돌아옵니다. 비용이 듭니다.\n"
    )
    answer(written, text, slug=STORY)

    golden("written-story", written.judge("submit", STORY))


def test_soup(written: World, golden: Golden) -> None:
    """A list of keywords is seen as one."""
    answer(written, SOUP)

    golden("written-soup", written.judge("run", SLUG))
    written.judge("submit", SLUG)
    listed = json.loads(written.judge("list", SLUG, "--json").out)["problems"]
    assert [each["state"] for each in listed] == ["tried"]


def test_json(written: World) -> None:
    """A program reads the same, and is asked nothing."""
    answer(written)
    written.keys = []
    ran = json.loads(written.judge("run", SLUG, "--json").out)
    submitted = json.loads(written.judge("submit", SLUG, "--json").out)

    assert ran == submitted
    assert ran["format"] == "judge.answer/1"
    assert ran["mentioned"] == 2
    assert ran["enough"] is True
    assert ran["machine_grades"]["faster-reads"] == 1
    assert ran["assessment"]["format"] == "judge.assessment/1"
    assert answers(written).last(SLUG) is not None


def test_nothing_written_yet(written: World) -> None:
    """An empty answer is not recorded."""
    written.judge("new", SLUG)
    ran = written.judge("submit", SLUG)

    assert ran.code == 2
    assert answers(written).last() is None


@pytest.mark.parametrize("where", ["slug", "file", "folder", "inside", "problem"])
def test_which_answer(where: str, written: World) -> None:
    """An answer is named by its problem, its file, its folder, or by standing there."""
    path = answer(written)
    arguments = {
        "slug": [SLUG],
        "file": [f"solutions/{SLUG}/answer.md"],
        "folder": [f"solutions/{SLUG}"],
        "inside": [],
        "problem": ["notes.txt", "--problem", SLUG],
    }[where]
    (written.directory / "notes.txt").write_text(GOOD_ANSWER, encoding="utf-8")
    if where == "inside":
        written.directory = path.parent

    assert written.judge("run", *arguments, "--json").code == 0


def test_no_answer_yet(written: World) -> None:
    """The message says how to begin."""
    ran = written.judge("run", SLUG)

    assert ran.code == 5
    assert f"judge new {SLUG}" in ran.said


def test_a_program_is_no_answer(written: World) -> None:
    """A written question takes no program, and a text is no program."""
    program = written.solve("print(1)", "solution.py", slug=SLUG)
    note = written.solve("a note", "notes.md")

    assert written.judge("run", str(program.relative_to(written.directory))).code == 2
    assert written.judge("run", str(note.relative_to(written.directory))).code != 0


def test_far_too_long(written: World) -> None:
    """No answer is a book."""
    answer(written, "가" * 100_001)

    assert written.judge("run", SLUG).code == 2


def test_outside_of_a_workspace(outside: World) -> None:
    """An answer that lies elsewhere is read, and not kept."""
    (outside.directory / "mine.md").write_text("Measure first.", encoding="utf-8")
    ran = outside.judge("submit", "mine.md", "--problem", "workflow-db-overload")

    assert ran.code == 1
    assert "not recorded" in ran.said


def test_verify(written: World) -> None:
    """No sandbox is opened for a rubric; what is missed is named, and exit code 1 says so."""
    file = written.directory / "problems" / SLUG / "problem.yaml"
    sound = written.judge("verify", SLUG)
    text = file.read_text("utf-8").replace("points: [right-columns]", "points: [space]")
    file.write_text(text, encoding="utf-8")
    broken = written.judge("verify", SLUG)

    assert (sound.code, broken.code, written.engine.wishes) == (0, 1, [])
    assert "samples.ko-picky: space" in broken.out
    assert "카디널리티" in broken.out


def test_author_new(written: World) -> None:
    """A question of one's own begins with one that works."""
    ran = written.judge("author", "new", "mine", "--kind", "written")

    assert ran.code == 0
    assert written.judge("verify", "mine").code == 0


def test_in_colour(written: World) -> None:
    """States are told by sign and word, and by colour beside them."""
    answer(written)
    written.color = True
    ran = written.judge("submit", SLUG)

    assert "\x1b[36m  · " in ran.out
