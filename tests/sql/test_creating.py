"""What a learner creates refuses here what it would refuse in its own engine."""

import sqlite3

import pytest

from judge.model.dialect import Dialect
from judge.model.schema import Schema
from judge.sql.runtime import install
from judge.sql.translation import Refused, Translated, Unsupported, translate

MYSQL, POSTGRESQL, ORACLE, SQLITE = (
    Dialect.MYSQL,
    Dialect.POSTGRESQL,
    Dialect.ORACLE,
    Dialect.SQLITE,
)
BASE = "CREATE TABLE base (id INT PRIMARY KEY, name VARCHAR(9) UNIQUE, note VARCHAR(9))"
_NOT_JUDGED = "not judged"


def _made(dialect: Dialect, *texts: str) -> Schema:
    """Translate statements that must be right."""
    schema = Schema()
    for text in texts:
        one = translate(text, dialect, schema)
        assert isinstance(one, Translated), one
        if one.table is not None:
            schema = Schema(tables=(*schema.tables, one.table))
    return schema


def _fate(dialect: Dialect, text: str, *before: str) -> str | None:
    """Return the engine's code of a refusal, ``not judged``, or None where it is translated."""
    one = translate(text, dialect, _made(dialect, *before))
    if isinstance(one, Unsupported):
        return _NOT_JUDGED
    return one.code or "refused" if isinstance(one, Refused) else None


