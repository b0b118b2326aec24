"""Writes a statement of a dialect anew for SQLite."""

from judge.model.schema import Dialect, Schema
from judge.model.text import Text
from judge.sql.fates import Translation, Unsupported


def compile_statement(query: str, dialect: Dialect, schema: Schema) -> Translation:
    """Translate one statement."""
    del dialect, schema
    return Unsupported(
        construct=query.split(maxsplit=1)[0],
        hint=Text("This construct is not known here.", "이 구문은 여기서 지원하지 않습니다."),
    )
