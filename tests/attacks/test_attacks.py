"""Hostile programs do no harm: as this user, as an ordinary user, with namespaces and without.

A program is a file in ``programs/`` whose head says what it tries, and which endings and verdicts
are right; it prints ESCAPED where it gets through. A pass runs all of them, once, in one place.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from judge.judging.outcome import outcome
from judge.languages.interpreter import own_interpreter
from judge.languages.registry import language_of
from judge.model.execution import Ending, Execution
from judge.model.verdict import Verdict
from judge.sandbox.pool import open_sandboxes
from tests.attacks.arsenal import lay_out
from tests.attacks.header import read_header
from tests.attacks.witness import ANSWER, Witness

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]
HERE = Path(__file__).parent
PROGRAMS = sorted((HERE / "programs").iterdir())
ORDINARY_USER = 65534
SYSTEM_PYTHON = Path("/usr/bin/python3")

# What a container is like that grants no namespaces: one may be root there, and may not nest.
CONTAINED = (
    *("unshare", "--user", "--map-root-user", "sh", "-c"),
    'echo 0 > /proc/sys/user/max_user_namespaces && exec "$0" "$@"',
)


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
    Place(ordinary=False, level="B"),
    Place(ordinary=False, level="C"),
    Place(ordinary=True, level="B"),
    Place(ordinary=True, level="C"),
    CONTAINER,
)
EVERYWHERE = pytest.mark.parametrize("place", PLACES, ids=str)


class Passes:
    """Makes each pass when it is first asked for, and keeps what it told."""

    def __init__(self, witness: Witness, missing: list[str]) -> None:
        """``missing`` are programs without a tool chain on this machine."""
        self.witness = witness
        self.missing = missing
        self._told: dict[Place, dict[str, Any] | str] = {}

    def at(self, place: Place) -> dict[str, Any]:
        """Return what ``drive.py`` printed; skip where the sandbox does not hold here."""
        if place not in self._told:
            self._told[place] = self._make(place)
        told = self._told[place]
        if isinstance(told, str):
            pytest.skip(told)
        return told

    def _make(self, place: Place) -> dict[str, Any] | str:
        if place.ordinary and not _can_become_ordinary():
            return "needs root, setpriv and the system's Python 3.11 to become an ordinary user"
        self.witness.give_to(ORDINARY_USER if place.ordinary else os.geteuid())
        package = self.witness.folder / "package" if place.ordinary else HERE.parents[1]
        environment = {**os.environ, "JUDGE_PACKAGE_PARENT": str(package), "JUDGE_TOKEN": ANSWER}
        done = subprocess.run(
            [*_command(place, package), place.level, str(self.witness.folder / "arsenal")],
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


def _can_become_ordinary() -> bool:
    if os.geteuid() != 0 or not SYSTEM_PYTHON.exists() or shutil.which("setpriv") is None:
        return False
    question = "import sys; sys.exit(sys.version_info < (3, 11))"
    return subprocess.run([SYSTEM_PYTHON, "-c", question], check=False).returncode == 0


def _command(place: Place, package: Path) -> list[str]:
    driver = str(package / "tests" / "attacks" / "drive.py")
    if place.ordinary:
        user = [f"--reuid={ORDINARY_USER}", f"--regid={ORDINARY_USER}", "--clear-groups"]
        return ["setpriv", *user, str(SYSTEM_PYTHON), "-B", driver]
    prefix = CONTAINED if place.contained and _grants_namespaces() else ()
    return [*prefix, sys.executable, driver]


def _grants_namespaces() -> bool:
    """Whether this machine is not such a container itself."""
    if shutil.which(CONTAINED[0]) is None:
        return False
    asked = [*CONTAINED[:3], "true"]
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


@pytest.fixture(scope="session")
def passes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Passes]:
    witness = Witness(Path("/var/tmp") / f"judge-attacks-{os.getpid()}")  # noqa: S108 - for all users
    cache = tmp_path_factory.mktemp("cache")
    copy_the_package(witness.folder / "package")
    with open_sandboxes(python=own_interpreter(), unsafe=False) as sandboxes:
        arsenal = witness.folder / "arsenal"
        missing = lay_out(PROGRAMS, arsenal, witness.words(), sandboxes.run, cache)
    yield Passes(witness, missing)
    witness.close()
    shutil.rmtree(witness.folder)


@EVERYWHERE
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_a_hostile_program_ends_as_it_should(program: Path, place: Place, passes: Passes) -> None:
    """It ends by the right limit, gets nothing through, and the next one finds no trace of it."""
    results = passes.at(place)["results"]
    if program.name in passes.missing:
        pytest.skip(f"no tool chain for {program.suffix} on this machine")
    header = read_header(program)
    result = results[program.name]
    shown = f"{result['stdout']}{result['stderr']}"

    assert result["ending"] in header.endings
    assert verdict_of(program, result) in header.verdicts
    assert "ESCAPED" not in shown
    assert ANSWER not in shown
    assert (result["left_inside"], result["left_outside"]) == ("", [])


def verdict_of(program: Path, result: dict[str, Any]) -> str:
    """Return what the engine would make of it; none of these programs prints a right answer."""
    header = read_header(program)
    execution = Execution(
        ending=Ending(result["ending"]),
        exit_code=result["exit_code"],
        signal=result["signal"],
        cpu_seconds=result["cpu_seconds"],
        wall_seconds=result["wall_seconds"],
        peak_memory_bytes=result["peak_memory_bytes"],
        stderr=result["stderr"].encode(),
    )
    limits = replace(header.limits, memory_bytes=result["memory_bytes"])
    verdict, _ = outcome(execution, limits, language_of(program))
    return verdict or Verdict.WRONG_ANSWER


@EVERYWHERE
def test_nothing_is_left_behind(place: Place, passes: Passes) -> None:
    """No file, no mount, no socket, no connection and no process outlives the programs."""
    assert passes.at(place)["left"] == []
    assert passes.witness.traces() == []


def test_without_namespaces_the_doctor_says_so(passes: Passes) -> None:
    """In a container the judge falls back to level C by itself, and names what does not hold."""
    told = passes.at(CONTAINER)
    layers = {name: (holds, detail) for name, holds, detail in told["layers"]}

    assert told["isolation"] == "C"
    assert layers["namespaces"][0] is False
    assert "not granted here" in layers["namespaces"][1]
    assert "No space left" in layers["namespaces"][1]
    assert layers["Landlock"][0]
    assert layers["seccomp"][0]


def test_the_table_covers_what_it_promises() -> None:
    """Seventy programs and more, in five languages, each with a head that says all."""
    headers = [read_header(program) for program in PROGRAMS]

    assert len(PROGRAMS) >= 70
    assert {path.suffix for path in PROGRAMS} == {".c", ".cpp", ".java", ".js", ".py"}
    assert all(header.endings and header.verdicts and not header.words for header in headers)
