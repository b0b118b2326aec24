"""``judge run``: the samples and the learner's own cases, quickly and as often as one likes."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from judge.cli.answering import find_answer
from judge.cli.context import Context
from judge.cli.options import asked_of, case_option, file_options, target, trial_of, trial_options
from judge.cli.parameters import Command, Option, as_json
from judge.cli.registry import ENTRIES
from judge.cli.selection import Selection, select
from judge.cli.trial import Job, cases_of, exit_code, judge_on_screen
from judge.errors import UsageError
from judge.model.problem import Problem
from judge.model.text import Text
from judge.model.verdict import Verdict

if TYPE_CHECKING:
    from judge.sql.server import Address

_PASSWORD = "JUDGE_ENGINE_PASSWORD"  # noqa: S105 - the variable's name
_NEXT = Text("next: judge submit {slug}", "다음 단계: judge submit {slug}")


def run(
    context: Context, *, everything: bool, server: str | None, as_json: bool, **words: Any
) -> int:
    """Judge on what a learner can see, or with ``everything`` on all cases."""
    answer = find_answer(context, asked_of(words))
    if answer is not None:
        from judge.cli.assessing import run_answer  # 5 ms, for written answers only

        return run_answer(context, answer, as_json=as_json)
    selection, trial = select(context, asked_of(words)), trial_of(words)
    options = trial.options(keep_going=not everything, hidden=everything)
    if server is not None:
        options = replace(options, server=_server(context, selection, server))
    job = Job(
        selection=selection,
        cases=cases_of(selection, trial, hidden=everything),
        options=options,
        as_json=as_json,
    )
    with trial.machine(context, selection.surroundings, selection.language) as machine:
        result = judge_on_screen(context, job, machine)
    if result.verdict is Verdict.ACCEPTED and not everything and not as_json:
        context.terminal.tell(context.say(_NEXT).format(slug=selection.name))
    return exit_code(result)


def _server(context: Context, selection: Selection, url: str) -> "Address":
    if isinstance(selection.problem, Problem):
        raise UsageError(
            "--engine is for SQL problems only", "--engine은 SQL 문제에서만 쓸 수 있습니다"
        )
    from judge.sql.server import address_of  # for who has one

    return address_of(url, context.environment.get(_PASSWORD))


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
        Option(
            "--engine",
            "server",
            metavar="URL",
            text=Text(
                "Run the SQL on your own server, in a database that is dropped afterwards: "
                "mysql://user@host or postgresql://user@host. JUDGE_ENGINE_PASSWORD may hold the "
                "password.",
                "SQL을 내 서버에서 실행합니다(임시 데이터베이스를 만들고 지웁니다): mysql://사용자"
                "@호스트, postgresql://사용자@호스트. 비밀번호는 JUDGE_ENGINE_PASSWORD에 둘 수 "
                "있습니다.",
            ),
        ),
        case_option(),
        *file_options(),
        *trial_options(),
        as_json(),
    ],
)
