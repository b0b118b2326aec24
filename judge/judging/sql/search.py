"""Asks the worker for a small database on which an answer and the reference differ.

The worker only proposes: what it finds is judged again like any case of the author's, so that a
difference is never believed on the word of the process in which the learner's SQL ran.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from judge.frozen import frozen
from judge.judging.machine import Machine, run_limits
from judge.judging.sql.comparison import policy_of
from judge.judging.sql.pools import Pool, origin, pool_of
from judge.judging.sql.question import PYTHON, bare_statements, command, statements_told
from judge.judging.sql.script import Script
from judge.languages.registry import by_id
from judge.model.dialect import Dialect
from judge.model.execution import Ending
from judge.model.problem import Cell, Tables
from judge.model.schema import Column, Schema, Table
from judge.model.sql_problem import SqlProblem, SqlTask
from judge.sql.checks import columns_of, read_check
from judge.sql.mining import Constant, constants_of, equated_columns
from judge.sql.tables import create_statements

_GRACE_SECONDS = 2.0  # until it is killed: a single step cannot be interrupted
_MOST_READ = 200  # rows of a case whose values are looked at


@frozen
class Budget:
    """How far a search goes: so many databases, drawn from ``seed``, in so much CPU time."""

    databases: int
    seconds: float = 0.6
    seed: int = 20_240_517


@frozen
class Searched:
    """What came of a search: ``rows`` on which the two differ; how many databases were compared.

    ``ambiguous`` ones are left out: there the reference's own answer is open.
    """

    rows: Mapping[str, tuple[tuple[Cell, ...], ...]] | None
    tried: int
    ambiguous: int


@frozen(kw_only=False)
class _Field:
    """A column of the schema, and the number of its pool."""

    table: Table
    column: Column
    pool: int


def doubt(reference: Script, problem: SqlProblem, machine: Machine, budget: Budget) -> Searched:
    """Look for rows on which the reference's answer changes with the order that they lie in."""
    return search(reference, reference, problem, machine, budget)


def search(
    answer: Script, reference: Script, problem: SqlProblem, machine: Machine, budget: Budget
) -> Searched:
    """Look for rows on which the two differ."""
    constants = constants_of(answer.source, answer.dialect)
    constants |= constants_of(reference.source, reference.dialect)
    pairs = equated_columns(answer.source, answer.dialect)
    pairs |= equated_columns(reference.source, reference.dialect)
    fields, pools = _pools(problem, constants, pairs)
    request = {
        "do": "search",
        "now": problem.now,
        "plan": _plan(problem.schema, fields, pools),
        "reference": _side(reference, problem, fields, pools),
        "answer": _side(answer, problem, fields, pools),
        "policy": list(policy_of(problem.compared_by)),
        "watched": problem.watched if problem.task is SqlTask.CHANGE else (),
        "count": budget.databases,
        "seed": budget.seed,
        "seconds": budget.seconds * machine.factor,
        "doubt": answer is reference,
    }
    usual = run_limits(problem.limits, by_id(PYTHON))
    limits = replace(
        usual,
        cpu_seconds=budget.seconds * machine.factor + _GRACE_SECONDS,
        wall_seconds=4 * (budget.seconds * machine.factor + _GRACE_SECONDS),
    )
    execution = machine.sandboxes.run(command(request, machine), limits)
    if execution.ending is not Ending.EXITED or execution.exit_code != 0 or not execution.result:
        return Searched(rows=None, tried=0, ambiguous=0)
    told = json.loads(execution.result)
    rows = None
    if told["found"] is not None:
        rows = _cells(told["found"], problem.schema, fields, pools)
    return Searched(rows=rows, tried=told["tried"], ambiguous=told["ambiguous"])


def _written(problem: SqlProblem, table: Table, column: Column) -> list[str]:
    """Return what the author's cases have in a column."""
    at = table.columns.index(column)
    return [
        cell
        for case in problem.cases
        if isinstance(case.data, Tables)
        for row in case.data.rows.get(table.name, ())[:_MOST_READ]
        if (cell := row[at]) is not None
    ]


