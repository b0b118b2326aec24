"""The seconds of the calibration kernel here; on the machine of reference, the judge's constant.

    python benchmarks/calibration.py --rounds 5

Every round is what ``judge doctor`` does once: the fastest of a few runs. The least of all rounds,
taken on a quiet machine, belongs into ``judge/judging/calibration.py``.
"""

import argparse
import tempfile
from functools import partial
from pathlib import Path

from turns import Spread, in_turns, load
from warmth import warm_environment

from judge.cli.machine import Wish, open_machine
from judge.judging.calibration import calibrate


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with (
        tempfile.TemporaryDirectory(prefix="judge-benchmark-") as name,
        open_machine(warm_environment(Path(name)), Wish()) as machine,
    ):
        found = in_turns({"kernel": partial(calibrate, machine)}, rounds)["kernel"]
    seconds = Spread.of([each.kernel_seconds for each in found])
    factor = Spread.of([each.factor for each in found])
    spread = Spread.of([each.spread for each in found])
    print(f"median [min..max] of {rounds} rounds, {load()}")
    print(f"kernel, CPU seconds    {seconds.show(digits=3)}")
    print(f"factor                 {factor.show()}")
    print(f"slowest over fastest   {spread.show()}")


if __name__ == "__main__":
    main()
