"""Where a Python solution spends its time, or holds its memory, line by line on its slowest case.

Lines are timed by line_profiler (https://github.com/pyutils/line_profiler), an extra of ours: it
slows a tight loop down several times, evenly enough for shares, so that only these are told.
Memory is traced by Python's own tracemalloc.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from importlib.util import find_spec
from typing import Any

from judge.bench.watching import run_watched
from judge.errors import UnavailableError, UsageError
from judge.frozen import frozen
from judge.judging.inputs import Ready, prepare
from judge.judging.machine import Machine
from judge.judging.opening import open_trial
from judge.judging.trial import Trial, judge_safely
from judge.languages.registry import by_id
from judge.model.problem import Case, Problem
from judge.model.submission import Submission
from judge.model.verdict import SubmissionResult, Verdict

_SLOWER = 30  # times the limit that a watched run may take, and
_EXTRA_SECONDS = 10.0  # beyond


class Watch(StrEnum):
    """What is watched."""

    TIME = "time"
    MEMORY = "memory"


@frozen
class HotLine:
    """A line of the solution; ``count`` is how often it ran, or how many blocks it holds.

    ``cost`` is its seconds, with what it calls in libraries, or bytes; ``share`` is of all lines.
    """

    number: int
    text: str
    count: int
    cost: float
    share: float


@frozen
class Profile:
    """All lines that were seen, in the order of the file; ``peak_bytes`` is there of memory."""

    watch: Watch
    case: str
    lines: tuple[HotLine, ...]
    peak_bytes: int | None = None

    def hottest(self, count: int) -> tuple[HotLine, ...]:
        """Return the lines that cost most, the dearest first."""
        return tuple(sorted(self.lines, key=lambda line: -line.cost)[:count])


def profile_solution(
    problem: Problem,
    submission: Submission,
    cases: Sequence[Case],
    machine: Machine,
    watch: Watch,
) -> Profile:
    """Find the slowest case and watch the solution on it.

    UsageError for another language than Python, UnavailableError where line_profiler is missing or
    the watched run fails.
    """
    _check(submission, watch)
    trial = open_trial(problem, submission, machine)
    if isinstance(trial, SubmissionResult):
        raise UsageError(
            "it does not compile; judge run says why",
            "컴파일되지 않습니다. judge run으로 확인하세요",
        )
    ready = _slowest(trial, list(_prepared(problem, cases, machine)))
    asked: dict[str, Any] = {"watch": watch.value}
    if watch is Watch.TIME:
        asked["packages"] = [str(each) for each in machine.toolchain(by_id("python")).packages]
    seconds = trial.limits.cpu_seconds * _SLOWER + _EXTRA_SECONDS
    execution, told = run_watched(trial, ready, asked, seconds)
    if told is None:
        said = execution.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        raise UnavailableError(
            f"the watched run on {ready.case.name} failed ({execution.ending}): {said}",
            f"{ready.case.name} 측정 실행이 실패했습니다({execution.ending}): {said}",
        )
    lines = tuple(_lines(submission.source, told["lines"]))
    return Profile(
        watch=watch, case=ready.case.name, lines=lines, peak_bytes=told.get("peak_bytes")
    )


def _check(submission: Submission, watch: Watch) -> None:
    language = by_id(submission.language)
    if not language.own_interpreter:
        raise UsageError(
            f"only Python is profiled line by line, not {language.name}",
            f"줄별 측정은 Python만 됩니다({language.name} 불가)",
        )
    if watch is Watch.TIME and find_spec("line_profiler") is None:
        raise UnavailableError(
            "line_profiler is missing: pip install 'judge[profile]'",
            "line_profiler가 없습니다: pip install 'judge[profile]'",
        )


def _prepared(problem: Problem, cases: Sequence[Case], machine: Machine) -> Iterator[Ready]:
    return (prepare(problem, case, machine) for case in cases)


def _slowest(trial: Trial, ready: Sequence[Ready]) -> Ready:
    """Judge every case once; the slowest that passes, or the slowest of all where none does."""
    results = [judge_safely(trial, each.case, each.itself) for each in ready]
    passed = [result.verdict is Verdict.ACCEPTED for result in results]
    order = sorted(
        range(len(ready)),
        key=lambda at: (passed[at], results[at].cpu_seconds or 0.0),
    )
    return ready[order[-1]]


def _lines(source: str, told: Sequence[Sequence[float]]) -> Iterator[HotLine]:
    texts = source.split("\n")
    total = sum(cost for _, _, cost in told) or 1.0
    for number, count, cost in told:
        if 0 < number <= len(texts):
            yield HotLine(
                number=int(number),
                text=texts[int(number) - 1],
                count=int(count),
                cost=cost,
                share=cost / total,
            )