def _pools(
    problem: SqlProblem, constants: frozenset[Constant], pairs: frozenset[frozenset[str]]
) -> tuple[dict[tuple[str, str], _Field], list[Pool]]:
    """Give every column a pool.

    A foreign key has that of the key that it refers to. Columns of one type that a query compares,
    ``pairs`` by name, share one, or their values would hardly ever meet.
    """
    schema = problem.schema
    numbers: dict[tuple[str, str], int] = {}
    fields: dict[tuple[str, str], _Field] = {}
    pools: list[Pool] = []
    for table in schema.tables:
        for column in table.columns:
            home, name = origin(schema, table, column.name)
            at = (home.name, name)
            its = home.column(name) or column
            partner = next((each for each in fields.values() if _meet(each, its, pairs)), None)
            if at not in numbers and partner is not None:
                numbers[at] = partner.pool
            elif at not in numbers:
                numbers[at] = len(pools)
                pools.append(pool_of(its, home, constants, _written(problem, home, its)))
            fields[table.name, column.name] = _Field(table, column, numbers[at])
    return fields, pools


def _meet(field: _Field, column: Column, pairs: frozenset[frozenset[str]]) -> bool:
    """Whether two columns are compared, and hold the same values."""
    names = frozenset({field.column.name.lower(), column.name.lower()})
    return names in pairs and field.column.type == column.type


def _plan(
    schema: Schema, fields: Mapping[tuple[str, str], _Field], pools: Sequence[Pool]
) -> dict[str, Any]:
    columns = {field.pool: field.column for field in fields.values()}
    return {
        "tables": [_table_plan(table, schema, fields, pools) for table in schema.tables],
        "favourites": [pool.favourites for pool in pools],
        "values": [pool.compared(columns[at]) for at, pool in enumerate(pools)],
    }


def _table_plan(
    table: Table,
    schema: Schema,
    fields: Mapping[tuple[str, str], _Field],
    pools: Sequence[Pool],
) -> dict[str, Any]:
    conditions = [
        condition
        for check in table.checks
        if (condition := read_check(check, table)) is not None and len(columns_of(condition)) > 1
    ]
    return {
        "name": table.name,
        "columns": [
            [
                column.name,
                (number := fields[table.name, column.name].pool),
                _nullable(column, pools[number]),
            ]
            for column in table.columns
        ],
        "keys": [_positions(key, table) for key in (table.primary_key, *table.unique) if key],
        "references": [
            [_positions(key.columns, table), key.table, _positions(key.targets, target)]
            for key in table.foreign_keys
            if (target := schema.table(key.table)) is not None
        ],
        "checks": conditions,
    }


def _nullable(column: Column, pool: Pool) -> bool:
    return column.nullable or not pool.cells


def _positions(names: Sequence[str], table: Table) -> list[int]:
    every = [column.name.lower() for column in table.columns]
    return [every.index(name.lower()) for name in names]


def _side(
    script: Script,
    problem: SqlProblem,
    fields: Mapping[tuple[str, str], _Field],
    pools: Sequence[Pool],
) -> dict[str, Any]:
    columns = {field.pool: field.column for field in fields.values()}
    kinds: list[Any] = [column.type.kind.value for column in script.result.columns]
    if problem.task is SqlTask.CHANGE:
        kinds = [
            [column.type.kind.value for column in table.columns]
            for table in problem.schema.tables
            if table.name in problem.watched
        ]
    return {
        "dialect": script.dialect.value,
        "create": create_statements(problem.schema, script.dialect),
        "bare": bare_statements(problem, script.dialect),
        "statements": statements_told(script.statements),
        "kinds": kinds,
        "order": script.result.order,
        "folded": script.dialect is Dialect.MYSQL,
        "pools": [pool.stored(columns[at], script.dialect) for at, pool in enumerate(pools)],
    }


def _cells(
    database: Mapping[str, Sequence[Sequence[int | None]]],
    schema: Schema,
    fields: Mapping[tuple[str, str], _Field],
    pools: Sequence[Pool],
) -> dict[str, tuple[tuple[Cell, ...], ...]]:
    """Write what was found as an author would."""
    return {
        table.name: tuple(
            tuple(
                None if index is None else pools[fields[table.name, column.name].pool].cells[index]
                for column, index in zip(table.columns, row, strict=True)
            )
            for row in database[table.name]
        )
        for table in schema.tables
    }
