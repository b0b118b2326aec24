"""The tree of errors: exit codes and how they are said."""

from pathlib import Path

import pytest

from judge.errors import (
    ContentError,
    IsolationMissing,
    JudgeError,
    Mistake,
    NothingMatched,
    OutputLost,
    Place,
    ProblemUnknown,
    SandboxFailure,
    ToolchainMissing,
    UnavailableError,
    UsageError,
)


@pytest.mark.parametrize(
    "kind, code",
    [
        (JudgeError, 70),
        (UsageError, 2),
        (ProblemUnknown, 2),
        (UnavailableError, 4),
        (ToolchainMissing, 4),
        (IsolationMissing, 4),
        (NothingMatched, 5),
        (OutputLost, 74),
        (SandboxFailure, 70),
    ],
)
def test_exit_codes(kind: type[JudgeError], code: int) -> None:
    """Each class has its exit code and says its message in both languages."""
    error = kind("gone", "없습니다")

    assert error.exit_code == code
    assert (str(error), error.say("en"), error.say("ko")) == ("gone", "gone", "없습니다")


def test_mistakes_are_told_together() -> None:
    """All mistakes of a file are said, one a line, each with its place."""
    place = Place(file=Path("sum/problem.yaml"), line=14, column=9)
    error = ContentError(
        [
            Mistake(place=place, key="limits.time", en="too long", ko="너무 깁니다"),
            Mistake(place=Place(file=Path("x.yaml")), key="", en="empty", ko="비었습니다"),
        ]
    )

    assert error.exit_code == 3
    assert error.say("en") == ("sum/problem.yaml:14:9: limits.time: too long\nx.yaml:1:1: empty")
    assert error.say("ko") == (
        "sum/problem.yaml:14:9: limits.time: 너무 깁니다\nx.yaml:1:1: 비었습니다"
    )
