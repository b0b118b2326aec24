"""What a statement may not do in the worker, whatever the translation lets through."""

import sqlite3
from collections.abc import Iterator

import pytest

from judge.sql.worker.walls import bound, enclose, is_statement


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
