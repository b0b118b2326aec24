"""What a learner creates is judged by what it lets in, refuses and shows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.judging.sql.script import rewritten
from judge.model.event import SubmissionJudged
from judge.model.record import from_record, to_record
from judge.model.sql_problem import SqlProblem
from judge.model.submission import Style, Submission
from judge.model.verdict import SubmissionResult, Verdict

pytestmark = pytest.mark.sandbox

PROBLEM = """
format: 1
kind: sql
task: schema
title: {en: Keys, ko: 키}
level: 1
topics: [sql]
statement: {en: Make tickets., ko: tickets를 만드세요.}
tables: {people: [id int primary key, kind int]}
cases:
  - name: keys
    sample: true
    rows: {people: [[1, 7], [2, 7]]}
    probes:
      - accept: INSERT INTO tickets (id, holder, price) VALUES (1, 1, 10)
      - refuse: INSERT INTO tickets (id, holder, price) VALUES (1, 2, 10)
        because: {en: One id., ko: id는 하나.}
      - {refuse: "INSERT INTO tickets (id, holder, price) VALUES (2, 9, 10)"}
      - {refuse: "INSERT INTO tickets (id, holder, price) VALUES (3, 1, NULL)"}
      - {refuse: "INSERT INTO tickets (id, holder, price) VALUES (4, 1, 'ten')"}
      - query: SELECT holder, spent FROM spending
        answer: |
          holder,spent
          1,10
