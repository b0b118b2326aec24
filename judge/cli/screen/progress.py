"""One line of progress on a terminal: for what takes longer than a second, or surely will."""

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

    def draw(self, done: float, total: int, doing: str) -> None:
        """Show the bar and what is being done; a fraction of ``done`` is of the next one."""
        if self._clock() - self._start < _PATIENCE_SECONDS:
            return
        full = int(_BAR * done / max(total, 1))
        bar = "█" * full + "░" * (_BAR - full)
        self.announce(f"{bar} {int(done)}/{total} {doing}")

    def announce(self, doing: str) -> None:
        """Show at once what is being done, where it is known to be slow."""
        if self._terminal.live:
            self._terminal.draw(cut(doing, self._terminal.width - 1))
            self._drawn = True

    def pause(self) -> None:
        """Take the line away."""
        if self._drawn:
            self._terminal.draw("")
            self._drawn = False
