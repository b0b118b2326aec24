"""What a case costs: 100 tiny cases through this judge, through its peers, and through no judge.

Run it from the root of the repository, with the judge installed:

    python benchmarks/overhead.py --install-peers
    python benchmarks/overhead.py --languages python cpp --peers DIR --rounds 7

First the whole command, cold, from the shell to the verdict; then one case inside a sandbox that
is up, with every layer and with none. Ratios are of the clock, within a round; the floor is a loop
that starts the bare program and reads its output (Python: ``python -I -S``).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from doubles import SOURCES, bare_command, inputs, write_doubles
from peers import PEERS, Task, home, install
from turns import Cost, Spread, cost_of, finish, in_turns, load, p5, p95, ratio, table
from warmth import warm_environment

from judge.cli.machine import Wish, open_machine
from judge.errors import IsolationMissing
from judge.judging.machine import Machine
from judge.languages.build import CompileFailure, Executable, ProgramSource
from judge.languages.registry import by_id
from judge.model.execution import RunLimits
from judge.model.submission import Style
from judge.sandbox.pool import Sandboxes
from judge.sandbox.setup import Isolation, Layers

_MEMORY = 256 * 2**20
_LIMITS = RunLimits(cpu_seconds=2, wall_seconds=5, memory_bytes=_MEMORY, output_bytes=2**24)
_FLOOR = "floor: subprocess.run"
_SPAWN = "floor: posix_spawn"
_LEVELS = {
    "control group": (Isolation.CGROUPS, Layers()),
    "every layer": (Isolation.NAMESPACES, Layers()),
    "no layer": (Isolation.NONE, Layers(namespaces=False, landlock=False, seccomp=False)),
}
_COMPARED = {
    "isolation": ("every layer", "no layer"),
    "a control group": ("control group", "every layer"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the files are, and with what environment programs start."""

    folder: Path
    problem: Path
    python: Path
    environment: Mapping[str, str]
    peers: Path | None
    asked: argparse.Namespace

    def task(self, language: str) -> Task | None:
        """Return what peers are asked to do; None where the language's tools are missing."""
        bare = bare_command(language, self.folder, self.python)
        return None if bare is None else Task(language, bare, self.folder, self.asked.cases)