"""
TABLE = "CREATE TABLE tickets (id INT PRIMARY KEY, holder INT, price INT NOT NULL{})"
KEY = ", FOREIGN KEY (holder) REFERENCES people (id)"
VIEW = "CREATE VIEW spending AS SELECT holder, SUM(price) AS spent FROM tickets GROUP BY holder"
NO_TABLE = "CREATE VIEW tickets AS SELECT id, id AS holder, id AS price FROM people"
RIGHT = f"{TABLE.format(KEY)};\n{VIEW};\n"


@pytest.fixture
def problem(tmp_path: Path) -> SqlProblem:
    """Make a problem with a reference in MySQL."""
    folder = tmp_path / "tickets"
    (folder / "submissions" / "accepted").mkdir(parents=True)
    (folder / "problem.yaml").write_text(PROBLEM, encoding="utf-8")
    right = folder / "submissions" / "accepted" / "right.sql"
    right.write_text(f"-- dialect: mysql\n{RIGHT}", encoding="utf-8")
    found = load_problem(folder)
    assert isinstance(found, SqlProblem)
    return found


def _submission(source: str) -> Submission:
    return Submission(path=Path("s.sql"), source=source, language="mysql", style=Style.QUERY)


@pytest.fixture
def judged(problem: SqlProblem, machine: Machine) -> Callable[[str], SubmissionResult]:
    """Judge an answer in MySQL."""

    def run(source: str) -> SubmissionResult:
        options = Options(keep_going=True, databases=50)
        *_, last = judge(problem, _submission(source), problem.cases, machine, options)
        assert isinstance(last, SubmissionJudged)
        return last.result

    return run


Judged = Callable[[str], SubmissionResult]


def test_what_obeys_every_probe_is_accepted(judged: Judged) -> None:
    """The text does not matter: names of constraints, their order, IN or a comparison."""
    other = TABLE.format(f", CONSTRAINT mine CHECK (price > 0){KEY}")
    result = judged(
        f"DROP TABLE IF EXISTS tickets; {other}; {VIEW.replace('SUM(price)', 'SUM(price) * 1')}"
    )

    assert (result.verdict, result.message) == (Verdict.ACCEPTED, None)


@pytest.mark.parametrize(
    "source, verdict, words",
    [
        (
            RIGHT.replace(" PRIMARY KEY", ""),
            Verdict.WRONG_ANSWER,
            "probe 2: it must be refused, and is let in. One id.",
        ),
        (
            RIGHT.replace(KEY, ""),
            Verdict.WRONG_ANSWER,
            "probe 3: it must be refused, and is let in.",
        ),
        (
            f"{TABLE.format('')} ; {VIEW}".replace(
                "holder INT", "holder INT REFERENCES people (id)"
            ),
            Verdict.WRONG_ANSWER,
            "MySQL 8 reads REFERENCES behind a column",
        ),
        (
            RIGHT.replace(" NOT NULL", ""),
            Verdict.WRONG_ANSWER,
            "probe 4: it must be refused",
        ),
        (
            RIGHT.replace("price INT", "price VARCHAR(9)"),
            Verdict.WRONG_ANSWER,
            "probe 5: it must be refused",
        ),
        (
            RIGHT.replace(KEY, f"{KEY}, CHECK (price > 10)"),
            Verdict.WRONG_ANSWER,
            "probe 1: it must be let in, and is refused: a row would break the CHECK",
        ),
        (
            RIGHT.replace("SUM(price)", "SUM(price) + 1"),
            Verdict.WRONG_ANSWER,
            "probe 6: column spent: expected 10, found 11",
        ),
        (
            RIGHT.replace("price", "cost"),
            Verdict.WRONG_ANSWER,
            'probe 1: it cannot be tried on what you created: unknown column "price"',
        ),
        (TABLE.format(KEY), Verdict.WRONG_ANSWER, "probe 6: it cannot be tried"),
        (
            f"{NO_TABLE};{VIEW}",
            Verdict.NOT_JUDGED,
            'probe 1: it cannot be tried here: DML on VIEW "tickets" is not translated',
        ),
        (
            f"CREATE UNIQUE INDEX twice ON people (kind); {RIGHT}",
            Verdict.RUN_TIME_ERROR,
            "two rows would have the same key (people.kind)",
        ),
        (
            RIGHT.replace("SUM(price)", "(SELECT 1 FROM people UNION ALL SELECT 2)"),
            Verdict.WRONG_ANSWER,
            "probe 6: it is stopped: Subquery returns more than 1 row",
        ),
        ("DROP TABLE people", Verdict.NOT_JUDGED, "DROP"),
        ("CREATE TABLE t (a JSON)", Verdict.NOT_JUDGED, "the type JSON is not judged here"),
        ("SELECT 1", Verdict.COMPILE_ERROR, "CREATE TABLE, VIEW or INDEX is asked for"),
        (f"{RIGHT}{TABLE.format('')}", Verdict.COMPILE_ERROR, "there already"),
        (
            f"{RIGHT}CREATE INDEX i ON tickets (id); CREATE INDEX i ON tickets (price)",
            Verdict.COMPILE_ERROR,
            "two things are named i",
        ),
    ],
)
def test_what_is_wrong_is_told(source: str, verdict: Verdict, words: str, judged: Judged) -> None:
    """The message says which probe, what was expected, and what happened."""
    result = judged(source)
    message = result.message or result.cases[0].message

    assert result.verdict is verdict
    assert message is not None
    assert words in message.en


def test_a_view_that_never_ends(judged: Judged) -> None:
    """A query that runs too long is too slow, as any query is."""
    endless = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
        "SELECT 1 AS holder, COUNT(*) AS spent FROM n"
    )
    result = judged(f"{TABLE.format(KEY)}; CREATE VIEW spending AS {endless}")

    assert result.verdict is Verdict.TIME_LIMIT_EXCEEDED


def test_what_was_tried_is_listed(judged: Judged) -> None:
    """The probes up to the one that failed are told, and the record keeps them."""
    result = judged(RIGHT.replace(KEY, ""))
    (case,) = result.cases

    assert case.remarks is not None
    assert [line.en.partition(":")[0] for line in case.remarks.lines] == [
        "1. let in, as it must be",
        "2. refused, as it must be",
        "3. LET IN",
    ]
    assert case.given[0].name == "people"
    assert from_record(to_record(result)) == result


def test_rows_of_a_view_are_shown_beside_the_right_ones(judged: Judged) -> None:
    """A query that gives other rows is shown as any wrong answer."""
    (case,) = judged(RIGHT.replace("SUM(price)", "COUNT(price)")).cases

    assert case.grids[0].expected.rows == (("1", "10"),)
    assert case.grids[0].actual.rows == (("1", "1"),)


def test_what_runs_can_be_shown(problem: SqlProblem) -> None:
    """Statements that create are rewritten as all others are."""
    table, view = rewritten(problem, _submission(RIGHT))

    assert table.startswith('CREATE TABLE "tickets"')
    assert view.startswith('CREATE VIEW "spending" ("holder", "spent") AS SELECT')
