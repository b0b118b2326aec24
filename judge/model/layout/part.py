"""What the lines of a template are made of."""

from enum import Enum

from judge.frozen import frozen
from judge.model.domain import ListType, RecordType, Scalar, Type
from judge.model.text import BilingualError


class LayoutError(BilingualError):
    """A template that cannot work, or a text that does not follow it; the message says why."""


class Spread(Enum):
    """How a list stands in the text."""

    INLINE = "inline"
    LINES = "lines"
    COUNTED = "counted"


@frozen(kw_only=False)
class Word:
    """Literal text."""

    text: str


@frozen(kw_only=False)
class Length:
    """``len(name)``, or ``len(name[0])`` where ``inner``."""

    name: str
    inner: bool


@frozen(kw_only=False)
class Slot:
    """The place of one parameter; ``alone`` where nothing else stands on its line."""

    name: str
    type: Type
    spread: Spread
    alone: bool


Part = Word | Length | Slot


def word_count(kind: Type) -> int | None:
    """Count the words that a value takes on a line, without lengths.

    None where it takes whatever is left of the line; 0 where nobody could read it back, because
    something comes after a list or because lists stand within a list.
    """
    match kind:
        case Scalar():
            return 1
        case ListType(item=item):
            return None if word_count(item) else 0
        case RecordType(fields=fields):
            counts = [word_count(field) for _, field in fields]
            if 0 in counts or None in counts[:-1]:
                return 0
            return None if None in counts else sum(count or 0 for count in counts)
