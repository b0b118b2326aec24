"""Reads a single key from a terminal, without the line's end."""

import os
import sys

from judge.cli.keys import to_latin

_LONGEST = 64  # bytes that one press may come as


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


def read_key_within(seconds: float) -> str:
    """Wait for a key as :func:`read_key` does, but not for ever; "" where none was pressed."""
    import select  # here, for who has a terminal
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSANOW)
        ready, _, _ = select.select([sys.stdin], [], [], seconds)
        key = os.read(descriptor, _LONGEST).decode(errors="ignore") if ready else ""
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
    return to_latin(key)[:1]


def has_keyboard() -> bool:
    """Whether somebody sits there who could press one."""
    return sys.stdin.isatty() and sys.stdout.isatty()
