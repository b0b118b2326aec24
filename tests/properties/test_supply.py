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

from judge.catalog.problem_file import load_program_problem
from judge.cli import one_key
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

    assert search.found is None
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
@pytest.mark.parametrize(
    "text, said",
    [
        ("def whole(:\n", "strategies.py:1:1: Python: "),
        ("# \xe9", "strategies.py:1:1: this is no text; write it in UTF-8"),
        (
            "\n\ndef whole(rng, size):\n    return {'target': 6 // (size - 3)}\n",
            ":3:1: whole(rng, 3): Zero",
        ),
        ("def pick(numbers):\n    return 1\n", ":1:1: pick(rng, 1): TypeError: "),
        (
            "def pick(rng, size):\n    return size\n",
            "pick(rng, 1): a dict of parameters is expected",
        ),
        ("def whole(rng, size):\n    return {'much': 1}\n", "a dict of parameters is expected"),
        (
            "import os\ndef target(rng, size):\n    os._exit(0)\n",
            ":2:1: target(rng, 1): it did not",
        ),
    ],
)
def test_a_mistake_in_strategies_is_told(
    text: str, said: str, pair: Problem, machine: Machine
) -> None:
    """Its author learns of it, with its place; the search goes on without what failed."""
    (pair.folder / "generate.py").unlink()
    (pair.folder / "strategies.py").write_bytes(text.encode("latin-1"))
    problem = load_program_problem(pair.folder)
    search = hunt(problem, PAIR.right, machine, examples=20)

    assert search.found is None
    assert search.tried > 10
    (warning,) = search.warnings
    assert said in warning.en


@pytest.mark.sandbox
def test_small_sizes_may_fail_in_part(pair: Problem, machine: Machine) -> None:
    """What a function gives elsewhere serves nevertheless; it is told once."""
    pools = make_pools(pair, 1, machine)

    assert [each.say("en") for each in pools.mistakes] == [
        f"{pair.folder / 'strategies.py'}:11:1: fails_when_small(rng, 3): "
        "ZeroDivisionError: integer division or modulo by zero"
    ]
    assert {"target": 100} in pools.inputs


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


@pytest.mark.parametrize("typed, key", [("ㄴ", "s"), ("\x1b", "\x1b"), ("\x1b[B", "\x1b[b")])
def test_one_key_is_enough(typed: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key is read without Enter: with the Korean layout the one under the finger, an arrow whole.

    So that an arrow is no Escape, and leaves nothing behind for the shell.
    """
    keyboard, terminal = pty.openpty()

    def press() -> None:
        while termios.tcgetattr(keyboard)[3] & termios.ICANON:
            time.sleep(0.001)  # what is typed before a key is asked for is dropped
        os.write(keyboard, typed.encode())

    with os.fdopen(terminal, encoding="utf-8", closefd=True) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        threading.Thread(target=press, daemon=True).start()

        assert one_key.read_key() == key
    os.close(keyboard)
