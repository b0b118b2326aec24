"""What ``verify`` says of a package without running anything."""

from dataclasses import replace
from pathlib import Path

import pytest

from judge.authoring.finding import Severity
from judge.authoring.package.remarks import remarks
from judge.catalog.problem_file import load_program_problem
from judge.model.package import Guarantees, Package
from judge.model.problem import Problem

PAIR = Path(__file__).parents[1] / "catalog" / "icpc" / "packages" / "current-pair"


def pair() -> tuple[Problem, Package]:
    """Read a package of which nothing is to be said."""
    problem = load_program_problem(PAIR)
    assert problem.package is not None
    return problem, problem.package


def test_nothing_is_said_of_a_whole_package() -> None:
    """It has what it needs."""
    assert list(remarks(*pair())) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            Guarantees(compile_seconds=240),
            "compilation_time: the package asks for 4 min, and gets 30 s here",
        ),
        (
            Guarantees(compile_bytes=4 * 2**30),
            "compilation_memory: the package asks for 4 GiB, and gets 2 GiB here",
        ),
        (
            Guarantees(validation_output_bytes=100 * 2**20),
            "validation_output: the package asks for 100 MiB, and gets 64 MiB here",
        ),
    ],
)
def test_less_than_the_package_asks_for(asked: Guarantees, said: str) -> None:
    """Every guarantee that is not kept is named; that is no error."""
    problem, package = pair()
    (found,) = remarks(problem, replace(package, guarantees=asked))

    assert (found.severity, found.text.en) == (Severity.WARNING, f"limits.{said}")


def test_guarantees_that_are_kept() -> None:
    """As much as there is may be asked for."""
    problem, package = pair()
    most = Guarantees(compile_seconds=30, compile_bytes=2**31, validation_output_bytes=2**26)

    assert list(remarks(problem, replace(package, guarantees=most))) == []


def test_programs_that_are_not_run(tmp_path: Path) -> None:
    """Input validators in a language of their own, and validators that the format does not have."""
    problem, package = pair()
    (tmp_path / "answer_validators").mkdir()
    validators = (tmp_path / "form.ctd", tmp_path / "form.viva", tmp_path / "form.py")
    found = remarks(
        replace(problem, folder=tmp_path), replace(package, input_validators=validators)
    )

    assert [each.place.file.name for each in found if each.place] == [
        "form.ctd",
        "form.viva",
        "answer_validators",
    ]
