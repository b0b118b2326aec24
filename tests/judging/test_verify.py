"""``verify`` proves a problem, and sees a planted mistake."""

from pathlib import Path

import pytest

from judge.authoring.finding import Finding, ProblemVerified, SubmissionVerified
from judge.authoring.verify import verify
from judge.catalog.problem_file import load_program_problem
from judge.judging.machine import Machine
from tests.judging.test_engine import PROBLEM, RIGHT, write_problem

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]


def proof_of(folder: Path, machine: Machine) -> tuple[bool, list[str], list[bool]]:
    """Return whether it is sound, the findings, and which submissions did as expected."""
    steps = list(verify(load_program_problem(folder), machine))
    last = steps[-1]
    assert isinstance(last, ProblemVerified)
    findings = [step.text.en for step in steps if isinstance(step, Finding)]
    expected = [step.as_expected for step in steps if isinstance(step, SubmissionVerified)]
    return last.sound, findings, expected


def plant(folder: Path, expectation: str, source: str, name: str = "planted.py") -> None:
    """Add one of the author's submissions."""
    target = folder / "submissions" / expectation
    target.mkdir(parents=True, exist_ok=True)
    (target / name).write_text(source)


def test_a_sound_problem_is_sound(tmp_path: Path, machine: Machine) -> None:
    """Right and wrong submissions, each judged as promised."""
    folder = write_problem(tmp_path, PROBLEM).folder
    plant(folder, "wrong_answer", "def solution(n):\n    return n + 1\n")

    assert proof_of(folder, machine) == (True, [], [True, True])


@pytest.mark.parametrize("expectation", ["wrong_answer", "run_time_error", "compile_error"])
def test_a_wrong_expectation_is_seen(tmp_path: Path, machine: Machine, expectation: str) -> None:
    """A right solution among those that promise to fail makes the problem unsound."""
    folder = write_problem(tmp_path, PROBLEM).folder
    plant(folder, expectation, f"# another file\n{RIGHT}")
    sound, _, expected = proof_of(folder, machine)

    assert not sound
    assert expected.count(False) == 1


def test_an_input_that_validate_refuses_is_found(tmp_path: Path, machine: Machine) -> None:
    """The author's own check runs over every case."""
    text = PROBLEM.replace("input: {n: 0}, answer: 0", "input: {n: 999_999}, answer: 1_999_998")
    sound, findings, _ = proof_of(write_problem(tmp_path, text).folder, machine)

    assert not sound
    assert "too odd" in findings[0]


def burner(seconds: float) -> str:
    """Return a right solution that uses so much CPU time."""
    return (
        "import time\ndef solution(n):\n"
        f"    while time.process_time() < {seconds}: pass\n    return 2 * n\n"
    )


def test_limits_must_leave_room_below(tmp_path: Path, machine: Machine) -> None:
    """An accepted solution beyond half of the limit is an error."""
    folder = write_problem(tmp_path, PROBLEM).folder
    plant(folder, "accepted", burner(0.7))
    sound, findings, expected = proof_of(folder, machine)

    assert not sound
    assert expected == [True, True]
    assert "half of the limit" in findings[0]


def test_limits_must_leave_room_above(tmp_path: Path, machine: Machine) -> None:
    """A slow solution within twice the limit is an error, though it is too slow today."""
    folder = write_problem(tmp_path, PROBLEM).folder
    plant(folder, "time_limit_exceeded", burner(1.4))
    sound, findings, expected = proof_of(folder, machine)

    assert not sound
    assert expected == [True, True]
    assert "twice the limit" in findings[0]
