"""A schema read from DDL is the schema that was meant."""

from judge.model.dialect import Dialect
from judge.model.schema import ForeignKey, Schema, TypeKind
from judge.sql.definitions import read_schema
from judge.sql.translation import Refused, Unsupported


def test_everything_that_matters_is_read() -> None:
    """Keys, references, checks, enums, defaults; comments and indexes are passed over."""
    schema = read_schema(
        "CREATE TABLE t (id INT NOT NULL AUTO_INCREMENT PRIMARY KEY COMMENT 'key', "
        "e ENUM('a', 'b') DEFAULT 'a', u BIGINT UNSIGNED UNIQUE, p DECIMAL(8, 2) CHECK (p > 0), "
        "k INT REFERENCES o(id), d DATETIME(3), b BOOLEAN, c CHAR(2), "
        "CONSTRAINT f FOREIGN KEY (k) REFERENCES o (id), UNIQUE KEY x (e, k), KEY y (p), "
        "CHECK (u < 5)); CREATE TABLE o (id SMALLINT, PRIMARY KEY (id))",
        Dialect.MYSQL,
    )

    assert isinstance(schema, Schema)
    table, other = schema.tables
    kinds = [column.type.kind for column in table.columns]
    assert kinds == [
        TypeKind.INTEGER,
        TypeKind.ENUM,
        TypeKind.INTEGER,
        TypeKind.DECIMAL,
        TypeKind.INTEGER,
        TypeKind.DATETIME,
        TypeKind.BOOLEAN,
        TypeKind.CHAR,
    ]
    assert table.columns[0].generated
    assert not table.columns[0].nullable
    assert table.columns[1].type.members == ("a", "b")
    assert table.unique == (("u",), ("e", "k"))
    assert table.checks == ("p > 0", "u < 5")
    assert ForeignKey(columns=("k",), table="o", targets=("id",)) in table.foreign_keys
    assert other.primary_key == ("id",)


def test_oracle_and_postgresql_types_are_read() -> None:
    """NUMBER(5) is a whole number, SERIAL counts."""
    oracle = read_schema(
        "CREATE TABLE t (a NUMBER(5), b NUMBER, c VARCHAR2(9), d DATE)", Dialect.ORACLE
    )
    postgresql = read_schema(
        "CREATE TABLE t (a SERIAL, b NUMERIC, c TIMESTAMP)", Dialect.POSTGRESQL
    )

    assert isinstance(oracle, Schema)
    assert isinstance(postgresql, Schema)
    assert [c.type.kind for c in oracle.tables[0].columns[:2]] == [
        TypeKind.INTEGER,
        TypeKind.DECIMAL,
    ]
    assert postgresql.tables[0].columns[0].generated


def test_what_is_no_table_is_refused_or_named() -> None:
    """A type that nobody keeps, or a statement that makes no table."""
    assert isinstance(read_schema("CREATE TABLE t (a JSON)", Dialect.MYSQL), Unsupported)
    assert isinstance(read_schema("SELECT 1", Dialect.MYSQL), Unsupported)
    assert isinstance(read_schema("CREATE TABLE t (", Dialect.MYSQL), Refused)
