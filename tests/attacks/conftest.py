"""The passes that all attacks share: programs are compiled once, and each place is visited once."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from judge.languages.interpreter import own_interpreter
from judge.sandbox.pool import open_sandboxes
from tests.attacks.arsenal import lay_out, lay_sources
from tests.attacks.places import HERE, PROGRAMS, WHOLE_JUDGE, Passes, Place, copy_the_package
from tests.attacks.witness import Witness


_NO_PLACE = SimpleNamespace(params={})


@pytest.fixture(scope="session")
def passes(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Passes]:
    witness = Witness(Path("/var/tmp") / f"judge-attacks-{os.getpid()}")  # noqa: S108 - for all users
    copy_the_package(witness.folder / "package")
    judged = witness.folder / "judged"
    for kind in ("compile", "forged", "author", "problem"):
        lay_sources(HERE / kind, judged / kind, witness.words())
    (judged / "cache").mkdir()
    (judged / "cache").chmod(0o777)
    with open_sandboxes(python=own_interpreter(), unsafe=False) as sandboxes:
        missing = lay_out(
            sorted((HERE / "programs").iterdir()),
            witness.folder / "arsenal",
            witness.words(),
            sandboxes.run,
            tmp_path_factory.mktemp("cache"),
        )
    yield Passes(witness, missing, _wanted(request.session.items))
    witness.close()
    shutil.rmtree(witness.folder)


def _wanted(items: list[pytest.Item]) -> list[tuple[str, Place]]:
    """Return which driver has to run where for the tests of this session."""
    found: dict[tuple[str, Place], None] = {}
    for item in items:
        place = getattr(item, "callspec", _NO_PLACE).params.get("place")
        if isinstance(place, Place):
            driver = PROGRAMS if item.path.name == "test_attacks.py" else WHOLE_JUDGE
            found[driver, place] = None
    return list(found)
