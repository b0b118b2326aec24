"""What a statement may not do in the worker, whatever the translation lets through."""

import sqlite3
from collections.abc import Iterator

import pytest

from judge.sql.worker.walls import bound, enclose, enclose_making, is_creation, is_statement


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:", isolation_level=None)
    opened.execute("CREATE TABLE t (id INT PRIMARY KEY, name TEXT)")
    opened.execute("CREATE TABLE other (id INT)")
    opened.execute("INSERT INTO t VALUES (1, 'a'), (2, 'b')")
    bound(opened)
    enclose(opened, tables=["t"], writable=False, functions={"count", "upper", "printf"})
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT upper(name) FROM t WHERE id IN (SELECT id FROM t)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) "
        "SELECT count(*) FROM n",
        "WITH pragma AS (SELECT id FROM t) SELECT * FROM pragma",
    ],
)
def test_reading_is_allowed(sql: str, connection: sqlite3.Connection) -> None:
    """Queries over the problem's tables run."""
    assert connection.execute(sql).fetchall()


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH ':memory:' AS x",
        "DETACH main",
        "VACUUM",
        "VACUUM INTO '/tmp/x.db'",
        "PRAGMA table_info(t)",
        "SELECT * FROM pragma_table_info('t')",
        "SELECT * FROM sqlite_master",
        "SELECT load_extension('x')",
        "SELECT fts3_tokenizer('simple')",
        "SELECT printf('%.*c', 999999999, 'x')",
        "SELECT randomblob(1000000000)",
        "SELECT zeroblob(1000000000)",
        "SELECT hex(id) FROM t",
        "SELECT * FROM json_each('[1]')",
        "CREATE TABLE u (id INT)",
        "CREATE VIRTUAL TABLE u USING fts5(x)",
        "CREATE TEMP VIEW v AS SELECT 1",
        "DROP TABLE t",
        "ALTER TABLE t RENAME TO u",
        "BEGIN",
        "INSERT INTO t VALUES (3, 'c')",
        "DELETE FROM t",
        "UPDATE t SET name = 'x'",
    ],
)
def test_everything_else_is_denied(sql: str, connection: sqlite3.Connection) -> None:
    """Nothing but reading, by known functions, gets through."""
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute(sql)


def test_changes_stay_within_the_tables(connection: sqlite3.Connection) -> None:
    """Where a change is asked for, the problem's tables are written and no others."""
    connection.set_authorizer(None)
    enclose(connection, tables=["T"], writable=True, functions=())

    connection.execute("INSERT INTO t SELECT id + 2, name FROM t")
    connection.execute("UPDATE t SET name = 'x' WHERE id = 3")
    assert connection.execute("DELETE FROM t").rowcount == 4
    for sql in ("DELETE FROM other", "INSERT INTO sqlite_master VALUES (1,2,3,4,5)"):
        with pytest.raises(sqlite3.DatabaseError):
            connection.execute(sql)


def test_values_stay_small(connection: sqlite3.Connection) -> None:
    """A string that doubles ends at the limit."""
    with pytest.raises(sqlite3.DataError, match="string or blob too big"):
        connection.execute(
            "WITH RECURSIVE s(x) AS (SELECT 'aaaaaaaa' UNION ALL SELECT x || x FROM s) "
            "SELECT count(x) FROM s"
        ).fetchall()


@pytest.mark.parametrize(
    "sql, runs",
    [
        ("SELECT 1", True),
        ("\n with x as (select 1) select * from x", True),
        ("REPLACE INTO t VALUES (1)", True),
        ("REINDEX", False),
        ("EXPLAIN SELECT 1", False),
        ("SELECTED", False),
        ("", False),
    ],
)
def test_beginnings(sql: str, *, runs: bool) -> None:
    """REINDEX asks the authorizer nothing: it is told by its first word."""
    assert is_statement(sql) is runs


@pytest.fixture
def making() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:", isolation_level=None)
    opened.execute("CREATE TABLE t (id INT PRIMARY KEY, name TEXT)")
    opened.execute("INSERT INTO t VALUES (1, 'a'), (2, 'b')")
    bound(opened)
    enclose_making(opened, functions={"upper", "randomblob"})
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE u (id INT PRIMARY KEY, up INT UNIQUE REFERENCES u (id), CHECK (id > 0))",
        "CREATE VIEW v AS SELECT name FROM t",
        "CREATE UNIQUE INDEX i ON t (name DESC)",
        "CREATE INDEX i ON t (upper(name)) WHERE name IS NOT NULL",
    ],
)
def test_tables_views_and_indexes_are_made(sql: str, making: sqlite3.Connection) -> None:
    """What a task of creating asks for goes through."""
    making.execute(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE t",
        "DELETE FROM t",
        "INSERT INTO t VALUES (3, 'c')",
        "UPDATE t SET name = 'x'",
        "ALTER TABLE t RENAME TO u",
        "ATTACH ':memory:' AS x",
        "PRAGMA writable_schema = ON",
        "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
        "CREATE TEMP TABLE u (id INT)",
        "CREATE TEMP VIEW v AS SELECT 1",
        "CREATE VIRTUAL TABLE u USING fts5(x)",
        "CREATE INDEX i ON t (hex(name))",
        "CREATE INDEX i ON t (randomblob(9))",
    ],
)
def test_nothing_else_is_made(sql: str, making: sqlite3.Connection) -> None:
    """Making is no way to change rows, to leave the database, or to call what is not known."""
    with pytest.raises(sqlite3.DatabaseError):
        making.execute(sql)


def test_the_beginning_of_a_creation() -> None:
    """Only our own way of writing one is a creation."""
    assert is_creation('CREATE UNIQUE INDEX "i" ON "t" ("a")')
    assert is_creation('CREATE VIEW "v" AS SELECT 1')
    assert not is_creation('CREATE TRIGGER "g" AFTER INSERT ON "t" BEGIN SELECT 1; END')
    assert not is_creation("CREATE TEMP TABLE t (id INT)")
