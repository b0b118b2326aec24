"""Folding: what two texts have to share to say the same word.

Hangul typed on macOS may come decomposed, so texts are composed (NFC). Case does not count, nor
does the width of Latin letters. Korean is spaced as its writer likes, so that an alias with Hangul
is compared without spaces, hyphens, slashes and underscores (``squeeze``).
"""

import re
from unicodedata import normalize

_ODD = {
    **{0xFF01 + index: 0x21 + index for index in range(94)},  # full-width Latin
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD)),  # of no width: gone
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212), ord("-")),
    **dict.fromkeys((0x2018, 0x2019, 0x02BC), ord("'")),
    **dict.fromkeys((0x201C, 0x201D), ord('"')),
}
_SPACES = re.compile(r"\s+")
_SEPARATORS = re.compile(r"[\s\-/_]+")
_HANGUL = re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]")
SEPARATORS = frozenset(" -/_")


def compose(text: str) -> str:
    """Write ``text`` the one way that Unicode and keyboards offer several of; case stays."""
    return normalize("NFC", text).translate(_ODD)


def fold(text: str) -> str:
    """Fold a text: composed, caseless, one space wherever there is any."""
    caseless = normalize("NFC", compose(text).casefold())
    return _SPACES.sub(" ", caseless).strip()


def squeeze(folded: str) -> str:
    """Leave out what Korean writers use or leave out as they like."""
    return _SEPARATORS.sub("", folded)


def has_hangul(text: str) -> bool:
    """Whether any letter of ``text`` is Korean."""
    return _HANGUL.search(text) is not None
