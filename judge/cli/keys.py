"""A word typed with the Korean layout on, read as the Latin keys under the fingers.

On the two-set layout (두벌식, KS X 5002) every key has one letter of Hangul, and the input method
joins letters into syllables: ``list`` comes out as ``ㅣㅑㄴㅅ``, ``new`` as ``ㅜㄷㅈ``, and ``run``
as ``겨ㅜ``. Unicode's compatibility decomposition takes both forms apart into the same letters.
"""

from unicodedata import normalize

_LEADS = "rrseefaqqttdwwczxvg"  # from U+1100 on; a doubled letter is the same key with shift
_VOWELS = (  # from U+1161 on
    *("k", "o", "i", "o", "j", "p", "u", "p", "h", "hk", "ho", "hl", "y", "n", "nj", "np", "nl"),
    *("b", "m", "ml", "l"),
)
_TAILS = (  # from U+11A8 on
    *("r", "r", "rt", "s", "sw", "sg", "e", "f", "fr", "fa", "fq", "ft", "fx", "fv", "fg", "a"),
    *("q", "qt", "t", "t", "d", "w", "c", "z", "x", "v", "g"),
)
_KEYS = {
    chr(first + index): keys
    for first, letters in ((0x1100, _LEADS), (0x1161, _VOWELS), (0x11A8, _TAILS))
    for index, keys in enumerate(letters)
}


def has_hangul(text: str) -> bool:
    """Whether any letter of ``text`` could come from the Korean layout."""
    return any(letter in _KEYS for letter in normalize("NFKD", text))


def to_latin(text: str) -> str:
    """Return the keys that were pressed to type ``text``, in small letters; others stay."""
    return "".join(_KEYS.get(letter, letter) for letter in normalize("NFKD", text)).lower()
