"""One case, one line: code, word, name, time, memory, and what is odd about it."""

from collections.abc import Iterable

from judge.cli.cells import cut, pad, width
from judge.cli.screen.words import COLORS, SHORT
from judge.cli.terminal import Terminal
from judge.model.quantity import format_duration, format_size
from judge.model.text import Locale, Text
from judge.model.verdict import CaseResult

_CODE = 3  # cells of the longest code
_TIME, _MEMORY = 8, 9
_OTHER_COLUMNS = 53  # cells beside the name, with room for one oddity
_NARROWEST_NAME = 10
_IDLE = Text("idle", "대기")
_UNSTABLE = Text("unstable", "불안정")
_OWN = Text("yours", "내 케이스")


def name_width(names: Iterable[str], cells: int) -> int:
    """Width of the column of names, on a screen of ``cells``."""
    most = max(cells - _OTHER_COLUMNS, _NARROWEST_NAME)
    return min(max(map(width, names), default=0), most)


def case_line(
    case: CaseResult, *, own: bool, names: int, locale: Locale, terminal: Terminal
) -> str:
    """Write the line; ``names`` is the width of the column, ``own`` marks the learner's case."""
    words = max(width(text.say(locale)) for text in SHORT.values())
    code = terminal.paint(pad(case.verdict.value, _CODE), COLORS[case.verdict], bold=True)
    word = terminal.paint(pad(SHORT[case.verdict].say(locale), words), COLORS[case.verdict])
    columns = [
        code,
        word,
        pad(cut(case.name, names), names),
        pad(_time(case), _TIME, right=True),
        pad(_memory(case), _MEMORY, right=True),
    ]
    return "  ".join([*columns, *_oddities(case, own=own, locale=locale)]).rstrip()


def _time(case: CaseResult) -> str:
    """CPU time, or for a case that waited the time it waited."""
    seconds = case.wall_seconds if case.idle else case.cpu_seconds
    return "" if seconds is None else format_duration(seconds)


def _memory(case: CaseResult) -> str:
    return "" if case.peak_memory_bytes is None else format_size(case.peak_memory_bytes)


def _oddities(case: CaseResult, *, own: bool, locale: Locale) -> list[str]:
    return [
        *([_OWN.say(locale)] if own else []),
        *([_IDLE.say(locale)] if case.idle else []),
        *([_UNSTABLE.say(locale)] if case.unstable else []),
    ]
