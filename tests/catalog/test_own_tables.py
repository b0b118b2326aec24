"""Rows of one's own: appended to a file that stays the learner's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.catalog.own_tables import add_own_tables, load_own_tables
from judge.catalog.problem_file import load_problem
from judge.errors import ContentError, UsageError
from judge.model.problem import Tables
from judge.model.sql_problem import SqlProblem

PROBLEM = """
format: 1
kind: sql
title: T
level: 1
topics: [sql]
statement: S
tables:
  teams: [id int primary key, name varchar(20), born date]
  players: [id int primary key, team_id int references teams]
cases: [{name: found-2, rows: {teams: []}}]
"""
ROWS = {
    "teams": (("1", "no: #1", "2024-01-31"), ("2", None, None), ("3", "", None)),
    "players": (("5", "1"),),
}


@pytest.fixture
def problem(problem_folder: Callable[[str], Path]) -> SqlProblem:
    found = load_problem(problem_folder(PROBLEM))
    assert isinstance(found, SqlProblem)
    return found


def test_rows_come_back(problem: SqlProblem, tmp_path: Path) -> None:
    """What is appended is read again, value for value; names that are taken are passed over."""
    file = tmp_path / "mine" / "cases.yaml"

    assert load_own_tables(file, problem) == ()
    assert add_own_tables(file, problem, "found", ROWS) == "found-1"
    assert add_own_tables(file, problem, "found", {"teams": ROWS["teams"]}) == "found-3"
    first, second = load_own_tables(file, problem)
    assert (first.name, first.sample, first.data) == ("found-1", False, Tables(rows=ROWS))
    assert second.data == Tables(rows={"teams": ROWS["teams"], "players": ()})


def test_what_is_there_stays(problem: SqlProblem, tmp_path: Path) -> None:
    """Comments, indentation and a last line without an end are the learner's."""
    file = tmp_path / "cases.yaml"
    before = "format: 1\ncases:\n- name: mine # a remark\n  rows: {teams: [[9, x, null]]}"
    file.write_text(before, encoding="utf-8")
    add_own_tables(file, problem, "found", ROWS)

    assert file.read_text(encoding="utf-8").startswith(f"{before}\n- name: found-1\n")
    assert [case.name for case in load_own_tables(file, problem)] == ["mine", "found-1"]


def test_a_file_without_cases(problem: SqlProblem, tmp_path: Path) -> None:
    """The key is written where it is missing."""
    file = tmp_path / "cases.yaml"
    file.write_text("format: 1\n", encoding="utf-8")
    add_own_tables(file, problem, "found", ROWS)

    assert [case.name for case in load_own_tables(file, problem)] == ["found-1"]


def test_the_same_rows_are_kept_once(problem: SqlProblem, tmp_path: Path) -> None:
    """The message names the case that has them."""
    file = tmp_path / "cases.yaml"
    add_own_tables(file, problem, "found", ROWS)
    with pytest.raises(UsageError, match="the case found-1 has the same rows already"):
        add_own_tables(file, problem, "found", ROWS)


@pytest.mark.parametrize(
    "text, message",
    [
        ("- a\n", "expected a mapping"),
        ("format: 1\ncases: [{rows: {teams: []}}]\n", "this key is missing"),
        (
            "format: 1\ncases:\n- {name: a, rows: {teams: []}}\n- {name: a, rows: {teams: []}}\n",
            "is called a as well",
        ),
        ("format: 1\ncases: [{name: a, rows: {teams: [[x, y, null]]}}]\n", "a whole number"),
    ],
)
def test_mistakes_are_told(text: str, message: str, problem: SqlProblem, tmp_path: Path) -> None:
    """A file that is wrong is told with line and column, and nothing is appended."""
    file = tmp_path / "cases.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=message):
        add_own_tables(file, problem, "found", ROWS)

    assert file.read_text(encoding="utf-8") == text


def test_what_cannot_be_continued_is_left_alone(problem: SqlProblem, tmp_path: Path) -> None:
    """A list in brackets has no place for another line."""
    file = tmp_path / "cases.yaml"
    text = "format: 1\ncases: [{name: a, rows: {teams: []}}]\n"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="a case can be appended only where"):
        add_own_tables(file, problem, "found", ROWS)

    assert file.read_text(encoding="utf-8") == text


def test_a_folder_that_cannot_be_written(problem: SqlProblem, tmp_path: Path) -> None:
    """A file in the way of the folder is told."""
    (tmp_path / "mine").write_text("", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot write"):
        add_own_tables(tmp_path / "mine" / "cases.yaml", problem, "found", ROWS)
