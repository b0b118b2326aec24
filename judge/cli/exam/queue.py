"""What an examination leaves for tomorrow goes into the log of practice, once."""

from datetime import timedelta

from judge.cli.context import Context
from judge.cli.exam.sitting import Sitting
from judge.cli.surroundings import PROGRESS
from judge.study.database import Database
from judge.study.exam.report import Due, Mentioned, Report, queue_of
from judge.study.schedule.day import day_of
from judge.study.schedule.log import PracticeLog
from judge.study.schedule.row import Action, Facts, Row
from judge.study.schedule.scope import main_item
from judge.whole_file import replace_content

_ASKED = "asked"  # a file that says that it was done


def ask_for_tomorrow(context: Context, sitting: Sitting, report: Report) -> None:
    """Ask for every item of the queue tomorrow; for a report that is read again, do nothing."""
    done = sitting.room.folder / _ASKED
    if done.exists():
        return
    log = PracticeLog(Database(sitting.workspace.root / PROGRESS))
    today = day_of(context.now(), context.zone)
    around = sitting.around
    for due in queue_of(report):
        problem = around.glance(around.find(due.slug))
        log.add(
            Row(
                id=0,
                at=context.now(),
                day=today,
                action=Action.ASK,
                item=main_item(problem).id,
                due=today + timedelta(days=1),
                facts=_facts(report, due),
            )
        )
    replace_content(done, b"")


def _facts(report: Report, due: Due) -> Facts:
    """Say what an answer mentioned and missed, so that missed points can be practised alone."""
    item = next(each for each in report.items if each.item.slug == due.slug)
    if not isinstance(item.outcome, Mentioned):
        return Facts()
    return Facts(
        mentioned=sum(point.mentioned for point in item.outcome.points),
        expected=item.outcome.expected,
        doubtful=len(item.outcome.wrong),
        missed=tuple(point.id for point in item.missed),
    )
