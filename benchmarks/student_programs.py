"""Judges the student programs of Refactory's data set, some right and some wrong.

    python benchmarks/student_programs.py DATA --json FILE [--examples 400] [--task 1 ...]

DATA is the folder ``data`` of githubhuyang/refactory's ``data.zip``, which is no part of this
repository. Each of its five tasks becomes a problem whose cases are the calls that it came with;
what passes them is held against the task's reference on examples drawn from the types. A program
that fails either is rejected. FILE is written as it goes on, and continued when it is there.
"""

import argparse
import ast
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from judge.catalog.problem_file import load_program_problem
from judge.cli.machine import Wish, open_machine
from judge.errors import UsageError
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.model.event import SearchEnded, SubmissionJudged
from judge.model.problem import Problem
from judge.model.submission import Style, Submission
from judge.model.verdict import Verdict
from judge.properties.effort import Effort
from judge.properties.search import search_for

_HEAD = """
format: 1
kind: algorithm
title: {{en: {name}, ko: {name}}}
level: 1
topics: [sorting]
statement: {{en: See the data set., ko: See the data set.}}
limits: {{time: 2 s, memory: 256 MiB}}
function: solution
{types}
reference: submissions/accepted/reference.py
cases:
"""
_SEED = 1

Given = dict[str, Any] | None
"""The input of a case; None for a call that the types leave out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task: its types, and what calls a student's functions."""

    name: str
    types: str
    adapter: str


TASKS = {
    1: Task(
        name="search",
        types="""parameters:
  x: {type: int, range: -100..100}
  seq: {type: "list[int]", length: 0..12, items: {range: -100..100}, sorted: strictly ascending}
returns: {type: int}""",
        adapter="""def solution(x, seq):
    position = search(x, list(seq))
    return position if search(x, tuple(seq)) == position else -1
""",
    ),
    2: Task(
        name="birthdays",
        types="""records:
  birthday:
    month: {type: str, length: 1..9, alphabet: "A-Za-z"}
    day: {type: str, length: 1..2, alphabet: "0-9"}
parameters:
  day: {type: str, length: 1..2, alphabet: "0-9"}
  month: {type: str, length: 1..9, alphabet: "A-Za-z"}
  birthdays: {type: "list[birthday]", length: 0..8, unique: true}
returns: {type: "list[bool]", length: 3}""",
        adapter="""def solution(day, month, birthdays):
    birthdays = tuple(map(tuple, birthdays))
    return [
        unique_day(day, birthdays),
        unique_month(month, birthdays),
        contains_unique_day(month, birthdays),
    ]
""",
    ),
    3: Task(
        name="remove_extras",
        types="""parameters:
  lst: {type: "list[int]", length: 0..12, items: -20..20}
returns: {type: "list[int]"}""",
        adapter="def solution(lst):\n    return remove_extras(lst)\n",
    ),
    4: Task(
        name="sort_age",
        types="""records:
  person:
    gender: {type: char, alphabet: "FM"}
    age: {type: int, range: 1..99}
parameters:
  lst: {type: "list[person]", length: 0..10}
returns: {type: "list[person]"}""",
        adapter="def solution(lst):\n    return sort_age([tuple(each) for each in lst])\n",
    ),
    5: Task(
        name="top_k",
        types="""parameters:
  lst: {type: "list[int]", length: 1..12, items: 0..30}
  k: {type: int, range: "0..len(lst)"}
returns: {type: "list[int]"}""",
        adapter="def solution(lst, k):\n    return top_k(lst, k)\n",
    ),
}
_DIFFERENT_AGES = """
def validate(lst):
    ages = [person[1] for person in lst]
    return len(set(ages)) == len(ages)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One program: what its folder says of it, what we say, and the input that decided."""

    task: int
    program: str
    right: bool
    accepted: bool
    by: str
    input: str = ""


