"""A small function: ``total(numbers: list[int]) -> float``."""

from judge.languages.build import ProgramSource
from judge.languages.signature import Signature
from judge.model.domain import Parameter, Scalar
from judge.model.submission import Style
from tests.languages.everything import domain, lists

SUM = Signature(
    function="total",
    parameters=(Parameter("numbers", domain(lists(Scalar.INT))),),
    returns=domain(Scalar.FLOAT),
)


def sum_source(text: str) -> ProgramSource:
    """Return ``text`` as a solution of that function."""
    return ProgramSource(text=text, style=Style.FUNCTION, signature=SUM)
