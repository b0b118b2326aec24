"""Judgements: of a case, of a group, of a submission."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from judge.frozen import frozen
from judge.model.conversation import Line, Speaker
from judge.model.problem import Case, Group, ProblemLimits
from judge.model.submission import Style
from judge.model.text import Text


class Verdict(StrEnum):
    """A judgement; the value is the code on the screen."""

    ACCEPTED = "AC"
    WRONG_ANSWER = "WA"
    TIME_LIMIT_EXCEEDED = "TLE"
    MEMORY_LIMIT_EXCEEDED = "MLE"
    OUTPUT_LIMIT_EXCEEDED = "OLE"
    RUN_TIME_ERROR = "RTE"
    COMPILE_ERROR = "CE"
    JUDGE_ERROR = "JE"
    NOT_JUDGED = "NJ"


@frozen
class Difference:
    """The first place where output departs from answer, in tokens counted from 1.

    The token lists are windows around it; ``None`` as a token means that the text has ended.
    """

    position: int
    line: int
    expected: tuple[str | None, ...]
    actual: tuple[str | None, ...]
    at: int  # the index of the differing token within both windows


@frozen
class Grid:
    """A table to be shown: values as its engine's client writes them, None for NULL.

    An empty row keeps the place of one that is not there. ``more`` rows are left out at the end.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    more: int = 0


@frozen
class GridPair:
    """Two results row by row; ``wrong`` holds row and column (from 0) of cells that differ.

    Rows that belong together stand on one line, so that ``expected`` and ``actual`` are equally
    long; a row that has no partner stands beside an empty one.
    """

    expected: Grid
    actual: Grid
    wrong: tuple[tuple[int, int], ...]


@frozen
class Remarks:
    """What is told of a run beside its verdict, line by line."""

    title: Text
    lines: tuple[Text, ...]


@frozen
class CaseResult:
    """The judgement of one case.

    Texts (``input_text``, ``expected_text``, ``actual_text``) are what a learner is shown, whole;
    they are None where there is nothing to show (an accepted case, no answer). ``prints`` is what a
    function-style solution printed on its own. ``runs`` counts the runs behind the verdict; where
    they disagreed, ``unstable``. ``judge_failed`` marks a JE that is our fault, not the author's.
    ``idle`` marks a time limit reached by waiting, not by computing.
    ``transcript`` is what was said in an interactive problem, and ``broke_off`` who ended the talk.
    ``score`` and ``multiplier`` are what the author's validator said in a scoring problem.
    Of a SQL problem, ``given`` are the tables of the case and ``grids`` the results; ``remarks``
    are the plan of a query, or what was tried on a learner's tables.
    """

    name: str
    sample: bool
    group: str | None
    verdict: Verdict
    message: Text | None = None
    cpu_seconds: float | None = None
    wall_seconds: float | None = None
    peak_memory_bytes: int | None = None
    memory_method: str | None = None
    exit_code: int | None = None
    signal: int | None = None
    idle: bool = False
    judge_failed: bool = False
    unstable: bool = False
    runs: int = 1
    input_text: str | None = None
    expected_text: str | None = None
    actual_text: str | None = None
    difference: Difference | None = None
    prints: str = ""
    stderr: str = ""
    transcript: tuple[Line, ...] = ()
    broke_off: Speaker | None = None
    score: float | None = None
    multiplier: float | None = None
    given: tuple[Grid, ...] = ()
    grids: tuple[GridPair, ...] = ()
    remarks: Remarks | None = None


@frozen
class GroupResult:
    """The points of one group: all of them when every case is accepted, else none."""

    name: str
    verdict: Verdict
    points: float
    possible: float


@frozen
class Examples:
    """What a search with examples came to; see :class:`~judge.model.counterexample.Search`.

    ``law`` is the name of the one that was broken, ``says`` what it says; None where all held.
    ``warnings`` are for the problem's author.
    """

    tried: int
    drawn: int
    refused: int
    seconds: float
    seed: int
    steps: int = 0
    law: str | None = None
    says: Text | None = None
    warnings: tuple[Text, ...] = ()


@frozen
class SubmissionResult:
    """The judgement of a submission, with what it was judged under.

    ``limits`` are in force already: chosen for the language and scaled by ``machine_factor``.
    ``compiler_output`` is what the compiler said, cut. ``cases`` are in the problem's order; those
    that were skipped after a failure are missing. ``score`` is there in a scoring package only, and
    its groups have scores of their own, which need not add up to it.
    """

    slug: str
    path: str
    language: str
    style: Style
    source_digest: str
    verdict: Verdict
    message: Text | None = None
    cases: tuple[CaseResult, ...] = ()
    total_cases: int = 0
    groups: tuple[GroupResult, ...] = ()
    limits: ProblemLimits
    machine_factor: float
    isolation: str
    compiler_output: str = ""
    score: float | None = None
    examples: Examples | None = None  # None where no search was made

    @property
    def unstable(self) -> bool:
        """Whether runs of any case disagreed."""
        return any(case.unstable for case in self.cases)

    @property
    def judge_failed(self) -> bool:
        """Whether a case is JE by our own fault."""
        return any(case.judge_failed for case in self.cases)

    @property
    def points(self) -> float:
        """The score where there is one, else the points over all groups."""
        if self.score is not None:
            return self.score
        return sum(group.points for group in self.groups)


def overall(cases: Sequence[CaseResult]) -> Verdict:
    """Decide the verdict of a submission from its cases in order.

    JE anywhere wins; otherwise the first that is not accepted; no case judged is JE, never AC.
    """
    verdicts = [case.verdict for case in cases]
    if not verdicts or Verdict.JUDGE_ERROR in verdicts:
        return Verdict.JUDGE_ERROR
    return next((each for each in verdicts if each is not Verdict.ACCEPTED), Verdict.ACCEPTED)


def grade(
    groups: Sequence[Group], cases: Sequence[CaseResult], *, planned: Sequence[Case] = ()
) -> tuple[GroupResult, ...]:
    """Give every group its points, in the order of ``groups``.

    ``planned`` are the problem's cases: a group some of whose cases were skipped, with the others
    accepted, is NJ and earns nothing, as is a group without a judged case.
    """
    promised = Counter(case.group for case in planned)
    results = []
    for group in groups:
        own = [case for case in cases if case.group == group.name]
        verdict = overall(own) if own else Verdict.NOT_JUDGED
        if verdict is Verdict.ACCEPTED and len(own) < promised[group.name]:
            verdict = Verdict.NOT_JUDGED
        earned = group.points if verdict is Verdict.ACCEPTED else 0
        results.append(
            GroupResult(name=group.name, verdict=verdict, points=earned, possible=group.points)
        )
    return tuple(results)
