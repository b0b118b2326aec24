"""Whether the CPU time that we report is right, how late we kill, and whether verdicts hold.

    python benchmarks/cpu_reading.py
    python benchmarks/cpu_reading.py --parts verdicts --runs 200

Accuracy: programs burn a given time by their own CPU clock (CLOCK_PROCESS_CPUTIME_ID, with what
their waited-for children used) and print it last; ours is to be within 2 ms or 2 %. Kill: they
print the moment at which they pass the limit and spin on; late is the time from there to our
answer. Verdicts: the same work at 60 % of the limit, judged again and again. "Busy" means that a
spinning process for every core but one runs beside.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from burners import CPP, PYTHON, WORK
from doubles import PROBLEM, write_cases
from programs import build_program
from turns import Spread, in_turns, load, table
from warmth import warm_environment

from judge.catalog.problem_file import load_program_problem
from judge.cli.machine import Wish, open_machine
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.languages.build import Executable
from judge.model.event import SubmissionJudged
from judge.model.execution import Execution, RunLimits
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.model.verdict import SubmissionResult

_MEMORY = 256 * 2**20
_LIMITS = RunLimits(
    cpu_seconds=10, wall_seconds=60, memory_bytes=_MEMORY, output_bytes=2**20, processes=8
)
_SHARE = 0.6  # of the limit, that a solution takes
_TRIALS = 9  # to find out how long its work takes
_TOLERANCE_SECONDS, _TOLERANCE = 0.002, 0.02


@dataclass(frozen=True, slots=True)
class Burner:
    """A program that burns time, in so many threads, or with so many children."""

    built: Executable
    threads: int = 1
    children: int = 0

    def run(
        self, machine: Machine, seconds: float, limits: RunLimits, *, forever: bool
    ) -> Execution:
        """Run it; with ``forever`` it ends by our hand only."""
        line = f"{self.threads} {self.children} {forever:d} {seconds}\n"
        return machine.sandboxes.run(self.built.command(line.encode(), _MEMORY), limits)


def main() -> None:
    """Measure what the arguments ask for and print it."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="judge-benchmark-") as name:
        folder = Path(name)
        with open_machine(warm_environment(folder), Wish()) as machine:
            if "accuracy" in asked.parts:
                _report_accuracy(machine, asked)
            if "kill" in asked.parts:
                _report_kills(machine, asked)
            if "verdicts" in asked.parts:
                _report_verdicts(machine, folder, asked.runs)


def _burners(machine: Machine) -> dict[str, Burner]:
    cpp, python = build_program(machine, "cpp", CPP), build_program(machine, "python", PYTHON)
    return {
        "Python": Burner(python),
        "C++": Burner(cpp),
        "C++, 4 threads": Burner(cpp, threads=4),
        "C++, 2 children": Burner(cpp, children=2),
    }


def _report_accuracy(machine: Machine, asked: argparse.Namespace) -> None:
    contestants = {
        f"{name}, {'busy' if busy else 'idle'}": partial(
            _misreading, machine, burner, asked.seconds, busy=busy
        )
        for name, burner in _burners(machine).items()
        for busy in (False, True)
    }
    readings = in_turns(contestants, asked.rounds)
    rows = []
    for name, pairs in readings.items():
        errors = [ours - own for ours, own in pairs]
        wrong = sum(
            abs(ours - own) > max(_TOLERANCE_SECONDS, _TOLERANCE * own) for ours, own in pairs
        )
        own = median([own for _, own in pairs])
        rows.append((name, f"{own:.3f}", Spread.of(errors).show(1000), f"{wrong} of {len(pairs)}"))
    print(f"\nOur reading less the program's own, median [min..max], {load()}")
    print(table(("", "own seconds", "milliseconds", "beyond 2 ms and 2 %"), rows))


def _misreading(
    machine: Machine, burner: Burner, seconds: float, *, busy: bool
) -> tuple[float, float]:
    """Return our reading and the program's."""
    with _load_beside(busy=busy):
        execution = burner.run(machine, seconds, _LIMITS, forever=False)
    return execution.cpu_seconds, float(execution.stdout)


