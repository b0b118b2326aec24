"""Types of parameters and the constraints on their values.

A value is a plain Python value: int, float, str (also for ``char``), bool, a list, or for a
record a tuple in the order of its fields. A :class:`Domain` says which values are allowed.
"""

from enum import StrEnum
from typing import Any

from judge.frozen import frozen
from judge.model.expression import Bounds

Value = Any
"""int | float | str | bool | list[Value] | tuple[Value, ...]"""


DEEPEST = 16  # lists within lists; the types of no problem go deeper


class Scalar(StrEnum):
    """The types without parts."""

    INT = "int"
    FLOAT = "float"
    STR = "str"
    BOOL = "bool"
    CHAR = "char"


@frozen(kw_only=False)
class ListType:
    """``list[item]``."""

    item: "Type"

    def __str__(self) -> str:
        """Write the type as YAML has it."""
        return f"list[{self.item}]"


@frozen(kw_only=False)
class RecordType:
    """Named fields in a fixed order, defined under ``records``."""

    name: str
    fields: tuple[tuple[str, "Type"], ...]

    def __str__(self) -> str:
        """Write the type as YAML has it."""
        return self.name


Type = Scalar | ListType | RecordType


class Order(StrEnum):
    """How a list has to be sorted."""

    ASCENDING = "ascending"
    DESCENDING = "descending"
    STRICTLY_ASCENDING = "strictly ascending"
    STRICTLY_DESCENDING = "strictly descending"


@frozen
class Domain:
    """A type with its constraints; a constraint that is None or False does not hold."""

    type: Type
    range: Bounds | None = None  # int, float
    length: Bounds | None = None  # list, str
    alphabet: str | None = None  # str, char: every character that is allowed
    unique: bool = False  # list: no two items are equal
    sorted: Order | None = None  # list
    rectangular: bool = False  # list of lists or of strings: all items have one length
    items: "Domain | None" = None  # list: the domain of its items; never None there
    fields: tuple[tuple[str, "Domain"], ...] = ()  # record


@frozen(kw_only=False)
class Parameter:
    """One named input of a problem."""

    name: str
    domain: Domain


def parse_type(source: str, records: dict[str, RecordType]) -> Type:
    """Read ``int``, ``list[list[str]]`` or the name of a record; ValueError otherwise."""
    depth, inner = 0, source.strip()
    while inner.startswith("list[") and inner.endswith("]") and inner not in records:
        depth, inner = depth + 1, inner[len("list[") : -1].strip()
        if depth > DEEPEST:
            raise ValueError(source[:80])
    kind: Type = records[inner] if inner in records else Scalar(inner)
    for _ in range(depth):
        kind = ListType(kind)
    return kind


def holds_list(kind: Type) -> bool:
    """Whether a value of ``kind`` is a list or a record with a list somewhere in it."""
    match kind:
        case ListType():
            return True
        case RecordType(fields=fields):
            return any(holds_list(field) for _, field in fields)
        case Scalar():
            return False


def innermost(kind: Type) -> Type:
    """Find the type under all lists: ``int`` of ``list[list[int]]``."""
    while isinstance(kind, ListType):
        kind = kind.item
    return kind
