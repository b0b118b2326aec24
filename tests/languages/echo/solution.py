from typing import NamedTuple


class Edge(NamedTuple):
    from_: int
    to: int
    weight: float


class Everything(NamedTuple):
    whole: int
    huge: int
    real: float
    text: str
    flag: bool
    letter: str
    numbers: list[int]
    totals: list[int]
    reals: list[float]
    words: list[str]
    flags: list[bool]
    letters: list[str]
    rows: list[list[int]]
    cubes: list[list[list[str]]]
    edge: Edge
    edges: list[Edge]


def solution(
    whole: int,
    huge: int,
    real: float,
    text: str,
    flag: bool,
    letter: str,
    numbers: list[int],
    totals: list[int],
    reals: list[float],
    words: list[str],
    flags: list[bool],
    letters: list[str],
    rows: list[list[int]],
    cubes: list[list[list[str]]],
    edge: Edge,
    edges: list[Edge],
) -> Everything:
    print("my own prints")
    assert type(numbers) is list and type(rows) is list
    assert all(type(each) is float for each in [real, edge.weight, *reals])
    assert all(type(each) is Edge and each.from_ == each[0] for each in [edge, *edges])
    return Everything(whole, huge, real, text, flag, letter, numbers, totals, reals, words, flags,
                      letters, rows, cubes, edge, edges)
