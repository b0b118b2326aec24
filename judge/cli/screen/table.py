"""Tables aligned by cells."""

from collections.abc import Sequence

from judge.cli.cells import cut, pad, width
from judge.cli.terminal import Color, Terminal

_GAP = "  "
_NARROWEST = 8  # cells of a column that gave way


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    terminal: Terminal,
    *,
    colors: Sequence[Color | None] = (),
    flexible: int = -1,
) -> list[str]:
    """Lines of a table; ``colors`` are those of whole rows.

    The column ``flexible`` (the last by default) gives way where the terminal is too narrow, and
    where that is not enough the widest of the others but the first, by which rows are named.
    """
    widths = [max(map(width, column)) for column in zip(headings, *rows, strict=True)]
    too_wide = sum(widths) + len(_GAP) * (len(widths) - 1) - terminal.width
    others = sorted(range(1, len(widths)), key=lambda column: -widths[column])
    for column in (flexible % len(widths), *others):
        given = max(0, min(too_wide, widths[column] - _NARROWEST))
        widths[column] -= given
        too_wide -= given
    lines = [terminal.paint(_line(headings, widths), bold=True)]
    for index, row in enumerate(rows):
        color = colors[index] if colors else None
        lines.append(terminal.paint(_line(row, widths), color))
    return lines


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [pad(cut(cell, size), size) for cell, size in zip(row, widths, strict=True)]
    return _GAP.join(cells).rstrip()
