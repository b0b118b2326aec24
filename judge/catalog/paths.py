"""Paths that a problem names: below its folder, and nowhere else."""

from pathlib import Path

from judge.catalog.mistakes import Mistakes
from judge.catalog.shape import Words
from judge.errors import Place
from judge.model.text import Text

RELATIVE_PATH = Words(
    pattern=r"[^/\\\n][^\\\n]*",
    wanted=Text("a path below the problem's folder, with /", "문제 폴더 안의 경로(/로 구분)"),
    longest=200,
)


def slug_of(folder: Path) -> str:
    """Name the problem in ``folder``, which may be the current one."""
    return folder.name or folder.resolve().name


def check_inside(path: Path, folder: Path, at: Place, key: str, mistakes: Mistakes) -> bool:
    """Note a file that leads out of the problem's folder, by ``..`` or by a symbolic link.

    People share problems, and a link to a private file would show it as a test case.
    """
    try:
        if path.resolve().is_relative_to(folder.resolve()):
            return True
    except RuntimeError:  # links that form a circle
        pass
    mistakes.add(
        at,
        key,
        f"{path} leads out of the problem's folder; put the file inside it",
        f"{path}: 문제 폴더 밖의 파일입니다. 폴더 안에 두세요",
    )
    return False
