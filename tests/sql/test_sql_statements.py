"""Parting a text into statements, the constructs in it, its constants, and conditions of CHECK."""

import pytest

from judge.catalog.table_definition import Parts, read_definition
from judge.model.dialect import Dialect
from judge.model.schema import Table
from judge.model.sql_source import Construct
from judge.sql.checks import columns_of, read_check
from judge.sql.constructs import constructs_of
from judge.sql.mining import Constant, constants_of, equated_columns
from judge.sql.statements import split_statements, stored_program
from judge.sql.worker.conditions import holds


@pytest.fixture
def table() -> Table:
    parts = Parts()
    for line in ("a int", "b int", "s varchar(9)", "t boolean"):
        read_definition(line, parts)
    return parts.table("t")


@pytest.mark.parametrize(
    "source, statements",
    [
        ("", ()),
        ("-- a; b\n/* c; */ # d;\n ; ;", ()),
        ("SELECT 1", ("SELECT 1",)),
        ("SELECT 1;", ("SELECT 1",)),
        ("SELECT ';' ; SELECT \";\" AS `;`", ("SELECT ';' ", '             SELECT ";" AS `;`')),
        ("a;\nb -- c", ("a", "  \nb -- c")),
        ("SELECT 'it''s; \\'; fine'", ("SELECT 'it''s; \\'; fine'",)),
        ("SELECT 1 /* never ends;", ("SELECT 1 /* never ends;",)),
    ],
)
def test_statements(source: str, statements: tuple[str, ...]) -> None:
    """A semicolon ends a statement unless it is quoted or a comment; places stay."""
    assert split_statements(source) == statements


@pytest.mark.parametrize(
    "source, program",
    [
        ("SELECT 1", None),
        ("-- CREATE FUNCTION f\nSELECT 1", None),
        ("CREATE TABLE t (a INT); CREATE FUNCTION f", None),
        ("# mine\ncreate  function f(n INT) RETURNS INT BEGIN RETURN 1; END", "CREATE FUNCTION"),
        ("/* mine */ CREATE OR REPLACE PROCEDURE p() BEGIN END", "CREATE OR REPLACE PROCEDURE"),
        ("DELIMITER //\nCREATE FUNCTION f", "DELIMITER"),
        ("DECLARE x NUMBER; BEGIN NULL; END;", "DECLARE"),
        ("SELECT 'BEGIN'; BEGIN", None),
    ],
)
def test_a_stored_program_is_told(source: str, program: str | None) -> None:
    """A text that begins one is no list of statements, whatever semicolons are in it."""
    assert stored_program(source) == program


@pytest.mark.parametrize(
    "source, constructs",
    [
        ("SELECT a FROM t", set()),
        ("SELECT * FROM t", {Construct.SELECT_STAR}),
        ("SELECT COUNT(*) FROM t", {Construct.AGGREGATE}),
        ("SELECT a FROM t JOIN u ON t.x = u.x", {Construct.JOIN}),
        ("SELECT a FROM t LEFT JOIN u ON t.x = u.x", {Construct.JOIN, Construct.LEFT_JOIN}),
        ("SELECT a FROM t WHERE a IN (SELECT b FROM u)", {Construct.SUBQUERY}),
        (
            "SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u)",
            {Construct.SUBQUERY, Construct.EXISTS},
        ),
        ("WITH c AS (SELECT 1 AS a) SELECT a FROM c", {Construct.CTE}),
        (
            "WITH RECURSIVE c AS (SELECT 1 AS a UNION ALL SELECT a + 1 FROM c) SELECT a FROM c",
            {Construct.CTE, Construct.RECURSIVE_CTE, Construct.UNION},
        ),
        ("SELECT RANK() OVER (ORDER BY a) FROM t", {Construct.WINDOW_FUNCTION}),
        (
            "SELECT a, SUM(b) FROM t GROUP BY a HAVING SUM(b) > 1 ORDER BY a LIMIT 3",
            {
                Construct.AGGREGATE,
                Construct.GROUP_BY,
                Construct.HAVING,
                Construct.ORDER_BY,
                Construct.LIMIT,
            },
        ),
        ("SELECT DISTINCT a FROM t", {Construct.DISTINCT}),
        ("SELECT CASE WHEN a = 1 THEN 2 END FROM t", {Construct.CASE}),
    ],
)
def test_constructs(source: str, constructs: set[Construct]) -> None:
    """Each construct is found where it stands, and nowhere else."""
    assert constructs_of(source, Dialect.MYSQL) == constructs


def test_constants_know_their_columns() -> None:
    """A constant belongs to the column that it is compared with; a pattern is told apart."""
    source = (
        "SELECT SUM(a) FROM t WHERE a > 3 AND s LIKE '%x_' AND d BETWEEN '2024-01-01' AND "
        "'2024-02-01' GROUP BY b HAVING COUNT(*) >= 2 LIMIT 7"
    )

    assert constants_of(source, Dialect.MYSQL) == {
        Constant("3", is_text=False, column="a"),
        Constant("%x_", is_text=True, column="s", pattern=True),
        Constant("2024-01-01", is_text=True, column="d"),
        Constant("2024-02-01", is_text=True, column="d"),
        Constant("2", is_text=False, column=None),
        Constant("7", is_text=False, column=None),
    }


def test_columns_that_are_compared() -> None:
    """Two columns on both sides of an equation belong together, whatever their tables."""
    source = "SELECT 1 FROM t JOIN u ON t.a = u.B AND t.c > u.d WHERE t.e = 3 AND u.f = u.f"

    assert equated_columns(source, Dialect.MYSQL) == {frozenset({"a", "b"}), frozenset({"f"})}


@pytest.mark.parametrize(
    "check, yes, no, unknown",
    [
        ("a >= 0", {"a": 0}, {"a": -1}, {"a": None}),
        ("(a < b)", {"a": 1, "b": 2}, {"a": 2, "b": 2}, {"a": None, "b": 1}),
        ("a between 1 and 3", {"a": 3}, {"a": 4}, {"a": None}),
        ("a > -2 AND b <> 3", {"a": 0, "b": 1}, {"a": 0, "b": 3}, {"a": 0, "b": None}),
        ("a = 1 OR b = 1", {"a": None, "b": 1}, {"a": 0, "b": 0}, {"a": None, "b": 0}),
        ("s IN ('x', 'y')", {"s": "y"}, {"s": "z"}, {"s": None}),
        ("NOT a = 1", {"a": 2}, {"a": 1}, {"a": None}),
        ("s IS NOT NULL", {"s": "x"}, {"s": None}, {"s": "y"}),
        ("t = true", {"t": 1}, {"t": 0}, {"t": None}),
        ("a <= 1.5", {"a": 1}, {"a": 2}, {"a": "text"}),
    ],
)
def test_conditions(
    check: str,
    yes: dict[str, object],
    no: dict[str, object],
    unknown: dict[str, object],
    table: Table,
) -> None:
    """A CHECK lets a row in unless it is false; an unknown is not false."""
    condition = read_check(check, table)

    assert condition is not None
    assert columns_of(condition) == set(yes)
    assert holds(condition, yes)  # type: ignore[arg-type]  # values of a row
    assert not holds(condition, no)  # type: ignore[arg-type]  # the same
    assert holds(condition, unknown)  # type: ignore[arg-type]  # the same


@pytest.mark.parametrize("check", ["LENGTH(s) > 3", "s LIKE 'a%'", "nope = 1", "a +", "a = b + 1"])
def test_conditions_without_a_word_here(check: str, table: Table) -> None:
    """What we cannot evaluate is told as such, and is no condition."""
    assert read_check(check, table) is None
