"""What is known of how a problem was solved: from the log and the attempts."""

from judge.cli.desk import Desk
from judge.cli.surroundings import PROGRESS
from judge.model.verdict import Verdict
from judge.study.schedule.item import Item, ItemKind
from judge.study.schedule.row import Action, Facts
from judge.study.schedule.standing import active, begun_at, hints_used
from judge.study.store import Store

_LONGEST_SECONDS = 3 * 3600.0  # whoever took longer was away in between


def facts_of(desk: Desk, item: Item) -> Facts:
    """Return what was measured since the item was graded last; nothing for what is not judged."""
    if item.kind not in {ItemKind.SOLVE, ItemKind.SQL}:
        return Facts()
    begun = begun_at(desk.rows, item.id)
    graded = [
        row for row in active(desk.rows) if row.item == item.id and row.action is Action.GRADE
    ]
    since = max((row.at for row in (*graded[-1:], *([begun] if begun else []))), default=None)
    store = Store(desk.workspace.root / PROGRESS)
    verdicts = store.verdicts_since(item.slug, since)
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
