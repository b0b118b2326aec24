"""Runs programs where there is no Linux: limits, a process group and a clock, hardly any walls.

A small Python program sets the limits and becomes the program, since nothing may run between fork
and exec in a process with threads. On macOS ``sandbox-exec`` can add walls; a probe decides whether
it does. CPU time is limited to whole seconds while the program runs and judged exactly afterwards.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from fnmatch import fnmatchcase
from math import ceil
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from judge.model.conversation import Conversation, Run
from judge.model.execution import Command, Ending, Execution, MemoryMethod, ProgramFile, RunLimits
from judge.sandbox.relay import Ends, converse
from judge.sandbox.setup import Isolation

_LAUNCH = """
import os, resource, sys
cpu, size, stack = map(int, sys.argv[1:4])
for which, amount in ((resource.RLIMIT_CPU, cpu), (resource.RLIMIT_FSIZE, size),
                      (resource.RLIMIT_STACK, stack), (resource.RLIMIT_CORE, 0)):
    hard = resource.getrlimit(which)[1]
    amount = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(which, (amount, amount))
import signal
signal.signal(signal.SIGPIPE, signal.SIG_DFL)
signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
os.dup2(int(sys.argv[4]), 3)
os.execv(sys.argv[5], sys.argv[5:])
"""
_GUARD = Path("/usr/bin/sandbox-exec")
_GUARD_PROFILE = (
    "(version 1)(allow default)(deny network*)(deny file-write*)"
    '(allow file-write* (subpath "{box}") (literal "/dev/null"))'
    '(deny file-read* (subpath "{home}"))(allow file-read* (subpath "{folder}"))'
)
_POLL_SECONDS = 0.005
_STDERR_BYTES = 64 * 2**10
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # getrusage(2) of either system


class _Finished(NamedTuple):
    """What wait4(2) said; ``late`` where the wall limit ended it."""

    status: int
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int
    late: bool


class _Seat:
    """One run of a conversation."""

    def __init__(self, sandboxes: "PortableSandboxes", run: Run) -> None:
        self.limits = run.limits
        self._sandboxes = sandboxes
        self._command = run.command
        self._stopped = threading.Event()

    def run(self, ends: Ends) -> Execution:
        return self._sandboxes.run(self._command, self.limits, ends, self._stopped)

    def stop(self) -> None:
        self._stopped.set()


class PortableSandboxes:
    """The same face as ``pool.Sandboxes``."""

    def __init__(self, *, guard: Path | None, isolation: Isolation) -> None:
        """``guard`` is the system's own sandbox, where it works."""
        self._guard = guard
        self.isolation = isolation
        self.steady = True  # every run is a process of its own

    def __enter__(self) -> Self:
        """Nothing to begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing to end."""

    def close(self) -> None:
        """Nothing to end."""

    def run_pair(self, submission: Run, interactor: Run, quiet_seconds: float) -> Conversation:
        """Run two programs that talk to each other."""
        return converse(_Seat(self, submission), _Seat(self, interactor), quiet_seconds)

    def run(
        self,
        command: Command,
        limits: RunLimits,
        ends: Ends | None = None,
        stopped: threading.Event | None = None,
    ) -> Execution:
        """Run in two temporary folders.

        ``ends`` stand in for standard input and output, and are closed once the program has them;
        ``stopped`` ends it early.
        """
        with tempfile.TemporaryDirectory(prefix="judge-") as name:
            folder = Path(name).resolve()
            for room, files in (("program", command.program.files), ("box", command.box_files)):
                (folder / room).mkdir()
                for file in files:
                    _lay(folder / room, file)
            with _streams(folder, command.stdin) as streams:
                if ends is not None:
                    streams = [ends.stdin.fileno(), ends.stdout.fileno(), *streams[2:]]
                process = self._start(folder, command, limits, streams)
                if ends is not None:
                    ends.close()
                finished = self._wait(process, limits, stopped or threading.Event())
            return _execution(folder, command, limits, finished)

    def _start(
        self, folder: Path, command: Command, limits: RunLimits, streams: list[int]
    ) -> subprocess.Popen[bytes]:
        def place(text: str) -> str:
            return text.replace("{program}", f"{folder}/program").replace("{box}", f"{folder}/box")

        bounds = (ceil(limits.cpu_seconds) + 1, limits.output_bytes, limits.memory_bytes)
        launch = [sys.executable, "-I", "-S", "-c", _LAUNCH, *map(str, bounds), str(streams[3])]
        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": f"{folder}/box",
            "LANG": "C.UTF-8",
            **{name: place(value) for name, value in command.environment},
        }
        return subprocess.Popen(
            [*launch, *self._walls(folder), *map(place, command.argv)],
            stdin=streams[0],
            stdout=streams[1],
            stderr=streams[2],
            pass_fds=(streams[3],),
            cwd=folder / "box",
            env=environment,
            start_new_session=True,
        )

    def _walls(self, folder: Path) -> list[str]:
        if self._guard is None:
            return []
        profile = _GUARD_PROFILE.format(box=folder / "box", home=Path.home(), folder=folder)
        return [str(self._guard), "-p", profile]

    def _wait(
        self, process: subprocess.Popen[bytes], limits: RunLimits, stopped: threading.Event
    ) -> _Finished:
        started = time.monotonic()
        late = False
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            wall = time.monotonic() - started
            if pid:
                break
            if wall > limits.wall_seconds or stopped.is_set():
                late = True
                _kill_group(process.pid)
            time.sleep(_POLL_SECONDS)
        process.returncode = os.waitstatus_to_exitcode(status)
        _kill_group(process.pid)
        cpu = usage.ru_utime + usage.ru_stime
        return _Finished(status, cpu, wall, usage.ru_maxrss * _MAXRSS_UNIT, late)


