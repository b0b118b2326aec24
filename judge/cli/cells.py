"""Text measured in cells of a terminal, where a letter of Hangul takes two."""

from collections.abc import Iterator
from unicodedata import category, combining, east_asian_width

_WIDE = frozenset("WF")
_ELLIPSIS = "…"
_SHOWN = str.maketrans({" ": "·", "\t": "→", "\r": "␍", "\u00a0": "⍽"})


def width(text: str) -> int:
    """Cells that ``text``, one line, takes."""
    if text.isascii():
        return len(text)
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> int:
    if combining(letter) or category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(letter) in _WIDE else 1


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Fill ``text`` with spaces up to ``cells``; a longer one stays as it is."""
    space = " " * max(0, cells - width(text))
    return space + text if right else text + space


def cut(text: str, cells: int) -> str:
    """Take what fits into ``cells``, with an ellipsis where something is left out."""
    if len(text) <= cells and width(text) <= cells:
        return text
    return _head(text, cells - 1) + _ELLIPSIS


def _head(text: str, cells: int) -> str:
    taken = 0
    for index, letter in enumerate(text):
        taken += _letter_width(letter)
        if taken > cells:
            return text[:index]
    return text


def wrap(text: str, cells: int) -> list[str]:
    """Break ``text`` at spaces into lines of at most ``cells``.

    A longer word is broken inside, unless it is a path, which one may want to copy. Line breaks in
    ``text`` are kept; an empty text is one empty line.
    """
    return [line for paragraph in text.split("\n") for line in _wrap_paragraph(paragraph, cells)]


def _wrap_paragraph(paragraph: str, cells: int) -> Iterator[str]:
    line = ""
    for word in paragraph.split():
        joined = f"{line} {word}" if line else word
        if width(joined) <= cells:
            line = joined
            continue
        if line:
            yield line
        *full, line = _pieces(word, cells)
        yield from full
    yield line


def _pieces(word: str, cells: int) -> Iterator[str]:
    while width(word) > cells and "/" not in word:
        head = _head(word, cells) or word[0]
        yield head
        word = word[len(head) :]
    yield word


def printable(text: str) -> str:
    r"""Write control characters as ``\x1b``: what a solution prints must not steer the terminal.

    Tabs become four spaces; line breaks stay.
    """
    text = text.replace("\t", "    ")
    if text.replace("\n", "").isprintable():
        return text
    return "".join(
        letter if letter == "\n" or letter.isprintable() else _escaped(letter) for letter in text
    )


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode() if letter != "\ufffd" else letter


def visible(text: str) -> str:
    """Write spaces and tabs as signs, for one line whose whitespace matters."""
    return printable(text.translate(_SHOWN))
