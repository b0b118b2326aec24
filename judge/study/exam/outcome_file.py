"""The files in which outcomes and the learner's grades wait for the report, one for each item."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from judge.model.record import RecordError, from_record, to_record
from judge.model.text import Text
from judge.study.exam.report import Mentioned, NotJudged, Outcome, Point, Ran
from judge.whole_file import replace_content

FORMAT = "judge.exam-result/1"
_WRONG = (RecordError, AttributeError, KeyError, TypeError, ValueError)


def write_outcome(file: Path, digest: str, outcome: Outcome) -> None:
    """Keep what judging the text ``digest`` came to."""
    file.parent.mkdir(parents=True, exist_ok=True)
    record = {"format": FORMAT, "digest": digest, **outcome_record(outcome)}
    replace_content(file, json.dumps(record, ensure_ascii=False).encode())


def read_outcome(file: Path, digest: str) -> Outcome | None:
    """Return what is kept of the text ``digest``; None where it has to be judged anew."""
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
        if record["format"] != FORMAT or record["digest"] != digest:
            return None
        return _outcome(record)
    except (OSError, *_WRONG):
        return None


def write_grades(file: Path, grades: Mapping[str, Mapping[str, int]]) -> None:
    """Keep the learner's own grades, by slug and point."""
    replace_content(file, json.dumps(grades, ensure_ascii=False, indent=1).encode())


def read_grades(file: Path) -> dict[str, dict[str, int]]:
    """Return the grades that are kept; none where there are no readable ones."""
    try:
        record = json.loads(file.read_text(encoding="utf-8"))
        return {
            slug: {id_: int(grade) for id_, grade in own.items()} for slug, own in record.items()
        }
    except (OSError, *_WRONG):
        return {}


def outcome_record(outcome: Outcome) -> dict[str, Any]:
    """Make what JSON can hold of an outcome."""
    match outcome:
        case Ran(result=result, sizes=sizes):
            return {"kind": "ran", "result": to_record(result), "sizes": dict(sizes)}
        case Mentioned():
            return {
                "kind": "written",
                "words": outcome.words,
                "expected": outcome.expected,
                "points": [
                    {
                        "id": point.id,
                        "title": text_record(point.title),
                        "weight": point.weight,
                        "says": text_record(point.says),
                        "mentioned": point.mentioned,
                        "sentence": point.sentence,
                    }
                    for point in outcome.points
                ],
                "wrong": [
                    {"sentence": sentence, "says": text_record(says)}
                    for sentence, says in outcome.wrong
                ],
            }
        case NotJudged(why=why):
            return {"kind": "not-judged", "why": text_record(why)}


def text_record(text: Text) -> dict[str, str]:
    """Make what JSON can hold of a text."""
    return {"en": text.en, "ko": text.ko}


def _outcome(record: Mapping[str, Any]) -> Outcome | None:
    match record["kind"]:
        case "ran":
            return Ran(result=from_record(record["result"]), sizes=dict(record["sizes"]))
        case "written":
            return Mentioned(
                words=record["words"],
                expected=record["expected"],
                points=tuple(map(_point, record["points"])),
                wrong=tuple((each["sentence"], Text(**each["says"])) for each in record["wrong"]),
            )
        case _:
            return None  # what could not be judged is tried again


def _point(record: Mapping[str, Any]) -> Point:
    """Read a point; before they had titles its id stood for one."""
    title = record.get("title", {"en": record["id"], "ko": record["id"]})
    return Point(**{**record, "title": Text(**title), "says": Text(**record["says"])})
