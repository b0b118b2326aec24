"""An answer as sentences: the units in which evidence is looked for and shown.

A sentence ends where its writer ends it; who writes or speaks without stops is read by the endings
of Korean verbs. Lines that an editor wrapped are joined again, and lines that are notes of their
own are not: a line goes on when it is about as long as the longest of its paragraph.
"""

import re
from collections.abc import Iterator

from judge.frozen import frozen
from judge.judging.written.markdown import Block, Part, blocks
from judge.judging.written.wording import cells, ends_statement
from judge.model.folding import compose

LONGEST = 600  # characters of a sentence; a longer one is cut
_WRAPPED = 50  # cells of a paragraph's longest line, from which on its lines may be wrapped ones
_FULL = 0.7  # of the longest line, from which on a line may be a wrapped one
_MOST = 0.7  # of lines, that have a head
_STOP = re.compile(r"[.!?。！？…]+[\"'”’)\]」』]*")
_ABBREVIATIONS = frozenset(
    ("e.g", "i.e", "vs", "cf", "approx", "fig", "eq", "al", "incl", "resp", "mr", "dr", "no", "ex")
)
_MARKER = re.compile(r"(?<=\s)\(?(\d{1,2})[.)](?=\s)")
_BULLET = re.compile(r"\s[•▪◦‣●■▶]\s|\s*[①-⑳]\s*")
_NOT_AN_END = ("해도", "하더라도", "하더라고", "보니", "보면", "치더라도", "한들", "싶")
_NOUNS = re.compile(r"(?:(?:도입|추가|적용|사용|구성|설정|필요|가능|처리|분리)함|됨|[있없않]음)$")
_GOES_ON = re.compile(
    r"(?:[,(]|[가-힣](?:을|를|은|는|의|에|와|과|며|고|서|면|지만)|\b(?:the|a|an|and|or|of|to|in|on|for|with|that|is|are))$"
)
_SEVERAL = 3  # lines that begin with a capital by no chance
_NOTE = re.compile(
    r"(?:감소|추가|튜닝|분리|주의|필요|도입|적용|개선|구성|방지|향상|처리|사용|활용|이동|검토|설정|제거|관리|확인|보장|"
    r"증가|최적화|분산|가능|불가|발생|단축|절감|고려|유지|[음함임됨])\)?$"
)
_HEADED = re.compile(r"[^:]{1,30}?(?:\s-|:)\s")  # Cache - for one minute
_CLOSED = re.compile(r"[.!?。！？:]['\"”’)\]]*$")
_LETTER = re.compile(r"\w")
_HANGUL = re.compile(r"[가-힣]")


@frozen
class Sentence:
    """A sentence as its writer wrote it, composed and without signs of Markdown.

    ``block`` numbers the paragraph, or the item together with those nested in it. ``row`` and
    ``column`` are the heads that a cell of a table stands under.
    """

    shown: str
    block: int
    part: Part
    row: str = ""
    column: str = ""


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of an answer in its order."""
    number = 0
    for block in blocks(compose(text)):
        number += not block.nested
        if block.part is Part.TABLE:
            yield from _cells_of(block, number)
            continue
        whole = block.lines if block.part is Part.CODE else _unwrap(block.lines)
        for line in whole:
            for piece in _pieces(line, block):
                yield Sentence(shown=piece, block=number, part=block.part)


def _cells_of(block: Block, number: int) -> Iterator[Sentence]:
    """Yield a table cell by cell; each knows its heads, and the first of a row is a head itself."""
    heads = block.rows[0] if block.rows else ()
    for row in block.rows[1:] or block.rows:
        for index, cell in enumerate(row):
            if _LETTER.search(cell):
                yield Sentence(
                    shown=cell[:LONGEST],
                    block=number,
                    part=Part.TABLE,
                    row=row[0] if index else "",
                    column=heads[index] if index and index < len(heads) else "",
                )


def _unwrap(lines: tuple[str, ...]) -> Iterator[str]:
    """Join the lines that were wrapped; those that are all notes stand for themselves."""
    if _are_notes(lines):
        yield from lines
        return
    longest = max(map(cells, lines))
    taken = ""
    for line in lines:
        if taken and not _is_wrapped(taken.rsplit("\n", 1)[-1], longest):
            yield taken.replace("\n", " ")
            taken = line
        else:
            taken = f"{taken}\n{line}" if taken else line
    yield taken.replace("\n", " ")


def _are_notes(lines: tuple[str, ...]) -> bool:
    """Whether each line is whole, as a list without bullets: by its end, capital or head."""
    if len(lines) >= _SEVERAL:
        headed = sum(_HEADED.match(line) is not None for line in lines)
        if headed >= _MOST * len(lines) or all(line[0].isupper() for line in lines):
            return True
    return all(_NOTE.search(line) or _CLOSED.search(line) for line in lines)


def _is_wrapped(line: str, longest: int) -> bool:
    """Whether the next line goes on where this one ends."""
    if _CLOSED.search(line) or ends_statement(line.split()[-1]):
        return False
    return bool(_GOES_ON.search(line)) or (longest >= _WRAPPED and cells(line) >= _FULL * longest)


def _pieces(line: str, block: Block) -> Iterator[str]:
    if block.part is Part.CODE:
        yield from _cut(line)
        return
    for item in _items(line, (block.number or 0) + 1):
        for piece in _at_stops(item):
            for sentence in _at_endings(piece):
                yield from _cut(sentence)


def _items(line: str, following: int) -> Iterator[str]:
    """Split a list that stands in one line: 1. a 2. b 3. c, or with bullets."""
    start = 0
    for marker in _MARKER.finditer(line):
        if int(marker[1]) == following:
            yield from _BULLET.split(line[start : marker.start()])
            start, following = marker.end(), following + 1
    yield from _BULLET.split(line[start:])


def _at_stops(text: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(text):
        if _is_end(text, stop):
            yield text[start : stop.end()]
            start = stop.end()
    yield text[start:]


def _is_end(text: str, stop: re.Match[str]) -> bool:
    """Tell a full stop from that of 3.5, Node.js or e.g."""
    following = text[stop.end() : stop.end() + 1]
    if not following:
        return True
    before = text[: stop.start()]
    if following.isspace():
        word = before.split()[-1].lstrip("(\"'").casefold() if before.split() else ""
        return not (stop[0] == "." and word in _ABBREVIATIONS)
    return bool(_HANGUL.match(before[-1:])) and not following.isdigit()


def _at_endings(text: str) -> Iterator[str]:
    """Split after a verb's ending where no sign stands: speech that was written down."""
    taken: list[str] = []
    words = text.split()
    for index, word in enumerate(words):
        taken.append(word)
        after = words[index + 1] if index + 1 < len(words) else ""
        ends = ends_statement(word) or _NOUNS.search(word) is not None
        if ends and word[-1] not in ",:;" and after and not after.startswith(_NOT_AN_END):
            yield " ".join(taken)
            taken = []
    yield " ".join(taken)


def _cut(text: str) -> Iterator[str]:
    """Give what has a letter, in lengths that a pattern can be run on."""
    text = " ".join(text.split())
    while len(text) > LONGEST:
        at = text.rfind(" ", 1, LONGEST)
        at = LONGEST if at < 0 else at
        yield text[:at]
        text = text[at:].lstrip()
    if _LETTER.search(text):
        yield text
