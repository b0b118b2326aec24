"""Writes the files of a new problem: a small one that works, to be changed bit by bit.

The files are those of ``skeleton/`` or ``written_skeleton/``, as they are.
"""

import re
from pathlib import Path

from judge.errors import UsageError
from judge.model.problem import Kind

_SKELETONS = {
    Kind.ALGORITHM: Path(__file__).with_name("skeleton"),
    Kind.WRITTEN: Path(__file__).with_name("written_skeleton"),
}
KINDS = tuple(kind.value for kind in _SKELETONS)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def create_problem(folder: Path, kind: Kind = Kind.ALGORITHM) -> tuple[Path, ...]:
    """Write a whole small problem into ``folder`` and return its files, problem.yaml first.

    ``kind`` is one of ``KINDS``. UsageError where the folder's name is no slug, or where anything
    is there already.
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
        skeleton = _SKELETONS[kind]
        return tuple(_copy(skeleton / file, folder / file) for file in _files(skeleton))
    except OSError as error:
        raise UsageError(
            f"cannot write into {folder}: {error.strerror}",
            f"{folder}에 쓸 수 없습니다: {error.strerror}",
        ) from error


def _files(skeleton: Path) -> list[Path]:
    """Files of a skeleton below its root; an interpreter may have left bytecode there."""
    found = (
        file.relative_to(skeleton)
        for file in skeleton.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    )
    return sorted(found, key=lambda file: (file.name != "problem.yaml", len(file.parts), file))


def _copy(file: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.read_bytes())
    return target
