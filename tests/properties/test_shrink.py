"""Making inputs smaller: on values alone, with a predicate instead of a submission."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pytest

from judge.properties.parts import Values, frozen, key_of, part, replaced, walk
from judge.properties.shrink import shrink, weight

Case = tuple[Values, Callable[[Any], bool], Values]
CASES: dict[str, Case] = {
    "nothing needed": ({"a": [5, 3], "n": 7}, bool, {"a": [], "n": 0}),
    "two of a list": (
        {"a": list(range(100, 160))},
        lambda v: len(v["a"]) >= 2,
        {"a": [0, 0]},
    ),
    "a threshold": ({"n": 987_654_321}, lambda v: v["n"] >= 123_457, {"n": 123_457}),
    "below zero": ({"n": -987_654}, lambda v: v["n"] <= -77, {"n": -77}),
    "a sum": (
        {"a": [500, 7, -3, 12], "t": 507},
        lambda v: any(x + y == v["t"] for i, x in enumerate(v["a"]) for y in v["a"][:i]),
        {"a": [0, 0], "t": 0},
    ),
    "an order": (
        {"a": [9, 4, 8, 1]},
        lambda v: v["a"] != sorted(v["a"]),
        {"a": [1, 0]},
    ),
    "a tie": (
        {"a": [70, 31, 70, 8]},
        lambda v: len(set(v["a"])) < len(v["a"]),
        {"a": [0, 0]},
    ),
    "different ones": (
        {"a": [90, 31, 70, 8]},
        lambda v: len(set(v["a"])) >= 3,
        {"a": [0, 1, -1]},
    ),
    "text": ({"s": "hello, world"}, lambda v: "o" in v["s"] and len(v["s"]) > 2, {"s": "00o"}),
    "the same letter twice": (
        {"s": "xyzzy"},
        lambda v: any(one == other for one, other in zip(v["s"], v["s"][1:], strict=False)),
        {"s": "00"},
    ),
    "length says a number": (
        {"n": 6, "a": [3, 1, 4, 1, 5, 9]},
        lambda v: v["n"] == len(v["a"]) and sum(v["a"]) >= 5,
        {"n": 1, "a": [5]},
    ),
    "two lists of a length": (
        {"a": [3, 1, 4], "b": [2, 7, 1]},
        lambda v: len(v["a"]) == len(v["b"]) >= 1,
        {"a": [0], "b": [0]},
    ),
    "a grid": (
        {"g": ["abc", "def", "ghi"]},
        lambda v: len({len(row) for row in v["g"]}) == 1 and "e" in "".join(v["g"]),
        {"g": ["e"]},
    ),
    "numbers of nodes": (
        {"n": 9, "e": [(2, 7), (7, 4), (9, 2)]},
        lambda v: len(v["e"]) > 1 and all(1 <= x <= v["n"] for e in v["e"] for x in e),
        {"n": 1, "e": [(1, 1), (1, 1)]},
    ),
    "large and in proportion": (
        {"a": [999_999_000, 333_333_000]},
        lambda v: len(v["a"]) == 2 and v["a"][0] == 3 * v["a"][1] > 0,
        {"a": [3, 1]},
    ),
    "floats": ({"x": 3.75, "b": True}, lambda v: v["x"] > 0.2, {"x": 0.5, "b": False}),
}


@pytest.mark.parametrize("name", CASES)
def test_the_smallest_is_reached(name: str) -> None:
    """Each kind of dependence has a pass that takes it down."""
    start, fails, smallest = CASES[name]
    trail = shrink(start, lambda batch: [fails(v) for v in batch], (0, 1), lambda: False)

    assert trail[0] == start
    assert weight(trail[-1]) <= weight(smallest)


def test_each_step_is_lighter_and_none_is_tried_twice() -> None:
    """The trail only goes down, and no candidate is judged again."""
    tried: list[Any] = []

    def fails(batch: Sequence[Values]) -> list[bool]:
        tried.extend(map(key_of, batch))
        return [sum(values["a"]) > 40 for values in batch]

    trail = shrink({"a": [30, 20, 10, 5]}, fails, (), lambda: False)

    assert all(weight(b) < weight(a) for a, b in pairwise(trail))
    assert len(set(tried)) == len(tried)


def test_it_stops_when_time_is_over() -> None:
    """Nothing is tried after the last moment, and what was found stays."""
    trail = shrink({"a": [3]}, lambda batch: [True] * len(batch), (), lambda: True)

    assert trail == [{"a": [3]}]


def test_parts() -> None:
    """Every part has a path, and can be replaced without touching the rest."""
    values = {"e": [(1, "x"), (2, "y")], "n": 3}

    assert [path for path, _ in walk(values)][:3] == [("e",), ("e", 0), ("e", 0, 0)]
    assert part(values, ("e", 1, 1)) == "y"
    assert replaced(values, {("e", 1, 0): 9, ("n",): 4}) == {"e": [(1, "x"), (9, "y")], "n": 4}
    assert values["e"] == [(1, "x"), (2, "y")]
    assert frozen(1) != frozen(value=True) != frozen(1.0)
