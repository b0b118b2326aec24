"""Every ending, exit code and signal has its verdict."""

import signal
from dataclasses import replace
from typing import Any

import pytest

from judge.errors import SandboxFailure
from judge.judging.outcome import outcome
from judge.model.execution import Ending, Execution, RunLimits
from judge.model.language import Entry, Language
from judge.model.verdict import Verdict

AC = None  # the checker has to be asked
TLE = Verdict.TIME_LIMIT_EXCEEDED
MLE = Verdict.MEMORY_LIMIT_EXCEEDED
OLE = Verdict.OUTPUT_LIMIT_EXCEEDED
RTE = Verdict.RUN_TIME_ERROR

LIMITS = RunLimits(cpu_seconds=1.0, wall_seconds=3.0, memory_bytes=64 * 2**20, output_bytes=2**20)
LANGUAGE = Language(
    id="c",
    name="C",
    extensions=(".c",),
    home_page="",
    source_name="main.c",
    entry=Entry(default="main"),
    run=("./main",),
    stub="",
    out_of_memory=("MemoryError", "std::bad_alloc"),
)


GOOD = Execution(
    ending=Ending.EXITED,
    exit_code=0,
    cpu_seconds=0.5,
    wall_seconds=1.0,
    peak_memory_bytes=2**20,
)


def ended(ending: Ending, **changes: Any) -> Execution:
    """Make an execution that did not exit by itself."""
    return replace(GOOD, ending=ending, exit_code=None, **changes)


def verdict(run: Execution) -> Verdict | None:
    """Judge ``run`` under the limits of this module."""
    return outcome(run, LIMITS, LANGUAGE)[0]


@pytest.mark.parametrize(
    "ending, expected",
    [
        (Ending.CPU_LIMIT, TLE),
        (Ending.WALL_LIMIT, TLE),
        (Ending.MEMORY_LIMIT, MLE),
        (Ending.OUTPUT_LIMIT, OLE),
    ],
)
@pytest.mark.parametrize("number", [None, signal.SIGKILL, signal.SIGSEGV])
@pytest.mark.parametrize("peak", [None, 2**40])
@pytest.mark.parametrize("stderr", [b"", b"MemoryError"])
def test_what_the_sandbox_stopped(
    ending: Ending, expected: Verdict, number: int | None, peak: int | None, stderr: bytes
) -> None:
    """Where the sandbox stopped a run, its reason is the verdict, whatever else is there."""
    run = ended(ending, signal=number, peak_memory_bytes=peak, stderr=stderr)

    assert verdict(run) is expected


@pytest.mark.parametrize("code, expected", [(0, AC), (1, RTE), (2, RTE), (134, RTE), (255, RTE)])
@pytest.mark.parametrize(
    "run, instead, instead_if_failed",
    [
        pytest.param(GOOD, None, None, id="within limits"),
        pytest.param(replace(GOOD, peak_memory_bytes=None), None, None, id="memory not measured"),
        pytest.param(
            replace(GOOD, cpu_seconds=1.0, peak_memory_bytes=64 * 2**20),
            None,
            None,
            id="exactly at the limits",
        ),
        pytest.param(replace(GOOD, cpu_seconds=1.001), TLE, TLE, id="over time"),
        pytest.param(replace(GOOD, peak_memory_bytes=64 * 2**20 + 1), MLE, MLE, id="over memory"),
        pytest.param(
            replace(GOOD, cpu_seconds=1.5, peak_memory_bytes=2**30), MLE, MLE, id="over both"
        ),
        pytest.param(replace(GOOD, stderr=b"x\nMemoryError\n"), None, MLE, id="out of memory"),
        pytest.param(
            replace(GOOD, cpu_seconds=1.5, stderr=b"MemoryError"),
            TLE,
            MLE,
            id="out of memory, over time",
        ),
        pytest.param(replace(GOOD, stderr=b"\xff warning\n"), None, None, id="a mere warning"),
    ],
)
def test_what_exited(
    code: int,
    expected: Verdict | None,
    run: Execution,
    instead: Verdict | None,
    instead_if_failed: Verdict | None,
) -> None:
    """Limits come before exit codes; a lack of memory that was survived is none."""
    special = instead if code == 0 else instead_if_failed

    found, message = outcome(replace(run, exit_code=code), LIMITS, LANGUAGE)

    assert found is (special or expected)
    assert (message is None) == (found is None)


@pytest.mark.parametrize("number", sorted(signal.Signals))
def test_what_a_signal_ended(number: signal.Signals) -> None:
    """Every signal is a run-time error, save those by which the kernel keeps limits."""
    special = {signal.SIGXFSZ: OLE, signal.SIGXCPU: TLE}

    found, message = outcome(ended(Ending.SIGNALLED, signal=number), LIMITS, LANGUAGE)

    assert found is special.get(number, RTE)
    assert message is not None
    assert found is not RTE or number.name in message.en
    assert found is not RTE or number.name in message.ko


