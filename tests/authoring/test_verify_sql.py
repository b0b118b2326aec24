"""SQL problems are proved: references agree with each other and with what is written."""

import json
from pathlib import Path

import pytest

from judge.authoring.finding import Finding, ProblemVerified, SubmissionVerified
from judge.authoring.verify import verify
from judge.catalog.problem_file import load_problem
from judge.judging.machine import Machine
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
  pays:
    - id int primary key
    - who varchar(10) not null
    - paid int
    - check (paid >= 0)
compare: {rows: by keys}
cases:
  - name: one
    sample: true
    rows: {pays: [[1, Ann, 2], [2, Bob, 1]]}
    answer: |
      who,total
      Ann,2
      Bob,1
"""
MYSQL = "-- dialect: mysql\nSELECT who, SUM(paid) AS total FROM pays GROUP BY who ORDER BY who"
POSTGRESQL = MYSQL.replace("mysql", "postgresql")


def proved(
    folder: Path, machine: Machine, text: str = PROBLEM, **files: str
) -> tuple[list[str], bool, list[bool]]:
    """Verify a problem; what was found, whether it is sound, which promises were kept."""
    for name, source in {"accepted/a": MYSQL, **files}.items():
        path = folder / "p" / "submissions" / f"{name}.sql"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    (folder / "p" / "problem.yaml").write_text(text, encoding="utf-8")
    problem = load_problem(folder / "p")
    assert isinstance(problem, SqlProblem)
    steps = list(verify(problem, machine))
    last = steps[-1]
    assert isinstance(last, ProblemVerified)
    said = [step.text.en for step in steps if isinstance(step, Finding)]
    kept = [step.as_expected for step in steps if isinstance(step, SubmissionVerified)]
    return said, last.sound, kept


def test_a_sound_problem(tmp_path: Path, machine: Machine) -> None:
    """References agree, the written answer is theirs, the wrong one is found wrong."""
    wrong = {"wrong_answer/w": MYSQL.replace("SUM", "COUNT")}

    assert proved(tmp_path, machine, **{"accepted/b": POSTGRESQL}, **wrong) == (
        [],
        True,
        [True, True, True],
    )


@pytest.mark.parametrize(
    "files, words",
    [
        (
            {"accepted/b": POSTGRESQL.replace("SUM", "COUNT")},
            "cases.one: the references disagree (postgresql): column total: expected 2, found 1",
        ),
        ({"accepted/b": POSTGRESQL.replace("pays", "pay")}, "the reference: line 2, column"),
        ({"accepted/a": MYSQL.replace("SUM", "MAX")[:-13]}, "has no ORDER BY"),
        (
            {"accepted/a": MYSQL.replace("SUM", "COUNT")},
            "cases.one: the answer that is written is not the reference's",
        ),
        ({"accepted/a": MYSQL.replace("total", "sum")}, "the answer that is written is not"),
    ],
)
def test_references_that_are_wrong(
    files: dict[str, str], words: str, tmp_path: Path, machine: Machine
) -> None:
    """What keeps a problem from being sound is told, and no submission is judged."""
    said, sound, kept = proved(tmp_path, machine, **files)

    assert any(words in each for each in said), said
    assert not sound
    assert kept == []


def test_a_promise_that_is_not_kept(tmp_path: Path, machine: Machine) -> None:
    """An answer in ``wrong_answer`` that is right makes the problem unsound."""
    said, sound, kept = proved(tmp_path, machine, **{"wrong_answer/w": MYSQL})

    assert (said, sound, kept) == ([], False, [True, False])


def test_an_answer_that_chance_decides(tmp_path: Path, machine: Machine) -> None:
    """Random rows show what the cases do not: ties that the order does not settle, as a warning."""
    text = PROBLEM.replace("rows: by keys", "rows: exact")
    said, sound, kept = proved(
        tmp_path,
        machine,
        text,
        **{"accepted/a": MYSQL.replace("ORDER BY who", "ORDER BY total DESC")},
    )

    assert (sound, kept) == (True, [True])
    (warning,) = said
    assert warning.startswith("the answer changes with the order of these rows")
    rows = json.loads(warning.partition("pays = ")[2])
    assert sorted([who, paid] for _, who, paid in rows) == [["Ann", 1], ["Bob", 1]]


def test_rows_that_break_a_check(tmp_path: Path, machine: Machine) -> None:
    """A CHECK holds for the author's own rows."""
    said, sound, _ = proved(tmp_path, machine, PROBLEM.replace("[2, Bob, 1]", "[2, Bob, -1]"))

    assert not sound
    assert any("cases.one: row 2 of pays breaks the CHECK paid >= 0" in each for each in said), said


