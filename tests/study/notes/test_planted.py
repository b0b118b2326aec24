"""Fifty-one notes on real solutions: every contradiction is found, and nothing else is called one.

The growth readings were measured once (``planted/recorded.py``); dry runs are traced as they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from judge.catalog.problem_file import load_problem
from judge.judging.machine import Machine
from judge.model.growth import GrowthReading
from judge.model.problem import Inline, Problem, Tables
from judge.model.sql_problem import AnyProblem
from judge.model.submission import Submission
from judge.model.verdict import Verdict
from judge.model.written import WrittenProblem
from judge.properties.parts import Values
from judge.properties.trace import Trace, can_trace, trace
from judge.study.notes.check import Evidence, check_note
from judge.study.notes.document import load_note
from judge.study.notes.finding import Report, Word
from judge.study.store import Attempt
from tests.study.notes.material import PROBLEMS, attempt, submission
from tests.study.notes.planted.recorded import SOLUTIONS, readings_of

FOLDER = Path(__file__).parent / "planted"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "expected.yaml").read_text("utf-8"))
LANGUAGES = {".py": "python", ".cpp": "cpp", ".sql": "mysql"}


@dataclass(frozen=True, slots=True)
class Planted:
    """The code that a note is held against, and where its readings are kept."""

    problem: AnyProblem
    submission: Submission | None
    attempts: tuple[Attempt, ...]
    solution: str


@cache
def problem_of(slug: str) -> AnyProblem:
    """Read a problem once."""
    return load_problem(PROBLEMS / slug)


def planted(name: str) -> Planted:
    """Make what ``expected.yaml`` says of a note."""
    said = EXPECTED[name]
    if "problem" in said:
        return Planted(problem_of(said["problem"]), None, (), "")
    slug, folder, file = said["solution"].split("/")
    source = (PROBLEMS / slug / "submissions" / folder / file).read_text("utf-8")
    before, after = said.get("change", ("", ""))
    assert before in source
    suffix = Path(file).suffix
    now = submission(source.replace(before, after), LANGUAGES[suffix], f"solution{suffix}")
    problem = problem_of(slug)
    verdicts = _verdicts(problem, said.get("fails", []))
    handed_in = attempt(1, source, verdicts, language=LANGUAGES[suffix])
    cpp = PROBLEMS / "pair-with-target/submissions/accepted/sort_and_squeeze.cpp"
    others = (attempt(2, cpp.read_text("utf-8"), language="cpp"),) if "other" in name else ()
    return Planted(problem, now, (handed_in, *others), said["solution"] if not before else "")


def _verdicts(problem: AnyProblem, failing: Sequence[str]) -> dict[str, Verdict]:
    """Let every case pass that is written out, but for those that fail."""
    assert not isinstance(problem, WrittenProblem)
    return {
        case.name: Verdict.WRONG_ANSWER if case.name in failing else Verdict.ACCEPTED
        for case in problem.cases
        if isinstance(case.data, Inline | Tables)
    }


def report_on(name: str, machine: Machine) -> Report:
    """Hold one note against everything that is known."""
    known = planted(name)

    def measure(problem: AnyProblem, handed_in: Submission) -> tuple[GrowthReading, ...]:
        assert (problem, handed_in) == (known.problem, known.submission)
        of_comments = EXPECTED[name]["solution"] if name == "right-comments-changed" else ""
        solution = known.solution or of_comments
        return readings_of(solution) if solution in SOLUTIONS else ()

    def tracer(
        problem: Problem, handed_in: Submission, values: Values, names: Sequence[str]
    ) -> Trace | None:
        assert can_trace(handed_in)
        return trace(problem, handed_in, values, names, machine)

    evidence = Evidence(
        problem=known.problem,
        submission=known.submission,
        cases=() if isinstance(known.problem, WrittenProblem) else known.problem.cases,
        attempts=known.attempts,
        measure=measure,
        tracer=tracer,
    )
    return check_note(load_note(FOLDER / f"{name}.md"), evidence)


def test_all_are_here() -> None:
    """Every note has its words, and there are forty at least."""
    assert {file.stem for file in FOLDER.glob("*.md")} == set(EXPECTED)
    assert len(EXPECTED) >= 40


@pytest.mark.parametrize("name", EXPECTED)
def test_words(name: str, machine: Machine) -> None:
    """Each claim gets the word that was decided by hand."""
    report = report_on(name, machine)
    found = [f"{each.claim} {each.word}" for each in report.findings]

    assert found == EXPECTED[name]["words"], [each.why.en for each in report.findings]
    assert (report.stale is not None) == EXPECTED[name].get("stale", False)


def test_facts_are_quoted(machine: Machine) -> None:
    """A contradiction of growth quotes a factor, one of a dry run the row and the run."""
    slow = report_on("wrong-every-pair-linear", machine).findings[1].why.en
    row = report_on("wrong-dry-run-value", machine).findings[-1].why.en

    assert re.match(r"doubling n takes [34]\.\d times the time, O\(n\) would take 2\.0", slow)
    assert "row 2 says i = 1, number = 300, position = {1200: 0, 300: 2}; the run had" in row
    assert "position = {1200: 0, 300: 1}" in row


def test_what_changed(machine: Machine) -> None:
    """The stale notes say what changed, or why that cannot be said."""
    texts = [report_on(name, machine).stale for name in EXPECTED if name.startswith("stale")]

    assert [each.text.en for each in texts if each] == [
        "the code changed after you wrote this: solution.py, solution() line 4 (since attempt 1)",
        "solution.py is in another language than attempt 2 (cpp), which was explained",
        "solution.py is not the code that was explained, which is not kept",
    ]


def test_no_true_claim_is_contradicted() -> None:
    """True growth is never contradicted by what was measured, however it was written."""
    from judge.study.notes.growth_claims import judge_time

    wrong = [
        (solution, said)
        for solution, claims in TRUE.items()
        for said in claims
        if judge_time(said, readings_of(solution)).word is Word.CONTRADICTED
    ]

    assert set(TRUE) <= set(SOLUTIONS)
    assert wrong == []


TRUE = {
    "balanced-tags/accepted/stack_of_positions.py": ("O(n)", "O(n log n)", "O(n^3)"),
    "balanced-tags/time_limit_exceeded/walks_back.py": ("O(n^2)", "O(n^2 log n)"),
    "charging-stops/accepted/as_far_as_it_goes.py": ("O(n)", "O(n sqrt n)"),
    "cheapest-route/accepted/two_layers.py": ("O(n log n)", "O(n log^2 n)"),
    "flooded-islands/accepted/flood_then_count.py": ("O(n)",),
    "lock-combinations/accepted/every_combination.py": ("O(10^n)", "O(n 10^n)"),
    "longest-steady-run/accepted/two_pointers.py": ("O(n)", "O(26 n)"),
    "longest-steady-run/time_limit_exceeded/every_start.py": ("O(n^2)",),
    "meeting-rooms/accepted/free_room_heap.py": ("O(n log n)",),
    "meeting-rooms/time_limit_exceeded/asks_every_room.py": ("O(n^2)",),
    "pair-with-target/accepted/remember_positions.py": ("O(n)", "O(2n + 1)"),
    "pair-with-target/accepted/sort_and_squeeze.cpp": ("O(n log n)",),
    "pair-with-target/time_limit_exceeded/every_pair.py": ("O(n^2)", "O(n(n-1)/2)"),
    "print-queue/accepted/simulate.py": ("O(n)", "O(10 n)"),
    "print-queue/time_limit_exceeded/pops_the_front.py": ("O(n^2)",),
    "shift-planner/accepted/later_shifts_first.py": ("O(n log n)",),
    "shift-planner/time_limit_exceeded/asks_all_later_shifts.py": ("O(n^2)",),
    "stair-tokens/accepted/from_the_top.py": ("O(n)",),
}
