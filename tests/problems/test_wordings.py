"""Points are found in other words than the rubric's, and errors where somebody makes them.

A file of `wordings/` belongs to the question of its name. A line is what is in a sentence, and the
sentence: ids of points, of misconceptions with a `!`, `-` where nothing may be found, or `right`
where it warns of an error and does not make it, whatever points it names. The sentences were
written without a look at the aliases, and tried before the aliases learned from them; a sentence
that people say and that is missed is a line to be added.
"""

from pathlib import Path

import pytest

from judge.judging.written.assess import assess
from judge.model.assessment import MENTIONED
from judge.model.written import WrittenProblem
from tests.shipped import QUESTIONS

FILES = sorted((Path(__file__).parent / "wordings").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_other_peoples_words_are_understood(file: Path) -> None:
    """Each sentence names at least its points, makes exactly its errors; `-` names nothing."""
    problem = QUESTIONS[file.stem]
    faults = [
        (line, fault)
        for line in file.read_text(encoding="utf-8").splitlines()
        if (fault := _fault(problem, *line.split(": ", 1)))
    ]

    assert faults == []


def _fault(problem: WrittenProblem, ids: str, sentence: str) -> str:
    """Say what is missed, or found and should not be; nothing where all is well."""
    assessment = assess(problem, sentence)
    found = {point.id for point in assessment.points if point.state in MENTIONED}
    errors = {misconception.id for misconception in assessment.misconceptions}
    wanted = set(ids.split(","))
    wrong = {id_[1:] for id_ in wanted if id_.startswith("!")}
    points = {id_ for id_ in wanted - {"-", "right"} if not id_.startswith("!")}
    missed = set() if wrong else points - found  # in an error a point is in doubt
    if missed:
        return f"missed: {', '.join(sorted(missed))}"
    if wanted == {"-"} and found:
        return f"found in nothing: {', '.join(sorted(found))}"
    if errors != wrong:
        return f"errors: {', '.join(sorted(errors)) or 'none'}"
    return ""
