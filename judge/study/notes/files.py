"""Writes notes: a new one, the facts of an old one, the code that it explains.

A file is written beside the old one and moved over it, under a lock of the folder, and only while
the old one is what was read: what an editor saved meanwhile is never lost.
"""

import re
from collections.abc import Callable
from pathlib import Path

from judge.catalog.mistakes import Mistakes
from judge.catalog.own_cases import locked
from judge.catalog.yaml_source import decode
from judge.errors import Place, UsageError
from judge.study.notes.document import note_of
from judge.study.notes.front_matter import ATTEMPT, CODE_HASH, split_front_matter
from judge.whole_file import replace_content


def create(file: Path, content: bytes) -> bool:
    """Make a note; False, and nothing touched, where there is one. UsageError if it cannot be."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with locked(file.parent):
            if file.exists():
                return False
            replace_content(file, content)
    except OSError as error:
        raise _unwritable(file, error) from error
    return True


def rewrite(file: Path, change: Callable[[bytes], bytes]) -> bool:
    """Put ``change`` of a note in its place; whether anything changed.

    UsageError where it cannot be read or written; whatever ``change`` raises leaves it as it is.
    """
    file = file.resolve()  # a link stays a link
    try:
        with locked(file.parent):
            before = file.read_bytes()
            after = change(before)
            if after == before:
                return False
            if file.read_bytes() != before:
                raise UsageError(
                    f"{file} was saved meanwhile, and was not touched; try again",
                    f"그사이 {file} 파일이 저장되어 바꾸지 않았습니다. 다시 실행하세요",
                )
            replace_content(file, after)
    except OSError as error:
        raise _unwritable(file, error) from error
    return True


def confirmed(raw: bytes, file: Path, *, attempt: int | None, code_hash: str) -> bytes:
    """Return the note with the attempt and the hash of the code that it explains from now on.

    Only the two values are changed. ContentError where the note cannot be read, or has no such
    lines at the head.
    """
    mistakes = Mistakes(file)
    note_of(raw, file)
    text = decode(raw, mistakes)
    _, first = split_front_matter(text.replace("\r\n", "\n"), mistakes)
    lines = raw.split(b"\n")
    said = {ATTEMPT.name: "" if attempt is None else str(attempt), CODE_HASH.name: f'"{code_hash}"'}
    for name, value in said.items():
        _set(lines, first - 1, name, value, mistakes)
    changed = b"\n".join(lines)
    note_of(changed, file)
    return changed


def _set(lines: list[bytes], end: int, name: str, value: str, mistakes: Mistakes) -> None:
    """Write the value of a key at the head, and keep a comment after it."""
    pattern = re.compile(rf"({name}:)([ \t]*)([^#\r]*?)([ \t]*#[^\r]*)?(\r?)".encode())
    for at, line in enumerate(lines[:end]):
        match = pattern.fullmatch(line)
        if match is not None:
            comment = match[4] or b""
            if comment.startswith(b"#"):
                comment = b" " + comment
            gap = b" " if value else b""
            lines[at] = match[1] + gap + value.encode() + comment + match[5]
            return
    mistakes.stop(
        Place(file=mistakes.file),
        name,
        f"this key has no line of its own at the head; add {name}:",
        f"머리말에 이 키의 줄이 없습니다. {name}: 줄을 추가하세요",
    )


def _unwritable(file: Path, error: OSError) -> UsageError:
    return UsageError(
        f"cannot write {file}: {error.strerror}", f"{file}에 쓸 수 없습니다: {error.strerror}"
    )
