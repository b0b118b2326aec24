"""Commands that hold commands: unknown names are answered with what was probably meant."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import click

from judge.cli.parameters import Command, everywhere
from judge.cli.registry import ENTRIES, SECTIONS
from judge.errors import UsageError
from judge.model.text import Text

_HELP = ("-h", "--help")
Section = tuple[Text, tuple[tuple[str, Text], ...]]
"""Commands of a help page: a title, and names with summaries."""


class Group(click.Group):
    """A command that holds commands."""

    def __init__(
        self,
        name: str,
        *,
        summary: Text,
        text: Text | None = None,
        sections: Sequence[Section],
        params: Sequence[click.Parameter] = (),
        **attributes: Any,
    ) -> None:
        """Take the words of the help page; the options that every command has are added."""
        super().__init__(
            name,
            params=[*params, *everywhere()],
            add_help_option=False,
            no_args_is_help=False,
            **attributes,
        )
        self.summary = summary
        self.text = text
        self.sections = sections

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order of the help page."""
        return [name for _, rows in self.sections for name, _ in rows]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Ask for a command where none is given and none is optional."""
        rest = super().parse_args(ctx, args)
        missing = not args and not self.invoke_without_command
        if missing and not ctx.resilient_parsing:
            names = ", ".join(self.list_commands(ctx))
            raise UsageError(
                f"{ctx.command_path} needs a command: {names}",
                f"{ctx.command_path} 다음에 명령이 필요합니다: {names}",
            )
        return rest

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; a UsageError says which was probably meant."""
        command = self.get_command(ctx, args[0])
        if command is None and not ctx.resilient_parsing:
            raise _unknown(ctx, args[0], self.list_commands(ctx))
        return (args[0] if command else None), command, args[1:]

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Offer the commands with their summaries, importing none of them."""
        from click.shell_completion import CompletionItem  # 2 ms that only completion needs

        rows = [row for _, section in self.sections for row in section]
        return [
            CompletionItem(name, help=summary.say(ctx.obj.locale))
            for name, summary in rows
            if name.startswith(incomplete)
        ]


class Family(Group):
    """A few commands under one name, such as ``case add``."""

    def __init__(self, name: str, *members: Command, alone: str | None = None) -> None:
        """Take the members; the family's summary is in the registry.

        ``alone`` is the member that is meant where none is named.
        """
        rows = tuple((str(member.name), member.summary) for member in members)
        super().__init__(
            name,
            summary=ENTRIES[name].summary,
            sections=[(Text("Commands", "명령"), rows)],
            commands={str(member.name): member for member in members},
        )
        self._alone = alone

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the usual member where none is named."""
        if not args and self._alone is not None and not ctx.resilient_parsing:
            args = [self._alone]
        return super().parse_args(ctx, args)


class FamilyOfOne(Family):
    """A family of which the first member is called by the family's name alone.

    ``judge notes SLUG`` is ``judge notes open SLUG``.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the first member's name in, where no member and no help is asked for."""
        asked = {*self.list_commands(ctx), *_HELP}
        if args and not asked & set(args):
            args = [self.list_commands(ctx)[0], *args]
        return super().parse_args(ctx, args)


class Program(Group):
    """``judge`` itself: a command's module is imported when it is called."""

    def __init__(
        self, *, text: Text, params: Sequence[click.Parameter], run: Callable[..., int | None]
    ) -> None:
        """Take what is done without a command."""
        sections = [
            (title, tuple((name, entry.summary) for name, entry in entries.items()))
            for title, entries in SECTIONS
        ]
        super().__init__(
            "judge",
            summary=text,
            sections=sections,
            params=params,
            invoke_without_command=True,
            callback=self._before_command,
        )
        self._run = run

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command; where it will judge, sandboxes start while its module is imported."""
        entry = ENTRIES.get(args[0])
        if entry and entry.judges and "--help" not in args and not ctx.resilient_parsing:
            ctx.call_on_close(ctx.obj.engine.dismiss)
            ctx.obj.engine.get_ready()
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module of a command."""
        entry = ENTRIES.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = import_module(f"judge.cli.commands.{entry.module}").COMMAND
        return command

    def _before_command(self, *, as_json: bool) -> int | None:
        """Say what could be done now; with a command, hand ``judge --json COMMAND`` on to it."""
        ctx = click.get_current_context()
        if ctx.invoked_subcommand is None:
            return self._run(ctx.obj, as_json=as_json)
        if as_json:
            ctx.default_map = {ctx.invoked_subcommand: {"as_json": True}}
        return None


def _unknown(ctx: click.Context, name: str, known: Sequence[str]) -> UsageError:
    from judge.catalog.suggestion import closest, did_you_mean  # only a mistake needs these
    from judge.cli.keys import has_hangul, to_latin

    meant = closest(to_latin(name), known) if has_hangul(name) else None
    if meant is None:
        hint = did_you_mean(name, known)
        return UsageError(
            f"there is no command {name!r}{hint.en}", f"{name!r} 명령이 없습니다.{hint.ko}"
        )
    command = f"{ctx.command_path} {meant}"
    return UsageError(
        f"there is no command {name!r}, which is {to_latin(name)!r} typed in Hangul; "
        f'did you mean "{command}"?',
        f"{name!r} 명령이 없습니다. 한글 자판으로 입력한 {to_latin(name)!r} 같습니다. "
        f'혹시 "{command}"인가요?',
    )
