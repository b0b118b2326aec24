"""Asks the worker: a script and rows go into the sandbox, what came of them comes out."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from judge.errors import ContentError, Mistake
from judge.frozen import frozen
from judge.judging.machine import Machine
from judge.judging.sql.copies import copying
from judge.judging.sql.script import Script
from judge.languages.registry import by_id
from judge.model.dialect import Dialect
from judge.model.execution import Command, Execution, RunLimits
from judge.model.problem import Case, Cell, Tables
from judge.model.schema import ColumnType, Schema, TypeKind
from judge.model.sql_problem import SqlProblem, SqlTask
from judge.sql.program import ENTRY, worker_program
from judge.sql.tables import create_statements
from judge.sql.translation import Translated
from judge.sql.values import Stored, store
from judge.sql.worker.comparison import Result, ties

PYTHON = "python"  # the worker's language
_MOST_ROWS = 100_000
_MANY_ROWS = 2_000  # of a case; a run on so many takes its time
ORDERS = ("given", "backwards", "reversed")

StoredRow = tuple[Stored, ...]


@frozen(kw_only=False)
class Setting:
    """Under what something is run."""

    problem: SqlProblem
    machine: Machine
    limits: RunLimits


@frozen
class Column:
    """A column of a result."""

    name: str
    type: ColumnType


@frozen
class Sheet:
    """A result, or a table after a change: its columns, and rows in the order of the engine.

    ``runs`` are the lengths of runs of rows that tie in the ORDER BY, None without ORDER BY.
    """

    name: str
    dialect: Dialect
    columns: tuple[Column, ...]
    rows: tuple[StoredRow, ...]
    runs: tuple[int, ...] | None

    @property
    def result(self) -> Result:
        """The same in the comparer's form."""
        kinds = [column.type.kind.value for column in self.columns]
        return Result(self.rows, kinds, self.runs)


@frozen
class Stop:
    """What stopped a script; see ``judge.sql.worker.running`` for the words."""

    by: str
    step: str
    code: str | None
    message: str


@frozen
class Answer:
    """What came of a script on one order of the rows; ``sheets`` are empty where it was stopped."""

    sheets: tuple[Sheet, ...]
    stop: Stop | None


def ask(
    script: Script,
    rows: Mapping[str, Sequence[StoredRow]],
    problem: SqlProblem,
    machine: Machine,
    limits: RunLimits,
) -> Execution:
    """Run ``script`` on the rows in several orders; of many rows, in two."""
    many = sum(map(len, rows.values())) > _MANY_ROWS
    request = _request(script.statements, rows, problem, script.dialect)
    request["orders"] = ORDERS[:2] if many else ORDERS
    if problem.task is SqlTask.TUNING:
        request["made"] = statements_told(script.made)
    return machine.sandboxes.run(command(request, machine), limits)


def ask_once(
    script: Script, rows: Mapping[str, Sequence[StoredRow]], setting: Setting
) -> Execution:
    """Run ``script`` on the rows as they stand."""
    request = _request(script.statements, rows, setting.problem, script.dialect)
    request["orders"] = ORDERS[:1]
    return setting.machine.sandboxes.run(command(request, setting.machine), setting.limits)


def count_steps(
    script: Script,
    rows: Mapping[str, Sequence[StoredRow]],
    problem: SqlProblem,
    machine: Machine,
    *,
    idle: bool = False,
) -> Command:
    """Make the command that runs ``script`` once and counts steps of SQLite's machine.

    ``idle``: only the tables and indexes are made.
    """
    request = _request(() if idle else script.statements, rows, problem, script.dialect)
    request |= {"orders": ORDERS[:1], "watched": (), "count_steps": True}
    if problem.task is SqlTask.TUNING:
        request["made"] = statements_told(script.made)
    return command(request, machine)


def ask_plan(script: Script, case: Case, setting: Setting) -> Execution:
    """Make the indexes of ``script``, ask for the plan of its query, and count its steps."""
    problem = setting.problem
    rows = stored_rows(case, problem.schema, script.dialect)
    request = _request(script.statements, rows, problem, script.dialect)
    request |= {
        "orders": ORDERS[:1],
        "made": statements_told(script.made),
        "count_steps": True,
        "explain": True,
    }
    return setting.machine.sandboxes.run(command(request, setting.machine), setting.limits)


def ask_probes(
    script: Script,
    probes: Sequence[Translated],
    rows: Mapping[str, Sequence[StoredRow]],
    setting: Setting,
) -> Execution:
    """Create what ``script`` does, and try ``probes`` on it, on two orders of the rows."""
    request = _request((), rows, setting.problem, script.dialect)
    request |= {
        "do": "probe",
        "orders": (ORDERS[0], ORDERS[2]),
        "made": statements_told(script.made),
        "probes": statements_told(probes),
        "tables": [table.name for table in script.schema.tables],
    }
    return setting.machine.sandboxes.run(command(request, setting.machine), setting.limits)


def _request(
    statements: Sequence[Translated],
    rows: Mapping[str, Sequence[StoredRow]],
    problem: SqlProblem,
    dialect: Dialect,
) -> dict[str, Any]:
    return {
        "do": "run",
        "dialect": dialect.value,
        "now": problem.now,
        "create": create_statements(problem.schema, dialect),
        "bare": bare_statements(problem, dialect),
        "rows": rows,
        "statements": statements_told(statements),
        "watched": problem.watched if problem.task is SqlTask.CHANGE else (),
        "orders": ORDERS,
        "most_rows": _MOST_ROWS,
    }


