"""``judge show``: a problem in the terminal, or one of its hints."""

from judge.cli.context import Context
from judge.cli.options import problem_argument
from judge.cli.parameters import Command, OneOf, Option, Whole, as_json
from judge.cli.problem_record import (
    both,
    head_record,
    model_record,
    sql_problem_record,
    written_problem_record,
)
from judge.cli.registry import ENTRIES
from judge.cli.screen.constraints import describe
from judge.cli.screen.page import Page
from judge.cli.screen.sql_statement import SqlStatement
from judge.cli.screen.statement import Statement
from judge.cli.screen.written_question import WrittenQuestion
from judge.cli.selection import Asked, choose_dialect, read_submission
from judge.cli.stub import sql_stub, stub_for, style_for
from judge.cli.surroundings import Surroundings, look_around
from judge.errors import NothingMatched, UsageError
from judge.languages.registry import by_id
from judge.model.dialect import Dialect
from judge.model.language import Language
from judge.model.problem import Case, Files, Inline, Problem
from judge.model.sql_problem import AnyProblem, RunProblem, SqlProblem
from judge.model.submission import PROGRAM_STYLES, Style
from judge.model.text import Text
from judge.model.written import WrittenProblem

_MORE = Text(
    "hint {number} of {count}; the next one: judge show {slug} --hint {following}",
    "힌트 {count}개 중 {number}번째입니다. 다음 힌트: judge show {slug} --hint {following}",
)
_LAST = Text("hint {number} of {count}, the last", "힌트 {count}개 중 마지막({number}번째)입니다")


def show(
    context: Context,
    *,
    name: str,
    hint: int | None,
    model: bool,
    as_json: bool,
    **words: str | None,
) -> None:
    """Show the whole problem, hint number ``hint``, or what would run of a file of SQL."""
    around = look_around(context)
    if words["rewritten"] is not None:
        _show_rewritten(context, around, name, words["rewritten"], words["language"])
        return
    problem = around.limited(around.load(around.find(name)))
    if model and not isinstance(problem, WrittenProblem):
        _refuse_model(problem)
    match problem:
        case Problem():
            _show_program_problem(context, around, problem, hint, as_json=as_json, **words)
        case SqlProblem():
            dialect = choose_dialect(problem, words["language"], around.dialect)
            _show_sql_problem(context, problem, dialect, hint, as_json=as_json)
        case WrittenProblem():
            _show_written_problem(context, problem, hint, model=model, as_json=as_json)
    if hint is not None and around.workspace is not None and not as_json:
        from judge.cli.grading import note_hint  # with SQLite 10 ms, for who reads a hint

        note_hint(context, around, problem, hint)


def _refuse_model(problem: RunProblem) -> None:
    raise UsageError(
        f"{problem.slug} has no model answer to show; only written questions have one",
        f"{problem.slug}: 모범 답안은 서술형 문제에만 있습니다",
    )


def _show_written_problem(
    context: Context, problem: WrittenProblem, hint: int | None, *, model: bool, as_json: bool
) -> None:
    page = WrittenQuestion(problem, context.locale, context.terminal)
    if as_json:
        more = model_record(problem) if model else {}
        context.terminal.show_json({**written_problem_record(problem), **more})
    elif hint is not None:
        _show_hint(context, page, problem, hint)
    else:
        context.terminal.show(*(page.model() if model else page.lines()))


def _show_rewritten(
    context: Context, around: Surroundings, name: str, file: str, language: str | None
) -> None:
    """Show the statements as SQLite runs them; UsageError where there is nothing to run."""
    problem = around.load(around.find(name))
    if not isinstance(problem, SqlProblem):
        raise UsageError(
            f"{problem.slug} is no SQL problem: nothing is rewritten",
            f"{problem.slug}: SQL 문제가 아니라서 바꾸어 실행하는 것이 없습니다",
        )
    path = context.directory / file
    asked = Asked(target=file, language=language)
    submission = read_submission(path, problem, asked, around.dialect)
    context.terminal.show(*context.engine.rewritten(problem, submission))


