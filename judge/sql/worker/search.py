"""Looks for a small database on which two scripts differ, and makes it as small as it gets.

Both run on the same tables in memory, within a transaction that is taken back, so that a database
costs no more than its rows. A difference counts only where the reference is sure of its own answer:
it is asked again on the same rows in other orders, and a database on which it then says something
else is ambiguous and left alone.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from judge.sql.worker import running
from judge.sql.worker.comparison import Policy, Result, is_settled, same
from judge.sql.worker.databases import (
    Database,
    Dice,
    TablePlan,
    draw,
    is_valid,
    plan_of,
)
from judge.sql.worker.sides import Side, Tables

_MOST_STEPS_BACK = 400  # databases that are tried to make one smaller
_SHUFFLES = 4  # of the rows, to see whether the reference is sure
_MANY = 3  # rows of a table; beyond it, two are taken out at a time

Shows = Callable[[Database], bool]


def _referring(table: TablePlan) -> set[int]:
    """Find the columns that refer to another row."""
    return {at for columns, _, _ in table.references for at in columns}


def _below(index: int) -> list[int]:
    """List the indices of simpler values, the simplest first."""
    return sorted({0, index // 2, index - 1})


class Search:
    """A search for a difference between two sides."""

    def __init__(self, request: Mapping[str, Any]) -> None:
        """Make both sides ready."""
        self.plan = plan_of(request["plan"])
        self._request = request
        # Tables without keys, as no index is to put rows in an order that nobody asked for.
        reference, answer = request["reference"], request["answer"]
        tables = Tables(reference, request, self.plan, create="bare")
        self._reference = Side(reference, tables)
        self._doubter: Side | None = None
        if not tables.serve_as_well(answer, "bare"):
            tables = Tables(answer, request, self.plan, create="bare")
        self._answer = Side(answer, tables)
        self._policy = Policy(*request["policy"])
        self._dice = Dice(request["seed"])
        self.tried = self.ambiguous = self.skipped = 0

    def run(self, count: int, is_over: Callable[[], bool]) -> Database | None:
        """Try ``count`` databases; the first that shows a difference is made small."""
        return self._first(self._differs, count, is_over)

    def doubt(self, count: int, is_over: Callable[[], bool]) -> Database | None:
        """Try ``count`` databases; the first whose answer chance decides is made small."""
        return self._first(self._is_open, count, is_over)

    def _first(self, shows: Shows, count: int, is_over: Callable[[], bool]) -> Database | None:
        while self.tried < count and not is_over():
            database = draw(self.plan, self._dice)
            self.tried += 1
            if shows(database):
                return self._shrunk(database, shows, is_over)
        return None

    def _is_open(self, database: Database) -> bool:
        """Whether the reference says something else on another order of the same rows."""
        try:
            expected = self._reference.answer(database)
        except (running.Stopped, sqlite3.Error):
            self.skipped += 1
            return False
        if not all(is_settled(each, each, self._policy) for each in expected):
            return True
        before = self.ambiguous
        self._is_sure(database, expected)
        return self.ambiguous > before

    def _differs(self, database: Database) -> bool:
        """Whether the two sides differ for sure."""
        try:
            expected = self._reference.answer(database)
        except (running.Stopped, sqlite3.Error):
            self.skipped += 1  # the reference does not answer here
            return False
        try:
            actual = self._answer.answer(database)
        except running.Stopped as stopped:
            return self._is_telling(stopped) and self._is_sure(database, expected)
        except sqlite3.Error:
            self.skipped += 1
            return False
        if self._same(expected, actual):
            return False
        return self._is_sure(database, expected)

    @staticmethod
    def _is_telling(stopped: running.Stopped) -> bool:
        """Whether the real engine would have failed, too; being slow here tells nothing."""
        ended = stopped.ended
        return bool(ended["by"] == "engine" or "constraint failed" in ended.get("message", ""))

    def _same(self, expected: Sequence[Result], actual: Sequence[Result]) -> bool:
        return all(
            (mine.rows == other.rows and mine.kinds == other.kinds and mine.runs == other.runs)
            or same(mine, other, self._policy)
            for mine, other in zip(expected, actual, strict=True)
        )

    def _is_sure(self, database: Database, expected: Sequence[Result]) -> bool:
        """Whether the reference answers the same on every other order of the same rows."""
        try:
            sure = self._same(expected, self._doubting().answer(database)) and all(
                self._same(expected, self._reference.answer(other))
                for other in self._orders(database)
            )
        except (running.Stopped, sqlite3.Error):
            return False
        self.ambiguous += not sure
        return sure

    def _orders(self, database: Database) -> Iterable[Database]:
        """Yield the rows backwards, turned until each was the first of its table, and shuffled."""
        yield {name: rows[::-1] for name, rows in database.items()}
        for turn in range(1, max(map(len, database.values()))):
            yield {
                name: rows[turn % len(rows) :] + rows[: turn % len(rows)] if rows else rows
                for name, rows in database.items()
            }
        for _ in range(_SHUFFLES):
            shuffled = {name: list(rows) for name, rows in database.items()}
            for rows in shuffled.values():
                self._dice.shuffle(rows)
            yield shuffled

    def _doubting(self) -> Side:
        """Return the reference on tables with keys, read from the end."""
        if self._doubter is None:
            told = self._request["reference"]
            self._doubter = Side(told, Tables(told, self._request, self.plan, backwards=True))
        return self._doubter

    def _shrunk(self, database: Database, shows: Shows, is_over: Callable[[], bool]) -> Database:
        """Take rows out and make values simpler for as long as the database still shows it."""
        left = _MOST_STEPS_BACK
        improved = True
        while improved and left > 0:
            improved = False
            for smaller in self._smaller(database):
                left -= 1
                if left <= 0 or is_over():
                    break
                if is_valid(self.plan, smaller) and shows(smaller):
                    database, improved = smaller, True
                    break
        return database

    def _smaller(self, database: Database) -> Iterable[Database]:
        """Yield databases a step smaller: without some rows, then with simpler values."""
        for table in reversed(self.plan.tables):
            total = len(database[table.name])
            for start in range(0, total if total > _MANY else 0, 2):
                yield self._without(database, table.name, start, start + 2)
            for at in range(total):
                yield self._without(database, table.name, at, at + 1)
        for table in self.plan.tables:
            yield from self._simpler(database, table)
            yield from self._simpler_together(database, table)

    def _simpler(self, database: Database, table: TablePlan) -> Iterable[Database]:
        fixed = _referring(table)
        for number, row in enumerate(database[table.name]):
            for at, index in enumerate(row):
                if at in fixed and index is not None and table.columns[at].nullable:
                    yield self._with(database, table.name, (number, at), None)
                if at in fixed or not index:
                    continue
                for simpler in _below(index):
                    yield self._with(database, table.name, (number, at), simpler)

    def _simpler_together(self, database: Database, table: TablePlan) -> Iterable[Database]:
        """Yield what makes a value simpler in every row that has it, so that ties stay ties."""
        fixed, rows = _referring(table), database[table.name]
        places: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for number, row in enumerate(rows):
            for at, index in enumerate(row):
                if at not in fixed and index:
                    places.setdefault((at, index), []).append((number, at))
        for (_, index), cells in places.items():
            for simpler in _below(index) if len(cells) > 1 else ():
                changed = database
                for cell in cells:
                    changed = self._with(changed, table.name, cell, simpler)
                yield changed

    def _without(self, database: Database, name: str, start: int, stop: int) -> Database:
        """Leave out rows, and whatever refers to them."""
        smaller = dict(database)
        smaller[name] = database[name][:start] + database[name][stop:]
        changed = True
        while changed:
            changed = False
            for table in self.plan.tables:
                for columns, target, keys in table.references:
                    there = {tuple(row[at] for at in keys) for row in smaller[target]}
                    kept = [
                        row
                        for row in smaller[table.name]
                        if None in (key := tuple(row[at] for at in columns)) or key in there
                    ]
                    changed = changed or len(kept) < len(smaller[table.name])
                    smaller[table.name] = kept
        return smaller

    def _with(
        self, database: Database, name: str, cell: tuple[int, int], simpler: int | None
    ) -> Database:
        """Write another value, and write it again wherever a foreign key refers to it."""
        number, at = cell
        old = database[name][number][at]
        changed = {each: [list(row) for row in rows] for each, rows in database.items()}
        changed[name][number][at] = simpler
        for table in self.plan.tables:
            for columns, target, keys in table.references:
                if target == name and at in keys:
                    mine = columns[list(keys).index(at)]
                    for row in changed[table.name]:
                        if row[mine] == old:
                            row[mine] = simpler
        return changed


def serve(request: Mapping[str, Any]) -> dict[str, Any]:
    """Serve a request to search, or to ``doubt`` the reference, in so much time of this process."""
    deadline = request["seconds"]
    found, ended = None, None
    search = None
    try:
        search = Search(request)
        hunt = search.doubt if request.get("doubt") else search.run
        found = hunt(request["count"], lambda: time.process_time() > deadline)
    except running.Stopped as stopped:
        ended = stopped.ended
    return {
        "found": found,
        "ended": ended,
        "tried": search.tried if search else 0,
        "ambiguous": search.ambiguous if search else 0,
        "skipped": search.skipped if search else 0,
    }
