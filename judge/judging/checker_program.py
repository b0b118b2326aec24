"""Runs a problem's own checker: ``checker input answer feedback_dir < output``, exit 42 or 43.

The convention is that of the ICPC problem package format. What the checker leaves in its feedback
folder is read afterwards: ``teammessage.txt`` is shown to the learner, and where there is none
``judgemessage.txt`` (in Korean ``teammessage.ko.txt``, if there is such); ``score.txt`` and
``score_multiplier.txt`` count in a scoring problem, ``nextpass.in`` asks for another run. The
checker is untrusted and runs in the sandbox.
"""

from collections.abc import Mapping
from dataclasses import replace
from math import isfinite

from judge.frozen import frozen
from judge.judging.author_fault import CheckerError
from judge.judging.author_program import AuthorProgram
from judge.judging.checkers.comparison import Comparison, NextPass
from judge.judging.inputs import Ready
from judge.judging.machine import Machine
from judge.model.execution import Command, Ending, Execution, ProgramFile, RunLimits
from judge.model.package import Package
from judge.model.text import Text

ACCEPTED_EXIT, WRONG_EXIT = 42, 43
LIMITS = RunLimits(cpu_seconds=20, wall_seconds=60, memory_bytes=2**30, output_bytes=64 * 2**20)
_FOLDER = "feedback/"
_MESSAGES = ("teammessage", "judgemessage")  # .txt, and .ko.txt where the author has written one
_SCORE, _MULTIPLIER, _NEXT = "score.txt", "score_multiplier.txt", "nextpass.in"
_LONGEST_MESSAGE = 2_000  # characters


def limits_of(package: Package | None) -> RunLimits:
    """Return what an author's program may use; a package says it itself."""
    if package is None:
        return LIMITS
    return replace(
        LIMITS,
        cpu_seconds=package.validation_seconds,
        wall_seconds=package.validation_seconds * 2,
        memory_bytes=package.validation_bytes,
    )


@frozen
class Question:
    """What a checker is asked: ``feedback`` are files that an earlier pass has left."""

    program: AuthorProgram
    arguments: tuple[str, ...] = ()
    limits: RunLimits = LIMITS
    feedback: tuple[ProgramFile, ...] = ()

    def command(self, ready: Ready) -> Command:
        """Return the command; what it reads on standard input is to be added."""
        command = self.program.executable.command(b"", self.limits.memory_bytes)
        own = ("{box}/input", "{box}/answer", "{box}/feedback/", *self.arguments)
        files = (
            ProgramFile("input", ready.input_bytes),
            ProgramFile("answer", ready.answer_bytes),
            ProgramFile(f"{_FOLDER}.keep", b""),
        )
        return replace(
            command,
            argv=(*command.argv, *own),
            box_files=(*command.box_files, *files, *self.feedback),
            collect=(f"{_FOLDER}*",),
        )


def run_checker(question: Question, ready: Ready, output: bytes, machine: Machine) -> Comparison:
    """Ask the checker; CheckerError where it gives no answer."""
    asked = replace(question.command(ready), stdin=output)
    limits = question.program.limits(question.limits)
    return read_answer(machine.sandboxes.run(asked, limits))


def read_answer(execution: Execution) -> Comparison:
    """Make of an end with 42 or 43 what it says; CheckerError where it says nothing."""
    ended = execution.ending is Ending.EXITED
    if not ended or execution.exit_code not in {ACCEPTED_EXIT, WRONG_EXIT}:
        raise _no_answer(execution)
    accepted = execution.exit_code == ACCEPTED_EXIT
    files = {name.removeprefix(_FOLDER): content for name, content in execution.files}
    return Comparison(
        accepted=accepted,
        message=_message(files),
        score=_number(files, _SCORE),
        multiplier=_number(files, _MULTIPLIER),
        again=_next_pass(files, accepted=accepted),
    )


def _next_pass(files: Mapping[str, bytes], *, accepted: bool) -> NextPass | None:
    if _NEXT not in files:
        return None
    if not accepted:
        raise CheckerError(
            "the checker rejected the output and left nextpass.in",
            "채점 프로그램이 출력을 거부하면서 nextpass.in을 남겼습니다",
        )
    kept = (name for name in files if name != _NEXT)
    feedback = tuple(ProgramFile(_FOLDER + name, files[name]) for name in kept)
    return NextPass(input=files[_NEXT], feedback=feedback)


def ended_with(execution: Execution) -> str:
    """Name an exit code, or what else ended the program."""
    return str(execution.ending if execution.exit_code is None else execution.exit_code)


def stderr_of(execution: Execution) -> str:
    """Return the end of what an author's program wrote on standard error."""
    return execution.stderr.decode(errors="replace").strip()[-800:]


def _message(files: Mapping[str, bytes]) -> Text | None:
    for name in _MESSAGES:
        if said := _said(files.get(f"{name}.txt", b"")):
            return Text(said, _said(files.get(f"{name}.ko.txt", b"")) or said)
    return None


def _said(content: bytes) -> str:
    said = content.decode(errors="replace").strip()
    return said if len(said) <= _LONGEST_MESSAGE else said[:_LONGEST_MESSAGE] + "…"


def _number(files: Mapping[str, bytes], name: str) -> float | None:
    if name not in files:
        return None
    try:
        number = float(files[name].decode())
        if isfinite(number):
            return number
    except ValueError:
        pass
    raise CheckerError(
        f"the checker left a {name} that holds no number: {files[name][:40]!r}",
        f"채점 프로그램이 남긴 {name}에 수가 없습니다: {files[name][:40]!r}",
    )


def _no_answer(execution: Execution) -> CheckerError:
    how, said = ended_with(execution), stderr_of(execution)
    return CheckerError(
        f"the checker ended with {how}, not with 42 or 43: {said}",
        f"채점 프로그램이 42나 43이 아니라 {how}(으)로 끝났습니다: {said}",
    )
