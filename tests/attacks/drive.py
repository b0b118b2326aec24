"""Runs every hostile program once and prints what happened, as JSON: a program of its own.

It needs nothing but the standard library and ``judge.sandbox``, so that a test can also start it as
another user, with the system's Python: ``python drive.py LEVEL FOLDER``. ``FOLDER`` holds the
programs, as ``arsenal.py`` has laid them out; without a letter for a level it takes the best that
holds. All of them meet the same warden, so that each would find what the last one left; after each
one an honest program looks around, and so do we from outside.
"""

import ctypes
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, os.environ.get("JUDGE_PACKAGE_PARENT", str(Path(__file__).parents[2])))

from judge.errors import IsolationMissing, SandboxFailure
from judge.model.execution import Command, Execution, Program, ProgramFile, RunLimits, View
from judge.sandbox.pool import open_sandboxes
from judge.sandbox.probe import probe_layers
from judge.sandbox.setup import Isolation
from tests.attacks.header import LIMITS, read_header

_PYTHON = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
_LOOK = """
import os
print(os.listdir("."), os.getcwd(), os.umask(0o22), os.getpriority(os.PRIO_PROCESS, 0))
print(sorted(os.sched_getaffinity(0)), sorted(os.environ), os.getsid(0) == os.getpid())
if os.getppid() == 1:
    print(len([name for name in os.listdir("/proc") if name.isdigit()]))
"""


def main(level: str, folder: str) -> None:
    """Run all programs in one warden, one after the other."""
    adopt_orphans()
    _touch_memory()
    attacks = sorted(Path(folder).iterdir())
    commands = [json.loads((attack / "command.json").read_text()) for attack in attacks]
    shown = sorted({view for command in commands for view in command["views"]})
    views = tuple(View(path=path) for path in (_PYTHON.parents[1], *map(Path, shown)))
    results = {}
    wanted = Isolation(level) if level else None
    with open_sandboxes(python=_PYTHON, unsafe=False, isolation=wanted) as sandboxes:
        if wanted not in {None, sandboxes.isolation}:
            raise IsolationMissing(f"level {wanted} does not hold here", "격리 수준을 쓸 수 없습니다")

        def run(command: Command, limits: RunLimits) -> dict[str, object]:
            return _run(sandboxes.run, command, limits)

        program = Program.of((ProgramFile("attack.py", _LOOK.encode()),))
        look = Command(argv=_place("{program}/attack.py"), program=program, views=views)
        honest = run(look, LIMITS)["stdout"]
        for attack, command in zip(attacks, commands, strict=True):
            before = descendants()
            limits = read_header(attack / "source").limits
            weight = limits.memory_bytes + command["runtime_bytes"]
            result = run(_command(attack, command, views), replace(limits, memory_bytes=weight))
            found = run(look, LIMITS)["stdout"]
            seen = "" if found == honest else f"{honest} -> {found}"
            left = sorted(descendants() - before)
            results[attack.name] = {**result, "left_outside": left, "left_inside": seen}
    layers = [
        (layer.name, layer.holds, layer.detail.en)
        for layer in probe_layers(_PYTHON, Path(folder).parent / "home")
    ]
    told = {"isolation": sandboxes.isolation, "layers": layers, "results": results}
    json.dump({**told, "left": sorted(descendants() - {os.getpid()})}, sys.stdout)


def adopt_orphans() -> None:
    """Become the parent of whatever a warden leaves, so that no process gets out of sight."""
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def _touch_memory() -> None:
    """Have the machine hand out as much memory as two rooms hold, before anything is measured.

    Where it is a virtual one, what it has never touched costs several times the CPU: 0.83 s for
    512 MiB of files, and 0.13 s from then on.
    """
    b"x" * 2**30


def _place(script: str) -> tuple[str, ...]:
    return (str(_PYTHON), "-I", "-S", "-X", "utf8", script)


def _command(attack: Path, built: dict[str, Any], views: tuple[View, ...]) -> Command:
    files = tuple(
        ProgramFile(name, attack / "files" / name, executable=executable)
        for name, executable in built["files"]
    )
    script = built["argv"] or _place("{program}/attack.py")
    return Command(
        argv=tuple(script),
        program=Program.of(files),
        environment=tuple((name, value) for name, value in built["environment"]),
        views=views,
    )


def _run(
    sandbox: Callable[[Command, RunLimits], Execution], command: Command, limits: RunLimits
) -> dict[str, object]:
    """Run one program; a warden that it has broken is an ending that is never right."""
    try:
        execution = sandbox(command, limits)
    except SandboxFailure as failure:
        return {"ending": str(failure), "stdout": "", "stderr": ""}
    return {
        "ending": execution.ending.value,
        "exit_code": execution.exit_code,
        "signal": execution.signal,
        "cpu_seconds": execution.cpu_seconds,
        "wall_seconds": execution.wall_seconds,
        "peak_memory_bytes": execution.peak_memory_bytes,
        "memory_bytes": limits.memory_bytes,
        "stdout": execution.stdout[:4000].decode(errors="replace"),
        "stderr": execution.stderr[-4000:].decode(errors="replace"),
    }


def descendants() -> set[int]:
    """Return ourselves and every process that we, or one that we started, have started."""
    parents = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            text = (process / "stat").read_text()
        except OSError:
            continue
        state, parent = text.rpartition(")")[2].split()[:2]
        if state != "Z":  # it has ended; whoever failed to wait for it is gone as well
            parents[int(process.name)] = int(parent)
    found = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


if __name__ == "__main__":
    main(*sys.argv[1:])
