"""What goes to the compiler, and what goes along with the compiled program."""

from pathlib import Path, PurePath
from typing import Protocol

from judge.frozen import frozen
from judge.languages.signature import Shapes
from judge.languages.source import entry_of
from judge.model.execution import ProgramFile
from judge.model.language import Language

HARNESS = Path(__file__).parent / "harness"


@frozen
class Unit:
    """The files of one build.

    ``sources`` are laid into the box, ``compiled`` are the names of those that the compiler is
    given, ``beside`` are laid next to what it leaves, ``entry`` is what is started. ``boxed`` lie
    in the current directory whenever the program runs. ``ours`` is the file by which the compiler
    speaks of our harness.
    """

    sources: tuple[ProgramFile, ...]
    compiled: tuple[str, ...]
    beside: tuple[ProgramFile, ...] = ()
    entry: str
    boxed: tuple[ProgramFile, ...] = ()
    ours: str | None = None


@frozen
class Task:
    """A source to be wrapped; ``shapes`` is None in stdio style.

    ``packages`` are folders with libraries, for a language that has to be told. ``files`` are the
    other files of a program that has several, ``name`` is then the source's own.
    """

    language: Language
    source: str
    shapes: Shapes | None
    packages: tuple[Path, ...] = ()
    name: str | None = None
    files: tuple[ProgramFile, ...] = ()
    entry: str | None = None


class Writer(Protocol):
    """A module of ``writers/``: one language's stub and harness."""

    def write_stub(self, shapes: Shapes, language: Language) -> str:
        """Return a function to start from, which compiles and answers nothing of use."""

    def write_unit(self, task: Task) -> Unit:
        """Return the solution with the harness around it."""


def plain_unit(task: Task) -> Unit:
    """Return a solution that needs nothing around it."""
    name, entry = entry_of(task.source, task.language)
    file = task.language.source_name.replace("{entry}", name)
    if task.files:
        return _several(task, task.name or file, entry)
    return Unit(
        sources=(text_file(file, task.source),), compiled=(file,), entry=task.entry or entry
    )


def _several(task: Task, file: str, entry: str) -> Unit:
    """Return a solution of several files under their own names.

    A language without artifacts runs the file itself; elsewhere ``entry`` is a class, or fixed.
    """
    ours = [each.name for each in task.files if _extension(each.name) in task.language.extensions]
    if not task.language.artifacts:
        entry = file
    return Unit(
        sources=(text_file(file, task.source), *task.files),
        compiled=(file, *(ours if task.language.joint else ())),
        entry=task.entry or entry,
        boxed=task.files,
    )


def _extension(name: str) -> str:
    return PurePath(name).suffix.removeprefix(".").lower()


def text_file(name: str, text: str) -> ProgramFile:
    """Return a file of ``text``; half of a surrogate pair has no bytes and becomes ``?``."""
    return ProgramFile(name, text.encode(errors="replace"))


def harness_text(name: str) -> str:
    """Read one of our own programs."""
    return (HARNESS / name).read_text("utf-8")
