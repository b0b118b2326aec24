"""Hostile programs that talk: whatever the two do to each other, the judge gets away unharmed.

Every submission meets interactors of every kind. Nothing is asserted of who wins, only that it ends
(a test that hangs is a failure of its own), each by what it did or by its limits, and that nothing
is left: no process, no descriptor, no thread.
"""

import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from judge.errors import IsolationMissing
from judge.model.conversation import Run
from judge.model.execution import RunLimits
from judge.sandbox.pool import LEVELS, Sandboxes
from judge.sandbox.portable import PortableSandboxes
from judge.sandbox.setup import Isolation
from tests.sandbox.conftest import PYTHON, VIEWS, python_command

HOSTILE = {
    "ends at once": "",
    "crashes": "import os; os.abort()",
    "sleeps": "import time; time.sleep(60)",
    "computes": "while True: pass",
    "floods": "import sys\nwhile True: sys.stdout.write('y\\n' * 4096)",
    "floods without a newline": "import sys\nwhile True: sys.stdout.write('y' * 4096)",
    "ignores a broken pipe": (
        "import os, signal\nsignal.signal(signal.SIGPIPE, signal.SIG_IGN)\n"
        "while True:\n  try: os.write(1, b'y' * 4096)\n  except OSError: pass"
    ),
    "reads for ever": "import sys\nwhile True: sys.stdin.read(4096)",
    "closes its output": "import os, time\nos.close(1); time.sleep(60)",
    "closes its input": "import os\nos.close(0)\nwhile True: os.write(1, b'y' * 4096)",
    "closes everything": "import os, time\nos.closerange(0, 3); time.sleep(60)",
    "stops itself": "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
    "kills itself": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)",
    "writes where it reads": (
        "import os, time\n"
        "try: os.write(os.open('/proc/self/fd/0', os.O_WRONLY), b'mine')\n"
        "except OSError: pass\nos.read(0, 9); time.sleep(60)"
    ),
    "does not block": (
        "import os\nfor stream in (0, 1): os.set_blocking(stream, False)\n"
        "while True:\n  try: os.write(1, os.read(0, 99) or b'y')\n  except OSError: pass"
    ),
    "eats memory": "import os\nos.write(1, b'hello')\nfood = [b'x' * 2**20 for _ in range(4096)]",
}
INTERACTORS = (
    *("ends at once", "crashes", "sleeps", "computes", "ignores a broken pipe"),
    *("reads for ever", "closes its output", "closes its input"),
)
LIMITS = RunLimits(cpu_seconds=0.2, wall_seconds=0.8, memory_bytes=64 * 2**20, output_bytes=2**20)
QUIET_SECONDS = 0.15
MARKER = f"hostile-pair-{os.getpid()}"


@pytest.fixture(
    scope="module",
    params=[Isolation.NAMESPACES, Isolation.NONE],
    ids=lambda level: f"level {level}",
)
def boxes(request: pytest.FixtureRequest) -> Iterator[Sandboxes | PortableSandboxes]:
    level: Isolation = request.param
    if level is Isolation.NONE:
        yield PortableSandboxes(guard=None, isolation=level)
        return
    opened = Sandboxes(python=PYTHON, layers=LEVELS[level], isolation=level)
    try:
        opened.warm_up(VIEWS)
    except IsolationMissing as missing:
        pytest.skip(missing.en)
    with opened:
        yield opened


def _run(name: str, folder: Path) -> Run:
    folder.mkdir(exist_ok=True)
    command = python_command(HOSTILE[name], folder, warm=False)
    return Run(command=replace(command, argv=(*command.argv, MARKER)), limits=LIMITS)


def _left() -> tuple[int, int, list[str]]:
    """Return how many descriptors and threads we have, and the programs that are still there."""
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    strays = []
    for process in Path("/proc").iterdir():
        try:
            line = (process / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        strays += [line] if MARKER in line else []
    return descriptors, threading.active_count(), strays


@pytest.mark.sandbox
@pytest.mark.slow
@pytest.mark.parametrize("submission", HOSTILE)
def test_nobody_hangs_and_nothing_is_left(
    submission: str, boxes: Sandboxes | PortableSandboxes, tmp_path: Path
) -> None:
    """One hostile submission against hostile interactors."""
    first = _run(submission, tmp_path / "submission")
    boxes.run_pair(first, _run("ends at once", tmp_path / "warm"), QUIET_SECONDS)
    before = _left()
    for name in INTERACTORS:
        second = _run(name, tmp_path / "interactor")
        conversation = boxes.run_pair(first, second, QUIET_SECONDS)

        assert conversation.broke_off is not None or conversation.silence is not None, name
        assert conversation.submission.wall_seconds <= LIMITS.wall_seconds + 1, name
        assert conversation.interactor.wall_seconds <= LIMITS.wall_seconds + 1, name
    after = _left()

    assert after[1:] == before[1:]
    assert after[0] <= before[0]
