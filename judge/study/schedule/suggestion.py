"""The grade that the facts suggest; the learner's own stands beside it, and counts."""

from fractions import Fraction

from judge.frozen import frozen
from judge.model.text import Text
from judge.study.schedule.memory import Grade
from judge.study.schedule.row import Facts

_ENOUGH = Fraction(3, 5)  # of the points or checks; with less it is to be learned again
_QUICK = 0.6  # of the time of the last solution
_SLOW = 1.5


@frozen
class Suggestion:
    """A grade and the fact that decided it."""

    grade: Grade
    reason: Text


def suggest(facts: Facts, last_seconds: float | None = None) -> Suggestion | None:
    """Suggest a grade; None where nothing was measured.

    ``last_seconds`` is what the last solution of the same problem took.
    """
    if facts.passed is not None:
        return _of_solution(facts, last_seconds)
    if facts.mentioned is not None and facts.expected:
        return _of_answer(facts, facts.mentioned, facts.expected)
    if facts.ticked is not None and facts.checks:
        return _of_checklist(facts.ticked, facts.checks)
    return None


def _of_solution(facts: Facts, last_seconds: float | None) -> Suggestion:
    if not facts.passed:
        return _say(Grade.AGAIN, "it did not pass", "통과하지 못함")
    if facts.tries > 1:
        return _say(
            Grade.HARD,
            f"it passed at submission {facts.tries}",
            f"{facts.tries}번째 제출에서 통과",
        )
    if facts.hints:
        return _say(Grade.HARD, f"hints read: {facts.hints}", f"힌트 {facts.hints}개를 봄")
    share = facts.seconds / last_seconds if facts.seconds and last_seconds else None
    if share is not None and share >= _SLOW:
        return _say(
            Grade.HARD,
            f"it took {share:.1f} times as long as before",
            f"지난번보다 {share:.1f}배 오래 걸림",
        )
    if share is not None and share <= _QUICK:
        return _say(
            Grade.EASY,
            f"it took {share:.1f} of the time before",
            f"지난번의 {share:.1f}배 시간에 풂",
        )
    return _say(Grade.GOOD, "it passed at the first submission", "첫 제출에서 통과")


def _of_answer(facts: Facts, mentioned: int, expected: int) -> Suggestion:
    points = Text(
        f"points mentioned: {mentioned}, of a good answer: {expected}",
        f"요점 {mentioned}개를 언급, 좋은 답은 {expected}개",
    )
    if mentioned < expected * _ENOUGH:
        return Suggestion(grade=Grade.AGAIN, reason=points)
    if facts.doubtful:
        return _say(
            Grade.HARD,
            f"points denied or misunderstood: {facts.doubtful}",
            f"부정했거나 잘못 알고 있는 내용 {facts.doubtful}개",
        )
    return Suggestion(grade=Grade.HARD if mentioned < expected else Grade.GOOD, reason=points)


def _of_checklist(ticked: int, checks: int) -> Suggestion:
    reason = Text(f"{ticked} of {checks} said", f"{checks}개 중 {ticked}개를 말함")
    if ticked < checks * _ENOUGH:
        return Suggestion(grade=Grade.AGAIN, reason=reason)
    return Suggestion(grade=Grade.HARD if ticked < checks else Grade.GOOD, reason=reason)


def _say(grade: Grade, en: str, ko: str) -> Suggestion:
    return Suggestion(grade=grade, reason=Text(en, ko))
