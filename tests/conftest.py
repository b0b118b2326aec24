"""What the tests of all floors share: a machine with the real sandbox, and an option."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from judge.judging.machine import Machine
from judge.languages.toolchain import find_toolchain
from judge.sandbox.pool import open_sandboxes

PYTHON = Path(getattr(sys, "_base_executable", sys.executable)).resolve()

settings.register_profile("untimed", settings(), deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write what golden files expect anew; read the difference before you keep it."""
    parser.addoption("--regenerate", action="store_true", help="write golden files anew")


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """Open sandboxes once, with a cache that a session shares."""
    cache = tmp_path_factory.mktemp("cache")
    with open_sandboxes(python=PYTHON, unsafe=False) as sandboxes:
        yield Machine(
            sandboxes=sandboxes,
            toolchain=lambda language: find_toolchain(
                language, environment=os.environ, cache=cache
            ),
            cache=cache,
            factor=1.0,
            workers=2,
        )
