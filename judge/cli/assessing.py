"""A written answer on the screen: what it mentions, and what its writer thinks of it."""

from collections.abc import Mapping

from judge.cli.after_submit import offer_grade
from judge.cli.answering import HandedIn
from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.screen.assessment import AssessmentPage
from judge.cli.self_grading import ask_grades
from judge.errors import UsageError
from judge.model.assessment import MACHINE_GRADES, Assessment
from judge.model.assessment_record import to_record
from judge.model.text import Text
from judge.model.written import WrittenProblem

_FORMAT = "judge.answer/1"
_NEXT = Text("next: judge submit {slug}", "다음 단계: judge submit {slug}")
_EMPTY = Text("{file}: there is no answer in it yet", "{file}: 아직 답이 없습니다")
_MODEL = Text("the model answer: judge show {slug} --model", "모범 답안: judge show {slug} --model")
_NOT_KEPT = Text(
    "not recorded: this folder is in no workspace (`judge init` makes one)",
    "연습 폴더가 아니라서 기록하지 않았습니다(`judge init`으로 만들 수 있습니다)",
)


def run_answer(context: Context, handed_in: HandedIn, *, as_json: bool) -> int:
    """Show how much an answer mentions, and what it misunderstands; nothing is recorded."""
    assessment = context.engine.assess(handed_in.problem, handed_in.text)
    if as_json:
        context.terminal.show_json(_record(handed_in.problem, assessment))
    else:
        page = _page(context, handed_in, assessment)
        context.terminal.show(*page.brief())
        following = _NEXT if assessment.words else _EMPTY
        words = {"slug": _name(handed_in), "file": context.shown(handed_in.path)}
        context.terminal.tell(*wrap(context.say(following).format(**words), context.terminal.width))
    return _exit_code(handed_in.problem, assessment)


def submit_answer(context: Context, handed_in: HandedIn, *, as_json: bool) -> int:
    """Show everything that was found, ask for the writer's own grades, and keep both."""
    problem = handed_in.problem
    assessment = context.engine.assess(problem, handed_in.text)
    if not assessment.words:
        raise UsageError(
            f"{context.shown(handed_in.path)}: there is no answer in it yet, and nothing was "
            "recorded",
            f"{context.shown(handed_in.path)}: 아직 답이 없어서 기록하지 않았습니다",
        )
    if not as_json:
        context.terminal.show(*_page(context, handed_in, assessment).lines())
    asks = context.key is not None and not as_json
    grades = ask_grades(context, problem, assessment) if asks else None
    _keep(context, handed_in, assessment, grades, asked=asks)
    if as_json:
        context.terminal.show_json(_record(problem, assessment))
        return _exit_code(problem, assessment)
    context.terminal.tell(context.say(_MODEL).format(slug=_name(handed_in)))
    offer_grade(
        context,
        handed_in.surroundings,
        problem,
        done=grades is not None or _is_enough(problem, assessment),
    )
    return _exit_code(problem, assessment)


def _name(handed_in: HandedIn) -> str:
    return handed_in.surroundings.name_of(handed_in.problem.folder)


def _keep(
    context: Context,
    handed_in: HandedIn,
    assessment: Assessment,
    grades: Mapping[str, int] | None,
    *,
    asked: bool,
) -> None:
    """Record the answer; whoever sits at a keyboard says by grading it that it is done."""
    answers = handed_in.surroundings.answers
    if answers is None:
        context.terminal.tell(context.say(_NOT_KEPT))
        return
    enough = not asked and _is_enough(handed_in.problem, assessment)
    answer = answers.add(handed_in.text, assessment, context.now(), enough=enough)
    if grades is not None:
        answers.grade(answer, grades, context.now())


def _page(context: Context, handed_in: HandedIn, assessment: Assessment) -> AssessmentPage:
    return AssessmentPage(
        problem=handed_in.problem,
        assessment=assessment,
        name=handed_in.path.name,
        locale=context.locale,
        terminal=context.terminal,
    )


def _is_enough(problem: WrittenProblem, assessment: Assessment) -> bool:
    """Whether an answer mentions what a good one mentions, and does not only list it."""
    return (
        len(assessment.told) >= problem.expected_points
        and len(assessment.groups) >= problem.expected_groups
    )


def _exit_code(problem: WrittenProblem, assessment: Assessment) -> int:
    return 0 if _is_enough(problem, assessment) else 1


def _record(problem: WrittenProblem, assessment: Assessment) -> dict[str, object]:
    return {
        "format": _FORMAT,
        "slug": problem.slug,
        "expected": {"points": problem.expected_points, "groups": problem.expected_groups},
        "mentioned": len(assessment.mentioned),
        "enough": _is_enough(problem, assessment),
        "machine_grades": {each.id: MACHINE_GRADES[each.state] for each in assessment.points},
        "assessment": to_record(assessment),
    }
