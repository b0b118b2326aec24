"""The judge's end of one warden: starts it, sends it runs, makes Executions of its answers."""

import contextlib
import json
import os
import signal
import socket
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from judge.sandbox.launch import Launched
from judge.sandbox.setup import BOX_BYTES, Setup
from judge.sandbox.warden import sweep

if TYPE_CHECKING:
    from judge.sandbox.control_group import ControlGroup
    from judge.sandbox.relay import Ends

_LARGEST_ANSWER = 1 << 20
_FILES_A_MESSAGE = 200  # SCM_MAX_FD is 253
_STDERR_BYTES = 64 * 2**10
_STREAMS = 3  # that a program writes to
_RESERVE_BYTES = (
    16 * 2**30
)  # beyond the limit, reserved and never touched: Node wants 3, Java stacks
_PATIENCE_SECONDS = 30.0  # beyond a run's wall limit, before we call the warden dead


class Warden:
    """One warden process; serves one run at a time and is not thread-safe."""

    def __init__(self, setup: Setup, launched: Launched | None = None) -> None:
        """Send the process its setup, and do not wait for it; ``ready`` does."""
        self.setup = setup
        self._loaded: tuple[str, str | None] | None = None
        self._forked: str | None = None  # the only program whose module was ever made ready here
        self._weight_bytes = 0
        self._is_ready = False
        self._program = self._box = ""
        self._closing = contextlib.ExitStack()
        program, box = self._own_folders()
        self._launched = launched or Launched(setup.python)
        self._group = self._grouped()
        self._closing.callback(self._launched.close)
        self._host = self._launched.host
        self._host.settimeout(_PATIENCE_SECONDS)
        with contextlib.suppress(OSError):  # it is dead already: `ready` will say so
            self._host.send(json.dumps(setup.request(program, box)).encode())

    def ready(self) -> None:
        """Wait until the walls stand; IsolationMissing, with the step that failed, if they do not.

        Waits once; any other call is free.
        """
        if self._is_ready:
            return
        try:
            hello = self._receive()
        except SandboxFailure as failure:
            self.close()
            raise IsolationMissing(failure.en, failure.ko) from failure
        layers = self.setup.layers
        if layers.landlock and not (layers.namespaces or hello["landlock"]):
            self.close()  # nothing else would keep the files of this user from a program
            raise IsolationMissing(
                "this kernel has no Landlock (Linux has had it since 5.13, unless switched off)",
                "이 커널에는 Landlock이 없습니다 (리눅스 5.13부터 있지만 꺼져 있을 수 있습니다)",
            )
        self._program, self._box = hello["program"], hello["box"]
        self._is_ready = True

    def hang_up(self) -> None:
        """Let the warden end; ``close`` waits for it."""
        self._launched.hang_up()

    def close(self) -> None:
        """End the warden and everything in it."""
        self._closing.close()

    def run(
        self, command: Command, limits: RunLimits, *, warm: bool = True, ends: "Ends | None" = None
    ) -> Execution:
        """Run ``command``; ``warm`` permits a fork of the warden's own interpreter.

        ``ends`` stand in for standard input and output, and are closed once it has them.
        """
        self.ready()
        if limits.processes > 1:
            warm = False  # what the forks of a fork share with the warden cannot be told apart
        entry = command.warm_entry if warm else None
        self._load(command.program, entry)
        request = self._request(command, limits, warm=entry is not None)
        self._host.settimeout(limits.wall_seconds * 5 + _PATIENCE_SECONDS)
        with contextlib.ExitStack() as opened:
            stdin = _held(opened, memory_file.sealed(command.stdin))
            outputs = [
                _held(opened, memory_file.empty(append=True))
                for _ in range(3 if command.result else 2)
            ]
            collected = [
                _held(opened, memory_file.empty(append=False)) for _ in range(bool(command.collect))
            ]
            boxed = [_held(opened, _descriptor(file)) for file in command.box_files]
            streams = (stdin, *outputs)
            if ends is not None:
                streams = (ends.stdin.fileno(), ends.stdout.fileno(), *outputs[1:])
            if self._group is not None:
                self._group.begin(limits.memory_bytes + _room(command, limits), limits.processes)
            self._send(request, [*streams, *collected, *boxed])
            if ends is not None:
                ends.close()
            answer = self._receive()
            if self._group is not None and self._group.end():
                answer["ended_by"] = Ending.MEMORY_LIMIT
            weight = self._weight_bytes if entry is not None else None
            return _execution(answer, limits, weight, outputs, collected)

    def holds(self, program: Program) -> bool:
        """Whether ``program`` need not be laid inside any more."""
        return self._loaded is not None and self._loaded[0] == program.digest

    def suits(self, program: Program, *, warm: bool) -> bool:
        """Whether ``program`` may run here.

        A fork finds in its memory whatever the warden has held: of another program's module (the
        author's reference, somebody else's solution) constants and code would be left.
        """
        return not warm or self._forked in {None, program.digest}

    def stop(self) -> None:
        """End the run that is going on, as if its wall limit were reached; from any thread."""
        with contextlib.suppress(OSError):  # whoever waits for the answer learns of it
            self._host.send(json.dumps({"do": "stop"}).encode())

    def _grouped(self) -> "ControlGroup | None":
        """Put the process into a group of its own while it is small and alone."""
        if self.setup.groups is None:
            return None
        from judge.sandbox.control_group import ControlGroup  # 3 ms, for level A only

        try:
            group = ControlGroup(self.setup.groups)
            self._closing.callback(group.close)  # after the warden's end: it has to be empty
            group.enter(self._launched.pid)
        except OSError as error:
            self._launched.close()
            self.close()
            raise IsolationMissing(
                f"level A: no control group: {error}",
                f"A 단계: 제어 그룹을 만들지 못했습니다: {error}",
            ) from error
        return group

    def _own_folders(self) -> tuple[str, str]:
        """Make the two folders where no namespace would hide them; elsewhere they have names."""
        if self.setup.layers.namespaces:
            return "", ""
        import tempfile  # 4 ms, where there are no namespaces

        folder = self._closing.enter_context(tempfile.TemporaryDirectory(prefix="judge-"))
        names = (f"{folder}/program", f"{folder}/box")
        for name in names:
            Path(name).mkdir(mode=0o700)
            self._closing.callback(sweep.empty, name)  # a warden may have died over a deep tree
        return names

    def _ask(self, request: dict[str, Any], descriptors: Sequence[int] = ()) -> dict[str, Any]:
        self._send(request, descriptors)
        return self._receive()

    def _send(self, request: dict[str, Any], descriptors: Sequence[int]) -> None:
        try:
            socket.send_fds(self._host, [json.dumps(request).encode()], descriptors)
        except OSError as error:
            raise _broken(str(error)) from error

    def _receive(self) -> dict[str, Any]:
        try:
            answer = self._host.recv(_LARGEST_ANSWER)
        except OSError as error:
            raise _broken(str(error)) from error
        if not answer:
            raise _broken("it closed the connection")
        parsed: dict[str, Any] = json.loads(answer)
        if "failed" in parsed:
            raise _broken(parsed["failed"])
        return parsed

    def _load(self, program: Program, entry: str | None) -> None:
        """Lay the program's files inside, unless they are there from the run before."""
        loaded = self._loaded
        if loaded is None or loaded[0] != program.digest:
            self._loaded = None
            self._lay(program)
            self._loaded = loaded = (program.digest, None)
        if entry is not None and loaded[1] != entry:
            self._forked = program.digest
            self._weight_bytes = self._ask({"do": "warm", "entry": entry})["weight_bytes"]
            self._loaded = (program.digest, entry)

    def _lay(self, program: Program) -> None:
        for start in range(0, max(len(program.files), 1), _FILES_A_MESSAGE):
            batch = program.files[start : start + _FILES_A_MESSAGE]
            files = [{"name": file.name, "executable": file.executable} for file in batch]
            with contextlib.ExitStack() as opened:
                descriptors = [_held(opened, _descriptor(file)) for file in batch]
                self._ask({"do": "load", "first": start == 0, "files": files}, descriptors)

    def _request(self, command: Command, limits: RunLimits, *, warm: bool) -> dict[str, Any]:
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
            "warm": warm,
            "environment": environment,
            "result": command.result,
            "box_files": [file.name for file in command.box_files],
            "collect": command.collect,
            "cpu_seconds": limits.cpu_seconds,
            "wall_seconds": limits.wall_seconds,
            "memory_bytes": limits.memory_bytes,
            "output_bytes": limits.output_bytes,
            "reserve_bytes": reserve,
            "processes": limits.processes,
        }


def _room(command: Command, limits: RunLimits) -> int:
    """Return how much a run may write to files in memory; its group holds them as well."""
    boxes = 2 if command.collect else 1  # what is collected is there twice
    return _STREAMS * limits.output_bytes + boxes * BOX_BYTES


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
    weight: int | None,
    outputs: Sequence[int],
    collected: Sequence[int],
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
        peak_memory_bytes=max(answer["peak_bytes"] - (weight or 0), 0),
        memory_method=(MemoryMethod(answer["method"]) if weight is None else MemoryMethod.FORK),
        stdout=stdout,
        stderr=memory_file.read_end(outputs[1], _STDERR_BYTES),
        result=memory_file.read_all(outputs[2]) if len(outputs) > 2 else None,  # noqa: PLR2004 - fd 3
        files=tuple(
            piece
            for file in collected
            for piece in _cut(memory_file.read_all(file), answer["files"])
        ),
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
