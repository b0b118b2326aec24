"""Whether the same seed gives the same examples, the same find and the same way to it every time.

    python benchmarks/same_seed.py --runs 1000

A run is a whole search: of a right solution over a fixed number of examples, and of one with a rare
bug until its counterexample is small. What is compared is every example in its order, as the
search draws them, and what came of the search. Exit 1 where two runs differ.
"""

import argparse
import hashlib
import os
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from examples import RIGHT, submission_of, write_problem

from judge.cli.machine import Wish, open_machine
from judge.judging.machine import Machine
from judge.model.event import SearchEnded
from judge.model.problem import Problem
from judge.properties.effort import Effort
from judge.properties.examples import Supply
from judge.properties.search import search_for

RARE = (
    "def solution(numbers):\n"
    "    return 7 if sum(numbers) > 1500 and numbers[0] % 3 == 1 else max(numbers)\n"
)
_SEED = 5
_EXAMPLES = 160


def main() -> int:
    """Search again and again, and count what differs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=1000)
    runs = parser.parse_args().runs
    seen: dict[str, Counter[str]] = {"examples": Counter(), "right": Counter(), "rare": Counter()}
    with tempfile.TemporaryDirectory() as folder, open_machine(os.environ, Wish()) as machine:
        problem = write_problem(Path(folder))
        for _ in range(runs):
            seen["examples"][_digest(_drawn(problem, machine))] += 1
            seen["right"][_searched(problem, RIGHT, machine)] += 1
            seen["rare"][_searched(problem, RARE, machine)] += 1
    for name, outcomes in seen.items():
        print(f"{name}: {runs} runs, {len(outcomes)} different: {outcomes.most_common(3)}")
    return 0 if all(len(outcomes) == 1 for outcomes in seen.values()) else 1


def _drawn(problem: Problem, machine: Machine) -> list[object]:
    """Draw as a search does."""
    supply = Supply(problem=problem, seed=_SEED, remembered=(), machine=machine)
    return [dict(values) for part in islice(supply.rounds(), 3) for values in part]


def _digest(examples: list[object]) -> str:
    return f"{len(examples)} examples, {hashlib.sha256(repr(examples).encode()).hexdigest()[:12]}"


def _searched(problem: Problem, source: str, machine: Machine) -> str:
    effort = Effort(seed=_SEED, seconds=600, examples=_EXAMPLES, clock=time.monotonic)
    for event in search_for(problem, submission_of(source), machine, effort):
        if isinstance(event, SearchEnded):
            found = event.search.found
            return f"{event.search.tried} tried, " + (
                f"{dict(found.values)} ({found.result.verdict}) after {found.steps} steps"
                if found
                else "nothing found"
            )
    raise AssertionError("a search ends with SearchEnded")


if __name__ == "__main__":
    sys.exit(main())
