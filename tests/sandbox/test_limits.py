"""Limits end a run in time, and readings are those of the program."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from judge.model.execution import Command, Ending, Execution, MemoryMethod, Program, ProgramFile
from judge.sandbox.pool import Sandboxes
from tests.sandbox.conftest import LIMITS

Runner = Callable[..., Execution]
pytestmark = [pytest.mark.sandbox, pytest.mark.slow]
MEBIBYTE = 2**20
BOTH = pytest.mark.parametrize("warm", [True, False], ids=["warm", "fresh"])
BURN = """
import threading, time
def burn(seconds):
    start = time.thread_time()
    while time.thread_time() - start < seconds:
        pass
threads = [threading.Thread(target=burn, args=(0.1,)) for _ in range(2)]
for each in threads: each.start()
burn(0.1)
for each in threads: each.join()
print(time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID))
"""


@BOTH
def test_cpu_time_is_what_the_program_reads(run_python: Runner, *, warm: bool) -> None:
    """All threads count, and the reading is the kernel's own."""
    execution = run_python(BURN, warm=warm)

    own = float(execution.stdout)
    assert own >= 0.3
    assert execution.cpu_seconds == pytest.approx(own, rel=0.05, abs=0.01)


@BOTH
def test_the_cpu_limit_ends_a_loop(run_python: Runner, *, warm: bool) -> None:
    """A program over its limit is gone, and hardly over it."""
    execution = run_python("while True: pass", warm=warm, cpu_seconds=0.2)

    assert execution.ending is Ending.CPU_LIMIT
    assert 0.2 <= execution.cpu_seconds < 0.25


def test_the_cpu_limit_ends_several_processes(run_python: Runner) -> None:
    """The time of all processes is one sum, read by the clock tick."""
    source = "import os\nos.fork(); os.fork()\nwhile True: pass"

    execution = run_python(source, processes=8, cpu_seconds=0.2)

    assert execution.ending is Ending.CPU_LIMIT
    assert 0.2 <= execution.cpu_seconds < 0.3


@BOTH
def test_waiting_is_an_ending_of_its_own(run_python: Runner, *, warm: bool) -> None:
    """A sleeper meets the wall limit and has used no time."""
    execution = run_python("import time\ntime.sleep(60)", warm=warm, wall_seconds=0.3)

    assert execution.ending is Ending.WALL_LIMIT
    assert execution.cpu_seconds < 0.2


@BOTH
def test_output_has_a_limit(run_python: Runner, *, warm: bool) -> None:
    """A flood ends the program, and what is kept is not more than the limit."""
    execution = run_python("while True: print('x' * 1000)", warm=warm)

    assert execution.ending is Ending.OUTPUT_LIMIT
    assert len(execution.stdout) <= LIMITS.output_bytes


@BOTH
def test_touched_memory_is_charged(run_python: Runner, *, warm: bool) -> None:
    """A program that touches 60 MiB weighs 60 MiB, beside what an empty one weighs."""
    empty = run_python("pass", warm=warm).peak_memory_bytes
    full = run_python("x = bytearray(60 * 2**20)", warm=warm).peak_memory_bytes

    assert empty is not None
    assert full is not None
    assert full - empty == pytest.approx(60 * MEBIBYTE, abs=3 * MEBIBYTE)


@BOTH
def test_reserved_memory_is_not_charged(run_python: Runner, *, warm: bool) -> None:
    """Half a gibibyte that is never touched costs nothing."""
    source = "import mmap\nx = mmap.mmap(-1, 2**29, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)"

    execution = run_python(source, warm=warm)

    assert execution.exit_code == 0
    assert execution.peak_memory_bytes is not None
    assert execution.peak_memory_bytes < 30 * MEBIBYTE


@BOTH
def test_the_page_cache_is_not_charged(run_python: Runner, *, warm: bool) -> None:
    """Files that are read belong to the machine's memory, not to the program's."""
    source = """
import os
read = 0
for folder, _, names in os.walk("/usr/lib"):
    for name in names:
        try:
            with open(f"{folder}/{name}", "rb", buffering=0) as file:
                while piece := file.read(2**16):
                    read += len(piece)
        except OSError:
            continue
        if read > 80 * 2**20:
            raise SystemExit
"""

    execution = run_python(source, warm=warm)

    assert execution.exit_code == 0
    assert execution.peak_memory_bytes is not None
    assert execution.peak_memory_bytes < 40 * MEBIBYTE


