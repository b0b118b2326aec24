"""``unordered``: the same items, however they are ordered; an item that comes twice counts twice.

Of a text, the items are its words, and where they stand does not matter; but where the answer has
several lines and several words on one of them, the items are its lines, the spaces in them aside.
With ``nested: true`` the order within each item is ignored, too: of the words
of a line, or of the parts of a list or record (an edge of an undirected graph, say).
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence

from judge.judging.checkers.comparison import ACCEPTED, Comparison
from judge.judging.checkers.departure import compare_plainly, written
from judge.judging.checkers.wording import (
    LINES,
    TOKENS,
    bag_hint_of,
    nothing_printed,
    quoted,
    with_hint,
)
from judge.model.domain import Domain, Value
from judge.model.problem import CheckerChoice
from judge.model.text import Text


def compare_text(output: str, answer: str, choice: CheckerChoice) -> Comparison:
    """Compare the lines or the words as a bag."""
    if output == answer:
        return ACCEPTED
    expected = _rows(answer)
    if len(expected) > 1 and any(" " in row for row in expected):
        actual, noun = _rows(output), LINES
    else:
        actual, expected, noun = output.split(), answer.split(), TOKENS
    if actual == expected:
        return ACCEPTED
    key = _sorted_words if choice.nested else str
    message = _compare_bags(_Side(actual, key), _Side(expected, key), quoted)
    if message is None:
        return ACCEPTED
    if not actual:
        return Comparison(accepted=False, message=nothing_printed(len(expected), noun))
    return Comparison(accepted=False, message=with_hint(message, bag_hint_of(output, answer)))


def _rows(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\n") if not line.isspace() and line]


def _sorted_words(row: str) -> str:
    return " ".join(sorted(row.split()))


def compare_values(
    result: Value, answer: Value, choice: CheckerChoice, returns: Domain
) -> Comparison:
    """Compare the items of two lists as bags; what is no list, as it is."""
    if result == answer:
        return ACCEPTED
    if not isinstance(result, list) or not isinstance(answer, list):
        return compare_plainly(result, answer, returns)
    key = _bag if choice.nested else _frozen
    message = _compare_bags(_Side(result, key), _Side(answer, key), written)
    return ACCEPTED if message is None else Comparison(accepted=False, message=message)


def _frozen(value: Value) -> Hashable:
    if isinstance(value, list | tuple):
        return tuple(map(_frozen, value))
    return "nan" if value != value else value  # noqa: PLR0124 - so that a NaN equals a NaN


def _bag(item: Value) -> Hashable:
    if isinstance(item, list | tuple):
        return frozenset(Counter(map(_frozen, item)).items())
    return _frozen(item)


class _Side:
    """The items of one side, by what each is compared, and how often that comes."""

    def __init__(self, items: Sequence[Value], key: Callable[[Value], Hashable]) -> None:
        self.items = items
        self.keys = list(map(key, items))
        self.bag = Counter(self.keys)


def _compare_bags(found: _Side, wanted: _Side, show: Callable[[Value], str]) -> Text | None:
    """Say which items are missing and which are too much; None where the bags are the same."""
    if dict(found.bag) == dict(wanted.bag):  # a Counter compares item by item
        return None
    parts, parts_ko = [], []
    if missing := _surplus(wanted.bag, found.bag):
        en, ko = _first_of(missing, wanted, show)
        parts.append(f"missing: {en}")
        parts_ko.append(f"빠진 항목: {ko}")
    if extra := _surplus(found.bag, wanted.bag):
        en, ko = _first_of(extra, found, show)
        parts.append(f"not expected: {en}")
        parts_ko.append(f"정답에 없는 항목: {ko}")
    return Text("; ".join(parts), "; ".join(parts_ko))


def _surplus(bag: Counter[Hashable], other: Counter[Hashable]) -> Counter[Hashable]:
    """Return what ``bag`` has more of, quicker than Counter's own minus."""
    pairs = ((key, times - other.get(key, 0)) for key, times in bag.items())
    return Counter({key: more for key, more in pairs if more > 0})


def _first_of(bag: Counter[Hashable], side: _Side, show: Callable[[Value], str]) -> tuple[str, str]:
    pairs = zip(side.keys, side.items, strict=True)
    shown = show(next(item for key, item in pairs if key in bag))
    more = bag.total() - 1
    return (f"{shown} and {more:,} more", f"{shown} 외 {more:,}개") if more else (shown, shown)
