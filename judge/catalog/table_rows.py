"""Read the rows of a case, and hold them against the tables: types, keys, and what may be NULL.

Rows are lists (``- [1, Kim, null]``), comma-separated text in the file itself, or a .csv file; text
begins with the names of its columns, and may leave out those that may be NULL.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from judge.catalog.cell import normal, wanted
from judge.catalog.csv_text import CsvError, CsvRow, read_csv
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode, MappingNode, Node, ScalarNode, is_empty, join
from judge.catalog.paths import check_inside
from judge.catalog.shape import read_text_node, refuse
from judge.catalog.suggestion import did_you_mean
from judge.catalog.yaml_source import read_text
from judge.errors import ContentError, Place
from judge.frozen import frozen
from judge.model.problem import AnswerTable, Cell
from judge.model.schema import Column, Schema, Table, TypeKind
from judge.model.text import Text

_MOST_SHOWN = 5  # mistakes within one table; the rest says nothing new
_TEXTS = frozenset({TypeKind.TEXT, TypeKind.CHAR, TypeKind.ENUM})
_CSV = ".csv"
_BLOCKS = ("|", ">")

Row = tuple[Cell, ...]


@frozen(kw_only=False)
class _Placed:
    """A row and where it stands."""

    row: Row
    place: Place


@frozen
class RowReader:
    """Reads the rows of one case after another; CSV files lie in ``folder``."""

    schema: Schema
    folder: Path
    mistakes: Mistakes

    def read(self, node: Node, path: str) -> dict[str, tuple[Row, ...]]:
        """Rows of every table; those of a table that is not written are none."""
        before = len(self.mistakes.found)
        written = self._written(node, path)
        if len(self.mistakes.found) == before:
            self._check_references(written, path)
        return {name: tuple(each.row for each in rows) for name, rows in written.items()}

    def _written(self, node: Node, path: str) -> dict[str, list[_Placed]]:
        """Read every table by itself, and hold its rows against its own keys."""
        if not isinstance(node, MappingNode):
            refuse(node, path, self.mistakes, Text("a mapping of tables", "테이블 이름별 매핑"))
            return {}
        written: dict[str, list[_Placed]] = {table.name: [] for table in self.schema.tables}
        for key, value in node.pairs:
            table = self.schema.table(key.text)
            below = join(path, key.text)
            if table is None:
                hint = did_you_mean(key.text, (each.name for each in self.schema.tables))
                self.mistakes.add(
                    key,
                    below,
                    f"there is no table {key.text}{hint.en}",
                    f"{key.text} 테이블이 없습니다.{hint.ko}",
                )
                continue
            written[table.name] = self._table(table, value, below)
        for table in self.schema.tables:
            self._check_keys(table, written[table.name], join(path, table.name))
        return written

    def read_afterwards(self, node: Node, path: str) -> tuple[AnswerTable, ...]:
        """Rows of those tables that are written, as they are to be after a change."""
        written = self._written(node, path)
        pairs = node.pairs if isinstance(node, MappingNode) else []
        tables = [self.schema.table(key.text) for key, _ in pairs]
        return tuple(
            AnswerTable(
                name=table.name,
                columns=tuple(column.name for column in table.columns),
                rows=tuple(each.row for each in written[table.name]),
            )
            for table in tables
            if table is not None
        )

    def read_result(self, node: Node, path: str) -> tuple[AnswerTable, ...] | None:
        """Read the result of a query: text with commas, the names of the columns first."""
        if not isinstance(node, ScalarNode) or node.style not in _BLOCKS:
            expected = Text(
                "text with commas after |, the names of the columns first",
                "| 다음에 쉼표로 구분한 글(첫 줄은 컬럼 이름)",
            )
            refuse(node, path, self.mistakes, expected)
            return None
        origin = _Origin(self.mistakes.file, node.line)
        try:
            rows = list(read_csv(node.text))
        except CsvError as error:
            self.mistakes.add(origin.place(error.line), path, error.en, error.ko)
            return None
        heading, *body = rows
        for row in body:
            if len(row.cells) != len(heading.cells):
                self._refuse_width(row, len(heading.cells), origin, path)
        columns = tuple(name or "" for name in heading.cells)
        return (AnswerTable(name="", columns=columns, rows=tuple(row.cells for row in body)),)

    def _refuse_width(self, row: CsvRow, columns: int, origin: "_Origin", path: str) -> None:
        self.mistakes.add(
            origin.place(row.line),
            path,
            f"{len(row.cells)} fields, but the first line names {columns} columns",
            f"첫 줄의 컬럼은 {columns}개인데 이 줄의 값은 {len(row.cells)}개입니다",
        )

    def _table(self, table: Table, node: Node, path: str) -> list[_Placed]:
        match node:
            case ListNode(items=items):
                return list(self._listed(table, items, path))
            case ScalarNode(style="|" | ">") as text:
                return list(
                    self._csv(table, text.text, _Origin(self.mistakes.file, text.line), path)
                )
            case ScalarNode(text=name, style="") if name.endswith(_CSV):
                return list(self._file(table, name, node, path))
            case ScalarNode() if is_empty(node):
                return []
            case _:
                expected = Text(
                    "rows: lists such as - [1, a], text with commas after |, or a .csv file",
                    "행 목록(- [1, a]), | 다음의 쉼표로 구분한 글, 또는 .csv 파일",
                )
                refuse(node, path, self.mistakes, expected)
                return []

    def _listed(self, table: Table, items: Sequence[Node], path: str) -> Iterator[_Placed]:
        wrong = 0
        for index, item in enumerate(items):
            below = f"{path}[{index}]"
            names = ", ".join(column.name for column in table.columns)
            if not isinstance(item, ListNode) or len(item.items) != len(table.columns):
                expected = Text(f"a list of {names}", f"{names} 값의 목록")
                refuse(item, below, self.mistakes, expected)
                wrong += 1
            else:
                row = tuple(
                    self._cell(column, cell, f"{below}.{column.name}")
                    for column, cell in zip(table.columns, item.items, strict=True)
                )
                wrong += any(cell is _WRONG for cell in row)
                yield _Placed(row, self.mistakes.place(item))
            if wrong == _MOST_SHOWN:
                return

    def _cell(self, column: Column, node: Node, path: str) -> Cell:
        place = self.mistakes.place(node)
        if is_empty(node):
            return self._checked(column, None, place, path)
        if column.type.kind in _TEXTS:
            word = read_text_node(node, path, self.mistakes)
            return _WRONG if word is None else self._checked(column, word, place, path)
        if not isinstance(node, ScalarNode):
            refuse(node, path, self.mistakes, wanted(column))
            return _WRONG
        return self._checked(column, node.text, place, path)

    def _checked(self, column: Column, word: Cell, place: Place, path: str) -> Cell:
        """Return the value as the model keeps it, or note what is wrong with it."""
        if word is None:
            if not column.nullable:
                self.mistakes.add(
                    place,
                    path,
                    f"{column.name} is NOT NULL; write a value",
                    f"{column.name} 컬럼은 NOT NULL입니다. 값을 쓰세요",
                )
            return None
        value = normal(word, column)
        if value is not None:
            return value
        expected = wanted(column)
        self.mistakes.add(
            place,
            path,
            f"expected {expected.en}, found {word:.40}",
            f"여기에는 {expected.ko}만 쓸 수 있습니다. 찾은 값: {word:.40}",
        )
        return _WRONG

    def _file(self, table: Table, name: str, node: Node, path: str) -> Iterator[_Placed]:
        file = self.folder / name
        if not file.is_file():
            self.mistakes.add(
                node,
                path,
                f"there is no file {name} in the problem's folder",
                f"문제 폴더에 {name} 파일이 없습니다",
            )
            return
        if not check_inside(file, self.folder, self.mistakes.place(node), path, self.mistakes):
            return
        try:
            text = read_text(Mistakes(file))
        except ContentError as error:
            self.mistakes.extend(error.mistakes)
            return
        yield from self._csv(table, text, _Origin(file, 0), path)

    def _csv(self, table: Table, text: str, origin: "_Origin", path: str) -> Iterator[_Placed]:
        try:
            rows = list(read_csv(text))
        except CsvError as error:
            self.mistakes.add(origin.place(error.line), path, error.en, error.ko)
            return
        if not rows:
            return
        heading, *body = rows
        columns = self._columns(table, heading, origin, path)
        if columns is None:
            return
        wrong = 0
        for row in body:
            place = origin.place(row.line)
            if len(row.cells) != len(columns):
                self._refuse_width(row, len(columns), origin, path)
                wrong += 1
            else:
                given = dict(zip(columns, row.cells, strict=True))
                cells = tuple(
                    self._checked(column, given.get(column.name), place, join(path, column.name))
                    for column in table.columns
                )
                wrong += any(cell is _WRONG for cell in cells)
                yield _Placed(cells, place)
            if wrong == _MOST_SHOWN:
                return

    def _columns(
        self, table: Table, heading: CsvRow, origin: "_Origin", path: str
    ) -> list[str] | None:
        """Return the columns that the first line names; None where it names one that is not."""
        names = []
        for word in heading.cells:
            column = table.column(word or "")
            if column is None:
                hint = did_you_mean(word or "", (each.name for each in table.columns))
                self.mistakes.add(
                    origin.place(heading.line),
                    path,
                    f"the table {table.name} has no column {word}{hint.en}",
                    f"{table.name} 테이블에 {word} 컬럼이 없습니다.{hint.ko}",
                )
                return None
            names.append(column.name)
        return names

    def _check_keys(self, table: Table, rows: Sequence[_Placed], path: str) -> None:
        """Note rows that have the key of a row before them."""
        rows = [each for each in rows if _WRONG not in each.row]
        names = [column.name.lower() for column in table.columns]
        for key in filter(None, (table.primary_key, *table.unique)):
            at = [names.index(name.lower()) for name in key]
            seen: dict[Row, int] = {}
            for number, each in enumerate(rows, start=1):
                value = tuple(_folded(each.row[index]) for index in at)
                first = seen.setdefault(value, number)
                if first != number and None not in value:
                    columns = ", ".join(key)
                    self.mistakes.add(
                        each.place,
                        path,
                        f"row {first} has the same {columns}; a key is given once",
                        f"{first}번째 행과 {columns} 값이 같습니다. 키는 겹칠 수 없습니다",
                    )

    def _check_references(self, written: dict[str, list[_Placed]], path: str) -> None:
        """Note rows that name a row of another table which is not there."""
        for table in self.schema.tables:
            for key in table.foreign_keys:
                target = self.schema.table(key.table)
                if target is None:
                    continue
                there = {_picked(each.row, target, key.targets) for each in written[target.name]}
                for each in written[table.name]:
                    value = _picked(each.row, table, key.columns)
                    if None in value or value in there:
                        continue
                    shown, columns = ", ".join(map(str, value)), ", ".join(key.columns)
                    self.mistakes.add(
                        each.place,
                        join(path, table.name),
                        f"{columns} is {shown}, and {key.table} has no such row",
                        f"{columns} 값이 {shown}인데 {key.table} 테이블에 그런 행이 없습니다",
                    )


@frozen(kw_only=False)
class _Origin:
    """Where text with commas stands: its file, and the lines of the file above it."""

    file: Path
    above: int

    def place(self, line: int) -> Place:
        """Place of a line of the text."""
        return Place(file=self.file, line=self.above + line)


_WRONG = "\0"  # stands for a value that was refused: never read, since the mistake is noted


def _folded(cell: Cell) -> Cell:
    """MySQL's keys ignore case, so that no problem may count on it."""
    return None if cell is None else cell.casefold()


def _picked(row: Row, table: Table, columns: Sequence[str]) -> Row:
    names = [column.name.lower() for column in table.columns]
    return tuple(_folded(row[names.index(name.lower())]) for name in columns)
