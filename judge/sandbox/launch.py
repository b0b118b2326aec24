"""Starts the processes that become wardens.

A process can be started before anybody knows what it is for: it loads its modules and waits for
the first message. Kept light, because it is imported first of all, so that wardens start while the
rest of the judge is still being read.
"""

import contextlib
import resource
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

_LAUNCH = (
    "import sys; sys.path.append(sys.argv[1]); from judge.sandbox.warden.__main__ import main; "
    "del sys.path[-1]; main(int(sys.argv[2]))"
)
_PACKAGE_PARENT = Path(__file__).parents[2]
_STACK_BYTES = 2**30  # what a warm program's main stack may grow to; fixed when the warden starts
_ASK_PERSONALITY, _ADDR_NO_RANDOMIZE = 0xFFFFFFFF, 0x0040000  # linux/personality.h
_PATIENCE_SECONDS = 2.0  # for a process to end by itself
_stack_limit = threading.Lock()


class Launched:
    """A process that waits for its first message at the other end of ``host``."""

    def __init__(self, python: Path, *, steady: bool = False) -> None:
        """Start it; OSError where ``python`` cannot be.

        ``steady``: at the same addresses as every other one; where ``same_addresses`` can.
        """
        self.python = python
        self.host, inner = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with same_addresses() if steady else contextlib.nullcontext():
                self._process = _launch(python, inner)
        except OSError:
            self.host.close()
            raise

    @property
    def pid(self) -> int:
        """Its number; whatever it starts later is its child."""
        return self._process.pid

    def hang_up(self) -> None:
        """Let it end, without waiting for that."""
        self.host.close()

    def close(self) -> None:
        """End it."""
        self.hang_up()
        try:
            self._process.wait(timeout=_PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Spares:
    """Processes started ahead; whoever needs a warden of the same interpreter takes one."""

    def __init__(self, python: Path, count: int) -> None:
        """Start ``count`` of them."""
        self._waiting = [Launched(python) for _ in range(count)]
        self._lock = threading.Lock()

    def take(self, python: Path) -> Launched:
        """Return one that waits, else a new one."""
        with self._lock:
            for place, launched in enumerate(self._waiting):
                if launched.python == python:
                    return self._waiting.pop(place)
        return Launched(python)

    def close(self) -> None:
        """End those that nobody took."""
        with self._lock:
            left, self._waiting = self._waiting, []
        for launched in left:
            launched.hang_up()
        for launched in left:
            launched.close()


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
def same_addresses() -> Iterator[bool]:
    """Have no addresses drawn at random for what this thread starts: personality(2).

    Yields whether the machine lets us; a container may forbid it.
    """
    import ctypes  # 5 ms, for measurements only

    personality = ctypes.CDLL(None).personality
    before = personality(_ASK_PERSONALITY)
    personality(before | _ADDR_NO_RANDOMIZE)
    try:
        yield personality(_ASK_PERSONALITY) == before | _ADDR_NO_RANDOMIZE
    finally:
        personality(before)


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
