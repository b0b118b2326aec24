"""The one JSON of an assessment: what ``--json`` prints and the store keeps.

::

    {"format": "judge.assessment/1", "slug": "db-overload", "words": 143,
     "points": [{"id": "cache", "state": "explained", "sentence": "...", "tradeoff": "...",
                 "reason": null, "listed": false}, ...],
     "groups": ["reduce", ...], "misconceptions": [{"id": ..., "sentence": ...}],
     "cells": [{"item": ..., "axis": ..., "sentence": ...}], "soup": [...], "order": null,
     "blanks": [...], "unread": [...]}

Within one version keys may be added, so a reader ignores those that it does not know.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from judge.model.assessment import (
    Assessment,
    CellSeen,
    MisconceptionSeen,
    PointSeen,
    PointState,
)
from judge.model.record import RecordError

FORMAT = "judge.assessment/1"


def to_record(assessment: Assessment) -> dict[str, Any]:
    """Make what JSON can hold of ``assessment``."""
    record = asdict(assessment)
    for point in record["points"]:
        point["state"] = point["state"].value
    return {"format": FORMAT, **record}


def from_record(record: object) -> Assessment:
    """Make the assessment that ``record`` was made from; RecordError where that cannot be."""
    if not isinstance(record, Mapping) or record.get("format") != FORMAT:
        raise RecordError(
            f"the record is not of the format {FORMAT}; another version of judge wrote it",
            f"{FORMAT} 형식의 기록이 아닙니다. 다른 버전의 judge가 쓴 기록입니다",
        )
    try:
        return _assessment(record)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RecordError(
            f"the record is damaged: {error}", f"기록이 손상되었습니다: {error}"
        ) from error


def _assessment(record: Mapping[str, Any]) -> Assessment:
    return Assessment(
        slug=_word(record["slug"]),
        words=int(record["words"]),
        points=tuple(map(_point, record["points"])),
        groups=tuple(map(_word, record["groups"])),
        misconceptions=tuple(
            MisconceptionSeen(id=_word(each["id"]), sentence=_word(each["sentence"]))
            for each in record["misconceptions"]
        ),
        cells=tuple(
            CellSeen(
                item=_word(each["item"]),
                axis=_word(each["axis"]),
                sentence=_word(each["sentence"]),
            )
            for each in record["cells"]
        ),
        soup=tuple(map(_word, record["soup"])),
        order=_word_or_none(record["order"]),
        blanks=tuple(map(_word, record["blanks"])),
        unread=tuple(map(_word, record["unread"])),
    )


def _point(record: Mapping[str, Any]) -> PointSeen:
    return PointSeen(
        id=_word(record["id"]),
        state=PointState(record["state"]),
        sentence=_word_or_none(record["sentence"]),
        tradeoff=_word_or_none(record["tradeoff"]),
        reason=_word_or_none(record["reason"]),
        listed=bool(record.get("listed", False)),
    )


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r:.40} is no text")
    return value


def _word_or_none(value: object) -> str | None:
    return None if value is None else _word(value)
