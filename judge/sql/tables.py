"""Writes the tables of a schema for SQLite, as a dialect needs them."""

from collections.abc import Sequence

from judge.model.dialect import Dialect
from judge.model.schema import Column, Schema, Table, TypeKind
from judge.sql.values import store


def create_statements(schema: Schema, dialect: Dialect) -> tuple[str, ...]:
    """Write one CREATE TABLE a table, in the schema's order, with its constraints.

    The primary key is a constraint and not SQLite's rowid, so that the rows' own order tells
    nothing. The connection must have the dialect installed first (see ``runtime``): the collations
    stand in the statements.
    """
    return tuple(create_statement(table, dialect) for table in schema.tables)


def create_statement(table: Table, dialect: Dialect, checks: Sequence[str] = ()) -> str:
    """Write one table; ``checks`` are more constraints, in SQLite's words."""
    parts = [_column(column, dialect) for column in table.columns]
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({_names(table.primary_key)})")
    parts += [f"UNIQUE ({_names(key)})" for key in table.unique]
    parts += [
        f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {quote(key.table)} "
        f"({_names(key.targets)}) {' '.join(key.actions)}".rstrip()
        for key in table.foreign_keys
    ]
    parts += checks
    return f"CREATE TABLE {quote(table.name)} ({', '.join(parts)})"


def _column(column: Column, dialect: Dialect) -> str:
    """Write one column: its affinity, its collation, NOT NULL."""
    words = [quote(column.name), _affinity(column, dialect)]
    collation = collation_of(column.type.kind, dialect)
    if collation:
        words.append(f"COLLATE {collation}")
    if not column.nullable:
        words.append("NOT NULL")
    if column.default is not None:
        words.append(f"DEFAULT {_default(column, dialect)}")
    return " ".join(words)


def _affinity(column: Column, dialect: Dialect) -> str:
    """Name a type whose affinity keeps values as :mod:`judge.sql.values` states.

    ``INT`` and not ``INTEGER``: the latter would make a primary key SQLite's rowid.
    """
    match column.type.kind:
        case TypeKind.INTEGER | TypeKind.BOOLEAN:
            return "INT"
        case TypeKind.REAL:
            return "REAL"
        case TypeKind.DECIMAL if dialect is Dialect.SQLITE:
            return "NUMERIC"
        case _:
            return "TEXT"


def collation_of(kind: TypeKind, dialect: Dialect) -> str | None:
    """Name the collation under which values of ``kind`` compare; None for SQLite's own."""
    if dialect is Dialect.SQLITE:
        return None
    if kind is TypeKind.DECIMAL:
        return "number"
    if kind is TypeKind.TIME and dialect is Dialect.MYSQL:
        return "mysql_time"
    if kind in {TypeKind.TEXT, TypeKind.CHAR, TypeKind.ENUM} and dialect is Dialect.MYSQL:
        return "mysql_text"
    if kind is TypeKind.INTERVAL:
        return "pg_interval"
    return None


def _default(column: Column, dialect: Dialect) -> str:
    """Write a column's default as SQLite keeps its values; NULL where it is no literal.

    What stands in parentheses is SQLite's already.
    """
    text = (column.default or "").strip()
    if text.startswith("("):
        return text
    bare = text[1:-1].replace("''", "'") if text.startswith("'") else text
    if bare.upper() in {"TRUE", "FALSE"}:
        bare = str(int(bare.upper() == "TRUE"))
    try:
        value = None if bare.upper() == "NULL" else store(bare, column.type, dialect)
    except ValueError:
        return "NULL"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return "NULL" if value is None else str(value)


def _names(names: tuple[str, ...]) -> str:
    """Write a list of names."""
    return ", ".join(map(quote, names))


def quote(name: str) -> str:
    """Quote a name for SQLite."""
    return '"' + name.replace('"', '""') + '"'
