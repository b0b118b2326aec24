"""Gives a connection the functions and collations of one dialect."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from typing import Any

from judge.sql.runtime import mysql, oracle, postgresql, sqlite
from judge.sql.runtime.failures import EngineError

_BLOOM_MENDED = (3, 41, 0)  # before, the filter of an automatic index hashed a text's length
_REMEMBERED = 128  # results of each function: a column of a small table has few values
_DIALECTS: Mapping[str, Any] = {
    "mysql": mysql,
    "postgresql": postgresql,
    "oracle": oracle,
    "sqlite": sqlite,
}


@dataclass(slots=True)
class Session:
    """What the functions of one connection share: the clock, and the last failure.

    ``failure`` is None until a function stops a statement; then SQLite raises an OperationalError
    of its own, and the reason stands here. Set it to None before the next statement. ``now`` is the
    time that NOW() and its like give, "2024-05-17 12:34:56".
    """

    now: str
    failure: EngineError | None = None


def install(connection: sqlite3.Connection, dialect: str, now: str) -> Session:
    """Give ``connection`` all that translated statements of ``dialect`` use.

    ``dialect`` is the value of a :class:`judge.model.schema.Dialect`. Call it before the tables are
    made (their columns name collations) and before an authorizer is set.
    """
    session = Session(now)
    if dialect != "sqlite" and sqlite3.sqlite_version_info < _BLOOM_MENDED:
        connection.execute("PRAGMA automatic_index = OFF")
    engine = _DIALECTS[dialect]
    connection.create_function("engine_now", 0, lambda: session.now)
    for name, function in engine.STRICT.items():
        strict = _strict(_remembering(function), session)
        connection.create_function(name, -1, strict, deterministic=True)
    for name, function in engine.LENIENT.items():
        lenient = _reporting(_remembering(function), session)
        connection.create_function(name, -1, lenient, deterministic=True)
    for name, aggregate in engine.AGGREGATES.items():
        connection.create_aggregate(name, -1, _watched(aggregate, session))
    for name, window in engine.WINDOWS.items():
        connection.create_window_function(name, -1, _watched(window, session))
    for name, collation in engine.COLLATIONS.items():
        connection.create_collation(name, collation)
    return session


@cache
def _remembering(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give the same result for the same values without asking ``function`` again.

    All connections share what is remembered: no function knows its session.
    """
    remembered = lru_cache(_REMEMBERED, typed=True)(function)

    def remembering(*values: Any) -> Any:
        """Ask anew where there is a zero: 0.0 and -0.0 are equal, and MySQL writes one as -0."""
        return function(*values) if 0.0 in values else remembered(*values)

    return remembering


def _strict(function: Callable[..., Any], session: Session) -> Callable[..., Any]:
    """Give NULL for any NULL."""

    def strict(*values: Any) -> Any:
        """Apply, and keep what the engine would have said."""
        if None in values:
            return None
        try:
            return function(*values)
        except EngineError as error:
            session.failure = error
            raise

    return strict


def _reporting(function: Callable[..., Any], session: Session) -> Callable[..., Any]:
    """Keep what the engine would have said."""

    @wraps(function)
    def reporting(*values: Any) -> Any:
        """Apply."""
        try:
            return function(*values)
        except EngineError as error:
            session.failure = error
            raise

    return reporting


def _watched(aggregate: type, session: Session) -> type:
    """Make an aggregate whose failures are kept."""

    class Watched(aggregate):  # type: ignore[misc]
        """The aggregate, reporting."""

        step = _reporting(aggregate.step, session)  # type: ignore[attr-defined]

    return Watched
