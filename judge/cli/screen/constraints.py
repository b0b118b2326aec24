"""The types of a problem's values and what they keep to, in words."""

import re
from collections.abc import Iterator

from judge.model.domain import Domain, Order
from judge.model.expression import Bounds
from judge.model.text import Text

_GROUPING = re.compile(r"(?<=\d)_(?=\d)")
_LONGEST_ALPHABET = 40  # characters
_ORDERS = {
    Order.ASCENDING: Text("ascending", "오름차순"),
    Order.DESCENDING: Text("descending", "내림차순"),
    Order.STRICTLY_ASCENDING: Text("strictly ascending", "순증가"),
    Order.STRICTLY_DESCENDING: Text("strictly descending", "순감소"),
}


def describe(domain: Domain) -> Text:
    """One line: ``length 2..200,000; each item -10..10``; empty where there is no constraint."""
    parts = list(_parts(domain))
    return Text("; ".join(part.en for part in parts), ", ".join(part.ko for part in parts))


def _parts(domain: Domain) -> Iterator[Text]:
    if domain.length is not None:
        bounds = _bounds(domain.length)
        yield Text(f"length {bounds}", f"길이 {bounds}")
    if domain.range is not None:
        bounds = _bounds(domain.range)
        yield Text(bounds, bounds)
    if domain.alphabet is not None:
        letters = _alphabet(domain.alphabet)
        yield Text(f"of {letters.en}", f"사용 문자 {letters.ko}")
    yield from _shape(domain)
    if domain.items is not None:
        items = describe(domain.items)
        if items.en:
            yield Text(f"each item {items.en}", f"각 항목 {items.ko}")
    for name, field in domain.fields:
        parts = describe(field)
        if parts.en:
            yield Text(f"{name} {parts.en}", f"{name} {parts.ko}")


def _shape(domain: Domain) -> Iterator[Text]:
    if domain.unique:
        yield Text("no two equal", "중복 없음")
    if domain.sorted is not None:
        yield _ORDERS[domain.sorted]
    if domain.rectangular:
        yield Text("all rows equally long", "모든 행의 길이가 같음")


def _bounds(bounds: Bounds) -> str:
    return _GROUPING.sub(",", str(bounds))


def _alphabet(letters: str) -> Text:
    """Write runs of neighbouring characters as spans: ``a-z``."""
    spans: list[str] = []
    for letter in sorted(set(letters)):
        if spans and ord(letter) == ord(spans[-1][-1]) + 1:
            spans[-1] = spans[-1][0] + letter
        else:
            spans.append(letter)
    written = "".join(_span(span) for span in spans)
    if len(written) <= _LONGEST_ALPHABET:
        return Text(written, written)
    count = len(set(letters))
    return Text(f"{count} characters", f"{count}개")


def _span(span: str) -> str:
    if len(span) == 1:
        return span
    gap = "" if ord(span[1]) == ord(span[0]) + 1 else "-"
    return f"{span[0]}{gap}{span[1]}"
