"""One call of ``judge``: parse, run the command, turn whatever happens into an exit code."""

from collections.abc import Sequence

import click
from click.exceptions import Exit

from judge import __version__
from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.groups import Program
from judge.cli.parameters import Option, as_json
from judge.errors import ContentError, JudgeError
from judge.model.text import Text

_USAGE_MISTAKE = 2
_OUR_BUG = 70
_INTERRUPTED = 130
_PIPE_CLOSED = 141  # what a shell reports of a process that SIGPIPE ended
_COMPLETE = "_JUDGE_COMPLETE"  # click's name for it; the scripts of `judge completion` set it
_ERROR = Text("error: ", "오류: ")
_STOPPED = Text("stopped", "중단했습니다")
_BUG = Text(
    "this is a bug of judge {version}, not yours ({what}); please report it, with your command "
    "and what it prints under JUDGE_DEBUG=1",
    "judge {version} 자체의 버그입니다({what}). 입력한 명령과 JUDGE_DEBUG=1을 붙여 실행한 출력을 "
    "함께 알려 주세요",
)


def run(arguments: Sequence[str], context: Context) -> int:
    """Return the exit code of ``judge ARGUMENTS...``."""
    try:
        return _run(list(arguments), context)
    except (Exception, KeyboardInterrupt) as error:
        return _answer(error, context)


def _run(arguments: list[str], context: Context) -> int:
    program = _program()
    instruction = context.environment.get(_COMPLETE)
    if instruction:
        from click.shell_completion import shell_complete  # 2 ms that only completion needs

        return shell_complete(program, {"obj": context}, "judge", _COMPLETE, instruction)
    ctx = program.make_context("judge", arguments, obj=context)
    with ctx:
        return program.invoke(ctx) or 0


def _program() -> Program:
    return Program(
        text=Text(
            "Practise coding tests on your own machine. Without a command: what to do next.",
            "내 컴퓨터에서 코딩 테스트를 연습합니다. 명령 없이 실행하면 다음 할 일을 알려 줍니다.",
        ),
        params=[as_json(), _version()],
        run=_say_what_now,
    )


def _say_what_now(context: Context, *, as_json: bool) -> None:
    from judge.cli.commands.now import say_what_now  # not for a call that names a command

    say_what_now(context, as_json=as_json)


def _version() -> Option:
    return Option(
        "--version",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_version,
        text=Text("Show the version.", "버전을 보여 줍니다."),
    )


def _show_version(
    ctx: click.Context,
    param: click.Parameter,  # noqa: ARG001 - click calls by this signature
    value: bool,  # noqa: FBT001
) -> None:
    if value and not ctx.resilient_parsing:
        ctx.obj.terminal.show(f"judge {__version__}")
        ctx.exit()


def _answer(error: Exception | KeyboardInterrupt, context: Context) -> int:
    match error:
        case Exit(exit_code=code):
            return code
        case click.UsageError():
            from judge.cli.usage import word_usage_error  # only a mistake needs it

            _complain(context, *word_usage_error(error, context.locale))
            return _USAGE_MISTAKE
        case JudgeError():
            return _say(error, context)
        case KeyboardInterrupt() | click.Abort():
            context.terminal.tell("", context.say(_STOPPED))
            return _INTERRUPTED
        case BrokenPipeError():
            return _PIPE_CLOSED
        case _:
            return _confess(error, context)


def _complain(context: Context, message: str, *more: str) -> None:
    lines = wrap(context.say(_ERROR) + message, context.terminal.width)
    context.terminal.tell(*lines, *more)


def _say(error: JudgeError, context: Context) -> int:
    """Mistakes in files are told bare, one a line, so that an editor can read them."""
    if error.exit_code == _OUR_BUG:
        return _confess(error, context)
    message = error.say(context.locale)
    if isinstance(error, ContentError):
        context.terminal.tell(message)
    else:
        _complain(context, message)
    return error.exit_code


def _confess(error: Exception, context: Context) -> int:
    if context.environment.get("JUDGE_DEBUG"):
        import traceback  # 2 ms that only a bug needs

        context.terminal.tell("".join(traceback.format_exception(error)).rstrip())
    said = error.say(context.locale) if isinstance(error, JudgeError) else str(error)
    what = f"{type(error).__name__}: {said}".replace("\n", " ")
    text = context.say(_BUG).format(version=__version__, what=what)
    _complain(context, text)
    return _OUR_BUG
