"""``judge export``: cards for Anki, a printable sheet, and a clean folder for git."""

from pathlib import Path

from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.export_material import cards, changed, entries, rows
from judge.cli.groups import Family
from judge.cli.parameters import Argument, Command, Option
from judge.cli.surroundings import look_around
from judge.errors import NothingMatched, UsageError
from judge.interop.anki import write_deck
from judge.interop.repository import README, export_files, files_to_share, write_table
from judge.interop.sheet import write_html, write_markdown
from judge.model.text import Text
from judge.study.schedule.day import day_of
from judge.whole_file import replace_content

_HTML, _MARKDOWN = (".html", ".htm"), (".md", ".markdown")
_CARDS = Text("{count} cards in {file}", "카드 {count}장: {file}")
_ANKI_NEXT = Text(
    "in Anki: File > Import; importing again updates cards and keeps the schedule",
    "Anki에서 파일 > 가져오기. 다시 가져오면 내용만 바뀌고 복습 일정은 그대로입니다",
)
_SHEET = Text("problems on the sheet {file}: {count}", "문제 {count}개: {file}")
_CHANGED = Text(
    "not marked as solved, since what is there now is not what was accepted: {slugs}",
    "통과한 코드가 아니어서 해결로 표시하지 않았습니다: {slugs}",
)
_GIT = Text(
    "{folder}: {written} written, {removed} taken away, {same} as they were",
    "{folder}: 쓴 파일 {written}개, 지운 파일 {removed}개, 그대로 {same}개",
)


def anki(context: Context, *, file: str, in_set: str | None, deck: str, overwrite: bool) -> None:
    """Write the deck."""
    around = look_around(context)
    around.need_workspace()
    found = tuple(cards(context, around, in_set))
    path = _place(context, file, overwrite=overwrite)
    _write(path, write_deck(found, deck))
    shown = context.shown(path)
    context.terminal.show(context.say(_CARDS).format(count=len(found), file=shown))
    context.terminal.tell(context.say(_ANKI_NEXT))


def sheet(context: Context, *, file: str, in_set: str | None, overwrite: bool) -> None:
    """Write the sheet, in the format that the file's name asks for."""
    around = look_around(context)
    around.need_workspace()
    suffix = Path(file).suffix.lower()
    if suffix not in (*_HTML, *_MARKDOWN):
        raise UsageError(
            f"a sheet is .html or .md, and {file} is neither",
            f"{file}: 한 장 요약은 .html 또는 .md 파일로 씁니다",
        )
    found = tuple(entries(context, around, in_set))
    if not found:
        raise NothingMatched(
            "nothing was worked on yet; --set NAME makes a sheet of a set",
            "아직 푼 문제가 없습니다. --set 이름을 쓰면 문제 모음으로 만듭니다",
        )
    path = _place(context, file, overwrite=overwrite)
    day = day_of(context.now(), context.zone).isoformat()
    write = write_html if suffix in _HTML else write_markdown
    _write(path, write(found, day, context.locale))
    shown = context.shown(path)
    context.terminal.show(context.say(_SHEET).format(count=len(found), file=shown))


def git(context: Context, *, folder: str) -> None:
    """Bring the folder up to date."""
    around = look_around(context)
    workspace = around.need_workspace()
    target = context.directory / folder
    solutions = workspace.solutions("x").parent
    if target.resolve().is_relative_to(solutions.resolve()) or target == workspace.root:
        raise UsageError(
            f"{folder} is where you work; choose another folder",
            f"{folder}: 연습 폴더입니다. 다른 폴더를 고르세요",
        )
    slugs = sorted(path.name for path in solutions.glob("*") if path.is_dir())
    shared = files_to_share(solutions, slugs)
    if not shared:
        raise NothingMatched("there is no solution to export yet", "아직 내보낼 풀이가 없습니다")
    table = rows(context, around, shared)
    try:
        done = export_files(target, {README: write_table(table, context.locale), **shared})
    except OSError as error:
        raise _cannot_write(target, error) from error
    words = {"written": len(done.written), "removed": len(done.removed), "same": done.same}
    context.terminal.show(context.say(_GIT).format(folder=context.shown(target), **words))
    if others := changed(around, table):
        line = context.say(_CHANGED).format(slugs=", ".join(others))
        context.terminal.tell(*wrap(line, context.terminal.width))


