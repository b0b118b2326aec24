"""What a package takes: its languages, and the size of a source."""

from dataclasses import replace
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_program_problem
from judge.errors import UsageError
from judge.judging.hand_in import check_allowed, hand_in
from judge.model.problem import Problem

PAIR = Path(__file__).parents[1] / "catalog" / "icpc" / "packages" / "current-pair"


def pair(languages: tuple[str, ...] = (), code_bytes: int | None = None) -> Problem:
    """Read a package, and restrict it."""
    problem = load_program_problem(PAIR)
    assert problem.package is not None
    package = replace(problem.package, languages=languages, code_bytes=code_bytes)
    return replace(problem, package=package)


def check(path: Path, problem: Problem, language: str | None = None) -> None:
    """Hand in what lies at ``path``."""
    check_allowed(hand_in(path, problem, language), problem)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Ten bytes of Python."""
    file = tmp_path / "a.py"
    file.write_text("print( 1)\n")
    return file


def test_languages(source: Path) -> None:
    """None given means all of them; PyPy runs what is written in Python."""
    check(source, pair())
    check(source, pair(("cpp", "python")))
    check(source, pair(("python",)), "pypy")
    with pytest.raises(UsageError, match="may be solved in cpp, java only"):
        check(source, pair(("cpp", "java")))
    with pytest.raises(UsageError, match="not in python"):
        check(source, pair(("pypy",)))


def test_the_size_of_a_source(source: Path) -> None:
    """All files of a program count, and none of those that the package lays beside it."""
    check(source, pair(code_bytes=10))
    with pytest.raises(UsageError, match="has 10 bytes, and the package allows 9"):
        check(source, pair(code_bytes=9))
    (source.parent / "b.py").write_text("x = 1\n")
    with pytest.raises(UsageError, match="has 16 bytes"):
        check(source.parent, pair(code_bytes=15))
