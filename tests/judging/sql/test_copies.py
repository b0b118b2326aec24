"""Copies of a database: keys of their own, references that follow, the rest as it was."""

from collections.abc import Mapping

from judge.catalog.table_definition import Parts, read_definition
from judge.judging.sql.copies import copying
from judge.model.problem import Cell, Tables
from judge.model.schema import ForeignKey, Schema, Table

TEAMS = ("id int primary key", "name varchar(20) unique", "city varchar(20)")
ROWS = {"teams": (("1", "Red", "Seoul"), ("7", None, "Busan"))}
MEMBERS = {"members": (("3", "1", None), ("4", None, "2024-01-02"))}


def table(name: str, *lines: str) -> Table:
    """Define a table."""
    parts = Parts()
    for line in lines:
        read_definition(line, parts)
    return parts.table(name)


def copied(
    schema: Schema, rows: Mapping[str, tuple[tuple[Cell, ...], ...]], copies: int
) -> Mapping[str, tuple[tuple[Cell, ...], ...]]:
    """Copy so many times."""
    tables = Tables(rows=rows)
    how = copying(schema, tables)
    assert how is not None
    return how.database(tables, copies).rows


def test_keys_change() -> None:
    """Numbers are shifted beyond all others, texts are numbered, what is no key stays."""
    rows = copied(Schema(tables=(table("teams", *TEAMS),)), ROWS, 2)

    assert rows["teams"] == (
        *ROWS["teams"],
        ("9", "Red~1", "Seoul"),
        ("15", None, "Busan"),
    )


def test_references_follow() -> None:
    """A foreign key of a copy refers to the copy's row."""
    members = table("members", "id int primary key", "team int", "joined date")
    key = ForeignKey(columns=("team",), table="teams", targets=("id",))
    members = Table(
        name=members.name,
        columns=members.columns,
        primary_key=members.primary_key,
        foreign_keys=(key,),
    )
    rows = copied(Schema(tables=(table("teams", *TEAMS), members)), {**ROWS, **MEMBERS}, 3)
    ids = {row[0] for row in rows["teams"]}
    named = [row[1] for row in rows["members"] if row[1] is not None]

    assert len(ids) == len(rows["teams"]) == 6
    assert len(named) == 3
    assert set(named) <= ids


def test_a_key_that_cannot_change() -> None:
    """A day that is a key cannot be copied."""
    schema = Schema(tables=(table("days", "day date primary key"),))

    assert copying(schema, Tables(rows={"days": (("2024-01-01",),)})) is None


def test_other_columns_change_where_that_is_asked_for() -> None:
    """A column that refers to something without a key of its own can follow the keys."""
    tables = Tables(rows=ROWS, spread=(("teams", "city"),))
    how = copying(Schema(tables=(table("teams", *TEAMS),)), tables)

    assert how is not None
    assert how.database(tables, 2).rows["teams"][2] == ("9", "Red~1", "Seoul~1")
