"""Runs what needs the whole judge, and prints what happened, as JSON: a program of its own.

``python judge_drive.py LEVEL FOLDER``: hostile sources go through ``languages.build``, forged
results through ``judging.engine``, and packages of a hostile author through ``catalog`` and the
engine. Long limits are cut short, for their length is not what is tried here.
"""

import json
import os
import resource
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, os.environ.get("JUDGE_PACKAGE_PARENT", str(Path(__file__).parents[2])))

from judge.catalog.problem_file import load_program_problem
from judge.errors import ContentError, ToolchainMissing
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine, SandboxesLike
from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import language_of
from judge.languages.style import detect_style
from judge.languages.toolchain import find_toolchain
from judge.model.conversation import Conversation, Run
from judge.model.event import SubmissionJudged
from judge.model.execution import Command, Execution, RunLimits
from judge.model.problem import Problem
from judge.model.record import to_record
from judge.model.submission import Style, Submission
from judge.properties.court import Court
from judge.properties.laws import FILE_NAME, read_laws
from judge.sandbox.pool import open_sandboxes
from judge.sandbox.setup import Isolation
from tests.attacks.drive import adopt_orphans, descendants

_PYTHON = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
_LONGEST_CPU_SECONDS = 1.5
_LONGEST_WALL_SECONDS = 2.5
_MOST_MEMORY_BYTES = 512 * 2**20
Told = dict[str, object]


class CutShort:
    """Sandboxes whose long limits are no longer than a test can wait: an author's programs'."""

    def __init__(self, sandboxes: SandboxesLike, *, compilers: bool) -> None:
        """Run in ``sandboxes``; ``compilers`` are cut short as well, or take what they need."""
        self._compilers = compilers
        self._sandboxes = sandboxes
        self.isolation = sandboxes.isolation
        self.steady = sandboxes.steady

    def run(self, command: Command, limits: RunLimits) -> Execution:
        """Run with the shorter limits, where they are."""
        compiler = limits.processes > 1
        if limits.cpu_seconds <= _LONGEST_CPU_SECONDS or (compiler and not self._compilers):
            return self._sandboxes.run(command, limits)
        shorter = replace(
            limits,
            cpu_seconds=_LONGEST_CPU_SECONDS,
            wall_seconds=_LONGEST_WALL_SECONDS,
            memory_bytes=min(limits.memory_bytes, _MOST_MEMORY_BYTES),
        )
        return self._sandboxes.run(command, shorter)

    def run_pair(self, submission: Run, interactor: Run, quiet_seconds: float) -> Conversation:
        """Run two programs that talk, as they are."""
        return self._sandboxes.run_pair(submission, interactor, quiet_seconds)

    def close(self) -> None:
        """Leave that to whoever opened them."""


def main(level: str, folder: str) -> None:
    """Try all files below ``folder``; a user's passes share what was built, in its ``cache``."""
    adopt_orphans()
    root = Path(folder)
    cache = root / "cache" / str(os.geteuid())
    wanted = Isolation(level) if level else None
    results: dict[str, Told] = {}
    with open_sandboxes(python=_PYTHON, unsafe=False, isolation=wanted) as sandboxes:
        machine = Machine(
            sandboxes=CutShort(sandboxes, compilers=False),
            toolchain=lambda each: find_toolchain(each, environment=os.environ, cache=cache),
            cache=cache,
            factor=1.0,
            workers=1,
        )
        hasty = replace(machine, sandboxes=CutShort(sandboxes, compilers=True))
        problem = load_program_problem(root / "problem")
        for path in sorted((root / "compile").iterdir()):
            results[f"compile/{path.name}"] = _or_missing(lambda path: compiled(path, hasty), path)
        for path in sorted((root / "forged").iterdir()):
            results[f"forged/{path.name}"] = _or_missing(
                lambda path: judged(path, problem, machine), path
            )
        for path in sorted((root / "author").iterdir()):
            results[f"author/{path.name}"] = packaged(path, machine)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    json.dump(
        {"results": results, "left": sorted(descendants() - {os.getpid()}), "peak": peak},
        sys.stdout,
    )


def _or_missing(attempt: Callable[[Path], Told], path: Path) -> Told:
    try:
        return attempt(path)
    except ToolchainMissing as missing:
        return {"missing": missing.en}


def compiled(path: Path, machine: Machine) -> Told:
    """Build a source; ``reason`` is the judge's own word."""
    source = ProgramSource(text=path.read_text(), style=Style.STDIO)
    built = machine.build(source, language_of(path))
    if not isinstance(built, CompileFailure):
        return {"reason": "it was compiled", "output": ""}
    return {"reason": built.reason.en if built.reason else None, "output": built.output}


def judged(path: Path, problem: Problem, machine: Machine) -> Told:
    """Judge a solution; ``output`` is everything that a learner would be shown."""
    language = language_of(path)
    source = path.read_text()
    style = detect_style(source, language, problem.function)
    submission = Submission(path=path, source=source, language=language.id, style=style)
    *_, last = judge(problem, submission, problem.cases, machine, Options(confirm=False))
    if not isinstance(last, SubmissionJudged):
        raise TypeError(last)
    shown = [f"{case.prints}{case.stderr}{case.message}" for case in last.result.cases]
    return {
        "verdict": last.result.verdict,
        "output": "\n".join(shown),
        "record": to_record(last.result),
    }


def packaged(path: Path, machine: Machine) -> Told:
    """Read a package and judge its author's first solution."""
    try:
        problem = load_program_problem(path)
    except ContentError as error:
        return {"refused": error.en, "output": error.en}
    if (path / FILE_NAME).exists():
        return ruled(problem, machine)
    return judged(problem.submissions[0].path, problem, machine)


def ruled(problem: Problem, machine: Machine) -> Told:
    """Hold a right result against the laws: they blame the learner (WA), themselves (JE), nobody."""
    try:
        laws = read_laws(problem)
    except ContentError as error:
        return {"refused": error.en, "output": error.en}
    court = Court(problem=problem, machine=machine, laws=laws)
    rulings = court.rule([({"n": 1}, 2)], lambda inputs: [None] * len(inputs))[0]
    blame = ["JE" if ruling.failed else "WA" for ruling in rulings]
    return {"verdict": min(blame, default="AC"), "output": str([each.reason for each in rulings])}


if __name__ == "__main__":
    main(*sys.argv[1:])
