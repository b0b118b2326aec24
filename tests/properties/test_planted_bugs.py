"""Thirty planted bugs with a known smallest input: nearly all are shrunk down to it.

A row is a right function, what is replaced in it, and the smallest input by ``shrink.weight``, as
found by hand. Where a search ends elsewhere, its input has at most half as many parts more.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from judge.judging.machine import Machine
from judge.properties.parts import Values
from judge.properties.shrink import weight
from tests.properties.workshop import Sheet, hunt, write_problem

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]

LIST = 'parameters:\n  a: {type: "list[int]", length: 0..100, items: -1000..1000}\n'
NUMBER = "parameters:\n  n: {type: int, range: 0..1_000_000}\n"
TEXT = 'parameters:\n  s: {type: str, length: 0..100, alphabet: "a-z"}\n'
TARGET = LIST + "  t: {type: int, range: -2000..2000}\n"
SORTED = (
    'parameters:\n  a: {type: "list[int]", length: 1..100, items: 0..999, sorted: ascending}\n'
    "  t: {type: int, range: 0..999}\n"
)
SPANS = (
    "records:\n  span: {start: {type: int, range: 0..1000}, end: {type: int, range: 0..1000}}\n"
    'parameters:\n  spans: {type: "list[span]", length: 0..50}\n'
)
GRID = (
    'parameters:\n  g: {type: "list[str]", length: 1..20, rectangular: true, '
    'items: {length: 1..20, alphabet: "#."}}\n'
)


@dataclass(frozen=True, slots=True)
class Bug:
    """A function in Python, one text in it replaced by another, and the smallest input for it."""

    parameters: str
    right: str
    old: str
    new: str
    smallest: Values
    sample: str


def of_list(right: str, old: str, new: str, smallest: list[int]) -> Bug:
    """Plant a bug in a function of a list."""
    text = f"def solution(a):\n{right}"
    return Bug(LIST, text, old, new, {"a": smallest}, "{a: [1]}")


def of_number(right: str, old: str, new: str, smallest: int) -> Bug:
    """Plant a bug in a function of a number."""
    return Bug(NUMBER, f"def solution(n):\n{right}", old, new, {"n": smallest}, "{n: 1}")


def of_text(right: str, old: str, new: str, smallest: str) -> Bug:
    """Plant a bug in a function of a text."""
    return Bug(TEXT, f"def solution(s):\n{right}", old, new, {"s": smallest}, "{s: a}")


def of_target(right: str, old: str, new: str, smallest: Values) -> Bug:
    """Plant a bug in a function of a list and a number."""
    return Bug(TARGET, f"def solution(a, t):\n{right}", old, new, smallest, "{a: [1], t: 1}")


KADANE = """    best = here = 0
    for x in a:
        here = max(0, here + x)
        best = max(best, here)
    return best
"""
RUNS = """    best = run = 0
    for i, x in enumerate(a):
        run = run + 1 if i and x == a[i - 1] else 1
        best = max(best, run)
    return best
"""
SECOND = """    b = sorted(set(a))
    return b[-2] if len(b) > 1 else 0
"""
RISING = """    tails = []
    for x in a:
        at = sum(t < x for t in tails)
        tails[at:at + 1] = [x]
    return len(tails)
"""
PROFIT = """    low, best = 10**9, 0
    for x in a:
        low = min(low, x)
        best = max(best, x - low)
    return best
"""
PRIMES = """    return sum(all(p % d for d in range(2, p)) for p in range(2, min(n, 300) + 1))
"""
BITS = """    return bin(n).count('1')
"""
SEARCH = """def solution(a, t):
    low, high = 0, len(a)
    while low < high:
        middle = (low + high) // 2
        if a[middle] < t:
            low = middle + 1
        else:
            high = middle
    return low
"""
MERGE = """def solution(spans):
    spans = sorted((min(s), max(s)) for s in spans)
    total, reach = 0, -1
    for start, end in spans:
        total += max(0, end - max(start, reach))
        reach = max(reach, end)
    return total
"""
HOLES = """def solution(g):
    return sum(
        g[r][c] == '.'
        for r in range(len(g))
        for c in range(len(g[0]))
        if 0 < r < len(g) - 1 and 0 < c < len(g[0]) - 1
    )
