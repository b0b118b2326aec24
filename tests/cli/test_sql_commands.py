"""SQL problems at the command line: shown, begun, judged, and what a search found is kept."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from judge.authoring.finding import ProblemVerified
from judge.authoring.grade import Fate, Grade, MutantJudged
from judge.authoring.mutants import Mutant
from judge.catalog.problem_file import load_problem
from judge.cli.cells import width
from judge.cli.screen.sql_statement import type_words
from judge.model.counterexample import Counterexample, Law
from judge.model.event import DatabasesSearched
from judge.model.problem import Tables
from judge.model.schema import ColumnType, TypeKind
from judge.model.submission import Style
from judge.model.text import Locale, Text
from judge.model.verdict import Grid, GridPair, Verdict
from tests.cli.results import accepted, failed, judged
from tests.cli.test_screens import Golden, golden, locale
from tests.cli.world import World, tells

__all__ = ["golden", "locale"]  # fixtures of the screens

SLUG = "teams-of-two"
PROBLEM = """\
format: 1
kind: sql
title: {en: Teams of two, ko: 2인 팀}
level: 2
topics: [sql, group by]
statement:
  en: Show every team of **two** people.
  ko: 팀원이 **두 명**인 팀을 모두 구하세요.
dialects: [mysql, postgresql]
tables:
  teams:
    - id bigint primary key
    - name varchar(20) not null unique
    - kind enum('day', 'night')
  people:
    - id int primary key
    - team_id bigint references teams
    - name char(8) not null
    - paid decimal(8, 2)
    - since date
    - note text
    - check (paid > 0)
compare: {rows: by keys, numbers: strict}
require: [group by]
forbid: [limit]
cases:
  - name: example
    sample: true
    rows:
      teams: [[1, Blue, day], [2, 붉은 팀, night], [3, Green, null]]
      people: |
        id,team_id,name,paid
        1,1,Ara,2.50
        2,1,Bo,
        3,2,"",1.00
        4,," x",7.00
    answer: |
      name,people
      Blue,2
    explain: {en: Only Blue has two., ko: 두 명인 팀은 Blue뿐입니다.}
  - {name: more, rows: {teams: [[1, A, day]]}}
hints:
  - {en: Count., ko: 세어 보세요.}
