"""Read and write ``judge.yaml``, the settings of a workspace."""

from pathlib import Path
from typing import Any

from judge.catalog.measure import Whole
from judge.catalog.mistakes import Mistakes
from judge.catalog.node import ListNode
from judge.catalog.section import Fields, Key, Section
from judge.catalog.shape import Choice, ListOf, Words
from judge.catalog.workspace import (
    FILE_NAME,
    PROBLEMS,
    SOLUTIONS,
    IsolationLevel,
    Platform,
    Settings,
    Workspace,
)
from judge.catalog.yaml_source import read_yaml
from judge.errors import ContentError, UsageError
from judge.model.dialect import Dialect
from judge.model.text import Locale, Text

_IGNORED = ".judge/"

_TEMPLATE = """\
# A workspace of the judge. / 코딩 테스트 연습 폴더의 설정 파일입니다.
format: 1

# The language of messages, en or ko; by default that of your system.
# 메시지 언어(en 또는 ko). 기본값은 시스템 언어입니다.
# locale: ko

# The programming language in which `judge new` opens a problem.
# `judge new`로 문제를 열 때 쓰는 프로그래밍 언어입니다.
language: python

# The dialect of SQL in which `judge new` opens a SQL problem: mysql, postgresql, oracle or sqlite.
# SQL 문제를 열 때 쓰는 방언입니다(mysql, postgresql, oracle, sqlite).
# sql_dialect: mysql

# The editor that `judge new --open` starts; by default $VISUAL or $EDITOR.
# `judge new --open`이 실행하는 편집기. 기본값은 $VISUAL 또는 $EDITOR입니다.
# editor: code --wait

# Your own template for `judge notes`; templates/notes.md is taken where there is one.
# `judge notes`에 쓸 나만의 템플릿. templates/notes.md 파일이 있으면 그것을 씁니다.
# notes_template: templates/notes.md

# More folders with problems, besides problems/ and those that ship with the judge.
# problems/와 기본 문제 말고 더 읽을 문제 폴더입니다.
# problems: [../study-group/problems]

# The level of isolation, A to D, where it shall not be the first that holds from B on; A adds a
# control group (`judge doctor` says whether one can be made).
# 격리 수준(A~D). 기본값은 B부터 차례로 보아 이 컴퓨터에서 되는 수준입니다. A는 제어 그룹을 더합니다
# (가능한지는 `judge doctor`로 확인).
# isolation: A

# Limits in place of each problem's own: company (10 s, 2 GiB) or strict (1 s, 256 MiB).
# 문제의 제한 대신 쓸 플랫폼의 제한: company(10초, 2 GiB) 또는 strict(1초, 256 MiB).
# platform: strict
"""


FORMAT = Key(
    name="format",
    shape=Whole(1, 1),
    doc="Version of this format.",
    example="1",
    required=True,
)
LOCALE: Key[Locale] = Key(
    name="locale",
    shape=Choice(Locale),
    doc="Language of messages; absent: that of the system.",
    example="ko",
)
LANGUAGE = Key(
    name="language",
    shape=Words(
        pattern="[a-z][a-z0-9+#-]*",
        wanted=Text("the id of a language such as python", "python 같은 언어 이름"),
    ),
    doc="Programming language in which problems are opened; absent: python.",
    example="python",
)
SQL_DIALECT: Key[Dialect] = Key(
    name="sql_dialect",
    shape=Choice(Dialect),
    doc="Dialect of SQL in which problems are opened: mysql, postgresql, oracle or sqlite.",
    example="mysql",
)
EDITOR = Key(
    name="editor",
    shape=Words(one_line=True),
    doc="Command line of the editor; absent: $VISUAL or $EDITOR.",
    example="code --wait",
)
EXTRA_PROBLEMS: Key[list[str]] = Key(
    name="problems",
    shape=ListOf(Words(one_line=True)),
    doc="More folders with problems, relative to the workspace.",
    example="[../study-group/problems]",
)
ISOLATION: Key[IsolationLevel] = Key(
    name="isolation",
    shape=Choice(IsolationLevel),
    doc="Level of isolation, A to D; absent: the first that holds from B on.",
    example="B",
)
NOTES_TEMPLATE = Key(
    name="notes_template",
    shape=Words(one_line=True),
    doc="Template of new notes, relative to the workspace; absent: templates/notes.md, or ours.",
    example="templates/notes.md",
)
PLATFORM: Key[Platform] = Key(
    name="platform",
    shape=Choice(Platform),
    doc="Limits in place of the problems' own: company (10 s, 2 GiB) or strict (1 s, 256 MiB).",
    example="strict",
)
_KEYS: tuple[Key[Any], ...] = (
    *(FORMAT, LOCALE, LANGUAGE, SQL_DIALECT, EDITOR, EXTRA_PROBLEMS),
    *(ISOLATION, NOTES_TEMPLATE, PLATFORM),
)
SETTINGS = Section(name="workspace", doc="Settings of a workspace.", keys=_KEYS)


