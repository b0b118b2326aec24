"""Recorded variables of a run, in the sandbox."""

from dataclasses import replace

from judge.judging.machine import Machine
from judge.model.submission import Style
from judge.properties.trace import LONG, UNSET, can_trace, trace
from tests.study.notes.material import program_problem, submission

VALUES = {"numbers": [3, 5, 8], "target": 13}
STDIO = """\
n, target = map(int, input().split())
numbers = list(map(int, input().split()))
total = 0
for number in numbers: total += number; n -= 1
print(total)
"""
PAIRS = """\
def solution(numbers, target):
    a = 1
    b = 2
    for i, x in enumerate(numbers):
        a, b = b, a
    return [0, 1]
"""
HELPERS = """\
from collections import Counter, deque

def walk(depth, queue):
    seen = Counter(queue)
    if depth:
        walk(depth - 1, queue)

def solution(numbers, target):
    queue = deque(numbers)
    long = list(range(1000))
    walk(1, queue)
    return [0, 1]
"""


def test_function(machine: Machine) -> None:
    """Every moment is recorded once, with variables that are not set yet."""
    names = ("index", "number", "seen", "nobody")
    traced = trace(program_problem(), submission(), VALUES, names, machine)

    assert traced is not None
    assert traced.whole
    assert traced.moments[0] == (UNSET, UNSET, UNSET, UNSET)
    assert (UNSET, UNSET, "{}", UNSET) in traced.moments
    assert traced.moments[-1] == ("2", "8", "{3: 0, 5: 1}", UNSET)


def test_standard_input(machine: Machine) -> None:
    """A whole program is recorded too, between two statements of one line as well."""
    handed_in = replace(submission(STDIO), style=Style.STDIO)
    traced = trace(program_problem(), handed_in, VALUES, ("total", "n"), machine)

    assert traced is not None
    assert ("3", "3") in traced.moments
    assert traced.moments[-1] == ("16", "0")


def test_no_assignment_is_seen_half_done(machine: Machine) -> None:
    """No pair of a loop or a swap stands with one of its names new and the other old."""
    traced = trace(program_problem(), submission(PAIRS), VALUES, ("i", "x", "a", "b"), machine)

    assert traced is not None
    pairs = {moment[:2] for moment in traced.moments}
    assert pairs == {(UNSET, UNSET), ("0", "3"), ("1", "5"), ("2", "8")}
    assert {moment[2:] for moment in traced.moments} == {
        *((UNSET, UNSET), ("1", UNSET), ("1", "2"), ("2", "1")),
    }


def test_helpers(machine: Machine) -> None:
    """Variables of callers are seen from helpers; a deque is written as a list."""
    names = ("depth", "seen", "queue", "target", "long")
    traced = trace(program_problem(), submission(HELPERS), VALUES, names, machine)

    assert traced is not None
    assert ("0", "{3: 1, 5: 1, 8: 1}", "[3, 5, 8]", "13", LONG) in traced.moments


def test_runs_that_fail(machine: Machine) -> None:
    """A run that fails, or never ends, is recorded up to there and is not whole."""
    failing = submission("def solution(numbers, target):\n    a = 1\n    return a / 0\n")
    endless = submission("def solution(numbers, target):\n    a = 1\n    while a: a += 1\n")
    missing = submission("def other():\n    pass\n")
    wrong = submission("def solution(:\n")

    failed = trace(program_problem(), failing, VALUES, ("a",), machine)
    ended = trace(program_problem(), endless, VALUES, ("a",), machine)
    nothing = trace(program_problem(), missing, VALUES, ("a",), machine)
    assert failed is not None
    assert (failed.moments[-1], failed.whole) == (("1",), False)
    assert ended is not None
    assert (len(ended.moments), ended.whole) == (20_000, False)
    assert nothing is not None
    assert nothing.moments in {(), ((UNSET,),)}
    assert trace(program_problem(), wrong, VALUES, ("a",), machine) is None


def test_languages() -> None:
    """Only Python runs on the interpreter that can be traced."""
    assert can_trace(submission())
    assert not can_trace(submission("", "pypy"))
    assert not can_trace(submission("", "cpp"))
