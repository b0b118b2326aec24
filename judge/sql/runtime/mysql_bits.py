"""MySQL's bit operators: over 64 bits without a sign.

SQLite's integers have one, so a value from 2^63 on is the text of its digits; what counts on with
it reads that text.
"""

import operator
from collections.abc import Callable, Mapping

_MASK = (1 << 64) - 1
_SIGNED = 1 << 63
_WIDTH = 64

Bits = int | str


def unsigned(value: int) -> Bits:
    """Give a number as SQLite can hold it."""
    bits = value & _MASK
    return bits if bits < _SIGNED else str(bits)


def _shifted(left: int, count: int) -> int:
    """Shift to the left; from 64 on nothing is left."""
    return left << count if 0 <= count < _WIDTH else 0


def _dropped(left: int, count: int) -> int:
    """Shift to the right."""
    return left >> count if 0 <= count < _WIDTH else 0


_OPERATORS: Mapping[str, Callable[[int, int], int]] = {
    "&": operator.and_,
    "|": operator.or_,
    "^": operator.xor,
    "<<": _shifted,
    ">>": _dropped,
}


def joined(sign: str, left: Bits, right: Bits) -> Bits:
    """Operate on two numbers; a shift by a negative number is one by a very large one."""
    count = int(right) if "<" in sign or ">" in sign else int(right) & _MASK
    return unsigned(_OPERATORS[sign](int(left) & _MASK, count))


def inverted(value: Bits) -> Bits:
    """Turn every bit round."""
    return unsigned(~int(value))
