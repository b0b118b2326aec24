"""Proves one whole package, through this judge and through its peers, in turns.

    python benchmarks/verify_packages.py --peers DIR [--rounds 3] PACKAGE

Everybody gets an own copy of the package, without submissions in languages that some of them lack.
``verifyproblem`` wants the legacy format, ``bt`` a newer one, which ``bt upgrade`` makes. We judge
with isolation: with an empty cache; with what was compiled, but everything judged anew; and a
second time, when nothing has changed.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from peers import home, install
from turns import Cost, cost_of, in_turns, load, ratio, table

_COMMON = frozenset({".c", ".cc", ".cpp", ".cxx", ".java", ".py"})
_PEERS = ("verifyproblem", "bt run")


def main() -> None:
    """Measure, and print seconds and ratios."""
    parser = argparse.ArgumentParser()
    parser.add_argument("package", type=Path)
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--install-peers", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    if asked.install_peers:
        install(asked.peers)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contestants = _contestants(asked.package, asked.peers.resolve(), folder)
        print(f"{asked.package.name}, {_counted(folder / 'ours')}; {load()}")
        readings = in_turns(contestants, asked.rounds)
    seconds = {name: [cost.wall_seconds for cost in costs] for name, costs in readings.items()}
    rows = []
    for name, ours in seconds.items():
        times = [ratio(seconds[peer], ours).show() for peer in _PEERS if peer in seconds]
        rows.append([name, f"{min(ours):.1f}..{max(ours):.1f} s", *times])
    peers = [f"{peer} / this" for peer in _PEERS if peer in seconds]
    print(table(["contestant", "clock", *peers], rows))


def _contestants(package: Path, peers: Path, folder: Path) -> Mapping[str, Callable[[], Cost]]:
    ours = _copied(package, folder / "ours")
    own = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    judge = [sys.executable, "-m", "judge", "verify", str(ours)]
    cold, warm = (
        {**own, "XDG_CACHE_HOME": str(folder / "cold")},
        {
            **own,
            "XDG_CACHE_HOME": str(folder / "warm"),
        },
    )
    _run(judge, warm, folder)
    found: dict[str, Callable[[], Cost]] = {
        "judge verify, empty cache": lambda: _cold(judge, cold, folder),
        "judge verify --fresh": partial(_cost, [*judge, "--fresh"], warm, folder),
        "judge verify, unchanged": partial(_cost, judge, warm, folder),
    }
    program = peers / "problemtools" / "bin" / "verifyproblem"
    environment = {**os.environ, **home(folder)}
    if program.exists():
        theirs = _copied(package, folder / "verifyproblem")
        parts = ["-p", "validators", "data", "submissions", "-j", "2"]
        found["verifyproblem"] = partial(
            _cost, [str(program), str(theirs), *parts], environment, folder
        )
    program = peers / "bapctools" / "bin" / "bt"
    if program.exists():
        theirs = _copied(package, folder / "bt")
        _run([str(program), "upgrade"], environment, theirs)
        command = [str(program), "run", "-G", "-j", "2"]
        found["bt run"] = partial(_cost, command, environment, theirs)
    return found


def _copied(package: Path, target: Path) -> Path:
    """Copy the package, without submissions that not everybody can judge."""
    folder = target / package.name
    shutil.copytree(package, folder)
    for program in (folder / "submissions").glob("*/*"):
        if program.is_file() and program.suffix not in _COMMON:
            program.unlink()
    return folder


def _counted(folder: Path) -> str:
    submissions = len(list(folder.glob("*/submissions/*/*")))
    cases = len(list(folder.glob("*/data/**/*.in")))
    return f"{submissions} submissions, {cases} cases"


def _cold(command: list[str], environment: Mapping[str, str], folder: Path) -> Cost:
    shutil.rmtree(environment["XDG_CACHE_HOME"], ignore_errors=True)
    return _cost(command, environment, folder)


def _cost(command: list[str], environment: Mapping[str, str], folder: Path) -> Cost:
    return cost_of(partial(_run, command, environment, folder))


def _run(command: list[str], environment: Mapping[str, str], folder: Path) -> None:
    """Run to the end; that a package is not sound is no failure of the contestant."""
    subprocess.run(
        command,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )


if __name__ == "__main__":
    main()
