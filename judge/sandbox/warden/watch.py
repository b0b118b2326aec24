"""Waits for a program, measures it, and ends it when a limit is reached.

The clock of a process is read by its number (clock_getcpuclockid(3)): all its threads, to the
microsecond. With several processes the sum is taken from /proc. Peak memory: the kernel folds what
a process weighed before exec into ``ru_maxrss``, so that a tiny program would weigh as much as we
do; where that hides the truth, VmHWM is read while the program stands in its exit (ptrace), unless
the machine forbids it. A program that fails there, with as much reserved as it may, is one that
could not go on without more: the memory limit ended it. CPU time at the end is what all reaped
children together took.
"""

import errno
import os
import resource
import select
import signal
import time
from typing import NamedTuple

from judge.sandbox.warden import kernel, sweep

_SAMPLE_SECONDS = 0.01
_MOST_THREADS = 256  # where no namespace lets the kernel count them for us
_BOX_BYTES = 512 * 2**20  # as much as the tmpfs of an enclosure holds
_MOST_PATIENCE = 5  # times the wall limit, for a program that a busy machine keeps waiting
_SHORTEST_WAIT_SECONDS = 0.001
_ALL_BUT_REFUSED = 0.95  # of RLIMIT_DATA; the allocation that failed is not in the reading
_KIBIBYTE = 1024
_LONGEST_WORD = 4096
_PAUSES = (signal.SIGSTOP, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
_TICKS = os.sysconf("SC_CLK_TCK")


class Bounds(NamedTuple):
    """What ends a run; ``box`` is a scratch folder on a disk, whose size somebody must watch."""

    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
    processes: int
    reserve_bytes: int
    box: str | None


class Outcome(NamedTuple):
    """``ended_by`` is the limit that ended it, or None; ``peak_bytes`` as ``method`` read it."""

    ended_by: str | None
    status: int
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int
    method: str


class Watch:
    """One program from its start until nothing of it is left."""

    def __init__(self, pid: int, bounds: Bounds, *, alone: bool, host: int) -> None:
        """Begin to measure; ``alone`` where we are pid 1 of a namespace, ``host`` is its socket."""
        self._pid = pid
        self._bounds = bounds
        self._alone = alone
        self._children_before = _children_cpu()
        self._started = time.monotonic()
        self._clock = (~pid << 3) | 2  # CPUCLOCK_SCHED of a process: clock_getcpuclockid(3)
        self._high_water = 0
        self._sum = 0
        self._traced = False
        self._was_refused = False
        self._ended_by: str | None = None
        self._host = select.poll()
        self._host.register(host, select.POLLIN | select.POLLHUP)

    def wait(self) -> Outcome:
        """Wait until the program and all that it started are gone."""
        while True:
            pid, status, usage = os.wait4(self._pid, os.WNOHANG | os.WUNTRACED)
            if pid == 0:
                self._pause()
            elif os.WIFSTOPPED(status):
                self._go_on(status)
            else:
                break
        wall = time.monotonic() - self._started
        self._kill_strays()
        cpu = _children_cpu() - self._children_before
        peak, method = self._peak(usage.ru_maxrss * _KIBIBYTE)
        if self._ended_by is None and status != 0 and self._was_refused:
            self._ended_by = "memory limit"
        return Outcome(self._ended_by, status, cpu, wall, peak, method)

    def _pause(self) -> None:
        """Sleep until a child changes, or until a limit may have been reached."""
        wall = time.monotonic() - self._started
        cpu = self._cpu()
        if self._ended_by is None:
            memory = self._resident() if wall > _SAMPLE_SECONDS else 0
            if cpu >= self._bounds.cpu_seconds:
                self._end("cpu limit")
            elif wall >= self._bounds.wall_seconds and self._has_idled(wall):
                self._end("wall limit")
            elif memory > self._bounds.memory_bytes:
                self._end("memory limit")
            elif (
                self._bounds.box is not None
                and sweep.size(self._bounds.box, self._pid) > _BOX_BYTES
            ):
                self._end("output limit")
            elif not self._alone and _threads(self._pid) > _MOST_THREADS:
                _kill(self._pid)  # RLIMIT_NPROC would count all that this user runs
        self._listen()
        cpu_left = (self._bounds.cpu_seconds - cpu) / (os.cpu_count() or 1)
        left = min(cpu_left, self._bounds.wall_seconds - wall, _SAMPLE_SECONDS)
        signal.sigtimedwait((signal.SIGCHLD,), max(left, _SHORTEST_WAIT_SECONDS))

    def _listen(self) -> None:
        """Hear what the judge says during a run: that it is gone, or that the run shall stop."""
        for host, event in self._host.poll(0):
            if event & select.POLLHUP:
                os._exit(0)  # the namespace, or the death signal, ends the rest
            os.read(host, _LONGEST_WORD)
            self._end(self._ended_by or "wall limit")

    def _has_idled(self, wall: float) -> bool:
        """Whether the wall time was the program's own, and not spent in wait for a processor."""
        if wall >= self._bounds.wall_seconds * _MOST_PATIENCE:
            return True
        return wall - _starved_seconds(self._pid) >= self._bounds.wall_seconds

    def _end(self, reason: str) -> None:
        self._ended_by = reason
        self._high_water = max(self._high_water, _high_water(self._pid))
        for each in [-1] if self._alone else _descendants():
            _kill(each)

    def _go_on(self, status: int) -> None:
        """Answer a ptrace stop: read the memory at the exit, pass signals on, refuse to pause.

        The first stop is the one after exec, before options are set: a bare SIGTRAP.
        """
        event, number = status >> 16, os.WSTOPSIG(status)
        passed = 0
        try:
            if event == kernel.PTRACE_EVENT_EXIT:
                peak, data = _sizes(f"/proc/{self._pid}/status", b"VmHWM", b"VmData")
                self._high_water = max(self._high_water, peak)
                self._was_refused = data >= _ALL_BUT_REFUSED * self._bounds.reserve_bytes
            elif event == 0 and number == signal.SIGTRAP and not self._traced:
                self._traced = True
                kernel.ptrace(kernel.PTRACE_SETOPTIONS, self._pid, kernel.PTRACE_OPTIONS)
            elif event == 0 and number not in _PAUSES:
                passed = number
            kernel.ptrace(kernel.PTRACE_CONT, self._pid, passed)
        except OSError as error:
            if error.errno != errno.ESRCH:  # it was killed meanwhile
                raise

    def _cpu(self) -> float:
        if self._bounds.processes > 1:
            return sum(map(_process_cpu, self._living())) + _children_cpu() - self._children_before
        try:
            return time.clock_gettime(self._clock)
        except OSError:
            return 0.0

    def _resident(self) -> int:
        """Sum up what the processes hold; only where it may matter, what they share is told apart.

        To tell it apart the kernel walks through all their pages. Processes that begin to share
        between two of these walks count twice, hence two sums, and the smaller one.
        """
        if self._bounds.processes == 1:
            return _resident(self._pid)
        living = self._living()
        total = sum(map(_resident, living))
        if total <= self._sum or len(living) == 1:  # alone, its own peak is read at its exit
            return total
        total = min(_together(living) for _ in range(2))
        self._sum = max(self._sum, total)
        return total

    def _living(self) -> list[int]:
        """All processes of the run: in a namespace everybody but us, else our descendants."""
        if not self._alone:
            return _descendants()
        return [int(name) for name in os.listdir("/proc") if name.isdigit() and name != "1"]

    def _kill_strays(self) -> None:
        """Kill and reap until no child is left; orphans are our children (pid 1, or subreaper)."""
        while True:
            try:
                pid, _ = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                for stray in [-1] if self._alone else _descendants():
                    _kill(stray)
                signal.sigtimedwait((signal.SIGCHLD,), _SHORTEST_WAIT_SECONDS)

    def _peak(self, from_rusage: int) -> tuple[int, str]:
        peak, method = self._peak_of_one(from_rusage)
        return (self._sum, "sum of Pss") if self._sum > peak else (peak, method)

    def _peak_of_one(self, from_rusage: int) -> tuple[int, str]:
        if self._high_water == 0:
            return from_rusage, "ru_maxrss"
        own_weight = _high_water(os.getpid())
        if from_rusage > own_weight:  # it outgrew what we left in it, so this is its own
            return max(from_rusage, self._high_water), "VmHWM at exit"
        return self._high_water, "VmHWM at exit"


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _children_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _read(path: str) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        return os.read(handle, 4096)
    except OSError:
        return b""
    finally:
        os.close(handle)


def _sizes(path: str, *keys: bytes) -> list[int]:
    """Read lines such as ``VmRSS: 12 kB``, in bytes; 0 where there is none."""
    found = dict.fromkeys(keys, 0)
    for line in _read(path).splitlines():
        key = line.partition(b":")[0]
        if key in found:
            found[key] = int(line.split()[1]) * _KIBIBYTE
    return list(found.values())


def _high_water(pid: int) -> int:
    return _sizes(f"/proc/{pid}/status", b"VmHWM")[0]


def _resident(pid: int) -> int:
    """Return what a process holds: its pages or, if they weigh more, the tables that lead to them.

    A program that looks at one byte in every two mebibytes of a mapping that it never writes to
    holds no page and fills gigabytes with tables.
    """
    return max(_sizes(f"/proc/{pid}/status", b"VmRSS", b"VmPTE"))


def _together(pids: list[int]) -> int:
    """Return what processes hold together, each shared page divided among them: proc_pid_smaps(5).

    Files are mapped by strangers as well (the interpreter, by us), so that a share says too little:
    at least the most that one of them has mapped counts, as it does for a process alone.
    """
    total = files = most = 0
    for pid in pids:
        all_shares, file_shares = _sizes(f"/proc/{pid}/smaps_rollup", b"Pss", b"Pss_File")
        total += all_shares - file_shares
        files += file_shares
        most = max(most, *_sizes(f"/proc/{pid}/status", b"RssFile"))
    return total + max(files, most)


def _starved_seconds(pid: int) -> float:
    """Time that the thread which waited longest was ready to run and had no processor.

    The second number of ``schedstat``, in nanoseconds (Documentation/scheduler/sched-stats.rst); 0
    where the kernel does not keep it.
    """
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return 0.0
    waits = [_read(f"/proc/{pid}/task/{thread}/schedstat").split() for thread in threads]
    return max((int(wait[1]) for wait in waits if len(wait) > 1), default=0) / 1e9


def _process_cpu(pid: int) -> float:
    """CPU seconds of a process and its reaped children, by the clock tick (proc_pid_stat(5))."""
    fields = _read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS if fields else 0.0


def _threads(pid: int) -> int:
    fields = _read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
    return int(fields[17]) if fields else 0


def _descendants() -> list[int]:
    """Return all that we started and all that those did; an orphan is our child (subreaper)."""
    parents: dict[int, list[int]] = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        fields = _read(f"/proc/{name}/stat").rpartition(b")")[2].split()
        if fields:
            parents.setdefault(int(fields[1]), []).append(int(name))
    found = [os.getpid()]
    for parent in found:
        found += parents.get(parent, ())
    return found[1:]
