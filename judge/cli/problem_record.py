"""A problem as one JSON object, for ``judge show --json``."""

from judge.model.problem import Case, Tables
from judge.model.schema import Dialect, Table
from judge.model.sql_problem import AnyProblem, SqlProblem
from judge.model.text import Text

_FORMAT = "judge.problem/1"


def head_record(problem: AnyProblem, language: str) -> dict[str, object]:
    """Return what problems of all kinds have; limits are those of ``language``."""
    limits = problem.limits.of(language)
    return {
        "format": _FORMAT,
        "kind": problem.kind.value,
        "slug": problem.slug,
        "title": both(problem.title),
        "level": problem.level,
        "topics": list(problem.topics),
        "statement": both(problem.statement),
        "limits": {
            "time_seconds": limits.time_seconds,
            "memory_bytes": limits.memory_bytes,
            "output_bytes": limits.output_bytes,
        },
        "hints": len(problem.hints),
    }


def sql_problem_record(problem: SqlProblem, dialect: Dialect) -> dict[str, object]:
    """Return a SQL problem."""
    how = problem.compared_by
    return {
        **head_record(problem, dialect),
        "task": problem.task.value,
        "tables": [_table(table) for table in problem.schema.tables],
        "dialects": [each.value for each in problem.dialects],
        "compare": {
            "rows": how.rows.value,
            "columns": how.columns.value,
            "numbers": how.numbers.value,
            "text": how.text.value,
        },
        "require": list(problem.require),
        "forbid": list(problem.forbid),
        "samples": [_sample(case, case.data) for case in problem.cases if case.sample],
        "language": dialect.value,
    }


def _table(table: Table) -> dict[str, object]:
    return {
        "name": table.name,
        "columns": [
            {"name": each.name, "type": each.type.kind.value, "nullable": each.nullable}
            for each in table.columns
        ],
        "primary_key": list(table.primary_key),
        "unique": [list(key) for key in table.unique],
        "foreign_keys": [
            {"columns": list(key.columns), "table": key.table, "targets": list(key.targets)}
            for key in table.foreign_keys
        ],
        "checks": list(table.checks),
    }


def _sample(case: Case, data: object) -> dict[str, object]:
    tables = data if isinstance(data, Tables) else Tables(rows={})
    answer = tables.answer
    return {
        "name": case.name,
        "rows": {name: [list(row) for row in rows] for name, rows in tables.rows.items()},
        "answer": None
        if answer is None
        else [
            {"name": each.name, "columns": list(each.columns), "rows": [*map(list, each.rows)]}
            for each in answer
        ],
        "explain": both(case.explain) if case.explain else None,
    }


def both(text: Text) -> dict[str, str]:
    """Write a text in both languages."""
    return {"en": text.en, "ko": text.ko}
