"""Measures how an answer in SQL grows with the rows of its tables.

The noise-free instrument counts steps of SQLite's virtual machine, which is exact. A step takes
time, and some take more than others: a sort is a few of them. So steps, as lines of Python do,
only exclude what grows more slowly.
"""

import json
from collections.abc import Iterator
from dataclasses import replace

from judge.bench.growth.instrument import STEPS
from judge.bench.growth.measuring import SLACK, START_SECONDS, Effort, GrowthEvent, measure
from judge.bench.growth.points import Measured
from judge.bench.growth.reading import Wanted, read_growth
from judge.errors import ContentError
from judge.judging.machine import Machine, run_limits
from judge.judging.sql.copies import Copying, copying
from judge.judging.sql.question import PYTHON, StoredRow, count_steps, stored_rows
from judge.judging.sql.script import NotRun, Script, make_script
from judge.languages.registry import by_id
from judge.model.dialect import Dialect
from judge.model.execution import Execution
from judge.model.growth import GrowthReading
from judge.model.problem import Case, Tables
from judge.model.sql_problem import SqlProblem, SqlTask
from judge.model.submission import Submission

SHAPE = "rows"  # the only shape there is
_MOST_ROWS = 60_000  # of all tables; a request has to hold them


def measure_query(
    problem: SqlProblem, submission: Submission, machine: Machine, effort: Effort
) -> Iterator[GrowthEvent]:
    """Measure on copies of the largest case; nothing where it cannot be copied, or is not run."""
    script = make_script(submission.source, Dialect(submission.language), problem)
    largest = max(problem.cases, key=_rows, default=None)
    if (
        problem.task is SqlTask.SCHEMA
        or isinstance(script, NotRun)
        or largest is None
        or not isinstance(largest.data, Tables)
    ):
        return
    how = copying(problem.schema, largest.data)
    if how is not None and _rows(largest):
        yield from measure(QueryRig(script, problem, machine, (largest, how), effort), effort)


class QueryRig:
    """One script on copies of one case."""

    name = SHAPE
    interpreted = False
    native = True

    def __init__(
        self,
        script: Script,
        problem: SqlProblem,
        machine: Machine,
        source: tuple[Case, Copying],
        effort: Effort,
    ) -> None:
        """Keep what is measured; no rows are made yet."""
        self._script, self._problem, self._machine = script, problem, machine
        self._case, self._how = source
        self.largest = max(1, _MOST_ROWS // _rows(self._case))
        limits = run_limits(machine.scaled(problem.limits), by_id(PYTHON))
        self.run_seconds = effort.run_seconds(limits.cpu_seconds)
        seconds = self.run_seconds * SLACK + START_SECONDS
        self._limits = replace(limits, cpu_seconds=seconds, wall_seconds=4 * seconds + 2)
        self._stored: dict[int, dict[str, tuple[StoredRow, ...]] | None] = {}
        self._steps: dict[int, int] = {}

    def n(self, size: int) -> int | None:
        """Return the rows of all tables together; None where a column refuses a copy's value."""
        rows = self._rows(size)
        return None if rows is None else sum(map(len, rows.values()))

    def input_bytes(self, size: int) -> int:
        """Return the rows: they are what is read."""
        return self.n(size) or 0

    def run(self, size: int) -> Execution:
        """Run the script, and remember its steps."""
        execution = self._ask(size)
        try:
            (run,) = json.loads(execution.result or b"{}")["runs"]
            if run["ended"] is not None:
                return replace(execution, exit_code=1)
            self._steps[size] = run["steps"]
        except (ValueError, KeyError):
            pass  # it was stopped: its ending says so
        return execution

    def run_floor(self, size: int) -> Execution | None:
        """Only fill the tables."""
        return self._ask(size, idle=True)

    def count(self, seconds: dict[int, float], wanted: Wanted) -> GrowthReading | None:
        """Read the steps of all sizes that ran."""
        sizes = [(n, self._steps[size]) for size in seconds if (n := self.n(size)) is not None]
        measured = [Measured(n=n, runs=(float(steps),)) for n, steps in sizes]
        return read_growth(measured, STEPS, wanted)

    def _rows(self, size: int) -> dict[str, tuple[StoredRow, ...]] | None:
        if size not in self._stored:
            self._stored[size] = self._made(size)
        return self._stored[size]

    def _made(self, size: int) -> dict[str, tuple[StoredRow, ...]] | None:
        if not isinstance(self._case.data, Tables):  # pragma: no cover - measure_query sees to it
            return None
        case = replace(self._case, data=self._how.database(self._case.data, size))
        try:
            return stored_rows(case, self._problem.schema, self._script.dialect)
        except ContentError:
            return None

    def _ask(self, size: int, *, idle: bool = False) -> Execution:
        rows = self._rows(size) or {}
        command = count_steps(self._script, rows, self._problem, self._machine, idle=idle)
        return self._machine.sandboxes.run(command, self._limits)


def _rows(case: Case) -> int:
    return sum(map(len, case.data.rows.values())) if isinstance(case.data, Tables) else 0
