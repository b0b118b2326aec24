"""Help pages in both languages, laid out by cells."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

from judge.cli.cells import pad, width, wrap
from judge.cli.groups import Group, Section
from judge.cli.parameters import Argument, Command, Option
from judge.cli.terminal import Terminal
from judge.model.text import Locale, Text

_WIDEST_PAGE = 80  # cells; longer lines are hard to read
_WIDEST_LEFT = 26  # cells of the left column; a longer entry pushes its text to the next line
_USAGE = Text("Usage: ", "사용법: ")
_ARGUMENTS = Text("Arguments", "인자")
_OPTIONS = Text("Options", "옵션")
_OPTIONS_PIECE = Text("[OPTIONS]", "[옵션]")
_COMMAND_PIECE = Text("COMMAND ...", "명령 ...")

Row = tuple[str, str]
Kind = TypeVar("Kind", bound=click.Parameter)


def write_help(ctx: click.Context, locale: Locale, terminal: Terminal) -> list[str]:
    """Lines of the help page of ``ctx.command``."""
    cells = min(terminal.width, _WIDEST_PAGE)
    return list(_page(ctx, locale, terminal, cells))


def write_usage(ctx: click.Context, locale: Locale) -> str:
    """One line: how ``ctx.command`` is called."""
    pieces = [ctx.command_path, _OPTIONS_PIECE.say(locale)]
    if isinstance(ctx.command, click.Group):
        pieces.append(_COMMAND_PIECE.say(locale))
    pieces += [_argument_piece(each) for each in _params(ctx, Argument)]
    return _USAGE.say(locale) + " ".join(pieces)


def _page(ctx: click.Context, locale: Locale, terminal: Terminal, cells: int) -> Iterator[str]:
    yield write_usage(ctx, locale)
    for text in _prose(ctx.command):
        yield ""
        yield from (f"  {line}".rstrip() for line in wrap(text.say(locale), cells - 2))
    for title, rows in _tables(ctx):
        said = [(name, text.say(locale)) for name, text in rows]
        yield from _table(terminal.paint(title.say(locale), bold=True), said, cells)


def _prose(command: click.Command) -> list[Text]:
    if not isinstance(command, Command | Group):
        return []
    return [text for text in (command.summary, command.text) if text]


def _tables(ctx: click.Context) -> Iterator[Section]:
    if isinstance(ctx.command, Group):
        yield from ctx.command.sections
    yield (
        _ARGUMENTS,
        tuple((_argument_name(each), each.text) for each in _params(ctx, Argument)),
    )
    yield _OPTIONS, tuple((_option_name(each), each.text) for each in _params(ctx, Option))


def _table(title: str, rows: Sequence[Row], cells: int) -> Iterator[str]:
    if not rows:
        return
    left = min(max(width(name) for name, _ in rows), _WIDEST_LEFT)
    yield ""
    yield title
    for name, text in rows:
        lines = wrap(text, cells - left - 4)
        if width(name) > left:
            yield f"  {name}"
        else:
            yield f"  {pad(name, left)}  {lines.pop(0)}".rstrip()
        yield from (" " * (left + 4) + line for line in lines)


def _params(ctx: click.Context, kind: type[Kind]) -> list[Kind]:
    shown = (each for each in ctx.command.params if isinstance(each, kind))
    return [each for each in shown if not getattr(each, "hidden", False)]


def _argument_piece(argument: Argument) -> str:
    name = _argument_name(argument)
    name = name if argument.required else f"[{name}]"
    return f"{name}..." if argument.nargs == -1 else name


def _argument_name(argument: Argument) -> str:
    return argument.metavar or str(argument.name).upper()


def _option_name(option: Option) -> str:
    value = "" if option.is_flag else f" {option.metavar or str(option.name).upper()}"
    return ", ".join(option.opts) + value
