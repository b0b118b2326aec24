"""What a solution's function looks like, in terms that every language can write.

A :class:`Shape` is a type in which the range of integers has become a width: where the domain of a
parameter says ``1..n`` and ``n`` may be 10**12, the typed languages need a ``long``.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import product
from typing import Any

from judge.frozen import frozen
from judge.model.domain import Domain, ListType, Parameter, RecordType, Scalar
from judge.model.expression import Expression, ExpressionError

_INT_LIMIT = 2**31
_DOUBLE_LIMIT = 2**53 - 1  # Number.MAX_SAFE_INTEGER of ECMAScript
_DEEPEST = 4  # parameters whose bounds refer to parameters whose bounds ...
_MOST_COMBINATIONS = 64


class Width(StrEnum):
    """How far the integers of a domain reach."""

    INT = "int"  # 32 bits hold them
    LONG = "long"  # 64 bits do, and a double holds them exactly
    HUGE = "huge"  # a double does not


@frozen(kw_only=False)
class ScalarShape:
    """A value without parts; ``width`` means something for integers only."""

    scalar: Scalar
    width: Width = Width.INT


@frozen(kw_only=False)
class ListShape:
    """A list of ``item``."""

    item: "Shape"


@frozen(kw_only=False)
class RecordShape:
    """A record; ``name`` is as the problem writes it."""

    name: str
    fields: tuple[tuple[str, "Shape"], ...]


Shape = ScalarShape | ListShape | RecordShape


@frozen
class Signature:
    """A function's name, parameters and result; ``records`` are those of the problem, in order."""

    function: str
    parameters: tuple[Parameter, ...]
    returns: Domain
    records: tuple[RecordType, ...] = ()


@frozen
class Shapes:
    """A signature in shapes; ``records`` are only those that it uses, innermost first."""

    function: str
    parameters: tuple[tuple[str, Shape], ...]
    returns: Shape
    records: tuple[RecordShape, ...]


def shapes_of(signature: Signature) -> Shapes:
    """Work out all shapes; a record's field is as wide as its widest use."""
    parameters = parameter_shapes(signature.parameters)
    domains = {parameter.name: parameter.domain for parameter in signature.parameters}
    returns = _shape(signature.returns, domains)
    widest: dict[str, RecordShape] = {}
    for shape in (*(shape for _, shape in parameters), returns):
        for record in records_in(shape):
            widest[record.name] = _merge(widest.get(record.name, record), record)
    return Shapes(
        function=signature.function,
        parameters=tuple((name, _widened(shape, widest)) for name, shape in parameters),
        returns=_widened(returns, widest),
        records=tuple(_widened_record(record, widest) for record in widest.values()),
    )


def parameter_shapes(parameters: Sequence[Parameter]) -> tuple[tuple[str, Shape], ...]:
    """Return the shape of each parameter by itself."""
    domains = {parameter.name: parameter.domain for parameter in parameters}
    return tuple((parameter.name, _shape(parameter.domain, domains)) for parameter in parameters)


def records_in(shape: Shape) -> Iterator[RecordShape]:
    """Yield every record in a shape, the inner ones first."""
    match shape:
        case ListShape(item=item):
            yield from records_in(item)
        case RecordShape(fields=fields):
            for _, field in fields:
                yield from records_in(field)
            yield shape
        case ScalarShape():
            return


def taken_records(shapes: Shapes) -> tuple[RecordShape, ...]:
    """Return the records among the arguments, which a harness has to make."""
    names = {record.name for _, shape in shapes.parameters for record in records_in(shape)}
    return tuple(record for record in shapes.records if record.name in names)


def _shape(domain: Domain, domains: Mapping[str, Domain]) -> Shape:
    match domain.type:
        case Scalar.INT:
            return ScalarShape(Scalar.INT, _width(domain, domains))
        case Scalar() as scalar:
            return ScalarShape(scalar)
        case ListType():
            return ListShape(_shape(domain.items, domains) if domain.items else _EMPTY)
        case RecordType(name=name):
            fields = tuple((field, _shape(inner, domains)) for field, inner in domain.fields)
            return RecordShape(name, fields)


_EMPTY = ScalarShape(Scalar.INT)


def _width(domain: Domain, domains: Mapping[str, Domain]) -> Width:
    low, high = _span(domain, domains, _DEEPEST)
    if max(-low - 1, high) < _INT_LIMIT:
        return Width.INT
    return Width.LONG if max(-low, high) <= _DOUBLE_LIMIT else Width.HUGE


def _span(domain: Domain, domains: Mapping[str, Domain], depth: int) -> tuple[float, float]:
    """Return the least and greatest integer that ``domain`` allows; 0 for an end it leaves open."""
    if domain.range is None:
        return 0, 0
    reached = [
        value
        for end in (domain.range.low, domain.range.high)
        if end is not None
        for value in _values(end, domains, depth)
    ]
    return min(reached, default=0), max(reached, default=0)


def _values(
    expression: Expression, domains: Mapping[str, Domain], depth: int
) -> Iterator[int | float]:
    """Yield what ``expression`` comes to when each parameter in it is at either extreme.

    That finds its extremes, because the expressions that people write as bounds rise or fall with
    each of their parameters.
    """
    names = sorted(expression.names)
    choices = [_extremes(domains.get(name), domains, depth - 1) for name in names]
    for count, combination in enumerate(product(*choices)):
        if count == _MOST_COMBINATIONS:
            return
        try:
            yield expression.evaluate(dict(zip(names, combination, strict=True)))
        except ExpressionError:
            continue


def _extremes(domain: Domain | None, domains: Mapping[str, Domain], depth: int) -> tuple[Any, ...]:
    """Return values of a parameter that stand for all; a list is as long as it may be."""
    if domain is None or depth == 0:
        return ()
    if domain.type is Scalar.INT:
        return _span(domain, domains, depth)
    if domain.length is None:
        return ()
    ends = (domain.length.low, domain.length.high)
    lengths = [v for end in ends if end for v in _values(end, domains, depth)]
    return tuple(range(int(length)) for length in lengths)


def _merge(left: RecordShape, right: RecordShape) -> RecordShape:
    fields = zip(left.fields, right.fields, strict=True)
    return RecordShape(left.name, tuple((name, _wider(a, b)) for (name, a), (_, b) in fields))


def _wider(left: Shape, right: Shape) -> Shape:
    match left, right:
        case ScalarShape(), ScalarShape():
            order = tuple(Width)
            return left if order.index(left.width) >= order.index(right.width) else right
        case ListShape(), ListShape():
            return ListShape(_wider(left.item, right.item))
        case RecordShape(), RecordShape():
            return _merge(left, right)
        case _:
            return left


def _widened(shape: Shape, widest: Mapping[str, RecordShape]) -> Shape:
    match shape:
        case ScalarShape():
            return shape
        case ListShape(item=item):
            return ListShape(_widened(item, widest))
        case RecordShape():
            return _widened_record(shape, widest)


def _widened_record(record: RecordShape, widest: Mapping[str, RecordShape]) -> RecordShape:
    fields = widest[record.name].fields
    return RecordShape(record.name, tuple((name, _widened(f, widest)) for name, f in fields))
