"""How many examples a second a search judges, beside bare Hypothesis, and how soon a bug is shown.

A right solution that takes microseconds is searched for a while. Beside it Hypothesis alone calls
the same function in this very process, on inputs of the same strategy, with nothing to guard it.
Then a solution that fails on about every tenth input is searched until its counterexample is small.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from judge.catalog.problem_file import load_problem
from judge.cli.machine import Wish, open_machine
from judge.judging.machine import Machine
from judge.model.counterexample import Search
from judge.model.event import SearchEnded
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.properties.effort import Effort
from judge.properties.search import search_for
from judge.properties.strategy import inputs

PROBLEM = """
format: 1
kind: algorithm
title: {en: Largest, ko: 최댓값}
level: 1
topics: [sorting]
statement: {en: Return the largest., ko: 가장 큰 수를 반환하세요.}
limits: {time: 1 s, memory: 64 MiB}
function: solution
parameters:
  numbers: {type: "list[int]", length: 1..100, items: -1000..1000}
returns: {type: int}
cases:
  - {name: one, sample: true, input: {numbers: [1]}, answer: 1}
"""
RIGHT = "def solution(numbers):\n    return max(numbers)\n"
ONE_IN_TEN = (
    "def solution(numbers):\n"
    "    return max(numbers) if sum(map(abs, numbers)) % 10 != 7 else numbers[0] - 1\n"
)


def main() -> None:
    """Measure in turns and print medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3.0)
    options = parser.parse_args()
    rates, bare, shown = [], [], []
    with tempfile.TemporaryDirectory() as folder, open_machine(os.environ, Wish()) as machine:
        problem = write_problem(Path(folder))
        searched(problem, RIGHT, machine, 1.0, 1)  # build what is built once
        for number in range(options.rounds):
            search = searched(problem, RIGHT, machine, options.seconds, number)
            rates.append(search.tried / search.seconds)
            bare.append(alone(problem, options.seconds, number))
            search = searched(problem, ONE_IN_TEN, machine, options.seconds, number)
            if search.found is None:
                sys.exit(f"seed {number}: the bug was not found")
            shown.append(search.seconds)
            print(f"  {number}: {dict(search.found.values)} after {search.tried}")
    rate, other = statistics.median(rates), statistics.median(bare)
    print(f"examples a second: {rate:,.0f} (least {min(rates):,.0f})")
    print(f"bare Hypothesis in one process: {other:,.0f}; ratio {rate / other:.2f}")
    print(f"a bug of one input in ten, shown and small: {statistics.median(shown):.2f} s", end=" ")
    print(f"(longest {max(shown):.2f} s)")


def write_problem(folder: Path) -> Problem:
    """Write the problem that is searched."""
    accepted = folder / "largest" / "submissions" / "accepted"
    accepted.mkdir(parents=True)
    (accepted / "right.py").write_text(RIGHT)
    (folder / "largest" / "problem.yaml").write_text(PROBLEM, encoding="utf-8")
    problem = load_problem(folder / "largest")
    if not isinstance(problem, Problem):
        raise TypeError(problem)
    return problem


def searched(
    problem: Problem, source: str, machine: Machine, seconds: float, number: int
) -> Search:
    """Search with a seed of its own."""
    effort = Effort(seed=number, seconds=seconds, examples=None, clock=time.monotonic)
    *_, last = search_for(problem, submission_of(source), machine, effort)
    if not isinstance(last, SearchEnded):
        raise TypeError(last)
    return last.search


def submission_of(source: str) -> Submission:
    """Make a submission of a function."""
    return Submission(
        path=Path("solution.py"), source=source, language="python", style=Style.FUNCTION
    )


def alone(problem: Problem, seconds: float, number: int) -> float:
    """Return how many examples a second Hypothesis draws and calls, for about so long."""
    calls = 0

    @seed(number)
    @settings(
        max_examples=int(500 * seconds),
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs(problem.parameters, {}))
    def compare(values: dict[str, list[int]]) -> None:
        nonlocal calls
        calls += 1
        if max(values["numbers"]) != sorted(values["numbers"])[-1]:
            raise AssertionError(values)

    start = time.perf_counter()
    compare()
    return calls / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
