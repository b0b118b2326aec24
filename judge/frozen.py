"""Frozen data: what ``@dataclass(frozen=True, slots=True)`` says, for a third of its price.

A dataclass writes and compiles seven functions for every class, and a call of ``judge`` defines
some 130 of them before it does anything. Here only ``__init__`` is written for each class and the
rest is shared. That nobody assigns to a field is for mypy to hold; ``replace`` and ``fields`` work
as for any dataclass. See docs/decisions/0014.
"""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

Class = TypeVar("Class", bound=type)


@overload
def frozen(kind: Class) -> Class: ...
@overload
def frozen(*, kw_only: bool) -> Callable[[Class], Class]: ...
@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(kind: Class | None = None, *, kw_only: bool = True) -> Class | Callable[[Class], Class]:
    """Make a class of fields, given by keyword unless ``kw_only`` is false, equal by value."""
    define = dataclass(slots=True, kw_only=kw_only, repr=False, eq=False)

    def decorate(kind: Class) -> Class:
        made: Any = define(kind)
        names = tuple(made.__dataclass_fields__)
        made.__values__ = attrgetter(*names) if names else staticmethod(_nothing)
        made.__eq__, made.__hash__ = _is_equal, _hash
        if made.__repr__ is object.__repr__:
            made.__repr__ = _shown
        return made  # type: ignore[no-any-return]

    return decorate if kind is None else decorate(kind)


def _nothing(_: object) -> tuple[()]:
    return ()


def _is_equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__values__(self) == self.__values__(other)


def _hash(self: Any) -> int:
    return hash(self.__values__(self))


def _shown(self: Any) -> str:
    fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__dataclass_fields__)
    return f"{self.__class__.__qualname__}({fields})"
