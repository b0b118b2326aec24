"""LIKE and regular expressions, each engine's on Python's ``re``.

A pattern that ``re`` cannot take stops the statement as the engine's own error would. Nothing here
bounds the time of a match: whoever runs a statement must be able to kill the process.
"""

import re
import unicodedata
from functools import lru_cache

from judge.sql.runtime.failures import EngineError

_CACHED = 512
_LETTERS = (
    "a-zA-Z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u0370-\u03ff\u0400-\u052f"
)
_LETTERS += "\u1e00-\u1fff\u3041-\u30ff\u3131-\u318e\u4e00-\u9fff\uac00-\ud7a3"
_CLASSES = {
    "alpha": _LETTERS,
    "digit": "0-9",
    "alnum": _LETTERS + "0-9",
    "upper": "A-Z",
    "lower": "a-z",
    "space": r"\s",
    "blank": r" \t",
    "punct": r"!-/:-@\[-`{-~",
    "xdigit": "0-9A-Fa-f",
    "word": r"\w",
    "cntrl": r"\x00-\x1f\x7f",
    "print": r"\x20-\x7e",
    "graph": r"\x21-\x7e",
}
_POSIX = re.compile(r"\[:(\w+):\]")
_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "n": re.DOTALL, "s": re.DOTALL, "x": re.VERBOSE}


@lru_cache(maxsize=_CACHED)
def _like(pattern: str, escape: str) -> re.Pattern[str]:
    """Compile a LIKE pattern."""
    parts, place = [], 0
    while place < len(pattern):
        character = pattern[place]
        if escape and character == escape and place + 1 < len(pattern):
            place += 1
            parts.append(re.escape(pattern[place]))
        else:
            parts.append({"%": ".*", "_": "."}.get(character) or re.escape(character))
        place += 1
    return re.compile("".join(parts), re.DOTALL)


def like(text: str, pattern: str, escape: str) -> bool:
    """LIKE with regard to case."""
    return _like(pattern, escape).fullmatch(text) is not None


def mysql_like(text: str, pattern: str, escape: str) -> bool:
    """LIKE by MySQL's collation."""
    return _like(_bare(pattern), escape.lower()).fullmatch(_bare(text)) is not None


def folded_like(text: str, pattern: str, escape: str) -> bool:
    """ILIKE: case does not count, accents do."""
    return _like(pattern.lower(), escape.lower()).fullmatch(text.lower()) is not None


@lru_cache(maxsize=1 << 12)
def _bare(text: str) -> str:
    """Drop case and accents but keep one character for one."""
    return "".join(_plain(character) for character in text)


@lru_cache(maxsize=1 << 12)
def _plain(character: str) -> str:
    """Reduce one character."""
    if character.isascii():
        return character.lower()

    base = unicodedata.normalize("NFD", character.lower())
    bare = "".join(c for c in base if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare)[:1] or character


@lru_cache(maxsize=_CACHED)
def compiled(pattern: str, flags: int, code: str) -> re.Pattern[str]:
    """Compile a regular expression; POSIX classes are written out."""
    text = _POSIX.sub(lambda match: _CLASSES.get(match[1], match[0]), pattern)
    try:
        return re.compile(text, flags)
    except re.error as error:
        raise EngineError(code, f"invalid regular expression: {error}") from None


def flags_of(letters: str, start: int) -> int:
    """Read match options; ``c`` takes IGNORECASE away."""
    flags = start
    for letter in letters:
        flags = flags & ~re.IGNORECASE if letter == "c" else flags | _FLAGS.get(letter, 0)
    return flags


def mysql_pattern(pattern: str, letters: str | None) -> re.Pattern[str]:
    """Compile for MySQL (ICU): case does not count, ``.`` takes no line end."""
    wanted = flags_of(letters or "", re.IGNORECASE)
    text = pattern.replace("[[:<:]]", r"\b").replace("[[:>:]]", r"\b")
    if "(?-i)" in text:
        text, wanted = text.replace("(?-i)", ""), wanted & ~re.IGNORECASE
    return compiled(text, wanted, "3685")


def mysql_matches(text: str, pattern: str, letters: str | None = None) -> bool:
    """REGEXP and REGEXP_LIKE."""
    return mysql_pattern(pattern, letters).search(text) is not None


def nth(found: re.Pattern[str], text: str, position: int, occurrence: int) -> re.Match[str] | None:
    """Find a match by its number, from a position that counts from 1."""
    for count, match in enumerate(found.finditer(text, max(position - 1, 0)), start=1):
        if count == max(occurrence, 1):
            return match
    return None


def place(found: re.Pattern[str], text: str, position: int, occurrence: int, *, after: bool) -> int:
    """REGEXP_INSTR: the place of a match from 1 (or the one after it), 0 for none."""
    match = nth(found, text, position, occurrence)
    return 0 if match is None else (match.end() if after else match.start()) + 1


def part(found: re.Pattern[str], text: str, position: int, occurrence: int) -> str | None:
    """REGEXP_SUBSTR."""
    match = nth(found, text, position, occurrence)
    return None if match is None else match[0]


def replaced(
    found: re.Pattern[str], text: str, template: str, position: int, occurrence: int
) -> str:
    """REGEXP_REPLACE: every match (occurrence 0) or one; ``template`` is Python's."""
    head, tail = text[: position - 1], text[position - 1 :]
    if occurrence == 0:
        return head + found.sub(template, tail)
    match = nth(found, text, position, occurrence)
    if match is None:
        return text
    return text[: match.start()] + match.expand(template) + text[match.end() :]


def template_of(text: str, sign: str) -> str:
    r"""Turn ``$1`` or ``\1`` in a replacement to Python's template."""
    if sign == "$":
        escaped = text.replace("\\", "\\\\")
        return re.sub(r"\$(\d)", r"\\g<\1>", escaped)
    return re.sub(r"\\(\d)|\\&", lambda m: rf"\g<{m[1] or 0}>", text)


def mysql_replace(  # noqa: PLR0913, PLR0917 - the function's own
    text: str,
    pattern: str,
    new: str,
    position: int = 1,
    occurrence: int = 0,
    letters: str | None = None,
) -> str:
    """REGEXP_REPLACE."""
    found = mysql_pattern(pattern, letters)
    return replaced(found, text, template_of(new, "$"), position, occurrence)


def mysql_place(  # noqa: PLR0913, PLR0917 - the function's own
    text: str,
    pattern: str,
    position: int = 1,
    occurrence: int = 1,
    after: int = 0,
    letters: str | None = None,
) -> int:
    """REGEXP_INSTR."""
    found = mysql_pattern(pattern, letters)
    return place(found, text, position, occurrence, after=bool(after))


def mysql_part(
    text: str, pattern: str, position: int = 1, occurrence: int = 1, letters: str | None = None
) -> str | None:
    """REGEXP_SUBSTR."""
    return part(mysql_pattern(pattern, letters), text, position, occurrence)
