"""A search: what breaks a solution is found, made small, and blamed on who is to blame."""

from pathlib import Path

import pytest

from judge.errors import UsageError
from judge.judging.machine import Machine
from judge.model.event import CounterexampleFound, ExamplesTried, SearchEnded
from judge.model.problem import Problem
from judge.model.verdict import Verdict
from judge.properties.search import concluded, examples_of
from tests.cli.results import accepted, judged
from tests.properties.workshop import Sheet, caught, events_of, hand_in, hunt, write_problem

pytestmark = pytest.mark.sandbox

LARGEST = Sheet(
    parameters="""
parameters:
  numbers: {type: "list[int]", length: 1..100, items: -1000..1000}
""",
    right="def solution(numbers):\n    return max(numbers)\n",
)
RIGHT = "def solution(numbers):\n    return sorted(numbers)[-1]\n"
FROM_ZERO = "def solution(numbers):\n    return max([0, *numbers])\n"


@pytest.fixture
def largest(tmp_path: Path) -> Problem:
    """Ask for the largest of a list."""
    return write_problem(tmp_path, LARGEST)


def when(condition: str, action: str) -> str:
    """Write a right solution that does something else on some inputs."""
    return (
        f"def solution(numbers):\n    if {condition}:\n        {action}\n    return max(numbers)\n"
    )


def test_a_right_solution_holds(largest: Problem, machine: Machine) -> None:
    """Everything is tried, and progress is told in between."""
    *before, last = events_of(largest, RIGHT, machine, examples=200)

    assert isinstance(last, SearchEnded)
    assert (last.search.found, last.search.warnings, last.search.refused) == (None, (), 0)
    assert 100 < last.search.tried <= 200
    assert {type(event) for event in before} == {ExamplesTried}


def test_the_smallest_input_is_found(largest: Problem, machine: Machine) -> None:
    """The find is announced, made smaller, and shown as a case with everything a learner needs."""
    events = events_of(largest, FROM_ZERO, machine)

    assert [type(event) for event in events][-2:] == [CounterexampleFound, SearchEnded]
    found = caught(largest, FROM_ZERO, machine)
    assert (found.values, found.law.name) == ({"numbers": [-1]}, "answer")
    assert (found.result.name, found.result.verdict) == ("property: answer", Verdict.WRONG_ANSWER)
    assert (found.result.expected_text, found.result.actual_text) == ("-1", "0")
    assert found.result.input_text == "numbers = [-1]"


@pytest.mark.parametrize(
    "action, verdict",
    [
        ("raise KeyError(3)", Verdict.RUN_TIME_ERROR),
        ("import sys; sys.exit(3)", Verdict.RUN_TIME_ERROR),
        ("import sys; sys.exit()", Verdict.WRONG_ANSWER),
        ("import os; os._exit(0)", Verdict.WRONG_ANSWER),
        ("import os; os.kill(os.getpid(), 11)", Verdict.RUN_TIME_ERROR),
        ("return solution(numbers)", Verdict.RUN_TIME_ERROR),
        ("return None", Verdict.WRONG_ANSWER),
        ("return 'x' * 3", Verdict.WRONG_ANSWER),
        ("return [[[numbers]]]", Verdict.WRONG_ANSWER),
        ("return {1, 2}", Verdict.RUN_TIME_ERROR),
    ],
)
def test_whatever_goes_wrong_is_shrunk(
    action: str, verdict: Verdict, largest: Problem, machine: Machine
) -> None:
    """A crash, an exit, no result: each is a verdict on the smallest input that shows it."""
    found = caught(largest, when("len(numbers) > 2", action), machine)

    assert found.result.verdict is verdict
    assert found.values == {"numbers": [0, 0, 0]}


