"""Finding the strongest level, falling back, and saying so."""

from dataclasses import replace
from pathlib import Path

import pytest

from judge.errors import IsolationMissing, SandboxFailure
from judge.model.execution import Command, Ending, MemoryMethod, Program, ProgramFile
from judge.sandbox import pool
from judge.sandbox.client import Warden
from judge.sandbox.portable import PortableSandboxes, find_guard
from judge.sandbox.probe import probe_layers
from judge.sandbox.setup import Isolation, Layers, Setup, views_of
from tests.sandbox.conftest import LIMITS, PYTHON, python_command

pytestmark = pytest.mark.sandbox


def test_the_strongest_level_is_taken() -> None:
    """Where namespaces are granted, they are used."""
    with pool.open_sandboxes(python=PYTHON, unsafe=False) as opened:
        assert opened.isolation in pool.LEVELS


def test_a_level_can_be_asked_for() -> None:
    """A level that is asked for is the one that is opened."""
    with pool.open_sandboxes(python=PYTHON, unsafe=False, isolation=Isolation.LANDLOCK) as opened:
        assert opened.isolation is Isolation.LANDLOCK


def test_a_level_that_is_not_built_is_told() -> None:
    """Control groups are in the design and not in the sandbox: asking for them is an error."""
    with pytest.raises(IsolationMissing, match="not built"):
        pool.open_sandboxes(python=PYTHON, unsafe=True, isolation=Isolation.CGROUPS)


def test_no_isolation_needs_a_word_from_the_user() -> None:
    """Without a level that holds, only --unsafe goes on, and the message says so."""
    with pytest.raises(IsolationMissing, match="--unsafe"):
        pool.open_sandboxes(python=PYTHON, unsafe=False, isolation=Isolation.NONE)

    with pool.open_sandboxes(python=PYTHON, unsafe=True, isolation=Isolation.NONE) as opened:
        assert opened.isolation is Isolation.NONE


def test_a_warden_that_does_not_start_is_told() -> None:
    """A program that is no warden is an error that names the sandbox."""
    with pytest.raises(IsolationMissing, match="sandbox"):
        Warden(Setup(python=Path("/bin/true"), layers=Layers(), views=())).ready()


def test_a_program_that_does_not_start_is_our_failure() -> None:
    """A missing executable is no verdict: the step that failed is named."""
    with (
        pool.open_sandboxes(python=PYTHON, unsafe=False) as opened,
        pytest.raises(SandboxFailure, match="exec"),
    ):
        opened.run(Command(argv=("/nowhere/at/all",), program=Program.of(())), LIMITS)


def test_views_hold_no_folder_twice(tmp_path: Path) -> None:
    """A view inside another is left out, since it is shown already."""
    inner = tmp_path / "inner"
    inner.mkdir()

    shown = views_of([inner, tmp_path, tmp_path])

    assert shown.count(tmp_path) == 1
    assert inner not in shown


def test_the_doctor_tries_every_layer() -> None:
    """Each layer is named once, and none is said to hold without a try."""
    layers = probe_layers(PYTHON, Path.home())

    assert [layer.name for layer in layers] == ["namespaces", "Landlock", "seccomp", "memory"]


def test_the_portable_path_runs_and_limits(tmp_path: Path) -> None:
    """Without any kernel feature: streams, result, files, and the wall clock."""
    source = (
        "import os, sys\nprint(input()); os.write(3, b'r'); open('o', 'w').write('f')\n"
        "open('in/x').read(); sys.exit(4)"
    )
    command = replace(
        python_command(source, tmp_path, warm=False),
        stdin=b"hello\n",
        result=True,
        collect=("o",),
        box_files=(ProgramFile("in/x", b"x"),),
    )
    portable = PortableSandboxes(guard=find_guard(PYTHON), isolation=Isolation.NONE)

    execution = portable.run(command, LIMITS)

    assert (execution.stdout, execution.result, execution.exit_code) == (b"hello\n", b"r", 4)
    assert execution.files == (("o", b"f"),)
    assert execution.memory_method is MemoryMethod.RUSAGE


@pytest.mark.slow
@pytest.mark.parametrize(
    "source, ending",
    [
        ("import time\ntime.sleep(60)", Ending.WALL_LIMIT),
        ("while True: pass", Ending.CPU_LIMIT),
        ("while True: print('x' * 9999)", Ending.OUTPUT_LIMIT),
        ("import os\nos.abort()", Ending.SIGNALLED),
    ],
)
def test_the_portable_path_ends_what_goes_too_far(
    tmp_path: Path, source: str, ending: Ending
) -> None:
    """Its limits are coarser, and hold."""
    limits = replace(LIMITS, cpu_seconds=1, wall_seconds=30 if "while" in source else 0.5)
    portable = PortableSandboxes(guard=None, isolation=Isolation.NONE)

    execution = portable.run(python_command(source, tmp_path, warm=False), limits)

    assert execution.ending is ending