def main() -> None:
    """Judge every program that was not judged yet, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--json", type=Path, required=True)
    parser.add_argument("--examples", type=int, default=400)
    parser.add_argument("--task", type=int, nargs="*", default=list(TASKS))
    parser.add_argument("--sample", type=int, help="judge only so many of each folder")
    asked = parser.parse_args()
    rows = [Row(**row) for row in json.loads(asked.json.read_text())] if asked.json.exists() else []
    known = {(row.task, row.program) for row in rows}
    with tempfile.TemporaryDirectory() as name, open_machine(os.environ, Wish()) as machine:
        for number in asked.task:
            folder = asked.data / f"question_{number}"
            problem = _write_problem(number, folder, Path(name))
            for file in _programs(folder, asked.sample):
                if (number, file.name) in known:
                    continue
                rows.append(_row(number, file, problem, machine, asked.examples))
                if len(rows) % 20 == 0:
                    _save(rows, asked.json)
                    print(f"# {len(rows)}", file=sys.stderr, flush=True)
    _save(rows, asked.json)
    _figures(rows)


def _save(rows: list[Row], file: Path) -> None:
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps([asdict(row) for row in rows], indent=1))
    beside.replace(file)


def _programs(folder: Path, sample: int | None) -> Iterator[Path]:
    for kind in ("correct", "wrong"):
        files = sorted((folder / "code" / kind).glob("*.py"))
        if sample is not None and sample < len(files):
            files = files[:: len(files) // sample]
        yield from files


def _write_problem(number: int, folder: Path, into: Path) -> Problem:
    task = TASKS[number]
    problem = into / f"task-{number}"
    accepted = problem / "submissions" / "accepted"
    accepted.mkdir(parents=True)
    reference = next((folder / "code" / "reference").glob("*.py"))
    (accepted / "reference.py").write_text(_source(number, reference), encoding="utf-8")
    text = _HEAD.format(name=task.name, types=task.types)
    calls = sorted((folder / "ans").glob("input_*.txt"))
    seen: list[dict[str, Any]] = []
    for call in calls:
        given = _given(number, call.read_text(encoding="utf-8"))
        if given is not None and given not in seen:
            seen.append(given)
    for place, given in enumerate(seen):
        case = {"name": f"call-{place + 1}", "sample": place == 0, "input": given}
        text += f"  - {json.dumps(case)}\n"
    (problem / "problem.yaml").write_text(text, encoding="utf-8")
    if task.name == "sort_age":
        (problem / "generate.py").write_text(_DIFFERENT_AGES, encoding="utf-8")
    return load_program_problem(problem)


def _given(number: int, text: str) -> Given:
    """Return the arguments of a call such as ``top_k([4, 5], 1)``; None for one of another form."""
    tree = ast.parse(text.strip(), mode="eval").body
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name):
        return None
    try:
        arguments = [ast.literal_eval(argument) for argument in tree.args]
    except ValueError:  # it names the birthdays of its own file
        return None
    return _ARGUMENTS[TASKS[number].name](tree.func.id, *arguments)


def _search(_: str, x: int, seq: Sequence[int]) -> Given:
    return {"x": x, "seq": list(seq)} if list(seq) == sorted(set(seq)) else None


def _birthdays(function: str, asked: str, days: Sequence[Sequence[str]]) -> Given:
    of_day = function == "unique_day"
    return {
        "day": asked if of_day else days[0][1],
        "month": days[0][0] if of_day else asked,
        "birthdays": [{"month": month, "day": day} for month, day in days],
    }


def _ages(_: str, lst: Sequence[tuple[str, int]]) -> Given:
    return {"lst": [{"gender": gender, "age": age} for gender, age in lst]}


_ARGUMENTS: dict[str, Callable[..., Given]] = {
    "search": _search,
    "birthdays": _birthdays,
    "remove_extras": lambda _, lst: {"lst": lst},
    "sort_age": _ages,
    "top_k": lambda _, lst, k: {"lst": lst, "k": k},
}


def _source(number: int, file: Path) -> str:
    before = file.parents[1] / "global.py"
    head = before.read_text(encoding="utf-8") if before.exists() else ""
    text = file.read_text(encoding="utf-8", errors="replace")
    return f"{head}\n{text}\n\n{TASKS[number].adapter}"


def _row(number: int, file: Path, problem: Problem, machine: Machine, examples: int) -> Row:
    submission = Submission(
        path=file, source=_source(number, file), language="python", style=Style.FUNCTION
    )
    by, shown = _rejection(submission, problem, machine, examples)
    return Row(
        task=number,
        program=file.name,
        right=file.parent.name == "correct",
        accepted=not by,
        by=by,
        input=shown,
    )


def _rejection(
    submission: Submission, problem: Problem, machine: Machine, examples: int
) -> tuple[str, str]:
    """Return what rejects a program, and the input; two empty texts where nothing does."""
    *_, last = judge(problem, submission, problem.cases, machine, Options())
    if not isinstance(last, SubmissionJudged):
        raise TypeError(last)
    if last.result.verdict is not Verdict.ACCEPTED:
        failed = [case for case in last.result.cases if case.verdict is not Verdict.ACCEPTED]
        shown = f"{failed[0].input_text} -> {failed[0].actual_text}" if failed else ""
        return f"case {last.result.verdict.value}", shown[:300]
    effort = Effort(seed=_SEED, seconds=60, examples=examples, clock=time.monotonic)
    try:
        *_, end = search_for(problem, submission, machine, effort)
    except UsageError as error:
        return f"not searched: {error}", ""
    if not isinstance(end, SearchEnded):
        raise TypeError(end)
    found = end.search.found
    if found is None:
        return "", ""
    values = f"{json.dumps(dict(found.values))} -> {found.result.actual_text}"
    return f"example {found.result.verdict.value}", values[:300]


def _figures(rows: list[Row]) -> None:
    """Print the disputed programs, then the counts by task."""
    for row in rows:
        if row.right != row.accepted:
            claim = "right, rejected" if row.right else "wrong, accepted"
            print(f"{claim}: task {row.task} {row.program}: {row.by} {row.input!r}")
    print("task   right accepted       wrong rejected   (by cases, by examples)")
    for number in sorted({row.task for row in rows}):
        mine = [row for row in rows if row.task == number]
        right, wrong = [r for r in mine if r.right], [r for r in mine if not r.right]
        by = Counter(row.by.split()[0] for row in wrong if row.by)
        print(
            f"{number:4} {sum(r.accepted for r in right):7} of {len(right):4}"
            f" {sum(not r.accepted for r in wrong):9} of {len(wrong):4}"
            f"   ({by['case']}, {by['example']})"
        )


if __name__ == "__main__":
    main()
