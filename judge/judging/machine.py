"""What the engine needs of this machine, made once by whoever calls it."""

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Protocol

from judge.frozen import frozen
from judge.judging.kernels import family_of
from judge.languages.build import CompileFailure, Executable, ProgramSource, build, find_built
from judge.languages.toolchain import Toolchain
from judge.model.conversation import Conversation, Run
from judge.model.execution import Command, Execution, RunLimits
from judge.model.language import Language
from judge.model.problem import ProblemLimits
from judge.sandbox.setup import Isolation

_WALL_FACTOR = 2.0  # a program that waits may take this much longer than one that computes,
_WALL_EXTRA_SECONDS = 1.0  # and this much more; beyond it, it idles


class SandboxesLike(Protocol):
    """Runs programs; may be called from several threads."""

    isolation: Isolation
    steady: bool  # no program is favoured by its addresses: all have the same, or new ones each run

    def run(self, command: Command, limits: RunLimits) -> Execution:
        """Run one command."""

    def run_pair(self, submission: Run, interactor: Run, quiet_seconds: float) -> Conversation:
        """Run two programs that talk; both are stopped when neither speaks for so long."""

    def close(self) -> None:
        """End everything."""


@frozen
class Machine:
    """This machine.

    ``toolchain`` finds a language's compiler or interpreter, or raises ToolchainMissing. ``factor``
    scales time limits (1.0: not calibrated, or as fast as the machine of reference); ``factors``
    are those of families of languages, where they were measured. ``workers`` cases run at a time.
    """

    sandboxes: SandboxesLike
    toolchain: Callable[[Language], Toolchain]
    cache: Path
    factor: float
    workers: int
    factors: Mapping[str, float] = field(default_factory=dict)

    def factor_of(self, language: str) -> float:
        """Return what scales the time limits of a language."""
        return self.factors.get(family_of(language), self.factor)

    def build(self, source: ProgramSource, language: Language) -> Executable | CompileFailure:
        """Compile in the sandbox, or take what was compiled before."""
        return build(source, self.toolchain(language), self.sandboxes.run, self.cache)

    def is_built(self, source: ProgramSource, language: Language) -> bool:
        """Whether ``build`` would find it compiled."""
        return find_built(source, self.toolchain(language), self.cache) is not None

    def scaled(self, limits: ProblemLimits, language: str = "python") -> ProblemLimits:
        """Return ``limits`` as they hold on this machine, for a program in ``language``."""
        return replace(limits, time_seconds=limits.time_seconds * self.factor_of(language))


def run_limits(
    limits: ProblemLimits, language: Language, *, whole_memory: bool = False
) -> RunLimits:
    """Return what one run may use; a run-time's own weight comes on top of the memory limit.

    With ``whole_memory`` it does not: the limits of ICPC packages are for everything together.
    """
    runtime_bytes = 0 if whole_memory else language.runtime_bytes
    return RunLimits(
        cpu_seconds=limits.time_seconds,
        wall_seconds=limits.time_seconds * _WALL_FACTOR + _WALL_EXTRA_SECONDS,
        memory_bytes=limits.memory_bytes + runtime_bytes,
        output_bytes=limits.output_bytes,
        runtime_bytes=runtime_bytes,
    )
