"""Makes neighbours of an input: ties, near misses and numbers that have to do with each other.

A bug shows where ``target`` is the sum of two numbers or where two bookings touch; chance alone
rarely draws that. So parts of an input are set to, or near, what other parts of it say.
"""

from random import Random
from typing import Any

from judge.model.domain import Value
from judge.properties.parts import Path, Values, replaced, walk

_MOST_STEPS = 3
_TRIES = 4


def vary(values: Values, rng: Random) -> dict[str, Value]:
    """Change one to three parts."""
    varied = dict(values)
    for _ in range(rng.randint(1, _MOST_STEPS)):
        varied = _step(varied, rng)
    return varied


def _step(values: dict[str, Value], rng: Random) -> dict[str, Value]:
    parts = list(walk(values))
    for _ in range(_TRIES):
        path, value = rng.choice(parts)
        if isinstance(value, bool):
            return replaced(values, {path: not value})
        if isinstance(value, int | float):
            return replaced(values, {path: _number(parts, value, rng)})
        if isinstance(value, str) and value:
            return replaced(values, {path: _text(value, rng)})
        if isinstance(value, list) and value:
            return replaced(values, {path: _items(value, rng)})
    return values


def _number(parts: list[tuple[Path, Value]], value: float, rng: Random) -> Value:
    """Choose a number near ``value``, or near what another part says."""
    others = [each for _, each in parts if type(each) is type(value)]
    lists: list[Any] = [each for _, each in parts if isinstance(each, list | str)]
    first, second = rng.choice(others), rng.choice(others)
    choices = [value + rng.choice([-1, 1]), first, first + rng.choice([-1, 1]), first + second]
    choices += [first - second, rng.choice([0, 1])]
    if lists and isinstance(value, int):
        size = len(rng.choice(lists))
        choices += [size, size - 1]
        sums = [each for each in lists if each and all(type(item) is int for item in each)]
        if sums:
            items = rng.choice(sums)
            choices += [sum(items), sum(rng.sample(items, min(2, len(items))))]
    chosen = rng.choice(choices)
    return type(value)(chosen)


def _text(value: str, rng: Random) -> str:
    at, other = rng.randrange(len(value)), rng.randrange(len(value))
    low, high = sorted((at, other))
    return rng.choice(
        [
            value[:at] + value[other] + value[at + 1 :],
            value[:at] + value[at:][::-1],
            value[:low] + value[high:],
            value + value[low:high],
            value[::-1],
            value[:at] + value[at].swapcase() + value[at + 1 :],
        ]
    )


def _items(value: list[Value], rng: Random) -> list[Value]:
    at, other = rng.randrange(len(value)), rng.randrange(len(value))
    swapped = list(value)
    swapped[at], swapped[other] = swapped[other], swapped[at]
    copied = list(value)
    copied[at] = copied[other]
    return rng.choice(
        [
            swapped,
            copied,
            value[:at] + value[at + 1 :],
            [*value[:at], value[other], *value[at:]],
            value[::-1],
            sorted(value, key=repr) if rng.randrange(2) else value + value[: at + 1],
        ]
    )


def neighbours(values: Values, count: int, rng: Random) -> list[Values]:
    """Return ``count`` neighbours."""
    return [vary(values, rng) for _ in range(count)]
