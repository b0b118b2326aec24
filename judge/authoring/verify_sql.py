"""Proves a SQL problem: its tables hold its rows, its references agree, its submissions keep faith.

Keys and types are checked when the problem is loaded; here are its CHECKs.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from judge.authoring.table_values import tables_in_words
from judge.errors import ContentError, Place
from judge.judging.machine import Machine
from judge.judging.sql.comparison import agreeing, compare, expected_answer
from judge.judging.sql.engine import (
    expected_script,
    generous_limits,
    reference_answer,
    reference_script,
)
from judge.judging.sql.pools import compared
from judge.judging.sql.probing import Tried, reference_probes
from judge.judging.sql.question import Answer, Setting
from judge.judging.sql.script import Script
from judge.judging.sql.search import Budget, doubt
from judge.judging.sql.tuning import judge_plan
from judge.model.dialect import Dialect
from judge.model.problem import Case, Tables
from judge.model.schema import Table
from judge.model.sql_problem import RowOrder, SqlProblem, SqlTask, StepsOf
from judge.model.text import Text
from judge.model.verdict import CaseResult, Verdict
from judge.sql.checks import read_check
from judge.sql.worker.conditions import holds

_DOUBTED = Budget(databases=200)
Complaint = tuple[Place | None, Text]
"""What is wrong, and where; a text that begins with its place has no other."""


def complaints(problem: SqlProblem, machine: Machine) -> Iterator[Complaint]:
    """Yield everything that is wrong with the references and the cases."""
    yield from _broken_checks(problem)
    match problem.task:
        case SqlTask.QUERY | SqlTask.CHANGE:
            yield from _of_answers(problem, machine, [each.dialect for each in problem.references])
        case SqlTask.SCHEMA:
            yield from _of_probes(problem, machine)
        case SqlTask.TUNING:
            yield from _of_answers(problem, machine, problem.dialects)
            yield from _too_easy(problem, machine)


def doubts(problem: SqlProblem, machine: Machine) -> Iterator[Complaint]:
    """Yield what random databases show of references whose answer is left to chance."""
    if problem.task is SqlTask.SCHEMA:
        return
    tuning = problem.tuning
    dialects = [each.dialect for each in problem.references] if tuning is None else problem.dialects
    for dialect in dialects:
        place = Place(file=problem.reference_in(dialect).path)
        found = doubt(expected_script(problem, dialect), problem, machine, _DOUBTED)
        if found.rows is not None:
            rows = tables_in_words(found.rows, problem.schema)
            yield (
                place if tuning is None else tuning.place,
                Text(
                    "the answer changes with the order of these rows; sort by enough columns, or "
                    f"compare rows in any order: {rows}",
                    "다음 행이 들어 있는 순서에 따라 답이 달라집니다. 정렬 기준을 빠짐없이 쓰거나 "
                    f"any order로 비교하세요: {rows}",
                ),
            )


def _of_answers(
    problem: SqlProblem, machine: Machine, dialects: Sequence[Dialect]
) -> Iterator[Complaint]:
    """Hold what says the rows against itself, in every dialect."""
    scripts = {}
    for dialect in dialects:
        try:
            scripts[dialect] = expected_script(problem, dialect)
        except ContentError as error:
            yield None, Text(error.en, error.ko)
    for dialect, script in scripts.items():
        if problem.compared_by.rows is not RowOrder.ANY and not script.result.order:
            place = Place(file=problem.reference_in(dialect).path)
            yield (
                place if problem.tuning is None else problem.tuning.place,
                Text(
                    "the order of rows counts, and this reference has no ORDER BY",
                    "행 순서를 비교하는데 기준 풀이에 ORDER BY가 없습니다",
                ),
            )
    for case in problem.cases:
        told: list[Answer] = []
        for script in scripts.values():
            try:
                told.append(reference_answer(script, case, problem, machine))
            except ContentError as error:
                yield None, Text(error.en, error.ko)
        yield from _disagreements(problem, case, told)


def _of_probes(problem: SqlProblem, machine: Machine) -> Iterator[Complaint]:
    """Try the probes on every reference, and hold the rows of their queries against each other."""
    setting = Setting(problem, machine, generous_limits(problem))
    scripts: list[Script] = []
    for reference in problem.references:
        try:
            scripts.append(reference_script(problem, reference.dialect))
        except ContentError as error:
            yield None, Text(error.en, error.ko)
    for case in problem.cases:
        told: list[tuple[Tried, ...]] = []
        for script in scripts:
            try:
                told.append(reference_probes(script, case, setting))
            except ContentError as error:
                yield (
                    None,
                    Text(f"{error.en} ({script.dialect})", f"{error.ko} ({script.dialect})"),
                )
        for other in told[1:]:
            yield from _other_rows(problem, case, told[0], other)
        if told:
            yield from _other_answers(problem, case, told[0])


def _other_rows(
    problem: SqlProblem, case: Case, first: tuple[Tried, ...], other: tuple[Tried, ...]
) -> Iterator[Complaint]:
    for mine, its in zip(first, other, strict=True):
        if mine.rows and its.rows:
            yield from _disagreements(problem, case, [mine.rows[0], its.rows[0]])


def _other_answers(problem: SqlProblem, case: Case, got: tuple[Tried, ...]) -> Iterator[Complaint]:
    """Hold the rows of the reference's queries against those that are written."""
    probes = case.data.probes if isinstance(case.data, Tables) else ()
    for number, (probe, tried) in enumerate(zip(probes, got, strict=True), 1):
        if probe.answer is None or not tried.rows:
            continue
        told = tried.rows[0]
        if not agreeing(expected_answer((probe.answer,), told), told, problem):
            yield (
                probe.place,
                Text(
                    f"cases.{case.name}: the answer of probe {number} is not the reference's",
                    f"cases.{case.name}: {number}번 문장의 답이 기준 풀이의 결과와 다릅니다",
                ),
            )


