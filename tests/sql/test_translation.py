"""What a translation tells its caller: order, names, refusals with their place, changes."""

import sqlite3

import pytest

from judge.model.dialect import Dialect
from judge.sql.constructs import constructs_of
from judge.sql.mining import constants_of
from judge.sql.runtime import install
from judge.sql.translation import Refused, Statement, Translated, Unsupported, translate
from tests.sql.differential.suite import database
from tests.sql.differential.tables import SCHEMA

MYSQL, POSTGRESQL, ORACLE, SQLITE = Dialect


def translated(query: str, dialect: Dialect = MYSQL) -> Translated:
    """Translate what must be translated."""
    found = translate(query, dialect, SCHEMA)
    assert isinstance(found, Translated), found
    return found


def test_sort_keys_that_are_not_shown_follow_the_columns() -> None:
    """A caller can tell ties apart from order."""
    found = translated("SELECT name FROM emp ORDER BY salary DESC, id")

    assert (len(found.columns), found.hidden, found.order) == (1, 2, (1, 2))


def test_free_order_has_no_keys() -> None:
    """Without ORDER BY every order is right."""
    assert translated("SELECT name FROM emp").order == ()


def test_a_cut_is_told() -> None:
    """A tie at LIMIT leaves the answer open."""
    assert translated("SELECT id FROM emp ORDER BY salary LIMIT 1").limited


def test_functions_and_tables_are_named() -> None:
    """An authorizer allows these and no more."""
    found = translated("SELECT UPPER(e.name) FROM emp e JOIN dept d ON d.id = e.dept_id")

    assert found.functions == {"my_upper"}
    assert found.reads == {"emp", "dept"}


@pytest.mark.parametrize(
    "dialect, query, names",
    [
        (MYSQL, "SELECT COUNT(*), id+1, Name FROM emp GROUP BY id", ["COUNT(*)", "id+1", "Name"]),
        (POSTGRESQL, "SELECT COUNT(*), 1 + 1, Id AS Key FROM emp GROUP BY id", None),
        (ORACLE, "SELECT id + 1, name AS n FROM emp", ["ID+1", "N"]),
        (SQLITE, "SELECT id+1, Name FROM emp", ["id+1", "name"]),
    ],
)
def test_columns_are_named_as_the_engine_does(
    dialect: Dialect, query: str, names: list[str] | None
) -> None:
    """Each engine has a way of its own."""
    found = [column.name for column in translated(query, dialect).columns]

    assert found == (names or ["count", "?column?", "key"])


@pytest.mark.parametrize(
    "dialect, query, code, place",
    [
        (MYSQL, "SELECT foo FROM emp", "1054", (1, 8)),
        (MYSQL, "SELECT id,\n  nme FROM emp", "1054", (2, 3)),
        (MYSQL, "SELECT 1 FROM nowhere", "1146", (1, 15)),
        (MYSQL, "SELECT NVL(1, 2)", "1305", (1, 8)),
        (MYSQL, "SELECT id FORM emp WHERE", "1064", None),
        (MYSQL, "SELECT id, 'name FROM emp", "1064", (1, 12)),
        (MYSQL, "SELECT 'a',\n  \"it's\", 'it''s FROM emp", "1064", (2, 11)),
        (POSTGRESQL, 'SELECT "name FROM emp', "42601", (1, 8)),
        (ORACLE, "SELECT id /* 'never", "ORA-00900", None),
        (POSTGRESQL, "SELECT id FROM emp WHERE salary", "42804", None),
        (POSTGRESQL, "SELECT id FROM emp WHERE name = 1", "42883", None),
        (ORACLE, "SELECT id FROM emp LIMIT 3", "ORA-00933", None),
        (MYSQL, "DELETE FROM emp WHERE id IN (SELECT MAX(id) FROM emp)", "1093", None),
        (MYSQL, "INSERT INTO dept (id, title) VALUES (1)", "1222", None),
        (MYSQL, "INSERT INTO dept (id, nope) VALUES (1, 2)", "1054", None),
        (MYSQL, "UPDATE nowhere SET a = 1", "1146", None),
    ],
)
def test_a_refusal_has_the_engines_code_and_its_place(
    dialect: Dialect, query: str, code: str, place: tuple[int, int] | None
) -> None:
    """The learner is told what the engine would say, and where."""
    found = translate(query, dialect, SCHEMA)

    assert isinstance(found, Refused)
    assert found.code == code
    assert place is None or found.position is not None
    if place and found.position:
        assert (found.position.line, found.position.column) == place


