"""An answer in Markdown taken apart into blocks: paragraphs, items, headings, tables, code.

This is no parser of Markdown: answers are typed quickly, pasted from notes, or spoken. What looks
like a sign is dropped, and whatever a person would read stays.
"""

import re
from collections.abc import Iterator
from enum import Enum

from judge.frozen import frozen

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_RULE = re.compile(r"\s*(?:[-=_*]\s*){3,}$")
_TABLE = re.compile(r"\s*\|.*\|\s*$")
_DIVIDER = re.compile(r"[\s|:\-]+$")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_ITEM = re.compile(
    r"(?P<indent>\s*)(?:[-*+–—]\s+(?:\[[ xX]\]\s+)?|-(?=[가-힣])|[•·▪◦‣○●■□▶►✓✔✅※]\s*"
    r"|\(?(?P<number>\d{1,2})[.)]\s+|\(?(?P<close>\d{1,2})[)](?=[가-힣])|[①-⑳]\s*"
    r"|[가나다라마바사아자차][.)]\s+|(?:[a-zA-Z]|[IVX]{2,5})[.)]\s+)"
)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_STRONG = re.compile(r"\*\*|__|~~|`+")
_EMPHASIS = re.compile(r"(?<![A-Za-z0-9*])\*(?=\S)|(?<=\S)\*(?![A-Za-z0-9*])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|code|p|ul|ol|li|sub|sup|span|div|details|summary|kbd|mark)\b[^>\n]*>",
    re.IGNORECASE,
)
_INDENTED = 2  # spaces from which on an item belongs to the one above


class Part(Enum):
    """What a block is."""

    TEXT = "text"
    ITEM = "item"
    HEADING = "heading"
    CODE = "code"
    TABLE = "table"


@frozen
class Block:
    """Lines that belong together; an item that stands below another is ``nested``.

    ``number`` is that of a numbered item. The ``rows`` of a table hold its cells, the first is its
    head.
    """

    part: Part
    lines: tuple[str, ...]
    nested: bool = False
    number: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of an answer, without comments and signs."""
    lines = _BREAK.sub("\n", _COMMENT.sub("\n", text)).splitlines()
    reader = _Reader()
    for line in lines:
        yield from reader.take(line)
    yield from reader.end()


def plain(text: str) -> str:
    """Drop the signs within a line."""
    text = _LINK.sub(r"\1", text)
    return _TAG.sub("", _EMPHASIS.sub("", _STRONG.sub("", text)))


class _Reader:
    """Collects the lines of one block until another begins."""

    def __init__(self) -> None:
        self._part = Part.TEXT
        self._lines: list[str] = []
        self._nested = False
        self._number: int | None = None
        self._in_code = False

    def take(self, line: str) -> Iterator[Block]:
        if _FENCE.match(line):
            yield from self.end()
            self._in_code = not self._in_code
            self._part = Part.CODE if self._in_code else Part.TEXT
        elif self._in_code:
            self._lines.append(line)
        elif not line.strip():
            yield from self.end()
        else:
            yield from self._take_text(
                _QUOTE.sub("", line, count=1) if line.lstrip()[:1] == ">" else line
            )

    def _take_text(self, line: str) -> Iterator[Block]:
        heading, item = _HEADING.match(line), _ITEM.match(line)
        if _TABLE.match(line):
            if self._part is not Part.TABLE:
                yield from self.end()
                self._part = Part.TABLE
            self._lines.append(line)
        elif heading:
            yield from self.end()
            yield Block(part=Part.HEADING, lines=(plain(heading[1]),))
        elif _RULE.match(line):
            yield from self.end()
        elif item:
            yield from self._begin_item(item)
            self._lines.append(plain(line[item.end() :]))
        else:
            if self._part is Part.TABLE:
                yield from self.end()
            self._lines.append(plain(line))

    def _begin_item(self, item: re.Match[str]) -> Iterator[Block]:
        yield from self.end()
        self._part = Part.ITEM
        self._nested = len(item["indent"].expandtabs(4)) >= _INDENTED
        number = item["number"] or item["close"]
        self._number = int(number) if number else None

    def end(self) -> Iterator[Block]:
        """Yield what was collected."""
        lines = tuple(line.strip() for line in self._lines if line.strip())
        if lines:
            rows = tuple(map(_cells, _without_dividers(lines))) if self._part is Part.TABLE else ()
            yield Block(
                part=self._part, lines=lines, nested=self._nested, number=self._number, rows=rows
            )
        self._lines, self._part, self._nested, self._number = [], Part.TEXT, False, None


def _without_dividers(lines: tuple[str, ...]) -> list[str]:
    return [line for line in lines if not _DIVIDER.match(line)]


def _cells(line: str) -> tuple[str, ...]:
    return tuple(plain(cell).strip() for cell in line.strip().strip("|").split("|"))
