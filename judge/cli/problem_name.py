"""The name of a problem as a parameter; shells complete it, with titles beside."""

from pathlib import Path
from typing import Any

import click

from judge.catalog.library import list_problems
from judge.cli.context import Context
from judge.cli.surroundings import Surroundings, look_around
from judge.errors import JudgeError


class ProblemName(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4
    """A problem's slug; any text is let through, since a command may take files as well."""

    name = "problem"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,  # noqa: ARG002 - click calls by this signature
        ctx: click.Context | None,  # noqa: ARG002
    ) -> str:
        """Return the text."""
        return str(value)

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002 - click calls by this signature
        incomplete: str,
    ) -> list[Any]:
        """Offer the problems that begin so; files, where it looks like a path."""
        from click.shell_completion import CompletionItem  # 2 ms that only completion needs

        if "/" in incomplete or incomplete.startswith("."):
            return [CompletionItem(incomplete, type="file")]
        context: Context = ctx.obj
        try:
            around = look_around(context)
        except JudgeError:
            return []
        return [
            CompletionItem(folder.name, help=_title(folder, around, context))
            for folder in list_problems(around.roots)
            if folder.name.startswith(incomplete)
        ]


def _title(folder: Path, around: Surroundings, context: Context) -> str | None:
    try:
        return around.glance(folder).title.say(context.locale)
    except JudgeError:
        return None
