"""Keeps what reading a file or a folder came to, for as long as nothing in it changes.

Reading YAML with the place of every value costs tens of milliseconds for a problem, and the modules
that do it cost as much again::

    <cache>/read/<key>      what was read (pickle); the key names the file or folder, the state of
                            everything in it, and the code that read it

A state is each file's name, inode, size, and the times at which its content and its inode changed;
the second cannot be set back. What changed a moment ago is not kept: it may change once more
within the same tick of the file system's clock.
"""

import os
import pickle
import sys
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from judge import __version__

_Thing = TypeVar("_Thing")
_PACKAGE = Path(__file__).parents[1]
_READERS = (_PACKAGE / "catalog", _PACKAGE / "catalog" / "icpc", _PACKAGE / "model")
_SETTLED_NANOSECONDS = 2 * 10**9
_MOST_KEPT = 1000
_UNREADABLE = (
    *(OSError, EOFError, pickle.UnpicklingError, AttributeError, ImportError),
    *(IndexError, KeyError, TypeError, ValueError),
)

State = tuple[str, int, int, int, int]


def recall(
    place: Path, kinds: tuple[type, ...], load: Callable[[Path], _Thing], cache: Path
) -> _Thing:
    """Return what ``load(place)`` came to, now or before; whatever it raises is not kept."""
    try:
        states = tuple(_states(place))
    except OSError:  # `load` has words for it
        return load(place)
    known = (__version__, sys.version, [*map(_code, _READERS)], str(place), states)
    file = cache / "read" / sha256(repr(known).encode()).hexdigest()
    thing = _unpickled(file)
    if isinstance(thing, kinds):
        return cast(_Thing, thing)
    fresh = load(place)
    _keep(fresh, file, newest=max((max(state[3:]) for state in states), default=0))
    return fresh


def _states(place: Path) -> Iterator[State]:
    """Yield the state of a file, or of everything below a folder, in an order of its own."""
    yield _state(str(place), os.stat(place))  # noqa: PTH116 - a Path for each entry would cost more
    if not place.is_dir():
        return
    folders = [str(place)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in sorted(entries, key=lambda each: each.name):
                if entry.name == "__pycache__":
                    continue
                yield _state(entry.path, entry.stat())
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)


def _state(name: str, status: os.stat_result) -> State:
    return name, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _code(folder: Path) -> list[tuple[str, int, int]]:
    """Return what changes when the modules of a folder do."""
    with os.scandir(folder) as entries:
        stats = [(entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py")]
    return sorted((name, status.st_size, status.st_mtime_ns) for name, status in stats)


def _unpickled(file: Path) -> object:
    """Return what was kept, None where there is nothing that can be read."""
    try:
        return pickle.loads(file.read_bytes())  # noqa: S301 - our own, in the user's cache
    except _UNREADABLE:
        return None


def _keep(thing: object, file: Path, newest: int) -> None:
    """Write it whole or not at all; a cache that cannot be written is none."""
    import tempfile  # 4 ms, to write only

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as out:
            out.write(pickle.dumps(thing, pickle.HIGHEST_PROTOCOL))
        fresh = Path(out.name)
        if fresh.stat().st_mtime_ns - newest < _SETTLED_NANOSECONDS:
            fresh.unlink()
            return
        fresh.replace(file)
        _forget(file.parent)
    except OSError:
        return


def _forget(folder: Path) -> None:
    """Delete the oldest half when there are too many."""
    kept = sorted(folder.iterdir(), key=lambda each: each.stat().st_mtime_ns)
    if len(kept) > _MOST_KEPT:
        for each in kept[: _MOST_KEPT // 2]:
            each.unlink(missing_ok=True)
