"""Hold ``judge bench`` beside hyperfine, on the same two programs: the ratio, and the overhead.

    python benchmarks/bench_vs_hyperfine.py --rounds 5

Both are C++ programs that read nothing: of Python the start of the interpreter would be in the one
ratio and not in ours. hyperfine (``apt install hyperfine``) runs them as commands with its own
warm-up; we run them in turns in the sandbox. Rounds alternate. What is compared: the ratio of the
two programs with its interval, and the wall time that a timed run costs beyond what the program
itself takes by the clock (our compiling and judging before that are apart).
"""

import argparse
import json
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import which

from turns import Spread, in_turns, load

from judge.bench.contest import BenchEnded, Contestant, Plan, Turning, compare
from judge.catalog.problem_file import load_program_problem
from judge.cli.machine import Wish, open_machine
from judge.judging.machine import Machine, SandboxesLike
from judge.model.conversation import Conversation, Run
from judge.model.execution import Command, Execution, RunLimits
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
  n: {type: int, range: 1..9}
returns: {type: int}
stdio: |
  {n}
cases:
  - {name: one, sample: true, input: {n: 1}, answer: 0}
"""
_SOURCE = """\
#include <cstdio>
int main() {
    unsigned long total = 0;
    for (unsigned long i = 0; i < {count}UL; i++) total = (total * 31 + i) % 1000003;
    volatile unsigned long kept = total;  // or the compiler leaves the loop out
    std::printf("%lu\\n", kept * 0);
}
"""
_COMPILER = ("g++", "-O2", "-std=c++20")
_COUNTS = {"first": 10_000_000, "second": 15_000_000}
_RUNS = 20


@dataclass(frozen=True, slots=True)
class Found:
    """A ratio with its interval, and what a run cost beyond its own time, in milliseconds."""

    ratio: float
    low: float
    high: float
    overhead: float


class Counting:
    """Sandboxes that add up the runs, and what they took by the clock."""

    def __init__(self, inner: SandboxesLike) -> None:
        """Begin with none."""
        self._inner = inner
        self.isolation, self.steady = inner.isolation, inner.steady
        self.count, self.seconds = 0, 0.0

    def run(self, command: Command, limits: RunLimits) -> Execution:
        """Run and add."""
        execution = self._inner.run(command, limits)
        self.count += 1
        self.seconds += execution.wall_seconds
        return execution

    def run_pair(self, submission: Run, interactor: Run, quiet_seconds: float) -> Conversation:
        """Hand on."""
        return self._inner.run_pair(submission, interactor, quiet_seconds)

    def close(self) -> None:
        """Hand on."""
        self._inner.close()


def _source(count: int) -> str:
    return _SOURCE.replace("{count}", str(count))


def _build(folder: Path) -> None:
    for name, count in _COUNTS.items():
        file = folder / f"{name}.cpp"
        file.write_text(_source(count))
        subprocess.run([*_COMPILER, str(file), "-o", str(folder / name)], check=True)


def by_hyperfine(folder: Path) -> Found:
    """Ask hyperfine; its interval is that of two means with their deviations."""
    out = folder / "hyperfine.json"
    commands = [str(folder / name) for name in _COUNTS]
    began = time.monotonic()
    subprocess.run(
        ["hyperfine", "-N", "-w", "1", "-r", str(_RUNS), "--export-json", str(out), *commands],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    wall = time.monotonic() - began
    first, second = json.loads(out.read_text())["results"]
    cpu = [each["user"] + each["system"] for each in (first, second)]
    ratio = cpu[1] / cpu[0]
    relative = sum((each["stddev"] / each["mean"]) ** 2 / _RUNS for each in (first, second)) ** 0.5
    runs = sum(sum(each["times"]) for each in (first, second))
    overhead = (wall - runs) / (2 * (_RUNS + 1)) * 1000
    return Found(ratio, ratio * (1 - 1.96 * relative), ratio * (1 + 1.96 * relative), overhead)


def by_judge(problem: Problem, machine: Machine) -> Found:
    """Race them."""
    contestants = [
        Contestant(
            name=name,
            submission=Submission(
                path=Path(f"{name}.cpp"),
                source=_source(count),
                language="cpp",
                style=Style.STDIO,
            ),
        )
        for name, count in _COUNTS.items()
    ]
    plan = Plan(least=_RUNS, most=_RUNS, seconds=float("inf"))
    counting = Counting(machine.sandboxes)
    machine = replace(machine, sandboxes=counting)
    began = None
    for event in compare(problem, contestants, problem.cases, machine, (plan, time.monotonic)):
        if isinstance(event, Turning) and began is None:
            began = time.monotonic()
            counting.count, counting.seconds = 0, 0.0
        if isinstance(event, BenchEnded):
            if began is None:
                raise SystemExit("no turn")
            wall = time.monotonic() - began
            ratio = event.result.totals[1].ratio
            if ratio is None:
                raise SystemExit("no ratio")
            overhead = (wall - counting.seconds) / counting.count * 1000
            return Found(ratio.middle, ratio.low, ratio.high, overhead)
    raise AssertionError


def main() -> None:
    """Run both in turns and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="one round")
    wanted = parser.parse_args()
    rounds = 1 if wanted.quick else wanted.rounds
    if which("hyperfine") is None:
        print("hyperfine is not installed (apt install hyperfine): only our own side is shown")
    with tempfile.TemporaryDirectory(prefix="judge-hyperfine-") as name:
        folder = Path(name)
        _build(folder)
        (folder / "work").mkdir()
        (folder / "work" / "problem.yaml").write_text(_PROBLEM, encoding="utf-8")
        problem = load_program_problem(folder / "work")
        cache = dict(os.environ, XDG_CACHE_HOME=f"{name}/cache")
        with open_machine(cache, Wish()) as machine:
            sides = {"judge bench": lambda: by_judge(problem, machine)}
            if which("hyperfine") is not None:
                sides["hyperfine"] = lambda: by_hyperfine(folder)
            found = in_turns(sides, rounds)
    for side, readings in found.items():
        ratio = Spread.of([each.ratio for each in readings])
        low = Spread.of([each.low for each in readings]).middle
        high = Spread.of([each.high for each in readings]).middle
        overhead = Spread.of([each.overhead for each in readings])
        print(
            f"{side:12} ratio {ratio.show(digits=3)}, interval {low:.3f}..{high:.3f}, "
            f"overhead a run {overhead.show()} ms"
        )
    if len(found) > 1:
        both = zip(found["judge bench"], found["hyperfine"], strict=True)
        same = sum(one.low <= other.high and other.low <= one.high for one, other in both)
        print(f"the intervals meet in {same} of {rounds} rounds")
    print(load())


if __name__ == "__main__":
    main()
