"""What the search catches, and what it must not: ``python benchmarks/sql_mutants.py``.

Every single-edit mutant of every reference is compared with it on random databases alone, without
the problem's cases, as a submission is. What 500 of them do not tell apart is compared on 20,000
more (``--larger``). Those that are still alive are equivalent only where ``sql_equivalent.txt``
gives a reason, read by hand; a mutant alive without a line there counts as missed, and is shown, as
is a line that a database refutes. Then every rewrite in ``tests/judging/sql/rewrites``, which is
right in other words, must be told apart by no database.

``--only REGEX`` takes some problems, ``--mutants-only`` leaves the rewrites out.
"""

import argparse
import os
import re
import statistics
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from judge.authoring.grade_sql import RunningMutant, find_killer, running_mutants
from judge.authoring.sql_mutants import sql_mutants_of
from judge.catalog.library import list_problems, shipped_problems
from judge.catalog.problem_file import load_problem
from judge.cli.machine import Wish, open_machine
from judge.judging.engine import Options, judge
from judge.judging.machine import Machine
from judge.judging.sql.engine import expected_script
from judge.judging.sql.script import Script, make_script
from judge.judging.sql.search import Budget, search
from judge.model.dialect import Dialect
from judge.model.event import SubmissionJudged
from judge.model.sql_problem import SqlProblem
from judge.model.verdict import Verdict

REVIEWED = Path(__file__).parent / "sql_equivalent.txt"
REWRITES = Path(__file__).parent.parent / "tests" / "judging" / "sql" / "rewrites"
LARGER_SECONDS, LARGER_SEED = 10.0, 7


@dataclass(slots=True)
class Figures:
    """What was measured so far."""

    made: int = 0
    running: int = 0
    equivalent: int = 0
    endless: int = 0
    sizes: list[int] = field(default_factory=list)  # rows of the counterexamples
    missed: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    refuted: list[str] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--databases", type=int, default=500)
    parser.add_argument("--larger", type=int, default=20_000)
    parser.add_argument("--only", default="")
    parser.add_argument("--mutants-only", action="store_true")
    options = parser.parse_args()
    budget = Budget(databases=options.databases, seconds=3.0)
    larger = Budget(databases=options.larger, seconds=LARGER_SECONDS, seed=LARGER_SEED)
    figures, began = Figures(), time.perf_counter()
    with open_machine(os.environ, Wish()) as machine:
        for problem in problems(options.only):
            measure(problem, machine, (budget, larger), figures)
        tell(figures, options)
        print(f"{time.perf_counter() - began:.0f} s")
        if not options.mutants_only:
            tell_rewrites(options.only, machine, budget)


def problems(only: str) -> list[SqlProblem]:
    """Read the SQL problems that ship."""
    every = map(load_problem, list_problems((shipped_problems(),)))
    return [each for each in every if isinstance(each, SqlProblem) and re.search(only, each.slug)]


def measure(
    problem: SqlProblem, machine: Machine, budgets: tuple[Budget, Budget], figures: Figures
) -> None:
    """Hunt every mutant of a problem's references, within the first budget, then the larger."""
    reviewed = reasons()
    mutants = list(running_mutants(problem))
    for path, dialect in {(each.reference.path, each.script.dialect) for each in mutants}:
        figures.made += len(list(sql_mutants_of(path.read_text("utf-8"), dialect)))
    for each in mutants:
        figures.running += 1
        name = name_of(problem, each)
        killer = find_killer(each, problem, machine, budgets[0])
        if killer is not None:
            figures.sizes.append(sum(map(len, killer.rows.rows.values())))
            if name in reviewed:
                figures.refuted.append(name)
            continue
        if never_ends(each, problem, machine):
            figures.endless += 1
            continue
        alive = find_killer(each, problem, machine, budgets[1]) is None
        if alive and name in reviewed:
            figures.equivalent += 1
        elif alive:
            figures.unread.append(name)
        else:
            (figures.refuted if name in reviewed else figures.missed).append(name)


def never_ends(each: RunningMutant, problem: SqlProblem, machine: Machine) -> bool:
    """Whether the first case stops a mutant by its limits, as a recursion without an end."""
    options = Options(confirm=False)
    *_, last = judge(problem, each.submission, problem.cases[:1], machine, options)
    limits = {Verdict.TIME_LIMIT_EXCEEDED, Verdict.MEMORY_LIMIT_EXCEEDED}
    limits.add(Verdict.OUTPUT_LIMIT_EXCEEDED)
    return isinstance(last, SubmissionJudged) and last.result.verdict in limits


def name_of(problem: SqlProblem, each: RunningMutant) -> str:
    """Name a mutant by its place and by what it changes."""
    mutant = each.mutant
    return f"{problem.slug}.{each.script.dialect}:{mutant.line}: {mutant.before} → {mutant.after}"


def reasons() -> dict[str, str]:
    """Read why mutants are equivalent: names below a line that gives the reason."""
    found: dict[str, str] = {}
    reason = ""
    for line in REVIEWED.read_text("utf-8").splitlines():
        if line.startswith("#"):
            reason = line.removeprefix("#").strip()
        elif line:
            found[line] = reason
    return found


def tell(figures: Figures, options: argparse.Namespace) -> None:
    """Print the figures of the mutants."""
    caught = len(figures.sizes)
    total = caught + len(figures.missed) + len(figures.unread)
    print(f"mutants made {figures.made}, refused by their dialect {figures.made - figures.running}")
    print(f"equivalent, each with a reason: {figures.equivalent}, alive after", end=" ")
    print(f"{options.larger:,} databases more")
    print(f"never ending, stopped by the first case and left out here: {figures.endless}")
    print(
        f"caught within {options.databases} databases: {caught} of {total} ({caught / total:.1%})"
    )
    sizes = sorted(figures.sizes)
    tenth = sizes[int(len(sizes) * 0.9)]
    print(
        f"rows: median {statistics.median(sizes):g}, 90 % within {tenth}, most {sizes[-1]};",
        end=" ",
    )
    print(", ".join(f"{times} of {size}" for size, times in sorted(Counter(sizes).items())))
    for title, names in (
        ("missed, killed by more databases", figures.missed),
        ("alive, and without a reason", figures.unread),
        ("a reason that a database refutes", figures.refuted),
    ):
        for name in names:
            print(f"  {title}: {name}")


def tell_rewrites(only: str, machine: Machine, budget: Budget) -> None:
    """Hunt for false alarms over what is right in other words."""
    count, alarms, tried = 0, [], 0
    for file in sorted(REWRITES.glob("*.sql")):
        slug, dialect = file.stem.split(".")
        if not re.search(only, slug):
            continue
        (problem,) = problems(f"^{slug}$")
        reference = expected_script(problem, Dialect(dialect))
        for query in file.read_text("utf-8").split("\n\n")[1:]:
            script = make_script(query, Dialect(dialect), problem)
            if not isinstance(script, Script):
                raise TypeError(f"{file.name}: {query}: {script.message.en}")
            found = search(script, reference, problem, machine, budget)
            count, tried = count + 1, tried + found.tried
            if found.rows is not None:
                alarms.append(f"{file.stem}: {query.splitlines()[0]}: {dict(found.rows)}")
    print(f"equivalent rewrites: {count}, {tried:,} databases, false alarms: {len(alarms)}")
    for alarm in alarms:
        print(f"  {alarm}")


if __name__ == "__main__":
    main()
