"""A clean folder of solutions and notes, for git: what others may see, and nothing else.

::

    folder/
    ├── README.md               a table of the problems that were exported
    ├── .judge-export           the files that we wrote, with their digests
    └── <slug>/solution.*  notes.md

Own answers to written questions stay at home: they tell of one's work. So do test cases, exams and
progress. A second export writes only what has changed, and takes away what is gone; a file that
somebody else wrote or changed is never touched.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from judge.errors import UsageError
from judge.frozen import frozen
from judge.model.text import Locale, Text
from judge.whole_file import replace_content

MANIFEST = ".judge-export"
README = "README.md"
NOTES = "notes.md"
_FORMAT = "judge.export-git/1"
_HEAD = Text(
    "# Solutions\n\n| problem | level | topics | solved |",
    "# 풀이\n\n| 문제 | 레벨 | 주제 | 해결 |",
)
_SOLVED = Text("yes", "O")
_PASSING = ("~", ".swp", ".tmp", ".bak", ".orig")


@frozen
class Row:
    """A problem in the table: its name, title, level, topics, and whether it is solved."""

    slug: str
    title: str
    level: int
    topics: tuple[str, ...]
    solved: bool


@frozen
class Exported:
    """What an export did, by relative path."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    same: int


def files_to_share(solutions: Path, slugs: Sequence[str]) -> dict[str, bytes]:
    """Read the solutions and notes of ``slugs``, by relative path."""
    files = {}
    for slug in slugs:
        folder = solutions / slug
        for path in sorted([*folder.glob("solution.*"), folder / NOTES]):
            if path.is_file() and not path.is_symlink() and not path.name.endswith(_PASSING):
                files[f"{slug}/{path.name}"] = path.read_bytes()
    return files


def write_table(rows: Sequence[Row], locale: Locale) -> bytes:
    """Write the README: one line a problem, in order, so that a diff shows what is new."""
    lines = [*_HEAD.say(locale).split("\n"), "|---|---|---|---|"]
    for row in rows:
        title = row.title.replace("|", "\\|")
        solved = _SOLVED.say(locale) if row.solved else ""
        topics = ", ".join(row.topics)
        lines.append(f"| [{title}]({row.slug}/) | {row.level} | {topics} | {solved} |")
    return ("\n".join(lines) + "\n").encode()


def export_files(folder: Path, files: Mapping[str, bytes]) -> Exported:
    """Bring ``folder`` to exactly ``files``, as far as it is ours.

    UsageError, and nothing changed, where a file is in the way that we did not write.
    """
    known = _manifest(folder)
    foreign = [name for name, content in files.items() if _is_foreign(folder, name, content, known)]
    if foreign:
        names = ", ".join(foreign[:3])
        raise UsageError(
            f"{folder}: not ours, or changed since the last export, and nothing was written: "
            f"{names}; move them away, or choose another folder",
            f"{folder}: 내보내기가 만들지 않았거나 그 뒤에 바뀐 파일이 있어 아무것도 쓰지 "
            f"않았습니다: {names}. 파일을 옮기거나 다른 폴더를 고르세요",
        )
    written = [name for name, content in files.items() if _write(folder / name, content)]
    removed = [name for name in known if name not in files and _remove(folder, name, known[name])]
    manifest = {"format": _FORMAT, "files": {name: _digest(files[name]) for name in sorted(files)}}
    _write(folder / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode())
    return Exported(written=tuple(written), removed=tuple(removed), same=len(files) - len(written))


def _manifest(folder: Path) -> dict[str, str]:
    """Return the digests of the files that we wrote before."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except OSError:
        return {}
    except ValueError:
        manifest = None
    if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
        raise UsageError(
            f"{folder / MANIFEST} is not of the format {_FORMAT}; remove it to begin anew",
            f"{folder / MANIFEST} 파일이 {_FORMAT} 형식이 아닙니다. 지우고 다시 시작하세요",
        )
    return {str(name): str(digest) for name, digest in dict(manifest["files"]).items()}


def _is_foreign(folder: Path, name: str, content: bytes, known: Mapping[str, str]) -> bool:
    path = folder / name
    if not path.exists():
        return False
    there = _digest(path.read_bytes()) if path.is_file() else ""
    return there not in {known.get(name), _digest(content)}


def _write(path: Path, content: bytes) -> bool:
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_content(path, content)
    return True


def _remove(folder: Path, name: str, digest: str) -> bool:
    """Take away a file of ours that is gone at home, unless somebody changed it."""
    path = folder / name
    if ".." in Path(name).parts or not path.is_file() or _digest(path.read_bytes()) != digest:
        return False
    path.unlink()
    if not any(path.parent.iterdir()):
        path.parent.rmdir()
    return True


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
