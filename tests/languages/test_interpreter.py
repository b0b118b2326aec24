"""What a program sees of the interpreter that runs us."""

import sys
from pathlib import Path

import pytest

from judge.languages import interpreter
from judge.languages.interpreter import own_interpreter, own_packages, own_version, own_views


def test_is_no_link() -> None:
    """A virtual environment's python is a link; a shim is slow."""
    python = own_interpreter()

    assert python == python.resolve()
    assert python.is_relative_to(Path(sys.base_prefix).resolve()) or python.is_file()
    assert own_version() == ".".join(map(str, sys.version_info[:3]))


def test_knows_where_libraries_are() -> None:
    """The folder from which a library of ours was imported is among them, each once."""
    packages = own_packages()

    assert Path(pytest.__file__).resolve().parents[1] in packages
    assert len(set(packages)) == len(packages)
    assert all(folder.is_dir() for folder in packages)


def test_never_shows_our_own_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A wheel has problems with their answers in it, so the folder around it is opened up."""
    prefix = tmp_path / "python"
    packages = prefix / "lib" / "site-packages"
    for folder in ("judge/problems", "numpy", "judge-0.1.dist-info"):
        (packages / folder).mkdir(parents=True)
    (prefix / "bin").mkdir()
    monkeypatch.setattr(sys, "base_prefix", str(prefix))
    monkeypatch.setattr(interpreter, "own_packages", lambda: (packages,))
    monkeypatch.setattr(interpreter, "_OURSELVES", packages / "judge")

    views = own_views()

    assert views == (
        prefix / "bin",
        packages / "judge-0.1.dist-info",
        packages / "numpy",
    )


def test_shows_no_system_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """What every program sees need not be asked for."""
    monkeypatch.setattr(sys, "base_prefix", "/usr")
    monkeypatch.setattr(interpreter, "own_packages", lambda: (Path("/usr/lib/python3"),))

    assert own_views() == ()