def _let_in(dialect: Dialect, create: list[str], change: str) -> bool:
    """Create, then say whether a change is let in."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    install(connection, dialect, "2024-05-17 12:34:56")
    connection.execute("PRAGMA foreign_keys = ON")
    schema = Schema()
    for text in create:
        one = translate(text, dialect, schema)
        assert isinstance(one, Translated), one
        connection.execute(one.sql)
        if one.table is not None:
            schema = Schema(tables=(*schema.tables, one.table))
    statement = translate(change, dialect, schema)
    if isinstance(statement, Refused):
        return False
    assert isinstance(statement, Translated), statement
    try:
        connection.execute(statement.sql)
    except sqlite3.Error:
        return False
    return True


@pytest.mark.parametrize(
    "dialect, columns, values, let_in",
    [
        (MYSQL, "a TINYINT", "127", True),
        (MYSQL, "a TINYINT", "128", False),
        (MYSQL, "a INT UNSIGNED", "-1", False),
        (MYSQL, "a BIGINT UNSIGNED", "-1", False),
        (MYSQL, "a INT", "'x'", False),
        (MYSQL, "a INT", "' 12 '", True),
        (MYSQL, "a ENUM('p', 'q')", "'Q'", True),
        (MYSQL, "a ENUM('p', 'q')", "'r'", False),
        (MYSQL, "a ENUM('p', 'q')", "NULL", True),
        (MYSQL, "a DECIMAL(5, 2)", "999.99", True),
        (MYSQL, "a DECIMAL(5, 2)", "1000", False),
        (MYSQL, "a VARCHAR(3)", "'abcd'", False),
        (MYSQL, "a DATE", "'2023-02-29'", False),
        (MYSQL, "a INT CHECK (a > 2)", "2", False),
        (MYSQL, "a INT CHECK (a > 2)", "NULL", True),
        (MYSQL, "a VARCHAR(9), CHECK (a IN ('x', 'y') AND a <> 'z')", "'X'", True),
        (POSTGRESQL, "a VARCHAR(9) CHECK (a IN ('x', 'y'))", "'X'", False),
        (POSTGRESQL, "a VARCHAR(9) CHECK (a LIKE 'x%')", "'xa'", True),
        (POSTGRESQL, "a VARCHAR(9) CHECK (a LIKE 'x%')", "'Xa'", False),
        (POSTGRESQL, "a SMALLINT", "40000", False),
        (POSTGRESQL, "a NUMERIC(3)", "1000", False),
        (POSTGRESQL, "a NUMERIC", "1000", True),
        (ORACLE, "a NUMBER(2)", "100", False),
        (ORACLE, "a VARCHAR2(3) NOT NULL", "''", False),
        (ORACLE, "a DATE CHECK (a >= DATE '2024-01-01')", "DATE '2023-12-31'", False),
        (SQLITE, "a INT", "'x'", True),
    ],
)
def test_a_column_takes_what_its_type_takes(
    dialect: Dialect, columns: str, values: str, *, let_in: bool
) -> None:
    """A column of SQLite takes anything; types and CHECKs must be there all the same."""
    create = [f"CREATE TABLE t ({columns})"]

    change = "INSERT INTO t (a) VALUES (?)".replace("?", values)

    assert _let_in(dialect, create, change) is let_in


@pytest.mark.parametrize(
    "dialect, rule, let_in",
    [
        (POSTGRESQL, "b INT REFERENCES base", False),
        (POSTGRESQL, "b INT REFERENCES base ON DELETE CASCADE", True),
        (POSTGRESQL, "b INT REFERENCES base (id) ON DELETE SET NULL", True),
        (POSTGRESQL, "b INT NOT NULL REFERENCES base ON DELETE SET NULL", False),
        (MYSQL, "b INT, FOREIGN KEY (b) REFERENCES base (id) ON DELETE RESTRICT", False),
        (MYSQL, "b INT REFERENCES base (id)", True),  # MySQL 8 passes over it
        (ORACLE, "b INT REFERENCES base (id) ON DELETE CASCADE", True),
        (SQLITE, "b INT REFERENCES base (id) ON DELETE NO ACTION", False),
        (POSTGRESQL, "b INT REFERENCES base DEFERRABLE INITIALLY DEFERRED", False),
    ],
)
def test_a_row_that_is_referred_to_goes_as_the_key_says(
    dialect: Dialect, rule: str, *, let_in: bool
) -> None:
    """A foreign key says whether, and how, a row may be deleted."""
    create = [BASE, f"CREATE TABLE t ({rule})"]
    connection = sqlite3.connect(":memory:", isolation_level=None)
    install(connection, dialect, "2024-05-17 12:34:56")
    connection.execute("PRAGMA foreign_keys = ON")
    schema = Schema()
    for text in [*create, "INSERT INTO base (id) VALUES (1)", "INSERT INTO t VALUES (1)"]:
        one = translate(text, dialect, schema)
        assert isinstance(one, Translated), one
        connection.execute(one.sql)
        schema = schema if one.table is None else Schema(tables=(*schema.tables, one.table))

    try:
        connection.execute("DELETE FROM base")
    except sqlite3.IntegrityError:
        assert not let_in
    else:
        assert let_in


def test_what_mysql_passes_over_is_remarked_on() -> None:
    """REFERENCES behind a column makes no foreign key in MySQL 8."""
    schema = _made(MYSQL, BASE)
    one = translate("CREATE TABLE t (b INT REFERENCES base (id))", MYSQL, schema)

    assert isinstance(one, Translated)
    assert "FOREIGN" not in one.sql
    assert one.remarks[0].en.endswith("FOREIGN KEY (b) REFERENCES base (...) as a line of its own")


@pytest.mark.parametrize(
    "dialect, text, fate",
    [
        (MYSQL, "CREATE TABLE base (a INT)", "1050"),
        (POSTGRESQL, "CREATE VIEW base AS SELECT 1 AS a", "42P07"),
        (MYSQL, "CREATE TABLE IF NOT EXISTS base (a INT)", _NOT_JUDGED),
        (MYSQL, "CREATE TABLE t (a INT, A INT)", "1060"),
        (ORACLE, "CREATE TABLE t (a INT PRIMARY KEY, b INT PRIMARY KEY)", "ORA-02260"),
        (POSTGRESQL, "CREATE TABLE t (a INT, PRIMARY KEY (b))", "42703"),
        (MYSQL, "CREATE TABLE t (a INT, FOREIGN KEY (a) REFERENCES nobody (id))", "1824"),
        (POSTGRESQL, "CREATE TABLE t (a VARCHAR(9) REFERENCES base (note))", "42830"),
        (POSTGRESQL, "CREATE TABLE t (a VARCHAR(9) REFERENCES base (name))", None),
        (ORACLE, "CREATE TABLE t (a VARCHAR2(9) REFERENCES base (id))", "ORA-02267"),
        (POSTGRESQL, "CREATE TABLE t (a INT REFERENCES base (id, name))", "42830"),
        (POSTGRESQL, "CREATE TABLE t (a INT REFERENCES base (nobody))", "42703"),
        (ORACLE, "CREATE TABLE t (a INT REFERENCES base (id) ON UPDATE CASCADE)", "ORA-00933"),
        (ORACLE, "CREATE TABLE t (a INT, b INT, UNIQUE (a, b))", _NOT_JUDGED),
        (ORACLE, "CREATE TABLE t (a INT NOT NULL, b INT NOT NULL, UNIQUE (a, b))", None),
        (SQLITE, "CREATE TABLE t (a INT UNIQUE, b TEXT COLLATE NOCASE)", _NOT_JUDGED),
        (POSTGRESQL, "CREATE TABLE t (a INT GENERATED ALWAYS AS (1 + 1) STORED)", _NOT_JUDGED),
        (MYSQL, "CREATE TEMPORARY TABLE t (a INT)", _NOT_JUDGED),
        (MYSQL, "CREATE TABLE t (a INT) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4", None),
        (MYSQL, "CREATE TABLE t AS SELECT 1 AS a", _NOT_JUDGED),
        (MYSQL, "CREATE TABLE t (a INT CHECK (nobody > 1))", "1054"),
        (POSTGRESQL, "ALTER TABLE base ADD COLUMN a INT", _NOT_JUDGED),
        (MYSQL, "CREATE OR REPLACE VIEW v AS SELECT id FROM base", None),
        (SQLITE, "CREATE OR REPLACE VIEW v AS SELECT id FROM base", "refused"),
        (ORACLE, "CREATE VIEW v AS SELECT id FROM base WITH READ ONLY", _NOT_JUDGED),
        (POSTGRESQL, "CREATE MATERIALIZED VIEW v AS SELECT id FROM base", _NOT_JUDGED),
        (MYSQL, "CREATE VIEW v (a, b) AS SELECT id FROM base", "1222"),
        (POSTGRESQL, "CREATE INDEX i ON base USING btree (note) INCLUDE (id)", None),
        (POSTGRESQL, "CREATE INDEX i ON base USING hash (note)", _NOT_JUDGED),
        (POSTGRESQL, "CREATE INDEX i ON base (note) WHERE note IS NOT NULL", None),
        (ORACLE, "CREATE INDEX i ON base (note) WHERE note IS NOT NULL", "ORA-00933"),
        (MYSQL, "CREATE INDEX i ON base (note(3))", _NOT_JUDGED),
        (MYSQL, "CREATE INDEX i ON base (nobody)", "1054"),
        (MYSQL, "CREATE INDEX i ON base (LOWER(note))", "1064"),
        (MYSQL, "CREATE INDEX i ON base ((LOWER(note)))", None),
        (POSTGRESQL, "CREATE INDEX i ON base (LOWER(note))", None),
        (MYSQL, "CREATE INDEX i ON nobody (id)", "1146"),
        (MYSQL, "DROP TABLE IF EXISTS nobody", None),
        (MYSQL, "DROP TABLE IF EXISTS base", _NOT_JUDGED),
        (POSTGRESQL, "DROP TABLE nobody", _NOT_JUDGED),
        (ORACLE, "DROP TABLE IF EXISTS nobody", _NOT_JUDGED),
        (MYSQL, "CREATE INDEX ON base (note)", "1064"),
        (ORACLE, "CREATE TABLE t (a NUMBER GENERATED ALWAYS AS IDENTITY)", _NOT_JUDGED),
        (ORACLE, "CREATE TABLE t (a NUMBER GENERATED BY DEFAULT AS IDENTITY)", None),
        (POSTGRESQL, "CREATE INDEX ON base (note)", None),
        (MYSQL, "CREATE TABLE t (a VARCHAR)", "1064"),
        (POSTGRESQL, "CREATE TABLE t (a VARCHAR)", None),
        (MYSQL, "CREATE TABLE t (a TEXT UNIQUE)", "1170"),
        (POSTGRESQL, "CREATE TABLE t (a TEXT UNIQUE)", None),
        (
            MYSQL,
            "CREATE TABLE t (a INT NOT NULL, FOREIGN KEY (a) REFERENCES base (id) "
            "ON DELETE SET NULL)",
            "1830",
        ),
    ],
)
def test_what_is_refused_and_what_is_not_known(
    dialect: Dialect, text: str, fate: str | None
) -> None:
    """A mistake has the engine's own code; what has no word here is never held against anyone."""
    assert _fate(dialect, text, BASE) == fate


