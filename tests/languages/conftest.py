"""What the tests of this floor share; the sandbox is the only fixture that runs anything."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from judge.errors import ToolchainMissing
from judge.languages.header import Sandbox
from judge.languages.interpreter import own_interpreter
from judge.languages.registry import by_id
from judge.languages.toolchain import Toolchain, find_toolchain
from judge.sandbox.pool import open_sandboxes


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """Run commands in the strongest sandbox that this machine has."""
    with open_sandboxes(python=own_interpreter(), unsafe=True) as sandboxes:
        yield sandboxes.run


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep what is built for the whole session."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def find(cache: Path) -> "Finder":
    """Find toolchains, and skip the test where one is not installed."""
    return Finder(cache)


class Finder:
    """Finds the toolchain of a language by its id."""

    def __init__(self, cache: Path) -> None:
        """``cache`` keeps the findings."""
        self._cache = cache

    def __call__(self, language: str) -> Toolchain:
        """Return it; skip with the judge's own words where it is missing."""
        try:
            return find_toolchain(by_id(language), environment=os.environ, cache=self._cache)
        except ToolchainMissing as missing:
            pytest.skip(missing.en)
