"""The tasks that make tables and tune queries come out as their author meant them."""

from pathlib import Path

from judge.catalog.problem_file import load_problem
from judge.errors import Place
from judge.model.problem import AnswerTable, Probing, Tables
from judge.model.schema import Schema
from judge.model.sql_problem import SqlProblem, SqlTask, StepBound, StepsOf, Tuning
from judge.model.text import Text

HEAD = "format: 1\nkind: sql\ntitle: T\nlevel: 1\ntopics: [sql]\nstatement: S\n"
MAKING = """
task: schema
cases:
  - name: a
    probes:
      - {accept: "INSERT INTO t VALUES (1);", because: {en: one, ko: 하나}}
      - refuse: INSERT INTO t VALUES (1)
      - query: SELECT n FROM t
        answer: |
          n
          1
"""
TUNING = """
task: tuning
tables: {orders: [id int primary key, day date]}
tune:
  query: |
    SELECT id
    FROM Orders;
  rewrite: false
  indexes: 1
  no_scan: [ORDERS]
  no_sort: true
  steps: 2.5% of reference
cases:
  - {name: large, rows: {orders: [[1, null]]}, copies: 300}
"""


def _problem(folder: Path, text: str) -> SqlProblem:
    folder = folder / "made"
    (folder / "submissions" / "accepted").mkdir(parents=True)
    (folder / "problem.yaml").write_text(HEAD + text, encoding="utf-8")
    right = folder / "submissions" / "accepted" / "right.sql"
    right.write_text("-- dialect: postgresql\nCREATE TABLE t (n INT)", encoding="utf-8")
    problem = load_problem(folder)
    assert isinstance(problem, SqlProblem)
    return problem


def test_probes_are_read_in_their_order(tmp_path: Path) -> None:
    """A problem that makes tables may have none beforehand, and its cases no rows."""
    problem = _problem(tmp_path, MAKING)
    data = problem.cases[0].data

    assert (problem.task, problem.schema, problem.tuning) == (SqlTask.SCHEMA, Schema(), None)
    assert isinstance(data, Tables)
    assert data.rows == {}
    assert [(probe.kind, probe.sql) for probe in data.probes] == [
        (Probing.ACCEPT, "INSERT INTO t VALUES (1)"),
        (Probing.REFUSE, "INSERT INTO t VALUES (1)"),
        (Probing.QUERY, "SELECT n FROM t"),
    ]
    assert data.probes[0].because == Text("one", "하나")
    assert data.probes[2].answer == AnswerTable(name="", columns=("n",), rows=(("1",),))
    assert data.probes[1].place.line == 13


def test_what_makes_a_query_fast_is_read(tmp_path: Path) -> None:
    """Names are the schema's own; a share is of the slow query's steps or of the reference's."""
    problem = _problem(tmp_path, TUNING)

    assert problem.tuning == Tuning(
        slow="SELECT id\nFROM Orders",
        rewritable=False,
        indexes=1,
        not_scanned=("orders",),
        indexed=(),
        sortable=False,
        bound=StepBound(percent=2.5, of=StepsOf.REFERENCE),
        place=Place(file=problem.folder / "problem.yaml", line=11, column=10),
    )
    assert isinstance(problem.cases[0].data, Tables)
    assert problem.cases[0].data.copies == 300


def test_what_is_not_said_is_free(tmp_path: Path) -> None:
    """A query may be written anew, with two indexes, and may sort."""
    text = TUNING.replace("  rewrite: false\n  indexes: 1\n", "").replace("  no_sort: true\n", "")
    tuning = _problem(tmp_path, text).tuning

    assert tuning is not None
    assert (tuning.rewritable, tuning.indexes, tuning.sortable) == (True, 2, True)
