"""How long the spoken version takes at a usual pace, and what a behavioural answer claims."""

import re
from collections.abc import Iterator

from judge.model.text import Text
from judge.study.notes.document import About, Note
from judge.study.notes.finding import Finding, Word
from judge.study.notes.prose import own_words
from judge.study.rehearsal.speech import measure

_TOLERANCE = 1.25
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


def judge_spoken(note: Note) -> Iterator[Finding]:
    """Hold the spoken version against its time; a pace is personal, so nothing contradicts."""
    claim, section = note.front.target_seconds, note.about(About.SPOKEN)
    if claim is None or section is None or not own_words(section.text).strip():
        return
    seconds, target = measure(own_words(section.text)).seconds, int(claim.said)
    fits = seconds <= target * _TOLERANCE
    yield Finding(
        claim="spoken.target_seconds",
        said=claim.said,
        word=Word.CONSISTENT if fits else Word.UNKNOWN,
        why=Text(
            f"about {seconds} s at a usual pace",
            f"보통 속도로 약 {seconds}초입니다",
        ),
        place=note.place(section.line),
    )


def judge_number(note: Note) -> Iterator[Finding]:
    """Hold the number of a behavioural answer against what the answer says."""
    claim = note.front.number
    if claim is None:
        return
    result = note.about(About.RESULT)
    told = {*map(_plain, _NUMBER.findall(own_words(result.text) if result else ""))}
    numbers = _NUMBER.findall(claim.said)
    missing = [number for number in numbers if _plain(number) not in told]
    if not numbers:
        word = Word.CONTRADICTED
        why = Text("there is no number in it", "숫자가 들어 있지 않습니다")
    elif missing:
        shown = ", ".join(missing)
        word = Word.UNKNOWN
        why = Text(
            f"the section with the result does not say {shown}",
            f"결과 절에 {shown}이(가) 나오지 않습니다",
        )
    else:
        word = Word.CONSISTENT
        why = Text("the section with the result says it", "결과 절에 나옵니다")
    yield Finding(claim="claims.number", said=claim.said, word=word, why=why, place=claim.place)


def _plain(number: str) -> str:
    """Write a number without separators of thousands: 30,000 is 30000."""
    return number.replace(",", "") if _THOUSANDS.fullmatch(number) else number
