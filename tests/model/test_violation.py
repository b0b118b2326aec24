"""What is wrong with a value, and that nothing is wrong where it is right."""

import math
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.model.domain import Domain, ListType, Order, Parameter, RecordType, Scalar, Value
from judge.model.expression import parse_bounds
from judge.model.violation import (
    MOST_SHOWN,
    Violation,
    check_parameters,
    check_value,
    has_type,
)


def scalar(kind: Scalar, *, bounds: str | None = None, **constraints: Any) -> Domain:
    """Make a domain of a scalar."""
    held = None if bounds is None else parse_bounds(bounds)
    return Domain(type=kind, range=held, **constraints)


def list_of(items: Domain, *, length: str | None = None, **constraints: Any) -> Domain:
    """Make a domain of a list."""
    held = None if length is None else parse_bounds(length)
    return Domain(type=ListType(items.type), items=items, length=held, **constraints)


INT = scalar(Scalar.INT)
TO_FIVE = scalar(Scalar.INT, bounds="1..5")
TO_N = scalar(Scalar.INT, bounds="1..n")
FLOAT = scalar(Scalar.FLOAT, bounds="0..1")
WORD = scalar(Scalar.STR, length=parse_bounds("1..3"), alphabet="abc")
EDGE = Domain(
    type=RecordType("edge", (("a", Scalar.INT), ("w", Scalar.FLOAT))),
    fields=(("a", TO_N), ("w", FLOAT)),
)
VALUES = {"n": 5}


def found(domain: Domain, value: Value) -> list[tuple[str, str]]:
    """Path and English of every violation of a value named ``x``."""
    return [(each.path, each.en) for each in check_value(domain, value, VALUES, "x")]


@pytest.mark.parametrize(
    "domain, value",
    [
        (INT, 10**30),
        (TO_FIVE, 5),
        (FLOAT, 1),
        (FLOAT, 0.5),
        (scalar(Scalar.FLOAT), 10**400),
        (scalar(Scalar.BOOL), False),
        (scalar(Scalar.CHAR), "가"),
        (scalar(Scalar.STR), ""),
        (WORD, "cab"),
        (list_of(INT), []),
        (list_of(TO_FIVE, length="2"), [1, 5]),
        (list_of(list_of(TO_FIVE), rectangular=True), [[1, 2], [3, 4]]),
        (list_of(WORD, rectangular=True, unique=True), ["ab", "ba"]),
        (list_of(INT, sorted=Order.ASCENDING), [1, 1, 2]),
        (list_of(INT, sorted=Order.DESCENDING), [2, 1, 1]),
        (list_of(INT, sorted=Order.STRICTLY_ASCENDING), [1, 2]),
        (list_of(INT, sorted=Order.STRICTLY_DESCENDING), [2, 1]),
        (list_of(EDGE, unique=True), [(1, 0.5), (5, 1)]),
        (list_of(list_of(INT), unique=True), [[1], [2]]),
        (list_of(scalar(Scalar.FLOAT), unique=True), [0.5, 1.5]),
        (list_of(scalar(Scalar.BOOL)), [True, False]),
        (list_of(scalar(Scalar.CHAR, alphabet="#.")), ["#", "."]),
    ],
)
def test_right_values(domain: Domain, value: Value) -> None:
    """A value within its domain has no violations."""
    assert found(domain, value) == []
    assert has_type(domain, value)


