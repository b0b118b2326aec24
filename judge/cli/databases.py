"""Keeping the database on which an answer in SQL turned out to be wrong."""

from judge.catalog.own_tables import add_own_tables
from judge.cli.context import Context
from judge.cli.selection import Selection, own_cases_file
from judge.errors import UsageError
from judge.judging.sql.engine import COUNTEREXAMPLE
from judge.model.sql_problem import SqlProblem
from judge.model.text import Text
from judge.model.verdict import CaseResult, SubmissionResult

_ASK = Text(
    "s keeps these rows as a case of your own; any other key goes on",
    "s를 누르면 이 행들을 내 케이스로 저장합니다. 다른 키를 누르면 넘어갑니다",
)
_HOW_TO_KEEP = Text(
    "--keep keeps these rows as a case of your own",
    "--keep 옵션을 쓰면 이 행들을 내 케이스로 저장합니다",
)
_KEPT = Text("kept {name} in {file}", "{name} 케이스를 {file}에 저장했습니다")
_PREFIX = "found"


def follow_up(
    context: Context, selection: Selection, result: SubmissionResult, *, keep: bool, quiet: bool
) -> None:
    """Keep the rows that were found, where the learner wants that."""
    found = next((case for case in result.cases if case.name == COUNTEREXAMPLE), None)
    if found is None or not isinstance(selection.problem, SqlProblem):
        return
    if not keep and not quiet and context.key is not None:
        context.terminal.tell(context.say(_ASK))
        keep = context.key() == "s"
    elif not keep and not quiet:
        context.terminal.tell(context.say(_HOW_TO_KEEP))
    if keep:
        _add(context, selection, selection.problem, found)


def _add(context: Context, selection: Selection, problem: SqlProblem, found: CaseResult) -> None:
    file = own_cases_file(selection.submission.path, problem, selection.surroundings)
    rows = {grid.name: grid.rows for grid in found.given}
    try:
        name = add_own_tables(file, problem, _PREFIX, rows)
    except UsageError as error:  # it is there already: said, and nothing is lost
        context.terminal.tell(error.say(context.locale))
        return
    shown = context.shown(file)
    context.terminal.tell(context.say(_KEPT).format(name=name, file=shown))
