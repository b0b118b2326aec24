"""A workspace with one problem, and a world to call ``judge`` in."""

from pathlib import Path

import pytest

from tests.cli.world import FakeEngine, World, make_workspace


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
