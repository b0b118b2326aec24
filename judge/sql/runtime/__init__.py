"""What a dialect needs in SQLite: functions, aggregates, window functions and collations.

Standard library only, and nothing of the judge outside this folder: the folder is copied into the
sandbox as ``judge/sql/runtime/`` (no other file of the judge is needed there) and imported by a
``python -I -S`` that has put the copy's root on its path. Python 3.11 (window functions), SQLite
3.31 at least; FULL and RIGHT JOIN need 3.39.

A function that the real engine would stop at raises inside SQLite, which tells its caller nothing;
the :class:`~judge.sql.runtime.session.Session` that :func:`install` returns keeps what happened.
"""

from judge.sql.runtime.failures import EngineError
from judge.sql.runtime.session import Session, install

__all__ = ["EngineError", "Session", "install"]
