"""The laws of properties.py: read without being run, held in the sandbox, blaming the right one."""

from pathlib import Path

import pytest

from judge.errors import ContentError
from judge.judging.machine import Machine
from judge.model.problem import Problem
from judge.model.verdict import Verdict
from judge.properties.laws import read_laws
from tests.properties.workshop import Sheet, caught, hunt, write_problem

pytestmark = pytest.mark.sandbox

ANY_OF_TWO = """
import sys
from pathlib import Path
text = sys.stdin.read().split()
numbers = Path(sys.argv[1]).read_text().split()[1:]
sys.exit(42 if text and text[0] in numbers else 43)
"""


def ordering(tmp_path: Path, laws: str, checker: str = "program, file: checker.py") -> Problem:
    """Ask for any number of a list; its laws say which."""
    sheet = Sheet(
        parameters='parameters:\n  numbers: {type: "list[int]", length: 1..50, items: 0..99}\n',
        right="def solution(numbers):\n    return min(numbers)\n",
        checker=checker,
        files=[("checker.py", ANY_OF_TWO), ("properties.py", laws)],
    )
    return write_problem(tmp_path, sheet)


FIRST = "def solution(numbers):\n    return numbers[0]\n"
LEAST = "def solution(numbers):\n    return min(numbers)\n"


def test_a_broken_law_is_said(tmp_path: Path, machine: Machine) -> None:
    """Where the checker accepts several answers, the law decides; its sentence is shown."""
    law = (
        "def property_at_most_all(numbers, result):\n"
        '    """The result is at most every number.\n\n'
        '    ko: 결과는 모든 수 이하입니다.\n    """\n'
        "    assert all(result <= number for number in numbers), 'too large'\n"
    )
    problem = ordering(tmp_path, law)
    found = caught(problem, FIRST, machine)

    assert (found.values, found.law.name) == ({"numbers": [1, 0]}, "at-most-all")
    assert found.result.verdict is Verdict.WRONG_ANSWER
    assert found.result.name == "property: at-most-all"
    assert found.result.message is not None
    assert found.result.message.en == "the result is at most every number (too large)"
    assert found.result.message.ko == "결과는 모든 수 이하입니다 (too large)"
    assert found.result.expected_text == "0"
    assert hunt(problem, LEAST, machine, examples=100).found is None


def test_a_relation_calls_solve(tmp_path: Path, machine: Machine) -> None:
    """The submission is run again on what the law asks for; what it returned then is shown."""
    law = (
        "def property_order(numbers, result, solve):\n"
        '    """The order does not matter."""\n'
        "    assert solve(numbers=sorted(numbers)) == solve(numbers=numbers[::-1]) == result\n"
    )
    problem = ordering(tmp_path, law)
    found = caught(problem, FIRST, machine)

    assert (found.values, found.law.name) == ({"numbers": [0, 1]}, "order")
    assert found.result.message is not None
    assert found.result.message.en == (
        "the order does not matter; for numbers = [1, 0] it returned 1"
    )
    assert hunt(problem, LEAST, machine, examples=100).found is None


@pytest.mark.parametrize(
    "body, said",
    [
        ("return 1 / 0", "properties.py:1:1: property_odd() itself failed"),
        ("import os; os._exit(0)", "property_odd() itself failed"),
        ("return result > 3", "the author's own solution breaks the law odd"),
        ("return 'so it is'", "the author's own solution breaks the law odd"),
    ],
)
def test_a_law_at_fault_blames_nobody(
    body: str, said: str, tmp_path: Path, machine: Machine
) -> None:
    """A law that crashes, or that the reference breaks too, is a warning."""
    problem = ordering(tmp_path, f"def property_odd(result, rng):\n    {body}\n")
    search = hunt(problem, FIRST, machine, examples=40)

    assert search.found is None
    assert any(said in warning.en for warning in search.warnings)


