"""Hostile programs do no harm: as this user, as an ordinary user, with namespaces and without.

A program is a file in ``programs/`` whose head says what it tries, and which endings and verdicts
are right; it prints ESCAPED where it gets through. A pass runs all of them, once, in one place.
"""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from judge.judging.outcome import outcome
from judge.languages.interpreter import own_interpreter
from judge.languages.registry import language_of
from judge.model.execution import Ending, Execution
from judge.model.verdict import Verdict
from judge.sandbox.pool import open_sandboxes
from tests.attacks.arsenal import lay_out
from tests.attacks.header import read_header
from tests.attacks.places import CONTAINER, EVERYWHERE, HERE, Passes, Place, places_wanted
from tests.attacks.witness import ANSWER, Witness

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]
PROGRAMS = sorted((HERE / "programs").iterdir())


@pytest.fixture(scope="session")
def passes(
    request: pytest.FixtureRequest, witness: Witness, tmp_path_factory: pytest.TempPathFactory
) -> Passes:
    """Compile the programs once, for every place."""
    arsenal = witness.folder / "arsenal"
    with open_sandboxes(python=own_interpreter(), unsafe=False) as sandboxes:
        cache = tmp_path_factory.mktemp("cache")
        lay_out(PROGRAMS, arsenal, witness.words(), sandboxes.run, cache)
    wanted = places_wanted(__file__, request.session.items)
    return Passes("drive.py", arsenal, witness, wanted)


@EVERYWHERE
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.name)
def test_a_hostile_program_ends_as_it_should(program: Path, place: Place, passes: Passes) -> None:
    """It ends by the right limit, gets nothing through, and the next one finds no trace of it."""
    results = passes.at(place)["results"]
    if program.name not in results:
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


@pytest.mark.parametrize("place", [CONTAINER], ids=str)
def test_without_namespaces_the_doctor_says_so(place: Place, passes: Passes) -> None:
    """In a container the judge falls back to level C by itself, and names what does not hold."""
    told = passes.at(place)
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
