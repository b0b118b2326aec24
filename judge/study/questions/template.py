"""One form of question."""

from judge.frozen import frozen
from judge.model.text import Text


@frozen(kw_only=False)
class Template:
    """What is asked and the fact behind it, with blanks that a sighting fills.

    ``expects`` are words of a good answer, of both languages; any of them will do.
    """

    asks: Text
    fact: Text
    expects: tuple[str, ...] = ()
