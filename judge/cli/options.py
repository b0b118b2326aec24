"""What the commands that judge share: their argument and options, and what was asked by them."""

from collections.abc import Mapping
from typing import Any

import click

from judge.cli.parameters import Argument, OneOf, Option
from judge.cli.problem_name import ProblemName
from judge.cli.selection import Asked
from judge.cli.trial import Trial
from judge.model.submission import PROGRAM_STYLES
from judge.model.text import Text


def asked_of(words: Mapping[str, Any]) -> Asked:
    """Take what ``target`` and ``file_options`` say out of a command's parameters."""
    return Asked(**{name: words[name] for name in ("target", "problem", "language", "style")})


def trial_of(words: Mapping[str, Any]) -> Trial:
    """Take what ``trial_options`` (and ``case_option``) say out of a command's parameters."""
    names = ("keep_going", "fresh_interpreter", "unsafe", "isolation")
    return Trial(only=words.get("only", ()), **{name: words[name] for name in names})


def problem_argument(name: str) -> Argument:
    """Make the argument for a problem that must be named."""
    return Argument(
        name, metavar="SLUG", type=ProblemName(), text=Text("The problem's name.", "문제 이름.")
    )


def target() -> Argument:
    """Make the argument for the file to judge, or the problem that it is for."""
    return Argument(
        "target",
        required=False,
        metavar="SLUG|FILE",
        type=ProblemName(),
        text=Text(
            "A problem, of which the solution changed last is taken, or a file. Without it: the "
            "current folder's solution.",
            "문제 이름(가장 최근에 고친 풀이를 사용) 또는 파일. 생략하면 현재 폴더의 풀이.",
        ),
    )


def file_options() -> list[click.Parameter]:
    """Make the options that say more about the file."""
    return [
        Option(
            "--problem",
            metavar="SLUG",
            text=Text(
                "The problem, where the file's folder does not tell it.",
                "문제 이름(파일이 있는 폴더로 알 수 없을 때).",
            ),
        ),
        Option(
            "-l",
            "--language",
            metavar="ID",
            text=Text(
                "The language, where the extension does not tell it (pypy).",
                "언어(확장자로 알 수 없을 때, 예: pypy).",
            ),
        ),
        Option(
            "--style",
            type=OneOf(*PROGRAM_STYLES),
            metavar="function|stdio",
            text=Text(
                "How the file takes its input, where we guess wrong.",
                "입력 방식(자동 판별이 틀릴 때).",
            ),
        ),
    ]


def case_option() -> Option:
    """Make ``--case``, of commands that need not run every case."""
    return Option(
        "--case",
        "only",
        multiple=True,
        metavar="NAME",
        text=Text(
            "Only this case (may be repeated; * stands for anything).",
            "이 케이스만 실행합니다(여러 번 가능, *는 모든 글자).",
        ),
    )


def trial_options() -> list[click.Parameter]:
    """Make the options that say how to judge."""
    return [
        Option(
            "--keep-going",
            is_flag=True,
            text=Text("Run every case, whatever fails.", "실패해도 모든 케이스를 실행합니다."),
        ),
        Option(
            "--fresh-interpreter",
            is_flag=True,
            text=Text("Start Python anew for each case.", "케이스마다 파이썬을 새로 시작합니다."),
        ),
        *machine_options(),
    ]


def machine_options() -> list[click.Parameter]:
    """Make the options that say where programs run."""
    return [
        Option(
            "--unsafe",
            is_flag=True,
            text=Text(
                "Run even where no isolation holds: only for code that you trust.",
                "격리할 수 없어도 실행합니다. 믿을 수 있는 코드에만 쓰세요.",
            ),
        ),
        Option(
            "--isolation",
            type=OneOf("A", "B", "C", "D", "E"),
            hidden=True,
            text=Text("This level of isolation, for tests.", "시험용 격리 수준."),
        ),
    ]
