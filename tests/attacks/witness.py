"""What must stay untouched while hostile programs run: a secret, a home, servers, this machine."""

import os
import socket
import threading
from pathlib import Path

ANSWER = "the-answer-is-4182"
MARKER = "escaped-judge-attack"
_WATCHED = (Path("/"), Path("/usr"), Path("/usr/local/bin"), Path("/etc"), Path("/dev/shm"))  # noqa: S108
_SYSTEM_V_KEY = str(0x4A554447)


class Witness:
    """Servers that must never be called, and a secret that must never be read."""

    def __init__(self, folder: Path) -> None:
        """Listen on this machine, and write the secret where anybody might read it."""
        self.folder = folder
        self.home = folder / "home"
        self.open = folder / "open"
        for each, mode in ((folder, 0o755), (self.home, 0o755), (self.open, 0o777)):
            each.mkdir()
            each.chmod(mode)
        self.secret = self.home / "answers.ans"
        self.secret.write_text(ANSWER)
        self.calls = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._servers = [self._server, *map(self._listen, self._names())]
        for server in self._servers:
            threading.Thread(target=self._accept, args=(server,), daemon=True).start()
        self._mounts = _mounts()

    def words(self) -> dict[str, str]:
        """Return what the programs are told: see ``arsenal.py``."""
        return {
            "SECRET": str(self.secret),
            "HOME": str(self.home),
            "FOLDER": str(self.open),
            "PORT": str(self.port),
        }

    def give_to(self, user: int) -> None:
        """Make the secret the attacker's own, so that no permission hides what a wall should."""
        if os.geteuid() == 0:
            for path in (self.home, self.secret):
                os.chown(path, user, user)

    def traces(self) -> list[str]:
        """Return what the programs have left outside of their rooms, and whom they have reached."""
        found = [str(path / MARKER) for path in (*_WATCHED, self.open) if (path / MARKER).exists()]
        found += [str(path) for path in self.home.iterdir() if path != self.secret]
        if self.secret.read_text() != ANSWER:
            found.append("the secret was changed")
        found += [line for line in _lines("/proc/net/unix") if "judge-attack-bound" in line]
        found += [
            line
            for kind in ("shm", "sem", "msg")
            for line in _lines(f"/proc/sysvipc/{kind}")
            if line.split()[:1] == [_SYSTEM_V_KEY]
        ]
        found += sorted(_mounts() - self._mounts)
        return found + [f"{self.calls} calls"] * (self.calls > 0)

    def close(self) -> None:
        """Stop listening."""
        for server in self._servers:
            server.close()

    def _names(self) -> tuple[str, ...]:
        abstract = (f"\0judge-attack-{self.port}",) if os.uname().sysname == "Linux" else ()
        return (str(self.open / "socket"), *abstract)

    def _listen(self, name: str) -> socket.socket:
        server = socket.socket(socket.AF_UNIX)
        server.bind(name)
        server.listen()
        if not name.startswith("\0"):
            Path(name).chmod(0o777)
        return server

    def _accept(self, server: socket.socket) -> None:
        while True:
            try:
                server.accept()[0].close()
            except OSError:
                return
            self.calls += 1


def _mounts() -> set[str]:
    return set(_lines("/proc/self/mounts"))


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(errors="replace").splitlines()
    except OSError:
        return []
