"""After an examination: what went wrong in it is asked for on the next day."""

from collections.abc import Iterable
from datetime import timedelta

from judge.cli.context import Context
from judge.cli.desk import open_desk
from judge.cli.surroundings import Surroundings
from judge.study.schedule.row import Action, Row
from judge.study.schedule.scope import main_item


def ask_tomorrow(
    context: Context, around: Surroundings, exam_id: str, slugs: Iterable[str]
) -> None:
    """Put problems into tomorrow's part of the plan; once for each examination.

    A report may be read many times: what it asked for once is not asked for again.
    """
    if around.workspace is None:
        return
    desk = open_desk(context, around)
    if any(row.action is Action.ASK and row.content == exam_id for row in desk.rows):
        return
    for slug in slugs:
        problem = desk.problem(slug)
        if problem is not None:
            row = Row(
                id=0,
                at=context.now(),
                day=desk.today,
                action=Action.ASK,
                item=main_item(problem).id,
                due=desk.today + timedelta(days=1),
                content=exam_id,
            )
            desk.log.add(row)
