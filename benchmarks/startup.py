"""How long ``judge --help`` takes beside a Python that does nothing, and the first ``judge list``.

    python benchmarks/startup.py --rounds 21

All run in the interpreter that runs this; the judge's bytecode is warm. The first list reads all
the problems that are shipped; those after it recall what was read.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from turns import Cost, Spread, cost_of, finish, in_turns, load, ratio, table
from warmth import warm_environment

_FLOOR = "python -c pass"
_COMMANDS = {
    _FLOOR: ("-c", "pass"),
    "judge --help": ("-m", "judge", "--help"),
    "judge --version": ("-m", "judge", "--version"),
    "judge list": ("-m", "judge", "list"),
}
_FIRST_LIST = "judge list, nothing kept"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=21)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="judge-benchmark-") as name:
        folder = Path(name)
        environment = warm_environment(folder)
        contestants = {
            command: partial(
                cost_of, partial(finish, (sys.executable, *words), environment, folder)
            )
            for command, words in _COMMANDS.items()
        }
        contestants[_FIRST_LIST] = partial(_first_list, environment, folder)
        costs = in_turns(contestants, rounds)
    wall = {command: [cost.wall_seconds for cost in each] for command, each in costs.items()}
    rows = [
        (command, Spread.of(each).show(1000, 1), ratio(each, wall[_FLOOR]).show())
        for command, each in wall.items()
    ]
    print(f"median [min..max] of {rounds} rounds in turns, {load()}")
    print(table(("", "milliseconds", "times the floor"), rows))


def _first_list(environment: Mapping[str, str], folder: Path) -> Cost:
    """List the problems with a cache of its own, which is empty."""
    empty = folder / "empty"
    shutil.rmtree(empty, ignore_errors=True)
    argv = (sys.executable, *_COMMANDS["judge list"])
    return cost_of(partial(finish, argv, {**environment, "XDG_CACHE_HOME": str(empty)}, folder))


if __name__ == "__main__":
    main()
