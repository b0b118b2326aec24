"""What the judge knows, as Markdown for the places in a note that are ours."""

import re
from collections.abc import Sequence
from datetime import tzinfo

from judge.frozen import frozen
from judge.model.counterexample import shown_name
from judge.model.growth import Cost, GrowthReading
from judge.model.quantity import format_duration, format_size
from judge.model.text import Locale, Text
from judge.model.verdict import CaseResult, Verdict
from judge.study.notes.growth_claims import classes
from judge.study.notes.markers import Region
from judge.study.schedule.day import day_of
from judge.study.store import Attempt

_MOST_ATTEMPTS = 20
_MOST_CASES = 3
_LONGEST = 90  # characters of an input, of an output
_NOT_LEARNERS = frozenset({Verdict.JUDGE_ERROR, Verdict.NOT_JUDGED})
_ATTEMPTS = Text(
    "| attempt | date | verdict | smallest counterexample |",
    "| 제출 | 날짜 | 판정 | 가장 작은 반례 |",
)
_MEASURED = Text("| case | time | memory |", "| 케이스 | 시간 | 메모리 |")
_LAST_ACCEPTED = Text(
    "Attempt {number}, {date}; the limit is {limit}.", "제출 #{number}({date}), 제한 {limit}."
)
_GROWTH = Text(
    "| cost | input | when n doubles | not excluded |",
    "| 잰 것 | 입력 | n이 두 배일 때 | 제외되지 않은 것 |",
)
_TRIED = Text("| program | n | time | verdict |", "| 프로그램 | n | 시간 | 판정 |")
_NO_ATTEMPTS = Text("(nothing was handed in yet)", "(아직 제출하지 않음)")
_EXPECTED = Text(
    "{input} gives {actual}, expected {expected}", "{input} → {actual} (정답 {expected})"
)
COSTS = {
    Cost.TIME: Text("CPU time", "CPU 시간"),
    Cost.INSTRUCTIONS: Text("instructions", "명령어"),
    Cost.LINES: Text("lines run", "실행한 줄"),
    Cost.STEPS: Text("SQLite's steps", "SQLite 실행 단계"),
    Cost.MEMORY: Text("memory", "메모리"),
}


@frozen
class Tried:
    """How another program did on a case; ``n`` is the case's size, None where it has none."""

    program: str
    n: int | None
    result: CaseResult


@frozen
class Knowledge:
    """What is known of a problem; None, or nothing, leaves a region as it is."""

    attempts: Sequence[Attempt]
    readings: Sequence[GrowthReading] = ()
    tried: Sequence[Tried] = ()


def facts_of(known: Knowledge, locale: Locale, zone: tzinfo | None) -> dict[Region, str]:
    """Return the text of each region of which there is anything to say."""
    facts = {Region.MISTAKES: _attempts(known.attempts, locale, zone)}
    if measured := _measured(known.attempts, locale, zone):
        facts[Region.MEASURED] = measured
    if known.readings:
        facts[Region.GROWTH] = _growth(known.readings, locale)
    if known.tried:
        facts[Region.ALTERNATIVES] = _alternatives(known.tried, locale)
    return facts


def _table(head: Text, rows: Sequence[Sequence[str]], locale: Locale) -> str:
    said = head.say(locale)
    rule = "|" + "---|" * (said.count("|") - 1)
    return "\n".join([said, rule, *("| " + " | ".join(row) + " |" for row in rows)])


def _attempts(attempts: Sequence[Attempt], locale: Locale, zone: tzinfo | None) -> str:
    judged = [each for each in attempts if each.verdict not in _NOT_LEARNERS]
    if not judged:
        return _NO_ATTEMPTS.say(locale)
    rows = [
        (
            str(each.id),
            day_of(each.submitted_at, zone).isoformat(),
            _verdict(each, locale),
            _counterexample(each, locale),
        )
        for each in judged[-_MOST_ATTEMPTS:]
    ]
    return _table(_ATTEMPTS, rows, locale)


def _verdict(attempt: Attempt, locale: Locale) -> str:
    failed = first_failed(attempt)
    if failed is None:
        return str(attempt.verdict)
    return f"{attempt.verdict} {shown_name(failed.name).say(locale)}"


def first_failed(attempt: Attempt) -> CaseResult | None:
    """Find the first case that was not accepted."""
    failed = (each for each in attempt.result.cases if each.verdict is not Verdict.ACCEPTED)
    return next(failed, None)


def smallest_failed(attempt: Attempt) -> CaseResult | None:
    """Find the failed case with the shortest input that is shown."""
    failed = [
        each
        for each in attempt.result.cases
        if each.verdict not in {Verdict.ACCEPTED, *_NOT_LEARNERS} and each.input_text
    ]
    return min(failed, key=lambda each: len(each.input_text or ""), default=None)


def _counterexample(attempt: Attempt, locale: Locale) -> str:
    failed = smallest_failed(attempt)
    if failed is None:
        return ""
    given = code(failed.input_text or "")
    if failed.actual_text is None or failed.expected_text is None:
        return given
    return _EXPECTED.say(locale).format(
        input=given, actual=code(failed.actual_text), expected=code(failed.expected_text)
    )


def code(text: str) -> str:
    """Write ``text`` as code in one cell of a table, cut where it is long."""
    line = re.sub(r"\s*\n\s*", ", ", text.strip())
    line = "".join(letter if letter.isprintable() else "?" for letter in line)
    line = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    line = line.replace("|", "\\|").replace("<!--", "<! --")
    fence = "``" if "`" in line else "`"
    room = " " if "`" in line else ""
    return f"{fence}{room}{line}{room}{fence}" if line else "(-)"


def _measured(attempts: Sequence[Attempt], locale: Locale, zone: tzinfo | None) -> str:
    accepted = [each for each in attempts if each.verdict is Verdict.ACCEPTED]
    if not accepted:
        return ""
    last = accepted[-1]
    slowest = sorted(
        (case for case in last.result.cases if case.cpu_seconds is not None),
        key=lambda case: case.cpu_seconds or 0.0,
        reverse=True,
    )
    rows = [
        (
            code(case.name),
            format_duration(case.cpu_seconds or 0.0),
            format_size(case.peak_memory_bytes) if case.peak_memory_bytes else "",
        )
        for case in slowest[:_MOST_CASES]
    ]
    if not rows:
        return ""
    head = _LAST_ACCEPTED.say(locale).format(
        number=last.id,
        date=day_of(last.submitted_at, zone).isoformat(),
        limit=format_duration(last.result.limits.time_seconds),
    )
    return f"{head}\n\n{_table(_MEASURED, rows, locale)}"


def _growth(readings: Sequence[GrowthReading], locale: Locale) -> str:
    rows = [
        (
            COSTS[each.cost].say(locale),
            code(each.shape),
            f"x {each.doubling.middle:.2f}" if each.doubling else "?",
            classes(each) if each.conclusive else "?",
        )
        for each in readings
    ]
    return _table(_GROWTH, rows, locale)


def _alternatives(tried: Sequence[Tried], locale: Locale) -> str:
    rows = [
        (
            code(each.program),
            "?" if each.n is None else f"{each.n:,}",
            "?" if each.result.cpu_seconds is None else format_duration(each.result.cpu_seconds),
            str(each.result.verdict),
        )
        for each in tried
    ]
    return _table(_TRIED, rows, locale)