@pytest.mark.parametrize(
    "dialect, query, en, ko",
    [
        (
            MYSQL,
            "SELECT 'name FROM emp",
            "the quote ' that is opened here is not closed",
            "여기서 연 따옴표(')를 닫지 않았습니다.",
        ),
        (
            POSTGRESQL,
            "SELECT id FROM emp WHERE id",
            "a condition must be boolean, not integer: compare it with something, as x > 0",
            "조건은 boolean이어야 하는데 integer입니다. x > 0처럼 비교하세요.",
        ),
    ],
)
def test_a_refusal_says_how_to_mend_it(dialect: Dialect, query: str, en: str, ko: str) -> None:
    """Both languages name the cause, and neither speaks the other."""
    found = translate(query, dialect, SCHEMA)

    assert isinstance(found, Refused)
    assert (found.message.en, found.message.ko) == (en, ko)


@pytest.mark.parametrize(
    "dialect, query, construct",
    [
        (MYSQL, "SELECT JSON_EXTRACT('{}', '$.a')", "JSON_EXTRACT()"),
        (MYSQL, "SELECT @n := 1", "@variable :="),
        (MYSQL, "SELECT RAND()", "RAND()"),
        (MYSQL, "DROP TABLE emp", "DROP"),
        (MYSQL, "SELECT 1; SELECT 2", "more than one statement"),
        (MYSQL, "", "empty text"),
        (MYSQL, "UPDATE emp SET bonus = 1, salary = bonus", "SET that reads"),
        (MYSQL, "DELETE a, b FROM emp a JOIN dept b ON a.id = b.id", "DELETE from several"),
        (MYSQL, "UPDATE emp e LEFT JOIN dept d ON e.id = d.id SET e.bonus = 1", "UPDATE with"),
        (POSTGRESQL, "SELECT * FROM emp, LATERAL (SELECT 1) x", "LATERAL"),
        (POSTGRESQL, "SELECT id FROM emp EXCEPT ALL SELECT id FROM dept", "EXCEPT ALL"),
        (POSTGRESQL, "SELECT ARRAY_AGG(id) FROM emp", "ARRAY_AGG()"),
        (ORACLE, "SELECT id FROM emp WHERE ROWNUM < 3 ORDER BY id", "ROWNUM beside ORDER BY"),
        (ORACLE, "SELECT * FROM emp PIVOT (COUNT(*) FOR dept_id IN (1))", "PIVOT"),
        (ORACLE, "SELECT MAX(id) KEEP (DENSE_RANK FIRST ORDER BY id) FROM emp", "KEEP"),
        (SQLITE, "SELECT PRINTF('%d', 1)", "PRINTF()"),
    ],
)
def test_what_is_not_known_is_named(dialect: Dialect, query: str, construct: str) -> None:
    """Nothing that has no row in the tables reaches SQLite."""
    found = translate(query, dialect, SCHEMA)

    assert isinstance(found, Unsupported), found
    assert found.construct.startswith(construct)
    assert found.hint.ko
    assert found.hint.en