def _show_sql_problem(
    context: Context, problem: SqlProblem, dialect: Dialect, hint: int | None, *, as_json: bool
) -> None:
    page = SqlStatement(problem, context.locale, context.terminal)
    if as_json:
        context.terminal.show_json(sql_problem_record(problem, dialect))
    elif hint is not None:
        _show_hint(context, page, problem, hint)
    else:
        context.terminal.show(*page.lines(sql_stub(problem, dialect), dialect))


def _show_program_problem(
    context: Context,
    around: Surroundings,
    problem: Problem,
    hint: int | None,
    *,
    as_json: bool,
    **words: str | None,
) -> None:
    settings = around.workspace.settings.language if around.workspace else "python"
    chosen = by_id(words["language"] or settings)
    how = style_for(problem, chosen, words["style"])
    page = Statement(problem, how, context.locale, context.terminal)
    if as_json:
        context.terminal.show_json(_record(problem, chosen, how))
    elif hint is not None:
        _show_hint(context, page, problem, hint)
    else:
        stub = stub_for(problem, chosen, how) if how is Style.FUNCTION else None
        context.terminal.show(*page.lines(stub, chosen.id))


def _show_hint(context: Context, page: Page, problem: AnyProblem, number: int) -> None:
    count = len(problem.hints)
    if number > count:
        raise NothingMatched(
            f"{problem.slug} has no hint number {number}, but {count} in all",
            f"{problem.slug}의 힌트는 {count}개이며 {number}번째는 없습니다",
        )
    context.terminal.show(*page.hint(number))
    text = _MORE if number < count else _LAST
    context.terminal.tell(
        context.say(text).format(
            number=number, count=count, slug=problem.slug, following=number + 1
        )
    )


def _record(problem: Problem, language: Language, style: Style) -> dict[str, object]:
    values = [(each.name, each.domain) for each in problem.parameters]
    return {
        **head_record(problem, language.id),
        "function": problem.function,
        "parameters": [
            {"name": name, "type": str(domain.type), "constraints": both(describe(domain))}
            for name, domain in values
        ],
        "returns": str(problem.returns.type) if problem.returns else None,
        "requires": [both(text) for text in problem.requires],
        "samples": [_sample(case) for case in problem.cases if case.sample],
        "package": problem.package.format.value if problem.package else None,
        "groups": [{"name": each.name, "points": each.points} for each in problem.groups],
        "language": language.id,
        "stub": stub_for(problem, language, style),
    }


def _sample(case: Case) -> dict[str, object]:
    data = case.data if isinstance(case.data, Inline) else None
    files = case.data if isinstance(case.data, Files) else None
    return {
        "name": case.name,
        "input": dict(data.input) if data else None,
        "answer": data.answer if data else None,
        "files": {"input": str(files.input), "answer": str(files.answer)} if files else None,
        "explain": both(case.explain) if case.explain else None,
        "conversation": [
            {"speaker": line.speaker.value, "text": line.text} for line in case.conversation
        ],
    }


COMMAND = Command(
    "show",
    show,
    summary=ENTRIES["show"].summary,
    params=[
        problem_argument("name"),
        Option(
            "--hint",
            type=Whole(1),
            metavar="N",
            text=Text("Only hint N; they get stronger.", "N번째 힌트만(뒤로 갈수록 자세합니다)."),
        ),
        Option(
            "-l",
            "--language",
            metavar="ID",
            text=Text(
                "The language to start in: python, cpp, java.",
                "시작 코드의 언어: python, cpp, java.",
            ),
        ),
        Option(
            "--style",
            type=OneOf(*PROGRAM_STYLES),
            metavar="function|stdio",
            text=Text("How samples are shown.", "예제를 보여 주는 방식."),
        ),
        Option(
            "--rewritten",
            metavar="FILE",
            text=Text(
                "What the judge runs of this .sql file.",
                "이 .sql 파일을 채점기가 실제로 실행하는 형태로 보여 줍니다.",
            ),
        ),
        Option(
            "--model",
            is_flag=True,
            text=Text(
                "The model answer of a written question, with everything that is looked for.",
                "서술형 문제의 모범 답안과 채점 요점을 모두 보여 줍니다.",
            ),
        ),
        as_json(),
    ],
)
