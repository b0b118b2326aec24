"""Where examples come from, in rounds: remembered failures, drawn inputs, the author's generators.

Author's functions are called in the sandbox with small sizes and give data: those that the cases of
the problem name, and those of ``strategies.py``. There a function named like a parameter gives
values of it, ``numbers(rng, size)``, and replaces our own strategy for it; any other function gives
a dict of parameters, a whole input or a part of one. See docs/decisions/0007.
"""

import ast
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from judge.errors import ContentError, Mistake
from judge.frozen import frozen
from judge.judging.inputs import typed
from judge.judging.machine import Machine
from judge.model.domain import Value
from judge.model.problem import Generated, Problem
from judge.model.text import Text
from judge.properties.answers import allowed
from judge.properties.author_code import mistake, read_python
from judge.properties.loop import Reply, Source, ask_all, ask_many
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
    """What the author's functions gave: values by parameter, and inputs or parts of them.

    ``mistakes`` are those of ``strategies.py``.
    """

    values: Mapping[str, tuple[Value, ...]]
    inputs: tuple[Values, ...]
    mistakes: tuple[Mistake, ...] = ()


def make_pools(problem: Problem, seed: int, machine: Machine) -> Pools:
    """Call the author's functions, every strategy with each of the sizes."""
    inputs = list(_generated(problem, seed, machine))
    path = problem.folder / FILE_NAME
    try:
        strategies = _defined_in(path) if path.is_file() else []
    except ContentError as error:
        return Pools(values={}, inputs=tuple(inputs), mistakes=error.mistakes)
    names = {parameter.name for parameter in problem.parameters}
    values: dict[str, tuple[Value, ...]] = {}
    mistakes: list[Mistake] = []
    for function in strategies:
        calls = _calls(function.name, seed)
        replies = ask_many(_source(path), calls, machine)  # one that hangs would hang each time
        if function.name in names:
            values[function.name] = tuple(
                _typed_one(problem, function.name, each) for each in _given(replies)
            )
        else:
            inputs += _inputs(problem, replies)
        wanted = None if function.name in names else names
        mistakes += islice(_mistakes(path, function, zip(calls, replies, strict=True), wanted), 1)
    return Pools(values=values, inputs=tuple(inputs), mistakes=tuple(mistakes))


def _generated(problem: Problem, seed: int, machine: Machine) -> Iterator[Values]:
    """Call the generators that cases name; one that fails on a small size is passed over."""
    named = [case.data.generator for case in problem.cases if isinstance(case.data, Generated)]
    if problem.generate is None:
        return
    for function in dict.fromkeys(named):
        source = _source(problem.generate)
        yield from _inputs(problem, ask_all(source, _calls(function, seed), machine))


def _defined_in(path: Path) -> list[ast.FunctionDef]:
    _, tree = read_python(path)
    defined = [each for each in tree.body if isinstance(each, ast.FunctionDef)]
    return [each for each in defined if not each.name.startswith("_")]


def _source(path: Path) -> Source:
    return Source(file=path.name, text=path.read_text(encoding="utf-8"), how="make")


def _calls(function: str, seed: int) -> list[dict[str, Any]]:
    return [
        {"name": function, "size": size, "seed": seed * 1000 + number * 100 + at}
        for number in range(_DRAWN)
        for at, size in enumerate(_SIZES)
    ]


def _given(replies: Sequence[Reply | None]) -> list[Value]:
    return [reply["value"] for reply in replies if reply is not None and "value" in reply]


def _inputs(problem: Problem, replies: Sequence[Reply | None]) -> Iterator[Values]:
    """Yield the inputs, or parts of one, among what was given."""
    dicts = (each for each in _given(replies) if isinstance(each, dict))
    return (_typed_all(problem, each) for each in dicts)


def _mistakes(
    path: Path,
    function: ast.FunctionDef,
    asked: Iterable[tuple[dict[str, Any], Reply | None]],
    names: Collection[str] | None,
) -> Iterator[Mistake]:
    """Say which calls gave nothing that serves; ``names``: a dict of some of these is wanted."""
    for call, reply in asked:
        said = _complaint(reply, names)
        if said is not None:
            name = f"{function.name}(rng, {call['size']})"
            en, ko = f"{name}: {said.en}", f"{name}: {said.ko}"
            yield mistake(path, function.lineno, en, ko)


def _complaint(reply: Reply | None, names: Collection[str] | None) -> Text | None:
    if reply is None:
        return Text("it did not end", "끝나지 않았습니다")
    if "value" not in reply:
        return Text(str(reply["failed"]), str(reply["failed"]))
    value = reply["value"]
    if names is None or (isinstance(value, dict) and set(value) <= set(names)):
        return None
    return Text(
        "a dict of parameters is expected; begin a helper's name with _",
        "매개변수의 dict를 돌려주어야 합니다. 보조 함수의 이름은 _로 시작하세요",
    )


def _typed_one(problem: Problem, name: str, value: Value) -> Value:
    domains = {parameter.name: parameter.domain for parameter in problem.parameters}
    return typed(domains[name], value)


def _typed_all(problem: Problem, values: Mapping[str, Value]) -> Values:
    known = {parameter.name for parameter in problem.parameters}
    return {n: _typed_one(problem, n, v) if n in known else v for n, v in values.items()}


@dataclass(slots=True, kw_only=True)
class Supply:
    """Makes examples of a problem; ``drawn`` and ``refused`` count those that types alone gave.

    ``mistakes`` are those of ``strategies.py``, known when the first round is made.
    """

    problem: Problem
    seed: int
    remembered: tuple[Values, ...]
    machine: Machine
    drawn: int = 0
    refused: int = 0
    mistakes: tuple[Mistake, ...] = ()
    _seen: set[object] = field(default_factory=set)

    def rounds(self) -> Iterator[list[Values]]:
        """Yield inputs without end, each once; the same for the same seed."""
        pools = make_pools(self.problem, self.seed, self.machine)
        self.mistakes = pools.mistakes
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