def test_a_law_does_not_apply_elsewhere(tmp_path: Path, machine: Machine) -> None:
    """Where solve is asked for what the problem forbids, or asked without end, nothing breaks."""
    law = (
        "def property_empty(result, solve):\n"
        "    return solve(numbers=[]) == 'never'\n\n"
        "def property_endless(result, solve):\n"
        "    while True:\n"
        "        solve(numbers=[1])\n\n"
        "def property_stranger(result, solve):\n"
        "    return solve(letters=[1]) == 'never'\n"
    )
    search = hunt(ordering(tmp_path, law), FIRST, machine, examples=40)

    assert (search.found, search.warnings) == (None, ())


def test_arguments_are_kept(tmp_path: Path, machine: Machine) -> None:
    """A solution that changes what the author wants kept is told so; elsewhere it may."""
    sorts = "def solution(numbers):\n    numbers.sort()\n    return numbers[0]\n"
    kept = ordering(tmp_path, 'KEEPS = ("numbers",)\n', checker="tokens")
    found = caught(kept, sorts, machine)

    assert (found.values, found.law.name) == ({"numbers": [1, 0]}, "keeps-arguments")
    assert hunt(kept, LEAST, machine, examples=60).found is None
    (kept.folder / "properties.py").write_text("")
    assert hunt(kept, sorts, machine, examples=60).found is None


LEFT_OVER = (
    "seen = []\n\n"
    "def solution(numbers):\n"
    "    seen.extend(numbers)\n"
    "    return min(seen) if len(seen) < 7 else max(seen)\n"
)
SAYS_ONCE = (
    "said = []\n\n"
    "def solution(numbers):\n"
    "    said.append(numbers)\n"
    "    return min(numbers) if len(said) == 1 else said[9]\n"
)


def test_a_state_that_spoils_the_next_call(tmp_path: Path, machine: Machine) -> None:
    """Where the author wants it, a second call in the same process must be right as well."""
    again = ordering(tmp_path, "REPEATS = True\n", checker="tokens")
    found = caught(again, LEFT_OVER, machine)
    fails = caught(again, SAYS_ONCE, machine)

    assert found.law.name == "repeats"
    assert len(found.values["numbers"]) == 4
    assert found.result.message is not None
    assert found.result.message.en.endswith("the second time 1")
    assert (fails.law.name, fails.values) == ("repeats", {"numbers": [0]})
    assert fails.result.message is not None
    assert "IndexError" in fails.result.message.ko
    assert hunt(again, LEAST, machine, examples=60).found is None
    (again.folder / "properties.py").write_text("REPEATS = False\n")
    assert hunt(again, SAYS_ONCE, machine, examples=60).found is None


@pytest.mark.parametrize(
    "text, said",
    [
        ("REPEATS = 1\n", "REPEATS: True or False is expected"),
        ("def property_x(letters):\n    pass\n", "asks for 'letters'; there are numbers, result"),
        ("def property_x(:\n", "properties.py:1:1: Python: "),
        ('KEEPS = ("letters",)\n', "KEEPS: there is no parameter 'letters'"),
        ("KEEPS = letters()\n", "KEEPS: a tuple of names is expected"),
    ],
)
def test_mistakes_have_a_place(text: str, said: str, tmp_path: Path) -> None:
    """A file that cannot be understood is the author's mistake, with its line."""
    with pytest.raises(ContentError) as caught_error:
        read_laws(ordering(tmp_path, text))

    assert said in caught_error.value.en


def test_names_and_sentences(tmp_path: Path) -> None:
    """A law without a docstring is said by its name; helpers are no laws."""
    text = "def property_is_small(result):\n    pass\n\ndef helper(numbers):\n    pass\n"
    laws = read_laws(ordering(tmp_path, text))

    assert [(law.name, law.says.en) for law in laws.laws] == [("is-small", "is small")]
    assert laws.functions == ("property_is_small",)


def test_a_broken_file_costs_no_verdict(tmp_path: Path, machine: Machine) -> None:
    """The search does without the laws; their author is told where the file is wrong."""
    problem = ordering(tmp_path, "def property_x(:\n", checker="tokens")
    search = hunt(problem, LEAST, machine, examples=40)
    (warning,) = search.warnings

    assert search.found is None
    assert search.tried > 20
    assert "properties.py:1:1: Python: " in warning.en
    assert "properties.py:1:1: 파이썬: " in warning.ko
    assert caught(problem, FIRST, machine).law.name == "answer"
