"""How a translation is left early: an exception that carries the statement's fate.

Every message says what the engine would not take, and how to mend it, in both languages.
"""

from collections.abc import Mapping

from sqlglot import exp

from judge.model.dialect import Dialect
from judge.model.text import Text
from judge.sql.fates import Position, Refusal, Refused, Unsupported

_MYSQL: Mapping[Refusal, str] = {
    Refusal.SYNTAX: "1064",
    Refusal.NO_TABLE: "1146",
    Refusal.NO_COLUMN: "1054",
    Refusal.NO_FUNCTION: "1305",
    Refusal.AMBIGUOUS: "1052",
    Refusal.DUPLICATE: "1060",
    Refusal.NOT_GROUPED: "1055",
    Refusal.MISPLACED_AGGREGATE: "1111",
    Refusal.MISPLACED_WINDOW: "3593",
    Refusal.ARGUMENTS: "1582",
    Refusal.COLUMN_COUNT: "1222",
    Refusal.NOT_IN_DIALECT: "1064",
}
_POSTGRESQL: Mapping[Refusal, str] = {
    Refusal.SYNTAX: "42601",
    Refusal.NO_TABLE: "42P01",
    Refusal.NO_COLUMN: "42703",
    Refusal.NO_FUNCTION: "42883",
    Refusal.AMBIGUOUS: "42702",
    Refusal.DUPLICATE: "42701",
    Refusal.NOT_GROUPED: "42803",
    Refusal.MISPLACED_AGGREGATE: "42803",
    Refusal.MISPLACED_WINDOW: "42P20",
    Refusal.ARGUMENTS: "42883",
    Refusal.TYPES: "42883",
    Refusal.COLUMN_COUNT: "42601",
    Refusal.NOT_IN_DIALECT: "42601",
}
_ORACLE: Mapping[Refusal, str] = {
    Refusal.SYNTAX: "ORA-00900",
    Refusal.NO_TABLE: "ORA-00942",
    Refusal.NO_COLUMN: "ORA-00904",
    Refusal.NO_FUNCTION: "ORA-00904",
    Refusal.AMBIGUOUS: "ORA-00918",
    Refusal.DUPLICATE: "ORA-00957",
    Refusal.NOT_GROUPED: "ORA-00979",
    Refusal.MISPLACED_AGGREGATE: "ORA-00934",
    Refusal.MISPLACED_WINDOW: "ORA-30483",
    Refusal.ARGUMENTS: "ORA-00909",
    Refusal.TYPES: "ORA-00932",
    Refusal.COLUMN_COUNT: "ORA-01789",
    Refusal.NOT_IN_DIALECT: "ORA-00933",
}
_CODES: Mapping[Dialect, Mapping[Refusal, str]] = {
    Dialect.MYSQL: _MYSQL,
    Dialect.POSTGRESQL: _POSTGRESQL,
    Dialect.ORACLE: _ORACLE,
    Dialect.SQLITE: {},
}
_NAMES = {
    Dialect.MYSQL: "MySQL",
    Dialect.POSTGRESQL: "PostgreSQL",
    Dialect.ORACLE: "Oracle",
    Dialect.SQLITE: "SQLite",
}


class Stop(Exception):  # noqa: N818 - it ends a translation; it is no error of ours
    """Ends a translation with its fate."""

    def __init__(self, fate: Refused | Unsupported) -> None:
        """Keep the fate."""
        super().__init__(fate)
        self.fate = fate


def code_of(refusal: Refusal, dialect: Dialect) -> str | None:
    """Give the engine's own code."""
    return _CODES[dialect].get(refusal)


def name_of(dialect: Dialect) -> str:
    """Give the engine's name as it writes itself."""
    return _NAMES[dialect]


def refused(
    refusal: Refusal, dialect: Dialect, message: Text, node: exp.Expr | None = None
) -> Stop:
    """Make the refusal of a statement."""
    fate = Refused(
        refusal=refusal,
        message=message,
        code=code_of(refusal, dialect),
        position=position_of(node),
    )
    return Stop(fate)


def unsupported(construct: str, node: exp.Expr | None = None, hint: Text | None = None) -> Stop:
    """Make the fate of a construct that we do not translate."""
    fallback = Text(
        f"{construct} is not translated here; write the query without it.",
        f"{construct}은(는) 여기서 변환하지 못합니다. 이 구문 없이 작성해 보세요.",
    )
    return Stop(Unsupported(construct=construct, hint=hint or fallback, position=position_of(node)))


def position_of(node: exp.Expr | None) -> Position | None:
    """Find where a node stands in the text: its own place, or the first one below it."""
    for each in node.walk() if node is not None else ():
        if "line" in each.meta and "col" in each.meta:
            width = int(each.meta.get("end", 0)) - int(each.meta.get("start", 0))
            return Position(line=int(each.meta["line"]), column=int(each.meta["col"]) - width)
    return None


def no_column(name: str, dialect: Dialect, node: exp.Expr, near: str | None) -> Stop:
    """There is no such column here."""
    mend_en = f'did you mean "{near}"?' if near else "check the tables' columns."
    mend_ko = f'"{near}"이(가) 아닌가요?' if near else "테이블의 컬럼 이름을 확인하세요."
    return refused(
        Refusal.NO_COLUMN,
        dialect,
        Text(
            f'unknown column "{name}" in this place: {mend_en}',
            f'이 위치에서 쓸 수 있는 "{name}" 컬럼이 없습니다. {mend_ko}',
        ),
        node,
    )


def ambiguous(name: str, tables: list[str], dialect: Dialect, node: exp.Expr) -> Stop:
    """More than one table has the column."""
    owners = ", ".join(tables)
    return refused(
        Refusal.AMBIGUOUS,
        dialect,
        Text(
            f'column "{name}" is in more than one table ({owners}): write which, as '
            f"{tables[0]}.{name}",
            f'"{name}" 컬럼이 여러 테이블({owners})에 있습니다. {tables[0]}.{name}처럼 '
            "테이블을 밝히세요.",
        ),
        node,
    )


def not_here(what: str, dialect: Dialect, mend: Text, node: exp.Expr | None = None) -> Stop:
    """Refuse what another dialect has."""
    engine = _NAMES[dialect]
    return refused(
        Refusal.NOT_IN_DIALECT,
        dialect,
        Text(
            f"{engine} has no {what}: {mend.en}", f"{engine}에는 {what}이(가) 없습니다. {mend.ko}"
        ),
        node,
    )
