"""Every row of the tables of functions holds: any call has one of the three fates."""

import pytest

from judge.model.dialect import Dialect
from judge.sql import mysql, oracle, postgresql, sqlite
from judge.sql.translation import Refused, Translated, Unsupported, translate
from tests.sql.differential.suite import database
from tests.sql.differential.tables import SCHEMA

ENGINES = {
    Dialect.MYSQL: mysql.ENGINE,
    Dialect.POSTGRESQL: postgresql.ENGINE,
    Dialect.ORACLE: oracle.ENGINE,
    Dialect.SQLITE: sqlite.ENGINE,
}
ARGUMENTS = ["", "id", "NULL", "name, 2", "salary, 1", "hired, hired", "'a', 'b', 'c'"]
ARGUMENTS += ["1, 2, 3, 4, 5, 6, 7, 8, 9", "email", "hired", "'2024-01-31'", "id, NULL"]


@pytest.mark.parametrize("dialect", ENGINES)
def test_any_call_is_translated_refused_or_named(dialect: Dialect) -> None:
    """Whatever the arguments are; what is translated is a text that SQLite prepares."""
    engine = ENGINES[dialect]
    connection = database(dialect)
    for name in [*engine.functions, *engine.aggregates, *engine.windows, *engine.real]:
        for arguments in ARGUMENTS:
            for tail in ("", " OVER (PARTITION BY dept_id ORDER BY id)"):
                query = f"SELECT {name}({arguments}){tail} AS x FROM emp"  # noqa: S608 - ours
                made = translate(query, dialect, SCHEMA)
                if isinstance(made, Translated):
                    connection.execute(f"EXPLAIN {made.sql}")


@pytest.mark.parametrize("dialect", ENGINES)
def test_a_function_of_another_dialect_is_refused(dialect: Dialect) -> None:
    """The real engine has no such function."""
    assert isinstance(translate("SELECT NO_SUCH(id) FROM emp", dialect, SCHEMA), Refused)


@pytest.mark.parametrize(
    "dialect, query",
    [
        (Dialect.MYSQL, "SELECT JSON_REMOVE(name, '$.a') FROM emp"),
        (Dialect.POSTGRESQL, "SELECT CORR(id, bonus) FROM emp"),
        (Dialect.POSTGRESQL, "SELECT ARRAY(SELECT id FROM dept)"),
        (Dialect.ORACLE, "SELECT STANDARD_HASH(name) FROM emp"),
    ],
)
def test_a_function_that_the_engine_has_is_no_mistake(dialect: Dialect, query: str) -> None:
    """What we lack is not judged."""
    assert isinstance(translate(query, dialect, SCHEMA), Unsupported)
