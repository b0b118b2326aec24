"""Old solutions are moved aside, and nothing is ever overwritten."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from judge.errors import UsageError
from judge.study.again import set_aside

NOON = datetime(2026, 11, 26, 12, 5, tzinfo=UTC)


def solutions(folder: Path, text: str) -> list[Path]:
    """Write two solutions."""
    folder.mkdir(exist_ok=True)
    files = [folder / "solution.py", folder / "solution.cpp"]
    for file in files:
        file.write_text(text, encoding="utf-8")
    return files


def test_nothing_to_move(tmp_path: Path) -> None:
    """Where there is nothing, no folder is made."""
    assert set_aside([], NOON) == ()
    assert list(tmp_path.iterdir()) == []


def test_each_time_has_its_folder(tmp_path: Path) -> None:
    """Two attempts within a minute do not get into each other's way."""
    folder = tmp_path / "pair"
    kept = [set_aside(solutions(folder, text), NOON) for text in ("first", "second")]

    assert [path.relative_to(folder) for path in kept[0]] == [
        Path("attempts/2026-11-26T1205/solution.py"),
        Path("attempts/2026-11-26T1205/solution.cpp"),
    ]
    assert kept[1][0].parent.name == "2026-11-26T1205-2"
    assert [path.read_text("utf-8") for paths in kept for path in paths] == [
        *("first", "first", "second", "second")
    ]
    assert [path.name for path in folder.iterdir()] == ["attempts"]


def test_a_file_in_the_way(tmp_path: Path) -> None:
    """Where the folder cannot be made the solution stays where it was."""
    files = solutions(tmp_path / "pair", "mine")
    (tmp_path / "pair" / "attempts").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot move"):
        set_aside(files, NOON)

    assert [file.read_text("utf-8") for file in files] == ["mine", "mine"]
