"""Holds the table of a dry run against what really happened.

A run is a sequence of moments, and the table shows some of them: a row is right where the values
that it names stood together at a moment after that of the row before. So a row may be of the start
or the end of a loop's turn, and turns may be left out. A cell that is blank says nothing, and one
that cannot be read as a value makes its row unknown where nothing else fits.
"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from judge.frozen import frozen
from judge.model.text import Text
from judge.properties.trace import LONG, UNSET, Moment
from judge.study.notes.document import Section, without_comments
from judge.study.notes.finding import Word

_ROW = re.compile(r"^\s*\|(.*)\|\s*$")
_DELIMITER = re.compile(r"^\s*\|[\s|:-]+\|\s*$")
_IDENTIFIER = re.compile(r"[A-Za-z_]\w*")
_BLANK = frozenset({"", "-", "--", "\N{EM DASH}", "…", "...", "·"})
_COUNTERS = frozenset({"step", "row", "line"})  # columns that count; no variable is meant
_LONGEST = 1000  # characters of a cell


@frozen
class Row:
    """A row of the table; ``cells`` by the variable's name."""

    line: int
    cells: Mapping[str, str]


@frozen
class Table:
    """A table with values of variables; ``before`` is the text above it, which may name a case.

    ``others`` are heads of columns that are no name of a variable.
    """

    line: int
    names: tuple[str, ...]
    rows: tuple[Row, ...]
    before: str
    others: tuple[str, ...] = ()


@frozen(kw_only=False)
class Walked:
    """What came of holding a table against a run; ``line`` is that of the row in question."""

    word: Word
    why: Text
    line: int


def find_table(section: Section) -> Table | None:
    """Return the first table of a section that has rows."""
    lines = without_comments(section.text).split("\n")
    for at, (head, delimiter) in enumerate(pairwise(lines)):
        if not _ROW.match(head) or not _DELIMITER.match(delimiter):
            continue
        names = _cells(head)
        first = section.line + 1 + at  # the heading is above the text's first line
        rows = tuple(_rows(lines[at + 2 :], names, first + 2))
        if rows:
            wanted = tuple(name for name in names if _is_variable(name))
            silent = {*wanted, *_BLANK, *_COUNTERS, "#"}
            others = tuple(name for name in names if name not in silent)
            return Table(
                line=first, names=wanted, rows=rows, before="\n".join(lines[:at]), others=others
            )
    return None


def _rows(lines: Sequence[str], names: Sequence[str], first: int) -> Iterator[Row]:
    for number, line in enumerate(lines, start=first):
        if not _ROW.match(line):
            return
        cells = dict(zip(names, _cells(line), strict=False))
        if any(cell not in _BLANK for name, cell in cells.items() if _is_variable(name)):
            yield Row(line=number, cells=cells)


def _cells(line: str) -> list[str]:
    r"""Split at bars; ``\|`` is a bar within a cell."""
    inner = line.strip()[1:-1]
    cells = re.split(r"(?<!\\)\|", inner)
    return [cell.strip().strip("`").strip().replace("\\|", "|") for cell in cells]


def _is_variable(name: str) -> bool:
    return _IDENTIFIER.fullmatch(name) is not None and name not in _COUNTERS


def walk(table: Table, moments: Sequence[Moment], *, whole: bool) -> Walked:
    """Compare row by row; ``moments`` hold values in the order of ``table.names``.

    ``whole``: the run was recorded to its end. Columns that are no variable of the code are left
    out.
    """
    columns = [at for at in range(len(table.names)) if any(m[at] != UNSET for m in moments)]
    names = tuple(table.names[at] for at in columns)
    if not names:
        said = ", ".join(table.names)
        return Walked(
            Word.UNKNOWN,
            Text(f"the code has no variable called {said}", f"코드에 {said} 변수가 없습니다"),
            table.line,
        )
    rest = [dict(zip(names, (moment[at] for at in columns), strict=True)) for moment in moments]
    rows = [_narrowed(row, names) for row in table.rows]
    for number, row in enumerate(rows, start=1):
        if not row.cells:
            continue
        found = next((at for at, moment in enumerate(rest) if _fits(row, moment)), None)
        if found is None:
            return _differs(number, row, rest, whole=whole)
        rest = rest[found:]
    count = len(rows)
    left = ", ".join((*(name for name in table.names if name not in names), *table.others))
    return Walked(
        Word.CONSISTENT,
        Text(
            f"all {count} rows stood so in a traced run{left and f'; not compared: {left}'}",
            f"{count}개 행이 실제 실행과 같습니다{left and f'. 비교하지 않은 열: {left}'}",
        ),
        table.line,
    )


