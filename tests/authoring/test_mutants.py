"""Mutants: one small slip each, all of them readable, none of them twice."""

import ast

import pytest

from judge.authoring.mutants import mutants_of

KINDS = [
    ("return a < b", ["return a <= b", "return a >= b"]),
    ("return a == b", ["return a != b"]),
    ("return 0 < a <= b", None),
    ("return a + b", ["return a - b"]),
    ("a += b", ["a -= b", "pass"]),
    ("return a and b", ["return a or b"]),
    ("return not a", ["return a"]),
    ("return a + 5", ["return a - 5", "return a + 6", "return a + 4"]),
    ("return True", ["return False"]),
    ("if a:\n        return b", None),
    ("return a if b else c", ["return a", "return c"]),
    ("for a in b:\n        pass", None),
    ("while a:\n        break", ["while a:\n        continue"]),
    ("while a:\n        continue", ["while a:\n        break"]),
    ("a(b, c)", ["pass", "a(c, b)"]),
    ("return min(a, b)", ["return max(a, b)"]),
    ("return a.popleft()", ["return a.pop()"]),
]


@pytest.mark.parametrize("body, expected", KINDS)
def test_each_kind_of_slip(body: str, expected: list[str] | None) -> None:
    """Every construct has its slips, and the rest of the source stays."""
    source = f"def solution(a, b, c):\n    {body}\n"
    found = [mutant.source for mutant in mutants_of(source)]

    assert found
    assert ast.unparse(ast.parse(source)) not in found
    if expected is not None:
        assert found == [
            ast.unparse(ast.parse(f"def solution(a, b, c):\n    {each}\n")) for each in expected
        ]


def test_branches_and_loops() -> None:
    """A branch never or always taken; a loop that ends after its first round."""
    source = "def f(a):\n    for x in a:\n        if x:\n            return x\n"
    found = [(mutant.after, mutant.line) for mutant in mutants_of(source)]

    assert found == [("… break", 2), ("if False:", 3), ("if True:", 3)]


def test_prose_is_left_alone() -> None:
    """Docstrings, imports, annotations and the call at the end are no behaviour."""
    source = (
        '"""Text 1."""\nimport a\n\n\n'
        'def f(x: "list[1]") -> 2:\n    """Text 3."""\n    return x\n\n\n'
        'if __name__ == "__main__":\n    f(3)\n'
    )

    assert list(mutants_of(source)) == []


def test_no_mutant_comes_twice() -> None:
    """What two slips make alike is one mutant."""
    sources = [each.source for each in mutants_of("def f(a):\n    return -1 if a > 0 else 0 - 1\n")]

    assert len(sources) == len(set(sources))
