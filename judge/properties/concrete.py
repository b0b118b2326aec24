"""Domains with their bounds worked out for one input: numbers where there were expressions.

Also the numbers worth trying, which the bounds of a whole problem tell.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, floor
from string import ascii_lowercase, ascii_uppercase, digits

from judge.frozen import frozen
from judge.model.domain import Domain, ListType, Order, Parameter, RecordType, Scalar, Value
from judge.model.expression import Bounds, ExpressionError

WIDEST = 1_000_000_000  # of an integer or a float whose range is not said
LONGEST = 60  # items of a list, or characters, unless the problem demands more
_SIDE = 12  # rows or columns of a grid, unless the problem demands more
_PRINTABLE = "ab" + "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in "ab")


@frozen
class Concrete:
    """A domain of which every bound is a number; ``type`` is a scalar, "list" or "record"."""

    type: Scalar | str
    low: float = 0
    high: float = 0
    least: int = 0
    most: int = LONGEST
    alphabet: str = ""
    unique: bool = False
    sorted: Order | None = None
    rectangular: bool = False
    parts: tuple["Concrete", ...] = ()  # the item of a list, the fields of a record


class Impossible(Exception):  # noqa: N818 - a finding about this input, not a fault
    """No value fits: a bound crosses another, or cannot be worked out yet."""


def make_concrete(  # noqa: PLR0911 - one for each type
    domain: Domain, values: Mapping[str, Value]
) -> Concrete:
    """Work out ``domain`` among ``values``; Impossible where nothing can satisfy it."""
    match domain.type:
        case Scalar.INT:
            low, high = _ends(domain.range, values, -WIDEST, WIDEST)
            return _ordered(Concrete(type=Scalar.INT, low=ceil(low), high=floor(high)))
        case Scalar.FLOAT:
            low, high = _ends(domain.range, values, -WIDEST, WIDEST)
            return _ordered(Concrete(type=Scalar.FLOAT, low=low, high=high))
        case Scalar.BOOL:
            return Concrete(type=Scalar.BOOL)
        case Scalar.CHAR:
            return Concrete(
                type=Scalar.STR, alphabet=domain.alphabet or _PRINTABLE, least=1, most=1
            )
        case Scalar.STR:
            least, most = _lengths(domain.length, values, LONGEST)
            alphabet = domain.alphabet or _PRINTABLE
            return Concrete(type=Scalar.STR, alphabet=alphabet, least=least, most=most)
        case ListType():
            return _list(domain, values)
        case RecordType():
            fields = tuple(make_concrete(field, values) for _, field in domain.fields)
            return Concrete(type="record", parts=fields)


def _list(domain: Domain, values: Mapping[str, Value]) -> Concrete:
    if domain.items is None:
        raise ValueError("a domain of a list has items")
    item = make_concrete(domain.items, values)
    is_grid = item.type == "list" or domain.rectangular
    least, most = _lengths(domain.length, values, _SIDE if is_grid else LONGEST)
    return Concrete(
        type="list",
        least=least,
        most=most,
        unique=domain.unique,
        sorted=domain.sorted,
        rectangular=domain.rectangular,
        parts=(item,),
    )


def _ordered(concrete: Concrete) -> Concrete:
    if concrete.low > concrete.high:
        raise Impossible
    return concrete


def _ends(
    bounds: Bounds | None, values: Mapping[str, Value], lowest: float, highest: float
) -> tuple[float, float]:
    if bounds is None:
        return lowest, highest
    try:
        low, high = bounds.resolve(values)
    except ExpressionError:
        raise Impossible from None
    if low is None:
        low = lowest if high is None else min(lowest, high)
    return low, max(highest, low) if high is None else high


def _lengths(bounds: Bounds | None, values: Mapping[str, Value], usual: int) -> tuple[int, int]:
    low, high = _ends(bounds, values, 0, usual)
    least = max(0, ceil(low))
    most = min(floor(high), max(usual, least))
    if most < least:
        raise Impossible
    return least, most


def in_order(parameters: Sequence[Parameter]) -> tuple[Parameter, ...]:
    """Put each parameter behind those that its bounds read; a circle stays as it is written."""
    names = {parameter.name for parameter in parameters}
    placed: list[Parameter] = []
    waiting = list(parameters)
    while waiting:
        known = {parameter.name for parameter in placed}
        free = [p for p in waiting if names_in(p.domain) & names <= known | {p.name}]
        chosen = free[0] if free else waiting[0]
        placed.append(chosen)
        waiting.remove(chosen)
    return tuple(placed)


def names_in(domain: Domain) -> frozenset[str]:
    """Return the parameters that any bound within ``domain`` reads."""
    own = [bounds.names for bounds in (domain.range, domain.length) if bounds is not None]
    inner = [names_in(field) for _, field in domain.fields]
    if domain.items is not None:
        inner.append(names_in(domain.items))
    return frozenset().union(*own, *inner)


def mined(parameters: Sequence[Parameter]) -> tuple[int, ...]:
    """Collect the numbers that bounds without a parameter name, their neighbours and halves."""
    found: set[int] = {-1, 0, 1, 2}
    for parameter in parameters:
        for bounds in _bounds_in(parameter.domain):
            for end in (bounds.low, bounds.high):
                if end is not None and not end.names:
                    number = floor(end.evaluate({}))
                    found |= {number - 1, number, number + 1, number // 2}
    return tuple(sorted(found, key=lambda number: (abs(number), number)))


def _bounds_in(domain: Domain) -> Iterator[Bounds]:
    yield from (bounds for bounds in (domain.range, domain.length) if bounds is not None)
    for _, field in domain.fields:
        yield from _bounds_in(field)
    if domain.items is not None:
        yield from _bounds_in(domain.items)


def few_letters(alphabet: str) -> str:
    """Choose a handful of an alphabet that stands for its kinds: letters, cases, digits, others."""
    kinds = (ascii_lowercase, ascii_uppercase, digits)
    chosen = [letter for kind in kinds for letter in [a for a in alphabet if a in kind][:2]]
    others = [letter for letter in alphabet if not any(letter in kind for kind in kinds)]
    return "".join([*chosen, *others[:3]])
