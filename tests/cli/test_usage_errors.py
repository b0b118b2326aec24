"""Mistakes on the command line, in both languages, and the exit codes of everything else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from errno import ENOSPC
from io import StringIO
from os import strerror

import click
import pytest

from judge.cli.program import run
from judge.cli.usage import word_usage_error
from judge.errors import JudgeError, SandboxFailure
from judge.model.event import Event
from judge.model.problem import Case
from judge.model.sql_problem import AnyProblem
from judge.model.submission import Submission
from judge.model.text import Locale
from tests.cli.world import SLUG, Script, World

# Line, message in English, message in Korean.
MISTAKES = [
    ("rum", "no command 'rum'; did you mean \"run\"?", '명령이 없습니다. 혹시 "run"인가요?'),
    ("case", "judge case needs a command: add", "judge case 다음에 명령이 필요합니다: add"),
    ("case ad", "no command 'ad'; did you mean \"add\"?", '혹시 "add"인가요?'),
    ("list --levle 1", 'no option --levle; did you mean "--level"?', '혹시 "--level"인가요?'),
    ("list --level x", "--level: expected a whole number from 1 on, found 'x'", "1 이상의 정수"),
    ("list --level 0", "--level: expected a whole number from 1 on, found '0'", "1 이상의 정수"),
    ("list --state won", "'won' is not one of new, tried, solved", "가능한 값: new, tried, solved"),
    ("list --state", "--state needs a value", "--state 옵션에는 값이 필요합니다"),
    ("list --json=1", "--json takes no value", "--json 옵션에는 값을 쓰지 않습니다"),
    ("list a b c", "unexpected argument: b c", "필요 없는 인자입니다: b c"),
    ("show", "SLUG is missing", "SLUG 값이 필요합니다"),
    ("show --lang fr x", "--lang: 'fr' is not one of en, ko", "가능한 값: en, ko"),
    ("schema nothing", "OF: 'nothing' is not one of", "가능한 값: problem"),
    ("--nonsense", "no option --nonsense", "--nonsense 옵션이 없습니다"),
]


@pytest.mark.parametrize("line, en, ko", MISTAKES)
def test_mistake(line: str, en: str, ko: str, world: World) -> None:
    """A mistake is told in the learner's language, on stderr, with exit code 2."""
    told = world.judge(*line.split())
    world.locale = Locale.KO
    told_ko = world.judge(*line.split())

    assert en in told.said
    assert ko in told_ko.said
    assert (told.code, told.out) == (2, "")
    assert (told_ko.code, told_ko.out) == (2, "")


def test_mistake_shows_usage(world: World) -> None:
    """A missing or unknown word comes with the line of usage and the way to more help."""
    assert world.judge("show").err == (
        "error: SLUG is missing\nUsage: judge show [OPTIONS] SLUG\nHelp: judge show --help\n"
    )


@pytest.mark.parametrize(
    "error, words",
    [
        (click.UsageError("odd"), ["odd"]),
        (click.NoSuchOption("--x"), ["there is no option --x"]),
        (click.BadOptionUsage("--x", "odd"), ["--x needs a value"]),
        (click.MissingParameter(param=click.Option(["--name", "-n"])), ["--name is missing"]),
    ],
)
def test_mistake_without_a_command(error: click.UsageError, words: list[str]) -> None:
    """What click complains about outside of a command is worded all the same."""
    assert word_usage_error(error, Locale.EN) == words


class FullDisk(StringIO):
    """A stream that can hold nothing more."""

    def flush(self) -> None:
        """Fail."""
        raise OSError(ENOSPC, strerror(ENOSPC))


def raising(error: BaseException) -> Script:
    """Make a script that raises at once."""

    def script(
        problem: AnyProblem, submission: Submission, cases: Sequence[Case]
    ) -> Iterator[Event]:
        del problem, submission, cases
        raise error

    return script


@pytest.mark.parametrize(
    "error, code, words",
    [
        (KeyboardInterrupt(), 130, "stopped"),
        (click.Abort(), 130, "stopped"),
        (BrokenPipeError(), 141, ""),
        (ZeroDivisionError("by zero"), 70, "bug of judge"),
        (SandboxFailure("the warden died", "감시 프로세스가 죽었습니다"), 70, "the warden died"),
        (JudgeError("odd", "이상함"), 70, "JudgeError: odd"),
    ],
)
def test_everything_else(error: BaseException, code: int, words: str, world: World) -> None:
    """An interruption is 130, a bug of ours 70, told in one line without a traceback."""
    world.solve()
    world.engine.script = raising(error)
    ran = world.judge("run", SLUG)

    assert ran.code == code
    assert words in ran.said
    assert "Traceback" not in ran.err


def test_a_full_disk_is_no_bug(outside: World) -> None:
    """What cannot be shown is told as that."""
    context, err = outside.context(), StringIO()
    terminal = replace(context.terminal, out=FullDisk(), err=err)
    code = run(["--version"], replace(context, terminal=terminal))

    assert code == 74
    assert err.getvalue() == "error: the output cannot be written: No space left on device\n"


def test_debugging_shows_the_traceback(world: World) -> None:
    """JUDGE_DEBUG=1 shows where a bug of ours happened."""
    world.solve()
    world.environment["JUDGE_DEBUG"] = "1"
    world.engine.script = raising(ZeroDivisionError())

    assert "Traceback" in world.judge("run", SLUG).err


def test_mistakes_in_files_are_bare(world: World) -> None:
    """Mistakes in files are told one a line, file first, so that an editor can jump there."""
    problem = world.directory / "problems" / SLUG / "problem.yaml"
    problem.write_text("format: 1\nkind: other\n", encoding="utf-8")
    ran = world.judge("show", SLUG)

    assert ran.code == 3
    assert all(line.startswith(f"{problem}:") for line in ran.err.splitlines())


def test_version(world: World) -> None:
    """The version is one line."""
    assert world.judge("--version").out.startswith("judge ")


def test_json_before_the_command(world: World) -> None:
    """``judge --json list`` means ``judge list --json``."""
    assert world.judge("--json", "list", SLUG).out == world.judge("list", SLUG, "--json").out
