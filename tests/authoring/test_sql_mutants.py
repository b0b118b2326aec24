"""Mutants of SQL: one small slip each, all of them readable, none of them twice."""

import pytest

from judge.authoring.sql_mutants import sql_mutants_of
from judge.judging.sql.script import Script, make_script
from judge.model.dialect import Dialect
from judge.model.sql_problem import Reference, SqlProblem, SqlTask
from judge.sql.parsing import parse, written
from tests.shipped import shipped

HEAD = "SELECT a FROM t"
KINDS = [
    ("WHERE a < 3", ["", "WHERE a <= 3", "WHERE a >= 3", "WHERE a < 4", "WHERE a < 2"]),
    ("WHERE a = b", ["", "WHERE a <> b"]),
    ("WHERE a IS NULL", ["", "WHERE NOT a IS NULL"]),
    ("WHERE NOT a IS NULL", ["", "WHERE a IS NULL"]),
    (
        "WHERE a AND b OR c",
        [
            "",
            *("WHERE a AND b AND c", "WHERE a AND b", "WHERE c"),
            *("WHERE (a OR b) OR c", "WHERE a OR c", "WHERE b OR c"),
        ],
    ),
    (
        "WHERE a BETWEEN b AND c",
        [
            *("", "WHERE (a > b AND a <= c)", "WHERE (a >= b AND a < c)"),
            "WHERE NOT a BETWEEN b AND c",
        ],
    ),
    (
        "WHERE a > '2024-02-29'",
        [
            *("", "WHERE a >= '2024-02-29'", "WHERE a <= '2024-02-29'"),
            *("WHERE a > '2024-03-01'", "WHERE a > '2024-02-28'"),
        ],
    ),
    (
        "WHERE EXISTS(SELECT 1 FROM u WHERE a)",
        ["", "WHERE NOT EXISTS(SELECT 1 FROM u WHERE a)", "WHERE EXISTS(SELECT 1 FROM u)"],
    ),
    (
        "JOIN u ON t.a = u.a",
        ["LEFT JOIN u ON t.a = u.a", "CROSS JOIN u", "JOIN u ON t.a <> u.a"],
    ),
    (
        "LEFT JOIN u ON t.a AND u.b",
        [
            "LEFT JOIN u ON t.a WHERE u.b",
            *("JOIN u ON t.a AND u.b", "RIGHT JOIN u ON t.a AND u.b", "CROSS JOIN u"),
            *("LEFT JOIN u ON t.a OR u.b", "LEFT JOIN u ON t.a", "LEFT JOIN u ON u.b"),
        ],
    ),
    (
        "ORDER BY a DESC, b",
        [
            *("", "ORDER BY b", "ORDER BY a DESC", "ORDER BY b, a DESC"),
            *("ORDER BY a, b", "ORDER BY a DESC, b DESC"),
        ],
    ),
    ("LIMIT 2", ["", "LIMIT 3", "LIMIT 1"]),
    (
        "GROUP BY a, b HAVING c",
        ["GROUP BY b HAVING c", "GROUP BY a HAVING c", "GROUP BY a, b"],
    ),
]


def sources(text: str, dialect: Dialect = Dialect.MYSQL) -> set[str]:
    """Return the mutants of one statement, without the end of it."""
    return {each.source.removesuffix(";\n") for each in sql_mutants_of(text, dialect)}


@pytest.mark.parametrize("rest, expected", KINDS)
def test_each_kind_of_slip(rest: str, expected: list[str]) -> None:
    """Every construct has its slips, and the rest of the statement stays."""
    distinct = f"{HEAD} {rest}".replace("SELECT a", "SELECT DISTINCT a", 1)

    assert sources(f"{HEAD} {rest}") - {distinct} == {f"{HEAD} {each}".strip() for each in expected}


SELECTED = [
    ("COUNT(a)", ["COUNT(*)", "COUNT(DISTINCT a)"]),
    ("COUNT(DISTINCT a)", ["COUNT(a)"]),
    ("SUM(a)", ["AVG(a)", "MAX(a)", "COUNT(a)"]),
    ("COALESCE(MAX(a), 0)", ["MAX(a)", "COALESCE(MIN(a), 0)"]),
    ("a + b", ["a - b"]),
    ("a / b", ["a * b"]),
    ("CASE WHEN a THEN b ELSE c END", ["CASE WHEN a THEN b END"]),
    (
        "ROW_NUMBER() OVER (PARTITION BY a ORDER BY b)",
        [
            *("ROW_NUMBER() OVER (ORDER BY b)", "ROW_NUMBER() OVER (PARTITION BY a)"),
            "RANK() OVER (PARTITION BY a ORDER BY b)",
            "DENSE_RANK() OVER (PARTITION BY a ORDER BY b)",
            "ROW_NUMBER() OVER (PARTITION BY a ORDER BY b DESC)",
        ],
    ),
]


