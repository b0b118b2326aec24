"""What a learner's SQL may do in SQLite: read and write the problem's tables, call known functions.

Whatever is not allowed by name is denied: ATTACH (VACUUM INTO arrives as one), PRAGMA and its table
functions, virtual tables, ``load_extension``, ``fts3_tokenizer`` (which would give away a pointer),
SQLite's own tables. REINDEX and EXPLAIN ask the authorizer nothing; no statement that begins with
another word than ``_BEGINNINGS`` is run. Limits: https://sqlite.org/limits.html.
"""

import re
import sqlite3
from collections.abc import Callable, Collection

LONGEST_VALUE = 100_000  # bytes: instr() and replace() are quadratic, and cannot be interrupted
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 200_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 200),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 400),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50),
    (sqlite3.SQLITE_LIMIT_VDBE_OP, 50_000),
    (sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 127),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)
_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE})
_WRITING = frozenset({sqlite3.SQLITE_INSERT, sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_DELETE})
_MAKING = frozenset(
    {
        sqlite3.SQLITE_CREATE_TABLE,
        sqlite3.SQLITE_CREATE_VIEW,
        sqlite3.SQLITE_CREATE_INDEX,
        sqlite3.SQLITE_REINDEX,
    }
)
_CATALOGUE = frozenset({"sqlite_master", "sqlite_schema"})
_CREATIONS = re.compile(r"CREATE (?:TABLE|VIEW|(?:UNIQUE )?INDEX) ")
_BEGINNINGS = re.compile(r"\s*(?:SELECT|WITH|VALUES|INSERT|REPLACE|UPDATE|DELETE)\b", re.IGNORECASE)
_DANGEROUS = frozenset(
    {"load_extension", "fts3_tokenizer", "randomblob", "zeroblob", "printf", "format", "random"}
)
_INTERNAL = ("sqlite_", "pragma_")

Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]


def bound(connection: sqlite3.Connection) -> None:
    """Set SQLite's own limits."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    for limit, amount in _LIMITS:
        connection.setlimit(limit, amount)


def enclose(
    connection: sqlite3.Connection,
    *,
    tables: Collection[str],
    writable: bool,
    functions: Collection[str],
) -> None:
    """Let nothing through but reading ``tables``, calling ``functions`` and, maybe, writing.

    Call it when all is set up: a statement of our own would be denied afterwards, too.
    """
    connection.set_authorizer(
        authorizer(
            tables=frozenset(name.lower() for name in tables),
            writable=writable,
            functions=frozenset(functions) - _DANGEROUS,
        )
    )


def enclose_making(connection: sqlite3.Connection, *, functions: Collection[str]) -> None:
    """Let tables, views and indexes be made, and nothing else; SQLite notes them in its own table.

    For statements that were written anew: no text of a learner's comes here.
    """
    allowed = frozenset(functions) - _DANGEROUS

    def decide(
        action: int, first: str | None, second: str | None, _base: str | None, _by: str | None
    ) -> int:
        name = (first or "").lower()
        if action in _MAKING or action in _READING:
            fine = True
        elif action == sqlite3.SQLITE_FUNCTION:
            fine = (second or "").lower() in allowed
        elif action == sqlite3.SQLITE_READ:
            fine = name in _CATALOGUE or not name.startswith(_INTERNAL)
        else:
            fine = action in _WRITING and name in _CATALOGUE
        return sqlite3.SQLITE_OK if fine else sqlite3.SQLITE_DENY

    connection.set_authorizer(decide)


def enclose_searching(
    connection: sqlite3.Connection, *, tables: Collection[str], functions: Collection[str]
) -> None:
    """Let our own BEGIN, INSERT and ROLLBACK through as well.

    For statements that ``enclose`` has let through before.
    """
    inner = authorizer(
        tables=frozenset(name.lower() for name in tables),
        writable=True,
        functions=frozenset(functions) - _DANGEROUS,
    )

    def decide(
        action: int, first: str | None, second: str | None, base: str | None, by: str | None
    ) -> int:
        if action == sqlite3.SQLITE_TRANSACTION:
            return sqlite3.SQLITE_OK
        return inner(action, first, second, base, by)

    connection.set_authorizer(decide)


def authorizer(*, tables: frozenset[str], writable: bool, functions: frozenset[str]) -> Authorizer:
    """Make the callback of https://sqlite.org/c3ref/set_authorizer.html."""

    def decide(
        action: int, first: str | None, second: str | None, _base: str | None, _by: str | None
    ) -> int:
        name = (first or "").lower()
        if action in _READING:
            allowed = True
        elif action == sqlite3.SQLITE_READ:
            allowed = not name.startswith(_INTERNAL)  # a CTE has any name
        elif action == sqlite3.SQLITE_FUNCTION:
            allowed = (second or "").lower() in functions
        elif action in _WRITING:
            allowed = writable and name in tables
        else:
            allowed = False
        return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY

    return decide


def is_creation(sql: str) -> bool:
    """Whether ``sql`` makes a table, a view or an index."""
    return _CREATIONS.match(sql) is not None


def is_statement(sql: str) -> bool:
    """Whether ``sql`` begins as a statement that may run."""
    return _BEGINNINGS.match(sql) is not None
