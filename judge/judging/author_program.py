"""Makes the author's own programs runnable: checkers and validators, a file or a folder of files.

A folder with a ``build`` or a ``run`` script is what the ICPC package format makes of it: ``build``
runs once in the sandbox, and ``run`` is the program. Both are shell scripts that start processes of
their own, so these programs may.
"""

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from judge.frozen import frozen
from judge.judging.author_fault import CheckerError
from judge.judging.machine import Machine
from judge.languages.build import COMPILE_LIMITS, CompileFailure, Executable, ProgramSource
from judge.languages.folder import ProgramFiles, Reading, read_program
from judge.languages.registry import by_id
from judge.languages.store import Store
from judge.model.constant import file_with_constants
from judge.model.execution import Command, Ending, Program, ProgramFile, RunLimits
from judge.model.problem import Problem
from judge.model.submission import Style

_SCRIPTS = ("build", "run")
_MOST_PROCESSES = 64
_MOST_KEPT = 50
_SHELL = "/bin/sh"
_FORMAT = "1"


@frozen
class AuthorProgram:
    """A program of the author's that can be run; ``processes`` is how many it may be."""

    executable: Executable
    processes: int = 1

    def limits(self, limits: RunLimits) -> RunLimits:
        """Return ``limits``, with the processes that the program needs."""
        return replace(limits, processes=self.processes)


def build_author_program(path: Path, problem: Problem, machine: Machine) -> AuthorProgram:
    """Build it, or take what was built before; CheckerError with the compiler's words.

    ContentError where it is no program.
    """
    constants = problem.package.constants if problem.package else ()
    if path.is_dir() and any((path / script).is_file() for script in _SCRIPTS):
        return _scripted(path, problem, machine)
    found = read_program(path, Reading(constants=constants, author=True, inside=problem.folder))
    built = machine.build(program_source(found), found.language)
    if isinstance(built, CompileFailure):
        raise CheckerError(
            f"{path.name} does not compile:\n{built.output}",
            f"{path.name}: 컴파일되지 않습니다:\n{built.output}",
        )
    return AuthorProgram(executable=built)


def program_source(found: ProgramFiles) -> ProgramSource:
    """Return what is to be compiled of a program that reads standard input."""
    return ProgramSource(text=found.source, style=Style.STDIO, name=found.name, files=found.files)


def _scripted(folder: Path, problem: Problem, machine: Machine) -> AuthorProgram:
    root = problem.folder.resolve()
    constants = dict(problem.package.constants) if problem.package else {}
    files = {
        file.relative_to(folder).as_posix(): file_with_constants(file.read_bytes(), constants)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.resolve().is_relative_to(root)
    }
    digest = sha256(_FORMAT.encode())
    for name, content in files.items():
        digest.update(f"\0{name}\0{len(content)}\0".encode() + content)
    key = digest.hexdigest()
    store = Store(machine.cache / "scripts", _MOST_KEPT)
    stored = store.find(key)
    if stored is None:
        built = _run_build(folder, files, machine) if "build" in files else files
        listed = [ProgramFile(name, content, executable=True) for name, content in built.items()]
        stored = store.keep(key, listed, "")
    executable = Executable(
        language=by_id("bash"),
        style=Style.STDIO,
        program=Program(key, stored.files),
        argv=_started(folder, stored.files),
    )
    return AuthorProgram(executable=executable, processes=_MOST_PROCESSES)


def _run_build(folder: Path, files: Mapping[str, bytes], machine: Machine) -> dict[str, bytes]:
    command = Command(
        argv=(_SHELL, "./build"),
        program=Program.of(()),
        box_files=tuple(ProgramFile(name, content) for name, content in files.items()),
        collect=("*",),
    )
    execution = machine.sandboxes.run(command, COMPILE_LIMITS)
    if execution.ending is Ending.EXITED and execution.exit_code == 0:
        return dict(execution.files)
    said = (execution.stdout + execution.stderr).decode(errors="replace").strip()[-800:]
    raise CheckerError(
        f"{folder.name}/build failed ({execution.ending}):\n{said}",
        f"{folder.name}/build 스크립트가 실패했습니다 ({execution.ending}):\n{said}",
    )


def _started(folder: Path, files: tuple[ProgramFile, ...]) -> tuple[str, ...]:
    """Return the command: a script without ``#!`` cannot be executed by itself."""
    run = next((file for file in files if file.name == "run"), None)
    if run is None:
        raise CheckerError(
            f"{folder.name}/build left no file run", f"{folder.name}/build 뒤에 run 파일이 없습니다"
        )
    head = Path(run.content).read_bytes()[:4] if isinstance(run.content, Path) else b""
    direct = head.startswith((b"#!", b"\x7fELF"))
    return ("{program}/run",) if direct else (_SHELL, "{program}/run")
