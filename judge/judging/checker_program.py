"""Runs a problem's own checker: ``checker input answer feedback_dir < output``, exit 42 or 43.

The convention is that of the ICPC problem package format; ``teammessage.txt`` in the feedback
folder is shown to the learner, and where there is none ``judgemessage.txt``. The checker is
untrusted like any program and runs in the sandbox.
"""

from dataclasses import replace
from pathlib import Path

from judge.judging.checkers.comparison import Comparison
from judge.judging.inputs import Ready
from judge.judging.machine import Machine
from judge.languages.build import CompileFailure, Executable, ProgramSource
from judge.languages.registry import language_of
from judge.model.execution import Command, Ending, Execution, ProgramFile, RunLimits
from judge.model.submission import Style
from judge.model.text import Text

ACCEPTED_EXIT, WRONG_EXIT = 42, 43
LIMITS = RunLimits(cpu_seconds=20, wall_seconds=60, memory_bytes=2**30, output_bytes=64 * 2**20)
_MESSAGES = ("feedback/teammessage.txt", "feedback/judgemessage.txt")
_LONGEST_MESSAGE = 2_000  # characters


class CheckerError(Exception):
    """The author's program itself failed: JE, and the author's to mend."""

    def __init__(self, en: str, ko: str) -> None:
        """Keep the reason in both languages."""
        super().__init__(en)
        self.text = Text(en, ko)


def run_checker(program: Path, ready: Ready, output: bytes, machine: Machine) -> Comparison:
    """Ask the checker; CheckerError where it gives no answer."""
    asked = replace(question(build_program(program, machine), ready), stdin=output)
    return read_answer(machine.sandboxes.run(asked, LIMITS))


def build_program(program: Path, machine: Machine) -> Executable:
    """Build the author's checker or interactor; CheckerError with the compiler's words."""
    source = ProgramSource(text=program.read_text(encoding="utf-8"), style=Style.STDIO)
    built = machine.build(source, language_of(program))
    if isinstance(built, CompileFailure):
        raise CheckerError(
            f"{program.name} does not compile:\n{built.output}",
            f"{program.name}: 컴파일되지 않습니다:\n{built.output}",
        )
    return built


def question(executable: Executable, ready: Ready) -> Command:
    """Return the command that asks about a case; what it reads on standard input is to be added."""
    command = executable.command(b"", LIMITS.memory_bytes)
    files = (("input", ready.stdin), ("answer", ready.answer_text), ("feedback/.keep", ""))
    return replace(
        command,
        argv=(*command.argv, "{box}/input", "{box}/answer", "{box}/feedback"),
        box_files=tuple(ProgramFile(name, (text or "").encode()) for name, text in files),
        collect=_MESSAGES,
    )


def read_answer(execution: Execution) -> Comparison:
    """Make of an end with 42 or 43 what it says; CheckerError where it says nothing."""
    if execution.ending is Ending.EXITED and execution.exit_code in {ACCEPTED_EXIT, WRONG_EXIT}:
        accepted = execution.exit_code == ACCEPTED_EXIT
        return Comparison(accepted=accepted, message=_message(execution), difference=None)
    how = ended_with(execution)
    raise CheckerError(
        f"the checker ended with {how}, not with 42 or 43: {stderr_of(execution)}",
        f"채점 프로그램이 42나 43이 아니라 {how}(으)로 끝났습니다: {stderr_of(execution)}",
    )


def ended_with(execution: Execution) -> str:
    """Name an exit code, or what else ended the program."""
    return str(execution.ending if execution.exit_code is None else execution.exit_code)


def stderr_of(execution: Execution) -> str:
    """Return the end of what an author's program wrote on standard error."""
    return execution.stderr.decode(errors="replace").strip()[-800:]


def _message(execution: Execution) -> Text | None:
    files = dict(execution.files)
    for name in _MESSAGES:
        said = files.get(name, b"").decode(errors="replace").strip()
        if said:
            said = said if len(said) <= _LONGEST_MESSAGE else said[:_LONGEST_MESSAGE] + "…"
            return Text(said, said)
    return None
