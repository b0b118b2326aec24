"""The index of interview questions says of each question what its file says."""

import re
from pathlib import Path

import pytest

from judge.model.written import WrittenProblem
from tests.shipped import QUESTIONS

DOCS = Path(__file__).resolve().parents[2] / "docs"
ROW = re.compile(r"\| `(?P<slug>[a-z0-9-]+)` \|[^|]+\|(?P<numbers>.+)\|")


def _rows(page: str) -> dict[str, list[float]]:
    """Read the numbers of each row: minutes, seconds, and what a good answer names."""
    rows = (ROW.match(line) for line in (DOCS / page).read_text(encoding="utf-8").splitlines())
    return {
        row["slug"]: [float(n) for n in re.findall(r"\d+", row["numbers"])] for row in rows if row
    }


@pytest.mark.parametrize("problem", QUESTIONS.values(), ids=lambda problem: problem.slug)
def test_both_pages_say_what_the_file_says(problem: WrittenProblem) -> None:
    """Times and expectations stand in the English and in the Korean index, and are right."""
    english, korean = _rows("interview-questions.md"), _rows("interview-questions.ko.md")
    times = [problem.write_seconds / 60, problem.speak_seconds]
    points, groups = problem.expected_points, problem.expected_groups

    assert english[problem.slug] == [*times, points, groups]
    assert korean[problem.slug] == [*times, points, groups]
