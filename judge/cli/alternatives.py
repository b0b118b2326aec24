"""Times a program that a note rejects, on sizes from small to large, until it fails."""

from collections.abc import Iterator

from judge.cli.context import Context
from judge.cli.evidence import Lab
from judge.cli.screen.progress import Progress
from judge.errors import UsageError
from judge.judging.engine import Options
from judge.model.event import SubmissionJudged
from judge.model.expression import ExpressionError
from judge.model.problem import Case, Generated, Problem
from judge.model.submission import Submission
from judge.model.text import Text
from judge.study.notes.facts import Tried

_TIMING = Text("timing {name}", "{name} 시간을 재는 중")
_MOST_CASES = 4


def time_program(
    context: Context, problem: Problem, submission: Submission, lab: Lab
) -> tuple[Tried, ...]:
    """Judge one case of each size; the first that fails is the last that is run."""
    cases = tuple(_by_size(problem))
    if not cases:
        raise UsageError(
            f"{problem.slug} has no generated cases to time a program on",
            f"{problem.slug}: 시간을 잴 수 있는 생성 케이스가 없습니다",
        )
    progress = Progress(context.terminal, context.monotonic)
    progress.announce(context.say(_TIMING).format(name=submission.path.name))
    result = None
    for event in context.engine.judge(problem, submission, cases, lab.machine, Options()):
        if isinstance(event, SubmissionJudged):
            result = event.result
    progress.pause()
    named = {case.name: case for case in cases}
    return tuple(
        Tried(
            program=submission.path.name,
            n=_size_of(problem, named[case.name], lab),
            result=case,
        )
        for case in (result.cases if result else ())
        if case.name in named
    )


def _by_size(problem: Problem) -> Iterator[Case]:
    """Yield one generated case of each size, the smallest first."""
    sizes: dict[int, Case] = {}
    for case in problem.cases:
        if isinstance(case.data, Generated) and case.data.size is not None:
            sizes.setdefault(case.data.size, case)
    for size in sorted(sizes)[-_MOST_CASES:]:
        yield sizes[size]


def _size_of(problem: Problem, case: Case, lab: Lab) -> int | None:
    values = lab.values_in(problem, case)
    if values is None or problem.size is None:
        return None
    try:
        return int(problem.size.evaluate(values))
    except ExpressionError:
        return None
