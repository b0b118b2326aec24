"""Solve again from an empty file: the old solutions are moved aside, nothing is overwritten."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from pathlib import Path

from judge.errors import UsageError

ATTEMPTS = "attempts"


def set_aside(files: Sequence[Path], moment: datetime) -> tuple[Path, ...]:
    """Move solutions into ``attempts/<date>T<time>/`` beside them; return where they are now.

    ``moment`` is on the learner's clock. The folder is new, so that no file can be in the way, and
    a file is moved by renaming it, whole or not at all. UsageError where that fails: what is not
    moved yet stays where it was.
    """
    if not files:
        return ()
    folder = files[0].parent / ATTEMPTS
    try:
        folder.mkdir(exist_ok=True)
        room = _new_folder(folder, moment.strftime("%Y-%m-%dT%H%M"))
        return tuple(file.rename(room / file.name) for file in files)
    except OSError as error:
        raise UsageError(
            f"cannot move the old solution into {folder}: {error.strerror}",
            f"이전 풀이를 {folder}(으)로 옮길 수 없습니다: {error.strerror}",
        ) from error


def _new_folder(parent: Path, name: str) -> Path:
    for number in count(1):
        folder = parent / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir()
        except FileExistsError:
            continue
        return folder
    raise AssertionError("there are more numbers than folders")
