"""The words for a column's type, of all four dialects, and what each means with its arguments."""

from collections.abc import Callable

from judge.model.schema import ColumnType, TypeKind


def _integer(width: int) -> Callable[[tuple[str, ...]], ColumnType]:
    return lambda _: ColumnType(kind=TypeKind.INTEGER, bytes=width)


def _tiny(arguments: tuple[str, ...]) -> ColumnType:
    """``tinyint(1)`` is MySQL's boolean."""
    if arguments == ("1",):
        return ColumnType(kind=TypeKind.BOOLEAN)
    return ColumnType(kind=TypeKind.INTEGER, bytes=1)


def _decimal(arguments: tuple[str, ...]) -> ColumnType:
    """``decimal(p)`` has no fraction; without arguments a number has what it has."""
    numbers = [int(each) for each in arguments if each.isdigit()]
    precision, scale = (*numbers, 0)[:2] if numbers else (None, None)
    return ColumnType(kind=TypeKind.DECIMAL, precision=precision, scale=scale)


def _text(kind: TypeKind) -> Callable[[tuple[str, ...]], ColumnType]:
    def make(arguments: tuple[str, ...]) -> ColumnType:
        length = int(arguments[0]) if arguments and arguments[0].isdigit() else None
        if kind is TypeKind.CHAR and length is None:
            length = 1
        return ColumnType(kind=kind, length=length)

    return make


def _moment(kind: TypeKind) -> Callable[[tuple[str, ...]], ColumnType]:
    def make(arguments: tuple[str, ...]) -> ColumnType:
        digits = int(arguments[0]) if arguments and arguments[0].isdigit() else None
        return ColumnType(kind=kind, scale=digits)

    return make


def _plain(kind: TypeKind) -> Callable[[tuple[str, ...]], ColumnType]:
    return lambda _: ColumnType(kind=kind)


def _enum(arguments: tuple[str, ...]) -> ColumnType:
    members = tuple(each.strip("'").replace("''", "'") for each in arguments)
    return ColumnType(kind=TypeKind.ENUM, members=members)


COLUMN_TYPES: dict[str, Callable[[tuple[str, ...]], ColumnType]] = {
    "int": _integer(4),
    "integer": _integer(4),
    "tinyint": _tiny,
    "smallint": _integer(2),
    "mediumint": _integer(3),
    "bigint": _integer(8),
    "serial": _integer(4),
    "decimal": _decimal,
    "numeric": _decimal,
    "number": _decimal,
    "float": _plain(TypeKind.REAL),
    "real": _plain(TypeKind.REAL),
    "double": _plain(TypeKind.REAL),
    "varchar": _text(TypeKind.TEXT),
    "varchar2": _text(TypeKind.TEXT),
    "text": _text(TypeKind.TEXT),
    "char": _text(TypeKind.CHAR),
    "character": _text(TypeKind.TEXT),
    "date": _plain(TypeKind.DATE),
    "datetime": _moment(TypeKind.DATETIME),
    "timestamp": _moment(TypeKind.DATETIME),
    "time": _moment(TypeKind.TIME),
    "boolean": _plain(TypeKind.BOOLEAN),
    "bool": _plain(TypeKind.BOOLEAN),
    "enum": _enum,
}
