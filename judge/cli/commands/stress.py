"""``judge stress``: one solution against another, or against the author's, until they differ."""

from typing import Any

from judge.cli.context import Context
from judge.cli.examples import Hunt, plan_of, plan_options
from judge.cli.options import asked_of, file_options, machine_options, target
from judge.cli.parameters import Argument, Command, as_json
from judge.cli.registry import ENTRIES
from judge.cli.screen.failure import Failure
from judge.cli.screen.progress import Progress
from judge.cli.screen.summary import search_rows
from judge.cli.selection import Asked, Selection, read_submission, select
from judge.cli.trial import MINDS_WHITESPACE, Trial
from judge.errors import UsageError
from judge.model.counterexample import Search
from judge.model.problem import Problem
from judge.model.record import case_record
from judge.model.submission import Submission
from judge.model.text import Text
from judge.properties.search import examples_of

_FORMAT = "judge.stress/1"
_SECONDS = 10
_AGAINST = Text("{first} against {second}", "{first} 대 {second}")
_REFERENCE = Text("the author's solution", "출제자의 풀이")
_NOTHING = Text("No difference found", "차이를 찾지 못했습니다")
_FOUND = Text("They differ", "결과가 다릅니다")
_CANNOT = (
    "this problem has no typed parameters, or no solution of its author to compare with",
    "매개변수의 자료형이나 비교할 출제자의 풀이가 없는 문제입니다",
)


def stress(
    context: Context,
    *,
    rival: str | None,
    unsafe: bool,
    isolation: str | None,
    as_json: bool,
    **words: Any,
) -> int:
    """Search for an input on which the two differ; exit code 1 where there is one."""
    selection = select(context, asked_of(words))
    problem = selection.problem
    if not isinstance(problem, Problem):
        raise UsageError(
            f"judge stress is for programs; judge submit {problem.slug} looks for a database on "
            "which a query is wrong",
            f"judge stress는 프로그램에만 쓸 수 있습니다. judge submit {problem.slug}가 쿼리가 "
            "틀리는 데이터베이스를 찾아 줍니다",
        )
    other = None
    if rival is not None:
        path = context.directory / rival
        dialect = selection.surroundings.dialect
        other = read_submission(path, problem, Asked(target=rival), dialect)
    if not as_json:
        first = selection.submission.path.name
        second = other.path.name if other else context.say(_REFERENCE)
        context.terminal.show(context.say(_AGAINST).format(first=first, second=second))
    trial = Trial(unsafe=unsafe, isolation=isolation)
    progress = Progress(context.terminal, context.monotonic)
    with trial.machine(context, selection.surroundings, selection.language) as machine:
        hunt = Hunt(
            context=context,
            selection=selection,
            problem=problem,
            machine=machine,
            plan=plan_of(words),
            rival=other,
        )
        search = hunt.run(progress)
    if search is None:
        raise UsageError(*_CANNOT)
    if as_json:
        context.terminal.show_json(_record(search, selection, other))
    else:
        _page(context, search, exact=problem.checker.name in MINDS_WHITESPACE)
    hunt.follow_up(quiet=as_json)
    return 0 if search.found is None else 1


def _page(context: Context, search: Search, *, exact: bool) -> None:
    terminal = context.terminal
    if search.found is not None:
        failure = Failure(
            case=search.found.result,
            own=False,
            exact=exact,
            explain=None,
            locale=context.locale,
            terminal=terminal,
        )
        terminal.show("", *failure.lines())
        said = terminal.paint(context.say(_FOUND), "red", bold=True)
    else:
        said = terminal.paint(context.say(_NOTHING), "green", bold=True)
    terminal.show("", said)
    terminal.show(*search_rows(examples_of(search), context.locale, terminal))


def _record(search: Search, selection: Selection, rival: Submission | None) -> dict[str, object]:
    """Write what was found; ``rival`` is null where that is the author's solution."""
    found = search.found
    return {
        "format": _FORMAT,
        "slug": selection.problem.slug,
        "path": str(selection.submission.path),
        "language": selection.submission.language,
        "rival": str(rival.path) if rival else None,
        "tried": search.tried,
        "drawn": search.drawn,
        "refused": search.refused,
        "seconds": search.seconds,
        "seed": search.seed,
        "found": None
        if found is None
        else {
            "law": found.law.name,
            "says": {"en": found.law.says.en, "ko": found.law.says.ko},
            "input": dict(found.values),
            "steps": found.steps,
            "case": case_record(found.result),
        },
        "warnings": [{"en": each.en, "ko": each.ko} for each in search.warnings],
    }


COMMAND = Command(
    "stress",
    stress,
    summary=ENTRIES["stress"].summary,
    text=Text(
        "Without a second file the author's solution says what is right. With one, such as a slow "
        "and simple solution of your own, the two are compared. The input shown is as small as it "
        "could be made.",
        "두 번째 파일을 생략하면 출제자의 풀이와 비교합니다. 느리지만 단순한 내 풀이 같은 파일을 "
        "주면 둘을 비교합니다. 찾은 입력은 최대한 작게 줄여서 보여 줍니다.",
    ),
    params=[
        target(),
        Argument(
            "rival",
            required=False,
            metavar="OTHER",
            text=Text("The file to compare with.", "비교할 다른 풀이 파일."),
        ),
        *file_options(),
        *plan_options(_SECONDS),
        *machine_options(),
        as_json(),
    ],
)
