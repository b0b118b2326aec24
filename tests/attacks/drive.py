"""Runs every hostile program once and prints what happened, as JSON: a program of its own.

It needs nothing but the standard library and ``judge.sandbox``, so that a test can also start it as
another user, with the system's Python: ``python drive.py LEVEL SECRET FOLDER PORT``.
"""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, os.environ.get("JUDGE_PACKAGE_PARENT", str(Path(__file__).parents[2])))

from judge.model.execution import Command, Program, ProgramFile, RunLimits, View
from judge.sandbox.pool import LEVELS, Sandboxes
from judge.sandbox.setup import Isolation

PROGRAMS = Path(__file__).parent / "programs"
LIMITS = RunLimits(cpu_seconds=1, wall_seconds=2, memory_bytes=128 * 2**20, output_bytes=4 * 2**20)


def main(level: str, secret: str, folder: str, port: str) -> None:
    """Run all programs in one warden after the other, so that each meets what the last one left."""
    python = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    views = (View(path=python.parents[1]),)
    isolation = Isolation(level)
    results = {}
    sandboxes = Sandboxes(python=python, layers=LEVELS[isolation], isolation=isolation)
    with sandboxes:
        for path in sorted(PROGRAMS.glob("*.py")):
            source = path.read_text()
            for word, value in (
                ("@SECRET@", secret),
                ("@FOLDER@", folder),
                ("@PORT@", port),
                ("@HOME@", str(Path(secret).parent)),
            ):
                source = source.replace(word, value)
            program = Program.of((ProgramFile("attack.py", source.encode()),))
            argv = (str(python), "-I", "-S", "{program}/attack.py")
            execution = sandboxes.run(Command(argv=argv, program=program, views=views), LIMITS)
            results[path.name] = {
                "ending": execution.ending.value,
                "stdout": execution.stdout[:2000].decode(errors="replace"),
                "stderr": execution.stderr[-2000:].decode(errors="replace"),
                "cpu_seconds": execution.cpu_seconds,
                "wall_seconds": execution.wall_seconds,
            }
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
