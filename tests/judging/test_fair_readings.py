"""Known traps of the field: memory that ran out is told as memory, and readings do not flip."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from judge.errors import ToolchainMissing
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.languages.registry import by_id
from judge.model.event import CaseConfirming
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.model.verdict import Verdict
from tests.judging.test_engine import PROBLEM, events_of, result_of, write_problem

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]


@pytest.fixture
def problem(tmp_path: Path) -> Problem:
    return write_problem(tmp_path, PROBLEM)


def verdict_of(problem: Problem, machine: Machine, language: str, source: str) -> Verdict:
    """Judge a whole program on the first case; skip where its tool chain is missing."""
    try:
        machine.toolchain(by_id(language))
    except ToolchainMissing as missing:
        pytest.skip(missing.en)
    handed_in = Submission(
        path=Path("solution"), source=source, language=language, style=Style.STDIO
    )
    options = Options(confirm=False)
    result = result_of(list(judge(problem, handed_in, problem.cases[:1], machine, options)))
    assert result.cases, result.compiler_output
    return result.cases[0].verdict


RUNS_OUT = {
    "a virtual machine's heap": (
        "java",
        "import java.util.*;\nclass Main { public static void main(String[] a) {\n"
        "List<int[]> all = new ArrayList<>(); while (true) all.add(new int[1 << 18]); } }\n",
    ),
    "a heap that a program catches": (
        "java",
        "import java.util.*;\nclass Main { public static void main(String[] a) {\n"
        "List<int[]> all = new ArrayList<>();\n"
        "try { while (true) all.add(new int[1 << 18]); }\n"
        'catch (OutOfMemoryError e) { all = null; throw new RuntimeException("full", e); } } }\n',
    ),
    "JavaScript's heap": (
        "javascript",
        "const all = [];\nfor (;;) all.push(new Array(10000).fill(0.5));\n",
    ),
    "JavaScript's buffers": (
        "javascript",
        "const all = [];\nfor (;;) all.push(Buffer.alloc(1e7, 1));\n",
    ),
    "malloc that fails": (
        "c",
        "#include <stdlib.h>\nint main(void) { for (;;) if (malloc(1 << 20) == NULL) abort(); }\n",
    ),
    "malloc whose failure is not seen": (
        "c",
        "#include <stdlib.h>\nint main(void) { for (;;) *(volatile char *)malloc(1 << 20) = 1; }\n",
    ),
    "bad_alloc": (
        "cpp",
        "#include <vector>\nint main() { std::vector<int> all(1L << 40); return all[5]; }\n",
    ),
    "MemoryError": ("python", "x = bytearray(2**40)\n"),
    "MemoryError, in small steps": ("python", "x = []\nwhile True: x.append(bytearray(10**6))\n"),
}


@pytest.mark.parametrize("what", RUNS_OUT)
def test_memory_that_runs_out_is_told_as_memory(
    problem: Problem, machine: Machine, what: str
) -> None:
    """It is MLE and no run-time error, whoever noticed first: the kernel, we or the program."""
    assert verdict_of(problem, machine, *RUNS_OUT[what]) is Verdict.MEMORY_LIMIT_EXCEEDED


FAILS_OTHERWISE = {
    "a crash": ("c", "int main(void) { *(volatile int *)0 = 1; }\n"),
    "an abort": ("c", "#include <stdlib.h>\nint main(void) { abort(); }\n"),
    "an exception": (
        "java",
        "class Main { public static void main(String[] a) { throw new RuntimeException(); } }\n",
    ),
    "a throw": ("javascript", "throw new Error('memory');\n"),
}


@pytest.mark.parametrize("what", FAILS_OTHERWISE)
def test_another_failure_is_not(problem: Problem, machine: Machine, what: str) -> None:
    """What fails with memory to spare stays a run-time error."""
    assert verdict_of(problem, machine, *FAILS_OTHERWISE[what]) is Verdict.RUN_TIME_ERROR


@contextmanager
def busy_machine() -> Iterator[None]:
    """Keep every core of this machine busy with two others."""
    burner = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(burner) for _ in range(2 * (os.cpu_count() or 1))]
    try:
        yield
    finally:
        for other in others:
            other.kill()
            other.wait()


def burning(seconds: float) -> str:
    """Return a right solution that uses so much CPU time."""
    return (
        "import time\ndef solution(n):\n"
        f"    while time.process_time() < {seconds}: pass\n    return 2 * n\n"
    )


@pytest.mark.parametrize(
    "share, verdict", [(0.6, Verdict.ACCEPTED), (1.4, Verdict.TIME_LIMIT_EXCEEDED)]
)
def test_a_busy_machine_flips_no_verdict(
    problem: Problem, machine: Machine, share: float, verdict: Verdict
) -> None:
    """Cases that run side by side, on a machine with other work, get what they get alone."""
    with busy_machine():
        source = burning(share)
        result = result_of(events_of(problem, source, machine, keep_going=True, confirm=False))

    assert [case.verdict for case in result.cases] == [verdict] * len(result.cases)
    assert not any(case.idle for case in result.cases)


def test_a_time_near_the_limit_is_confirmed(problem: Problem, machine: Machine) -> None:
    """What takes nine tenths of the limit is run again before anything is said of it."""
    only = replace(problem, cases=problem.cases[:1])

    events = events_of(only, burning(0.9), machine)

    assert result_of(events).cases[0].runs > 1
    assert any(isinstance(event, CaseConfirming) for event in events)


def test_numpy_starts(tmp_path: Path, machine: Machine) -> None:
    """A library with threads and large mappings of its own works, in both styles of running."""
    if find_spec("numpy") is None:
        pytest.skip("numpy is not installed for this Python")
    generous = write_problem(tmp_path, PROBLEM.replace("64 MiB", "256 MiB"))
    source = "import numpy\ndef solution(n):\n    return numpy.full((64, 64), n).dot(2)[3][5]\n"

    for fresh in (False, True):
        result = result_of(events_of(generous, source, machine, fresh_interpreter=fresh))
        assert result.verdict is Verdict.ACCEPTED, result.cases[0].stderr