def _place(context: Context, file: str, *, overwrite: bool) -> Path:
    """Return the path to write; UsageError where something is there that was not to be replaced."""
    path = context.directory / file
    if path.exists() and not overwrite:
        raise UsageError(
            f"{file} is there already and was not touched; --overwrite replaces it",
            f"{file} 파일이 이미 있어 바꾸지 않았습니다. --overwrite로 바꿀 수 있습니다",
        )
    return path


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_content(path, text.encode())
    except OSError as error:
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> UsageError:
    return UsageError(
        f"cannot write {path}: {error.strerror}", f"{path}에 쓸 수 없습니다: {error.strerror}"
    )


def _file(text: Text) -> Argument:
    return Argument("file", metavar="FILE", text=text)


def _set() -> Option:
    return Option(
        "--set",
        "in_set",
        metavar="NAME",
        text=Text("Only the problems of this set.", "이 모음의 문제만 내보냅니다."),
    )


def _overwrite() -> Option:
    return Option(
        "--overwrite",
        is_flag=True,
        text=Text("Replace the file if it is there.", "파일이 있으면 바꿉니다."),
    )


_ANKI = Command(
    "anki",
    anki,
    summary=Text("Cards as a text file for Anki.", "Anki용 텍스트 파일로 카드를 만듭니다."),
    text=Text(
        "Points, common errors, comparisons and follow-ups of written questions, queries of SQL "
        "problems, and the questions and spoken versions of your notes.",
        "서술형 문제의 요점, 흔한 오해, 비교, 꼬리 질문과 SQL 문제의 쿼리, 내 노트의 질문과 1분 "
        "설명이 카드가 됩니다.",
    ),
    params=[
        _file(Text("The file to write: judge.txt.", "만들 파일: judge.txt.")),
        _set(),
        Option(
            "--deck",
            default="judge",
            metavar="NAME",
            text=Text("The deck in Anki; by default judge.", "Anki 덱 이름. 기본값은 judge."),
        ),
        _overwrite(),
    ],
)
_SHEET_COMMAND = Command(
    "sheet",
    sheet,
    summary=Text("One page to print for the day before.", "하루 전에 볼 한 장 요약을 만듭니다."),
    text=Text(
        "Three lines of your note on each problem, your own numbers and mistakes, the points of "
        "good answers. Without --set: the problems that you have worked on.",
        "문제마다 노트의 세 줄, 내 기록과 틀린 점, 좋은 답의 요점을 담습니다. --set이 없으면 "
        "풀어 본 문제로 만듭니다.",
    ),
    params=[
        _file(Text("The file to write, .html or .md.", "만들 파일(.html 또는 .md).")),
        _set(),
        _overwrite(),
    ],
)
_GIT_COMMAND = Command(
    "git",
    git,
    summary=Text("Solutions and notes in a clean folder.", "풀이와 노트를 깨끗한 폴더에 담습니다."),
    text=Text(
        "Answers to written questions, test cases and progress stay at home. A second export "
        "writes only what has changed; files that are not ours are never touched.",
        "서술형 답안, 테스트 케이스, 기록은 내보내지 않습니다. 다시 내보내면 바뀐 것만 쓰고, 다른 "
        "파일은 건드리지 않습니다.",
    ),
    params=[
        Argument(
            "folder", metavar="FOLDER", text=Text("The folder for git.", "git으로 관리할 폴더.")
        )
    ],
)
COMMAND = Family("export", _ANKI, _SHEET_COMMAND, _GIT_COMMAND)
