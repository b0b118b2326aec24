"""What to listen for in an answer: the note's headings, a rubric's points, or the usual five."""

import re
from collections.abc import Iterator

from judge.frozen import frozen
from judge.model.problem import Kind, ProblemHead
from judge.model.text import Text
from judge.model.written import WrittenProblem

_MOST_OF_A_NOTE = 8  # headings; more is no list to go through after a minute of speaking
_LONGEST_REMINDER = 200  # characters of a note's first line
_HEADING = re.compile(r"##(?!#)\s*(?:\d+[.)]\s*)?(?P<title>.+?)\s*#*\s*")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_NOT_THEIRS = re.compile(r"<!-- judge:\w+ -->.*?<!-- /judge -->|<!--.*?-->", re.DOTALL)
_HANGUL = re.compile("[가-힣]")


@frozen
class Check:
    """One thing to listen for; ``reminder`` is what the note or the rubric says of it.

    ``id`` is a point's, where the list is a rubric.
    """

    id: str
    asks: Text
    reminder: Text | None = None


@frozen(kw_only=False)
class _Usual:
    """A check that every answer of a kind has, and the headings of a note that speak of it."""

    id: str
    asks: Text
    heading: re.Pattern[str]


def _usual(id_: str, en: str, ko: str, heading: str) -> _Usual:
    return _Usual(id_, Text(en, ko), re.compile(heading, re.IGNORECASE))


_ALTERNATIVE = _usual(
    "alternative",
    "one alternative, and why not",
    "버린 방법 하나와 그 이유",
    "alternative|reject|버린|대안|다른 방법",
)
_APPROACH = _usual(
    "approach",
    "the approach in one sentence",
    "접근 방법을 한 문장으로",
    "approach|접근|풀이 방법|아이디어",
)
_RESTATED = _usual(
    "restated", "the problem in your own words", "문제를 내 말로", "restate|own words|내 말로"
)
_ALGORITHM = (
    _RESTATED,
    _APPROACH,
    _usual("complexity", "the complexity with its reason", "복잡도와 이유", "complexity|복잡도"),
    _usual("edge", "an edge case", "경계 사례 하나", "edge|경계|예외|코너"),
    _ALTERNATIVE,
)
_SQL = (
    _RESTATED,
    _usual(
        "grain", "what one row of the result is", "결과의 한 행이 무엇인지", "grain|한 행|행 단위"
    ),
    _usual(
        "join", "how many rows a join makes", "조인하면 행이 몇 개 되는지", "join|조인|cardinality"
    ),
    _usual("null", "what happens with NULL", "NULL이면 어떻게 되는지", "null"),
    _usual("index", "the index that would help", "도움이 될 인덱스", "index|인덱스|색인"),
    _ALTERNATIVE,
)
_BEHAVIOURAL = (
    _usual("situation", "the situation, shortly", "상황을 짧게", "situation|상황"),
    _usual("task", "what was yours to do", "내가 맡은 과제", "task|과제|역할"),
    _usual("action", "what you did, step by step", "내가 한 행동을 순서대로", "action|행동"),
    _usual("result", "the result, with a number", "숫자가 있는 결과", "result|결과"),
    _usual("learned", "what you learned", "배운 점", "learn|배운"),
)


def checklist(problem: ProblemHead, note: str | None) -> tuple[Check, ...]:
    """Make the list for one answer; ``note`` is the learner's Markdown, None where there is none.

    Of a rubric it is the points. Of a note, those headings count that speak of the usual things;
    where none does, all of them.
    """
    if isinstance(problem, WrittenProblem) and problem.points:
        return tuple(Check(id=point.id, asks=point.says) for point in problem.points)
    usual = _usual_checks(problem)
    sections = list(_sections(note or ""))
    found = [
        Check(id=each.id, asks=title, reminder=reminder)
        for each in usual
        for title, reminder in sections
        if each.heading.search(title.en) or each.heading.search(title.ko)
    ]
    own = [Check(id=title.en, asks=title, reminder=reminder) for title, reminder in sections]
    plain = [Check(id=each.id, asks=each.asks) for each in usual]
    return tuple(_once(found) or own[:_MOST_OF_A_NOTE] or plain)


def _usual_checks(problem: ProblemHead) -> tuple[_Usual, ...]:
    match problem.kind:
        case Kind.SQL:
            return _SQL
        case Kind.ALGORITHM | Kind.INTERACTIVE:
            return _ALGORITHM
        case Kind.WRITTEN:
            return _BEHAVIOURAL


def _once(checks: list[Check]) -> list[Check]:
    """Keep the first of what has one id, and the first of what has one title."""
    by_id = {check.id: check for check in reversed(checks)}
    by_title = {check.asks: check for check in reversed(list(by_id.values()))}
    return [check for check in checks if by_title.get(check.asks) is check]


def _sections(note: str) -> Iterator[tuple[Text, Text | None]]:
    """Yield the titles of second-level headings, and the learner's first line under each."""
    title: Text | None = None
    first: str | None = None
    in_code = False
    for line in _NOT_THEIRS.sub("", note).split("\n"):
        if _FENCE.match(line):
            in_code = not in_code
            continue
        heading = None if in_code else _HEADING.fullmatch(line)
        if heading is not None:
            if title is not None:
                yield title, _reminder(first)
            title, first = _both(heading["title"]), None
        elif first is None and line.strip() and not in_code:
            first = line.strip()
    if title is not None:
        yield title, _reminder(first)


def _reminder(line: str | None) -> Text | None:
    return None if line is None else Text(line[:_LONGEST_REMINDER], line[:_LONGEST_REMINDER])


def _both(title: str) -> Text:
    """Take a heading such as "접근 / Approach" apart into its languages."""
    parts = [part.strip() for part in title.split(" / ")]
    korean = [part for part in parts if _HANGUL.search(part)]
    english = [part for part in parts if not _HANGUL.search(part)]
    return Text((english or parts)[0], (korean or parts)[0])
