"""What is found out about a problem while it is proved."""

from enum import StrEnum

from judge.errors import Place
from judge.frozen import frozen
from judge.model.problem import AuthorSubmission
from judge.model.text import Text
from judge.model.verdict import SubmissionResult


class Severity(StrEnum):
    """Whether a finding fails the problem."""

    ERROR = "error"
    WARNING = "warning"


@frozen
class Finding:
    """Something to mend, or to know."""

    severity: Severity
    place: Place | None
    text: Text


@frozen
class SubmissionVerified:
    """One of the author's submissions was judged.

    ``expected`` is in few words what was promised, ``reason`` what is not so; ``kept``: the result
    is from before.
    """

    submission: AuthorSubmission
    result: SubmissionResult
    as_expected: bool
    expected: str = ""
    reason: Text | None = None
    kept: bool = False


@frozen
class LimitSettled:
    """The time limit of a package that says none."""

    seconds: float
    slowest_seconds: float
    slowest: str


@frozen
class Working:
    """How far the proving of one problem is."""

    done: int
    total: int
    doing: Text


@frozen
class ProblemVerified:
    """The end of one problem."""

    slug: str
    sound: bool


Step = Finding | SubmissionVerified | LimitSettled | Working
