r"""Finds the arguments of LaTeX commands: ``{...}`` with braces inside, or a single sign."""

import re

_WORD = re.compile(r"\\[A-Za-z]+|\\.", re.DOTALL)


def argument_at(text: str, at: int) -> tuple[str, int]:
    """Return the argument that begins at ``at``, spaces aside, and the position behind it."""
    while at < len(text) and text[at].isspace():
        at += 1
    if at == len(text):
        return "", at
    if text[at] != "{":
        word = _WORD.match(text, at)
        return (word[0], word.end()) if word else (text[at], at + 1)
    end = closing(text, at)
    return text[at + 1 : end], end + 1


def closing(text: str, at: int) -> int:
    """Position of the brace that closes the one at ``at``; the text's end where none does."""
    depth, place = 0, at
    while place < len(text):
        letter = text[place]
        if letter == "\\":
            place += 1
        elif letter == "{":
            depth += 1
        elif letter == "}":
            depth -= 1
            if depth == 0:
                return place
        place += 1
    return len(text)


def optional_at(text: str, at: int) -> tuple[str, int]:
    """Return what stands in ``[...]`` at ``at``, empty where nothing does, and what is behind."""
    if at < len(text) and text[at] == "[":
        end = text.find("]", at)
        if end >= 0:
            return text[at + 1 : end], end + 1
    return "", at
