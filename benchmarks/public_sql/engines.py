"""Runs a query on MariaDB, and on ours: translated as a submission is, run by the worker's program.

MariaDB runs in MySQL 8's mode but for ONLY_FULL_GROUP_BY, which in MariaDB knows no columns that
depend on the key. Each side gets the rows more than once, the other way round and without keys too:
what is left to chance comes out differently.
"""

import multiprocessing
import random
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pymysql

from judge.errors import Place
from judge.judging.sql.question import ORDERS, bare_statements
from judge.judging.sql.script import NotRun, Script, make_script
from judge.model.dialect import Dialect
from judge.model.problem import Kind, ProblemLimits
from judge.model.schema import ColumnType, Schema, TypeKind
from judge.model.sql_problem import ComparedBy, SqlProblem, SqlTask
from judge.model.text import Text
from judge.sql.ddl import read_tables
from judge.sql.statements import split_statements
from judge.sql.tables import create_statements
from judge.sql.values import show, store
from judge.sql.worker import running
from public_sql.page import Page, Table
from public_sql.rows import Rows

NOW = "2024-05-17 12:34:56"
SECONDS = 3  # for one set
SLOW = "too slow"
_COLLATION = "utf8mb4_uca1400_nopad_ai_ci"  # MariaDB's nearest to MySQL 8's utf8mb4_0900_ai_ci
_MODE = (
    "STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,"
    "NO_ENGINE_SUBSTITUTION"
)
_TYPES = {
    "bigint": "BIGINT",
    "date": "DATE",
    "datetime": "DATETIME",
    "float": "FLOAT",
    "bool": "BOOLEAN",
    "time": "TIME",
    "text": "TEXT",
}
_CHANGE = re.compile(r"(?is)^\s*(?:UPDATE|DELETE|INSERT|REPLACE)\b")
_PROGRAM = re.compile(r"(?is)^\s*CREATE\s+(FUNCTION|PROCEDURE)\s+(\w+)")
_KEY_LENGTH, _LENGTH = 80, 255

Row = list[str | None]


@dataclass(slots=True, kw_only=True)
class Result:
    """What came of a query: rows (all tables' one after another, after a change), or a stop.

    ``keys`` are ours: the values of the ORDER BY, a row at a time; None where order is free.
    """

    rows: list[list[Row]] = field(default_factory=list)
    keys: list[tuple[Any, ...]] | None = None
    stop: str | None = None


def ddl(table: Table, *, bare: bool = False) -> str:
    """Write CREATE TABLE in MySQL's types."""
    parts = [
        f"`{each.name}` {_type(each, table)}{'' if each.nullable or bare else ' NOT NULL'}"
        for each in table.columns
    ]
    if table.key and not bare:
        parts.append(f"PRIMARY KEY ({', '.join(f'`{each}`' for each in table.key)})")
    return f"CREATE TABLE `{table.name}` ({', '.join(parts)})"


def _type(column: Any, table: Table) -> str:
    if column.type == "enum":
        return f"ENUM({', '.join(_literal(each) for each in column.members or ['a'])})"
    if column.type == "varchar":
        return f"VARCHAR({_KEY_LENGTH if column.name in table.key else _LENGTH})"
    if column.type == "decimal":
        digits = [len((each or "").partition(".")[2]) for each in column.examples]
        return f"DECIMAL(12, {max([2, *digits])})"
    return _TYPES.get(column.type, "INT")


def _literal(value: str | None) -> str:
    return "NULL" if value is None else "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"


def problem_of(page: Page, source: str) -> SqlProblem:
    """Make a problem of a page, as its author would."""
    read = read_tables(";\n".join(map(ddl, page.tables)), Dialect.MYSQL)
    if not isinstance(read, Schema):
        raise TypeError(f"{page.name}: {read}")
    change = all(map(_CHANGE.match, split_statements(_uncommented(source))))
    blank = Text("", "")
    return SqlProblem(
        slug=page.name,
        folder=Path(),
        kind=Kind.SQL,
        title=blank,
        level=1,
        topics=(),
        statement=blank,
        limits=ProblemLimits(time_seconds=1, memory_bytes=1 << 28, output_bytes=1 << 20),
        cases=(),
        groups=(),
        submissions=(),
        hints=(),
        place=Place(file=Path(page.name)),
        task=SqlTask.CHANGE if change else SqlTask.QUERY,
        schema=read,
        dialects=(Dialect.MYSQL,),
        references=(),
        compared_by=ComparedBy(),
        watched=tuple(each.name for each in read.tables),
        require=(),
        forbid=(),
        now=NOW,
    )


