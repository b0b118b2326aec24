"""Laws that hold of every checker, and slow twins that agree with the fast ones."""

from collections import Counter
from fractions import Fraction
from math import inf, nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.judging.checkers import CHECKERS
from judge.judging.checkers import floats as floats_checker
from judge.judging.checkers import tokens as tokens_checker
from judge.judging.checkers import unordered as unordered_checker
from judge.model.domain import Domain, ListType, Scalar
from judge.model.problem import CheckerChoice, CheckerName

each_checker = pytest.mark.parametrize("name", list(CHECKERS), ids=str)
lists_of_floats = Domain(type=ListType(Scalar.FLOAT))
lists_of_ints = Domain(type=ListType(Scalar.INT))

words = st.sampled_from(["1", "2", "02", "2.0", "1e0", "a", "A", "nan", "-inf", "x y"])
texts = st.lists(st.one_of(words, st.sampled_from([" ", "\n", "  ", "\t", "\r\n"])), max_size=12)
any_text = st.one_of(texts.map("".join), texts.map(" ".join), st.text(max_size=20))
decimals = st.builds(
    lambda digits, places: f"{digits / 10**places:.{places}f}",
    st.integers(-2_000_000_00, 2_000_000_00),
    st.integers(0, 8),
)


@each_checker
@given(text=any_text, nested=st.booleans(), sensitive=st.booleans())
@settings(max_examples=30)
def test_accepts_its_own_answer(
    name: CheckerName, text: str, *, nested: bool, sensitive: bool
) -> None:
    """Whatever the answer is, the answer itself is right."""
    choice = CheckerChoice(name=name, nested=nested, case_sensitive=sensitive)

    assert CHECKERS[name].compare_text(text, text, choice).accepted
    assert CHECKERS[name].compare_text(text + "\n", text, choice).accepted


@each_checker
@given(values=st.lists(st.one_of(st.floats(), st.just(nan)), max_size=8))
@settings(max_examples=30)
def test_accepts_its_own_values(name: CheckerName, values: list[float]) -> None:
    """A list equals a copy of it made of other objects, NaN and infinities included."""
    copy = [float(repr(value)) for value in values]

    comparison = CHECKERS[name].compare_values(
        copy, values, CheckerChoice(name=name), lists_of_floats
    )

    assert comparison.accepted


@each_checker
@given(output=any_text, answer=any_text)
@settings(max_examples=30)
def test_says_why_it_refuses(name: CheckerName, output: str, answer: str) -> None:
    """A refusal has one line of reason in both languages, an acceptance has none."""
    comparison = CHECKERS[name].compare_text(output, answer, CheckerChoice(name=name))
    message = comparison.message

    if comparison.accepted:
        assert (message, comparison.difference) == (None, None)
    else:
        assert message is not None
        assert message.en.isprintable()
        assert message.ko.isprintable()


@each_checker
@given(
    result=st.lists(st.lists(st.integers(0, 3), max_size=3), max_size=4),
    answer=st.lists(st.lists(st.integers(0, 3), max_size=3), max_size=4),
)
@settings(max_examples=40)
def test_difference_points_at_values_that_differ(
    name: CheckerName, result: list[list[int]], answer: list[list[int]]
) -> None:
    """Where a difference is shown, its two windows differ at its place and nowhere before it."""
    comparison = CHECKERS[name].compare_values(
        result, answer, CheckerChoice(name=name), Domain(type=ListType(ListType(Scalar.INT)))
    )
    difference = comparison.difference

    assert name is CheckerName.UNORDERED or comparison.accepted == (result == answer)
    if difference is not None:
        at = difference.at
        assert difference.expected[:at] == difference.actual[:at]
        assert difference.expected[at] != difference.actual[at]


@given(output=any_text, answer=any_text, sensitive=st.booleans())
@settings(max_examples=80)
def test_tokens_agree_with_a_slow_twin(output: str, answer: str, *, sensitive: bool) -> None:
    """``tokens`` is the comparing of words one by one."""

    def slow() -> bool:
        ours, theirs = output.split(), answer.split()
        if len(ours) != len(theirs):
            return False
        for mine, yours in zip(ours, theirs, strict=True):
            if mine != yours and (sensitive or mine.casefold() != yours.casefold()):
                return False
        return True

    choice = CheckerChoice(name=CheckerName.TOKENS, case_sensitive=sensitive)

    assert tokens_checker.compare_text(output, answer, choice).accepted == slow()


def exactly_close(ours: str, theirs: str, absolute: float, relative: float) -> bool:
    """Compare two decimal numbers in fractions, which never round."""
    a, b = Fraction(ours), Fraction(theirs)
    allowed = max(Fraction(repr(absolute)), Fraction(repr(relative)) * abs(b))
    return abs(a - b) <= allowed


