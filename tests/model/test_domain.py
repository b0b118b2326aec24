"""Types as they are written."""

import pytest

from judge.model.domain import (
    DEEPEST,
    ListType,
    RecordType,
    Scalar,
    Type,
    holds_list,
    innermost,
    parse_type,
)

EDGE = RecordType("edge", (("a", Scalar.INT), ("b", Scalar.INT)))
ROUTE = RecordType("route", (("id", Scalar.INT), ("stops", ListType(Scalar.INT))))
RECORDS = {"edge": EDGE, "route": ROUTE}


@pytest.mark.parametrize(
    "source, kind",
    [
        ("int", Scalar.INT),
        (" char ", Scalar.CHAR),
        ("edge", EDGE),
        ("list[int]", ListType(Scalar.INT)),
        ("list[ list[edge] ]", ListType(ListType(EDGE))),
    ],
)
def test_read_and_written(source: str, kind: Type) -> None:
    """A type is read, and written the way it is written in YAML."""
    assert parse_type(source, RECORDS) == kind
    assert str(kind) == source.replace(" ", "")


@pytest.mark.parametrize(
    "source",
    [
        "",
        "integer",
        "list",
        "list[",
        "list[]",
        "list[int",
        "list[int]]",
        "node",
        "list[" * 10_000,
        pytest.param("list[" * (DEEPEST + 1) + "int" + "]" * (DEEPEST + 1), id="too deep"),
    ],
)
def test_what_is_no_type(source: str) -> None:
    """An unknown name, or lists without end, is a ValueError and never a crash."""
    with pytest.raises(ValueError):  # noqa: PT011 - the caller writes the message
        parse_type(source, RECORDS)


def test_deepest_type() -> None:
    """Sixteen lists within each other are read, and found to the bottom."""
    deep = parse_type("list[" * DEEPEST + "edge" + "]" * DEEPEST, RECORDS)

    assert innermost(deep) == EDGE
    assert innermost(Scalar.STR) is Scalar.STR


@pytest.mark.parametrize(
    "kind, holds",
    [(Scalar.STR, False), (EDGE, False), (ListType(EDGE), True), (ROUTE, True)],
)
def test_holds_list(kind: Type, holds: bool) -> None:  # noqa: FBT001 - a column of a table
    """A record holds what its fields hold."""
    assert holds_list(kind) is holds
