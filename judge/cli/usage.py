"""Click's complaints in both languages."""

import click

from judge.cli.help import write_usage
from judge.cli.keys import has_hangul, to_latin
from judge.model.text import Locale, Text

_HELP = Text("Help: {command} --help", "도움말: {command} --help")


def word_usage_error(error: click.UsageError, locale: Locale) -> list[str]:
    """Lines for a mistake on the command line: what is wrong, and where help is."""
    lines = [_what(error).say(locale)]
    if error.ctx is not None:
        lines.append(write_usage(error.ctx, locale))
        lines.append(_HELP.say(locale).format(command=error.ctx.command_path))
    return lines


def _what(error: click.UsageError) -> Text:
    match error:
        case click.NoSuchOption():
            return _unknown_option(error)
        case click.MissingParameter(param=click.Parameter() as param):
            name = _name(param)
            return Text(f"{name} is missing", f"{name} 값이 필요합니다")
        case click.BadOptionUsage(option_name=name):
            return _misused_option(error, name)
        case _:
            message = error.format_message()
            return Text(message, message)


def _name(param: click.Parameter) -> str:
    if isinstance(param, click.Argument):
        return param.metavar or (param.name or "").upper()
    return max(param.opts, key=len)


def _unknown_option(error: click.NoSuchOption) -> Text:
    from judge.catalog.suggestion import did_you_mean  # only a mistake needs it

    name = error.option_name
    known = [] if error.ctx is None else [opt for p in error.ctx.command.params for opt in p.opts]
    hint = did_you_mean(to_latin(name) if has_hangul(name) else name, _long(known))
    return Text(f"there is no option {name}{hint.en}", f"{name} 옵션이 없습니다.{hint.ko}")


def _long(options: list[str]) -> list[str]:
    return [option for option in options if option.startswith("--")]


def _misused_option(error: click.BadOptionUsage, name: str) -> Text:
    """Click raises this for a value that is missing, and for one where none belongs.

    It says which only in its message, and does not always say for which command.
    """
    if "does not take" in error.message:
        return Text(f"{name} takes no value", f"{name} 옵션에는 값을 쓰지 않습니다")
    return Text(f"{name} needs a value", f"{name} 옵션에는 값이 필요합니다")
