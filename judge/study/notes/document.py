"""A note taken apart: its claims, and its sections with the lines where they stand."""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from pathlib import Path

from judge.catalog.mistakes import Mistakes
from judge.catalog.yaml_source import decode, read_text
from judge.errors import Place
from judge.frozen import frozen
from judge.study.notes.front_matter import FrontMatter, read_front_matter, split_front_matter

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class About(Enum):
    """What a section is about; the value holds words of its heading, in small letters."""

    RESTATE = ("restate", "내 말로")
    ALTERNATIVES = ("alternative", "버린 방법")
    EDGES = ("edge case", "경계")
    DRY_RUN = ("dry run", "손으로 따라")
    MISTAKES = ("my mistakes", "틀렸던")
    SPOKEN = ("one-minute", "one minute", "1분")
    RESULT = ("result", "결과")
    OPTIONAL = ("optional", "선택")


@frozen
class Section:
    """A part under a heading of the second level; ``line`` is the heading's, from 1."""

    heading: str
    line: int
    text: str

    def is_about(self, about: About) -> bool:
        """Whether the heading has any of the words."""
        heading = self.heading.casefold()
        return any(word in heading for word in about.value)


@frozen
class Note:
    """A whole note."""

    file: Path
    front: FrontMatter
    sections: tuple[Section, ...]

    def place(self, line: int) -> Place:
        """Position of a line."""
        return Place(file=self.file, line=line)

    def about(self, about: About) -> Section | None:
        """Find the section with such a heading."""
        return next((each for each in self.sections if each.is_about(about)), None)


def load_note(file: Path) -> Note:
    """Read a note; ContentError where it cannot be read or its claims are wrong."""
    mistakes = Mistakes(file)
    return parse_note(read_text(mistakes), mistakes)


def note_of(raw: bytes, file: Path) -> Note:
    """Read a note that is not in its file yet."""
    mistakes = Mistakes(file)
    return parse_note(decode(raw, mistakes), mistakes)


def parse_note(text: str, mistakes: Mistakes) -> Note:
    """Take ``text`` apart, which stands in ``mistakes.file``."""
    text = text.replace("\r\n", "\n")
    yaml, first = split_front_matter(text, mistakes)
    front = read_front_matter(yaml, mistakes)
    return Note(file=mistakes.file, front=front, sections=tuple(_sections(text, first)))


def without_comments(text: str) -> str:
    """Leave out ``<!-- -->``, and keep the lines counted."""
    return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)


def comments_of(text: str) -> list[str]:
    """Return all comments, as they were written."""
    return _COMMENT.findall(text)


def _sections(text: str, first: int) -> Iterator[Section]:
    lines = text.split("\n")
    heads = [*_headings(lines[first - 1 :], first), (len(lines) + 1, "", 2)]
    for (line, heading, level), (end, _, _) in pairwise(heads):
        if level == _SECTION_LEVEL:
            yield Section(heading=heading, line=line, text="\n".join(lines[line : end - 1]))


_SECTION_LEVEL = 2


def _headings(lines: list[str], first: int) -> Iterator[tuple[int, str, int]]:
    """Yield line, words and level of the headings that part sections; not those in code."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").parse("\n".join(lines))
    for token, inline in pairwise(tokens):
        if token.type == "heading_open" and token.map and int(token.tag[1:]) <= _SECTION_LEVEL:
            yield first + token.map[0], inline.content, int(token.tag[1:])
