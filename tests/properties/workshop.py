"""Small problems made on the spot, and searches for what breaks a solution of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from judge.catalog.problem_file import load_program_problem
from judge.judging.machine import Machine
from judge.languages.registry import by_id
from judge.languages.style import detect_style
from judge.model.counterexample import Counterexample, Search
from judge.model.event import SearchEnded, SearchEvent
from judge.model.problem import Problem
from judge.model.submission import Submission
from judge.properties.effort import Effort
from judge.properties.parts import Values
from judge.properties.search import search_for

_PROBLEM = """
format: 1
kind: algorithm
title: {{en: Made up, ko: 지어낸 문제}}
level: 1
topics: [math]
statement: {{en: Answer it., ko: 답하세요.}}
limits: {{time: 1 s, memory: 64 MiB}}
function: solution
{parameters}
returns: {returns}
checker: {{name: {checker}}}
cases:
  - {{name: one, sample: true, input: {sample}, answer: {answer}}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A problem in a few words; ``files`` are written beside it."""

    parameters: str
    right: str
    returns: str = "{type: int}"
    checker: str = "tokens"
    sample: str = "{numbers: [1]}"
    answer: str = "1"
    files: Sequence[tuple[str, str]] = ()


def write_problem(folder: Path, sheet: Sheet) -> Problem:
    """Write the problem's folder and read it back."""
    folder = folder / "made-up"
    (folder / "submissions" / "accepted").mkdir(parents=True)
    text = _PROBLEM.format(
        parameters=sheet.parameters.strip("\n"),
        returns=sheet.returns,
        checker=sheet.checker,
        sample=sheet.sample,
        answer=sheet.answer,
    )
    (folder / "problem.yaml").write_text(text, encoding="utf-8")
    (folder / "submissions" / "accepted" / "right.py").write_text(sheet.right, encoding="utf-8")
    for name, content in sheet.files:
        (folder / name).write_text(content, encoding="utf-8")
    return load_program_problem(folder)


def hand_in(problem: Problem, source: str, language: str = "python") -> Submission:
    """Make a submission of a source."""
    style = detect_style(source, by_id(language), problem.function)
    return Submission(path=Path("solution"), source=source, language=language, style=style)


def effort(examples: int = 300, seed: int = 1, remembered: Sequence[Values] = ()) -> Effort:
    """Search by number alone: each reading of the stopwatch is a thousandth of a second later."""
    ticks = count()
    return Effort(
        seed=seed,
        seconds=10,
        examples=examples,
        clock=lambda: next(ticks) / 1000,
        remembered=tuple(remembered),
    )


def events_of(
    problem: Problem, source: str, machine: Machine, *, language: str = "python", **more: Any
) -> list[SearchEvent]:
    """Search and keep all events."""
    rival = more.pop("rival", None)
    return list(
        search_for(
            problem,
            hand_in(problem, source, language),
            machine,
            effort(**more),
            None if rival is None else hand_in(problem, rival),
        )
    )


def hunt(problem: Problem, source: str, machine: Machine, **more: Any) -> Search:
    """Search, and return what the last event carries."""
    last = events_of(problem, source, machine, **more)[-1]
    assert isinstance(last, SearchEnded)
    return last.search


def caught(problem: Problem, source: str, machine: Machine, **more: Any) -> Counterexample:
    """Search, and return what has to be found."""
    found = hunt(problem, source, machine, **more).found
    assert found is not None
    return found
