"""The dialects of SQL in which a learner may answer."""

from enum import StrEnum


class Dialect(StrEnum):
    """The SQL that a learner writes."""

    MYSQL = "mysql"  # MySQL 8
    POSTGRESQL = "postgresql"
    ORACLE = "oracle"
    SQLITE = "sqlite"
