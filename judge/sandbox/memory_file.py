"""Files without a name: what a program reads, and what it writes, never has a path."""

import fcntl
import os

_SEALS = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL


def sealed(content: bytes) -> int:
    """Return a descriptor at the start of a file that nobody can change any more."""
    descriptor = os.memfd_create("input", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    write_all(descriptor, content)
    os.lseek(descriptor, 0, os.SEEK_SET)
    fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, _SEALS)
    return descriptor


def empty(*, append: bool) -> int:
    """Return a descriptor of a file to write to; sendfile(2) refuses one that appends."""
    descriptor = os.memfd_create("output", os.MFD_CLOEXEC)
    if append:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, os.O_APPEND)
    return descriptor


def write_all(descriptor: int, content: bytes) -> None:
    """Write everything; a write to a file may still be cut at 2 GiB."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def read_all(descriptor: int, limit: int | None = None) -> bytes:
    """Read from the start, wherever the shared offset stands; at most ``limit`` bytes."""
    size = os.fstat(descriptor).st_size
    if limit is not None:
        size = min(size, limit)
    pieces = []
    at = 0
    while at < size and (piece := os.pread(descriptor, size - at, at)):
        pieces.append(piece)
        at += len(piece)
    return b"".join(pieces)


def read_end(descriptor: int, limit: int) -> bytes:
    """Read the last ``limit`` bytes, with a note where more was written."""
    size = os.fstat(descriptor).st_size
    if size <= limit:
        return read_all(descriptor)
    return b"[...]\n" + os.pread(descriptor, limit, size - limit)
