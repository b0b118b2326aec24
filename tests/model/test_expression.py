"""Expressions and ranges: what they are worth, and what is refused."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.model.expression import (
    Bounds,
    Expression,
    ExpressionError,
    parse_bounds,
    parse_expression,
)

VALUES = {"n": 5, "x": 0.5, "xs": [3, 1, 2], "rows": [[1, 2], [3]], "s": "abc", "flag": True}


@pytest.mark.parametrize(
    "source, value",
    [
        ("7", 7),
        ("200_000", 200_000),
        ("-3", -3),
        ("1e9", 1e9),
        ("2**31 - 1", 2**31 - 1),
        ("10**18", 10**18),
        ("7 // 2 * 2 + 1", 7),
        ("n", 5),
        ("x * 2", 1.0),
        ("len(xs) + 1", 4),
        ("len(s)", 3),
        ("len(rows[0])", 2),
        ("rows[1][0]", 3),
        ("xs[-1]", 2),
        ("min(n, 3)", 3),
        ("max(xs)", 3),
        ("abs(-n)", 5),
        ("n * (n - 1) // 2", 10),
        (" n ", 5),
    ],
)
def test_values(source: str, value: float) -> None:
    """Numbers, parameters, lengths and a little arithmetic."""
    expression = parse_expression(source)

    assert expression.evaluate(VALUES) == value
    assert type(expression.evaluate(VALUES)) is type(value)


def test_names_are_the_parameters() -> None:
    """Functions are no parameters."""
    assert parse_expression("len(edges) + min(n, 3)").names == {"edges", "n"}


@pytest.mark.parametrize(
    "source",
    [
        "",
        " ",
        "1 +",
        "(",
        "a b",
        "'text'",
        "\\d",
        "1\0",
        "True",
        "n if n else 1",
        "n and 1",
        "n / 2",
        "n % 2",
        "n == 2",
        "not n",
        "+n",
        "sum(xs)",
        "len()",
        "len(xs, key=1)",
        "max(*xs)",
        "xs[0:1]",
        "[1, 2]",
        "(1, 2)",
        "{1}",
        "...",
        "n.real",
        "lambda: 1",
        "[x for x in xs]",
        "1j",
        "1e400",
        "9" * 100,
        "2 ** 0.5 ** 1e300",
        "(-8) ** 0.5",
        "9 ** 64 ** 9",
        "9 ** 9 ** 9 ** 9",
        "0 ** -1",
        "1 // 0",
        "1 + " * 100 + "1",
        "-" * 119 + "1" + "-" * 10,
        "(" * 60 + "1" + ")" * 60,
    ],
)
def test_refused(source: str) -> None:
    """What is not allowed, has no value or would be slow is refused, in both languages."""
    with pytest.raises(ExpressionError) as raised:
        parse_expression(source)

    assert raised.value.en != raised.value.ko


@pytest.mark.parametrize(
    "source",
    [
        "m",
        "len(n)",
        "xs",
        "s",
        "flag",
        "flag + 1",
        "xs + 1",
        "s * 3",
        "-xs",
        "xs[9]",
        "xs[x]",
        "n[0]",
        "xs[0][0]",
        "max(xs, n)",
        "max(rows)",
        "min(n)",
        "n // (n - 5)",
        "n ** 65",
        "n ** -65",
        "(0 - n) ** x",
        "10 ** 40 * n",
        "x ** (0 - 64) * 10 ** 40 * 10.0 ** 64 * 10.0 ** 64 * 10.0 ** 64 * 10.0 ** 64",
    ],
)
def test_no_value_here(source: str) -> None:
    """What cannot be computed over these values says so, and never fails otherwise."""
    expression = parse_expression(source)

    with pytest.raises(ExpressionError) as raised:
        expression.evaluate(VALUES)

    assert source in raised.value.en
    assert source in raised.value.ko


def test_empty_list_has_no_maximum() -> None:
    """A bound on the greatest item of an empty list has no value."""
    with pytest.raises(ExpressionError, match="no value here"):
        parse_expression("max(xs)").evaluate({"xs": []})


def test_huge_parameter_is_no_bound() -> None:
    """A value of a damaged case does not become a bound that takes for ever."""
    with pytest.raises(ExpressionError, match="too large"):
        parse_expression("n ** 64").evaluate({"n": 10**5000})


atoms = st.sampled_from(["n", "xs", "s", "x", "0", "2", "9", "1e9", "len(xs)", "xs[0]", "flag"])
sources = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["+", "-", "*", "//", "**"]), inner).map(" ".join),
        inner.map(lambda source: f"({source})"),
        inner.map(lambda source: f"-{source}"),
        inner.map(lambda source: f"max({source})"),
        st.tuples(inner, inner).map(lambda pair: f"{pair[0]}[{pair[1]}]"),
    ),
    max_leaves=5,
)


@given(
    source=st.one_of(sources, st.text(st.sampled_from("n12x()[]+-*/., e_'\n"), max_size=12)),
    values=st.fixed_dictionaries(
        {},
        optional={
            "n": st.integers(),
            "x": st.floats(),
            "xs": st.lists(st.integers(), max_size=2),
            "s": st.text(max_size=2),
            "flag": st.booleans(),
        },
    ),
)
@settings(max_examples=150)
def test_every_source_has_a_number_or_a_reason(source: str, values: Mapping[str, Any]) -> None:
    """Whatever is written, the outcome is a finite number or an ExpressionError."""
    value = evaluated(source, values)

    assert value is None or type(value) in {int, float}
    assert value is None or abs(value) < float("inf")


def evaluated(source: str, values: Mapping[str, Any]) -> int | float | None:
    """Read and compute; None where either is refused."""
    try:
        return parse_expression(source).evaluate(values)
    except ExpressionError:
        return None


@pytest.mark.parametrize(
    "source, ends, written",
    [
        ("1..5", (1, 5), "1..5"),
        ("1 .. n", (1, 5), "1..n"),
        ("..10**9", (None, 10**9), "..10**9"),
        ("2..", (2, None), "2.."),
        ("7", (7, 7), "7"),
        ("-1.5..1.5", (-1.5, 1.5), "-1.5..1.5"),
        ("n..len(xs)*9", (5, 27), "n..len(xs)*9"),
    ],
)
def test_bounds(source: str, ends: tuple[float | None, float | None], written: str) -> None:
    """Two ends, one end, or one number."""
    bounds = parse_bounds(source)

    assert bounds.resolve(VALUES) == ends
    assert str(bounds) == written


def test_names_of_bounds() -> None:
    """The parameters of both ends; none where there are none."""
    assert parse_bounds("n..len(xs)").names == {"n", "xs"}
    assert parse_bounds("..9").names == frozenset()


@pytest.mark.parametrize(
    "source, reason",
    [
        ("..", "at least one end"),
        ("5..1", "5 is greater than 1"),
        ("1..2..3", "cannot read"),
        ("a b..3", "cannot read"),
        ("", "cannot read"),
    ],
)
def test_refused_bounds(source: str, reason: str) -> None:
    """A range that cannot hold anything is refused."""
    with pytest.raises(ExpressionError, match=reason):
        parse_bounds(source)


def test_bounds_over_parameters_are_not_compared() -> None:
    """Whether ``n..3`` is empty depends on n."""
    three = Expression("3", frozenset())

    assert parse_bounds("n..3") == Bounds(Expression("n", frozenset({"n"})), three)
