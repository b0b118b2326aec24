"""A control group around one warden: the kernel's bound on all memory that its programs hold.

Below the group that this judge is in, in each hierarchy that it may write::

    judge-<pid>-<start>-<number>   one warden and the programs that it runs
    judge-<pid>-<start>-host       only in version 2, where a group with groups below it may hold no
                                   process: the judge itself and what it has started

``pid`` and ``start`` are the judge's own, so that a later one finds what a killed one has left. A
warden ends by itself when its judge is gone, so nothing has to be killed then.

Version 1 has a hierarchy for each controller, version 2 one for all: cgroups(7), and in the kernel
Documentation/admin-guide/cgroup-v1/memory.rst and .../cgroup-v2.rst.
"""

import contextlib
import errno
import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from judge.errors import IsolationMissing, SandboxFailure
from judge.frozen import frozen
from judge.model.text import Text

_SELF = Path("/proc/self")
_MEMORY = "memory"
_PREFIX = "judge-"
_HOST = "-host"
_SLACK_BYTES = 64 * 2**20  # the kernel's own memory for processes, and files of the tool chain
_SLACK_PROCESSES = 264  # 256 threads, and the processes of a warden
_PATIENCE_SECONDS = 2.0  # for killed processes to go
_WAIT_SECONDS = 0.001


class _Words(NamedTuple):
    """The files of a version; a count is a file, and the word before the number."""

    limit: str
    unlimited: bytes
    usage: str
    hits: tuple[str, str]  # how often our own limit was in the way
    kills: tuple[str, str]  # how many processes the out-of-memory killer took, for whatever limit
    swap: str  # 0 in here keeps memory from being moved to the disk


_VERSION_1 = _Words(
    limit="memory.limit_in_bytes",
    unlimited=b"-1",
    usage="memory.usage_in_bytes",
    hits=("memory.failcnt", ""),
    kills=("memory.oom_control", "oom_kill "),
    swap="memory.swappiness",
)
_VERSION_2 = _Words(
    limit="memory.max",
    unlimited=b"max",
    usage="memory.current",
    hits=("memory.events", "oom "),
    kills=("memory.events", "oom_kill "),
    swap="memory.swap.max",
)


@frozen(kw_only=False)
class Home:
    """Where groups can be made; ``pids`` is None where the number of processes has no bound."""

    memory: Path
    pids: Path | None
    words: _Words


class _Mount(NamedTuple):
    """A line of mountinfo: a hierarchy seen from ``root`` on, at ``point``."""

    root: str
    point: Path
    unified: bool  # version 2
    controllers: tuple[str, ...]


def find_home(process: Path = _SELF) -> Home:
    """Find where this judge may make groups, and clear what killed judges have left there.

    Raises IsolationMissing with the reasons. ``process`` is its folder in /proc.
    """
    reasons: list[OSError] = []
    mounts = list(_mounts(process))
    for mount in sorted(mounts, key=lambda each: not each.unified):
        for folder in _folders(mount, process, _MEMORY):
            try:
                home = _home(mount, folder, mounts, process)
            except OSError as error:
                reasons.append(error)
                continue
            _clear(home)
            return home
    why = _why(
        reasons, unified=any(each.unified and _MEMORY in each.controllers for each in mounts)
    )
    raise IsolationMissing(
        f"no control group can be made: {why.en}", f"제어 그룹을 만들 수 없습니다: {why.ko}"
    )


def _why(reasons: list[OSError], *, unified: bool) -> Text:
    if not reasons:
        return Text(
            "the memory controller is not mounted", "메모리 컨트롤러가 마운트되지 않았습니다"
        )
    if any(reason.errno == errno.EBUSY for reason in reasons):
        return Text(
            "other programs are in the same group; start the judge in one of its own, with "
            "`systemd-run --user --scope -p Delegate=yes judge ...`",
            "같은 그룹에 다른 프로그램이 있습니다. `systemd-run --user --scope -p Delegate=yes "
            "judge ...`로 judge를 별도 그룹에서 시작하세요",
        )
    first = reasons[0]
    where = Path(first.filename or "cgroup")
    where = where.parent if where.name.startswith(_PREFIX) else where  # one that is gone again
    said = f"{where}: {first.strerror}"
    if not unified or first.errno not in {errno.EACCES, errno.EPERM}:
        return Text(said, said)
    return Text(
        f"{said}; `systemd-run --user --scope -p Delegate=yes judge ...` gets an ordinary user one",
        f"{said}. 일반 사용자는 `systemd-run --user --scope -p Delegate=yes judge ...`로 "
        "제어 그룹을 받을 수 있습니다",
    )


