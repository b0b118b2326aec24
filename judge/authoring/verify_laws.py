"""Tries ``properties.py`` and ``strategies.py`` before any learner does.

Each strategy is called with all its sizes. Each law is held against the author's own solution, on
the cases that are no larger than what a search draws and on examples as it draws them. The seed is
always the same, and so is what is found.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from judge.errors import Place
from judge.judging.machine import Machine
from judge.model.problem import Kind, Problem
from judge.model.text import Text
from judge.properties.answers import Answer, Reference, allowed
from judge.properties.court import Court, Ruling, Solved, shown
from judge.properties.examples import FILE_NAME, Supply
from judge.properties.laws import Laws, usable_laws
from judge.properties.parts import Values, walk

_SEED = 1
_EXAMPLES = 96  # as many as a search tries at the least
_ROUNDS = 3  # of them the first has nothing but what was remembered
_MOST_PARTS = 500  # of an input, or characters of a text in it

NamedInput = tuple[str, Values]
"""What a case asks, behind its name."""


def is_small(values: Values) -> bool:
    """Whether laws, which may be slow, are to be held on such an input."""
    parts = list(islice(walk(values), _MOST_PARTS + 1))
    longest = max((len(each) for _, each in parts if isinstance(each, str)), default=0)
    return max(len(parts), longest) <= _MOST_PARTS


def law_complaints(
    problem: Problem, inputs: Sequence[NamedInput], machine: Machine
) -> Iterator[tuple[Place, Text]]:
    """Yield what is wrong with the two files; nothing is run where there is neither.

    ``inputs`` are those of small cases.
    """
    laws = usable_laws(problem)
    yield from ((each.place, Text(each.en, each.ko)) for each in laws.mistakes)
    reference = Reference.of_problem(problem) if problem.kind is Kind.ALGORITHM else None
    has_strategies = (problem.folder / FILE_NAME).is_file()
    if reference is None or not (laws.functions or has_strategies):
        return
    supply = Supply(problem=problem, seed=_SEED, remembered=(), machine=machine)
    examples = _examples(supply)
    yield from ((each.place, Text(each.en, each.ko)) for each in supply.mistakes)
    if laws.functions:
        tried = [*inputs, *(("", each) for each in examples)]
        yield from _faults(reference, laws, tried, machine)


def _examples(supply: Supply) -> list[Values]:
    drawn = list(chain.from_iterable(islice(supply.rounds(), _ROUNDS)))
    fine = allowed(supply.problem, drawn, supply.machine)
    allowed_ones = (values for values, is_fine in zip(drawn, fine, strict=True) if is_fine)
    return list(islice(allowed_ones, _EXAMPLES))


def _faults(
    reference: Reference, laws: Laws, inputs: Sequence[NamedInput], machine: Machine
) -> Iterator[tuple[Place, Text]]:
    """Hold the author's solution against the laws; each that fails is told once."""
    answers = reference.answers(machine, [values for _, values in inputs])
    answered = [
        (name, values, answer.value)
        for (name, values), answer in zip(inputs, answers, strict=True)
        if isinstance(answer, Answer)
    ]

    def solve(asked: Sequence[Values]) -> list[Solved | None]:
        again = reference.answers(machine, asked)
        return [Solved(each.value) if isinstance(each, Answer) else None for each in again]

    for part in (answered[:1], answered[1:]):  # a law that always hangs does so once
        court = Court(problem=reference.problem, machine=machine, laws=laws)
        rulings = court.rule([(values, result) for _, values, result in part], solve)
        for (name, values, _), of_one in zip(part, rulings, strict=True):
            for ruling in of_one:
                if ruling.law in laws.laws:
                    yield laws.place_of(ruling.law), _said(ruling, name, values)
                    laws = laws.without(ruling.law)


def _said(ruling: Ruling, name: str, values: Values) -> Text:
    said = ruling.of_reference()
    if ruling.failed:  # the input is said already
        return said
    if name:
        return Text(f"{said.en} (case {name})", f"{said.ko} ({name} 케이스)")
    given = shown(dict(values))
    return Text(f"{said.en} (input {given})", f"{said.ko} (입력 {given})")
