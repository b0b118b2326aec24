"""How fast this machine is beside the one on which the shipped limits were chosen.

A fixed program of each family of languages (see ``kernels``) runs in the sandbox several times; the
fastest run counts, since noise only adds. Factors are clamped: a wild reading must neither let a
quadratic solution pass nor stop a right one.
"""

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from judge.errors import UnavailableError
from judge.frozen import frozen
from judge.judging.kernels import KERNELS, REFERENCE_SECONDS
from judge.judging.machine import Machine
from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import by_id
from judge.model.execution import Ending, RunLimits
from judge.model.submission import Style
from judge.whole_file import keep_for_later

SMALLEST_FACTOR, LARGEST_FACTOR = 0.5, 4.0
_RUNS = 5
_LIMITS = RunLimits(cpu_seconds=20, wall_seconds=60, memory_bytes=512 * 2**20, output_bytes=2**16)
_FILE = "machine.json"


@frozen
class Calibration:
    """``kernel_seconds`` is CPU time of Python's fastest run, ``spread`` slowest over fastest.

    ``factor`` is Python's, ``factors`` those of all families that can run here.
    """

    kernel_seconds: float
    spread: float
    factor: float
    factors: tuple[tuple[str, float], ...] = ()


def calibrate(machine: Machine) -> Calibration:
    """Measure this machine; takes a few seconds. UnavailableError where Python's kernel fails."""
    seconds = {"python": _kernel_seconds("python", machine)}
    for name in KERNELS:
        if name not in seconds:
            with suppress(UnavailableError):  # no compiler of it: its limits stay Python's
                seconds[name] = _kernel_seconds(name, machine)
    python = seconds["python"]
    factors = tuple((name, _factor(name, min(times))) for name, times in seconds.items())
    return Calibration(
        kernel_seconds=min(python),
        spread=max(python) / min(python),
        factor=dict(factors)["python"],
        factors=factors,
    )


def _kernel_seconds(name: str, machine: Machine) -> list[float]:
    """Run a kernel a few times; UnavailableError where it does not run."""
    source = ProgramSource(text=KERNELS[name], style=Style.STDIO)
    built = machine.build(source, by_id(name))
    if isinstance(built, CompileFailure):
        raise UnavailableError(built.output, built.output)
    command = built.command(b"", _LIMITS.memory_bytes)
    runs = [machine.sandboxes.run(command, _LIMITS) for _ in range(_RUNS)]
    if any(run.ending is not Ending.EXITED or run.exit_code for run in runs):
        raise UnavailableError("the calibration kernel failed", "보정 프로그램이 실패했습니다")
    return [run.cpu_seconds for run in runs]


def _factor(name: str, seconds: float) -> float:
    return round(_clamped(seconds / REFERENCE_SECONDS[name]), 2)


def _clamped(factor: float) -> float:
    return min(max(factor, SMALLEST_FACTOR), LARGEST_FACTOR)


def save_calibration(cache: Path, calibration: Calibration) -> None:
    """Keep it for all later runs on this machine."""
    keep_for_later(cache / _FILE, json.dumps(asdict(calibration)).encode())


def load_factor(cache: Path) -> float | None:
    """Return Python's factor, or None where none (or nothing readable) is kept."""
    return load_factors(cache).get("python")


def load_factors(cache: Path) -> dict[str, float]:
    """Return the factors kept, by family; none where nothing readable is kept."""
    try:
        kept = json.loads((cache / _FILE).read_text(encoding="utf-8"))
        factors = {"python": float(kept["factor"])}
        factors |= {name: float(factor) for name, factor in kept.get("factors", ())}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {name: _clamped(factor) for name, factor in factors.items()}
