"""Tries every layer on this machine and says, in words, which ones hold: what doctor prints."""

import contextlib
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from judge.errors import IsolationMissing, SandboxFailure
from judge.frozen import frozen
from judge.model.execution import Command, MemoryMethod, Program, RunLimits
from judge.model.text import Text
from judge.sandbox import seccomp
from judge.sandbox.client import Warden
from judge.sandbox.control_group import ControlGroup, find_home
from judge.sandbox.setup import Layers, Setup, views_of

_LIMITS = RunLimits(
    cpu_seconds=2, wall_seconds=10, memory_bytes=64 * 2**20, output_bytes=2**16, processes=1
)


@frozen
class Layer:
    """One layer of isolation; ``detail`` says what it keeps out, or why it does not hold."""

    name: str
    holds: bool
    detail: Text


@frozen(kw_only=False)
class _Attempt:
    """A hostile line of Python; the layer holds when it exits with 0.

    ``without`` says what a program can do where the layer is missing and the others hold.
    """

    name: str
    layers: Layers
    code: str
    holds: Text
    without: Text


_ATTEMPTS = (
    _Attempt(
        "namespaces",
        Layers(landlock=False, seccomp=False),
        "import os; os.getppid() == 1 and len(os.listdir('/proc')) < 100 or escape()",
        Text(
            "programs see no other process, no network and only the folders that they need",
            "프로그램은 다른 프로세스와 네트워크를 볼 수 없고 필요한 폴더만 봅니다",
        ),
        Text(
            "not granted here, as in many containers; a program can tell which programs run and "
            "which files exist, but reads and changes neither",
            "컨테이너처럼 허용되지 않는 환경입니다. 어떤 프로그램이 실행 중이고 어떤 파일이 있는지 "
            "알 수는 있지만 읽거나 바꾸지는 못합니다",
        ),
    ),
    _Attempt(
        "Landlock",
        Layers(namespaces=False, seccomp=False),
        "import os; refused(lambda: os.listdir(os.path.dirname({home!r}) or '/'))",
        Text(
            "the kernel refuses files outside the scratch folder and the tool chain",
            "임시 폴더와 툴체인 밖의 파일은 커널이 막습니다",
        ),
        Text(
            "not there; only namespaces keep files from a program",
            "사용할 수 없습니다. 네임스페이스만이 파일을 보호합니다",
        ),
    ),
    _Attempt(
        "seccomp",
        Layers(namespaces=False, landlock=False),
        "import os; refused(os.fork)",
        Text(
            "system calls that a solution has no use for are refused",
            "풀이에 필요 없는 시스템 호출을 막습니다",
        ),
        Text(
            "not there; a program may start processes and use all of the kernel",
            "사용할 수 없습니다. 프로그램이 프로세스를 만들고 커널의 모든 기능을 쓸 수 있습니다",
        ),
    ),
)
_MEMORY = _Attempt(
    "memory",
    Layers(namespaces=False, landlock=False, seccomp=False),
    "",
    Text("", ""),
    Text("no program runs here", "프로그램을 실행할 수 없습니다"),
)
_GROUPS = "control groups"
_HOG = "import sys; sys.stdin.read(); x = bytearray(2**29)"
_BOUND = Text(
    "the kernel bounds all memory of a program; on request: `isolation: A` in judge.yaml",
    "프로그램의 전체 메모리를 커널이 제한합니다. judge.yaml에 `isolation: A`를 쓰면 사용합니다",
)
_UNBOUND = Text(
    "a group was made, and a program in it went beyond its bound",
    "그룹은 만들었지만 그 안의 프로그램이 제한을 넘었습니다",
)
_PRELUDE = """
def escape(): raise SystemExit(9)
def refused(action):
    try: action()
    except OSError: return
    escape()
"""


def probe_layers(python: Path, home: Path) -> tuple[Layer, ...]:
    """Try each layer alone, with a program that a missing layer would let through."""
    if not sys.platform.startswith("linux"):
        text = Text("Linux only", "리눅스에서만 됩니다")
        return tuple(Layer(name=attempt.name, holds=False, detail=text) for attempt in _ATTEMPTS)
    tried = (_try(attempt, python, home) for attempt in _ATTEMPTS)
    return (_control_groups(python), *tried, _memory(python))


def _try(attempt: _Attempt, python: Path, home: Path) -> Layer:
    if attempt.layers.seccomp and not seccomp.supported():
        text = Text("not known for this processor", "이 프로세서에서는 지원하지 않습니다")
        return Layer(name=attempt.name, holds=False, detail=text)
    code = _PRELUDE + attempt.code.format(home=str(home))

    def judge(warden: Warden) -> Layer:
        ended = warden.run(_python(python, code), _LIMITS)
        if ended.exit_code == 0:
            return Layer(name=attempt.name, holds=True, detail=attempt.holds)
        said = (ended.stderr.decode(errors="replace").strip().splitlines() or [""])[-1]
        return Layer(
            name=attempt.name,
            holds=False,
            detail=Text(
                f"a test program got through ({ended.ending}, {said or ended.exit_code})",
                f"시험 프로그램이 통과했습니다 ({ended.ending}, {said or ended.exit_code})",
            ),
        )

    return _with_warden(attempt, python, judge)


def _memory(python: Path) -> Layer:
    def judge(warden: Warden) -> Layer:
        method = warden.run(_python(python, "pass"), _LIMITS).memory_method
        return Layer(
            name="memory",
            holds=method is MemoryMethod.HIGH_WATER_MARK,
            detail=Text(
                f"peak memory is read from {method}",
                "최대 메모리는 종료 시점의 VmHWM 값입니다"
                if method is MemoryMethod.HIGH_WATER_MARK
                else f"최대 메모리는 {method} 값입니다",
            ),
        )

    return _with_warden(_MEMORY, python, judge)


def _control_groups(python: Path) -> Layer:
    """Let a hog wait in a group of its own, bound the group, and see whether it dies of it."""
    try:
        home = find_home()
        with contextlib.closing(ControlGroup(home)) as group:
            hog = subprocess.Popen(
                [str(python), "-I", "-S", "-c", _HOG],
                stdin=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            group.enter(hog.pid)
            group.begin(0, 1)
            hog.communicate(b"go")
            holds = group.end() and hog.returncode == -signal.SIGKILL
    except (IsolationMissing, SandboxFailure) as failure:
        text = Text(f"not needed; {failure.en}", f"없어도 됩니다. {failure.ko}")
        return Layer(name=_GROUPS, holds=False, detail=text)
    return Layer(name=_GROUPS, holds=holds, detail=_BOUND if holds else _UNBOUND)


def _with_warden(attempt: _Attempt, python: Path, judge: Callable[[Warden], Layer]) -> Layer:
    setup = Setup(python=python, layers=attempt.layers, views=views_of(_views(python)))
    try:
        warden = Warden(setup)
        warden.ready()
    except IsolationMissing as failure:
        text = Text(f"{attempt.without.en} ({failure.en})", f"{attempt.without.ko} ({failure.ko})")
        return Layer(name=attempt.name, holds=False, detail=text)
    try:
        return judge(warden)
    finally:
        warden.close()


def _views(python: Path) -> Iterator[Path]:
    yield python.resolve().parents[1]


def _python(python: Path, code: str) -> Command:
    return Command(argv=(str(python), "-I", "-S", "-c", code), program=Program.of(()))
