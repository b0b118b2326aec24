"""``judge author new``: the files of a problem to start from; they are a small problem already."""

from pathlib import Path

from judge.authoring.new import KINDS, create_problem
from judge.catalog.workspace import PROBLEMS
from judge.cli.context import Context
from judge.cli.groups import Family
from judge.cli.parameters import Argument, Command, OneOf, Option
from judge.cli.surroundings import look_around
from judge.errors import UsageError
from judge.model.problem import Kind
from judge.model.text import Text

_MADE = Text("made {file}", "{file} 파일을 만들었습니다")
_NEXT = Text("next: judge verify {folder}", "다음 단계: judge verify {folder}")


def new(context: Context, *, slug: str, into: str | None, kind: str) -> None:
    """Write the files; whatever is there already is an error."""
    above, name = Path(slug).parent, Path(slug).name
    if name != slug:
        raise UsageError(
            f"{slug} is a path; say the folder by --in: judge author new {name} --in {above}",
            f"{slug}: 이름이 아니라 경로입니다. 폴더는 --in으로 적으세요: "
            f"judge author new {name} --in {above}",
        )
    workspace = look_around(context).workspace
    if into is not None:
        root = context.directory / into
    else:
        root = context.directory / PROBLEMS if workspace is None else workspace.root / PROBLEMS
    folder = root / slug
    files = create_problem(folder, Kind(kind))
    context.terminal.show(*(context.say(_MADE).format(file=context.shown(file)) for file in files))
    context.terminal.tell(context.say(_NEXT).format(folder=context.shown(folder)))


_NEW = Command(
    "new",
    new,
    summary=Text("Make the files of a new problem.", "새 문제의 파일을 만듭니다."),
    text=Text(
        "They are a small problem that works: change it bit by bit, and run `judge verify` often.",
        "바로 동작하는 작은 문제가 만들어집니다. 조금씩 고치면서 `judge verify`로 확인하세요.",
    ),
    params=[
        Argument(
            "slug",
            metavar="SLUG",
            text=Text("The problem's name, such as two-towers.", "문제 이름(예: two-towers)."),
        ),
        Option(
            "--kind",
            type=OneOf(*KINDS),
            default=Kind.ALGORITHM.value,
            metavar="|".join(KINDS),
            text=Text(
                "What learners hand in: a program (default), or an answer in writing.",
                "문제 종류: algorithm(프로그램, 기본값) 또는 written(서술형).",
            ),
        ),
        Option(
            "--in",
            "into",
            metavar="FOLDER",
            text=Text(
                "The folder to put it into; by default problems/ of the workspace.",
                "문제를 만들 폴더. 기본값은 연습 폴더의 problems/입니다.",
            ),
        ),
    ],
)
COMMAND = Family("author", _NEW)
