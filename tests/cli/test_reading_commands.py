"""``list``, ``show``, ``judge`` alone, ``schema``: what can be read, also by a program."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from judge.authoring.new import create_problem
from judge.catalog.library import list_problems
from judge.model.text import Locale
from tests.cli.results import RESULTS
from tests.cli.world import SLUG, TALK_SLUG, World, tells


def slugs(world: World, *arguments: str) -> list[str]:
    """Return the slugs that ``judge list`` names."""
    record = json.loads(world.judge("list", *arguments, "--json").out)

    assert record["format"] == "judge.list/1"
    return [problem["slug"] for problem in record["problems"]]


def change(world: World, old: str, new: str) -> None:
    """Replace something in the workspace's own problem."""
    file = world.directory / "problems" / SLUG / "problem.yaml"
    text = file.read_text("utf-8")

    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_filters(world: World) -> None:
    """Problems are found by topic, level, state and part of a name or title, in either language."""
    change(world, "topics: [simulation]", "topics: [rivers, floods]")
    change(world, "level: 1", "level: 5")

    assert slugs(world, "--topic", "rivers") == [SLUG]
    assert slugs(world, "--level", "5") == [SLUG]
    assert slugs(world, "gauge") == [SLUG]
    assert slugs(world, "HIGH-WATER") == [SLUG]
    assert slugs(world, "최고 수위") == [SLUG]
    assert SLUG in slugs(world, "--state", "new")
    assert len(slugs(world)) > 1


def test_states(world: World) -> None:
    """A problem is new, tried or solved; once solved it stays so."""
    world.solve()
    states = []
    for name in ("judge-error", "wrong-short", "accepted", "wrong-short"):
        world.engine.script = tells(RESULTS[name])
        world.judge("submit", SLUG)
        record = json.loads(world.judge("list", SLUG, "--json").out)
        states.append(record["problems"][0]["state"])

    assert states == ["new", "tried", "solved", "solved"]


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["nothing-like-that"], "no problem is like that\n"),
        (["--topic", "simulatoin"], 'did you mean "simulation"?'),
    ],
)
def test_nothing_matched(arguments: list[str], words: str, world: World) -> None:
    """A filter that nothing passes is exit code 5."""
    ran = world.judge("list", *arguments)

    assert ran.code == 5
    assert words in ran.err


def test_broken_problem_does_not_hide_the_others(world: World) -> None:
    """A broken problem is told with its mistakes; the others are listed all the same."""
    create_problem(world.directory / "problems" / "sound")
    change(world, "level: 1", "level: one")
    ran = world.judge("list", "simulation")
    ran_all = world.judge("list")

    assert ran.code == 5
    assert "sound" in ran_all.out
    assert f"{SLUG}/problem.yaml:6:8: level" in ran_all.err
    assert ran_all.code == 3


def test_narrow_terminal(world: World) -> None:
    """Where the terminal is too narrow the last column gives way."""
    world.width = 50
    ran = world.judge("list", SLUG)

    assert "simulat…" in ran.out


def test_show_as_json(world: World) -> None:
    """A program gets the statement, the limits, the samples and the stub."""
    record = json.loads(world.judge("show", SLUG, "--json").out)

    assert record["format"] == "judge.problem/1"
    assert record["samples"][0]["input"] == {"levels": [3, 1, 4, 4, 6]}
    assert (
        record["parameters"][0]["constraints"]["ko"] == "길이 1..200,000, 각 항목 -10,000..10,000"
    )
    assert record["stub"].startswith("def solution(levels: list[int]) -> int:")
    assert record["limits"]["time_seconds"] == 1.0


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        (["-l", "c", "--style", "function"], 2, "C has no function style; use --style stdio"),
        (["-l", "c"], 0, "Sample sample-1"),
        (["-l", "cobol"], 5, "no language 'cobol'"),
    ],
)
def test_show_in_a_language(arguments: list[str], code: int, words: str, world: World) -> None:
    """The stub and the style of samples follow the language."""
    ran = world.judge("show", SLUG, *arguments)

    assert ran.code == code
    assert words in ran.out + ran.err


def test_show_everything_that_a_problem_can_have(world: World) -> None:
    """Groups, limits by language, samples from files and generators, promises."""
    folder = world.directory / "problems" / SLUG
    change(
        world,
        "memory: 256 MiB}",
        "memory: 256 MiB, languages: {java: {time: 2 s}, cpp: {memory: 64 MiB}}}",
    )
    change(
        world,
        "hints:\n",
        "requires: [the river is calm]\ngroups: {small: {points: 30, "
        "title: Small}, large: {points: 70}}\nhints:\n",
    )
    change(
        world,
        "  - {name: one-day, input: {levels: [-7]}, answer: 1}\n",
        "  - {name: file, sample: true, files: cases/file}\n"
        "  - {name: made, sample: true, generate: {with: random_levels, size: 3}}\n"
        "  - {name: unsaid, sample: true, input: {levels: [1, 2, 3]}}\n",
    )
    (folder / "cases").mkdir()
    (folder / "cases" / "file.in").write_text("1\n8\n", encoding="utf-8")
    (folder / "cases" / "file.ans").write_text("1\n", encoding="utf-8")
    function = world.judge("show", SLUG).out
    stdio = world.judge("show", SLUG, "--style", "stdio", "--no-color").out

    assert "1 s, 256 MiB (Java 2 s; C++20 64 MiB)" in function
    assert "- the river is calm" in function
    assert "small  30  Small\n  large  70\n" in function
    assert "    1\n    8\n" in function
    assert "generated when it is run" in function
    assert "→ (the reference says it when it is run)" in function
    assert "(the reference says it when it is run)" in stdio
    assert json.loads(world.judge("show", SLUG, "--json").out)["samples"][1]["input"] is None


