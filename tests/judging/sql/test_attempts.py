"""Statements that are tried one after another find what those before them left."""

from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem
from judge.judging.machine import Machine
from judge.judging.sql.attempts import Attempts, Changed, Failed, Selected, TableChange
from judge.model.dialect import Dialect
from judge.model.sql_problem import SqlProblem

pytestmark = pytest.mark.sandbox

PROBLEM = """
format: 1
kind: sql
title: T
level: 1
topics: [sql]
statement: S
limits: {time: 1 s, memory: 64 MiB}
tables:
  teams: [id int primary key, name varchar(10) not null]
  people: [id int primary key, team int references teams, paid int]
cases:
  - name: one
    sample: true
    rows:
      teams: [[1, Red], [2, Blue]]
      people: [[1, 1, 5], [2, 1, 5], [3, null, 7]]
"""


@pytest.fixture
def attempts(tmp_path: Path, machine: Machine) -> Attempts:
    """Open the only case in MySQL."""
    folder = tmp_path / "teams"
    accepted = folder / "submissions" / "accepted"
    accepted.mkdir(parents=True)
    (folder / "problem.yaml").write_text(PROBLEM, encoding="utf-8")
    (accepted / "right.sql").write_text("-- dialect: mysql\nSELECT id FROM teams;\n")
    problem = load_problem(folder)
    assert isinstance(problem, SqlProblem)
    return Attempts(problem, problem.cases[0], Dialect.MYSQL, machine)


def rows(attempts: Attempts, query: str) -> tuple[tuple[str | None, ...], ...]:
    """Return the rows of a query that goes well."""
    told = attempts.run(query)
    assert isinstance(told, Selected), told
    return told.grid.rows


def test_a_query(attempts: Attempts) -> None:
    """It shows its rows, and what SQLite ran is known afterwards."""
    before = attempts.rewritten

    assert rows(attempts, "SELECT name AS n FROM teams ORDER BY id DESC") == (("Blue",), ("Red",))
    assert before is None
    assert '"teams"' in (attempts.rewritten or "")


def test_a_change_stays(attempts: Attempts) -> None:
    """Each table says what happened to its rows, rows that are alike among them."""
    added = attempts.run("INSERT INTO teams VALUES (3, 'Green'), (4, 'Grey')")
    changed = attempts.run("UPDATE people SET paid = paid + 1 WHERE team = 1")
    removed = attempts.run("DELETE FROM teams WHERE id > 2")
    nothing = attempts.run("DELETE FROM teams WHERE id > 2")

    assert added == Changed(tables=(TableChange(name="teams", added=2, changed=0, removed=0),))
    assert changed == Changed(tables=(TableChange(name="people", added=0, changed=2, removed=0),))
    assert removed == Changed(tables=(TableChange(name="teams", added=0, changed=0, removed=2),))
    assert nothing == Changed(tables=())
    assert rows(attempts, "SELECT SUM(paid) FROM people") == (("19",),)


@pytest.mark.parametrize(
    "statement, word",
    [
        ("SELECT nmae FROM teams", "nmae"),  # the engine refuses it
        ("INSERT INTO teams VALUES (1, 'Red')", "key"),  # its rows are refused
        ("INSERT INTO people VALUES (9, 9, 9)", "FOREIGN KEY"),
        ("CREATE INDEX i ON teams (name)", "CREATE INDEX"),
        ("CREATE PROCEDURE p() BEGIN END", "PROCEDURE"),
        (
            "SELECT a.id FROM people a, people b, people c, people d, people e, people f, "
            "people g, people h, people i, people j, people k",
            "100,000 rows",
        ),
    ],
)
def test_what_fails_changes_nothing(attempts: Attempts, statement: str, word: str) -> None:
    """The reason is told in words, and the rows are what they were."""
    told = attempts.run(statement)

    assert isinstance(told, Failed)
    assert word in told.message.en
    assert told.message.ko
    assert rows(attempts, "SELECT COUNT(*), SUM(paid) FROM people") == (("3", "17"),)
    assert rows(attempts, "SELECT COUNT(*) FROM teams") == (("2",),)


def test_a_query_without_end(attempts: Attempts) -> None:
    """The time limit ends it."""
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT SUM(i) FROM n"

    told = attempts.run(endless)

    assert isinstance(told, Failed)
