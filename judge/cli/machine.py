"""Makes the :class:`~judge.judging.machine.Machine` of this computer from its environment."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from judge.cli.cache import cache_folder
from judge.errors import ToolchainMissing
from judge.frozen import frozen
from judge.judging.calibration import load_factors
from judge.judging.machine import Machine
from judge.languages.registry import by_id
from judge.languages.toolchain import Toolchain, find_toolchain
from judge.model.execution import View
from judge.model.language import Language
from judge.sandbox.launch import Spares
from judge.sandbox.pool import Ahead, open_sandboxes
from judge.sandbox.setup import Isolation

_CPUS = Path("/sys/devices/system/cpu")


@frozen
class Wish:
    """How a command wants programs to be run; ``isolation`` is a level's letter, for tests.

    ``language`` is the id of the one that will be run first. ``steady``: times will be compared.
    """

    unsafe: bool = False
    isolation: str | None = None
    language: str = "python"
    steady: bool = False


@contextmanager
def open_machine(
    environment: Mapping[str, str], wish: Wish, spares: Spares | None = None
) -> Iterator[Machine]:
    """Open the sandboxes and close them at the end; IsolationMissing where none holds.

    ``spares`` are processes that wait already to become sandboxes.
    """
    cache = cache_folder(environment)
    find = partial(find_toolchain, environment=environment, cache=cache)
    try:
        python = find(by_id("python")).executable
    except ToolchainMissing:
        python = Path(sys.executable).resolve()
    isolation = Isolation(wish.isolation) if wish.isolation else None
    workers = physical_cores(os.sched_getaffinity(0), _CPUS)
    sandboxes = open_sandboxes(
        python=python,
        unsafe=wish.unsafe,
        isolation=isolation,
        ahead=Ahead(views=_views(wish, find), count=workers, spares=spares, steady=wish.steady),
    )
    factors = load_factors(cache)
    try:
        yield Machine(
            sandboxes=sandboxes,
            toolchain=find,
            cache=cache,
            factor=factors.get("python", 1.0),
            workers=workers,
            factors=factors,
        )
    finally:
        sandboxes.close()


def _views(wish: Wish, find: Callable[[Language], Toolchain]) -> tuple[View, ...]:
    """Return what programs in the wished language must see."""
    try:
        return find(by_id(wish.language)).shown
    except ToolchainMissing:  # said when a program of it is built
        return ()


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
