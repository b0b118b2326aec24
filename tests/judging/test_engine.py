"""The engine: events in order, verdicts to trust, blame where it belongs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from judge.catalog.problem_file import load_program_problem
from judge.errors import JudgeError, SandboxFailure, ToolchainMissing
from judge.judging.engine import Options, judge
from judge.judging.inputs import reference_answer
from judge.judging.machine import Machine
from judge.languages.registry import by_id
from judge.languages.style import detect_style
from judge.model.conversation import Conversation, Run
from judge.model.event import (
    CaseConfirming,
    CaseJudged,
    CasesPreparing,
    CasesReady,
    CompileStarted,
    Event,
    SubmissionJudged,
)
from judge.model.execution import Command, Ending, Execution, RunLimits
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.model.verdict import SubmissionResult, Verdict
from judge.sandbox.setup import Isolation

pytestmark = pytest.mark.sandbox

PROBLEM = """
format: 1
kind: algorithm
title: {en: Double, ko: 두 배}
level: 1
topics: [math]
statement: {en: Print the double., ko: 두 배를 출력하세요.}
limits: {time: 1 s, memory: 64 MiB}
function: solution
parameters:
  n: {type: int, range: -1_000_000..1_000_000}
returns: {type: int}
cases:
  - {name: one, sample: true, input: {n: 1}, answer: 2, group: small}
  - {name: two, input: {n: 2}, group: small}
  - {name: zero, input: {n: 0}, answer: 0, group: small}
  - {name: made, generate: {with: anything, size: 1000, seeds: [1, 2]}, group: large}
groups: {small: {points: 30}, large: {points: 70}}
"""
GENERATOR = """
def anything(rng, size):
    return {"n": rng.randint(-size, size)}

def validate(n):
    return "too odd" if n == 999_999 else None
"""
RIGHT = "def solution(n):\n    return 2 * n\n"


@pytest.fixture
def problem(tmp_path: Path) -> Problem:
    return write_problem(tmp_path, PROBLEM)


def write_problem(folder: Path, text: str, generator: str = GENERATOR) -> Problem:
    """Write a small problem whose reference is right."""
    folder = folder / "double"
    (folder / "submissions" / "accepted").mkdir(parents=True, exist_ok=True)
    (folder / "problem.yaml").write_text(text)
    (folder / "generate.py").write_text(generator)
    (folder / "submissions" / "accepted" / "right.py").write_text(RIGHT)
    return load_program_problem(folder)


def submission(source: str, language: str = "python", problem: Problem | None = None) -> Submission:
    """Hand in a source."""
    function = problem.function if problem else "solution"
    style = detect_style(source, by_id(language), function)
    return Submission(path=Path("solution"), source=source, language=language, style=style)


def events_of(
    problem: Problem, source: str, machine: Machine, *, language: str = "python", **options: Any
) -> list[Event]:
    """Judge everything and keep all events."""
    handed_in = submission(source, language)
    return list(judge(problem, handed_in, problem.cases, machine, Options(**options)))


def result_of(events: Sequence[Event]) -> SubmissionResult:
    """Return what the last event carries."""
    last = events[-1]
    assert isinstance(last, SubmissionJudged)
    return last.result


def test_events_come_in_order(tmp_path: Path, machine: Machine) -> None:
    """Compiling, preparing, the cases in the problem's order, the result, and nothing after it."""
    problem = write_problem(tmp_path, PROBLEM, f"# never seen before: {tmp_path}\n{GENERATOR}")
    events = events_of(problem, f"# {tmp_path}\n{RIGHT}", machine)

    kinds = [type(event) for event in events if not isinstance(event, CaseConfirming)]
    judged = [event.result.name for event in events if isinstance(event, CaseJudged)]
    assert kinds == [
        CompileStarted,
        CasesPreparing,
        CasesReady,
        *[CaseJudged] * 5,
        SubmissionJudged,
    ]
    assert judged == ["one", "two", "zero", "made-1", "made-2"]


def test_a_right_solution_is_accepted(problem: Problem, machine: Machine) -> None:
    """Every case is judged, all groups earn their points, and readings are there."""
    result = result_of(events_of(problem, RIGHT, machine))

    assert result.verdict is Verdict.ACCEPTED
    assert [(group.points, group.possible) for group in result.groups] == [(30, 30), (70, 70)]
    assert all(case.cpu_seconds is not None and case.peak_memory_bytes for case in result.cases)


def test_a_second_run_prepares_nothing(problem: Problem, machine: Machine) -> None:
    """What was compiled and generated is found again."""
    events_of(problem, RIGHT, machine)
    again = [type(event) for event in events_of(problem, RIGHT, machine)]

    assert CompileStarted not in again
    assert CasesPreparing not in again


def test_judging_stops_at_the_first_failure(problem: Problem, machine: Machine) -> None:
    """The rest is dropped, and the result says how many there would have been."""
    source = "def solution(n):\n    return 2 * n if n == 1 else 5\n"
    result = result_of(events_of(problem, source, machine))

    assert [case.name for case in result.cases] == ["one", "two"]
    assert result.verdict is Verdict.WRONG_ANSWER
    assert result.total_cases == 5