def _mounts(process: Path) -> Iterator[_Mount]:
    """Read mountinfo: proc_pid_mountinfo(5)."""
    try:
        lines = (process / "mountinfo").read_text().splitlines()
    except OSError:
        return
    for line in lines:
        before, _, after = line.partition(" - ")
        kind, _, options = after.split(" ", 2)
        root, point = before.split(" ")[3:5]
        if kind == "cgroup":
            yield _Mount(root, Path(point), unified=False, controllers=tuple(options.split(",")))
        elif kind == "cgroup2":
            controllers = _word_list(Path(point) / "cgroup.controllers")
            yield _Mount(root, Path(point), unified=True, controllers=controllers)


def _word_list(file: Path) -> tuple[str, ...]:
    try:
        return tuple(file.read_text().split())
    except OSError:
        return ()


def _folders(mount: _Mount, process: Path, controller: str) -> Iterator[Path]:
    """Yield the group that we are in, as far as the mount shows it, and the topmost one."""
    if controller not in mount.controllers:
        return
    for line in (process / "cgroup").read_text().splitlines():
        _, controllers, own = line.split(":", 2)
        mine = controllers == "" if mount.unified else controller in controllers.split(",")
        if mine and Path(own).is_relative_to(mount.root) and ".." not in own:
            folder = mount.point / Path(own).relative_to(mount.root)
            yield folder.parent if _is_host(folder.name) else folder
    yield mount.point


def _home(mount: _Mount, folder: Path, mounts: Iterable[_Mount], process: Path) -> Home:
    """Make sure that a group below ``folder`` has a bound on memory; OSError if it has none."""
    if mount.unified:
        _open_to_children(folder)
        pids = folder if "pids" in _word_list(folder / "cgroup.subtree_control") else None
        home = Home(folder, pids, _VERSION_2)
    else:
        home = Home(folder, _first_writable(mounts, process, "pids"), _VERSION_1)
    with contextlib.closing(ControlGroup(home)) as tried:
        tried.begin(_SLACK_BYTES, 1)
    return home


def _first_writable(mounts: Iterable[_Mount], process: Path, controller: str) -> Path | None:
    for mount in mounts:
        for folder in _folders(mount, process, controller):
            if os.access(folder, os.W_OK):
                return folder
    return None


def _open_to_children(folder: Path) -> None:
    """Pass the controllers on to the groups below; our own processes step aside where needed."""
    control = folder / "cgroup.subtree_control"
    if _MEMORY not in _word_list(control):
        try:
            control.write_text("+memory")
        except OSError as error:
            if error.errno != errno.EBUSY:
                raise
            _step_aside(folder, error)
            control.write_text("+memory")
    if "pids" not in _word_list(control):
        with contextlib.suppress(OSError):
            control.write_text("+pids")


def _step_aside(folder: Path, busy: OSError) -> None:
    """Move this judge and its children to a group below, if nobody else is in ``folder``."""
    pids = set(map(int, _word_list(folder / "cgroup.procs")))
    if not pids or not pids <= {os.getpid(), *_children()}:
        raise busy
    host = folder / f"{_own_name()}{_HOST}"
    host.mkdir(exist_ok=True)
    for pid in pids:
        (host / "cgroup.procs").write_text(str(pid))


def _children() -> Iterator[int]:
    for children in Path("/proc/self/task").glob("*/children"):
        yield from map(int, _word_list(children))


def _own_name() -> str:
    return f"{_PREFIX}{os.getpid()}-{_started(os.getpid())}"


def _is_host(name: str) -> bool:
    return name.startswith(_PREFIX) and name.endswith(_HOST)


def _started(pid: int) -> int | None:
    """Return when a process started, in clock ticks: field 22 of proc_pid_stat(5)."""
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])
    except OSError:
        return None


