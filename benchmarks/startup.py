"""How long ``judge --help`` takes beside a Python that does nothing.

    python benchmarks/startup.py --rounds 21

Both run in the interpreter that runs this; the judge's bytecode is warm.
"""

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from turns import Spread, cost_of, finish, in_turns, load, ratio, table
from warmth import warm_environment

_FLOOR = "python -c pass"
_COMMANDS = {
    _FLOOR: ("-c", "pass"),
    "judge --help": ("-m", "judge", "--help"),
    "judge --version": ("-m", "judge", "--version"),
    "judge list": ("-m", "judge", "list"),
}


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
        costs = in_turns(contestants, rounds)
    wall = {command: [cost.wall_seconds for cost in each] for command, each in costs.items()}
    rows = [
        (command, Spread.of(each).show(1000, 1), ratio(each, wall[_FLOOR]).show())
        for command, each in wall.items()
    ]
    print(f"median [min..max] of {rounds} rounds in turns, {load()}")
    print(table(("", "milliseconds", "times the floor"), rows))


if __name__ == "__main__":
    main()
