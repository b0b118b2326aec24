"""What the tests of this floor share; the sandbox is the only fixture that runs programs."""

from collections.abc import Iterator

import pytest

from judge.languages.header import Sandbox
from judge.languages.interpreter import own_interpreter
from judge.sandbox.pool import open_sandboxes
from tests.languages.machine import Bench


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """Run commands in the strongest sandbox that this machine has."""
    with open_sandboxes(python=own_interpreter(), unsafe=True) as sandboxes:
        yield sandboxes.run


@pytest.fixture(scope="session")
def bench(sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """Build and run, keeping what is built for the whole session."""
    return Bench(sandbox, tmp_path_factory.mktemp("cache"))
