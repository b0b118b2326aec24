"""Reads the page of a problem: its tables, their keys, and the examples with their answers.

A page is Markdown with HTML in it. A table is told by a grid with the head ``Column Name | Type``
below the words ``Table: NAME``, and by sentences after it ("(a, b) is the primary key", "x is an
ENUM of ..."). An example is a grid a table, below ``NAME table:``, and one below ``Output:``.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Cell = str | None
Grid = list[list[str]]

_TAG = re.compile(r"<[^>]+>")
_NAME = re.compile(r"(?i)^\W*tables?\W+(\w+)\W*$")
_KEY = re.compile(
    r"(?i)^(?:in sql,\s*)?(?:the\s+)?\(?\s*(\w+(?:\s*(?:,|\band\b)\s*\w+)*)\s*\)?\s+"
    r"(?:columns?\s+)?(?:is|are|contains?|uniquely)\b.*(?:primary key|unique|identifies)"
)
_QUOTES = "'\"\u2018\u2019\u201c\u201d"
_QUOTED = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")
_NO_KEY = re.compile(r"(?i)foreign key")
_NEVER = re.compile(r"(?i)\b(\w+) is (?:never|not) null")
_INPUT = re.compile(r"(?i)^\W*`?(\w+)`?(?:\s+table)?\s*:?\s*$")
_OUTPUT = re.compile(r"(?i)^\W*(?:output|result table|result)\s*:?\s*$")
_EXAMPLE = re.compile(r"(?i)^\W*(?:example\s*\d*\s*:|input\s*:?)\W*$")


@dataclass(slots=True, kw_only=True)
class Column:
    """A column as the page tells it; ``type`` is the page's word."""

    name: str
    type: str
    members: list[str] = field(default_factory=list)
    nullable: bool = True
    examples: list[Cell] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Table:
    """A table as the page tells it."""

    name: str
    columns: list[Column]
    key: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Example:
    """Rows of every table, and the answer that the page gives."""

    rows: dict[str, list[list[Cell]]]
    answer: list[list[Cell]] | None = None


@dataclass(slots=True, kw_only=True)
class Page:
    """A problem."""

    name: str
    tables: list[Table]
    examples: list[Example]


def read_page(path: Path) -> Page:
    """Read ``README_EN.md``."""
    text = path.read_text(encoding="utf-8")
    text = text.partition("description:start")[2].partition("description:end")[0] or text
    lines = html.unescape(_TAG.sub("", text)).replace("\xa0", " ").splitlines()
    tables: list[Table] = []
    named = ""
    blocks = list(_blocks(lines))
    for number, block in enumerate(blocks):
        if isinstance(block, str):
            found = _NAME.match(block)
            named = found[1] if found else named
            if tables and not _NAME.match(block):
                _read_note(block, tables[-1])
        elif _is_schema(block):
            tables.append(_table(named, block))
        elif number and tables:
            break
    examples = _examples(blocks, tables)
    for table in tables:
        _finish(table, examples)
    return Page(name=path.parent.name, tables=tables, examples=examples)


def _blocks(lines: list[str]) -> Iterator[str | Grid]:
    """Part the page into lines of text and grids."""
    grid: Grid = []
    for line in lines:
        bare = line.strip()
        if bare.startswith("|"):
            grid.append([cell.strip() for cell in bare.strip("|").split("|")])
        elif grid and bare.startswith("+"):
            continue
        else:
            if grid:
                yield grid
                grid = []
            if bare and not bare.startswith("+"):
                yield bare
    if grid:
        yield grid


def _is_schema(grid: Grid) -> bool:
    return grid[0][0].lower().replace("_", " ") == "column name"


def _table(name: str, grid: Grid) -> Table:
    columns = [Column(name=row[0], type=row[1].lower()) for row in grid[1:] if len(row) > 1]
    return Table(name=name, columns=[each for each in columns if re.fullmatch(r"\w+", each.name)])


def _read_note(line: str, table: Table) -> None:
    """Read a sentence after a table: its key, an ENUM's members, what is never NULL."""
    by_name = {each.name.lower(): each for each in table.columns}
    found = _KEY.match(line)
    if found and not table.key and not _NO_KEY.search(line.partition("primary key")[0]):
        names = [each.lower() for each in re.split(r"\s*(?:,|\band\b)\s*", found[1]) if each]
        if all(each in by_name for each in names):
            table.key = [by_name[each].name for each in names]
    for each in _NEVER.findall(line):
        if each.lower() in by_name:
            by_name[each.lower()].nullable = False
    _read_members(line, table)


def _read_members(line: str, table: Table) -> None:
    if "enum" not in line.lower():
        return
    said = [each for each in table.columns if re.search(rf"(?i)\b{each.name}\b", line)]
    column = next((each for each in said if each.type == "enum" and not each.members), None)
    if column is None:
        return
    tail = line[line.lower().index("enum") :]
    quoted = _QUOTED.findall(tail.partition(" where ")[0])
    bare = re.search(r"\(([^()]*)\)\.?$", tail)
    members = quoted or [each.strip() for each in (bare[1].split(",") if bare else [])]
    column.members = list({each.lower(): each for each in members}.values())


def _examples(blocks: list[str | Grid], tables: list[Table]) -> list[Example]:
    """Find the examples: grids below the name of a table, and the answer below ``Output``."""
    known = {each.name.lower(): each for each in tables}
    found: list[Example] = []
    current = Example(rows={})
    label = ""
    for block in blocks:
        if isinstance(block, str):
            if not _EXAMPLE.match(block):
                label = block
            continue
        if _is_schema(block):
            continue
        if _OUTPUT.match(label) or label.lower().startswith(("output", "result")):
            current.answer = _rows(block)
            if len(current.rows) == len(known):
                found.append(current)
            current = Example(rows={})
        else:
            name = _INPUT.match(label)
            table = known.get(name[1].lower()) if name else None
            table = table or _by_head(block, tables)
            if table is not None and _fits(block, table):
                current.rows[table.name] = _in_order(block, table)
        label = ""
    return found


def _by_head(grid: Grid, tables: list[Table]) -> Table | None:
    return next((each for each in tables if _fits(grid, each)), None)


def _fits(grid: Grid, table: Table) -> bool:
    return {each.lower() for each in grid[0]} == {each.name.lower() for each in table.columns}


def _in_order(grid: Grid, table: Table) -> list[list[Cell]]:
    head = [each.lower() for each in grid[0]]
    places = [head.index(each.name.lower()) for each in table.columns]
    return [[row[place] for place in places] for row in _rows(grid) if len(row) == len(head)]


def _rows(grid: Grid) -> list[list[Cell]]:
    rows = (row for row in grid[1:] if not all(re.fullmatch(r"[-.]*", cell) for cell in row))
    return [[None if cell.lower() == "null" else cell for cell in row] for row in rows]


def _finish(table: Table, examples: list[Example]) -> None:
    """Keep what each column holds in the examples; an ENUM that no sentence tells is made of it."""
    for place, column in enumerate(table.columns):
        seen = [row[place] for each in examples for row in each.rows.get(table.name, [])]
        column.examples = list(dict.fromkeys(seen))
        if column.type == "enum":
            folded = {each.lower() for each in column.members}
            more = {each.lower(): each for each in column.examples if each is not None}
            column.members += [text for key, text in more.items() if key not in folded]
        column.nullable = column.nullable and column.name not in table.key
