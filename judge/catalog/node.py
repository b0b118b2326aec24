"""A YAML document as a tree in which every part knows where it was written."""

from dataclasses import dataclass

from judge.catalog.plain import Plain, classify
from judge.model.text import Text

_LONGEST_SHOWN = 40


# The nodes are not frozen: that makes them three times slower to build, and a test case of 200,000
# numbers is as many nodes. Nothing changes them after yaml_source has built them.
@dataclass(slots=True)
class ScalarNode:
    """A word, a number or a text; ``style`` is its quote, ``|`` or ``>``, or empty if plain."""

    text: str
    style: str
    line: int
    column: int

    @property
    def plain(self) -> Plain:
        """What YAML 1.1 makes of it; anything quoted is text."""
        return Plain.TEXT if self.style else classify(self.text)


@dataclass(slots=True)
class ListNode:
    """A sequence."""

    items: list["Node"]
    line: int
    column: int


@dataclass(slots=True)
class MappingNode:
    """A mapping, in the order of the file; keys are unique."""

    pairs: list[tuple[ScalarNode, "Node"]]
    line: int
    column: int


Node = ScalarNode | ListNode | MappingNode


def is_empty(node: Node) -> bool:
    """Whether ``node`` is YAML's null: nothing after the colon, ``~`` or ``null``."""
    return isinstance(node, ScalarNode) and node.plain is Plain.NULL


def join(path: str, name: str) -> str:
    """Dotted path of ``name``, a key as it was written, below ``path``."""
    if len(name) > _LONGEST_SHOWN or not name.isprintable():
        name = " ".join(name.split())[:_LONGEST_SHOWN] + "..."
    return f"{path}.{name}" if path else name


def describe(node: Node) -> Text:
    """Name a node in a message: "found ..."."""
    match node:
        case ListNode():
            return Text("a list", "목록")
        case MappingNode():
            return Text("a mapping", "매핑")
        case ScalarNode(text="", style=""):
            return Text("nothing", "빈 값")
        case ScalarNode(text=text, style=style):
            flat = " ".join(text.split())
            short = flat if len(flat) <= _LONGEST_SHOWN else flat[: _LONGEST_SHOWN - 3] + "..."
            shown = f'"{short}"' if style else short
            return Text(shown, shown)
