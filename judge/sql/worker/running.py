"""Makes the tables of a request, runs its statements, tells the rows.

A request::

    {"do": "run", "dialect": "mysql", "now": "2024-05-17 12:34:56", "create": ["CREATE ...", ...],
     "bare": ["CREATE ...", ...],
     "rows": {"teams": [[1, "Red"], ...], ...},
     "statements": [{"sql": "SELECT ...", "functions": ["sum", ...]}, ...],
     "watched": ["teams"], "orders": ["given", "backwards", "reversed"], "most_rows": 100000}

``bare`` are the tables without keys. ``orders`` asks for a run with the rows put in as they are,
one with them put backwards into bare tables, where no index sorts them again, and one in which
SQLite reads everything from its end: what is left to chance comes out differently. The answer::

    {"runs": [{"rows": [[...], ...], "tables": {"teams": [[...], ...]}, "ended": null}, ...]}

``made`` are CREATE statements that run first, when the rows are there; SQLite makes no index of its
own then. With ``count_steps`` a run has ``"steps"`` as well, of SQLite's virtual machine, and no
rows; with ``explain`` it has ``"plan"``, the rows of EXPLAIN QUERY PLAN of the last statement.

``rows`` are those of the last statement that has any. ``ended`` is null, or says what stopped it::

    {"by": "sqlite", "step": "prepare", "message": "no such column: x"}   it does not compile
    {"by": "sqlite", "step": "run", "message": "..."}                     SQLite stopped it
    {"by": "sqlite", "step": "make", "message": "..."}                    so it did a CREATE
    {"by": "engine", "code": "1365", "message": "Division by 0"}          the real engine would
    {"by": "author", "message": "..."}                                    the tables are wrong
    {"by": "rows"}                                                        too many rows
"""

import sqlite3
from collections.abc import Iterable
from typing import Any

from judge.sql.runtime import Session, install
from judge.sql.worker import walls

_BATCH = 1000
_STEPS_A_CALL = 10  # of the progress handler that counts: it costs as much as as many steps

Ended = dict[str, Any]
Rows = dict[str, list[Any]]


class Stopped(Exception):  # noqa: N818 - an ending, not a fault of ours
    """A statement was stopped; ``ended`` says by what."""

    def __init__(self, ended: Ended) -> None:
        """Keep what stopped it."""
        super().__init__(ended)
        self.ended = ended


def serve(request: dict[str, Any]) -> dict[str, Any]:
    """Run on every order of the rows that is asked for."""
    return {"runs": [run(request, order) for order in request["orders"]]}


def run(request: dict[str, Any], order: str) -> dict[str, Any]:
    """Run every statement on fresh tables."""
    connection, session = opened(request["dialect"], request["now"])
    rows: list[Any] = []
    tables: dict[str, list[Any]] = {}
    ended: Ended | None = None
    if order == "reversed":
        connection.execute("PRAGMA reverse_unordered_selects = ON")
    backwards = order == "backwards"
    create = request["bare" if backwards else "create"]
    try:
        fill(connection, create, request["rows"], backwards=backwards)
        if "made" in request:
            connection.execute("PRAGMA automatic_index = OFF")
            make(connection, session, request["made"])
        _enclose(connection, request)
        plan = _plan(connection, request) if request.get("explain") else []
        counter = _counted(connection) if request.get("count_steps") else None
        for statement in request["statements"]:
            found = execute(connection, session, statement["sql"], request["most_rows"])
            rows = rows if found is None else found
        connection.set_authorizer(None)
        if counter is not None:
            steps = counter[0] * _STEPS_A_CALL
            return {"rows": [], "tables": {}, "ended": None, "steps": steps, "plan": plan}
        tables = {name: _whole(connection, name) for name in request["watched"]}
    except Stopped as stopped:
        ended = stopped.ended
    connection.close()
    return {"rows": rows, "tables": tables, "ended": ended}


