"""Answers in SQL get the verdict that they deserve, with what a learner needs to see."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem
from judge.errors import SandboxFailure
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.model.conversation import Conversation, Run
from judge.model.event import CaseJudged, CasesReady, DatabasesSearched, Event, SubmissionJudged
from judge.model.execution import (
    Command,
    Ending,
    Execution,
    RunLimits,
)
from judge.model.record import from_record, to_record
from judge.model.sql_problem import SqlProblem
from judge.model.submission import Style, Submission
from judge.model.verdict import Grid, SubmissionResult, Verdict

pytestmark = pytest.mark.sandbox

PROBLEM = """
format: 1
kind: sql
title: {en: Sums, ko: 합}
level: 1
topics: [sql]
statement: {en: Sum by name., ko: 이름별 합.}
limits: {time: 1 s, memory: 64 MiB}
tables:
  pays:
    - id int primary key
    - who varchar(10) not null
    - paid decimal(8, 2)
compare: {rows: by keys, columns: warn}
cases:
  - name: small
    sample: true
    rows:
      pays: [[1, Ann, 2.50], [2, Bob, 1.00], [3, Ann, null]]
    answer: |
      who,total
      Ann,2.50
      Bob,1
  - name: ties
    rows:
      pays: [[1, Cat, 1], [2, Bob, 1], [3, Ann, 3], [4, Dan, 1]]
"""
RIGHT = "SELECT who, SUM(paid) AS total FROM pays GROUP BY who ORDER BY total DESC"
CHANGE = """
format: 1
kind: sql
task: change
title: T
level: 1
topics: [sql]
statement: S
tables:
  pays:
    - id int primary key
    - paid int
  kept:
    - id int primary key
watch: [pays]
cases:
  - name: one
    sample: true
    rows: {pays: [[1, 5], [2, 7]]}
    answer:
      pays: |
        id,paid
        1,6
        2,8
"""

Load = Callable[..., SqlProblem]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Write a problem with one reference, and read it."""

    def write(text: str = PROBLEM, reference: str = RIGHT, **changes: str) -> SqlProblem:
        for key, value in changes.items():
            text = text.replace("\nlevel: 1\n", f"\nlevel: 1\n{key}: {value}\n")
        folder = tmp_path / "sums"
        (folder / "submissions" / "accepted").mkdir(parents=True, exist_ok=True)
        (folder / "problem.yaml").write_text(text, encoding="utf-8")
        file = folder / "submissions" / "accepted" / "right.sql"
        file.write_text(f"-- dialect: mysql\n{reference};\n", encoding="utf-8")
        problem = load_problem(folder)
        assert isinstance(problem, SqlProblem)
        return problem

    return write


def events_of(
    problem: SqlProblem, source: str, machine: Machine, *, databases: int = 0
) -> list[Event]:
    """Judge a MySQL answer on every case."""
    handed_in = Submission(
        path=Path("solution.sql"), source=source, language="mysql", style=Style.QUERY
    )
    options = Options(keep_going=True, databases=databases)
    return list(judge(problem, handed_in, problem.cases, machine, options))


def judged(
    problem: SqlProblem, source: str, machine: Machine, *, databases: int = 0
) -> SubmissionResult:
    """Return the result."""
    last = events_of(problem, source, machine, databases=databases)[-1]
    assert isinstance(last, SubmissionJudged)
    return last.result


def test_a_right_answer_is_accepted(load: Load, machine: Machine) -> None:
    """Cases are told in order, then the search, then the result."""
    other = (
        "SELECT who, SUM(paid) FROM pays GROUP BY who ORDER BY SUM(paid) DESC, who -- ties are free"
    )
    events = events_of(load(), other, machine, databases=40)
    last = events[-1]

    assert [type(event) for event in events] == [
        CasesReady,
        CaseJudged,
        CaseJudged,
        DatabasesSearched,
        SubmissionJudged,
    ]
    assert isinstance(last, SubmissionJudged)
    assert last.result.verdict is Verdict.ACCEPTED
    assert [case.name for case in last.result.cases] == ["small", "ties"]
    assert last.result.message is not None
    assert "on 40 random databases" in last.result.message.en
    assert last.result.cases[0].cpu_seconds is not None


def test_names_of_columns_are_remarked_on(load: Load, machine: Machine) -> None:
    """``columns: warn`` accepts and says what it would be called."""
    case = judged(load(), RIGHT.replace("total", "sum_paid"), machine).cases[0]

    assert case.verdict is Verdict.ACCEPTED
    assert case.message is not None
    assert case.message.en == "a column is to be called total, not sum_paid"


def test_names_of_columns_may_count(load: Load, machine: Machine) -> None:
    """``columns: names`` makes a wrong answer of it."""
    problem = load(PROBLEM.replace("columns: warn", "columns: names"))

    assert judged(problem, RIGHT.replace("total", "t"), machine).verdict is Verdict.WRONG_ANSWER
    assert judged(problem, RIGHT.replace("total", "TOTAL"), machine).verdict is Verdict.ACCEPTED


