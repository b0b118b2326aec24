"""What is told of a run beside its verdict: the plan of a query, the statements that were tried."""

from collections.abc import Iterator

from judge.cli.cells import printable, wrap
from judge.cli.terminal import Terminal
from judge.model.text import Locale
from judge.model.verdict import Remarks

_INDENT = "  "


def remark_lines(remarks: Remarks, locale: Locale, terminal: Terminal) -> Iterator[str]:
    """Yield a title and the lines; what lies within another stays indented, wrapped or not."""
    yield _INDENT + terminal.paint(remarks.title.say(locale), bold=True)
    for line in remarks.lines:
        text = printable(line.say(locale))
        margin = 2 * _INDENT + " " * (len(text) - len(text.lstrip(" ")))
        first, *more = wrap(text, terminal.width - len(margin) - len(_INDENT))
        yield margin + first
        yield from (margin + _INDENT + each for each in more)