@given(
    pairs=st.lists(
        st.one_of(
            st.tuples(decimals, decimals),
            decimals.map(lambda one: (one, one + "0" if "." in one else one)),
            st.tuples(decimals, st.integers(-200, 200)).map(
                lambda pair: (pair[0], str(float(pair[0]) + pair[1] * 1e-8))
            ),
        ),
        min_size=1,
        max_size=4,
    ),
    absolute=st.sampled_from([0.0, 1e-6, 1e-3, 0.5]),
    relative=st.sampled_from([0.0, 1e-6, 1e-3]),
)
@settings(max_examples=120)
def test_floats_agree_with_fractions(
    pairs: list[tuple[str, str]], absolute: float, relative: float
) -> None:
    """``floats`` accepts what exact arithmetic accepts, on both of its roads."""
    choice = CheckerChoice(name=CheckerName.FLOATS, absolute=absolute, relative=relative)
    output, answer = (" ".join(side) for side in zip(*pairs, strict=True))
    expected = all(exactly_close(ours, theirs, absolute, relative) for ours, theirs in pairs)

    assert floats_checker.compare_text(output, answer, choice).accepted == expected
    # A word that is no number keeps the fast road out of it.
    assert floats_checker.compare_text(f"{output} x", f"{answer} x", choice).accepted == expected


@given(
    result=st.lists(st.sampled_from([0.0, -0.0, 1.0, 1.0000009, 1.1, inf, -inf, nan]), max_size=4),
    answer=st.lists(st.sampled_from([0.0, 1.0, 1.0000001, inf, -inf, nan]), max_size=4),
)
@settings(max_examples=80)
def test_floats_judge_values_as_they_judge_text(result: list[float], answer: list[float]) -> None:
    """The same numbers get the same verdict in both styles."""
    choice = CheckerChoice(name=CheckerName.FLOATS)
    output, text = (" ".join(map(repr, side)) for side in (result, answer))

    by_value = floats_checker.compare_values(result, answer, choice, lists_of_floats)
    by_text = floats_checker.compare_text(output, text, choice)

    assert by_value.accepted == by_text.accepted


rows = st.lists(st.lists(st.sampled_from("abc12"), min_size=1, max_size=3), max_size=5)


@given(answer=rows, data=st.data(), nested=st.booleans())
@settings(max_examples=30)
def test_unordered_ignores_the_order_of_both_sides(
    answer: list[list[str]], data: st.DataObject, *, nested: bool
) -> None:
    """Permuting the rows of both sides changes nothing, nor does the order within where nested."""
    choice = CheckerChoice(name=CheckerName.UNORDERED, nested=nested)
    output = data.draw(st.one_of(rows, st.permutations(answer)))
    ours, theirs = data.draw(st.permutations(output)), data.draw(st.permutations(answer))
    if nested:
        ours = [data.draw(st.permutations(row)) for row in ours]

    def verdict(left: list[list[str]], right: list[list[str]]) -> bool:
        output, answer = ("\n".join(map(" ".join, side)) for side in (left, right))
        return unordered_checker.compare_text(output, answer, choice).accepted

    assert verdict(output, answer) == verdict(ours, theirs)


@given(
    result=st.lists(st.integers(0, 4), max_size=5), answer=st.lists(st.integers(0, 4), max_size=5)
)
@settings(max_examples=30)
def test_unordered_agrees_with_sorting(result: list[int], answer: list[int]) -> None:
    """``unordered`` compares what sorting would bring together, in both styles."""
    choice = CheckerChoice(name=CheckerName.UNORDERED)
    output, text = (" ".join(map(str, side)) for side in (result, answer))

    by_value = unordered_checker.compare_values(result, answer, choice, lists_of_ints)

    assert by_value.accepted == (sorted(result) == sorted(answer))
    assert unordered_checker.compare_text(output, text, choice).accepted == by_value.accepted


@given(
    result=st.lists(st.lists(st.integers(0, 3), max_size=3), max_size=4),
    answer=st.lists(st.lists(st.integers(0, 3), max_size=3), max_size=4),
)
@settings(max_examples=40)
def test_nested_unordered_agrees_with_sorting(
    result: list[list[int]], answer: list[list[int]]
) -> None:
    """``nested`` sorts each item, too."""
    choice = CheckerChoice(name=CheckerName.UNORDERED, nested=True)
    domain = Domain(type=ListType(ListType(Scalar.INT)))

    comparison = unordered_checker.compare_values(result, answer, choice, domain)

    bags = [Counter(tuple(sorted(row)) for row in side) for side in (result, answer)]
    assert comparison.accepted == (bags[0] == bags[1])
