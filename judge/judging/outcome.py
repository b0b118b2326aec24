"""How the ending of a run becomes a verdict, before any checker is asked.

The first line that holds decides::

    the sandbox stopped it for      CPU time, waiting        TLE
                                    memory                   MLE
                                    output                   OLE
    SIGXFSZ / SIGXCPU                                        OLE / TLE
    its peak is above the limit, however it ended            MLE
    it failed, and stderr says that memory ran out           MLE
    its CPU time is above the limit, however it ended        TLE
    a signal, or an exit code that is not 0                  RTE
    otherwise                                                None: ask the checker
"""

import signal
from typing import assert_never

from judge.errors import SandboxFailure
from judge.judging.last_words import last_words
from judge.model.execution import Ending, Execution, RunLimits
from judge.model.language import Language
from judge.model.quantity import format_duration, format_size
from judge.model.text import Text
from judge.model.verdict import Verdict

Outcome = tuple[Verdict | None, Text | None]

_SIGNALS = {
    signal.SIGSEGV: Text(
        "memory was accessed that is not the program's, or the stack overflowed",
        "프로그램의 것이 아닌 메모리에 접근했거나 스택이 넘쳤습니다",
    ),
    signal.SIGBUS: Text(
        "memory was accessed that does not exist", "존재하지 않는 메모리에 접근했습니다"
    ),
    signal.SIGFPE: Text(
        "an integer was divided by zero, or the quotient does not fit",
        "정수를 0으로 나누었거나 나눗셈 결과가 범위를 넘었습니다",
    ),
    signal.SIGABRT: Text(
        "the program aborted itself: an exception nobody caught, a failed assert, or broken memory",
        "프로그램이 스스로 중단했습니다: 처리하지 않은 예외, 실패한 assert, 손상된 메모리 등",
    ),
    signal.SIGILL: Text(
        "an invalid instruction was reached, often by a function without a return",
        "잘못된 명령을 실행했습니다. return이 빠진 함수가 흔한 원인입니다",
    ),
    signal.SIGTRAP: Text(
        "the runtime stopped itself at a trap", "런타임이 트랩에서 스스로 멈추었습니다"
    ),
    signal.SIGSYS: Text(
        "it asked the system for something that is not allowed here, such as the network",
        "네트워크처럼 여기서 허용되지 않는 기능을 시스템에 요청했습니다",
    ),
    signal.SIGKILL: Text(
        "it was killed from outside, mostly because memory ran out",
        "외부에서 강제로 종료되었습니다. 메모리 부족이 흔한 원인입니다",
    ),
    signal.SIGPIPE: Text(
        "it wrote to where nobody reads any more", "아무도 읽지 않는 곳에 출력했습니다"
    ),
    signal.SIGTERM: Text("it was asked to end", "종료 요청을 받고 끝났습니다"),
}


def outcome(execution: Execution, limits: RunLimits, language: Language) -> Outcome:
    """Judge an ending; ``(None, None)`` where it ended well and the checker has to be asked.

    ``limits`` are those of the run, with whatever the language's runtime is allowed on top.
    Raises SandboxFailure for an execution that says neither exit code nor signal.
    """
    match execution.ending:
        case Ending.CPU_LIMIT:
            return Verdict.TIME_LIMIT_EXCEEDED, _too_slow(limits)
        case Ending.WALL_LIMIT:
            return Verdict.TIME_LIMIT_EXCEEDED, _idle(execution)
        case Ending.MEMORY_LIMIT:
            return Verdict.MEMORY_LIMIT_EXCEEDED, _too_much_memory(limits)
        case Ending.OUTPUT_LIMIT:
            return Verdict.OUTPUT_LIMIT_EXCEEDED, _too_much_output(execution, limits)
        case Ending.SIGNALLED | Ending.EXITED:
            return _ended_alone(execution, limits, language)
        case _:
            assert_never(execution.ending)


