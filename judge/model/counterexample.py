"""What a search with examples found: an input that breaks a law, as small as it could be made."""

from collections.abc import Mapping

from judge.frozen import frozen
from judge.model.domain import Value
from judge.model.text import Text
from judge.model.verdict import CaseResult

PROPERTY = "property: "  # begins the name of the case that a search found; the law's follows


def shown_name(case: str) -> Text:
    """Write the name of a case as people read it: of one that was found, the law in their words."""
    law = case.removeprefix(PROPERTY)
    return Text(case, case if law == case else f"법칙 {law}")


@frozen
class Law:
    """What must hold of every input; ``name`` is short and without spaces, ``says`` a sentence."""

    name: str
    says: Text


@frozen
class Counterexample:
    """An input that breaks ``law``, with the judgement of it; ``steps`` made it smaller."""

    law: Law
    values: Mapping[str, Value]
    result: CaseResult
    steps: int


@frozen
class Search:
    """A whole search.

    ``tried`` inputs were held against the laws. Of ``drawn`` ones that came of the parameters'
    types alone, the problem's ``validate`` ``refused`` so many. ``seed`` repeats the
    search. ``warnings`` are for the author: of laws, strategies or a reference that
    fail by themselves.
    """

    tried: int
    drawn: int
    refused: int
    seconds: float
    seed: int
    found: Counterexample | None = None
    warnings: tuple[Text, ...] = ()
