"""A translated expression: SQLite's text and the type that the real engine gives it."""

from dataclasses import replace

from judge.frozen import frozen
from judge.model.schema import ColumnType, TypeKind

TEXTUAL = frozenset({TypeKind.TEXT, TypeKind.CHAR, TypeKind.ENUM})
NUMERIC = frozenset({TypeKind.INTEGER, TypeKind.DECIMAL, TypeKind.REAL, TypeKind.BOOLEAN})
MOMENTS = frozenset({TypeKind.DATE, TypeKind.DATETIME})

ANY = ColumnType(kind=TypeKind.ANY)
INTEGER = ColumnType(kind=TypeKind.INTEGER)
REAL = ColumnType(kind=TypeKind.REAL)
DECIMAL = ColumnType(kind=TypeKind.DECIMAL)
TEXT = ColumnType(kind=TypeKind.TEXT)
DATE = ColumnType(kind=TypeKind.DATE)
DATETIME = ColumnType(kind=TypeKind.DATETIME)
TIME = ColumnType(kind=TypeKind.TIME)
INTERVAL = ColumnType(kind=TypeKind.INTERVAL)
BOOLEAN = ColumnType(kind=TypeKind.BOOLEAN)


def decimal_of(scale: int | None, precision: int | None = None) -> ColumnType:
    """Make a DECIMAL of a scale."""
    return ColumnType(kind=TypeKind.DECIMAL, scale=scale, precision=precision)


@frozen
class Typed:
    """An expression in SQLite's words.

    ``literal`` is the value of a literal, as text; ``unknown`` says that it is a quoted literal or
    NULL, whose type its surroundings choose. ``collated``: a column that brings its own collation.
    ``binary``: text that compares byte by byte. ``name``: the column's own name, for a result.
    """

    sql: str
    type: ColumnType
    literal: str | None = None
    unknown: bool = False
    collated: bool = False
    binary: bool = False
    name: str | None = None

    @property
    def kind(self) -> TypeKind:
        """The type's kind."""
        return self.type.kind

    @property
    def textual(self) -> bool:
        """Whether it is text."""
        return self.kind in TEXTUAL

    @property
    def numeric(self) -> bool:
        """Whether it is a number (or a boolean)."""
        return self.kind in NUMERIC

    @property
    def momentary(self) -> bool:
        """Whether it is a date or a date with its time."""
        return self.kind in MOMENTS

    def with_sql(self, sql: str, kind: ColumnType | None = None) -> "Typed":
        """Make a computed value of this one: no column or literal any more."""
        return Typed(sql=sql, type=kind or self.type, binary=self.binary)

    def renamed(self, name: str) -> "Typed":
        """Give it a result's name."""
        return replace(self, name=name)


NULL = Typed(sql="NULL", type=ANY, literal=None, unknown=True)


def whole(number: int) -> Typed:
    """Make a whole number."""
    return Typed(sql=str(number), type=INTEGER, literal=str(number))


def string(text: str) -> str:
    """Quote text for SQLite."""
    return "'" + text.replace("'", "''") + "'"


def call(function: str, *arguments: Typed | str | int) -> str:
    """Write a call."""
    parts = (each.sql if isinstance(each, Typed) else str(each) for each in arguments)
    return f"{function}({', '.join(parts)})"
