"""One line of progress, drawn only on a terminal and only when it takes longer than a second."""

from collections.abc import Callable

from judge.cli.cells import cut
from judge.cli.terminal import Terminal

_PATIENCE_SECONDS = 1.0
_BAR = 24  # cells


class Progress:
    """Draws how far the work is; ``pause`` takes the line away before anything else is written."""

    def __init__(self, terminal: Terminal, clock: Callable[[], float]) -> None:
        """Start the stopwatch."""
        self._terminal = terminal
        self._clock = clock
        self._start = clock()
        self._drawn = False

    def draw(self, done: int, total: int, doing: str) -> None:
        """Show the bar and what is being done."""
        if not self._terminal.live or self._clock() - self._start < _PATIENCE_SECONDS:
            return
        full = _BAR * done // max(total, 1)
        bar = "█" * full + "░" * (_BAR - full)
        self._terminal.draw(cut(f"{bar} {done}/{total} {doing}", self._terminal.width - 1))
        self._drawn = True

    def pause(self) -> None:
        """Take the line away."""
        if self._drawn:
            self._terminal.draw("")
            self._drawn = False
