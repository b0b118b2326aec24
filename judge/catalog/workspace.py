"""A workspace: the folder with ``judge.yaml``, where a learner's solutions live.

::

    workspace/
    ├── judge.yaml            settings
    ├── solutions/<slug>/     the learner's code, notes and own cases
    ├── problems/             problems of one's own
    └── .judge/               progress; not for git
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from judge.catalog.library import shipped_problems
from judge.frozen import frozen
from judge.model.problem import TimeAndMemory
from judge.model.schema import Dialect
from judge.model.text import Locale

FILE_NAME = "judge.yaml"
SOLUTIONS = "solutions"
ANSWER = "answer.md"  # the file of a written answer in a folder of solutions
PROBLEMS = "problems"
NOTES = "notes.md"


class IsolationLevel(StrEnum):
    """The levels that a workspace may ask for, by the letters that ``judge doctor`` prints.

    There is no level without isolation: people share workspaces, and only who runs a program can
    say, with ``--unsafe``, that it is to be trusted.
    """

    CGROUPS = "A"
    NAMESPACES = "B"
    LANDLOCK = "C"
    PORTABLE = "D"


class Platform(StrEnum):
    """Whose limits hold, in place of the problems' own."""

    COMPANY = "company"  # a company's own test, as one was known to be
    STRICT = "strict"  # the usual limits of contests


PLATFORMS = {
    Platform.COMPANY: TimeAndMemory(time_seconds=10.0, memory_bytes=2 * 2**30),
    Platform.STRICT: TimeAndMemory(time_seconds=1.0, memory_bytes=256 * 2**20),
}


@frozen
class Settings:
    """What ``judge.yaml`` says; ``problems`` are absolute or relative to the current directory.

    So is ``notes_template``, which need not exist.
    """

    locale: Locale | None = None
    language: str = "python"
    sql_dialect: Dialect = Dialect.MYSQL
    editor: str | None = None
    problems: tuple[Path, ...] = ()
    isolation: IsolationLevel | None = None
    notes_template: Path | None = None
    platform: Platform | None = None


@frozen(kw_only=False)
class Workspace:
    """A folder with ``judge.yaml`` and what it says."""

    root: Path
    settings: Settings

    def solutions(self, slug: str) -> Path:
        """Folder of the learner's work on a problem; it need not exist."""
        return self.root / SOLUTIONS / slug

    @property
    def problem_roots(self) -> tuple[Path, ...]:
        """Folders with problems; where a slug is in several, the first one counts."""
        return (self.root / PROBLEMS, *self.settings.problems, shipped_problems())


def find_workspace(start: Path, read: Callable[[Path], Settings]) -> Workspace | None:
    """Find the workspace of ``start``: the nearest folder upwards that has a ``judge.yaml``.

    ``read`` makes Settings of that file; ContentError where it is wrong.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / FILE_NAME).is_file():
            return Workspace(folder, read(folder / FILE_NAME))
    return None
