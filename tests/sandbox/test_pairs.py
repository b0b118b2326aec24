"""Two programs that talk, whatever either does: nobody hangs, and who broke off first is told."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from judge.errors import IsolationMissing, SandboxFailure
from judge.model.conversation import Conversation, Run, Speaker
from judge.model.execution import Command, Ending, MemoryMethod, Program, RunLimits
from judge.sandbox.pool import LEVELS, Sandboxes
from judge.sandbox.portable import PortableSandboxes
from judge.sandbox.setup import Isolation
from tests.sandbox.conftest import LIMITS, VIEWS, python_command

PYTHON = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
LEAVES_AT_THE_END = "import sys\nwhile sys.stdin.readline(): pass\nsys.exit(43)"
PATIENT = replace(LIMITS, wall_seconds=20)

Talk = Callable[..., Conversation]


@pytest.fixture(
    scope="module", params=[*LEVELS, Isolation.NONE], ids=lambda level: f"level {level}"
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


@pytest.fixture
def talk(boxes: Sandboxes | PortableSandboxes, tmp_path: Path) -> Talk:
    """Let two pieces of Python talk."""

    def run(
        submission: str,
        interactor: str,
        *,
        quiet: float = 5.0,
        warm: bool = True,
        limits: RunLimits = PATIENT,
    ) -> Conversation:
        runs = []
        for name, source in (("submission", submission), ("interactor", interactor)):
            folder = tmp_path / name
            folder.mkdir(exist_ok=True)
            command = python_command(source, folder, warm=warm)
            runs.append(Run(command=command, limits=limits))
        return boxes.run_pair(runs[0], runs[1], quiet)

    return run


@pytest.mark.sandbox
@pytest.mark.parametrize("warm", [True, False])
def test_both_hear_each_other(talk: Talk, warm: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    """Lines go both ways, in order, and the transcript has them all."""
    asks = "for i in range(3):\n  print(i, flush=True)\n  assert int(input()) == 2 * i"
    answers = "import sys\nfor i in range(3): print(2 * int(input()), flush=True)\nsys.exit(42)"

    conversation = talk(asks, answers, warm=warm)

    assert (conversation.submission.ending, conversation.submission.exit_code) == ("exited", 0)
    assert (conversation.interactor.ending, conversation.interactor.exit_code) == ("exited", 42)
    assert [(line.speaker.value, line.text) for line in conversation.transcript] == [
        ("submission", "0"),
        ("interactor", "0"),
        ("submission", "1"),
        ("interactor", "2"),
        ("submission", "2"),
        ("interactor", "4"),
    ]
    assert conversation.silence is None


@pytest.mark.sandbox
def test_the_first_to_leave_is_the_submission(talk: Talk) -> None:
    """The interactor sees the end of the file, and can still decide."""
    conversation = talk("print('bye'); raise SystemExit(3)", LEAVES_AT_THE_END)

    assert conversation.broke_off is Speaker.SUBMISSION
    assert conversation.submission.exit_code == 3
    assert conversation.interactor.exit_code == 43


@pytest.mark.sandbox
def test_the_first_to_leave_is_the_interactor(talk: Talk) -> None:
    """Whoever goes on writing to nobody is not killed for it, and reads the end of the file."""
    goes_on = (
        "import sys\nfor i in range(30000): print('still here')\nsys.exit(len(sys.stdin.read()))"
    )

    conversation = talk(goes_on, "import sys; print('no', flush=True); sys.exit(43)")

    assert conversation.broke_off is Speaker.INTERACTOR
    assert conversation.interactor.exit_code == 43
    assert (conversation.submission.ending, conversation.submission.exit_code) == ("exited", 3)


@pytest.mark.sandbox
def test_an_interactor_may_write_to_one_who_has_gone(talk: Talk) -> None:
    """The interactor is not killed for the submission's end either."""
    writes = "import sys\nsys.stdin.read()\nfor i in range(30000): print('hello?')\nsys.exit(42)"

    conversation = talk("", writes)

    assert conversation.interactor.exit_code == 42


@pytest.mark.sandbox
def test_closing_a_stream_is_the_end_of_it(talk: Talk) -> None:
    """A closed output is an end of the file over there, though the program goes on."""
    closes = "import os\nos.close(1)\nassert os.read(0, 9) == b'seen\\n'"
    sees = "import sys\nassert sys.stdin.read() == ''\nprint('seen', flush=True)\nsys.exit(42)"

    conversation = talk(closes, sees)

    assert conversation.broke_off is Speaker.SUBMISSION
    assert conversation.submission.exit_code == 0
    assert conversation.interactor.exit_code == 42


