"""The first sign of life is quick: help, and a run, import nothing that they do not use."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
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


def imported(*arguments: str, cwd: Path, **more: str) -> set[str]:
    """Return the modules that a call of judge imports."""
    code = PROGRAM.format(arguments=list(arguments))
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"} | more
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


def test_today_imports_little(tmp_path: Path) -> None:
    """To show today's part of a plan, FSRS is not needed: what it knows is kept."""
    workspace = tmp_path / "work"
    sets = workspace / "problems" / "sets"
    cache = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    imported("init", str(workspace), cwd=tmp_path, **cache)
    sets.mkdir()
    (sets / "one.yaml").write_text(
        "format: 1\nkind: study\ntitle: {en: One, ko: 하나}\nproblems: [pair-with-target]\n",
        encoding="utf-8",
    )
    day = (datetime.now(UTC) + timedelta(days=3)).date()
    imported("plan", "--date", f"{day}", "--set", "one", cwd=workspace, **cache)
    imported("review", "pair-with-target", "--grade", "again", cwd=workspace, **cache)
    modules = imported(cwd=workspace, **cache)

    assert "judge.study.schedule.planner" in modules
    assert modules & {"fsrs", "hypothesis", "sqlglot", "rich", "regex"} == set()


@pytest.mark.parametrize("arguments", [["run", "nothing.py"], ["list", "--help"]])
def test_judging_imports_no_tables(arguments: list[str], tmp_path: Path) -> None:
    """A run needs neither rich nor the store."""
    modules = imported(*arguments, cwd=tmp_path)

    assert modules & {"sqlglot", "hypothesis", "rich", "sqlite3", "asyncio"} == set()
