"""A file that is written appears whole or not at all."""

import stat
from pathlib import Path
from threading import Thread

import pytest

from judge.whole_file import keep_for_later, replace_content


def test_replaces_what_was_there(tmp_path: Path) -> None:
    """The content is new, the permissions are as before, and nothing is left beside."""
    file = tmp_path / "notes.md"
    file.write_text("old")
    file.chmod(0o640)

    replace_content(file, "새 글".encode())

    assert file.read_text("utf-8") == "새 글"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_written_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk leaves the old content, and no part of the new one."""
    file = tmp_path / "notes.md"
    file.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("judge.whole_file.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_content(file, b"new")

    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_many_at_once(tmp_path: Path) -> None:
    """Whoever is last wins; what is read is always one of them."""
    file = tmp_path / "cache" / "thing"
    contents = [bytes([letter]) * 100_000 for letter in b"abcdefgh"]
    threads = [Thread(target=keep_for_later, args=(file, content)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert file.read_bytes() in contents
    assert list(file.parent.iterdir()) == [file]
