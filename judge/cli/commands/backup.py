"""``judge backup``: the whole workspace in one file, and back."""

from judge import __version__
from judge.cli.context import Context
from judge.cli.parameters import Argument, Command, Option
from judge.cli.registry import ENTRIES
from judge.cli.surroundings import PROGRESS, look_around
from judge.errors import UsageError
from judge.interop.backup import read_backup, write_backup
from judge.model.text import Text
from judge.study.database import Database

_DONE = Text(
    "{files} files and {rows} rows of progress in {file}", "{file}: 파일 {files}개, 기록 {rows}건"
)
_RESTORED = Text(
    "{files} files and {rows} rows of progress restored into {folder}",
    "{folder}에 파일 {files}개와 기록 {rows}건을 복원했습니다",
)


def backup(context: Context, *, file: str, restore: bool, into: str | None) -> None:
    """Write the archive, or restore it into an empty folder."""
    if restore:
        _restore(context, file, into or ".")
        return
    workspace = look_around(context).need_workspace()
    path = context.directory / file
    if path.exists():
        raise UsageError(
            f"{file} is there already and was not touched; choose another name",
            f"{file} 파일이 이미 있어 바꾸지 않았습니다. 다른 이름을 쓰세요",
        )
    exported = Database(workspace.root / PROGRESS).export()
    try:
        files = write_backup(path, workspace.root, exported, __version__)
    except OSError as error:
        raise UsageError(
            f"cannot write {file}: {error.strerror}", f"{file}에 쓸 수 없습니다: {error.strerror}"
        ) from error
    rows = sum(len(table["rows"]) for table in exported["tables"].values())
    shown = context.shown(path)
    context.terminal.show(context.say(_DONE).format(files=files, rows=rows, file=shown))


def _restore(context: Context, file: str, into: str) -> None:
    path, folder = context.directory / file, context.directory / into
    if not path.exists():
        raise UsageError(f"there is no file {file}", f"{file} 파일이 없습니다")
    files, exported = read_backup(path, folder)
    database = Database(folder / PROGRESS)
    rows = database.restore(exported) if exported["tables"] else 0
    words = {"files": files, "rows": rows, "folder": context.shown(folder)}
    context.terminal.show(context.say(_RESTORED).format(**words))


COMMAND = Command(
    "backup",
    backup,
    summary=ENTRIES["backup"].summary,
    text=Text(
        "The archive holds your files as they are, and your progress as text (JSON). It tells "
        "everything about your practice: keep it as you keep the workspace.",
        "백업에는 파일이 그대로, 기록은 텍스트(JSON)로 들어갑니다. 연습 내용이 모두 들어 있으니 "
        "연습 폴더처럼 보관하세요.",
    ),
    params=[
        Argument(
            "file",
            metavar="FILE",
            text=Text("The archive: judge.zip.", "백업 파일: judge.zip."),
        ),
        Option(
            "--restore",
            is_flag=True,
            text=Text("Restore it into an empty folder.", "빈 폴더에 복원합니다."),
        ),
        Option(
            "--into",
            metavar="FOLDER",
            text=Text("Where to restore; by default here.", "복원할 폴더. 기본값은 현재 폴더."),
        ),
    ],
)
