"""A workspace with one problem, a world to call ``judge`` in, and screens to compare with files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.cli.cells import width
from judge.model.text import Locale
from tests.cli.world import FakeEngine, Ran, World, make_workspace

SCREENS = Path(__file__).parent / "screens"
WIDEST = 80


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Stand in a workspace, with an engine that has nothing to tell yet."""
    return World(make_workspace(tmp_path / "work"), engine=FakeEngine(cache=tmp_path / "cache"))


@pytest.fixture
def outside(tmp_path: Path) -> World:
    """Stand in a folder that is in no workspace."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return World(folder, engine=FakeEngine(cache=tmp_path / "cache"))


@pytest.fixture(params=list(Locale))
def locale(request: pytest.FixtureRequest) -> Locale:
    """Speak each language once."""
    return Locale(request.param)


@pytest.fixture
def golden(request: pytest.FixtureRequest, locale: Locale) -> Callable[[str, Ran], None]:
    """Compare a screen with its file; ``--regenerate`` writes it."""

    def compare(name: str, ran: Ran) -> None:
        file = SCREENS / f"{name}.{locale}.txt"
        if request.config.getoption("--regenerate", default=False):
            file.write_text(str(ran), encoding="utf-8")

        assert str(ran) == file.read_text(encoding="utf-8")
        assert [line for line in str(ran).split("\n") if width(line) > WIDEST] == []

    return compare
