"""What has to go through the whole judge: compilers, forged results, packages of a hostile author.

``compile/`` holds sources that must not be built, ``forged/`` solutions that want AC for nothing,
``author/`` packages whose own code is hostile. The head of each file says what is right.
"""

import json
from pathlib import Path

import pytest

from tests.attacks.arsenal import lay_sources
from tests.attacks.header import read_header
from tests.attacks.places import EVERYWHERE, HERE, Passes, Place, places_wanted
from tests.attacks.witness import ANSWER, Witness

pytestmark = [pytest.mark.sandbox, pytest.mark.slow]
SOURCES = sorted((HERE / "compile").iterdir())
FORGED = sorted((HERE / "forged").iterdir())
PACKAGES = sorted((HERE / "author").iterdir())


@pytest.fixture(scope="session")
def passes(request: pytest.FixtureRequest, witness: Witness) -> Passes:
    """Lay the files out once, for every place, with a cache that every user may write."""
    judged = witness.folder / "judged"
    for kind in ("compile", "forged", "author", "problem"):
        lay_sources(HERE / kind, judged / kind, witness.words())
    (judged / "cache").mkdir()
    (judged / "cache").chmod(0o777)
    wanted = places_wanted(__file__, request.session.items)
    return Passes("judge_drive.py", judged, witness, wanted)


def result_of(path: Path, place: Place, passes: Passes) -> dict[str, str]:
    """Return what happened to a file; skip where its tool chain is missing."""
    told = passes.at(place)["results"]
    result: dict[str, str] = told[f"{path.parent.name}/{path.name}"]
    if "missing" in result:
        pytest.skip(result["missing"])
    assert ANSWER not in json.dumps(result)
    assert "ESCAPED" not in result["output"]
    return result


@EVERYWHERE
@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_a_hostile_source_is_not_built(source: Path, place: Place, passes: Passes) -> None:
    """The compiler is ended by a limit that is named, or refuses in its own words."""
    words = read_header(source).words
    result = result_of(source, place, passes)

    assert (result["reason"] or "its own words") in words["reasons"].split(", ")
    assert words.get("says", "") in result["output"]


@EVERYWHERE
@pytest.mark.parametrize("solution", FORGED, ids=lambda path: path.name)
def test_a_forged_result_is_not_accepted(solution: Path, place: Place, passes: Passes) -> None:
    """What can be forged is only the learner's own answer, never the verdict."""
    result = result_of(solution, place, passes)

    assert result["verdict"] in read_header(solution).verdicts
    assert result["verdict"] != "AC"


@EVERYWHERE
@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: path.name)
def test_an_authors_code_is_not_trusted(package: Path, place: Place, passes: Passes) -> None:
    """A hostile package is refused, or its case is JE: no verdict on the learner comes of it."""
    header = read_header(package / "problem.yaml")
    result = result_of(package, place, passes)

    if "refused" in header.words:
        assert header.words["refused"] in result["refused"]
    else:
        assert result["verdict"] in header.verdicts


@EVERYWHERE
def test_the_judge_stays_as_it_was(place: Place, passes: Passes) -> None:
    """Nothing outlives it, nothing is left outside, and its own memory stays bounded."""
    told = passes.at(place)

    assert told["left"] == []
    assert told["peak"] < 512 * 2**20
    assert passes.witness.traces() == []
