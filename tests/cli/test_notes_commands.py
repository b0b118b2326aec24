"""``judge notes``: made, filled in, confirmed, and held against the facts, on 80 cells."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest

from judge.bench.growth.measuring import GrowthRead, GrowthUnknown, SizeTried
from judge.cli.commands.notes import COMMAND
from judge.errors import ContentError, ToolchainMissing
from judge.model.growth import Cost, Growth
from judge.model.text import Locale
from judge.model.verdict import Verdict
from judge.properties.trace import Trace
from tests.cli.results import SAMPLE, accepted, failed, judged
from tests.cli.test_screens import Golden, golden, locale
from tests.cli.world import SLUG, World, tells
from tests.study.notes.material import reading

__all__ = ["golden", "locale"]

CODE = """\
def solution(levels):
    highest, count = -10**9, 0
    for level in levels:
        if level > highest:
            highest, count = level, count + 1
    return count
"""
WRONG = failed(
    "falling",
    Verdict.WRONG_ANSWER,
    input_text="levels = [5, 4, 3, 2]",
    expected_text="1",
    actual_text="0",
)
RIGHT = judged(SAMPLE, accepted("one-day"), accepted("falling"), accepted("large-random"))


@pytest.fixture
def learner(world: World, locale: Locale) -> World:
    """Solve a problem at the second attempt."""
    world.locale = locale
    world.solve(CODE.replace("count + 1", "count"))
    world.engine.script = tells(judged(SAMPLE, WRONG))
    world.judge("submit", SLUG)
    world.solve(CODE)
    world.engine.script = tells(RIGHT)
    world.judge("submit", SLUG)
    return world


def note(world: World) -> Path:
    """Name the note."""
    return world.directory / "solutions" / SLUG / "notes.md"


def write(world: World, *changes: tuple[str, str]) -> None:
    """Fill in what a learner would."""
    text = note(world).read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    note(world).write_text(text, encoding="utf-8")


CLAIMS = (
    ("  time:  ", "  time: O(n)  "),
    ("edge_cases: []", "edge_cases: [one-day, all-equal, rises-again]"),
    ("## 3. Approach / 접근\n", "## 3. Approach / 접근\nKeep the highest level.\n"),
    ("| step |  |  |\n|---|---|---|\n", "| level | count |\n|---|---|\n| 3 | 1 |\n| 1 | 2 |\n"),
)


def test_journey(learner: World, golden: Golden) -> None:
    """A note is made with the facts, filled in, held against them, and renewed."""
    moments = tuple((level, count) for level, count in (("3", "0"), ("3", "1"), ("1", "1")))
    learner.engine.traced = Trace(moments=moments, whole=True)
    golden("notes-made", learner.judge("notes", SLUG))
    golden("notes-nothing-new", learner.judge("notes", SLUG))
    write(learner, *CLAIMS)
    golden("notes-check", learner.judge("notes", "check", SLUG))
    learner.solve(CODE.replace("-10**9", "-1"))
    golden("notes-stale", learner.judge("notes", "check", "--strict"))
    golden("notes-confirm", learner.judge("notes", SLUG, "--confirm"))
    learner.engine.script = tells(judged(SAMPLE, WRONG))
    learner.judge("submit", SLUG)
    golden("notes-filled-in", learner.judge("notes", SLUG))


def test_after_a_submission(learner: World, golden: Golden) -> None:
    """A submission says in one line that the note no longer fits, and nothing where it does."""
    learner.judge("notes", SLUG)
    fine = learner.judge("submit", SLUG)
    learner.solve(CODE.replace("-10**9", "-1"))
    golden("submit-stale-note", learner.judge("submit", SLUG))
    quiet = learner.judge("submit", SLUG, "--json")
    write(learner, ("edge_cases: []", "edge_cases: [falling]"))
    learner.engine.script = tells(judged(SAMPLE, WRONG))
    golden("submit-contradicted-note", learner.judge("submit", SLUG))
    write(learner, ("format: 1", "format: 2"))
    golden("submit-broken-note", learner.judge("submit", SLUG))

    assert "notes" not in fine.err
    assert "notes" not in quiet.err


def test_questions(learner: World, golden: Golden) -> None:
    """The questions quote the facts behind them; more are there on request."""
    learner.judge("notes", SLUG)
    write(
        learner,
        (
            "버린 방법\n",
            "버린 방법\n- Compare with every day before: O(n^2)\n- A heap\n- A stack\n",
        ),
    )

    golden("notes-questions", learner.judge("notes", "questions", SLUG))
    golden("notes-questions-all", learner.judge("notes", "questions", SLUG, "--all", "--keywords"))


def test_questions_as_json(learner: World) -> None:
    """As JSON all questions are there, in both languages."""
    learner.engine.script = tells(judged(SAMPLE, WRONG))
    learner.judge("submit", SLUG)
    record = json.loads(learner.judge("notes", "questions", SLUG, "--json").out)

    assert record["format"] == "judge.questions/1"
    assert record["questions"][0]["id"] == "counterexample"
    assert record["questions"][0]["asks"]["ko"].startswith("2026-03-01에 falling 케이스에서")


def test_no_questions(world: World) -> None:
    """Without code and attempts there is nothing to ask."""
    problem = world.directory / "problems" / SLUG / "problem.yaml"
    text = problem.read_text("utf-8").replace("size: len(levels)\n", "")
    problem.write_text(text, encoding="utf-8")

    assert "no questions yet" in world.judge("notes", "questions", SLUG).out


def test_text_of_a_new_note(learner: World, golden: Golden) -> None:
    """The new note itself, with our facts in it, is for people to read."""
    ran = learner.judge("notes", SLUG)

    golden("notes-text", replace(ran, out=_narrow(note(learner).read_text("utf-8")), err=""))


def _narrow(text: str) -> str:
    """Leave out what is wider than a screen: tables in Markdown may be."""
    return "".join(line for line in text.splitlines(keepends=True) if len(line) < 60)


def test_measured(learner: World) -> None:
    """Growth, and the times of a program that was rejected, are put in on request and stay."""
    learner.solve("def solution(levels):\n    return 1\n", "brute.py")
    learner.engine.generated = {"levels": [1] * 10}
    time = reading(Growth.LINEAR, cost=Cost.TIME, doubling=2.1)
    memory = reading(Growth.LINEAR, cost=Cost.MEMORY, doubling=2.0)
    learner.engine.grown = (
        SizeTried("random_levels", 1000),
        GrowthRead(time=time, memory=memory, counted=reading(Growth.LINEAR, cost=Cost.LINES)),
        GrowthUnknown("falling_levels", None),
    )
    slow = failed("large-random", Verdict.TIME_LIMIT_EXCEEDED, cpu_seconds=1.2)
    learner.engine.script = tells(judged(accepted("small-random-1"), slow, accepted("other")))
    learner.judge("notes", SLUG)
    ran = learner.judge("notes", SLUG, "--measure", "--time", "brute.py")
    learner.judge("notes", SLUG)
    text = note(learner).read_text("utf-8")

    assert ran.code == 0
    assert "| `brute.py` | 10 | 1.25 ms | AC |\n| `brute.py` | 10 | 1.2 s | TLE |\n" in text
    assert text.count("`random`") == 3
    assert [case.name for case in learner.engine.judged[-1][1]] == [
        "small-random-1",
        "large-random",
    ]


def test_contradicted_growth(learner: World, golden: Golden) -> None:
    """A claim of time that the measurement excludes is contradicted with the fact."""
    learner.judge("notes", SLUG)
    write(learner, ("  time:  ", "  time: O(n)  "), ("  space:  ", "  space: O(1)  "))
    learner.engine.grown = (
        GrowthRead(
            time=reading(Growth.QUADRATIC, cost=Cost.TIME, doubling=3.9, shape="falling_levels"),
            memory=reading(Growth.CONSTANT, cost=Cost.MEMORY, doubling=None),
            counted=None,
        ),
    )

    golden("notes-contradicted", learner.judge("notes", "check", SLUG))


def test_nothing_to_time(learner: World) -> None:
    """What cannot be timed is told before anything runs."""
    learner.judge("new", "monthly-sales")
    learner.solve("x = 1\n", "brute.py", slug="leaking-pipe")

    assert learner.judge("notes", "monthly-sales", "--time", "x.sql").code == 2
    assert learner.judge("notes", SLUG, "--time", "none.py").code == 2
    assert learner.judge("notes", "java-17").code == 2
    assert learner.judge("notes", "stair-tokens", "--measure").code == 2


def test_what_cannot_be_known(learner: World) -> None:
    """A broken template, a language that is not traced and a failing generator hide no claim."""
    learner.judge("notes", SLUG)
    write(learner, *CLAIMS, ("all-equal", "max"))
    (learner.directory / "templates").mkdir()
    (learner.directory / "templates" / "notes.md").write_text("broken", encoding="utf-8")
    learner.solve("int main() {}\n", "solution.cpp")
    learner.engine.generated = ContentError([])
    learner.engine.grown = ()
    ran = learner.judge("notes", "check", SLUG, "--json", "--fresh")
    words = {each["claim"]: each["word"] for each in json.loads(ran.out)["notes"][0]["findings"]}

    assert ran.code == 0
    assert set(words.values()) == {"unknown", "consistent"}
    assert words["dry run"] == words["claims.time"] == "unknown"


def test_no_compiler(learner: World) -> None:
    """Where the compiler is missing growth is unknown, and a folder for a note is told."""
    learner.judge("notes", SLUG)
    write(learner, ("  time:  ", "  time: O(n)  "))
    learner.engine.grown = _no_compiler()
    ran = learner.judge("notes", "check", "--json")
    note(learner).unlink()
    note(learner).mkdir()

    assert [each["word"] for each in json.loads(ran.out)["notes"][0]["findings"]][1] == "unknown"
    assert learner.judge("notes", SLUG).code == 2


def _no_compiler() -> Iterator[GrowthRead]:
    """Fail as soon as something would be compiled."""
    yield from ()
    raise ToolchainMissing("no g++", "g++ 없음")


def test_measured_once(learner: World) -> None:
    """Growth is measured once for the same code, and anew on request."""
    learner.judge("notes", SLUG)
    write(learner, ("  time:  ", "  time: O(n)  "))
    slow = reading(Growth.QUADRATIC, cost=Cost.TIME, doubling=4.0)
    flat = reading(Growth.LINEAR, cost=Cost.TIME, doubling=2.0)
    codes = []
    for time, option in ((slow, ()), (flat, ()), (flat, ("--fresh",))):
        learner.engine.grown = (GrowthRead(time=time, memory=time, counted=None),)
        codes.append(learner.judge("notes", "check", *option).code)

    assert codes == [1, 1, 0]


def test_nothing_generated(learner: World) -> None:
    """Where no case is generated there is nothing to time a program on."""
    problem = learner.directory / "problems" / SLUG / "problem.yaml"
    lines = [line for line in problem.read_text("utf-8").split("\n") if "generate:" not in line]
    problem.write_text("\n".join(lines), encoding="utf-8")
    learner.solve(CODE, "brute.py")

    ran = learner.judge("notes", SLUG, "--time", "brute.py")

    assert ran.code == 2
    assert not note(learner).exists()


def test_completion(learner: World) -> None:
    """A shell offers the members and, since no member need be named, the problems."""
    context = click.Context(COMMAND, obj=learner.context())
    offered = [item.value for item in COMMAND.shell_complete(context, "")]

    assert offered[:3] == ["open", "check", "questions"]
    assert SLUG in offered
    assert [item.value for item in COMMAND.shell_complete(context, "river")] == [SLUG]


def test_behavioural(learner: World) -> None:
    """A behavioural answer has a note of its own kind, checked by its number and its length."""
    made = learner.judge("notes", "hard-problem")
    file = learner.directory / "solutions" / "hard-problem" / "notes.md"
    text = file.read_text("utf-8").replace("  number:", "  number: a lot")
    file.write_text(text, encoding="utf-8")
    checked = learner.judge("notes", "check", "hard-problem", "--json")
    asked = learner.judge("notes", "questions", "hard-problem")

    assert made.code == 0
    assert json.loads(checked.out)["notes"][0]["findings"][0]["word"] == "contradicted"
    assert asked.code == 0


def test_exit_codes(learner: World) -> None:
    """0 where nothing is contradicted, 1 where something is, 3 where the head is broken."""
    learner.judge("notes", SLUG)
    fine = learner.judge("notes", "check")
    write(learner, ("edge_cases: []", "edge_cases: [falling]"))
    stale = learner.solve("# mine\n" + CODE)
    same = learner.judge("notes", "check", "--strict")
    stale.write_text(CODE + "x = 1\n", encoding="utf-8")
    lax, strict = learner.judge("notes", "check"), learner.judge("notes", "check", "--strict")
    write(learner, ("format: 1", "format: 2"))
    broken = learner.judge("notes", "check")

    assert [each.code for each in (fine, same, lax, strict, broken)] == [0, 0, 0, 1, 3]
    assert broken.err.startswith(f"{note(learner)}:2:9: format:")


def test_contradicted(learner: World) -> None:
    """A case that failed with this very code contradicts, and that is exit code 1."""
    learner.engine.script = tells(judged(SAMPLE, WRONG))
    learner.judge("submit", SLUG)
    learner.judge("notes", SLUG)
    write(learner, ("edge_cases: []", "edge_cases: [falling]"))
    ran = learner.judge("notes", "check", "--json")
    (record,) = json.loads(ran.out)["notes"]

    assert ran.code == 1
    assert [(each["claim"], each["word"]) for each in record["findings"]] == [
        ("code_hash", "consistent"),
        ("claims.n", "consistent"),
        ("claims.edge_cases", "contradicted"),
    ]
    assert record["findings"][2]["line"] == 10


def test_json(learner: World) -> None:
    """The record says everything, of stale and of broken notes too."""
    learner.judge("notes", SLUG)
    learner.solve(CODE.replace("-10**9", "-1"))
    stale = json.loads(learner.judge("notes", "check", "--json").out)
    write(learner, ("format: 1", "format: 2"))
    broken = json.loads(learner.judge("notes", "check", "--json").out)

    assert stale["format"] == "judge.notes/1"
    assert stale["notes"][0]["stale"]["functions"] == ["solution"]
    assert stale["notes"][0]["stale"]["lines"] == [[2, 2]]
    assert stale["notes"][0]["remarks"][0]["line"] == 15
    assert broken["notes"][0]["mistakes"][0]["line"] == 2


def test_several(learner: World) -> None:
    """One broken note hides no other; notes on problems that are gone are left alone."""
    learner.judge("notes", SLUG)
    learner.judge("notes", "pair-with-target")
    gone = learner.directory / "solutions" / "gone" / "notes.md"
    gone.parent.mkdir()
    gone.write_text("mine", encoding="utf-8")
    write(learner, ("format: 1", "format: 2"))
    ran = learner.judge("notes", "check")

    assert ran.code == 3
    assert "pair-with-target" in ran.out
    assert gone.read_text("utf-8") == "mine"


def test_open(learner: World) -> None:
    """The note is opened in the editor on request."""
    learner.environment["EDITOR"] = "vi"
    learner.judge("notes", "--open", SLUG)
    learner.judge("notes", SLUG, "--open")

    assert learner.edited == [["vi", str(note(learner))]] * 2


def test_damaged_markers(learner: World) -> None:
    """Where a marker is damaged nothing is written, and that is said."""
    learner.judge("notes", SLUG)
    write(learner, ("<!-- /judge -->\n\n## 10", "\n## 10"))
    before = note(learner).read_bytes()
    ran = learner.judge("notes", SLUG)

    assert ran.code == 3
    assert note(learner).read_bytes() == before


def test_no_markers(learner: World) -> None:
    """A note without places for facts is left alone, and how to make one is said."""
    note(learner).write_text("---\nformat: 1\n---\n# Mine\n", encoding="utf-8")
    ran = learner.judge("notes", SLUG)

    assert ran.code == 0
    assert "<!-- judge:mistakes -->\n<!-- /judge -->" in ran.err
    assert note(learner).read_text("utf-8") == "---\nformat: 1\n---\n# Mine\n"


def test_own_template(learner: World) -> None:
    """The learner's own template is taken, from where judge.yaml says."""
    settings = learner.directory / "judge.yaml"
    settings.write_text("format: 1\nnotes_template: mine.md\n", encoding="utf-8")
    missing = learner.judge("notes", SLUG)
    (learner.directory / "mine.md").write_text("---\nformat: 1\n---\n# My {{slug}}\n", "utf-8")
    made = learner.judge("notes", SLUG)

    assert missing.code == 3
    assert "mine.md:1:1" in missing.err
    assert made.code == 0
    assert note(learner).read_text("utf-8").endswith(f"# My {SLUG}\n")


def test_nothing_there(world: World, outside: World) -> None:
    """What is missing is said, with the command that makes it."""
    assert world.judge("notes", "check").err == "no notes yet; judge notes SLUG makes one\n"
    assert "there is no note on river-gauge" in world.judge("notes", "check", SLUG).said
    assert world.judge("notes", "check", SLUG).code == 5
    assert "no solution" in world.judge("notes", SLUG, "--confirm").said
    assert outside.judge("notes", "pair-with-target").code == 2
    assert "notes needs a command" in world.judge("notes").said
    assert world.judge("notes", "nobody").code == 5


def test_generated_cases(learner: World) -> None:
    """A general name may stand for a case that has to be generated."""
    learner.judge("notes", SLUG)
    write(learner, ("edge_cases: []", "edge_cases: [max]"))
    unknown = learner.judge("notes", "check", "--json")
    learner.engine.generated = {"levels": [1] * 200_000}
    known = learner.judge("notes", "check", "--json")
    words = [json.loads(ran.out)["notes"][0]["findings"][-1]["word"] for ran in (unknown, known)]

    assert words == ["unknown", "consistent"]
