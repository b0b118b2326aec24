"""Lays the hostile programs out for ``drive.py``: each compiled once, for every user and level.

A program's text may hold what only this run knows: ``@SECRET@``, a file that must not be read,
``@HOME@``, its folder, ``@FOLDER@``, where anybody may write, ``@PORT@``, where a server listens.
"""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from judge.errors import ToolchainMissing
from judge.languages.build import CompileFailure, Executable, ProgramSource, build
from judge.languages.header import Sandbox
from judge.languages.registry import language_of
from judge.languages.toolchain import find_toolchain
from judge.model.submission import Style

_MEMORY_BYTES = 128 * 2**20


def fill(text: str, words: Mapping[str, str]) -> str:
    """Put in what only this run knows."""
    for word, value in words.items():
        text = text.replace(f"@{word}@", value)
    return text


def lay_sources(source: Path, target: Path, words: Mapping[str, str]) -> None:
    """Copy files that are only read, or compiled by whoever tries them."""
    for path in filter(Path.is_file, source.rglob("*")):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(fill(path.read_text(), words))


def lay_out(
    programs: list[Path], target: Path, words: Mapping[str, str], sandbox: Sandbox, cache: Path
) -> None:
    """Write a folder for each program into ``target``, but for those that lack a tool chain here."""
    for path in programs:
        text = fill(path.read_text(), words)
        folder = target / path.name
        folder.mkdir(parents=True)
        (folder / "source").write_text(text)
        if path.suffix == ".py":
            _lay_script(text, folder)
        elif (executable := _built(path, text, sandbox, cache)) is not None:
            _lay(executable, folder)
        else:
            shutil.rmtree(folder)


def _lay_script(text: str, folder: Path) -> None:
    """Write no command for a script: it runs in whatever Python the driver has."""
    (folder / "files").mkdir()
    (folder / "files" / "attack.py").write_text(text)
    _write(folder, argv=[], files=[["attack.py", False]])


def _built(path: Path, text: str, sandbox: Sandbox, cache: Path) -> Executable | None:
    try:
        toolchain = find_toolchain(language_of(path), environment=os.environ, cache=cache)
    except ToolchainMissing:
        return None
    built = build(ProgramSource(text=text, style=Style.STDIO), toolchain, sandbox, cache)
    if isinstance(built, CompileFailure):
        raise AssertionError(f"{path.name}: {built.output}")
    return built


def _lay(executable: Executable, folder: Path) -> None:
    (folder / "files").mkdir()
    for file in executable.program.files:
        target = folder / "files" / file.name
        if isinstance(file.content, bytes):
            target.write_bytes(file.content)
        else:
            shutil.copyfile(file.content, target)
    command = executable.command(b"", _MEMORY_BYTES)
    _write(
        folder,
        argv=list(command.argv),
        files=[[file.name, file.executable] for file in executable.program.files],
        environment=[list(pair) for pair in command.environment],
        views=[str(view.path) for view in executable.views],
        runtime_bytes=executable.language.runtime_bytes,
    )


def _write(folder: Path, **command: object) -> None:
    blank = {"environment": [], "views": [], "runtime_bytes": 0}
    (folder / "command.json").write_text(json.dumps({**blank, **command}))
