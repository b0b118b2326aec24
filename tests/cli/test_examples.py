"""Searching with examples on the command line: what is shown, kept, remembered and written."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from judge.catalog.own_cases import load_own_cases
from judge.catalog.problem_file import load_program_problem
from judge.model.counterexample import Counterexample, Law, Search
from judge.model.event import CounterexampleFound, ExamplesTried, SearchEnded
from judge.model.problem import Case
from judge.model.text import Locale, Text
from judge.model.verdict import Verdict
from judge.properties.memory import remembered
from tests.cli.results import SAMPLE, failed, judged
from tests.cli.test_screens import Golden, golden, locale
from tests.cli.world import SLUG, Terminals, World, tells

__all__ = ["golden", "locale"]

LAW = Law(name="answer", says=Text("the output must be right", "출력이 맞아야 합니다"))
FOUND = Counterexample(
    law=LAW,
    values={"levels": [0, -1]},
    result=failed(
        "property: answer",
        Verdict.WRONG_ANSWER,
        message=Text(
            "the output must be right: expected 1, returned 2",
            "출력이 맞아야 합니다: 정답은 1, 반환값은 2",
        ),
        input_text="levels = [0, -1]",
        expected_text="1",
        actual_text="2",
    ),
    steps=7,
)
HOLDS = Search(tried=1234, drawn=400, refused=0, seconds=2.01, seed=42)
BREAKS = replace(HOLDS, tried=17, seconds=0.3, found=FOUND)
REFUSING = replace(
    HOLDS, refused=388, warnings=(Text("a law failed itself", "법칙이 실패했습니다"),)
)


@pytest.fixture
def ready(world: World) -> World:
    """Have a solution that passes all cases."""
    world.solve()
    world.engine.script = tells(judged(SAMPLE))
    return world


def told(search: Search) -> list[ExamplesTried | CounterexampleFound | SearchEnded]:
    """Tell a search from its beginning."""
    found = [] if search.found is None else [CounterexampleFound(search.found)]
    return [ExamplesTried(16, 500.0), *found, SearchEnded(search)]


SEARCHES = {"holds": HOLDS, "breaks": BREAKS, "refusing": REFUSING}


@pytest.mark.parametrize("name", SEARCHES)
@pytest.mark.parametrize("command", ["submit", "stress"])
def test_screens(command: str, name: str, ready: World, locale: Locale, golden: Golden) -> None:
    """Both commands say how many examples there were, what failed and how to repeat it."""
    ready.locale = locale
    ready.engine.found = told(SEARCHES[name])

    golden(f"{command}-{name}", ready.judge(command, SLUG))


def test_a_find_is_the_verdict_and_is_remembered(ready: World) -> None:
    """What examples found counts, goes into the store, and is kept to be tried first."""
    ready.engine.found = told(BREAKS)
    ran = ready.judge("submit", SLUG, "--json")
    record = json.loads(ran.out)

    assert (ran.code, record["verdict"]) == (1, "WA")
    assert record["cases"][-1]["name"] == "property: answer"
    assert record["examples"]["law"] == "answer"
    problem = load_program_problem(ready.directory / "problems" / SLUG)
    assert remembered(ready.directory / ".judge" / "examples", problem) == (FOUND.values,)
    ready.judge("submit", SLUG, "--json")
    assert [effort.remembered for _, effort, _ in ready.engine.searched] == [(), (FOUND.values,)]


def test_the_authors_mistakes_are_in_the_record(ready: World) -> None:
    """A program that reads the result learns of them too; the verdict stays."""
    ready.engine.found = told(REFUSING)
    submitted, compared = (
        ready.judge("submit", SLUG, "--json"),
        ready.judge("stress", SLUG, "--json"),
    )
    said = [{"en": "a law failed itself", "ko": "법칙이 실패했습니다"}]

    assert (submitted.code, compared.code) == (0, 0)
    assert json.loads(submitted.out)["examples"]["warnings"] == said
    assert json.loads(compared.out)["warnings"] == said


def test_examples_come_only_after_passed_cases(ready: World) -> None:
    """Neither after a failure nor where they are not wanted."""
    ready.engine.found = told(BREAKS)
    ready.engine.script = tells(judged(failed("two", Verdict.WRONG_ANSWER)))

    assert ready.judge("submit", SLUG).code == 1
    ready.engine.script = tells(judged(SAMPLE))
    assert ready.judge("submit", SLUG, "--no-properties").code == 0
    assert ready.engine.searched == []


def test_the_plan_is_passed_on(ready: World) -> None:
    """Seconds, examples and seed are the search's; without a seed the source says it."""
    ready.engine.found = told(HOLDS)
    ready.judge("stress", SLUG, "--seconds", "3", "--examples", "50", "--seed", "9")
    ready.judge("stress", SLUG)
    ready.judge("stress", SLUG)
    efforts = [effort for _, effort, _ in ready.engine.searched]

    assert (efforts[0].seconds, efforts[0].examples, efforts[0].seed) == (3, 50, 9)
    assert (efforts[1].seconds, efforts[1].examples) == (10, None)
    assert efforts[1].seed == efforts[2].seed != 9


