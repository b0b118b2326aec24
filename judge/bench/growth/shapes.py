"""The shapes of input that a problem's generators make, and one of them at any size."""

from collections.abc import Mapping
from dataclasses import replace

from judge.errors import ContentError
from judge.frozen import frozen
from judge.judging.inputs import Ready, generate
from judge.judging.machine import Machine
from judge.model.domain import Value
from judge.model.expression import ExpressionError
from judge.model.layout import LayoutError
from judge.model.problem import Case, Generated, Kind, Problem

SEED = 1


@frozen
class Shape:
    """A generator; ``case`` is the largest that it makes, ``largest`` the size of the largest."""

    name: str
    case: Case
    largest: int


@frozen
class Grown:
    """An input, and what the problem calls its n."""

    n: int
    ready: Ready


def shapes_of(problem: Problem) -> tuple[Shape, ...]:
    """Return the generators that take a size, in the order of the cases.

    Each may be asked for the largest size of any case: what its own problem does not allow at that
    size, it will not get.
    """
    if problem.kind is not Kind.ALGORITHM:
        return ()
    found: dict[str, tuple[int, Case]] = {}
    for case in problem.cases:
        match case.data:
            case Generated(generator=name, size=int(size)):
                if name not in found or size > found[name][0]:
                    found[name] = (size, case)
            case _:
                pass  # written out, or of one size only
    largest = max((size for size, _ in found.values()), default=0)
    return tuple(Shape(name=name, case=case, largest=largest) for name, (_, case) in found.items())


def grow(problem: Problem, shape: Shape, machine: Machine, size: int) -> Grown | None:
    """Make an input of about ``size``; None where the generator makes none that is allowed."""
    wanted = Generated(generator=shape.name, size=size, seed=SEED)
    case = replace(shape.case, name=f"{shape.name}-{size}", data=wanted)
    try:
        values = generate(problem, case, wanted, machine)
        stdin = problem.stdin.format(values) if problem.stdin else None
    except (ContentError, LayoutError):
        return None
    ready = Ready(case=case, values=values, answer_value=None, stdin=stdin, answer_text=None)
    return Grown(n=_n(problem, values, size), ready=ready)


def _n(problem: Problem, values: Mapping[str, Value], size: int) -> int:
    if problem.size is None:
        return size
    try:
        return max(1, int(problem.size.evaluate(values)))
    except ExpressionError:
        return size
