"""The files beside ``problem.yaml``: submissions, generators, a checker.

They are looked at and never run: whatever an author wrote runs in the sandbox.
"""

import ast
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import cast, get_args

from judge.catalog.mistakes import Mistakes
from judge.catalog.node import Node
from judge.catalog.paths import check_inside
from judge.catalog.suggestion import closest, did_you_mean
from judge.catalog.yaml_source import read_text
from judge.errors import ContentError, Place
from judge.model.problem import AuthorSubmission, Expectation

SUBMISSIONS = "submissions"
GENERATE = "generate.py"
EXPECTATIONS: tuple[str, ...] = get_args(Expectation)
_NOTES = frozenset({".md", ".txt"})  # an author's remarks, no programs


def read_submissions(folder: Path, mistakes: Mistakes) -> tuple[AuthorSubmission, ...]:
    """Solutions by folder, in the order of ``EXPECTATIONS``, then by name."""
    root = folder / SUBMISSIONS
    entries = _entries(root)
    for entry in entries:
        if entry.name not in EXPECTATIONS or not entry.is_dir():
            _refuse_stranger(entry, mistakes)
    return tuple(
        AuthorSubmission(path=path, expected=cast("Expectation", expected))
        for expected in EXPECTATIONS
        for path in _programs(root / expected, folder, mistakes)
    )


def _entries(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    hidden = (".", "__pycache__")
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith(hidden))


def _programs(folder: Path, problem: Path, mistakes: Mistakes) -> Iterator[Path]:
    for entry in _entries(folder):
        if entry.is_dir():
            mistakes.add(
                Place(file=entry),
                "",
                "a submission is a single file, and this is a folder; move its file up",
                "제출은 파일 하나여야 하는데 폴더입니다. 안의 파일을 위로 옮기세요",
            )
        elif entry.suffix in _NOTES or not check_inside(
            entry, problem, Place(file=entry), "", mistakes
        ):
            continue
        elif entry.is_file():
            yield entry
        else:
            mistakes.add(
                Place(file=entry),
                "",
                "this is no file; put a program here or remove it",
                "파일이 아닙니다. 프로그램을 두거나 지우세요",
            )


def _refuse_stranger(entry: Path, mistakes: Mistakes) -> None:
    if entry.suffix in _NOTES and not entry.is_dir():
        return
    hint = did_you_mean(entry.name, EXPECTATIONS)
    mistakes.add(
        Place(file=entry),
        "",
        f"folders of {SUBMISSIONS} are named after a verdict{hint.en}",
        f"{SUBMISSIONS} 안의 폴더 이름은 판정이어야 합니다.{hint.ko}",
    )


def read_generators(folder: Path, mistakes: Mistakes) -> frozenset[str] | None:
    """Names that ``generate.py`` defines; None where there is no such file."""
    file = folder / GENERATE
    if not file.is_file() or not check_inside(file, folder, Place(file=file), "", mistakes):
        return None
    try:
        source = read_text(Mistakes(file))
    except ContentError as error:
        mistakes.extend(error.mistakes)
        return frozenset()
    try:
        with warnings.catch_warnings(action="ignore"):  # of odd escapes in a foreign file
            tree = ast.parse(source)
    except SyntaxError as error:
        place = Place(file=file, line=error.lineno or 1, column=error.offset or 1)
        reason = error.msg
        mistakes.add(place, "", f"Python: {reason}; mend it", f"파이썬 문법 오류입니다: {reason}")
        return frozenset()
    except (RecursionError, MemoryError):
        mistakes.add(
            Place(file=file),
            "",
            "this Python is nested too deep to be read; simplify it",
            "너무 깊게 중첩되어 읽을 수 없습니다. 단순하게 고치세요",
        )
        return frozenset()
    return frozenset(name for statement in tree.body for name in _defined(statement))


def _defined(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.FunctionDef(name=name):
            yield name
        case ast.Assign(targets=targets):
            yield from (target.id for target in targets if isinstance(target, ast.Name))
        case ast.ImportFrom(names=aliases):
            yield from (alias.asname or alias.name for alias in aliases)
        case _:
            pass


def named_file(
    folder: Path, relative: str, at: tuple[Node, str], mistakes: Mistakes
) -> Path | None:
    """Find a program that ``problem.yaml`` names; None after noting what is wrong with it."""
    node, key = at
    path = folder / relative
    if not path.is_file():
        guess = closest(path.name, _names_in(path.parent))
        hint = did_you_mean(path.name, [guess] if guess else [])
        mistakes.add(
            node,
            key,
            f"there is no file {relative} in the problem's folder{hint.en}",
            f"문제 폴더에 {relative} 파일이 없습니다.{hint.ko}",
        )
        return None
    return path if check_inside(path, folder, mistakes.place(node), key, mistakes) else None


def _names_in(folder: Path) -> list[str]:
    return [entry.name for entry in _entries(folder) if entry.is_file()]
