"""The problems that ship are sound, complete and bilingual."""

import re
from collections.abc import Iterable

import pytest

from judge.authoring.finding import Finding, ProblemVerified, Severity, SubmissionVerified
from judge.authoring.verify import verify
from judge.authoring.verify_written import verify_written
from judge.catalog.problem_file import load_problem
from judge.judging.machine import Machine
from judge.languages.registry import language_of
from judge.model.problem import Generated, Problem, Tables
from judge.model.sql_problem import AnyProblem, SqlProblem, SqlTask
from judge.model.sql_source import dialect_of
from judge.model.text import Text
from judge.model.written import WrittenProblem
from tests.shipped import QUESTIONS, SHIPPED, shipped

PROGRAMS, SQL = shipped(Problem), shipped(SqlProblem)
TOPICS = {
    *("hash", "stack", "queue", "heap", "sorting", "brute force", "greedy"),
    *("dynamic programming", "binary search", "graph", "string", "simulation"),
}
OTHER_LANGUAGES = {"cpp", "java", "javascript"}
HANGUL = re.compile("[가-힣]")
SQL_TOPICS = {"select", "join", "group by", "aggregate", "null", "string", "date", "window"}


def each(problems: Iterable[AnyProblem]) -> pytest.MarkDecorator:
    """Run a test for each of the problems."""
    return pytest.mark.parametrize("problem", problems, ids=lambda problem: problem.slug)


@pytest.mark.slow
@pytest.mark.sandbox
@each((*PROGRAMS, *SQL))
def test_a_problem_is_sound(problem: Problem | SqlProblem, machine: Machine) -> None:
    """Every case is valid, every submission gets the verdict that its folder promises."""
    steps = list(verify(problem, machine))
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


@each(QUESTIONS.values())
def test_a_rubric_is_sound(problem: WrittenProblem) -> None:
    """In every sample answer exactly what its author says is found, in the model answer enough."""
    load_problem(problem.folder)  # the expressions, too
    *findings, last = verify_written(problem)
    faults = [
        f"{each.place}: {each.text.en}"
        for each in findings
        if isinstance(each, Finding) and each.severity is Severity.ERROR
    ]

    assert faults == []
    assert last == ProblemVerified(slug=problem.slug, sound=True)


def _two_languages(text: Text) -> bool:
    return bool(HANGUL.search(text.ko)) and not HANGUL.search(text.en)


@each(SHIPPED.values())
def test_a_problem_speaks_both_languages(problem: AnyProblem) -> None:
    """Title, statement, hints and what is required stand in English and in Korean."""
    requires = problem.requires if isinstance(problem, Problem) else ()
    explained = _explained(problem)
    texts = [problem.title, problem.statement, *problem.hints, *requires, *explained]

    assert [text.en for text in texts if not _two_languages(text)] == []
    assert len(problem.hints) >= 2
    assert explained


def _explained(problem: AnyProblem) -> list[Text]:
    """Return what is said of samples and probes; of a written question, the model answer."""
    if isinstance(problem, WrittenProblem):
        return [problem.model_answer]
    probes = [
        probe
        for case in problem.cases
        if isinstance(case.data, Tables)
        for probe in case.data.probes
    ]
    said = [*(case.explain for case in problem.cases), *(each.because for each in probes)]
    return [text for text in said if text is not None]


@each(PROGRAMS)
def test_a_problem_is_complete(problem: Problem) -> None:
    """Python and another language solve it, two believable mistakes fail, generators make cases."""
    accepted = [each.path for each in problem.submissions if each.expected == "accepted"]
    wrong = [each for each in problem.submissions if each.expected == "wrong_answer"]
    solved_in = {language_of(path).id for path in accepted}

    assert "python" in solved_in
    assert solved_in & OTHER_LANGUAGES
    assert len(wrong) >= 2
    assert any(isinstance(case.data, Generated) for case in problem.cases)
    assert any(case.sample for case in problem.cases)


def _says_its_answer(sample: Tables) -> bool:
    return bool(sample.answer) or any(probe.answer for probe in sample.probes)


@each(SQL)
def test_a_sql_problem_is_complete(problem: SqlProblem) -> None:
    """A sample says its answer, two believable mistakes fail, and each file says its dialect."""
    wrong = [each for each in problem.submissions if each.expected == "wrong_answer"]
    sources = [each.path.read_text(encoding="utf-8") for each in problem.submissions]
    samples = [case.data for case in problem.cases if case.sample]

    assert len(wrong) >= 2
    assert None not in map(dialect_of, sources)
    assert samples
    assert all(isinstance(data, Tables) and _says_its_answer(data) for data in samples)
    assert problem.topics[0] == "sql"


def test_the_sql_problems_cover_the_topics() -> None:
    """Eight problems or more, from a SELECT to a recursive query, a change and an index."""
    topics = {topic for problem in SQL for topic in problem.topics}

    assert len(SQL) >= 8
    assert topics >= SQL_TOPICS | {"recursive cte", "update"}
    assert {problem.task for problem in SQL} == {*SqlTask}


def test_the_library_covers_the_topics() -> None:
    """Twelve problems of levels 1 to 3 over the topics of a company's test."""
    topics = {topic for problem in PROGRAMS for topic in problem.topics}

    assert len(PROGRAMS) >= 12
    assert {problem.level for problem in PROGRAMS} == {1, 2, 3}
    assert topics >= TOPICS
    assert topics & {"bfs", "dfs"}
