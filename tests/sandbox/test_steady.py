"""Sandboxes for measuring: what is loaded lies at the same addresses in each."""

from pathlib import Path

import pytest

from judge.sandbox.launch import same_addresses
from judge.sandbox.pool import LEVELS, Sandboxes
from judge.sandbox.setup import Isolation
from tests.sandbox.conftest import LIMITS, PYTHON, python_command

pytestmark = pytest.mark.sandbox

_ADDRESS = "# {} \nprint(id(type))\n"  # a static object: where the interpreter was loaded


def addresses(folder: Path, *, steady: bool, count: int) -> set[bytes]:
    """Run as many programs, each in a sandbox of its own since a fork holds only one."""
    with Sandboxes(
        python=PYTHON,
        layers=LEVELS[Isolation.LANDLOCK],
        isolation=Isolation.LANDLOCK,
        steady=steady,
    ) as sandboxes:
        assert sandboxes.steady is steady
        return {
            sandboxes.run(python_command(_ADDRESS.format(name), folder, warm=True), LIMITS).stdout
            for name in range(count)
        }


def test_the_same_addresses_for_all(tmp_path: Path) -> None:
    """Drawn anew for each sandbox, unless times are to be compared."""
    with same_addresses() as granted:
        if not granted:
            pytest.skip("this machine lets nobody choose (a container, perhaps)")

    assert len(addresses(tmp_path, steady=True, count=3)) == 1
    assert len(addresses(tmp_path, steady=False, count=3)) == 3
