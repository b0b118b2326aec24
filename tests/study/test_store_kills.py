"""A few of the kills of ``benchmarks/store_kills.py``, which makes two hundred."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "benchmarks" / "store_kills.py"


@pytest.mark.slow
def test_kills_lose_nothing_that_was_saved() -> None:
    """Killed while attempts are written: what was reported is there, and counted."""
    ran = subprocess.run(
        [sys.executable, str(PROGRAM), "--kills", "4", "--seed", "7"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ", 0 missing" in ran.stdout
