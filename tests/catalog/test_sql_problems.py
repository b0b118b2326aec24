"""Good SQL problems: tables, rows and policies come out as their author meant them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.catalog.csv_text import CsvError, read_csv
from judge.catalog.problem_file import load_problem, load_program_problem
from judge.errors import UsageError
from judge.model.dialect import Dialect
from judge.model.problem import AnswerTable, Kind, Tables
from judge.model.schema import ColumnType, ForeignKey, TypeKind
from judge.model.sql_problem import (
    ColumnNames,
    ComparedBy,
    Form,
    Reference,
    RowOrder,
    SqlProblem,
    SqlTask,
)
from judge.model.sql_source import Construct
from judge.model.text import Text

SMALL = """
format: 1
kind: sql
title: T
level: 1
topics: [sql]
statement: S
tables: {t: [id int primary key, "name varchar(5)"]}
cases: [{name: a, rows: {t: [[1, A]]}}]
"""


@pytest.fixture
def shifts(good_folder: Callable[[str], Path]) -> SqlProblem:
    problem = load_problem(good_folder("team-shifts"))
    assert isinstance(problem, SqlProblem)
    return problem


def _small(folder: Path) -> SqlProblem:
    problem = load_problem(folder)
    assert isinstance(problem, SqlProblem)
    return problem


def test_types_of_all_dialects_are_read(shifts: SqlProblem) -> None:
    """A type is a kind with its bounds, whichever dialect's word stands for it."""
    team = shifts.schema.tables[0]

    assert {column.name: column.type for column in team.columns} == {
        "id": ColumnType(kind=TypeKind.INTEGER, bytes=8, unsigned=True),
        "name": ColumnType(kind=TypeKind.TEXT, length=30),
        "kind": ColumnType(kind=TypeKind.ENUM, members=("day", "night's")),
        "rate": ColumnType(kind=TypeKind.DECIMAL, precision=6, scale=2),
        "share": ColumnType(kind=TypeKind.DECIMAL),
        "whole": ColumnType(kind=TypeKind.DECIMAL, precision=5, scale=0),
        "factor": ColumnType(kind=TypeKind.REAL),
        "letter": ColumnType(kind=TypeKind.CHAR, length=1),
        "note": ColumnType(kind=TypeKind.TEXT),
        "flag": ColumnType(kind=TypeKind.BOOLEAN),
        "tiny": ColumnType(kind=TypeKind.INTEGER, bytes=1),
        "code": ColumnType(kind=TypeKind.TEXT, length=8),
    }


def test_constraints_are_read(shifts: SqlProblem) -> None:
    """Keys, defaults and conditions are kept; a reference without columns means the key."""
    team, shift = shifts.schema.tables
    ident, name, *_ = team.columns

    assert (team.primary_key, team.unique) == (("id",), (("name", "kind"),))
    assert (ident.nullable, ident.generated) == (False, True)
    assert (name.nullable, name.default) == (True, "'none'")
    assert shift.primary_key == ("team_id", "day")
    assert [column.nullable for column in shift.columns[:3]] == [False, False, True]
    assert shift.checks == ("cancelled IN (true, false)",)
    assert shift.foreign_keys == (
        ForeignKey(columns=("team_id",), table="team", targets=("id",)),
        ForeignKey(columns=("team_id",), table="team", targets=("id",)),
    )


def test_rows_are_lists_text_and_files(shifts: SqlProblem) -> None:
    """Columns that text leaves out are NULL, as are empty fields; "" is a text."""
    lists, file = (case.data for case in shifts.cases)

    assert isinstance(lists, Tables)
    assert lists.rows["team"] == (
        ("1", "Red", "day", "12.50", "0.5", "7", "1.5", "x", "", "1", "3", "ab"),
        ("2", None, "night's", *(None,) * 6, "0", None, None),
    )
    assert lists.rows["shift"] == (
        ("1", "2024-01-31", None, "2024-01-31 08:00:00.125", "0"),
        ("1", "2024-02-01", None, None, "1"),
    )
    assert isinstance(file, Tables)
    assert [row[:3] for row in file.rows["team"]] == [
        ("5", 'a "b", c', "day"),
        ("6", "", "day"),
        ("7", None, "day"),
        ("8", "two\nlines", "day"),
    ]
    assert file.rows["shift"] == ()


def test_answers_of_a_change_are_tables(shifts: SqlProblem) -> None:
    """Only the tables that are written are expected."""
    data = shifts.cases[0].data

    assert isinstance(data, Tables)
    assert data.answer == (
        AnswerTable(
            name="shift",
            columns=("team_id", "day", "starts", "begun", "cancelled"),
            rows=(("1", "2024-01-31", None, None, "1"), ("1", "2024-02-01", None, None, "1")),
        ),
    )


def test_policies_are_read(shifts: SqlProblem) -> None:
    """Every key of a SQL problem reaches the model."""
    assert shifts.kind is Kind.SQL
    assert shifts.task is SqlTask.CHANGE
    assert shifts.dialects == (Dialect.ORACLE, Dialect.MYSQL)
    assert shifts.compared_by == ComparedBy(
        rows=RowOrder.EXACT, columns=ColumnNames.NAMES, numbers=Form.STRICT, text=Form.STRICT
    )
    assert shifts.watched == ("shift",)
    assert (shifts.require, shifts.forbid) == (
        (Construct.SUBQUERY,),
        (Construct.CASE, Construct.LIMIT),
    )
    assert shifts.now == "2025-01-02 03:04:05"
    assert shifts.hints == (Text("Look.", "Look."),)


