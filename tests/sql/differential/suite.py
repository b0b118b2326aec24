"""Reads the query files and their recorded truths, runs queries on ours, and compares.

``queries/<dialect>/<construct>.sql`` holds statements, each ended by a semicolon at a line's end.
Lines of comment before a statement mark it:

    -- documented: rows [["1"]]     the truth is the manual's, given here, and no server is asked
    -- documented: error 1055       the same for a refusal
    -- server lacks: why            the server at hand is not the engine meant; the truth below it

``truths/<dialect>/<construct>.json`` maps a statement to what the server answered: its rows, every
value as the text that the server sends, or its error.
"""

import json
import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from judge.model.dialect import Dialect
from judge.model.schema import ColumnType, TypeKind
from judge.sql.runtime import install
from judge.sql.tables import create_statements
from judge.sql.translation import Refused, Translated, Unsupported, translate
from judge.sql.values import show, store
from tests.sql.differential.tables import NOW, ROWS, SCHEMA

HERE = Path(__file__).parent
Row = list[str | None]


class Outcome(StrEnum):
    """How ours and the real engine's answers stand to each other."""

    SAME = "same"
    DIFFERENT = "different"  # silently: the worst
    UNSUPPORTED = "unsupported"
    WRONGLY_REFUSED = "wrongly refused"
    BOTH_REFUSED = "both refused"
    WRONGLY_ACCEPTED = "wrongly accepted"
    BROKEN = "broken"  # SQLite would not run what we wrote


@dataclass(frozen=True, slots=True)
class Question:
    """A statement and what the manual says of it, where that is the truth."""

    dialect: Dialect
    construct: str
    sql: str
    documented: dict[str, Any] | None = None


def files(dialect: Dialect) -> list[Path]:
    """List the query files of a dialect."""
    return sorted((HERE / "queries" / dialect).glob("*.sql"))


def questions(path: Path) -> Iterator[Question]:
    """Read the statements of one file."""
    dialect = Dialect(path.parent.name)
    for block in re.split(r";[ \t]*\n", path.read_text(encoding="utf-8")):
        lines = block.strip().splitlines()
        marks = [line[2:].strip() for line in lines if line.startswith("--")]
        sql = "\n".join(line for line in lines if not line.startswith("--")).strip().rstrip(";")
        if sql:
            yield Question(dialect, path.stem, sql, _documented(marks))


def _documented(marks: list[str]) -> dict[str, Any] | None:
    """Read the truth that a comment gives."""
    for mark in marks:
        found = re.fullmatch(r"documented: (rows|error) (.*)", mark)
        if found and found[1] == "rows":
            return {"rows": json.loads(found[2])}
        if found:
            return {"error": found[2]}
    return None


def truth_file(path: Path) -> Path:
    """Name the file of truths beside a query file."""
    return HERE / "truths" / path.parent.name / f"{path.stem}.json"


@cache
def truths(path: Path) -> dict[str, dict[str, Any]]:
    """Read the recorded truths of one query file."""
    recorded = truth_file(path)
    return dict(json.loads(recorded.read_text(encoding="utf-8"))) if recorded.exists() else {}


def truth(question: Question, path: Path) -> dict[str, Any] | None:
    """Find the truth of a statement: the manual's first."""
    return question.documented or truths(path).get(question.sql)


def database(dialect: Dialect) -> sqlite3.Connection:
    """Open SQLite with the suite's tables, as the dialect keeps them."""
    connection = sqlite3.connect(":memory:")
    install(connection, dialect, NOW)
    for statement in create_statements(SCHEMA, dialect):
        connection.execute(statement)
    for table in SCHEMA.tables:
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(
            f"INSERT INTO {table.name} VALUES ({marks})",  # noqa: S608 - the suite's own names
            [
                [store(v, c.type, dialect) for v, c in zip(row, table.columns, strict=True)]
                for row in ROWS[table.name]
            ],
        )
    return connection


