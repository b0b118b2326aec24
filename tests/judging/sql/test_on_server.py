"""Answers run on a real server, in a database that is gone afterwards."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from judge.catalog.library import list_problems, shipped_problems
from judge.catalog.problem_file import load_problem
from judge.errors import UnavailableError, UsageError
from judge.judging.machine import Machine
from judge.judging.sql.on_server import judge_on_server
from judge.model.dialect import Dialect
from judge.model.event import CaseJudged, SubmissionJudged
from judge.model.sql_problem import SqlProblem, SqlTask
from judge.model.sql_source import dialect_of
from judge.model.submission import Style, Submission
from judge.model.verdict import SubmissionResult, Verdict
from judge.sql.server import Address, address_of, throw_away

URLS = {
    Dialect.MYSQL: f"mysql://root@{os.environ.get('JUDGE_MYSQL_HOST', '127.0.0.1')}",
    Dialect.POSTGRESQL: f"postgresql://{os.environ.get('JUDGE_POSTGRESQL_HOST', '127.0.0.1')}",
}
PROBLEM = """
format: 1
kind: sql
title: T
level: 1
topics: [sql]
statement: S
limits: {time: 0.2 s, memory: 64 MiB}
dialects: [mysql, postgresql]
tables:
  teams: [id bigint primary key, title text, "check (id > 0)"]
  people:
    - id int primary key
    - team bigint references teams
    - name varchar(20) not null
    - kind enum('it''s', 'b') default 'b'
    - paid decimal(8, 2) unique
    - since datetime
    - away boolean
compare: {rows: by keys}
cases:
  - name: one
    sample: true
    rows:
      teams: [[2, 'back\\\\slash'], [1, "quo'te"]]
      people:
        - [1, 2, 이순신, "it's", 2.50, 2024-01-31 00:00:00, 1]
        - [2, null, '', b, null, null, 0]
"""
OnServer = Callable[[str], SubmissionResult]
RIGHT = "SELECT id, name, kind, paid, since, away FROM people ORDER BY id"


@pytest.fixture(params=list(URLS), ids=str)
def address(request: pytest.FixtureRequest) -> Address:
    """Find a server, or skip."""
    found = address_of(URLS[request.param], None)
    try:
        with throw_away(found, "2024-05-17 12:34:56", 5):
            return found
    except UnavailableError as error:
        pytest.skip(error.en)


@pytest.fixture
def problem(tmp_path: Path) -> SqlProblem:
    """Write a problem with every kind of value."""
    return loaded(tmp_path / "people", PROBLEM, RIGHT)


def loaded(folder: Path, text: str, right: str) -> SqlProblem:
    """Write a problem with a reference in each dialect, and read it."""
    accepted = folder / "submissions" / "accepted"
    accepted.mkdir(parents=True)
    (folder / "problem.yaml").write_text(text, encoding="utf-8")
    for dialect in URLS:
        (accepted / f"{dialect}.sql").write_text(f"-- dialect: {dialect}\n{right};\n", "utf-8")
    found = load_problem(folder)
    assert isinstance(found, SqlProblem)
    return found


def submission(source: str, dialect: Dialect) -> Submission:
    """Hand in a text."""
    path = Path("solution.sql")
    return Submission(path=path, source=source, language=dialect, style=Style.QUERY)


def judged(
    problem: SqlProblem, source: str, machine: Machine, address: Address
) -> SubmissionResult:
    """Judge a text on every case of its problem."""
    handed_in = submission(source, address.dialect)
    events = list(judge_on_server(problem, handed_in, problem.cases, machine, address))
    last = events[-1]
    assert isinstance(last, SubmissionJudged)
    assert sum(isinstance(each, CaseJudged) for each in events) == len(last.result.cases)
    return last.result


@pytest.fixture
def on_server(problem: SqlProblem, machine: Machine, address: Address) -> OnServer:
    """Judge a text on the problem with every kind of value."""
    return lambda source: judged(problem, source, machine, address)


def databases(address: Address) -> set[str]:
    """Name the throw-away databases that there are."""
    asked = {
        Dialect.MYSQL: "SELECT schema_name FROM information_schema.schemata",
        Dialect.POSTGRESQL: "SELECT nspname FROM pg_namespace",
    }[address.dialect]
    with throw_away(address, "2024-05-17 12:34:56", 5) as database:
        return {str(name) for (name,) in database.run(asked).rows if "judge_" in str(name)}


@pytest.mark.sandbox
@pytest.mark.parametrize(
    "source, verdict, said",
    [
        (RIGHT, Verdict.ACCEPTED, None),
        ("SELECT id, name, kind, paid, since, away FROM people", Verdict.ACCEPTED, None),
        (RIGHT.replace("ORDER BY id", "ORDER BY id DESC"), Verdict.WRONG_ANSWER, "another order"),
        (RIGHT.replace("paid", "paid + 1 AS paid"), Verdict.WRONG_ANSWER, "expected 2.50"),
        (RIGHT.replace("paid", "piad"), Verdict.COMPILE_ERROR, "piad"),
        (RIGHT.replace("people", "poeple"), Verdict.COMPILE_ERROR, "poeple"),
        (RIGHT.replace("FROM", "FORM"), Verdict.COMPILE_ERROR, "syntax"),
        (RIGHT.replace("since", "sinse(1)"), Verdict.COMPILE_ERROR, "sinse"),
        (RIGHT.replace("since", "t.since"), Verdict.COMPILE_ERROR, "t"),
        ("SELECT id, SUM(COUNT(*)) FROM people", Verdict.COMPILE_ERROR, ""),
        ("SELECT 1 UNION SELECT 1, 2", Verdict.COMPILE_ERROR, "number of columns"),
        ("SELECT (SELECT id FROM people)", Verdict.RUN_TIME_ERROR, "row"),
        ("INSERT INTO teams VALUES (1, 'x')", Verdict.RUN_TIME_ERROR, "uplicate"),
        ("SELECT 1; DROP TABLE people; " + RIGHT, Verdict.COMPILE_ERROR, "people"),
        ("SELECT id FROM people", Verdict.WRONG_ANSWER, "6 columns expected, 1 found"),
        ("", Verdict.WRONG_ANSWER, "6 columns expected, 0 found"),
    ],
)
def test_verdicts(
    on_server: OnServer, address: Address, source: str, verdict: Verdict, said: str | None
) -> None:
    """The server's rows are held against the reference's, and the server's word is passed on."""
    result = on_server(source)

    assert result.verdict is verdict
    assert (said or "") in (result.cases[0].message.en if result.cases[0].message else "")
    assert result.message is not None
    assert "MariaDB " in result.message.en or "SQL " in result.message.en
    assert len(databases(address)) == 1  # the one that asks