def _narrowed(row: Row, names: Sequence[str]) -> Row:
    cells = {name: row.cells.get(name, "") for name in names}
    return Row(line=row.line, cells={n: cell for n, cell in cells.items() if cell not in _BLANK})


def _fits(row: Row, moment: Mapping[str, str]) -> bool:
    said = [same(cell, moment[name]) for name, cell in row.cells.items()]
    return False not in said and True in said


def _differs(number: int, row: Row, rest: Sequence[Mapping[str, str]], *, whole: bool) -> Walked:
    shown = ", ".join(f"{name} = {cell}" for name, cell in row.cells.items())
    for name, cell in row.cells.items():
        if _kind(cell) not in {_kind(moment[name]) for moment in rest}:
            return Walked(
                Word.UNKNOWN,
                Text(
                    f"row {number}: {name} = {cell} cannot be compared; write it as Python does",
                    f"{number}번째 행의 {name} = {cell}: 비교할 수 없습니다. 파이썬처럼 쓰세요",
                ),
                row.line,
            )
    if not whole:
        return Walked(
            Word.UNKNOWN,
            Text(
                f"row {number} ({shown}) was not seen before the recording ended",
                f"{number}번째 행({shown}): 기록이 끝날 때까지 나오지 않았습니다",
            ),
            row.line,
        )
    # The latest of equals: people write down what the variables are at the end of a turn.
    best = max(reversed(rest), key=lambda moment: _agreeing(row, moment))
    nearest = ", ".join(f"{name} = {_written(best[name])}" for name in row.cells)
    return Walked(
        Word.CONTRADICTED,
        Text(
            f"row {number} says {shown}; the run had {nearest}",
            f"{number}번째 행은 {shown}인데 실제 실행은 {nearest}입니다",
        ),
        row.line,
    )


def _agreeing(row: Row, moment: Mapping[str, str]) -> int:
    return sum(same(cell, moment[name]) is True for name, cell in row.cells.items())


def _written(value: str) -> str:
    return "?" if value in {UNSET, LONG} else value


def same(cell: str, value: str) -> bool | None:
    """Whether a cell says ``value``; None where that cannot be said."""
    if value in {LONG, UNSET}:
        return None if value == LONG else False
    if "".join(cell.split()) == "".join(value.split()):
        return True
    try:
        actual = _value(value)
    except _UNREADABLE:
        return None
    try:
        return cell == actual or bool(_plain(_value(cell)) == _plain(actual))
    except _UNREADABLE:
        return False


_UNREADABLE = (ValueError, SyntaxError, TypeError, MemoryError, RecursionError)
_WORDS = {"true": "True", "false": "False", "null": "None", "none": "None"}
_INFINITY = re.compile(r"\binf\b|∞")


def _value(text: str) -> object:
    """Read a value; any of _UNREADABLE where it is none."""
    if len(text) > _LONGEST:
        raise ValueError(text[:20])
    plain = _WORDS.get(text.casefold(), text)
    value: object = ast.literal_eval(_INFINITY.sub("1e999", plain).strip())
    return value


def _kind(text: str) -> str:
    """Return what sort of value is written; a word without quotes is a text."""
    try:
        value = _value(text)
    except _UNREADABLE:
        return "text" if re.fullmatch(r"\w+|[^\w\s]", text) else "unreadable"
    match value:
        case bool() | int() | float() | complex() | None:
            return "number"
        case str() | bytes():
            return "text"
        case list() | tuple():
            return "list"
        case _:
            return "set"


def _plain(value: object) -> object:
    """Take tuples for lists, and an empty ``{}`` for an empty set."""
    match value:
        case list() | tuple():
            return [_plain(item) for item in value]
        case dict() | set() | frozenset() if not value:
            return "{}"
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case _:
            return value