"""
ANSWER = """\
SELECT t.name, COUNT(*) AS people FROM teams t JOIN people p ON p.team_id = t.id
GROUP BY t.name HAVING COUNT(*) = 2 ORDER BY t.name;
"""


@pytest.fixture
def sql(world: World) -> World:
    """Stand in a workspace that has a SQL problem, too."""
    folder = world.directory / "problems" / SLUG
    (folder / "submissions" / "accepted").mkdir(parents=True)
    (folder / "problem.yaml").write_text(PROBLEM, encoding="utf-8")
    right = folder / "submissions" / "accepted" / "right.sql"
    right.write_text(f"-- dialect: mysql\n{ANSWER}", encoding="utf-8")
    return world


def solve(world: World, source: str = ANSWER) -> Path:
    """Put an answer into the workspace."""
    path = world.directory / "solutions" / SLUG / "solution.sql"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return path


def test_stress(sql: World) -> None:
    """Stress is for programs, and says which command searches for SQL."""
    solve(sql)
    ran = sql.judge("stress", SLUG)

    assert ran.code == 2
    assert f"judge submit {SLUG} looks for a database" in ran.said


GIVEN = (
    Grid(
        name="teams",
        columns=("id", "name", "kind"),
        rows=(("1", "Blue", "day"), ("2", "붉은 팀", None)),
        more=7,
    ),
    Grid(
        name="people", columns=("id", "team_id", "name"), rows=(("1", "1", ""), ("2", None, " x"))
    ),
    Grid(name="nobody", columns=("id",), rows=()),
)
PAIR = GridPair(
    expected=Grid(
        name="", columns=("name", "people"), rows=(("Blue", "2"), ("붉은 팀", "2"), ()), more=2
    ),
    actual=Grid(
        name="", columns=("name", "people"), rows=(("Blue", "2"), ("붉은 팀", "3"), ("Green", None))
    ),
    wrong=((1, 1), (2, 0), (2, 1)),
)
NARROW = GridPair(
    expected=Grid(name="", columns=("name", "people"), rows=(("Blue", "2"), ("붉은 팀", "2"))),
    actual=Grid(name="", columns=("1",), rows=(("1",), ())),
    wrong=(),
)
LONG = "a value that is longer than a column of the screen can ever be"
WIDE = GridPair(
    expected=Grid(name="", columns=("first", "second", "third"), rows=((LONG, LONG, LONG),)),
    actual=Grid(name="", columns=("first", "second"), rows=((LONG, f"{LONG}\nand a second line"),)),
    wrong=(),
)
WRONG = failed(
    "example",
    Verdict.WRONG_ANSWER,
    input_text=None,
    message=Text("column people: expected 2, found 3", "people 컬럼: 정답은 2, 결과는 3"),
    given=GIVEN,
    grids=(PAIR,),
)
QUERY: dict[str, Any] = {"language": "mysql", "style": Style.QUERY, "slug": SLUG}
RESULTS = {
    "sql-wrong": judged(WRONG, **QUERY),
    "sql-columns": judged(replace(WRONG, given=(), grids=(NARROW,)), **QUERY),
    "sql-wide": judged(replace(WRONG, given=(), grids=(WIDE,)), **QUERY),
    "sql-refused": judged(
        verdict=Verdict.COMPILE_ERROR,
        message=Text(
            "line 2, column 8: unknown column 'nmae' in 'field list' (1054)",
            "2번째 줄 8번째 글자: 'field list'에 'nmae' 컬럼이 없습니다 (1054)",
        ),
        **QUERY,
    ),
    "sql-right": judged(
        accepted("example", sample=True),
        message=Text(
            "the same answer as the reference on 500 random databases as well",
            "무작위 데이터베이스 500개에서도 기준 풀이와 결과가 같습니다",
        ),
        **QUERY,
    ),
}


@pytest.mark.parametrize("name", RESULTS)
def test_results(name: str, sql: World, locale: Locale, golden: Golden) -> None:
    """Tables stand beside each other where they fit, with the cells that differ marked."""
    solve(sql)
    sql.locale = locale
    sql.engine.script = tells(RESULTS[name], DatabasesSearched(500))

    golden(f"result-{name}", sql.judge("run", SLUG, "--all"))


def test_statement(sql: World, locale: Locale, golden: Golden) -> None:
    """Tables, how they hang together, what counts, a sample with its answer, where to start."""
    sql.locale = locale

    golden("show-sql", sql.judge("show", SLUG))


def test_statement_of_a_change(sql: World) -> None:
    """A change shows what is in the tables afterwards."""
    file = sql.directory / "problems" / SLUG / "problem.yaml"
    change = PROBLEM.replace("level: 2", "level: 2\ntask: change").replace(
        "    answer: |\n      name,people\n      Blue,2\n",
        "    answer: {teams: [[1, Blue, day]]}\n",
    )
    file.write_text(change, encoding="utf-8")
    page = sql.judge("show", SLUG).out

    assert "teams afterwards" in page
    assert "-- UPDATE teams SET ... WHERE ...;" in page


def test_statement_as_json(sql: World) -> None:
    """Everything that a page of one's own would show."""
    record = json.loads(sql.judge("show", SLUG, "--json", "-l", "postgresql").out)

    assert (record["format"], record["kind"], record["language"]) == (
        "judge.problem/1",
        "sql",
        "postgresql",
    )
    assert [table["name"] for table in record["tables"]] == ["teams", "people"]
    assert record["tables"][1]["foreign_keys"] == [
        {"columns": ["team_id"], "table": "teams", "targets": ["id"]}
    ]
    assert record["samples"][0]["answer"] == [
        {"name": "", "columns": ["name", "people"], "rows": [["Blue", "2"]]}
    ]
    assert record["compare"]["rows"] == "by keys"


def test_hint(sql: World) -> None:
    """Hints are those of any problem."""
    assert "Count." in sql.judge("show", SLUG, "--hint", "1").out


