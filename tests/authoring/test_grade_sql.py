"""Grading the cases of a SQL problem with mutants of its references."""

from pathlib import Path

import pytest

from judge.authoring.grade import Fate, Grade, MutantJudged
from judge.authoring.grade_sql import grade_sql_tests, running_mutants
from judge.catalog.library import shipped_problems
from judge.catalog.problem_cases import add_problem_tables
from judge.catalog.problem_file import load_problem
from judge.errors import UsageError
from judge.judging.machine import Machine
from judge.model.problem import Tables
from judge.model.sql_problem import SqlProblem

pytestmark = pytest.mark.sandbox

PROBLEM = """
format: 1
kind: sql
title: T
level: 1
topics: [sql]
statement: S
tables:
  teams:
    - id int primary key
    - name varchar(10) not null
  people:
    - id int primary key
    - team_id int references teams
compare: {rows: by keys}
cases:
  - name: one
    sample: true
    rows: {teams: [[1, Red], [2, Blue]], people: [[1, 1], [2, 1]]}
    answer: |
      name,people
      Blue,0
      Red,2
"""
REFERENCE = """-- dialect: mysql
SELECT t.name, COUNT(p.id) AS people
FROM teams t
LEFT JOIN people p ON p.team_id = t.id
GROUP BY t.id, t.name
ORDER BY t.name, people;
"""


def load(folder: Path, text: str = PROBLEM) -> SqlProblem:
    """Write a problem, and read it."""
    (folder / "submissions" / "accepted").mkdir(parents=True, exist_ok=True)
    (folder / "submissions" / "accepted" / "a.sql").write_text(REFERENCE, encoding="utf-8")
    (folder / "problem.yaml").write_text(text, encoding="utf-8")
    return read(folder)


def read(folder: Path) -> SqlProblem:
    """Read a problem that is written."""
    problem = load_problem(folder)
    assert isinstance(problem, SqlProblem)
    return problem


def graded(problem: SqlProblem, machine: Machine) -> tuple[dict[Fate, set[str]], Grade]:
    """Grade a problem: what the mutants of each fate say, and the grade."""
    *judged, grade = grade_sql_tests(problem, machine)
    assert isinstance(grade, Grade)
    mutants = [each for each in judged if isinstance(each, MutantJudged)]
    assert all((each.killer is not None) is (each.fate is Fate.SURVIVED) for each in mutants)
    return {fate: {m.mutant.after for m in mutants if m.fate is fate} for fate in Fate}, grade


@pytest.mark.slow
def test_a_few_databases_kill_the_survivors(tmp_path: Path, machine: Machine) -> None:
    """What one case misses is killed by the cases that are found, once they are added."""
    problem = load(tmp_path / "p")
    before, grade = graded(problem, machine)

    assert "…t.id GROUP BY t.name ORDER BY t.name…" in before[Fate.SURVIVED]
    assert any("COUNT(DISTINCT p.id)" in each for each in before[Fate.EQUIVALENT])
    assert grade.survived == len(before[Fate.SURVIVED])
    assert 0 < len(grade.missing) < grade.survived
    assert all(sum(map(len, each.rows.values())) <= 6 for each in grade.missing)
    for number, tables in enumerate(grade.missing):
        add_problem_tables(problem, f"more-{number}", tables)
        problem = read(problem.folder)
    after, again = graded(problem, machine)
    assert after[Fate.SURVIVED] == set()
    assert again.missing == ()
    assert again.killed == grade.killed + grade.survived


def test_what_has_no_query_has_no_mutants() -> None:
    """Tables to be made, and a query that stays as it is, are no author's query."""
    for slug in ("seat-bookings", "order-history"):
        assert list(running_mutants(read(shipped_problems() / slug))) == []


def test_what_the_engine_refuses_is_no_mutant() -> None:
    """A slip that its dialect does not let through never reaches a case."""
    mutants = [
        each.mutant.source for each in running_mutants(read(shipped_problems() / "busy-rooms"))
    ]

    assert mutants
    assert not [each for each in mutants if "GROUP BY" not in each]


def test_rows_are_added_to_the_file(tmp_path: Path) -> None:
    """The case is the last, NULL and texts as an author writes them, empty tables among them."""
    problem = load(tmp_path / "p", PROBLEM + "# the end\nhints: [Look.]\n")
    rows = {"teams": (("7", "no"), ("8", "a, b")), "people": (("1", None),)}
    add_problem_tables(problem, "two", Tables(rows=rows))
    add_problem_tables(read(problem.folder), "three", Tables(rows={**rows, "people": ()}))
    again = read(problem.folder)

    assert [case.name for case in again.cases] == ["one", "two", "three"]
    assert again.cases[1].data == Tables(rows=rows)
    text = (problem.folder / "problem.yaml").read_text("utf-8")
    assert '\n      teams: [[7, "no"], [8, "a, b"]]\n      people: [[1, null]]\n' in text
    assert text.endswith("# the end\nhints: [Look.]\n")


def test_cases_in_brackets_are_left_alone(tmp_path: Path) -> None:
    """Where there is no line to write behind, the file stays, and the case is told instead."""
    head = PROBLEM.partition("cases:")[0]
    before = head + "cases: [{name: one, rows: {teams: [[1, Red]]}}]\n"
    problem = load(tmp_path / "p", before)

    with pytest.raises(UsageError, match="add it by hand"):
        add_problem_tables(problem, "two", Tables(rows={"teams": (("7", "x"),)}))
    assert (problem.folder / "problem.yaml").read_text("utf-8") == before
