"""A relational schema and its column types, free of any dialect.

A problem states its tables once, and every dialect's answers run over them. The same
:class:`ColumnType` says what a column of a result holds.
"""

from enum import StrEnum

from judge.frozen import frozen


class TypeKind(StrEnum):
    """What a column holds."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    REAL = "real"
    TEXT = "text"
    CHAR = "char"
    DATE = "date"
    DATETIME = "datetime"
    TIME = "time"
    INTERVAL = "interval"
    BOOLEAN = "boolean"
    ENUM = "enum"
    ANY = "any"  # only of a result: a NULL, or a value whose type nothing tells


@frozen
class ColumnType:
    """A kind and what bounds it; a bound that is None does not hold.

    ``precision`` and ``scale`` count decimal digits (``scale`` of a DECIMAL that is None floats, as
    in PostgreSQL's ``numeric`` and Oracle's ``NUMBER``); for DATETIME and TIME ``scale`` counts the
    digits of the second's fraction. ``length`` counts characters. ``bytes`` is the width of an
    INTEGER: 1, 2, 3, 4 or 8.
    """

    kind: TypeKind
    precision: int | None = None
    scale: int | None = None
    length: int | None = None
    bytes: int | None = None
    unsigned: bool = False
    members: tuple[str, ...] = ()  # ENUM: the values, in their order


@frozen
class Column:
    """A column; ``default`` is the text of an SQL literal, None where there is none."""

    name: str
    type: ColumnType
    nullable: bool = True
    default: str | None = None
    generated: bool = False  # AUTO_INCREMENT, SERIAL, IDENTITY


@frozen
class ForeignKey:
    """``columns`` of this table name a row of ``table`` by its ``targets``, pair by pair.

    ``actions`` are what is done when that row goes or changes: "ON DELETE CASCADE".
    """

    columns: tuple[str, ...]
    table: str
    targets: tuple[str, ...]
    actions: tuple[str, ...] = ()


@frozen
class Table:
    """A table; ``unique`` holds the keys beside the primary one, ``checks`` conditions as SQL text.

    A condition is written in the words that all dialects share: comparisons, AND, OR, NOT, IN,
    BETWEEN, LIKE, IS NULL, arithmetic. ``view``: its rows are those of a query.
    """

    name: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    checks: tuple[str, ...] = ()
    view: bool = False

    def column(self, name: str) -> Column | None:
        """Find a column by its name in any case."""
        return next((each for each in self.columns if each.name.lower() == name.lower()), None)


@frozen
class Schema:
    """The tables of a problem, in an order in which they can be made."""

    tables: tuple[Table, ...] = ()

    def table(self, name: str) -> Table | None:
        """Find a table by its name in any case."""
        return next((each for each in self.tables if each.name.lower() == name.lower()), None)