@pytest.mark.parametrize(
    "dialect, change, probe, rows",
    [
        (
            MYSQL,
            "INSERT INTO dept VALUES (9, 'New', NULL)",
            "title FROM dept WHERE id = 9",
            ["New"],
        ),
        (
            MYSQL,
            "INSERT INTO emp (id, salary, hired) SELECT id + 20, 5.555, '2024-1-5' FROM dept",
            "salary || hired FROM emp WHERE id = 21",
            ["5.562024-01-05"],
        ),
        (
            MYSQL,
            "INSERT IGNORE INTO dept VALUES (1, 'x', 'y')",
            "title FROM dept WHERE id = 1",
            ["Dev"],
        ),
        (MYSQL, "REPLACE INTO dept VALUES (1, 'x', 'y')", "title FROM dept WHERE id = 1", ["x"]),
        (
            MYSQL,
            "INSERT INTO dept VALUES (1, 'x', 'y') ON DUPLICATE KEY UPDATE "
            "title = CONCAT(title, VALUES(title))",
            "title FROM dept WHERE id = 1",
            ["Devx"],
        ),
        (
            POSTGRESQL,
            "INSERT INTO dept VALUES (1, 'x', 'y') ON CONFLICT (id) DO UPDATE "
            "SET title = excluded.title WHERE dept.id = 1",
            "title FROM dept WHERE id = 1",
            ["x"],
        ),
        (
            POSTGRESQL,
            "INSERT INTO dept VALUES (1, 'x', 'y') ON CONFLICT DO NOTHING",
            "title FROM dept WHERE id = 1",
            ["Dev"],
        ),
        (
            MYSQL,
            "UPDATE emp SET salary = salary * 1.1 WHERE id = 2",
            "salary FROM emp WHERE id = 2",
            ["4400.55"],
        ),
        (
            MYSQL,
            "UPDATE emp e JOIN dept d ON e.dept_id = d.id SET e.email = d.city WHERE d.id = 3",
            "COUNT(*) FROM emp WHERE email IS NULL AND dept_id = 3",
            [2],
        ),
        (
            POSTGRESQL,
            "UPDATE emp SET email = d.title FROM dept d WHERE d.id = emp.dept_id AND emp.id = 1",
            "email FROM emp WHERE id = 1",
            ["Dev"],
        ),
        (
            MYSQL,
            "UPDATE emp SET bonus = 7 ORDER BY salary DESC LIMIT 1",
            "id FROM emp WHERE bonus = 7",
            [9],
        ),
        (MYSQL, "DELETE FROM emp WHERE name = 'KIM'", "COUNT(*) FROM emp", [8]),
        (
            MYSQL,
            "DELETE e FROM emp e JOIN dept d ON e.dept_id = d.id WHERE d.title = 'ops'",
            "COUNT(*) FROM emp",
            [7],
        ),
        (
            POSTGRESQL,
            "DELETE FROM emp USING dept d WHERE d.id = emp.dept_id",
            "COUNT(*) FROM emp",
            [1],
        ),
        (MYSQL, "DELETE FROM emp ORDER BY id LIMIT 3", "MIN(id) FROM emp", [4]),
        (
            MYSQL,
            "DELETE FROM emp WHERE id IN (SELECT m FROM (SELECT MAX(id) AS m FROM emp) t)",
            "MAX(id) FROM emp",
            [9],
        ),
        (
            MYSQL,
            "CREATE VIEW v AS SELECT dept_id, COUNT(*) AS c FROM emp GROUP BY dept_id",
            "MAX(c) FROM v",
            [3],
        ),
        (MYSQL, "CREATE UNIQUE INDEX i ON emp (id DESC, name)", "COUNT(*) FROM emp", [10]),
        (
            MYSQL,
            "CREATE TABLE z (id INT PRIMARY KEY, p DECIMAL(4,1) DEFAULT 2, CHECK (p > 0))",
            "COUNT(*) FROM z",
            [0],
        ),
    ],
)
def test_changes_do_what_the_engine_does(
    dialect: Dialect, change: str, probe: str, rows: list[object]
) -> None:
    """The tables afterwards are the real engine's."""
    connection = database(dialect)
    connection.execute(translated(change, dialect).sql)

    found = [row[0] for row in connection.execute(f"SELECT {probe}")]

    assert found == rows


