"""Hold values against domains: whether a test case is what the problem promises.

Cases are long (200,000 edges are nothing unusual) and nearly always right. So whole columns are
looked at with the built-in functions first, and only where a column is wrong, its items one by one
to name the culprits.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from math import isfinite, log10
from operator import ge, gt, itemgetter, le, lt
from typing import Any

from judge.frozen import frozen
from judge.model.domain import Domain, ListType, Order, Parameter, RecordType, Scalar, Value
from judge.model.expression import Bounds, ExpressionError

MOST_SHOWN = 5  # violations of one value; the rest says nothing new
_CHUNK = 1024  # items that are looked at together when a culprit is sought
_LONGEST_SHOWN = 40  # characters of a value within a message
_ORDERS = {
    Order.ASCENDING: le,
    Order.DESCENDING: ge,
    Order.STRICTLY_ASCENDING: lt,
    Order.STRICTLY_DESCENDING: gt,
}


@frozen(kw_only=False)
class Violation:
    """What is wrong with one part of a value; ``path`` is such as ``numbers[3]``."""

    path: str
    en: str
    ko: str


def check_parameters(
    parameters: tuple[Parameter, ...], values: Mapping[str, Value]
) -> list[Violation]:
    """Find the violations of a whole input; missing and unknown names are among them."""
    known = {parameter.name for parameter in parameters}
    found = [
        Violation(name, "is not a parameter of this problem", "이 문제의 매개변수가 아닙니다")
        for name in values
        if name not in known
    ]
    check = _Check(values)
    for parameter in parameters:
        if parameter.name not in values:
            found.append(Violation(parameter.name, "is missing", "값이 없습니다"))
            continue
        wrong = check.violations(parameter.domain, values[parameter.name], parameter.name)
        found += islice(wrong, MOST_SHOWN)
    return found


def check_value(
    domain: Domain, value: Value, values: Mapping[str, Value], path: str
) -> list[Violation]:
    """Return at most ``MOST_SHOWN`` violations of ``domain`` by ``value``.

    ``values`` are all parameters, for bounds that refer to others.
    """
    return list(islice(_Check(values).violations(domain, value, path), MOST_SHOWN))


def has_type(domain: Domain, value: Value) -> bool:
    """Whether ``value`` has the type of ``domain``, its constraints aside."""
    return _all_of_type(domain, [value])


def _all_of_type(domain: Domain, column: list[Value]) -> bool:
    """Whether every value of ``column`` has the type of ``domain``."""
    types = set(map(type, column))
    match domain.type:
        case Scalar() as scalar:
            return _are_scalars(scalar, types, column)
        case ListType():
            return types <= {list} and _all_of_type(_items(domain), _flat(column))
        case RecordType(fields=fields):
            if not types <= {tuple} or not set(map(len, column)) <= {len(fields)}:
                return False
            columns = zip(domain.fields, zip(*column, strict=True), strict=False)
            return all(_all_of_type(field, list(parts)) for (_, field), parts in columns)


def _are_scalars(scalar: Scalar, types: set[type], column: list[Value]) -> bool:
    match scalar:
        case Scalar.INT:
            return types <= {int}
        case Scalar.FLOAT:
            return types <= {int, float}
        case Scalar.BOOL:
            return types <= {bool}
        case Scalar.STR:
            return types <= {str}
        case Scalar.CHAR:
            return types <= {str} and set(map(len, column)) <= {1}


def _items(domain: Domain) -> Domain:
    if domain.items is None:
        raise ValueError("a domain of a list has items")
    return domain.items


def _flat(column: Iterable[list[Value]]) -> list[Value]:
    return list(chain.from_iterable(column))


def _is_finite(number: int | float) -> bool:
    return isinstance(number, int) or isfinite(number)  # isfinite overflows for a huge integer


class _Check:
    """One look at one input: its values, and the bounds that were computed from them."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = values
        self._ends: dict[Bounds, tuple[float | None, float | None] | ExpressionError] = {}

    def _resolve(self, bounds: Bounds) -> tuple[float | None, float | None] | ExpressionError:
        if bounds not in self._ends:
            try:
                self._ends[bounds] = bounds.resolve(self._values)
            except ExpressionError as error:
                self._ends[bounds] = error
        return self._ends[bounds]

    # Whole columns: quick, and says only whether everything is fine.

    def _fine(self, domain: Domain, column: list[Value]) -> bool:
        if not column:
            return True
        if not _all_of_type(domain, column):
            return False
        match domain.type:
            case Scalar() as scalar:
                return self._scalars_fine(domain, scalar, column)
            case ListType():
                return (
                    self._within(domain.length, list(map(len, column)))
                    and self._fine(_items(domain), _flat(column))
                    and not any(any(_shape_violations(domain, value, "")) for value in column)
                )
            case RecordType():
                return all(
                    self._fine(field, list(map(itemgetter(index), column)))
                    for index, (_, field) in enumerate(domain.fields)
                )

    def _scalars_fine(self, domain: Domain, scalar: Scalar, column: list[Value]) -> bool:
        if scalar is Scalar.FLOAT and not all(map(_is_finite, column)):
            return False
        if domain.length is not None and not self._within(domain.length, list(map(len, column))):
            return False
        if domain.alphabet is not None and not set("".join(column)) <= set(domain.alphabet):
            return False
        return self._within(domain.range, column)

    def _within(self, bounds: Bounds | None, column: list[Any]) -> bool:
        if bounds is None:
            return True
        match self._resolve(bounds):
            case (low, high):
                return (low is None or min(column) >= low) and (high is None or max(column) <= high)
            case _:
                return False

    # One value: names what is wrong with it.

    def violations(self, domain: Domain, value: Value, path: str) -> Iterator[Violation]:
        """Yield what is wrong with ``value``, from the left."""
        match domain.type:
            case Scalar() as scalar:
                yield from self._of_scalar(domain, scalar, value, path)
            case ListType():
                yield from self._of_list(domain, value, path)
            case RecordType():
                yield from self._of_record(domain, value, path)

    def _of_scalar(
        self, domain: Domain, scalar: Scalar, value: Value, path: str
    ) -> Iterator[Violation]:
        if not _are_scalars(scalar, {type(value)}, [value]):
            yield _wrong_type(domain, value, path)
            return
        if scalar is Scalar.FLOAT and not _is_finite(value):
            yield Violation(path, "must be finite", "유한한 수여야 합니다")
            return
        if domain.range is not None:
            yield from self._outside(domain.range, value, path, ("value", "값"))
        if domain.length is not None:
            yield from self._outside(domain.length, len(value), path, ("length", "길이"))
        strange = set() if domain.alphabet is None else set(value) - set(domain.alphabet)
        if strange:
            yield Violation(
                path,
                f"character {min(strange)!r} is outside the alphabet",
                f"허용되지 않은 문자입니다: {min(strange)!r}",
            )

    def _of_list(self, domain: Domain, value: Value, path: str) -> Iterator[Violation]:
        if not isinstance(value, list):
            yield _wrong_type(domain, value, path)
            return
        if domain.length is not None:
            yield from self._outside(domain.length, len(value), path, ("length", "길이"))
        items = _items(domain)
        if not self._fine(items, value):
            yield from self._culprits(items, value, path)
            if not has_type(domain, value):
                return
        yield from _shape_violations(domain, value, path)

    def _culprits(self, items: Domain, value: list[Value], path: str) -> Iterator[Violation]:
        for start in range(0, len(value), _CHUNK):
            chunk = value[start : start + _CHUNK]
            if not self._fine(items, chunk):
                for index, item in enumerate(chunk, start):
                    yield from self.violations(items, item, f"{path}[{index}]")

    def _of_record(self, domain: Domain, value: Value, path: str) -> Iterator[Violation]:
        if not isinstance(value, tuple) or len(value) != len(domain.fields):
            yield _wrong_type(domain, value, path)
            return
        for (name, field), part in zip(domain.fields, value, strict=True):
            yield from self.violations(field, part, f"{path}.{name}")

    def _outside(
        self, bounds: Bounds, number: int | float, path: str, what: tuple[str, str]
    ) -> Iterator[Violation]:
        ends = self._resolve(bounds)
        if isinstance(ends, ExpressionError):
            yield Violation(
                path,
                f"the {what[0]} cannot be held against {bounds}: {ends.en}",
                f"{what[1]} 범위를 계산할 수 없습니다({bounds}): {ends.ko}",
            )
            return
        low, high = ends
        if (low is not None and number < low) or (high is not None and number > high):
            allowed = f"{'' if low is None else low}..{'' if high is None else high}"
            yield Violation(
                path,
                f"{what[0]} {_shown(number)} is outside {allowed}",
                f"{what[1]} {_shown(number)}: 범위 {allowed}에서 벗어납니다",
            )


