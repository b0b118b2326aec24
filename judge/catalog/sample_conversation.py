"""Read ``conversation``: how a sample of an interactive problem may go, as people are shown it.

The form is that of the ICPC package format's ``.interaction`` files: a line that begins with ``<``
is what a solution reads, one that begins with ``>`` is what it writes.
"""

from judge.catalog.mistakes import Mistakes
from judge.catalog.node import Node, ScalarNode
from judge.catalog.shape import Schema, read_text_node
from judge.errors import Place
from judge.model.conversation import Line, Speaker

_SPEAKERS = {"<": Speaker.INTERACTOR, ">": Speaker.SUBMISSION}


class ConversationText:
    """Lines of ``< read`` and ``> written``."""

    def read(self, node: Node, path: str, mistakes: Mistakes, /) -> tuple[Line, ...] | None:
        """Return the lines, numbered."""
        text = read_text_node(node, path, mistakes)
        if text is None:
            return None
        lines = []
        for index, written in enumerate(text.rstrip("\n").split("\n"), start=1):
            speaker = _SPEAKERS.get(written[:1])
            if speaker is None:
                mistakes.add(
                    _place(node, index, mistakes),
                    path,
                    "expected a line that begins with < (what a solution reads) or > (what it "
                    f"writes), found {written!r}",
                    "여기에는 <(풀이가 읽는 줄)나 >(풀이가 쓰는 줄)로 시작하는 줄만 쓸 수 "
                    "있습니다. "
                    f"찾은 값: {written!r}",
                )
                return None
            said = written[1:].removeprefix(" ")
            lines.append(Line(number=index, speaker=speaker, text=said))
        return tuple(lines)

    def schema(self, _definitions: Schema, /) -> Schema:
        """Describe a string of such lines."""
        return {"type": "string", "pattern": r"^(?:[<>][^\n]*(?:\n|$))+$"}


def _place(node: Node, index: int, mistakes: Mistakes) -> Place:
    """Position of a line of a text that stands in a ``|`` block."""
    if isinstance(node, ScalarNode) and node.style == "|":
        return Place(file=mistakes.file, line=node.line + index)
    return mistakes.place(node)