def test_style_that_a_problem_lacks(world: World) -> None:
    """A problem may have function style only."""
    change(world, "stdio: |\n  {len(levels)}\n  {levels}\n", "stdio: none\n")
    refused = world.judge("show", SLUG, "--style", "stdio")

    assert refused.err == f"error: {SLUG} has function style only\n"
    assert world.judge("show", SLUG).code == 0


def test_colour_of_a_statement(world: World) -> None:
    """Code in a statement is coloured where colour is wanted."""
    world.color = True

    assert "\x1b[" in world.judge("show", SLUG).out


def test_what_now_outside(outside: World) -> None:
    """Without a workspace the next step is to make one."""
    record = json.loads(outside.judge("--json").out)

    assert (record["format"], record["step"]) == ("judge.now/1", "init")
    assert record["commands"] == ["judge init"]


def test_what_now(world: World) -> None:
    """The steps of a learner: an easy problem, what was begun, what failed, the next."""
    world.engine.script = tells(RESULTS["wrong-short"])
    steps = [json.loads(world.judge("--json").out)]
    world.solve()
    steps.append(json.loads(world.judge("--json").out))
    world.judge("submit", SLUG)
    steps.append(json.loads(world.judge("--json").out))
    world.engine.script = tells(RESULTS["accepted"])
    world.judge("submit", SLUG)
    steps.append(json.loads(world.judge("--json").out))

    assert [step["step"] for step in steps] == ["next", "begun", "retry", "next"]
    assert [step["solved"] for step in steps] == [0, 0, 0, 1]
    assert [step["slug"] for step in steps[1:3]] == [SLUG, SLUG]
    assert steps[3]["slug"] != SLUG


def test_what_now_when_all_is_solved(world: World) -> None:
    """When everything is solved, one can write problems."""
    world.engine.script = tells(RESULTS["accepted"])
    record = json.loads(world.judge("list", "--json").out)
    for problem in record["problems"]:
        folder = world.directory / "solutions" / problem["slug"]
        folder.mkdir(parents=True, exist_ok=True)
        name, text = "solution.py", "def solution(*a): pass\n"
        if problem["kind"] == "sql":
            name, text = "solution.sql", "SELECT 1;\n"
        elif problem["kind"] == "written":
            shown = json.loads(world.judge("show", problem["slug"], "--model", "--json").out)
            name, text = "answer.md", shown["model"]["en"]
        (folder / name).write_text(text, encoding="utf-8")
    for problem in record["problems"]:
        world.engine.script = tells(replace(RESULTS["accepted"], slug=problem["slug"]))
        world.judge("submit", problem["slug"])

    assert json.loads(world.judge("--json").out)["step"] == "done"


def test_what_now_passes_over_what_is_broken(world: World) -> None:
    """A problem that was tried and then broken is not what to do next."""
    world.solve()
    world.engine.script = tells(RESULTS["wrong-short"])
    world.judge("submit", SLUG)
    change(world, "level: 1", "level: one")
    record = json.loads(world.judge("--json").out)

    assert record["step"] == "next"
    assert record["slug"] != SLUG


@pytest.mark.parametrize("name", ["problem", "workspace", "cases"])
def test_schema(name: str, world: World) -> None:
    """Each schema is a schema."""
    schema = json.loads(world.judge("schema", name).out)

    Draft202012Validator.check_schema(schema)
    assert world.judge("schema").out == world.judge("schema", "problem").out


def test_init(outside: World) -> None:
    """A workspace is made once, here or elsewhere."""
    made = outside.judge("init", "there")
    outside.locale = Locale.KO
    again = outside.judge("init", "there")
    here = outside.judge("init")

    assert made.out == f"made a workspace in {outside.directory / 'there'}\n"
    assert made.err == "next: cd there && judge\n"
    assert (again.code, again.out) == (2, "")
    assert here.err == "다음 단계: judge\n"
    assert list((outside.directory / "solutions").iterdir()) == []


def test_shipped_problems_are_known_everywhere(outside: World) -> None:
    """Outside of a workspace the problems that ship with the judge can be read."""
    shipped = [folder.name for folder in list_problems([Path(__file__).parents[2] / "problems"])]

    assert slugs(outside) == shipped


def test_an_interactive_problem_as_json(world: World) -> None:
    """Its kind, and how a sample may go."""
    world.add_interactive()
    record = json.loads(world.judge("show", TALK_SLUG, "--json").out)

    assert record["kind"] == "interactive"
    assert record["samples"][0]["conversation"][1] == {"speaker": "submission", "text": "7"}
    assert record["samples"][1]["conversation"] == []
    assert "flush=True" in record["stub"]
