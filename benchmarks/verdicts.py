"""Judges every submission of public packages, and counts how often we say what their jury says.

    python benchmarks/verdicts.py [--json FILE] [--fresh] PACKAGE...

A package's limit comes from its accepted submissions as its format says, but not from those in
Python where there are others: those were timed with PyPy. What hangs on a time counts as a
disagreement only outside 0.5 to 2 times the limit; RTE and TLE may stand for each other. Packages
are counted by the folder in which they lie: two of them may have one name.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from turns import load, table

from judge.authoring.finding import Finding
from judge.authoring.package.bench import Bench, Judged
from judge.authoring.package.expectation import broken_promise, summary_of
from judge.authoring.package.results import results_of
from judge.authoring.package.time_limit import bounds_limit, judged_by, settle, with_limit
from judge.catalog.problem_file import load_program_problem
from judge.cli.machine import Wish, open_machine
from judge.errors import ContentError
from judge.judging.machine import Machine
from judge.model.package import Judgement, Promise
from judge.model.problem import AuthorSubmission, Problem
from judge.model.verdict import SubmissionResult, Verdict

_AGREES, _NEAR, _SWAPPED = "agrees", "within 0.5..2 of the limit", "RTE for TLE or TLE for RTE"
_PYPY = "Python that needs PyPy: too slow here"
_WRONG_ACCEPTED, _RIGHT_REJECTED = "WRONG ACCEPTED", "ACCEPTED CALLED WRONG"
_PLANTED = "breaks its promise, as its name (.bad.) says that it does"
_FAILS = "the package's own validator fails"
_OTHER, _NOT_HERE, _UNREADABLE = "other", "not judged here", "package not read"
_FINE = frozenset({_AGREES, _NEAR, _SWAPPED, _PYPY, _PLANTED})
_LESS, _MORE = 0.5, 2.0
_PYTHON = frozenset({"python", "python2"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One submission; ``home`` is the folder in which its package lies."""

    home: str
    package: str
    submission: str
    language: str
    expected: str
    verdict: str
    outcome: str
    limit_seconds: float
    slowest_seconds: float
    reason: str = ""


