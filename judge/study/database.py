"""The file that keeps what one learner did, in SQLite: ``.judge/progress.sqlite3``.

``PRAGMA user_version`` counts the migrations that were applied, in the order that never changes.
Each use opens and closes its own connection: two commands may run at once, and the write-ahead
log lets one read while one writes. A damaged file is set aside under a new name, never deleted.
"""

import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from judge.errors import ContentError, Mistake, Place, UsageError
from judge.whole_file import sync_folder

_COUNTED = frozenset({"tallies", "days"})
_PATIENCE_SECONDS = 10.0  # to wait for another command that is writing
_ATTEMPTS = """
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
"""
_PRACTICE = """
    CREATE TABLE practice (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        action TEXT NOT NULL,
        item TEXT NOT NULL,
        grade INTEGER,
        suggested INTEGER,
        stability REAL,
        difficulty REAL,
        due TEXT,
        content TEXT,
        facts TEXT,
        undoes INTEGER
    );
    CREATE TABLE plans (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        made_at TEXT NOT NULL,
        first_day TEXT NOT NULL,
        interview TEXT NOT NULL,
        minutes INTEGER NOT NULL,
        scope TEXT NOT NULL
    );
"""
# Screens of a million attempts have no time to read them (measured by benchmarks/history.py), so
# what they show is counted when an attempt is added. JE and NJ say nothing about the learner: they
# are attempts, and no tries. The learner's day begins at four (judge.study.schedule.day).
_SUMMARIES = """
    ALTER TABLE attempts ADD COLUMN day TEXT;
    ALTER TABLE attempts ADD COLUMN cpu_seconds REAL;
    ALTER TABLE attempts ADD COLUMN limit_seconds REAL;
    UPDATE attempts SET day = date(submitted_at, 'localtime', '-4 hours');
    UPDATE attempts SET
        cpu_seconds = (SELECT MAX(json_extract(value, '$.cpu_seconds'))
                       FROM json_each(record, '$.cases')),
        limit_seconds = json_extract(record, '$.limits.time_seconds')
    WHERE json_valid(record);
    CREATE TABLE tallies (
        slug TEXT PRIMARY KEY,
        attempts INTEGER NOT NULL DEFAULT 0,
        tries INTEGER NOT NULL DEFAULT 0,
        solved INTEGER NOT NULL DEFAULT 0,
        first_try INTEGER NOT NULL DEFAULT 0,
        last_try INTEGER,
        first_solved INTEGER,
        best INTEGER,
        best_seconds REAL
    ) WITHOUT ROWID;
    CREATE TABLE days (
        day TEXT PRIMARY KEY,
        tries INTEGER NOT NULL DEFAULT 0,
        solved INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    INSERT INTO tallies (slug, attempts, tries, solved, last_try, first_solved, best_seconds)
        SELECT slug, COUNT(*), SUM(verdict NOT IN ('JE', 'NJ')), SUM(verdict = 'AC'),
               MAX(CASE WHEN verdict NOT IN ('JE', 'NJ') THEN id END),
               MIN(CASE WHEN verdict = 'AC' THEN id END),
               MIN(CASE WHEN verdict = 'AC' THEN cpu_seconds / machine_factor END)
        FROM attempts GROUP BY slug;
    UPDATE tallies SET best = (
        SELECT MIN(id) FROM attempts WHERE attempts.slug = tallies.slug AND verdict = 'AC'
            AND cpu_seconds / machine_factor = best_seconds);
    UPDATE tallies SET first_try = 1 WHERE slug IN (
        SELECT slug FROM attempts WHERE verdict = 'AC' AND id IN (
            SELECT MIN(id) FROM attempts WHERE verdict NOT IN ('JE', 'NJ') GROUP BY slug));
    INSERT INTO days (day, tries, solved)
        SELECT day, COUNT(*), SUM(verdict = 'AC') FROM attempts
        WHERE verdict NOT IN ('JE', 'NJ') AND day IS NOT NULL GROUP BY day;
    CREATE TRIGGER attempts_counted AFTER INSERT ON attempts BEGIN
        INSERT OR IGNORE INTO tallies (slug) VALUES (NEW.slug);
        UPDATE tallies SET
            attempts = attempts + 1,
            tries = tries + (NEW.verdict NOT IN ('JE', 'NJ')),
            solved = solved + (NEW.verdict = 'AC'),
            first_try = first_try OR (tries = 0 AND NEW.verdict = 'AC'),
            last_try = CASE WHEN NEW.verdict IN ('JE', 'NJ') THEN last_try ELSE NEW.id END,
            first_solved = COALESCE(first_solved, CASE WHEN NEW.verdict = 'AC' THEN NEW.id END)
        WHERE slug = NEW.slug;
        UPDATE tallies SET best = NEW.id, best_seconds = NEW.cpu_seconds / NEW.machine_factor
        WHERE slug = NEW.slug AND NEW.verdict = 'AC' AND NEW.cpu_seconds IS NOT NULL
          AND NEW.cpu_seconds / NEW.machine_factor < COALESCE(best_seconds, 1e300);
    END;
    CREATE TRIGGER days_counted AFTER INSERT ON attempts
    WHEN NEW.verdict NOT IN ('JE', 'NJ') AND NEW.day IS NOT NULL BEGIN
        INSERT OR IGNORE INTO days (day) VALUES (NEW.day);
        UPDATE days SET tries = tries + 1, solved = solved + (NEW.verdict = 'AC')
        WHERE day = NEW.day;
    END;
"""
_ANSWERS = """
    CREATE TABLE answers (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        slug TEXT NOT NULL,
        submitted_at TEXT NOT NULL,
        text TEXT NOT NULL,
        assessment TEXT NOT NULL,
        enough INTEGER NOT NULL,
        grades TEXT,
        graded_at TEXT,
        higher INTEGER,
        lower INTEGER
    );
    CREATE INDEX answers_to_problem ON answers (slug, id);
"""
MIGRATIONS = (  # in the order of their invention; a new one goes last
    _ATTEMPTS,
    _PRACTICE,
    _SUMMARIES,
    _ANSWERS,
)


