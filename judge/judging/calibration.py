"""How fast this machine is beside the one on which the shipped limits were chosen.

A fixed Python kernel (integers, a dict, a list, a call) runs in the sandbox several times; the
fastest run counts, since noise only adds. The factor is clamped: a wild reading must neither let a
quadratic solution pass nor stop a right one.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from judge.errors import UnavailableError
from judge.judging.machine import Machine
from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import by_id
from judge.model.execution import Ending, RunLimits
from judge.model.submission import Style

SMALLEST_FACTOR, LARGEST_FACTOR = 0.5, 4.0
_REFERENCE_SECONDS = 0.212  # the kernel on the machine of reference, benchmarks/calibration.py
_RUNS = 5
_KERNEL = """
def step(value, seen):
    seen[value % 1009] = seen.get(value % 1009, 0) + 1
    return (value * 1103515245 + 12345) % 2147483648

def main():
    value, seen, trail = 1, {}, []
    for _ in range(300000):
        value = step(value, seen)
        trail.append(value)
    trail.sort()
    print(sum(trail[::7]) + len(seen))

main()
"""
_LIMITS = RunLimits(cpu_seconds=20, wall_seconds=60, memory_bytes=512 * 2**20, output_bytes=2**16)
_FILE = "machine.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """``kernel_seconds`` is CPU time of the fastest run, ``spread`` slowest over fastest."""

    kernel_seconds: float
    spread: float
    factor: float


def calibrate(machine: Machine) -> Calibration:
    """Measure this machine; takes about two seconds. UnavailableError where the kernel fails."""
    source = ProgramSource(text=_KERNEL, style=Style.STDIO)
    built = machine.build(source, by_id("python"))
    if isinstance(built, CompileFailure):
        raise UnavailableError(built.output, built.output)
    command = built.command(b"", _LIMITS.memory_bytes)
    runs = [machine.sandboxes.run(command, _LIMITS) for _ in range(_RUNS)]
    if any(run.ending is not Ending.EXITED or run.exit_code for run in runs):
        raise UnavailableError("the calibration kernel failed", "보정 프로그램이 실패했습니다")
    seconds = [run.cpu_seconds for run in runs]
    factor = min(max(min(seconds) / _REFERENCE_SECONDS, SMALLEST_FACTOR), LARGEST_FACTOR)
    return Calibration(
        kernel_seconds=min(seconds),
        spread=max(seconds) / min(seconds),
        factor=round(factor, 2),
    )


def save_calibration(cache: Path, calibration: Calibration) -> None:
    """Keep it for all later runs on this machine."""
    cache.mkdir(parents=True, exist_ok=True)
    beside = cache / f"{_FILE}.new"
    beside.write_text(json.dumps(asdict(calibration)), encoding="utf-8")
    beside.replace(cache / _FILE)


def load_factor(cache: Path) -> float | None:
    """Return the factor kept, or None where none (or nothing readable) is kept."""
    try:
        factor = float(json.loads((cache / _FILE).read_text(encoding="utf-8"))["factor"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return min(max(factor, SMALLEST_FACTOR), LARGEST_FACTOR)
