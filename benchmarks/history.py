"""How long ``judge history`` and ``judge stats`` take over a million stored attempts.

    python benchmarks/history.py --attempts 1000000 --rounds 5

The attempts are spread over the problems that ship and over three years, and every one has a source
and a record of a usual size (``--record-bytes``), so that the file is as large as it would be. What
is measured is the whole command, the start of Python in it, with warm bytecode and a warm file;
``--one`` gives all attempts to one problem, which is the worst case of ``history``.
"""

import argparse
import json
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from warmth import warm_environment

from judge.catalog.library import list_problems, shipped_problems
from judge.catalog.workspace_file import create_workspace
from judge.study.database import Database

ROOT = Path(__file__).resolve().parents[1]
ALLOWED_SECONDS = 0.3
_SLUG = "pair-with-target"
_VERDICTS = ("AC", "WA", "TLE", "RTE", "CE", "JE")
_BATCH = 50_000
COMMANDS = (
    ["-c", "pass"],  # what Python itself takes, on a machine as busy as this
    ["-m", "judge", "stats"],
    ["-m", "judge", "history", _SLUG],
    ["-m", "judge", "list"],
    ["-m", "judge"],
)
_ADD = """
    INSERT INTO attempts (slug, submitted_at, language, style, source, source_digest, verdict,
                          record, machine_factor, day, cpu_seconds, limit_seconds)
    VALUES (?, ?, 'python', 'function', ?, '', ?, ?, 1.0, ?, ?, 1.0)
"""
Row = tuple[str, str, str, str, str, str, float]


def main() -> int:
    """Fill a file, measure, and tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--attempts", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--record-bytes", type=int, default=600)
    parser.add_argument("--one", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="judge-benchmark-") as name:
        folder = Path(name) / "workspace"
        create_workspace(folder)
        file = folder / ".judge" / "progress.sqlite3"
        slugs = [_SLUG] if options.one else [p.name for p in list_problems([shipped_problems()])]
        began = time.monotonic()
        fill(file, slugs, options.attempts, options.record_bytes)
        size = file.stat().st_size / 2**20
        print(
            f"{options.attempts:,} attempts, {size:,.0f} MiB, in {time.monotonic() - began:.0f} s"
        )
        worst = 0.0
        for words in COMMANDS:
            measure(folder, words)  # warms the bytecode and the file
            pairs = [measure(folder, words) for _ in range(options.rounds)]
            walls, cpus = sorted(wall for wall, _ in pairs), [cpu for _, cpu in pairs]
            middle = statistics.median(walls)
            print(
                f"python {' '.join(words):<38} {middle:.3f} s [{walls[0]:.3f}..{walls[-1]:.3f}], "
                f"of them CPU {statistics.median(cpus):.3f}"
            )
            worst = max(worst, middle if {"stats", "history"} & {*words} else 0.0)
    return 0 if worst <= ALLOWED_SECONDS else 1


def fill(file: Path, slugs: list[str], count: int, record_bytes: int) -> None:
    """Write attempts as the store does, many in one transaction; its triggers count them."""
    rng = random.Random(1)  # noqa: S311 - moments, not secrets
    rows = _rows(rng, slugs, count, record_bytes)
    database = Database(file)
    done = 0
    while done < count:
        with database.writing() as connection:
            connection.executemany(_ADD, (next(rows) for _ in range(min(_BATCH, count - done))))
        done += _BATCH
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _rows(rng: random.Random, slugs: list[str], count: int, record_bytes: int) -> Iterator[Row]:
    first = datetime.now(UTC) - timedelta(days=3 * 365)
    step = timedelta(days=3 * 365) / count
    record = json.dumps({"cases": "x" * record_bytes})
    for number in range(count):
        moment = first + number * step
        yield (
            rng.choice(slugs),
            moment.isoformat(timespec="microseconds"),
            "def solution():\n    return 0\n" * 5,
            rng.choice(_VERDICTS),
            record,
            (moment - timedelta(hours=4)).date().isoformat(),
            rng.uniform(0.001, 1.0),
        )


def measure(folder: Path, words: list[str]) -> tuple[float, float]:
    """Return the seconds that one call takes, and the seconds of CPU in them."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    warm = warm_environment(folder.parent)
    environment = {**warm, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    began = time.monotonic()
    subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
    )
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


if __name__ == "__main__":
    sys.exit(main())
