"""What a command needs of the world: made once here, handed in by tests."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from judge.cli.engine import Engine
from judge.cli.locales import choose_locale
from judge.cli.one_key import has_keyboard, read_key, read_key_within
from judge.cli.terminal import Terminal
from judge.frozen import frozen
from judge.model.text import Locale, Text

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

_USUAL_WIDTH = 80
_BOOT = Path("/proc/sys/kernel/random/boot_id")


@frozen
class Context:
    """The world of one call of ``judge``.

    ``now`` is the clock (UTC), ``monotonic`` a stopwatch in seconds, ``sleep`` waits. ``edit``
    opens an editor's command line and returns its exit code. ``key`` waits for one key, and
    ``key_within`` for some seconds at most, after which it returns ""; both are None where nobody
    sits at a keyboard. ``zone`` is where the learner is; None is the system's. ``uptime`` says how
    many seconds ago the machine was started, asleep or not, and the boot's name.
    """

    locale: Locale
    terminal: Terminal
    stdin: TextIO
    directory: Path
    environment: Mapping[str, str]
    now: "Callable[[], datetime]"
    monotonic: Callable[[], float]
    uptime: Callable[[], tuple[float, str]]
    sleep: Callable[[float], None]
    edit: Callable[[Sequence[str]], int]
    engine: Engine
    key: Callable[[], str] | None = None
    key_within: Callable[[float], str] | None = None
    zone: "tzinfo | None" = None

    def say(self, text: Text) -> str:
        """``text`` in the learner's language."""
        return text.say(self.locale)

    def shown(self, path: Path) -> Path:
        """``path`` as one would type it here."""
        return path.relative_to(self.directory) if path.is_relative_to(self.directory) else path


def real_context(arguments: Sequence[str]) -> Context:
    """Read the process: streams, environment, current directory, clock."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # Hangul on a terminal of Latin-1
    return Context(
        locale=choose_locale(arguments, os.environ, Path.cwd()),
        terminal=_terminal(arguments),
        stdin=sys.stdin,
        directory=Path.cwd(),
        environment=os.environ,
        now=_now,
        monotonic=time.monotonic,
        uptime=_uptime,
        sleep=time.sleep,
        edit=_edit,
        engine=Engine(),
        key=read_key if has_keyboard() else None,
        key_within=read_key_within if has_keyboard() else None,
    )


def _terminal(arguments: Sequence[str]) -> Terminal:
    """Colour is for terminals only; https://no-color.org says that any NO_COLOR but "" counts."""
    plain = bool(os.environ.get("NO_COLOR")) or "--no-color" in arguments
    return Terminal(
        out=sys.stdout,
        err=sys.stderr,
        color=sys.stdout.isatty() and not plain and os.environ.get("TERM") != "dumb",
        width=_width(),
        live=sys.stderr.isatty() and os.environ.get("TERM") != "dumb",
    )


def _width() -> int:
    """Cells of a line: COLUMNS if it is set, else what the terminal says, else 80."""
    if os.environ.get("COLUMNS", "").isdigit():
        return int(os.environ["COLUMNS"]) or _USUAL_WIDTH
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _USUAL_WIDTH
    except (OSError, ValueError):
        return _USUAL_WIDTH


def _now() -> "datetime":
    from datetime import UTC, datetime  # 2 ms that only a record needs

    return datetime.now(UTC)


def _uptime() -> tuple[float, str]:
    """Read the ticks that go on in sleep: BOOTTIME on Linux; elsewhere MONOTONIC does."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    try:
        boot = _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        boot = ""
    return time.clock_gettime(clock), boot


def _edit(command: Sequence[str]) -> int:
    import subprocess  # 4 ms, for --open only

    return subprocess.call(command)
