"""Finds toolchains for tests and bounds their runs."""

import os
from pathlib import Path

import pytest

from judge.errors import ToolchainMissing
from judge.languages.build import CompileFailure, Executable, ProgramSource, build
from judge.languages.header import Sandbox
from judge.languages.registry import by_id
from judge.languages.toolchain import Toolchain, find_toolchain
from judge.model.execution import Execution, RunLimits

MEBIBYTE = 2**20
LIMIT_BYTES = 512 * MEBIBYTE


class Bench:
    """Builds and runs programs in the real sandbox, as the engine would for a generous problem."""

    def __init__(self, sandbox: Sandbox, cache: Path) -> None:
        """``cache`` keeps what is built."""
        self.sandbox = sandbox
        self.cache = cache

    def toolchain(self, language: str) -> Toolchain:
        """Find a toolchain; skip the test with the judge's own words where it is missing."""
        try:
            return find_toolchain(by_id(language), environment=os.environ, cache=self.cache)
        except ToolchainMissing as missing:
            pytest.skip(missing.en)

    def build(self, language: str, source: ProgramSource) -> Executable | CompileFailure:
        """Build a source."""
        return build(source, self.toolchain(language), self.sandbox, self.cache)

    def executable(self, language: str, source: ProgramSource) -> Executable:
        """Build a source that compiles."""
        built = self.build(language, source)
        assert isinstance(built, Executable), built.output
        return built

    def run(
        self, executable: Executable, stdin: bytes, *, memory_bytes: int = LIMIT_BYTES
    ) -> Execution:
        """Run with 10 seconds and ``memory_bytes``, the runtime aside."""
        limits = RunLimits(
            cpu_seconds=10,
            wall_seconds=60,
            memory_bytes=memory_bytes + executable.language.runtime_bytes,
            output_bytes=64 * MEBIBYTE,
        )
        return self.sandbox(executable.command(stdin, memory_bytes), limits)
