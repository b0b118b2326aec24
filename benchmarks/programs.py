"""Makes a program of a source, for benchmarks that run it themselves."""

from judge.judging.machine import Machine
from judge.languages.build import CompileFailure, Executable, ProgramSource
from judge.languages.registry import by_id
from judge.model.submission import Style


def build_program(machine: Machine, language: str, text: str) -> Executable:
    """Build a program that reads standard input; RuntimeError with the compiler's words."""
    made = machine.build(ProgramSource(text=text, style=Style.STDIO), by_id(language))
    if isinstance(made, CompileFailure):
        raise RuntimeError(made.output)
    return made
