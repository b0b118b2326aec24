"""Frozen data behaves as a frozen dataclass does, as far as anybody may see."""

import pickle
from dataclasses import fields, replace

import pytest

from judge.frozen import frozen


@frozen
class Point:
    """Two numbers."""

    x: int
    y: int = 0


@frozen
class Named(Point):
    """A point with a name."""

    name: str


@frozen(kw_only=False)
class Pair:
    """Given by position."""

    left: object
    right: object


@frozen
class Nothing:
    """No fields at all."""


@frozen
class Shown:
    """Says itself what it is."""

    x: int

    def __repr__(self) -> str:
        """Its own words."""
        return f"<{self.x}>"


def test_equal_by_value() -> None:
    """The same class and the same values; a subclass is another class."""
    assert Point(x=1) == Point(x=1, y=0)
    assert Point(x=1) != Point(x=2)
    assert Point(x=1, y=2) != Named(x=1, y=2, name="a")
    assert Nothing() == Nothing()


def test_hashed_by_value() -> None:
    """Equal ones are one key; one that holds a list is none."""
    assert {Point(x=1): "a"}[Point(x=1)] == "a"
    assert len({Nothing(), Nothing()}) == 1
    with pytest.raises(TypeError):
        hash(Pair([], 1))


def test_fields_by_keyword_unless_said() -> None:
    """Positions are for those few whose order says what they are."""
    with pytest.raises(TypeError):
        Point(1, 2)  # type: ignore[call-arg]  # that is the test

    assert Pair(1, 2).right == 2


def test_copies_and_shows() -> None:
    """``replace``, ``fields``, ``repr`` and pickle work as for any dataclass."""
    point = Named(x=1, y=2, name="a")

    assert replace(point, x=3) == Named(x=3, y=2, name="a")
    assert [field.name for field in fields(point)] == ["x", "y", "name"]
    assert repr(point) == "Named(x=1, y=2, name='a')"
    assert repr(Shown(x=1)) == "<1>"
    assert pickle.loads(pickle.dumps(point)) == point  # noqa: S301 - our own


def test_has_no_room_for_more() -> None:
    """A field that is not there cannot be set."""
    with pytest.raises(AttributeError):
        Point(x=1).z = 3  # type: ignore[attr-defined]  # that is the test
