"""Verdicts of submissions and points of groups."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from judge.errors import Place
from judge.model.problem import Case, Group, Inline, ProblemLimits
from judge.model.submission import Style
from judge.model.verdict import CaseResult, SubmissionResult, Verdict, grade, overall

GROUPS = (Group(name="small", points=30), Group(name="large", points=70))


def results(codes: str) -> list[CaseResult]:
    """Make results of codes such as ``"AC WA/small"``; after the slash is the group."""
    pairs = (code.partition("/") for code in codes.split())
    return [
        CaseResult(name=str(at), sample=False, group=group or None, verdict=Verdict(code))
        for at, (code, _, group) in enumerate(pairs)
    ]


def cases(groups: str) -> list[Case]:
    """Make a problem's cases, one in each of the named groups."""
    return [
        Case(
            name=str(at), sample=False, group=group, data=Inline(input={}), place=Place(file=Path())
        )
        for at, group in enumerate(groups.split())
    ]


@pytest.mark.parametrize(
    "codes, expected",
    [
        ("", "JE"),
        ("AC", "AC"),
        ("AC AC", "AC"),
        ("AC WA TLE", "WA"),
        ("TLE WA AC", "TLE"),
        ("WA JE", "JE"),
        ("JE", "JE"),
        ("AC NJ", "NJ"),
        ("NJ WA", "NJ"),
        ("RTE MLE OLE", "RTE"),
    ],
)
def test_overall(codes: str, expected: str) -> None:
    """JE wins, then the first that is not accepted; no case is JE, never AC."""
    assert overall(results(codes)) == expected


@pytest.mark.parametrize(
    "codes, planned, expected",
    [
        ("AC/small AC/large", "small large", [("AC", 30), ("AC", 70)]),
        ("AC/small WA/large", "small large", [("AC", 30), ("WA", 0)]),
        ("WA/small AC/small AC/large", "", [("WA", 0), ("AC", 70)]),
        ("AC/small", "small large", [("AC", 30), ("NJ", 0)]),
        ("AC/small WA/large", "small large small", [("NJ", 0), ("WA", 0)]),
        ("AC/small WA/large", "", [("AC", 30), ("WA", 0)]),
        ("WA/small", "small small", [("WA", 0), ("NJ", 0)]),
        ("AC JE/small AC/large", "", [("JE", 0), ("AC", 70)]),
        ("", "", [("NJ", 0), ("NJ", 0)]),
    ],
)
def test_grade(codes: str, planned: str, expected: Sequence[tuple[str, float]]) -> None:
    """All points for a group whose cases were all judged and accepted, else none."""
    graded = grade(GROUPS, results(codes), planned=cases(planned))

    assert [(group.verdict, group.points) for group in graded] == expected
    assert [(group.name, group.possible) for group in graded] == [("small", 30), ("large", 70)]


def test_result_sums_up_its_cases() -> None:
    """Points are those of all groups; one unstable case makes the result unstable."""
    steady = SubmissionResult(
        slug="sum",
        path="a.py",
        language="python",
        style=Style.STDIO,
        source_digest="",
        verdict=Verdict.ACCEPTED,
        cases=tuple(results("AC/small AC/large")),
        groups=grade(GROUPS, results("AC/small AC/large")),
        limits=ProblemLimits(time_seconds=1, memory_bytes=1, output_bytes=1),
        machine_factor=1.0,
        isolation="A",
    )
    shaky = CaseResult(name="b", sample=False, group=None, verdict=Verdict.ACCEPTED, unstable=True)

    assert (steady.points, steady.unstable) == (100, False)
    assert SubmissionResult(
        slug="sum",
        path="a.py",
        language="python",
        style=Style.STDIO,
        source_digest="",
        verdict=Verdict.ACCEPTED,
        cases=(*steady.cases, shaky),
        limits=steady.limits,
        machine_factor=1.0,
        isolation="A",
    ).unstable