def _ended_alone(execution: Execution, limits: RunLimits, language: Language) -> Outcome:
    """Judge a program that nobody stopped."""
    if execution.signal == signal.SIGXFSZ:
        return Verdict.OUTPUT_LIMIT_EXCEEDED, _too_much_output(execution, limits)
    if execution.signal == signal.SIGXCPU:
        return Verdict.TIME_LIMIT_EXCEEDED, _too_slow(limits)
    if (execution.peak_memory_bytes or 0) > limits.memory_bytes:
        return Verdict.MEMORY_LIMIT_EXCEEDED, _too_much_memory(limits)
    failure = _failure(execution)
    if failure is not None and _memory_ran_out(execution, language):
        return Verdict.MEMORY_LIMIT_EXCEEDED, _too_much_memory(limits)
    if execution.cpu_seconds > limits.cpu_seconds:
        return Verdict.TIME_LIMIT_EXCEEDED, _too_slow(limits)
    return (None, None) if failure is None else (Verdict.RUN_TIME_ERROR, failure)


def _memory_ran_out(execution: Execution, language: Language) -> bool:
    stderr = execution.stderr.decode(errors="replace")
    return any(sign in stderr for sign in language.out_of_memory)


def _failure(execution: Execution) -> Text | None:
    """Say how it failed; None where it exited with 0."""
    if execution.ending is Ending.SIGNALLED:
        how = _signal(_present(execution.signal))
    elif _present(execution.exit_code) == 0:
        return None
    else:
        how = Text(
            f"it ended with exit code {execution.exit_code}",
            f"종료 코드 {execution.exit_code}(으)로 끝났습니다",
        )
    said = last_words(execution.stderr)
    return Text(f"{said} ({how.en})", f"{said} ({how.ko})") if said else how


def _present(number: int | None) -> int:
    if number is None:
        raise SandboxFailure(
            "the sandbox told neither exit code nor signal",
            "샌드박스가 종료 코드도 시그널도 알려 주지 않았습니다",
        )
    return number


def _signal(number: int) -> Text:
    try:
        known = signal.Signals(number)
    except ValueError:  # a real-time signal has no name of its own
        return Text(f"signal {number}", f"시그널 {number}")
    reason = _SIGNALS.get(known)
    if reason is None:
        return Text(f"signal {known.name}", f"시그널 {known.name}")
    return Text(f"{known.name}: {reason.en}", f"{known.name}: {reason.ko}")


def _too_slow(limits: RunLimits) -> Text:
    allowed = format_duration(limits.cpu_seconds)
    return Text(f"it needed more than {allowed} of CPU time", f"CPU 시간이 {allowed}를 넘었습니다")


def _idle(execution: Execution) -> Text:
    wall = format_duration(execution.wall_seconds)
    cpu = format_duration(execution.cpu_seconds)
    return Text(
        f"it was stopped after {wall}, of which it computed for {cpu}: it waited or slept, "
        "perhaps for input that never comes",
        f"{wall} 뒤에 중지했습니다. 계산한 시간은 {cpu}뿐입니다: "
        "오지 않는 입력을 기다렸거나 쉬고 있었습니다",
    )


def _too_much_memory(limits: RunLimits) -> Text:
    allowed = format_size(limits.memory_bytes - limits.runtime_bytes)
    if not limits.runtime_bytes:
        return Text(f"it needed more than {allowed} of memory", f"메모리가 {allowed}를 넘었습니다")
    own = format_size(limits.runtime_bytes)
    return Text(
        f"it needed more memory than the limit of {allowed} and {own} for the runtime",
        f"메모리가 제한 {allowed}와 런타임 몫 {own}를 넘었습니다",
    )


def _too_much_output(execution: Execution, limits: RunLimits) -> Text:
    allowed = format_size(limits.output_bytes)
    if len(execution.result or b"") >= limits.output_bytes:
        return Text(f"it returned more than {allowed}", f"반환한 값이 {allowed}를 넘었습니다")
    return Text(f"it printed more than {allowed}", f"출력이 {allowed}를 넘었습니다")