def test_a_check_that_nobody_understands(tmp_path: Path, machine: Machine) -> None:
    """Random rows would break it unnoticed, so it must be written otherwise."""
    text = PROBLEM.replace("    - check (paid >= 0)", "    - check (length(who) > 0)")
    said, sound, _ = proved(tmp_path, machine, text)

    assert not sound
    assert any("the CHECK length(who) > 0 of pays is not understood" in each for each in said)


MAKING = """
format: 1
kind: sql
task: schema
title: T
level: 1
topics: [sql]
statement: S
cases:
  - name: one
    sample: true
    probes:
      - accept: INSERT INTO t (n) VALUES (1)
      - refuse: INSERT INTO t (n) VALUES (1)
      - query: SELECT n FROM t
        answer: |
          n
          1
"""
MAKE = "-- dialect: mysql\nCREATE TABLE t (n INT PRIMARY KEY)"
MAKE_TOO = MAKE.replace("mysql", "postgresql")


def test_a_sound_problem_of_making_tables(tmp_path: Path, machine: Machine) -> None:
    """Probes do on every reference what they ask for."""
    files = {"accepted/a": MAKE, "accepted/b": MAKE_TOO, "wrong_answer/w": MAKE[:-13] + ")"}

    assert proved(tmp_path, machine, MAKING, **files) == ([], True, [True, True, True])


@pytest.mark.parametrize(
    "files, text, words",
    [
        (
            {"accepted/a": MAKE, "accepted/b": MAKE_TOO[:-13] + ")"},
            MAKING,
            "probe 2: it must be refused, and is let in (postgresql)",
        ),
        (
            {"accepted/a": MAKE, "accepted/b": MAKE_TOO.replace("n INT", "m INT")},
            MAKING,
            "probe 1: it cannot be tried on what you created",
        ),
        (
            {"accepted/a": MAKE},
            MAKING.replace("          1\n", "          2\n"),
            "cases.one: the answer of probe 3 is not the reference's",
        ),
        (
            {"accepted/a": MAKE, "accepted/b": MAKE_TOO.replace("n INT", "n NUMERIC(5, 2)")},
            MAKING.replace("(1)", "(1.25)"),
            "cases.one: the references disagree (postgresql): a row differs",
        ),
        ({"accepted/a": MAKE[:-1]}, MAKING, "the reference: "),
        (
            {"accepted/a": MAKE},
            MAKING.replace("refuse: INSERT", "refuse: SELECT 1 --"),
            "write an INSERT",
        ),
        (
            {"accepted/a": MAKE},
            MAKING.replace("query: SELECT", "query: DELETE FROM t --"),
            "write a SELECT",
        ),
    ],
)
def test_references_that_make_other_tables(
    files: dict[str, str], text: str, words: str, tmp_path: Path, machine: Machine
) -> None:
    """What the author's own tables do not do is told, with the dialect."""
    said, sound, _ = proved(tmp_path, machine, text, **files)

    assert any(words in each for each in said), said
    assert not sound


TUNING = """
format: 1
kind: sql
task: tuning
title: T
level: 1
topics: [sql]
statement: S
tables: {pays: [id int primary key, who int not null]}
compare: {rows: by keys}
dialects: [mysql]
tune:
  query: SELECT id FROM pays WHERE who = 1 ORDER BY id
  no_scan: [pays]
cases:
  - {name: large, rows: {pays: [[1, 1], [2, 2]]}, copies: 20}
"""
INDEX = "-- dialect: mysql\nCREATE INDEX i ON pays (who)"


def test_a_sound_problem_of_tuning(tmp_path: Path, machine: Machine) -> None:
    """The query is slow as it is, and fast with the reference's index."""
    files = {"accepted/a": INDEX, "wrong_answer/w": INDEX.replace("(who)", "(id)")}

    assert proved(tmp_path, machine, TUNING, **files) == ([], True, [True, True])


@pytest.mark.parametrize(
    "text, words",
    [
        (TUNING.replace("who = 1", "id = 1"), "tune: the slow query passes as it is (mysql)"),
        (TUNING.replace("no_scan: [pays]", "steps: 500% of reference"), "passes as it is"),
        (TUNING.replace(" ORDER BY id", ""), "has no ORDER BY"),
        (TUNING.replace("FROM pays", "FROM pay"), "tune.query: the slow query, in mysql: line 1"),
        (
            TUNING.replace("dialects: [mysql]", "dialects: [mysql, oracle]").replace(
                "ORDER BY id", "ORDER BY id LIMIT 9"
            ),
            "the slow query, in oracle",
        ),
    ],
)
def test_a_query_that_cannot_be_tuned(
    text: str, words: str, tmp_path: Path, machine: Machine
) -> None:
    """A query that is fast already, that has no order, or that a dialect does not know."""
    said, sound, _ = proved(tmp_path, machine, text, **{"accepted/a": INDEX})

    assert any(words in each for each in said), said
    assert not sound
