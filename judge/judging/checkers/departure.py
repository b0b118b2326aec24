"""Where a returned value departs from the answer, walked part by part."""

from collections.abc import Callable
from math import log10

from judge.frozen import frozen
from judge.judging.checkers.comparison import ACCEPTED, Comparison
from judge.judging.checkers.wording import counted, visible
from judge.judging.difference import AFTER, BEFORE, difference_at
from judge.model.domain import Domain, ListType, RecordType, Type, Value
from judge.model.text import Text
from judge.model.verdict import Difference

_LARGEST = 10**100  # a larger integer is not written out; Python may even refuse to

Same = Callable[[Value, Value], bool]


@frozen(kw_only=False)
class Departure:
    """The first part that differs: the way to it, and what stands there.

    ``path`` are indices from the outside in. Where one list is the beginning of the other, the
    parts are those lists and ``path`` leads to them.
    """

    path: tuple[int, ...]
    actual: Value
    expected: Value


def compare_plainly(result: Value, answer: Value, returns: Domain) -> Comparison:
    """Compare values as they are; a NaN is equal to a NaN."""
    return compare(result, answer, returns, _same)


def compare(result: Value, answer: Value, returns: Domain, same: Same) -> Comparison:
    """Compare values whose scalars are equal where ``same`` says so, and explain."""
    if result == answer:
        return ACCEPTED
    departure = first_departure(result, answer, same)
    if departure is None:
        return ACCEPTED
    return Comparison(
        accepted=False,
        message=_message(departure, result, answer, returns.type),
        difference=_difference(departure, result, answer),
    )


def _same(actual: Value, expected: Value) -> bool:
    return bool(actual == expected) or (_is_nan(actual) and _is_nan(expected))


def _is_nan(value: Value) -> bool:
    return isinstance(value, float) and value != value  # noqa: PLR0124 - what a NaN is known by


def first_departure(
    actual: Value, expected: Value, same: Same, path: tuple[int, ...] = ()
) -> Departure | None:
    """Find the first part for which ``same`` does not hold; None where all parts agree."""
    if not isinstance(actual, list | tuple) or not isinstance(expected, list | tuple):
        return None if same(actual, expected) else Departure(path, actual, expected)
    for index, (ours, theirs) in enumerate(zip(actual, expected, strict=False)):
        if ours == theirs:
            continue
        found = first_departure(ours, theirs, same, (*path, index))
        if found is not None:
            return found
    return None if len(actual) == len(expected) else Departure(path, actual, expected)


def written(value: Value) -> str:
    """Write a value the way all languages of the web do, cut where it is long."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            escaped = value.replace("\\", "\\\\").replace('"', '\\"')
            return visible(f'"{escaped}"')
        case list() | tuple():
            most = BEFORE + AFTER  # more would be cut away
            more = ["…"] if len(value) > most else []
            return visible(f"[{', '.join([*map(written, value[:most]), *more])}]")
        case int() if abs(value) >= _LARGEST:
            return f"{'-' if value < 0 else ''}10**{log10(abs(value)):.0f}…"
        case _:
            return visible(repr(value))


def _message(departure: Departure, result: Value, answer: Value, returns: Type) -> Text:
    place = _place(departure.path, returns)
    actual, expected = departure.actual, departure.expected
    if isinstance(actual, list | tuple) and isinstance(expected, list | tuple):
        name, name_ko = (f"{place} has", place) if departure.path else ("the result has", "결과")
        return Text(
            f"{name} {counted(len(actual), 'item')}, {len(expected):,} expected",
            f"{name_ko}: 항목이 {len(expected):,}개여야 하는데 {len(actual):,}개입니다",
        )
    if not departure.path:
        return Text(
            f"expected {written(expected)}, returned {written(actual)}",
            f"정답은 {written(expected)}, 반환값은 {written(actual)}",
        )
    lengths, lengths_ko = _lengths(result, answer)
    return Text(
        f"{place}: expected {written(expected)}, found {written(actual)}{lengths}",
        f"{place}: 정답은 {written(expected)}, 반환값은 {written(actual)}{lengths_ko}",
    )


def _lengths(result: Value, answer: Value) -> tuple[str, str]:
    if len(result) == len(answer):
        return "", ""
    return (
        f" ({counted(len(answer), 'item')} expected, {len(result):,} returned)",
        f" (정답은 항목 {len(answer):,}개, 반환값은 {len(result):,}개)",
    )


def _place(path: tuple[int, ...], kind: Type) -> str:
    """Write the way to a part as code has it: ``result[2].weight``."""
    place = "result"
    for index in path:
        if isinstance(kind, RecordType):
            name, kind = kind.fields[index]
            place += f".{name}"
        else:
            kind = kind.item if isinstance(kind, ListType) else kind
            place += f"[{index}]"
    return place


def _difference(departure: Departure, result: Value, answer: Value) -> Difference:
    """Show a window of the list around the part; ``line`` is the row where lists are nested."""
    path, ours, theirs = departure.path, result, answer
    if isinstance(departure.actual, list | tuple) and isinstance(departure.expected, list | tuple):
        path = (*path, min(len(departure.actual), len(departure.expected)))
    for index in path[:-1]:
        ours, theirs = ours[index], theirs[index]
    line = path[0] + 1 if len(path) > 1 else 1
    if not path:
        return difference_at(0, [written(ours)], [written(theirs)], line=line)
    return _window(path[-1], ours, theirs, line)


def _window(index: int, ours: Value, theirs: Value, line: int) -> Difference:
    """Write only what the window shows: the lists may be long."""
    start = max(0, index - BEFORE)
    stop = index + AFTER + 2  # one more, which tells that the list goes on
    actual, expected = (list(map(written, items[start:stop])) for items in (ours, theirs))
    shown = difference_at(index - start, actual, expected, line=line)
    return Difference(
        position=index + 1,
        line=line,
        expected=shown.expected,
        actual=shown.actual,
        at=shown.at,
    )