@pytest.mark.slow
@pytest.mark.parametrize(
    "action, verdict",
    [
        ("while True: pass", Verdict.TIME_LIMIT_EXCEEDED),
        ("import time; time.sleep(100)", Verdict.TIME_LIMIT_EXCEEDED),
        ("numbers = [0] * 10**8", Verdict.MEMORY_LIMIT_EXCEEDED),
        ("while True: numbers = [numbers, 'x' * 10**6 + str(numbers)]", None),
        ("while True: print('x' * 10**6)", Verdict.OUTPUT_LIMIT_EXCEEDED),
        (
            "import sys; sys.setrecursionlimit(2 * 10**6); dive = lambda n: n and 1 + dive(n - 1); "
            "dive(10**6); return -9",
            None,
        ),
    ],
)
def test_limits_hold_for_every_example(
    action: str, verdict: Verdict | None, largest: Problem, machine: Machine
) -> None:
    """A hang, a balloon, a flood, a recursion of depth a million: failures, not errors of ours."""
    found = caught(largest, when("len(numbers) > 2", action), machine)

    assert found.result.verdict not in (Verdict.ACCEPTED, Verdict.JUDGE_ERROR)
    assert verdict is None or found.result.verdict is verdict
    assert found.values == {"numbers": [0, 0, 0]}


def test_the_same_seed_gives_the_same(largest: Problem, machine: Machine) -> None:
    """Examples, finds and ways to them depend on the seed alone."""
    rare = when("sum(numbers) > 1500", "return 7")
    runs = [hunt(largest, rare, machine, seed=5) for _ in range(2)]

    assert runs[0].found is not None
    assert (runs[0].tried, runs[0].found.values) == (
        runs[1].tried,
        runs[1].found and runs[1].found.values,
    )


def test_yesterdays_failure_comes_first(largest: Problem, machine: Machine) -> None:
    """What was remembered is the first example; what is no longer allowed is passed over."""
    old = [{"numbers": []}, {"numbers": [-5, 3]}]
    search = hunt(largest, when("3 in numbers", "return 4"), machine, remembered=old)

    assert search.tried == 1
    assert search.found is not None
    assert search.found.values == {"numbers": [3]}


def test_state_is_fresh_for_each(largest: Problem, machine: Machine) -> None:
    """A solution that is right only while nothing was kept from before is right here."""
    source = (
        "seen = []\n"
        "def solution(numbers):\n"
        "    seen.append(1)\n"
        "    return max(numbers) + len(seen) - 1\n"
    )

    assert hunt(largest, source, machine, examples=100).found is None


def test_what_outlives_a_namespace_blames_nobody(largest: Problem, machine: Machine) -> None:
    """Where calls of one process disturb each other, only runs by themselves decide."""
    source = (
        "import math\n"
        "def solution(numbers):\n"
        "    math.calls = getattr(math, 'calls', 0) + 1\n"
        "    return max(numbers) + math.calls - 1\n"
    )

    assert hunt(largest, source, machine, examples=60).found is None


@pytest.mark.parametrize(
    "right, said",
    [
        ("return 1 // (len(numbers) - 2) * 0 + len(numbers)", "ZeroDivisionError"),
        ("return len(numbers) if len(numbers) < 3 else 101", "value 101 is outside 0..100"),
        ("return str(len(numbers))", "it returned str"),
    ],
)
def test_an_author_at_fault_is_told(
    right: str, said: str, tmp_path: Path, machine: Machine
) -> None:
    """Where the reference crashes or breaks its own promise, it is a warning and no verdict."""
    sheet = Sheet(
        parameters=LARGEST.parameters,
        right=f"def solution(numbers):\n    {right}\n",
        returns="{type: int, range: 0..100}",
    )
    problem = write_problem(tmp_path, sheet)
    source = "def solution(numbers):\n    return len(numbers)\n"
    search = hunt(problem, source, machine, examples=60)

    assert search.found is None
    assert any(said in warning.en for warning in search.warnings)