def main() -> None:
    """Measure what the arguments ask for and print it."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="judge-benchmark-") as name:
        folder = Path(name)
        environment = warm_environment(folder)
        peers = asked.peers
        if asked.install_peers:
            peers = peers or folder / "peers"
            install(peers)
        with open_machine(environment, Wish()) as machine:
            place = Place(
                folder=folder,
                problem=write_doubles(folder, asked.cases),
                python=machine.toolchain(by_id("python")).executable,
                environment=environment,
                peers=peers,
                asked=asked,
            )
            for language in asked.languages:
                task = place.task(language)
                if task is None:
                    print(f"\n{language}: skipped, its tools are not here")
                    continue
                if "cold" in asked.parts:
                    _report_cold(place, task)
                if "case" in asked.parts:
                    _report_case(place, task, machine)


def _report_cold(place: Place, task: Task) -> None:
    contestants = dict(_cold_contestants(place, task))
    costs = in_turns(contestants, place.asked.rounds)
    floor = [cost.wall_seconds for cost in costs[_FLOOR]]
    rows = [_cold_row(name, costs[name], floor) for name in costs]
    print(f"\n{task.language}, {task.count} cases, the whole command, {_rounds(place)}")
    print(table(("", "seconds", "CPU seconds", "times the floor"), rows))
    for name, readings in costs.items():
        if "oj" in name:
            oj = [cost.wall_seconds for cost in readings]
            ours = [cost.wall_seconds for cost in costs["judge submit"]]
            print(f"judge submit / {name}: {ratio(ours, oj).show()}")


def _cold_row(name: str, costs: Sequence[Cost], floor: Sequence[float]) -> tuple[str, ...]:
    wall = [cost.wall_seconds for cost in costs]
    cpu = Spread.of([cost.cpu_seconds for cost in costs])
    return name, Spread.of(wall).show(digits=3), cpu.show(digits=3), ratio(wall, floor).show()


def _cold_contestants(place: Place, task: Task) -> Iterator[tuple[str, Callable[[], Cost]]]:
    submit = (sys.executable, "-m", "judge", "submit", SOURCES[task.language][0])
    ours = (*submit, "--problem", str(place.problem))
    yield "judge submit", _command(ours, place.environment, place.folder)
    if task.language == "python":
        fresh = (*ours, "--fresh-interpreter")
        yield "judge submit --fresh-interpreter", _command(fresh, place.environment, place.folder)
    yield _FLOOR, partial(cost_of, partial(_loop, partial(_subprocess, task.bare), task.count))
    if place.peers is not None:
        yield from _peers(place, place.peers, task)


def _peers(place: Place, peers: Path, task: Task) -> Iterator[tuple[str, Callable[[], Cost]]]:
    """Offer every peer that runs; say of the others that they do not."""
    environment = {**os.environ, **home(place.folder)}
    for peer in PEERS:
        if task.language not in peer.languages or place.asked.only_peer not in peer.package:
            continue
        if not peer.is_there(peers):
            print(f"{peer.name}: skipped, not installed")
            continue
        folder, command = peer.prepare(task), peer.command(peers, task)
        contestant = _command(command, environment, folder)
        try:
            contestant()
        except RuntimeError as error:
            print(f"{peer.name}: skipped, it does not run: {error}")
            continue
        yield peer.name, contestant


def _command(
    argv: Sequence[str], environment: Mapping[str, str], folder: Path
) -> Callable[[], Cost]:
    return partial(cost_of, partial(finish, argv, environment, folder))


def _report_case(place: Place, task: Task, machine: Machine) -> None:
    """Print the per-case cost; the sandboxes are up before."""
    source = ProgramSource(text=SOURCES[task.language][1], style=Style.STDIO)
    built = machine.build(source, by_id(task.language))
    if isinstance(built, CompileFailure):
        raise RuntimeError(built.output)
    with ExitStack() as opened:
        runs: dict[str, Callable[[bytes], bytes]] = {}
        for name, (isolation, layers) in _LEVELS.items():
            try:
                sandboxes = Sandboxes(python=place.python, layers=layers, isolation=isolation)
            except IsolationMissing as missing:
                print(f"{name}: skipped: {missing.en}")
                continue
            runs[name] = partial(_isolated, opened.enter_context(sandboxes), built)
        runs[_FLOOR] = partial(_subprocess, task.bare)
        runs[_SPAWN] = partial(_spawned, task.bare)
        contestants = {name: partial(_each_case, run, task.count) for name, run in runs.items()}
        times = in_turns(contestants, place.asked.rounds)
    print(f"\n{task.language}, one case, milliseconds, {_rounds(place)}")
    print(table(("", "p5", "p50", "p95", "p50 times the floor"), list(_case_rows(times))))
    for what, (with_it, without) in _COMPARED.items():
        if with_it in times:
            _report_difference(what, times[with_it], times[without])


def _report_difference(what: str, one: list[list[float]], other: list[list[float]]) -> None:
    for name, reading in (("p5", p5), ("p50", median)):
        with_it, without = [reading(turn) for turn in one], [reading(turn) for turn in other]
        more = Spread.of([each - bare for each, bare in zip(with_it, without, strict=True)])
        print(
            f"{what} adds to {name}: {more.show(1000)} ms, {ratio(with_it, without).show()} times"
        )


def _each_case(run: Callable[[bytes], bytes], count: int) -> list[float]:
    """Return the seconds of each case, once its output is seen to be right."""
    seconds = []
    for number, line in enumerate(inputs(count)):
        began = time.perf_counter()
        output = run(line)
        seconds.append(time.perf_counter() - began)
        if output.strip() != str(2 * number).encode():
            raise RuntimeError(f"{output!r} for {number}")
    return seconds


def _case_rows(times: Mapping[str, list[list[float]]]) -> Iterator[tuple[str, ...]]:
    floor = [median(turn) for turn in times[_FLOOR]]
    for name, turns in times.items():
        middles = [median(turn) for turn in turns]
        tails = [p95(turn) for turn in turns]
        yield (
            name,
            Spread.of([p5(turn) for turn in turns]).show(1000),
            Spread.of(middles).show(1000),
            Spread.of(tails).show(1000),
            ratio(middles, floor).show(),
        )


def _isolated(sandboxes: Sandboxes, built: Executable, line: bytes) -> bytes:
    return sandboxes.run(built.command(line, _MEMORY), _LIMITS).stdout


def _subprocess(argv: Sequence[str], line: bytes) -> bytes:
    return subprocess.run(argv, input=line, capture_output=True, check=True).stdout


def _spawned(argv: tuple[str, ...], line: bytes) -> bytes:
    """Start a program as cheaply as it goes: its input lies ready in a pipe."""
    (source, feed), (drain, sink) = os.pipe(), os.pipe()
    os.write(feed, line)
    os.close(feed)
    actions = [(os.POSIX_SPAWN_DUP2, source, 0), (os.POSIX_SPAWN_DUP2, sink, 1)]
    child = os.posix_spawn(argv[0], argv, os.environ, file_actions=actions)
    os.close(source)
    os.close(sink)
    text = os.read(drain, 100)
    os.waitpid(child, 0)
    os.close(drain)
    return text


def _loop(run: Callable[[bytes], bytes], count: int) -> None:
    for line in inputs(count):
        run(line)


def _rounds(place: Place) -> str:
    return f"median [min..max] of {place.asked.rounds} rounds in turns, {load()}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--cases", type=int, default=100)
    parser.add_argument("--languages", nargs="+", choices=SOURCES, default=list(SOURCES))
    parser.add_argument("--parts", nargs="+", choices=("cold", "case"), default=["cold", "case"])
    parser.add_argument("--peers", type=Path, help="folder with the peers' virtual environments")
    parser.add_argument("--only-peer", default="", help="part of the package's name")
    parser.add_argument("--install-peers", action="store_true", help="pip install them, for once")
    asked = parser.parse_args()
    asked.peers = asked.peers and asked.peers.resolve()
    return asked


if __name__ == "__main__":
    main()
