"""How long C++ with bits/stdc++.h takes to compile: in our sandbox, and with plain g++.

    python benchmarks/compile.py --rounds 5

Every turn compiles another source, so that nothing comes from the cache but the precompiled header;
the turn that makes that one does not count.
"""

import argparse
import itertools
import subprocess
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from turns import Spread, cost_of, in_turns, load, ratio, table
from warmth import warm_environment

from judge.cli.machine import Wish, open_machine
from judge.judging.machine import Machine
from judge.languages.build import CompileFailure, ProgramSource
from judge.languages.registry import by_id
from judge.model.submission import Style

_SOURCE = """\
#include <bits/stdc++.h>
using namespace std;

int main() {
    int n;
    cin >> n;
    vector<long long> numbers(n);
    for (auto& number : numbers) cin >> number;
    sort(numbers.begin(), numbers.end());
    map<long long, int> seen;
    for (long long number : numbers) ++seen[number];
    priority_queue<pair<int, long long>> most;
    for (auto [number, times] : seen) most.push({times, number});
    cout << most.top().second << '\\n';
}
"""
_PLAIN = "g++ -O2 -std=c++20"
_OURS = "judge.languages.build"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    sources = (f"{_SOURCE}// {number}\n" for number in itertools.count())
    with tempfile.TemporaryDirectory(prefix="judge-benchmark-") as name:
        folder = Path(name)
        with open_machine(warm_environment(folder), Wish()) as machine:
            compilers: dict[str, Callable[[str], None]] = {
                _OURS: partial(_build, machine),
                _PLAIN: partial(_compile, folder),
            }
            contestants = {
                name: partial(_timed, compiler, sources.__next__)
                for name, compiler in compilers.items()
            }
            seconds = in_turns(contestants, rounds)
    rows = [
        (name, Spread.of(each).show(), ratio(each, seconds[_PLAIN]).show())
        for name, each in seconds.items()
    ]
    print(f"median [min..max] of {rounds} rounds in turns, {load()}")
    print(table(("", "seconds", "times plain"), rows))


def _timed(compiler: Callable[[str], None], source: Callable[[], str]) -> float:
    return cost_of(partial(compiler, source())).wall_seconds


def _build(machine: Machine, source: str) -> None:
    built = machine.build(ProgramSource(text=source, style=Style.STDIO), by_id("cpp"))
    if isinstance(built, CompileFailure):
        raise RuntimeError(built.output)


def _compile(folder: Path, source: str) -> None:
    file = folder / "plain.cpp"
    file.write_text(source)
    argv = ("g++", "-O2", "-std=c++20", "-o", str(folder / "plain"), str(file))
    subprocess.run(argv, check=True)


if __name__ == "__main__":
    main()
