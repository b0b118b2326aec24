"""``floats``: numbers within a tolerance, everything else word by word.

As in the ICPC package format: a number is right when it is within ``absolute`` of the answer's, or
within ``relative`` times the size of the answer's; 1e-6 both where the problem says neither, and
only the one where it says one. What is compared this way:

- Decimal numbers, whole ones included: ``3``, ``-0.5``, ``.5``, ``5.``, ``+1e-9``. Of any size:
  where a float would overflow or round, exact decimal arithmetic decides, so ``1e999`` is a number
  and not infinite, and a number exactly at the tolerance is within it.
- ``nan`` (in any case, with any sign) equals ``nan`` and no number; ``inf`` and ``infinity`` equal
  an infinity of the same sign and no number.
- Nothing else: ``0x1p3``, ``1_000`` and ``1,5`` are words, equal when they are the same word.

Two values are compared part by part; booleans and strings have to be the same.
"""

import re
from collections.abc import Callable
from math import inf, isfinite
from operator import sub

from judge.judging.checkers.comparison import ACCEPTED, Comparison
from judge.judging.checkers.departure import compare
from judge.judging.checkers.wording import token_message
from judge.judging.difference import difference_at, line_of_token
from judge.model.domain import Domain, Value
from judge.model.problem import CheckerChoice
from judge.model.text import Text

DEFAULT = 1e-6
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SPECIAL = re.compile(r"([+-]?)(nan|inf|infinity)", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9eE+.\s-]*")
_DIGITS = 60  # of decimal arithmetic; a float has 17


def compare_text(output: str, answer: str, choice: CheckerChoice) -> Comparison:
    """Compare numbers within the tolerance, and other words as they are."""
    if output == answer:
        return ACCEPTED
    actual, expected = output.split(), answer.split()
    absolute, relative = _tolerances(choice)
    if actual == expected or _all_close(output, answer, actual, expected, (absolute, relative)):
        return ACCEPTED
    same = _token_comparer(choice)
    pairs = enumerate(zip(actual, expected, strict=False))
    shorter = min(len(actual), len(expected))
    index = next((at for at, (ours, theirs) in pairs if not same(ours, theirs)), shorter)
    if index == len(actual) == len(expected):
        return ACCEPTED
    difference = difference_at(index, actual, expected, line=line_of_token(output, index))
    message = token_message(difference, len(expected), len(actual))
    if index < shorter:
        message = _with_distance(message, actual[index], expected[index])
    return Comparison(accepted=False, message=message, difference=difference)


def compare_values(
    result: Value, answer: Value, choice: CheckerChoice, returns: Domain
) -> Comparison:
    """Compare part by part: numbers within the tolerance, the rest as it is."""
    absolute, relative = _tolerances(choice)
    plain = _are_finite(result) and _are_finite(answer) and len(result) == len(answer)
    if plain and _close_lists(result, answer, absolute, relative):
        return ACCEPTED

    def same(ours: Value, theirs: Value) -> bool:
        if not _is_number(ours) or not _is_number(theirs):
            return type(ours) is type(theirs) and bool(ours == theirs)
        if not _is_finite(ours) or not _is_finite(theirs):
            return bool(ours == theirs) or (ours != ours and theirs != theirs)  # noqa: PLR0124 - NaN
        if isinstance(ours, float) and isinstance(theirs, float):
            distance = abs(ours - theirs)
            if distance <= absolute or distance <= relative * abs(theirs):
                return True
        return _exactly_close(_writable(ours), _writable(theirs), absolute, relative)

    return compare(result, answer, returns, same)


def _are_finite(value: Value) -> bool:
    """Whether it is a plain list of finite floats."""
    return (
        isinstance(value, list) and set(map(type, value)) == {float} and all(map(isfinite, value))
    )


def _close_lists(ours: list[float], theirs: list[float], absolute: float, relative: float) -> bool:
    distances = zip(map(abs, map(sub, ours, theirs)), map(abs, theirs), strict=True)
    return all(distance <= absolute or distance <= relative * size for distance, size in distances)


def _tolerances(choice: CheckerChoice) -> tuple[float, float]:
    """Absolute and relative; one that is not given allows nothing, unless neither is."""
    if choice.absolute is None and choice.relative is None:
        return DEFAULT, DEFAULT
    return choice.absolute or 0.0, choice.relative or 0.0


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_finite(value: int | float) -> bool:
    return isinstance(value, int) or isfinite(value)


def _writable(value: int | float) -> int | str:
    """Make what Decimal shall read: for a float its shortest form and not its binary one."""
    return value if isinstance(value, int) else repr(value)


def _all_close(
    output: str,
    answer: str,
    actual: list[str],
    expected: list[str],
    tolerances: tuple[float, float],
) -> bool:
    """Decide the commonest case at full speed: plain numbers, all of them close."""
    if len(actual) != len(expected) or not _PLAIN.fullmatch(output) or not _PLAIN.fullmatch(answer):
        return False
    try:
        ours, theirs = list(map(float, actual)), list(map(float, expected))
    except ValueError:
        return False
    if inf in map(abs, ours) or inf in map(abs, theirs):
        return False
    return _close_lists(ours, theirs, *tolerances)


def _token_comparer(choice: CheckerChoice) -> Callable[[str, str], bool]:
    absolute, relative = _tolerances(choice)

    def same(ours: str, theirs: str) -> bool:
        if ours == theirs:
            return True
        if _DECIMAL.fullmatch(ours) and _DECIMAL.fullmatch(theirs):
            return close(ours, theirs, absolute, relative)
        if (special := _special(ours)) and special == _special(theirs):
            return True
        return not choice.case_sensitive and ours.casefold() == theirs.casefold()

    return same


def _special(token: str) -> str | None:
    """Tell ``nan``, ``inf`` and ``-inf`` however they are spelt; None for anything else."""
    match = _SPECIAL.fullmatch(token)
    if match is None:
        return None
    if match[2].lower() == "nan":
        return "nan"
    return "-inf" if match[1] == "-" else "inf"


def close(ours: str, theirs: str, absolute: float, relative: float) -> bool:
    """Whether two decimal numbers are within either tolerance; ``theirs`` is the answer's."""
    a, b = float(ours), float(theirs)
    distance = abs(a - b)
    if isfinite(a) and isfinite(b) and (distance <= absolute or distance <= relative * abs(b)):
        return True
    return _exactly_close(ours, theirs, absolute, relative)


def _exactly_close(ours: int | str, theirs: int | str, absolute: float, relative: float) -> bool:
    """Compare decimal numbers of any size, exactly at the tolerance."""
    from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext  # slow to import

    with localcontext(Context(prec=_DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[])):
        exact, wanted = Decimal(ours), Decimal(theirs)
        distance = abs(exact - wanted)
        if distance <= Decimal(repr(absolute)):
            return True
        return distance <= Decimal(repr(relative)) * abs(wanted)


def _with_distance(message: Text, ours: str, theirs: str) -> Text:
    if not _DECIMAL.fullmatch(ours) or not _DECIMAL.fullmatch(theirs):
        return message
    distance = abs(float(ours) - float(theirs))
    if not isfinite(distance):
        return message
    return Text(f"{message.en} (off by {distance:.3g})", f"{message.ko} (차이 {distance:.3g})")
