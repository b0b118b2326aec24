"""Reads a schema from the CREATE TABLE statements of a dialect."""

from judge.model.dialect import Dialect
from judge.model.schema import Schema
from judge.sql.fates import Refused, Unsupported


def read_schema(ddl: str, dialect: Dialect) -> Schema | Refused | Unsupported:
    """Read one or more CREATE TABLE statements, parted by semicolons."""
    from judge.sql.ddl import read_tables  # here, since it brings sqlglot, 0.1 s

    return read_tables(ddl, dialect)
