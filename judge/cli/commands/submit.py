"""``judge submit``: every case; the result is kept in the workspace."""

from typing import Any

from judge.cli.context import Context
from judge.cli.options import asked_of, file_options, target, trial_of, trial_options
from judge.cli.parameters import Command, as_json
from judge.cli.registry import ENTRIES
from judge.cli.selection import Selection, select
from judge.cli.trial import Job, cases_of, exit_code, judge_on_screen
from judge.model.text import Text
from judge.model.verdict import SubmissionResult, Verdict

_SOLVED = Text("solved; next: judge", "해결했습니다. 다음 문제는 judge 명령으로 확인하세요")
_HINT = Text(
    "stuck? judge show {slug} --hint 1",
    "막혔다면 힌트를 볼 수 있습니다: judge show {slug} --hint 1",
)
_NOT_KEPT = Text(
    "not recorded: this folder is in no workspace (`judge init` makes one)",
    "연습 폴더가 아니라서 기록하지 않았습니다(`judge init`으로 만들 수 있습니다)",
)
_NOT_LEARNERS = frozenset({Verdict.JUDGE_ERROR, Verdict.NOT_JUDGED})


def submit(context: Context, *, as_json: bool, **words: Any) -> int:
    """Judge on all cases, and keep the result."""
    selection, trial = select(context, asked_of(words)), trial_of(words)
    job = Job(
        selection=selection,
        cases=cases_of(selection, trial, hidden=True),
        options=trial.options(keep_going=bool(selection.problem.groups), hidden=True),
        as_json=as_json,
    )
    with trial.machine(context, selection.surroundings) as machine:
        result = judge_on_screen(context, job, machine)
    store = selection.surroundings.store
    if store is None:
        context.terminal.tell(context.say(_NOT_KEPT))
    else:
        store.add(selection.submission, result, context.now())
    following = _next(selection, result)
    if following is not None and not as_json:
        context.terminal.tell(context.say(following).format(slug=selection.problem.slug))
    return exit_code(result.verdict)


def _next(selection: Selection, result: SubmissionResult) -> Text | None:
    if result.verdict is Verdict.ACCEPTED:
        return _SOLVED
    if selection.problem.hints and result.verdict not in _NOT_LEARNERS:
        return _HINT
    return None


COMMAND = Command(
    "submit",
    submit,
    summary=ENTRIES["submit"].summary,
    text=Text(
        "Judging stops at the first failure, unless groups give points or --keep-going is given. "
        "Your own cases count as well.",
        "첫 실패에서 멈춥니다(점수 그룹이 있거나 --keep-going을 쓰면 끝까지 채점합니다). "
        "직접 추가한 케이스도 함께 채점합니다.",
    ),
    params=[target(), *file_options(), *trial_options(), as_json()],
)
