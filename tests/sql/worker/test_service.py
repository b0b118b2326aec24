"""The worker's answers, in this very process."""

import io
import json
from typing import Any

import pytest

from judge.sql.worker import service
from judge.sql.worker.running import run

CREATE = [
    "CREATE TABLE t (id INT PRIMARY KEY, name TEXT NOT NULL, up INT REFERENCES t (id), "
    "CHECK (id > 0))"
]
ROWS = {"t": [[1, "a", 2], [2, "b", None], [3, "b", 1]]}


def asked(*statements: str, **changes: Any) -> dict[str, Any]:
    """Make a request."""
    request = {
        "do": "run",
        "dialect": "mysql",
        "now": "2024-05-17 12:34:56",
        "create": CREATE,
        "bare": CREATE,
        "rows": ROWS,
        "statements": [{"sql": sql, "functions": ["count", "abs"]} for sql in statements],
        "watched": [],
        "orders": ["given"],
        "most_rows": 100,
    }
    return {**request, **changes}


def test_rows_come_in_both_orders() -> None:
    """What no ORDER BY settles comes out differently when the rows lie backwards."""
    request = asked("SELECT id FROM t WHERE name = 'b'")

    assert run(request, "given") == {"rows": [(2,), (3,)], "tables": {}, "ended": None}
    assert run(request, "backwards")["rows"] == [(3,), (2,)]
    assert run(request, "reversed")["rows"] == [(3,), (2,)]


def test_changes_are_seen_in_the_tables() -> None:
    """Statements run one after another; the tables that are watched are told whole."""
    request = asked(
        "UPDATE t SET name = 'c' WHERE id = 1",
        "DELETE FROM t WHERE id = 3",
        "SELECT count(*) FROM t",
        watched=["t"],
    )

    assert run(request, "given") == {
        "rows": [(2,)],
        "tables": {"t": [(1, "c", 2), (2, "b", None)]},
        "ended": None,
    }


@pytest.mark.parametrize(
    "sql, ended",
    [
        ("SELECT nope FROM t", {"step": "prepare", "message": "no such column: nope"}),
        ("SELECT abs(-9223372036854775807 - id) FROM t", {"step": "run"}),
        ("REINDEX", {"step": "prepare", "message": "not authorized"}),
        ("SELECT hex(1)", {"step": "prepare"}),
        ("SELECT 1; SELECT 2", {"step": "prepare"}),
    ],
)
def test_sqlite_stops_a_statement(sql: str, ended: dict[str, str]) -> None:
    """The step at which it stopped, and SQLite's words, are told."""
    told = run(asked(sql), "given")["ended"]

    assert told["by"] == "sqlite"
    assert {**told, **ended} == told


def test_constraints_stop_a_change() -> None:
    """Keys hold while a change runs, as they do while tables are filled."""
    for sql, words in (
        ("INSERT INTO t VALUES (1, 'x', NULL)", "UNIQUE constraint failed: t.id"),
        ("INSERT INTO t VALUES (9, NULL, NULL)", "NOT NULL constraint failed: t.name"),
        ("INSERT INTO t VALUES (-1, 'x', NULL)", "CHECK constraint failed: id > 0"),
        ("DELETE FROM t WHERE id = 1", "FOREIGN KEY constraint failed"),
    ):
        told = run(asked(sql, watched=["t"]), "given")

        assert (told["ended"]["step"], told["ended"]["message"]) == ("run", words)
        assert told["tables"] == {}


def test_too_many_rows() -> None:
    """A result that goes on for ever is cut off."""
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"

    assert run(asked(endless), "given")["ended"] == {"by": "rows"}


@pytest.mark.parametrize(
    "rows, words",
    [
        ({"t": [[-1, "a", None]]}, "t: CHECK constraint failed: id > 0"),
        ({"t": [[1, "a", 7]]}, "t: FOREIGN KEY constraint failed"),
    ],
)
def test_wrong_rows_are_the_authors(rows: dict[str, Any], words: str) -> None:
    """What the tables refuse is told apart from what a statement did."""
    told = run(asked("SELECT 1", rows=rows), "given")

    assert told["ended"] == {"by": "author", "message": words}


def test_a_request_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input to descriptor 3; what JSON cannot hold is told as hexadecimal."""
    request = asked("SELECT x'00ff' FROM t WHERE id = 1", orders=["given", "reversed"])
    stdin = io.TextIOWrapper(io.BytesIO(json.dumps(request).encode()))
    out = io.StringIO()
    out.close = lambda: None  # type: ignore[method-assign]  # to be read afterwards
    monkeypatch.setattr("sys.stdin", stdin)
    monkeypatch.setattr(service, "open", lambda *_, **__: out, raising=False)
    service.main()

    told = json.loads(out.getvalue())
    assert [run["rows"] for run in told["runs"]] == [[[{"blob": "00ff"}]]] * 2
