"""Assessments: counts, the scale of grades, and the record that is kept of them."""

import json
from typing import Any

import pytest

from judge.model.assessment import (
    Assessment,
    CellSeen,
    Comparison,
    MisconceptionSeen,
    PointSeen,
    PointState,
    compare,
)
from judge.model.assessment_record import from_record, to_record
from judge.model.record import RecordError

SEEN = Assessment(
    slug="overload",
    words=12,
    points=(
        PointSeen(
            id="cache",
            state=PointState.EXPLAINED,
            sentence="캐시에 만료를 둔다.",
            tradeoff="캐시에 만료를 둔다.",
            reason="because",
        ),
        PointSeen(id="index", state=PointState.MENTIONED, sentence="인덱스"),
        PointSeen(id="shard", state=PointState.NEGATED, sentence="샤딩은 안 한다."),
        PointSeen(id="queue", state=PointState.MISSING),
    ),
    groups=("measures",),
    misconceptions=(MisconceptionSeen(id="e", sentence="..."),),
    cells=(CellSeen(item="a", axis="b", sentence="..."),),
    soup=("a / b",),
    order="먼저",
    blanks=("number",),
    unread=("re:x",),
)


def test_counts() -> None:
    """Mentioned is what is not denied; a price is said where there is a sentence of it."""
    assert [each.id for each in SEEN.mentioned] == ["cache", "index"]
    assert SEEN.tradeoffs == ("cache",)


def test_comparison() -> None:
    """The learner's grades are held against 2 explained, 1 mentioned, 0 otherwise."""
    assert compare(SEEN, {"cache": 1, "index": 2, "shard": 2, "queue": 0}) == Comparison(
        higher=2, lower=1, graded=4
    )
    assert compare(SEEN, {"gone": 2}) == Comparison(higher=0, lower=0, graded=0)


def test_record_comes_back() -> None:
    """JSON holds all of it."""
    record = json.loads(json.dumps(to_record(SEEN)))

    assert from_record(record) == SEEN
    assert record["format"] == "judge.assessment/1"


@pytest.mark.parametrize(
    "change, said",
    [
        ({"format": "judge.assessment/2"}, "another version"),
        ({"points": [{"id": "a", "state": "perfect"}]}, "damaged"),
        ({"points": None}, "damaged"),
        ({"slug": 5}, "damaged"),
        ({"words": "many"}, "damaged"),
        ({"cells": ["a"]}, "damaged"),
    ],
)
def test_damaged_records(change: dict[str, Any], said: str) -> None:
    """What cannot be read is said so, in both languages."""
    with pytest.raises(RecordError, match=said) as caught:
        from_record({**to_record(SEEN), **change})

    assert caught.value.say("ko") != caught.value.say("en")


def test_no_record_at_all() -> None:
    """A list is no record; a key that we do not know is no harm."""
    with pytest.raises(RecordError):
        from_record([])

    assert from_record({**to_record(SEEN), "later": 1}) == SEEN
