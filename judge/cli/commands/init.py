"""``judge init``: a workspace, the folder in which solutions and progress are kept."""

from judge.catalog.workspace_file import create_workspace
from judge.cli.context import Context
from judge.cli.parameters import Argument, Command
from judge.cli.registry import ENTRIES
from judge.model.text import Text

_MADE = Text("made a workspace in {folder}", "{folder}에 연습 폴더를 만들었습니다")
_NEXT = Text("next: judge", "다음 단계: judge")
_NEXT_THERE = Text("next: cd {folder} && judge", "다음 단계: cd {folder} && judge")


def init(context: Context, *, folder: str) -> None:
    """Make a workspace; nothing that is there already is touched."""
    workspace = create_workspace(context.directory / folder)
    context.terminal.show(context.say(_MADE).format(folder=workspace.root))
    following = _NEXT if workspace.root == context.directory else _NEXT_THERE
    context.terminal.tell(context.say(following).format(folder=folder))


COMMAND = Command(
    "init",
    init,
    summary=ENTRIES["init"].summary,
    text=Text(
        "Solutions go into solutions/, settings into judge.yaml, progress into .judge/.",
        "풀이는 solutions/, 설정은 judge.yaml, 진행 기록은 .judge/에 보관합니다.",
    ),
    params=[
        Argument(
            "folder",
            required=False,
            default=".",
            text=Text(
                "The folder, made if missing. Default: here.",
                "폴더(없으면 만듭니다). 기본값: 현재 폴더.",
            ),
        )
    ],
)