@dataclass(frozen=True, slots=True)
class Report:
    """What came of one statement; ``detail`` tells a person why."""

    question: Question
    outcome: Outcome
    detail: str = ""


def judge(question: Question, truth_: dict[str, Any], connection: sqlite3.Connection) -> Report:
    """Compare ours with the truth."""
    translated = translate(question.sql, question.dialect, SCHEMA)
    refused = "error" in truth_
    match translated:
        case Unsupported(construct=construct):
            return Report(question, Outcome.UNSUPPORTED, construct)
        case Refused(message=message):
            kind = Outcome.BOTH_REFUSED if refused else Outcome.WRONGLY_REFUSED
            return Report(question, kind, message.en)
        case Translated():
            return _run(question, truth_, translated, connection)


def _run(
    question: Question, truth_: dict[str, Any], made: Translated, connection: sqlite3.Connection
) -> Report:
    """Run what was translated."""
    refused = "error" in truth_
    try:
        rows = connection.execute(made.sql).fetchall()
    except sqlite3.Error as error:
        stopped = "user-defined" in str(error)
        if refused and stopped:
            return Report(question, Outcome.BOTH_REFUSED, str(error))
        return Report(question, Outcome.BROKEN, f"{error}\n{made.sql}")
    if refused:
        return Report(question, Outcome.WRONGLY_ACCEPTED, f"{truth_['error']}\n{made.sql}")
    types = [column.type for column in made.columns]
    width = len(types)
    ours = [
        [show(v, t, question.dialect) for v, t in zip(row[:width], types, strict=True)]
        for row in rows
    ]
    keys = [tuple(row[place] for place in made.order) for row in rows] if made.order else None
    oracle = question.dialect is Dialect.ORACLE
    if same(ours, truth_["rows"], types, keys, oracle=oracle):
        named = [column.name for column in made.columns]
        wanted = truth_.get("columns", named)
        alike = oracle or named == wanted
        return Report(question, Outcome.SAME, "" if alike else f"names {named} for {wanted}")
    detail = f"ours  {ours[:12]}\ntruth {truth_['rows'][:12]}\n{made.sql}"
    return Report(question, Outcome.DIFFERENT, detail)


def same(
    ours: list[Row],
    theirs: list[Row],
    types: list[ColumnType],
    keys: list[Any] | None,
    *,
    oracle: bool,
) -> bool:
    """Whether two results agree: as a whole where order is free, else run by run of equal keys."""
    if len(ours) != len(theirs):
        return False
    left = [_canonical(row, types, oracle=oracle) for row in ours]
    right = [_canonical(row, types, oracle=oracle) for row in theirs]
    if keys is None:
        return Counter(left) == Counter(right)
    start = 0
    for place in range(1, len(keys) + 1):
        if place == len(keys) or keys[place] != keys[start]:
            if Counter(left[start:place]) != Counter(right[start:place]):
                return False
            start = place
    return True


def _canonical(row: Row, types: list[ColumnType], *, oracle: bool) -> tuple[str | None, ...]:
    """Write a row so that equal doubles are equal text; all else is compared as it shows."""
    if len(row) != len(types):
        return ("another width", *row)
    pairs = zip(row, types, strict=True)
    return tuple(_value(value, kind, oracle=oracle) for value, kind in pairs)


_NUMBERS = frozenset({TypeKind.INTEGER, TypeKind.DECIMAL})


def _value(value: str | None, kind: ColumnType, *, oracle: bool) -> str | None:
    """Round a double to twelve digits, below which the engines' libraries differ.

    Oracle is asked through PostgreSQL, which shows other digits of a number and a date's midnight.
    """
    exact = _NUMBERS if oracle else frozenset[TypeKind]()
    if value is None or kind.kind not in {TypeKind.REAL, *exact}:
        return value and value.removesuffix(" 00:00:00") if exact else value
    try:
        number = float(value)
    except ValueError:
        return value
    return f"{Decimal(number):.11e}" if math.isfinite(number) else value
