"""A backup holds everything of a workspace, and gives it back, or changes nothing."""

import json
import zipfile
from pathlib import Path

import pytest

from judge.errors import ContentError, UsageError
from judge.interop.backup import FORMAT, read_backup, write_backup

PROGRESS = {"version": 1, "tables": {"attempts": {"columns": ["id"], "rows": [[1]]}}}
CONTENT = {
    "judge.yaml": b"format: 1\n",
    "solutions/pair/solution.py": b"pass\n",
    "solutions/pair/notes.md": "# 노트\n".encode(),
    "problems/own/problem.yaml": b"format: 1\n",
    ".judge/exams/x/journal.jsonl": b"{}\n",
    ".judge/examples/pair.json": b"{}",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a workspace with files of every kind."""
    root = tmp_path / "work"
    for name, content in CONTENT.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    for name in ("progress.sqlite3", "progress.sqlite3-wal", "progress.sqlite3.damaged-1"):
        (root / ".judge" / name).write_bytes(b"not text")
    (root / "elsewhere.txt").write_bytes(b"not ours")
    return root


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_put_in_comes_out(root: Path, tmp_path: Path) -> None:
    """Every file of the workspace, byte by byte, and the progress."""
    count = write_backup(tmp_path / "b.zip", root, PROGRESS, "0.1.0")
    files, progress = read_backup(tmp_path / "b.zip", tmp_path / "back")

    assert count == files == len(CONTENT)
    assert progress == PROGRESS
    assert _tree(tmp_path / "back") == CONTENT


def test_equal_workspaces_make_equal_archives(root: Path, tmp_path: Path) -> None:
    """So a copy that is kept every day costs nothing where nothing has changed."""
    write_backup(tmp_path / "a.zip", root, PROGRESS, "0.1.0")
    write_backup(tmp_path / "b.zip", root, PROGRESS, "0.1.0")

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert (tmp_path / "a.zip").stat().st_mode & 0o077 == 0


def test_an_archive_inside_the_workspace_does_not_hold_itself(root: Path) -> None:
    """Nor is a link followed, which may lead anywhere."""
    (root / "solutions" / "link").symlink_to(root.parent)
    (root / "solutions" / "pair" / "solution.rb").symlink_to(root / "elsewhere.txt")
    file = root / "solutions" / "b.zip"
    write_backup(file, root, PROGRESS, "0.1.0")
    with zipfile.ZipFile(file) as archive:
        names = [name.removeprefix("workspace/") for name in archive.namelist()[2:]]

    assert sorted(names) == sorted(CONTENT)


def test_a_failure_leaves_nothing(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The archive is there whole, or not at all."""
    monkeypatch.setattr("judge.interop.backup.os.fsync", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_backup(tmp_path / "b.zip", root, PROGRESS, "0.1.0")

    assert [path.name for path in tmp_path.iterdir()] == ["work"]


def test_a_folder_that_is_not_empty_is_left_alone(root: Path, tmp_path: Path) -> None:
    """Nothing is ever restored over something."""
    write_backup(tmp_path / "b.zip", root, PROGRESS, "0.1.0")
    before = _tree(root)
    with pytest.raises(UsageError, match="is not empty, and nothing was changed"):
        read_backup(tmp_path / "b.zip", root)
    with pytest.raises(UsageError, match="is not empty"):
        read_backup(tmp_path / "b.zip", tmp_path / "b.zip")

    assert _tree(root) == before


@pytest.mark.parametrize(
    "name",
    [
        "workspace/../../evil",
        "/workspace/judge.yaml",
        "workspace/judge.yaml/",
        "workspace/bin/sh",
        "workspace",
        "evil",
        "workspace/solutions\\evil",
    ],
)
def test_names_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    """Nothing of such an archive is written."""
    file = tmp_path / "b.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("judge-backup.json", json.dumps({"format": FORMAT}))
        archive.writestr("progress.json", json.dumps(PROGRESS))
        archive.writestr("workspace/judge.yaml", "format: 1\n")
        archive.writestr(name, "x")
    with pytest.raises(ContentError, match="no backup of the judge"):
        read_backup(file, tmp_path / "back")

    assert not (tmp_path / "back").exists()


def test_what_is_no_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other files, other versions and too much are told."""
    (tmp_path / "text.zip").write_text("words", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a", "b")
    with zipfile.ZipFile(tmp_path / "later.zip", "w") as archive:
        archive.writestr("judge-backup.json", json.dumps({"format": "judge.backup/9"}))
    for name in ("text.zip", "other.zip", "later.zip", "nothing.zip"):
        with pytest.raises(ContentError, match="no backup of the judge"):
            read_backup(tmp_path / name, tmp_path / "back")
    monkeypatch.setattr("judge.interop.backup._LARGEST_BYTES", 3)
    with zipfile.ZipFile(tmp_path / "large.zip", "w") as archive:
        archive.writestr("judge-backup.json", json.dumps({"format": FORMAT}))
        archive.writestr("workspace/judge.yaml", "format: 1\n")
    with pytest.raises(ContentError, match="GiB"):
        read_backup(tmp_path / "large.zip", tmp_path / "back")

    assert not (tmp_path / "back").exists()
