"""How typed values stand on standard input and output: one template, written and read back.

A template is lines of words and placeholders, with spaces between::

    {len(edges)} {start}
    {edges}

``{x}`` of a scalar is its text; of a record, its fields with spaces between; of a list of scalars,
its items on this line. A list of lists or of records stands alone on its line and takes one line
for each item; ``{x | lines}`` puts the items of any list on lines of their own. ``{x | counted}``
starts every row with its length, and serves for lists of any depth: a list of lists within a row
writes its length on a line and then its rows. ``{len(x)}`` and ``{len(x[0])}`` announce lengths.

What is written can be read back, and a template for which that would not hold is refused: a list
that takes several lines needs its length announced before it, unless it is the last of the template
and goes on to the end of the text. A string that stands alone on its line may hold spaces; any
other string is one word, and a value that does not fit is refused when it is written.
"""

from collections.abc import Mapping, Sequence

from judge.frozen import frozen
from judge.model.domain import (
    ListType,
    Parameter,
    RecordType,
    Scalar,
    Type,
    Value,
    holds_list,
)
from judge.model.layout.part import LayoutError, Length, Part, Slot, Spread, Word, word_count
from judge.model.layout.reader import read_text
from judge.model.layout.template import read_template
from judge.model.layout.writer import write_text

__all__ = [
    "Layout",
    "LayoutError",
    "Length",
    "Part",
    "Slot",
    "Spread",
    "Word",
    "default_layout",
    "parse_layout",
    "result_layout",
]


@frozen(kw_only=False)
class Layout:
    """A checked template: lines of parts."""

    source: str
    lines: tuple[tuple[Part, ...], ...]

    def format(self, values: Mapping[str, Value]) -> str:
        """Write ``values``, a newline after each line; LayoutError for a string that is no word."""
        return write_text(self.lines, values)

    def parse(self, text: str) -> dict[str, Value]:
        """Read the values of a text; LayoutError says in which line it departs from this."""
        return read_text(self.lines, text)


def parse_layout(source: str, parameters: Sequence[Parameter]) -> Layout:
    """Check a template against the parameters; LayoutError names the line that cannot work."""
    types = {parameter.name: parameter.domain.type for parameter in parameters}
    return Layout(source, read_template(source, types))


def default_layout(parameters: Sequence[Parameter]) -> Layout:
    """Make the layout of a problem that gives none: a line for each, lengths before lists."""
    lines = []
    for parameter in parameters:
        kind, name = parameter.domain.type, parameter.name
        spread = _default_spread(kind)
        if isinstance(kind, ListType):
            lines.append(f"{{len({name})}}")
        lines.append(f"{{{name}}}" if spread is None else f"{{{name} | {spread.value}}}")
    return parse_layout("\n".join(lines) + "\n", parameters)


def _default_spread(kind: Type) -> Spread | None:
    """Choose what a placeholder has to say; None where it need not say anything."""
    match kind:
        case ListType(item=Scalar.STR):
            return Spread.LINES
        case ListType(item=item):
            return Spread.COUNTED if holds_list(item) else None
        case _:
            return Spread.COUNTED if holds_list(kind) else None


def result_layout(kind: Type) -> Layout:
    """Make the layout of a result for which the problem gives none."""
    match kind:
        case ListType(item=Scalar.STR | ListType() | RecordType() as item):
            spread = Spread.COUNTED if word_count(item) == 0 else Spread.LINES
        case RecordType() if word_count(kind) == 0:
            spread = Spread.COUNTED
        case _:
            spread = Spread.INLINE
    return Layout("{result}", ((Slot("result", kind, spread, alone=True),),))
