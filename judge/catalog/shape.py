"""What may stand at a key: each shape reads a node, and writes its part of the JSON Schema.

A reader that finds a mistake notes it and returns None, so that the rest is still read. One
description serves reader and schema, so the two cannot drift apart.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from judge.catalog.mistakes import Mistakes
from judge.catalog.node import (
    ListNode,
    MappingNode,
    Node,
    ScalarNode,
    describe,
    is_empty,
    join,
)
from judge.catalog.plain import Plain, classify, explain_trap
from judge.catalog.suggestion import did_you_mean
from judge.frozen import frozen
from judge.model.text import Text

Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""

QUOTES = ("'", '"')
NOT_BLANK = Text("text that is not blank", "내용이 있는 글")
_MENDING = {
    Plain.EXPONENT: Text(
        "; write 10**5 in a range, 1.0e+5 for a float",
        ". 범위에는 10**5, float에는 1.0e+5로 쓰세요",
    ),
    Plain.OCTAL: Text("; leave the zero out", ". 앞의 0을 지우세요"),
}

T_co = TypeVar("T_co", covariant=True)


class Shape(Protocol[T_co]):
    """Anything that may stand at a key."""

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> T_co | None:
        """Return the value of ``node``; None after noting what is wrong with it."""

    def schema(self, definitions: Schema, /) -> Schema:
        """Write the shape's schema; named parts go into ``definitions``, once each."""


def refuse(node: Node, path: str, mistakes: Mistakes, expected: Text) -> None:
    """Note that ``node`` is not what ``expected`` says, and any trap that it fell into."""
    found, why = describe(node), Text("", "")
    if isinstance(node, ScalarNode):
        trap = explain_trap(node.text, node.plain)
        if trap is not None:
            mending = _MENDING.get(node.plain, Text("", ""))
            why = Text(f" ({trap.en}{mending.en})", f" ({trap.ko}{mending.ko})")
        elif node.style in QUOTES and classify(node.text) is not Plain.TEXT:
            why = Text("; remove the quotes", ". 따옴표를 지우세요")
    mistakes.add(
        node,
        path,
        f"expected {expected.en}, found {found.en}{why.en}",
        f"여기에는 {expected.ko}만 쓸 수 있습니다. 찾은 값: {found.ko}{why.ko}",
    )


def read_text_node(node: Node, path: str, mistakes: Mistakes) -> str | None:
    """Text of a scalar; an unquoted word that some YAML takes for something else is refused."""
    if not isinstance(node, ScalarNode) or is_empty(node):
        refuse(node, path, mistakes, Text("text", "글자"))
        return None
    kind = node.plain
    if kind is Plain.TEXT:
        return node.text
    what = Text("a truth value", "참/거짓으로") if kind is Plain.TRUTH else Text("a number", "수로")
    why = explain_trap(node.text, kind) or Text(
        f"YAML reads {node.text} as {what.en}", f"{node.text}: YAML은 {what.ko} 읽습니다"
    )
    mistakes.add(
        node,
        path,
        f'{why.en}; write it in quotes: "{node.text}"',
        f'{why.ko}. 따옴표로 감싸세요: "{node.text}"',
    )
    return None


@frozen
class Words:
    """A text that is not blank; ``pattern`` is for the whole of it and understood by ECMAScript."""

    pattern: str | None = None
    wanted: Text = NOT_BLANK
    longest: int | None = None  # characters
    one_line: bool = False

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> str | None:
        """Return the text as it was written."""
        text = read_text_node(node, path, mistakes)
        if text is None or self.fits(text):
            return text
        shown = describe(node)
        mistakes.add(
            node,
            path,
            f"expected {self.wanted.en}, found {shown.en}",
            f"여기에는 {self.wanted.ko}만 쓸 수 있습니다. 찾은 값: {shown.ko}",
        )
        return None

    def fits(self, text: str) -> bool:
        """Whether ``text`` keeps the rules."""
        return (
            bool(text.strip())
            and (self.longest is None or len(text) <= self.longest)
            and (not self.one_line or "\n" not in text.rstrip("\n"))
            and (self.pattern is None or re.fullmatch(self.pattern, text) is not None)
        )

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe a string, with what JSON Schema can say of the rules."""
        schema: Schema = {"type": "string", "pattern": r"\S"}
        if self.one_line:
            schema["pattern"] = r"^[^\n]*\S[^\n]*\n*$"
        if self.pattern is not None:
            schema["pattern"] = f"^(?:{self.pattern})$"
        if self.longest is not None:
            schema["maxLength"] = self.longest
        return schema


@frozen(kw_only=False)
class Choice:
    """One word of a closed set; ``hidden`` ones are not for authors."""

    words: type[StrEnum]
    hidden: tuple[StrEnum, ...] = ()

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> Any:
        """Return the member of the enum."""
        text = read_text_node(node, path, mistakes)
        if text is None:
            return None
        known = self._known()
        if text in known:
            return self.words(text)
        hint = did_you_mean(text, known)
        shown = describe(node).en
        mistakes.add(
            node,
            path,
            f"unknown value {shown}{hint.en}",
            f"{shown}: 쓸 수 없는 값입니다.{hint.ko}",
        )
        return None

    def schema(self, _definitions: Schema, /) -> Schema:
        """List all the words."""
        return {"enum": self._known()}

    def _known(self) -> list[str]:
        return [word.value for word in self.words if word not in self.hidden]


class Flag:
    """True or false."""

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> bool | None:
        """Return the truth of a plain ``true`` or ``false``."""
        if isinstance(node, ScalarNode) and node.plain is Plain.TRUTH:
            return node.text.lower() == "true"
        refuse(node, path, mistakes, Text("true or false", "true 또는 false"))
        return None

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe a boolean."""
        return {"type": "boolean"}


