"""The report for a browser: whole, without scripts or network, never over another file."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from judge.bench.growth.measuring import GrowthRead
from judge.model.growth import Growth, Sample
from judge.model.text import Locale
from tests.cli.bench_results import BROKEN, LINEAR, SILENT, BenchEngine, reading
from tests.cli.world import SLUG, World, make_workspace


@pytest.fixture
def engine(tmp_path: Path) -> BenchEngine:
    """Make an engine that has everything to tell."""
    return BenchEngine(cache=tmp_path / "cache", growth=(LINEAR, SILENT, BROKEN))


@pytest.fixture
def bench_world(tmp_path: Path, engine: BenchEngine) -> World:
    """Stand in a workspace with a solution and another."""
    world = World(make_workspace(tmp_path / "work"), engine=engine, locale=Locale.KO)
    world.solve()
    world.solve(name="다른 <풀이>.py")
    return world


def drawings(page: str) -> list[ET.Element]:
    """Parse every drawing of a page."""
    found = re.findall(r"<svg.*?</svg>", page, flags=re.DOTALL)
    return [ET.fromstring(each) for each in found]  # noqa: S314 - our own


def test_page(bench_world: World) -> None:
    """It has a drawing of the times and one for each shape, and all of it as text."""
    other = f"solutions/{SLUG}/다른 <풀이>.py"
    ran = bench_world.judge("bench", SLUG, other, "--html", "report.html")
    page = (bench_world.directory / "report.html").read_text("utf-8")

    assert ran.code == 0
    assert len(drawings(page)) == 3
    assert "다른 &lt;풀이&gt;.py" in page
    assert "<script" not in page
    assert re.findall(r"https?://(?!www\.w3\.org/2000/svg)", page) == []
    assert "prefers-color-scheme: dark" in page
    assert '<html lang="ko">' in page
    assert "O(n log n)" in page


def test_drawing(bench_world: World) -> None:
    """The bars by themselves are a file that parses; who failed a case has a verdict."""
    for name in ("second.py", "third.py"):
        bench_world.solve(name=name)
    files = [f"solutions/{SLUG}/{name}" for name in ("second.py", "third.py")]
    bench_world.judge("bench", SLUG, *files, "--svg", "bars.svg", "--no-growth")
    (drawing,) = drawings((bench_world.directory / "bars.svg").read_text("utf-8"))
    words = [each.text or "" for each in drawing.iter() if each.tag.endswith("text")]

    assert "TLE" in words
    assert any("0.50 [" in each for each in words)


def test_again(bench_world: World) -> None:
    """A report of ours is written anew; any other file is left alone."""
    bench_world.judge("bench", SLUG, "--html", "report.html")
    again = bench_world.judge("bench", SLUG, "--html", "report.html")
    mine = bench_world.directory / "mine.html"
    mine.write_text("<p>mine</p>")
    refused = bench_world.judge("bench", SLUG, "--html", "mine.html")

    assert again.code == 0
    assert refused.code == 2
    assert mine.read_text() == "<p>mine</p>"
    assert not list(bench_world.directory.glob("*.new"))


def test_nowhere(bench_world: World) -> None:
    """A folder that is not there is an error."""
    ran = bench_world.judge("bench", SLUG, "--svg", "no/such/folder.svg")

    assert ran.code == 2


def test_nothing_to_draw(bench_world: World, engine: BenchEngine) -> None:
    """Without positive samples the chart is empty, and a page without growth has none."""
    nothing = reading(Growth.CONSTANT, samples=(Sample(n=1, value=-0.1), Sample(n=2, value=0.1)))
    engine.growth = (GrowthRead(time=nothing, memory=nothing, counted=None),)
    engine.more = {"cases": (), "entries": ()}
    bench_world.judge("bench", SLUG, "--html", "report.html")
    page = (bench_world.directory / "report.html").read_text("utf-8")

    assert len(drawings(page)) == 1
    assert "polyline" not in page
