"""Which of our two languages to speak; decided before anything else, since an error speaks too."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from judge.model.text import Locale

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # the order of locale(7)
_WORKSPACE_FILE = "judge.yaml"
# Help has 80 ms and reading YAML takes 20 of them, so this one key is found in the bare text;
# catalog.workspace reads the same file in full, and complains about what is wrong in it.
_SETTING = re.compile(r"""^locale:[ \t]*["']?(en|ko)["']?[ \t]*(?:#.*)?$""", re.MULTILINE)


def choose_locale(
    arguments: Sequence[str], environment: Mapping[str, str], directory: Path
) -> Locale:
    """``--lang``, else the workspace's setting, else the environment, else English."""
    asked = _asked(arguments)
    if asked is not None:
        return asked
    return _of_workspace(directory) or _of_environment(environment)


def _asked(arguments: Sequence[str]) -> Locale | None:
    asked = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            asked = "".join(arguments[position + 1 : position + 2])
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return Locale(asked) if asked in set(Locale) else None


def _of_workspace(directory: Path) -> Locale | None:
    for folder in (directory, *directory.parents):
        try:
            text = (folder / _WORKSPACE_FILE).read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        match = _SETTING.search(text)
        return Locale(match[1]) if match else None
    return None


def _of_environment(environment: Mapping[str, str]) -> Locale:
    value = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return Locale.KO if value.lower().startswith("ko") else Locale.EN