def test_a_wrong_cell_is_marked(load: Load, machine: Machine) -> None:
    """Both tables are there, the tables of the case as well, and the record keeps them."""
    result = judged(load(), RIGHT.replace("SUM(paid)", "SUM(paid) + (who = 'Ann')"), machine)
    case = result.cases[0]

    assert (result.verdict, case.verdict) == (Verdict.WRONG_ANSWER, Verdict.WRONG_ANSWER)
    assert case.message is not None
    assert case.message.en == "column total: expected 2.50, found 3.50"
    assert case.given == (
        Grid(
            name="pays",
            columns=("id", "who", "paid"),
            rows=(("1", "Ann", "2.50"), ("2", "Bob", "1.00"), ("3", "Ann", None)),
        ),
    )
    (pair,) = case.grids
    assert pair.expected.rows == (("Ann", "2.50"), ("Bob", "1.00"))
    assert pair.actual.rows == (("Ann", "3.50"), ("Bob", "1.00"))
    assert pair.wrong == ((0, 1),)
    assert from_record(to_record(result)) == result


@pytest.mark.parametrize(
    "source, verdict, words",
    [
        ("SELECT who FROM pays ORDER BY who", Verdict.WRONG_ANSWER, "2 columns expected, 1 found"),
        (f"{RIGHT} LIMIT 1", Verdict.WRONG_ANSWER, "2 rows expected, 1 found"),
        (RIGHT.replace("DESC", "ASC"), Verdict.WRONG_ANSWER, "but in another order"),
        (RIGHT[: RIGHT.index(" ORDER")], Verdict.WRONG_ANSWER, "no ORDER BY"),
        ("SELECT nope FROM pays", Verdict.COMPILE_ERROR, "nope"),
        ("SELECT who FROM pays GROUP BY", Verdict.COMPILE_ERROR, "line 1"),
        ("DELETE FROM pays", Verdict.COMPILE_ERROR, "a SELECT is asked for, and this is DELETE"),
        (f"{RIGHT}; {RIGHT}", Verdict.COMPILE_ERROR, "one SELECT is asked for"),
        (f"CREATE PROCEDURE p() BEGIN {RIGHT}; END", Verdict.NOT_JUDGED, "CREATE PROCEDURE"),
        (f"{'(' * 999}{RIGHT}{')' * 999}", Verdict.NOT_JUDGED, "nested this deep"),
        ("-- nothing\n;", Verdict.COMPILE_ERROR, "there is no statement in the file"),
        (
            "SELECT who, (SELECT paid FROM pays) FROM pays ORDER BY 1",
            Verdict.RUN_TIME_ERROR,
            "1242",
        ),
        (
            "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n) "
            "SELECT COUNT(*), 1 FROM n ORDER BY 1",
            Verdict.TIME_LIMIT_EXCEEDED,
            "",
        ),
    ],
)
def test_verdicts(source: str, verdict: Verdict, words: str, load: Load, machine: Machine) -> None:
    """Every way to be wrong has its verdict, and words that say what is wrong."""
    result = judged(load(), source, machine)
    message = result.message or result.cases[0].message

    assert message is not None
    assert result.verdict is verdict, message.en
    assert words in message.en


def test_rows_cut_by_chance(load: Load, machine: Machine) -> None:
    """A cut among rows that tie is told, although it happened to be right."""
    problem = load(
        PROBLEM.replace("rows: by keys", "rows: any order").replace(
            "    answer: |\n      who,total\n      Ann,2.50\n      Bob,1\n", ""
        ),
        "SELECT MAX(who) AS who, 1 FROM pays WHERE who < 'C'",
    )
    chance = "SELECT who, 1 FROM pays WHERE id > 1 AND id < 4 ORDER BY id * 0 LIMIT 1"
    first = judged(problem, chance, machine).cases[0]

    assert first.verdict is Verdict.WRONG_ANSWER
    assert first.message is not None
    assert first.message.en.startswith("the answer changes when the same rows lie in the tables")


@pytest.mark.parametrize(
    "rule, words",
    [
        ({"require": "[window function]"}, "an answer with window function"),
        ({"forbid": "[group by]"}, "an answer without group by"),
    ],
)
def test_constructs(rule: dict[str, str], words: str, load: Load, machine: Machine) -> None:
    """A construct that is required or forbidden decides before any case."""
    result = judged(load(**rule), RIGHT, machine)

    assert (result.verdict, result.cases) == (Verdict.WRONG_ANSWER, ())
    assert result.message is not None
    assert words in result.message.en


def test_strict_forms_count(load: Load, machine: Machine) -> None:
    """A value that is right and written otherwise is told as such."""
    problem = load(PROBLEM.replace("columns: warn", "numbers: strict, columns: ignore"))
    source = RIGHT.replace("SUM(paid) AS total", "SUM(paid) * 1.0 AS total")
    result = judged(problem, source, machine)

    assert result.verdict is Verdict.WRONG_ANSWER
    assert result.cases[0].message is not None
    assert result.cases[0].message.en == "the values are right, but not as they are written"


