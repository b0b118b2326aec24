"""The attempts of one workspace, in SQLite.

::

    attempts     one row for each submission; rows are added, never changed
      id               1, 2, 3, ... in the order of adding
      slug             the problem
      submitted_at     ISO 8601, UTC, microseconds: 2026-03-01T09:30:00.000000+00:00
      language, style  as in the model
      source           the whole program, as it was handed in
      source_digest    SHA-256 of it
      verdict          the code on the screen
      record           judge.model.record, JSON
      machine_factor   the calibration that scaled the limits

``PRAGMA user_version`` counts the migrations that were applied. Each call opens and closes its own
connection: two commands may run at once, and the write-ahead log lets one read while one writes.
A damaged file is set aside under a new name, never deleted.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from judge.errors import ContentError, Mistake, Place
from judge.model.record import RecordError, from_record, to_record
from judge.model.submission import Submission
from judge.model.verdict import SubmissionResult, Verdict

_PATIENCE_SECONDS = 10.0  # to wait for another command that is writing
_MIGRATIONS = (
    """
    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        slug TEXT NOT NULL,
        submitted_at TEXT NOT NULL,
        language TEXT NOT NULL,
        style TEXT NOT NULL,
        source TEXT NOT NULL,
        source_digest TEXT NOT NULL,
        verdict TEXT NOT NULL,
        record TEXT NOT NULL,
        machine_factor REAL NOT NULL
    );
    CREATE INDEX attempts_of_problem ON attempts (slug, id);
    """,
)
_ADD = """
    INSERT INTO attempts (slug, submitted_at, language, style, source, source_digest,
                          verdict, record, machine_factor)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
# JE and NJ say nothing about the learner.
_STATES = """
    SELECT slug, MAX(verdict = 'AC') FROM attempts
    WHERE verdict NOT IN ('JE', 'NJ') GROUP BY slug ORDER BY slug
"""
_LAST = """
    SELECT id, slug, submitted_at, source, record FROM attempts
    WHERE slug = COALESCE(?, slug) ORDER BY id DESC LIMIT 1
"""
_LAST_UNSOLVED = """
    SELECT id, slug, submitted_at, source, record FROM attempts
    WHERE verdict NOT IN ('JE', 'NJ')
      AND slug NOT IN (SELECT slug FROM attempts WHERE verdict = 'AC')
    ORDER BY id DESC LIMIT 1
"""


class State(StrEnum):
    """How far a learner has come with a problem; one that was once solved stays solved."""

    TRIED = "tried"
    SOLVED = "solved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One submission that was judged; ``submitted_at`` is in UTC."""

    id: int
    submitted_at: datetime
    source: str
    result: SubmissionResult

    @property
    def slug(self) -> str:
        """The problem."""
        return self.result.slug

    @property
    def verdict(self) -> Verdict:
        """The judgement."""
        return self.result.verdict


class Store:
    """The attempts in one file, which is made when the first is added."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened yet."""
        self._path = path

    def add(
        self, submission: Submission, result: SubmissionResult, submitted_at: datetime
    ) -> Attempt:
        """Keep a judged submission; ``submitted_at`` has a time zone.

        What is kept of very long texts is what a record keeps of them.
        """
        record = to_record(result)
        moment = submitted_at.astimezone(UTC)
        row = (
            result.slug,
            moment.isoformat(timespec="microseconds"),
            submission.language,
            submission.style.value,
            submission.source,
            submission.digest,
            result.verdict.value,
            json.dumps(record),
            result.machine_factor,
        )
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._open() as connection:
            number = connection.execute(_ADD, row).lastrowid
        return Attempt(
            id=number or 0,
            submitted_at=moment,
            source=submission.source,
            result=from_record(record),
        )

    def states(self) -> dict[str, State]:
        """Problems that were ever judged, by slug; one that is missing is new."""
        return {
            slug: State.SOLVED if solved else State.TRIED for slug, solved in self._rows(_STATES)
        }

    def last(self, slug: str | None = None) -> Attempt | None:
        """Return the latest attempt, of one problem or of all."""
        return next(map(self._attempt, self._rows(_LAST, slug)), None)

    def last_unsolved(self) -> Attempt | None:
        """Return the latest attempt at a problem that was never solved."""
        return next(map(self._attempt, self._rows(_LAST_UNSOLVED)), None)

    def _rows(self, query: str, *values: str | None) -> list[tuple[Any, ...]]:
        if not self._path.exists():
            return []
        with self._open() as connection:
            return connection.execute(query, values).fetchall()

    def _attempt(self, row: tuple[Any, ...]) -> Attempt:
        number, _, submitted_at, source, record = row
        try:
            result = from_record(json.loads(record))
        except (RecordError, ValueError) as error:
            raise _broken(
                self._path,
                f"attempt {number} cannot be read: {error}",
                f"{number}번 기록을 읽을 수 없습니다: {error}",
            ) from error
        return Attempt(
            id=number,
            submitted_at=datetime.fromisoformat(submitted_at),
            source=source,
            result=result,
        )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open, migrate, commit or roll back, and close; ContentError for a damaged file."""
        connection = sqlite3.connect(self._path, timeout=_PATIENCE_SECONDS)
        try:
            self._migrate(connection)
            with connection:
                yield connection
        except sqlite3.DatabaseError as error:
            connection.close()
            if not _is_damage(error):
                raise _unusable(self._path, error) from error
            raise self._set_aside(error) from error
        finally:
            connection.close()

    def _migrate(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == len(_MIGRATIONS):
            return
        if version > len(_MIGRATIONS):
            raise _broken(
                self._path,
                f"a newer judge wrote this file (version {version}); update judge",
                f"더 새로운 judge가 쓴 파일입니다(버전 {version}). judge를 업데이트하세요",
            )
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        try:
            self._apply(connection)
        except BaseException:
            connection.rollback()
            raise
        connection.commit()

    def _apply(self, connection: sqlite3.Connection) -> None:
        """Apply what is missing; another command may have done it while we waited."""
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for number, script in enumerate(_MIGRATIONS[version:], start=version + 1):
            for statement in filter(str.strip, script.split(";")):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")

    def _set_aside(self, error: sqlite3.DatabaseError) -> ContentError:
        """Rename a damaged file so that the next command can begin a new one."""
        kept = next(
            name
            for number in range(1, 10_000)
            if not (name := self._path.with_name(f"{self._path.name}.damaged-{number}")).exists()
        )
        for suffix in ("", "-wal", "-shm"):
            part = self._path.with_name(self._path.name + suffix)
            if part.exists():
                part.rename(kept.with_name(kept.name + suffix))
        return _broken(
            self._path,
            f"the file is damaged ({error}); it is kept as {kept.name}, and the next command "
            "begins a new one",
            f"파일이 손상되었습니다({error}). {kept.name}(으)로 보관했으며 다음 명령부터 새 파일을 "
            "사용합니다",
        )


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    """Tell damage from a locked file, a full disk or a read-only folder (https://sqlite.org/rescode)."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return code & 0xFF in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def _unusable(path: Path, error: sqlite3.DatabaseError) -> ContentError:
    return _broken(
        path,
        f"the progress cannot be read or written: {error}",
        f"진행 기록을 읽거나 쓸 수 없습니다: {error}",
    )


def _broken(path: Path, en: str, ko: str) -> ContentError:
    return ContentError([Mistake(place=Place(file=path), key="", en=en, ko=ko)])
