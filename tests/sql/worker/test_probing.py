"""Probes in this very process: each stays unless it was refused, and says what refused it."""

from typing import Any

from judge.sql.worker.probing import serve
from judge.sql.worker.running import run

MADE = [
    {
        "sql": 'CREATE TABLE "u" (id INT PRIMARY KEY, up INT REFERENCES t (id), '
        "n TEXT DEFAULT (engine_now()))",
        "functions": ["engine_now"],
    },
    {"sql": 'CREATE VIEW "v" AS SELECT id, my_lower(n) AS n FROM u', "functions": ["my_lower"]},
]


def _asked(*probes: str, made: list[dict[str, Any]] = MADE, **changes: Any) -> dict[str, Any]:
    request = {
        "do": "probe",
        "dialect": "mysql",
        "now": "2024-05-17 12:34:56",
        "create": ["CREATE TABLE t (id INT PRIMARY KEY)"],
        "rows": {"t": [[1], [2]]},
        "made": made,
        "probes": [{"sql": sql, "functions": ["count"]} for sql in probes],
        "tables": ["t", "u"],
        "orders": ["given", "reversed"],
        "most_rows": 100,
    }
    return {**request, **changes}


def test_what_is_let_in_stays() -> None:
    """A refusal is told and takes nothing away; both orders are run."""
    told = serve(
        _asked(
            "INSERT INTO u (id, up) VALUES (1, 1)",
            "INSERT INTO u (id, up) VALUES (1, 2)",
            "INSERT INTO u (id, up) VALUES (2, 9)",
            "INSERT INTO u (id, up, n) VALUES (3, 2, 'ABC')",
            "SELECT id, n FROM v",
        )
    )
    first, second = told["runs"]

    assert first["ended"] is None
    assert [each["ended"] and each["ended"]["message"] for each in first["probes"]] == [
        None,
        "UNIQUE constraint failed: u.id",
        "FOREIGN KEY constraint failed",
        None,
        None,
    ]
    assert first["probes"][-1]["rows"] == [(1, "2024-05-17 12:34:56"), (3, "abc")]
    assert second["probes"][-1]["rows"] == first["probes"][-1]["rows"][::-1]


def test_a_probe_does_nothing_else() -> None:
    """The walls are those of a change: the tables of the request, and no other statement."""
    (run_, _) = serve(
        _asked("DROP TABLE u", "INSERT INTO v VALUES (1, 'a')", "PRAGMA user_version")
    )["runs"]

    assert all(each["ended"] is not None for each in run_["probes"])


def test_what_cannot_be_made_is_told() -> None:
    """Nothing is tried then."""
    made = [{"sql": 'CREATE TABLE "t" (id INT)', "functions": []}]
    strange = [{"sql": "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END", "functions": []}]

    for each, said in ((made, 'table "t" already exists'), (strange, "not authorized")):
        for told in serve(_asked("SELECT id FROM t", made=each))["runs"]:
            assert told["probes"] == []
            assert told["ended"]["step"] == "make"
            assert said in told["ended"]["message"]


def test_rows_that_the_author_got_wrong() -> None:
    """They are the author's affair, as everywhere."""
    told = serve(_asked(rows={"t": [[1], [1]]}))["runs"][0]

    assert told["ended"]["by"] == "author"


def test_a_plan_beside_the_steps() -> None:
    """An index is made after the rows are there, and SQLite makes none of its own."""
    request = {
        **_asked(made=[{"sql": 'CREATE INDEX "i" ON "t" (id DESC)', "functions": []}]),
        "do": "run",
        "create": ["CREATE TABLE t (id INT)"],
        "bare": [],
        "statements": [{"sql": "SELECT id FROM t WHERE id = 1", "functions": []}],
        "watched": [],
        "count_steps": True,
        "explain": True,
    }
    told = run(request, "given")

    assert [said for _, _, said in told["plan"]] == ["SEARCH t USING COVERING INDEX i (id=?)"]
    assert told["steps"] >= 0