def test_a_counting_column_counts_on() -> None:
    """AUTO_INCREMENT fills what INSERT leaves out."""
    from judge.sql.definitions import read_schema
    from judge.sql.tables import create_statements

    schema = read_schema("CREATE TABLE c (id INT AUTO_INCREMENT PRIMARY KEY, n VARCHAR(3))", MYSQL)
    assert not isinstance(schema, (Refused, Unsupported))
    connection = sqlite3.connect(":memory:")
    install(connection, MYSQL, "2024-05-17 12:34:56")
    connection.execute(create_statements(schema, MYSQL)[0])
    for text in ("INSERT INTO c (n) VALUES ('a'), ('b')", "INSERT INTO c VALUES (NULL, 'c')"):
        made = translate(text, MYSQL, schema)
        assert isinstance(made, Translated)
        connection.execute(made.sql)

    assert connection.execute("SELECT id, n FROM c").fetchall() == [(1, "a"), (2, "b"), (3, "c")]


DEEP = {  # what comes first, what is repeated, what is inside, what closes it, what comes last
    "parentheses": ("SELECT ", "(", "1", ")", " FROM dept"),
    "calls": ("SELECT ", "ABS(", "1", ")", " FROM dept"),
    "CASE": ("SELECT ", "CASE WHEN 1 = 1 THEN ", "1", " END", " FROM dept"),
    "NOT": ("SELECT id FROM dept WHERE ", "NOT ", "id = 1", "", ""),
    "signs": ("SELECT ", "- ", "1", "", " FROM dept"),
    "sums": ("SELECT 1", " + 1", "", "", " FROM dept"),
    "IN": ("SELECT 1 FROM dept WHERE id IN ", "(SELECT id FROM dept WHERE id IN ", "(1)", ")", ""),
    "FROM": ("SELECT * FROM ", "(SELECT * FROM ", "dept", ") t", ""),
    "EXISTS": ("SELECT 1 FROM dept WHERE ", "EXISTS (SELECT 1 FROM dept WHERE ", "1 = 1", ")", ""),
    "parts": ("", "(", "SELECT 1 FROM dept", ")", ""),
    "UNION": ("SELECT 1 FROM dept", " UNION SELECT 1 FROM dept", "", "", ""),
    "JOIN": ("SELECT 1 FROM dept", " JOIN dept", "", "", ""),
    "DELETE": ("DELETE FROM dept WHERE id = ", "(", "1", ")", ""),
    "WITH": ("", "WITH t AS (", "SELECT 1 AS a FROM dept", ") SELECT a FROM t", ""),
}


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize("kind", DEEP)
def test_a_deep_text_has_a_fate(kind: str, dialect: Dialect) -> None:
    """However deep, it is no error of ours, neither here nor where constructs are looked for."""
    for depth in (5, 20, 60, 500, *([5000] if kind != "UNION" else [])):
        first, opening, inside, closing, last = DEEP[kind]
        text = first + opening * depth + inside + closing * depth + last
        made = translate(text, dialect, SCHEMA)

        assert isinstance(made, (Translated, Refused, Unsupported))
        if isinstance(made, Translated):
            constructs_of(text, dialect)
            constants_of(text, dialect)
        if depth == 5:
            assert not isinstance(made, Unsupported), made
        if depth == 5000:
            assert not isinstance(made, Translated)


def test_the_reason_of_a_stop_is_kept() -> None:
    """SQLite tells nothing of a function's error; the session does."""
    connection = sqlite3.connect(":memory:")
    session = install(connection, POSTGRESQL, "2024-05-17 12:34:56")
    made = translated("SELECT 1 / 0", POSTGRESQL)

    with pytest.raises(sqlite3.OperationalError):
        connection.execute(made.sql).fetchall()
    assert session.failure is not None
    assert session.failure.code == "22012"


def test_a_statements_kind_is_told() -> None:
    """A problem may ask for a change or a view only."""
    found = translated("CREATE VIEW v (a) AS SELECT id FROM emp")

    assert (found.statement, found.makes) == (Statement.CREATE_VIEW, "v")