@BOTH
def test_the_memory_limit_ends_a_balloon(run_python: Runner, *, warm: bool) -> None:
    """A program that goes on touching memory is ended by the limit."""
    source = "blocks = []\nwhile True: blocks.append(bytearray(2**20))"

    assert run_python(source, warm=warm).ending is Ending.MEMORY_LIMIT


TOUCHING = """
#include <stdlib.h>
int main(int argc, char **argv) {
    size_t size = strtoul(argv[1], 0, 10) << 20;
    volatile char *block = malloc(size + 1);
    for (size_t at = 0; at < size; at += 4096) block[at] = 1;
    return 0;
}
"""


@pytest.mark.parametrize("mebibytes", [0, 1, 30, 100])
def test_a_c_program_weighs_what_it_touches(
    sandboxes: Sandboxes, tmp_path: Path, mebibytes: int
) -> None:
    """What the starter of a program weighs is not charged to it: an empty one weighs nothing."""
    compiler = shutil.which("gcc")
    if compiler is None:
        pytest.skip("gcc is not installed")
    (tmp_path / "a.c").write_text(TOUCHING)
    subprocess.run([compiler, "-O2", "a.c", "-o", "a"], cwd=tmp_path, check=True)
    file = ProgramFile("a", tmp_path / "a", executable=True)
    command = Command(argv=("{program}/a", str(mebibytes)), program=Program.of((file,)))

    execution = sandboxes.run(command, LIMITS)

    assert execution.exit_code == 0
    if execution.memory_method is MemoryMethod.HIGH_WATER_MARK:
        assert execution.peak_memory_bytes is not None
        assert 0 <= execution.peak_memory_bytes - mebibytes * MEBIBYTE <= 3 * MEBIBYTE


SEVERAL = """
import mmap, os, time
together = {together}
for _ in range(3):
    if os.fork() == 0:
        alone = {alone}
        time.sleep(1)  # to be seen together on a busy machine as well
        os._exit(0)
for _ in range(3):
    os.wait()
"""
FAMILIES = [
    pytest.param("None", "bytearray(20 * 2**20)", id="each its own"),
    pytest.param("bytearray(60 * 2**20)", "None", id="inherited"),
    pytest.param("mmap.mmap(-1, 60 * 2**20)", "together.write(bytes(60 * 2**20))", id="mapped"),
]


@pytest.mark.parametrize("together, alone", FAMILIES)
def test_several_processes_weigh_what_they_hold_together(
    run_python: Runner, together: str, alone: str
) -> None:
    """Memory of all processes is one sum, in which what they share counts once."""
    empty = SEVERAL.format(together=None, alone=None)
    base = run_python(empty, processes=8).peak_memory_bytes
    source = SEVERAL.format(together=together, alone=alone)

    execution = run_python(source, processes=8, memory_bytes=512 * MEBIBYTE)

    assert execution.exit_code == 0
    assert base is not None
    assert execution.peak_memory_bytes is not None
    assert execution.peak_memory_bytes - base == pytest.approx(60 * MEBIBYTE, abs=3 * MEBIBYTE)


TABLES = """
import mmap
while True:
    block = mmap.mmap(-1, 2**43, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | 0x4000, mmap.PROT_READ)
    for at in range(0, 2**43, 2**21):
        block[at]
"""


@BOTH
def test_page_tables_are_memory(run_python: Runner, *, warm: bool) -> None:
    """A program that holds no page, only tables that the kernel keeps for it, is ended as well."""
    execution = run_python(TABLES, warm=warm, cpu_seconds=10, wall_seconds=60)

    assert execution.ending is Ending.MEMORY_LIMIT


def test_stderr_keeps_its_end(run_python: Runner) -> None:
    """Of a long error the last 64 KiB are kept, since the reason stands at the end."""
    execution = run_python("import sys\nsys.stderr.write('x' * 200_000 + 'the reason')")

    assert execution.stderr.endswith(b"the reason")
    assert len(execution.stderr) < 70_000


def test_a_starved_program_does_not_idle(run_python: Runner) -> None:
    """A program that waits for a processor is not said to idle: its CPU time decides."""
    source = "while True: pass"
    cores = os.cpu_count() or 1
    busy = [sys.executable, "-c", "while True: pass"]
    others = [subprocess.Popen(busy) for _ in range(3 * cores)]
    try:
        execution = run_python(source, cpu_seconds=0.5, wall_seconds=0.6)
    finally:
        for other in others:
            other.kill()
            other.wait()

    assert execution.ending is Ending.CPU_LIMIT
