"""A file appears whole or not at all: it is written beside, then renamed."""

import os
import threading
from pathlib import Path


def replace_content(file: Path, content: bytes) -> None:
    """Put ``content`` into ``file`` at once; it is on the disk when this returns.

    A file that was there keeps its permissions. The folder must be there.
    """
    beside = _beside(file)
    try:
        with beside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        if file.exists():
            beside.chmod(file.stat().st_mode)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def keep_for_later(file: Path, content: bytes) -> None:
    """Write a file of a cache, and its folder; a loss of power may cost all of it, never half."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(file)
    beside.write_bytes(content)
    beside.replace(file)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _beside(file: Path) -> Path:
    """Name a file that nobody else writes at this moment, out of sight of a listing."""
    return file.with_name(f".{file.name}.{os.getpid()}-{threading.get_ident()}.new")