def test_all_cases_are_judged_on_request(problem: Problem, machine: Machine) -> None:
    """A failure stops nothing, and a group without a failure keeps its points."""
    source = "def solution(n):\n    return 5 if n == 2 else 2 * n\n"
    result = result_of(events_of(problem, source, machine, keep_going=True))

    assert [case.verdict for case in result.cases].count(Verdict.ACCEPTED) == 4
    assert [group.points for group in result.groups] == [0, 70]


def test_a_wrong_answer_shows_input_expected_and_actual(problem: Problem, machine: Machine) -> None:
    """A learner sees what went in, what should have come out, and what did."""
    source = "def solution(n):\n    print('debug', n)\n    return 3\n"
    case = result_of(events_of(problem, source, machine)).cases[0]

    assert (case.input_text, case.expected_text, case.actual_text) == ("n = 1", "2", "3")
    assert case.prints == "debug 1\n"
    assert case.message is not None


VERDICTS = [
    ("def solution(n):\n    return [n]\n", Verdict.WRONG_ANSWER),
    ("def solution(n):\n    return 1 // 0\n", Verdict.RUN_TIME_ERROR),
    ("def solution(n):\n    while True: pass\n", Verdict.TIME_LIMIT_EXCEEDED),
    ("import time\ndef solution(n):\n    time.sleep(60)\n", Verdict.TIME_LIMIT_EXCEEDED),
    ("def solution(n):\n    x = bytearray(2**28)\n    return 2\n", Verdict.MEMORY_LIMIT_EXCEEDED),
    ("def solution(n):\n    while True: print('x' * 9999)\n", Verdict.OUTPUT_LIMIT_EXCEEDED),
    ("def solution(n):\n    return 2 *\n", Verdict.COMPILE_ERROR),
    ("import os\ndef solution(n):\n    os._exit(0)\n", Verdict.WRONG_ANSWER),
    ("import sys\ndef solution(n):\n    sys.exit(3)\n", Verdict.RUN_TIME_ERROR),
    ("print(2 * int(input()))\n", Verdict.ACCEPTED),
    ("print('none of it')\n", Verdict.WRONG_ANSWER),
]


@pytest.mark.slow
@pytest.mark.parametrize("source, verdict", VERDICTS)
def test_every_verdict(problem: Problem, machine: Machine, source: str, verdict: Verdict) -> None:
    """Each way to fail has its verdict, in both styles."""
    assert result_of(events_of(problem, source, machine)).verdict is verdict


@pytest.mark.slow
def test_a_function_of_another_name(problem: Problem, machine: Machine) -> None:
    """It runs as a program, and the result says so and which functions there are."""
    result = result_of(events_of(problem, "def solve(n):\n    return 2 * n\n", machine))

    assert result.verdict is not Verdict.ACCEPTED
    assert result.message is not None
    assert "no function solution was found" in result.message.en
    assert "functions found: solve" in result.message.en


def test_waiting_is_said_to_be_waiting(problem: Problem, machine: Machine) -> None:
    """A sleeper is over its time without having used any."""
    source = "import time\ndef solution(n):\n    time.sleep(60)\n"
    case = result_of(events_of(problem, source, machine)).cases[0]

    assert case.idle
    assert case.cpu_seconds is not None
    assert case.cpu_seconds < 1


def test_an_interpreter_of_its_own(problem: Problem, machine: Machine) -> None:
    """A fresh interpreter gives the same verdict as a warm one."""
    result = result_of(events_of(problem, RIGHT, machine, fresh_interpreter=True))

    assert result.verdict is Verdict.ACCEPTED


def test_a_broken_generator_is_the_authors_fault(tmp_path: Path, machine: Machine) -> None:
    """The case becomes JE with the generator's own words, and JE wins."""
    broken = "def anything(rng, size):\n    return {'n': 1 // 0}\n"
    problem = write_problem(tmp_path, PROBLEM, broken)
    result = result_of(events_of(problem, RIGHT, machine, keep_going=True))

    assert result.verdict is Verdict.JUDGE_ERROR
    assert result.cases[-1].message is not None
    assert "ZeroDivisionError" in result.cases[-1].message.en


def test_a_failure_of_the_sandbox_is_ours(problem: Problem, machine: Machine) -> None:
    """The case becomes JE, and says that it is not the author's fault."""
    events_of(problem, RIGHT, machine)
    broken = replace(machine, sandboxes=FlickeringSandboxes([], SandboxFailure("en", "ko")))
    case = result_of(events_of(problem, RIGHT, broken)).cases[0]

    assert (case.verdict, case.judge_failed) == (Verdict.JUDGE_ERROR, True)
    assert case.message is not None
    assert case.message.en == "en"


def test_a_missing_tool_chain_of_the_author_is_not_judged(
    problem: Problem, machine: Machine
) -> None:
    """A checker in a language that is not here is nobody's fault: NJ."""
    events_of(problem, RIGHT, machine)
    missing = ToolchainMissing("install it", "설치하세요")
    broken = replace(machine, sandboxes=FlickeringSandboxes([], missing))
    case = result_of(events_of(problem, RIGHT, broken)).cases[0]

    assert (case.verdict, case.judge_failed) == (Verdict.NOT_JUDGED, False)


