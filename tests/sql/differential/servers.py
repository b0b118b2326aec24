"""Asks the real servers, in a database of our own that is dropped afterwards."""

import os
import sqlite3
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pg8000.native
import pymysql

from judge.model.dialect import Dialect
from tests.sql.differential.suite import database
from tests.sql.differential.tables import NOW, ROWS, SCHEMA, real_ddl

Ask = Callable[[str], dict[str, Any]]
_COLLATION = "utf8mb4_uca1400_nopad_ai_ci"  # MariaDB's nearest to MySQL 8's utf8mb4_0900_ai_ci
_MODE = (
    "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION"
)
_ABSENT = "no server: set JUDGE_MYSQL_HOST or JUDGE_POSTGRESQL_HOST, or start one here"


class NoServer(Exception):  # noqa: N818 - a finding
    """The server does not answer."""


@contextmanager
def server(dialect: Dialect) -> Iterator[Ask]:
    """Open a server with the suite's tables; raise NoServer where there is none."""
    opener = {
        Dialect.MYSQL: mysql,
        Dialect.POSTGRESQL: postgresql,
        Dialect.ORACLE: oracle,
        Dialect.SQLITE: sqlite,
    }[dialect]
    with opener() as ask:
        yield ask


@contextmanager
def mysql() -> Iterator[Ask]:
    """Open MySQL or MariaDB, in MySQL 8's default mode."""
    host = os.environ.get("JUDGE_MYSQL_HOST", "127.0.0.1")
    try:
        connection = pymysql.connect(
            host=host, user="root", password="", conv={}, charset="utf8mb4", autocommit=True
        )
    except pymysql.Error:
        raise NoServer(_ABSENT) from None
    name = f"judge_{uuid.uuid4().hex[:12]}"
    cursor = connection.cursor()
    cursor.execute(f"CREATE DATABASE {name} CHARACTER SET utf8mb4 COLLATE {_COLLATION}")
    try:
        for statement in (
            f"USE {name}",
            f"SET NAMES utf8mb4 COLLATE {_COLLATION}",
            f"SET sql_mode = '{_MODE}'",
            "SET time_zone = '+00:00'",
            f"SET timestamp = UNIX_TIMESTAMP('{NOW}')",
            *_set_up(Dialect.MYSQL),
        ):
            cursor.execute(statement)

        def ask(sql: str) -> dict[str, Any]:
            """Run one statement."""
            try:
                cursor.execute(sql)
            except pymysql.Error as error:
                return {"error": str(error.args[0])}
            names = [column[0] for column in cursor.description or ()]
            return {"columns": names, "rows": [_texts(row) for row in cursor.fetchall()]}

        yield ask
    finally:
        cursor.execute(f"DROP DATABASE {name}")
        connection.close()


def _texts(row: tuple[Any, ...]) -> list[str | None]:
    """Turn a row to text."""
    return [v.decode("latin-1") if isinstance(v, bytes) else v for v in row]


def _set_up(dialect: Dialect) -> Iterator[str]:
    """Write the statements that make and fill the tables."""
    for table in SCHEMA.tables:
        yield real_ddl(table, dialect)
        rows = ", ".join(
            f"({', '.join(_literal(value, dialect) for value in row)})" for row in ROWS[table.name]
        )
        yield f"INSERT INTO {table.name} VALUES {rows}"  # noqa: S608 - the suite's own data


def _literal(value: object, dialect: Dialect) -> str:
    """Write a value."""
    if value is None:
        return "NULL"
    if not isinstance(value, str):
        return repr(value)
    text = value.replace("'", "''")
    return "'" + (text.replace("\\", "\\\\") if dialect is Dialect.MYSQL else text) + "'"


@contextmanager
def postgresql() -> Iterator[Ask]:
    """Open PostgreSQL."""
    with _postgres((), Dialect.POSTGRESQL) as ask:
        yield ask


@contextmanager
def sqlite() -> Iterator[Ask]:
    """Open SQLite itself, with the same clock."""
    connection = database(Dialect.SQLITE)

    def ask(sql: str) -> dict[str, Any]:
        """Run one statement; the clock's words are put in by hand."""
        text = sql.replace("'now'", f"'{NOW}'").replace("CURRENT_TIMESTAMP", f"'{NOW}'")
        text = text.replace("CURRENT_DATE", f"'{NOW[:10]}'")
        try:
            cursor = connection.execute(text)
        except sqlite3.Error as error:
            return {"error": str(error)}
        rows = [[None if v is None else str(v) for v in row] for row in cursor]
        return {"rows": rows}

    yield ask
    connection.close()


@contextmanager
def oracle() -> Iterator[Ask]:
    """Open PostgreSQL with orafce, which has many of Oracle's functions."""
    before = ("CREATE EXTENSION orafce",)
    with _postgres(before, Dialect.ORACLE) as ask:
        yield ask


@contextmanager
def _postgres(before: tuple[str, ...], dialect: Dialect) -> Iterator[Ask]:
    """Open a database of our own."""
    host = os.environ.get("JUDGE_POSTGRESQL_HOST", "127.0.0.1")
    name = f"judge_{uuid.uuid4().hex[:12]}"
    try:
        owner = pg8000.native.Connection("postgres", host=host, database="postgres")
    except pg8000.native.InterfaceError:
        raise NoServer(_ABSENT) from None
    owner.run(f"CREATE DATABASE {name} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'")
    connection = pg8000.native.Connection("postgres", host=host, database=name)
    try:
        for oid in range(1, 5000):
            connection.register_in_adapter(oid, str)
        for statement in (*before, "SET TIME ZONE 'UTC'", *_set_up(dialect)):
            connection.run(statement)
        if dialect is Dialect.ORACLE:
            connection.run("SET search_path = oracle, public, pg_catalog")

        def ask(sql: str) -> dict[str, Any]:
            """Run one statement, as simple text: a colon is no parameter."""
            try:
                answer = connection.execute_simple(sql)
            except pg8000.native.DatabaseError as error:
                return {"error": str(error.args[0].get("C"))}
            names = [column["name"] for column in answer.columns or ()]
            return {"columns": names, "rows": [list(row) for row in answer.rows or ()]}

        yield ask
    finally:
        connection.close()
        owner.run(f"DROP DATABASE {name}")
        owner.close()
