"""What is seen in Python, and what is not."""

import pytest

from judge.study.questions.python_code import see_python
from judge.study.questions.sighting import Seen


def seen(source: str) -> list[tuple[str, int]]:
    """Return kinds and lines."""
    return [(each.seen.value, each.order) for each in see_python(source)]


LOOP = "for a in xs:\n    pass\n"


@pytest.mark.parametrize(
    "source, expected",
    [
        ("xs.sort()\n" + LOOP, [("sort-before-loop", 1)]),
        ("for a in sorted(xs):\n    pass\n", [("sort-before-loop", 1)]),
        ("for a in xs:\n    b = sorted(a)\n", [("sort-in-loop", 2)]),
        ("def f(xs):\n    return sorted(xs)\n", []),
        ("import heapq\nheapq.heappush(h, 1)\nheapq.heappop(h)\n", [("heap", 2)]),
        ("from bisect import bisect_left\nbisect_left(xs, 1)\n", [("bisect", 2)]),
        ("for p in permutations(xs):\n    pass\n", [("all-arrangements", 1)]),
        ("q = deque()\n", [("queue", 1)]),
        ("d = defaultdict(int)\n", [("default-dict", 1)]),
        ("c = Counter(xs)\n", [("dict", 1)]),
        ("d = {}\n", [("dict", 1)]),
        ("d = {a: 1 for a in xs}\n", [("dict", 1)]),
        ("s = {1, 2}\n", [("set", 1)]),
        ("s = set()\nt = set()\n", [("set", 1)]),
        ("sys.setrecursionlimit(9)\n", [("recursion-limit", 1)]),
        ("q.pop(0)\n", [("pop-front", 1)]),
        ("q.insert(0, 1)\n", [("pop-front", 1)]),
        ("q.pop()\nq.insert(1, 1)\n", []),
        ("for a in xs:\n    for b in xs:\n        pass\n", [("nested-loops", 2)]),
        ("for a in xs:\n    def f():\n        for b in xs:\n            pass\n", []),
        ("while True:\n    break\n", [("endless-loop", 1)]),
        ("while lo < hi:\n    lo += 1\n", [("two-pointers", 1)]),
        ("while lo < hi:\n    mid = (lo + hi) // 2\n", [("binary-search", 1)]),
        ("while lo <= hi:\n    mid = lo + hi >> 1\n", [("binary-search", 1)]),
        ("while lo < 9:\n    lo += 1\n", []),
        ("def f(n):\n    return f(n - 1)\n", [("recursion", 2)]),
        ("class A:\n    def f(self, n):\n        return self.f(n - 1)\n", [("recursion", 3)]),
        ("@cache\ndef f(n):\n    return f(n - 1)\n", [("memo", 2)]),
        ("@lru_cache(None)\ndef f(n):\n    return 1\n", [("memo", 2)]),
        ("def f(xs):\n    xs.append(1)\n", [("argument-changed", 2)]),
        ("def f(xs):\n    xs[0] = 1\n", [("argument-changed", 2)]),
        ("def f(xs):\n    del xs[0]\n", [("argument-changed", 2)]),
        ("def f(xs):\n    xs = xs[:]\n    xs.append(1)\n", []),
        ("def f(xs):\n    ys = []\n    ys.append(1)\n", []),
        ("a == 0.5\n", [("float-compared", 1)]),
        ("a / 2 != b\n", [("float-compared", 1)]),
        ("float(a) == b\na < 0.5\na == b\n", [("float-compared", 1)]),
        ("xs = []\nfor a in b:\n    a in xs\n", [("list-searched-in-loop", 3)]),
        ("xs = [0] * 3\n[a for a in b if a not in xs]\n", [("list-searched-in-loop", 2)]),
        (
            "def f(xs: list[int]):\n    for a in b:\n        a in xs\n",
            [("list-searched-in-loop", 3)],
        ),
        ("xs = list(b)\n1 in xs\n", []),
        ("s = ''\nfor a in b:\n    s += 'x'\n", [("text-grown-in-loop", 3)]),
        ("for a in b:\n    s += str(a)\n    n += 1\n", [("text-grown-in-loop", 2)]),
        ("s += 'x'\n", []),
        ("t = [[0] * 3 for _ in a]\n", [("table", 1)]),
        ("t = [[0 for _ in a] for _ in b]\n", [("table", 1)]),
        ("t = [0 for _ in a]\n", []),
        ("for a in b:\n    c = a[1:]\n", [("slice-in-loop", 2)]),
        ("c = a[1:]\n", []),
        ("m = 10**9\n", [("sentinel", 1)]),
        ("m = -float('inf')\n", [("sentinel", 1)]),
        ("m = math.inf\n", [("sentinel", 1)]),
        ("m = 1_000_000_007\n", [("sentinel", 1)]),
        ("m = 7\nn = True\no = -k\np = float(x)\n", []),
        ("def f():\n    global n\n    n = 1\n", [("global", 2)]),
        ("def f():\n    nonlocal n\n", [("global", 2)]),
        ("try:\n    a\nexcept:\n    pass\n", [("catches-all", 3)]),
        ("try:\n    a\nexcept Exception:\n    pass\n", [("catches-all", 3)]),
        ("try:\n    a\nexcept KeyError:\n    pass\n", []),
        ("def f():\n    for a in b:\n        return a\n", [("early-return", 3)]),
        ("def f():\n    return a\n", []),
        ("lambda: f()()\n", []),
        ("def f(:\n", []),
    ],
)
def test_seen(source: str, expected: list[tuple[str, int]]) -> None:
    """Each habit is seen where it is, and nowhere else."""
    assert seen(source) == expected


def test_several() -> None:
    """Facts come in the order of the lines; of one kind the first is enough."""
    source = (
        "def solution(xs):\n    xs.sort()\n    s = set()\n    for a in xs:\n"
        "        for b in xs:\n            s.add((a, b))\n    t = set()\n"
    )

    assert seen(source) == [
        ("argument-changed", 2),
        ("sort-before-loop", 2),
        ("set", 3),
        ("nested-loops", 5),
    ]


def test_words() -> None:
    """A fact brings the names that its question needs."""
    (recursion,) = see_python("def walk(n):\n    return walk(n - 1)\n")
    (loops,) = see_python("for a in xs:\n    for b in xs:\n        pass\n")

    assert (recursion.seen, recursion.words["name"]) == (Seen.RECURSION, "walk")
    assert loops.words["outer"] == "1"
