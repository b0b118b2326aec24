"""Who said what: a conversation as lines, numbered where it really took place."""

from collections.abc import Iterator, Sequence

from judge.cli.cells import cut, pad, printable, width
from judge.cli.terminal import Color, Terminal
from judge.model.conversation import Line, Speaker
from judge.model.text import Locale, Text

_FIRST_LINES = 6
_LAST_LINES = 14
_GAP = "  "
_NAMES = {
    Speaker.SUBMISSION: Text("you", "내 풀이"),
    Speaker.INTERACTOR: Text("interactor", "인터랙터"),
}
_COLORS: dict[Speaker, Color] = {Speaker.SUBMISSION: "cyan", Speaker.INTERACTOR: "magenta"}
_LEFT_OUT = Text("… {count:,} lines left out", "… {count:,}줄 생략")
_NO_NEWLINE = Text("(no newline)", "(줄바꿈 없음)")


def conversation_lines(
    lines: Sequence[Line], *, numbered: bool, cells: int, locale: Locale, terminal: Terminal
) -> Iterator[str]:
    """Yield the lines, each in ``cells``; of a long talk only the first and the last ones."""
    shown = lines
    if numbered and len(lines) > _FIRST_LINES + _LAST_LINES:
        shown = (*lines[:_FIRST_LINES], *lines[-_LAST_LINES:])
    names = max(width(name.say(locale)) for name in _NAMES.values())
    digits = len(str(lines[-1].number)) if lines else 0
    before = 0
    for line in shown:
        if line.number > before + 1:
            left_out = _LEFT_OUT.say(locale).format(count=line.number - before - 1)
            yield terminal.paint(left_out, dim=True)
        before = line.number
        number = terminal.paint(str(line.number).rjust(digits), dim=True) + _GAP if numbered else ""
        name = pad(_NAMES[line.speaker].say(locale), names)
        note = "" if line.whole else f" {_NO_NEWLINE.say(locale)}"
        room = cells - names - len(_GAP) - width(note) - (digits + len(_GAP) if numbered else 0)
        text = cut(printable(line.text), room)
        painted = terminal.paint(name, _COLORS[line.speaker])
        yield f"{number}{painted}{_GAP}{text}{terminal.paint(note, dim=True)}".rstrip()
