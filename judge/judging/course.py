"""Runs the cases of one submission side by side and tells them in order.

A verdict on time is not taken from a run that shared the machine: such a case, and one within 15 %
of its limit, runs again with nothing beside it.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import replace
from itertools import islice

from judge.frozen import frozen
from judge.model.event import CaseConfirming, CaseJudged, Event
from judge.model.problem import Case
from judge.model.verdict import CaseResult, Verdict

_NEAR = 0.85  # of the limit; from here on a time is confirmed
_MOST_RUNS = 3


@frozen
class Course:
    """How cases are run: ``judge_case`` may be called from several threads.

    ``cpu_seconds`` is the limit near which a time is confirmed, unless ``confirm`` is false.
    Without ``keep_going`` the first failure is the end. ``moot`` says, of a case's name and what is
    known so far, that nothing depends on it any more; where it is there, a failure ends nothing.
    """

    judge_case: Callable[[Case], CaseResult]
    workers: int
    cpu_seconds: float
    keep_going: bool
    confirm: bool
    moot: Callable[[str, Mapping[str, CaseResult]], bool] | None = None


def run_all(course: Course, cases: Sequence[Case]) -> Iterator[Event]:
    """Run cases side by side, tell them in order, stop where that is wanted."""
    workers = max(1, min(course.workers, len(cases)))
    known: dict[str, CaseResult] = {}
    slow_groups: set[str | None] = set()
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[tuple[Case, Future[CaseResult]]] = deque()
        rest = iter(cases)
        while True:
            for case in islice(rest, 2 * workers - len(waiting)):
                waiting.append((case, pool.submit(course.judge_case, case)))
            if not waiting:
                return
            case, future = waiting.popleft()
            if course.moot is not None and course.moot(case.name, known):
                future.cancel()
                continue
            others = [other for _, other in waiting]
            result = yield from _settled(course, case, future.result(), others, slow_groups)
            known[case.name] = result
            yield CaseJudged(result)
            failed = result.verdict is not Verdict.ACCEPTED
            if failed and course.moot is None and not course.keep_going:
                pool.shutdown(cancel_futures=True)
                return


def _settled(
    course: Course,
    case: Case,
    result: CaseResult,
    others: Sequence[Future[CaseResult]],
    slow_groups: set[str | None],
) -> Generator[Event, None, CaseResult]:
    """Confirm what needs it when nothing runs beside; once for each group that is too slow."""
    wanted = course.confirm and _needs_confirming(result, course.cpu_seconds)
    if not wanted or case.group in slow_groups:
        return result
    yield CaseConfirming(case.name)
    wait(others)
    result = _confirm(course, case, result)
    if result.verdict is Verdict.TIME_LIMIT_EXCEEDED:
        slow_groups.add(case.group)
    return result


def _needs_confirming(result: CaseResult, cpu_seconds: float) -> bool:
    if result.verdict is Verdict.TIME_LIMIT_EXCEEDED:
        return True
    return result.cpu_seconds is not None and result.cpu_seconds >= _NEAR * cpu_seconds


def _confirm(course: Course, case: Case, first: CaseResult) -> CaseResult:
    """Run alone until two runs agree on the verdict; the fastest of the majority is told."""
    runs = [first]
    while len(runs) < _MOST_RUNS:
        runs.append(course.judge_case(case))
        verdicts = [run.verdict for run in runs]
        if verdicts.count(runs[-1].verdict) > 1:
            break
    winner = runs[-1].verdict
    agreeing = [run for run in runs if run.verdict is winner]
    best = min(agreeing, key=lambda run: run.cpu_seconds or 0.0)
    unstable = len(agreeing) < len(runs)
    return replace(best, runs=len(runs), unstable=unstable)
