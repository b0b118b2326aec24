"""A new problem is a small one that works."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.authoring.finding import ProblemVerified
from judge.authoring.new import create_problem
from judge.authoring.verify import verify
from judge.catalog.problem_file import load_problem, load_program_problem
from judge.errors import UsageError
from judge.judging.machine import Machine
from judge.languages.interpreter import own_interpreter
from judge.languages.toolchain import find_toolchain
from judge.sandbox.pool import open_sandboxes


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """Open this machine."""
    with open_sandboxes(python=own_interpreter(), unsafe=True) as sandboxes:
        yield Machine(
            sandboxes=sandboxes,
            toolchain=lambda language: find_toolchain(
                language, environment=os.environ, cache=tmp_path / "cache"
            ),
            cache=tmp_path / "cache",
            factor=1.0,
            workers=2,
        )


def test_files(tmp_path: Path) -> None:
    """The files are there, the problem's own first, and can be read."""
    files = create_problem(tmp_path / "two-towers")

    assert files[0] == tmp_path / "two-towers" / "problem.yaml"
    assert {file for file in (tmp_path / "two-towers").rglob("*") if file.is_file()} == set(files)
    assert load_problem(tmp_path / "two-towers").slug == "two-towers"


@pytest.mark.slow
def test_problem_is_sound(tmp_path: Path, machine: Machine) -> None:
    """``judge verify`` accepts it as it is."""
    create_problem(tmp_path / "two-towers")
    steps = list(verify(load_program_problem(tmp_path / "two-towers"), machine))

    assert steps[-1] == ProblemVerified(slug="two-towers", sound=True)


@pytest.mark.parametrize("name", ["Two-Towers", "two towers", "-two", "two--towers", "탑", "."])
def test_name_that_is_no_slug(name: str, tmp_path: Path) -> None:
    """A problem is named with small letters, digits and single hyphens."""
    with pytest.raises(UsageError, match="cannot name a problem"):
        create_problem(tmp_path / name / "" if name != "." else Path())


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """An empty folder is filled; a file, or a folder with anything in it, stays."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes").write_text("mine", encoding="utf-8")
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    assert create_problem(tmp_path / "empty")
    for name in ("full", "file"):
        with pytest.raises(UsageError, match="exists already, and nothing was changed"):
            create_problem(tmp_path / name)
    assert (tmp_path / "full" / "notes").read_text("utf-8") == "mine"


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """A file in the way is told, not thrown."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError, match="cannot write into"):
        create_problem(tmp_path / "file" / "two-towers")