def make(connection: sqlite3.Connection, session: Session, made: Iterable[dict[str, Any]]) -> None:
    """Make tables, views and indexes; Stopped where one is refused.

    From here on their conditions may call our functions, which no schema may by itself.
    """
    statements = list(made)
    connection.execute("PRAGMA trusted_schema = ON")
    walls.enclose_making(
        connection, functions={name for each in statements for name in each["functions"]}
    )
    for each in statements:
        if not walls.is_creation(each["sql"]):
            raise Stopped({"by": "sqlite", "step": "make", "message": "not authorized"})
        session.failure = None
        try:
            connection.execute(each["sql"])
        except sqlite3.Error as error:
            raise Stopped(told(session, "make", str(error))) from error
    connection.set_authorizer(None)


def _plan(connection: sqlite3.Connection, request: dict[str, Any]) -> list[Any]:
    """Ask for the plan of the last statement: a line's number, its parent's, what it says."""
    sql = request["statements"][-1]["sql"]
    rows = connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
    return [[number, parent, said] for number, parent, _, said in rows]


def _counted(connection: sqlite3.Connection) -> list[int]:
    """Count, from now on, in the one number of the list, how often so many steps were taken."""
    calls = [0]

    def tick() -> int:
        calls[0] += 1
        return 0

    connection.set_progress_handler(tick, _STEPS_A_CALL)
    return calls


def opened(dialect: str, now: str, cached: int = 0) -> tuple[sqlite3.Connection, Session]:
    """Open an empty database of ``dialect`` in memory, with SQLite's own limits set.

    ``cached`` statements are kept compiled.
    """
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=cached)
    session = install(connection, dialect, now)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA temp_store = MEMORY")  # a file's page cache is taken and given anew
    walls.bound(connection)
    return connection, session


def fill(
    connection: sqlite3.Connection, create: Iterable[str], rows: Rows, *, backwards: bool
) -> None:
    """Make the tables and put the rows in; Stopped where a constraint refuses one."""
    table = ""
    try:
        for statement in create:
            connection.execute(statement)
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for table, its in rows.items():
            if its:
                marks = ", ".join("?" * len(its[0]))
                quoted = table.replace('"', '""')
                connection.executemany(
                    f'INSERT INTO "{quoted}" VALUES ({marks})',
                    reversed(its) if backwards else its,
                )
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise Stopped({"by": "author", "message": f"{table}: {error}"}) from error


def _enclose(connection: sqlite3.Connection, request: dict[str, Any]) -> None:
    statements = [*request["statements"], *request.get("made", ())]
    functions = {name for each in statements for name in each["functions"]}
    walls.enclose(
        connection,
        tables=request["rows"],
        writable=bool(request["watched"]),
        functions=functions,
    )


def execute(
    connection: sqlite3.Connection, session: Session, sql: str, most_rows: int
) -> list[Any] | None:
    """Run one statement and return its rows, None where it has none by its nature."""
    prepare(connection, session, sql)
    session.failure = None
    try:
        cursor = connection.execute(sql)
        return None if cursor.description is None else _fetched(cursor, most_rows)
    except (sqlite3.Error, OverflowError) as error:
        raise Stopped(told(session, "run", str(error))) from error


def prepare(connection: sqlite3.Connection, session: Session, sql: str) -> None:
    """Compile a statement without running it; Stopped where it is not let through."""
    if not walls.is_statement(sql):
        raise Stopped({"by": "sqlite", "step": "prepare", "message": "not authorized"})
    session.failure = None
    try:
        connection.execute(f"EXPLAIN {sql}").close()
    except (sqlite3.Error, OverflowError) as error:
        raise Stopped(told(session, "prepare", str(error))) from error


def told(session: Session, step: str, message: str) -> Ended:
    """Say what stopped a statement; a function's own reason counts for more than SQLite's."""
    if session.failure is not None:
        return {
            "by": "engine",
            "code": session.failure.code,
            "message": session.failure.message,
        }
    return {"by": "sqlite", "step": step, "message": message}


def _fetched(cursor: sqlite3.Cursor, most_rows: int) -> list[Any]:
    rows: list[Any] = []
    while batch := cursor.fetchmany(_BATCH):
        rows += batch
        if len(rows) > most_rows:
            raise Stopped({"by": "rows"})
    return rows


def _whole(connection: sqlite3.Connection, table: str) -> list[Any]:
    quoted = table.replace('"', '""')
    return connection.execute(f'SELECT * FROM "{quoted}"').fetchall()
