"""Keeps built files by a key made of everything they depend on.

    <folder>/<key>/manifest.json    names, sizes and times of the files, and what the compiler said
    <folder>/<key>/...              the files
    <folder>/.<random>/             an entry being written
    <folder>/<key>.lock             held while one is made

An entry appears by a rename, whole or not at all, so any number of processes may build the same at
once. One whose files are not as the manifest says is as good as none. When there are too many,
those that were not used for longest go.
"""

import fcntl
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from judge.frozen import frozen
from judge.model.execution import ProgramFile

_MANIFEST = "manifest.json"
_LOCK = ".lock"
_GRACE_SECONDS = 3600  # another process may be about to read what it has just found


@frozen(kw_only=False)
class Stored:
    """An entry: its files, which lie in ``folder``, and what the compiler said."""

    folder: Path
    files: tuple[ProgramFile, ...]
    output: str


@frozen(kw_only=False)
class Store:
    """A folder of entries; ``most`` of them are kept."""

    folder: Path
    most: int

    def find(self, key: str) -> Stored | None:
        """Return an entry if it is there and whole, and note that it is in use."""
        folder = self.folder / key
        stored = _read(folder)
        if stored is not None:
            os.utime(folder)
        return stored

    def keep(self, key: str, files: Sequence[ProgramFile], output: str) -> Stored:
        """Write an entry; where another process was faster, its entry is as good."""
        self.folder.mkdir(parents=True, exist_ok=True)
        folder = self.folder / key
        import tempfile  # 4 ms, to write only

        with tempfile.TemporaryDirectory(dir=self.folder, prefix=".") as name:
            fresh = Path(name, "entry")
            _write(fresh, files, output)
            while True:
                try:
                    fresh.rename(folder)
                    break
                except OSError:
                    if (stored := _read(folder)) is not None:
                        return stored
                    if not folder.exists():
                        raise
                    folder.rename(Path(name, "damaged"))
        self._sweep(folder)
        return Stored(folder, tuple(_placed(folder, file) for file in files), output)

    @contextmanager
    def alone(self, key: str) -> Iterator[None]:
        """Keep others, here and in other processes, from making the same entry meanwhile."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"{key}{_LOCK}"
        while True:
            with path.open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                if not _lies_at(path, lock):  # whoever held it before has removed it since
                    continue
                try:
                    yield
                finally:
                    path.unlink(missing_ok=True)
                return

    def _sweep(self, newest: Path) -> None:
        """Delete what was not used for longest, and not since an hour before the newest entry."""
        import shutil  # as above

        now = newest.stat().st_mtime
        entries = (each for each in self.folder.iterdir() if each.suffix != _LOCK)
        aged = sorted((_used(each), each) for each in entries)
        surplus = max(len(aged) - self.most, 0)
        for index, (used, each) in enumerate(aged):
            forgotten = each.name.startswith(".") or index < surplus
            if forgotten and now - used > _GRACE_SECONDS:
                shutil.rmtree(each, ignore_errors=True)


def write_atomically(file: Path, content: bytes) -> None:
    """Put ``content`` into ``file`` so that nobody sees half of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # as above

    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".") as name:
        fresh = Path(name, file.name)
        fresh.write_bytes(content)
        fresh.replace(file)


def _lies_at(path: Path, file: IO[str]) -> bool:
    """Whether an open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def _used(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:  # another process has deleted it
        return 0.0


def _read(folder: Path) -> Stored | None:
    try:
        manifest = json.loads((folder / _MANIFEST).read_bytes())
        files = []
        for name, size, time, executable in manifest["files"]:
            status = (folder / name).stat()
            if (status.st_size, status.st_mtime_ns) != (size, time):
                return None
            files.append(ProgramFile(name, folder / name, executable))
        return Stored(folder, tuple(files), manifest["output"])
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _write(folder: Path, files: Sequence[ProgramFile], output: str) -> None:
    """Write the files, readable for whoever the sandbox runs programs as."""
    folder.mkdir()
    listed = []
    for file in files:
        path = folder / file.name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_content(file))
        path.chmod(0o755 if file.executable else 0o644)
        status = path.stat()
        listed.append((file.name, status.st_size, status.st_mtime_ns, file.executable))
    manifest = json.dumps({"files": listed, "output": output})
    (folder / _MANIFEST).write_text(manifest, "utf-8")


def _content(file: ProgramFile) -> bytes:
    return file.content if isinstance(file.content, bytes) else file.content.read_bytes()


def _placed(folder: Path, file: ProgramFile) -> ProgramFile:
    return ProgramFile(file.name, folder / file.name, file.executable)
