"""What is handed in to be judged."""

from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from judge.frozen import frozen


class Style(StrEnum):
    """How a solution takes its input: a call, standard input, or the tables that it queries."""

    FUNCTION = "function"
    STDIO = "stdio"
    QUERY = "query"


PROGRAM_STYLES = (Style.FUNCTION, Style.STDIO)


@frozen(kw_only=False)
class SourceFile:
    """One more file of a program, by its name below the program's folder."""

    name: str
    content: bytes


@frozen
class Submission:
    """A source file with the language and style in which it is to run.

    Where it is one of several, ``files`` are the others and ``name`` is its own. ``entry`` is what
    is started, where that does not follow from the source.
    In the style ``QUERY`` the language is a dialect of SQL.
    """

    path: Path
    source: str
    language: str
    style: Style
    name: str | None = None
    files: tuple[SourceFile, ...] = ()
    entry: str | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the source, and of the other files if there are any, in hexadecimal."""
        digest = sha256(self.source.encode(errors="surrogatepass"))
        for file in self.files:
            digest.update(f"\0{file.name}\0{len(file.content)}\0".encode() + file.content)
        return digest.hexdigest()