class Database:
    """One file, which is made when something is first written."""

    def __init__(self, path: Path) -> None:
        """Name the file; nothing is opened yet."""
        self.path = path

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Answer a query; nothing where there is no file yet."""
        if not self.path.exists():
            return []
        with self.open() as connection:
            return connection.execute(query, values).fetchall()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Open for one transaction that may write; the file is made where there is none."""
        self._make_folder()
        with self.open() as connection:
            # In write-ahead mode, FULL brings every commit to the disk before it is reported; under
            # NORMAL the last ones could be gone after a loss of power (https://sqlite.org/wal.html).
            connection.execute("PRAGMA synchronous = FULL")
            # A no-op but in a new file. That switch does not wait for others as all else does, and
            # fails while another command begins the file: then the next one that writes makes it.
            with suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA journal_mode = WAL")
            yield connection

    def _make_folder(self) -> None:
        """Make the folder of the file, on the disk when this returns."""
        folder = self.path.parent
        if folder.is_dir():
            return
        folder.mkdir(parents=True, exist_ok=True)
        sync_folder(folder.parent)

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """Open, migrate, commit or roll back, and close; ContentError for a damaged file."""
        connection = sqlite3.connect(self.path, timeout=_PATIENCE_SECONDS)
        try:
            self._migrate(connection)
            with connection:
                yield connection
        except sqlite3.DatabaseError as error:
            connection.close()
            if not _is_damage(error):
                raise _unusable(self.path, error) from error
            raise self._set_aside(error) from error
        finally:
            connection.close()

    def export(self) -> dict[str, Any]:
        """Return every row, by table, of one moment: others may write meanwhile.

        Tables that only count are left out: they follow from the others.
        """
        if not self.path.exists():
            return {"version": 0, "tables": {}}
        with tempfile.TemporaryDirectory() as folder, self.open() as source:
            copy = sqlite3.connect(Path(folder) / self.path.name)
            source.backup(copy)
            tables = {name: _rows_of(copy, name) for name in _tables(copy)}
            copy.close()
        return {"version": len(MIGRATIONS), "tables": tables}

    def restore(self, exported: Mapping[str, Any]) -> int:
        """Make a file of what was exported; return how many rows it has.

        UsageError where there is a file already, ContentError where a newer judge exported it.
        """
        if self.path.exists():
            raise UsageError(
                f"{self.path} is there already, and nothing was changed",
                f"{self.path} 파일이 이미 있어 아무것도 바꾸지 않았습니다",
            )
        version, tables = exported["version"], exported["tables"]
        if version > len(MIGRATIONS):
            raise self.broken(*_newer(version))
        self._make_folder()
        try:
            count = self._fill(version, tables)
        except (KeyError, TypeError, ValueError, sqlite3.Error) as error:
            self.path.unlink(missing_ok=True)
            raise self.broken(
                f"what was exported does not fit: {error}",
                f"내보낸 기록과 맞지 않습니다: {error}",
            ) from error
        with self.writing():  # which applies what is newer
            return count

    def _fill(self, version: int, tables: Mapping[str, Any]) -> int:
        """Make a file of an earlier version and insert the rows, all or none."""
        connection = sqlite3.connect(self.path)
        try:
            connection.execute("BEGIN")
            with connection:
                self._apply(connection, MIGRATIONS[:version])
                return sum(_insert(connection, name, rows) for name, rows in tables.items())
        finally:
            connection.close()

    def broken(self, en: str, ko: str) -> ContentError:
        """Make the error that says what is wrong with the file."""
        return _broken(self.path, en, ko)

    def _migrate(self, connection: sqlite3.Connection) -> None:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == len(MIGRATIONS):
            return
        if version > len(MIGRATIONS):
            raise self.broken(*_newer(version))
        connection.execute("BEGIN IMMEDIATE")
        try:
            self._apply(connection, MIGRATIONS)
        except BaseException:
            connection.rollback()
            raise
        connection.commit()

    def _apply(self, connection: sqlite3.Connection, scripts: Sequence[str]) -> None:
        """Apply what is missing; another command may have done it while we waited."""
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for number, script in enumerate(scripts[version:], start=version + 1):
            for statement in _statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")

    def _set_aside(self, error: sqlite3.DatabaseError) -> ContentError:
        """Rename a damaged file so that the next command can begin a new one."""
        kept = next(
            name
            for number in range(1, 10_000)
            if not (name := self.path.with_name(f"{self.path.name}.damaged-{number}")).exists()
        )
        for suffix in ("", "-wal", "-shm"):
            part = self.path.with_name(self.path.name + suffix)
            if part.exists():
                part.rename(kept.with_name(kept.name + suffix))
        return _broken(
            self.path,
            f"the file is damaged ({error}); it is kept as {kept.name}, and the next command "
            "begins a new one",
            f"파일이 손상되었습니다({error}). {kept.name}(으)로 보관했으며 다음 명령부터 새 파일을 "
            "사용합니다",
        )


