"""A diagram as text: boxes and arrows that fit a terminal, whatever script the labels are in.

::

    ┌────────┐     ┌──────────────┐     ╔════════════╗
    │ A user │────▶│ B web server │────▶║ D database ║
    └────────┘     └──────────────┘     ╚════════════╝

Ranks stand side by side, or one below the other where that is too wide. An arrow that is not from
one rank to the next is written out below.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from judge.cli.cells import cut, width
from judge.model.text import Locale
from judge.model.written import Box, Diagram

_GAP = 6  # cells between ranks
_TALL = 4  # lines of a box and of the space below it
_UP, _DOWN, _LEFT, _RIGHT = 1, 2, 4, 8
_LINES = {
    _LEFT: "─",
    _RIGHT: "─",
    _LEFT | _RIGHT: "─",
    _UP: "│",
    _DOWN: "│",
    _UP | _DOWN: "│",
    _DOWN | _RIGHT: "┌",
    _DOWN | _LEFT: "┐",
    _UP | _RIGHT: "└",
    _UP | _LEFT: "┘",
    _UP | _DOWN | _RIGHT: "├",
    _UP | _DOWN | _LEFT: "┤",
    _LEFT | _RIGHT | _DOWN: "┬",
    _LEFT | _RIGHT | _UP: "┴",
    _UP | _DOWN | _LEFT | _RIGHT: "┼",
}
_FRAME, _STORE = "┌─┐│└┘", "╔═╗║╚╝"


def diagram_lines(diagram: Diagram, locale: Locale, cells: int) -> list[str]:
    """Draw ``diagram`` within ``cells``."""
    ranks = diagram.ranks()
    wide = [max(_width(box, locale) for box in rank) for rank in ranks]
    if sum(wide) + _GAP * (len(wide) - 1) <= cells:
        drawn = _beside(diagram, ranks, locale)
    else:
        drawn = _below(ranks, locale, cells)
    far = [f"{start} → {end}" for start, end in far_arrows(diagram)]
    return [*drawn, *(["", ", ".join(far)] if far else [])]


def label(box: Box, locale: Locale) -> str:
    """Write a box's id and what it is."""
    said = box.label.say(locale)
    return box.id if said == box.id else f"{box.id} {said}"


def _width(box: Box, locale: Locale) -> int:
    return width(label(box, locale)) + 4


@dataclass(slots=True)
class _Canvas:
    """Letters and lines by row and column; a wide letter covers the column after it, too."""

    letters: dict[tuple[int, int], str] = field(default_factory=dict)
    lines: dict[tuple[int, int], int] = field(default_factory=dict)

    def write(self, row: int, column: int, text: str) -> None:
        for letter in text:
            self.letters[row, column] = letter
            for covered in range(1, width(letter)):
                self.letters[row, column + covered] = ""
            column += width(letter)

    def line(self, row: int, column: int, ways: int) -> None:
        self.lines[row, column] = self.lines.get((row, column), 0) | ways

    def text(self) -> list[str]:
        whole = {place: _LINES[ways] for place, ways in self.lines.items()} | self.letters
        rows = max(row for row, _ in whole) + 1
        columns = max(column for _, column in whole) + 1
        return [
            "".join(whole.get((row, column), " ") for column in range(columns)).rstrip()
            for row in range(rows)
        ]


def _frame(box: Box, locale: Locale, cells: int) -> tuple[str, str, str]:
    kind = _STORE if box.stores else _FRAME
    said = cut(label(box, locale), cells - 4)
    line = kind[1] * (width(said) + 2)
    return f"{kind[0]}{line}{kind[2]}", f"{kind[3]} {said} {kind[3]}", f"{kind[4]}{line}{kind[5]}"


def _beside(diagram: Diagram, ranks: Sequence[Sequence[Box]], locale: Locale) -> list[str]:
    canvas, places = _Canvas(), dict[str, tuple[int, int, int]]()
    tallest, column = max(map(len, ranks)), 0
    for rank in ranks:
        top = (tallest - len(rank)) * _TALL // 2
        widest = max(_width(box, locale) for box in rank)
        for index, box in enumerate(rank):
            row = top + index * _TALL
            for offset, line in enumerate(_frame(box, locale, widest)):
                canvas.write(row + offset, column, line)
            places[box.id] = row + 1, column, column + _width(box, locale)
        column += widest + _GAP
    for start, end in _drawn(diagram, ranks):
        _connect(canvas, places[start], places[end])
    return canvas.text()


def _connect(canvas: _Canvas, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    """Draw an arrow: straight, or with two corners before the box it leads to."""
    (row, _, column), (last_row, last_column, _) = start, end
    corner = last_column - _GAP // 2
    for each in range(column, corner):
        canvas.line(row, each, _LEFT | _RIGHT)
    if row == last_row:
        canvas.line(row, corner, _LEFT | _RIGHT)
    else:
        down = last_row > row
        canvas.line(row, corner, _LEFT | (_DOWN if down else _UP))
        for each in range(min(row, last_row) + 1, max(row, last_row)):
            canvas.line(each, corner, _UP | _DOWN)
        canvas.line(last_row, corner, _RIGHT | (_UP if down else _DOWN))
    for each in range(corner + 1, last_column - 1):
        canvas.line(last_row, each, _LEFT | _RIGHT)
    canvas.write(last_row, last_column - 1, "▶")


def _below(ranks: Sequence[Sequence[Box]], locale: Locale, cells: int) -> list[str]:
    """Put one box below the other; boxes of one rank have no arrow between them."""
    lines: list[str] = []
    for number, rank in enumerate(ranks):
        for index, box in enumerate(rank):
            if number and index == 0:
                lines += ["   │", "   ▼"]
            lines += _frame(box, locale, cells)
    return lines


def _drawn(diagram: Diagram, ranks: Sequence[Sequence[Box]]) -> Iterator[tuple[str, str]]:
    rank = {box.id: number for number, each in enumerate(ranks) for box in each}
    return (arrow for arrow in diagram.arrows if rank[arrow[1]] - rank[arrow[0]] == 1)


def far_arrows(diagram: Diagram) -> list[tuple[str, str]]:
    """Return the arrows that are not from one rank to the next."""
    drawn = set(_drawn(diagram, diagram.ranks()))
    return [arrow for arrow in diagram.arrows if arrow not in drawn]
