"""Tells a package from a problem of our own format; both have a ``problem.yaml``."""

import re
from pathlib import Path

_FILE_NAME = "problem.yaml"
_OURS = re.compile(r"^(?:format|kind)\s*:", re.MULTILINE)
_THEIRS = re.compile(r"^problem_format_version\s*:", re.MULTILINE)
_MARKS = ("data", "problem_statement", "statement")


def is_package(folder: Path) -> bool:
    """Whether a folder is a package, and not a problem of our own format."""
    try:
        text = (folder / _FILE_NAME).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    if _THEIRS.search(text):
        return True
    return not _OURS.search(text) and any((folder / mark).is_dir() for mark in _MARKS)
