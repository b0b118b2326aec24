"""What can happen in an examination, and the line of the journal that says it."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from judge.frozen import frozen
from judge.model.problem import Kind
from judge.model.text import Text

FORMAT = "judge.exam/1"


@frozen
class Item:
    """One problem of the examination, as it was when it began.

    ``beginning`` is the digest of the file to start from, which is nobody's work.
    """

    slug: str
    kind: Kind
    title: Text
    beginning: str


@frozen
class Began:
    """The first event: everything that later changes of the set's file must not change."""

    id: str
    set_name: str
    title: Text
    seconds: float
    items: tuple[Item, ...]


@frozen
class Opened:
    """The learner turned to an item, counted from 0."""

    item: int


@frozen
class Saved:
    """A file of an item has changed; its content is the snapshot ``digest``."""

    item: int
    name: str
    digest: str


@frozen
class Tried:
    """The samples were run: so many of them passed."""

    item: int
    passed: int
    total: int


@frozen
class Submitted:
    """A file was handed in, to be judged after the end; its content is a snapshot."""

    item: int
    name: str
    digest: str


@frozen
class Beat:
    """Nothing happened, but somebody was there to write it down."""


@frozen
class Finished:
    """The learner ended it before the time was over."""


Event = Began | Opened | Saved | Tried | Submitted | Beat | Finished
_KINDS: dict[str, type[Event]] = {
    "began": Began,
    "opened": Opened,
    "saved": Saved,
    "tried": Tried,
    "submitted": Submitted,
    "beat": Beat,
    "finished": Finished,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def to_line(event: Event) -> dict[str, Any]:
    """Make what JSON can hold of ``event``."""
    line: dict[str, Any] = {"event": _NAMES[type(event)]}
    if isinstance(event, Began):
        return line | {
            "format": FORMAT,
            "id": event.id,
            "set": event.set_name,
            "title": _both(event.title),
            "seconds": event.seconds,
            "items": [
                {
                    "slug": item.slug,
                    "kind": item.kind.value,
                    "title": _both(item.title),
                    "beginning": item.beginning,
                }
                for item in event.items
            ],
        }
    return line | {field.name: getattr(event, field.name) for field in fields(event)}


def from_line(line: Mapping[str, Any]) -> Event:
    """Make the event of which ``line`` was made; ValueError, KeyError or TypeError otherwise."""
    kind = _KINDS[line["event"]]
    if kind is Began:
        return _began(line)
    return kind(**{field.name: line[field.name] for field in fields(kind)})


def _began(line: Mapping[str, Any]) -> Began:
    if line["format"] != FORMAT:
        raise ValueError(line["format"])
    return Began(
        id=line["id"],
        set_name=line["set"],
        title=Text(**line["title"]),
        seconds=float(line["seconds"]),
        items=tuple(
            Item(
                slug=item["slug"],
                kind=Kind(item["kind"]),
                title=Text(**item["title"]),
                beginning=item["beginning"],
            )
            for item in line["items"]
        ),
    )


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "ko": text.ko}
