"""Writes the files of a new problem: a small one that works, to be changed bit by bit.

The files are those of ``skeleton/``, as they are.
"""

import re
from pathlib import Path

from judge.errors import UsageError

_SKELETON = Path(__file__).with_name("skeleton")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def create_problem(folder: Path) -> tuple[Path, ...]:
    """Write a whole small problem into ``folder`` and return its files, problem.yaml first.

    UsageError where the folder's name is no slug, or where anything is there already.
    """
    if not _SLUG.fullmatch(folder.name):
        raise UsageError(
            f"{folder.name!r} cannot name a problem; use small letters, digits and single hyphens, "
            "such as two-towers",
            f"{folder.name!r}: 문제 이름으로 쓸 수 없습니다. two-towers처럼 영문 소문자, 숫자, "
            "하이픈만 쓰세요",
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"{folder} exists already, and nothing was changed",
            f"{folder}: 이미 있어서 아무것도 바꾸지 않았습니다",
        )
    try:
        return tuple(_copy(file, folder) for file in _files())
    except OSError as error:
        raise UsageError(
            f"cannot write into {folder}: {error.strerror}",
            f"{folder}에 쓸 수 없습니다: {error.strerror}",
        ) from error


def _files() -> list[Path]:
    """Files of the skeleton below its root; an interpreter may have left bytecode there."""
    found = (
        file.relative_to(_SKELETON)
        for file in _SKELETON.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    )
    return sorted(found, key=lambda file: (file.name != "problem.yaml", len(file.parts), file))


def _copy(file: Path, folder: Path) -> Path:
    target = folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes((_SKELETON / file).read_bytes())
    return target