def test_innodb_ends_an_index_with_the_key() -> None:
    """An index of MySQL is in the order of the primary key where its own columns tie."""
    schema = _made(MYSQL, BASE)
    plain = translate("CREATE INDEX i ON base (note)", MYSQL, schema)
    unique = translate("CREATE UNIQUE INDEX i ON base (note)", MYSQL, schema)
    other = translate("CREATE INDEX i ON base (note)", POSTGRESQL, _made(POSTGRESQL, BASE))

    for one, keys in ((plain, '("note", "id")'), (unique, '("note")'), (other, '("note")')):
        assert isinstance(one, Translated)
        assert one.sql.endswith(keys)
        assert one.keys == ("note",)


def test_a_default_may_be_a_moment() -> None:
    """A DEFAULT that is no literal is worked out when a row comes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    install(connection, POSTGRESQL, "2024-05-17 12:34:56")
    text = "CREATE TABLE t (a INT, at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, n INT DEFAULT -1)"
    one = translate(text, POSTGRESQL, Schema())
    assert isinstance(one, Translated)
    connection.execute(one.sql)
    connection.execute("INSERT INTO t (a) VALUES (1)")

    assert connection.execute("SELECT * FROM t").fetchall() == [(1, "2024-05-17 12:34:56", -1)]


def test_a_view_compares_as_its_engine_does() -> None:
    """A text that a view works out has no collation of its own; MySQL ignores case all the same."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    install(connection, MYSQL, "2024-05-17 12:34:56")
    schema = Schema()
    for text in (
        BASE,
        "CREATE VIEW v AS SELECT id, CONCAT(name, '!') AS loud FROM base",
        "INSERT INTO base (id, name) VALUES (1, 'Ann')",
    ):
        one = translate(text, MYSQL, schema)
        assert isinstance(one, Translated)
        connection.execute(one.sql)
        schema = schema if one.table is None else Schema(tables=(*schema.tables, one.table))
    found = translate("SELECT id FROM v WHERE loud = 'ANN!'", MYSQL, schema)

    assert isinstance(found, Translated)
    assert connection.execute(found.sql).fetchall() == [(1,)]