@pytest.mark.sandbox
def test_one_who_does_not_listen_stops_nobody(talk: Talk) -> None:
    """What is said to a closed input is thrown away."""
    deaf = "import os, sys\nos.close(0)\nprint('deaf', flush=True)"
    shouts = "import sys\ninput()\nfor i in range(30000): print('hello?')\nsys.exit(42)"

    conversation = talk(deaf, shouts)

    assert conversation.submission.exit_code == 0
    assert conversation.interactor.exit_code == 42


@pytest.mark.sandbox
def test_both_wait_for_each_other(talk: Talk) -> None:
    """Neither speaks: both are stopped, and nobody broke off."""
    conversation = talk("input()", "input()", quiet=0.3)

    assert conversation.silence is not None
    assert conversation.silence.unread_by_submission == 0
    assert conversation.silence.unread_by_interactor == 0
    assert conversation.broke_off is None
    assert conversation.submission.ending is Ending.WALL_LIMIT


@pytest.mark.sandbox
def test_both_write_and_nobody_reads(talk: Talk) -> None:
    """Full pipes on both sides block their writers, and not the judge."""
    floods = "while True: print('y' * 1000)"

    conversation = talk(floods, floods, quiet=0.3)

    assert conversation.silence is not None
    assert conversation.silence.unread_by_submission > 65_536
    assert conversation.silence.unread_by_interactor > 65_536
    assert conversation.submission.ending is Ending.WALL_LIMIT
    assert conversation.interactor.ending is Ending.WALL_LIMIT


@pytest.mark.sandbox
def test_a_large_message_goes_through_narrow_pipes(talk: Talk) -> None:
    """More than the pipes hold, to a reader who takes his time, arrives whole."""
    says = "print('x' * 900_000, flush=True)"
    reads = "import sys\nsys.exit(42 if sys.stdin.readline() == 'x' * 900_000 + '\\n' else 43)"

    conversation = talk(says, reads)

    assert conversation.interactor.exit_code == 42
    assert conversation.transcript[0].text == "x" * 500 + "…"


@pytest.mark.sandbox
def test_a_flood_ends_at_the_limit_of_output(talk: Talk) -> None:
    """Somebody who reads everything does not save a program that never stops writing."""
    conversation = talk("while True: print('y' * 1000)", LEAVES_AT_THE_END)

    assert conversation.submission.ending is Ending.OUTPUT_LIMIT
    assert conversation.broke_off is Speaker.SUBMISSION
    assert conversation.interactor.exit_code == 43
    assert len(conversation.transcript) == 200


@pytest.mark.sandbox
def test_limits_hold_for_each(talk: Talk) -> None:
    """One that computes for ever meets its limit of CPU time, and the other sees it gone."""
    conversation = talk(
        "while True: pass",
        LEAVES_AT_THE_END,
        quiet=15,  # a portable run may compute for 2 s before it is stopped, and on a busy machine
        limits=replace(PATIENT, cpu_seconds=0.3),
    )

    assert conversation.submission.ending is Ending.CPU_LIMIT
    assert conversation.broke_off is Speaker.SUBMISSION
    assert conversation.interactor.exit_code == 43


@pytest.mark.sandbox
def test_the_next_run_is_not_disturbed(talk: Talk) -> None:
    """A stop that was meant for the run before does not end the next one."""
    for _ in range(3):
        assert talk("input()", "input()", quiet=0.05).silence is not None
        after = talk("print(1)", LEAVES_AT_THE_END)

        assert (after.submission.exit_code, after.interactor.exit_code) == (0, 43)
        assert after.silence is None


@pytest.mark.sandbox
def test_a_program_that_cannot_start_is_our_fault(boxes: Sandboxes | PortableSandboxes) -> None:
    """Whatever a seat raises comes out, after the other program has ended."""
    if isinstance(boxes, PortableSandboxes):
        pytest.skip("a portable run that cannot start is an exit code")
    nothing = Command(argv=("/nowhere",), program=Program.of(()), views=VIEWS)
    waits = Command(
        argv=(str(PYTHON), "-I", "-S", "-c", "input()"), program=Program.of(()), views=VIEWS
    )

    with pytest.raises(SandboxFailure, match="exec"):
        boxes.run_pair(Run(command=waits, limits=LIMITS), Run(command=nothing, limits=LIMITS), 5.0)


@pytest.mark.sandbox
def test_time_and_memory_are_measured(talk: Talk) -> None:
    """A conversation is an execution like any other."""
    conversation = talk("sum(range(1_000_000))", LEAVES_AT_THE_END, warm=False)

    assert conversation.submission.cpu_seconds > 0
    assert conversation.submission.peak_memory_bytes
    assert conversation.submission.memory_method is not MemoryMethod.NONE
