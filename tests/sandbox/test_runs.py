"""What goes into a run and what comes out of it, on every level of isolation."""

import signal
from collections.abc import Callable

import pytest

from judge.model.execution import Ending, Execution, ProgramFile

Runner = Callable[..., Execution]
pytestmark = pytest.mark.sandbox
BOTH = pytest.mark.parametrize("warm", [True, False], ids=["warm", "fresh"])


@BOTH
def test_streams_are_carried(run_python: Runner, *, warm: bool) -> None:
    """Input arrives, output, errors and the exit code come back."""
    source = "import sys\nprint(sys.stdin.read()[::-1]); sys.stderr.write('e'); sys.exit(3)"

    execution = run_python(source, warm=warm, stdin="가나다".encode())

    assert execution.stdout.decode() == "다나가\n"
    assert execution.stderr == b"e"
    assert (execution.ending, execution.exit_code, execution.signal) == (Ending.EXITED, 3, None)


@BOTH
def test_a_large_input_arrives_whole(run_python: Runner, *, warm: bool) -> None:
    """A megabyte and more goes in without a pipe to choke on."""
    stdin = b" ".join(b"%d" % number for number in range(200_000))

    execution = run_python(
        "import sys\nprint(sum(map(int, sys.stdin.read().split())))", warm=warm, stdin=stdin
    )

    assert execution.stdout == b"%d\n" % sum(range(200_000))


@BOTH
def test_input_cannot_be_changed(run_python: Runner, *, warm: bool) -> None:
    """The file behind standard input is sealed."""
    source = (
        "import os\ntry:\n    os.write(os.open('/proc/self/fd/0', os.O_RDWR), b'x')\n"
        "    print('changed')\nexcept OSError:\n    print('refused')"
    )

    assert run_python(source, warm=warm, stdin=b"abc").stdout == b"refused\n"


@BOTH
def test_the_result_has_a_descriptor_of_its_own(run_python: Runner, *, warm: bool) -> None:
    """Descriptor 3 is open when asked for, apart from what the program prints."""
    source = "import os\nprint('mine'); os.write(3, b'[1]')"

    execution = run_python(source, warm=warm, result=True)

    assert execution.result == b"[1]"
    assert execution.stdout == b"mine\n"


@BOTH
def test_without_a_result_the_descriptor_is_closed(run_python: Runner, *, warm: bool) -> None:
    """Nothing but the three streams is open to a program that returns nothing."""
    source = "import os\ntry:\n    os.write(3, b'x')\nexcept OSError:\n    print('closed')"

    execution = run_python(source, warm=warm)

    assert execution.stdout == b"closed\n"
    assert execution.result is None


@BOTH
def test_scratch_files_go_in_and_come_out(run_python: Runner, *, warm: bool) -> None:
    """Files are laid into the scratch folder, and those asked for are collected."""
    source = (
        "import os\nos.mkdir('out')\nopen('out/a.txt', 'w').write(open('in/b.txt').read() * 2)\n"
        "open('unwanted', 'w').write('x')"
    )

    execution = run_python(
        source, warm=warm, box_files=(ProgramFile("in/b.txt", b"ab"),), collect=("out/*",)
    )

    assert execution.files == (("out/a.txt", b"abab"),)


def test_the_scratch_folder_starts_empty(run_python: Runner) -> None:
    """What one run leaves, the next does not find."""
    run_python("import os\nos.makedirs('a/b'); open('a/b/c', 'w').write('x'); os.chmod('a', 0)")

    execution = run_python("import os\nprint(os.listdir('.'))")

    assert execution.stdout == b"[]\n"


@BOTH
def test_arguments_follow_the_script(run_python: Runner, *, warm: bool) -> None:
    """A warm program finds its arguments where a fresh one does."""
    source = "import os, sys\nprint(os.path.basename(sys.argv[0]), *sys.argv[1:])"

    execution = run_python(source, warm=warm, arguments=("one", "{box}"))

    assert execution.stdout.split()[:2] == [b"main.py", b"one"]
    assert execution.stdout.split()[2].endswith(b"box")


@BOTH
def test_the_environment_is_ours_alone(run_python: Runner, *, warm: bool) -> None:
    """A program sees the variables that we set and no other."""
    source = "import os\nprint(sorted(os.environ))"

    execution = run_python(source, warm=warm, environment=(("EXTRA", "1"),))

    names = {"EXTRA", "HOME", "LANG", "PATH", "TMPDIR"}
    assert set(eval(execution.stdout)) - {"LC_CTYPE"} == names  # noqa: S307 - our own program wrote it


@BOTH
def test_a_signal_is_told(run_python: Runner, *, warm: bool) -> None:
    """A program that dies by a signal ends SIGNALLED, with its number."""
    source = "import os\nos.kill(os.getpid(), 11)"

    execution = run_python(source, warm=warm)

    assert (execution.ending, execution.signal) == (Ending.SIGNALLED, signal.SIGSEGV)


LEAVINGS = [
    ("raise SystemExit", (0, "", "")),
    ("raise SystemExit(7)", (7, "", "")),
    ("raise SystemExit('bye')", (1, "", "bye\n")),
    ("import atexit; atexit.register(print, 'late')", (0, "late\n", "")),
    ("import threading; threading.Timer(0.05, print, ['thread']).start()", (0, "thread\n", "")),
    ("print('kept', end='')", (0, "kept", "")),
]


@BOTH
@pytest.mark.parametrize("source, leaving", LEAVINGS)
def test_a_program_leaves_as_python_does(
    run_python: Runner, source: str, leaving: tuple[int, str, str], *, warm: bool
) -> None:
    """A warm program ends as a fresh one does: exit codes, exit functions, threads, buffers."""
    execution = run_python(source, warm=warm)

    told = (execution.exit_code, execution.stdout.decode(), execution.stderr.decode())
    assert told == leaving


def test_a_warm_traceback_shows_the_program_alone(run_python: Runner) -> None:
    """No frame of ours stands in what a learner reads."""
    execution = run_python("def f():\n    return 1 // 0\nf()", warm=True)

    said = execution.stderr.decode()
    assert said.startswith("Traceback")
    assert "warden" not in said
    assert said.endswith("ZeroDivisionError: integer division or modulo by zero\n")
    assert execution.exit_code == 1


SEARCH = """
import re
found = set()
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb") as memory:
    for line in maps:
        start, end = (int(edge, 16) for edge in line.split()[0].split("-"))
        try:
            memory.seek(start)
            found.update(re.findall(rb"known-to-the-ot[h]er", memory.read(end - start)))
        except (OSError, ValueError):
            continue
print(found)
"""


def test_a_warm_program_finds_nothing_of_another(run_python: Runner) -> None:
    """What a module held, the author's reference for one, is in no later program's memory."""
    held = [f"known-to-the-other {number}" for number in range(100)]
    run_python(f"table = {held}", warm=True)

    assert run_python(SEARCH, warm=True).stdout == b"set()\n"


def test_warm_programs_differ_in_chance(run_python: Runner) -> None:
    """Every fork has a random generator of its own."""
    source = "import random\nprint(random.random())"

    assert run_python(source, warm=True).stdout != run_python(source, warm=True).stdout
