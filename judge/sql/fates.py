"""The three fates of a statement: translated, refused as the real engine would, or unsupported.

There is no fourth fate. A statement is parsed, its names and types are found in the schema, and it
is written anew for SQLite, construct by construct. Whatever has no row in the dialect's tables is
:class:`Unsupported`: it never reaches SQLite, and never counts against the learner.

What a translated query returns is in the form that :mod:`judge.sql.values` states: a value's type
stands in ``columns``, so that a caller may show it as the real engine would.
"""

from enum import StrEnum

from judge.frozen import frozen
from judge.model.schema import ColumnType, Table
from judge.model.text import Text


class Statement(StrEnum):
    """What a statement does."""

    QUERY = "query"
    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"
    CREATE_TABLE = "create table"
    CREATE_VIEW = "create view"
    CREATE_INDEX = "create index"
    DROP = "drop"


@frozen
class ResultColumn:
    """A column of a result, named as the real engine would name it."""

    name: str
    type: ColumnType


@frozen
class Translated:
    """A statement that SQLite can run as the real engine would.

    A row of the result holds the values of ``columns`` and then ``hidden`` more values, which are
    sort keys that the query does not show; cut them before comparing. ``order`` names the
    outermost ORDER BY: positions in such a row, the most significant first. Two rows whose values
    agree there (compare them as SQLite gives them, text by ``columns``' rules) are a tie, and may
    stand either way round. ``order`` is empty where the result's order is free.

    ``limited``: the outermost query cuts rows (LIMIT, FETCH FIRST), so a tie at the cut leaves the
    answer open. ``functions`` are the names that the statement calls, in lower case, and all that
    an authorizer needs to allow: our own (see ``runtime``) and SQLite's. ``reads`` and ``writes``
    are tables of the schema by their name there; ``makes`` is what a CREATE makes, ``table`` the
    table or view. ``remarks`` say what the real engine passes over without a word.
    """

    statement: Statement
    sql: str
    columns: tuple[ResultColumn, ...] = ()
    hidden: int = 0
    order: tuple[int, ...] = ()
    limited: bool = False
    functions: frozenset[str] = frozenset()
    reads: frozenset[str] = frozenset()
    writes: frozenset[str] = frozenset()
    makes: str | None = None
    table: Table | None = None
    keys: tuple[str, ...] = ()  # columns of an index, in its order
    unique: bool = False  # of an index
    remarks: tuple[Text, ...] = ()


class Refusal(StrEnum):
    """Why the real engine would not run a statement."""

    SYNTAX = "syntax"
    NO_TABLE = "no table"
    NO_COLUMN = "no column"
    NO_FUNCTION = "no function"
    AMBIGUOUS = "ambiguous name"
    DUPLICATE = "duplicate name"
    NOT_GROUPED = "not grouped"
    MISPLACED_AGGREGATE = "misplaced aggregate"
    MISPLACED_WINDOW = "misplaced window function"
    ARGUMENTS = "arguments"
    TYPES = "types"
    COLUMN_COUNT = "column count"
    NOT_IN_DIALECT = "not in this dialect"
    VALUE = "value"  # known only while it runs: division by zero, two rows from a scalar subquery


@frozen
class Position:
    """A place in the learner's text; both count from 1."""

    line: int
    column: int


@frozen
class Refused:
    """The real engine would refuse the statement.

    ``code`` is the engine's own (MySQL "1054", PostgreSQL "42703", Oracle "ORA-00904"), None where
    it has none. ``message`` says it in our words, with the way to mend it.
    """

    refusal: Refusal
    message: Text
    code: str | None = None
    position: Position | None = None


@frozen
class Unsupported:
    """A construct that we do not translate: the statement is not judged.

    ``construct`` is as the learner wrote it, such as ``LATERAL`` or ``JSON_EXTRACT()``.
    """

    construct: str
    hint: Text
    position: Position | None = None


Translation = Translated | Refused | Unsupported
