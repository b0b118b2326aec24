"""Built files are kept whole, found quickly and forgotten in order."""

import json
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from judge.languages.store import Store, write_atomically
from judge.model.execution import ProgramFile

FILES = (
    ProgramFile("solution", b"machine code", executable=True),
    ProgramFile("a/b/Main.class", b"byte code"),
)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Make an empty store for three entries."""
    return Store(tmp_path / "builds", 3)


def test_gives_back_what_was_kept(store: Store) -> None:
    """An entry has its files, in folders where they were, and what the compiler said."""
    kept = store.keep("key", FILES, "a warning")

    found = store.find("key")

    assert found == kept
    assert kept.output == "a warning"
    assert [(file.name, file.executable) for file in kept.files] == [
        ("solution", True),
        ("a/b/Main.class", False),
    ]
    contents = [file.content for file in kept.files if isinstance(file.content, Path)]
    assert [content.read_bytes() for content in contents] == [b"machine code", b"byte code"]
    assert [oct(content.stat().st_mode)[-3:] for content in contents] == ["755", "644"]


def test_leaves_nothing_else_behind(store: Store) -> None:
    """What an entry was written in is gone."""
    store.keep("key", FILES, "")

    assert [each.name for each in store.folder.iterdir()] == ["key"]


def test_keeps_files_of_this_machine(store: Store, tmp_path: Path) -> None:
    """A path stands for its content."""
    (tmp_path / "made").write_bytes(b"here")

    kept = store.keep("key", (ProgramFile("made", tmp_path / "made"),), "")

    assert (kept.folder / "made").read_bytes() == b"here"


def test_finds_nothing_that_was_not_kept(store: Store) -> None:
    """An unknown key is no entry, with or without a folder."""
    assert store.find("key") is None


def corrupt_length(folder: Path) -> None:
    """Cut a file."""
    (folder / "solution").write_bytes(b"machine")


def corrupt_content(folder: Path) -> None:
    """Change a file without changing its length."""
    (folder / "solution").write_bytes(b"MACHINE CODE")
    os.utime(folder / "solution", ns=(1, 1))


def lose_file(folder: Path) -> None:
    """Delete a file."""
    (folder / "solution").unlink()


def lose_manifest(folder: Path) -> None:
    """Delete the manifest."""
    (folder / "manifest.json").unlink()


def break_manifest(folder: Path) -> None:
    """Leave half of the manifest."""
    (folder / "manifest.json").write_text('{"files": [')


def strange_manifest(folder: Path) -> None:
    """Write what is no manifest."""
    (folder / "manifest.json").write_text(json.dumps({"files": [1]}))


@pytest.mark.parametrize(
    "damage",
    [
        *(corrupt_length, corrupt_content, lose_file, lose_manifest, break_manifest),
        strange_manifest,
    ],
)
def test_replaces_a_damaged_entry(store: Store, damage: object) -> None:
    """An entry that is not as its manifest says is as good as none, and is written anew."""
    kept = store.keep("key", FILES, "")
    assert callable(damage)
    damage(kept.folder)

    assert store.find("key") is None
    assert store.keep("key", FILES, "") == kept
    assert store.find("key") == kept


def test_takes_the_entry_of_whoever_was_faster(store: Store) -> None:
    """A second writer of the same key finds the first one's entry as good as its own."""
    first = store.keep("key", FILES, "first")

    second = store.keep("key", FILES, "second")

    assert second == first


def test_serves_many_writers_at_once(store: Store) -> None:
    """Whoever comes when, everybody gets a whole entry."""
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(store.keep("key", FILES, "")))
        for _ in range(16)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 16
    assert all(each == store.find("key") for each in found)


def test_says_why_it_cannot_write(store: Store) -> None:
    """A folder that cannot take an entry is an error, and no endless loop."""
    store.keep("key", FILES, "")

    with pytest.raises(OSError, match="missing"):
        store.keep("missing/key", FILES, "")


def age(folder: Path, hours: int) -> None:
    """Make a folder as old as that."""
    now = folder.stat().st_mtime
    os.utime(folder, (now - hours * 3600, now - hours * 3600))


def test_forgets_what_was_not_used_for_longest(store: Store) -> None:
    """Beyond so many entries the oldest go, unless somebody may be about to read them."""
    for hours, key in enumerate(["newest", "b", "c", "d", "oldest"]):
        age(store.keep(key, FILES, "").folder, hours * 2)
    store.find("oldest")
    (store.folder / ".crashed").mkdir()
    age(store.folder / ".crashed", 2)
    (store.folder / ".at work").mkdir()

    store.keep("another", FILES, "")

    names = {each.name for each in store.folder.iterdir()}
    assert names == {".at work", "another", "newest", "oldest"}


def test_one_at_a_time_makes_an_entry(store: Store) -> None:
    """Whoever waits goes on when the one before has ended, and the last one leaves no lock."""
    inside: list[int] = []

    def make(_: int) -> int:
        with store.alone("key"):
            inside.append(1)
            together = len(inside)
            time.sleep(0.005)
            inside.pop()
        return together

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(make, range(24))) == [1] * 24
    assert list(store.folder.iterdir()) == []


def test_keeps_what_was_used_lately(store: Store) -> None:
    """Entries of the last hour stay, however many there are."""
    for key in "abcdef":
        store.keep(key, FILES, "")

    assert {each.name for each in store.folder.iterdir()} == set("abcdef")


def test_writes_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    """A reader sees the old content or the new one."""
    file = tmp_path / "deep" / "file.json"

    write_atomically(file, b"old")
    write_atomically(file, b"new")

    assert file.read_bytes() == b"new"
    assert list(file.parent.iterdir()) == [file]


def test_leaves_the_old_file_where_the_new_one_fails(tmp_path: Path) -> None:
    """What cannot take its place is cleared away."""
    (tmp_path / "taken" / "full").mkdir(parents=True)

    with pytest.raises(OSError, match="taken"):
        write_atomically(tmp_path / "taken", b"new")

    assert [each.name for each in tmp_path.iterdir()] == ["taken"]
