"""A problem as one JSON object, for ``judge show --json``."""

from judge.model.dialect import Dialect
from judge.model.problem import AnswerTable, Case, Tables
from judge.model.schema import Table
from judge.model.sql_problem import AnyProblem, RunProblem, SqlProblem, Tuning
from judge.model.text import Text
from judge.model.written import WrittenProblem

_FORMAT = "judge.problem/1"


def head_record(problem: RunProblem, language: str) -> dict[str, object]:
    """Return what problems of all kinds have that run; limits are those of ``language``."""
    limits = problem.limits.of(language)
    return _head(
        problem,
        limits={
            "time_seconds": limits.time_seconds,
            "memory_bytes": limits.memory_bytes,
            "output_bytes": limits.output_bytes,
        },
    )


def _head(problem: AnyProblem, **own: object) -> dict[str, object]:
    """Return what problems of all kinds have, with what is their ``own`` before the hints."""
    return {
        "format": _FORMAT,
        "kind": problem.kind.value,
        "slug": problem.slug,
        "title": both(problem.title),
        "level": problem.level,
        "topics": list(problem.topics),
        "statement": both(problem.statement),
        **own,
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
        "tune": problem.tuning and _tune(problem.tuning),
        "require": list(problem.require),
        "forbid": list(problem.forbid),
        "samples": [_sample(case, case.data) for case in problem.cases if case.sample],
        "language": dialect.value,
    }


def _tune(tuning: Tuning) -> dict[str, object]:
    bound = tuning.bound
    return {
        "query": tuning.slow,
        "rewrite": tuning.rewritable,
        "indexes": tuning.indexes,
        "no_scan": list(tuning.not_scanned),
        "use_index": list(tuning.indexed),
        "no_sort": not tuning.sortable,
        "steps": bound and {"percent": bound.percent, "of": bound.of.value},
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
        "answer": None if answer is None else [_answer(each) for each in answer],
        "probes": [
            {
                "kind": each.kind.value,
                "sql": each.sql,
                "because": both(each.because) if each.because else None,
                "answer": each.answer and _answer(each.answer),
            }
            for each in tables.probes
        ],
        "explain": both(case.explain) if case.explain else None,
    }


def _answer(table: AnswerTable) -> dict[str, object]:
    return {
        "name": table.name,
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
    }


def written_problem_record(problem: WrittenProblem) -> dict[str, object]:
    """Return a written question, without its rubric."""
    diagram = problem.diagram
    return {
        **_head(
            problem,
            genre=problem.genre.value,
            times={
                "write_seconds": problem.write_seconds,
                "speak_seconds": problem.speak_seconds,
            },
            expect={"points": problem.expected_points, "groups": problem.expected_groups},
            diagram=diagram
            and {
                "boxes": [
                    {"id": box.id, "label": both(box.label), "stores": box.stores}
                    for box in diagram.boxes
                ],
                "arrows": [list(arrow) for arrow in diagram.arrows],
            },
        ),
        "blanks": [{"id": blank.id, "ask": both(blank.asks)} for blank in problem.blanks],
    }


def model_record(problem: WrittenProblem) -> dict[str, object]:
    """Return the model answer of a written question and all that it is held against."""
    matrix = problem.matrix
    return {
        "model": both(problem.model_answer),
        "groups": [{"id": each.id, "title": both(each.title)} for each in problem.groups],
        "points": [
            {
                "id": each.id,
                "group": each.group,
                "weight": each.weight,
                "title": both(each.title),
                "say": both(each.says),
                "has_tradeoff": bool(each.tradeoff.words),
            }
            for each in problem.points
        ],
        "compare": matrix
        and [
            {"item": item, "axis": axis, "say": both(text)}
            for (item, axis), text in matrix.cells.items()
        ],
        "misconceptions": [
            {"id": each.id, "say": both(each.says)} for each in problem.misconceptions
        ],
        "followups": [
            {"ask": both(each.asks), "expects": list(each.expects)} for each in problem.followups
        ],
        "sources": [
            {"title": each.title, "url": each.url, "license": each.license}
            for each in problem.sources
        ],
    }


def both(text: Text) -> dict[str, str]:
    """Write a text in both languages."""
    return {"en": text.en, "ko": text.ko}
