"""A query that is to be made fast is judged by its rows, its plan and its steps."""

from collections.abc import Callable
from pathlib import Path

import pytest

from judge.catalog.problem_file import load_problem
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.judging.sql.script import rewritten
from judge.model.event import DatabasesSearched, SubmissionJudged
from judge.model.sql_problem import SqlProblem
from judge.model.submission import Style, Submission
from judge.model.verdict import SubmissionResult, Verdict

pytestmark = pytest.mark.sandbox

PROBLEM = """
format: 1
kind: sql
task: tuning
title: {en: Fast, ko: 빠르게}
level: 1
topics: [sql]
statement: {en: Make it fast., ko: 빠르게.}
tables:
  people:
    - id int primary key
    - name varchar(9) not null unique
  orders:
    - id int primary key
    - person_id int not null
    - day date not null
compare: {rows: by keys}
dialects: [mysql, postgresql]
tune:
  query: |
    SELECT p.name, (SELECT COUNT(*) FROM orders o WHERE o.person_id = p.id) AS n
    FROM people p
    ORDER BY p.name
  indexes: 1
  no_scan: [orders]
  use_index: [orders]
  steps: 10% of slow
cases:
  - name: small
    rows:
      people: [[1, Ann], [2, Bob]]
      orders: [[1, 1, 2024-01-01], [2, 1, 2024-01-02]]
  - name: large
    rows:
      people: [[1, Ann], [2, Bob]]
      orders: [[1, 1, 2024-01-01], [2, 1, 2024-01-02], [3, 2, 2024-01-02]]
    copies: 100
    spread: [orders.person_id]
"""
INDEX = "CREATE INDEX orders_of_person ON orders (person_id)"
JOINED = (
    "SELECT p.name, COUNT(o.id) AS n FROM people p LEFT JOIN orders o ON o.person_id = p.id "
    "GROUP BY p.id, p.name ORDER BY p.name"
)


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., SqlProblem]:
    """Write a problem with a reference in MySQL, and read it."""

    def write(text: str = PROBLEM) -> SqlProblem:
        folder = tmp_path / "fast"
        (folder / "submissions" / "accepted").mkdir(parents=True, exist_ok=True)
        (folder / "problem.yaml").write_text(text, encoding="utf-8")
        right = folder / "submissions" / "accepted" / "right.sql"
        right.write_text(f"-- dialect: mysql\n{INDEX};\n", encoding="utf-8")
        found = load_problem(folder)
        assert isinstance(found, SqlProblem)
        return found

    return write


Load = Callable[..., SqlProblem]


def _submission(source: str, dialect: str = "mysql") -> Submission:
    return Submission(path=Path("s.sql"), source=source, language=dialect, style=Style.QUERY)


def _judged(
    problem: SqlProblem, source: str, machine: Machine, dialect: str = "mysql"
) -> SubmissionResult:
    options = Options(keep_going=True, databases=200)
    events = list(judge(problem, _submission(source, dialect), problem.cases, machine, options))
    last = events[-1]
    assert isinstance(last, SubmissionJudged)
    searched = any(isinstance(event, DatabasesSearched) for event in events)
    accepted = all(case.verdict is Verdict.ACCEPTED for case in last.result.cases[:2])
    assert searched is ("SELECT" in source and accepted and bool(last.result.cases))
    return last.result


def test_an_index_alone_is_enough(load: Load, machine: Machine) -> None:
    """The query that is given runs with the index, and its plan and steps are told."""
    result = _judged(load(), INDEX, machine)
    small, large = result.cases

    assert (result.verdict, small.remarks) == (Verdict.ACCEPTED, None)
    assert large.remarks is not None
    *plan, steps = [line.en for line in large.remarks.lines]
    assert "  orders (o) is looked up in index orders_of_person alone (person_id = ?)" in plan
    assert "steps of SQLite's machine; the slow query takes" in steps
    assert steps.endswith("are allowed (10 %)")


def test_steps_are_counted_and_not_timed(load: Load, machine: Machine) -> None:
    """The same answer takes exactly as many steps whenever it runs."""
    first, second = (_judged(load(), INDEX, machine).cases[1].remarks for _ in range(2))

    assert first == second


def test_the_query_may_be_written_anew(load: Load, machine: Machine) -> None:
    """Then its rows are compared on random databases as well."""
    result = _judged(load(), f"{INDEX};\n{JOINED};", machine)

    assert result.verdict is Verdict.ACCEPTED
    assert result.message is not None
    assert "random databases" in result.message.en


@pytest.mark.parametrize(
    "source, verdict, words",
    [
        ("-- nothing", Verdict.COMPILE_ERROR, "there is no statement"),
        (
            "CREATE INDEX i ON orders (day)",
            Verdict.WRONG_ANSWER,
            "orders (o) is read whole (300 rows), and must not be",
        ),
        (
            f"{INDEX}; {JOINED.replace('LEFT JOIN', 'JOIN')}",
            Verdict.WRONG_ANSWER,
            "2 rows expected, 1 found",
        ),
        (
            f"{INDEX}; {JOINED.replace('COUNT(o.id)', 'COUNT(DISTINCT o.day)')}",
            Verdict.WRONG_ANSWER,
            "expected",
        ),
        (f"{INDEX}; CREATE INDEX j ON orders (day)", Verdict.COMPILE_ERROR, "at most 1 may be"),
        (f"{INDEX}; {JOINED}; {JOINED}", Verdict.COMPILE_ERROR, "there are 2; remove the others"),
        (
            INDEX.replace("INDEX", "UNIQUE INDEX"),
            Verdict.COMPILE_ERROR,
            "would keep rows out that the table allows",
        ),
        (INDEX.replace("orders (", "order ("), Verdict.COMPILE_ERROR, "line 1"),
        (
            "UPDATE people SET name = 'x'",
            Verdict.COMPILE_ERROR,
            "CREATE INDEX or a SELECT is asked",
        ),
        (INDEX.replace(")", "(3))"), Verdict.NOT_JUDGED, "INDEX (...(n)) is not judged here"),
    ],
)
def test_what_is_wrong_is_told(
    source: str, verdict: Verdict, words: str, load: Load, machine: Machine
) -> None:
    """Rows, plan, steps, or a statement that is not asked for."""
    result = _judged(load(), source, machine)
    told = [result.message, *(case.message for case in result.cases)]

    assert result.verdict is verdict
    assert any(words in message.en for message in told if message is not None), told


