"""Writing notes: new ones, renewed facts, and the code that is explained."""

from pathlib import Path

import pytest

from judge.errors import ContentError, UsageError
from judge.study.notes.files import confirmed, create, rewrite

NOTE = b'---\nformat: 1\nattempt: 2   # mine\ncode_hash: ""\nclaims: {time: O(n)}\n---\n# Mine\n'


def test_create(tmp_path: Path) -> None:
    """A new note is made with its folder; one that is there stays."""
    file = tmp_path / "solutions" / "a" / "notes.md"

    assert create(file, b"new")
    assert not create(file, b"other")
    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


def test_rewrite(tmp_path: Path) -> None:
    """A note is changed at once, through a link too, and keeps its mode."""
    file, link = tmp_path / "notes.md", tmp_path / "link.md"
    file.write_bytes(b"old")
    file.chmod(0o600)
    link.symlink_to(file)

    assert rewrite(link, lambda raw: raw + b" and new")
    assert not rewrite(link, lambda raw: raw)
    assert file.read_bytes() == b"old and new"
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600


def test_saved_meanwhile(tmp_path: Path) -> None:
    """What an editor saved while we worked is never lost."""
    file = tmp_path / "notes.md"
    file.write_bytes(b"old")

    def change(raw: bytes) -> bytes:
        file.write_bytes(b"saved by an editor")
        return raw + b" and new"

    with pytest.raises(UsageError, match="was saved meanwhile"):
        rewrite(file, change)
    assert file.read_bytes() == b"saved by an editor"


def test_unwritable(tmp_path: Path) -> None:
    """A file that cannot be written is told."""
    (tmp_path / "a").write_text("in the way", encoding="utf-8")

    with pytest.raises(UsageError, match="cannot write"):
        create(tmp_path / "a" / "notes.md", b"")
    with pytest.raises(UsageError, match="cannot write"):
        rewrite(tmp_path / "none.md", lambda raw: raw)


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_confirmed(end: bytes) -> None:
    """Two values are changed, and not a byte beside them."""
    raw = NOTE.replace(b'code_hash: ""', b"code_hash: # hash").replace(b"\n", end)
    changed = confirmed(raw, Path("n.md"), attempt=31, code_hash="0123456789ab")

    assert changed == raw.replace(b"attempt: 2", b"attempt: 31").replace(
        b"code_hash: # hash", b'code_hash: "0123456789ab" # hash'
    )
    again = confirmed(changed, Path("n.md"), attempt=None, code_hash="0123456789ab")
    assert b"attempt:   # mine" in again


def test_no_line_for_it() -> None:
    """A head without a line for the hash is told to have one."""
    raw = NOTE.replace(b'code_hash: ""\n', b"")

    with pytest.raises(ContentError, match="add code_hash:"):
        confirmed(raw, Path("n.md"), attempt=1, code_hash="0123456789ab")
