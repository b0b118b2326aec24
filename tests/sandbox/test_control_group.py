"""A control group bounds a warden, its killer is told as a memory limit, and nothing is left."""

import errno
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from judge.errors import IsolationMissing, SandboxFailure
from judge.model.execution import Ending, RunLimits
from judge.sandbox import client, control_group
from judge.sandbox.control_group import ControlGroup, Home, find_home
from judge.sandbox.pool import LEVELS, Sandboxes
from judge.sandbox.setup import Isolation
from tests.attacks.places import ORDINARY_USER, SYSTEM_PYTHON, can_become_ordinary, copy_the_package
from tests.sandbox.conftest import LIMITS, PYTHON, python_command

pytestmark = pytest.mark.sandbox
MEBIBYTE = 2**20
HOG = "blocks = [bytearray(2**20) for _ in range(100)]"


@pytest.fixture
def home() -> Home:
    try:
        return find_home()
    except IsolationMissing as missing:
        pytest.skip(missing.en)


@pytest.fixture
def tight(home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandboxes]:
    """Sandboxes whose groups have 30 MiB, far less than the limit that is looked at by sampling."""
    assert home.memory.is_dir()
    room = 30 * MEBIBYTE - LIMITS.memory_bytes - control_group._SLACK_BYTES
    monkeypatch.setattr(client, "_room", lambda _command, _limits: room)
    asked = Isolation.CGROUPS
    with Sandboxes(python=PYTHON, layers=LEVELS[asked], isolation=asked) as opened:
        yield opened


@pytest.mark.parametrize("warm", [True, False], ids=["warm", "fresh"])
def test_the_killer_is_told_as_a_memory_limit(
    tight: Sandboxes, tmp_path: Path, *, warm: bool
) -> None:
    """It takes the program and not the warden, which goes on to serve."""
    killed = tight.run(python_command(HOG, tmp_path, warm=warm), LIMITS)
    after = tight.run(python_command("print('well')", tmp_path, warm=warm), LIMITS)

    assert (killed.ending, killed.signal) == (Ending.MEMORY_LIMIT, signal.SIGKILL)
    assert (after.ending, after.stdout) == (Ending.EXITED, b"well\n")


def test_a_child_that_is_killed_is_told_too(tight: Sandboxes, tmp_path: Path) -> None:
    """However well its parent takes it."""
    source = f"import os\nif os.fork() == 0:\n    {HOG}\nos.wait()\nprint('well')"
    limits = RunLimits(
        cpu_seconds=2, wall_seconds=5, memory_bytes=128 * MEBIBYTE, output_bytes=99, processes=4
    )

    execution = tight.run(python_command(source, tmp_path, warm=False), limits)

    assert (execution.ending, execution.stdout) == (Ending.MEMORY_LIMIT, b"well\n")


def groups_in(home: Home) -> set[Path]:
    """Return the groups that this process has made."""
    folders = {home.memory, home.pids or home.memory}
    return {path for folder in folders for path in folder.glob(f"judge-{os.getpid()}-*-*[0-9]")}


def test_groups_go_with_their_wardens(home: Home) -> None:
    """Each warden has one in every hierarchy, and takes it along."""
    asked, before = Isolation.CGROUPS, groups_in(home)
    with Sandboxes(python=PYTHON, layers=LEVELS[asked], isolation=asked) as opened:
        opened.warm_up((), count=2)
        made = groups_in(home) - before
        assert len(made) == 2 * len({home.memory, home.pids or home.memory})

    assert groups_in(home) == before


def test_what_is_left_in_a_group_is_killed(home: Home) -> None:
    """A process that outlives its warden does not outlive the group."""
    sleeper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    before = groups_in(home)
    with closing(ControlGroup(home)) as group:
        group.enter(sleeper.pid)

    assert sleeper.wait() == -signal.SIGKILL
    assert groups_in(home) == before


def test_groups_of_killed_judges_are_cleared(home: Home) -> None:
    """A judge that is gone is known by its number and its start; one that lives keeps its own."""
    orphan = home.memory / "judge-1-1-0"  # process 1 did not start at the first tick
    orphan.mkdir()
    with closing(ControlGroup(home)):
        kept = groups_in(home)
        find_home()

        assert groups_in(home) == kept != set()
    assert not orphan.exists()


_AS_ANOTHER = """
import os, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from judge.model.execution import Command, Program, RunLimits, View
from judge.sandbox import client, control_group
from judge.sandbox.pool import open_sandboxes
from judge.sandbox.setup import Isolation
limits = RunLimits(cpu_seconds=2, wall_seconds=5, memory_bytes=2**27, output_bytes=2**20)
client._room = lambda command, limits: -2**27 - control_group._SLACK_BYTES + 30 * 2**20
python = Path(sys.executable).resolve()
with open_sandboxes(python=python, unsafe=False, isolation=Isolation.CGROUPS) as sandboxes:
    argv = (str(python), "-I", "-S", "-c", sys.argv[2])
    execution = sandboxes.run(Command(argv=argv, program=Program.of(())), limits)
    print(sandboxes.isolation, execution.ending)
"""


