"""``judge bench``: the screens in both languages, who races, baselines, exit codes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from judge.bench.baselines import FILE, Baselines
from judge.bench.hot_lines import Watch
from judge.cli.cells import width
from judge.model.text import Locale
from judge.model.verdict import Verdict
from judge.study.store import Store
from tests.cli.bench_results import (
    BROKEN,
    HOT,
    LINEAR,
    NOISE,
    NOTHING,
    QUADRATIC,
    SILENT,
    BenchEngine,
)
from tests.cli.results import SAMPLE, accepted, judged
from tests.cli.world import NOON, SLUG, Ran, Terminals, World, make_workspace

SCREENS = Path(__file__).parent / "screens"


@pytest.fixture
def engine(tmp_path: Path) -> BenchEngine:
    """Make an engine that finds a linear solution."""
    return BenchEngine(cache=tmp_path / "cache", growth=(LINEAR,))


@pytest.fixture
def bench_world(tmp_path: Path, engine: BenchEngine) -> World:
    """Stand in a workspace with a solution."""
    world = World(make_workspace(tmp_path / "work"), engine=engine)
    world.solve()
    return world


@pytest.fixture(params=list(Locale))
def golden(
    request: pytest.FixtureRequest, bench_world: World
) -> Callable[[str, Callable[[], Ran]], None]:
    """Compare a screen with its file, once in each language."""
    locale = Locale(request.param)
    bench_world.locale = locale

    def compare(name: str, call: Callable[[], Ran]) -> None:
        said = str(call())
        file = SCREENS / f"{name}.{locale}.txt"
        if request.config.getoption("--regenerate", default=False):
            file.write_text(said, encoding="utf-8")

        assert said == file.read_text(encoding="utf-8")
        assert [line for line in said.split("\n") if width(line) > 80] == []

    return compare


Golden = Callable[[str, Callable[[], Ran]], None]


def test_alone(bench_world: World, golden: Golden) -> None:
    """A solution by itself has times, room, and growth."""
    golden("bench-alone", lambda: bench_world.judge("bench", SLUG))


def test_race(bench_world: World, engine: BenchEngine, golden: Golden) -> None:
    """Others have ratios; who fails a case, or has no compiler, is told why."""
    for name in ("brute.py", "other.py", "third.cpp"):
        bench_world.solve(name=name)
    engine.growth = (QUADRATIC, SILENT, BROKEN, NOTHING)
    engine.more = NOISE
    files = [f"solutions/{SLUG}/{name}" for name in ("other.py", "third.cpp")]
    golden("bench-race", lambda: bench_world.judge("bench", SLUG, *files, "--brute"))


def test_no_generators(bench_world: World, engine: BenchEngine, golden: Golden) -> None:
    """A problem without generators has no growth, and the screen says so."""
    engine.growth = ()
    golden("bench-no-growth", lambda: bench_world.judge("bench", SLUG))


def test_profile(bench_world: World, golden: Golden) -> None:
    """The lines that take the time, in the order of the file, with their shares."""
    golden("bench-profile", lambda: bench_world.judge("bench", SLUG, "--profile"))


def test_allocations(bench_world: World, golden: Golden) -> None:
    """The lines that hold the memory at its peak."""
    golden("bench-allocations", lambda: bench_world.judge("bench", SLUG, "--allocations"))


def test_profile_of_nothing(bench_world: World, engine: BenchEngine) -> None:
    """A program without functions has no line to show, and the screen says why."""
    engine.profiles[Watch.TIME] = replace(HOT, lines=())
    ran = bench_world.judge("bench", SLUG, "--profile", "--case", "sample-1")

    assert "only what stands in functions" in ran.out
    assert engine.timed == [("sample-1",)]


@pytest.mark.parametrize(("option", "count"), [("--profile", "times"), ("--allocations", "blocks")])
def test_profile_as_json(bench_world: World, option: str, count: str) -> None:
    """The record of a profile has every line."""
    record = json.loads(bench_world.judge("bench", SLUG, option, "--json").out)

    assert record["format"] == "judge.profile/1"
    assert record["lines"][-1]["line"] == 10
    assert record["lines"][-1][count] > 1000


def test_json(bench_world: World, engine: BenchEngine) -> None:
    """The record is one object, versioned; infinity is null."""
    engine.growth = (QUADRATIC, BROKEN)
    ran = bench_world.judge("bench", SLUG, "--reference", "--json")
    record = json.loads(ran.out)

    assert record["format"] == "judge.bench/1"
    assert record["comparison"]["contestants"][1]["name"] == "reference"
    assert record["comparison"]["contestants"][1]["ratio"]["middle"] == 0.5
    assert record["growth"][0]["time"]["estimate"]["high"] is None
    assert record["growth"][0]["counted"]["classes"] == ["n!"]
    assert len(record["comparison"]["cases"][0]["contestants"][0]["runs"]) == 5
    assert ran.code == 0


def test_plan(bench_world: World, engine: BenchEngine) -> None:
    """Turns, cases and shapes are as asked for."""
    bench_world.judge("bench", SLUG, "--turns", "7", "--all-cases", "--shape", "random_levels")
    bench_world.judge("bench", SLUG, "--seconds", "3", "--case", "sample-*")
    bench_world.judge("bench", SLUG, "--no-growth")

    assert [plan.most for plan in engine.plans] == [7, 30, 30]
    assert [plan.cases for plan in engine.plans] == [None, None, 3]
    assert engine.plans[1].seconds == 3
    assert engine.timed[1] == ("sample-1",)
    assert [effort.shapes for effort in engine.efforts] == [("random_levels",), ()]


def test_unknown_shape(bench_world: World, engine: BenchEngine) -> None:
    """A generator that is not there is refused before anything runs, and those that are listed."""
    ran = bench_world.judge("bench", SLUG, "--shape", "nope")

    assert ran.code == 2
    assert "no generator 'nope' that takes a size; known here: random_levels" in ran.said
    assert engine.plans == []


def test_author_by_name(bench_world: World, engine: BenchEngine) -> None:
    """A solution of the author's races under its file's name, with or without its extension."""
    authors = sorted((bench_world.directory / "problems" / SLUG / "submissions").rglob("*.py"))
    bench_world.judge("bench", SLUG, authors[0].name, authors[0].stem)

    names = [each.name for each in engine.raced[0]]
    assert names == ["solution.py", authors[0].name, f"{authors[0].name} (2)"]


def test_nobody_of_that_name(bench_world: World) -> None:
    """A name that is nobody's is an error with what was meant."""
    ran = bench_world.judge("bench", SLUG, "nobody.py")

    assert ran.code == 5
    assert "no solution of the author's" in ran.said


