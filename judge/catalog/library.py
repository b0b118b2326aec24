"""Find problems: the ones that ship with the judge, and those of a workspace.

In a checkout of the repository the shipped ones are in ``problems/`` beside the package; a wheel
holds a copy inside the package::

    repository/                     site-packages/
    ├── judge/                      └── judge/
    └── problems/                       └── _problems/

``sets/`` in a folder of problems holds sets, and is no problem.
"""

from collections.abc import Iterable
from pathlib import Path

from judge.catalog.suggestion import did_you_mean
from judge.errors import NothingMatched
from judge.frozen import frozen

FILE_NAME = "problem.yaml"
SETS = "sets"
_SET_SUFFIX = ".yaml"
_PACKAGE = Path(__file__).resolve().parents[1]


@frozen(kw_only=False)
class Heading:
    """The little of a problem that counting by level and topic needs."""

    slug: str
    level: int
    topics: tuple[str, ...]


def shipped_problems(package: Path = _PACKAGE) -> Path:
    """Folder of the problems that ship with the judge; ``package`` is where it is installed."""
    inside = package / "_problems"
    return inside if inside.is_dir() else package.parent / "problems"


def list_problems(roots: Iterable[Path]) -> tuple[Path, ...]:
    """Problem folders under ``roots``, sorted by slug; of two with one slug, the earlier root's."""
    found: dict[str, Path] = {}
    for root in roots:
        if not root.is_dir():
            continue
        for folder in root.iterdir():
            if folder.name != SETS and (folder / FILE_NAME).is_file():
                found.setdefault(folder.name, folder)
    return tuple(found[slug] for slug in sorted(found))


def find_problem(name: str, roots: Iterable[Path]) -> Path:
    """Folder of the problem that ``name`` means: a slug, a folder, or a path to a problem.yaml.

    A slug wins over a folder of that name in the current directory, which might be the learner's
    ``solutions/<slug>``; ``./name`` always means the folder.
    """
    for root in (roots := tuple(roots)):
        if _is_slug(name) and (root / name / FILE_NAME).is_file():
            return root / name
    path = Path(name)
    if path.name == FILE_NAME and path.is_file():
        return path.parent
    if (path / FILE_NAME).is_file():
        return path
    hint = did_you_mean(name, (folder.name for folder in list_problems(roots)))
    raise NothingMatched(
        f"there is no problem {name}{hint.en}", f"{name} 문제를 찾을 수 없습니다.{hint.ko}"
    )


def _is_slug(name: str) -> bool:
    return name not in {"", ".", "..", SETS} and Path(name).name == name


def list_sets(roots: Iterable[Path]) -> tuple[Path, ...]:
    """Files of sets under ``roots``, sorted by name; of two with one name, the earlier root's."""
    found: dict[str, Path] = {}
    for root in roots:
        for file in (root / SETS).glob(f"*{_SET_SUFFIX}"):
            if file.is_file():
                found.setdefault(file.stem, file)
    return tuple(found[name] for name in sorted(found))


def find_set(name: str, roots: Iterable[Path]) -> Path:
    """File of the set called ``name``; NothingMatched, with a guess, where there is none."""
    known = {file.stem: file for file in list_sets(roots)}
    if name in known:
        return known[name]
    hint = did_you_mean(name, known)
    raise NothingMatched(
        f"there is no set {name}{hint.en}", f"{name} 문제 모음을 찾을 수 없습니다.{hint.ko}"
    )
