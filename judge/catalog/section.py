"""Mappings with known keys: a table of keys is read by one function and gives one schema."""

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from judge.catalog.mistakes import Mistakes
from judge.catalog.node import MappingNode, Node, ScalarNode, is_empty, join
from judge.catalog.plain import explain_trap
from judge.catalog.shape import Schema, Shape, refuse
from judge.catalog.suggestion import closest, did_you_mean
from judge.frozen import frozen
from judge.model.text import Text

_MOST_NAMED = 8  # keys in a message

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@frozen
class Key(Generic[T_co]):
    """One key: its name, what may stand at it, and what it is for.

    ``example`` is a line to copy, shown where the key is required and missing. ``blank``: the key
    may stand without a value, and counts as absent then.
    """

    name: str
    shape: Shape[T_co]
    doc: str
    example: str = ""
    required: bool = False
    blank: bool = False


@frozen(kw_only=False)
class Fields:
    """A section that was read: values of the keys that were right, nodes of all that were given.

    ``meant`` are keys that are absent because they were misspelt, which was noted.
    """

    node: MappingNode
    path: str
    values: Mapping[str, Any]
    nodes: Mapping[str, Node]
    meant: frozenset[str] = frozenset()

    def get(self, key: Key[T]) -> T | None:
        """Value at ``key``; None where it is absent or wrong."""
        return self.values.get(key.name)

    def need(self, key: Key[T]) -> T:
        """Value at a required ``key``, once it is known that nothing is wrong."""
        value: T = self.values[key.name]
        return value

    def given(self, key: Key[Any]) -> bool:
        """Whether ``key`` was written, right or wrong."""
        return key.name in self.nodes

    def node_of(self, key: Key[Any]) -> Node:
        """Where to point for ``key``: its value, or the section where it is absent."""
        return self.nodes.get(key.name, self.node)

    def path_of(self, key: Key[Any]) -> str:
        """Dotted path of ``key``."""
        return join(self.path, key.name)


@frozen
class Section:
    """A mapping with these keys and no others.

    ``one_of``: exactly one of them must be given. ``rivals``: at most one of them may be.
    ``needs``: the first may be given only beside the second.
    """

    name: str
    doc: str
    keys: tuple[Key[Any], ...]
    one_of: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> Fields | None:
        """Read every key that is known; note the unknown, the empty and the missing ones."""
        if not isinstance(node, MappingNode):
            names = ", ".join(key.name for key in self.keys[:_MOST_NAMED])
            names += ", ..." if len(self.keys) > _MOST_NAMED else ""
            expected = Text(f"a mapping with keys {names}", f"{names} 키를 담은 매핑")
            refuse(node, path, mistakes, expected)
            return None
        known = {key.name: key for key in self.keys}
        values, nodes, meant = {}, {}, set()
        for name, below in node.pairs:
            key = known.get(name.text)
            if key is None:
                meant.add(closest(name.text, known))
                self._refuse_unknown(name, below, path, mistakes)
                continue
            nodes[key.name] = below
            value = self._read_key(key, below, join(path, key.name), mistakes)
            if value is not None:
                values[key.name] = value
        fields = Fields(node, path, values, nodes, frozenset(filter(None, meant)))
        self._check_presence(fields, mistakes)
        return fields

    def _read_key(self, key: Key[T], node: Node, path: str, mistakes: Mistakes) -> T | None:
        if not is_empty(node):
            return key.shape.read(node, path, mistakes)
        if key.blank:
            return None
        example = f", such as {key.example}" if key.example else ""
        shown = f" 예: {key.example}" if key.example else ""
        mistakes.add(
            node,
            path,
            f"this key has no value; write one{example}, or remove the key",
            f"키에 값이 없습니다. 값을 쓰거나 키를 지우세요.{shown}",
        )
        return None

    def _refuse_unknown(self, name: ScalarNode, value: Node, path: str, mistakes: Mistakes) -> None:
        why = Text("", "")
        trap = explain_trap(name.text, name.plain)
        if trap is not None:
            why = Text(f" ({trap.en})", f" ({trap.ko})")
        elif isinstance(value, ScalarNode) and not value.style and not value.text:
            why = Text(
                " without a value (within { } a text with a comma needs quotes)",
                "(값도 없음. { } 안에서는 쉼표가 든 글을 따옴표로 감싸야 합니다)",
            )
        hint = did_you_mean(name.text, (key.name for key in self.keys))
        mistakes.add(
            name,
            join(path, name.text),
            f"unknown key{why.en}{hint.en}",
            f"알 수 없는 키입니다{why.ko}.{hint.ko}",
        )

    def _check_presence(self, fields: Fields, mistakes: Mistakes) -> None:
        for key in self.keys:
            if key.required:
                require(key, fields, mistakes)
        chosen = [name for name in self.one_of if name in fields.nodes]
        rivals = [name for name in self.rivals if name in fields.nodes]
        if self.one_of and not chosen:
            names = ", ".join(self.one_of)
            mistakes.add(
                fields.node,
                fields.path,
                f"one of the keys {names} is needed",
                f"{names} 가운데 하나가 필요합니다",
            )
        for several in (chosen, rivals):
            if len(several) > 1:
                _refuse_several(several, fields, mistakes)
        for name, needed in self.needs:
            if name in fields.nodes and needed not in fields.nodes:
                mistakes.add(
                    fields.nodes[name],
                    join(fields.path, name),
                    f"this key only works beside {needed}; remove it or add {needed}",
                    f"{needed} 키와 함께 써야 합니다. 이 키를 지우거나 {needed} 키를 추가하세요",
                )

    def schema(self, definitions: Schema, /) -> Schema:
        """Return a reference; the section itself goes into ``definitions``."""
        if self.name not in definitions:
            definitions[self.name] = {}  # stands for it while its keys refer to it
            definitions[self.name] = self.whole_schema(definitions)
        return {"$ref": f"#/$defs/{self.name}"}

    def whole_schema(self, definitions: Schema) -> Schema:
        """Write the schema of the section itself."""
        schema: Schema = {
            "description": self.doc,
            "type": "object",
            "properties": {key.name: _key_schema(key, definitions) for key in self.keys},
            "additionalProperties": False,
        }
        required = [key.name for key in self.keys if key.required]
        if required:
            schema["required"] = required
        if self.one_of:
            schema["oneOf"] = [{"required": [name]} for name in self.one_of]
        if self.rivals:
            schema["not"] = {"required": list(self.rivals)}
        if self.needs:
            schema["dependentRequired"] = {name: [needed] for name, needed in self.needs}
        return schema


def require(key: Key[Any], fields: Fields, mistakes: Mistakes) -> None:
    """Note that ``key`` is missing, unless it is there or was misspelt."""
    if not fields.given(key) and key.name not in fields.meant:
        mistakes.add(
            fields.node,
            fields.path_of(key),
            f"this key is missing; add {key.name}: {key.example}",
            f"꼭 있어야 하는 키입니다. 추가하세요. 예: {key.name}: {key.example}",
        )


def _refuse_several(names: list[str], fields: Fields, mistakes: Mistakes) -> None:
    for name in names[1:]:
        mistakes.add(
            fields.nodes[name],
            join(fields.path, name),
            f"{names[0]} is given already; keep one of {', '.join(names)}",
            f"{names[0]} 키가 이미 있습니다. {', '.join(names)} 가운데 하나만 쓰세요",
        )


def _key_schema(key: Key[Any], definitions: Schema) -> Schema:
    schema = key.shape.schema(definitions)
    if key.blank:
        schema = {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "description": key.doc}
