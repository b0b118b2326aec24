"""Grading the tests of a problem with mutants of its own solutions."""

from pathlib import Path

import pytest

from judge.authoring.grade import Fate, Grade, MutantJudged, grade_tests
from judge.catalog.problem_cases import add_problem_case
from judge.catalog.problem_file import load_program_problem
from judge.errors import UsageError
from judge.judging.machine import Machine
from judge.model.problem import Inline
from tests.properties.workshop import Sheet, write_problem

pytestmark = pytest.mark.sandbox

SHEET = Sheet(
    parameters='parameters:\n  a: {type: "list[int]", length: 1..50, items: 0..99}\n',
    right=(
        "def solution(a):\n    best = 0\n    for x in a:\n"
        "        if x > best:\n            best = x\n    return best\n"
    ),
    sample="{a: [3, 1]}",
    answer="3",
)


@pytest.mark.slow
def test_survivors_have_a_smallest_killer(tmp_path: Path, machine: Machine) -> None:
    """What the cases miss is shown with the input that they lack; equivalents count for nothing."""
    problem = write_problem(tmp_path, SHEET)
    *judged, grade = grade_tests(problem, machine, lambda: 0.0)

    assert isinstance(grade, Grade)
    mutants = [each for each in judged if isinstance(each, MutantJudged)]
    survivors = {
        each.mutant.after: dict(each.killer.values)
        for each in mutants
        if each.fate is Fate.SURVIVED and each.killer is not None
    }
    assert survivors["… break"] == {"a": [0, 1]}
    assert [e.mutant.after for e in mutants if e.fate is Fate.EQUIVALENT] == ["-1", "x >= best"]
    assert grade.killed + grade.survived + grade.equivalent == len(mutants)
    assert 0 < grade.share < 1


def test_nothing_to_kill() -> None:
    """Where there is no mutant, nothing is missing."""
    assert Grade(slug="x", killed=0, survived=0, equivalent=3).share == 1


LAYOUTS = {
    "block": "cases:\n  - {name: one, sample: true, input: {a: [1]}, answer: 1}  # first\n",
    "no indent": "cases:\n- name: one\n  sample: true\n  input: {a: [1]}\n  answer: 1\n",
    "followed": (
        "cases:\n    - {name: one, sample: true, input: {a: [1]}, answer: 1}\n\n"
        "# hints follow\nhints: [{en: Look., ko: 보세요.}]\n"
    ),
    "no end": "cases:\n  - {name: one, sample: true, input: {a: [1]}, answer: 1}",
    "groups": (
        "groups: {all: {points: 5}}\n"
        "cases:\n  - {name: one, sample: true, group: all, input: {a: [1]}, answer: 1}\n"
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_case_is_added_to_the_file(layout: str, tmp_path: Path) -> None:
    """Comments and layout stay; the case is the last of its list, and of the last group."""
    problem = write_problem(tmp_path, SHEET)
    file = problem.folder / "problem.yaml"
    head = file.read_text("utf-8").partition("cases:")[0]
    file.write_text(head + LAYOUTS[layout], encoding="utf-8")
    add_problem_case(load_program_problem(problem.folder), "two", {"a": [0, 7]}, 7)
    again = load_program_problem(problem.folder)

    assert [case.name for case in again.cases] == ["one", "two"]
    assert again.cases[1].data == Inline(input={"a": [0, 7]}, answer=7)
    assert again.cases[1].group == again.cases[0].group
    text = file.read_text("utf-8")
    added = next(line for line in text.splitlines(keepends=True) if "two" in line)
    assert text.replace(added, "").rstrip("\n") == (head + LAYOUTS[layout]).rstrip("\n")


def test_a_list_in_brackets_is_left_alone(tmp_path: Path) -> None:
    """Where there is no line to write behind, the file stays, and the case is told instead."""
    problem = write_problem(tmp_path, SHEET)
    file = problem.folder / "problem.yaml"
    head = file.read_text("utf-8").partition("cases:")[0]
    before = head + "cases: [{name: one, sample: true, input: {a: [1]}, answer: 1}]\n"
    file.write_text(before, encoding="utf-8")

    with pytest.raises(UsageError, match="add it by hand"):
        add_problem_case(load_program_problem(problem.folder), "two", {"a": [0, 7]}, 7)
    assert file.read_text("utf-8") == before