def statements_told(statements: Sequence[Translated]) -> list[dict[str, Any]]:
    """Write statements as a request has them."""
    return [{"sql": each.sql, "functions": sorted(each.functions)} for each in statements]


def bare_statements(problem: SqlProblem, dialect: Dialect) -> tuple[str, ...]:
    """Write the tables without keys, for queries: no index puts their rows in order."""
    if problem.task is SqlTask.CHANGE:
        return create_statements(problem.schema, dialect)
    tables = tuple(
        replace(table, primary_key=(), unique=(), foreign_keys=())
        for table in problem.schema.tables
    )
    return create_statements(Schema(tables=tables), dialect)


def command(request: Mapping[str, Any], machine: Machine) -> Command:
    """Make the command that serves ``request``."""
    toolchain = machine.toolchain(by_id(PYTHON))
    return Command(
        argv=(str(toolchain.executable), "-I", "-S", "-X", "utf8", f"{{program}}/{ENTRY}"),
        program=worker_program(),
        stdin=json.dumps(request).encode(),
        warm_entry=ENTRY,
        result=True,
        views=toolchain.shown,
    )


def answers(execution: Execution, script: Script, problem: SqlProblem) -> tuple[Answer, ...]:
    """Read what the worker told, one answer for each order of the rows."""
    told = json.loads(execution.result or b"{}")
    return tuple(_answer(run, script, problem) for run in told["runs"])


def stop_of(ended: Mapping[str, Any] | None) -> Stop | None:
    """Read what the worker says of an ending; None where nothing was stopped."""
    if ended is None:
        return None
    return Stop(
        by=ended["by"],
        step=ended.get("step", ""),
        code=ended.get("code"),
        message=ended.get("message", ""),
    )


def _answer(run: Mapping[str, Any], script: Script, problem: SqlProblem) -> Answer:
    stop = stop_of(run["ended"])
    if stop is not None:
        return Answer(sheets=(), stop=stop)
    if problem.task is SqlTask.CHANGE:
        return Answer(sheets=_tables(run["tables"], script.dialect, problem.schema), stop=None)
    return Answer(sheets=(result_sheet(run["rows"], script.result, script.dialect),), stop=None)


def result_sheet(
    rows: Sequence[Sequence[Stored]], translated: Translated, dialect: Dialect
) -> Sheet:
    """Make a sheet of the rows that a query gave."""
    runs = None
    if translated.order:
        folded = dialect is Dialect.MYSQL
        runs = tuple(ties(list(map(tuple, rows)), translated.order, folded=folded))
    width = len(translated.columns)
    return Sheet(
        name="",
        dialect=dialect,
        columns=tuple(Column(name=each.name, type=each.type) for each in translated.columns),
        rows=tuple(tuple(map(_value, row[:width])) for row in rows),
        runs=runs,
    )


def _value(cell: Any) -> Stored:
    return f"0x{cell['blob']}" if isinstance(cell, dict) else cell


def _tables(
    tables: Mapping[str, Sequence[Sequence[Stored]]], dialect: Dialect, schema: Schema
) -> tuple[Sheet, ...]:
    return tuple(
        Sheet(
            name=table.name,
            dialect=dialect,
            columns=tuple(Column(name=each.name, type=each.type) for each in table.columns),
            rows=tuple(tuple(row) for row in tables[table.name]),
            runs=None,
        )
        for table in schema.tables
        if table.name in tables
    )


def whole_tables(case: Case, schema: Schema) -> Tables:
    """Return the tables of a case with all copies of its rows; ContentError where none are made."""
    if not isinstance(case.data, Tables):
        raise TypeError("a case of a SQL problem has tables")
    if case.data.copies == 1:
        return case.data
    how = copying(schema, case.data)
    if how is None:
        raise ContentError(
            [
                Mistake(
                    place=case.place,
                    key=f"cases.{case.name}",
                    en="a key of the tables has neither numbers nor texts, so no copies can be "
                    "made; write the rows, or give the table another key",
                    ko="숫자나 글로 된 키가 없어 행을 복사할 수 없습니다. 행을 직접 쓰거나 키를 "
                    "바꾸세요",
                )
            ]
        )
    return how.database(case.data, case.data.copies)


def stored_rows(case: Case, schema: Schema, dialect: Dialect) -> dict[str, tuple[StoredRow, ...]]:
    """Rows of a case as ``dialect`` keeps them in SQLite."""
    data = whole_tables(case, schema)
    return {
        table.name: tuple(
            tuple(
                _stored(cell, column.type, dialect, case)
                for cell, column in zip(row, table.columns, strict=True)
            )
            for row in data.rows.get(table.name, ())
        )
        for table in schema.tables
    }


def _stored(cell: Cell, kind: ColumnType, dialect: Dialect, case: Case) -> Stored:
    if cell is None:
        return None
    value = bool(int(cell)) if kind.kind is TypeKind.BOOLEAN else cell
    try:
        return store(value, kind, dialect)
    except ValueError as error:
        reason = f"{cell!r:.40}"
        raise ContentError(
            [
                Mistake(
                    place=case.place,
                    key=f"cases.{case.name}",
                    en=f"the value {reason} does not fit its column",
                    ko=f"{reason}: 컬럼에 맞지 않는 값입니다",
                )
            ]
        ) from error
