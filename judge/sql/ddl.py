"""Reads CREATE TABLE statements."""

from judge.model.schema import Dialect, Schema
from judge.model.text import Text
from judge.sql.fates import Refused, Unsupported


def read_tables(ddl: str, dialect: Dialect) -> Schema | Refused | Unsupported:
    """Read the tables of ``ddl``."""
    del dialect
    return Unsupported(
        construct=ddl.split(maxsplit=1)[0],
        hint=Text("This construct is not known here.", "이 구문은 여기서 지원하지 않습니다."),
    )
