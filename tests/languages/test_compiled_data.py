"""A data file is parsed when it has changed, and else read from beside the bytecode."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from judge.languages.compiled_data import compiled

DATA = [{"id": "one", "sizes": [1, 2.5]}, {"id": "두나", "none": None}]


class Parser:
    """Parses JSON, and counts."""

    def __init__(self) -> None:
        """Begin at none."""
        self.times = 0

    def __call__(self, text: bytes) -> Any:
        """Parse."""
        self.times += 1
        return json.loads(text)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a file of data, with bytecode kept beside it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "things.json"
    path.write_text(json.dumps(DATA), encoding="utf-8")
    return path


def test_a_file_is_parsed_once(file: Path) -> None:
    """What comes back is the same."""
    parse = Parser()

    assert compiled(file, parse) == compiled(file, parse) == DATA
    assert parse.times == 1
    assert [path.suffix for path in (file.parent / "__pycache__").iterdir()] == [".data"]


def test_a_changed_file_is_parsed_again(file: Path) -> None:
    """Another size, or only another time."""
    parse = Parser()
    compiled(file, parse)
    file.write_text("[]")

    assert compiled(file, parse) == []
    os.utime(file, ns=(1, 1))
    assert compiled(file, parse) == []
    assert parse.times == 3


@pytest.mark.parametrize("content", [b"", b"junk", b"N", b"i\x01\x00\x00\x00"])
def test_a_damaged_copy_is_made_anew(content: bytes, file: Path) -> None:
    """Whatever lies there."""
    compiled(file, Parser())
    (kept,) = (file.parent / "__pycache__").iterdir()
    kept.write_bytes(content)

    assert compiled(file, Parser()) == DATA
    assert kept.read_bytes() != content


def test_nothing_is_written_where_bytecode_is_not(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PYTHONDONTWRITEBYTECODE means this, too."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert compiled(file, Parser()) == DATA
    assert not (file.parent / "__pycache__").exists()


def test_a_folder_that_takes_no_files_does_no_harm(file: Path) -> None:
    """A file stands where the folder would be."""
    (file.parent / "__pycache__").write_text("")

    assert compiled(file, Parser()) == DATA
