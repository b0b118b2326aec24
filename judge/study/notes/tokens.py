"""What counts in a source: its tokens without comments and whitespace, each with its line."""

from collections.abc import Iterator
from typing import NamedTuple

PYTHON = frozenset({"python", "pypy"})
_LEXERS = {  # languages that are called otherwise by Pygments, or that share a lexer
    **{name: name for name in ("c", "cpp", "csharp", "go", "java", "javascript", "kotlin")},
    **{name: name for name in ("ruby", "rust", "typescript", "mysql", "postgresql", "python")},
    "pypy": "python",
    "oracle": "sql",
    "sqlite": "sql",
}


class Token(NamedTuple):
    """A token and the line, from 1, in which it begins; ``names`` says that it names a function."""

    text: str
    line: int
    names: bool = False


def significant(source: str, language: str) -> tuple[Token, ...]:
    """Return the tokens that count; a language that is not known has its words for tokens."""
    if language not in _LEXERS:
        return tuple(_words(source))
    return tuple(_lexed(source.replace("\r\n", "\n"), _LEXERS[language]))


def _words(source: str) -> Iterator[Token]:
    for number, line in enumerate(source.split("\n"), start=1):
        yield from (Token(word, number) for word in line.split())


def _lexed(source: str, lexer: str) -> Iterator[Token]:
    from pygments.lexers import get_lexer_by_name
    from pygments.token import Comment, Name, String, Whitespace

    line = 1
    chosen = get_lexer_by_name(lexer, stripnl=False, ensurenl=False)
    for kind, text in chosen.get_tokens(source):
        ignored = (
            kind in Comment and kind not in Comment.Preproc and kind not in Comment.PreprocFile
        )
        if text.strip() and not (ignored or kind in Whitespace or kind in String.Doc):
            yield Token(text.strip(), line, kind in Name.Function)
        line += text.count("\n")
