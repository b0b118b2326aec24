"""``judge new``: a file to start from, in the learner's language and editor."""

from pathlib import Path

from judge.catalog.workspace import Workspace
from judge.cli.context import Context
from judge.cli.editor import open_in_editor
from judge.cli.options import problem_argument
from judge.cli.parameters import Command, OneOf, Option
from judge.cli.registry import ENTRIES
from judge.cli.selection import choose_dialect
from judge.cli.stub import sql_stub, stub_for, style_for
from judge.cli.surroundings import look_around
from judge.errors import UsageError
from judge.languages.registry import by_id
from judge.model.problem import Problem
from judge.model.sql_problem import AnyProblem, SqlProblem
from judge.model.submission import PROGRAM_STYLES
from judge.model.text import Text

_MADE = Text("made {file}", "{file} 파일을 만들었습니다")
_OPENING = Text("opening {file}, which is there already", "이미 있는 {file} 파일을 엽니다")
_NEXT = Text(
    "next: judge run {slug} (or judge watch {slug})",
    "다음 단계: judge run {slug} (또는 judge watch {slug})",
)


def new(
    context: Context, *, name: str, language: str | None, style: str | None, should_open: bool
) -> None:
    """Write ``solutions/<slug>/solution.<ext>``; an existing file is never overwritten."""
    around = look_around(context)
    problem = around.load(around.find(name))
    workspace = around.need_workspace()
    name, text = _beginning(problem, workspace, language, style)
    file = workspace.solutions(problem.slug) / name
    shown = context.shown(file)
    if _write(file, text):
        context.terminal.show(context.say(_MADE).format(file=shown))
    elif should_open:
        context.terminal.tell(context.say(_OPENING).format(file=shown))
    else:
        raise UsageError(
            f"{shown} is there already and was not touched; --open opens it",
            f"{shown} 파일이 이미 있어서 바꾸지 않았습니다. --open으로 열 수 있습니다",
        )
    if should_open:
        open_in_editor(context, workspace, file)
    context.terminal.tell(context.say(_NEXT).format(slug=problem.slug))


def _beginning(
    problem: AnyProblem, workspace: Workspace, language: str | None, style: str | None
) -> tuple[str, str]:
    """Return the name of the file to start from, and its text."""
    match problem:
        case SqlProblem():
            dialect = choose_dialect(problem, language, workspace.settings.sql_dialect)
            return "solution.sql", sql_stub(problem, dialect)
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
            "--open",
            "should_open",
            is_flag=True,
            text=Text("Open it in your editor.", "편집기로 엽니다."),
        ),
    ],
)