@pytest.mark.parametrize(
    "domain, value, path, en",
    [
        (INT, True, "x", "expected int, found True"),
        (INT, 1.0, "x", "expected int, found 1.0"),
        (INT, None, "x", "expected int, found None"),
        (scalar(Scalar.BOOL), 1, "x", "expected bool, found 1"),
        (scalar(Scalar.CHAR), "ab", "x", "expected char, found 'ab'"),
        (scalar(Scalar.STR), 5, "x", "expected str, found 5"),
        (scalar(Scalar.STR), ["y" * 99], "x", f"expected str, found ['{'y' * 37}…"),
        (TO_FIVE, 6, "x", "value 6 is outside 1..5"),
        (TO_FIVE, 0, "x", "value 0 is outside 1..5"),
        (TO_N, 6, "x", "value 6 is outside 1..5"),
        (scalar(Scalar.INT, bounds="..n"), 6, "x", "value 6 is outside ..5"),
        (scalar(Scalar.INT, bounds="n.."), 4, "x", "value 4 is outside 5.."),
        (FLOAT, 1.5, "x", "value 1.5 is outside 0..1"),
        (scalar(Scalar.FLOAT), math.nan, "x", "must be finite"),
        (scalar(Scalar.FLOAT), -math.inf, "x", "must be finite"),
        (WORD, "abca", "x", "length 4 is outside 1..3"),
        (WORD, "xay", "x", "character 'x' is outside the alphabet"),
        (list_of(INT), (1, 2), "x", "expected list[int], found (1, 2)"),
        (list_of(INT, length="1..2"), [1, 2, 3], "x", "length 3 is outside 1..2"),
        (list_of(TO_FIVE), [1, 9], "x[1]", "value 9 is outside 1..5"),
        (list_of(TO_FIVE), [1, "a"], "x[1]", "expected int, found 'a'"),
        (list_of(FLOAT), [0.5, math.inf], "x[1]", "must be finite"),
        (list_of(WORD), ["a", ""], "x[1]", "length 0 is outside 1..3"),
        (list_of(WORD), ["a", "z"], "x[1]", "character 'z' is outside the alphabet"),
        (list_of(list_of(TO_FIVE)), [[1], [1, 6]], "x[1][1]", "value 6 is outside 1..5"),
        (list_of(list_of(INT, length="1")), [[1], []], "x[1]", "length 0 is outside 1..1"),
        (list_of(list_of(INT, unique=True)), [[1], [2, 2]], "x[1][1]", "repeats an earlier item"),
        (list_of(INT, unique=True), [3, 1, 3], "x[2]", "repeats an earlier item"),
        (list_of(list_of(INT), unique=True), [[1], [1]], "x[1]", "repeats an earlier item"),
        (list_of(EDGE, unique=True), [(1, 1), (1, 1.0)], "x[1]", "repeats an earlier item"),
        (list_of(INT, sorted=Order.ASCENDING), [1, 3, 2], "x[2]", "breaks the order (ascending)"),
        (
            list_of(INT, sorted=Order.STRICTLY_DESCENDING),
            [2, 2],
            "x[1]",
            "breaks the order (strictly descending)",
        ),
        (
            list_of(list_of(INT), rectangular=True),
            [[1], [1, 2]],
            "x",
            "all items must have the same length",
        ),
        (EDGE, [1, 0.5], "x", "expected edge, found [1, 0.5]"),
        (EDGE, (1,), "x", "expected edge, found (1,)"),
        (EDGE, (9, 0.5), "x.a", "value 9 is outside 1..5"),
        (list_of(EDGE), [(1, 0.5), (1, 2)], "x[1].w", "value 2 is outside 0..1"),
        (list_of(EDGE), [(1, 0.5), (1,)], "x[1]", "expected edge, found (1,)"),
        (list_of(EDGE), [(1, 0.5), 7], "x[1]", "expected edge, found 7"),
        (
            scalar(Scalar.INT, bounds="1..m"),
            1,
            "x",
            "the value cannot be held against 1..m: m: 'm' has no value",
        ),
        (
            list_of(INT, length="len(n)"),
            [1],
            "x",
            "the length cannot be held against len(n): len(n): there is no value here "
            "(object of type 'int' has no len())",
        ),
    ],
)
def test_wrong_values(domain: Domain, value: Value, path: str, en: str) -> None:
    """Each rule has its sentence, and the path leads to the culprit."""
    assert found(domain, value) == [(path, en)]


def test_numbers_of_thousands_of_digits() -> None:
    """Integers that Python refuses to write out are told by their size."""
    huge = 10**5000
    text = scalar(Scalar.STR)

    assert found(text, huge) == [("x", "expected str, found 10**5000…")]
    assert found(text, [huge]) == [("x", "expected str, found […]")]
    assert found(TO_FIVE, huge) == [("x", "value 10**5000… is outside 1..5")]
    assert found(FLOAT, huge) == [("x", "value 10**5000… is outside 0..1")]