@frozen(kw_only=False)
class ListOf:
    """A list of at least ``least`` of one shape; what is wrong in it is left out of the value."""

    item: Shape[Any]
    least: int = 1

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> list[Any] | None:
        """Return the values of the items that are right."""
        if not isinstance(node, ListNode):
            refuse(node, path, mistakes, Text("a list such as [a, b]", "[a, b] 같은 목록"))
            return None
        if len(node.items) < self.least:
            mistakes.add(
                node,
                path,
                "the list is empty; write something in it or remove the key",
                "목록이 비어 있습니다. 항목을 쓰거나 키를 지우세요",
            )
            return None
        values = (
            self.item.read(item, f"{path}[{index}]", mistakes)
            for index, item in enumerate(node.items)
        )
        return [value for value in values if value is not None]

    def schema(self, definitions: Schema, /) -> Schema:
        """Describe an array."""
        return {"type": "array", "minItems": self.least, "items": self.item.schema(definitions)}


@frozen(kw_only=False)
class MapOf:
    """Names that the author chooses, each with a value of one shape."""

    name: Words
    value: Shape[Any]
    reserved: tuple[str, ...] = ()

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> dict[str, Any] | None:
        """Return values by name, in order; wrong ones are left out."""
        if not isinstance(node, MappingNode):
            refuse(
                node, path, mistakes, Text("a mapping such as {name: ...}", "{name: ...} 같은 매핑")
            )
            return None
        if not node.pairs:
            mistakes.add(
                node,
                path,
                "the mapping is empty; write something in it or remove the key",
                "매핑이 비어 있습니다. 내용을 쓰거나 키를 지우세요",
            )
            return None
        values = {}
        for key, value_node in node.pairs:
            below = join(path, key.text)
            name = self._read_name(key, below, mistakes)
            value = self.value.read(value_node, below, mistakes)
            if name is not None and value is not None:
                values[name] = value
        return values

    def _read_name(self, key: ScalarNode, path: str, mistakes: Mistakes) -> str | None:
        name = self.name.read(key, path, mistakes)
        if name not in self.reserved:
            return name
        mistakes.add(
            key,
            path,
            f"the name {name} has a meaning of its own here; choose another",
            f"{name}: 따로 쓰임이 있는 이름입니다. 다른 이름을 쓰세요",
        )
        return None

    def schema(self, definitions: Schema, /) -> Schema:
        """Describe an object with names of a pattern."""
        names = self.name.schema(definitions)
        if self.reserved:
            names["not"] = {"enum": list(self.reserved)}
        return {
            "type": "object",
            "minProperties": 1,
            "propertyNames": names,
            "additionalProperties": self.value.schema(definitions),
        }


@frozen(kw_only=False)
class ByNode:
    """One shape for a word, a number or a list, another for a mapping."""

    scalar: Shape[Any]
    mapping: Shape[Any]

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> Any:
        """Read by whichever shape fits the node."""
        shape = self.mapping if isinstance(node, MappingNode) else self.scalar
        return shape.read(node, path, mistakes)

    def schema(self, definitions: Schema, /) -> Schema:
        """Allow either of the two."""
        return {"anyOf": [self.scalar.schema(definitions), self.mapping.schema(definitions)]}


@frozen(kw_only=False)
class Lazy:
    """A shape that is defined further down, as recursion needs."""

    find: Callable[[], Shape[Any]]

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> Any:
        """Read by the shape that is meant."""
        return self.find().read(node, path, mistakes)

    def schema(self, definitions: Schema, /) -> Schema:
        """Describe what the shape that is meant describes."""
        return self.find().schema(definitions)


@frozen(kw_only=False)
class Anything:
    """A value whose type other keys decide; it stays a node until they are known."""

    allowed: tuple[str, ...]

    def read(self, node: Node, _path: str, _mistakes: Mistakes, /) -> Node | None:
        """Give the node itself."""
        return node

    def schema(self, _definitions: Schema, /) -> Schema:
        """Allow the JSON types ``allowed``."""
        return {"type": list(self.allowed)}
