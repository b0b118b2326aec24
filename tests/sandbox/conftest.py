"""Sandboxes on every level that this machine has, and a way to run a line of Python in them."""

import os
import py_compile
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from judge.errors import IsolationMissing
from judge.model.execution import Command, Execution, Program, ProgramFile, RunLimits, View
from judge.sandbox.pool import LEVELS, Sandboxes
from judge.sandbox.setup import Isolation

PYTHON = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
VIEWS = (View(path=PYTHON.parents[1]),)
LIMITS = RunLimits(cpu_seconds=2, wall_seconds=5, memory_bytes=128 * 2**20, output_bytes=2**20)

Runner = Callable[..., Execution]


@pytest.fixture(scope="session", params=list(LEVELS), ids=lambda level: f"level {level}")
def sandboxes(request: pytest.FixtureRequest) -> Iterator[Sandboxes]:
    level: Isolation = request.param
    try:
        opened = Sandboxes(python=PYTHON, layers=LEVELS[level], isolation=level)
        opened.warm_up(VIEWS)
    except IsolationMissing as missing:
        if os.environ.get("JUDGE_REQUIRE_SANDBOX") and level is not Isolation.CGROUPS:
            raise
        pytest.skip(missing.en)
    with opened:
        yield opened


@pytest.fixture
def run_python(sandboxes: Sandboxes, tmp_path: Path) -> Runner:
    """Run Python source, warm or fresh, with limits and parts of the command overridden."""

    def run(source: str, *, warm: bool = False, **changes: object) -> Execution:
        limits = {key: changes.pop(key) for key in list(changes) if hasattr(LIMITS, key)}
        arguments: tuple[str, ...] = changes.pop("arguments", ())  # type: ignore[assignment]  # the same
        command = python_command(source, tmp_path, warm=warm)
        command = replace(command, argv=(*command.argv, *arguments), **changes)  # type: ignore[arg-type]  # a test's shorthand
        return sandboxes.run(command, replace(LIMITS, **limits))  # type: ignore[arg-type]  # the same

    return run


_BEGIN = """
from functools import partial
begin = partial(exec, compile({source!r}, "{{program}}/main.py", "exec"), globals())
"""


def python_command(source: str, folder: Path, *, warm: bool) -> Command:
    """Write ``source`` and compile what begins it; ``warm`` makes it a fork of the warden."""
    entry = "__pycache__/main.pyc"
    (folder / "begin.py").write_text(_BEGIN.format(source=source))
    py_compile.compile(
        str(folder / "begin.py"),
        str(folder / entry),
        doraise=True,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    files = (
        ProgramFile("main.py", source.encode()),
        ProgramFile(entry, (folder / entry).read_bytes()),
    )
    return Command(
        argv=(str(PYTHON), "-I", "-S", "-X", "utf8", "{program}/main.py"),
        program=Program.of(files),
        warm_entry=entry if warm else None,
        views=VIEWS,
    )
