"""Looks at the words of a note: what is empty, what is still the template's, what was copied."""

import re
from collections.abc import Iterator, Sequence

from judge.model.text import Text
from judge.study.notes.document import About, Note, Section, comments_of, without_comments
from judge.study.notes.finding import Remark
from judge.study.notes.markers import without_regions

SHINGLE = 8  # words
_MOST_COPIED = 0.4  # of a section's shingles
_MARKUP = re.compile(r"[^\w]+")
_TABLE_HEAD = re.compile(r"^[ \t]*\|[^\n]*\|[ \t]*\n[ \t]*\|[\s:|-]+\|[ \t]*$", re.MULTILINE)
_HALVES = re.compile(r"(\d+\. )?(.+?) / (.*[가-힣].*)")
_BLANKS = re.compile(r"\{\{[^}]*\}\}|_{3,}")


def remarks_on(note: Note, *, statement: Text, template_comments: Sequence[str]) -> list[Remark]:
    """Return what is to say about each section, in their order."""
    shingles = shingles_of(statement.en) | shingles_of(statement.ko)
    known = {_squeezed(comment) for comment in template_comments}
    found: list[Remark] = []
    for section in note.sections:
        found += _of_section(note, section, shingles, known)
    return found


def _of_section(
    note: Note, section: Section, shingles: set[tuple[str, ...]], known: set[str]
) -> Iterator[Remark]:
    place, head = note.place(section.line), both_halves(section.heading)
    if is_empty(section):
        if not section.is_about(About.OPTIONAL) and not _only_facts(section):
            yield Remark(
                place=place,
                text=Text(f"empty: {head.en}", f"빈 절: {head.ko}"),
            )
        return
    if any(_squeezed(comment) in known for comment in comments_of(section.text)):
        yield Remark(
            place=place,
            text=Text(
                f"still holds the template's comment: {head.en}",
                f"템플릿의 설명이 남아 있습니다: {head.ko}",
            ),
        )
    share = copied(section.text, shingles)
    if share > _MOST_COPIED:
        yield Remark(
            place=place,
            text=Text(
                f"{share:.0%} is the problem's own words: {head.en}",
                f"{share:.0%}가 문제의 문장 그대로입니다: {head.ko}",
            ),
        )


def both_halves(heading: str) -> Text:
    """Return a heading such as ``1. Restate / 문제를 내 말로`` in one language each."""
    match = _HALVES.fullmatch(heading)
    if match is None:
        return Text(heading, heading)
    number = match[1] or ""
    return Text(f"{number}{match[2]}", f"{number}{match[3]}")


def is_empty(section: Section) -> bool:
    """Whether nothing is said in a section, beside comments, facts of ours, and table heads."""
    return not _MARKUP.sub("", own_words(section.text))


def own_words(text: str) -> str:
    """Return what the learner wrote."""
    own = without_comments(without_regions(text))
    return _BLANKS.sub("", _TABLE_HEAD.sub("", own))


def _only_facts(section: Section) -> bool:
    """Whether the section is a place for facts, and there are none that ask for a word."""
    place = "<!-- judge:" in section.text and not section.is_about(About.ALTERNATIVES)
    return place and not _has_failures(section)


def _has_failures(section: Section) -> bool:
    return (
        section.is_about(About.MISTAKES)
        and re.search(r"\|\s*(?:WA|TLE|MLE|OLE|RTE)\b", section.text) is not None
    )


def shingles_of(text: str) -> set[tuple[str, ...]]:
    """Return every run of eight words."""
    words = _MARKUP.sub(" ", text.casefold()).split()
    return {tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def copied(text: str, shingles: set[tuple[str, ...]]) -> float:
    """Return the share of a text's shingles that are in ``shingles``."""
    own = shingles_of(own_words(text))
    return len(own & shingles) / len(own) if own else 0.0


def _squeezed(text: str) -> str:
    return " ".join(text.split())