@pytest.mark.parametrize(
    "arguments, first",
    [
        ((), "-- dialect: mysql"),
        (("-l", "postgresql"), "-- dialect: postgresql"),
    ],
)
def test_new(arguments: tuple[str, ...], first: str, sql: World) -> None:
    """The first line of a new file says the dialect."""
    assert sql.judge("new", SLUG, *arguments).code == 0
    text = (sql.directory / "solutions" / SLUG / "solution.sql").read_text(encoding="utf-8")

    assert text == f"{first}\n\nSELECT *\nFROM teams;\n"


def test_new_takes_the_dialect_of_the_workspace(sql: World) -> None:
    """``sql_dialect`` of judge.yaml is taken where the problem has it, else the problem's first."""
    settings = sql.directory / "judge.yaml"
    text = settings.read_text(encoding="utf-8")
    for dialect, found in (("postgresql", "postgresql"), ("oracle", "mysql")):
        settings.write_text(f"{text}sql_dialect: {dialect}\n", encoding="utf-8")
        file = sql.directory / "solutions" / SLUG / "solution.sql"
        file.unlink(missing_ok=True)
        sql.judge("new", SLUG)

        assert file.read_text(encoding="utf-8").startswith(f"-- dialect: {found}\n")


@pytest.mark.parametrize(
    "source, arguments, language",
    [
        ("SELECT 1", (), "mysql"),
        ("-- dialect: pg\nSELECT 1", (), "postgresql"),
        ("-- dialect: pg\nSELECT 1", ("-l", "mysql"), "mysql"),
    ],
)
def test_the_dialect_of_a_file(
    source: str, arguments: tuple[str, ...], language: str, sql: World
) -> None:
    """The command line, then the first line, then the workspace says it."""
    solve(sql, source)
    sql.engine.script = tells(RESULTS["sql-right"])
    sql.judge("run", SLUG, *arguments)
    submission, _, _ = sql.engine.judged[0]

    assert (submission.language, submission.style) == (language, Style.QUERY)


def test_a_dialect_that_the_problem_lacks(sql: World) -> None:
    """The message says which there are, and quotes the word as it stands."""
    solve(sql, "-- dialect: db2\nSELECT 1 FROM DUAL")
    ran = sql.judge("run", SLUG)

    assert ran.code == 2
    assert "not in 'db2'; known here: mysql, postgresql" in ran.said


def test_a_program_is_no_answer(sql: World) -> None:
    """A file that is no SQL is refused by its name."""
    path = solve(sql).with_name("solution.py")
    path.write_text("print()", encoding="utf-8")
    ran = sql.judge("run", str(path))

    assert (ran.code, "hand in a .sql file, not solution.py" in ran.said) == (2, True)


def test_rewritten(sql: World) -> None:
    """What would run is shown; what would not, with its reason."""
    file = str(solve(sql))
    ran = sql.judge("show", SLUG, "--rewritten", file)
    solve(sql, "SELECT nope FROM teams")
    refused = sql.judge("show", SLUG, "--rewritten", file)
    program = sql.judge("show", "river-gauge", "--rewritten", file)

    assert (ran.code, ran.out[:6], ran.out[-2:]) == (0, "SELECT", ";\n")
    assert (refused.code, "nope" in refused.said) == (2, True)
    assert "is no SQL problem" in program.said


def test_submitting_searches(sql: World) -> None:
    """``submit`` and ``run --all`` try random databases, unless asked not to."""
    solve(sql)
    sql.engine.script = tells(RESULTS["sql-right"])
    for arguments in (("submit",), ("run", "--all"), ("run",), ("submit", "--no-properties")):
        sql.judge(arguments[0], SLUG, *arguments[1:])

    assert [options.databases for _, _, options in sql.engine.judged] == [500, 500, 0, 0]


FOUND = judged(
    failed("random", Verdict.WRONG_ANSWER, input_text=None, given=GIVEN[:2], grids=(PAIR,)), **QUERY
)


