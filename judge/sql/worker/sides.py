"""Two scripts on small databases in memory: the tables that hold one, and a script on them."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from operator import getitem
from typing import Any

from judge.sql.worker import running, walls
from judge.sql.worker.comparison import Result, Row, ties
from judge.sql.worker.databases import Database, Plan

_STEPS = 200_000  # of SQLite's machine that a script may take on one small database
_STEPS_A_CALL = 5000  # of the progress handler
_MOST_ROWS = 5000

Stored = list[list[Any]]


class Tables:
    """The tables of a dialect in memory, which hold one database at a time.

    Scripts that only read may share them: what is held already is not put in again.
    """

    def __init__(
        self,
        told: Mapping[str, Any],
        request: Mapping[str, Any],
        plan: Plan,
        *,
        create: str = "create",
        backwards: bool = False,
    ) -> None:
        """Make the tables that ``told`` of a script names.

        ``create`` is "bare" for tables without keys, whose rows no index puts in order;
        ``backwards`` makes SQLite read everything from its end.
        """
        self._dialect, self._created, self._pools = told["dialect"], told[create], told["pools"]
        self._forms: list[dict[int | None, Any]] = [
            {None: None, **dict(enumerate(pool))} for pool in self._pools
        ]
        self._plan = plan
        self._functions: set[str] = set()
        self._held: Database | None = None
        self._left = 0
        self.watched: Sequence[str] = request["watched"]
        self.connection, self.session = running.opened(self._dialect, request["now"], cached=64)
        self.connection.execute("PRAGMA foreign_keys = " + ("ON" if self.watched else "OFF"))
        if backwards:
            self.connection.execute("PRAGMA reverse_unordered_selects = ON")
        for statement in self._created:
            self.connection.execute(statement)
        self.connection.set_progress_handler(self._tick, _STEPS_A_CALL)
        self._inserts = {each.name: _insert(each.name, len(each.columns)) for each in plan.tables}

    def serve_as_well(self, told: Mapping[str, Any], create: str) -> bool:
        """Whether a second script may run here: it only reads, and has the same tables and rows."""
        same = (told["dialect"], told[create], told["pools"])
        return not self.watched and same == (self._dialect, self._created, self._pools)

    def admit(self, statements: Sequence[str], functions: Collection[str]) -> None:
        """Let ``statements`` be run from now on; Stopped where one does not compile."""
        names = [table.name for table in self._plan.tables]
        walls.enclose(
            self.connection, tables=names, writable=bool(self.watched), functions=functions
        )
        self._left = _STEPS
        for sql in statements:
            running.prepare(self.connection, self.session, sql)
        self._functions.update(functions)
        walls.enclose_searching(self.connection, tables=names, functions=self._functions)

    def _tick(self) -> bool:
        self._left -= _STEPS_A_CALL
        return self._left < 0

    def hold(self, database: Database) -> None:
        """Put the rows in, with so many steps to take on them; sqlite3.Error where one is refused.

        A database must not be changed while it is held.
        """
        self._left = _STEPS
        if database is self._held:
            return
        self.drop()
        self.connection.execute("BEGIN")
        for table in self._plan.tables:
            rows = self._stored(table.columns, database[table.name])
            if rows:
                self.connection.executemany(self._inserts[table.name], rows)
        self._held = database

    def drop(self) -> None:
        """Take back all that happened since there were no rows."""
        self._held = None
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def _stored(self, columns: Iterable[Any], rows: Iterable[Iterable[int | None]]) -> Stored:
        forms = [self._forms[column.pool] for column in columns]
        return [list(map(getitem, forms, row)) for row in rows]


class Side:
    """A script, and the tables on which it runs."""

    def __init__(self, told: Mapping[str, Any], tables: Tables) -> None:
        """Make ready; Stopped where a statement does not compile."""
        self._statements: Sequence[str] = [each["sql"] for each in told["statements"]]
        self._kinds: Sequence[Any] = told["kinds"]
        self._order: Sequence[int] = told["order"]
        self._folded: bool = told["folded"]
        self._tables, self._connection = tables, tables.connection
        functions = {name for each in told["statements"] for name in each["functions"]}
        tables.admit(self._statements, functions)

    def answer(self, database: Database) -> list[Result]:
        """Run on ``database``; Stopped where the script fails, sqlite3.Error where rows do."""
        try:
            self._tables.hold(database)
            return self._results()
        finally:
            if self._tables.watched:
                self._tables.drop()

    def _results(self) -> list[Result]:
        rows: list[Row] | None = None
        for sql in self._statements:
            found = self._run(sql)
            rows = found if found is not None else rows
        if self._tables.watched:
            return [
                Result(self._connection.execute(_select(name)).fetchall(), kinds)
                for name, kinds in zip(self._tables.watched, self._kinds, strict=True)
            ]
        runs = ties(rows or [], self._order, folded=self._folded) if self._order else None
        width = len(self._kinds)
        cut = [row[:width] for row in rows or []] if self._order else rows or []
        return [Result(cut, self._kinds, runs)]

    def _run(self, sql: str) -> list[Row] | None:
        session = self._tables.session
        session.failure = None
        try:
            cursor = self._connection.execute(sql)
            if cursor.description is None:
                return None
            rows = cursor.fetchmany(_MOST_ROWS)
        except (sqlite3.Error, OverflowError) as error:
            raise running.Stopped(running.told(session, "run", str(error))) from error
        if len(rows) == _MOST_ROWS:
            raise running.Stopped({"by": "rows"})
        return rows


def _insert(table: str, width: int) -> str:
    marks = ", ".join("?" * width)
    return f'INSERT INTO "{table}" VALUES ({marks})'


def _select(table: str) -> str:
    return f'SELECT * FROM "{table}"'
