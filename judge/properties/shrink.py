"""Makes an input that fails smaller and plainer, as long as it goes on failing.

It works on values and not on the choices by which they were drawn, so that an input from a
generator, from yesterday or from a neighbour shrinks like any other, and tries many candidates at a
time. An input is smaller when it has fewer parts; then when its numbers are nearer to 0, its
letters earlier, its order plainer. No candidate counts that the problem does not allow.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice, pairwise
from typing import Any

from judge.model.domain import Value
from judge.properties.parts import Path, Values, frozen, key_of, part, replaced, walk

Fails = Callable[[Sequence[Values]], Sequence[bool]]
_FIRST_BATCH, _LARGEST_BATCH = 16, 96
_FEW = 12  # numbers, of which pairs are changed together
_SHORT = 10  # items, of which pairs are exchanged


def weight(values: Values) -> Any:
    """Return what is less for a smaller input."""
    parts = [value for _, value in walk(values)]
    numbers = [value for value in parts if isinstance(value, int | float)]
    texts = [value for value in parts if isinstance(value, str)]
    return (
        len(parts) + sum(map(len, texts)),
        sum(abs(number) for number in numbers),
        sum(len(repr(number)) for number in numbers if isinstance(number, float)),
        sum(number < 0 for number in numbers),
        sum(map(ord, "".join(texts))),
        [_plain(value) for value in parts],
    )


def _plain(value: Value) -> Any:
    return (0, "") if isinstance(value, list | tuple) else (1, str(value).rjust(20))


def shrink(
    values: Values, fails: Fails, numbers: Sequence[int], is_over: Callable[[], bool]
) -> list[Values]:
    """Return ever smaller inputs, from the given to the smallest found before ``is_over``.

    ``numbers`` are worth trying for a number. ``fails`` is asked about several candidates at once.
    """
    passes = _passes(numbers)
    seen = {key_of(values)}
    best = dict(values)
    trail: list[Values] = [values]
    idle = 0  # passes since the last success
    while idle < len(passes):
        for make in passes:
            before = len(trail)
            while (smaller := _first(best, make, fails, seen, is_over)) is not None:
                best = smaller
                trail.append(best)
            idle = idle + 1 if len(trail) == before else 0
    return trail


Candidates = Callable[[dict[str, Value]], Iterator[dict[str, Value]]]


def _passes(numbers: Sequence[int]) -> tuple[Candidates, ...]:
    """Return the ways to make an input smaller, those that take most away first."""
    return (
        _shorter,
        _narrower,
        _scaled,
        lambda values: _nearer(values, numbers),
        _renumbered,
        _together,
        _shifted,
        _earlier_letters,
        _plainer_order,
    )


def _first(
    values: dict[str, Value],
    make: Candidates,
    fails: Fails,
    seen: set[Any],
    is_over: Callable[[], bool],
) -> dict[str, Value] | None:
    """Return the smallest failing input of the first batch that has one."""
    fresh = _fresh(values, make, seen)
    size = _FIRST_BATCH
    while not is_over():
        batch = list(islice(fresh, size))
        if not batch:
            return None
        failing = [each for each, bad in zip(batch, fails(batch), strict=True) if bad]
        if failing:
            return min(failing, key=weight)
        size = min(2 * size, _LARGEST_BATCH)
    return None


def _fresh(
    values: dict[str, Value], make: Candidates, seen: set[Any]
) -> Iterator[dict[str, Value]]:
    """Yield lighter candidates that were not tried before."""
    limit = weight(values)
    for candidate in make(values):
        key = key_of(candidate)
        if key not in seen and weight(candidate) < limit:
            seen.add(key)
            yield candidate


def _sequences(values: Values) -> list[tuple[Path, Any]]:
    """Return lists and texts, the longest first."""
    found = [(path, each) for path, each in walk(values) if isinstance(each, list | str) and each]
    return sorted(found, key=lambda each: -len(each[1]))


def _shorter(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """Leave out stretches: from everything down to single items, also what goes along with them."""
    for path, whole in _sequences(values):
        stretch = len(whole)
        while stretch:
            for start in range(0, len(whole) - stretch + 1, max(1, stretch // 2)):
                changed = replaced(values, {path: _without(whole, start, stretch)})
                yield changed
                yield from _along(changed, path, len(whole), (start, stretch))
            stretch //= 2


def _without(whole: Any, start: int, stretch: int) -> Any:
    return whole[:start] + whole[start + stretch :]


def _along(
    changed: dict[str, Value], path: Path, length: int, cut: tuple[int, int]
) -> Iterator[dict[str, Value]]:
    """Cut a list of the same length likewise, or take the items off a number."""
    start, stretch = cut
    for other, value in changed.items():
        if type(value) is int and value >= stretch:
            yield replaced(changed, {(other,): value - stretch})
        elif isinstance(value, list | str) and len(value) == length and (other,) != path:
            yield replaced(changed, {(other,): _without(value, start, stretch)})


def _narrower(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """Leave out columns of a grid."""
    for path, rows in walk(values):
        if not (isinstance(rows, list) and rows and all(isinstance(r, list | str) for r in rows)):
            continue
        width = min(map(len, rows))
        stretch = width // 2
        while stretch:
            for start in range(0, width - stretch + 1, stretch):
                cut = [_like(row, [*row[:start], *row[start + stretch :]]) for row in rows]
                yield replaced(values, {path: cut})
            stretch //= 2


def _renumbered(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """Give all integers their ranks, or close one gap between them: order and ties stay."""
    places = [(path, each) for path, each in walk(values) if type(each) is int]
    for least in (0, 1):
        ranks = {each: rank for rank, each in enumerate(sorted({v for _, v in places}), least)}
        yield replaced(values, {path: ranks[each] for path, each in places})
    distinct = sorted({value for _, value in places if value > 0})
    for below, each in pairwise([0, *distinct]):
        for step in dict.fromkeys((each - below, each - below - 1, (each - below) // 2, 1)):
            above = {path: value - step for path, value in places if value >= each}
            yield replaced(values, above)


def _scaled(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """Divide all numbers from some size on by the same, which keeps what they are to each other."""
    places = [(path, each) for path, each in walk(values) if type(each) is int]
    sizes = sorted({abs(each) for _, each in places if abs(each) > 1})
    for least in sizes[:_FEW]:
        for divisor in (1_000_000, 1_000, 10, 3, 2):
            if sizes[-1] >= divisor:
                large = {path: each for path, each in places if abs(each) >= least}
                yield replaced(values, {p: int(each / divisor) for p, each in large.items()})


def _nearer(values: dict[str, Value], numbers: Sequence[int]) -> Iterator[dict[str, Value]]:
    """Bring numbers nearer to 0: one at a time, and all that are equal together."""
    places: dict[Any, list[Path]] = {}
    for path, each in walk(values):
        if isinstance(each, int | float):
            places.setdefault(frozen(each), []).append(path)
    for paths in sorted(places.values(), key=len, reverse=True):
        value = part(values, paths[0])
        for target in _targets(value, numbers):
            if len(paths) > 1:
                yield replaced(values, dict.fromkeys(paths, target))
            for path in paths:
                yield replaced(values, {path: target})


def _targets(value: Any, numbers: Sequence[int]) -> Iterator[float]:
    if isinstance(value, bool):
        yield False
    elif isinstance(value, float):
        yield from (0.0, 1.0, 0.5, float(int(value)), round(value, 1), round(value, 2), value / 2)
    else:
        yield from (0, 1, -1, 2, 3, -value)
        yield from (number for number in numbers if abs(number) < abs(value))
        sign = 1 if value > 0 else -1
        for bits in range(abs(value).bit_length() - 1, -1, -1):
            yield value - sign * (1 << bits)


def _together(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """Change two numbers by the same amount: where one is the sum of others, both must move."""
    places = [path for path, each in walk(values) if type(each) is int]
    if len(places) > _FEW:
        return
    for first, second in combinations(places, 2):
        a, b = part(values, first), part(values, second)
        halves = [1 << bits for bits in range(max(abs(a), abs(b)).bit_length(), -1, -1)]
        for step in dict.fromkeys((a, b, *halves, *(-half for half in halves))):
            yield replaced(values, {first: a - step, second: b - step})
            yield replaced(values, {first: a - step, second: b + step})


def _shifted(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """Move all numbers of a list by one amount, alone or with a number that is about their sums."""
    for path, whole in _sequences(values):
        if not all(type(item) is int for item in whole):
            continue
        for step in dict.fromkeys((min(whole), max(whole), 1, -1)):
            moved = replaced(values, {path: [item - step for item in whole]})
            yield moved
            for other, value in values.items():
                if type(value) is int:
                    for times in (1, 2, len(whole)):
                        yield replaced(moved, {(other,): value - step * times})


def _earlier_letters(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    """Write earlier letters: for all of a kind in the whole input, then one by one."""
    texts = [(path, each) for path, each in walk(values) if isinstance(each, str) and each]
    letters = sorted({letter for _, text in texts for letter in text})
    simple = sorted({*letters, *(letter for letter in "aAbB01")})
    for letter in letters:
        for other in simple:
            if other < letter:
                yield replaced(values, {p: text.replace(letter, other) for p, text in texts})
    yield from _single_letters(values, texts, simple)
    for other, letter in combinations(letters, 2):
        exchanged = str.maketrans(letter + other, other + letter)
        yield replaced(values, {p: text.translate(exchanged) for p, text in texts})


def _single_letters(
    values: dict[str, Value], texts: Sequence[tuple[Path, str]], simple: Sequence[str]
) -> Iterator[dict[str, Value]]:
    for path, text in texts:
        for at, letter in enumerate(text):
            for other in simple:
                if other < letter:
                    yield replaced(values, {path: text[:at] + other + text[at + 1 :]})


def _plainer_order(values: dict[str, Value]) -> Iterator[dict[str, Value]]:
    for path, whole in _sequences(values):
        items = list(whole)
        plain = sorted(items, key=lambda item: (isinstance(item, list), frozen(item)))
        yield replaced(values, {path: _like(whole, plain)})
        if len(items) <= _SHORT:
            for one, other in combinations(range(len(items)), 2):
                swapped = list(items)
                swapped[one], swapped[other] = swapped[other], swapped[one]
                yield replaced(values, {path: _like(whole, swapped)})


def _like(whole: Any, items: list[Any]) -> Any:
    return "".join(items) if isinstance(whole, str) else items
