"""Runs far from the others, and what they probably come from."""

import pytest

from judge.bench.outliers import find_outliers
from judge.bench.result import Cause, Entry, Reading
from judge.model.verdict import Verdict

QUIET = [0.03] * 9


def entry(
    seconds: list[float], *, waits: dict[int, float] | None = None, name: str = "mine"
) -> Entry:
    """Make readings; ``waits`` adds to the wall time of a turn."""
    return Entry(
        contestant=name,
        case="large",
        verdict=Verdict.ACCEPTED,
        readings=tuple(
            Reading(
                cpu_seconds=each,
                wall_seconds=each + (waits or {}).get(at, 0.0),
                memory_bytes=None,
            )
            for at, each in enumerate(seconds)
        ),
    )


def steady(at: int, seconds: float = 0.3) -> list[float]:
    """Make nine readings of which one is slow."""
    return [seconds if turn == at else 0.1 + 0.0001 * turn for turn in range(9)]


def test_none() -> None:
    """Steady runs have no outlier, nor has who was never timed."""
    assert find_outliers([entry([0.1, 0.101, 0.102, 0.1])], QUIET) == ()
    assert find_outliers([entry([])], QUIET) == ()


@pytest.mark.parametrize(
    ("at", "control", "waits", "cause"),
    [
        (0, QUIET, {}, Cause.FIRST),
        (4, QUIET, {}, Cause.UNKNOWN),
        (4, [*QUIET[:4], 0.09, *QUIET[5:]], {}, Cause.BUSY),
        (4, QUIET, {4: 2.0}, Cause.WAITING),
        (4, [], {}, Cause.UNKNOWN),
    ],
)
def test_cause(at: int, control: list[float], waits: dict[int, float], cause: Cause) -> None:
    """The first run, a slow control, a long wait, or nothing that was seen."""
    (outlier,) = find_outliers([entry(steady(at), waits=waits)], control)

    assert (outlier.turn, outlier.cause) == (at + 1, cause)
    assert outlier.times == pytest.approx(3, rel=0.01)


def test_several_at_once() -> None:
    """Where two contestants are slow in the same turn, it was the machine."""
    found = find_outliers([entry(steady(4)), entry(steady(4), name="other")], QUIET)

    assert [each.cause for each in found] == [Cause.BUSY, Cause.BUSY]
