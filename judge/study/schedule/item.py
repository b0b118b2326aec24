"""What can be practised. An item is known by its id, which is stable for ever.

::

    solve:<slug>          an algorithm again, from an empty file
    sql:<slug>            a query again
    written:<slug>        a written answer
    spoken:<slug>         a spoken answer
    point:<slug>/<point>  one point of a rubric that was missed
    task:<set>/<id>       work that no problem holds; it is done once
"""

from enum import StrEnum

from judge.frozen import frozen
from judge.model.text import Text


class ItemKind(StrEnum):
    """What is done; the value is what an id begins with."""

    SOLVE = "solve"
    SQL = "sql"
    WRITTEN = "written"
    SPOKEN = "spoken"
    POINT = "point"
    TASK = "task"


USUAL_MINUTES = {
    ItemKind.SOLVE: 30,
    ItemKind.SQL: 10,
    ItemKind.WRITTEN: 8,
    ItemKind.SPOKEN: 2,
    ItemKind.POINT: 2,
    ItemKind.TASK: 20,
}
# How much it hurts to have forgotten one on the day. A spoken answer counts as much as a question
# in an interview; the answers of the test itself count more, and one point of an answer less.
WEIGHTS = {
    ItemKind.SOLVE: 4,
    ItemKind.SQL: 3,
    ItemKind.WRITTEN: 3,
    ItemKind.SPOKEN: 2,
    ItemKind.POINT: 1,
    ItemKind.TASK: 3,
}


@frozen
class Item:
    """One thing to practise; ``subject`` is what follows the kind in its id.

    ``content`` is a digest of what is asked. ``day`` counts the days of the plan from 1, for a task
    that has its day.
    """

    kind: ItemKind
    subject: str
    title: Text
    minutes: int
    content: str = ""
    day: int | None = None

    @property
    def id(self) -> str:
        """The name under which progress is kept."""
        return f"{self.kind}:{self.subject}"

    @property
    def slug(self) -> str:
        """The problem; for a task, its set."""
        return self.subject.split("/")[0]

    @property
    def part(self) -> str:
        """The point, or the task within its set; empty for a whole problem."""
        return self.subject.partition("/")[2]

    @property
    def weight(self) -> int:
        """How much it counts on the day."""
        return WEIGHTS[self.kind]


def kind_of(item_id: str) -> ItemKind | None:
    """Read the kind out of an id; None where it is no id."""
    head, colon, rest = item_id.partition(":")
    return ItemKind(head) if colon and rest and head in set(ItemKind) else None
