"""Where examples come from: types, the author's functions, neighbours, and yesterday."""

import json
import os
import pty
import termios
import threading
import time
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from judge.cli import one_key
from judge.errors import ContentError
from judge.judging.machine import Machine
from judge.model.problem import Problem
from judge.model.violation import check_parameters
from judge.properties.examples import Supply, make_pools
from judge.properties.memory import remember, remembered
from judge.properties.parts import Values, key_of
from judge.properties.vary import neighbours
from tests.properties.workshop import Sheet, hunt, write_problem

PAIR = Sheet(
    parameters="""
parameters:
  numbers: {type: "list[int]", length: 2..100, items: -1000..1000}
  target: {type: int, range: -2000..2000}
""",
    right="def solution(numbers, target):\n    return target\n",
    sample="{numbers: [1, 2], target: 3}",
    answer="3",
)
VALIDATE = """
def validate(numbers, target):
    return None if sum(numbers) == target else "not the sum"
"""
STRATEGIES = """
import random

def numbers(rng, size):
    return [rng.randint(0, size) for _ in range(size + 1)]

def whole(rng, size):
    made = numbers(rng, size)
    return {"numbers": made, "target": sum(made)}

def fails_when_small(rng, size):
    return {"target": 100 // (size - 3)}

def _hidden(rng, size):
    raise AssertionError
"""


def supply(problem: Problem, machine: Machine, seed: int = 4) -> Supply:
    """Make a supply without memories."""
    return Supply(problem=problem, seed=seed, remembered=(), machine=machine)


def drawn(problem: Problem, machine: Machine, seed: int = 4) -> list[Values]:
    """Take what three rounds give."""
    rounds = islice(supply(problem, machine, seed).rounds(), 3)
    return [values for inputs in rounds for values in inputs]


@pytest.fixture
def pair(tmp_path: Path) -> Problem:
    """Ask for a sum, of inputs that types alone hardly make."""
    files = [("generate.py", VALIDATE), ("strategies.py", STRATEGIES)]
    sheet = Sheet(
        parameters=PAIR.parameters,
        right=PAIR.right,
        sample=PAIR.sample,
        answer=PAIR.answer,
        files=files,
    )
    return write_problem(tmp_path, sheet)


@pytest.mark.sandbox
def test_the_authors_functions_give_data(pair: Problem, machine: Machine) -> None:
    """A parameter's own function gives its values, others whole inputs or parts of them."""
    pools = make_pools(pair, 1, machine)

    assert set(pools.values) == {"numbers"}
    assert all(set(each) <= {"numbers", "target"} for each in pools.inputs)
    assert {frozenset(each) for each in pools.inputs} == {
        frozenset({"numbers", "target"}),
        frozenset({"target"}),
    }


@pytest.mark.sandbox
def test_every_example_is_allowed_or_refused(pair: Problem, machine: Machine) -> None:
    """What reaches a solution satisfies types and validate(); the draws refused are counted."""
    asking = (
        "def solution(numbers, target):\n"
        "    assert sum(numbers) == target and 2 <= len(numbers) <= 100\n"
        "    assert all(-1000 <= number <= 1000 for number in numbers)\n"
        "    return target\n"
    )
    search = hunt(pair, asking, machine, examples=200)

    assert (search.found, search.warnings) == (None, ())
    assert search.tried > 20
    assert 0 < search.refused <= search.drawn


@pytest.mark.sandbox
def test_rounds_repeat_with_the_seed(pair: Problem, machine: Machine) -> None:
    """The same seed gives the same inputs in the same order, none of them twice."""
    first, again, other = (
        [key_of(values) for values in drawn(pair, machine, seed)] for seed in (4, 4, 5)
    )

    assert first == again != other
    assert len(set(first)) == len(first) > 30


@pytest.mark.sandbox
def test_mistakes_in_strategies_have_a_place(pair: Problem, machine: Machine) -> None:
    """A file that is no Python is the author's mistake."""
    (pair.folder / "strategies.py").write_text("def whole(:\n")

    with pytest.raises(ContentError, match=r"strategies\.py:1:"):
        make_pools(pair, 1, machine)


def test_neighbours_are_near() -> None:
    """They are inputs of the same parameters, mostly others, and leave the given one alone."""
    start: Values = {"n": 3, "a": [5, 7, 7], "s": "ab", "b": True, "x": 0.5, "e": [(1, 2)], "z": []}
    before = json.dumps(start)
    made = neighbours(start, 300, Random(1))  # noqa: S311 - examples, not secrets

    assert all(list(each) == list(start) for each in made)
    assert json.dumps(start) == before
    assert sum(key_of(each) != key_of(start) for each in made) > 250
    assert {type(each["x"]) for each in made} == {float}
    assert any(each["n"] == len(each["a"]) for each in made)


def test_memory_keeps_the_newest_first(tmp_path: Path, pair: Problem) -> None:
    """An input is kept once, thirty in all; what cannot be read is as if it were not there."""
    folder = tmp_path / ".judge" / "examples"
    assert remembered(folder, pair) == ()
    inputs: list[Values] = [{"numbers": [0, n], "target": n} for n in range(40)]
    for values in (*inputs, inputs[20]):
        remember(folder, pair, values)
    kept = remembered(folder, pair)

    assert len(kept) == 30
    assert [values["target"] for values in kept][:3] == [20, 39, 38]
    assert all(check_parameters(pair.parameters, values) == [] for values in kept)
    (file,) = folder.iterdir()
    file.write_text('[{"numbers": [1]}, 3, {"numbers": [1, 2], "target": 3}]')
    assert remembered(folder, pair) == ({"numbers": [1, 2], "target": 3},)
    file.write_text("{")
    assert remembered(folder, pair) == ()


def test_one_key_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is read without Enter; with the Korean layout on it is the key under the finger."""
    keyboard, terminal = pty.openpty()

    def press() -> None:
        while termios.tcgetattr(keyboard)[3] & termios.ICANON:
            time.sleep(0.001)  # what is typed before a key is asked for is dropped
        os.write(keyboard, "ㄴ".encode())

    with os.fdopen(terminal, encoding="utf-8", closefd=True) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        threading.Thread(target=press, daemon=True).start()

        assert one_key.read_key() == "s"
    os.close(keyboard)
