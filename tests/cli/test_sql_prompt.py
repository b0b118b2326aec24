"""``judge sql``: statements from a pipe or a keyboard, on the rows of a case."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from judge.catalog.problem_file import load_problem
from judge.cli.engine import Engine
from judge.cli.sql_reader import Names, make_reader
from judge.model.sql_problem import SqlProblem
from judge.model.text import Locale
from tests.cli.test_sql_commands import SLUG, sql
from tests.cli.world import SLUG as PROGRAM
from tests.cli.world import World

__all__ = ["sql"]  # a fixture

ENTER, CTRL_C, CTRL_D, UP = "\r", "\x03", "\x04", "\x1b[A"
OWN = """\
format: 1
cases:
  - name: mine
    rows: {teams: [[7, Lilac, night]]}
"""


@pytest.fixture
def real(sql: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """Run statements for real."""
    monkeypatch.setattr(sql.engine, "open_machine", Engine().open_machine)
    return sql


@contextmanager
def typed(text: str) -> Iterator[None]:
    """Type ``text`` at a keyboard."""
    with create_pipe_input() as keyboard:
        keyboard.send_text(text)
        with create_app_session(input=keyboard, output=DummyOutput()):
            yield


@pytest.mark.sandbox
def test_from_a_pipe(real: World) -> None:
    """Every statement is run, and what failed makes the exit code."""
    real.stdin = StringIO("SELECT name FROM teams WHERE id = 1;\nDELETE FROM teams;\nSELECT 1 AS x")

    ran = real.judge("sql", SLUG)

    assert ran.code == 1  # people are in those teams
    assert "  name\n  ────\n  Blue\n" in ran.out
    assert "  x\n  ─\n  1\n" in ran.out
    assert "FOREIGN KEY" in ran.err


@pytest.mark.sandbox
def test_orders_from_a_pipe(real: World) -> None:
    """A line that is an order is one, as at the keyboard; one that cannot be done is a failure."""
    real.stdin = StringIO(
        "\\d\nDELETE FROM people;\n\\reset\nSELECT COUNT(*) AS n FROM people;\nSELECT\n\\d;\n"
        "\\case nobody\n\\q\nSELECT 7;\n"
    )
    ran = real.judge("sql", SLUG)

    assert ran.code == 1
    assert "teams 1 ──< people (team_id)" in ran.out
    assert "  n\n  ─\n  4\n" in ran.out
    assert "line 6" in ran.err  # there it is not at the beginning of a statement
    assert "called 'nobody'" in ran.err
    assert "7" not in ran.out


@pytest.mark.sandbox
def test_at_a_keyboard(real: World) -> None:
    """Changes last, orders are understood in either layout, and the rows come back."""
    real.keys, real.locale = [], Locale.KO
    own = real.directory / "solutions" / SLUG / "cases.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(OWN, encoding="utf-8")
    lines = [
        "DELETE FROM people; UPDATE people SET paid = 3;",
        "SELECT COUNT(*) AS n",
        "FROM people;",
        r"\rewritten",
        r"\reset",
        "SELECT COUNT(*) AS n FROM people;",
        r"\case",
        r"\case nobody",
        r"\case mine",
        "SELECT name FROM teams;",
        r"\d",
        r"\?",
        r"\what",
        "",
    ]
    with typed(ENTER.join(lines) + ENTER + r"\ㅂ" + ENTER):
        ran = real.judge("sql", SLUG)

    assert ran.code == 0
    assert "people: 4행 삭제\n바뀐 행이 없습니다\n" in ran.out
    assert ran.out.index("  n\n  ─\n  0\n") < ran.out.index("  n\n  ─\n  4\n")
    assert 'FROM "people"' in ran.out
    assert "example\nmine\n" in ran.out
    assert "  name\n  ─────\n  Lilac\n" in ran.out
    assert "teams 1 ──< people (team_id)" in ran.out
    assert "'nobody'은(는) 없습니다" in ran.err
    assert r"\what: 없는 명령입니다" in ran.err
    history = (real.directory / ".judge" / "sql_history").read_text(encoding="utf-8")
    assert "+SELECT COUNT(*) AS n\n+FROM people;\n" in history


@pytest.mark.parametrize(
    "arguments, code, word",
    [
        ((PROGRAM,), 2, "no SQL problem"),
        ((SLUG, "--case", "exampel"), 5, '"example"?'),
        ((SLUG, "--case", "more"), 5, "no sample"),  # it is hidden
        ((SLUG, "-l", "oracle"), 2, "oracle"),
    ],
)
def test_what_cannot_be_opened(
    sql: World, arguments: tuple[str, ...], code: int, word: str
) -> None:
    """The error says what there is."""
    ran = sql.judge("sql", *arguments)

    assert ran.code == code
    assert word in ran.err


@pytest.mark.parametrize(
    "begun, offered",
    [
        ("select pa", ["paid", "partition by"]),
        ("SELECT * FROM TEA", ["teams", "team_id"]),
        ("select teams.", ["id", "name", "kind"]),
        ("select max(p.s", ["since"]),
        ("select id,no", ["note", "not"]),
        ("\\r", ["\\reset", "\\rewritten"]),
        ("select x.nothing", []),
    ],
)
def test_completion(problem: SqlProblem, begun: str, offered: list[str]) -> None:
    """Behind a table its columns, elsewhere whatever may stand there."""
    found = Names(problem).get_completions(Document(begun), CompleteEvent())

    assert [each.text for each in found] == offered


@pytest.fixture
def problem(sql: World) -> SqlProblem:
    """Read the problem whose names are completed."""
    loaded = load_problem(sql.directory / "problems" / SLUG)
    assert isinstance(loaded, SqlProblem)
    return loaded


@pytest.mark.parametrize(
    "keys, read",
    [
        (f"select 1{CTRL_C}select 2;{ENTER}", "select 2;"),
        (f"select{ENTER}3;{ENTER}", "select\n3;"),
        (f"select 14{CTRL_D};\x1b[D\x1b[D{CTRL_D}{ENTER}", "select 1;"),
        (CTRL_D, None),
    ],
)
def test_reading(problem: SqlProblem, keys: str, read: str | None) -> None:
    """Enter goes on until a semicolon, Ctrl-C drops the line, Ctrl-D leaves from an empty one."""
    with typed(keys):
        assert make_reader(problem, None, color=True)() == read


def test_history_is_kept(problem: SqlProblem, tmp_path: Path) -> None:
    """The next time, the up key brings the last statement back."""
    file = tmp_path / "folder" / "history"
    with typed(f"select 1;{ENTER}"):
        make_reader(problem, file, color=False)()
    with typed(f"{UP}{ENTER}"):
        assert make_reader(problem, file, color=False)() == "select 1;"