@pytest.mark.sandbox
def test_what_takes_too_long(on_server: OnServer, address: Address) -> None:
    """The server ends it, and the database goes all the same."""
    endless = {
        Dialect.MYSQL: "SELECT COUNT(*) FROM seq_1_to_100000 a, seq_1_to_100000 b",
        Dialect.POSTGRESQL: "SELECT pg_sleep(60)",
    }[address.dialect]

    result = on_server(endless)

    assert result.verdict is Verdict.TIME_LIMIT_EXCEEDED
    assert len(databases(address)) == 1


def accepted_answers() -> Iterator[tuple[str, Path]]:
    """Yield what the shipped problems accept in a dialect that has a server."""
    for folder in list_problems([shipped_problems()]):
        for file in sorted(folder.glob("submissions/accepted/*.sql")):
            if dialect_of(file.read_text("utf-8")) in set(URLS):
                yield folder.name, file


@pytest.mark.sandbox
@pytest.mark.slow
def test_what_we_ship(machine: Machine, address: Address) -> None:
    """Every accepted query and change of ours is accepted by the real engine."""
    tried = 0
    for slug, file in accepted_answers():
        problem = load_problem(shipped_problems() / slug)
        source = file.read_text("utf-8")
        assert isinstance(problem, SqlProblem)
        if problem.task in {SqlTask.SCHEMA, SqlTask.TUNING} or (
            dialect_of(source) != address.dialect
        ):
            continue
        result = judged(problem, source, machine, address)
        assert result.verdict is Verdict.ACCEPTED, (file, result)
        tried += 1
    assert tried > 10


@pytest.mark.parametrize(
    "url, found",
    [
        ("mysql://root@db", ("mysql", "db", 3306, "root", "kept", "")),
        ("mariadb://a%40b:p%2Fw@db:3307", ("mysql", "db", 3307, "a@b", "p/w", "")),
        ("postgresql://me@db/own", ("postgresql", "db", 5432, "me", "kept", "own")),
        ("postgres://db", ("postgresql", "db", 5432, "postgres", "kept", "postgres")),
    ],
)
def test_addresses(url: str, found: tuple[object, ...]) -> None:
    """A URL says where, who and, unless the environment does, with which password."""
    read = address_of(url, "kept")

    assert found == (read.dialect, read.host, read.port, read.user, read.password, read.database)


@pytest.mark.parametrize(
    "url", ["oracle://u:secret@db", "mysql", "mysql://u:secret@db:x", "mysql://"]
)
def test_what_is_no_address(url: str) -> None:
    """The error shows how to write one, and no password."""
    with pytest.raises(UsageError) as caught:
        address_of(url, None)

    assert "mysql://user:password@host" in caught.value.en
    assert ("not on 'oracle'" in caught.value.en) == url.startswith("oracle")
    assert "secret" not in caught.value.en


@pytest.mark.parametrize("dialect", list(URLS))
def test_who_is_not_there(dialect: Dialect) -> None:
    """Nobody answers at port 1."""
    address = address_of(
        f"{URLS[dialect].partition('@')[0].partition('://')[0]}://127.0.0.1:1", None
    )

    with (
        pytest.raises(UnavailableError, match=":1 cannot be reached: "),
        throw_away(address, "", 1),
    ):
        pass


def test_who_is_a_stranger(address: Address) -> None:
    """A server that answers has a reason, in its own words."""
    stranger = replace(address, user="nobody", password="x")  # noqa: S106 - of nobody

    with (
        pytest.raises(UnavailableError, match=r"in as nobody: [^{]+$"),
        throw_away(stranger, "", 1),
    ):
        pass


@pytest.mark.sandbox
def test_what_does_not_fit(problem: SqlProblem, machine: Machine) -> None:
    """The dialect has to be the server's, and the task one of rows."""
    address = address_of("postgresql://127.0.0.1", None)
    run: Callable[[SqlProblem, Submission], object] = lambda asked, given: list(  # noqa: E731
        judge_on_server(asked, given, asked.cases, machine, address)
    )

    with pytest.raises(UsageError, match="speaks postgresql"):
        run(problem, submission(RIGHT, Dialect.MYSQL))
    tuned = load_problem(shipped_problems() / "order-history")
    assert isinstance(tuned, SqlProblem)
    with pytest.raises(UsageError, match="only queries and changes"):
        run(tuned, submission(RIGHT, Dialect.POSTGRESQL))
