"""Hands out wardens: every thread that asks gets one to itself."""

import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from judge.errors import IsolationMissing
from judge.frozen import frozen
from judge.model.conversation import Conversation, Run
from judge.model.execution import Command, Execution, RunLimits, View
from judge.sandbox.client import Warden
from judge.sandbox.launch import Launched, Spares, same_addresses
from judge.sandbox.setup import Isolation, Layers, Setup, views_of

if TYPE_CHECKING:
    from judge.sandbox.control_group import Home
    from judge.sandbox.portable import PortableSandboxes
    from judge.sandbox.relay import Ends

_MOST_IDLE = 8  # a warden weighs about 12 MB; one more program or kind of view closes the oldest

Views = tuple[View, ...]

LEVELS = {
    Isolation.CGROUPS: Layers(),
    Isolation.NAMESPACES: Layers(),
    Isolation.LANDLOCK: Layers(namespaces=False),
}


class _Seat:
    """A warden that was taken for one run of a conversation."""

    def __init__(self, warden: Warden, run: Run, *, warm: bool) -> None:
        self.limits = run.limits
        self.stop = warden.stop
        self._warden = warden
        self._command = run.command
        self._warm = warm

    def run(self, ends: "Ends") -> Execution:
        return self._warden.run(self._command, self.limits, warm=self._warm, ends=ends)


class Sandboxes:
    """All wardens of this judge; ``run`` may be called from several threads."""

    def __init__(
        self,
        *,
        python: Path,
        layers: Layers,
        isolation: Isolation,
        spares: Spares | None = None,
        steady: bool = False,
    ) -> None:
        """Keep what every warden has in common; none is started yet but the ``spares``.

        ``steady``: programs find their memory at the same addresses in every warden, if the machine
        lets us. By the luck of its addresses alone a program is one or two per cent faster in one
        process than in another.

        IsolationMissing where control groups are asked for and cannot be made.
        """
        self._groups = _find_home() if isolation is Isolation.CGROUPS else None
        self._python = python
        self._layers = layers
        self.isolation = isolation
        self._idle: list[tuple[Views, Warden]] = []
        self._lock = threading.Lock()
        self._closed = False
        self._spares = spares or Spares(python, 0)
        self.steady = False
        if steady:
            with same_addresses() as self.steady:
                pass

    def __enter__(self) -> Self:
        """Begin; ``close`` is called at the end."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End every warden."""
        self.close()

    def run(self, command: Command, limits: RunLimits) -> Execution:
        """Run in a warden that shows the command's views; one that failed is thrown away."""
        warden = self._take(command)
        try:
            execution = warden.run(command, limits, warm=self._is_ours(command))
        except BaseException:
            warden.close()
            raise
        self._give_back(command.views, warden)
        return execution

    def run_pair(self, submission: Run, interactor: Run, quiet_seconds: float) -> Conversation:
        """Run two programs that talk to each other, each in a warden of its own."""
        runs = (submission, interactor)
        taken: list[Warden] = []
        try:
            taken.extend(self._take(run.command) for run in runs)
            for warden in taken:
                warden.ready()
            first, second = (
                _Seat(warden, run, warm=self._is_ours(run.command))
                for warden, run in zip(taken, runs, strict=True)
            )
            from judge.sandbox.relay import converse  # 2 ms, for problems that talk

            conversation = converse(first, second, quiet_seconds)
        except BaseException:
            for warden in taken:
                warden.close()
            raise
        for warden, run in zip(taken, runs, strict=True):
            self._give_back(run.command.views, warden)
        return conversation

    def warm_up(self, views: Views, count: int = 1) -> None:
        """Start wardens ahead of their first run; waits until the first one's walls stand."""
        wardens: list[Warden] = []
        try:
            wardens.extend(self._start(views) for _ in range(count))
            wardens[0].ready()
        except IsolationMissing:
            for warden in wardens:
                warden.close()
            raise
        for warden in wardens:
            self._give_back(views, warden)

    def close(self) -> None:
        """End every warden that is idle; one at work ends when it comes back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for _, warden in idle:
            warden.hang_up()
        for _, warden in idle:
            warden.close()
        self._spares.close()

    def _is_ours(self, command: Command) -> bool:
        return command.argv[0] == str(self._python)

    def _take(self, command: Command) -> Warden:
        """Return a warden that shows the command's views, best one that has its program already."""
        program, warm = command.program, self._is_ours(command) and command.warm_entry is not None
        with self._lock:
            fitting = [
                (not warden.holds(program), place)
                for place, (seen, warden) in enumerate(self._idle)
                if seen == command.views and warden.suits(program, warm=warm)
            ]
            if fitting:
                return self._idle.pop(min(fitting)[1])[1]
        return self._start(command.views)

    def _start(self, views: Views) -> Warden:
        shown = views_of(view.path for view in views)
        setup = Setup(python=self._python, layers=self._layers, views=shown, groups=self._groups)
        if self.steady:
            return Warden(setup, Launched(self._python, steady=True))
        return Warden(setup, self._spares.take(self._python))

    def _give_back(self, views: Views, warden: Warden) -> None:
        with self._lock:
            self._idle.append((views, warden))
            surplus = self._idle if self._closed else self._idle[:-_MOST_IDLE]
            self._idle = [] if self._closed else self._idle[-_MOST_IDLE:]
        for _, each in surplus:
            each.close()


