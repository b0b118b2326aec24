"""The places in a note that are ours: between two marker lines, and nowhere else.

::

    <!-- judge:mistakes -->
    | attempt | ... |
    <!-- judge wrote this: 1f0c5a7e -->
    <!-- /judge -->

The last line within holds a digest of what stands above it. Where that does not fit, somebody has
written between the markers, and then nothing is written: a learner's words are never lost.
Everything else is kept byte for byte; so a note is worked on as bytes.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from judge.errors import ContentError, Mistake, Place
from judge.frozen import frozen

_OPEN = re.compile(rb"[ \t]*<!--[ \t]*judge:([a-z]+)[ \t]*-->[ \t]*")
_CLOSE = re.compile(rb"[ \t]*<!--[ \t]*/judge[ \t]*-->[ \t]*")
_LOOSE = re.compile(rb"<!--[ \t]*(?:judge[ \t]*:|/[ \t]*judge)", re.IGNORECASE)
_SEAL = re.compile(rb"<!-- judge wrote this: ([0-9a-f]{8}) -->")


class Region(StrEnum):
    """The facts that have a place in a note."""

    MISTAKES = "mistakes"
    MEASURED = "measured"
    GROWTH = "growth"
    ALTERNATIVES = "alternatives"


@frozen(kw_only=False)
class _Span:
    """Where a region's lines are, without its markers, as indexes of lines."""

    region: Region
    start: int
    end: int


def regions_in(raw: bytes, file: Path) -> tuple[Region, ...]:
    """Name the regions of a note; ContentError where markers are damaged."""
    return tuple(span.region for span in _spans(_lines(raw), file))


def with_facts(raw: bytes, facts: Mapping[Region, str], file: Path) -> bytes:
    """Return the note with ``facts`` in their regions; those that have no place are left out.

    ContentError where markers are damaged or somebody has written between them.
    """
    lines = _lines(raw)
    end = b"\r\n" if b"\r\n" in raw else b"\n"
    spans = list(_spans(lines, file))
    mistakes = [each for span in spans for each in _written_in(lines, span, file)]
    if mistakes:
        raise ContentError(mistakes)
    for span in reversed(spans):
        if span.region in facts:
            lines[span.start : span.end] = _sealed(facts[span.region], end)
    return b"".join(lines)


def without_regions(text: str) -> str:
    """Leave out what stands between markers; lines stay counted, and damage is let pass."""
    kept, inside = [], False
    for line in text.split("\n"):
        raw = line.rstrip("\r").encode(errors="replace")
        if _OPEN.fullmatch(raw):
            inside = True
        kept.append("" if inside else line)
        if _CLOSE.fullmatch(raw):
            inside = False
    return "\n".join(kept)


def _lines(raw: bytes) -> list[bytes]:
    """Split so that joining gives the same bytes."""
    return re.findall(rb"[^\n]*\n|[^\n]+", raw)


def _spans(lines: list[bytes], file: Path) -> Iterator[_Span]:
    """Yield the regions in order."""
    reader = _Reader(file)
    for at, line in enumerate(lines):
        reader.take(at, line.rstrip(b"\r\n"))
    yield from reader.end()


class _Reader:
    """Follows the markers from the first line to the last."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._spans: dict[Region, _Span] = {}
        self._mistakes: list[Mistake] = []
        self._opened: tuple[str, int] | None = None

    def take(self, at: int, line: bytes) -> None:
        if (begin := _OPEN.fullmatch(line)) is not None:
            if self._opened is not None:
                self._mistakes.append(_unclosed(self._file, *self._opened))
            self._opened = begin[1].decode(), at
        elif _CLOSE.fullmatch(line):
            if self._opened is None:
                self._mistakes.append(_unopened(self._file, at))
            else:
                self._mistakes += _take(self._spans, self._opened, at, self._file)
            self._opened = None
        elif _LOOSE.search(line):
            self._mistakes.append(_damaged(self._file, at))

    def end(self) -> Iterator[_Span]:
        if self._opened is not None:
            self._mistakes.append(_unclosed(self._file, *self._opened))
        if self._mistakes:
            raise ContentError(self._mistakes)
        yield from self._spans.values()


def _take(
    spans: dict[Region, _Span], opened: tuple[str, int], end: int, file: Path
) -> Iterator[Mistake]:
    name, start = opened
    if name not in [*Region]:
        known = ", ".join(Region)
        yield _mistake(
            file,
            start,
            f"judge has no facts called {name}; known are {known}. Nothing was written",
            f"{name}: judge가 채우는 항목이 아닙니다(가능: {known}). 아무것도 쓰지 않았습니다",
        )
    elif Region(name) in spans:
        yield _mistake(
            file,
            start,
            f"{name} has a place already; remove one. Nothing was written",
            f"{name} 항목의 자리가 이미 있습니다. 하나를 지우세요. 아무것도 쓰지 않았습니다",
        )
    else:
        spans[Region(name)] = _Span(Region(name), start + 1, end)


def _written_in(lines: list[bytes], span: _Span, file: Path) -> Iterator[Mistake]:
    inside = [line.rstrip(b"\r\n") for line in lines[span.start : span.end]]
    while inside and not inside[-1].strip():
        inside.pop()
    if not inside or not b"".join(inside).strip():
        return
    seal = _SEAL.fullmatch(inside[-1])
    if seal is None or seal[1] != _digest(inside[:-1]):
        yield _mistake(
            file,
            span.start - 1,
            f"the lines between the markers of {span.region} were changed; move your words out, "
            "empty the place, and ask again. Nothing was written",
            f"{span.region} 표시 사이의 줄이 바뀌었습니다. 직접 쓴 글을 밖으로 옮기고 사이를 "
            "비운 뒤 다시 실행하세요. 아무것도 쓰지 않았습니다",
        )


def _sealed(facts: str, end: bytes) -> list[bytes]:
    lines = [line.encode(errors="replace") for line in facts.strip("\n").split("\n")]
    seal = b"<!-- judge wrote this: " + _digest(lines) + b" -->"
    return [line + end for line in (*lines, seal)]


def _digest(lines: list[bytes]) -> bytes:
    return sha256(b"\n".join(lines)).hexdigest()[:8].encode()


def _unclosed(file: Path, name: str, at: int) -> Mistake:
    return _mistake(
        file,
        at,
        f"<!-- /judge --> is missing after <!-- judge:{name} -->. Nothing was written",
        f"<!-- judge:{name} --> 다음에 <!-- /judge --> 줄이 없습니다. 아무것도 쓰지 않았습니다",
    )


def _unopened(file: Path, at: int) -> Mistake:
    return _mistake(
        file,
        at,
        "<!-- /judge --> closes nothing. Nothing was written",
        "<!-- /judge --> 앞에 여는 표시가 없습니다. 아무것도 쓰지 않았습니다",
    )


def _damaged(file: Path, at: int) -> Mistake:
    return _mistake(
        file,
        at,
        "this marker is damaged; it stands alone in its line, as <!-- judge:mistakes --> or "
        "<!-- /judge -->. Nothing was written",
        "표시가 손상되었습니다. 한 줄에 <!-- judge:mistakes --> 또는 <!-- /judge --> 만 두세요. "
        "아무것도 쓰지 않았습니다",
    )


def _mistake(file: Path, at: int, en: str, ko: str) -> Mistake:
    return Mistake(place=Place(file=file, line=at + 1), key="", en=en, ko=ko)
