"""``judge submit``: every case; the result is kept in the workspace."""

from typing import Any

from judge.catalog.workspace import NOTES
from judge.cli.answering import find_answer
from judge.cli.context import Context
from judge.cli.examples import Hunt, plan_of, plan_options
from judge.cli.options import asked_of, file_options, target, trial_of, trial_options
from judge.cli.parameters import Command, Option, as_json
from judge.cli.registry import ENTRIES
from judge.cli.selection import Selection, select
from judge.cli.trial import Job, cases_of, exit_code, judge_on_screen
from judge.model.problem import Problem
from judge.model.text import Text
from judge.model.verdict import SubmissionResult, Verdict

_SECONDS = 2
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


def submit(context: Context, *, as_json: bool, no_properties: bool, **words: Any) -> int:
    """Judge on all cases, and keep the result."""
    answer = find_answer(context, asked_of(words))
    if answer is not None:
        from judge.cli.assessing import submit_answer  # 5 ms, for written answers only

        return submit_answer(context, answer, as_json=as_json)
    selection, trial = select(context, asked_of(words)), trial_of(words)
    job = Job(
        selection=selection,
        cases=cases_of(selection, trial, hidden=True),
        options=trial.options(keep_going=bool(selection.problem.groups), hidden=not no_properties),
        as_json=as_json,
    )
    hunt = None
    with trial.machine(context, selection.surroundings, selection.language) as machine:
        if isinstance(selection.problem, Problem) and not no_properties:
            hunt = Hunt(
                context=context,
                selection=selection,
                problem=selection.problem,
                machine=machine,
                plan=plan_of(words),
            )
        result = judge_on_screen(context, job, machine, hunt.conclude if hunt else None)
    store = selection.surroundings.store
    if store is None:
        context.terminal.tell(context.say(_NOT_KEPT))
    else:
        store.add(selection.submission, result, context.now().astimezone(context.zone))
    if not as_json:
        _say_what_next(context, selection, result)
    if hunt is not None:
        hunt.follow_up(quiet=as_json)
    elif not isinstance(selection.problem, Problem):
        from judge.cli.databases import follow_up  # with YAML 25 ms, for SQL only

        follow_up(context, selection, result, keep=words["keep"], quiet=as_json)
    if store is not None and not as_json and result.verdict not in _NOT_LEARNERS:
        from judge.cli.after_submit import offer_grade  # 10 ms, for what is kept

        accepted = result.verdict is Verdict.ACCEPTED
        offer_grade(context, selection.surroundings, selection.problem, done=accepted)
    return exit_code(result)


def _say_what_next(context: Context, selection: Selection, result: SubmissionResult) -> None:
    """Tell what could be done, and whether a note no longer fits."""
    following = _next(selection, result)
    if following is not None:
        context.terminal.tell(context.say(following).format(slug=selection.name))
    if _has_note(selection):
        from judge.cli.note_remark import remark_on_note  # with YAML 40 ms, where there is a note

        remark_on_note(context, selection)


def _has_note(selection: Selection) -> bool:
    """Whether the learner keeps notes on the problem."""
    workspace = selection.surroundings.workspace
    if workspace is None:
        return False
    return (workspace.solutions(selection.problem.slug) / NOTES).is_file()


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
        "Your own cases count as well. When all are passed, examples are drawn from the problem's "
        "types, compared with the author's solution and held against its laws; one that fails is "
        "made as small as possible.",
        "첫 실패에서 멈춥니다(점수 그룹이 있거나 --keep-going을 쓰면 끝까지 채점합니다). "
        "직접 추가한 케이스도 함께 채점합니다. 모두 통과하면 문제의 자료형에 맞는 무작위 입력을 "
        "만들어 출제자의 풀이와 비교하고 법칙을 확인하며, 실패하는 입력은 최대한 작게 줄여 보여 "
        "줍니다.",
    ),
    params=[
        target(),
        *file_options(),
        Option(
            "--no-properties",
            is_flag=True,
            text=Text(
                "Judge on the cases only, and try no examples.",
                "케이스만 채점하고 무작위 입력은 시험하지 않습니다.",
            ),
        ),
        *plan_options(_SECONDS),
        *trial_options(),
        as_json(),
    ],
)
