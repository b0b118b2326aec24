"""A problem that is solved by SQL: tables, a reference, and what is compared."""

from enum import StrEnum
from pathlib import Path

from judge.errors import Place
from judge.frozen import frozen
from judge.model.dialect import Dialect
from judge.model.problem import JudgedProblem, Problem
from judge.model.schema import Schema
from judge.model.sql_source import Construct
from judge.model.written import WrittenProblem


class SqlTask(StrEnum):
    """What the learner's SQL does."""

    QUERY = "query"
    CHANGE = "change"
    SCHEMA = "schema"  # CREATE TABLE, VIEW, INDEX: judged by what the tables let in
    TUNING = "tuning"  # CREATE INDEX, and maybe another query: judged by the plan and the steps


class RowOrder(StrEnum):
    """How the order of rows counts.

    ``KEYS``: as the reference's ORDER BY has it; rows with the same keys may stand either way.
    """

    ANY = "any order"
    KEYS = "by keys"
    EXACT = "exact"


class ColumnNames(StrEnum):
    """Whether the names of a result's columns count; their order always does."""

    IGNORE = "ignore"
    WARN = "warn"
    NAMES = "names"


class Form(StrEnum):
    """Whether the form of a value counts, beside what it means.

    ``LENIENT``: 9, 9.0 and 9.00 are the same, as are a date and that date at midnight.
    """

    LENIENT = "lenient"
    STRICT = "strict"


@frozen
class ComparedBy:
    """What is compared of two results."""

    rows: RowOrder = RowOrder.ANY
    columns: ColumnNames = ColumnNames.IGNORE
    numbers: Form = Form.LENIENT
    text: Form = Form.LENIENT


@frozen
class Reference:
    """The author's answer in one dialect."""

    dialect: Dialect
    path: Path


class StepsOf(StrEnum):
    """Whose steps a bound is a share of."""

    SLOW = "slow"
    REFERENCE = "reference"


@frozen
class StepBound:
    """At most ``percent`` of the steps that the slow query, or the reference, takes."""

    percent: float
    of: StepsOf


@frozen
class Tuning:
    """What makes a query fast enough.

    ``slow`` is the query as it is given, in words that all dialects of the problem share, and
    ``place`` where it is written.
    ``rewritable``: it may be written anew. At most ``indexes`` may be made. Tables of
    ``not_scanned`` must not be read whole, those of ``indexed`` must be found through an index;
    without ``sortable`` nothing may be sorted.
    """

    slow: str
    rewritable: bool
    indexes: int
    not_scanned: tuple[str, ...]
    indexed: tuple[str, ...]
    sortable: bool
    bound: StepBound | None
    place: Place


@frozen
class SqlProblem(JudgedProblem):
    """A problem of ``kind: sql``; the data of its cases are ``Tables``.

    ``dialects`` are those in which it may be answered, the usual one first. ``references`` holds at
    most one a dialect. ``watched`` are the tables that are compared after a change.
    ``now`` is what NOW() and its like give, "2024-05-17 12:34:56". ``tuning`` is there where that
    is the task.
    """

    task: SqlTask
    schema: Schema
    dialects: tuple[Dialect, ...]
    references: tuple[Reference, ...]
    compared_by: ComparedBy
    watched: tuple[str, ...]
    require: tuple[Construct, ...]
    forbid: tuple[Construct, ...]
    now: str
    tuning: Tuning | None = None

    def reference_in(self, dialect: Dialect) -> Reference:
        """Return the reference in ``dialect``, or else the first one."""
        found = (each for each in self.references if each.dialect is dialect)
        return next(found, self.references[0])


RunProblem = Problem | SqlProblem
"""A problem that is judged by running what was handed in; a ``match`` on it is exhaustive."""

AnyProblem = RunProblem | WrittenProblem
"""A problem of any kind; a ``match`` on it is exhaustive."""
