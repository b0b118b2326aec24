"""A query cut down to what its clauses leave."""

import pytest

from judge.model.dialect import Dialect
from judge.sql.stages import Stage, stages_of


def test_every_clause() -> None:
    """Each count keeps the clauses before it, and nothing behind them."""
    source = (
        "WITH a AS (SELECT 1 AS x) SELECT DISTINCT t.n, COUNT(*) AS c FROM t JOIN a ON a.x = t.id "
        "WHERE t.id > 1 GROUP BY t.n HAVING c > 1 ORDER BY c LIMIT 3"
    )

    assert stages_of(source, Dialect.MYSQL) == {
        Stage.FROM: "WITH a AS (SELECT 1 AS x) SELECT COUNT(*) FROM t JOIN a ON a.x = t.id",
        Stage.WHERE: "WITH a AS (SELECT 1 AS x) SELECT COUNT(*) FROM t JOIN a ON a.x = t.id "
        "WHERE t.id > 1",
        Stage.GROUP_BY: "WITH a AS (SELECT 1 AS x) SELECT COUNT(*) FROM (SELECT t.n, COUNT(*) AS c "
        "FROM t JOIN a ON a.x = t.id WHERE t.id > 1 GROUP BY t.n) AS stage",
        Stage.HAVING: "WITH a AS (SELECT 1 AS x) SELECT COUNT(*) FROM (SELECT t.n, COUNT(*) AS c "
        "FROM t JOIN a ON a.x = t.id WHERE t.id > 1 GROUP BY t.n HAVING c > 1) AS stage",
    }


@pytest.mark.parametrize(
    "source, found",
    [
        ("SELECT * FROM t ORDER BY id", [Stage.FROM]),
        ("SELECT COUNT(*) FROM t HAVING COUNT(*) > 1", [Stage.FROM]),
        ("SELECT 1", []),
        ("SELECT 1 FROM t UNION SELECT 2 FROM t", []),
        ("SELECT FROM WHERE", []),
        ("SELECT 1 FROM t; SELECT 2 FROM t", []),
    ],
)
def test_which_there_are(source: str, found: list[Stage]) -> None:
    """What is no plain SELECT has none."""
    assert list(stages_of(source, Dialect.POSTGRESQL)) == found
