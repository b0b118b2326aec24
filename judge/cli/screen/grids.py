"""Tables of data on the screen: beside each other where they fit, differing cells marked."""

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from judge.cli.cells import cut, pad, printable, width
from judge.cli.terminal import Color, Terminal
from judge.frozen import frozen
from judge.model.text import Locale, Text
from judge.model.verdict import Grid, GridPair

_INDENT = "  "
_GAP = "  "
_BESIDE = "   "
_DIFFERS = " ≠ "
_WIDEST_CELL = 30
_NARROWEST_CELL = 6
_NULL = "NULL"
_ONE_MORE = Text("… 1 more row", "… 1행 더 있음")
_MORE = Text("… {count:,} more rows", "… {count:,}행 더 있음")
_NO_ROWS = Text("(no rows)", "(행 없음)")
_EXPECTED = Text("Expected", "정답")
_ACTUAL = Text("Yours", "내 결과")

Marks = Collection[tuple[int, int]]
"""Row and column, from 0, of cells to be marked."""


@frozen(kw_only=False)
class _Block:
    """Lines of one table, all ``cells`` wide but the colours."""

    lines: list[str]
    cells: int


def given_tables(
    grids: Sequence[Grid], locale: Locale, terminal: Terminal, *, most_rows: int
) -> list[str]:
    """Lines of several tables under their names, beside each other where they fit."""
    room = terminal.width - len(_INDENT)
    draw = _Draughtsman(locale, terminal, room)
    blocks = [draw.block(_shortened(grid, most_rows), grid.name) for grid in grids]
    lines: list[str] = []
    for row in _rows_of(blocks, room):
        lines += [""] if lines else []
        lines += _joined(row, _BESIDE)
    return [f"{_INDENT}{line}".rstrip() for line in lines]


def results(pair: GridPair, locale: Locale, terminal: Terminal) -> list[str]:
    """Lines of the expected result beside the learner's; below it where there is no room."""
    room = terminal.width - len(_INDENT)
    half = (room - len(_DIFFERS)) // 2
    draw = _Draughtsman(locale, terminal, room)
    blocks = [
        draw.block(pair.expected, _EXPECTED.say(locale), pair.wrong, "green"),
        draw.block(pair.actual, _ACTUAL.say(locale), pair.wrong, "red"),
    ]
    if max(block.cells for block in blocks) > half:
        stacked = [*blocks[0].lines, "", *blocks[1].lines]
        return [f"{_INDENT}{line}".rstrip() for line in stacked]
    wrong = {line for line, _ in pair.wrong}
    wrong |= {
        line
        for line, (mine, other) in enumerate(zip(pair.expected.rows, pair.actual.rows, strict=True))
        if len(mine) != len(other)  # a row is missing, or all rows have other columns
    }
    gaps = [_BESIDE] * _HEAD_LINES + [
        terminal.paint(_DIFFERS, "red", bold=True) if line in wrong else _BESIDE
        for line in range(len(pair.expected.rows))
    ]
    left, right = blocks
    lines = []
    for at, (mine, other) in enumerate(zip_longest(left.lines, right.lines, fillvalue="")):
        gap = gaps[at] if at < len(gaps) else _BESIDE
        lines.append(f"{_INDENT}{mine or ' ' * left.cells}{gap}{other}".rstrip())
    return lines


_HEAD_LINES = 3  # title, names of columns, a rule


@frozen(kw_only=False)
class _Draughtsman:
    """Draws tables no wider than ``room``."""

    locale: Locale
    terminal: Terminal
    room: int

    def block(
        self, grid: Grid, title: str, marks: Marks = (), color: Color | None = None
    ) -> _Block:
        """Draw one table under its title; cells of ``marks`` are in ``color``."""
        cells = [
            [_cell(value, marked=(line, column) in marks) for column, value in enumerate(row)]
            for line, row in enumerate(grid.rows)
        ]
        widths = _widths(grid.columns, cells, self.room)
        foot = self._foot(grid)
        inner = sum(widths) + len(_GAP) * (len(widths) - 1)
        total = max(inner, width(title), width(foot))
        lines = [
            self.terminal.paint(pad(title, total), bold=True),
            pad(_line(grid.columns, widths), total),
            pad(_GAP.join("─" * each for each in widths), total),
        ]
        for at, row in enumerate(cells):
            texts = [pad(cut(text, size), size) for text, size in zip(row, widths, strict=False)]
            painted = [
                self.terminal.paint(text, color, bold=True) if (at, column) in marks else text
                for column, text in enumerate(texts)
            ]
            rest = " " * (total - width(_GAP.join(texts)))
            lines.append(_GAP.join(painted) + rest)
        if foot:
            lines.append(self.terminal.paint(pad(foot, total), dim=True))
        return _Block(lines, total)

    def _foot(self, grid: Grid) -> str:
        if grid.more:
            text = _ONE_MORE if grid.more == 1 else _MORE
            return text.say(self.locale).format(count=grid.more)
        return "" if any(grid.rows) else _NO_ROWS.say(self.locale)


def _cell(value: str | None, *, marked: bool) -> str:
    """Write a value; one that is empty or has spaces at its ends in quotes, as SQL has it."""
    if value is None:
        text = _NULL
    else:
        text = printable(value).replace("\n", "⏎")
        text = f"'{text}'" if value != value.strip() or not value else text
    return f"*{text}*" if marked else text


def _widths(names: Sequence[str], rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Widths of the columns; the widest give way until all fit into ``room``."""
    sizes = [
        min(max(width(name), *(width(row[at]) for row in rows if at < len(row)), 1), _WIDEST_CELL)
        for at, name in enumerate(names)
    ]
    while sum(sizes) + len(_GAP) * (len(sizes) - 1) > room and max(sizes) > _NARROWEST_CELL:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


def _line(texts: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(pad(cut(text, size), size) for text, size in zip(texts, widths, strict=True))


def _shortened(grid: Grid, most: int) -> Grid:
    if len(grid.rows) <= most:
        return grid
    more = grid.more + len(grid.rows) - most
    return Grid(name=grid.name, columns=grid.columns, rows=grid.rows[:most], more=more)


def _rows_of(blocks: Sequence[_Block], room: int) -> Iterator[list[_Block]]:
    """Put as many blocks into a row as fit."""
    row: list[_Block] = []
    for block in blocks:
        taken = sum(each.cells + len(_BESIDE) for each in row)
        if row and taken + block.cells > room:
            yield row
            row = []
        row.append(block)
    if row:
        yield row


def _joined(blocks: Sequence[_Block], gap: str) -> list[str]:
    height = max(len(block.lines) for block in blocks)
    return [
        gap.join(
            block.lines[at] if at < len(block.lines) else " " * block.cells for block in blocks
        ).rstrip()
        for at in range(height)
    ]
