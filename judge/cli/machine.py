"""Makes the :class:`~judge.judging.machine.Machine` of this computer from its environment."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from judge.errors import ToolchainMissing
from judge.judging.calibration import load_factor
from judge.judging.machine import Machine
from judge.languages.registry import by_id
from judge.languages.toolchain import find_toolchain
from judge.sandbox.pool import open_sandboxes
from judge.sandbox.setup import Isolation

_CPUS = Path("/sys/devices/system/cpu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a command wants programs to be run; ``isolation`` is a level's letter, for tests."""

    unsafe: bool = False
    isolation: str | None = None


@contextmanager
def open_machine(environment: Mapping[str, str], wish: Wish) -> Iterator[Machine]:
    """Open the sandboxes and close them at the end; IsolationMissing where none holds."""
    cache = cache_folder(environment)
    find = partial(find_toolchain, environment=environment, cache=cache)
    try:
        python = find(by_id("python")).executable
    except ToolchainMissing:
        python = Path(sys.executable).resolve()
    isolation = Isolation(wish.isolation) if wish.isolation else None
    sandboxes = open_sandboxes(python=python, unsafe=wish.unsafe, isolation=isolation)
    try:
        yield Machine(
            sandboxes=sandboxes,
            toolchain=find,
            cache=cache,
            factor=load_factor(cache) or 1.0,
            workers=physical_cores(os.sched_getaffinity(0), _CPUS),
        )
    finally:
        sandboxes.close()


def cache_folder(environment: Mapping[str, str]) -> Path:
    """``$XDG_CACHE_HOME/judge`` or ``~/.cache/judge``, as the XDG base directories say."""
    named = environment.get("XDG_CACHE_HOME", "")
    if Path(named).is_absolute():
        return Path(named) / "judge"
    return Path(environment.get("HOME") or Path.home()) / ".cache" / "judge"


def physical_cores(cpus: Iterable[int], folder: Path) -> int:
    """Count the cores behind logical CPUs: two threads of one core disturb each other's times.

    ``folder`` is sysfs's; a CPU that it does not describe counts as a core of its own.
    """
    cores = set()
    for cpu in cpus:
        siblings = folder / f"cpu{cpu}" / "topology" / "thread_siblings_list"
        try:
            cores.add(siblings.read_text().strip())
        except OSError:
            cores.add(str(cpu))
    return max(1, len(cores))
