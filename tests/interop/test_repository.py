"""The folder for git: only what others may see, the same twice, nobody else's file touched."""

from pathlib import Path

import pytest

from judge.errors import UsageError
from judge.interop.repository import (
    MANIFEST,
    Row,
    export_files,
    files_to_share,
    write_table,
)
from judge.model.text import Locale

FILES = {"README.md": b"# Solutions\n", "pair/solution.py": b"pass\n", "pair/notes.md": b"words\n"}


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_only_solutions_and_notes_are_shared(tmp_path: Path) -> None:
    """Answers about one's own work, cases, links and what editors leave stay at home."""
    folder = tmp_path / "pair"
    folder.mkdir()
    for name in ("solution.py", "solution.cpp", "notes.md"):
        (folder / name).write_text(name, encoding="utf-8")
    for name in ("answer.md", "cases.yaml", "solution.py~", "solution.swp", "secret.txt"):
        (folder / name).write_text("private", encoding="utf-8")
    (folder / "solution.rb").symlink_to(folder / "secret.txt")

    assert files_to_share(tmp_path, ["pair", "nothing"]) == {
        "pair/notes.md": b"notes.md",
        "pair/solution.cpp": b"solution.cpp",
        "pair/solution.py": b"solution.py",
    }


def test_a_second_export_changes_nothing(tmp_path: Path) -> None:
    """Not a byte, and not a time of change: git has nothing to say."""
    first = export_files(tmp_path, FILES)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    second = export_files(tmp_path, FILES)

    assert set(first.written) == set(FILES)
    assert second.written == second.removed == ()
    assert second.same == 3
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_what_changed_is_written_and_what_is_gone_is_taken_away(tmp_path: Path) -> None:
    """Files beside ours stay."""
    export_files(tmp_path, FILES)
    (tmp_path / "LICENSE").write_text("MIT", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    done = export_files(tmp_path, {"README.md": b"# Solutions\n", "stack/solution.py": b"new\n"})

    assert done.written == ("stack/solution.py",)
    assert set(done.removed) == {"pair/solution.py", "pair/notes.md"}
    assert not (tmp_path / "pair").exists()
    assert set(_tree(tmp_path)) == {"README.md", "stack/solution.py", "LICENSE", MANIFEST}


def test_a_file_of_somebody_else_is_not_touched(tmp_path: Path) -> None:
    """One that is in the way stops everything, before anything is written."""
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="nothing was written"):
        export_files(tmp_path, FILES)

    assert _tree(tmp_path) == {"README.md": b"mine"}


def test_a_file_that_was_changed_over_there_is_not_touched(tmp_path: Path) -> None:
    """Neither written over nor taken away."""
    export_files(tmp_path, FILES)
    (tmp_path / "pair" / "notes.md").write_text("edited there", encoding="utf-8")
    with pytest.raises(UsageError, match=r"pair/notes\.md"):
        export_files(tmp_path, {**FILES, "pair/notes.md": b"new words\n"})
    done = export_files(tmp_path, {"README.md": b"# Solutions\n"})

    assert done.removed == ("pair/solution.py",)
    assert (tmp_path / "pair" / "notes.md").read_text(encoding="utf-8") == "edited there"


@pytest.mark.parametrize("manifest", ["oops", "[]", '{"format": "judge.export-git/9"}'])
def test_a_list_that_is_none_of_ours(manifest: str, tmp_path: Path) -> None:
    """It is told, not guessed at."""
    (tmp_path / MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(UsageError, match="is not of the format"):
        export_files(tmp_path, FILES)


def test_a_list_that_leads_out_removes_nothing(tmp_path: Path) -> None:
    """Whoever wrote the list, only files below the folder are ours."""
    outside = tmp_path / "precious"
    outside.write_bytes(b"pass\n")
    folder = tmp_path / "repository"
    export_files(folder, FILES)
    manifest = folder / MANIFEST
    text = manifest.read_text(encoding="utf-8").replace("pair/solution.py", "../precious")
    manifest.write_text(text, encoding="utf-8")
    (folder / "pair" / "solution.py").unlink()
    export_files(folder, {"README.md": b"# Solutions\n"})

    assert outside.read_bytes() == b"pass\n"


def test_the_table() -> None:
    """One line a problem."""
    rows = (
        Row(slug="pair", title="A | B", level=1, topics=("hash", "string"), solved=True),
        Row(slug="stack", title="C", level=2, topics=(), solved=False),
    )

    assert write_table(rows, Locale.EN).decode().splitlines()[2:] == [
        "| problem | level | topics | solved |",
        "|---|---|---|---|",
        "| [A \\| B](pair/) | 1 | hash, string | yes |",
        "| [C](stack/) | 2 |  |  |",
    ]
    assert write_table(rows, Locale.KO).decode().splitlines() == [
        "# 풀이",
        "",
        "| 문제 | 레벨 | 주제 | 해결 |",
        "|---|---|---|---|",
        "| [A \\| B](pair/) | 1 | hash, string | O |",
        "| [C](stack/) | 2 |  |  |",
    ]
