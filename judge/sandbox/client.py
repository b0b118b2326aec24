"""The judge's end of one warden: starts it, sends it runs, makes Executions of its answers."""

import contextlib
import json
import os
import resource
import signal
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from judge.errors import IsolationMissing, SandboxFailure
from judge.model.execution import (
    Command,
    Ending,
    Execution,
    MemoryMethod,
    Program,
    ProgramFile,
    RunLimits,
)
from judge.sandbox import memory_file
from judge.sandbox.setup import Setup
from judge.sandbox.warden import sweep

_LAUNCH = (
    "import sys; sys.path.append(sys.argv[1]); from judge.sandbox.warden.__main__ import main; "
    "del sys.path[-1]; main(int(sys.argv[2]))"
)
_PACKAGE_PARENT = Path(__file__).parents[2]
_LARGEST_ANSWER = 1 << 20
_FILES_A_MESSAGE = 200  # SCM_MAX_FD is 253
_STDERR_BYTES = 64 * 2**10
_STACK_BYTES = 2**30  # what a warm program's main stack may grow to; fixed when the warden starts
_RESERVE_BYTES = (
    16 * 2**30
)  # beyond the limit, reserved and never touched: Node wants 3, Java stacks
_PATIENCE_SECONDS = 30.0  # beyond a run's wall limit, before we call the warden dead
_stack_limit = threading.Lock()


class Warden:
    """One warden process; serves one run at a time and is not thread-safe."""

    def __init__(self, setup: Setup) -> None:
        """Start it; IsolationMissing, with the step that failed, where its walls do not stand."""
        self.setup = setup
        self._loaded: str | None = None
        self._closing = contextlib.ExitStack()
        program, box = self._own_folders()
        self._host, inner = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._closing.callback(self._host.close)
        self._process = _launch(setup.python, inner)
        self._closing.callback(self._stop)
        self._host.settimeout(_PATIENCE_SECONDS)
        try:
            hello = self._ask(setup.request(program, box))
            self._program, self._box = hello["program"], hello["box"]
            self._blank_bytes = self._ask({"do": "blank"})["peak_bytes"]
        except SandboxFailure as failure:
            self.close()
            raise IsolationMissing(failure.en, failure.ko) from failure
        if setup.layers.landlock and not (setup.layers.namespaces or hello["landlock"]):
            self.close()  # nothing else would keep the files of this user from a program
            raise IsolationMissing(
                "this kernel has no Landlock (Linux has had it since 5.13, unless switched off)",
                "이 커널에는 Landlock이 없습니다 (리눅스 5.13부터 있지만 꺼져 있을 수 있습니다)",
            )

    def close(self) -> None:
        """End the warden and everything in it."""
        self._closing.close()

    def run(self, command: Command, limits: RunLimits, *, warm: bool = True) -> Execution:
        """Run ``command``; ``warm`` permits a fork of the warden's own interpreter."""
        self._load(command.program)
        warm = warm and command.warm_entry is not None
        weight = self._blank_bytes if warm else 0
        request = self._request(command, limits, weight, warm=warm)
        self._host.settimeout(limits.wall_seconds * 5 + _PATIENCE_SECONDS)
        with contextlib.ExitStack() as opened:
            stdin = _held(opened, memory_file.sealed(command.stdin))
            outputs = [
                _held(opened, memory_file.empty(append=True))
                for _ in range(3 if command.result else 2)
            ]
            collected = _held(opened, memory_file.empty(append=False))
            boxed = [_held(opened, _descriptor(file)) for file in command.box_files]
            answer = self._ask(request, [stdin, *outputs, collected, *boxed])
            return _execution(answer, limits, weight, outputs, collected)

    def _own_folders(self) -> tuple[str, str]:
        """Make the two folders where no namespace would hide them; elsewhere they have names."""
        if self.setup.layers.namespaces:
            return "", ""
        folder = self._closing.enter_context(tempfile.TemporaryDirectory(prefix="judge-"))
        names = (f"{folder}/program", f"{folder}/box")
        for name in names:
            Path(name).mkdir(mode=0o700)
            self._closing.callback(sweep.empty, name)  # a warden may have died over a deep tree
        return names

    def _stop(self) -> None:
        self._host.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ask(self, request: dict[str, Any], descriptors: Sequence[int] = ()) -> dict[str, Any]:
        try:
            socket.send_fds(self._host, [json.dumps(request).encode()], descriptors)
            answer = self._host.recv(_LARGEST_ANSWER)
        except OSError as error:
            raise _broken(str(error)) from error
        if not answer:
            raise _broken("it closed the connection")
        parsed: dict[str, Any] = json.loads(answer)
        if "failed" in parsed:
            raise _broken(parsed["failed"])
        return parsed

    def _load(self, program: Program) -> None:
        """Lay the program's files inside, unless they are there from the run before."""
        if self._loaded == program.digest:
            return
        self._loaded = None
        for start in range(0, max(len(program.files), 1), _FILES_A_MESSAGE):
            batch = program.files[start : start + _FILES_A_MESSAGE]
            files = [{"name": file.name, "executable": file.executable} for file in batch]
            with contextlib.ExitStack() as opened:
                descriptors = [_held(opened, _descriptor(file)) for file in batch]
                self._ask({"do": "load", "first": start == 0, "files": files}, descriptors)
        self._loaded = program.digest

    def _request(
        self, command: Command, limits: RunLimits, weight: int, *, warm: bool
    ) -> dict[str, Any]:
        def place(text: str) -> str:
            return text.replace("{program}", self._program).replace("{box}", self._box)

        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "HOME": self._box,
            "TMPDIR": self._box,
            "LANG": "C.UTF-8",
            **{name: place(value) for name, value in command.environment},
        }
        reserve = limits.reserve_bytes or limits.memory_bytes + _RESERVE_BYTES
        return {
            "do": "run",
            "argv": [place(part) for part in command.argv],
            "warm_entry": f"{self._program}/{command.warm_entry}" if warm else None,
            "environment": environment,
            "result": command.result,
            "box_files": [file.name for file in command.box_files],
            "collect": command.collect,
            "cpu_seconds": limits.cpu_seconds,
            "wall_seconds": limits.wall_seconds,
            "memory_bytes": limits.memory_bytes + weight,
            "output_bytes": limits.output_bytes,
            "reserve_bytes": reserve,
            "processes": limits.processes,
        }


