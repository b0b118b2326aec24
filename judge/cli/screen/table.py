"""Tables aligned by cells."""

from collections.abc import Sequence

from judge.cli.cells import cut, pad, width
from judge.cli.terminal import Color, Terminal

_GAP = "  "


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    terminal: Terminal,
    *,
    colors: Sequence[Color | None] = (),
    flexible: int = -1,
) -> list[str]:
    """Lines of a table; ``colors`` are those of whole rows.

    The column ``flexible`` (the last by default) gives way where the terminal is too narrow.
    """
    widths = [max(map(width, column)) for column in zip(headings, *rows, strict=True)]
    too_wide = sum(widths) + len(_GAP) * (len(widths) - 1) - terminal.width
    widths[flexible] -= max(0, min(too_wide, widths[flexible] - 8))
    lines = [terminal.paint(_line(headings, widths), bold=True)]
    for index, row in enumerate(rows):
        color = colors[index] if colors else None
        lines.append(terminal.paint(_line(row, widths), color))
    return lines


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [pad(cut(cell, size), size) for cell, size in zip(row, widths, strict=True)]
    return _GAP.join(cells).rstrip()