@pytest.mark.parametrize("selected, expected", SELECTED)
def test_slips_in_what_is_selected(selected: str, expected: list[str]) -> None:
    """Aggregates, windows, and NULLs that nobody thought of."""
    begin, end = "SELECT ", " FROM t"
    found = {each.removeprefix(begin).removesuffix(end) for each in sources(begin + selected + end)}

    assert {each for each in found if not each.startswith("DISTINCT")} >= set(expected)
    assert selected not in found


def test_unions_and_filters() -> None:
    """UNION for UNION ALL; a FILTER forgotten."""
    text = "SELECT COUNT(*) FILTER (WHERE a) FROM t UNION ALL SELECT b FROM u"
    found = [each.source for each in sql_mutants_of(text, Dialect.POSTGRESQL)]

    assert "SELECT COUNT(*) FILTER(WHERE a) FROM t UNION SELECT b FROM u;\n" in found
    assert "SELECT COUNT(*) FROM t UNION ALL SELECT b FROM u;\n" in found


def test_changes_have_slips_too() -> None:
    """What SET writes is no comparison; an index is left alone."""
    text = "CREATE INDEX i ON t (a);\nUPDATE t SET a = a + 1 WHERE b = 2"
    found = [each.source for each in sql_mutants_of(text, Dialect.MYSQL)]

    assert all(each.startswith("CREATE INDEX i ON t(a);\nUPDATE t SET a = ") for each in found)
    assert [each.partition("UPDATE t SET ")[2] for each in found] == [
        "a = a + 1;\n",
        "a = a - 1 WHERE b = 2;\n",
        "a = a + 1 WHERE b <> 2;\n",
        "a = a + 2 WHERE b = 2;\n",
        "a = a + 0 WHERE b = 2;\n",
        "a = a + 1 WHERE b = 3;\n",
        "a = a + 1 WHERE b = 1;\n",
    ]


def test_numbers_that_are_no_values() -> None:
    """A column's place, SELECT 1 of EXISTS, a type's size and a counted mark are left alone."""
    text = (
        "SELECT CAST(a AS DECIMAL(9, 2)), COUNT(CASE WHEN b THEN 1 END) FROM t "
        "WHERE EXISTS(SELECT 1 FROM u) GROUP BY 1 ORDER BY 2"
    )
    kinds = {each.kind.en for each in sql_mutants_of(text, Dialect.MYSQL)}

    assert "a wrong constant" not in kinds


def test_what_is_shown() -> None:
    """The line in the author's file, and the piece that changed, with a few words around it."""
    text = "-- dialect: mysql\nSELECT a_name, another_name\nFROM some_table\nWHERE a_name < 3"
    (mutant,) = (each for each in sql_mutants_of(text, Dialect.MYSQL) if "<= 3" in each.source)

    assert (mutant.line, mutant.kind.en) == (4, "off by one at a comparison")
    shown = ("…some_table WHERE a_name < 3", "…some_table WHERE a_name <= 3")
    assert (mutant.before, mutant.after) == shown


REFERENCES = [
    (problem, reference)
    for problem in shipped(SqlProblem)
    if problem.task is not SqlTask.SCHEMA
    for reference in problem.references
]
NAMES = [f"{problem.slug}.{reference.dialect}" for problem, reference in REFERENCES]


@pytest.mark.parametrize("problem, reference", REFERENCES, ids=NAMES)
def test_a_reference_written_again_is_the_same(problem: SqlProblem, reference: Reference) -> None:
    """What the tree is written as runs as the author's own text does: only the slip differs."""
    source = reference.path.read_text("utf-8")
    trees = parse(source, reference.dialect)
    again = ";\n".join(written(tree, reference.dialect) for tree in trees)
    mine, its = (make_script(text, reference.dialect, problem) for text in (source, again))

    assert isinstance(mine, Script)
    assert isinstance(its, Script)
    assert mine.statements == its.statements
