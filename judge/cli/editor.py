"""The learner's editor: the one that judge.yaml names, else $VISUAL or $EDITOR."""

import shlex
from pathlib import Path

from judge.cli.context import Context
from judge.errors import UnavailableError, UsageError

_EDITORS = ("VISUAL", "EDITOR")


def open_in_editor(context: Context, chosen: str | None, file: Path) -> None:
    """Edit ``file`` until the editor ends; ``chosen`` is the command line that judge.yaml names.

    UsageError where no editor is set, UnavailableError where it fails.
    """
    named = [context.environment.get(name) for name in _EDITORS]
    editor = next((each for each in (chosen, *named) if each), None)
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