def _statements(script: str) -> Iterator[str]:
    """Take a script apart; the statements of a trigger stay within it."""
    statement = ""
    for piece in script.rstrip().removesuffix(";").split(";"):
        statement += f"{piece};"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _tables(connection: sqlite3.Connection) -> list[str]:
    """Name the tables that hold what cannot be counted from others."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [n for (n,) in names.fetchall() if n not in _COUNTED and not n.startswith("sqlite_")]


def _rows_of(connection: sqlite3.Connection, table: str) -> dict[str, Any]:
    cursor = connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid')  # noqa: S608 - our name
    columns = [column for column, *_ in cursor.description]
    return {"columns": columns, "rows": [list(row) for row in cursor]}


def _insert(connection: sqlite3.Connection, table: str, exported: Mapping[str, Any]) -> int:
    """Insert rows; ValueError for a table or a column that the version does not have."""
    columns, rows = exported["columns"], exported["rows"]
    about = connection.execute("SELECT name FROM pragma_table_info(?)", [table])
    known = {name for (name,) in about.fetchall()}
    if not set(columns) <= known:
        raise ValueError(f"{table} has other columns than {', '.join(columns)}")
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    query = f'INSERT INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608 - names are known
    connection.executemany(query, rows)
    return len(rows)


def _newer(version: int) -> tuple[str, str]:
    return (
        f"a newer judge wrote this file (version {version}); update judge",
        f"더 새로운 judge가 쓴 파일입니다(버전 {version}). judge를 업데이트하세요",
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
