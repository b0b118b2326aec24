"""A few of the kills of ``benchmarks/exam_kills.py``, which makes two hundred."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[3] / "benchmarks" / "exam_kills.py"


@pytest.mark.slow
def test_kills_lose_no_more_than_two_seconds() -> None:
    """Killed while one types or hands in: at most 2 s are lost, and nothing that was reported."""
    ran = subprocess.run(
        [sys.executable, str(PROGRAM), "--kills", "6", "--seed", "5"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "3 kills while typing" in ran.stdout
    assert "0 of them are missing" in ran.stdout
