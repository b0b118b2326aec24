"""Count how often programs 5 % apart are told apart, and how often equal ones are not.

    python benchmarks/ratio_power.py --quick
    python benchmarks/ratio_power.py --trials 100 --keep power.jsonl

A trial is what ``judge bench`` does: two contestants in turns on one case, thirty turns, the ratio
with its interval. The second does exactly 5 % more of the same work, or the same by another name.
By itself the script keeps the other core busy, as the machine of somebody who works is; ``--quiet``
does not.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from turns import load

from judge.bench.contest import BenchEnded, Contestant, Plan, compare
from judge.catalog.problem_file import load_program_problem
from judge.cli.machine import Wish, open_machine
from judge.judging.machine import Machine
from judge.model.growth import Interval
from judge.model.problem import Problem
from judge.model.submission import Style, Submission

_PROBLEM = """\
format: 1
kind: algorithm
title: {en: Work, ko: 일}
level: 1
topics: [math]
statement: {en: Work., ko: 일하세요.}
limits: {time: 10 s, memory: 256 MiB}
function: solution
parameters:
  n: {type: int, range: 1..100_000_000}
returns: {type: int}
cases:
  - {name: one, sample: true, input: {n: 1}, answer: 0}
  - {name: work, input: {n: 400_000}, answer: 0}
"""
_SOURCE = """\
def solution(n):
    n = n * {percent} // 100  # {name}
    total = 0
    for i in range(n):
        total = (total * 31 + i) % 1_000_003
    return total * 0
"""
_BURNER = "while True: sum(range(10_000))"
_TURNS = 30  # what `judge bench` has time for in its ten seconds


def contestant(name: str, percent: int) -> Contestant:
    """Make a program that does so much of the work."""
    source = _SOURCE.format(name=name, percent=percent)
    submission = Submission(
        path=Path(f"{name}.py"), source=source, language="python", style=Style.FUNCTION
    )
    return Contestant(name=name, submission=submission)


def trial(problem: Problem, machine: Machine, percent: int) -> Interval:
    """Race once; return the ratio of the second to the first."""
    pair = [contestant("first", 100), contestant("second", percent)]
    plan = Plan(least=_TURNS, most=_TURNS, seconds=float("inf"), cases=1)
    cases = problem.cases[1:]
    for event in compare(problem, pair, cases, machine, (plan, time.monotonic)):
        if isinstance(event, BenchEnded):
            ratio = event.result.totals[1].ratio
            if ratio is None:
                raise SystemExit("no ratio")
            return ratio
    raise AssertionError


@contextmanager
def busy(*, quiet: bool) -> Iterator[None]:
    """Keep one core busy."""
    if quiet:
        yield
        return
    burner = subprocess.Popen([sys.executable, "-c", _BURNER])
    try:
        yield
    finally:
        burner.kill()
        burner.wait()


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--trials", type=int, default=100)
    parser.add_argument("--quick", action="store_true", help="three trials of each")
    parser.add_argument("--quiet", action="store_true", help="leave the other core alone")
    parser.add_argument("--keep", type=Path, default=None)
    return parser.parse_args()


def main() -> None:
    """Race, keep, and print."""
    wanted = _wanted()
    trials = 3 if wanted.quick else wanted.trials
    kept: list[dict[str, float]] = []
    if wanted.keep is not None and wanted.keep.exists():
        kept = [json.loads(line) for line in wanted.keep.read_text("utf-8").splitlines()]
    with tempfile.TemporaryDirectory(prefix="judge-power-") as name, busy(quiet=wanted.quiet):
        home = Path(name) / "work"
        home.mkdir()
        (home / "problem.yaml").write_text(_PROBLEM, encoding="utf-8")
        problem = load_program_problem(home)
        cache = dict(os.environ, XDG_CACHE_HOME=f"{name}/cache")
        with open_machine(cache, Wish(steady=True)) as machine:
            for percent in (100, 105):
                done = sum(each["percent"] == percent for each in kept)
                for _ in range(done, trials):
                    found = trial(problem, machine, percent)
                    row = {"percent": percent, "low": found.low, "high": found.high}
                    kept.append({**row, "middle": found.middle})
                    if wanted.keep is not None:
                        with wanted.keep.open("a", encoding="utf-8") as out:
                            out.write(json.dumps(kept[-1]) + "\n")
    for percent, words in ((100, "equal, called different"), (105, "5 % apart, told apart")):
        own = [each for each in kept if each["percent"] == percent]
        apart = sum(each["low"] > 1 or each["high"] < 1 for each in own)
        widths = sorted((each["high"] - each["low"]) / 2 for each in own)
        half = widths[len(widths) // 2]
        print(f"{words:26} {apart} of {len(own)}, half width {half:.3f} (median)")
    print(f"{_TURNS} turns each, {load()}")


if __name__ == "__main__":
    main()