def test_changes_are_compared_by_their_tables(load: Load, machine: Machine) -> None:
    """Several statements run one after another; tables that nobody watches are free."""
    problem = load(CHANGE, "UPDATE pays SET paid = paid + 1")
    right = "UPDATE pays SET paid = paid + 2; UPDATE pays SET paid = paid - 1; DELETE FROM kept;"
    wrong = judged(problem, "UPDATE pays SET paid = paid + 1 WHERE id = 1", machine)

    assert judged(problem, right, machine, databases=30).verdict is Verdict.ACCEPTED
    assert wrong.cases[0].message is not None
    assert wrong.cases[0].message.en == "table pays: column paid: expected 8, found 7"


@pytest.mark.parametrize(
    "source, words",
    [
        ("INSERT INTO pays VALUES (1, 3)", "two rows would have the same key (pays.id)"),
        ("CREATE TABLE more (id INT)", "INSERT, UPDATE or DELETE is asked for"),
    ],
)
def test_changes_that_fail(source: str, words: str, load: Load, machine: Machine) -> None:
    """A key holds while a change runs; a table is not asked for."""
    result = judged(load(CHANGE, "UPDATE pays SET paid = paid + 1"), source, machine)
    message = result.message or result.cases[0].message

    assert message is not None
    assert words in message.en


def test_the_search_shows_the_smallest_database(load: Load, machine: Machine) -> None:
    """An answer that passes all cases and is wrong is shown rows on which it is."""
    source = RIGHT.replace("SUM(paid)", "SUM(COALESCE(paid, 0))")
    result = judged(load(), source, machine, databases=500)
    found = result.cases[-1]

    assert [case.verdict for case in result.cases[:-1]] == [Verdict.ACCEPTED] * 2
    assert (found.name, found.verdict) == ("random", Verdict.WRONG_ANSWER)
    assert [len(grid.rows) for grid in found.given] == [1]
    assert found.given[0].rows[0][2] is None


def test_a_reference_that_fails_is_the_authors_fault(load: Load, machine: Machine) -> None:
    """A reference that cannot be run, or that chance decides, is JE for every answer."""
    for reference, words in (
        ("SELECT nope FROM pays", "the reference: line 2"),
        ("SELECT who, paid FROM pays LIMIT 1", "its answer changes with the order of the rows"),
        ("SELECT who, (SELECT paid FROM pays) AS t FROM pays ORDER BY who", "1242"),
    ):
        result = judged(load(PROBLEM, reference), RIGHT, machine)

        assert result.verdict is Verdict.JUDGE_ERROR
        assert result.cases[0].message is not None
        assert words in result.cases[0].message.en


def test_a_worker_that_crashes_is_no_verdict(load: Load, machine: Machine) -> None:
    """What fails in our own program is never the learner's."""

    class Broken:
        isolation = machine.sandboxes.isolation
        steady = machine.sandboxes.steady
        runs = 0

        def run(self, command: Command, limits: RunLimits) -> Execution:
            self.runs += 1
            if self.runs % 2:
                return machine.sandboxes.run(command, limits)
            return Execution(
                ending=Ending.EXITED, exit_code=1, cpu_seconds=0, wall_seconds=0, stderr=b"boom"
            )

        def run_pair(self, submission: Run, interactor: Run, quiet_seconds: float) -> Conversation:
            raise AssertionError((submission, interactor, quiet_seconds))

        def close(self) -> None: ...

    result = judged(load(), RIGHT, replace(machine, sandboxes=Broken(), workers=1))

    assert result.verdict is Verdict.JUDGE_ERROR
    assert result.cases[0].message is not None
    assert result.cases[0].message.en == "the SQL worker failed: boom"


@pytest.fixture
def searching(
    load: Load, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Exception], SubmissionResult]:
    """Return a judging of a right answer whose search fails with an error."""

    def judge_it(error: Exception) -> SubmissionResult:
        def fail(*_: object) -> object:
            raise error

        monkeypatch.setattr("judge.judging.sql.engine.search", fail)
        return judged(load(), RIGHT, machine, databases=5)

    return judge_it


def test_a_search_without_a_machine(
    searching: Callable[[Exception], SubmissionResult],
) -> None:
    """It takes nothing from the cases, and is told."""
    result = searching(SandboxFailure("gone", "없음"))

    assert result.verdict is Verdict.ACCEPTED
    assert result.message is not None
    assert result.message.en == "no random databases were tried: gone"


def test_a_bug_in_the_search(searching: Callable[[Exception], SubmissionResult]) -> None:
    """It is JE, as it would be in a case."""
    result = searching(TypeError("ours"))

    assert result.verdict is Verdict.JUDGE_ERROR
    assert result.cases[-1].message is not None
    assert "ours" in result.cases[-1].message.en
