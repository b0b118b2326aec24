"""A database to try statements on: the rows of a case, and what was changed since."""

from collections import Counter
from dataclasses import replace

from judge.errors import SandboxFailure
from judge.frozen import frozen
from judge.judging.machine import Machine, run_limits
from judge.judging.outcome import outcome
from judge.judging.sql.grids import grid_of
from judge.judging.sql.question import (
    PYTHON,
    Answer,
    Setting,
    Sheet,
    answers,
    ask_once,
    stored_rows,
)
from judge.judging.sql.script import NotRun, Script, try_statement
from judge.judging.sql.stop import stopped
from judge.languages.registry import by_id
from judge.model.dialect import Dialect
from judge.model.problem import Case
from judge.model.sql_problem import SqlProblem, SqlTask
from judge.model.text import Text
from judge.model.verdict import Grid, Verdict
from judge.sql.translation import Statement


@frozen
class Selected:
    """The rows that a query gave."""

    grid: Grid


@frozen
class TableChange:
    """What a statement did to the rows of one table."""

    name: str
    added: int
    changed: int
    removed: int


@frozen
class Changed:
    """The tables that a statement changed, none where it met no row."""

    tables: tuple[TableChange, ...]


@frozen
class Failed:
    """Why a statement gave nothing; the rows are what they were."""

    message: Text


class Attempts:
    """The rows of one case, for one statement after another in one dialect."""

    def __init__(self, problem: SqlProblem, case: Case, dialect: Dialect, machine: Machine) -> None:
        """Put the case's rows in; ContentError where a value does not fit its column."""
        self.dialect = dialect
        self.case = case
        self.rewritten: str | None = None
        """The last statement as SQLite ran it."""
        limits = run_limits(machine.scaled(problem.limits), by_id(PYTHON))
        watched = tuple(table.name for table in problem.schema.tables)
        reading = replace(problem, task=SqlTask.QUERY)
        changing = replace(problem, task=SqlTask.CHANGE, watched=watched)
        self._reading = Setting(reading, machine, limits)
        self._changing = Setting(changing, machine, limits)
        self._rows = stored_rows(case, problem.schema, dialect)

    def run(self, statement: str) -> Selected | Changed | Failed:
        """Run one statement; a change stays for those after it."""
        script = try_statement(statement, self.dialect, self._reading.problem.schema)
        if isinstance(script, NotRun):
            return Failed(message=script.message)
        self.rewritten = script.result.sql
        is_query = script.result.statement is Statement.QUERY
        answer = self._ask(script, self._reading if is_query else self._changing)
        if isinstance(answer, Failed):
            return answer
        if is_query:
            return Selected(grid=grid_of(answer.sheets[0]))
        return self._keep(answer.sheets)

    def _ask(self, script: Script, setting: Setting) -> Answer | Failed:
        execution = ask_once(script, self._rows, setting)
        verdict, message = outcome(execution, setting.limits, by_id(PYTHON))
        if verdict is Verdict.RUN_TIME_ERROR:
            stderr = execution.stderr.decode(errors="replace")
            raise SandboxFailure(f"the SQL worker failed: {stderr}", f"SQL 실행기 오류: {stderr}")
        if verdict is not None:
            return Failed(message=message or Text("it failed", "실패했습니다"))
        (answer,) = answers(execution, script, setting.problem)
        return answer if answer.stop is None else Failed(message=stopped(answer.stop).message)

    def _keep(self, sheets: tuple[Sheet, ...]) -> Changed:
        changes = []
        for sheet in sheets:
            before, after = Counter(self._rows[sheet.name]), Counter(sheet.rows)
            added, removed = (after - before).total(), (before - after).total()
            changed = min(added, removed)
            if added or removed:
                changes.append(
                    TableChange(
                        name=sheet.name,
                        added=added - changed,
                        changed=changed,
                        removed=removed - changed,
                    )
                )
            self._rows[sheet.name] = sheet.rows
        return Changed(tables=tuple(changes))
