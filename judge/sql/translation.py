"""From a learner's dialect to SQLite: the door of this folder."""

from judge.model.dialect import Dialect
from judge.model.schema import Schema
from judge.sql.fates import (
    Position,
    Refusal,
    Refused,
    ResultColumn,
    Statement,
    Translated,
    Translation,
    Unsupported,
)

__all__ = [
    "Position",
    "Refusal",
    "Refused",
    "ResultColumn",
    "Statement",
    "Translated",
    "Translation",
    "Unsupported",
    "translate",
]


def translate(query: str, dialect: Dialect, schema: Schema) -> Translation:
    """Translate one statement (a final semicolon is free) of ``dialect`` over ``schema``."""
    from judge.sql.compiler import compile_statement  # here, since it brings sqlglot, 0.1 s

    return compile_statement(query, dialect, schema)