def test_a_generated_input_must_fit_the_parameters(tmp_path: Path, machine: Machine) -> None:
    """What leaves the promised range is the author's fault as well."""
    wide = "def anything(rng, size):\n    return {'n': 10**9}\n"
    problem = write_problem(tmp_path, PROBLEM, wide)
    result = result_of(events_of(problem, RIGHT, machine, keep_going=True))

    assert result.cases[-1].message is not None
    assert "outside" in result.cases[-1].message.en


def test_a_language_without_the_style_is_not_judged(problem: Problem, machine: Machine) -> None:
    """NJ, with a word on what to do, is no verdict on the solution."""
    only_function = replace(problem, stdin=None, stdout=None)
    handed_in = Submission(
        path=Path("a.py"), source="print(1)", language="python", style=Style.STDIO
    )
    result = result_of(list(judge(only_function, handed_in, problem.cases, machine, Options())))

    assert result.verdict is Verdict.NOT_JUDGED
    assert result.message is not None
    assert "solution" in result.message.en


def test_no_case_is_never_accepted(problem: Problem, machine: Machine) -> None:
    """Where nothing was judged, nothing is accepted."""
    result = result_of(list(judge(problem, submission(RIGHT), (), machine, Options())))

    assert result.verdict is Verdict.JUDGE_ERROR


class FlickeringSandboxes:
    """Sandboxes in which the first runs of a solution take the CPU times it is told."""

    isolation = Isolation.NAMESPACES
    steady = False

    def __init__(self, times: list[float], failure: JudgeError | None = None) -> None:
        """Keep the CPU seconds of the runs to come; the last one stays. A failure comes at once."""
        self.times = times
        self.failure = failure
        self.runs = 0

    def run(self, command: Command, limits: RunLimits) -> Execution:  # noqa: ARG002 - the protocol
        """Answer 2, after the time that is next."""
        if self.failure is not None:
            raise self.failure
        seconds = self.times[min(self.runs, len(self.times) - 1)]
        self.runs += 1
        ended = Ending.CPU_LIMIT if seconds > limits.cpu_seconds else Ending.EXITED
        return Execution(
            ending=ended,
            exit_code=0 if ended is Ending.EXITED else None,
            signal=None if ended is Ending.EXITED else 9,
            cpu_seconds=seconds,
            wall_seconds=seconds,
            peak_memory_bytes=1,
            result=b"2",
        )

    def run_pair(self, submission: Run, interactor: Run, quiet_seconds: float) -> Conversation:
        """Nobody talks here."""
        raise AssertionError((submission, interactor, quiet_seconds))

    def close(self) -> None:
        """Nothing to end."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told after runs that took ``times``."""

    times: list[float]
    verdict: Verdict
    runs: int
    unstable: bool


TIMES = [
    Told([0.5], Verdict.ACCEPTED, 1, unstable=False),
    Told([0.9], Verdict.ACCEPTED, 2, unstable=False),
    Told([1.2], Verdict.TIME_LIMIT_EXCEEDED, 2, unstable=False),
    Told([1.2, 0.5, 0.5], Verdict.ACCEPTED, 3, unstable=True),
    Told([1.2, 0.9, 1.3], Verdict.TIME_LIMIT_EXCEEDED, 3, unstable=True),
    Told([0.9, 1.2, 0.8], Verdict.ACCEPTED, 3, unstable=True),
]


@pytest.mark.parametrize("told", TIMES)
def test_times_near_the_limit_are_confirmed(
    problem: Problem, flickering: Callable[[list[float]], Machine], told: Told
) -> None:
    """A time over or near the limit is run again alone; disagreement is told as unstable."""
    first = problem.cases[:1]
    events = list(judge(problem, submission(RIGHT), first, flickering(told.times), Options()))
    case = result_of(events).cases[0]

    assert (case.verdict, case.runs, case.unstable) == (told.verdict, told.runs, told.unstable)
    assert any(isinstance(event, CaseConfirming) for event in events) == (told.runs > 1)


@pytest.fixture
def flickering(problem: Problem, machine: Machine) -> Callable[[list[float]], Machine]:
    """Build with the real sandbox first, then run in a flickering one."""
    list(judge(problem, submission(RIGHT), problem.cases[:1], machine, Options()))
    return lambda times: replace(machine, sandboxes=FlickeringSandboxes(times))


def test_the_reference_answers_a_case_of_ones_own(problem: Problem, machine: Machine) -> None:
    """An own case without an answer gets it from the author's solution."""
    assert reference_answer(problem, {"n": 21}, machine) == 42


def test_limits_are_scaled_by_the_machine(problem: Problem, machine: Machine) -> None:
    """The result carries the limits that held, and the factor."""
    slow = replace(machine, factor=2.0)
    result = result_of(events_of(problem, RIGHT, slow))

    assert result.limits.time_seconds == 2.0
    assert result.machine_factor == 2.0
