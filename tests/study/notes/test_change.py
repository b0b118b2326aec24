"""What changed: functions and lines of the code as it is now, and a short difference."""

import pytest

from judge.study.notes.change import change_between
from tests.study.notes.material import CODE

TWO = "def a():\n    return 1\n\n\ndef b():\n    # why\n    return 2\n"
CPP = "int a() {\n  return 1;\n}\n\nint b() {\n  return 2;\n}\n"


@pytest.mark.parametrize(
    "language, before, after, functions, lines",
    [
        ("python", TWO, TWO.replace("2", "3"), ("b",), ((7, 7),)),
        ("python", TWO, TWO.replace("1", "9").replace("2", "3"), ("a", "b"), ((2, 2), (7, 7))),
        (
            "python",
            CODE,
            CODE.replace("        seen[number] = index\n", ""),
            ("solution",),
            ((6, 6),),
        ),
        ("python", TWO, TWO + "x = 1\n", (), ((8, 8),)),
        (
            "python",
            "class A:\n  def f(s):\n    return 1\n",
            "class A:\n  def f(s):\n    return 2\n",
            ("f",),
            ((3, 3),),
        ),
        (
            "python",
            "def f(a):\n  for b in a:\n    c()\n    d()\n",
            "def f(a):\n  for b in a:\n    c()\n  d()\n",
            ("f",),
            ((4, 4),),
        ),
        ("cpp", CPP, CPP.replace("2", "3"), ("b",), ((6, 6),)),
        ("mysql", "SELECT a\nFROM t", "SELECT b\nFROM t", (), ((1, 1),)),
        ("python", CODE, "", (), ()),
    ],
)
def test_change(
    language: str,
    before: str,
    after: str,
    functions: tuple[str, ...],
    lines: tuple[tuple[int, int], ...],
) -> None:
    """Only code is counted as changed, in the function that holds it."""
    change = change_between(before, after, language)

    assert change.functions == functions
    assert change.lines == lines


def test_diff_is_short() -> None:
    """The difference has a line around each change, and no more than a dozen lines in all."""
    small = change_between(CODE, CODE.replace("seen = {}", "seen = dict()"), "python")
    large = change_between(CODE, "".join(f"x{n} = {n}\n" for n in range(50)), "python")

    assert small.diff == (
        "@@ -1,3 +1,3 @@",
        " def solution(numbers, target):",
        "-    seen = {}",
        "+    seen = dict()",
        "     for index, number in enumerate(numbers):",
    )
    assert len(large.diff) == 12
    assert large.diff[-1] == "…"


def test_long_sources() -> None:
    """Very long sources are compared by lines."""
    long = "".join(f"x{n} = [{n}, {n}]\n" for n in range(4000))

    assert change_between(long, long.replace("x7 = ", "y7 = "), "python").lines == ((8, 8),)
