"""Gives a connection the functions and collations of one dialect."""

import sqlite3
from dataclasses import dataclass


class EngineError(Exception):
    """The real engine would stop here: ``code`` is its own, ``message`` its wording."""

    def __init__(self, code: str, message: str) -> None:
        """Keep both."""
        super().__init__(message)
        self.code = code
        self.message = message


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
    raise NotImplementedError(connection, dialect, now)
