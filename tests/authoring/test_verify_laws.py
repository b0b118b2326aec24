"""``verify`` tries the laws and the strategies of a problem on its author's solution."""

from pathlib import Path

import pytest

from judge.authoring.finding import Finding, ProblemVerified, Severity
from judge.authoring.verify import verify
from judge.authoring.verify_laws import is_small
from judge.judging.machine import Machine
from tests.properties.workshop import Sheet, write_problem

LEAST = "def solution(numbers):\n    return min(numbers)\n"
FINE = (
    "def property_order(numbers, result, solve):\n"
    "    assert solve(numbers=numbers[::-1]) == result\n"
)


def findings(folder: Path, machine: Machine, *files: tuple[str, str]) -> list[Finding]:
    """Verify a problem with the files; it is sound where nothing is found."""
    sheet = Sheet(
        parameters='parameters:\n  numbers: {type: "list[int]", length: 1..50, items: 0..99}\n',
        right=LEAST,
        files=files,
    )
    steps = list(verify(write_problem(folder, sheet), machine))
    found = [step for step in steps if isinstance(step, Finding)]

    assert steps[-1] == ProblemVerified(slug="made-up", sound=not found)
    assert all(each.severity is Severity.ERROR for each in found)
    return found


@pytest.mark.sandbox
@pytest.mark.parametrize(
    "place, text, said",
    [
        ("properties.py:1:1", "def property_x(:\n", "Python: "),
        ("properties.py:2:1", "\ndef property_x(much):\n    pass\n", "asks for 'much'"),
        (
            "properties.py:4:1",
            f"{FINE}\ndef property_not_one(result):\n    return result != 1\n",
            "the author's own solution breaks the law not-one: not one (case one)",
        ),
        (
            "properties.py:1:1",
            "def property_few(numbers):\n    return len(numbers) < 3\n",
            "the author's own solution breaks the law few: few (input {",
        ),
        (
            "properties.py:1:1",
            "def property_odd(result):\n    return 1 / 0\n",
            'property_odd() itself failed on {"numbers": [1]}: ZeroDivisionError',
        ),
        ("strategies.py:1:1", "def numbers(:\n", "Python: "),
        (
            "strategies.py:2:1",
            "\ndef numbers(rng, size):\n    raise KeyError(size)\n",
            "numbers(rng, 1): KeyError: 1",
        ),
    ],
)
def test_what_fails_is_found(
    place: str, text: str, said: str, tmp_path: Path, machine: Machine
) -> None:
    """Each mistake is told once, where it stands, and the problem is not sound."""
    (found,) = findings(tmp_path, machine, (place.split(":")[0], text))

    assert str(found.place).endswith(f"/made-up/{place}")
    assert said in found.text.en
    assert found.text.ko


@pytest.mark.sandbox
def test_what_holds_is_sound(tmp_path: Path, machine: Machine) -> None:
    """Nothing is said of a law that the author's solution obeys, until it is changed."""
    strategies = "def numbers(rng, size):\n    return [rng.randrange(100) for _ in range(size)]\n"

    assert findings(tmp_path / "a", machine, ("properties.py", FINE)) == []
    assert findings(tmp_path / "b", machine, ("strategies.py", strategies)) == []
    both = [("strategies.py", strategies), ("properties.py", FINE.replace("==", "!="))]
    (found,) = findings(tmp_path / "c", machine, *both)
    assert found.text.ko.startswith("출제자의 풀이도 order 법칙을 어깁니다")


def test_large_inputs_are_left_out() -> None:
    """Laws may be slow: they are held on inputs such as a search draws."""
    assert is_small({"a": [[1, 2], [3, 4]], "b": "x" * 500})
    assert not is_small({"a": [1] * 500})
    assert not is_small({"b": "x" * 501})
