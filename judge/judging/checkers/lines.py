"""``lines``: line by line; spaces at the end of a line and empty lines at the end do not matter.

Spaces at the beginning and in the middle of a line do matter, and so do empty lines before the end.
Values are compared as they are.
"""

from judge.judging.checkers.comparison import ACCEPTED, Comparison
from judge.judging.checkers.departure import compare_plainly
from judge.judging.checkers.wording import (
    LINES,
    hint_of,
    nothing_printed,
    too_early,
    too_much,
    visible,
    with_hint,
)
from judge.judging.difference import first_difference, first_unequal, shorten_pair
from judge.model.domain import Domain, Value
from judge.model.problem import CheckerChoice
from judge.model.text import Text


def compare_text(output: str, answer: str, _choice: CheckerChoice) -> Comparison:
    """Compare lines."""
    if output == answer:
        return ACCEPTED
    actual, expected = _lines(output), _lines(answer)
    index = first_unequal(actual, expected)
    if index is None:
        return ACCEPTED
    return Comparison(
        accepted=False,
        message=with_hint(_message(index, actual, expected), hint_of(output, answer)),
        difference=first_difference(output, answer),
    )


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().split("\n")] if text.strip() else []


def _message(index: int, actual: list[str], expected: list[str]) -> Text:
    if not actual:
        return nothing_printed(len(expected), LINES)
    if index == len(actual):
        return too_early(len(expected), len(actual), LINES)
    if index == len(expected):
        return too_much(len(expected), len(actual), LINES)
    found, wanted = map(visible, shorten_pair(actual[index], expected[index]))
    return Text(
        f"line {index + 1:,}: expected '{wanted}', found '{found}'",
        f"{index + 1:,}번째 줄: 정답은 '{wanted}', 출력은 '{found}'",
    )


def compare_values(
    result: Value, answer: Value, _choice: CheckerChoice, returns: Domain
) -> Comparison:
    """Compare values as they are."""
    return compare_plainly(result, answer, returns)
