"""Parts a text of SQL into its statements."""

import re
from collections.abc import Iterator

_PIECE = re.compile(
    r"'(?:[^'\\]|''|\\.)*+'|\"(?:[^\"\\]|\"\"|\\.)*+\"|`[^`]*`"
    r"|(?P<comment>--[^\n]*|\#[^\n]*|/\*.*?(?:\*/|\Z))|(?P<end>;)|(?P<other>.)",
    re.DOTALL,
)
_QUOTES = frozenset("'\"`")
_STORED = re.compile(
    r"(?>\s+|(?:--|\#)[^\n]*+|/\*.*?\*/)*+"
    r"(?P<what>CREATE\s+(?:OR\s+REPLACE\s+)?(?:DEFINER\s*=\s*\S+\s+)?"
    r"(?:AGGREGATE\s+)?(?:FUNCTION|PROCEDURE|TRIGGER|PACKAGE|EVENT)|DELIMITER|DECLARE|BEGIN|DO)\b",
    re.DOTALL | re.IGNORECASE,
)
_NOT_A_NEWLINE = re.compile(r"[^\n]")


def stored_program(source: str) -> str | None:
    """Say with which words a text defines a program that the engine would store or run, if it does.

    Its semicolons part no statements.
    """
    found = _STORED.match(source)
    return " ".join(found["what"].upper().split()) if found else None


def split_statements(source: str) -> tuple[str, ...]:
    """Return the statements, each on the lines and in the columns where it stood.

    What comes before one is blank, so that a place in it is a place in ``source``. Comments alone
    are no statement.
    """
    return tuple(_split(source))


def unclosed_quote(source: str) -> int | None:
    """Find where a quote begins that nothing ends."""
    others = (piece for piece in _PIECE.finditer(source) if piece["other"])
    return next((piece.start() for piece in others if piece[0] in _QUOTES), None)


def is_begun(source: str) -> bool:
    """Whether the last statement is not ended: what comes next would belong to it."""
    return len(split_statements(source + "\nx")) == len(split_statements(source))


def _split(source: str) -> Iterator[str]:
    start, has_code = 0, False
    for piece in _PIECE.finditer(source):
        if piece["end"]:
            if has_code:
                yield _alone(source, start, piece.start())
            start, has_code = piece.end(), False
        elif not piece["comment"] and not piece[0].isspace():
            has_code = True
    if has_code:
        yield _alone(source, start, len(source))


def _alone(source: str, start: int, stop: int) -> str:
    return _NOT_A_NEWLINE.sub(" ", source[:start]) + source[start:stop]
