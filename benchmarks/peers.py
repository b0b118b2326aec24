"""The judges that one may install from PyPI, and how each judges the tiniest problem.

Each peer has a virtual environment of its own, ``<peers>/<package>``, since their dependencies
disagree. DMOJ's is installed where libseccomp's headers are, but wants a server's configuration to
run and is left out.
"""

import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from uuid import uuid4

from doubles import SOURCES, write_cases

_INSTALL_SECONDS = 300
_LEGACY = "name: Double\nlicense: public domain\nlimits: {{memory: 512}}\n"
_STATEMENT = "\\problemname{Double}\nRead a number and print its double.\n"
_NEW = """\
problem_format_version: 2025-09
name: {{en: Double}}
uuid: {uuid}
type: pass-fail
license: public domain
limits: {{time_limit: 2}}
"""


@dataclass(frozen=True, slots=True)
class Task:
    """What a peer is to do: ``bare`` is the command that runs the compiled solution."""

    language: str
    bare: tuple[str, ...]
    folder: Path
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A judge; ``prepare`` writes its layout and returns where to run ``arguments``."""

    name: str
    package: str
    program: str
    languages: frozenset[str]
    prepare: Callable[[Task], Path]
    arguments: Callable[[Task], Sequence[str]]

    def command(self, peers: Path, task: Task) -> tuple[str, ...]:
        """Return the whole command."""
        return (str(self._installed(peers)), *self.arguments(task))

    def is_there(self, peers: Path) -> bool:
        """Whether it is installed."""
        return self._installed(peers).exists()

    def _installed(self, peers: Path) -> Path:
        return peers / self.package / "bin" / self.program


def install(peers: Path) -> None:
    """Install every peer that can be, and say which cannot."""
    for package in sorted({peer.package for peer in PEERS}):
        subprocess.run([sys.executable, "-m", "venv", peers / package], check=True)
        pip: list[str | Path] = [peers / package / "bin" / "pip", "install", "--quiet", package]
        ended = subprocess.run(pip, capture_output=True, check=False, timeout=_INSTALL_SECONDS)
        print(f"{package}: {'installed' if ended.returncode == 0 else 'does not install here'}")


def home(folder: Path) -> Mapping[str, str]:
    """Return what keeps a peer's caches out of the user's home."""
    own = folder / "home"
    own.mkdir(exist_ok=True)
    return {"HOME": str(own)}


def _tests(task: Task) -> Path:
    folder = task.folder / "oj"
    write_cases(folder / "test", task.count, answer=".out")
    return folder


def _package(name: str, problem: str) -> Callable[[Task], Path]:
    """Make a writer of an ICPC package; the two peers that read one want different versions."""

    def prepare(task: Task) -> Path:
        folder = task.folder / name / "double"
        accepted = folder / "submissions" / "accepted"
        accepted.mkdir(parents=True, exist_ok=True)
        (folder / "problem.yaml").write_text(problem.format(uuid=uuid4()))
        (folder / "statement").mkdir(exist_ok=True)
        (folder / "statement" / "problem.en.tex").write_text(_STATEMENT)
        write_cases(folder / "data" / "secret", task.count, answer=".ans")
        write_cases(folder / "data" / "sample", 1, answer=".ans")
        copy(task.folder / SOURCES[task.language][0], accepted)
        return folder

    return prepare


def _oj(task: Task) -> Sequence[str]:
    return ("t", "-j2", "-c", shlex.join(task.bare))


def _verifyproblem(task: Task) -> Sequence[str]:
    return (".", "-p", "submissions", "-s", SOURCES[task.language][0], "-j", "2")


def _bt(task: Task) -> Sequence[str]:
    return ("run", "-G", "-S", f"submissions/accepted/{SOURCES[task.language][0]}")


PEERS = (
    Peer(
        name="oj t -j2",
        package="online-judge-tools",
        program="oj",
        languages=frozenset(SOURCES),
        prepare=_tests,
        arguments=_oj,
    ),
    Peer(
        name="verifyproblem -j2",
        package="problemtools",
        program="verifyproblem",
        languages=frozenset({"python", "cpp"}),
        prepare=_package("problemtools", _LEGACY),
        arguments=_verifyproblem,
    ),
    Peer(
        name="bt run",
        package="bapctools",
        program="bt",
        languages=frozenset({"python", "cpp"}),
        prepare=_package("bapctools", _NEW),
        arguments=_bt,
    ),
)
