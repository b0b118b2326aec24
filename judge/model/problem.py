"""A problem as its author states it."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from judge.errors import Place
from judge.frozen import frozen
from judge.model.conversation import Line
from judge.model.domain import Domain, Parameter, RecordType, Value
from judge.model.expression import Expression
from judge.model.layout import Layout
from judge.model.text import Text

if TYPE_CHECKING:  # 2 ms that only packages need
    from judge.model.package import Package, Promise


class Kind(StrEnum):
    """What a learner has to hand in."""

    ALGORITHM = "algorithm"
    INTERACTIVE = "interactive"
    SQL = "sql"
    WRITTEN = "written"


class CheckerName(StrEnum):
    """The ways to compare an output with an answer."""

    EXACT = "exact"
    TOKENS = "tokens"
    LINES = "lines"
    FLOATS = "floats"
    UNORDERED = "unordered"
    PROGRAM = "program"
    ICPC = "icpc"  # the default validator of ICPC packages; no problem of our own format names it


@frozen
class CheckerChoice:
    """The checker of a problem and its options; an option that a checker lacks is ignored there.

    ``absolute`` and ``relative`` are tolerances of ``floats``, as in the ICPC package format: a
    number passes when it is within either. ``nested``: ``unordered`` also ignores the order inside
    each item. ``program`` is the checker's source, a file or a folder with several; ``arguments``
    follow its three own on its command line. ``space_sensitive``: ``icpc`` minds every space.
    """

    name: CheckerName
    case_sensitive: bool = True
    absolute: float | None = None
    relative: float | None = None
    nested: bool = False
    program: Path | None = None
    arguments: tuple[str, ...] = ()
    space_sensitive: bool = False


@frozen
class TimeAndMemory:
    """What one test case may use; None leaves the problem's own limit."""

    time_seconds: float | None = None
    memory_bytes: int | None = None


@frozen
class ProblemLimits:
    """Limits of one test case, before this machine's calibration.

    ``time_seconds`` is CPU time; the bound on wall time follows from it. ``languages`` overrides by
    language id.
    """

    time_seconds: float
    memory_bytes: int
    output_bytes: int
    languages: tuple[tuple[str, TimeAndMemory], ...] = ()

    def of(self, language: str) -> "ProblemLimits":
        """Choose the limits that hold for ``language``."""
        own = dict(self.languages).get(language, TimeAndMemory())
        return ProblemLimits(
            time_seconds=own.time_seconds or self.time_seconds,
            memory_bytes=own.memory_bytes or self.memory_bytes,
            output_bytes=self.output_bytes,
            languages=self.languages,
        )


@frozen
class Inline:
    """A case written out; ``answer`` is None where the reference shall say it."""

    input: Mapping[str, Value]
    answer: Value | None = None
    has_answer: bool = True


@frozen
class Files:
    """A case in raw files, in the problem's stdio layout.

    ``beside`` are files that lie in the program's current directory, ``arguments`` are its own.
    ``shown_input`` and ``shown_answer`` are what people are shown instead, ``interaction`` is a
    log of both sides.
    """

    input: Path
    answer: Path
    beside: tuple[Path, ...] = ()
    arguments: tuple[str, ...] = ()
    shown_input: Path | None = None
    shown_answer: Path | None = None
    interaction: Path | None = None


@frozen
class Generated:
    """A case made by ``generator(rng, size)`` of ``generate.py``."""

    generator: str
    size: int | None
    seed: int


Cell = str | None
"""A value of a table as its author wrote it, of a form that its column's type has; None is NULL."""


@frozen
class AnswerTable:
    """Rows that the author expects: a query's result, or what is in the table ``name`` afterwards.

    The name of a result is empty.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Probing(StrEnum):
    """What a probe of a learner's tables must come to."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    QUERY = "query"  # its rows are the reference's


@frozen
class Probe:
    """A statement that is tried on what a learner made; ``because`` says which rule it tries.

    ``answer`` are the rows that the author expects of a query, where they are written.
    """

    kind: Probing
    sql: str
    because: Text | None = None
    answer: AnswerTable | None = None
    place: Place


@frozen
class Tables:
    """A case of a SQL problem: the rows of every table of its schema, by the table's name.

    ``answer`` is what the author expects of the reference, None where it alone says the answer.
    ``probes`` are tried one after another on what the learner made. ``copies`` of the rows, with
    keys of their own, make a large case out of a small one; columns of ``spread``, table and
    name, change with each copy as keys do.
    """

    rows: Mapping[str, tuple[tuple[Cell, ...], ...]]
    answer: tuple[AnswerTable, ...] | None = None
    probes: tuple[Probe, ...] = ()
    copies: int = 1
    spread: tuple[tuple[str, str], ...] = ()


@frozen
class Case:
    """A test case; ``place`` is where its author wrote it.

    ``conversation`` is how a sample of an interactive problem may go.
    ``checker`` replaces the problem's; ``hint`` is for who failed the case.
    """

    name: str
    sample: bool
    group: str | None
    data: Inline | Files | Generated | Tables
    explain: Text | None = None
    conversation: tuple[Line, ...] = ()
    hint: Text | None = None
    checker: CheckerChoice | None = None
    place: Place


@frozen
class Group:
    """A test group, worth ``points`` when every case in it is accepted."""

    name: str
    points: float
    title: Text | None = None


Expectation = Literal[
    "accepted",
    "wrong_answer",
    "time_limit_exceeded",
    "memory_limit_exceeded",
    "output_limit_exceeded",
    "run_time_error",
    "compile_error",
]
"""The folders of ``submissions/``, named after the verdict that they promise."""


@frozen
class AuthorSubmission:
    """One of the author's solutions and the verdict that its folder promises.

    ``expected`` is None in an ICPC package, where ``promises`` say it: all of them hold.
    """

    path: Path
    expected: Expectation | None
    promises: "tuple[Promise, ...]" = ()
    language: str | None = None
    entry: str | None = None

    @property
    def accepted(self) -> bool:
        """Whether it has to pass every case."""
        return self.expected == "accepted" or any(promise.accepts_all for promise in self.promises)


@frozen
class ProblemHead:
    """What every problem has, of whatever kind."""

    slug: str
    folder: Path
    kind: Kind
    title: Text
    level: int
    topics: tuple[str, ...]
    statement: Text
    hints: tuple[Text, ...]
    place: Place


@frozen
class JudgedProblem(ProblemHead):
    """What every problem has that is judged by running something."""

    limits: ProblemLimits
    cases: tuple[Case, ...]
    groups: tuple[Group, ...]
    submissions: tuple[AuthorSubmission, ...]


@frozen
class Problem(JudgedProblem):
    """A problem that is solved by a program: ``kind: algorithm``.

    ``stdin`` and ``stdout`` are None where the problem is in function style only; ``function`` is
    None where it is in stdio style only, and then ``parameters`` may be empty and the cases raw.
    ``size`` is what *n* means. ``reference`` is the author's accepted Python solution.
    """

    requires: tuple[Text, ...]
    function: str | None
    records: tuple[RecordType, ...]
    parameters: tuple[Parameter, ...]
    returns: Domain | None
    stdin: Layout | None
    stdout: Layout | None
    size: Expression | None
    checker: CheckerChoice
    generate: Path | None
    reference: Path | None
    interactor: Path | None = None
    package: "Package | None" = None