def test_both_languages() -> None:
    """A violation is said in both languages."""
    violations = check_value(list_of(TO_FIVE, unique=True), [7, 1, 1], {}, "xs")

    assert violations == [
        Violation("xs[0]", "value 7 is outside 1..5", "값 7: 범위 1..5에서 벗어납니다"),
        Violation("xs[2]", "repeats an earlier item", "앞에 나온 항목과 같습니다"),
    ]


def test_only_the_first_violations_are_told() -> None:
    """A list of a thousand wrong items tells the first few."""
    assert [path for path, _ in found(list_of(TO_FIVE), [9] * 1000)] == [
        f"x[{index}]" for index in range(MOST_SHOWN)
    ]


def test_the_culprit_is_found_in_a_long_list() -> None:
    """The one wrong edge among 20,000 is named."""
    edges: list[Value] = [(1, 0.5)] * 20_000
    edges[12_345] = (1, 1.5)

    assert found(list_of(EDGE), edges) == [("x[12345].w", "value 1.5 is outside 0..1")]


def test_parameters_refer_to_each_other() -> None:
    """A bound that names another parameter takes its value from the same input."""
    parameters = (Parameter("n", INT), Parameter("xs", list_of(TO_N, length="n")))

    assert check_parameters(parameters, {"n": 2, "xs": [1, 2]}) == []
    assert [each.path for each in check_parameters(parameters, {"n": 2, "xs": [1, 3]})] == ["xs[1]"]


def test_missing_and_unknown_parameters() -> None:
    """Names that are not the problem's, and names without a value, are violations, and no crash."""
    parameters = (Parameter("n", INT), Parameter("xs", list_of(TO_N, length="1..9")))

    violations = check_parameters(parameters, {"m": 2, "xs": [1, 2]})

    assert [(each.path, each.en) for each in violations][:2] == [
        ("m", "is not a parameter of this problem"),
        ("n", "is missing"),
    ]
    assert {each.path for each in violations[2:]} == {"xs[0]", "xs[1]"}


def test_bound_over_a_parameter_of_the_wrong_type() -> None:
    """A bound that has no number is told, next to the parameter that is wrong."""
    parameters = (Parameter("n", INT), Parameter("x", TO_N))

    violations = check_parameters(parameters, {"n": "five", "x": 2})

    assert [each.path for each in violations] == ["n", "x"]
    assert violations[1].en == "the value cannot be held against 1..n: n: a number is needed"


def test_a_list_domain_has_items() -> None:
    """A list without a domain of its items is our own mistake."""
    with pytest.raises(ValueError, match="has items"):
        has_type(replace(list_of(INT), items=None), [1])


ints = st.integers(-1, 6)
rows = st.lists(st.one_of(ints, st.lists(ints, max_size=3), st.just("a")), max_size=5)


@given(
    value=rows,
    unique=st.booleans(),
    order=st.sampled_from([None, *Order]),
    nested=st.booleans(),
)
@settings(max_examples=100)
def test_lists_agree_with_a_slow_twin(
    value: list[Any], *, unique: bool, order: Order | None, nested: bool
) -> None:
    """Looking at whole columns finds the same as looking at every item."""
    items = list_of(TO_FIVE, unique=unique) if nested else TO_FIVE
    domain = list_of(items, unique=unique, sorted=order)

    def fits(items: list[Any]) -> bool:
        pairs = list(pairwise(items))
        return (not unique or all(items.index(x) == at for at, x in enumerate(items))) and {
            None: True,
            Order.ASCENDING: all(a <= b for a, b in pairs),
            Order.DESCENDING: all(a >= b for a, b in pairs),
            Order.STRICTLY_ASCENDING: all(a < b for a, b in pairs),
            Order.STRICTLY_DESCENDING: all(a > b for a, b in pairs),
        }[order]

    def number(item: Any) -> bool:
        return type(item) is int and 1 <= item <= 5

    def row(item: Any) -> bool:
        if not isinstance(item, list) or not all(map(number, item)):
            return False
        return not unique or len(set(item)) == len(item)

    right = all(map(row if nested else number, value)) and fits(value)

    assert (found(domain, value) == []) == right