def _clear(home: Home) -> None:
    """Remove the groups of judges that are gone; one that is in use cannot be removed."""
    for folder in {home.memory, home.pids or home.memory}:
        for left in folder.glob(f"{_PREFIX}*-*-*"):
            pid, started = left.name.removeprefix(_PREFIX).split("-")[:2]
            if pid.isdigit() and str(_started(int(pid))) != started:
                with contextlib.suppress(OSError):
                    left.rmdir()


class ControlGroup:
    """One group, empty at first; a warden enters it once, and its runs are bounded in turn."""

    def __init__(self, home: Home) -> None:
        """Make it; OSError where that is refused."""
        self._words = words = home.words
        self._memory = _make_folder(home.memory)
        self._folders = [self._memory]
        self._opened = contextlib.ExitStack()
        self._hits = self._kills = 0
        try:
            if home.pids is not None and home.pids != home.memory:
                self._folders.append(_make_folder(home.pids))
            self._pids = self._open(self._folders[-1], "pids.max") if home.pids else None
            self._limit = self._open(self._memory, words.limit)
            self._usage = self._open(self._memory, words.usage, os.O_RDONLY)
            self._hit_count = self._open(self._memory, words.hits[0], os.O_RDONLY)
            self._kill_count = self._open(self._memory, words.kills[0], os.O_RDONLY)
            _count(self._kill_count, words.kills[1])  # Linux has it since 4.13
        except OSError:
            self.close()
            raise
        with contextlib.suppress(OSError):  # there may be no swap
            (self._memory / words.swap).write_text("0")

    def _open(self, folder: Path, name: str, flags: int = os.O_WRONLY) -> int:
        descriptor = os.open(folder / name, flags | os.O_CLOEXEC)
        self._opened.callback(os.close, descriptor)
        return descriptor

    def enter(self, pid: int) -> None:
        """Move a process in; what it holds already stays on the account of the group it was in."""
        for folder in self._folders:
            (folder / "cgroup.procs").write_text(str(pid))

    def begin(self, memory_bytes: int, processes: int) -> None:
        """Bound what will be held beside what is held now, with some slack for the kernel."""
        held = int(os.pread(self._usage, 32, 0))
        os.pwrite(self._limit, b"%d" % (held + memory_bytes + _SLACK_BYTES), 0)
        if self._pids is not None:
            os.pwrite(self._pids, b"%d" % (processes + _SLACK_PROCESSES), 0)
        self._hits, self._kills = self._counts()

    def end(self) -> bool:
        """Lift the bound, and say whether the kernel has killed a process for it.

        Raises SandboxFailure where it killed one because the whole machine, or a group around us,
        had no memory left: that is nobody's fault in here.
        """
        hits, kills = self._counts()
        os.pwrite(self._limit, self._words.unlimited, 0)
        if kills > self._kills and hits == self._hits:
            raise SandboxFailure(
                "this machine ran out of memory while a program ran; close others and try again",
                "프로그램 실행 중에 이 컴퓨터의 메모리가 부족해졌습니다. 다른 프로그램을 닫고 다시 "
                "시도하세요",
            )
        return kills > self._kills

    def _counts(self) -> tuple[int, int]:
        return (
            _count(self._hit_count, self._words.hits[1]),
            _count(self._kill_count, self._words.kills[1]),
        )

    def close(self) -> None:
        """Kill what is left in it and remove it."""
        self._opened.close()
        until = time.monotonic() + _PATIENCE_SECONDS
        for folder in self._folders:
            while not _removed(folder) and time.monotonic() < until:
                for pid in _word_list(folder / "cgroup.procs"):
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(int(pid), signal.SIGKILL)
                time.sleep(_WAIT_SECONDS)


def _make_folder(home: Path) -> Path:
    number = 0
    while True:
        folder = home / f"{_own_name()}-{number}"
        try:
            folder.mkdir()
        except FileExistsError:
            number += 1
            continue
        return folder


def _removed(folder: Path) -> bool:
    try:
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _count(file: int, word: str) -> int:
    """Read the number behind ``word``; OSError where it is not there."""
    for line in os.pread(file, 4096, 0).decode().splitlines():
        if line.startswith(word):
            return int(line.removeprefix(word))
    raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP), word)