def _wrong_type(domain: Domain, value: Value, path: str) -> Violation:
    shown = _shown(value)
    return Violation(
        path,
        f"expected {domain.type}, found {shown}",
        f"{domain.type} 값이 필요합니다: {shown}",
    )


def _shown(value: Value) -> str:
    try:
        shown = repr(value)
    except ValueError:  # an integer of thousands of digits, which Python refuses to write
        shown = f"10**{log10(abs(value)):.0f}…" if isinstance(value, int) else "[…]"
    return shown if len(shown) <= _LONGEST_SHOWN else shown[: _LONGEST_SHOWN - 1] + "…"


def _shape_violations(domain: Domain, value: list[Any], path: str) -> Iterator[Violation]:
    """Yield what is wrong with a list as a whole; its items have the right type."""
    twice = _first_repeated(value) if domain.unique else None
    if twice is not None:
        yield Violation(f"{path}[{twice}]", "repeats an earlier item", "앞에 나온 항목과 같습니다")
    unsorted = _first_unsorted(domain.sorted, value) if domain.sorted is not None else None
    if unsorted is not None:
        yield Violation(
            f"{path}[{unsorted}]",
            f"breaks the order ({domain.sorted})",
            f"정렬 순서({domain.sorted})에 어긋납니다",
        )
    if domain.rectangular and len(set(map(len, value))) > 1:
        yield Violation(
            path, "all items must have the same length", "모든 항목의 길이가 같아야 합니다"
        )


def _first_repeated(value: list[Any]) -> int | None:
    try:
        keys, different = value, set(value)
    except TypeError:  # there are lists in it
        keys = list(map(_frozen, value))
        different = set(keys)
    if len(different) == len(keys):
        return None
    seen: set[Any] = set()
    for index, key in enumerate(keys):
        if key in seen:
            return index
        seen.add(key)
    return None  # pragma: no cover - fewer keys than items means that one repeats


def _frozen(value: Value) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def _first_unsorted(order: Order, value: list[Any]) -> int | None:
    fits = map(_ORDERS[order], value, islice(value, 1, None))
    return next((index for index, fine in enumerate(fits, start=1) if not fine), None)