def _report_kills(machine: Machine, asked: argparse.Namespace) -> None:
    contestants = {
        f"{name}, {'busy' if busy else 'idle'}": partial(
            _lateness, machine, burner, asked.seconds, busy=busy
        )
        for name, burner in _burners(machine).items()
        if not burner.children
        for busy in (False, True)
    }
    readings = in_turns(contestants, asked.rounds)
    rows = [
        (
            name,
            Spread.of([late for late, _ in pairs]).show(1000, 1),
            Spread.of([over for _, over in pairs]).show(1000, 1),
        )
        for name, pairs in readings.items()
    ]
    print(f"\nAfter the limit of {asked.seconds} s, median [min..max], {load()}")
    print(table(("", "gone, milliseconds later", "CPU beyond, milliseconds"), rows))


def _lateness(
    machine: Machine, burner: Burner, seconds: float, *, busy: bool
) -> tuple[float, float]:
    """Return how long after passing its limit the program was gone, and how much it used beyond."""
    limits = RunLimits(
        cpu_seconds=seconds, wall_seconds=60, memory_bytes=_MEMORY, output_bytes=2**20
    )
    with _load_beside(busy=busy):
        execution = burner.run(machine, seconds, limits, forever=True)
        ended = time.clock_gettime(time.CLOCK_MONOTONIC)
    passed = float(execution.stdout or ended)  # killed before it could tell: at once
    return ended - passed, execution.cpu_seconds - seconds


def _report_verdicts(machine: Machine, folder: Path, runs: int) -> None:
    built = build_program(machine, "cpp", WORK)
    trials = [
        machine.sandboxes.run(built.command(b"1\n", _MEMORY), _LIMITS).cpu_seconds
        for _ in range(_TRIALS)
    ]
    limit = round(median(trials) / _SHARE, 3)
    problem = _problem(folder, limit)
    with _load_beside(busy=True):
        results = [_judged(machine, problem) for _ in range(runs)]
    verdicts = Counter(str(result.verdict) for result in results)
    cases = [case for result in results for case in result.cases]
    shares = [case.cpu_seconds / limit for case in cases if case.cpu_seconds is not None]
    again = sum(case.runs > 1 for case in cases)
    print(f"\n{runs} times the same work at 60 % of {limit:.3f} s, busy, {load()}")
    print("verdicts: " + ", ".join(f"{count} {verdict}" for verdict, count in verdicts.items()))
    print(f"share of the limit: {Spread.of(shares).show()}; run again alone: {again}")


def _problem(folder: Path, limit: float) -> Problem:
    """Write a problem with one case and this limit, and load it."""
    home = folder / "double"
    home.mkdir()
    (home / "problem.yaml").write_text(PROBLEM.replace("time: 2 s", f"time: {limit} s"))
    write_cases(home / "cases", 1, answer=".ans")
    return load_program_problem(home)


def _judged(machine: Machine, problem: Problem) -> SubmissionResult:
    submission = Submission(path=Path("work.cpp"), source=WORK, language="cpp", style=Style.STDIO)
    for event in judge(problem, submission, problem.cases, machine, Options()):
        if isinstance(event, SubmissionJudged):
            return event.result
    raise RuntimeError("the engine's last event is SubmissionJudged")


@contextmanager
def _load_beside(*, busy: bool) -> Iterator[None]:
    """Spin on every core but one, if ``busy``."""
    spin = (sys.executable, "-I", "-S", "-c", "while True: pass")
    count = max(1, (os.cpu_count() or 1) - 1) if busy else 0
    spinning = [subprocess.Popen(spin) for _ in range(count)]
    try:
        yield
    finally:
        for process in spinning:
            process.kill()
            process.wait()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parts = ("accuracy", "kill", "verdicts")
    parser.add_argument("--parts", nargs="+", choices=parts, default=list(parts))
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--seconds", type=float, default=0.3, help="to burn; the limit to pass")
    parser.add_argument("--runs", type=int, default=200, help="for the verdicts")
    return parser.parse_args()


if __name__ == "__main__":
    main()
