"""``judge completion``: a script that teaches a shell our commands, options and problems."""

import click
from click.shell_completion import get_completion_class

from judge.cli.context import Context
from judge.cli.parameters import Argument, Command, OneOf
from judge.cli.registry import ENTRIES
from judge.model.text import Text

_SHELLS = ("bash", "zsh", "fish")
_INSTALL = {
    "bash": "judge completion bash >> ~/.bashrc",
    "zsh": "judge completion zsh >> ~/.zshrc",
    "fish": "judge completion fish > ~/.config/fish/completions/judge.fish",
}
_HOW = Text("to install it: {line}", "설치하려면: {line}")


def completion(context: Context, *, shell: str | None) -> None:
    """Write the script of ``shell``, by default of the one in SHELL."""
    name = shell or context.environment.get("SHELL", "").rpartition("/")[2]
    name = OneOf(*_SHELLS).convert(name, None, None)
    kind = get_completion_class(name)
    if kind is None:
        raise LookupError(name)
    program = click.get_current_context().find_root().command
    completer = kind(program, {}, "judge", "_JUDGE_COMPLETE")
    # Not completer.source(): for bash that starts a bash, only to look at its version.
    context.terminal.show((completer.source_template % completer.source_vars()).rstrip())
    if context.terminal.live:
        context.terminal.tell("", context.say(_HOW).format(line=_INSTALL[name]))


COMMAND = Command(
    "completion",
    completion,
    summary=ENTRIES["completion"].summary,
    params=[
        Argument(
            "shell",
            required=False,
            metavar="bash|zsh|fish",
            type=OneOf(*_SHELLS),
            text=Text("The shell; by default yours.", "셸 이름. 기본값은 지금 쓰는 셸입니다."),
        )
    ],
)
