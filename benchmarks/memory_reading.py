"""Whether the peak memory that we report is the program's own, by every method of this machine.

    python benchmarks/memory_reading.py

Programs touch a given amount and end: an empty one in C is to read 3 MiB at most, the others theirs
within 3 MiB or 3 %. The judge weighs 300 MiB more meanwhile, which must not be read. The methods:
of one program (VmHWM at its exit), of several processes (the sum of their Pss, sampled), of a warm
Python program (the fork's own peak); at every level of isolation that holds here. From programs in
an interpreter of their own the reading of an empty one is taken off.
"""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from programs import build_program
from turns import Spread, in_turns, load, table
from warmth import warm_environment

from judge.cli.machine import Wish, open_machine
from judge.errors import IsolationMissing
from judge.languages.build import Executable
from judge.languages.header import Sandbox
from judge.languages.registry import by_id
from judge.model.execution import RunLimits
from judge.sandbox.pool import open_sandboxes
from judge.sandbox.setup import Isolation

_MEBIBYTE = 2**20
_AMOUNTS = (0, 1, 10, 30, 100, 300)  # MiB
_ROUNDS = 5
_TOLERANCE_MIB, _TOLERANCE = 3, 0.03
_LIMITS = RunLimits(
    cpu_seconds=10,
    wall_seconds=30,
    memory_bytes=1024 * _MEBIBYTE,
    output_bytes=_MEBIBYTE,
)
_C = """
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
int main(void) {
    size_t mebibytes;
    int others, made = 0;
    if (scanf("%zu %d", &mebibytes, &others) != 2) return 1;
    size_t share = (mebibytes << 20) / (others + 1);
    while (made < others && fork() != 0) made++;
    volatile char *block = malloc(share + 1);
    for (size_t at = 0; at < share; at += 4096) block[at] = 1;
    if (others) usleep(300000);
    while (wait(0) > 0);
    return 0;
}
"""
_PYTHON = "block = bytearray(int(input().split()[0]) << 20)\n"


def main() -> None:
    """Measure at every level and print."""
    ballast = b"x" * (300 * _MEBIBYTE)
    rows = []
    with (
        tempfile.TemporaryDirectory(prefix="judge-benchmark-") as name,
        open_machine(warm_environment(Path(name)), Wish()) as machine,
    ):
        c, python = build_program(machine, "c", _C), build_program(machine, "python", _PYTHON)
        interpreter = machine.toolchain(by_id("python")).executable
        programs = {
            "C": (c, 0),
            "C, 4 processes": (c, 3),
            "Python, warm": (python, 0),
            "Python, its own interpreter": (replace(python, warm_entry=None), 0),
        }
        for level in (Isolation.CGROUPS, Isolation.NAMESPACES, Isolation.LANDLOCK):
            try:
                sandboxes = open_sandboxes(python=interpreter, unsafe=False, isolation=level)
            except IsolationMissing:
                continue
            with sandboxes:
                rows += [
                    (str(sandboxes.isolation), name, *_row(sandboxes.run, *program))
                    for name, program in programs.items()
                ]
    heavy = len(ballast) // _MEBIBYTE
    print(f"read less touched, MiB, median [min..max]; {heavy} MiB in the judge; {load()}")
    heads = [f"{amount} MiB" for amount in _AMOUNTS]
    print(table(("level", "program", "method", *heads, "beyond"), rows))


def _row(sandbox: Sandbox, built: Executable, others: int) -> list[str]:
    """Return the method, what was read too much at each amount, and how often it was too far."""
    methods = set()
    limits = replace(_LIMITS, processes=1 + others)

    def reading(mebibytes: int) -> Callable[[], float]:
        def read() -> float:
            command = built.command(f"{mebibytes} {others}\n".encode(), limits.memory_bytes)
            execution = sandbox(command, limits)
            if execution.exit_code != 0 or execution.peak_memory_bytes is None:
                raise RuntimeError(execution)
            methods.add(str(execution.memory_method))
            return execution.peak_memory_bytes / _MEBIBYTE

        return read

    readings = in_turns({str(amount): reading(amount) for amount in _AMOUNTS}, _ROUNDS)
    weighs_itself = built.language.id == "python" and built.warm_entry is None
    base = Spread.of(readings["0"]).middle if weighs_itself else 0.0
    errors = {
        amount: [peak - base - amount for peak in readings[str(amount)]] for amount in _AMOUNTS
    }
    beyond = sum(
        abs(error) > max(_TOLERANCE_MIB, _TOLERANCE * amount)
        for amount, each in errors.items()
        for error in each
    )
    shown = [Spread.of(each).show(digits=1) for each in errors.values()]
    return [" / ".join(sorted(methods)), *shown, f"{beyond} of {len(_AMOUNTS) * _ROUNDS}"]


if __name__ == "__main__":
    main()
