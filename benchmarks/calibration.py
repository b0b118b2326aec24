"""The seconds of the calibration kernels here; on the machine of reference, the judge's constants.

    python benchmarks/calibration.py --rounds 5

Every round is what ``judge doctor`` does once: the fastest of a few runs. The least of all rounds,
taken on a quiet machine, belongs into ``judge/judging/kernels.py``.
"""

import argparse
import tempfile
from functools import partial
from pathlib import Path

from turns import Spread, in_turns, load
from warmth import warm_environment

from judge.cli.machine import Wish, open_machine
from judge.judging.calibration import calibrate
from judge.judging.kernels import REFERENCE_SECONDS


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
    names = [name for name, _ in found[0].factors]
    spread = Spread.of([each.spread for each in found])
    print(f"median [min..max] of {rounds} rounds, {load()}")
    print(f"kernel, CPU seconds    {seconds.show(digits=3)}")
    print(f"factor                 {factor.show()}")
    for name in names:
        own = Spread.of([dict(each.factors)[name] for each in found])
        least = own.least * REFERENCE_SECONDS[name]
        print(f"  {name:20} {own.show()}, least kernel {least:.3f} s (unless clamped)")
    print(f"slowest over fastest   {spread.show()}")


if __name__ == "__main__":
    main()
