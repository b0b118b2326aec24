"""A plan is read as SQLite means it, said in words, and held against what is asked for."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from judge.errors import Place
from judge.judging.sql.plan import Access, Other, Sort, complaint, read_plan, words
from judge.model.dialect import Dialect
from judge.model.schema import Schema
from judge.model.sql_problem import Tuning
from judge.sql.definitions import read_schema
from judge.sql.runtime import install
from judge.sql.tables import create_statements
from judge.sql.translation import Translated, translate

ROWS = {"customers": 50, "orders": 20_000}
FREE = Tuning(
    slow="",
    rewritable=True,
    indexes=2,
    not_scanned=(),
    indexed=(),
    sortable=True,
    bound=None,
    place=Place(file=Path("problem.yaml")),
)
STRICT = replace(FREE, not_scanned=("orders",), indexed=("orders",), sortable=False)
BY_CUSTOMER = "CREATE INDEX by_customer ON orders (customer_id)"
BY_DAY = "CREATE INDEX by_day ON orders (day)"
BY_STATUS = "CREATE INDEX by_status ON orders (status)"


def _schema(dialect: Dialect) -> Schema:
    found = read_schema(
        "CREATE TABLE customers (id INT PRIMARY KEY, name VARCHAR(9) NOT NULL); "
        "CREATE TABLE orders (id INT PRIMARY KEY, customer_id INT NOT NULL, day DATE NOT NULL, "
        "at TIMESTAMP, status VARCHAR(9) NOT NULL, total INT NOT NULL)",
        dialect,
    )
    assert isinstance(found, Schema)
    return found


def _planned(query: str, *indexes: str, dialect: Dialect = Dialect.POSTGRESQL):  # type: ignore[no-untyped-def]
    """Plan a query in SQLite; the lines, and the text that was planned."""
    schema = _schema(dialect)
    connection = sqlite3.connect(":memory:")
    install(connection, dialect, "2024-05-17 12:34:56")
    connection.execute("PRAGMA automatic_index = OFF")
    for statement in create_statements(schema, dialect):
        connection.execute(statement)
    for index in indexes:
        made = translate(index, dialect, schema)
        assert isinstance(made, Translated), made
        connection.execute(made.sql)
    found = translate(query, dialect, schema)
    assert isinstance(found, Translated), found
    rows = connection.execute(f"EXPLAIN QUERY PLAN {found.sql}").fetchall()
    plan = read_plan(
        [(number, parent, said) for number, parent, _, said in rows], found.sql, schema
    )
    return plan, found.sql


@pytest.mark.parametrize(
    "query, indexes, said",
    [
        ("SELECT total FROM orders", (), ["orders is read whole: 20,000 rows"]),
        (
            "SELECT total FROM orders o WHERE customer_id = 7",
            (BY_CUSTOMER,),
            ["orders (o) is looked up through index by_customer (customer_id = ?)"],
        ),
        (
            "SELECT day FROM orders WHERE day >= '2024-01-01' ORDER BY day",
            (BY_DAY,),
            ["orders is looked up in index by_day alone (day > ?)"],
        ),
        (
            "SELECT total FROM orders WHERE LOWER(status) = 'x'",
            ("CREATE INDEX by_status ON orders (LOWER(status))",),
            ["orders is looked up through index by_status (expr = ?)"],
        ),
        (
            "SELECT day FROM orders",
            (BY_DAY,),
            ["orders: index by_day is read whole, instead of the table: 20,000 rows"],
        ),
        (
            "SELECT c.name, o.total FROM orders o JOIN customers c ON c.id = o.customer_id",
            (),
            [
                "orders (o) is read whole: 20,000 rows",
                "  for each of them, customers (c) is looked up through its own key (id = ?)",
            ],
        ),
        (
            "SELECT name, (SELECT SUM(total) FROM orders o WHERE o.customer_id = c.id) AS t "
            "FROM customers c ORDER BY name",
            (),
            [
                "customers (c) is read whole: 50 rows",
                "for every row, a subquery:",
                "  orders (o) is read whole: 20,000 rows",
                "the rows are sorted for ORDER BY (a temporary B-tree)",
            ],
        ),
        (
            "SELECT name FROM customers WHERE id IN (SELECT customer_id FROM orders WHERE id > 5)",
            (),
            [
                "customers is looked up through its own key (id = ?)",
                "once, a subquery:",
                "  orders is looked up through its own key (id > ?)",
            ],
        ),
    ],
)
def test_a_plan_in_words(query: str, indexes: tuple[str, ...], said: list[str]) -> None:
    """Each line of the plan is a sentence; loops and subqueries are indented."""
    plan, _ = _planned(query, *indexes)

    assert [line.en for line in words(plan, ROWS)] == said


def test_a_plan_in_korean() -> None:
    """The same in Korean."""
    plan, _ = _planned("SELECT status FROM orders WHERE customer_id = 7 ORDER BY day", BY_CUSTOMER)

    assert [line.ko for line in words(plan, ROWS)] == [
        "orders 테이블의 행을 by_customer 인덱스로 찾습니다(customer_id = ?)",
        "ORDER BY 때문에 행을 정렬합니다(임시 B-트리)",
    ]


def test_lines_of_an_older_sqlite() -> None:
    """SQLite before 3.36 writes TABLE and AS."""
    sql = 'SELECT "o"."id" FROM "orders" AS "o"'
    rows = [
        (3, 0, "SCAN TABLE orders AS o"),
        (5, 0, "SEARCH TABLE orders AS o USING INTEGER PRIMARY KEY (rowid=?)"),
        (9, 0, "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY"),
        (11, 0, "A LINE OF THE FUTURE"),
    ]
    scan, search, sort, other = read_plan(rows, sql, _schema(Dialect.MYSQL))

    assert isinstance(scan, Access)
    assert (scan.whole, scan.tables, scan.nested) == (True, frozenset({"orders"}), False)
    assert isinstance(search, Access)
    assert (search.whole, search.keys, search.nested) == (False, "rowid=?", True)
    assert sort == Sort(what="RIGHT PART OF ORDER BY", depth=0)
    assert other == Other(said="A LINE OF THE FUTURE", depth=0)
    assert next(iter(words([other], ROWS))).ko == "SQLite: A LINE OF THE FUTURE"


@pytest.mark.parametrize(
    "query, indexes, message, doubtful",
    [
        ("SELECT total FROM orders WHERE customer_id = 7", (BY_CUSTOMER,), None, False),
        ("SELECT name FROM customers", (), None, False),
        ("SELECT total FROM orders", (), "orders is read whole (20,000 rows)", False),
        (
            "SELECT total FROM orders WHERE customer_id = 7 ORDER BY day",
            (BY_CUSTOMER,),
            "the rows are sorted for ORDER BY",
            False,
        ),
        (
            "SELECT id FROM orders WHERE EXTRACT(YEAR FROM day) = 2024",
            (BY_DAY,),
            "orders is read whole",
            False,
        ),
        ("SELECT id FROM orders WHERE UPPER(status) = 'X'", (BY_STATUS,), "is read whole", False),
        (
            "SELECT id FROM orders WHERE status LIKE 'pa%'",
            (BY_STATUS,),
            "perhaps only because LIKE is a function here",
            True,
        ),
        ("SELECT id FROM orders WHERE status LIKE '%pa'", (BY_STATUS,), "is read whole", False),
        (
            "SELECT o.id FROM orders o WHERE o.id = 1 UNION ALL SELECT o.id FROM customers o",
            (),
            "o stands for more than one table",
            True,
        ),
    ],
)
def test_what_is_asked_of_a_plan(
    query: str, indexes: tuple[str, ...], message: str | None, *, doubtful: bool
) -> None:
    """A demand that is broken is told; where our own writing may be why, it is a doubt only."""
    plan, sql = _planned(query, *indexes)
    found = complaint(plan, STRICT, sql, query, ROWS)

    if message is None:
        assert found is None
    else:
        assert found is not None
        assert message in found.message.en
        assert found.doubtful is doubtful


@pytest.mark.parametrize(
    "dialect, condition, fate",
    [
        (Dialect.MYSQL, "DATE(at) = '2024-05-01'", "wrong"),
        (Dialect.MYSQL, "YEAR(day) = 2024", "wrong"),
        (Dialect.MYSQL, "day BETWEEN '2024-05-01' AND '2024-05-31'", None),
        (Dialect.MYSQL, "at < DATE_ADD('2024-05-01', INTERVAL 1 MONTH)", None),
        (Dialect.MYSQL, "status IN ('a', 'b')", None),
        (Dialect.MYSQL, "day >= '2024-05-01 00:00:00'", "doubtful"),
        (Dialect.MYSQL, "status = 5", "doubtful"),
        (Dialect.MYSQL, "day LIKE '2024%'", "doubtful"),
        (Dialect.POSTGRESQL, "at::date = DATE '2024-05-01'", "wrong"),
        (Dialect.POSTGRESQL, "date_trunc('month', at) = DATE '2024-05-01'", "wrong"),
        (Dialect.POSTGRESQL, "to_char(at, 'YYYY-MM') = '2024-05'", "wrong"),
        (Dialect.POSTGRESQL, "at < DATE '2024-05-01' + INTERVAL '1 month'", None),
        (Dialect.POSTGRESQL, "at >= '2024-05-01'", None),
        (Dialect.POSTGRESQL, "status ILIKE 'pa%'", "doubtful"),
        (Dialect.ORACLE, "TRUNC(day) = DATE '2024-05-01'", "wrong"),
        (Dialect.ORACLE, "day < ADD_MONTHS(DATE '2024-05-01', 1)", None),
    ],
)
def test_whose_function_hides_a_column(dialect: Dialect, condition: str, fate: str | None) -> None:
    """One that the learner wrote does; one of ours is a doubt; one around a value hides nothing."""
    query = "SELECT id FROM orders WHERE ?".replace("?", condition)
    indexes = (BY_DAY, BY_STATUS, "CREATE INDEX by_at ON orders (at)")
    plan, sql = _planned(query, *indexes, dialect=dialect)
    found = complaint(plan, STRICT, sql, query, ROWS)

    assert (found and ("doubtful" if found.doubtful else "wrong")) == fate


def test_a_name_of_a_subquery_is_no_table() -> None:
    """A common table expression that has the name of a table is not that table."""
    query = "WITH orders AS (SELECT id FROM customers) SELECT id FROM orders"
    plan, sql = _planned(query)
    found = complaint(plan, STRICT, sql, query, ROWS)

    assert found is None or found.doubtful


def test_texts_are_no_names() -> None:
    """What stands within a text names nothing."""
    plan, sql = _planned(
        """SELECT total FROM orders WHERE status = 'FROM "customers" AS "orders"'"""
    )

    assert plan[0].tables == {"orders"}
    assert "customers" in sql
