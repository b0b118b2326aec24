"""Answers that were written, and marked by hand, by somebody who had not seen the rubrics' words.

``heard/<set>/<slug>.yaml`` holds them. docs/rubrics-measured.md says what was found when a set was
read for the first time; since then the rubrics have learned from the sets, and these are floors.
"""

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
import yaml

from judge.judging.written.assess import assess
from judge.model.assessment import MENTIONED, PointState
from judge.model.written import WrittenProblem
from tests.shipped import QUESTIONS

HEARD = Path(__file__).with_name("heard")
LISTS = sorted(Path(__file__).with_name("lists").glob("*.yaml"))
SETS = sorted(folder.name for folder in HEARD.iterdir() if folder.is_dir())
LEAST = {  # precision and recall of mentioned points, share of errors flagged; most flags in error
    "first": (0.99, 0.93, 1.0, 1),
    "second": (0.98, 0.96, 1.0, 2),
    "third": (0.98, 0.97, 1.0, 1),
    "fourth": (0.99, 0.97, 1.0, 1),
    "fifth": (0.97, 0.94, 1.0, 1),
    "sixth": (0.95, 0.91, 1.0, 1),
    "seventh": (0.96, 0.90, 1.0, 4),
    "eighth": (0.98, 0.94, 1.0, 6),
    "ninth": (0.97, 0.93, 1.0, 4),
    "tenth": (0.98, 0.95, 1.0, 3),
    "eleventh": (0.98, 0.93, 1.0, 5),
    "twelfth": (0.97, 0.90, 1.0, 5),
    "thirteenth": (0.98, 0.93, 1.0, 6),  # of this one and those after it no sentence was learned
    "fourteenth": (0.96, 0.91, 1.0, 8),
    "fifteenth": (0.98, 0.90, 1.0, 9),
    "sixteenth": (0.98, 0.87, 1.0, 4),
    "seventeenth": (0.98, 0.87, 1.0, 9),
    "eighteenth": (0.98, 0.90, 1.0, 10),
    "nineteenth": (0.98, 0.90, 1.0, 5),
    "twentieth": (0.98, 0.90, 1.0, 8),
    "twenty-first": (0.98, 0.90, 1.0, 7),
    "twenty-second": (0.98, 0.88, 1.0, 3),
    "twenty-third": (0.99, 0.87, 1.0, 4),
    "twenty-fourth": (0.98, 0.92, 1.0, 1),
    "twenty-fifth": (0.96, 0.93, 1.0, 7),
}


@dataclass
class Counts:
    """What one set came to."""

    points: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    explained_soup: list[str] = field(default_factory=list)

    def share(self, of: Counter[str], wrong: str) -> float:
        """Return the right ones among themselves and the ``wrong``."""
        return of["right"] / (of["right"] + of[wrong])


@cache
def counted(name: str) -> Counts:
    """Hold every answer of a set against its rubric."""
    counts = Counts()
    for file in sorted((HEARD / name).glob("*.yaml")):
        problem = QUESTIONS[file.stem]
        for answer in yaml.safe_load(file.read_text("utf-8")):
            _count(problem, answer, counts)
    return counts


def _count(problem: WrittenProblem, answer: dict[str, object], counts: Counts) -> None:
    seen = assess(problem, str(answer["text"]))
    found = {point.id for point in seen.points if point.state in MENTIONED}
    _compare(counts.points, found, answer["points"])
    flagged = {each.id for each in seen.misconceptions}
    _compare(counts.errors, flagged, answer.get("misconceptions"))
    explained = any(point.state is PointState.EXPLAINED for point in seen.points)
    if answer.get("soup") and explained:
        counts.explained_soup.append(f"{problem.slug}: {answer['name']}")


def _compare(counter: Counter[str], found: set[str], wanted: object) -> None:
    ids = set(wanted) if isinstance(wanted, list) else set()
    counter["right"] += len(found & ids)
    counter["extra"] += len(found - ids)
    counter["missed"] += len(ids - found)


@pytest.mark.parametrize("name", SETS)
def test_what_is_mentioned_is_found(name: str) -> None:
    """Few points are missed, and fewer are found where nobody mentioned them."""
    precision, recall, *_ = LEAST[name]
    points = counted(name).points

    assert counted(name).share(points, "extra") >= precision, points
    assert counted(name).share(points, "missed") >= recall, points


@pytest.mark.parametrize("name", SETS)
def test_errors_are_flagged(name: str) -> None:
    """What somebody believes in error is flagged; hardly anything else is."""
    errors = counted(name).errors

    assert counted(name).share(errors, "missed") >= LEAST[name][2], errors
    assert errors["extra"] <= LEAST[name][3], errors  # of 50 answers and more


@pytest.mark.parametrize("name", SETS)
def test_a_list_of_words_explains_nothing(name: str) -> None:
    """Keyword soup is mentioned at most."""
    assert counted(name).explained_soup == []


STILL_EXPLAINED = ("fit-for-the-role", "ko", "skill")  # "AWS EC2, RDS 경험 있음": it has a verb


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_no_strangers_list_explains(file: Path) -> None:
    """Fifty manners of writing down words that one has heard, by somebody who saw no rubric."""
    explained = [
        (answer["question"], answer["locale"], point.id)
        for answer in yaml.safe_load(file.read_text("utf-8"))
        for point in assess(QUESTIONS[answer["question"]], answer["text"]).points
        if point.state is PointState.EXPLAINED
    ]

    assert explained == [STILL_EXPLAINED] * (file.stem == "third")
