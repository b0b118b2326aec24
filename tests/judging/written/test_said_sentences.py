"""Sentences of strangers: that hold an error, speak rightly of it, mention a point, come near it.

``said/<slug>.yaml`` holds them; docs/rubrics-measured.md says from which the rubrics learned.
These are floors over all of them.
"""

from collections import Counter
from functools import cache
from pathlib import Path

import yaml

from judge.catalog.library import shipped_problems
from judge.catalog.problem_file import load_problem
from judge.judging.written.assess import assess
from judge.model.assessment import MENTIONED
from judge.model.written import WrittenProblem

SAID = Path(__file__).with_name("said")


@cache
def shares() -> dict[str, float]:
    """Return the share of sentences of each kind in which what they are about is found."""
    found, counts = Counter[str](), Counter[str]()
    for file in sorted(SAID.glob("*.yaml")):
        problem = load_problem(shipped_problems() / file.stem)
        assert isinstance(problem, WrittenProblem)
        for kind, entries in yaml.safe_load(file.read_text("utf-8")).items():
            for id_, sentences in entries.items():
                for manner, texts in sentences.items():
                    name = f"{kind}: {manner}"
                    counts[name] += len(texts)
                    found[name] += sum(_is_found(problem, kind, id_, text) for text in texts)
    return {name: found[name] / count for name, count in counts.items()}


def _is_found(problem: WrittenProblem, kind: str, id_: str, text: str) -> bool:
    seen = assess(problem, text)
    if kind == "errors":
        return id_ in {each.id for each in seen.misconceptions}
    return any(each.id == id_ and each.state in MENTIONED for each in seen.points)


def test_errors_are_flagged() -> None:
    """Nine in ten, and few of those who know better."""
    assert shares()["errors: said"] >= 0.88
    assert shares()["errors: careful"] <= 0.08


def test_points_are_found() -> None:
    """Nine in ten, and little that only comes near them."""
    assert shares()["points: said"] >= 0.90
    assert shares()["points: near"] <= 0.08
