"""What servers let into tables of a learner's making, held against what ours do.

``creations/<dialect>.sql`` has scenes: statements that create, and below ``-- try`` statements that
are tried on what was created, one after another. ``creations/<dialect>.json`` is what the server
said of each: null, or the code of its refusal. ``python -m tests.sql.differential.creations``
records it again; MariaDB stands for MySQL, so that scenes hold nothing in which the two differ.
"""

import json
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.schema import Schema
from judge.sql.runtime import Session, install
from judge.sql.translation import Refused, Translated, translate
from tests.sql.differential.servers import Ask, NoServer, server

HERE = Path(__file__).parent / "creations"
DIALECTS = (Dialect.MYSQL, Dialect.POSTGRESQL)
_SCENE, _TRY = "-- scene: ", "-- try"
NOT_JUDGED = "not judged"

Said = dict[str, str | None]
"""The statements of a scene that were asked for, and the code of each refusal."""


@frozen
class Scene:
    """Statements that create, and statements to try."""

    name: str
    made: tuple[str, ...]
    tried: tuple[str, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """All of them, numbered apart by what stands before."""
        return (*self.made, *self.tried)


def scenes(dialect: Dialect) -> Iterator[Scene]:
    """Read the scenes of a dialect."""
    text = (HERE / f"{dialect}.sql").read_text(encoding="utf-8")
    for part in text.split(_SCENE)[1:]:
        name, _, body = part.partition("\n")
        made, _, tried = body.partition(f"{_TRY}\n")
        yield Scene(name=name.strip(), made=_statements(made), tried=_statements(tried))


def _statements(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split(";\n") if each.strip())


def truths(dialect: Dialect) -> Mapping[str, list[str | None]]:
    """Read what the server said, by scene, a word for each statement that it was asked for."""
    found: dict[str, list[str | None]] = json.loads(
        (HERE / f"{dialect}.json").read_text(encoding="utf-8")
    )
    return found


def ours(scene: Scene, dialect: Dialect) -> list[str | None]:
    """Say the same of ours; nothing is tried where something could not be made."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    session = install(connection, dialect, "2024-05-17 12:34:56")
    connection.execute("PRAGMA foreign_keys = ON")
    schema = Schema()
    said: list[str | None] = []
    for number, text in enumerate(scene.statements):
        if number == len(scene.made) and any(said):
            break
        one = translate(text, dialect, schema)
        if not isinstance(one, Translated):
            said.append((one.code or "refused") if isinstance(one, Refused) else NOT_JUDGED)
            continue
        session.failure = None
        try:
            connection.execute(one.sql).fetchall()
            said.append(None)
        except sqlite3.Error as error:
            said.append(_reason(session, error))
        if one.table is not None:
            schema = Schema(tables=(*schema.tables, one.table))
    return said


def _reason(session: Session, error: sqlite3.Error) -> str:
    return session.failure.code if session.failure else str(error)


def theirs(scene: Scene, ask: Ask) -> list[str | None]:
    """Ask a server, and leave nothing behind."""
    said: list[str | None] = []
    for number, text in enumerate(scene.statements):
        if number == len(scene.made) and any(said):
            break
        said.append(ask(text).get("error"))
    for kind, name in (("VIEW", "v"), ("TABLE", "b"), ("TABLE", "a")):
        ask(f"DROP {kind} IF EXISTS {name}")
    return said


def main() -> int:
    """Record what the servers say."""
    for dialect in DIALECTS:
        try:
            with server(dialect) as ask:
                said = {scene.name: theirs(scene, ask) for scene in scenes(dialect)}
        except NoServer as error:
            print(f"{dialect}: {error}", file=sys.stderr)  # noqa: T201 - a command
            return 4
        lines = [f"{json.dumps(name)}: {json.dumps(codes)}" for name, codes in said.items()]
        text = "{\n" + ",\n".join(lines) + "\n}\n"
        (HERE / f"{dialect}.json").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
