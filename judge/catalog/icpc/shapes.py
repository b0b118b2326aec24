"""Shapes of values in a package's YAML files, which other tools write and read as well.

So they are read as those tools read them: a bare ``2048`` or ``1e-6`` is a text where a text is
expected.
"""

from dataclasses import field
from math import inf

from judge.catalog.measure import read_float, read_int
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode, MappingNode, Node, ScalarNode, is_empty, join
from judge.catalog.shape import Schema, refuse
from judge.frozen import frozen
from judge.model.text import Text


class Line:
    """Any scalar, as the text that it is."""

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> str | None:
        """Return the text."""
        if isinstance(node, ScalarNode) and not is_empty(node):
            return node.text
        refuse(node, path, mistakes, Text("text", "글자"))
        return None

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe a scalar."""
        return {"type": ["string", "number", "boolean"]}


class Lines:
    """A list of texts, or one alone; ``words`` splits that one at its spaces."""

    def __init__(self, *, words: bool = False) -> None:
        """Say whether one text stands for several words."""
        self._words = words

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> list[str] | None:
        """Return the texts."""
        if isinstance(node, ListNode):
            items = [
                Line().read(item, f"{path}[{index}]", mistakes)
                for index, item in enumerate(node.items)
            ]
            return [item for item in items if item is not None]
        text = Line().read(node, path, mistakes)
        if text is None:
            return None
        return text.split() if self._words else [text]

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe a list or a scalar."""
        return {"type": ["string", "array"]}


@frozen
class Amount:
    """A number above ``over`` and of at least ``least``; ``whole``: one without a fraction."""

    least: float = -inf
    over: float = -inf
    whole: bool = False

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> float | None:
        """Return the number."""
        value = read_int(node) if self.whole else read_float(node, exponents=True)
        if value is not None and value >= self.least and value > self.over:
            return float(value)
        kind, kind_ko = ("a whole number", "정수") if self.whole else ("a number", "수")
        low, low_ko = "", ""
        if self.least > -inf:
            low, low_ko = f" of at least {self.least:g}", f"{self.least:g} 이상의 "
        elif self.over > -inf:
            low, low_ko = f" above {self.over:g}", f"{self.over:g}보다 큰 "
        refuse(node, path, mistakes, Text(f"{kind}{low}", f"{low_ko}{kind_ko}"))
        return None

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe a number."""
        return {"type": "integer" if self.whole else "number"}


class Anything:
    """A value that means nothing to a judge: credits, a source."""

    def read(self, node: Node, _path: str, _mistakes: Mistakes, /) -> Node | None:
        """Give the node itself."""
        return node

    def schema(self, _definitions: Schema, /) -> Schema:
        """Allow everything."""
        return {}


@frozen(kw_only=False)
class Named:
    """Names with a text each; a text alone stands for the name ``alone``."""

    alone: str = field(default="en")

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> dict[str, str] | None:
        """Return texts by name."""
        if not isinstance(node, MappingNode):
            text = Line().read(node, path, mistakes)
            return None if text is None else {self.alone: text}
        values = {}
        for key, below in node.pairs:
            text = Line().read(below, join(path, key.text), mistakes)
            if text is not None:
                values[key.text] = text
        return values

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe a string or a mapping of strings."""
        return {"type": ["string", "object"]}
