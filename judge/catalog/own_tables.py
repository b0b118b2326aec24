"""The learner's own cases of a SQL problem: rows for its tables, kept in ``cases.yaml``.

The file is written as ``own_cases`` writes it: a case is appended, and what is there stays.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from judge.catalog.bilingual import PROSE
from judge.catalog.heading import FORMAT
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode
from judge.catalog.own_cases import HEAD, locked
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import ListOf
from judge.catalog.sql_problem_file import CASE_ROWS, NAME
from judge.catalog.table_rows import RowReader
from judge.catalog.yaml_source import decode, parse_yaml, read_text
from judge.catalog.yaml_text import write_value, write_word
from judge.errors import ContentError, UsageError
from judge.model.problem import Case, Cell, Tables
from judge.model.schema import Table, TypeKind
from judge.model.sql_problem import SqlProblem
from judge.whole_file import replace_content

EXPLAIN = Key(name="explain", shape=PROSE, doc="What the case is about.")
_KEYS: tuple[Key[Any], ...] = (NAME, CASE_ROWS, EXPLAIN)
CASES: Key[list[Fields]] = Key(
    name="cases",
    shape=ListOf(
        Section(name="own_sql_case", doc="A learner's rows for the tables.", keys=_KEYS), least=0
    ),
    doc="The cases, in the order in which they were added.",
    example="[{name: a, rows: {...}}]",
    blank=True,
)
OWN_SQL_CASES = Section(
    name="own_sql_cases", doc="A learner's own cases of a SQL problem.", keys=(FORMAT, CASES)
)
_QUOTED = frozenset({TypeKind.TEXT, TypeKind.CHAR, TypeKind.ENUM})

Rows = Mapping[str, tuple[tuple[Cell, ...], ...]]


def load_own_tables(file: Path, problem: SqlProblem) -> tuple[Case, ...]:
    """Read the cases of ``file``; none where it does not exist. ContentError where it is wrong."""
    return _read(read_text(Mistakes(file)), file, problem)[0] if file.exists() else ()


def _read(text: str, file: Path, problem: SqlProblem) -> tuple[tuple[Case, ...], Fields]:
    mistakes = Mistakes(file)
    fields = OWN_SQL_CASES.read(parse_yaml(text, mistakes), "", mistakes)
    if fields is None:
        raise ContentError(mistakes.found)
    reader = RowReader(schema=problem.schema, folder=file.parent, mistakes=mistakes)
    cases: dict[str, Case] = {}
    for each in fields.get(CASES) or []:
        name = each.get(NAME)
        if name is None or each.get(CASE_ROWS) is None:
            continue
        if name in cases:
            line = cases[name].place.line
            mistakes.add(
                each.node_of(NAME),
                each.path_of(NAME),
                f"the case of line {line} is called {name} as well; rename one",
                f"{line}번째 줄의 케이스 이름도 {name}입니다. 하나를 바꾸세요",
            )
        cases[name] = Case(
            name=name,
            sample=False,
            group=None,
            data=Tables(rows=reader.read(each.node_of(CASE_ROWS), each.path_of(CASE_ROWS))),
            explain=each.get(EXPLAIN),
            place=mistakes.place(each.node),
        )
    mistakes.raise_any()
    return tuple(cases.values()), fields


def add_own_tables(file: Path, problem: SqlProblem, prefix: str, rows: Rows) -> str:
    """Append a case and return its name, ``prefix`` with the next free number.

    UsageError where the same rows are kept already; ContentError where the file is wrong.
    """
    file = file.resolve()  # a link stays a link
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with locked(file.parent):
            return _append(file, problem, prefix, rows)
    except OSError as error:
        raise UsageError(
            f"cannot write {file}: {error.strerror}", f"{file}에 쓸 수 없습니다: {error.strerror}"
        ) from error


def _append(file: Path, problem: SqlProblem, prefix: str, rows: Rows) -> str:
    before = file.read_bytes() if file.exists() else HEAD.encode()
    kept, fields = _read(decode(before, Mistakes(file)), file, problem)
    for case in kept:
        if case.data == Tables(rows=dict(rows)):
            raise UsageError(
                f"the case {case.name} has the same rows already",
                f"{case.name} 케이스에 같은 행이 이미 있습니다",
            )
    taken = {case.name for case in (*problem.cases, *kept)}
    numbers = range(1, len(taken) + 2)
    name = next(each for number in numbers if (each := f"{prefix}-{number}") not in taken)
    after = before + _entry(name, problem, rows, fields, before)
    try:
        again, _ = _read(decode(after, Mistakes(file)), file, problem)
    except ContentError:
        again = ()
    if [case.name for case in again] != [*(case.name for case in kept), name]:
        Mistakes(file).stop(
            fields.node_of(CASES),
            CASES.name,
            "a case can be appended only where cases is the last key and each case begins with "
            "a - on its own line; mend the file",
            "cases가 마지막 키이고 케이스마다 -로 시작하는 줄이 있어야 이어 쓸 수 있습니다. 파일을 "
            "고치세요",
        )
    replace_content(file, after)
    return name


def _entry(name: str, problem: SqlProblem, rows: Rows, fields: Fields, before: bytes) -> bytes:
    """Write the lines of a case, indented like those that are there."""
    node = fields.node_of(CASES)
    indent = " " * (node.column - 1 if isinstance(node, ListNode) and node.items else 2)
    lines = [f"{indent}- name: {write_word(name)}", f"{indent}  rows:"]
    for table in problem.schema.tables:
        lines.append(f"{indent}    {table.name}:{'' if rows.get(table.name) else ' []'}")
        lines += [f"{indent}      - [{write_row(table, row)}]" for row in rows.get(table.name, ())]
    if not fields.given(CASES):
        lines.insert(0, f"{CASES.name}:")
    gap = "" if before.endswith(b"\n") else "\n"
    return (gap + "".join(f"{line}\n" for line in lines)).encode()


def write_row(table: Table, row: tuple[Cell, ...]) -> str:
    """YAML of the values of a row, without brackets."""
    return ", ".join(
        "null" if cell is None else write_value(cell) if column.type.kind in _QUOTED else cell
        for column, cell in zip(table.columns, row, strict=True)
    )
