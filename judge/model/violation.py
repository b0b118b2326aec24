"""Hold values against domains: is this test case what the problem promises?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from typing import Any

from judge.model.domain import Domain, ListType, Order, Parameter, RecordType, Scalar, Value
from judge.model.expression import Bounds

MOST_SHOWN = 5  # violations of one value; the rest says nothing new


@dataclass(frozen=True, slots=True)
class Violation:
    """What is wrong with one part of a value; ``path`` is such as ``numbers[3]``."""

    path: str
    en: str
    ko: str


def check_parameters(
    parameters: tuple[Parameter, ...], values: Mapping[str, Value]
) -> list[Violation]:
    """Violations of a whole input; missing and unknown names are among them."""
    found = [
        Violation(name, "is not a parameter of this problem", "이 문제의 매개변수가 아닙니다")
        for name in values
        if name not in {parameter.name for parameter in parameters}
    ]
    for parameter in parameters:
        if parameter.name not in values:
            found.append(Violation(parameter.name, "is missing", "값이 없습니다"))
            continue
        found += check_value(parameter.domain, values[parameter.name], values, parameter.name)
    return found


def check_value(
    domain: Domain, value: Value, values: Mapping[str, Value], path: str
) -> list[Violation]:
    """Return at most ``MOST_SHOWN`` violations of ``domain`` by ``value``.

    ``values`` are all parameters, for bounds that refer to others.
    """
    found: list[Violation] = []
    for violation in _violations(domain, value, values, path):
        found.append(violation)
        if len(found) == MOST_SHOWN:
            break
    return found


def has_type(domain: Domain, value: Value) -> bool:
    """Whether ``value`` has the type of ``domain``, its constraints aside."""
    match domain.type:
        case Scalar() as scalar:
            return _is_scalar(scalar, value)
        case ListType():
            if not isinstance(value, list):
                return False
            if domain.items is not None and domain.items.type is Scalar.INT:
                return set(map(type, value)) <= {int}
            return all(has_type(_items(domain), item) for item in value)
        case RecordType(fields=fields):
            return (
                isinstance(value, tuple)
                and len(value) == len(fields)
                and all(
                    has_type(field, part)
                    for (_, field), part in zip(domain.fields, value, strict=True)
                )
            )


def _items(domain: Domain) -> Domain:
    if domain.items is None:
        raise ValueError("a domain of a list has items")
    return domain.items


def _is_scalar(scalar: Scalar, value: Value) -> bool:
    match scalar:
        case Scalar.INT:
            return type(value) is int
        case Scalar.FLOAT:
            return type(value) in {int, float}
        case Scalar.BOOL:
            return type(value) is bool
        case Scalar.STR:
            return isinstance(value, str)
        case Scalar.CHAR:
            return isinstance(value, str) and len(value) == 1


def _violations(
    domain: Domain, value: Value, values: Mapping[str, Value], path: str
) -> Iterator[Violation]:
    match domain.type:
        case Scalar() as scalar:
            yield from _scalar_violations(domain, scalar, value, values, path)
        case ListType():
            yield from _list_violations(domain, value, values, path)
        case RecordType():
            yield from _record_violations(domain, value, values, path)


def _wrong_type(domain: Domain, value: Value, path: str) -> Violation:
    shown = repr(value)
    shown = shown if len(shown) <= 40 else shown[:37] + "..."  # noqa: PLR2004 - one line
    return Violation(
        path, f"expected {domain.type}, found {shown}", f"{domain.type} 값이 필요한데 {shown} 입니다"
    )


def _scalar_violations(
    domain: Domain, scalar: Scalar, value: Value, values: Mapping[str, Value], path: str
) -> Iterator[Violation]:
    if not _is_scalar(scalar, value):
        yield _wrong_type(domain, value, path)
        return
    if scalar is Scalar.FLOAT and not isfinite(value):
        yield Violation(path, "must be finite", "유한한 수여야 합니다")
        return
    if domain.range is not None:
        yield from _outside(domain.range, value, values, path, ("value", "값"))
    if domain.length is not None:
        yield from _outside(domain.length, len(value), values, path, ("length", "길이"))
    if domain.alphabet is not None:
        strange = sorted(set(value) - set(domain.alphabet))
        if strange:
            yield Violation(
                path,
                f"character {strange[0]!r} is outside the alphabet",
                f"문자 {strange[0]!r} 는 허용된 문자가 아닙니다",
            )


def _outside(
    bounds: Bounds,
    number: int | float,
    values: Mapping[str, Value],
    path: str,
    what: tuple[str, str],
) -> Iterator[Violation]:
    low, high = bounds.resolve(values)
    if (low is not None and number < low) or (high is not None and number > high):
        ends = f"{'' if low is None else low}..{'' if high is None else high}"
        yield Violation(
            path,
            f"{what[0]} {number} is outside {ends}",
            f"{what[1]} {number} 이(가) 범위 {ends} 밖입니다",
        )


def _list_violations(
    domain: Domain, value: Value, values: Mapping[str, Value], path: str
) -> Iterator[Violation]:
    if not isinstance(value, list):
        yield _wrong_type(domain, value, path)
        return
    if domain.length is not None:
        yield from _outside(domain.length, len(value), values, path, ("length", "길이"))
    if not _all_items_fine(_items(domain), value, values):
        for index, item in enumerate(value):
            yield from _violations(_items(domain), item, values, f"{path}[{index}]")
    if not has_type(domain, value):
        return
    yield from _shape_violations(domain, value, path)


def _all_items_fine(items: Domain, value: list[Value], values: Mapping[str, Value]) -> bool:
    """Decide the commonest case, a long list of plain numbers, without a loop of ours."""
    if items.type is not Scalar.INT or not value:
        return not value
    if set(map(type, value)) != {int}:
        return False
    if items.range is None:
        return True
    low, high = items.range.resolve(values)
    return (low is None or min(value) >= low) and (high is None or max(value) <= high)


def _shape_violations(domain: Domain, value: list[Any], path: str) -> Iterator[Violation]:
    if domain.unique:
        twice = _first_repeated(value)
        if twice is not None:
            yield Violation(
                path, f"item {twice} repeats an earlier one", f"{twice}번째 항목이 앞과 겹칩니다"
            )
    if domain.sorted is not None:
        at = _first_unsorted(domain.sorted, value)
        if at is not None:
            yield Violation(
                path,
                f"item {at} breaks the order ({domain.sorted})",
                f"{at}번째 항목이 정렬 순서({domain.sorted})를 어깁니다",
            )
    if domain.rectangular and len({len(row) for row in value}) > 1:
        yield Violation(
            path, "all items must have the same length", "모든 항목의 길이가 같아야 합니다"
        )


def _first_repeated(value: list[Any]) -> int | None:
    seen: set[Any] = set()
    for index, item in enumerate(value):
        key = _frozen(item)
        if key in seen:
            return index
        seen.add(key)
    return None


def _frozen(value: Value) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value


def _first_unsorted(order: Order, value: list[Any]) -> int | None:
    for index, (left, right) in enumerate(pairwise(value), start=1):
        match order:
            case Order.ASCENDING:
                fine = left <= right
            case Order.DESCENDING:
                fine = left >= right
            case Order.STRICTLY_ASCENDING:
                fine = left < right
            case Order.STRICTLY_DESCENDING:
                fine = left > right
        if not fine:
            return index
    return None


def _record_violations(
    domain: Domain, value: Value, values: Mapping[str, Value], path: str
) -> Iterator[Violation]:
    if not isinstance(value, tuple) or len(value) != len(domain.fields):
        yield _wrong_type(domain, value, path)
        return
    for (name, field), part in zip(domain.fields, value, strict=True):
        yield from _violations(field, part, values, f"{path}.{name}")
