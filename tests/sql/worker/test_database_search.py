"""Random databases obey their schema, and a difference is found and made small."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judge.sql.worker.databases import Database, Dice, draw, is_valid, plan_of
from judge.sql.worker.running import Stopped
from judge.sql.worker.search import Search, serve
from judge.sql.worker.sides import Tables

CREATE = [
    'CREATE TABLE "teams" ("id" INT NOT NULL, "name" TEXT, PRIMARY KEY ("id"), UNIQUE ("name"))',
    'CREATE TABLE "players" ("id" INT NOT NULL, "team" INT, "low" INT NOT NULL, "high" INT, '
    '"boss" INT, PRIMARY KEY ("id"))',
]
PLAN: dict[str, Any] = {
    "tables": [
        {
            "name": "teams",
            "columns": [["id", 0, False], ["name", 1, True]],
            "keys": [[0], [1]],
            "references": [],
            "checks": [],
        },
        {
            "name": "players",
            "columns": [
                ["id", 2, False],
                ["team", 0, True],
                ["low", 3, False],
                ["high", 3, True],
                ["boss", 2, True],
            ],
            "keys": [[0]],
            "references": [[[1], "teams", [0]], [[4], "players", [0]]],
            "checks": [["<=", ["column", "low"], ["column", "high"]]],
        },
    ],
    "favourites": [[], [1], [], [2]],
    "values": [list(range(1, 9)), ["a", "b", "c", "d"], list(range(1, 13)), [1, 2, 3, 10]],
}
NEVER_OVER = 1e9


def side(sql: str, *kinds: str, **changes: Any) -> dict[str, Any]:
    """Make one side of a request."""
    return {
        "dialect": "mysql",
        "create": CREATE,
        "bare": [statement.partition(", PRIMARY KEY")[0] + ")" for statement in CREATE],
        "statements": [{"sql": sql, "functions": ["count", "sum"]}],
        "kinds": kinds,
        "order": [],
        "folded": True,
        "pools": PLAN["values"],
        **changes,
    }


def asked(reference: dict[str, Any], answer: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Make a request."""
    return {
        "do": "search",
        "now": "2024-05-17 12:34:56",
        "plan": PLAN,
        "reference": reference,
        "answer": answer,
        "policy": ["any order", "lenient", "lenient"],
        "watched": [],
        "count": 500,
        "seed": 1,
        "seconds": NEVER_OVER,
        **changes,
    }


@given(seed=st.integers(0, 2**31))
def test_databases_obey_their_schema(seed: int) -> None:
    """Keys are unique, references lead somewhere, conditions hold, NULL stands where it may."""
    plan = plan_of(PLAN)
    dice = Dice(seed)
    for _ in range(5):
        assert is_valid(plan, draw(plan, dice))


def test_a_seed_repeats_itself() -> None:
    """The same seed draws the same databases, another one others."""
    plan = plan_of(PLAN)
    first, again, other = (
        [draw(plan, dice) for _ in range(10)] for dice in (Dice(7), Dice(7), Dice(8))
    )

    assert first == again != other


def test_databases_are_of_many_kinds() -> None:
    """There are empty tables, NULLs, and references of both kinds among them."""
    plan, dice = plan_of(PLAN), Dice(3)
    drawn = [draw(plan, dice) for _ in range(300)]
    players = [row for database in drawn for row in database["players"]]

    assert any(not database["teams"] for database in drawn)
    assert any(len(database["players"]) > 6 for database in drawn)
    assert {row[1] is None for row in players} == {True, False}
    assert {row[4] is None for row in players} == {True, False}
    assert {row[3] is None for row in players} == {True, False}


@pytest.mark.parametrize(
    "players",
    [
        [[0, None, 0, None, None], [0, None, 0, None, None]],
        [[0, 5, 0, None, None]],
        [[0, None, 3, 0, None]],
        [[0, None, None, None, None]],
    ],
)
def test_what_breaks_the_schema_is_told(players: list[list[int | None]]) -> None:
    """A key given twice, a reference to nothing, a false condition and a NULL are invalid."""
    database: Database = {"teams": [[0, None]], "players": players}

    assert not is_valid(plan_of(PLAN), database)


@pytest.mark.parametrize(
    "right, wrong, rows",
    [
        (  # an inner join loses the team without players
            "SELECT t.id, COUNT(p.id) FROM teams t LEFT JOIN players p ON p.team = t.id GROUP BY 1",
            "SELECT t.id, COUNT(p.id) FROM teams t JOIN players p ON p.team = t.id GROUP BY 1",
            1,
        ),
        (  # NULL in the list
            "SELECT id, 0 FROM teams WHERE id NOT IN "
            "(SELECT team FROM players WHERE team IS NOT NULL)",
            "SELECT id, 0 FROM teams WHERE id NOT IN (SELECT team FROM players)",
            2,
        ),
        (  # rows that stand twice
            "SELECT DISTINCT team, 0 FROM players",
            "SELECT team, 0 FROM players",
            2,
        ),
        (  # off by one
            "SELECT id, low FROM players WHERE low >= 10",
            "SELECT id, low FROM players WHERE low > 10",
            1,
        ),
    ],
)
def test_a_difference_is_found_and_small(right: str, wrong: str, rows: int) -> None:
    """A database on which two queries differ is left with hardly more rows than it takes."""
    kinds = ("integer", "integer")
    told = serve(asked(side(right, *kinds), side(wrong, *kinds)))

    assert told["ended"] is None
    assert rows <= sum(len(each) for each in told["found"].values()) <= rows + 1
    assert is_valid(plan_of(PLAN), told["found"])