def test_a_reference_that_hangs_is_told(tmp_path: Path, machine: Machine) -> None:
    """A reference that kills its process costs that one input only."""
    sheet = Sheet(
        parameters=LARGEST.parameters,
        right=(
            "import os\n"
            "def solution(numbers):\n"
            "    return len(numbers) if len(numbers) != 2 else os._exit(1)\n"
        ),
    )
    problem = write_problem(tmp_path, sheet)
    source = "def solution(numbers):\n    return len(numbers) if len(numbers) < 3 else 0\n"
    search = hunt(problem, source, machine, examples=100)

    assert search.found is not None
    assert search.found.values == {"numbers": [0, 0, 0]}


def test_a_small_domain_ends(tmp_path: Path, machine: Machine) -> None:
    """Where there are few inputs, each is tried once and the search is over."""
    sheet = Sheet(
        parameters="parameters:\n  n: {type: int, range: 1..3}\n  sure: {type: bool}\n",
        right="def solution(n, sure):\n    return n\n",
        sample="{n: 1, sure: true}",
    )
    problem = write_problem(tmp_path, sheet)

    assert hunt(problem, "def solution(n, sure):\n    return n\n", machine).tried == 6


@pytest.mark.slow
@pytest.mark.parametrize(
    "language, source",
    [
        (
            "python",
            "numbers = input() and list(map(int, input().split()))\nprint(max(0, *numbers))\n",
        ),
        (
            "cpp",
            "#include <algorithm>\n#include <vector>\n"
            "int solution(std::vector<int> numbers) {\n"
            "    return std::max(0, *std::max_element(numbers.begin(), numbers.end()));\n}\n",
        ),
        ("javascript", "function solution(numbers) { return Math.max(0, ...numbers); }\n"),
    ],
)
def test_other_styles_and_languages(
    language: str, source: str, largest: Problem, machine: Machine
) -> None:
    """Standard input, a compiled language, another interpreter: the same find."""
    found = caught(largest, source, machine, language=language, examples=150)

    assert found.values == {"numbers": [-1]}


def test_a_rival_is_compared_with(largest: Problem, machine: Machine) -> None:
    """Two solutions differ where they differ; which of them is right is another matter."""
    found = caught(largest, FROM_ZERO, machine, rival=RIGHT, examples=100)

    assert (found.law.name, found.values) == ("agreement", {"numbers": [-1]})


def test_a_rival_that_fails_is_told(largest: Problem, machine: Machine) -> None:
    """Where the other solution fails, that is what is shown."""
    found = caught(largest, RIGHT, machine, rival=when("len(numbers) > 1", "1 / 0"), examples=100)

    assert (found.law.name, found.values) == ("other-ends-well", {"numbers": [0, 0]})
    assert found.result.verdict is Verdict.RUN_TIME_ERROR


def test_what_cannot_be_judged_is_an_error(largest: Problem, machine: Machine) -> None:
    """A source that does not compile is the command line's business."""
    with pytest.raises(UsageError, match=r"solution \(CE\)"):
        hunt(largest, "def solution(:\n", machine)


def test_nothing_to_compare_with(largest: Problem, machine: Machine) -> None:
    """Without a reference there is no search."""
    (largest.folder / "submissions" / "accepted" / "right.py").unlink()
    from judge.catalog.problem_file import load_program_problem

    bare = load_program_problem(largest.folder)

    assert events_of(bare, RIGHT, machine) == []


def test_a_search_becomes_part_of_the_result(largest: Problem, machine: Machine) -> None:
    """What was found is one more case and the verdict; where nothing was, only the numbers are."""
    passed = judged(accepted("one"))
    failing = hunt(largest, FROM_ZERO, machine)
    result = concluded(passed, failing)

    assert result.verdict is Verdict.WRONG_ANSWER
    assert [case.name for case in result.cases] == ["one", "property: answer"]
    assert (result.total_cases, result.examples) == (2, examples_of(failing))
    fine = hunt(largest, RIGHT, machine, examples=40)
    assert concluded(passed, fine).verdict is Verdict.ACCEPTED
    assert concluded(passed, fine).examples == examples_of(fine)
    assert hand_in(largest, RIGHT).digest
