"""The learner's own editor: long text is written there, where every input method works."""

import shlex
from pathlib import Path

from judge.catalog.workspace import Workspace
from judge.cli.context import Context
from judge.errors import UnavailableError, UsageError

_VARIABLES = ("VISUAL", "EDITOR")


def open_in_editor(context: Context, workspace: Workspace, file: Path) -> None:
    """Open ``file`` and wait until the editor ends; the errors say how to name one that works."""
    named = [context.environment.get(name) for name in _VARIABLES]
    editor = next((each for each in (workspace.settings.editor, *named) if each), None)
    if editor is None:
        raise UsageError(
            "no editor is set: put `editor: ...` into judge.yaml, or set EDITOR",
            "편집기가 정해지지 않았습니다. judge.yaml에 `editor: ...`를 쓰거나 EDITOR를 설정하세요",
        )
    try:
        code = context.edit([*shlex.split(editor), str(file)])
    except (OSError, ValueError) as error:
        raise UnavailableError(
            f"cannot start the editor {editor!r}: {error}",
            f"편집기 {editor!r}를 실행할 수 없습니다: {error}",
        ) from error
    if code:
        raise UnavailableError(
            f"the editor {editor!r} ended with code {code}",
            f"편집기 {editor!r}가 코드 {code}로 끝났습니다",
        )
