"""Collect what is wrong in one file, so that its author learns of everything at once."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NoReturn, Protocol

from judge.errors import ContentError, Mistake, Place


class Located(Protocol):
    """Anything with a position in a file, both counted from 1."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column, in characters."""


class Mistakes:
    """The mistakes found so far in ``file``, and in the files that it names.

    Where the reader is not ``thorough``, it passes over those that take long to find.
    """

    def __init__(self, file: Path, *, thorough: bool = True) -> None:
        """Begin with none."""
        self.file = file
        self.thorough = thorough
        self._found: list[Mistake] = []

    @property
    def found(self) -> tuple[Mistake, ...]:
        """All mistakes, ordered by position, those of this file before the others."""
        return tuple(
            sorted(
                self._found,
                key=lambda mistake: (
                    mistake.place.file != self.file,
                    mistake.place.file,
                    mistake.place.line,
                    mistake.place.column,
                ),
            )
        )

    def under(self, key: str) -> bool:
        """Whether anything at ``key`` or below it is wrong."""
        return any(re.match(rf"{re.escape(key)}\b", mistake.key) for mistake in self._found)

    def place(self, at: Located) -> Place:
        """Position of ``at`` in this file."""
        return Place(file=self.file, line=at.line, column=at.column)

    def add(self, at: Located | Place, key: str, en: str, ko: str) -> None:
        """Note a mistake; a Place stands for itself, so that it may be in another file."""
        place = at if isinstance(at, Place) else self.place(at)
        self._found.append(Mistake(place=place, key=key, en=en, ko=ko))

    def stop(self, at: Located | Place, key: str, en: str, ko: str) -> NoReturn:
        """Note a mistake after which nothing more can be read."""
        self.add(at, key, en, ko)
        raise ContentError(self.found)

    def extend(self, mistakes: Iterable[Mistake]) -> None:
        """Note mistakes that were found by somebody else."""
        self._found += mistakes

    def raise_any(self) -> None:
        """Raise ContentError if there is any mistake."""
        if self._found:
            raise ContentError(self.found)
