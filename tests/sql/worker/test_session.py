"""Functions remember what they gave, and nothing that is not equal in every respect."""

import sqlite3
from typing import Any

import pytest

from judge.sql.runtime import Session, install

NOW = "2024-05-17 12:34:56"


def opened(dialect: str) -> tuple[sqlite3.Connection, Session]:
    connection = sqlite3.connect(":memory:")
    return connection, install(connection, dialect, NOW)


@pytest.mark.parametrize(
    "values", [(2, 2.0, "2"), (0.0, -0.0, 0), (-0.0, 0.0, 0), (1, "1", 1.0, True)]
)
def test_equal_values_of_other_types_are_told_apart(values: tuple[Any, ...]) -> None:
    """2, 2.0, "2" and the two zeros are written each in its own way, whoever came first."""
    together, _ = opened("mysql")
    for value in values:
        alone, _ = opened("mysql")
        texts = [
            connection.execute("SELECT my_text(?1), my_hex(?1)", (value,)).fetchone()
            for connection in (together, alone, together)
        ]
        assert texts[0] == texts[1] == texts[2]


def test_a_failure_is_reported_every_time() -> None:
    """What a function stops at once, it stops again, with its reason."""
    connection, session = opened("postgresql")
    for _ in range(3):
        session.failure = None
        with pytest.raises(sqlite3.OperationalError):
            connection.execute("SELECT fit_text('too long', 3, 'name')").fetchone()
        assert session.failure is not None
    assert connection.execute("SELECT fit_text('fits', 4, 'name')").fetchone() == ("fits",)
