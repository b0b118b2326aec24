"""How long a verdict on SQL takes, how many databases are compared, and what the search catches.

Every author's submission of the SQL problems that ship is judged on the first sample and on 500
random databases. A verdict's time is CPU time of the judge and of all its workers together, with
the machine open already, and wall time beside it. Databases a second are those of CPU time in the
worker, its start aside. Wrong submissions must be caught by the search alone.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from judge.catalog.library import list_problems, shipped_problems
from judge.catalog.problem_file import load_problem
from judge.cli.machine import Wish, open_machine
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.judging.sql.engine import reference_script
from judge.judging.sql.script import Script, make_script
from judge.judging.sql.search import Budget, search
from judge.model.dialect import Dialect
from judge.model.event import SubmissionJudged
from judge.model.execution import Command, Execution, RunLimits
from judge.model.problem import AuthorSubmission
from judge.model.sql_problem import SqlProblem, SqlTask
from judge.model.sql_source import dialect_of
from judge.model.submission import Style, Submission


class Clocked:
    """Sandboxes that add up the CPU time of their runs."""

    def __init__(self, run: Callable[[Command, RunLimits], Execution]) -> None:
        """Take what runs."""
        self._run = run
        self.cpu_seconds = 0.0

    def run(self, command: Command, limits: RunLimits) -> Execution:
        """Run, and add up."""
        execution = self._run(command, limits)
        self.cpu_seconds += execution.cpu_seconds
        return execution


@dataclass(slots=True)
class Figures:
    """What was measured so far."""

    verdicts: list[tuple[float, float]] = field(default_factory=list)  # CPU and wall seconds
    rates: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--databases", type=int, default=500)
    options = parser.parse_args()
    figures = Figures()
    with open_machine(os.environ, Wish()) as machine:
        clocked = Clocked(machine.sandboxes.run)
        machine.sandboxes.run = clocked.run  # type: ignore[method-assign]  # to be read
        for problem, submission in _submissions():
            if submission.expected == "accepted":
                for _ in range(options.rounds):
                    seconds = _verdict(problem, submission, machine, clocked, options.databases)
                    figures.verdicts.append(seconds)
                figures.rates.append(_rate(problem, submission, machine, clocked, options))
            elif submission.expected == "wrong_answer":
                _hunt(problem, submission, machine, options.databases, figures)
    _tell(figures, options.databases)


def _submissions() -> list[tuple[SqlProblem, AuthorSubmission]]:
    problems = [load_problem(folder) for folder in list_problems((shipped_problems(),))]
    return [
        (problem, submission)
        for problem in problems
        if isinstance(problem, SqlProblem) and problem.task in {SqlTask.QUERY, SqlTask.CHANGE}
        for submission in problem.submissions
    ]


def _script(problem: SqlProblem, submission: AuthorSubmission) -> Script:
    source = submission.path.read_text(encoding="utf-8")
    script = make_script(source, Dialect(dialect_of(source) or "mysql"), problem)
    if not isinstance(script, Script):
        raise TypeError(f"{submission.path}: {script.message.en}")
    return script


def _verdict(
    problem: SqlProblem,
    submission: AuthorSubmission,
    machine: Machine,
    clocked: Clocked,
    databases: int,
) -> tuple[float, float]:
    """CPU and wall seconds of one verdict."""
    source = submission.path.read_text(encoding="utf-8")
    handed_in = Submission(
        path=submission.path,
        source=source,
        language=dialect_of(source) or "mysql",
        style=Style.QUERY,
    )
    clocked.cpu_seconds = 0.0
    cpu, wall = time.process_time(), time.perf_counter()
    options = Options(databases=databases)
    *_, last = judge(problem, handed_in, problem.cases[:1], machine, options)
    if not isinstance(last, SubmissionJudged) or last.result.verdict.value != "AC":
        raise AssertionError((problem.slug, last))
    cpu = time.process_time() - cpu + clocked.cpu_seconds
    return cpu, time.perf_counter() - wall


def _rate(
    problem: SqlProblem,
    submission: AuthorSubmission,
    machine: Machine,
    clocked: Clocked,
    options: argparse.Namespace,
) -> float:
    """Databases a second of CPU time, what a search for none takes taken off; medians of rounds."""
    script = _script(problem, submission)
    reference = reference_script(problem, script.dialect)
    seconds: dict[int, list[float]] = {0: [], options.databases: []}
    for _ in range(options.rounds):
        for count, taken in seconds.items():
            clocked.cpu_seconds = 0.0
            search(script, reference, problem, machine, Budget(databases=count))
            taken.append(clocked.cpu_seconds)
    none, all_of_them = map(statistics.median, seconds.values())
    return float(options.databases / (all_of_them - none))


def _hunt(
    problem: SqlProblem,
    submission: AuthorSubmission,
    machine: Machine,
    databases: int,
    figures: Figures,
) -> None:
    script = _script(problem, submission)
    reference = reference_script(problem, script.dialect)
    found = search(script, reference, problem, machine, Budget(databases=databases))
    if found.rows is None:
        figures.missed.append(f"{problem.slug}/{submission.path.name}")
    else:
        figures.sizes.append(sum(map(len, found.rows.values())))


def _tell(figures: Figures, databases: int) -> None:
    for name, at in (("CPU", 0), ("wall", 1)):
        seconds = sorted(each[at] for each in figures.verdicts)
        median = statistics.median(seconds) * 1000
        most = seconds[int(len(seconds) * 0.95)] * 1000
        print(f"a verdict with {databases} databases, {name}: median {median:.0f} ms,", end=" ")
        print(f"95 % within {most:.0f} ms (n = {len(seconds)})")
    least = min(figures.rates)
    print(f"databases a second: median {statistics.median(figures.rates):,.0f}, least {least:,.0f}")
    caught = len(figures.sizes)
    print(f"wrong submissions caught by the search alone: {caught}, missed {figures.missed};")
    print(f"rows: median {statistics.median(figures.sizes):g}, most {max(figures.sizes)}")


if __name__ == "__main__":
    main()
