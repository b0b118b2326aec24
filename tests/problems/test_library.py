"""The problems that ship are sound, complete and bilingual."""

import re
from pathlib import Path

import pytest

from judge.authoring.finding import Finding, ProblemVerified, Severity, SubmissionVerified
from judge.authoring.verify import verify
from judge.catalog.library import list_problems, shipped_problems
from judge.catalog.problem_file import load_program_problem
from judge.judging.machine import Machine
from judge.languages.registry import language_of
from judge.model.problem import Generated
from judge.model.text import Text

FOLDERS = list_problems((shipped_problems(),))
TOPICS = {
    *("hash", "stack", "queue", "heap", "sorting", "brute force", "greedy"),
    *("dynamic programming", "binary search", "graph", "string", "simulation"),
}
OTHER_LANGUAGES = {"cpp", "java", "javascript"}
HANGUL = re.compile("[가-힣]")
FOLDER = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


@pytest.mark.slow
@pytest.mark.sandbox
@FOLDER
def test_a_problem_is_sound(folder: Path, machine: Machine) -> None:
    """Every case is valid, every submission gets the verdict that its folder promises."""
    steps = list(verify(load_program_problem(folder), machine))
    faults = [
        f"{step.place}: {step.text.en}"
        for step in steps
        if isinstance(step, Finding) and step.severity is Severity.ERROR
    ]
    faults += [
        f"{step.submission.path}: {step.result.verdict}, {step.result.message}"
        for step in steps
        if isinstance(step, SubmissionVerified) and not step.as_expected
    ]
    last = steps[-1]

    assert faults == []
    assert isinstance(last, ProblemVerified)
    assert last.sound


def _two_languages(text: Text) -> bool:
    return bool(HANGUL.search(text.ko)) and not HANGUL.search(text.en)


@FOLDER
def test_a_problem_speaks_both_languages(folder: Path) -> None:
    """Title, statement, hints and what is required stand in English and in Korean."""
    problem = load_program_problem(folder)
    explained = [case.explain for case in problem.cases if case.explain is not None]
    texts = [problem.title, problem.statement, *problem.hints, *problem.requires, *explained]

    assert [text.en for text in texts if not _two_languages(text)] == []
    assert len(problem.hints) >= 2
    assert explained


@FOLDER
def test_a_problem_is_complete(folder: Path) -> None:
    """Python and another language solve it, two believable mistakes fail, generators make cases."""
    problem = load_program_problem(folder)
    accepted = [each.path for each in problem.submissions if each.expected == "accepted"]
    wrong = [each for each in problem.submissions if each.expected == "wrong_answer"]
    solved_in = {language_of(path).id for path in accepted}

    assert "python" in solved_in
    assert solved_in & OTHER_LANGUAGES
    assert len(wrong) >= 2
    assert any(isinstance(case.data, Generated) for case in problem.cases)
    assert any(case.sample for case in problem.cases)


def test_the_library_covers_the_topics() -> None:
    """Twelve problems of levels 1 to 3 over the topics of a company's test."""
    problems = [load_program_problem(folder) for folder in FOLDERS]
    topics = {topic for problem in problems for topic in problem.topics}

    assert len(problems) >= 12
    assert {problem.level for problem in problems} == {1, 2, 3}
    assert topics >= TOPICS
    assert topics & {"bfs", "dfs"}
