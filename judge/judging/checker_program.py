"""Runs a problem's own checker: ``checker input answer feedback_dir < output``, exit 42 or 43.

The convention is that of the ICPC problem package format; a first line in
``feedback_dir/judgemessage.txt`` is shown to the learner. The checker is untrusted like any program
and runs in the sandbox.
"""

from pathlib import Path

from judge.judging.checkers.comparison import Comparison
from judge.judging.inputs import Ready
from judge.judging.machine import Machine
from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import language_of
from judge.model.execution import Command, Ending, ProgramFile, RunLimits
from judge.model.submission import Style
from judge.model.text import Text

_ACCEPTED, _WRONG = 42, 43
_LIMITS = RunLimits(cpu_seconds=20, wall_seconds=60, memory_bytes=2**30, output_bytes=64 * 2**20)
_MESSAGE = "feedback/judgemessage.txt"


class CheckerError(Exception):
    """The checker itself failed: JE, and the author's to mend."""

    def __init__(self, en: str, ko: str) -> None:
        """Keep the reason in both languages."""
        super().__init__(en)
        self.text = Text(en, ko)


def run_checker(program: Path, ready: Ready, output: bytes, machine: Machine) -> Comparison:
    """Ask the checker; CheckerError where it gives no answer."""
    language = language_of(program)
    source = ProgramSource(text=program.read_text(encoding="utf-8"), style=Style.STDIO)
    built = machine.build(source, language)
    if isinstance(built, CompileFailure):
        raise CheckerError(
            f"the checker does not compile:\n{built.output}",
            f"채점 프로그램이 컴파일되지 않습니다:\n{built.output}",
        )
    command = built.command(output, _LIMITS.memory_bytes)
    files = (("input", ready.stdin), ("answer", ready.answer_text), ("feedback/.keep", ""))
    asked = Command(
        argv=(*command.argv, "{box}/input", "{box}/answer", "{box}/feedback"),
        program=command.program,
        stdin=output,
        box_files=tuple(ProgramFile(name, (text or "").encode()) for name, text in files),
        environment=command.environment,
        collect=(_MESSAGE,),
        views=command.views,
    )
    execution = machine.sandboxes.run(asked, _LIMITS)
    message = dict(execution.files).get(_MESSAGE, b"").decode(errors="replace").strip()
    said = Text(message, message) if message else None
    if execution.ending is Ending.EXITED and execution.exit_code in {_ACCEPTED, _WRONG}:
        return Comparison(accepted=execution.exit_code == _ACCEPTED, message=said, difference=None)
    stderr = execution.stderr.decode(errors="replace").strip()[-800:]
    how = execution.exit_code if execution.exit_code is not None else execution.ending
    raise CheckerError(
        f"the checker ended with {how}, not with 42 or 43: {stderr}",
        f"채점 프로그램이 42나 43이 아니라 {how}(으)로 끝났습니다: {stderr}",
    )
