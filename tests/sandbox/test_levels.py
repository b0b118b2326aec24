"""Finding the strongest level, falling back, and saying so."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from judge.errors import IsolationMissing, SandboxFailure
from judge.model.execution import Command, Ending, MemoryMethod, Program, ProgramFile
from judge.sandbox import control_group, pool, probe, seccomp
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


def test_without_control_groups_level_a_is_level_b(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for A where no group can be made gets all of it but the group."""

    def refuse() -> None:
        raise IsolationMissing("no group", "그룹 없음")

    monkeypatch.setattr(control_group, "find_home", refuse)
    asked = Isolation.CGROUPS
    with pool.open_sandboxes(python=PYTHON, unsafe=False, isolation=asked) as opened:
        assert opened.isolation is Isolation.NAMESPACES


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

    assert [layer.name for layer in layers] == [
        "control groups",
        "namespaces",
        "Landlock",
        "seccomp",
        "memory",
    ]


def test_the_doctor_says_why_there_is_no_group(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without control groups lacks nothing that a verdict needs."""

    def refuse() -> None:
        raise IsolationMissing("no group", "그룹 없음")

    monkeypatch.setattr(probe, "find_home", refuse)
    layer = probe_layers(PYTHON, Path.home())[0]

    assert not layer.holds
    assert layer.detail.en == "not needed; no group"


@pytest.mark.parametrize("level", list(pool.LEVELS))
def test_our_own_package_is_out_of_sight(tmp_path: Path, level: Isolation) -> None:
    """A judge installed among the libraries of /usr does not show its answers there."""
    packages = tmp_path / "lib" / "packages"
    for name in ("judge/_problems/sum.ans", "library/__init__.py"):
        (packages / name).parent.mkdir(parents=True)
        (packages / name).write_text("answer = 4182\n")
    (packages / "link").symlink_to(tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(packages)!r}); import library; print('imported')\n"
        f"try:\n    print(open('{packages}/judge/_problems/sum.ans').read())\n"
        "except OSError:\n    print('refused')"
    )
    views = views_of([PYTHON.parents[1], tmp_path / "lib"])
    setup = Setup(python=PYTHON, layers=pool.LEVELS[level], views=views, hidden=packages / "judge")
    warden = Warden(setup)

    execution = warden.run(
        Command(argv=(str(PYTHON), "-I", "-S", "-c", code), program=Program.of(())), LIMITS
    )
    warden.close()

    assert execution.stdout == b"imported\nrefused\n"


_CONFINED = """
import sys
from pathlib import Path
from judge.errors import IsolationMissing
from judge.sandbox import pool, seccomp
from judge.sandbox.warden import kernel
seccomp._SYSTEM_CALLS["landlock_create_ruleset"] = (444, 444)
kernel.prctl(kernel.PR_SET_NO_NEW_PRIVS, 1)
kernel.install_seccomp(seccomp._assemble({name: [seccomp._refuse()] for name in sys.argv[2:]}))
try:
    with pool.open_sandboxes(python=Path(sys.argv[1]), unsafe=False) as opened:
        print(opened.isolation)
except IsolationMissing as missing:
    print(missing.en)
"""


def confined(*refused: str) -> str:
    """Return the level that is found in a process that is refused some system calls, or why not."""
    done = subprocess.run(
        [sys.executable, "-c", _CONFINED, str(PYTHON), *refused],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


@pytest.mark.skipif(not seccomp.supported(), reason="another processor")
def test_a_filter_around_us_leaves_level_c() -> None:
    """Where a container's filter refuses namespaces, as Docker's does, Landlock still holds."""
    assert confined("unshare", "mount") == "C"


@pytest.mark.skipif(not seccomp.supported(), reason="another processor")
def test_without_landlock_there_is_no_level_c() -> None:
    """Nothing would keep the user's files from a program, so nothing is run unless asked for."""
    said = confined("unshare", "landlock_create_ruleset")

    assert "no Landlock" in said
    assert "--unsafe" in said


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