def test_what_was_found_is_kept(sql: World) -> None:
    """``--keep`` writes the rows as a case, which is judged from then on; once is enough."""
    solve(sql)
    teams = Grid(name="teams", columns=(), rows=(("1", "Blue: #1", "day"), ("2", "붉은 팀", None)))
    people = Grid(name="people", columns=(), rows=(("1", "1", "", "2.50", None, None),))
    found = replace(FOUND.cases[0], given=(teams, people))
    sql.engine.script = tells(judged(found, **QUERY))
    kept = sql.judge("submit", SLUG, "--keep")
    again = sql.judge("submit", SLUG, "--keep")
    sql.engine.script = tells(RESULTS["sql-right"])
    sql.judge("run", SLUG)
    _, cases, _ = sql.engine.judged[-1]

    assert f"kept found-1 in solutions/{SLUG}/cases.yaml" in kept.said
    assert "the case found-1 has the same rows already" in again.said
    assert [case.name for case in cases] == ["example", "found-1"]


def test_keeping_is_offered(sql: World) -> None:
    """Without a terminal the option is named; JSON is left alone."""
    solve(sql)
    sql.engine.script = tells(FOUND)

    assert "--keep keeps these rows as a case" in sql.judge("submit", SLUG).said
    assert "--keep" not in sql.judge("submit", SLUG, "--json").said


def test_case_add_is_for_programs(sql: World) -> None:
    """Rows are not typed at the command line."""
    ran = sql.judge("case", "add", SLUG)

    assert (ran.code, "cases of your own cannot be kept" in ran.said) == (2, True)


def test_list_shows_them(sql: World) -> None:
    """Topics find SQL problems like any other."""
    out = sql.judge("list", "--topic", "sql").out

    assert SLUG in out
    assert max(map(width, out.split("\n"))) <= 80


@pytest.mark.parametrize(
    "kind, words",
    [
        (ColumnType(kind=TypeKind.INTEGER, bytes=2), "smallint"),
        (ColumnType(kind=TypeKind.DECIMAL), "decimal"),
        (ColumnType(kind=TypeKind.BOOLEAN), "boolean"),
        (ColumnType(kind=TypeKind.TEXT, length=3), "varchar(3)"),
    ],
)
def test_types(kind: ColumnType, words: str) -> None:
    """Types are written as most dialects do."""
    assert type_words(kind) == words


def test_graded(sql: World, locale: Locale, golden: Golden) -> None:
    """Mutants of a query: what survives, and the few cases that kill it all, added once."""
    sql.locale = locale
    folder = sql.directory / "problems" / SLUG
    mutant = Mutant(
        source="",
        line=2,
        kind=Text("a join of another kind", "다른 종류의 조인"),
        before="…teams t JOIN people…",
        after="…teams t LEFT JOIN people…",
    )
    rows = {"teams": (("1", "붉은 팀", None),), "people": ()}
    survivor = MutantJudged(
        path=folder / "submissions" / "accepted" / "right.sql",
        mutant=mutant,
        fate=Fate.SURVIVED,
        killer=Counterexample(
            law=Law(name="answer", says=Text("", "")),
            values={"teams": [[1, "붉은 팀", None]], "people": []},
            result=WRONG,
            steps=0,
        ),
    )
    grade = Grade(slug=SLUG, killed=19, survived=1, equivalent=2, missing=(Tables(rows=rows),))
    sql.engine.steps = (ProblemVerified(slug=SLUG, sound=True),)
    sql.engine.grades = (survivor, grade)

    golden("verify-sql-mutants", sql.judge("verify", SLUG, "--mutants"))
    golden("verify-sql-fix", sql.judge("verify", SLUG, "--fix"))
    added = load_problem(folder).cases[-1]  # type: ignore[union-attr]
    assert (added.name, added.data) == ("mutant-1", Tables(rows=rows))
    sql.engine.grades = (replace(grade, killed=0, survived=0, equivalent=0, missing=()),)
    golden("verify-sql-none", sql.judge("verify", SLUG, "--mutants"))
    told = json.loads(sql.judge("verify", SLUG, "--mutants", "--json").out)
    assert told["problems"][0]["mutants"]["missing"] == []