def as_an_ordinary_user(folder: Path, group: Path | None) -> str:
    """Return the level and the ending that a hog meets there."""
    copy_the_package(folder / "package")
    folder.chmod(0o755)
    user = [f"--reuid={ORDINARY_USER}", f"--regid={ORDINARY_USER}", "--clear-groups"]
    command = ["setpriv", *user, str(SYSTEM_PYTHON), "-B", "-c", _AS_ANOTHER]
    enter = 'test -z "$0" || echo $$ > "$0/cgroup.procs"; exec "$@"'
    done = subprocess.run(
        ["/bin/sh", "-c", enter, str(group or ""), *command, str(folder / "package"), HOG],
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    if not can_become_ordinary():
        pytest.skip("needs root, setpriv and the system's Python 3.11 to become an ordinary user")
    folder = Path("/var/tmp") / f"judge-groups-{os.getpid()}"  # noqa: S108 - for all users
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.mark.slow
def test_an_ordinary_user_with_a_group_of_its_own_has_level_a(
    home: Home, open_folder: Path
) -> None:
    """What root has handed over is enough."""
    given = home.memory / "delegated-for-a-test"
    given.mkdir()
    for path in (given, given / "cgroup.procs"):
        os.chown(path, ORDINARY_USER, ORDINARY_USER)
    try:
        told = as_an_ordinary_user(open_folder, given)
    finally:
        given.rmdir()

    assert told == "A memory limit"


@pytest.mark.slow
def test_an_ordinary_user_without_one_has_level_b(open_folder: Path) -> None:
    """Nothing is asked of the user, and nothing is said."""
    assert as_an_ordinary_user(open_folder, None) == "B exited"


def described(folder: Path, *mounts: str, own: str) -> Path:
    """Lay out what /proc says of a process: its mounts and its groups."""
    process = folder / "process"
    process.mkdir()
    (process / "mountinfo").write_text("".join(f"{mount}\n" for mount in mounts))
    (process / "cgroup").write_text(own)
    return process


def unified(folder: Path, own: str = "/") -> Path:
    """Describe a machine with version 2 mounted at ``folder``, and furnish our group there."""
    group = folder / own.lstrip("/")
    group.mkdir(exist_ok=True)
    for each in {folder, group}:
        (each / "cgroup.controllers").write_text("cpu memory pids\n")
        (each / "cgroup.subtree_control").write_text("")
        (each / "cgroup.procs").write_text("")
    return described(folder, f"30 20 0:26 / {folder} rw - cgroup2 cgroup2 rw", own=f"0::{own}\n")


@pytest.fixture
def furnished(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a new folder hold what the kernel would put into it, and go as the kernel lets it go."""
    files = {
        "memory.max": "max",
        "memory.current": "1000",
        "memory.events": "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\noom_group_kill 0\n",
        "pids.max": "max",
        "cgroup.procs": "",
    }
    make = control_group._make_folder

    def make_furnished(home: Path) -> Path:
        folder = make(home)
        for name, text in files.items():
            (folder / name).write_text(text)
        return folder

    def remove(folder: Path) -> bool:
        shutil.rmtree(folder)
        return True

    monkeypatch.setattr(control_group, "_make_folder", make_furnished)
    monkeypatch.setattr(control_group, "_removed", remove)


@pytest.mark.usefixtures("furnished")
def test_version_2_has_one_folder_for_all(tmp_path: Path) -> None:
    """Memory and processes are bounded in the same group, by the words of that version."""
    process = unified(tmp_path, "/user.slice")
    for name in ("memory pids", "memory"):
        (tmp_path / "user.slice" / "cgroup.subtree_control").write_text(name)
        home = find_home(process)
        assert home.memory == tmp_path / "user.slice"

    home = Home(home.memory, home.memory, home.words)
    with closing(ControlGroup(home)) as group:
        folder = group._memory
        group.enter(4182)
        group.begin(10 * MEBIBYTE, 3)
        limit = int((folder / "memory.max").read_text())
        assert limit == 1000 + 10 * MEBIBYTE + control_group._SLACK_BYTES
        assert (folder / "pids.max").read_text() == str(3 + control_group._SLACK_PROCESSES)
        assert (folder / "cgroup.procs").read_text() == "4182"
        assert (folder / "memory.swap.max").read_text() == "0"
        (folder / "memory.events").write_text("oom 1\noom_kill 1\n")
        assert group.end()
        (folder / "cgroup.procs").write_text("")


@pytest.mark.usefixtures("furnished")
def test_a_machine_without_memory_is_no_memory_limit(tmp_path: Path) -> None:
    """A process that was killed for a limit that is not ours is nobody's fault in here."""
    home = Home(tmp_path, None, control_group._VERSION_2)
    with closing(ControlGroup(home)) as group:
        group.begin(MEBIBYTE, 1)
        (group._memory / "memory.events").write_text("oom 0\noom_kill 1\n")

        with pytest.raises(SandboxFailure, match="ran out of memory"):
            group.end()


def busy_while_populated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse controllers to a group with processes in it, as the kernel does."""
    write = Path.write_text

    def write_text(self: Path, text: str) -> int:
        if self.name == "cgroup.subtree_control":
            if (self.parent / "cgroup.procs").read_text():
                raise OSError(errno.EBUSY, "busy")
            text = "memory pids"
        elif self.name == "cgroup.procs" and self.parent.name.endswith("-host"):
            write(self.parent.parent / "cgroup.procs", "")
        return write(self, text)

    monkeypatch.setattr(Path, "write_text", write_text)


@pytest.mark.usefixtures("furnished")
def test_we_step_aside_in_a_group_of_our_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A delegated group holds the judge itself: it moves down, so that others may be beside it."""
    process = unified(tmp_path, "/scope")
    (tmp_path / "scope" / "cgroup.procs").write_text(f"{os.getpid()}\n")
    busy_while_populated(monkeypatch)

    home = find_home(process)

    (host,) = home.memory.glob("judge-*-host")
    assert home.memory == home.pids == tmp_path / "scope"
    assert (host / "cgroup.procs").read_text() == str(os.getpid())

    (process / "cgroup").write_text(f"0::/scope/{host.name}\n")  # where we are from now on
    assert find_home(process) == home


def test_we_move_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A group that others are in stays as it is, and the message says what to do."""
    process = unified(tmp_path)
    (tmp_path / "cgroup.procs").write_text(f"1\n{os.getpid()}\n")
    busy_while_populated(monkeypatch)

    with pytest.raises(IsolationMissing, match=r"other programs.*systemd-run"):
        find_home(process)


@pytest.mark.parametrize("number, hint", [(errno.EACCES, True), (errno.EROFS, False)])
def test_the_message_helps_where_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, hint: bool
) -> None:
    """A user may be given a group; a container's read-only mount is that."""
    process = unified(tmp_path)

    def refuse(home: Path) -> Path:
        raise OSError(number, "refused", str(home / "judge-1-2-3"))

    monkeypatch.setattr(control_group, "_make_folder", refuse)
    with pytest.raises(IsolationMissing, match=f"made: {tmp_path}: refused") as raised:
        find_home(process)

    assert ("systemd-run" in raised.value.en) is hint


def test_a_machine_without_groups_is_told(tmp_path: Path) -> None:
    """No hierarchy is no error: the reason is one line."""
    with pytest.raises(IsolationMissing, match="not mounted"):
        find_home(described(tmp_path, "22 1 8:1 / / rw - ext4 /dev/sda1 rw", own="0::/\n"))
    with pytest.raises(IsolationMissing, match="not mounted"):
        find_home(tmp_path / "nowhere")


def test_a_container_s_mount_is_no_place(tmp_path: Path) -> None:
    """A group outside of what is mounted is not looked for; an unfurnished folder has no bound."""
    own = "4:memory:/docker/1\n3:cpuacct,pids:/\n"
    lines = [
        f"31 20 0:27 /other {tmp_path} ro shared:1 - cgroup cgroup rw,memory",
        f"32 20 0:28 / {tmp_path}/nowhere ro - cgroup cgroup rw,pids",
        f"33 20 0:29 / {tmp_path}/nowhere ro - cgroup2 cgroup2 rw",
    ]

    with pytest.raises(IsolationMissing, match="No such file"):
        find_home(described(tmp_path, *lines, own=own))


def test_an_old_kernel_is_told(tmp_path: Path) -> None:
    """Without a count of what was killed, a killed program could not be told from a wrong one."""
    (tmp_path / "memory.oom_control").write_text("oom_kill_disable 0\nunder_oom 0\n")
    descriptor = os.open(tmp_path / "memory.oom_control", os.O_RDONLY)
    with pytest.raises(OSError, match="not supported"):
        control_group._count(descriptor, "oom_kill ")
    os.close(descriptor)


def test_a_killed_judge_leaves_nothing_that_runs(home: Home) -> None:
    """Its warden ends by itself, so that the next judge can remove the group."""
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from judge.sandbox.pool import open_sandboxes\n"
        "from judge.sandbox.setup import Isolation\n"
        "with open_sandboxes(python=Path(sys.argv[1]), unsafe=False, isolation=Isolation('A')):\n"
        "    print('ready', flush=True)\n    sys.stdin.read()"
    )
    judge = subprocess.Popen(
        [sys.executable, "-c", code, str(PYTHON)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert judge.stdout is not None
    assert judge.stdin is not None
    judge.stdout.readline()
    (left,) = home.memory.glob(f"judge-{judge.pid}-*-0")
    inside = [int(pid) for pid in (left / "cgroup.procs").read_text().split()]
    watched = [os.pidfd_open(pid) for pid in inside]
    judge.kill()
    judge.communicate()
    for process in watched:
        select.select([process], [], [])  # until it has ended
        os.close(process)
    find_home()

    assert not left.exists()
