"""Fills in the placeholders of the commands in ``languages.yaml``; model/language.py lists them."""

from collections.abc import Iterator, Mapping, Sequence


def fill(
    command: Sequence[str],
    *,
    texts: Mapping[str, object],
    splices: Mapping[str, Sequence[str]],
) -> tuple[str, ...]:
    """Replace ``{name}`` within arguments by ``texts``, and whole arguments by ``splices``."""
    return tuple(_arguments(command, texts, splices))


def _arguments(
    command: Sequence[str], texts: Mapping[str, object], splices: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    for argument in command:
        name = argument[1:-1]
        if argument == f"{{{name}}}" and name in splices:
            yield from splices[name]
        else:
            yield fill_text(argument, texts)


def fill_text(argument: str, texts: Mapping[str, object]) -> str:
    """Replace every ``{name}`` that ``texts`` knows."""
    for name, text in texts.items():
        argument = argument.replace(f"{{{name}}}", str(text))
    return argument
