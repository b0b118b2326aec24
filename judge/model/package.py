"""What an ICPC problem package says beyond a problem of our own format.

Its test groups, its time limit where that follows from the author's solutions, its validators, and
what it promises of each of its submissions.
"""

from enum import StrEnum
from math import inf
from pathlib import Path

from judge.frozen import frozen


class PackageFormat(StrEnum):
    """The versions of the format; ``2023-07`` was never finished and became ``2025-09``."""

    LEGACY = "legacy"
    DRAFT = "2023-07"
    CURRENT = "2025-09"


class Judgement(StrEnum):
    """The verdicts that the format knows; ours fall under one of them."""

    ACCEPTED = "AC"
    WRONG_ANSWER = "WA"
    TIME_LIMIT_EXCEEDED = "TLE"
    RUN_TIME_ERROR = "RTE"
    COMPILE_ERROR = "CE"
    OUTPUT_LIMIT_EXCEEDED = "OLE"


ACCEPTED_ONLY = frozenset({Judgement.ACCEPTED})


@frozen
class Promise:
    """What must hold of one submission.

    Every case has one of ``permitted``, at least one case one of ``required``. ``cases`` is a
    pattern of cases or groups, None for all of them. ``overall``: the two sets are about the
    submission's verdict instead, as with ``@EXPECTED_RESULTS@``. ``score`` is the least and the
    most of the score, or of the group that ``cases`` names. ``message`` is part of some case's
    judgemessage. ``limit`` says whether its times bound the time limit; None leaves that to the
    two sets.
    """

    permitted: frozenset[Judgement]
    required: frozenset[Judgement]
    cases: str | None = None
    overall: bool = False
    score: tuple[float, float] | None = None
    partial: bool = False  # accepted with less than the best score
    message: str | None = None
    limit: bool | str | None = None

    @property
    def accepts_all(self) -> bool:
        """Whether nothing but an accepted case keeps it."""
        return self.cases is None and self.permitted == ACCEPTED_ONLY


class Aggregation(StrEnum):
    """How a group's score follows from what is in it."""

    PASS_FAIL = "pass-fail"  # noqa: S105 - no password
    SUM = "sum"
    MIN = "min"
    MAX = "max"
    AVG = "avg"


class VerdictRule(StrEnum):
    """How a group's verdict follows from what is in it."""

    WORST = "worst_error"
    FIRST = "first_error"
    ALWAYS_ACCEPT = "always_accept"


@frozen
class TestGroup:
    """A node of the tree of test data; ``cases`` are names of cases right in it.

    ``accept_score`` and ``reject_score`` are a case's where its validator tells none; ``low`` and
    ``high`` are the range of the group's score. ``stops``: after a failure nothing more of the
    group is run. ``partial``: what was earned counts even where the group is not accepted.
    ``require_pass`` names groups without which this one earns nothing.
    """

    __test__ = False  # pytest would collect it by its name

    name: str
    groups: tuple["TestGroup", ...] = ()
    cases: tuple[str, ...] = ()
    aggregation: Aggregation = Aggregation.SUM
    rule: VerdictRule = VerdictRule.WORST
    accept_score: float | None = 1.0  # None: the validator has to tell it
    reject_score: float = 0.0
    low: float = -inf
    high: float = inf
    stops: bool = True
    partial: bool = False
    ignores_sample: bool = False
    any_accepted: bool = False
    require_pass: tuple[str, ...] = ()


@frozen
class Timing:
    """How a time limit follows from the slowest accepted submission.

    ``missing``: the package says none, and the problem's is only a bound for finding it.
    """

    missing: bool
    ac_to_limit: float
    limit_to_tle: float
    resolution_seconds: float


NamedArguments = tuple[tuple[str, tuple[str, ...]], ...]
"""Arguments by the name of a program, ``""`` for every one that has none of its own."""


@frozen
class Validation:
    """A file of ``data/`` that proves the validators: it must be accepted, or must not be.

    ``output`` is None where the input itself is meant.
    """

    input: Path
    answer: Path | None
    output: Path | None
    valid: bool
    input_arguments: NamedArguments = ()
    arguments: tuple[str, ...] = ()


@frozen
class Guarantees:
    """What compilers and validators are to get at least; None where nothing is asked for."""

    compile_seconds: float | None = None
    compile_bytes: int | None = None
    validation_output_bytes: int | None = None


@frozen
class Package:
    """What is special about a problem that is an ICPC package.

    ``input_arguments`` are those of the input validators, by case. ``passes`` is how often a
    multi-pass problem may run a submission on one case. ``include`` is the folder of files that
    every submission gets; ``constants`` stand for ``{{name}}`` in sources. ``languages`` are those
    in which alone it may be solved, by our ids and empty for all, ``code_bytes`` is how large a
    source may be. ``scoring`` is there in a scoring problem only.
    """

    format: PackageFormat
    timing: Timing
    scoring: TestGroup | None = None
    passes: int = 1
    include: Path | None = None
    constants: tuple[tuple[str, str], ...] = ()
    languages: tuple[str, ...] = ()
    code_bytes: int | None = None
    input_validators: tuple[Path, ...] = ()
    input_arguments: tuple[tuple[str, NamedArguments], ...] = ()
    proofs: tuple[Validation, ...] = ()
    validation_seconds: float = 60.0
    validation_bytes: int = 2 * 2**30
    guarantees: Guarantees = Guarantees()
