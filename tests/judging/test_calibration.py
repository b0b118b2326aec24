"""Calibration: a kernel for each family of languages, clamped, kept, and used for limits."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from judge.errors import UnavailableError
from judge.judging.calibration import calibrate, load_factor, load_factors, save_calibration
from judge.judging.kernels import KERNELS, REFERENCE_SECONDS, family_of
from judge.judging.machine import Machine
from judge.model.execution import Command, Execution
from judge.model.problem import ProblemLimits
from tests.bench.fakes import execution, fake_machine

LIMITS = ProblemLimits(time_seconds=1.0, memory_bytes=2**20, output_bytes=2**10)


def kernels(**factors: float) -> "Machine":
    """Make a machine on which each kernel takes so many times what it takes on the reference."""

    def cost(source: str, command: Command) -> Execution:
        del command
        name = next(name for name, text in KERNELS.items() if text == source)
        factor = factors.get(name, 1.0)
        if factor == 0:
            return execution(0.1, exit_code=1)
        return execution(REFERENCE_SECONDS[name] * factor)

    return fake_machine(cost, Path("/nonexistent"))


def test_every_family(tmp_path: Path) -> None:
    """Each has its factor, within the bounds; what is kept is found again."""
    calibration = calibrate(kernels(cpp=1.5, java=9.0, javascript=0.1))
    save_calibration(tmp_path / "new", calibration)

    assert dict(calibration.factors) == {
        "python": 1.0,
        "cpp": 1.5,
        "java": 4.0,
        "javascript": 0.5,
    }
    assert calibration.spread == 1.0
    assert load_factors(tmp_path / "new") == dict(calibration.factors)
    assert load_factor(tmp_path / "new") == 1.0


def test_a_kernel_that_cannot_run() -> None:
    """A language that is not here has no factor; without Python there is no calibration."""
    calibration = calibrate(kernels(java=0))

    assert "java" not in dict(calibration.factors)
    with pytest.raises(UnavailableError, match="kernel failed"):
        calibrate(kernels(python=0))


def test_scaling() -> None:
    """Limits scale by the family of the language, by Python's factor where it has none."""
    machine = replace(kernels(), factor=2.0, factors={"python": 2.0, "cpp": 0.5})

    assert machine.scaled(LIMITS, "rust").time_seconds == 0.5
    assert machine.scaled(LIMITS, "java").time_seconds == 2.0
    assert machine.scaled(LIMITS).time_seconds == 2.0
    assert family_of("kotlin") == "java"
    assert family_of("ruby") == "python"


@pytest.mark.parametrize("text", ["", "{}", '{"factor": "x"}', '{"factor": 1, "factors": [[1]]}'])
def test_nothing_readable(tmp_path: Path, text: str) -> None:
    """A file that is not ours is no calibration."""
    (tmp_path / "machine.json").write_text(text)

    assert load_factors(tmp_path) == {}
    assert load_factor(tmp_path / "nowhere") is None


def test_what_was_kept_before(tmp_path: Path) -> None:
    """A calibration of Python alone, as it was once kept, still counts."""
    (tmp_path / "machine.json").write_text(json.dumps({"factor": 9}))

    assert load_factors(tmp_path) == {"python": 4.0}


@pytest.mark.slow
@pytest.mark.sandbox
def test_kernels_run(machine: Machine) -> None:
    """Every kernel of a language that is here compiles and runs."""
    factors = dict(calibrate(machine).factors)

    assert "python" in factors
    assert all(0.5 <= factor <= 4 for factor in factors.values())