def test_references_are_the_first_accepted_of_each_dialect(shifts: SqlProblem) -> None:
    """A first line says the dialect, in several words; a dialect without one takes the first."""
    accepted = shifts.folder / "submissions/accepted"

    assert shifts.references == (
        Reference(dialect=Dialect.MYSQL, path=accepted / "update.sql"),
        Reference(dialect=Dialect.POSTGRESQL, path=accepted / "update.pg.sql"),
    )
    assert shifts.reference_in(Dialect.ORACLE).dialect is Dialect.MYSQL
    assert shifts.reference_in(Dialect.POSTGRESQL).path == accepted / "update.pg.sql"


def test_what_is_left_out_has_a_meaning(problem_folder: Callable[[str], Path]) -> None:
    """A small problem is a query in its reference's dialect, compared leniently in any order."""
    problem = _small(problem_folder(SMALL))

    assert problem.task is SqlTask.QUERY
    assert problem.dialects == (Dialect.MYSQL,)
    assert problem.compared_by == ComparedBy()
    assert problem.watched == ("t",)
    assert (problem.limits.time_seconds, problem.now) == (1.0, "2024-05-17 12:34:56")


def test_a_query_answers_with_named_columns(problem_folder: Callable[[str], Path]) -> None:
    """The first line of an answer names the columns."""
    case = "cases:\n  - name: a\n    rows: {t: }\n    answer: |\n      who,n\n      A,\n"
    problem = _small(problem_folder(SMALL.replace("cases: [{name: a, rows: {t: [[1, A]]}}]", case)))
    data = problem.cases[0].data

    assert isinstance(data, Tables)
    assert data.rows == {"t": ()}
    assert data.answer == (AnswerTable(name="", columns=("who", "n"), rows=(("A", None),)),)


@pytest.mark.parametrize(
    "source, found",
    [
        ("-- dialect: pg\nSELECT 1", "pg"),
        ("SELECT 1", None),
    ],
)
def test_dialects_of_files(
    source: str, found: str | None, problem_folder: Callable[[str], Path]
) -> None:
    """A file without a first line is MySQL; short names are understood."""
    folder = problem_folder(SMALL)
    (folder / "submissions/accepted/solve.sql").write_text(source, encoding="utf-8")
    wanted = Dialect.POSTGRESQL if found else Dialect.MYSQL

    assert [each.dialect for each in _small(folder).references] == [wanted]


@pytest.mark.parametrize(
    "name, content, message",
    [
        ("accepted/solve.sql", b"-- dialect: oracel\n", 'unknown dialect oracel; did you mean "or'),
        ("accepted/solve.sql", b"-- \xff\n", "cannot be read"),
        ("accepted/extra.py", b"", "answers to a SQL problem are .sql files"),
    ],
)
def test_wrong_files_are_mistakes(
    name: str, content: bytes, message: str, problem_folder: Callable[[str], Path]
) -> None:
    """A file that is no answer in a known dialect is told with its path."""
    folder = problem_folder(SMALL)
    (folder / "submissions" / name).write_bytes(content)
    with pytest.raises(Exception, match=message):
        load_problem(folder)


def test_a_reference_is_needed(problem_folder: Callable[[str], Path]) -> None:
    """Without any accepted answer there is nothing to compare with."""
    folder = problem_folder(SMALL)
    (folder / "submissions/accepted/solve.sql").unlink()
    with pytest.raises(Exception, match="there is no answer to compare with"):
        load_problem(folder)


def test_files_stay_inside(problem_folder: Callable[[str], Path]) -> None:
    """A CSV file that leads out of the folder, or that is no text, is a mistake."""
    folder = problem_folder(SMALL.replace("[[1, A]]", "rows.csv"))
    (folder.parent / "rows.csv").write_text("id\n1\n", encoding="utf-8")
    (folder / "rows.csv").symlink_to(folder.parent / "rows.csv")
    with pytest.raises(Exception, match="leads out of the problem's folder"):
        load_problem(folder)
    (folder / "rows.csv").unlink()
    (folder / "rows.csv").write_bytes(b"id\n\xff\n")
    with pytest.raises(Exception, match="is not UTF-8"):
        load_problem(folder)


def test_program_problems_only(good_folder: Callable[[str], Path]) -> None:
    """Where a program is needed, a SQL problem is refused by name."""
    with pytest.raises(UsageError, match="team-shifts is solved by SQL"):
        load_program_problem(good_folder("team-shifts"))


@pytest.mark.parametrize(
    "text, rows",
    [
        ("", []),
        ("\n\n", []),
        ("a", [("a",)]),
        ("a,", [("a", None)]),
        (",\n", [(None, None)]),
        ('"a\nb",c\nd,e\n', [("a\nb", "c"), ("d", "e")]),
        ('""\n', [("",)]),
        (" a , b \n", [("a", "b")]),
    ],
)
def test_csv(text: str, rows: list[tuple[str | None, ...]]) -> None:
    """Fields are NULL, bare or quoted; rows know the line on which they begin."""
    read = list(read_csv(text))

    assert [row.cells for row in read] == rows
    assert [row.line for row in read] == [1, 3][: len(rows)]


def test_csv_quotes_end() -> None:
    """A quote in the middle of a field, or without an end, is refused with its line."""
    with pytest.raises(CsvError) as caught:
        list(read_csv('a\nb "c"\n'))

    assert caught.value.line == 2
