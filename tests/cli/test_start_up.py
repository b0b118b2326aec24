"""The first sign of life is quick: help, and a run, import nothing that they do not use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SLOW = {"sqlglot", "hypothesis", "rich", "yaml", "sqlite3", "subprocess", "asyncio", "judge.web"}
ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
sys.argv = ["judge", *{arguments!r}]
from judge.cli import main
try:
    main()
except SystemExit:
    print(*sys.modules, file=sys.stderr)
"""


def imported(*arguments: str, cwd: Path) -> set[str]:
    """Return the modules that a call of judge imports."""
    code = PROGRAM.format(arguments=list(arguments))
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"}
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=cwd, env=environment, capture_output=True, check=True
    )
    return set(ran.stderr.decode().split())


def test_help_imports_little(tmp_path: Path) -> None:
    """Help has 80 ms, of which click takes half."""
    modules = imported("--help", cwd=tmp_path)

    assert "judge.cli.help" in modules
    assert modules & SLOW == set()
    assert not any(name.startswith("judge.cli.commands.") for name in modules)


@pytest.mark.parametrize("arguments", [["run", "nothing.py"], ["list", "--help"]])
def test_judging_imports_no_tables(arguments: list[str], tmp_path: Path) -> None:
    """A run needs neither rich nor the store."""
    modules = imported(*arguments, cwd=tmp_path)

    assert modules & {"sqlglot", "hypothesis", "rich", "sqlite3", "asyncio"} == set()
