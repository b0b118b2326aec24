"""Reads the head of a hostile program: what it tries, and how it has to end.

The first lines are comments of the program's own language::

    # tries: to outlive its parent
    # endings: exited, signalled          any of them is right
    # verdicts: WA, RTE                   so is any of these
    # limits: processes=16 wall=0.5       optional; seconds, and MiB of memory
"""

from dataclasses import dataclass, replace
from pathlib import Path

from judge.model.execution import RunLimits

LIMITS = RunLimits(cpu_seconds=1, wall_seconds=2, memory_bytes=128 * 2**20, output_bytes=4 * 2**20)
_MARKERS = ("#", "//", "--")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The head of one file; ``words`` are the lines that this table does not know."""

    tries: str
    endings: tuple[str, ...]
    verdicts: tuple[str, ...]
    limits: RunLimits
    words: dict[str, str]


def read_header(path: Path) -> Header:
    """Read the comments that a file begins with."""
    found: dict[str, str] = {}
    for line in path.read_text().splitlines():
        marker = next((each for each in _MARKERS if line.startswith(f"{each} ")), None)
        key, colon, value = line.removeprefix(marker or "").strip().partition(": ")
        if marker is None or not colon:
            break
        found[key] = value
    return Header(
        tries=found.pop("tries"),
        endings=_listed(found.pop("endings", "")),
        verdicts=_listed(found.pop("verdicts", "")),
        limits=_limits(found.pop("limits", "")),
        words=found,
    )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(", ")))


def _limits(text: str) -> RunLimits:
    limits = LIMITS
    for pair in text.split():
        name, _, value = pair.partition("=")
        match name:
            case "cpu":
                limits = replace(limits, cpu_seconds=float(value))
            case "wall":
                limits = replace(limits, wall_seconds=float(value))
            case "memory":
                limits = replace(limits, memory_bytes=int(value) * 2**20)
            case "processes":
                limits = replace(limits, processes=int(value))
            case _:
                raise ValueError(text)
    return limits
