"""Reads a single key from a terminal, without the line's end."""

import sys

from judge.cli.keys import to_latin


def read_key() -> str:
    """Wait for a key; a letter of Hangul is the Latin one under the finger. Ctrl-C interrupts."""
    import termios  # here, for who has a terminal
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        key = sys.stdin.read(1)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    return to_latin(key)


def has_keyboard() -> bool:
    """Whether somebody sits there who could press one."""
    return sys.stdin.isatty() and sys.stdout.isatty()
