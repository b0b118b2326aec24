"""Reads an author's Python without running it."""

import ast
from pathlib import Path

from judge.errors import ContentError, Mistake, Place


def read_python(path: Path) -> tuple[str, ast.Module]:
    """Return the text and what it parses to; ContentError where it is no Python."""
    try:
        text = path.read_text(encoding="utf-8")
        return text, ast.parse(text)
    except SyntaxError as error:
        line, en, ko = error.lineno or 1, f"Python: {error.msg}", f"파이썬: {error.msg}"
    except ValueError:  # bytes that are no UTF-8, or a zero among them
        line, en, ko = 1, "this is no text; write it in UTF-8", "UTF-8 텍스트가 아닙니다"
    except (RecursionError, MemoryError):
        line, en, ko = (
            1,
            "this Python is nested too deep to be read; simplify it",
            "너무 깊게 중첩되어 읽을 수 없습니다. 단순하게 고치세요",
        )
    raise wrong(path, line, en, ko)


def wrong(path: Path, line: int, en: str, ko: str) -> ContentError:
    """Make the error for one mistake in a line."""
    return ContentError([mistake(path, line, en, ko)])


def mistake(path: Path, line: int, en: str, ko: str) -> Mistake:
    """Make one mistake in a line."""
    return Mistake(place=Place(file=path, line=line), key="", en=en, ko=ko)