def main() -> None:
    """Judge, and print the disagreements and the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("packages", nargs="+", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--fresh", action="store_true")
    asked = parser.parse_args()
    rows: list[Row] = []
    print(load(), flush=True)
    with open_machine(os.environ, Wish()) as machine:
        for folder in asked.packages:
            if not (folder / "problem.yaml").is_file():
                continue
            for row in _package(folder, machine, fresh=asked.fresh):
                rows.append(row)
                if row.outcome != _AGREES:
                    print(_line(row), flush=True)
            if asked.json:
                asked.json.write_text(json.dumps([asdict(row) for row in rows], indent=1))
            print(f"# {folder.name}: {len(rows)} so far", file=sys.stderr, flush=True)
    print(f"\n{load()}\n{_figures(rows)}\n")
    for outcome, count in Counter(row.outcome for row in rows).most_common():
        print(f"  {count:5} {outcome}")


def _figures(rows: Sequence[Row]) -> str:
    head = ["", "packages", "judged", "agree", "under the rule", "%", "AC for WA", "WA for AC"]
    homes = dict.fromkeys(row.home for row in rows)
    lines = [_counted(home, [row for row in rows if row.home == home]) for home in homes]
    return table(head, [*lines, _counted("together", rows)])


def _counted(name: str, rows: Sequence[Row]) -> list[str]:
    judged = [row for row in rows if row.outcome not in {_NOT_HERE, _UNREADABLE, _FAILS}]
    outcomes = Counter(row.outcome for row in judged)
    fine = sum(outcomes[each] for each in _FINE)
    numbers = (len({(row.home, row.package) for row in judged}), len(judged), outcomes[_AGREES])
    share = f"{100 * fine / max(len(judged), 1):.1f}"
    wrong = (outcomes[_WRONG_ACCEPTED], outcomes[_RIGHT_REJECTED])
    return [name, *map(str, numbers), str(fine), share, *map(str, wrong)]


def _line(row: Row) -> str:
    where = f"{row.home}/{row.package}/{row.submission}"
    times = f"{row.slowest_seconds:.2f} of {row.limit_seconds:.0f} s"
    verdicts = f"{row.verdict} for {row.expected}"
    return f"{row.outcome}: {where} ({row.language}) {verdicts}, {times}; {row.reason}"


def _package(folder: Path, machine: Machine, *, fresh: bool) -> Iterator[Row]:
    try:
        problem = load_program_problem(folder)
    except ContentError as error:
        yield _row(folder, "", _UNREADABLE, reason=error.en.split("\n")[0])
        return
    package = problem.package
    if package is None:
        return
    first, rest = _split(problem.submissions, python=False)
    results = results_of(problem, machine, fresh=fresh)
    bench = Bench(problem=problem, package=package, machine=machine, results=results)
    with ThreadPoolExecutor(machine.workers) as pool:
        timed = [step for steps in pool.map(bench.judge_beside, first) for step in steps]
        bounding = [each for each in timed if isinstance(each, Judged)]
        if not bounding and rest:  # none of those languages is here
            first, rest = _split(problem.submissions, python=True)
            timed += [step for steps in pool.map(bench.judge_beside, first) for step in steps]
            bounding = [each for each in timed if isinstance(each, Judged)]
        limit = problem.limits.time_seconds
        if package.timing.missing:
            settled = settle(problem, [(each.submission, each.result) for each in bounding])
            limit = settled.seconds if settled else limit
        plain = replace(package, timing=replace(package.timing, limit_to_tle=1.0))
        bench = replace(bench, problem=with_limit(problem, limit), package=plain)
        others = [step for steps in pool.map(partial(_judged, bench), rest) for step in steps]
    for step in (*timed, *others):
        if isinstance(step, Finding):
            name = str(step.place.file.relative_to(folder)) if step.place else ""
            yield _row(folder, name, _NOT_HERE, reason=step.text.en)
        else:
            yield _compared(problem, step, limit)


def _judged(bench: Bench, submission: AuthorSubmission) -> list[Judged | Finding]:
    """Judge under the limit; what is not as expected gets twice the time, to see how slow it is."""
    steps = bench.judge_beside(submission)
    tree = bench.package.scoring
    surprising = any(
        isinstance(each, Judged) and broken_promise(submission, each.result, tree) is not None
        for each in steps
    )
    if not surprising:
        return steps
    seconds = bench.problem.limits.time_seconds * _MORE
    return replace(bench, problem=with_limit(bench.problem, seconds)).judge_beside(submission)


def _split(
    submissions: Sequence[AuthorSubmission], *, python: bool
) -> tuple[list[AuthorSubmission], list[AuthorSubmission]]:
    """Part those that bound the limit from the rest; Python is among them where it has to be."""
    bounding = [each for each in submissions if bounds_limit(each)]
    others = [each for each in bounding if each.path.suffix not in {".py", ".py2", ".py3"}]
    first = bounding if python else others or bounding
    return first, [each for each in submissions if each not in first]


def _compared(problem: Problem, judged: Judged, limit: float) -> Row:
    submission, tree = judged.submission, problem.package.scoring if problem.package else None
    result = judged_by(judged.result, limit)
    reason = broken_promise(submission, result, tree)
    outcome = _AGREES
    if reason is not None:
        others = (judged_by(judged.result, limit * ratio) for ratio in (_LESS, _MORE))
        near = any(broken_promise(submission, each, tree) is None for each in others)
        outcome = _NEAR if near else _cause(submission, result, problem)
    slowest = max((case.cpu_seconds or 0.0 for case in judged.result.cases), default=0.0)
    return Row(
        home=str(problem.folder.parent),
        package=problem.slug,
        submission=str(submission.path.relative_to(problem.folder / "submissions")),
        language=result.language,
        expected=summary_of(submission),
        verdict=result.verdict.value,
        outcome=outcome,
        limit_seconds=limit,
        slowest_seconds=slowest,
        reason=_said(result, reason.en if reason else ""),
    )


def _cause(submission: AuthorSubmission, result: SubmissionResult, problem: Problem) -> str:
    if result.verdict is Verdict.JUDGE_ERROR:
        return _FAILS
    if ".bad." in submission.path.name:
        return _PLANTED
    tree = problem.package.scoring if problem.package else None
    swapped = replace(submission, promises=tuple(map(_swapped, submission.promises)))
    if broken_promise(swapped, result, tree) is None:
        return _SWAPPED
    if result.verdict is Verdict.TIME_LIMIT_EXCEEDED and result.language in _PYTHON:
        return _PYPY
    if submission.accepted:
        return _OTHER if result.verdict is Verdict.TIME_LIMIT_EXCEEDED else _RIGHT_REJECTED
    return _WRONG_ACCEPTED if result.verdict is Verdict.ACCEPTED else _OTHER


def _swapped(promise: Promise) -> Promise:
    pair = {Judgement.RUN_TIME_ERROR, Judgement.TIME_LIMIT_EXCEEDED}

    def widened(verdicts: frozenset[Judgement]) -> frozenset[Judgement]:
        return verdicts | pair if verdicts & pair else verdicts

    return replace(
        promise, permitted=widened(promise.permitted), required=widened(promise.required)
    )


def _said(result: SubmissionResult, reason: str) -> str:
    failed = next((case for case in result.cases if case.verdict is not Verdict.ACCEPTED), None)
    said = failed.message.en if failed and failed.message else result.compiler_output
    return " ".join(f"{reason}: {said}".split())[:300] if reason else ""


def _row(folder: Path, submission: str, outcome: str, *, reason: str) -> Row:
    return Row(
        home=str(folder.parent),
        package=folder.name,
        submission=submission,
        language="",
        expected="",
        verdict="",
        outcome=outcome,
        limit_seconds=0.0,
        slowest_seconds=0.0,
        reason=" ".join(reason.split())[:200],
    )


if __name__ == "__main__":
    main()
