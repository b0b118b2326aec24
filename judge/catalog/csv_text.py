"""Read rows of comma-separated text, as RFC 4180 has it, with the line of each.

A field with nothing between its commas is NULL, and ``""`` is a text without letters; Python's own
csv module does not tell the two apart.
"""

import re
from collections.abc import Iterator

from judge.frozen import frozen
from judge.model.problem import Cell
from judge.model.text import BilingualError

_FIELD = re.compile(r'"((?:[^"]|"")*)"|([^",\n]*)')


class CsvError(BilingualError):
    """A line that is no row; ``line`` counts from 1 within the text."""

    def __init__(self, line: int, en: str, ko: str) -> None:
        """Keep the line beside the reason."""
        super().__init__(en, ko)
        self.line = line


@frozen(kw_only=False)
class CsvRow:
    """The fields of a row, and the line on which it begins."""

    line: int
    cells: tuple[Cell, ...]


def read_csv(text: str) -> Iterator[CsvRow]:
    """Yield every row; blank lines are none. CsvError where a quote has no end."""
    text = text.replace("\r\n", "\n")
    at, line, begun, cells = 0, 1, 1, list[Cell]()
    while at < len(text):
        match = _FIELD.match(text, at)
        if match is None or ((end := match.end()) < len(text) and text[end] not in ",\n"):
            raise CsvError(
                line,
                'a quote " stands in the middle of a field; put the whole field in quotes',
                '필드 중간에 "가 있습니다. 필드 전체를 따옴표로 감싸세요',
            )
        quoted, bare = match[1], match[2]
        cells.append(quoted.replace('""', '"') if quoted is not None else bare.strip() or None)
        line += match[0].count("\n")
        at = match.end() + 1
        if at > len(text) or text[at - 1] == "\n":
            if cells != [None]:
                yield CsvRow(begun, tuple(cells))
            cells, line = [], line + 1
            begun = line
    if cells:  # the text ended with a comma
        yield CsvRow(begun, (*cells, None))
