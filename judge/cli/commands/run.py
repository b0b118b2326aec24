"""``judge run``: the samples and the learner's own cases, quickly and as often as one likes."""

from typing import Any

from judge.cli.answering import find_answer
from judge.cli.context import Context
from judge.cli.options import asked_of, case_option, file_options, target, trial_of, trial_options
from judge.cli.parameters import Command, Option, as_json
from judge.cli.registry import ENTRIES
from judge.cli.selection import select
from judge.cli.trial import Job, cases_of, exit_code, judge_on_screen
from judge.model.text import Text
from judge.model.verdict import Verdict

_NEXT = Text("next: judge submit {slug}", "다음 단계: judge submit {slug}")


def run(context: Context, *, everything: bool, as_json: bool, **words: Any) -> int:
    """Judge on what a learner can see, or with ``everything`` on all cases."""
    answer = find_answer(context, asked_of(words))
    if answer is not None:
        from judge.cli.assessing import run_answer  # 5 ms, for written answers only

        return run_answer(context, answer, as_json=as_json)
    selection, trial = select(context, asked_of(words)), trial_of(words)
    job = Job(
        selection=selection,
        cases=cases_of(selection, trial, hidden=everything),
        options=trial.options(keep_going=not everything, hidden=everything),
        as_json=as_json,
    )
    with trial.machine(context, selection.surroundings, selection.language) as machine:
        result = judge_on_screen(context, job, machine)
    if result.verdict is Verdict.ACCEPTED and not everything and not as_json:
        context.terminal.tell(context.say(_NEXT).format(slug=selection.problem.slug))
    return exit_code(result)


COMMAND = Command(
    "run",
    run,
    summary=ENTRIES["run"].summary,
    text=Text(
        "Every sample is run, whatever fails. Nothing is recorded; `judge submit` does that.",
        "실패해도 예제는 모두 실행합니다. 결과는 기록하지 않습니다(기록은 `judge submit`).",
    ),
    params=[
        target(),
        Option(
            "--all",
            "everything",
            is_flag=True,
            text=Text(
                "The hidden cases too, up to the first failure.",
                "숨은 케이스도 첫 실패까지 실행합니다.",
            ),
        ),
        case_option(),
        *file_options(),
        *trial_options(),
        as_json(),
    ],
)
