"""Measures contestants in turns (A B C A B C ...), so that a change in the load meets all of them.

Ratios are taken within each round and then the median of them: on a shared machine they hold where
seconds do not.
"""

import os
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

_Reading = TypeVar("_Reading")
_TWENTIETHS = 20


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of several readings, and the outermost ones."""

    middle: float
    least: float
    most: float

    @staticmethod
    def of(readings: Sequence[float]) -> "Spread":
        """Make it of one reading a round."""
        return Spread(median(readings), min(readings), max(readings))

    def show(self, scale: float = 1.0, digits: int = 2) -> str:
        """Write ``median [min..max]``."""
        middle, least, most = (
            f"{value * scale:.{digits}f}" for value in (self.middle, self.least, self.most)
        )
        return f"{middle} [{least}..{most}]"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one turn took: by the clock, and of CPU time in this process and those it waited for."""

    wall_seconds: float
    cpu_seconds: float


def in_turns(
    contestants: Mapping[str, Callable[[], _Reading]], rounds: int
) -> dict[str, list[_Reading]]:
    """Return each contestant's readings, one a round; each has had a turn that does not count."""
    for contestant in contestants.values():
        contestant()
    readings: dict[str, list[_Reading]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            readings[name].append(contestant())
    return readings


def cost_of(work: Callable[[], object]) -> Cost:
    """Do ``work`` and say what it took."""
    began, used = time.perf_counter(), _cpu_seconds()
    work()
    return Cost(time.perf_counter() - began, _cpu_seconds() - used)


def finish(argv: Sequence[str | Path], environment: Mapping[str, str], folder: Path) -> bytes:
    """Run a command to its end and return its output; RuntimeError with it where it fails."""
    ended = subprocess.run(
        argv,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if ended.returncode:
        raise RuntimeError(f"{argv[0]} left with {ended.returncode}: {_tail(ended.stdout)}")
    return ended.stdout


def ratio(readings: Sequence[float], floor: Sequence[float]) -> Spread:
    """Compare two contestants round by round."""
    return Spread.of([one / other for one, other in zip(readings, floor, strict=True)])


def p5(readings: Sequence[float]) -> float:
    """Return the 5th percentile: on a busy machine, what a quiet moment shows."""
    return quantiles(readings, n=_TWENTIETHS, method="inclusive")[0]


def p95(readings: Sequence[float]) -> float:
    """Return the 95th percentile."""
    return quantiles(readings, n=_TWENTIETHS, method="inclusive")[-1]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write rows in columns; the first is flush left."""
    lines = [head, *rows]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def load() -> str:
    """Say how busy this machine is, for the head of a report."""
    return f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs"


def _cpu_seconds() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _tail(output: bytes) -> str:
    return output.decode(errors="replace").strip()[-500:]
