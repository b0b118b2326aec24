"""Where an output departs from the answer, shown in few words however long both are.

Texts of 200,000 tokens are the rule for large cases, so the comparing is done by built-in
functions over whole lists; only a window around the departure is looked at one by one.
"""

from collections.abc import Sequence
from itertools import compress, count
from operator import ne
from typing import Any

from judge.model.text import Text
from judge.model.verdict import Difference

BEFORE = 3  # tokens that a window shows before the differing one
AFTER = 6
LONGEST_TOKEN = 60  # characters of a token within a window; "…" stands for the rest
_LEAD = 20  # characters kept before the place where two long tokens part
_HEAD_SHARE = 2 / 3  # of an excerpt; beginnings tell more than ends


def first_difference(output: str, answer: str) -> Difference | None:
    """Find the first token of ``output`` that is not the answer's; None where all are equal."""
    if output == answer:
        return None
    actual, expected = output.split(), answer.split()
    index = first_unequal(actual, expected)
    if index is None:
        return None
    return difference_at(index, actual, expected, line=line_of_token(output, index))


def first_unequal(left: Sequence[Any], right: Sequence[Any]) -> int | None:
    """Index of the first items that are not equal; the shorter length if one is a beginning."""
    if left == right:
        return None
    shorter = min(len(left), len(right))
    return next(compress(count(), map(ne, left, right)), shorter)


def line_of_token(text: str, index: int) -> int:
    """Line, from 1, of the token with ``index`` (from 0); past the end, of the last token."""
    seen, last = 0, 1
    for number, line in enumerate(text.split("\n"), start=1):
        tokens = len(line.split())
        seen += tokens
        if tokens:
            last = number
        if seen > index:
            break
    return last


def difference_at(
    index: int, actual: Sequence[str], expected: Sequence[str], *, line: int
) -> Difference:
    """Cut the windows around ``index`` (from 0); a None at the end of a window is the text's end.

    Long tokens are shortened; of the two that differ, the place where they part stays visible.
    """
    start = max(0, index - BEFORE)
    ours, theirs = _window(actual, start, index), _window(expected, start, index)
    at = index - start
    mine, yours = ours[at], theirs[at]
    if mine is not None and yours is not None:
        mine, yours = shorten_pair(mine, yours)
    return Difference(
        position=index + 1,
        line=line,
        expected=_shortened(theirs, at, yours),
        actual=_shortened(ours, at, mine),
        at=at,
    )


def _window(tokens: Sequence[str], start: int, index: int) -> list[str | None]:
    stop = index + AFTER + 1
    window: list[str | None] = list(tokens[start:stop])
    return window if len(tokens) >= stop else [*window, None]


def _shortened(
    window: Sequence[str | None], at: int, differing: str | None
) -> tuple[str | None, ...]:
    around = [None if token is None else shorten(token) for token in window]
    around[at] = None if differing is None else shorten(differing)
    return tuple(around)


def shorten(token: str) -> str:
    """Return ``token``, its end cut off where it is long."""
    return token if len(token) <= LONGEST_TOKEN else token[: LONGEST_TOKEN - 1] + "…"


def shorten_pair(left: str, right: str) -> tuple[str, str]:
    """Return both tokens, cut around the place where they part if one of them is long."""
    parting = first_unequal(left, right) or 0
    if max(len(left), len(right)) <= LONGEST_TOKEN or parting <= _LEAD:
        return shorten(left), shorten(right)
    start = parting - _LEAD
    return shorten("…" + left[start:]), shorten("…" + right[start:])


def excerpt(text: str, limit: int) -> Text:
    """Cut the middle out of a text that is longer than ``limit`` characters, and say how much.

    Cuts are made between lines or tokens where there are any; where lines are left out, the words
    that say so have a line to themselves. They come on top of ``limit``.
    """
    if len(text) <= limit:
        return Text(text, text)
    head_length = round(limit * _HEAD_SHARE)
    head = _whole(text[:head_length], text[head_length])
    tail_start = len(text) - (limit - head_length)
    tail = _whole(text[tail_start:][::-1], text[tail_start - 1])[::-1]
    gone = text[len(head) : len(text) - len(tail)]
    apart = "\n" if "\n" in gone else " "
    head, tail = head.rstrip() + apart, apart + tail.lstrip()
    characters, items = len(gone), len(gone.split())
    plural = "" if items == 1 else "s"
    return Text(
        f"{head}… {characters:,} characters ({items:,} item{plural}) left out …{tail}",
        f"{head}… {characters:,}글자({items:,}개 항목) 생략 …{tail}",
    )


def _whole(piece: str, following: str) -> str:
    """Drop the line or the token that the cut after ``piece`` went through.

    Neither is dropped where it is more than half of ``piece``.
    """
    if not piece or following == "\n" or piece.endswith("\n"):
        return piece
    line = piece[: piece.rfind("\n") + 1]
    if 2 * len(line) >= len(piece):
        return line
    if following.isspace() or piece[-1].isspace():
        return piece
    token = piece[: -len(piece.rsplit(None, 1)[-1])]
    return token if 2 * len(token) >= len(piece) else piece
