"""Problems of making tables and of tuning at the command line."""

import json
from dataclasses import replace
from typing import Any

import pytest

from judge.model.sql_problem import SqlTask
from judge.model.submission import Style
from judge.model.text import Locale, Text
from judge.model.verdict import Grid, Remarks, SubmissionResult, Verdict
from tests.cli.results import accepted, failed, judged
from tests.cli.test_screens import Golden, golden, locale
from tests.cli.world import World, tells

__all__ = ["golden", "locale"]  # fixtures of the screens

HEAD = """\
format: 1
kind: sql
title: {en: Tickets, ko: 표}
level: 2
topics: [sql]
statement: {en: Make it so., ko: 만드세요.}
dialects: [mysql, postgresql]
"""
MAKING = """\
task: schema
cases:
  - name: example
    sample: true
    probes:
      - accept: |
          INSERT INTO tickets (id, holder, price, bought_on)
          VALUES (1, 'Ara', 10, DATE '2024-05-01')
      - {refuse: "INSERT INTO tickets (id) VALUES (1)", because: {en: One id., ko: id는 하나.}}
      - query: SELECT holder, spent FROM spending
        answer: |
          holder,spent
          Ara,10
    explain: {en: An id is given once., ko: id는 한 번만 씁니다.}
"""
TUNING = """\
task: tuning
tables:
  people: [id int primary key]
  orders: [id int primary key, person_id int references people, day date]
compare: {rows: by keys}
tune:
  query: |
    SELECT id
    FROM orders
    WHERE person_id = 1
    ORDER BY day
  indexes: 1
  no_scan: [orders]
  use_index: [orders]
  no_sort: true
  steps: 2.5% of slow
cases:
  - {name: example, sample: true, rows: {people: [[1]]}}
  - {name: large, rows: {people: [[1]], orders: [[1, 1, 2024-05-01]]}, copies: 100}
"""
TEXTS = {SqlTask.SCHEMA: MAKING, SqlTask.TUNING: TUNING}
TASK = pytest.mark.parametrize("task", TEXTS)
PLAN = Remarks(
    title=Text("How it is run", "실행 계획"),
    lines=(
        Text("people is read whole: 5,000 rows", "people 테이블을 전부 읽습니다: 5,000행"),
        Text(
            "  for each of them, orders (o) is looked up through index orders_of_a_person_by_day "
            "(person_id = ? AND day > ?)",
            "  그 행마다 orders (o) 테이블의 행을 orders_of_a_person_by_day 인덱스로 "
            "찾습니다(person_id = ? AND day > ?)",
        ),
        Text("4,210 steps of SQLite's machine", "SQLite 가상 기계 4,210단계"),
    ),
)
TRIED = Remarks(
    title=Text("What was tried", "시험한 문장"),
    lines=(
        Text(
            "1. let in, as it must be: INSERT INTO tickets (id, holder, price, bought_on) VALUES "
            "(1, 'Ara', 10, DATE '2024-05-01')",
            "1. 받아들임(정상): INSERT INTO tickets (id, holder, price, bought_on) VALUES (1, "
            "'Ara', 10, DATE '2024-05-01')",
        ),
        Text(
            "2. LET IN: INSERT INTO tickets (id) VALUES (1)",
            "2. 받아들임(오류): INSERT INTO tickets (id) VALUES (1)",
        ),
    ),
)
QUERY: dict[str, Any] = {"language": "mysql", "style": Style.QUERY}


def _slug(task: SqlTask) -> str:
    return f"tickets-{task}"


@pytest.fixture
def tasks(world: World) -> World:
    """Stand in a workspace that has a problem of each task."""
    for task, text in TEXTS.items():
        folder = world.directory / "problems" / _slug(task)
        (folder / "submissions" / "accepted").mkdir(parents=True)
        (folder / "problem.yaml").write_text(HEAD + text, encoding="utf-8")
        right = folder / "submissions" / "accepted" / "right.sql"
        right.write_text("-- dialect: mysql\nCREATE INDEX i ON orders (day);", encoding="utf-8")
        solution = world.directory / "solutions" / _slug(task) / "solution.sql"
        solution.parent.mkdir(parents=True)
        solution.write_text("CREATE INDEX i ON orders (day);", encoding="utf-8")
    return world


@TASK
def test_statement(task: SqlTask, tasks: World, locale: Locale, golden: Golden) -> None:
    """The slow query and what makes it fast, or what is tried; where to start."""
    tasks.locale = locale

    golden(f"show-sql-{task}", tasks.judge("show", _slug(task)))


def _result(task: SqlTask, *cases: Any) -> SubmissionResult:
    return judged(*cases, slug=_slug(task), **QUERY)


RESULTS = {
    "tuned": _result(
        SqlTask.TUNING,
        accepted("example", sample=True),
        replace(accepted("large"), remarks=PLAN),
    ),
    "not-tuned": _result(
        SqlTask.TUNING,
        failed(
            "large",
            Verdict.WRONG_ANSWER,
            input_text=None,
            message=Text(
                "people is read whole (5,000 rows), and must not be",
                "people 테이블을 전부(5,000행) 읽습니다. 전부 읽지 않아야 합니다",
            ),
            remarks=PLAN,
        ),
    ),
    "let-in": _result(
        SqlTask.SCHEMA,
        failed(
            "example",
            Verdict.WRONG_ANSWER,
            input_text=None,
            message=Text(
                "probe 2: it must be refused, and is let in. One id.",
                "2번 문장: 거부해야 하는데 받아들입니다. id는 하나.",
            ),
            remarks=TRIED,
            given=(Grid(name="people", columns=("id",), rows=(("1",),)),),
        ),
    ),
}


@pytest.mark.parametrize("name", RESULTS)
def test_results(name: str, tasks: World, locale: Locale, golden: Golden) -> None:
    """The plan, or what was tried, stands below what failed; at the end where all is well."""
    tasks.locale = locale
    tasks.engine.script = tells(RESULTS[name])

    golden(f"result-sql-{name}", tasks.judge("run", RESULTS[name].slug, "--all"))


@pytest.mark.parametrize(
    "task, rest",
    [
        (SqlTask.SCHEMA, "-- CREATE TABLE ... (...);\n"),
        (
            SqlTask.TUNING,
            "-- CREATE INDEX ... ON orders (...);\n\n"
            "SELECT id\nFROM orders\nWHERE person_id = 1\nORDER BY day;\n",
        ),
    ],
)
def test_new(task: SqlTask, rest: str, tasks: World) -> None:
    """A new file begins with what is to be written, and the query that may be changed."""
    file = tasks.directory / "solutions" / _slug(task) / "solution.sql"
    file.unlink()
    tasks.judge("new", _slug(task))

    assert file.read_text(encoding="utf-8") == f"-- dialect: mysql\n\n{rest}"


def test_statements_as_json(tasks: World) -> None:
    """Probes of samples and what makes a query fast are there for a page of one's own."""
    making = json.loads(tasks.judge("show", _slug(SqlTask.SCHEMA), "--json").out)
    tuning = json.loads(tasks.judge("show", _slug(SqlTask.TUNING), "--json").out)

    assert making["tune"] is None
    assert [each["kind"] for each in making["samples"][0]["probes"]] == [
        "accept",
        "refuse",
        "query",
    ]
    assert making["samples"][0]["probes"][2]["answer"]["rows"] == [["Ara", "10"]]
    assert tuning["tune"]["steps"] == {"percent": 2.5, "of": "slow"}
    assert (tuning["tune"]["no_scan"], tuning["tune"]["no_sort"]) == (["orders"], True)