"""
COUNT = "    return sum(x == y for i, x in enumerate(a) for y in a[:i])\n"
PAIRS = "    return sum(x + y == t for i, x in enumerate(a) for y in a[:i])\n"
BUGS = {
    "maximum from zero": of_list(
        "    return max(a, default=-5000)\n", "max(a, default=-5000)", "max([0, *a])", []
    ),
    "best run loses its end": of_list(KADANE, "    return best", "    return here", [1, -1]),
    "best sum starts anew too late": of_list(KADANE, "max(0, here + x)", "here + x", [-1, 1]),
    "runs compare with the first": of_list(RUNS, "a[i - 1]", "a[0]", [0, 1, 0]),
    "runs go on over a gap": of_list(RUNS, "else 1", "else run", [0, 1, 1]),
    "runs start at zero": of_list(RUNS, "else 1", "else 0", [0]),
    "second largest counts twice": of_list(SECOND, "sorted(set(a))", "sorted(a)", [1, 1]),
    "second largest from the front": of_list(SECOND, "b[-2]", "b[1]", [0, 1]),
    "rising allows equals": of_list(RISING, "t < x", "t <= x", [0, 0]),
    "rising forgets to replace": of_list(RISING, "at + 1]", "at]", [1, 0]),
    "profit buys after selling": of_list(PROFIT, "x - low", "max(a) - low", [1, 0]),
    "profit may be a loss": of_list(PROFIT, "10**9, 0", "10**9, -1", []),
    "profit sells at the end": of_list(PROFIT, "max(best, x - low)", "x - low", [0, 1, 0]),
    "pairs count themselves": of_list(COUNT, "a[:i]", "a[:i + 1]", [0]),
    "pairs of neighbours only": of_list(COUNT, "a[:i]", "a[i - 1:i]", [0, 1, 0]),
    "at a large number": of_number("    return n\n", "return n", "return n - (n > 4321)", 4322),
    "at one number": of_number("    return n\n", "return n", "return n or 1", 0),
    "nine is prime": of_number(PRIMES, "range(2, p)", "range(2, min(p, 3))", 9),
    "primes without the last": of_number(PRIMES, "300) + 1", "300)", 2),
    "a bit too few": of_number(BITS, "count('1')", "count('1', 0, -1)", 1),
    "bits of seventeen": of_number(BITS, "bin(n)", "bin(n % 65536)", 65536),
    "palindrome of two": of_text(
        "    return int(s == s[::-1])\n", "s == s[::-1]", "s[:1] == s[-1:]", "aaba"
    ),
    "letters in order": of_text(
        "    return len(set(s))\n",
        "len(set(s))",
        "sum(x != y for x, y in zip(s, s[1:])) + bool(s)",
        "aba",
    ),
    "the letter z": of_text("    return s.count('z')\n", "s.count('z')", "int('z' in s)", "zz"),
    "target with itself": of_target(PAIRS, "a[:i]", "a[:i + 1]", {"a": [0], "t": 0}),
    "target only once": of_target(
        PAIRS, "sum(x + y == t for", "any(x + y == t for", {"a": [0, 0, 0], "t": 0}
    ),
    "search misses the end": Bug(
        SORTED, SEARCH, "0, len(a)", "0, len(a) - 1", {"a": [0], "t": 1}, "{a: [1], t: 1}"
    ),
    "search is off at equals": Bug(
        SORTED, SEARCH, "a[middle] < t", "a[middle] <= t", {"a": [0], "t": 0}, "{a: [1], t: 1}"
    ),
    "spans in spans": Bug(
        MERGE and SPANS,
        MERGE,
        "reach = max(reach, end)",
        "reach = end",
        {"spans": [(0, 2), (1, 1), (1, 2)]},
        "{spans: []}",
    ),
    "the edge of a grid": Bug(
        GRID, HOLES, "0 < c < len(g[0]) - 1", "0 < c", {"g": ["##", "#.", "##"]}, '{g: ["."]}'
    ),
}
ELSEWHERE = 3  # bugs that may end in another small input


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory, machine: Machine) -> dict[str, Values]:
    """Search for every bug once."""
    return {name: _end(bug, tmp_path_factory.mktemp("bug"), machine) for name, bug in BUGS.items()}


def _end(bug: Bug, folder: Path, machine: Machine) -> Values:
    assert bug.old in bug.right
    sheet = Sheet(parameters=bug.parameters, right=bug.right, sample=bug.sample)
    wrong = bug.right.replace(bug.old, bug.new)
    search = hunt(write_problem(folder, sheet), wrong, machine, examples=4000)
    assert search.found is not None, bug
    return search.found.values


def test_thirty_bugs() -> None:
    """There are as many as we say."""
    assert len(BUGS) == 30


def test_nearly_all_reach_the_smallest_input(ends: dict[str, Values]) -> None:
    """Nine of ten end at the known smallest input, or below it."""
    larger = {
        name: values
        for name, values in ends.items()
        if weight(values) > weight(BUGS[name].smallest)
    }

    assert len(larger) <= ELSEWHERE, larger


def test_all_end_near_it(ends: dict[str, Values]) -> None:
    """No input has more than one and a half times as many parts as the smallest."""
    for name, values in ends.items():
        parts, fewest = weight(values)[0], weight(BUGS[name].smallest)[0]

        assert parts <= 1.5 * fewest, (name, values)
