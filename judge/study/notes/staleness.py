"""Whether a note explains the code as it is, and what changed where it does not."""

from collections.abc import Sequence

from judge.model.submission import Submission
from judge.model.text import Text
from judge.study.notes.change import change_between
from judge.study.notes.document import Note
from judge.study.notes.finding import Change, Finding, Staleness, Word
from judge.study.notes.fingerprint import code_hash
from judge.study.store import Attempt

_CLAIM = "code_hash"


def judge_code(
    note: Note, submission: Submission, attempts: Sequence[Attempt]
) -> tuple[Finding | None, Staleness | None]:
    """Return a finding where the hash fits or is missing, else that the note is stale."""
    written = note.front.code_hash
    if written is None:
        why = Text(
            "the note does not say which code it explains; judge notes SLUG --confirm writes it",
            "어느 코드에 대한 노트인지 적혀 있지 않습니다. judge notes 문제이름 --confirm으로 적을 "
            "수 있습니다",
        )
        finding = Finding(claim=_CLAIM, said="", word=Word.UNKNOWN, why=why, place=note.front.place)
        return finding, None
    if written.said == code_hash(submission.source, submission.language):
        name = submission.path.name
        why = Text(f"{name} is the code that was explained", f"{name}: 노트를 쓴 때의 코드입니다")
        finding = Finding(
            claim=_CLAIM,
            said=written.said,
            word=Word.CONSISTENT,
            why=why,
            place=written.place,
        )
        return finding, None
    return None, _stale(note, submission, attempts)


def _stale(note: Note, submission: Submission, attempts: Sequence[Attempt]) -> Staleness:
    written = note.front.code_hash
    place = written.place if written else note.front.place
    explained = explained_attempt(note, attempts)
    name = submission.path.name
    if explained is None:
        return Staleness(
            place=place,
            text=Text(
                f"{name} is not the code that was explained, which is not kept",
                f"{name}: 노트를 쓴 때의 코드가 아니며, 그때의 코드는 남아 있지 않습니다",
            ),
        )
    number = explained.id
    if explained.result.language != submission.language:
        language = explained.result.language
        return Staleness(
            place=place,
            text=Text(
                f"{name} is in another language than attempt {number} ({language}), which was "
                "explained",
                f"{name}: 노트가 설명하는 제출 #{number}의 언어({language})와 다릅니다",
            ),
        )
    change = change_between(explained.source, submission.source, submission.language)
    what = describe(change)
    return Staleness(
        place=place,
        text=Text(
            f"the code changed after you wrote this: {name}, {what.en} (since attempt {number})",
            f"노트를 쓴 뒤 코드가 바뀌었습니다: {name} {what.ko}(제출 #{number} 이후)",
        ),
        change=change,
    )


def explained_attempt(note: Note, attempts: Sequence[Attempt]) -> Attempt | None:
    """Find the latest attempt with the code that the note explains."""
    written = note.front.code_hash
    if written is None:
        return None
    latest_first = sorted(attempts, key=lambda each: each.id, reverse=True)
    named = [each for each in latest_first if each.id == note.front.attempt]
    fitting = (
        each
        for each in (*named, *latest_first)
        if code_hash(each.source, each.result.language) == written.said
    )
    return next(fitting, None)


def describe(change: Change) -> Text:
    """Write ``solution() line 6``; without a function, the lines alone."""
    names = ", ".join(f"{name}()" for name in change.functions)
    lines = ", ".join(
        str(first) if first == last else f"{first}-{last}" for first, last in change.lines
    )
    plural = "" if lines.isdigit() else "s"
    if not names:
        return Text(f"line{plural} {lines}", f"{lines}행")
    return Text(f"{names} line{plural} {lines}", f"{names} {lines}행")
