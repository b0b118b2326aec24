"""Hostile SQL ends within its limits, with a verdict that is right, and is no error of ours.

An attack is a file in ``sql/``; its first two lines say what it tries and which verdicts are right.
"""

from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.model.event import SubmissionJudged
from judge.model.sql_problem import SqlProblem
from judge.model.submission import Style, Submission

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]

ATTACKS = sorted((Path(__file__).parent / "sql").glob("*.sql"))
PROBLEM = """
format: 1
kind: sql
title: T
level: 1
topics: [sql]
statement: S
limits: {time: 1 s, memory: 128 MiB}
tables: {t: [id int primary key, name varchar(20)]}
cases: [{name: a, rows: {t: [%s]}}]
"""


@pytest.mark.parametrize("file", ATTACKS, ids=lambda file: file.stem)
def test_attack(file: Path, tmp_path: Path, machine: Machine) -> None:
    """The attack gets one of the verdicts that its second line names."""
    folder = tmp_path / "attacked"
    (folder / "submissions" / "accepted").mkdir(parents=True)
    rows = ", ".join(f"[{number}, n{number}]" for number in range(1, 61))
    (folder / "problem.yaml").write_text(PROBLEM % rows, encoding="utf-8")
    reference = folder / "submissions" / "accepted" / "right.sql"
    reference.write_text("-- dialect: mysql\nSELECT -1 AS x;\n", encoding="utf-8")
    source = file.read_text(encoding="utf-8")
    right = source.split("\n")[1].removeprefix("-- right: ").split()
    problem = load_problem(folder)
    assert isinstance(problem, SqlProblem)
    handed_in = Submission(path=file, source=source, language="mysql", style=Style.QUERY)
    *_, last = judge(problem, handed_in, problem.cases, machine, Options(confirm=False))
    assert isinstance(last, SubmissionJudged)
    result = last.result
    said = [result.message, *(case.message for case in result.cases)]

    assert result.verdict in right, said
