"""``judge watch``: run again whenever the solution, or the learner's cases, are saved."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

from judge.cli.answering import HandedIn, find_answer
from judge.cli.context import Context
from judge.cli.options import asked_of, case_option, file_options, target, trial_of, trial_options
from judge.cli.parameters import Command
from judge.cli.registry import ENTRIES
from judge.cli.selection import Asked, own_cases_file, select
from judge.cli.trial import Job, Trial, cases_of, judge_on_screen
from judge.errors import JudgeError
from judge.judging.machine import Machine
from judge.model.text import Text
from judge.model.verdict import Verdict

_POLL_SECONDS = 0.2
_SETTLED_SECONDS = 0.1  # editors write a file in several steps
_CHECKING = Text("checking {file} ...", "{file} 확인 중 ...")
_WAITING = Text("waiting for changes; Ctrl-C ends", "변경을 기다립니다. 끝내려면 Ctrl-C")
_PASSED = Text(
    "all passed; next: judge submit {slug}", "모두 통과했습니다. 다음 단계: judge submit {slug}"
)

Stamp = tuple[tuple[int, int] | None, ...]
"""Time of change and size of each file, None for one that is not there."""


def watch(context: Context, **words: Any) -> int:
    """Run, wait for a change, run again; Ctrl-C is the way out."""
    asked, trial = asked_of(words), trial_of(words)
    answer = find_answer(context, asked)
    if answer is not None:
        _watch_answer(context, replace(asked, target=str(answer.path)), answer)
    first = select(context, asked)
    path = first.submission.path
    asked = replace(asked, target=str(path), problem=str(first.problem.folder.absolute()))
    files = [path, own_cases_file(path, first.problem, first.surroundings)]
    with trial.machine(context, first.surroundings, first.language) as machine:
        while True:
            stamp = _stamp(files)
            context.terminal.tell(context.say(_CHECKING).format(file=path.name))
            _run_once(context, asked, trial, machine)
            context.terminal.tell(context.say(_WAITING))
            _wait_for_change(context, files, stamp)


def _watch_answer(context: Context, asked: Asked, answer: HandedIn | None) -> NoReturn:
    """Read a written answer again whenever it is saved."""
    from judge.cli.assessing import run_answer  # 5 ms, for written answers only

    files = [Path(str(asked.target))]
    while True:
        stamp = _stamp(files)
        context.terminal.tell(context.say(_CHECKING).format(file=files[0].name))
        try:
            answer = answer or find_answer(context, asked)
            if answer is not None:
                run_answer(context, answer, as_json=False)
        except JudgeError as error:
            context.terminal.tell(error.say(context.locale))
        context.terminal.tell(context.say(_WAITING))
        _wait_for_change(context, files, stamp)
        answer = None


def _run_once(context: Context, asked: Asked, trial: Trial, machine: Machine) -> None:
    """Run as ``judge run`` does; a mistake in a file is told, and its correction waited for."""
    try:
        selection = select(context, asked)
        job = Job(
            selection=selection,
            cases=cases_of(selection, trial, hidden=False),
            options=trial.options(keep_going=True),
        )
        result = judge_on_screen(context, job, machine)
    except JudgeError as error:
        context.terminal.tell(error.say(context.locale))
        return
    if result.verdict is Verdict.ACCEPTED:
        context.terminal.tell(context.say(_PASSED).format(slug=selection.name))


def _wait_for_change(context: Context, files: Sequence[Path], before: Stamp) -> None:
    while (stamp := _stamp(files)) == before or stamp[0] is None:
        context.sleep(_POLL_SECONDS)
    while True:
        context.sleep(_SETTLED_SECONDS)
        if (later := _stamp(files)) == stamp:
            return
        stamp = later


def _stamp(files: Sequence[Path]) -> Stamp:
    stamps: list[tuple[int, int] | None] = []
    for file in files:
        try:
            status = file.stat()
        except OSError:
            stamps.append(None)
        else:
            stamps.append((status.st_mtime_ns, status.st_size))
    return tuple(stamps)


COMMAND = Command(
    "watch",
    watch,
    summary=ENTRIES["watch"].summary,
    text=Text(
        "Samples and your own cases, as `judge run`. Ctrl-C ends it.",
        "`judge run`처럼 예제와 내 케이스를 실행합니다. 끝내려면 Ctrl-C를 누르세요.",
    ),
    params=[target(), case_option(), *file_options(), *trial_options()],
)