def _uncommented(source: str) -> str:
    return re.sub(r"(?m)^\s*(?:#|--).*$", "", source)


def translated(source: str, problem: SqlProblem) -> Script | NotRun:
    """Translate a file as a submission is translated."""
    return make_script(source, Dialect.MYSQL, problem)


def types_of(script: Script, problem: SqlProblem) -> list[list[ColumnType]]:
    """Tell the types of every column that is compared, a table at a time."""
    if problem.task is SqlTask.CHANGE:
        return [[column.type for column in table.columns] for table in problem.schema.tables]
    return [[column.type for column in script.result.columns]]


def ours(script: Script, problem: SqlProblem, sets: list[Rows]) -> list[list[Result]]:
    """Run on every set of rows, in every order, in a process that can be stopped."""
    found: list[list[Result]] = []
    while len(found) < len(sets):
        found += _some(script, problem, sets[len(found) :])
    return found


def _some(script: Script, problem: SqlProblem, sets: list[Rows]) -> list[list[Result]]:
    """Run on the sets up to one on which it is too slow."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("fork").Process(
        target=_serve, args=(there, script, problem, sets)
    )
    process.start()
    there.close()
    found: list[list[Result]] = []
    while len(found) < len(sets):
        if not here.poll(SECONDS):
            found.append([Result(stop=SLOW)])
            break
        found.append(here.recv())
    process.kill()
    process.join()
    return found


def _serve(out: Connection, script: Script, problem: SqlProblem, sets: list[Rows]) -> None:
    for rows in sets:
        out.send(_ours(script, problem, rows))


def _ours(script: Script, problem: SqlProblem, rows: Rows) -> list[Result]:
    change = problem.task is SqlTask.CHANGE
    request: dict[str, Any] = {
        "do": "run",
        "dialect": "mysql",
        "now": problem.now,
        "create": create_statements(problem.schema, Dialect.MYSQL),
        "bare": bare_statements(problem, Dialect.MYSQL),
        "rows": _stored(rows, problem.schema),
        "statements": [
            {"sql": each.sql, "functions": sorted(each.functions)} for each in script.statements
        ],
        "watched": problem.watched if change else (),
        "orders": ORDERS,
        "most_rows": 100_000,
    }
    runs = running.serve(request)["runs"]
    mixed = {name: _ordered(its, "mixed") for name, its in request["rows"].items()}
    runs.append(running.run({**request, "rows": mixed}, "backwards"))
    return [_told(run, script, problem) for run in runs]


def _stored(rows: Rows, schema: Schema) -> dict[str, list[list[Any]]]:
    return {
        table.name: [
            [_kept(cell, column.type) for cell, column in zip(row, table.columns, strict=True)]
            for row in rows[table.name]
        ]
        for table in schema.tables
    }


def _kept(cell: str | None, kind: ColumnType) -> Any:
    value = bool(int(cell)) if kind.kind is TypeKind.BOOLEAN and cell is not None else cell
    return store(value, kind, Dialect.MYSQL)


def _told(run: dict[str, Any], script: Script, problem: SqlProblem) -> Result:
    if run["ended"]:
        return Result(stop=str(run["ended"]))
    types = types_of(script, problem)
    if problem.task is SqlTask.CHANGE:
        tables = [run["tables"][table.name] for table in problem.schema.tables]
        return Result(rows=[_shown(rows, kinds) for rows, kinds in zip(tables, types, strict=True)])
    order = script.result.order
    keys = [tuple(row[place] for place in order) for row in run["rows"]] if order else None
    return Result(rows=[_shown(run["rows"], types[0])], keys=keys)


def _shown(rows: list[Any], types: list[ColumnType]) -> list[Row]:
    return [
        [show(value, kind, Dialect.MYSQL) for value, kind in zip(row, types, strict=False)]
        for row in rows
    ]


def _ordered(rows: list[Row], order: str) -> list[Row]:
    """Put rows into another order for the tables without keys."""
    if order == "mixed":
        return random.Random(len(rows)).sample(rows, len(rows))  # noqa: S311 - an order, no secret
    return rows[::-1] if order == "bare" else rows


class MariaDb:
    """A server, with a database of our own for each order of the rows."""

    def __init__(self, host: str) -> None:
        """Connect; pymysql.Error where nothing answers."""
        self._connection = pymysql.connect(
            host=host, user="root", password="", conv={}, charset="utf8mb4", autocommit=True
        )
        self.cursor = self._connection.cursor()
        name = f"judge_{uuid.uuid4().hex[:12]}"
        self.names = (f"{name}_keyed", f"{name}_bare", f"{name}_mixed")
        for each in self.names:
            self.cursor.execute(
                f"CREATE DATABASE {each} CHARACTER SET utf8mb4 COLLATE {_COLLATION}"
            )
        for statement in (
            f"SET NAMES utf8mb4 COLLATE {_COLLATION}",
            f"SET sql_mode = '{_MODE}'",
            "SET default_storage_engine = Aria",
            "SET time_zone = '+00:00'",
            f"SET timestamp = UNIX_TIMESTAMP('{NOW}')",
            "SET max_statement_time = 5",
        ):
            self.cursor.execute(statement)

    def make(self, page: Page) -> None:
        """Make the tables of a problem in every database."""
        for name, bare in zip(self.names, (False, True, True), strict=True):
            self.cursor.execute(f"USE {name}")
            for table in page.tables:
                self.cursor.execute(f"DROP TABLE IF EXISTS `{table.name}`")
                self.cursor.execute(ddl(table, bare=bare))

    def drop(self, page: Page) -> None:
        """Drop them again."""
        for name in self.names:
            for table in page.tables:
                self.cursor.execute(f"DROP TABLE IF EXISTS {name}.`{table.name}`")

    def fill(self, page: Page, rows: Rows) -> Rows | str:
        """Put a set of rows in, and read back what the server keeps; say what it refuses."""
        try:
            for name in self.names:
                for table in page.tables:
                    self.cursor.execute(f"TRUNCATE {name}.`{table.name}`")
                    its = _ordered(rows[table.name], name.rpartition("_")[2])
                    if its:
                        self.cursor.execute(_insert(f"{name}.`{table.name}`", its))
            read = {each.name: self._read(each, self.names[1]) for each in page.tables}
        except pymysql.Error as error:
            return str(error)
        return {name: its[::-1] for name, its in read.items()}

    def _read(self, table: Table, name: str) -> list[Row]:
        self.cursor.execute(
            f"SELECT * FROM {name}.`{table.name}`"  # noqa: S608 - the page's own names
        )
        return [_texts(row) for row in self.cursor.fetchall()]

    def ask(self, source: str, page: Page, *, change: bool) -> list[Result]:
        """Run a file in every database."""
        return [self._ask(name, source, page, change=change) for name in self.names]

    def _ask(self, name: str, source: str, page: Page, *, change: bool) -> Result:
        try:
            self.cursor.execute(f"USE {name}")
            if program := _PROGRAM.match(_uncommented(source)):
                return self._define(source, program)
            for statement in split_statements(_cased(source, page)):
                self.cursor.execute(statement)
            if self.cursor.warning_count and self._endless():
                return Result(stop="3636: recursion, cut by the server")
            if not change:
                return Result(rows=[[_texts(row) for row in self.cursor.fetchall()]])
            rows = [self._read(table, name) for table in page.tables]
        except pymysql.Error as error:
            return Result(stop=f"{error.args[0]}: {error.args[-1]}")
        return Result(rows=rows)

    def _endless(self) -> bool:
        """Whether a recursion was cut: MariaDB warns, MySQL 8 stops the query with 3636."""
        return any("max_recursive_iterations" in str(each) for each in self._warnings())

    def _warnings(self) -> list[Any]:
        aside = self._connection.cursor()
        aside.execute("SHOW WARNINGS")
        return list(aside.fetchall())

    def _define(self, source: str, program: re.Match[str]) -> Result:
        """Let the server read a stored program, and forget it."""
        self.cursor.execute(source)
        self.cursor.execute(f"DROP {program[1]} {program[2]}")
        return Result(rows=[[]])

    def close(self) -> None:
        """Drop the databases."""
        for each in self.names:
            self.cursor.execute(f"DROP DATABASE {each}")
        self._connection.close()


def _cased(source: str, page: Page) -> str:
    """Write the tables' names as the page does: this server minds their case."""
    for table in page.tables:
        source = re.sub(rf"(?i)(?<=[\s,(`]){table.name}(?=[\s,;)`.])", table.name, source)
    return source


def _insert(table: str, rows: list[list[str | None]]) -> str:
    values = ", ".join(f"({', '.join(map(_literal, row))})" for row in rows)
    return f"INSERT INTO {table} VALUES {values}"  # noqa: S608 - the page's own names


def _texts(row: tuple[Any, ...]) -> Row:
    return [v.decode("utf-8", "replace") if isinstance(v, bytes) else v for v in row]


@contextmanager
def mariadb(host: str) -> Iterator[MariaDb]:
    """Open the server, and leave nothing there."""
    server = MariaDb(host)
    try:
        yield server
    finally:
        server.close()
