"""Inputs drawn from types: they satisfy the problem, by construction, and repeat with the seed."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from judge.catalog.library import list_problems
from judge.catalog.problem_file import load_problem
from judge.model.domain import Domain, Parameter
from judge.model.problem import Problem
from judge.model.violation import check_parameters
from judge.properties.concrete import (
    Concrete,
    Impossible,
    few_letters,
    in_order,
    make_concrete,
    mined,
)
from judge.properties.parts import key_of
from judge.properties.strategy import draw_inputs
from tests.properties.workshop import Sheet, write_problem

PROBLEMS = [
    problem
    for folder in list_problems([Path(__file__).parents[2] / "problems"])
    if isinstance(problem := load_problem(folder), Problem)
]
ODD = """
records:
  edge: {a: {type: int, range: 1..n}, b: {type: int, range: 1..n}, w: {type: float, range: 0..1}}
parameters:
  edges: {type: "list[edge]", length: n - 1}
  n: {type: int, range: 1..1000}
  order: {type: "list[int]", length: n, items: 1..n, unique: true}
  k: {type: int, range: 0..len(order)}
  falling: {type: "list[int]", length: 0..10, items: 5..9, sorted: strictly descending}
  rising: {type: "list[int]", length: 1..300_000, items: ..3, sorted: ascending}
  grid:
    {type: "list[list[int]]", length: 2..9, rectangular: true, items: {length: 1..4, items: 0..1}}
  board: {type: "list[list[char]]", length: 1..3, items: {length: 3, items: {alphabet: "XO."}}}
  words: {type: "list[str]", length: 0..5, unique: true, items: {length: 1..3, alphabet: "a-c"}}
  fixed: {type: str, length: 4}
  sure: {type: bool}
  share: {type: float, range: 0.25..0.5}
  any: {type: int}
  last: {type: int, range: 7..}
"""
SAMPLE = """{edges: [], n: 1, order: [1], k: 0, falling: [], rising: [1], grid: [[0], [0]],
    board: [[X, X, X]], words: [], fixed: abcd, sure: true, share: 0.25, any: 0, last: 7}"""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Problem:
    """Ask for everything that a parameter can be."""
    names = "edges, n, order, k, falling, rising, grid, board, words, fixed, sure, share, any, last"
    sheet = Sheet(parameters=ODD, right=f"def solution({names}):\n    return 1\n", sample=SAMPLE)
    return write_problem(tmp_path_factory.mktemp("odd"), sheet)


def test_every_type_and_constraint(odd: Problem) -> None:
    """Lengths and ranges that refer to others, orders, grids, permutations: all as promised."""
    drawn = draw_inputs(odd.parameters, {}, 150, 1)

    assert len(drawn) == 150
    assert [check_parameters(odd.parameters, values) for values in drawn] == [[]] * 150
    assert {len(values["grid"]) for values in drawn} > {2, 3}
    assert any(values["n"] > 4 for values in drawn)
    assert any(len(values["rising"]) != len(set(values["rising"])) for values in drawn)


@pytest.mark.parametrize("problem", PROBLEMS, ids=lambda problem: problem.slug)
def test_shipped_problems(problem: Problem) -> None:
    """Whatever is drawn for a problem of the library satisfies its parameters."""
    drawn = draw_inputs(problem.parameters, {}, 100, 3)

    assert drawn
    assert [check_parameters(problem.parameters, values) for values in drawn] == [[]] * len(drawn)


def test_the_same_seed_draws_the_same(odd: Problem) -> None:
    """The seed decides, and nothing else does."""
    drawn = [[key_of(v) for v in draw_inputs(odd.parameters, {}, 30, 7)] for _ in range(5)]
    other = [key_of(values) for values in draw_inputs(odd.parameters, {}, 30, 8)]

    assert all(one == two for one, two in pairwise(drawn))
    assert other != drawn[0]


def test_a_pool_replaces_the_strategy(odd: Problem) -> None:
    """Values of the author's are taken instead of ours, and others follow them."""
    drawn = draw_inputs(odd.parameters, {"n": (5,), "fixed": ("zzzz",)}, 20, 1)

    assert {(v["n"], len(v["edges"]), len(v["order"]), v["fixed"]) for v in drawn} == {
        (5, 4, 5, "zzzz")
    }


def test_parameters_are_drawn_in_the_order_of_their_bounds(odd: Problem) -> None:
    """A parameter comes behind those that its bounds read; a circle stays as it is written."""
    order = [parameter.name for parameter in in_order(odd.parameters)]

    assert order.index("n") < order.index("edges")
    assert order.index("n") < order.index("order") < order.index("k")
    assert sorted(order) == sorted(parameter.name for parameter in odd.parameters)


def test_crossing_bounds_are_impossible(odd: Problem) -> None:
    """Where nothing fits, or a bound has no value yet, there is no domain."""
    domains = {parameter.name: parameter.domain for parameter in odd.parameters}

    with pytest.raises(Impossible):
        make_concrete(domains["order"], {})
    with pytest.raises(Impossible):
        make_concrete(domains["edges"], {"n": 0})
    assert draw_inputs(tuple(odd.parameters), {"n": (-5,)}, 10, 1) == []


def test_mined_numbers(odd: Problem) -> None:
    """The ends of ranges, their neighbours and halves are worth trying."""
    assert {0, 1, -1, 1000, 999, 1001, 500, 300_000, 7} <= set(mined(odd.parameters))


@pytest.mark.parametrize(
    "alphabet, few",
    [("abcxyz", "ab"), ("aAbBcC019./-", "abAB01./-"), ("+", "+"), ("", "")],
)
def test_few_letters_stand_for_all(alphabet: str, few: str) -> None:
    """Two of each kind of letter, and a few others."""
    assert few_letters(alphabet) == few


def test_concrete_scalars() -> None:
    """A char is a text of one; an int without a range is as wide as 32 bits hold."""
    from judge.model.domain import Scalar

    def made(scalar: Scalar, **more: Any) -> Concrete:
        return make_concrete(Parameter("x", Domain(type=scalar, **more)).domain, {})

    assert (made(Scalar.CHAR).least, made(Scalar.CHAR).most) == (1, 1)
    assert made(Scalar.INT).high < 2**31
