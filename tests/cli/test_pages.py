"""The pages about the commands name every command and option there is, in both languages."""

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from judge.cli.groups import Family, FamilyOfOne
from judge.cli.registry import ENTRIES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ["commands.md", "commands.ko.md"]


def commands() -> dict[str, click.Command]:
    """Return every command by the words that call it."""
    found: dict[str, click.Command] = {}
    for name, entry in ENTRIES.items():
        command = import_module(f"judge.cli.commands.{entry.module}").COMMAND
        members = dict(command.commands) if isinstance(command, Family) else {}
        if isinstance(command, FamilyOfOne):  # its first member needs no name
            found[name] = members.pop(next(iter(members)))
        found |= {f"{name} {member}": each for member, each in members.items()}
        found |= {} if members else {name: command}
    return found


@pytest.mark.parametrize("page", PAGES)
def test_everything_is_described(page: str) -> None:
    """A command or an option that is added is described."""
    text = _text(page)
    options = {
        max(param.opts, key=len)
        for command in commands().values()
        for param in command.params
        if isinstance(param, click.Option) and not param.hidden
    }

    assert [name for name in commands() if f"`judge {name}" not in text] == []
    assert sorted(option for option in options if option not in text) == ["--language"]
    assert "`-l " in text


@pytest.mark.parametrize("page", PAGES)
def test_nothing_else_is_described(page: str) -> None:
    """Every command and option of the page exists."""
    text = _text(page)
    known = {
        opt for command in commands().values() for param in command.params for opt in param.opts
    } | {"--version"}

    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text)) - known == set()
    assert set(re.findall(r"`judge ([a-z]+)", text)) - ENTRIES.keys() == set()


def test_pages_say_the_same() -> None:
    """Both pages have the same headings, tables and examples, in the same order."""
    shapes = [re.findall(r"^(?:#+|\||```)", text, re.MULTILINE) for text in map(_text, PAGES)]

    assert shapes[0] == shapes[1]


def _text(page: str) -> str:
    return (DOCS / page).read_text("utf-8")
