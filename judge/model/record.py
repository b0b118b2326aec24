"""The one JSON of a result: what ``--json`` prints, the web page reads and the store keeps.

::

    {"format": "judge.result/1", "slug": "pair-sum", "language": "python", "verdict": "WA",
     "points": 0, "unstable": false, "cases": [{"name": "a", "verdict": "AC", ...}, ...],
     "limits": {"time_seconds": 1.0, ...}, ...}

Keys are the fields of :class:`~judge.model.verdict.SubmissionResult`; texts for people are
``{"en": ..., "ko": ...}``. All keys are always there, null where there is nothing to say. Within
one version keys may be added, so a reader ignores those it does not know and does without those
that have a default; ``points`` and ``unstable`` are there for readers and not read back.

A long text (an input of 200,000 numbers) is kept whole up to ``LONGEST`` bytes and is cut with a
marker beyond that, so that a store of thousands of results stays small. The cut text, marker
included, is no longer than the limit: a record that is read and written again does not change.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import Enum
from typing import Any

from judge.model.conversation import Line, Speaker
from judge.model.problem import ProblemLimits, TimeAndMemory
from judge.model.submission import Style
from judge.model.text import BilingualError, Text
from judge.model.verdict import (
    CaseResult,
    Difference,
    Examples,
    Grid,
    GridPair,
    GroupResult,
    Remarks,
    SubmissionResult,
    Verdict,
)

FORMAT = "judge.result/1"
LONGEST = 20_000  # bytes of UTF-8 of one text
_ROOM_FOR_MARKER = 50  # bytes


class RecordError(BilingualError):
    """A record of another version, or one that was damaged."""


def to_record(result: SubmissionResult) -> dict[str, Any]:
    """Make what JSON can hold of ``result``."""
    record = _plain(result)
    languages = {name: _plain(limits) for name, limits in result.limits.languages}
    record["limits"]["languages"] = languages
    return {"format": FORMAT, **record, "points": result.points, "unstable": result.unstable}


def case_record(result: CaseResult) -> dict[str, Any]:
    """Make what JSON can hold of one case."""
    record: dict[str, Any] = _plain(result)
    return record


def from_record(record: object) -> SubmissionResult:
    """Make the result that ``record`` was made from; RecordError where that cannot be."""
    if not isinstance(record, Mapping) or record.get("format") != FORMAT:
        raise RecordError(
            f"the record is not of the format {FORMAT}; another version of judge wrote it",
            f"{FORMAT} 형식의 기록이 아닙니다. 다른 버전의 judge가 쓴 기록입니다",
        )
    try:
        return _submission(record)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RecordError(
            f"the record is damaged: {error}", f"기록이 손상되었습니다: {error}"
        ) from error


def shortened(text: str) -> str:
    """Cut ``text`` to at most ``LONGEST`` bytes; a marker says how many characters are gone."""
    encoded = text.encode(errors="surrogatepass")
    if len(encoded) <= LONGEST:
        return text
    kept = encoded[: LONGEST - _ROOM_FOR_MARKER].decode(errors="ignore")
    return f"{kept}\n[... {len(text) - len(kept)} characters cut]\n"


def _plain(value: Any) -> Any:
    """Take apart dataclasses, enums and tuples; cut long texts."""
    match value:
        case Enum():
            return value.value
        case str():
            return shortened(value)
        case tuple():
            return [_plain(item) for item in value]
        case bool() | int() | float() | None:
            return value
        case _:
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _known(kind: Any, record: Mapping[str, Any], **parts: Callable[[Any], Any]) -> dict[str, Any]:
    """Arguments for the dataclass ``kind``; ``parts`` convert what is not plain."""
    arguments = {}
    for field in fields(kind):
        if field.name not in record and field.default is not MISSING:
            continue
        value = record[field.name]
        if field.name in parts and not (value is None and field.default is None):
            value = parts[field.name](value)
        elif field.name not in parts and not _suits(value, field.type):
            raise TypeError(f"{field.name} is {value!r:.40}")
        arguments[field.name] = value
    return arguments


def _suits(value: object, kind: Any) -> bool:
    """Whether ``value`` is of a plain type such as ``str | None``; JSON writes 1.0 as 1, too."""
    return isinstance(value, kind) or (type(value) is int and isinstance(0.0, kind))


def _submission(record: Mapping[str, Any]) -> SubmissionResult:
    return SubmissionResult(
        **_known(
            SubmissionResult,
            record,
            style=Style,
            verdict=Verdict,
            message=_text,
            cases=lambda cases: tuple(map(_case, cases)),
            groups=lambda groups: tuple(map(_group, groups)),
            limits=_limits,
            examples=_examples,
        )
    )


def _case(record: Mapping[str, Any]) -> CaseResult:
    return CaseResult(
        **_known(
            CaseResult,
            record,
            verdict=Verdict,
            message=_text,
            difference=_difference,
            transcript=lambda lines: tuple(map(_line, lines)),
            broke_off=Speaker,
            given=lambda grids: tuple(map(_grid, grids)),
            grids=lambda pairs: tuple(map(_grid_pair, pairs)),
            remarks=_remarks,
        )
    )


def _remarks(record: Mapping[str, Any]) -> Remarks:
    return Remarks(
        **_known(Remarks, record, title=_text, lines=lambda lines: tuple(map(_text, lines)))
    )


def _grid(record: Mapping[str, Any]) -> Grid:
    return Grid(
        **_known(Grid, record, columns=tuple, rows=lambda rows: tuple(tuple(row) for row in rows))
    )


def _grid_pair(record: Mapping[str, Any]) -> GridPair:
    return GridPair(
        **_known(
            GridPair,
            record,
            expected=_grid,
            actual=_grid,
            wrong=lambda cells: tuple((int(row), int(column)) for row, column in cells),
        )
    )


def _line(record: Mapping[str, Any]) -> Line:
    return Line(**_known(Line, record, speaker=Speaker))


def _examples(record: Mapping[str, Any]) -> Examples:
    return Examples(
        **_known(Examples, record, says=_text, warnings=lambda said: tuple(map(_text, said)))
    )


def _group(record: Mapping[str, Any]) -> GroupResult:
    return GroupResult(**_known(GroupResult, record, verdict=Verdict))


def _text(record: Mapping[str, Any]) -> Text:
    return Text(str(record["en"]), str(record["ko"]))


def _difference(record: Mapping[str, Any]) -> Difference:
    return Difference(**_known(Difference, record, expected=tuple, actual=tuple))


def _limits(record: Mapping[str, Any]) -> ProblemLimits:
    return ProblemLimits(**_known(ProblemLimits, record, languages=_languages))


def _languages(record: Mapping[str, Any]) -> tuple[tuple[str, TimeAndMemory], ...]:
    return tuple(
        (name, TimeAndMemory(**_known(TimeAndMemory, limits))) for name, limits in record.items()
    )