@pytest.mark.parametrize("key, kept", [("s", True), ("x", False)])
def test_a_key_keeps_it(key: str, kept: bool, ready: World) -> None:  # noqa: FBT001
    """At a keyboard one key keeps the input as a case, once."""
    ready.engine.found = told(BREAKS)
    ready.keys = [key, key]
    first, second = ready.judge("submit", SLUG), ready.judge("stress", SLUG)

    assert "s keeps this input as a case of your own" in first.said
    assert [case.name for case in own_cases(ready)] == (["found-1"] if kept else [])
    assert ("the case found-1 has the same input already" in second.said) == kept


def own_cases(world: World) -> list[Case]:
    """Read the learner's cases."""
    problem = load_program_problem(world.directory / "problems" / SLUG)
    file = world.directory / "solutions" / SLUG / "cases.yaml"
    return list(load_own_cases(file, problem))


def test_keep_without_a_keyboard(ready: World) -> None:
    """--keep asks nothing, also where a program reads the result."""
    ready.engine.found = told(BREAKS)
    said = ready.judge("stress", SLUG).said
    ran = ready.judge("stress", SLUG, "--keep", "--json")

    assert "--keep keeps this input as a case of your own" in said
    assert json.loads(ran.out)["found"]["input"] == {"levels": [0, -1]}
    assert "kept found-1 in solutions/river-gauge/cases.yaml" in ran.said


def test_two_files(ready: World) -> None:
    """A second file is the one to compare with."""
    ready.engine.found = told(HOLDS)
    rival = ready.solve("def solution(levels):\n    return 1\n", "brute.py")
    ran = ready.judge("stress", SLUG, str(rival))
    ((_, _, other),) = ready.engine.searched

    assert ran.out.startswith("solution.py against brute.py\n")
    assert other is not None
    assert other.path == rival


def test_stress_for_programs(ready: World) -> None:
    """The record says of which problem and which files it is."""
    ready.engine.found = told(HOLDS)
    rival = ready.solve("def solution(levels):\n    return 1\n", "brute.py")
    alone = json.loads(ready.judge("stress", SLUG, "--json").out)
    both = json.loads(ready.judge("stress", SLUG, str(rival), "--json").out)

    assert alone["slug"] == SLUG
    assert alone["language"] == "python"
    assert alone["path"].endswith("solution.py")
    assert alone["rival"] is None
    assert both["rival"] == str(rival)


def test_nothing_to_compare_with(ready: World) -> None:
    """Where no search can be made, stress says so, and submit goes without."""
    assert "nothing" not in ready.judge("submit", SLUG).said
    ran = ready.judge("stress", SLUG)

    assert ran.code == 2
    assert "no typed parameters, or no solution of its author" in ran.said


def test_outside_a_workspace(outside: World, tmp_path: Path) -> None:
    """A file anywhere is searched too; the case goes beside it, and nothing is remembered."""
    outside.engine.script = tells(judged(SAMPLE))
    outside.engine.found = told(
        replace(
            BREAKS,
            found=replace(FOUND, values={"numbers": [1, 2], "target": 3}),
        )
    )
    file = outside.directory / "try.py"
    file.write_text("def solution(numbers, target):\n    return [0, 1]\n")
    ran = outside.judge("stress", str(file), "--problem", "pair-with-target", "--keep")

    assert ran.code == 1
    assert (outside.directory / "cases.yaml").exists()
    assert not (tmp_path / ".judge").exists()


def test_progress_is_drawn(ready: World) -> None:
    """On a terminal the rate is told while the search goes on, and taken away."""
    ready.err, ready.live = Terminals(), True
    ready.engine.found = told(BREAKS)
    said = ready.judge("stress", SLUG).err

    assert "16 examples tried, 500 a second" in said
    assert "found one that fails; making it smaller" in said
