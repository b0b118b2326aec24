"""What happens in the child, between the fork and the program.

An error in here must name its step: it goes to the warden as ``errno step`` through the report
pipe, which closes by itself when the program has started.
"""

import _signal  # type: ignore[import-not-found]  # signal makes enums, in each child anew
import atexit
import gc
import os
import resource
import sys
import types
from typing import NamedTuple, NoReturn

from judge.sandbox.warden import kernel

FIRST_FREE_DESCRIPTOR = 4
_PID_PLACEHOLDER = b"\xde\xc0\xad\x0b"  # seccomp.py: where the program's own pid belongs


class Layers(NamedTuple):
    """What each program still puts on itself; the warden wears the rest and it is inherited.

    A filter is empty, and ``landlock`` None, where there is nothing to add. ``grouped`` where one
    control group holds the warden and the program, so that the kernel may have to choose.
    """

    namespaces: bool
    landlock: int | None
    seccomp_alone: bytes
    seccomp_processes: bytes
    capabilities: bool
    grouped: bool


class Warm(NamedTuple):
    """A program to run in the fork itself: its module, and the paths of both its forms."""

    module: types.ModuleType
    entry: str
    script: str


class Order(NamedTuple):
    """A run, as far as the child must know; descriptors are the warden's."""

    argv: list[str]
    warm: Warm | None
    environment: dict[str, str]
    descriptors: list[int]  # standard input, output, error and, where asked for, the result
    rlimits: list[tuple[int, int]]
    alone: bool  # may start no process


def start(order: Order, layers: Layers, report: int) -> NoReturn:
    """Become the program. Never returns, and never lets an exception reach the warden's loop."""
    step = "setsid"
    try:
        os.setsid()
        step = "isolation"
        if order.warm is None:
            _ask_to_be_traced()
        _isolate(order, layers)
        step = "descriptors"
        report = _place_descriptors(order.descriptors, report)
        step = "rlimit"
        for which, amount in order.rlimits:
            resource.setrlimit(which, (amount, amount))
        step = "signals"
        _signal.pthread_sigmask(_signal.SIG_SETMASK, ())
        step = "exec"
        if order.warm is None:
            os.execve(order.argv[0], order.argv, order.environment)
        os.close(report)
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)  # as in a new interpreter
    except BaseException as error:
        number = error.errno if isinstance(error, OSError) and error.errno else 0
        os.write(report, f"{number} {step}: {error}".encode())
        os._exit(127)
    run_warm(order.warm, order.argv)


def _place_descriptors(descriptors: list[int], report: int) -> int:
    """Put the streams at 0, 1, 2 (and 3), the report behind them, and close all else."""
    report = os.dup2(report, os.dup(report) + len(descriptors), inheritable=False)
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
    if len(descriptors) < FIRST_FREE_DESCRIPTOR:
        os.closerange(len(descriptors), FIRST_FREE_DESCRIPTOR)
    report = os.dup2(report, FIRST_FREE_DESCRIPTOR, inheritable=False)
    os.closerange(FIRST_FREE_DESCRIPTOR + 1, 1 << 20)
    return report


def _isolate(order: Order, layers: Layers) -> None:
    if layers.grouped or order.warm is not None:
        kernel.prctl(kernel.PR_SET_DUMPABLE, 1)  # else our own files in /proc are not ours
    if layers.grouped:
        kernel.offer_to_oom_killer(kernel.MOST_OFFERED)
    if layers.capabilities:
        kernel.drop_capabilities()
    if layers.landlock is not None:
        kernel.landlock_restrict(layers.landlock)
    seccomp = layers.seccomp_alone if order.alone else layers.seccomp_processes
    if seccomp:
        own = os.getpid().to_bytes(4, sys.byteorder)
        kernel.install_seccomp(seccomp.replace(_PID_PLACEHOLDER, own))


def _ask_to_be_traced() -> None:
    """Let the warden read our memory at the exit; a machine may forbid it, and nothing breaks."""
    try:
        kernel.ptrace(kernel.PTRACE_TRACEME, 0)
    except OSError:
        return


def run_warm(warm: Warm, argv: list[str]) -> NoReturn:
    """Let a module begin in this very process, and leave as Python would.

    Whatever can be made ready before the fork is (the module, the environment, the modules in
    sight): each page that is first written after it is copied, and that is most of a case's cost.
    """
    sys.modules["__main__"] = warm.module
    sys.argv = [warm.script, *_arguments(warm, argv)]
    gc.enable()  # what is frozen stays so: a collection would touch, and copy, every page of it
    os._exit(_leave(_begin(warm.module)))


def warmed(code: types.CodeType, entry: str, script: str) -> Warm:
    """Run a module of ours as far as it comes before a fork: it defines ``begin``."""
    module = types.ModuleType("__main__")
    space = module.__dict__
    space["__file__"], space["__builtins__"] = script, __builtins__
    space["__name__"] = "__warm__"  # so that it does not begin at once, as the main program would
    exec(code, space)  # noqa: S102 - our own compiler made it; nothing of a solution runs here
    space["__name__"] = "__main__"
    return Warm(module, entry, script)


def _arguments(warm: Warm, argv: list[str]) -> list[str]:
    """Return what follows the program's file on its command line."""
    for place, word in enumerate(argv):
        if word in (warm.entry, warm.script):
            return argv[place + 1 :]
    return []


def _begin(module: types.ModuleType) -> int:
    try:
        module.begin()
    except SystemExit as leaving:
        return _exit_code(leaving.code)
    except BaseException as error:
        trace = error.__traceback__
        error.__traceback__ = trace.tb_next if trace else None  # without this frame of ours
        sys.excepthook(type(error), error, error.__traceback__)
        return 1
    return 0


def _exit_code(code: object) -> int:
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)  # noqa: T201 - what the interpreter does with sys.exit("text")
    return 1


def _leave(exit_code: int) -> int:
    """Wait for threads, call exit functions and flush, in the interpreter's order."""
    try:
        threading = sys.modules.get("threading")
        if threading is not None:
            threading._shutdown()  # noqa: SLF001 - as Py_FinalizeEx does
        atexit._run_exitfuncs()  # noqa: SLF001 - as Py_FinalizeEx does
    except BaseException:
        sys.excepthook(*sys.exc_info())
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            exit_code = exit_code or 120  # what the interpreter exits with
    return exit_code
