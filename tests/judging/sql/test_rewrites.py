"""Right answers in other words are accepted: no false alarm, on no case and no random database.

A file of ``rewrites`` is named after a problem and a dialect; its queries stand apart by blank
lines, each below a comment that says what is other about it than about the reference.
"""

from pathlib import Path

import pytest

from judge.catalog.library import shipped_problems
from judge.catalog.problem_file import load_problem
from judge.judging.engine import DATABASES, Options, judge
from judge.judging.machine import Machine
from judge.model.event import SubmissionJudged
from judge.model.sql_problem import SqlProblem
from judge.model.submission import Style, Submission

pytestmark = pytest.mark.sandbox

FILES = sorted((Path(__file__).parent / "rewrites").glob("*.sql"))


def rewrites(file: Path) -> list[str]:
    """Return the queries of a file."""
    _, *queries = file.read_text("utf-8").split("\n\n")
    return queries


def test_there_are_many() -> None:
    """Two hundred are what the claim of no false alarms is about."""
    assert sum(len(rewrites(file)) for file in FILES) >= 200


@pytest.mark.slow
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rewrites_are_accepted(file: Path, machine: Machine) -> None:
    """Every one is accepted, and was held against the reference on many databases."""
    slug, dialect = file.stem.split(".")
    problem = load_problem(shipped_problems() / slug)
    assert isinstance(problem, SqlProblem)
    refused = []
    for query in rewrites(file):
        handed_in = Submission(path=file, source=query, language=dialect, style=Style.QUERY)
        options = Options(databases=DATABASES)
        *_, last = judge(problem, handed_in, problem.cases, machine, options)
        assert isinstance(last, SubmissionJudged)
        said = last.result.message.en if last.result.message else ""
        if last.result.verdict.value != "AC" or "on " not in said:
            refused.append((query, last.result.verdict.value, said))

    assert refused == []
