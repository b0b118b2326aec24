"""Racing in turns: who is timed, on what, how often, and what comes of it."""

import json
from itertools import count
from pathlib import Path

import pytest

from judge.bench.contest import BenchEnded, BenchEvent, Contestant, Plan, Turning, Warming, compare
from judge.bench.result import BenchResult, spread
from judge.model.execution import Command, Execution
from judge.model.problem import Problem
from judge.model.submission import Style
from judge.model.verdict import Verdict
from tests.bench.fakes import execution, fake_machine, submission, write_problem

COSTS = {"slow": 0.02, "quick": 0.01, "hopeless": 5.0}


@pytest.fixture
def problem(tmp_path: Path) -> Problem:
    """Write a problem with three cases that are written out."""
    return write_problem(tmp_path)


def cost(source: str, command: Command) -> Execution:
    """Cost by name and by the length of the input; "wrong" answers wrongly."""
    if source.startswith("total"):
        return execution(0.03)
    length = len(json.loads(command.stdin)) if command.stdin.startswith(b"[") else 0
    values = json.loads(command.stdin)[0] if length else []
    answer = 0 if "wrong" in source else len(values)
    name = next((name for name in COSTS if name in source), "quick")
    if "dies on three" in source and len(values) == 3:
        return execution(0.01, exit_code=1)
    return execution(COSTS[name] * len(values), result=json.dumps(answer).encode())


def race(
    problem: Problem, cache: Path, *sources: str, plan: Plan | None = None
) -> tuple[BenchResult, list[BenchEvent]]:
    """Race sources on the cases written out, by a clock that runs a second a reading."""
    contestants = [Contestant(name=each, submission=submission(each)) for each in sources]
    clock = count(0.0)
    setting = (plan or Plan(), lambda: next(clock))
    machine = fake_machine(cost, cache)
    events = list(compare(problem, contestants, problem.cases[:3], machine, setting))
    last = events[-1]
    assert isinstance(last, BenchEnded)
    return last.result, events


def test_ratio(problem: Problem, tmp_path: Path) -> None:
    """Twice the cost is twice the cost: in total and by case."""
    result, _ = race(problem, tmp_path, "quick", "slow")
    first, second = result.totals

    assert result.cases == result.common == ("one", "two", "three")
    assert first.ratio is None
    assert second.ratio is not None
    assert second.ratio.middle == pytest.approx(2)
    assert first.cpu == spread([0.06] * result.turns)
    assert [each.ratio is None for each in result.of("slow")] == [False] * 3
    assert result.totals[0].memory_bytes == 10 * 2**20
    assert not result.noisy


def test_turns(problem: Problem, tmp_path: Path) -> None:
    """At least ten turns, more while there is time; everybody was judged before."""
    _, events = race(problem, tmp_path, "quick", "slow", plan=Plan(seconds=5))
    result, _ = race(problem, tmp_path, "quick", plan=Plan(seconds=float("inf"), most=17))

    assert [each.contestant for each in events if isinstance(each, Warming)] == ["quick", "slow"]
    assert [each.turn for each in events if isinstance(each, Turning)] == list(range(1, 11))
    assert result.turns == 17


def test_slowest_cases(problem: Problem, tmp_path: Path) -> None:
    """The cases that take longest are timed, in the problem's order."""
    result, _ = race(problem, tmp_path, "quick", plan=Plan(cases=2))

    assert result.cases == ("two", "three")


def test_who_fails_a_case_is_not_timed_on_it(problem: Problem, tmp_path: Path) -> None:
    """A verdict stands in place of a time; totals are over what all pass."""
    result, _ = race(problem, tmp_path, "quick", "slow dies on three", "wrong")
    by_case = {(each.contestant, each.case): each for each in result.entries}

    assert by_case["slow dies on three", "three"].verdict is Verdict.RUN_TIME_ERROR
    assert by_case["slow dies on three", "three"].cpu is None
    assert by_case["slow dies on three", "three"].memory_bytes is None
    assert by_case["wrong", "one"].verdict is Verdict.WRONG_ANSWER
    assert result.common == ("one", "two")
    assert result.totals[2].cpu is None


def test_a_case_for_the_slow(problem: Problem, tmp_path: Path) -> None:
    """Who passes none of the slowest cases is timed on the slowest that all pass."""
    result, _ = race(problem, tmp_path, "quick", "dies on three", plan=Plan(cases=1))

    assert result.cases == ("two", "three")
    assert result.common == ("two",)


def test_nobody_runs(problem: Problem, tmp_path: Path) -> None:
    """Who does not compile, or has no compiler, is listed with the reason."""
    result, _ = race(problem, tmp_path, "does not compile", "no toolchain", "hopeless")

    assert [each.reason is not None for each in result.totals] == [True, True, False]
    assert result.totals[1].reason is not None
    assert result.totals[1].reason.en == "no compiler"
    assert result.cases == ()
    assert result.entries == ()


def test_first_is_out(problem: Problem, tmp_path: Path) -> None:
    """Without readings of the first there are no ratios, but there are times."""
    result, _ = race(problem, tmp_path, "does not compile", "quick")

    assert result.totals[1].cpu is not None
    assert result.totals[1].ratio is None


def test_wrong_style(problem: Problem, tmp_path: Path) -> None:
    """A contestant that cannot be judged on this problem is told why."""
    contestants = [Contestant(name="it", submission=submission("x", Style.FUNCTION, "python2"))]
    setting = (Plan(), lambda: 0.0)
    machine = fake_machine(cost, tmp_path)
    *_, last = compare(problem, contestants, problem.cases[:1], machine, setting)

    assert isinstance(last, BenchEnded)
    assert last.result.totals[0].reason is not None


def test_spread_of_one() -> None:
    """A single value is its own quarters."""
    assert spread([2.0]).low == spread([2.0]).high == 2.0
