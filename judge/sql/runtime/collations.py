"""Orders and equalities of text that SQLite does not have, each as a collation.

``mysql_text``: case and accents do not count, as in utf8mb4_0900_ai_ci, whose order of ASCII is the
Unicode collation algorithm's (spaces and punctuation, then symbols, digits, letters). Spaces at the
end count (that collation is NO PAD).
"""

import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

_ASCII_ORDER = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
_FIRST_CONTROLS = "\t\n\x0b\x0c\r "
_RANKS = {character: chr(rank + 1) for rank, character in enumerate(_FIRST_CONTROLS + _ASCII_ORDER)}
_SPECIAL = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"}
_CACHED = 1 << 14


@lru_cache(maxsize=_CACHED)
def mysql_key(text: str) -> str:
    """Map text to a key: equal texts have equal keys, and keys order as the collation does."""
    folded = folded_text(text)
    return "".join(_RANKS.get(character, character) for character in folded)


@lru_cache(maxsize=_CACHED)
def folded_text(text: str) -> str:
    """Drop marks and case; Hangul syllables stay whole."""
    if text.isascii():
        return text.casefold()
    marked = unicodedata.normalize("NFD", "".join(_SPECIAL.get(c, c) for c in text.casefold()))
    bare = "".join(c for c in marked if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=_CACHED)
def number_key(text: str) -> Decimal:
    """Read a decimal; what is none sorts first."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("-Infinity")


@lru_cache(maxsize=_CACHED)
def time_key(text: str) -> float:
    """Count a TIME's seconds: "-838:59:59" to "838:59:59"."""
    hours, _, rest = text.lstrip("-").partition(":")
    minutes, _, seconds = rest.partition(":")
    try:
        total = int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds or 0)
    except ValueError:
        return 0.0
    return -total if text.startswith("-") else total


def by_key(key: Callable[[str], str | float | Decimal]) -> Callable[[str, str], int]:
    """Make a collation of a key."""

    def compare(left: str, right: str) -> int:
        """Compare two texts by their keys."""
        if left == right:
            return 0
        first, second = key(left), key(right)
        return (first > second) - (first < second)  # type: ignore[operator]

    return compare
