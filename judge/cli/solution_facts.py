"""What is known of how a problem was solved or answered: from the log, attempts and answers."""

from datetime import datetime

from judge.cli.desk import Desk
from judge.cli.surroundings import PROGRESS
from judge.model.verdict import Verdict
from judge.model.written import WrittenProblem
from judge.study.answers import Answers
from judge.study.rehearsal.answer import facts_of_answer
from judge.study.schedule.item import Item, ItemKind
from judge.study.schedule.row import Action, Facts
from judge.study.schedule.standing import active, begun_at, hints_used
from judge.study.store import Store

_LONGEST_SECONDS = 3 * 3600.0  # whoever took longer was away in between


def facts_of(desk: Desk, item: Item) -> Facts:
    """Return what was measured since the item was graded last; nothing where nothing was."""
    if item.kind in {ItemKind.SOLVE, ItemKind.SQL}:
        return _of_solution(desk, item)
    if item.kind in {ItemKind.WRITTEN, ItemKind.SPOKEN}:
        return _of_answer(desk, item)
    return Facts()


def _of_answer(desk: Desk, item: Item) -> Facts:
    """Sum up what was found in the last written answer, unless it was graded already."""
    problem = desk.problem(item.slug)
    if not isinstance(problem, WrittenProblem):
        return Facts()
    answer = Answers(desk.workspace.root / PROGRESS).last(item.slug)
    graded = _graded_at(desk, item)
    if answer is None or (graded is not None and answer.submitted_at <= graded):
        return Facts()
    return facts_of_answer(problem, answer.assessment, answer.grades)


def _graded_at(desk: Desk, item: Item) -> datetime | None:
    grades = (row for row in active(desk.rows) if row.action is Action.GRADE)
    return max((row.at for row in grades if row.item == item.id), default=None)


def _of_solution(desk: Desk, item: Item) -> Facts:
    begun, graded = begun_at(desk.rows, item.id), _graded_at(desk, item)
    moments = [*([graded] if graded else []), *([begun.at] if begun else [])]
    store = Store(desk.workspace.root / PROGRESS)
    verdicts = store.verdicts_since(item.slug, max(moments, default=None))
    hints = hints_used(desk.rows, item.id)
    if not verdicts:
        return Facts(hints=hints)
    passed = [number for number, (verdict, _) in enumerate(verdicts) if verdict is Verdict.ACCEPTED]
    if not passed:
        return Facts(passed=False, tries=len(verdicts), hints=hints)
    _, passed_at = verdicts[passed[0]]
    spent = (passed_at - begun.at).total_seconds() if begun else 0.0
    return Facts(
        passed=True,
        tries=passed[0] + 1,
        seconds=spent if 0 < spent <= _LONGEST_SECONDS else None,
        hints=hints,
    )