def test_equal_queries_are_compared_to_the_end() -> None:
    """Two ways to say the same differ on no database."""
    told = serve(
        asked(
            side("SELECT id FROM teams WHERE NOT id > 3", "integer"),
            side("SELECT id FROM teams WHERE id <= 3 ORDER BY id DESC", "integer"),
        )
    )

    assert (told["found"], told["tried"], told["ambiguous"]) == (None, 500, 0)


def test_what_the_reference_leaves_open_is_no_difference() -> None:
    """A cut among rows that tie says nothing against an answer that cuts otherwise."""
    told = serve(
        asked(
            side("SELECT low FROM players ORDER BY 1 * 0 LIMIT 1", "integer"),
            side("SELECT low FROM players ORDER BY 1 * 0, id DESC LIMIT 1", "integer"),
        )
    )

    assert told["found"] is None
    assert told["ambiguous"] > 20


def test_ties_are_free_and_order_is_not() -> None:
    """By keys, rows that tie change places, others do not."""
    by_keys = {"policy": ["by keys", "lenient", "lenient"]}
    right = side("SELECT id, low FROM players ORDER BY low", "integer", "integer", order=[1])
    kinds = ("integer", "integer")
    tied = side("SELECT id, low FROM players ORDER BY low, id DESC", *kinds, order=[1, 0])
    wrong = side("SELECT id, low FROM players ORDER BY low DESC", *kinds, order=[1])

    assert serve(asked(right, tied, **by_keys))["found"] is None
    assert serve(asked(right, wrong, **by_keys))["found"] is not None


def test_hidden_keys_are_cut() -> None:
    """A sort key that the query does not show is no part of its rows."""
    right = side("SELECT id, low FROM players ORDER BY low", "integer", order=[1])
    same = side("SELECT id, low + 0 FROM players ORDER BY low + 0", "integer", order=[1])
    by_keys = {"policy": ["by keys", "lenient", "lenient"]}

    assert serve(asked(right, same, **by_keys))["found"] is None


def test_changes_are_compared() -> None:
    """Of a change, the tables that are watched are compared afterwards."""
    kinds = [["integer", "text"]]
    right = side("DELETE FROM teams WHERE id >= 3", kinds=kinds)
    wrong = side("DELETE FROM teams WHERE id > 3", kinds=kinds)
    told = serve(asked(right, wrong, watched=["teams"]))

    assert len(told["found"]["teams"]) == 1
    assert serve(asked(right, right, watched=["teams"]))["found"] is None


def test_the_time_is_bounded() -> None:
    """When the time is over, the search ends with what it has done."""
    same = side("SELECT id FROM teams", "integer")

    assert serve(asked(same, same, seconds=0)) == {
        "found": None,
        "ended": None,
        "tried": 0,
        "ambiguous": 0,
        "skipped": 0,
    }


@pytest.mark.parametrize(
    "answer",
    [
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n",
    ],
)
def test_endless_answers_tell_nothing(answer: str) -> None:
    """An answer that is too slow for a small database is no difference here."""
    told = serve(asked(side("SELECT id FROM teams", "integer"), side(answer, "integer"), count=3))

    assert (told["found"], told["tried"]) == (None, 3)


def test_sides_share_tables_where_nothing_tells_them_apart() -> None:
    """Another dialect, other tables, another form of a value or a change need their own."""
    query = side("SELECT id FROM teams", "integer")
    values = [*PLAN["values"][:1], ["A", "b", "c", "d"], *PLAN["values"][2:]]
    tables = Tables(query, asked(query, query), plan_of(PLAN), create="bare")

    assert tables.serve_as_well(query, "bare")
    assert not tables.serve_as_well({**query, "dialect": "oracle"}, "bare")
    assert not tables.serve_as_well({**query, "pools": values}, "bare")
    assert not tables.serve_as_well(query, "create")
    changing = Tables(query, asked(query, query, watched=["teams"]), plan_of(PLAN))
    assert not changing.serve_as_well(query, "create")


def test_another_form_of_a_value_is_no_database_of_the_reference() -> None:
    """Each side reads its own form of the same pool, in turns, and never the other's."""
    values = [*PLAN["values"][:1], ["A", "B", "C", "D"], *PLAN["values"][2:]]
    lower = side("SELECT name FROM teams", "text", folded=False)
    told = serve(asked(lower, {**lower, "pools": values}))

    assert told["found"] == {"teams": [[0, 0]], "players": []}


def test_a_reference_that_fails_is_skipped() -> None:
    """Databases on which the reference itself does not answer are left out."""
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    told = serve(asked(side(endless, "integer"), side("SELECT id FROM teams", "integer"), count=3))

    assert (told["found"], told["skipped"]) == (None, 3)


def test_statements_are_looked_at_first() -> None:
    """What the walls do not let through is told before anything runs."""
    told = serve(asked(side("SELECT id FROM teams", "integer"), side("SELECT hex(1)", "text")))

    assert told["found"] is None
    assert told["ended"]["by"] == "sqlite"
    with pytest.raises(Stopped):
        Search(asked(side("ATTACH ':memory:' AS x"), side("SELECT 1")))


def test_doubt() -> None:
    """A reference that takes a tie as it comes is shown the smallest rows that tie."""
    open_one = side("SELECT id FROM players ORDER BY low LIMIT 1", "integer")
    settled = side("SELECT MIN(id) FROM players", "integer")
    found = serve(asked(open_one, open_one, doubt=True))["found"]

    assert [len(rows) for rows in found.values()] == [0, 2]
    assert found["players"][0][2] == found["players"][1][2] == 0  # simpler in both at once
    assert serve(asked(settled, settled, doubt=True))["found"] is None
