"""Reads how people write growth: ``O(n log n)``, ``O(N*logN)``, ``O(n²)``, ``2^n``, ``O(V+E)``.

What is read is a sum of products; of one variable the largest of them counts. Whatever cannot be
mapped on one variable, or not be read at all, has a reason and no growth: nobody is contradicted
because of how something was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from judge.frozen import frozen
from judge.model.growth import Growth
from judge.model.text import Text

_BIG_O = re.compile(r"^(?:[OoΘθ]|Theta|theta|big[- ]?o)\s*\((?P<inner>.*)\)$", re.DOTALL)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ", "0123456789n")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ]+")
_LOGARITHM = r"log(?:arithm)?(?:_?\{?(?:2|10|e)\}?|₂)?|lg|ln"
# n2 may be n^2 or 2n, and three letters in a row are a word: neither is a product.
_NO_NAME = rf"\d|(?!{_LOGARITHM}|sqrt)[A-Za-z]{{2}}"
_TOKEN = re.compile(
    rf"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<log>{_LOGARITHM})|(?P<root>sqrt|√)"
    rf"|(?P<name>[A-Za-z])(?!{_NO_NAME})"
    "|(?P<sign>[*]{2}|[-+*/^!()·\N{MULTIPLICATION SIGN}⋅|]))"
)
_HEDGES = re.compile(
    r"\b(?:amorti[sz]ed|average|expected|on average|best case)\b|평균|분할\s*상환|최선",
    re.IGNORECASE,
)
_WORST = re.compile(r"\b(?:in the )?worst[- ]case\b|최악(?:의 경우)?", re.IGNORECASE)
_MOST_DEGREE = 64


@dataclass(frozen=True, slots=True, order=True)
class Rate:
    """How fast a term grows in one variable, compared part by part.

    ``base`` is that of the exponential (1 where there is none); a factorial beats every other.
    """

    factorial: int = 0
    base: Fraction = Fraction(1)
    power: Fraction = Fraction(0)
    logarithms: Fraction = Fraction(0)

    def __mul__(self, other: "Rate") -> "Rate":
        """Multiply two terms."""
        return Rate(
            self.factorial + other.factorial,
            self.base * other.base,
            self.power + other.power,
            self.logarithms + other.logarithms,
        )

    def raised(self, exponent: Fraction) -> "Rate":
        """Raise a term without exponentials to a power."""
        return Rate(0, Fraction(1), self.power * exponent, self.logarithms * exponent)

    def at_doubling(self, n: int) -> float | None:
        """Factor of the cost from n/2 to n; None where it is beyond all bounds."""
        from math import log2

        if self.factorial or self.base > 1 or n < _SMALLEST:
            return None
        return float(2.0 ** float(self.power)) * float(
            (log2(n) / log2(n / 2)) ** float(self.logarithms)
        )


_SMALLEST = 8  # below it a doubling says nothing about logarithms
RATES = {
    Growth.CONSTANT: Rate(),
    Growth.LOGARITHMIC: Rate(logarithms=Fraction(1)),
    Growth.SQUARE_ROOT: Rate(power=Fraction(1, 2)),
    Growth.LINEAR: Rate(power=Fraction(1)),
    Growth.LINEARITHMIC: Rate(power=Fraction(1), logarithms=Fraction(1)),
    Growth.LINEAR_SQUARE_ROOT: Rate(power=Fraction(3, 2)),
    Growth.QUADRATIC: Rate(power=Fraction(2)),
    Growth.QUADRATIC_LOGARITHMIC: Rate(power=Fraction(2), logarithms=Fraction(1)),
    Growth.CUBIC: Rate(power=Fraction(3)),
    Growth.EXPONENTIAL: Rate(base=Fraction(2)),
    Growth.FACTORIAL: Rate(factorial=1),
}


@frozen(kw_only=False)
class Readable:
    """A growth in one variable; ``variable`` is None of a constant.

    ``hedged``: it is of the average or amortised, so that one bad input is no contradiction.
    """

    rate: Rate
    variable: str | None
    hedged: bool

    @property
    def ceiling(self) -> Growth:
        """The slowest of the measured classes that grows no slower."""
        fits = (growth for growth, rate in RATES.items() if rate >= self.rate)
        return next(fits, Growth.FACTORIAL)


@frozen(kw_only=False)
class Unreadable:
    """Why a claim is not a growth in one variable."""

    why: Text


def read_growth(said: str) -> Readable | Unreadable:
    """Read a claim."""
    hedged = _HEDGES.search(said) is not None
    plain = _WORST.sub("", _HEDGES.sub("", said)).strip(" .,;:")
    plain = _RAISED.sub(lambda match: "^" + match[0].translate(_SUPERSCRIPTS), plain)
    match = _BIG_O.match(plain)
    try:
        terms = _Reader(match["inner"] if match else plain).read()
    except _CannotReadError:
        return Unreadable(
            Text(
                f"{said!r} cannot be read as a growth; write it as O(n log n)",
                f"{said!r}: 복잡도로 읽을 수 없습니다. O(n log n)처럼 쓰세요",
            )
        )
    variables = sorted({name for term in terms for name in term})
    if len(variables) > 1:
        names = ", ".join(variables)
        return Unreadable(
            Text(
                f"{said} has several variables ({names}); only n is measured",
                f"{said}: 변수가 여럿입니다({names}). 측정은 n에 대해서만 합니다",
            )
        )
    rate = max(term.get(variables[0], Rate()) if variables else Rate() for term in terms)
    return Readable(rate, variables[0] if variables else None, hedged)


Term = dict[str, Rate]
"""A product: the rate in each of its variables."""


class _CannotReadError(ValueError):
    """What is written is no growth."""


class _Reader:
    """A parser of sums of products; multiplication needs no sign."""

    def __init__(self, source: str) -> None:
        self._tokens = [*_tokens(source), ("end", "")]
        self._at = 0

    def read(self) -> list[Term]:
        terms = self._sum()
        if self._peek() != ("end", ""):
            raise _CannotReadError
        return terms

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at]

    def _take(self, *signs: str) -> bool:
        if self._peek()[0] == "sign" and self._peek()[1] in signs:
            self._at += 1
            return True
        return False

    def _sum(self) -> list[Term]:
        terms = self._product()
        while self._take("+"):
            terms = terms + self._product()
        if self._take("-"):  # n^2 - n: what is taken away never makes it faster
            self._product()
        return terms

    def _product(self) -> list[Term]:
        terms = self._power()
        while True:
            if self._take("*", "·", "\N{MULTIPLICATION SIGN}", "⋅"):
                terms = _multiplied(terms, self._power())
            elif self._take("/"):
                divisor = self._power()
                if divisor != [{}]:  # n^2 / 2 is n^2; n / log n is nothing that we measure
                    raise _CannotReadError
            elif self._peek()[0] in {"number", "log", "root", "name"} or self._peek()[1] == "(":
                terms = _multiplied(terms, self._power())
            else:
                return terms

    def _power(self) -> list[Term]:
        kind, word = self._peek()
        base = self._atom()
        if self._take("!"):
            return [_factorial(self._only_name(base))]
        if not self._take("^", "**"):
            return base
        exponent = self._exponent()
        if isinstance(exponent, str):
            if kind != "number" or Fraction(word) <= 1:
                raise _CannotReadError
            return [{exponent: Rate(base=Fraction(word))}]
        return self._raised(base, exponent)

    def _raised(self, base: list[Term], exponent: Fraction) -> list[Term]:
        """Raise; of a sum only the terms' own powers matter for the largest."""
        if len({name for term in base for name in term}) > 1 and len(base) > 1:
            raise _CannotReadError
        if any(rate.factorial or rate.base > 1 for term in base for rate in term.values()):
            raise _CannotReadError
        return [{name: rate.raised(exponent) for name, rate in term.items()} for term in base]

    def _exponent(self) -> Fraction | str:
        """Read a number, or the one variable of an exponential."""
        kind, word = self._peek()
        if self._take("("):
            value = self._exponent()
            if isinstance(value, Fraction) and self._take("/"):
                value = value / self._number()
            if not self._take(")"):
                raise _CannotReadError
            return value
        self._at += 1
        if kind == "name":
            return word
        if kind == "number" and Fraction(word) <= _MOST_DEGREE:
            return Fraction(word)
        raise _CannotReadError

    def _number(self) -> Fraction:
        kind, word = self._peek()
        self._at += 1
        if kind != "number" or not Fraction(word):
            raise _CannotReadError
        return Fraction(word)

    def _atom(self) -> list[Term]:
        kind, word = self._peek()
        self._at += 1
        match kind:
            case "number":
                return [{}]
            case "name":
                return [{word.lower() if word in "nN" else word: Rate(power=Fraction(1))}]
            case "log":
                return self._logarithm()
            case "root":
                return self._raised(self._power(), Fraction(1, 2))
            case _ if word == "(":
                return self._within(")")
            case _ if word == "|":  # |V|
                return self._within("|")
            case _:
                raise _CannotReadError

    def _within(self, closing: str) -> list[Term]:
        terms = self._sum()
        if not self._take(closing):
            raise _CannotReadError
        return terms

    def _logarithm(self) -> list[Term]:
        """Read what follows a log; of a power of one variable it is the log of that variable."""
        exponent = self._exponent() if self._take("^", "**") else Fraction(1)
        if not isinstance(exponent, Fraction):
            raise _CannotReadError
        inner = self._power()
        names = {name for term in inner for name in term}
        if not names:
            return [{}]
        sound = all(
            not rate.factorial and rate.base == 1 and rate.power > 0
            for term in inner
            for rate in term.values()
        )
        if not sound or any(len(term) > 1 for term in inner):
            raise _CannotReadError
        return [{name: Rate(logarithms=exponent)} for name in sorted(names)]

    def _only_name(self, terms: list[Term]) -> str:
        if len(terms) == 1 and len(terms[0]) == 1:
            ((name, rate),) = terms[0].items()
            if rate == Rate(power=Fraction(1)):
                return name
        raise _CannotReadError


def _factorial(name: str) -> Term:
    return {name: Rate(factorial=1)}


def _multiplied(left: list[Term], right: list[Term]) -> list[Term]:
    return [
        {name: one.get(name, Rate()) * other.get(name, Rate()) for name in {*one, *other}}
        for one in left
        for other in right
    ]


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    at, text = 0, source.rstrip()
    if not text or len(text) > _LONGEST:
        raise _CannotReadError
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise _CannotReadError
        yield match.lastgroup, match[match.lastgroup]
        at = match.end()


_LONGEST = 100  # characters of a claim
