"""Read ``tables`` and ``ddl``: the schema of a SQL problem, in short lines or as CREATE TABLE."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode, MappingNode, Node, ScalarNode, join
from judge.catalog.section import Fields, Key
from judge.catalog.shape import ListOf, MapOf, Words
from judge.catalog.suggestion import did_you_mean
from judge.catalog.table_definition import (
    DefinitionError,
    Parts,
    read_create_statements,
    read_definition,
)
from judge.errors import Place
from judge.model.schema import ForeignKey, Schema, Table
from judge.model.text import Text

_NAME = Words(
    pattern="[A-Za-z_][A-Za-z0-9_]*",
    wanted=Text("a name of letters, digits and _", "영문자, 숫자, _로 된 이름"),
    longest=60,
)
TABLES: Key[dict[str, Any]] = Key(
    name="tables",
    shape=MapOf(_NAME, ListOf(Words(one_line=True))),
    doc="The tables: for each, lines such as - id int primary key.",
    example='{teams: ["id int primary key", "name varchar(20) not null"]}',
)
DDL = Key(
    name="ddl",
    shape=Words(),
    doc="The tables as CREATE TABLE statements, in the types of any of the dialects.",
)


def read_schema(fields: Fields, mistakes: Mistakes) -> Schema | None:
    """Read the schema; None after noting what is wrong with it."""
    before = len(mistakes.found)
    tables: list[Table] = []
    places: dict[str, Place] = {}
    if fields.get(DDL) is not None:
        tables = _from_ddl(fields, mistakes)
        places = {table.name: mistakes.place(fields.node_of(DDL)) for table in tables}
    elif fields.get(TABLES) is not None:
        node = fields.node_of(TABLES)
        pairs = node.pairs if isinstance(node, MappingNode) else []
        for key, value in pairs:
            places[key.text] = mistakes.place(key)
            tables += _from_lines(key, value, join(fields.path_of(TABLES), key.text), mistakes)
    resolved = [
        _resolved(table, tables[:index], places, mistakes) for index, table in enumerate(tables)
    ]
    if not resolved or len(mistakes.found) > before:
        return None
    return Schema(tables=tuple(resolved))


def _from_lines(key: ScalarNode, node: Node, path: str, mistakes: Mistakes) -> Iterator[Table]:
    parts = Parts()
    items = node.items if isinstance(node, ListNode) else []
    for index, item in enumerate(items):
        if not isinstance(item, ScalarNode):
            continue  # a mistake is noted
        try:
            read_definition(item.text, parts)
        except DefinitionError as error:
            column = item.column + error.offset + len(item.style)
            place = Place(file=mistakes.file, line=item.line, column=column)
            mistakes.add(place, f"{path}[{index}]", error.en, error.ko)
    if parts.columns:
        yield parts.table(key.text)


def _from_ddl(fields: Fields, mistakes: Mistakes) -> list[Table]:
    text, node = fields.need(DDL), fields.node_of(DDL)
    try:
        tables = list(read_create_statements(text))
    except DefinitionError as error:
        block = isinstance(node, ScalarNode) and node.style in {"|", ">"}
        line = node.line + text.count("\n", 0, error.offset) + block
        mistakes.add(Place(file=mistakes.file, line=line), DDL.name, error.en, error.ko)
        return []
    if not tables:
        mistakes.add(
            node,
            DDL.name,
            "there is no CREATE TABLE in it; write one for each table",
            "CREATE TABLE 문이 없습니다. 테이블마다 하나씩 쓰세요",
        )
    return tables


def _resolved(
    table: Table, earlier: Sequence[Table], places: dict[str, Place], mistakes: Mistakes
) -> Table:
    """Give foreign keys their targets; note columns and tables that are not there."""
    place, path = places[table.name], join(TABLES.name, table.name)
    for names in filter(None, (table.primary_key, *table.unique)):
        _check_columns(names, table, place, path, mistakes)
    keys = []
    for key in table.foreign_keys:
        _check_columns(key.columns, table, place, path, mistakes)
        target = next(
            (each for each in (*earlier, table) if each.name.lower() == key.table.lower()), None
        )
        if target is None:
            hint = did_you_mean(key.table, (each.name for each in earlier))
            mistakes.add(
                place,
                path,
                f"it refers to {key.table}, which is not above it{hint.en}",
                f"{key.table} 테이블을 참조하지만 위에 그런 테이블이 없습니다.{hint.ko}",
            )
            continue
        targets = key.targets or target.primary_key
        _check_columns(targets, target, place, path, mistakes)
        if len(targets) != len(key.columns):
            mistakes.add(
                place,
                path,
                f"the foreign key to {target.name} names {len(key.columns)} columns for its "
                f"{len(targets)}; name the columns: references {target.name} (...)",
                f"{target.name} 외래 키의 컬럼 수가 맞지 않습니다. "
                f"references {target.name} (...)처럼 컬럼을 쓰세요",
            )
        keys.append(ForeignKey(columns=key.columns, table=target.name, targets=targets))
    return replace(table, foreign_keys=tuple(keys))


def _check_columns(
    names: Sequence[str], table: Table, place: Place, path: str, mistakes: Mistakes
) -> None:
    for name in names:
        if table.column(name) is None:
            hint = did_you_mean(name, (column.name for column in table.columns))
            mistakes.add(
                place,
                path,
                f"{table.name} has no column {name}{hint.en}",
                f"{table.name} 테이블에 {name} 컬럼이 없습니다.{hint.ko}",
            )