def test_baselines(bench_world: World, engine: BenchEngine) -> None:
    """A baseline is kept by its name and raced again; slower for sure is exit code 1."""
    saved = bench_world.judge("bench", SLUG, "--save", "before")
    (kept,) = Baselines(bench_world.directory / FILE).of(SLUG)
    same = bench_world.judge("bench", SLUG, "--compare-to", "before", "--fail-slower", "2.5")
    engine.factor = 0.9
    slow = bench_world.judge("bench", SLUG, "--compare-to", "before", "--fail-slower", "1.05")

    assert saved.code == same.code == 0
    assert "kept as 'before'" in saved.said
    assert kept.saved_at == NOON.isoformat()
    assert [each.name for each in engine.raced[1]] == ["solution.py", "before"]
    assert slow.code == 1
    assert "slower than before" in slow.said


def test_not_surely_slower(bench_world: World, engine: BenchEngine) -> None:
    """An interval that reaches below the factor is no proof."""
    bench_world.judge("bench", SLUG, "--save", "before")
    engine.factor = 0.93
    ran = bench_world.judge("bench", SLUG, "--compare-to", "before", "--fail-slower", "1.05")

    assert ran.code == 0


def test_unknown_baseline(bench_world: World) -> None:
    """A name that was never saved is an error that says how to save it."""
    ran = bench_world.judge("bench", SLUG, "--compare-to", "before")

    assert ran.code == 5
    assert "--save before" in ran.said


def test_first_and_best(bench_world: World, engine: BenchEngine) -> None:
    """The first accepted attempt, and the one whose slowest case was quickest, race again."""
    none = bench_world.judge("bench", SLUG, "--compare-to", "first")
    store = Store(bench_world.directory / ".judge" / "progress.sqlite3")
    for number, milliseconds in enumerate((50, 10, 30)):
        bench_world.solve(f"def solution(levels): return {number}\n")
        bench_world.judge("bench", SLUG)
        result = judged(SAMPLE, accepted("large", milliseconds=milliseconds))
        store.add(engine.raced[-1][0].submission, result, NOON)
    wrong = judged(verdict=Verdict.WRONG_ANSWER)
    store.add(engine.raced[-1][0].submission, wrong, NOON)
    bench_world.judge("bench", SLUG, "--compare-to", "first")
    bench_world.judge("bench", SLUG, "--compare-to", "best")

    assert none.code == 5
    assert "return 0" in engine.raced[-2][1].submission.source
    assert "return 1" in engine.raced[-1][1].submission.source


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--fail-slower", "1.1"), "needs --compare-to"),
        (("--fail-slower", "0.5", "--compare-to", "x"), "at least 1"),
        (("--fail-slower", "much", "--compare-to", "x"), "at least 1"),
    ],
)
def test_usage(bench_world: World, arguments: tuple[str, ...], reason: str) -> None:
    """What cannot be is said before anything runs."""
    ran = bench_world.judge("bench", SLUG, *arguments)

    assert ran.code == 2
    assert reason in ran.said


def test_interactive_problem(bench_world: World) -> None:
    """Programs that talk are not timed."""
    folder = bench_world.add_interactive()
    bench_world.solve(slug=folder.name)
    ran = bench_world.judge("bench", folder.name)

    assert ran.code == 2
    assert "read an input and end" in ran.said


def test_progress(bench_world: World) -> None:
    """On a terminal the line of progress says who, how far, and at which size."""
    bench_world.live, bench_world.err = True, Terminals()
    bench_world.ticks = [0.0, 5.0]
    ran = bench_world.judge("bench", SLUG)

    assert "judging solution.py once" in ran.err
    assert "in turns" in ran.err
    assert "n = 1,024" in ran.err


def test_platform(bench_world: World, engine: BenchEngine) -> None:
    """A platform of the workspace is said with its limits, which hold for the solution."""
    settings = bench_world.directory / "judge.yaml"
    settings.write_text(settings.read_text() + "platform: company\n")
    ran = bench_world.judge("bench", SLUG)
    shown = bench_world.judge("show", SLUG)

    assert "limits of the platform company: 10 s, 2 GiB" in ran.out
    assert "10 s, 2 GiB" in shown.out
    assert engine.raced
