"""Claims about a query against its text and the tables' keys."""

import pytest

from judge.study.notes.finding import Word
from judge.study.notes.sql_claims import judge_sql
from tests.study.notes.material import note, sql_problem, submission

GROUPED = """\
SELECT DATE_FORMAT(sold_at, '%Y-%m') AS month, SUM(amount) AS total
FROM sales WHERE channel = 'web'
GROUP BY DATE_FORMAT(sold_at, '%Y-%m'), channel
ORDER BY month
"""
BY_MONTH = GROUPED.replace(", channel\n", "\n")
SINCE = "SELECT id FROM sales WHERE sold_at >= DATE_SUB(NOW(), INTERVAL 1 DAY) AND amount > 0"


def judge(
    claim: str, query: str | None = BY_MONTH, slug: str = "monthly-sales"
) -> tuple[Word, str]:
    """Judge one claim about a query."""
    handed = None if query is None else submission(query, "mysql", "solution.sql")
    (finding,) = judge_sql(note(claim).front, sql_problem(slug), handed)
    return finding.word, finding.why.en


@pytest.mark.parametrize(
    "grain, query, word, why",
    [
        ("[month]", BY_MONTH, Word.CONSISTENT, "GROUP BY gives one row for each month"),
        ("[month, total]", BY_MONTH, Word.CONSISTENT, "GROUP BY gives"),
        ("[Month]", "SELECT sold_at AS month FROM sales GROUP BY 1", Word.CONSISTENT, "GROUP"),
        ("[sales.id]", "SELECT id FROM sales GROUP BY id", Word.CONSISTENT, "GROUP BY"),
        ("[month]", GROUPED, Word.UNKNOWN, "GROUP BY has channel as well"),
        ("[total]", BY_MONTH, Word.UNKNOWN, "GROUP BY has month as well"),
        ("[year]", BY_MONTH, Word.CONTRADICTED, "the result has no column year"),
        ("[year]", "SELECT * FROM sales", Word.UNKNOWN, "nothing in the query guarantees"),
        ("[id]", "SELECT id, amount FROM sales", Word.CONSISTENT, "it holds a key of sales"),
        ("[amount]", "SELECT id, amount FROM sales", Word.UNKNOWN, "nothing in the query"),
        ("[amount]", "SELECT DISTINCT amount FROM sales", Word.CONSISTENT, "DISTINCT"),
        ("[id]", "SELECT a.id FROM sales a JOIN sales b", Word.UNKNOWN, "nothing in the query"),
        ("[id]", "SELECT id FROM sales UNION SELECT 1", Word.UNKNOWN, "only a single SELECT"),
        ("[id]", "SELECT FROM (", Word.UNKNOWN, "there is no query"),
        ("[id]", None, Word.UNKNOWN, "there is no query"),
    ],
)
def test_grain(grain: str, query: str | None, word: Word, why: str) -> None:
    """The grain is what the query groups by, or a key that it holds."""
    found = judge(f"grain: {grain}", query)

    assert found[0] is word
    assert found[1].startswith(why)


def test_key_of_the_groups() -> None:
    """Where all groups are of one table, a key of it tells them apart."""
    query = """
        SELECT t.name, COUNT(e.id) FROM teams t LEFT JOIN employees e ON e.team_id = t.id
        GROUP BY t.id, t.name
    """
    mixed = query.replace("t.id, t.name", "t.name, e.name")

    assert judge("grain: [name]", query, "team-payroll") == (
        Word.CONSISTENT,
        "it holds a key of teams",
    )
    assert judge("grain: [name]", mixed, "team-payroll")[0] is not Word.CONTRADICTED
    assert judge("grain: [name]", mixed.replace("e.name", "e.salary"), "team-payroll")[0] is (
        Word.UNKNOWN
    )


OUTER = "SELECT COALESCE(c.id, 0) FROM sales LEFT JOIN sales c ON c.id = sales.id"


@pytest.mark.parametrize(
    "column, query, word, why",
    [
        ("sales.amount", BY_MONTH, Word.CONTRADICTED, "sales.amount is NOT NULL, and no outer"),
        ("id", BY_MONTH, Word.CONTRADICTED, "id is NOT NULL"),
        ("sales.amount", OUTER, Word.UNKNOWN, "sales.amount is NOT NULL in its table; an outer"),
        ("sales.amount", None, Word.UNKNOWN, "sales.amount is NOT NULL in its table"),
        ("sales.colour", BY_MONTH, Word.CONTRADICTED, "no table has a column sales.colour"),
        ("orders.amount", BY_MONTH, Word.CONTRADICTED, "no table has a column orders.amount"),
    ],
)
def test_null(column: str, query: str | None, word: Word, why: str) -> None:
    """A column that its table keeps from NULL is only missing behind an outer join."""
    found = judge(f"nulls: [{column}]", query)

    assert found[0] is word
    assert found[1].startswith(why)


def test_nullable() -> None:
    """Of a column that may be NULL the query's own care is told."""
    query = "SELECT name FROM folders WHERE parent_id IS NULL"
    bare = "SELECT name FROM folders"
    claim = "nulls: [parent_id]"

    assert judge(claim, query, "folder-tree") == (
        Word.CONSISTENT,
        "parent_id may be NULL, which IS NULL minds",
    )
    assert judge(claim, bare, "folder-tree")[1] == "parent_id may be NULL"
    assert judge(claim, None, "folder-tree")[0] is Word.CONSISTENT


@pytest.mark.parametrize(
    "index, query, word, why",
    [
        ("sales(channel, sold_at)", BY_MONTH, Word.CONSISTENT, "WHERE uses channel, its first"),
        ("`sales` ( `channel` )", BY_MONTH, Word.CONSISTENT, "WHERE uses channel"),
        ("sales(sold_at)", BY_MONTH, Word.UNKNOWN, "GROUP BY has sold_at only inside a function"),
        ("sales(sold_at)", SINCE, Word.CONSISTENT, "WHERE uses sold_at"),
        ("sales(amount DESC)", BY_MONTH, Word.UNKNOWN, "the query neither filters"),
        ("sales(id)", BY_MONTH, Word.UNKNOWN, "sales(id) is a key of the table"),
        ("sales(colour)", BY_MONTH, Word.CONTRADICTED, "there is no column sales.colour"),
        ("orders(id)", BY_MONTH, Word.CONTRADICTED, "there is no table orders"),
        ("on the channel", BY_MONTH, Word.UNKNOWN, "'on the channel' cannot be read"),
        ("sales(channel)", None, Word.UNKNOWN, "there is no query"),
    ],
)
def test_index(index: str, query: str | None, word: Word, why: str) -> None:
    """An index is of columns that exist, and helps where its first one is used."""
    found = judge(f'index: "{index}"', query)

    assert found[0] is word
    assert found[1].startswith(why)