@pytest.mark.parametrize(
    "run, expected",
    [
        pytest.param(ended(Ending.SIGNALLED, signal=6, stderr=b"std::bad_alloc"), MLE, id="new"),
        pytest.param(
            ended(Ending.SIGNALLED, signal=9, peak_memory_bytes=2**30), MLE, id="oom killer"
        ),
        pytest.param(ended(Ending.SIGNALLED, signal=11, cpu_seconds=2.0), TLE, id="late crash"),
    ],
)
def test_limits_come_before_signals(run: Execution, expected: Verdict) -> None:
    """A signal that follows from a limit is not held against the program a second time."""
    assert verdict(run) is expected


def test_a_limit_is_told_apart_from_the_runtimes_share() -> None:
    """The screen shows the problem's limit, so the message must not name a larger one alone."""
    limits = replace(LIMITS, runtime_bytes=16 * 2**20)

    found, message = outcome(ended(Ending.MEMORY_LIMIT), limits, LANGUAGE)

    assert found is MLE
    assert message is not None
    assert message.en == (
        "it needed more memory than the limit of 48 MiB and 16 MiB for the runtime"
    )
    assert message.ko == "메모리가 제한 48 MiB와 런타임 몫 16 MiB를 넘었습니다"


@pytest.mark.parametrize(
    "run, en, ko",
    [
        pytest.param(
            ended(Ending.CPU_LIMIT),
            "it needed more than 1 s of CPU time",
            "CPU 시간이 1 s를 넘었습니다",
            id="cpu",
        ),
        pytest.param(
            ended(Ending.WALL_LIMIT, cpu_seconds=0.002),
            "it was stopped after 1 s, of which it computed for 2 ms: it waited or slept, "
            "perhaps for input that never comes",
            "1 s 뒤에 중지했습니다. 계산한 시간은 2 ms뿐입니다: "
            "오지 않는 입력을 기다렸거나 쉬고 있었습니다",
            id="wall",
        ),
        pytest.param(
            ended(Ending.MEMORY_LIMIT),
            "it needed more than 64 MiB of memory",
            "메모리가 64 MiB를 넘었습니다",
            id="memory",
        ),
        pytest.param(
            ended(Ending.OUTPUT_LIMIT),
            "it printed more than 1 MiB",
            "출력이 1 MiB를 넘었습니다",
            id="output",
        ),
        pytest.param(
            ended(Ending.OUTPUT_LIMIT, result=b"[" * 2**20),
            "it returned more than 1 MiB",
            "반환한 값이 1 MiB를 넘었습니다",
            id="result",
        ),
        pytest.param(
            replace(GOOD, exit_code=3),
            "it ended with exit code 3",
            "종료 코드 3(으)로 끝났습니다",
            id="exit code",
        ),
        pytest.param(
            replace(
                GOOD,
                exit_code=1,
                stderr=b"Traceback (most recent call last):\n"
                b'  File "solution.py", line 1, in <module>\n'
                b"ZeroDivisionError: division by zero\n",
            ),
            "ZeroDivisionError: division by zero (it ended with exit code 1)",
            "ZeroDivisionError: division by zero (종료 코드 1(으)로 끝났습니다)",
            id="exception",
        ),
        pytest.param(
            ended(Ending.SIGNALLED, signal=11),
            "SIGSEGV: memory was accessed that is not the program's, or the stack overflowed",
            "SIGSEGV: 프로그램의 것이 아닌 메모리에 접근했거나 스택이 넘쳤습니다",
            id="signal",
        ),
        pytest.param(
            ended(Ending.SIGNALLED, signal=signal.SIGUSR1),
            "signal SIGUSR1",
            "시그널 SIGUSR1",
            id="signal without a story",
        ),
        pytest.param(
            ended(Ending.SIGNALLED, signal=40), "signal 40", "시그널 40", id="real-time signal"
        ),
    ],
)
def test_messages(run: Execution, en: str, ko: str) -> None:
    """The message says what happened, in both languages."""
    message = outcome(run, LIMITS, LANGUAGE)[1]

    assert message is not None
    assert (message.en, message.ko) == (en, ko)


@pytest.mark.parametrize("ending", [Ending.EXITED, Ending.SIGNALLED])
def test_an_execution_without_code_and_signal_is_the_sandbox_s_fault(ending: Ending) -> None:
    """Nothing is guessed into a verdict."""
    with pytest.raises(SandboxFailure):
        outcome(ended(ending), LIMITS, LANGUAGE)
