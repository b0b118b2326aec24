"""What is handed in to be judged."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path


class Style(StrEnum):
    """How a solution takes its input: a call, standard input, or the tables that it queries."""

    FUNCTION = "function"
    STDIO = "stdio"
    QUERY = "query"


PROGRAM_STYLES = (Style.FUNCTION, Style.STDIO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A source file with the language and style in which it is to run.

    In the style ``QUERY`` the language is a dialect of SQL.
    """

    path: Path
    source: str
    language: str
    style: Style

    @property
    def digest(self) -> str:
        """SHA-256 of the source, in hexadecimal."""
        return sha256(self.source.encode(errors="surrogatepass")).hexdigest()
