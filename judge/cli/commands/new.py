"""``judge new``: a file to start from, in the learner's language and editor."""

from collections.abc import Sequence
from pathlib import Path

from judge.catalog.workspace import ANSWER, Workspace
from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.desk import beginnings, open_desk
from judge.cli.editor import open_in_editor
from judge.cli.grading import record
from judge.cli.options import problem_argument
from judge.cli.parameters import Command, OneOf, Option
from judge.cli.registry import ENTRIES
from judge.cli.selection import choose_dialect
from judge.cli.stub import answer_stub, sql_stub, stub_for, style_for
from judge.cli.surroundings import look_around
from judge.errors import UsageError
from judge.languages.registry import by_id
from judge.model.problem import Problem
from judge.model.sql_problem import AnyProblem, SqlProblem
from judge.model.submission import PROGRAM_STYLES
from judge.model.text import Locale, Text
from judge.model.written import WrittenProblem
from judge.study.again import set_aside
from judge.study.schedule.row import Action, Facts
from judge.study.schedule.scope import main_item

_MADE = Text("made {file}", "{file} 파일을 만들었습니다")
_KEPT = Text("{old} is kept as {file}", "{old} 파일은 {file}에 보관했습니다")
_OPENING = Text("opening {file}, which is there already", "이미 있는 {file} 파일을 엽니다")
_NEXT = Text(
    "next: judge run {slug} (or judge watch {slug})",
    "다음 단계: judge run {slug} (또는 judge watch {slug})",
)

_NEXT_WRITTEN = Text(
    "write your answer into it; next: judge run {slug}, then judge submit {slug}",
    "파일에 답을 쓰세요. 다음 단계: judge run {slug}, 그다음 judge submit {slug}",
)


def new(  # noqa: PLR0913 - what a command line says
    context: Context,
    *,
    name: str,
    language: str | None,
    style: str | None,
    again: bool,
    should_open: bool,
) -> None:
    """Write ``solution.<ext>`` or ``answer.md`` into ``solutions/<slug>``.

    An existing file is never overwritten.
    """
    around = look_around(context)
    problem = around.load(around.find(name))
    workspace = around.need_workspace()
    name, text = _beginning(problem, workspace, context.locale, language, style)
    file = workspace.solutions(problem.slug) / name
    shown = context.shown(file)
    if again:
        _set_aside(context, beginnings(file.parent))
    if _write(file, text):
        context.terminal.show(context.say(_MADE).format(file=shown))
        record(context, open_desk(context, around), Action.BEGIN, main_item(problem).id, Facts())
    elif should_open:
        context.terminal.tell(context.say(_OPENING).format(file=shown))
    else:
        raise UsageError(
            f"{shown} is there already and was not touched; --open opens it, --again keeps it "
            "elsewhere and begins anew",
            f"{shown} 파일이 이미 있어서 바꾸지 않았습니다. --open으로 열거나, --again으로 따로 "
            "보관하고 새로 시작할 수 있습니다",
        )
    if should_open:
        open_in_editor(context, workspace, file)
    following = _NEXT_WRITTEN if isinstance(problem, WrittenProblem) else _NEXT
    said = context.say(following).format(slug=around.name_of(problem.folder))
    context.terminal.tell(*wrap(said, context.terminal.width))


def _set_aside(context: Context, files: Sequence[Path]) -> None:
    """Move what was written before out of the way, and say where it is."""
    moment = context.now().astimezone(context.zone)
    for old, kept in zip(files, set_aside(files, moment), strict=True):
        said = context.say(_KEPT).format(old=old.name, file=context.shown(kept))
        context.terminal.show(*wrap(said, context.terminal.width))


def _beginning(
    problem: AnyProblem,
    workspace: Workspace,
    locale: Locale,
    language: str | None,
    style: str | None,
) -> tuple[str, str]:
    """Return the name of the file to start from, and its text."""
    match problem:
        case SqlProblem():
            dialect = choose_dialect(problem, language, workspace.settings.sql_dialect)
            return "solution.sql", sql_stub(problem, dialect)
        case WrittenProblem():
            return ANSWER, answer_stub(problem, locale)
        case Problem():
            chosen = by_id(language or workspace.settings.language)
            text = stub_for(problem, chosen, style_for(problem, chosen, style))
            return f"solution.{chosen.extensions[0]}", text


def _write(file: Path, text: str) -> bool:
    """Make the file; False where there is one."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError:
        return False
    except OSError as error:
        raise UsageError(
            f"cannot write {file}: {error.strerror}", f"{file}에 쓸 수 없습니다: {error.strerror}"
        ) from error
    return True


COMMAND = Command(
    "new",
    new,
    summary=ENTRIES["new"].summary,
    text=Text(
        "The file goes into solutions/SLUG/ of the workspace. A file that is there is never "
        "overwritten.",
        "연습 폴더의 solutions/SLUG/에 파일을 만듭니다. 이미 있는 파일은 덮어쓰지 않습니다.",
    ),
    params=[
        problem_argument("name"),
        Option(
            "-l",
            "--language",
            metavar="ID",
            text=Text(
                "The language (python, cpp, ...) or dialect (mysql, ...); by default the "
                "workspace's.",
                "언어(python, cpp, ...) 또는 SQL 방언(mysql, ...). 기본값은 연습 폴더 설정.",
            ),
        ),
        Option(
            "--style",
            type=OneOf(*PROGRAM_STYLES),
            metavar="function|stdio",
            text=Text(
                "A function, where there is one, or a whole program.",
                "함수(가능하면 기본값) 또는 표준 입력을 읽는 전체 프로그램.",
            ),
        ),
        Option(
            "--again",
            is_flag=True,
            text=Text(
                "Begin from an empty file; what is there is moved to attempts/.",
                "빈 파일에서 다시 시작합니다. 있던 풀이는 attempts/로 옮깁니다.",
            ),
        ),
        Option(
            "--open",
            "should_open",
            is_flag=True,
            text=Text("Open it in your editor.", "편집기로 엽니다."),
        ),
    ],
)