def _too_easy(problem: SqlProblem, machine: Machine) -> Iterator[Complaint]:
    """Tell that the slow query, as it is, is fast enough: then there is nothing to do."""
    setting = Setting(problem, machine, generous_limits(problem))
    for dialect in problem.dialects:
        try:
            slow = expected_script(problem, dialect)
            tuning = problem.tuning
            measured_by = slow
            if tuning is not None and tuning.bound and tuning.bound.of is StepsOf.REFERENCE:
                measured_by = reference_script(problem, dialect)
        except ContentError:
            continue  # told already
        verdicts = {
            judge_plan(slow, measured_by, case, setting, _accepted(case)).verdict
            for case in problem.cases
            if isinstance(case.data, Tables) and case.data.copies > 1
        }
        if verdicts == {Verdict.ACCEPTED}:
            yield (
                problem.place,
                Text(
                    f"tune: the slow query passes as it is ({dialect}); ask for more, or make a "
                    "case larger",
                    f"tune: 느린 쿼리가 그대로 통과합니다({dialect}). 기준을 높이거나 케이스를 "
                    "키우세요",
                ),
            )


def _accepted(case: Case) -> CaseResult:
    return CaseResult(name=case.name, sample=False, group=None, verdict=Verdict.ACCEPTED)


def _broken_checks(problem: SqlProblem) -> Iterator[Complaint]:
    """Hold every row against the CHECKs of its table."""
    for table in problem.schema.tables:
        for check in table.checks:
            condition = read_check(check, table)
            if condition is None:
                yield (
                    problem.place,
                    Text(
                        f"the CHECK {check} of {table.name} is not understood, and random rows "
                        "would break it; write comparisons, BETWEEN, IN, IS NULL, AND, OR and NOT",
                        f"{table.name}의 CHECK {check} 조건을 해석할 수 없어 무작위 행이 어길 수 "
                        "있습니다. 비교, BETWEEN, IN, IS NULL, AND, OR, NOT으로 쓰세요",
                    ),
                )
                continue
            for case in problem.cases:
                for number in _breaking(condition, table, case):
                    yield (
                        case.place,
                        Text(
                            f"cases.{case.name}: row {number} of {table.name} breaks the CHECK "
                            f"{check}",
                            f"cases.{case.name}: {table.name}의 {number}번째 행이 CHECK {check} "
                            "조건을 어깁니다",
                        ),
                    )


def _breaking(condition: list[Any], table: Table, case: Case) -> Iterator[int]:
    rows = case.data.rows.get(table.name, ()) if isinstance(case.data, Tables) else ()
    for number, row in enumerate(rows, start=1):
        values = {
            column.name: compared(cell, column)
            for column, cell in zip(table.columns, row, strict=True)
        }
        if not holds(condition, values):
            yield number


def _disagreements(problem: SqlProblem, case: Case, told: list[Answer]) -> Iterator[Complaint]:
    """Hold the answers of all dialects against the first, and that against what is written."""
    for other in told[1:]:
        comparison = compare(told[0], (other,), problem)
        if not comparison.accepted:
            said = comparison.message or Text("", "")
            dialect = other.sheets[0].dialect
            yield (
                case.place,
                Text(
                    f"cases.{case.name}: the references disagree ({dialect}): {said.en}",
                    f"cases.{case.name}: 기준 풀이끼리 결과가 다릅니다({dialect}): {said.ko}",
                ),
            )
    if told and isinstance(case.data, Tables) and case.data.answer is not None:
        written = expected_answer(case.data.answer, told[0])
        if not agreeing(written, told[0], problem):
            yield (
                case.place,
                Text(
                    f"cases.{case.name}: the answer that is written is not the reference's",
                    f"cases.{case.name}: 적어 둔 답이 기준 풀이의 결과와 다릅니다",
                ),
            )
