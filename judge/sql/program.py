"""The worker as files for the sandbox: compiled once, imported there without their sources."""

import marshal
from collections.abc import Iterator
from functools import cache
from importlib.util import MAGIC_NUMBER, source_hash
from pathlib import Path

from judge.model.execution import Program, ProgramFile

ENTRY = "main.pyc"
_FOLDER = Path(__file__).parent
_PACKAGES = ("runtime", "worker")
_START = """
import sys
sys.path.insert(0, __file__.rpartition("/")[0])
from judge.sql.worker.service import main as begin
if __name__ == "__main__":
    begin()
"""
_UNCHECKED_HASH = (1).to_bytes(4, "little")  # PEP 552: never compared with a source


@cache
def worker_program() -> Program:
    """Compile the worker and the runtime for the interpreter that runs this very program."""
    return Program.of(tuple(_files()))


def _files() -> Iterator[ProgramFile]:
    yield ProgramFile(ENTRY, _compiled(_START, "main.py"))
    for package in ("judge", "judge/sql"):
        yield ProgramFile(f"{package}/__init__.pyc", _compiled("", f"{package}/__init__.py"))
    for package in _PACKAGES:
        for path in sorted((_FOLDER / package).rglob("*.py")):
            name = f"judge/sql/{path.relative_to(_FOLDER).as_posix()}"
            yield ProgramFile(f"{name}c", _compiled(path.read_text(encoding="utf-8"), name))


def _compiled(source: str, name: str) -> bytes:
    code = compile(source, name, "exec", dont_inherit=True)
    return MAGIC_NUMBER + _UNCHECKED_HASH + source_hash(source.encode()) + marshal.dumps(code)
