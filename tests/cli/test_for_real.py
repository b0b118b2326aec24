"""The whole way of a learner, with real processes in the real sandbox."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from judge.cli.engine import Engine
from judge.cli.program import run
from tests.cli.world import SLUG, World

ROOT = Path(__file__).parents[2]
RIGHT = """
def solution(levels):
    print("looking at", len(levels), "days")
    highest, marks = None, 0
    for level in levels:
        if highest is None or level > highest:
            highest, marks = level, marks + 1
    return marks
"""
WRONG = RIGHT.replace("level > highest", "level >= highest")


def call_in(folder: Path) -> "Callable[..., subprocess.CompletedProcess[str]]":
    """Return a function that calls ``judge`` in ``folder`` as a shell does."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "PYTHONPATH": str(ROOT),
        "LC_ALL": "C.UTF-8",
    }

    def call(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "judge", *arguments],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return call


@pytest.mark.slow
def test_learners_way(tmp_path: Path) -> None:
    """From nothing to a solved problem."""
    call = call_in(tmp_path)

    assert call("init").returncode == 0
    assert call("author", "new", "river-gauge").returncode == 0
    assert call("new", "river-gauge").returncode == 0
    solution = tmp_path / "solutions" / "river-gauge" / "solution.py"

    stub = call("run", "river-gauge", "--unsafe")
    solution.write_text(WRONG, encoding="utf-8")
    wrong = call("submit", "river-gauge", "--unsafe")
    tried = json.loads(call("list", "river-gauge", "--json").stdout)
    solution.write_text(RIGHT, encoding="utf-8")
    right = call("submit", "river-gauge", "--unsafe", "--json")
    solved = json.loads(call("list", "river-gauge", "--json").stdout)

    assert stub.returncode == 1
    assert wrong.returncode == 1
    assert "Expected     Yours\n    3        ≠ 4\n" in wrong.stdout
    assert "You printed\n    looking at 5 days\n" in wrong.stdout
    assert right.returncode == 0
    assert json.loads(right.stdout)["verdict"] == "AC"
    assert [each["problems"][0]["state"] for each in (tried, solved)] == ["tried", "solved"]


@pytest.mark.slow
def test_every_command_reaches_its_floor(world: World) -> None:
    """The engine that commands are given by default is the real one."""
    world.environment |= {"PATH": os.environ["PATH"], "HOME": str(world.directory.parent)}
    world.solve(RIGHT)
    world.stdin.write("levels: [1, 2]")
    world.stdin.seek(0)

    def call(*arguments: str) -> int:
        return run(arguments, replace(world.context(), engine=Engine()))

    assert call("case", "add", SLUG, "--unsafe") == 0
    assert call("submit", SLUG, "--unsafe", "--examples", "20") == 0
    assert call("verify", SLUG, "--unsafe") == 0
    assert call("doctor", "--calibrate") in {0, 4}
    assert "expected: 2\n" in world.out.getvalue()
