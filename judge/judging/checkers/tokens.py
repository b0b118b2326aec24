"""``tokens``: the same words in the same order; spaces and line breaks do not matter.

With ``case_sensitive: false`` upper and lower case are one. Values are compared as they are, save
that then their strings are compared without case.
"""

from judge.judging.checkers.comparison import ACCEPTED, Comparison
from judge.judging.checkers.departure import compare_plainly
from judge.judging.checkers.wording import hint_of, token_message, with_hint
from judge.judging.difference import difference_at, first_unequal, line_of_token
from judge.model.domain import Domain, Value
from judge.model.problem import CheckerChoice


def compare_text(output: str, answer: str, choice: CheckerChoice) -> Comparison:
    """Compare words."""
    if output == answer:
        return ACCEPTED
    actual, expected = output.split(), answer.split()
    if choice.case_sensitive:
        index = first_unequal(actual, expected)
    else:
        index = first_unequal(output.casefold().split(), answer.casefold().split())
    if index is None:
        return ACCEPTED
    line = line_of_token(output, index)
    difference = difference_at(index, actual, expected, line=line)
    message = token_message(difference, len(expected), len(actual))
    return Comparison(
        accepted=False, message=with_hint(message, hint_of(output, answer)), difference=difference
    )


def compare_values(
    result: Value, answer: Value, choice: CheckerChoice, returns: Domain
) -> Comparison:
    """Compare values; strings without case where ``choice`` says so."""
    if not choice.case_sensitive:
        result, answer = _folded(result), _folded(answer)
    return compare_plainly(result, answer, returns)


def _folded(value: Value) -> Value:
    if isinstance(value, list | tuple):
        return type(value)(map(_folded, value))
    return value.casefold() if isinstance(value, str) else value
