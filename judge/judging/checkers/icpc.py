"""``icpc``: the default validator of the ICPC problem package format, with its flags.

Words are compared one by one, without case unless ``case_sensitive``; only the letters A to Z have
a case here, and only ASCII's six characters are space. Where a tolerance is given, a word of the
answer that is a number wants a number that is close enough, within either of the two tolerances;
``inf``, ``nan`` and ``0x10`` are no numbers, and a tolerance that is not given allows nothing.
``space_sensitive``: every space has to be the answer's, too.

Source: the section on the default output validator in the format's specification, 2025-09; the
older versions agree where they say anything.
"""

import re

from judge.judging.checkers import floats
from judge.judging.checkers.comparison import ACCEPTED, Comparison
from judge.judging.checkers.wording import token_message
from judge.judging.difference import difference_at, first_unequal, line_of_token
from judge.model.domain import Domain, Value
from judge.model.problem import CheckerChoice
from judge.model.text import Text

_SPACES = re.compile(r"[ \t\n\v\f\r]+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]*\.[0-9]+|[0-9]+\.?)(?:[eE][+-]?[0-9]+)?")
_LOWER = str.maketrans({chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
_SPACE_MESSAGE = Text(
    "the words are right, but not the spaces or line breaks between them",
    "낱말은 모두 맞지만 공백이나 줄바꿈이 다릅니다",
)


def compare_text(output: str, answer: str, choice: CheckerChoice) -> Comparison:
    """Compare words, and spaces where they matter."""
    if output == answer:
        return ACCEPTED
    actual, expected = _words(output), _words(answer)
    index = _first_different(actual, expected, choice)
    if index is None:
        if choice.space_sensitive and _SPACES.findall(output) != _SPACES.findall(answer):
            return Comparison(accepted=False, message=_SPACE_MESSAGE)
        if choice.space_sensitive and _begins_apart(output, answer):
            return Comparison(accepted=False, message=_SPACE_MESSAGE)
        return ACCEPTED
    difference = difference_at(index, actual, expected, line=line_of_token(output, index))
    message = token_message(difference, len(expected), len(actual))
    return Comparison(accepted=False, message=message, difference=difference)


def compare_values(
    result: Value, answer: Value, choice: CheckerChoice, returns: Domain
) -> Comparison:
    """Compare values as ``floats`` does; a package has no functions, so nobody asks."""
    return floats.compare_values(result, answer, choice, returns)


def _words(text: str) -> list[str]:
    return [word for word in _SPACES.split(text) if word]


def _begins_apart(output: str, answer: str) -> bool:
    """Whether the same spaces lie around other words: one text begins with a space."""
    return bool(_SPACES.match(output)) != bool(_SPACES.match(answer))


def _first_different(actual: list[str], expected: list[str], choice: CheckerChoice) -> int | None:
    """Find the first word that is wrong, from 0; the shorter length where one text ends first."""
    if not choice.case_sensitive:
        actual = [word.translate(_LOWER) for word in actual]
        expected = [word.translate(_LOWER) for word in expected]
    if choice.absolute is None and choice.relative is None:
        return first_unequal(actual, expected)
    tolerances = (choice.absolute or 0.0, choice.relative or 0.0)
    for index, (ours, theirs) in enumerate(zip(actual, expected, strict=False)):
        if ours != theirs and not _is_close(ours, theirs, tolerances):
            return index
    return None if len(actual) == len(expected) else min(len(actual), len(expected))


def _is_close(ours: str, theirs: str, tolerances: tuple[float, float]) -> bool:
    if not _NUMBER.fullmatch(ours) or not _NUMBER.fullmatch(theirs):
        return False
    return floats.close(ours, theirs, *tolerances)
