"""Which file is the answer that a command speaks of: ``SLUG``, ``FILE``, a folder, or nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from judge.catalog.workspace import ANSWER
from judge.cli.context import Context
from judge.cli.selection import Asked, is_problem, named_problem, problem_of, read_source
from judge.cli.surroundings import Surroundings, look_around
from judge.errors import NothingMatched, UsageError
from judge.frozen import frozen
from judge.model.problem import Problem

if TYPE_CHECKING:
    from judge.model.written import WrittenProblem

_TEXTS = frozenset({".md", ".txt", ".markdown"})
_LONGEST = 100_000  # characters


@frozen
class HandedIn:
    """An answer and the question that it is to."""

    surroundings: Surroundings
    problem: "WrittenProblem"
    path: Path
    text: str


def find_answer(context: Context, asked: Asked) -> HandedIn | None:
    """Find and read the answer that is meant; None where a program is meant.

    UsageError and NothingMatched say what to type instead.
    """
    if _is_program(context.directory, asked.target):
        return None
    around = look_around(context)
    path = _candidate(context, around, asked)
    if path is None:
        return None
    named = named_problem(around, asked)
    problem = around.load(named or problem_of(path, around))
    if isinstance(problem, Problem):
        return None
    from judge.model.written import WrittenProblem  # 2 ms, for who may answer in writing

    if not isinstance(problem, WrittenProblem):
        return None
    if not path.is_file():
        name = around.name_of(problem.folder)
        raise NothingMatched(
            f"{context.shown(path)}: no answer yet; `judge new {name}` makes a file to start from",
            f"{context.shown(path)}: 아직 답안이 없습니다. `judge new {name}`로 시작하세요",
        )
    text = read_source(path)
    if len(text) > _LONGEST:
        raise UsageError(
            f"{path}: an answer has at most {_LONGEST:,} characters, and this has {len(text):,}",
            f"{path}: 답안은 {_LONGEST:,}자까지입니다. 이 파일은 {len(text):,}자입니다",
        )
    return HandedIn(surroundings=around, problem=problem, path=path, text=text)


def _is_program(folder: Path, target: str | None) -> bool:
    """Whether one look tells a program, so that running one is not held up."""
    if target is None:
        return any(folder.glob("solution.*"))
    path = folder / target
    return path.is_file() and path.suffix.lower() not in _TEXTS


def _candidate(context: Context, around: Surroundings, asked: Asked) -> Path | None:
    """Name the file that would be an answer, there or not; None for what can only be a program."""
    folder = context.directory
    if asked.target is not None:
        path = folder / asked.target
        if path.is_file():
            return path
        if is_problem(path) and around.workspace is not None:
            return _of_slug(around, asked.target)
        if path.is_dir():
            folder = path
        elif "/" in asked.target or path.suffix or around.workspace is None:
            return None
        else:
            return _of_slug(around, asked.target)
    is_answer = (folder / ANSWER).is_file() and not any(folder.glob("solution.*"))
    if not is_answer and asked.problem and asked.target is None and around.workspace is not None:
        return _of_slug(around, asked.problem)
    return folder / ANSWER if is_answer else None


def _of_slug(around: Surroundings, name: str) -> Path | None:
    """Name the answer to a problem; a problem that has solutions is no written one."""
    workspace = around.need_workspace()
    folder = workspace.solutions(around.find(name).name)
    return None if any(folder.glob("solution.*")) else folder / ANSWER
