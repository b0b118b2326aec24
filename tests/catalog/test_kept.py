"""What was read is kept for as long as nothing in it changes, and not a moment longer."""

import os
import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from judge.catalog.kept import recall

LONG_AGO = 1_600_000_000


@dataclass
class Reader:
    """Reads all files below a place, and counts how often it had to."""

    times: int = 0
    fails: list[Exception] = field(default_factory=list)

    def __call__(self, place: Path) -> dict[str, str]:
        """Return the texts by name."""
        self.times += 1
        if self.fails:
            raise self.fails.pop()
        files = [place] if place.is_file() else sorted(place.rglob("*.txt"))
        return {file.name: file.read_text() for file in files}


def _folder(tmp_path: Path, settled: Callable[[Path], None]) -> Path:
    folder = tmp_path / "place"
    (folder / "inner").mkdir(parents=True)
    for name in ("one.txt", "inner/two.txt"):
        (folder / name).write_text(name)
    settled(folder)
    return folder


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Make files old: the change of an inode cannot be set back, so the wait is taken away."""
    monkeypatch.setattr("judge.catalog.kept._SETTLED_NANOSECONDS", 0)

    def settle(folder: Path) -> None:
        for path in folder.rglob("*"):
            os.utime(path, (LONG_AGO, LONG_AGO))

    return settle


def test_an_unchanged_folder_is_read_once(tmp_path: Path, settled: Callable[[Path], None]) -> None:
    """The second time it comes from the cache, and is the same."""
    folder, reader = _folder(tmp_path, settled), Reader()

    first, second = (recall(folder, (dict,), reader, tmp_path / "cache") for _ in range(2))

    assert first == second == {"one.txt": "one.txt", "two.txt": "inner/two.txt"}
    assert reader.times == 1


@pytest.mark.parametrize("name", ["one.txt", "inner/two.txt", "inner/new.txt"])
def test_a_change_is_seen(name: str, tmp_path: Path, settled: Callable[[Path], None]) -> None:
    """Also one of the same length, with the old time put back, and however deep."""
    folder, reader = _folder(tmp_path, settled), Reader()
    recall(folder, (dict,), reader, tmp_path / "cache")

    (folder / name).write_text("x" * len(name))
    settled(folder)
    again = recall(folder, (dict,), reader, tmp_path / "cache")

    assert again[Path(name).name] == "x" * len(name)


def test_what_has_just_changed_is_not_kept(tmp_path: Path) -> None:
    """It may change again within the same tick of the clock."""
    file, reader = tmp_path / "fresh.txt", Reader()
    file.write_text("1")

    for _ in range(2):
        recall(file, (dict,), reader, tmp_path / "cache")

    assert reader.times == 2
    assert list((tmp_path / "cache" / "read").iterdir()) == []


def test_a_failure_is_not_kept(tmp_path: Path, settled: Callable[[Path], None]) -> None:
    """Whoever mends a file and its clock is read again."""
    folder, reader = _folder(tmp_path, settled), Reader(fails=[ValueError("wrong")])

    with pytest.raises(ValueError, match="wrong"):
        recall(folder, (dict,), reader, tmp_path / "cache")

    assert recall(folder, (dict,), reader, tmp_path / "cache")


@pytest.mark.parametrize("content", [b"", b"no pickle", pickle.dumps("of another kind")])
def test_a_damaged_cache_is_no_cache(
    content: bytes, tmp_path: Path, settled: Callable[[Path], None]
) -> None:
    """Whatever lies there, the folder is read anew."""
    folder, reader = _folder(tmp_path, settled), Reader()
    recall(folder, (dict,), reader, tmp_path / "cache")
    (kept,) = (tmp_path / "cache" / "read").iterdir()
    kept.write_bytes(content)

    assert recall(folder, (dict,), reader, tmp_path / "cache") == reader(folder)


def test_a_cache_that_cannot_be_written_does_no_harm(
    tmp_path: Path, settled: Callable[[Path], None]
) -> None:
    """A file stands where its folder should be."""
    folder, reader = _folder(tmp_path, settled), Reader()
    (tmp_path / "cache").write_text("")

    assert recall(folder, (dict,), reader, tmp_path / "cache") == reader(folder)


def test_what_is_not_there_is_left_to_the_reader(tmp_path: Path) -> None:
    """It has the words for it."""
    with pytest.raises(FileNotFoundError):
        recall(tmp_path / "nowhere.txt", (dict,), Path.read_text, tmp_path)


def test_the_oldest_go(
    tmp_path: Path, settled: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache has an end."""
    monkeypatch.setattr("judge.catalog.kept._MOST_KEPT", 4)
    folder, reader = _folder(tmp_path, settled), Reader()

    for number in range(5):
        (folder / "one.txt").write_text(str(number))
        recall(folder, (dict,), reader, tmp_path / "cache")

    assert len(list((tmp_path / "cache" / "read").iterdir())) == 3
    recall(folder, (dict,), reader, tmp_path / "cache")
    assert reader.times == 5
