"""The command line: parses, prints, reads the clock and chooses the exit code."""

import gc
import os
import sys
from typing import NoReturn

_INTERRUPTED = 130
_COLLECTED_EVERY = 50_000  # objects; of the tens of thousands that imports make, none is garbage


def main() -> NoReturn:
    """Run ``judge`` with the arguments of this process, and end it."""
    gc.set_threshold(_COLLECTED_EVERY)
    try:
        from judge.cli.context import real_context
        from judge.cli.program import run

        code = run(sys.argv[1:], real_context(sys.argv[1:]))
        _flush()
    except KeyboardInterrupt:  # before there was anybody to say it
        code = _INTERRUPTED
    gc.freeze()  # or the end of the interpreter looks for garbage in all of it: 12 ms
    sys.exit(code)


def _flush() -> None:
    """Write what is left; what cannot be written must not become a traceback at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
