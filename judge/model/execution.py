"""One run of a program: what was asked, what was allowed, how it ended.

The command line of a :class:`Command` may hold ``{program}`` and ``{box}``: the folder with the
program's files (read-only) and the scratch folder (the current directory), which have other paths
in every sandbox.
"""

from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from judge.frozen import frozen


class Ending(StrEnum):
    """How a process stopped."""

    EXITED = "exited"
    SIGNALLED = "signalled"
    CPU_LIMIT = "cpu limit"
    WALL_LIMIT = "wall limit"  # it waited, or idled
    MEMORY_LIMIT = "memory limit"
    OUTPUT_LIMIT = "output limit"


class MemoryMethod(StrEnum):
    """Where a reading of peak memory comes from; see docs/decisions/0003."""

    HIGH_WATER_MARK = "VmHWM at exit"
    RUSAGE = "ru_maxrss"
    SUM = "sum of Pss"  # of several processes, sampled: what they share counts once
    FORK = "the fork's own peak"  # a warm program: no exec, so nothing of a parent is in it
    NONE = "not measured"


@frozen(kw_only=False)
class ProgramFile:
    """A file to lay into ``{program}`` or ``{box}``: bytes, or a file of this machine."""

    name: str
    content: bytes | Path
    executable: bool = False


@frozen(kw_only=False)
class Program:
    """Everything that a program needs beside its toolchain; ``digest`` names the content."""

    digest: str
    files: tuple[ProgramFile, ...]

    @staticmethod
    def of(files: tuple[ProgramFile, ...]) -> "Program":
        """Make the digest from contents; a path is trusted to hold what it held before."""
        digest = sha256()
        for file in files:
            inline = isinstance(file.content, bytes)
            content = file.content if isinstance(file.content, bytes) else bytes(file.content)
            head = f"{file.name}\0{file.executable}\0{inline}\0{len(content)}\0"
            digest.update(head.encode() + content)
        return Program(digest.hexdigest(), files)


@frozen
class View:
    """A part of this machine that a program may read, at the same path."""

    path: Path


@frozen
class Command:
    """A program to run.

    ``warm_entry`` names a compiled module of the program that is ours and defines ``begin``: a
    sandbox whose own interpreter is ``argv[0]`` may run it once, under the name ``__warm__``, and
    then call ``begin()`` in a fork for each run instead of ``argv``.
    ``box_files`` are laid into ``{box}`` before the run; ``collect`` names the files taken from it
    afterwards. ``result`` opens descriptor 3 for the harness to write its result to.
    """

    argv: tuple[str, ...]
    program: Program
    stdin: bytes = b""
    warm_entry: str | None = None
    box_files: tuple[ProgramFile, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    collect: tuple[str, ...] = ()
    result: bool = False
    views: tuple[View, ...] = ()


@frozen
class RunLimits:
    """What one run may use.

    ``cpu_seconds`` is of all its threads and children together, ``memory_bytes`` is resident
    memory, of which ``runtime_bytes`` are for the language's own weight. ``reserve_bytes`` may be
    reserved without being touched: address space that counts against RLIMIT_DATA. ``processes``
    counts processes; threads have a bound of their own.
    """

    cpu_seconds: float
    wall_seconds: float
    memory_bytes: int
    output_bytes: int
    runtime_bytes: int = 0
    processes: int = 1
    reserve_bytes: int | None = None


@frozen
class Execution:
    """How one run went.

    ``exit_code`` is None unless it exited, ``signal`` unless a signal ended it. ``result`` is
    what was written to descriptor 3, None where none was open. Streams are cut at the limit of
    output (stderr at 64 KiB).
    """

    ending: Ending
    exit_code: int | None = None
    signal: int | None = None
    cpu_seconds: float
    wall_seconds: float
    peak_memory_bytes: int | None = None
    memory_method: MemoryMethod = MemoryMethod.NONE
    stdout: bytes = b""
    stderr: bytes = b""
    result: bytes | None = None
    files: tuple[tuple[str, bytes], ...] = ()