def read_settings(file: Path) -> Settings:
    """Read the settings; ContentError with every mistake that was found."""
    mistakes = Mistakes(file)
    fields = SETTINGS.read(read_yaml(mistakes), "", mistakes)
    if fields is None:
        raise ContentError(mistakes.found)
    problems = _read_folders(file.parent, fields, mistakes)
    template = fields.get(NOTES_TEMPLATE)
    mistakes.raise_any()
    return Settings(
        locale=fields.get(LOCALE),
        language=fields.get(LANGUAGE) or "python",
        sql_dialect=fields.get(SQL_DIALECT) or Dialect.MYSQL,
        editor=fields.get(EDITOR),
        problems=problems,
        isolation=fields.get(ISOLATION),
        notes_template=None if template is None else file.parent / template,
        platform=fields.get(PLATFORM),
    )


def _read_folders(folder: Path, fields: Fields, mistakes: Mistakes) -> tuple[Path, ...]:
    node = fields.node_of(EXTRA_PROBLEMS)
    nodes = node.items if isinstance(node, ListNode) else []
    paths = [folder / each for each in fields.get(EXTRA_PROBLEMS) or []]
    if len(paths) < len(nodes):
        return ()  # a mistake is noted
    for index, (path, at) in enumerate(zip(paths, nodes, strict=False)):
        if not path.is_dir():
            mistakes.add(
                at,
                f"{EXTRA_PROBLEMS.name}[{index}]",
                f"there is no folder {path}; mend the path or remove it",
                f"{path} 폴더가 없습니다. 경로를 고치거나 지우세요",
            )
    return tuple(paths)


def create_workspace(folder: Path) -> Workspace:
    """Make a workspace in ``folder``; UsageError rather than overwrite what is there."""
    settings, folders = folder / FILE_NAME, [folder / SOLUTIONS, folder / PROBLEMS]
    in_the_way = [path for path in (folder, *folders) if path.exists() and not path.is_dir()]
    in_the_way += [settings] if settings.exists() else []
    if in_the_way:
        raise UsageError(
            f"{in_the_way[0]} exists already, and nothing was changed; choose another folder",
            f"이미 있어서 아무것도 바꾸지 않았습니다: {in_the_way[0]}. 다른 폴더를 고르세요",
        )
    try:
        for each in (folder, *folders):
            each.mkdir(parents=True, exist_ok=True)
        _ignore_progress(folder / ".gitignore")
        with settings.open("x", encoding="utf-8") as file:
            file.write(_TEMPLATE)
    except OSError as error:
        raise UsageError(
            f"cannot make a workspace in {folder}: {error.strerror}",
            f"{folder}에 연습 폴더를 만들 수 없습니다: {error.strerror}",
        ) from error
    return Workspace(folder.absolute(), Settings())


def _ignore_progress(file: Path) -> None:
    """Add our line to a ``.gitignore``; whatever else is in it stays."""
    before = file.read_text(encoding="utf-8", errors="surrogateescape") if file.exists() else ""
    if _IGNORED in before.split("\n"):
        return
    gap = "" if before.endswith("\n") or not before else "\n"
    with file.open("a", encoding="utf-8") as out:
        out.write(f"{gap}{_IGNORED}\n")