def _launch(python: Path, inner: socket.socket) -> subprocess.Popen[bytes]:
    argv = [str(python), "-I", "-S", "-X", "utf8", "-c", _LAUNCH, str(_PACKAGE_PARENT)]
    with inner, _larger_stack():
        return subprocess.Popen(
            [*argv, str(inner.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=(inner.fileno(),),
            env={},
            cwd="/",
            start_new_session=True,
        )


@contextlib.contextmanager
def _larger_stack() -> Iterator[None]:
    """Raise our own soft limit for a moment: a program's stack can grow as far as at its exec."""
    with _stack_limit:
        soft, hard = resource.getrlimit(resource.RLIMIT_STACK)
        wanted = _STACK_BYTES if hard == resource.RLIM_INFINITY else min(_STACK_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_STACK, (wanted, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_STACK, (soft, hard))


def _held(opened: contextlib.ExitStack, descriptor: int) -> int:
    opened.callback(os.close, descriptor)
    return descriptor


def _descriptor(file: ProgramFile) -> int:
    if isinstance(file.content, bytes):
        return memory_file.sealed(file.content)
    return os.open(file.content, os.O_RDONLY | os.O_CLOEXEC)


def _broken(reason: str) -> SandboxFailure:
    return SandboxFailure(f"the sandbox failed: {reason}", f"샌드박스가 실패했습니다: {reason}")


def _execution(
    answer: dict[str, Any],
    limits: RunLimits,
    weight: int,
    outputs: Sequence[int],
    collected: int,
) -> Execution:
    exit_code = os.waitstatus_to_exitcode(answer["status"])
    stdout = memory_file.read_all(outputs[0], limits.output_bytes)
    flooded = any(os.fstat(output).st_size >= limits.output_bytes for output in outputs)
    return Execution(
        ending=_ending(answer, exit_code, limits, flooded=flooded),
        exit_code=exit_code if exit_code >= 0 else None,
        signal=-exit_code if exit_code < 0 else None,
        cpu_seconds=answer["cpu_seconds"],
        wall_seconds=answer["wall_seconds"],
        peak_memory_bytes=max(answer["peak_bytes"] - weight, 0),
        memory_method=MemoryMethod.FORK if weight else MemoryMethod(answer["method"]),
        stdout=stdout,
        stderr=memory_file.read_end(outputs[1], _STDERR_BYTES),
        result=memory_file.read_all(outputs[2]) if len(outputs) > 2 else None,  # noqa: PLR2004 - fd 3
        files=tuple(_cut(memory_file.read_all(collected), answer["files"])),
    )


def _ending(answer: dict[str, Any], exit_code: int, limits: RunLimits, *, flooded: bool) -> Ending:
    if answer["ended_by"] is not None:
        return Ending(answer["ended_by"])
    if flooded or exit_code == -signal.SIGXFSZ:
        return Ending.OUTPUT_LIMIT
    if exit_code < 0 and answer["cpu_seconds"] >= limits.cpu_seconds:
        return Ending.CPU_LIMIT
    return Ending.EXITED if exit_code >= 0 else Ending.SIGNALLED


def _cut(content: bytes, files: Sequence[Sequence[Any]]) -> Iterator[tuple[str, bytes]]:
    at = 0
    for name, size in files:
        yield name, content[at : at + size]
        at += size
