"""Adds a case to a ``problem.yaml``: as text behind the last one, with all that is there kept."""

import re
from collections.abc import Mapping, Sequence

from judge.catalog.library import FILE_NAME
from judge.catalog.own_tables import write_row
from judge.catalog.problem_file import load_problem
from judge.catalog.yaml_text import write_mapping, write_value, write_word
from judge.errors import ContentError, UsageError
from judge.model.domain import Value
from judge.model.problem import Case, Inline, Problem, Tables
from judge.model.sql_problem import RunProblem, SqlProblem
from judge.model.written import WrittenProblem
from judge.whole_file import replace_content

_NEXT_KEY = re.compile(r"[^\s#-]")
_ITEM = re.compile(r"(\s*)- ")


def add_problem_case(
    problem: Problem, name: str, values: Mapping[str, Value], answer: Value
) -> None:
    """Write the case into the problem's file, in its last group where it has groups.

    UsageError where the list of cases is written in a way that has no end of its own; the file is
    then as it was.
    """
    group = f", group: {write_word(problem.groups[-1].name)}" if problem.groups else ""
    entry = (
        f"- {{name: {write_word(name)}{group}, input: {write_mapping(values)}, "
        f"answer: {write_value(answer)}}}"
    )
    _add(problem, [entry], Inline(input=values, answer=answer))


def add_problem_tables(problem: SqlProblem, name: str, tables: Tables) -> None:
    """Write rows into the problem's file as a case; see :func:`add_problem_case`."""
    entry = [f"- name: {write_word(name)}", "  rows:"]
    for table in problem.schema.tables:
        rows = ", ".join(f"[{write_row(table, row)}]" for row in tables.rows.get(table.name, ()))
        entry.append(f"    {table.name}: [{rows}]")
    _add(problem, entry, tables)


def _add(problem: RunProblem, entry: Sequence[str], data: Inline | Tables) -> None:
    file = problem.folder / FILE_NAME
    before = file.read_bytes()
    lines = before.decode("utf-8").splitlines(keepends=True)
    last = max((case.place.line for case in problem.cases if case.place.file == file), default=0)
    end = next((at for at in range(last, len(lines)) if _NEXT_KEY.match(lines[at])), len(lines))
    while end > last and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    item = _ITEM.match(lines[last - 1]) if last else None
    indent = item[1] if item else "  "
    added = "".join(f"{indent}{line}\n" for line in entry)
    head = "".join(lines[:end])
    gap = "" if head.endswith("\n") else "\n"
    replace_content(file, f"{head}{gap}{added}{''.join(lines[end:])}".encode())
    if not _has_grown(problem, data):
        replace_content(file, before)
        raise UsageError(
            f"{file}: a case can be added only where each case begins with a - on its own line; "
            f"add it by hand: {added.strip()}",
            f"{file}: 케이스마다 -로 시작하는 줄이 있어야 추가할 수 있습니다. 직접 추가하세요: "
            f"{added.strip()}",
        )


def _has_grown(problem: RunProblem, data: Inline | Tables) -> bool:
    """Whether the file reads as before, with the one case more."""
    try:
        again = load_problem(problem.folder)
    except ContentError:
        return False
    if isinstance(again, WrittenProblem) or not again.cases:
        return False
    kept = [case.data for case in again.cases[:-1]] == [case.data for case in problem.cases]
    return kept and _same_input(again.cases[-1], data)


def _same_input(case: Case, data: Inline | Tables) -> bool:
    match case.data, data:
        case Inline(input=mine), Inline(input=its):
            return mine == its
        case Tables(rows=mine), Tables(rows=its):
            return {name: rows for name, rows in mine.items() if rows} == {
                name: rows for name, rows in its.items() if rows
            }
        case _:
            return False
