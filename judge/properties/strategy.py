"""Draws inputs of a problem with Hypothesis, from the types and constraints of its parameters.

An input is drawn in one of three moods, chosen anew for each parameter: *small* (short, few
different values, so that ties and repetitions are common), *mixed*, and *extreme* (the ends of
ranges, the mined numbers, long lists). Each mood only prefers; together they reach everything.

Hypothesis chooses what to draw and forgets nothing it has drawn; making a failing input smaller is
``shrink``'s work, on values: see docs/decisions/0006.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache, partial
from math import ceil, floor
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from judge.model.domain import Order, Parameter, Scalar, Value
from judge.properties.concrete import (
    Concrete,
    Impossible,
    few_letters,
    in_order,
    make_concrete,
    mined,
)

Values = Mapping[str, Value]
_DENSE = (
    2  # a list of unique items from a range less than so many times its length is a permutation
)
_PICKS: SearchStrategy[Value] = st.integers(0, 5)
_DECIMALS = (1, 2, 4, 10, 100, 1000)


class Mood(StrEnum):
    """What an input prefers."""

    SMALL = "small"
    MIXED = "mixed"
    EXTREME = "extreme"


def draw_inputs(
    parameters: Sequence[Parameter],
    pools: Mapping[str, Sequence[Value]],
    count: int,
    seed_number: int,
) -> list[Values]:
    """Draw about ``count`` inputs, the same for the same seed; ``pools`` replace a parameter's own.

    They satisfy what can be reached by construction; the rest is the bench's to refuse.
    """
    drawn: list[Values] = []

    @seed(seed_number)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs(parameters, pools))
    def collect(values: Values | None) -> None:
        if values is not None:
            drawn.append(values)

    collect()
    return drawn[:count]


def inputs(
    parameters: Sequence[Parameter], pools: Mapping[str, Sequence[Value]]
) -> SearchStrategy[Values | None]:
    """Return the strategy of whole inputs; None stands for a draw whose bounds crossed."""
    order = in_order(parameters)
    numbers = mined(parameters)

    @st.composite
    def whole(draw: DrawFn) -> Values | None:
        values: dict[str, Value] = {}
        for parameter in order:
            pool = pools.get(parameter.name)
            if pool:
                values[parameter.name] = draw(st.sampled_from(pool))
                continue
            mood = draw(_MOODS)
            try:
                concrete = make_concrete(parameter.domain, values)
            except Impossible:
                return None
            values[parameter.name] = draw(strategy_of(concrete, mood, numbers))
        return {parameter.name: values[parameter.name] for parameter in parameters}

    return whole()


_MOODS: SearchStrategy[Mood] = st.sampled_from([Mood.SMALL, Mood.SMALL, Mood.MIXED, Mood.EXTREME])


@lru_cache(maxsize=4096)
def strategy_of(concrete: Concrete, mood: Mood, numbers: tuple[int, ...]) -> SearchStrategy[Value]:
    """Return the strategy of one value."""
    match concrete.type:
        case Scalar.INT:
            return _integers(concrete, mood, numbers)
        case Scalar.FLOAT:
            return _floats(concrete, mood)
        case Scalar.BOOL:
            return st.booleans()
        case Scalar.STR:
            return _texts(concrete, mood)
        case "record":
            return st.tuples(*(strategy_of(part, mood, numbers) for part in concrete.parts))
        case _:
            return _lists(concrete, mood, numbers)


def _integers(concrete: Concrete, mood: Mood, numbers: tuple[int, ...]) -> SearchStrategy[Value]:
    low, high = int(concrete.low), int(concrete.high)
    near = min(max(low, 0), high)
    narrow = st.integers(max(low, near - 4), min(high, near + 9))
    tiny = st.integers(max(low, near - 1), min(high, near + 2))
    edges = st.sampled_from(_edges(low, high, numbers))
    match mood:
        case Mood.SMALL:
            return st.one_of(tiny, narrow)
        case Mood.MIXED:
            return st.one_of(narrow, st.integers(low, high), edges)
        case Mood.EXTREME:
            return st.one_of(edges, edges, st.integers(low, high))


def _edges(low: int, high: int, numbers: tuple[int, ...]) -> list[int]:
    ends = [low, low + 1, (low + high) // 2, high - 1, high]
    return [number for number in dict.fromkeys([*ends, *numbers]) if low <= number <= high]


def _floats(concrete: Concrete, mood: Mood) -> SearchStrategy[Value]:
    """Draw numbers of few decimals, so that no answer hangs on the last bit of one."""
    low, high = concrete.low, concrete.high
    edges = st.sampled_from([low, high, (low + high) / 2])
    if mood is Mood.EXTREME:
        return edges
    options: list[SearchStrategy[Value]] = [edges]
    for parts in _DECIMALS:
        first, last = ceil(low * parts), floor(high * parts)
        if first <= last:
            options.append(st.integers(first, last).map(partial(_divided, parts)))
    return st.one_of(options)


def _divided(parts: int, number: int) -> float:
    return number / parts


def _texts(concrete: Concrete, mood: Mood) -> SearchStrategy[Value]:
    sizes = _sizes(concrete, mood)
    few, full = few_letters(concrete.alphabet), concrete.alphabet

    def text(letters: str) -> SearchStrategy[Value]:
        return sizes.flatmap(lambda n: _text(letters, n))

    pairs = st.text(st.sampled_from(few), min_size=1, max_size=3).flatmap(text)
    if mood is Mood.SMALL:
        return st.one_of(pairs, text(few))
    any_few = st.text(st.sampled_from(full), min_size=1, max_size=4).flatmap(text)
    return st.one_of(any_few, text(full), pairs)


@lru_cache(maxsize=4096)
def _text(letters: str, size: int) -> SearchStrategy[Value]:
    return st.text(st.sampled_from(letters), min_size=size, max_size=size)


@lru_cache(maxsize=4096)
def _list(item: SearchStrategy[Value], size: int) -> SearchStrategy[list[Value]]:
    return st.lists(item, min_size=size, max_size=size)


def _sizes(concrete: Concrete, mood: Mood) -> SearchStrategy[int]:
    """Draw a length: short ones mostly, the shortest and the longest often."""
    least, most = concrete.least, concrete.most
    short = st.integers(least, min(most, least + 3))
    usual = st.integers(least, min(most, least + 8))
    match mood:
        case Mood.SMALL:
            return st.one_of(short, usual)
        case Mood.MIXED:
            return st.one_of(short, usual, usual, st.integers(least, min(most, least + 20)))
        case Mood.EXTREME:
            return st.one_of(short, usual, st.sampled_from([least, most]), st.integers(least, most))


def _lists(concrete: Concrete, mood: Mood, numbers: tuple[int, ...]) -> SearchStrategy[Value]:
    if concrete.rectangular:
        return _grids(concrete, mood, numbers)
    (item,) = concrete.parts
    whole = _permuted(concrete, item)
    if whole is not None:
        return whole.map(_ordering(concrete.sorted))
    made = strategy_of(item, mood, numbers)
    strict = concrete.sorted in (Order.STRICTLY_ASCENDING, Order.STRICTLY_DESCENDING)
    if concrete.unique or strict:
        drawn = _sizes(concrete, mood).flatmap(
            lambda n: st.lists(made, min_size=concrete.least, max_size=n, unique_by=_frozen)
        )
    else:
        plain = _sizes(concrete, mood).flatmap(lambda n: _list(made, n))
        drawn = st.one_of(plain, _tied(concrete, mood, made))
    return drawn.map(_ordering(concrete.sorted))


def _tied(
    concrete: Concrete, mood: Mood, made: SearchStrategy[Value]
) -> SearchStrategy[list[Value]]:
    """Draw lists of two or three different items, whatever they are."""
    choices = st.lists(made, min_size=1, max_size=3)
    picks = _sizes(concrete, mood).flatmap(lambda n: _list(_PICKS, n))
    return st.tuples(choices, picks).map(
        lambda drawn: [drawn[0][pick % len(drawn[0])] for pick in drawn[1]]
    )


def _permuted(concrete: Concrete, item: Concrete) -> SearchStrategy[Value] | None:
    """Draw unique integers from a range that they nearly fill; None where there is more room."""
    strict = concrete.sorted in (Order.STRICTLY_ASCENDING, Order.STRICTLY_DESCENDING)
    if item.type is not Scalar.INT or not (concrete.unique or strict):
        return None
    span = int(item.high) - int(item.low) + 1
    if span > _DENSE * max(concrete.least, 8):
        return None
    pool = range(int(item.low), int(item.high) + 1)
    least, most = concrete.least, min(concrete.most, span)
    if least > most:
        return st.nothing()
    return st.tuples(st.permutations(pool), st.integers(least, most)).map(
        lambda drawn: list(drawn[0][: drawn[1]])
    )


def _grids(concrete: Concrete, mood: Mood, numbers: tuple[int, ...]) -> SearchStrategy[Value]:
    """Draw rows of one width."""
    (row,) = concrete.parts
    widest = max(row.least, min(row.most, max(12, concrete.least)))
    bounded = Concrete(type="list", least=row.least, most=widest)

    def of_width(width: int) -> SearchStrategy[Value]:
        fixed = Concrete(
            type=row.type,
            least=width,
            most=width,
            alphabet=row.alphabet,
            parts=row.parts,
            unique=row.unique,
            sorted=row.sorted,
        )
        rows = strategy_of(fixed, mood, numbers)
        return _sizes(concrete, mood).flatmap(lambda height: _list(rows, height))

    return _sizes(bounded, mood).flatmap(of_width)


def _ordering(order: Order | None) -> Callable[[list[Any]], list[Any]]:
    match order:
        case None:
            return list
        case Order.ASCENDING | Order.STRICTLY_ASCENDING:
            return sorted
        case Order.DESCENDING | Order.STRICTLY_DESCENDING:
            return lambda items: sorted(items, reverse=True)


def _frozen(value: Value) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value
