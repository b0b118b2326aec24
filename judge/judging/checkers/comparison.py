"""What a checker answers, and what a module has to offer to be one."""

from dataclasses import dataclass
from typing import Protocol

from judge.model.domain import Domain, Value
from judge.model.problem import CheckerChoice
from judge.model.text import Text
from judge.model.verdict import Difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Whether an output is accepted; if it is not, one sentence that says why.

    ``difference`` is None where no single place tells it: only whitespace or the order differs.
    """

    accepted: bool
    message: Text | None = None
    difference: Difference | None = None


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
