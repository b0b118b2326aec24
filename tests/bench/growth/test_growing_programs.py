"""Growth of a program, on a machine that costs what its source says."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from judge.bench.growth.measuring import Effort, GrowthEvent, GrowthRead, GrowthUnknown, SizeTried
from judge.bench.growth.service import measure_growth
from judge.bench.growth.shapes import grow, shapes_of
from judge.model.execution import Command, Ending, Execution
from judge.model.growth import Cost, Growth
from judge.model.problem import Problem
from judge.model.submission import Style
from tests.bench.fakes import PROBLEM, execution, fake_machine, submission, write_problem

LARGEST = 3000
STEPS: dict[str, Callable[[int], float]] = {
    "linear": lambda n: n * 4e-5,
    "quadratic": lambda n: n * n * 2e-8,
    "nothing": lambda n: n * 0.0,
}


def given(command: Command) -> list[str | int]:
    """Read the argument, as Python is given it."""
    return list(json.loads(command.stdin)[0])


def cost(source: str, command: Command) -> Execution:
    """Make generators of the input, count lines, or cost what the name says."""
    if "generator" in source and "_json" in source:
        arguments = json.loads(command.stdin)
        size = arguments[2]
        if size > LARGEST:
            return execution(0.01, exit_code=1)
        made = json.dumps({"values": [0] * size})
        return execution(0.01, result=json.dumps(made).encode())
    if "count_by_trace" in source:
        work = json.loads(json.loads(command.stdin)[0])
        n = len(work["arguments"][0]) if "arguments" in work else len(work["stdin"].split())
        lines = 5 + 3 * n
        if "two answers" in work["source"]:
            return execution(0.01, result=b"[]")
        return execution(0.01, result=json.dumps(json.dumps({"lines": lines})).encode())
    if command.argv[0] != "run":
        raise AssertionError(command)
    is_call = command.stdin.startswith(b"[")
    n = len(given(command)) if is_call else len(command.stdin.split()) - 1
    if "crashes" in source and n > 8:
        return execution(0.01, ending=Ending.SIGNALLED, exit_code=None)
    step = next((step for name, step in STEPS.items() if name in source), STEPS["nothing"])
    memory = 10 * 2**20 + (n * 4000 if "hoards" in source else 0)
    seconds = 0.002 + n * 1e-6 + step(n)
    return execution(seconds, peak_memory_bytes=memory, result=b"0")


@pytest.fixture
def problem(tmp_path: Path) -> Problem:
    """Write the problem."""
    return write_problem(tmp_path)


def measured(
    problem: Problem, cache: Path, source: str, effort: Effort | None = None, **more: object
) -> list[GrowthEvent]:
    """Measure."""
    handed_in = submission(source, **more)  # type: ignore[arg-type]
    machine = fake_machine(cost, cache)
    return list(measure_growth(problem, handed_in, machine, effort or Effort()))


def read(events: list[GrowthEvent]) -> GrowthRead:
    """Return what was read of the only shape."""
    (found,) = [event for event in events if isinstance(event, GrowthRead)]
    return found


def test_shapes(problem: Problem) -> None:
    """A generator that takes a size is a shape, as large as its largest case."""
    (shape,) = shapes_of(problem)

    assert (shape.name, shape.largest, shape.case.name) == ("zeros", 5000, "made")


def test_inputs(problem: Problem, tmp_path: Path) -> None:
    """An input has the problem's n, and its text; what the generator refuses is none."""
    (shape,) = shapes_of(problem)
    machine = fake_machine(cost, tmp_path)
    grown = grow(problem, shape, machine, 3)

    assert grown is not None
    assert grown.n == 3
    assert grown.ready.stdin == "3\n0 0 0\n"
    assert grow(problem, shape, machine, 4000) is None


def test_size_without_a_word(tmp_path: Path) -> None:
    """A problem that does not say what n is has the generator's size as n."""
    problem = write_problem(tmp_path, PROBLEM.replace("size: len(values)\n", ""))
    (shape,) = shapes_of(problem)
    grown = grow(problem, shape, fake_machine(cost, tmp_path), 3)

    assert grown is not None
    assert grown.n == 3


@pytest.mark.parametrize(
    ("source", "growth"), [("linear", Growth.LINEAR), ("quadratic", Growth.QUADRATIC)]
)
def test_function(problem: Problem, tmp_path: Path, source: str, growth: Growth) -> None:
    """The class is in the set; sizes are told while they run."""
    events = measured(problem, tmp_path, f"def solution(values): {source}")
    found = read(events)

    assert growth in found.time.classes
    assert len(found.time.classes) <= 2
    assert isinstance(events[0], SizeTried)
    assert found.counted is not None
    assert found.counted.cost is Cost.LINES
    assert found.counted.classes == (Growth.LINEAR,)
    assert not found.time.interpreted


def test_program(problem: Problem, tmp_path: Path) -> None:
    """A whole program is given standard input, and nothing is taken off."""
    found = read(measured(problem, tmp_path, "print(linear)", style=Style.STDIO))

    assert Growth.LINEAR in found.time.classes
    assert found.counted is not None


def test_lines_take_out_what_lies_below(problem: Problem, tmp_path: Path) -> None:
    """A time that hides in noise cannot be constant when the lines are linear."""
    found = read(measured(problem, tmp_path, "def solution(values): nothing"))

    assert Growth.CONSTANT not in found.time.classes


def test_memory(problem: Problem, tmp_path: Path) -> None:
    """Memory that grows with n is read likewise."""
    found = read(measured(problem, tmp_path, "def solution(values): linear hoards"))

    assert Growth.LINEAR in found.memory.classes
    assert Growth.QUADRATIC not in found.memory.classes


def test_without_the_compiler_that_warms_up(problem: Problem, tmp_path: Path) -> None:
    """Java runs interpreted, its lines are not counted, and nothing is estimated from that."""
    seen: list[tuple[str, ...]] = []

    def watched(source: str, command: Command) -> Execution:
        seen.append(command.argv)
        if command.stdin[:1] in b"0123456789":
            n = len(command.stdin.split()) - 1
            step = STEPS["linear" if "linear" in source else "nothing"]
            return execution(0.05 + step(n), result=b"0")
        return cost(source, command)

    handed_in = submission("class Solution { linear }", language="java")
    events = list(measure_growth(problem, handed_in, fake_machine(watched, tmp_path), Effort()))
    found = read(events)

    assert ("run", "-Xint") in seen
    assert found.time.interpreted
    assert found.counted is None
    assert found.time.estimate is None
    assert Growth.LINEAR in found.time.classes


def test_failing_program(problem: Problem, tmp_path: Path) -> None:
    """A program that fails on an input is said nothing of."""
    *_, last = measured(problem, tmp_path, "def solution(values): crashes")

    assert last == GrowthUnknown("zeros", Ending.SIGNALLED)


def test_other_shapes_are_left_out(problem: Problem, tmp_path: Path) -> None:
    """Only the shapes that are asked for are measured."""
    assert measured(problem, tmp_path, "linear", Effort(shapes=("sorted",))) == []


def test_what_does_not_compile(problem: Problem, tmp_path: Path) -> None:
    """Nothing is measured of what does not compile."""
    assert measured(problem, tmp_path, "does not compile") == []


def test_forged_count(problem: Problem, tmp_path: Path) -> None:
    """A solution that writes into the answer itself has no count, and a time all the same."""
    found = read(measured(problem, tmp_path, "def solution(values): linear two answers"))

    assert found.counted is None
    assert Growth.LINEAR in found.time.classes
