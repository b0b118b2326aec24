"""Sets of problems as commands name them: by the set's name, or by its file."""

from collections.abc import Sequence
from pathlib import Path

from judge.catalog.library import SETS, find_set, list_problems, list_sets
from judge.cli.surroundings import Surroundings
from judge.errors import ContentError, UsageError
from judge.frozen import frozen
from judge.model.problem_set import ProblemSet, SetKind

_SUFFIX = ".yaml"


@frozen
class SetRead:
    """A file of a set, and what reading it came to."""

    file: Path
    content: ProblemSet | None = None
    mistakes: ContentError | None = None


def read_sets(around: Surroundings, files: Sequence[Path]) -> tuple[SetRead, ...]:
    """Read each file; one that is wrong does not hide the others."""
    return tuple(_read(around, file) for file in files)


def _read(around: Surroundings, file: Path) -> SetRead:
    try:
        return SetRead(file=file, content=load_set_of(around, file))
    except ContentError as error:
        return SetRead(file=file, mistakes=error)


def load_set_of(around: Surroundings, file: Path) -> ProblemSet:
    """Read one set, whose slugs are those of the problems around."""
    from judge.catalog.problem_set_file import load_set  # with YAML 25 ms

    return load_set(file, [folder.name for folder in list_problems(around.roots)])


def load_exam(around: Surroundings, name: str) -> ProblemSet:
    """Read the examination ``name``, a set or the path of its file; UsageError for a study set."""
    path = around.directory / name
    file = path if is_set_file(path) else find_set(name, around.roots)
    found = load_set_of(around, file)
    if found.kind is not SetKind.EXAM:
        raise UsageError(
            f"{found.name} is a set to study, without a clock; `judge list --sets` shows the exams",
            f"{found.name}: 제한 시간이 없는 학습용 모음입니다. 모의시험은 `judge list --sets`로 "
            "확인하세요",
        )
    return found


def is_set_file(path: Path) -> bool:
    """Whether ``path`` is a file of a set."""
    return path.suffix == _SUFFIX and path.parent.name == SETS and path.is_file()


def sets_named(around: Surroundings, names: Sequence[str]) -> tuple[tuple[Path, ...], list[str]]:
    """Return the files of sets that ``names`` name, and the names that may be of problems, too.

    A folder of problems names its sets as well; its folder ``sets`` names those alone.
    """
    files: list[Path] = []
    rest: list[str] = []
    for name in names:
        path = around.directory / name
        if is_set_file(path):
            files.append(path)
        elif path.name == SETS and path.is_dir():
            files += list_sets([path.parent])
        else:
            files += list_sets([path])
            rest.append(name)
    return tuple(files), rest
