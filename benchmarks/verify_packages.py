"""Proves one whole package, through this judge and through its peers, in turns.

    python benchmarks/verify_packages.py --peers DIR [--rounds 3] PACKAGE

Everybody gets an own copy of the package, with its submissions in C, C++ and Python: verifyproblem
asks javac for release 21, which not every machine has. It wants the legacy format, ``bt`` a newer
one, which ``bt upgrade`` makes. We judge with isolation: on a machine that knows neither its
compilers nor their headers; a package for the first time, when all of it is compiled; with what was
compiled, but everything judged anew; and when nothing has changed. ``bt`` keeps what it compiled,
verifyproblem does not.
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
from warmth import warm_environment

_COMMON = frozenset({".c", ".cc", ".cpp", ".cxx", ".py"})
_PEERS = ("verifyproblem", "bt run, new package", "bt run")
_OF_THE_MACHINE = frozenset({"headers", "toolchains.json"})


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
    common = {**warm_environment(folder), **home(folder)}
    ours = {**common, "PYTHONPATH": os.pathsep.join(sys.path)}
    verify = [sys.executable, "-m", "judge", "verify", str(_copied(package, folder / "ours"))]
    kept = Path(ours["XDG_CACHE_HOME"]) / "judge"
    again = partial(_cost, verify, ours, folder)
    found: dict[str, Callable[[], Cost]] = {
        "judge verify, new machine": partial(_anew, again, kept),
        "judge verify, new package": partial(_anew, again, kept, besides=_OF_THE_MACHINE),
        "judge verify --fresh": partial(_cost, [*verify, "--fresh"], ours, folder),
        "judge verify, unchanged": again,
    }
    program = peers / "problemtools" / "bin" / "verifyproblem"
    if program.exists():
        theirs = _copied(package, folder / "verifyproblem")
        parts = ["-p", "validators", "data", "submissions", "-j", "2"]
        found["verifyproblem"] = partial(_cost, [str(program), str(theirs), *parts], common, folder)
    program = peers / "bapctools" / "bin" / "bt"
    if program.exists():
        theirs = _copied(package, folder / "bt")
        kept = folder / "built"
        kept.mkdir()
        building = {**common, "TMPDIR": str(kept)}
        _run([str(program), "upgrade"], building, theirs)
        again = partial(_cost, [str(program), "run", "-G", "-j", "2"], building, theirs)
        found["bt run, new package"] = partial(_anew, again, kept)
        found["bt run"] = again
    return found


def _anew(again: Callable[[], Cost], kept: Path, *, besides: frozenset[str] = frozenset()) -> Cost:
    """Forget what was kept, and measure."""
    for each in kept.iterdir() if kept.exists() else ():
        if each.name in besides:
            continue
        if each.is_dir():
            shutil.rmtree(each)
        else:
            each.unlink()
    return again()


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
