"""Commands, options and arguments that know both languages; click parses, we word."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

import click

from judge.cli.context import Context
from judge.errors import UsageError
from judge.model.text import Locale, Text


class OneOf(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4
    """One of a few words."""

    name = "choice"

    def __init__(self, *words: str) -> None:
        """Take the words, in the order in which help lists them."""
        self.words = words

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 - click calls by this signature
    ) -> str:
        """Return the word; a UsageError lists what is possible."""
        if value in self.words:
            return str(value)
        known = ", ".join(self.words)
        raise UsageError(
            f"{_name(param)}: {value!r} is not one of {known}",
            f"{_name(param)}: {value!r}은(는) 쓸 수 없습니다. 가능한 값: {known}",
        )

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click calls by this signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[Any]:
        """Offer the words."""
        from click.shell_completion import CompletionItem  # 2 ms that only completion needs

        return [CompletionItem(word) for word in self.words if word.startswith(incomplete)]


class Whole(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4
    """A whole number from ``least`` on, up to ``most`` where there is one."""

    name = "integer"

    def __init__(self, least: int, most: int | None = None) -> None:
        """Keep the smallest and the largest number that make sense."""
        self._least = least
        self._most = most

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 - click calls by this signature
    ) -> int:
        """Return the number; a UsageError says what is expected."""
        digits = str(value).isascii() and str(value).isdigit()
        if digits and int(value) >= self._least:
            if self._most is None or int(value) <= self._most:
                return int(value)
            raise UsageError(
                f"{_name(param)}: expected {self._most} at most, found {value!r}",
                f"{_name(param)}: {self._most} 이하여야 하는데 {value!r}입니다",
            )
        raise UsageError(
            f"{_name(param)}: expected a whole number from {self._least} on, found {value!r}",
            f"{_name(param)}: {self._least} 이상의 정수여야 하는데 {value!r}입니다",
        )


class Factor(click.ParamType):  # type: ignore[type-arg]  # generic since click 8.4
    """A factor of at least 1, such as 1.1."""

    name = "number"

    def convert(
        self,
        value: Any,
        param: click.Parameter | None,
        ctx: click.Context | None,  # noqa: ARG002 - click calls by this signature
    ) -> float:
        """Return the factor; a UsageError says what is expected."""
        try:
            factor = float(value)
        except ValueError:
            factor = 0.0
        if 1 <= factor < float("inf"):
            return factor
        raise UsageError(
            f"{_name(param)}: expected a factor of at least 1 such as 1.1, found {value!r}",
            f"{_name(param)}: 1.1처럼 1 이상의 배수여야 하는데 {value!r}입니다",
        )


def _name(param: click.Parameter | None) -> str:
    if param is None:
        return "value"
    return max(param.opts, key=len) if isinstance(param, click.Option) else param.name.upper()


class Option(click.Option):
    """An option whose help is in both languages."""

    def __init__(self, *declarations: str, text: Text, **attributes: Any) -> None:
        """Take click's attributes, and ``text`` for the help."""
        super().__init__(declarations, help=text.en, **attributes)
        self.text = text


class Argument(click.Argument):
    """An argument whose help is in both languages."""

    def __init__(self, *declarations: str, text: Text, **attributes: Any) -> None:
        """Take click's attributes, and ``text`` for the help."""
        super().__init__(declarations, **attributes)
        self.text = text


class Command(click.Command):
    """A command whose function takes the :class:`Context` first and returns an exit code or None.

    ``summary`` is its line in the list of commands; ``text`` says more, in its own help.
    """

    def __init__(
        self,
        name: str,
        run: Callable[..., int | None],
        *,
        summary: Text,
        text: Text | None = None,
        params: Sequence[click.Parameter] = (),
    ) -> None:
        """Add the options that every command has."""
        super().__init__(
            name,
            params=[*params, *everywhere()],
            help=summary.en,
            add_help_option=False,
            context_settings={"allow_extra_args": True},
        )
        self._run = run
        self.summary = summary
        self.text = text

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse surplus arguments in the learner's language."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise surplus(rest)
        return rest

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Offer the options that begin so, with their help."""
        from click.shell_completion import CompletionItem  # 2 ms that only completion needs

        options = [each for each in self.params if isinstance(each, Option) and not each.hidden]
        return [
            CompletionItem(name, help=option.text.say(ctx.obj.locale))
            for option in options
            for name in option.opts
            if name.startswith(incomplete)
        ]

    def invoke(self, ctx: click.Context) -> int:
        """Run the command; 0 where it says nothing else."""
        return self._run(ctx.obj, **ctx.params) or 0


def surplus(arguments: Sequence[str]) -> UsageError:
    """Make the error for arguments that a command has no use for."""
    words = " ".join(arguments)
    return UsageError(f"unexpected argument: {words}", f"필요 없는 인자입니다: {words}")


def everywhere() -> list[click.Parameter]:
    """Options of every command; ``--lang`` and ``--no-color`` were obeyed when they get here."""
    return [
        Option(
            "--lang",
            type=OneOf(*Locale),
            expose_value=False,
            metavar="en|ko",
            text=Text("Speak English or Korean.", "메시지 언어: 영어 또는 한국어."),
        ),
        Option(
            "--no-color",
            is_flag=True,
            expose_value=False,
            text=Text("Use no colours (as does NO_COLOR).", "색을 쓰지 않습니다(NO_COLOR와 같음)."),
        ),
        Option(
            "-h",
            "--help",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            text=Text("Show this help.", "이 도움말을 보여 줍니다."),
        ),
    ]


def _show_help(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001 - click calls by this signature
    value: bool,  # noqa: FBT001
) -> None:
    if not value or ctx.resilient_parsing:
        return
    context: Context = ctx.obj
    page = import_module("judge.cli.help")  # by its name, as commands are: only for those who ask
    context.terminal.show(*page.write_help(ctx, context.locale, context.terminal))
    ctx.exit()


def as_json() -> Option:
    """``--json`` of the commands that have a result to read."""
    return Option(
        "--json",
        "as_json",
        is_flag=True,
        text=Text("Write one JSON object instead of text.", "글 대신 JSON 객체 하나를 출력합니다."),
    )
