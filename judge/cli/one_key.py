"""Reads a single key from a terminal, without the line's end."""

import os
import sys

from judge.cli.keys import to_latin

_ESCAPE, _SEQUENCE = b"\x1b", 32  # an arrow is sent as ESC [ A, at once
_SOON_SECONDS = 0.02
_FOLLOWING = ((0xF0, 3), (0xE0, 2), (0xC0, 1))  # by the first octet of a letter (RFC 3629)


def read_key() -> str:
    """Wait for a key; a letter of Hangul is the Latin one under the finger. Ctrl-C interrupts.

    A key without a letter, such as an arrow, is all that the terminal sends for it.
    """
    return _read(None)


def read_key_within(seconds: float) -> str:
    """Wait for a key as ``read_key`` does, for some seconds at most; then return ""."""
    return _read(seconds)


def _read(seconds: float | None) -> str:
    import select  # here, for who has a terminal
    import termios
    import tty

    descriptor = sys.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor)
        if seconds is not None and not select.select([descriptor], [], [], seconds)[0]:
            return ""
        key = _letter(descriptor)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    return to_latin(key)


def _letter(descriptor: int) -> str:
    """Read the octets of one letter of UTF-8; past Python's buffer, which no select would see."""
    import select

    octets = os.read(descriptor, 1)
    if octets == _ESCAPE and select.select([descriptor], [], [], _SOON_SECONDS)[0]:
        return (octets + os.read(descriptor, _SEQUENCE)).decode(errors="replace")
    following = next((n for bits, n in _FOLLOWING if octets and octets[0] >= bits), 0)
    while following and (more := os.read(descriptor, following)):
        octets += more
        following -= len(more)
    return octets.decode(errors="replace")


def has_keyboard() -> bool:
    """Whether somebody sits there who could press one."""
    return sys.stdin.isatty() and sys.stdout.isatty()