@frozen
class Ahead:
    """What will be needed soon: ``count`` wardens that show ``views``; ``spares`` wait already.

    ``steady`` as in :class:`Sandboxes`.
    """

    views: Views = ()
    count: int = 1
    spares: Spares | None = None
    steady: bool = False


def open_sandboxes(
    *,
    python: Path,
    unsafe: bool,
    isolation: Isolation | None = None,
    ahead: Ahead | None = None,
) -> "Sandboxes | PortableSandboxes":
    """Find the isolation that holds here, or take the one asked for (B where A is not possible).

    Raises IsolationMissing, saying what was tried, where nothing holds and ``unsafe`` is not given.
    """
    failures: list[IsolationMissing] = []
    ahead = ahead or Ahead()
    for level in _candidates(isolation):
        if not sys.platform.startswith("linux"):
            break
        try:
            sandboxes = Sandboxes(
                python=python,
                layers=LEVELS[level],
                isolation=level,
                spares=ahead.spares,
                steady=ahead.steady,
            )
            sandboxes.warm_up(ahead.views, ahead.count)
        except IsolationMissing as failure:
            failures.append(failure)
            continue
        return sandboxes
    return _without_wardens(python=python, unsafe=unsafe, failures=failures)


def _find_home() -> "Home":
    from judge.sandbox.control_group import find_home  # 3 ms, for level A only

    return find_home()


def _candidates(isolation: Isolation | None) -> list[Isolation]:
    """Return the levels to try in turn: docs/decisions/0005 says why A is for those who ask."""
    if isolation is None:
        return [Isolation.NAMESPACES, Isolation.LANDLOCK]
    if isolation is Isolation.CGROUPS:
        return [Isolation.CGROUPS, Isolation.NAMESPACES]  # which is all of A but its group
    return [isolation] if isolation in LEVELS else []


def _without_wardens(
    *, python: Path, unsafe: bool, failures: list[IsolationMissing]
) -> "Sandboxes | PortableSandboxes":
    """Fall back on limits alone, guarded by the system's own sandbox on macOS if that works."""
    from judge.sandbox.portable import PortableSandboxes, find_guard  # where there is no Linux

    guard = find_guard(python)
    if guard is None and not unsafe:
        tried = "; ".join(failure.en for failure in failures) or sys.platform
        tried_ko = "; ".join(failure.ko for failure in failures) or sys.platform
        raise IsolationMissing(
            f"this machine offers no isolation that holds ({tried}); `judge doctor` says more, "
            "--unsafe runs without it (only for code that you trust)",
            f"이 컴퓨터에서는 격리가 되지 않습니다 ({tried_ko}). `judge doctor`로 자세히 볼 수 "
            "있습니다. 믿을 수 있는 코드라면 --unsafe로 격리 없이 실행하세요",
        )
    isolation = Isolation.PORTABLE if guard else Isolation.NONE
    return PortableSandboxes(guard=guard, isolation=isolation)