def find_guard(python: Path) -> Path | None:
    """Return the system's sandbox if a program inside is really refused to write outside."""
    if not _GUARD.exists():
        return None
    with tempfile.TemporaryDirectory(prefix="judge-") as name:
        target = Path(name).resolve() / "escaped"
        profile = _GUARD_PROFILE.format(box="/nowhere", home="/nowhere", folder="/nowhere")
        code = f"open({str(target)!r}, 'w')"
        tried = subprocess.run(
            [str(_GUARD), "-p", profile, str(python), "-I", "-S", "-c", code],
            capture_output=True,
            check=False,
        )
        return _GUARD if tried.returncode != 0 and not target.exists() else None


def _lay(folder: Path, file: ProgramFile) -> None:
    target = folder / file.name
    target.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(file.content, bytes):
        target.write_bytes(file.content)
    else:
        shutil.copyfile(file.content, target)
    target.chmod(0o755 if file.executable else 0o644)


@contextlib.contextmanager
def _streams(folder: Path, stdin: bytes) -> Iterator[list[int]]:
    """Open files for descriptors 0 to 3."""
    (folder / "stdin").write_bytes(stdin)
    opened = [os.open(folder / "stdin", os.O_RDONLY)]
    opened += [
        os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        for name in ("stdout", "stderr", "result")
    ]
    (folder / "stdin").unlink()  # its path would lead to nothing of use
    try:
        yield opened
    finally:
        for descriptor in opened:
            os.close(descriptor)


def _kill_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _execution(folder: Path, command: Command, limits: RunLimits, finished: _Finished) -> Execution:
    exit_code = os.waitstatus_to_exitcode(finished.status)
    stdout = (folder / "stdout").read_bytes()
    flooded = len(stdout) >= limits.output_bytes or exit_code == -signal.SIGXFSZ
    return Execution(
        ending=_ending(exit_code, finished, limits, flooded=flooded),
        exit_code=exit_code if exit_code >= 0 else None,
        signal=-exit_code if exit_code < 0 else None,
        cpu_seconds=finished.cpu_seconds,
        wall_seconds=finished.wall_seconds,
        peak_memory_bytes=finished.peak_bytes,
        memory_method=MemoryMethod.RUSAGE,
        stdout=stdout[: limits.output_bytes],
        stderr=(folder / "stderr").read_bytes()[-_STDERR_BYTES:],
        result=(folder / "result").read_bytes() if command.result else None,
        files=tuple(_collected(folder / "box", command.collect)),
    )


def _ending(exit_code: int, finished: _Finished, limits: RunLimits, *, flooded: bool) -> Ending:
    if finished.late:
        return Ending.WALL_LIMIT
    if flooded:
        return Ending.OUTPUT_LIMIT
    if exit_code < 0 and finished.cpu_seconds >= limits.cpu_seconds:
        return Ending.CPU_LIMIT
    return Ending.EXITED if exit_code >= 0 else Ending.SIGNALLED


def _collected(box: Path, patterns: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    for path in sorted(box.rglob("*")):
        name = path.relative_to(box).as_posix()
        if path.is_file() and any(fnmatchcase(name, pattern) for pattern in patterns):
            yield name, path.read_bytes()
