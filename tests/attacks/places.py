"""Where the attacks are made: as whom, on which level, and in a container that grants nothing."""

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.attacks.witness import ANSWER, Witness

HERE = Path(__file__).parent
ORDINARY_USER = 65534
SYSTEM_PYTHON = Path("/usr/bin/python3")

# What a container is like that grants no namespaces: one may be root there, and may not nest.
_CONTAINED = (
    *("unshare", "--user", "--map-root-user", "sh", "-c"),
    'echo 0 > /proc/sys/user/max_user_namespaces && exec "$0" "$@"',
)
_AT_A_TIME = 1 if "PYTEST_XDIST_WORKER" in os.environ else 2  # the other file's are made then


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pass is made; without a level the judge chooses."""

    ordinary: bool
    level: str
    contained: bool = False

    def __str__(self) -> str:
        """Name the tests."""
        user = "ordinary user" if self.ordinary else "this user"
        return f"{user}, {'no namespaces granted' if self.contained else f'level {self.level}'}"


CONTAINER = Place(ordinary=False, level="", contained=True)
PLACES = (
    Place(ordinary=False, level="A"),
    Place(ordinary=False, level="B"),
    Place(ordinary=False, level="C"),
    CONTAINER,
    Place(ordinary=True, level="B"),
    Place(ordinary=True, level="C"),
)
EVERYWHERE = pytest.mark.parametrize("place", PLACES, ids=str)


class Passes:
    """Makes all passes of a driver that are wanted, a few at a time, and keeps what each told.

    Those of one user come first: the secret is then that user's own, so that no permission hides
    what a wall should.
    """

    def __init__(self, driver: str, folder: Path, witness: Witness, wanted: list[Place]) -> None:
        """``folder``: what the driver is to try."""
        self.witness = witness
        self._driver = driver
        self._folder = folder
        self._wanted = wanted
        self._told: dict[Place, Future[dict[str, Any] | str]] = {}

    def at(self, place: Place) -> dict[str, Any]:
        """Return what the driver printed; skip where the sandbox does not hold here."""
        if not self._told:
            for ordinary in (False, True):
                self._make_all([each for each in self._wanted if each.ordinary is ordinary])
        told = self._told[place].result()
        if isinstance(told, str):
            pytest.skip(told)
        return told

    def _make_all(self, wanted: list[Place]) -> None:
        if not wanted:
            return
        self.witness.give_to(ORDINARY_USER if wanted[0].ordinary else os.geteuid())
        with ThreadPoolExecutor(_AT_A_TIME) as pool:
            for place in wanted:
                self._told[place] = pool.submit(self._make, place)

    def _make(self, place: Place) -> dict[str, Any] | str:
        if place.ordinary and not can_become_ordinary():
            return "needs root, setpriv and the system's Python 3.11 to become an ordinary user"
        package = self.witness.folder / "package" if place.ordinary else HERE.parents[1]
        environment = {**os.environ, "JUDGE_PACKAGE_PARENT": str(package), "JUDGE_TOKEN": ANSWER}
        if place.ordinary:
            environment |= {"HOME": str(self.witness.home)}
        driver = package / "tests" / "attacks" / self._driver
        done = subprocess.run(
            [*_command(place, driver), place.level, str(self._folder)],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
        if "IsolationMissing" in done.stderr and not os.environ.get("JUDGE_REQUIRE_SANDBOX"):
            return done.stderr.strip().splitlines()[-1]
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told


def places_wanted(file: str, items: list[pytest.Item]) -> list[Place]:
    """Return where the tests of one file are to be made."""
    calls = [getattr(item, "callspec", None) for item in items if str(item.path) == file]
    found = [call.params.get("place") for call in calls if call is not None]
    return list(dict.fromkeys(place for place in found if isinstance(place, Place)))


def can_become_ordinary() -> bool:
    if os.geteuid() != 0 or not SYSTEM_PYTHON.exists() or shutil.which("setpriv") is None:
        return False
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([SYSTEM_PYTHON, "-c", question], check=False).returncode == 0


def _command(place: Place, driver: Path) -> list[str]:
    if place.ordinary:
        user = [f"--reuid={ORDINARY_USER}", f"--regid={ORDINARY_USER}", "--clear-groups"]
        return ["setpriv", *user, str(SYSTEM_PYTHON), "-B", str(driver)]
    prefix = _CONTAINED if place.contained and _grants_namespaces() else ()
    return [*prefix, sys.executable, str(driver)]


def _grants_namespaces() -> bool:
    """Whether this machine is not such a container itself."""
    if shutil.which(_CONTAINED[0]) is None:
        return False
    asked = [*_CONTAINED[:3], "true"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def copy_the_package(target: Path) -> None:
    """Lay the judge, what it needs and the tests where another user may read them."""
    ignore = shutil.ignore_patterns("__pycache__", "_problems", "*.so")
    for source, name in (
        (HERE.parents[1] / "judge", "judge"),
        (HERE, "tests/attacks"),
        (Path(yaml.__file__).parent, "yaml"),
    ):
        shutil.copytree(source, target / name, ignore=ignore)
    for path in (target, *target.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
