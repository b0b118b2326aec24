"""What the record tells: attempts in their order, measured growth, what the note rejected."""

import re
from collections.abc import Iterator, Sequence
from datetime import tzinfo

from judge.model.counterexample import shown_name
from judge.model.growth import Cost, GrowthReading
from judge.model.quantity import format_duration
from judge.model.text import Text
from judge.model.verdict import CaseResult, Verdict
from judge.study.notes.document import About, Note
from judge.study.notes.facts import COSTS, smallest_failed
from judge.study.notes.growth_claims import classes
from judge.study.notes.prose import own_words
from judge.study.questions.sighting import Seen, Sighting
from judge.study.schedule.day import day_of
from judge.study.store import Attempt

_NOT_LEARNERS = frozenset({Verdict.JUDGE_ERROR, Verdict.NOT_JUDGED, Verdict.COMPILE_ERROR})
_MANY = 3  # attempts
_NEAR = 0.4  # of the time limit
_MOST_CASES = 3
_LONGEST = 60  # characters of an input
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+(.*)$")


def see_attempts(attempts: Sequence[Attempt], zone: tzinfo | None) -> Iterator[Sighting]:
    """Yield what attempts tell, the latest first."""
    judged = [each for each in attempts if each.verdict not in _NOT_LEARNERS]
    if not judged:
        return
    days = {each.id: day_of(each.submitted_at, zone).isoformat() for each in judged}
    failed = [each for each in judged if each.verdict is not Verdict.ACCEPTED]
    yield from _failures(failed, days)
    yield from _sequence(judged, failed, days)
    accepted = [each for each in judged if each.verdict is Verdict.ACCEPTED]
    if accepted:
        yield from _near_limit(accepted[-1])
    if len(judged) == 1 and accepted:
        yield Sighting(seen=Seen.FIRST_TRY, words={"date": days[judged[0].id]})


def _failures(failed: Sequence[Attempt], days: dict[int, str]) -> Iterator[Sighting]:
    """Yield each case that failed once, with its latest day; the smallest input as such."""
    seen: set[str] = set()
    for age, attempt in enumerate(reversed(failed)):
        smallest = smallest_failed(attempt)
        for case in attempt.result.cases:
            if case.verdict is Verdict.ACCEPTED or case.verdict in _NOT_LEARNERS:
                continue
            if case.name in seen or len(seen) == _MOST_CASES:
                continue
            seen.add(case.name)
            words: dict[str, str | Text] = {
                "case": shown_name(case.name),
                "date": days[attempt.id],
                "verdict": case.verdict.value,
                "number": str(attempt.id),
            }
            if case is smallest and _can_be_shown(case):
                words |= {
                    "input": _line(case.input_text),
                    "actual": _line(case.actual_text),
                    "expected": _line(case.expected_text),
                }
                yield Sighting(seen=Seen.COUNTEREXAMPLE, words=words, order=age)
            else:
                yield Sighting(seen=Seen.FAILED_CASE, words=words, order=age)


def _can_be_shown(case: CaseResult) -> bool:
    texts = (case.input_text, case.actual_text, case.expected_text)
    return all(text is not None and len(text) <= _LONGEST for text in texts)


def _line(text: str | None) -> str:
    return re.sub(r"\s*\n\s*", ", ", (text or "").strip()) or "(-)"


def _sequence(
    judged: Sequence[Attempt], failed: Sequence[Attempt], days: dict[int, str]
) -> Iterator[Sighting]:
    verdicts = [each.verdict for each in judged]
    for verdict, seen in (
        (Verdict.TIME_LIMIT_EXCEEDED, Seen.TOO_SLOW_ONCE),
        (Verdict.MEMORY_LIMIT_EXCEEDED, Seen.TOO_MUCH_MEMORY_ONCE),
        (Verdict.RUN_TIME_ERROR, Seen.CRASHED),
    ):
        of_kind = [each for each in failed if each.verdict is verdict]
        if of_kind:
            last = of_kind[-1]
            words = {"date": days[last.id], "number": str(last.id), "limit": _limit(last)}
            yield Sighting(seen=seen, words=words)
    if Verdict.ACCEPTED in verdicts:
        first = verdicts.index(Verdict.ACCEPTED)
        later = [each for each in judged[first + 1 :] if each.verdict is not Verdict.ACCEPTED]
        if later:
            words = {
                "before": str(judged[first].id),
                "number": str(later[0].id),
                "verdict": later[0].verdict.value,
            }
            yield Sighting(seen=Seen.BROKE_AGAIN, words=words)
    if len(judged) >= _MANY and failed:
        words = {"count": str(len(judged)), "verdicts": " ".join(verdicts)}
        yield Sighting(seen=Seen.MANY_ATTEMPTS, words=words)


def _limit(attempt: Attempt) -> str:
    return format_duration(attempt.result.limits.time_seconds)


def _near_limit(attempt: Attempt) -> Iterator[Sighting]:
    slowest = max(attempt.result.cases, key=lambda case: case.cpu_seconds or 0.0, default=None)
    limit = attempt.result.limits.time_seconds
    if slowest is not None and (slowest.cpu_seconds or 0.0) >= _NEAR * limit:
        words = {
            "case": slowest.name,
            "time": format_duration(slowest.cpu_seconds or 0.0),
            "limit": format_duration(limit),
        }
        yield Sighting(seen=Seen.NEAR_LIMIT, words=words)


def see_growth(readings: Sequence[GrowthReading]) -> Iterator[Sighting]:
    """Yield the steepest reading of time, and that of memory."""
    for seen, memory in ((Seen.GROWTH, False), (Seen.MEMORY_GROWTH, True)):
        known = [
            each
            for each in readings
            if each.conclusive and each.doubling and (each.cost is Cost.MEMORY) == memory
        ]
        if not known:
            continue
        steepest = max(known, key=lambda each: each.doubling.middle if each.doubling else 0.0)
        middle = steepest.doubling.middle if steepest.doubling else 0.0
        words: dict[str, str | Text] = {
            "times": f"{middle:.1f}",
            "shape": steepest.shape,
            "classes": classes(steepest),
            "cost": COSTS[steepest.cost],
        }
        yield Sighting(seen=seen, words=words)


def see_note(note: Note) -> Iterator[Sighting]:
    """Yield the alternatives that the note rejects, and the growth that it claims."""
    section = note.about(About.ALTERNATIVES)
    for order, said in enumerate(_items(own_words(section.text)) if section else ()):
        yield Sighting(seen=Seen.REJECTED, words={"what": said}, order=order)
    if note.front.time is not None:
        yield Sighting(seen=Seen.CLAIMED, words={"claim": note.front.time.said})


def _items(text: str) -> list[str]:
    """Return the items of a list, or the first line where there is none, without marks."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    items = [match[1] for line in lines if (match := _ITEM.match(line))]
    found = items or [line for line in lines if not line.startswith(("|", "#"))][:1]
    plain = [re.sub(r"[*_`]", "", item).strip() for item in found]
    return [item if len(item) <= _LONGEST else item[: _LONGEST - 1] + "…" for item in plain if item]