def test_a_unique_index_that_the_tables_promise(load: Load, machine: Machine) -> None:
    """UNIQUE on what is unique already keeps nothing out."""
    text = INDEX.replace("INDEX", "UNIQUE INDEX").replace("person_id", "person_id, id")

    assert _judged(load(), text, machine).verdict is Verdict.ACCEPTED


def test_the_query_may_have_to_stay(load: Load, machine: Machine) -> None:
    """Without rewriting an answer is CREATE INDEX only."""
    problem = load(PROBLEM.replace("  indexes: 1\n", "  rewrite: false\n"))
    result = _judged(problem, f"{INDEX}; {JOINED}", machine)

    assert result.verdict is Verdict.COMPILE_ERROR
    assert result.message is not None
    assert "CREATE INDEX only" in result.message.en


def test_a_bound_of_the_reference(load: Load, machine: Machine) -> None:
    """Steps may be held against the reference's; a plan that is right can still take too many."""
    text = PROBLEM.replace("10% of slow", "50% of reference")
    result = _judged(load(text), INDEX, machine)
    message = result.cases[1].message

    assert result.verdict is Verdict.WRONG_ANSWER
    assert message is not None
    assert message.en.startswith("the query takes ")
    assert _judged(load(text.replace("50%", "100%")), INDEX, machine).verdict is Verdict.ACCEPTED


def test_an_order_that_an_index_has_is_no_sort_anywhere(load: Load, machine: Machine) -> None:
    """PostgreSQL puts NULLs elsewhere than SQLite does; its own index has them there, too."""
    slow = "SELECT id, day FROM orders WHERE person_id = 1 ORDER BY day DESC, id DESC"
    head, _, rest = PROBLEM.partition("  query: |\n")
    text = (
        f"{head}  query: {slow}\n  no_sort: true\n  indexes: 1{rest.partition('  indexes: 1')[2]}"
    )
    index = "CREATE INDEX i ON orders (person_id, day, id)"

    assert _judged(load(text), index, machine, "postgresql").verdict is Verdict.ACCEPTED
    result = _judged(load(text), INDEX, machine, "postgresql")
    assert result.cases[1].message is not None
    assert "sorted" in result.cases[1].message.en


def test_an_order_of_nulls_that_was_asked_for_is_kept(load: Load, machine: Machine) -> None:
    """What the learner wrote of NULLs is planned as it stands."""
    slow = "SELECT id, day FROM orders WHERE person_id = 1 ORDER BY day, id"
    head, _, rest = PROBLEM.partition("  query: |\n")
    text = (
        f"{head}  query: {slow}\n  no_sort: true\n  indexes: 1{rest.partition('  indexes: 1')[2]}"
    )
    index = "CREATE INDEX i ON orders (person_id, day, id)"
    other = slow.replace("day, id", "day NULLS LAST, id NULLS LAST")

    assert _judged(load(text), index, machine, "postgresql").verdict is Verdict.ACCEPTED
    result = _judged(load(text), f"{index}; {other}", machine, "postgresql")
    assert result.cases[0].verdict is Verdict.ACCEPTED


def test_what_runs_can_be_shown(load: Load) -> None:
    """The indexes first, then the query, be it the learner's or the given one."""
    index, query = rewritten(load(), _submission(INDEX))

    assert index == 'CREATE INDEX "orders_of_person" ON "orders" ("person_id", "id");'
    assert query.startswith("SELECT")


def test_the_index_that_mysql_makes_by_itself(load: Load, machine: Machine) -> None:
    """A foreign key has one in MySQL, unless there is another that begins so; nowhere else."""
    text = PROBLEM.replace("person_id int not null", "person_id int not null references people")
    problem = load(text.replace("  steps: 10% of slow\n", ""))
    elsewhere = "CREATE INDEX i ON orders (day)"
    mysql = _judged(problem, elsewhere, machine)
    postgresql = _judged(problem, elsewhere, machine, "postgresql")

    assert mysql.verdict is Verdict.ACCEPTED
    assert postgresql.verdict is Verdict.WRONG_ANSWER
    assert len(rewritten(problem, _submission(elsewhere))) == 3
    assert len(rewritten(problem, _submission(INDEX))) == 2


def test_the_last_key_is_innodbs(load: Load, machine: Machine) -> None:
    """What PostgreSQL has to sort, MySQL's index has in order: it ends with the primary key."""
    slow = "SELECT id, day FROM orders WHERE person_id = 1 ORDER BY day DESC, id DESC"
    head, _, rest = PROBLEM.partition("  query: |\n")
    text = (
        f"{head}  query: {slow}\n  no_sort: true\n  indexes: 1{rest.partition('  indexes: 1')[2]}"
    )
    index = "CREATE INDEX i ON orders (person_id, day)"

    assert _judged(load(text), index, machine).verdict is Verdict.ACCEPTED
    assert _judged(load(text), index, machine, "postgresql").verdict is Verdict.WRONG_ANSWER
