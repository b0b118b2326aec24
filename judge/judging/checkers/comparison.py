"""What a checker answers, and what a module has to offer to be one."""

from typing import Protocol

from judge.frozen import frozen
from judge.model.domain import Domain, Value
from judge.model.execution import ProgramFile
from judge.model.problem import CheckerChoice
from judge.model.text import Text
from judge.model.verdict import Difference


@frozen
class NextPass:
    """What a multi-pass problem's validator asks for: one more run, on ``input``.

    ``feedback`` are the files that it finds again in its feedback folder afterwards.
    """

    input: bytes
    feedback: tuple[ProgramFile, ...]


@frozen
class Comparison:
    """Whether an output is accepted; if it is not, one sentence that says why.

    ``difference`` is None where no single place tells it: only whitespace or the order differs.
    ``score`` and ``multiplier`` are what an author's validator told of a scoring problem.
    """

    accepted: bool
    message: Text | None = None
    difference: Difference | None = None
    score: float | None = None
    multiplier: float | None = None
    again: NextPass | None = None


ACCEPTED = Comparison(accepted=True)


class Checker(Protocol):
    """A checker; the modules of this package are such."""

    def compare_text(self, output: str, answer: str, choice: CheckerChoice, /) -> Comparison:
        """Compare what a program printed with the answer's text."""
        ...

    def compare_values(
        self, result: Value, answer: Value, choice: CheckerChoice, returns: Domain, /
    ) -> Comparison:
        """Compare what a function returned with the answer; both are of the type ``returns``."""
        ...
