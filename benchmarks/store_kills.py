"""What is lost of attempts that were reported as saved, when the writer is killed.

    python benchmarks/store_kills.py --kills 200 --seed 1

A process adds attempts as ``judge submit`` does and prints the number of each when it is saved. It
is killed at a random moment; then every number that was printed has to be there, and the tables
that count attempts have to agree with counting them. One file serves all kills.
"""

import argparse
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from judge.model.problem import ProblemLimits
from judge.model.submission import Style, Submission
from judge.model.verdict import CaseResult, SubmissionResult, Verdict
from judge.study.store import Store

ROOT = Path(__file__).resolve().parents[1]
_LONGEST = 0.6  # seconds of writing before the kill
_COUNTED = """
    SELECT (SELECT COUNT(*) FROM attempts) = (SELECT COALESCE(SUM(attempts), 0) FROM tallies)
       AND (SELECT SUM(verdict = 'AC') FROM attempts) = (SELECT SUM(solved) FROM tallies)
       AND (SELECT SUM(verdict = 'AC') FROM attempts) = (SELECT SUM(solved) FROM days)
"""


def main() -> int:
    """Kill, and tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    if options.write:
        write(options.write)
    rng = random.Random(options.seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory(prefix="judge-benchmark-") as name:
        file = Path(name) / ".judge" / "progress.sqlite3"
        outcomes = [kill_once(file, rng) for _ in range(options.kills)]
    reported = sum(saved for saved, _, _ in outcomes)
    missing = sum(lost for _, lost, _ in outcomes)
    wrong = sum(not agrees for _, _, agrees in outcomes)
    print(f"{options.kills} kills, {reported} attempts reported as saved, {missing} missing")
    print(f"after {wrong} of the kills the counts did not agree with the attempts")
    return 0 if missing == 0 and wrong == 0 else 1


def write(file: Path) -> None:
    """Add attempts for ever."""
    store = Store(file)
    verdicts = (Verdict.ACCEPTED, Verdict.WRONG_ANSWER)
    number = 0
    while True:
        submission = Submission(
            path=Path("solution.py"),
            source=f"# {number}\n" * 200,
            language="python",
            style=Style.STDIO,
        )
        attempt = store.add(submission, _result(verdicts[number % 2]), datetime.now(UTC))
        print(attempt.id, flush=True)
        number += 1


def kill_once(file: Path, rng: random.Random) -> tuple[int, int, bool]:
    """Return how many were reported, how many of them are missing, and whether the counts agree."""
    process = subprocess.Popen(
        [sys.executable, __file__, "--write", str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    if process.stdout is None:
        raise AssertionError
    first = process.stdout.readline()  # it writes
    time.sleep(rng.uniform(0.0, _LONGEST))
    process.kill()
    rest, _ = process.communicate()
    told = [int(line) for line in (first + rest).split(b"\n")[:-1] if line]
    Store(file).states()  # as the next command opens it
    connection = sqlite3.connect(file)
    there = {number for (number,) in connection.execute("SELECT id FROM attempts")}
    (agrees,) = connection.execute(_COUNTED).fetchone()
    connection.close()
    return len(told), len(set(told) - there), bool(agrees)


def _result(verdict: Verdict) -> SubmissionResult:
    cases = tuple(
        CaseResult(name=f"case-{n}", sample=False, group=None, verdict=verdict, cpu_seconds=0.1)
        for n in range(20)
    )
    return SubmissionResult(
        slug="pair",
        path="solution.py",
        language="python",
        style=Style.STDIO,
        source_digest="",
        verdict=verdict,
        cases=cases,
        total_cases=len(cases),
        limits=ProblemLimits(time_seconds=1, memory_bytes=2**28, output_bytes=2**24),
        machine_factor=1.0,
        isolation="B",
    )


if __name__ == "__main__":
    sys.exit(main())
