"""Who said what, in order, of a conversation of any length in a bounded space."""

from collections import deque

from judge.model.conversation import Line, Speaker

_FIRST_LINES = 60
_LAST_LINES = 140
_LONGEST_LINE = 500  # bytes
_CUT = "…"


class Transcript:
    """Keeps the first and the last lines; those between are counted."""

    def __init__(self) -> None:
        """Begin with silence."""
        self._first: list[Line] = []
        self._last: deque[Line] = deque(maxlen=_LAST_LINES)
        self._count = 0
        self._speaker: Speaker | None = None
        self._begun = b""

    def add(self, speaker: Speaker, said: bytes) -> None:
        """Note a piece of what ``speaker`` says; a line may come in several."""
        if speaker is not self._speaker:
            self._leave_off()
            self._speaker = speaker
        pieces = said.split(b"\n")
        self._begun += pieces[0][: _LONGEST_LINE + 1]
        if len(pieces) == 1:
            return
        self._finish(speaker, self._begun)
        between = pieces[1:-1]
        hidden = len(between) - _FIRST_LINES - _LAST_LINES
        if hidden > 0:
            for piece in between[:_FIRST_LINES]:
                self._finish(speaker, piece)
            self._count += hidden
            between = between[-_LAST_LINES:]
        for piece in between:
            self._finish(speaker, piece)
        self._begun = pieces[-1][: _LONGEST_LINE + 1]

    def lines(self) -> tuple[Line, ...]:
        """Return what was kept so far."""
        self._leave_off()
        return (*self._first, *self._last)

    def _leave_off(self) -> None:
        """Keep the line that was begun as it stands."""
        if self._speaker is not None and self._begun:
            self._finish(self._speaker, self._begun, whole=False)
        self._begun = b""

    def _finish(self, speaker: Speaker, said: bytes, *, whole: bool = True) -> None:
        self._count += 1
        text = said[:_LONGEST_LINE].decode(errors="replace").removesuffix("\r")
        if len(said) > _LONGEST_LINE:
            text += _CUT
        line = Line(number=self._count, speaker=speaker, text=text, whole=whole)
        if len(self._first) < _FIRST_LINES:
            self._first.append(line)
        else:
            self._last.append(line)
