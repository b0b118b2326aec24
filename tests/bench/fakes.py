"""A machine on which nothing runs: what a program costs follows from its source and its input."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from judge.catalog.problem_file import load_program_problem
from judge.errors import ToolchainMissing
from judge.judging.machine import Machine
from judge.languages.build import CompileFailure, Executable, ProgramSource
from judge.languages.toolchain import Toolchain
from judge.model.conversation import Conversation, Run
from judge.model.execution import (
    Command,
    Ending,
    Execution,
    MemoryMethod,
    Program,
    ProgramFile,
    RunLimits,
)
from judge.model.language import Language
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.sandbox.setup import Isolation

PROBLEM = """\
format: 1
kind: algorithm
title: {en: Length, ko: 길이}
level: 1
topics: [array]
statement: {en: Return the length., ko: 길이를 반환하세요.}
limits: {time: 1 s, memory: 64 MiB}
function: solution
parameters:
  values: {type: "list[int]", length: 1..100_000, items: 0..9}
returns: {type: int}
stdio: |
  {len(values)}
  {values}
size: len(values)
cases:
  - {name: one, sample: true, input: {values: [1]}, answer: 1}
  - {name: two, input: {values: [1, 2]}, answer: 2}
  - {name: three, input: {values: [1, 2, 3]}, answer: 3}
  - {name: made, generate: {with: zeros, size: 5000, seed: 1}}
  - {name: made-small, generate: {with: zeros, size: 50, seed: 1}}
  - {name: sized-by-itself, generate: {with: nines, seed: 1}}
"""
GENERATE = """
def zeros(rng, size):
    return {"values": [0] * size}

def nines(rng):
    return {"values": [9] * 7}
"""
REFERENCE = "def solution(values): return len(values)"
Cost = Callable[[str, Command], Execution]
"""Makes an execution of a program's source and its command."""


def execution(seconds: float = 0.01, **more: Any) -> Execution:
    """Make one that ended well."""
    usual: dict[str, Any] = {
        "ending": Ending.EXITED,
        "exit_code": 0,
        "cpu_seconds": seconds,
        "wall_seconds": seconds,
        "peak_memory_bytes": 10 * 2**20,
        "memory_method": MemoryMethod.HIGH_WATER_MARK,
    }
    return Execution(**{**usual, **more})


@dataclass(slots=True)
class FakeSandboxes:
    """Sandboxes that ask ``cost``."""

    cost: Cost
    isolation: Isolation = Isolation.NAMESPACES
    steady: bool = True

    def run(self, command: Command, limits: RunLimits) -> Execution:
        """Ask, and stop what takes too long."""
        (file, *_) = command.program.files
        found = self.cost(bytes(file.content).decode(), command)
        if found.cpu_seconds > limits.cpu_seconds:
            return execution(limits.cpu_seconds, ending=Ending.CPU_LIMIT, exit_code=None)
        return found

    def run_pair(self, submission: Run, interactor: Run, quiet_seconds: float) -> Conversation:
        """Refuse."""
        raise AssertionError((submission, interactor, quiet_seconds))

    def close(self) -> None:
        """Do nothing."""


class FakeMachine(Machine):
    """A machine that builds whatever does not say that it is broken, or in no language."""

    def build(self, source: ProgramSource, language: Language) -> Executable | CompileFailure:
        """Wrap the source."""
        if "does not compile" in source.text:
            return CompileFailure(output="line 1: no")
        if "no toolchain" in source.text:
            raise ToolchainMissing("no compiler", "컴파일러 없음")
        program = Program.of((ProgramFile("source", source.text.encode()),))
        return Executable(language=language, style=source.style, program=program, argv=("run",))


def fake_machine(cost: Cost, cache: Path) -> Machine:
    """Make one."""
    return FakeMachine(
        sandboxes=FakeSandboxes(cost), toolchain=no_toolchain, cache=cache, factor=1.0, workers=1
    )


def no_toolchain(language: Language) -> Toolchain:
    """Find none: whatever is built here needs none."""
    raise AssertionError(language)


def write_problem(folder: Path, text: str = PROBLEM) -> Problem:
    """Write the problem and read it."""
    home = folder / "length"
    (home / "submissions" / "accepted").mkdir(parents=True)
    (home / "submissions" / "accepted" / "right.py").write_text(REFERENCE)
    (home / "problem.yaml").write_text(text, encoding="utf-8")
    (home / "generate.py").write_text(GENERATE)
    return load_program_problem(home)


def submission(source: str, style: Style = Style.FUNCTION, language: str = "python") -> Submission:
    """Hand in a source."""
    return Submission(path=Path("solution.py"), source=source, language=language, style=style)
