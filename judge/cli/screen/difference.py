"""Expected beside actual, and the window around the first token that differs."""

from collections.abc import Sequence
from itertools import zip_longest

from judge.cli.cells import pad, printable, visible, width
from judge.cli.terminal import Terminal
from judge.model.text import Locale, Text
from judge.model.verdict import Difference

_INDENT = "  "
_MOST_LINES = 10  # of a text that is shown whole, beside the other
_GAP = "   "
_MARKED_GAP = " ≠ "
_LINE_END = "⏎"
_EXPECTED = Text("Expected", "정답")
_ACTUAL = Text("Yours", "내 출력")
_AROUND = Text("First difference (item {position:,})", "처음 다른 곳({position:,}번째 항목)")
_END = Text("(end)", "(끝)")
_MORE = "…"


def side_by_side(
    expected: str, actual: str, *, exact: bool, locale: Locale, terminal: Terminal
) -> list[str] | None:
    """Put both texts beside each other, or return None where they are too long or wide for that.

    Between lines that differ stands ``≠``; where ``exact``, whitespace is made visible.
    """
    if max(expected.count("\n"), actual.count("\n")) > _MOST_LINES:
        return None
    half = (terminal.width - 2 * len(_INDENT) - len(_GAP)) // 2
    left, right = _lines(expected, exact=exact), _lines(actual, exact=exact)
    if max(map(width, [*left, *right]), default=0) > half:
        return None
    column = max(width(line) for line in [*left, _EXPECTED.say(locale)])
    heading = pad(_EXPECTED.say(locale), len(_INDENT) + column) + _GAP + _ACTUAL.say(locale)
    rows = [_row(ours, theirs, column, terminal) for ours, theirs in zip_longest(left, right)]
    return [terminal.paint(heading, bold=True), *(_INDENT + row for row in rows)]


def _lines(text: str, *, exact: bool) -> list[str]:
    if not exact:
        return [printable(line.rstrip()) for line in text.rstrip().split("\n")]
    *ended, last = text.split("\n")
    shown = [visible(line) + _LINE_END for line in ended]
    return [*shown, visible(last)] if last or not shown else shown


def _row(expected: str | None, actual: str | None, column: int, terminal: Terminal) -> str:
    left = pad(expected or "", column)
    if expected == actual:
        return (left + _GAP + (actual or "")).rstrip()
    mark = terminal.paint(_MARKED_GAP, "red", bold=True)
    return (terminal.paint(left, "green") + mark + terminal.paint(actual or "", "red")).rstrip()


def window(difference: Difference, *, exact: bool, locale: Locale, terminal: Terminal) -> list[str]:
    """Both windows, token above token, with a marker under the two that differ."""
    names = _EXPECTED.say(locale), _ACTUAL.say(locale)
    label = max(map(width, names)) + 2
    sides = [
        [_token(token, exact=exact, locale=locale) for token in tokens]
        for tokens in (difference.expected, difference.actual)
    ]
    cells = [max(map(width, pair)) for pair in zip_longest(*sides, fillvalue="")]
    shown = _fitting(
        cells, difference.at, terminal.width - 2 * len(_INDENT) - label - 2 * len("… ")
    )
    hidden = difference.position - 1 - difference.at + shown.start
    head = f"{_MORE} " if hidden else ""
    title = _AROUND.say(locale).format(position=difference.position)
    marker = " ".join(
        pad("^" * cells[index] if index == difference.at else "", cells[index]) for index in shown
    )
    return [
        terminal.paint(title, bold=True),
        *(
            (_INDENT + pad(name, label) + head + _side(side, cells, shown)).rstrip()
            for name, side in zip(names, sides, strict=True)
        ),
        _INDENT + " " * (label + len(head)) + terminal.paint(marker.rstrip(), "red", bold=True),
    ]


def _token(token: str | None, *, exact: bool, locale: Locale) -> str:
    if token is None:
        return _END.say(locale)
    return visible(token) if exact else printable(token).replace("\n", _LINE_END)


def _fitting(cells: Sequence[int], at: int, room: int) -> range:
    """Columns around ``at`` that fit into ``room``, as many after it as can be, then before."""
    start, stop, left = at, at + 1, room - cells[at]
    while stop < len(cells) and cells[stop] + 1 <= left:
        left -= cells[stop] + 1
        stop += 1
    while start > 0 and cells[start - 1] + 1 <= left:
        start -= 1
        left -= cells[start] + 1
    return range(start, stop)


def _side(tokens: Sequence[str], cells: Sequence[int], shown: range) -> str:
    row = " ".join(pad(token, cells[index]) for index, token in enumerate(tokens) if index in shown)
    return f"{row} {_MORE}" if shown.stop < len(tokens) else row
