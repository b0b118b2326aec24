"""Where examples come from, in rounds: remembered failures, drawn inputs, the author's generators.

Author's functions are called in the sandbox with small sizes and give data: those that the cases of
the problem name, and those of ``strategies.py``. There a function named like a parameter gives
values of it, ``numbers(rng, size)``, and replaces our own strategy for it; any other function gives
a dict of parameters, a whole input or a part of one. See docs/decisions/0007.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from judge.errors import ContentError, Mistake, Place
from judge.frozen import frozen
from judge.judging.inputs import typed
from judge.judging.machine import Machine
from judge.model.domain import Value
from judge.model.problem import Generated, Problem
from judge.properties.answers import allowed
from judge.properties.loop import Source, ask_all
from judge.properties.parts import Values, key_of
from judge.properties.vary import neighbours

FILE_NAME = "strategies.py"
_SIZES = (1, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12)  # that a function is called with, in turn
_DRAWN = 3  # seeds for each size
_FIRST_ROUND, _LARGEST_ROUND = 24, 192
_NEIGHBOURS = 6  # of an input, tried beside it
_HOPELESS = 0.9  # of draws refused: from there on the author's functions serve
_STRIDE = 7919  # between the seeds of rounds


@frozen
class Pools:
    """What the author's functions gave: values by parameter, and inputs or parts of them."""

    values: Mapping[str, tuple[Value, ...]]
    inputs: tuple[Values, ...]


def make_pools(problem: Problem, seed: int, machine: Machine) -> Pools:
    """Call the author's functions; those that fail on a small size are passed over."""
    names = {parameter.name for parameter in problem.parameters}
    values: dict[str, tuple[Value, ...]] = {}
    inputs: list[Values] = []
    for path, functions in _functions(problem):
        for function in functions:
            made = _made(path, function, seed, machine)
            if function in names and path.name == FILE_NAME:
                values[function] = tuple(_typed_one(problem, function, each) for each in made)
            else:
                inputs += [_typed_all(problem, each) for each in made if isinstance(each, dict)]
    return Pools(values=values, inputs=tuple(inputs))


def _functions(problem: Problem) -> Iterator[tuple[Path, list[str]]]:
    named = [case.data.generator for case in problem.cases if isinstance(case.data, Generated)]
    if problem.generate is not None and named:
        yield problem.generate, list(dict.fromkeys(named))
    own = problem.folder / FILE_NAME
    if own.is_file():
        yield own, _defined_in(own)


def _defined_in(path: Path) -> list[str]:
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except SyntaxError as error:
        place = Place(file=path, line=error.lineno or 1)
        en, ko = f"Python: {error.msg}", f"파이썬: {error.msg}"
        raise ContentError([Mistake(place=place, key="", en=en, ko=ko)]) from None
    defined = (each.name for each in tree.body if isinstance(each, ast.FunctionDef))
    return [name for name in defined if not name.startswith("_")]


def _made(path: Path, function: str, seed: int, machine: Machine) -> list[Value]:
    source = Source(file=path.name, text=path.read_text(encoding="utf-8"), how="make")
    calls = [
        {"name": function, "size": size, "seed": seed * 1000 + number * 100 + at}
        for number in range(_DRAWN)
        for at, size in enumerate(_SIZES)
    ]
    replies = ask_all(source, calls, machine)
    return [reply["value"] for reply in replies if reply is not None and "value" in reply]


def _typed_one(problem: Problem, name: str, value: Value) -> Value:
    domains = {parameter.name: parameter.domain for parameter in problem.parameters}
    return typed(domains[name], value)


def _typed_all(problem: Problem, values: Mapping[str, Value]) -> Values:
    known = {parameter.name for parameter in problem.parameters}
    return {n: _typed_one(problem, n, v) if n in known else v for n, v in values.items()}


@dataclass(slots=True, kw_only=True)
class Supply:
    """Makes examples of a problem; ``drawn`` and ``refused`` count those that types alone gave."""

    problem: Problem
    seed: int
    remembered: tuple[Values, ...]
    machine: Machine
    drawn: int = 0
    refused: int = 0
    _seen: set[object] = field(default_factory=set)

    def rounds(self) -> Iterator[list[Values]]:
        """Yield inputs without end, each once; the same for the same seed."""
        pools = make_pools(self.problem, self.seed, self.machine)
        order = [parameter.name for parameter in self.problem.parameters]
        whole = [each for each in pools.inputs if set(each) == set(order)]
        parts = [each for each in pools.inputs if each and set(each) < set(order)]
        rng = Random(self.seed)
        size, number = _FIRST_ROUND, 0
        yield self._new(self.remembered)
        while True:
            base = self._drawn(pools, parts, size, number, rng)
            base += self._allowed(rng.sample(whole, min(len(whole), size)))
            near = [other for each in base for other in neighbours(each, _NEIGHBOURS, rng)]
            yield self._new([{name: each[name] for name in order} for each in (*base, *near)])
            size, number = min(2 * size, _LARGEST_ROUND), number + 1

    def _drawn(
        self, pools: Pools, parts: Sequence[Values], size: int, number: int, rng: Random
    ) -> list[Values]:
        """Draw from the types; seldom where the author's ``validate`` refuses nearly all."""
        from judge.properties.strategy import draw_inputs  # hypothesis takes a while to import

        if self.drawn and self.refused > _HOPELESS * self.drawn:
            size = _FIRST_ROUND
        seed = self.seed + _STRIDE * number
        drawn = draw_inputs(self.problem.parameters, pools.values, size, seed)
        drawn = [{**each, **rng.choice(parts)} if parts else each for each in drawn]
        fine = self._allowed(drawn)
        self.drawn += len(drawn)
        self.refused += len(drawn) - len(fine)
        return fine

    def _allowed(self, inputs: Sequence[Values]) -> list[Values]:
        fine = allowed(self.problem, inputs, self.machine)
        return [values for values, is_fine in zip(inputs, fine, strict=True) if is_fine]

    def _new(self, inputs: Sequence[Values]) -> list[Values]:
        fresh = []
        for values in inputs:
            key = key_of(values)
            if key not in self._seen:
                self._seen.add(key)
                fresh.append(values)
        return fresh
