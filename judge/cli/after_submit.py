"""After a submission of what one practises: the grade, while one remembers how it went."""

from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.desk import Desk, open_desk
from judge.cli.grading import Marking, ask_grade, keep_grade, suggestion_lines
from judge.cli.solution_facts import facts_of
from judge.cli.surroundings import Surroundings
from judge.model.problem import ProblemHead
from judge.model.text import Text
from judge.study.schedule.item import Item
from judge.study.schedule.scope import main_item
from judge.study.schedule.suggestion import suggest

_GRADE_IT = Text(
    "grade it: judge review {slug}",
    "평가하기: judge review {slug}",
)
_GIVE_UP = Text(
    "to give up for today: judge review {slug} --grade again",
    "오늘은 여기까지 하려면: judge review {slug} --grade again",
)


def offer_grade(
    context: Context,
    around: Surroundings,
    problem: ProblemHead,
    *,
    done: bool,
) -> None:
    """Ask for the grade of what was just handed in, where it is practised at all.

    ``done``: nothing more is to be tried now, as when a solution passed.
    """
    if around.workspace is None:
        return
    desk = open_desk(context, around)
    item = main_item(problem)
    if not _is_practised(desk, item):
        return
    if not done:
        context.terminal.tell(context.say(_GIVE_UP).format(slug=item.slug))
        return
    facts = facts_of(desk, item)
    marking = Marking(
        item=item, facts=facts, suggestion=suggest(facts, desk.standing(item).seconds)
    )
    if context.key is None:
        context.terminal.tell(
            *suggestion_lines(context, marking.suggestion),
            *wrap(context.say(_GRADE_IT).format(slug=item.slug), context.terminal.width),
        )
        return
    context.terminal.show("")
    grade = ask_grade(context, desk, marking)
    if grade is not None:
        keep_grade(context, desk, marking, grade)


def _is_practised(desk: Desk, item: Item) -> bool:
    """Whether the plan has the item, or it was graded before."""
    in_plan = desk.scope is not None and item.slug in desk.scope.slugs
    return in_plan or desk.standing(item).begun
