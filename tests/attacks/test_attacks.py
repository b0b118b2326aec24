"""Hostile programs do no harm: as this user, as an ordinary user, with namespaces and without.

A program is a file in ``programs/`` whose head says what it tries and which endings are right; it
prints ESCAPED where it gets through.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PROGRAMS = sorted((HERE / "programs").glob("*.py"))
ANSWER = "the-answer-is-4182"
ORDINARY_USER = "65534"
SYSTEM_PYTHON = Path("/usr/bin/python3")
MARKER = "escaped-judge-attack"


class Witness:
    """A server that must never be called, and a secret that must never be read."""

    def __init__(self, folder: Path) -> None:
        """Listen on this machine, and write the secret where anybody may read it."""
        self.folder = folder
        self.secret = folder / "answers.ans"
        self.secret.write_text(ANSWER)
        self.calls = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                self._server.accept()[0].close()
            except OSError:
                return
            self.calls += 1

    def close(self) -> None:
        """Stop listening."""
        self._server.close()


@pytest.fixture(scope="module")
def witness() -> Iterator[Witness]:
    folder = Path("/var/tmp") / f"judge-attacks-{os.getpid()}"  # noqa: S108 - readable for all users
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    kept = Witness(folder)
    yield kept
    kept.close()
    shutil.rmtree(folder)


def _copy_of_the_package(folder: Path) -> Path:
    """Lay the package and the driver where another user may read them."""
    target = folder / "package"
    if not target.exists():
        ignore = shutil.ignore_patterns("__pycache__", "_problems")
        shutil.copytree(HERE.parents[1] / "judge", target / "judge", ignore=ignore)
        shutil.copytree(HERE, target / "attacks", ignore=ignore)
        for path in target.rglob("*"):
            path.chmod(0o755 if path.is_dir() else 0o644)
    return target


def _command(user: str, witness: Witness) -> list[str]:
    if user == "this user":
        return [sys.executable, str(HERE / "drive.py")]
    if os.geteuid() != 0 or not SYSTEM_PYTHON.exists() or shutil.which("setpriv") is None:
        pytest.skip("needs root, setpriv and the system's Python to become an ordinary user")
    identity = [f"--reuid={ORDINARY_USER}", f"--regid={ORDINARY_USER}", "--clear-groups"]
    driver = _copy_of_the_package(witness.folder) / "attacks" / "drive.py"
    return ["setpriv", *identity, str(SYSTEM_PYTHON), "-B", str(driver)]


@pytest.fixture(scope="module", params=["this user", "an ordinary user"])
def user(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=["B", "C"])
def level(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def results(user: str, level: str, witness: Witness) -> dict[str, dict[str, object]]:
    """Run all programs once; IsolationMissing is a skip, or a failure where it must hold."""
    arguments = [level, str(witness.secret), str(witness.folder), str(witness.port)]
    parent = witness.folder / "package" if user != "this user" else HERE.parents[1]
    environment = {**os.environ, "JUDGE_PACKAGE_PARENT": str(parent), "JUDGE_TOKEN": ANSWER}
    done = subprocess.run(
        [*_command(user, witness), *arguments],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if "IsolationMissing" in done.stderr and not os.environ.get("JUDGE_REQUIRE_SANDBOX"):
        pytest.skip(done.stderr.strip().splitlines()[-1])
    assert done.returncode == 0, done.stderr
    parsed: dict[str, dict[str, object]] = json.loads(done.stdout)
    return parsed


@pytest.mark.sandbox
@pytest.mark.slow
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_a_hostile_program_ends_as_it_should(
    program: Path, results: dict[str, dict[str, object]]
) -> None:
    """It ends by the right limit, and gets nothing through."""
    right = program.read_text().splitlines()[1].removeprefix("# endings: ").split(", ")
    result = results[program.name]
    shown = f"{result['stdout']}{result['stderr']}"

    assert result["ending"] in right
    assert "ESCAPED" not in shown
    assert ANSWER not in shown


@pytest.mark.sandbox
@pytest.mark.slow
def test_nothing_is_left_behind(results: dict[str, dict[str, object]], witness: Witness) -> None:
    """No process, no file and no connection outlives the programs."""
    commands = [_command_line(each) for each in Path("/proc").iterdir() if each.name.isdigit()]
    strays = [line for line in commands if "attack.py" in line]
    places = (Path("/"), Path("/usr"), Path("/etc"), Path("/var/tmp"), witness.folder)  # noqa: S108
    files = [place / MARKER for place in places if (place / MARKER).exists()]

    assert results
    assert strays == []
    assert files == []
    assert witness.calls == 0


def _command_line(process: Path) -> str:
    try:
        return (process / "cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""
