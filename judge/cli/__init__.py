"""The command line: parses, prints, reads the clock and chooses the exit code."""

import gc
import os
import sys
from typing import NoReturn

_INTERRUPTED = 130
# A start makes a hundred thousand objects that stay; to look through them again and again for
# garbage, as after every 700 by default, takes a sixth of the time of `judge run`.
_GARBAGE_THRESHOLD = 50_000


def main() -> NoReturn:
    """Run ``judge`` with the arguments of this process, and end it."""
    gc.set_threshold(_GARBAGE_THRESHOLD)
    try:
        from judge.cli.context import real_context
        from judge.cli.program import run

        code = run(sys.argv[1:], real_context(sys.argv[1:]))
        _flush()
    except KeyboardInterrupt:  # before there was anybody to say it
        code = _INTERRUPTED
    sys.exit(code)


def _flush() -> None:
    """Write what is left; a reader that has gone must not become a traceback at exit."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
