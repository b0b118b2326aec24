"""What all attacks share: a witness, and the judge laid where an ordinary user may read it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.places import copy_the_package
from tests.attacks.witness import Witness


@pytest.fixture(scope="session")
def witness() -> Iterator[Witness]:
    witness = Witness(Path("/var/tmp") / f"judge-attacks-{os.getpid()}")  # noqa: S108 - for all users
    copy_the_package(witness.folder / "package")
    yield witness
    witness.close()
    shutil.rmtree(witness.folder)
