"""What is seen in a query."""

import pytest

from judge.study.questions.sighting import Seen
from judge.study.questions.sql_code import see_sql


def seen(query: str, dialect: str = "mysql") -> set[str]:
    """Return the kinds."""
    return {each.seen.value for each in see_sql(query, dialect)}


@pytest.mark.parametrize(
    "query, expected",
    [
        ("SELECT a FROM t", set()),
        ("SELECT a FROM t JOIN u ON t.i = u.i", {"inner-join"}),
        ("SELECT a FROM t LEFT JOIN u ON t.i = u.i", {"left-join"}),
        (
            "SELECT t.a FROM t LEFT JOIN u ON t.i = u.i WHERE u.b > 1",
            {"left-join", "left-join-filtered", "index"},
        ),
        ("SELECT t.a FROM t LEFT JOIN u ON t.i = u.i WHERE u.i IS NULL", {"left-join", "index"}),
        ("SELECT a FROM t WHERE a NOT IN (SELECT b FROM u)", {"not-in", "subquery", "index"}),
        ("SELECT a FROM t WHERE a NOT IN (1, 2)", {"index"}),
        ("SELECT COUNT(a) FROM t", {"count-column"}),
        ("CREATE VIEW v AS SELECT COUNT(a) FROM t", {"count-column"}),
        ("CREATE TABLE t (a INT CHECK (a IN (1, 2))); CREATE INDEX i ON t (a)", set()),
        ("SELECT COUNT(*) FROM t", set()),
        ("SELECT COALESCE(a, 0) FROM t", {"null-replaced"}),
        ("SELECT IFNULL(a, 0) FROM t", {"null-replaced"}),
        ("SELECT RANK() OVER (ORDER BY a) FROM t", {"ranked"}),
        ("SELECT ROW_NUMBER() OVER (ORDER BY a) FROM t", {"ranked"}),
        ("SELECT SUM(a) OVER (ORDER BY a) FROM t", {"window"}),
        (
            "SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.i = t.i)",
            {"exists", "correlated", "index"},
        ),
        ("SELECT (SELECT MAX(b) FROM u) FROM t", {"subquery"}),
        ("WITH w AS (SELECT a FROM t) SELECT a FROM w", {"named-query"}),
        (
            "WITH RECURSIVE w AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM w) SELECT n FROM w",
            {"named-query", "recursive", "union"},
        ),
        ("SELECT a, MAX(b) FROM t GROUP BY a HAVING MAX(b) > 1", {"grouped", "having"}),
        ("SELECT SUM(CASE WHEN a THEN 1 END) FROM t", {"pivot"}),
        ("SELECT DISTINCT a FROM t", {"distinct"}),
        ("SELECT a FROM t UNION SELECT b FROM u", {"union"}),
        ("SELECT a FROM t ORDER BY a LIMIT 3", {"limit"}),
        ("SELECT a FROM t WHERE YEAR(a) = 2024 AND b = 1", {"column-wrapped", "index"}),
        ("SELECT a FROM t WHERE a LIKE '%x'", {"like-anywhere", "index"}),
        ("SELECT a FROM t WHERE a LIKE 'x%'", {"index"}),
        ("SELECT a FROM t WHERE a BETWEEN '2024-01-01' AND '2024-01-31'", {"date-range", "index"}),
        ("SELECT a FROM t WHERE a BETWEEN 1 AND 3", {"index"}),
        ("SELECT FROM (", set()),
    ],
)
def test_seen(query: str, expected: set[str]) -> None:
    """Each construct is seen, and no other."""
    assert seen(query) == expected


def test_words() -> None:
    """The piece of the query that a question is about is quoted, cut where it is long."""
    columns = ", ".join(f"a{n}" for n in range(20))
    query = f"SELECT COALESCE({columns}, 0) FROM t"  # noqa: S608 - nothing runs it
    (found,) = see_sql(query, "mysql")

    assert str(found.words["what"]).startswith("COALESCE(a0, a1")
    assert len(str(found.words["what"])) == 40


def test_a_query_is_quoted_in_its_own_dialect() -> None:
    """DATE_FORMAT stays what it is, and does not become what the parser calls it."""
    source = "SELECT COUNT(*) FROM t GROUP BY DATE_FORMAT(sold_at, '%Y-%m')"
    (grouped,) = (each for each in see_sql(source, "mysql") if each.seen is Seen.GROUPED)

    assert grouped.words["what"] == "DATE_FORMAT(sold_at, '%Y-%m')"


def test_dialects() -> None:
    """Each dialect is read in its own words."""
    assert seen("SELECT NVL(a, 0) FROM t", "oracle") == {"null-replaced"}
    assert seen("SELECT a FROM t FETCH FIRST 3 ROWS ONLY", "oracle") == {"limit"}
    assert seen("SELECT a::int FROM t LIMIT 1", "postgresql") == {"limit"}
