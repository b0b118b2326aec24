"""``judge`` alone: the one thing that this learner could do next."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from judge.catalog.library import list_problems
from judge.catalog.workspace import ANSWER, Workspace
from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.desk import Desk, open_desk
from judge.cli.screen.today import today_lines, today_record
from judge.cli.screen.words import OVERALL
from judge.cli.surroundings import EXAMS, Surroundings, look_around
from judge.errors import ContentError
from judge.frozen import frozen
from judge.model.sql_problem import AnyProblem
from judge.model.text import Text
from judge.study.answers import Answer
from judge.study.store import Attempt, State

_FORMAT = "judge.now/1"
_PROGRESS = Text("{solved} of {total} problems solved", "{total}문제 중 {solved}문제를 풀었습니다")
_NO_WORKSPACE = Text(
    "You have no workspace yet. Make one in the folder where you want to keep your solutions:",
    "아직 연습 폴더가 없습니다. 풀이를 보관할 폴더에서 연습 폴더를 만드세요.",
)
_RETRY = Text(
    "Go on with {title}: the last verdict was {verdict}.",
    "{title} 문제를 이어서 풀어 보세요. 마지막 결과: {verdict}",
)
_UNGRADED = Text(
    "Go on with {title}: your last answer mentioned {count} of {total} points, and you have not "
    "graded it yet.",
    "{title} 문제를 이어서 써 보세요. 지난 답안은 요점 {total}개 중 {count}개를 언급했고 아직 "
    "점수를 매기지 않았습니다.",
)
_BEGUN = Text(
    "You have begun {title} and not submitted it yet.",
    "{title} 문제를 시작했지만 아직 제출하지 않았습니다.",
)
_NEXT = Text("Next: {title} (level {level}).", "다음 문제: {title} (레벨 {level})")
_DONE = Text(
    "You have solved every problem. `judge author new` starts one of your own.",
    "모든 문제를 풀었습니다! `judge author new`로 직접 문제를 만들어 보세요.",
)
_EXAM = Text("An exam is running: {clock} · judge exam", "모의시험 진행 중: {clock} · judge exam")
_HELP = Text("judge --help lists all commands", "judge --help로 모든 명령을 볼 수 있습니다")


@frozen
class Step:
    """What could be done.

    ``kind`` is init, retry, begun, next or done; where there is a plan, today or rest.
    """

    kind: str
    text: Text
    commands: tuple[str, ...] = ()
    problem: AnyProblem | None = None


def say_what_now(context: Context, *, as_json: bool) -> None:
    """Show today's part of the plan, or the next step and the progress so far."""
    around = look_around(context)
    if not as_json:
        _tell_of_exam(context, around)
    desk = None if around.workspace is None else open_desk(context, around)
    if desk is not None and desk.plan is not None and not as_json:
        context.terminal.show(*today_lines(desk))
        context.terminal.tell("", context.say(_HELP))
        return
    problems = list_problems(around.roots)
    states = around.states()
    known = {folder.name for folder in problems}
    solved = sum(state is State.SOLVED for slug, state in states.items() if slug in known)
    if around.workspace is not None and not as_json:
        progress = context.say(_PROGRESS).format(solved=solved, total=len(problems))
        context.terminal.show(progress, "")  # at once: to read all problems takes a while
    step = _today(desk) if desk and desk.plan else _step(around, problems, states)
    if as_json:
        context.terminal.show_json(
            {
                "format": _FORMAT,
                "step": step.kind,
                "slug": step.problem.slug if step.problem else None,
                "commands": list(step.commands),
                "solved": solved,
                "total": len(problems),
                **({"today": today_record(desk)} if desk and desk.plan else {}),
            }
        )
        return
    text = wrap(context.say(step.text), context.terminal.width)
    context.terminal.show(*text, *(f"  {line}" for line in step.commands))
    context.terminal.tell("", context.say(_HELP))


def _tell_of_exam(context: Context, around: Surroundings) -> None:
    """Say that an examination runs: its clock does not wait."""
    if around.workspace is None or not (around.workspace.root / EXAMS).is_dir():
        return
    from judge.cli.exam.sitting import last  # for who has sat one
    from judge.cli.screen.exam_status import clock

    sitting = last(context, around)
    if sitting is not None and sitting.exam.end is None:
        line = context.say(_EXAM).format(clock=clock(sitting.exam, context.locale))
        context.terminal.show(context.terminal.paint(line, bold=True), "")


def _today(desk: Desk) -> Step:
    """Return the first thing of the day, for programs: people are shown all of it."""
    entries = desk.day.entries if desk.day else ()
    if not entries:
        return Step(kind="rest", text=_HELP)
    item = entries[0].item
    return Step(kind="today", text=item.title, commands=(desk.command(item),))


def _step(around: Surroundings, problems: tuple[Path, ...], states: Mapping[str, State]) -> Step:
    if around.workspace is None:
        return Step(kind="init", text=_NO_WORKSPACE, commands=("judge init",))
    unsolved = [folder for folder in problems if states.get(folder.name) is not State.SOLVED]
    last = _last_unsolved(around)
    if last is not None and (retry := _retry(around, last, unsolved)) is not None:
        return retry
    begun = _readable(around, [each for each in unsolved if _is_begun(each, around.workspace)])
    if begun:
        return _begun(_easiest(begun))
    readable = _readable(around, unsolved)
    return _next(_easiest(readable)) if readable else Step(kind="done", text=_DONE)


def _easiest(problems: Sequence[AnyProblem]) -> AnyProblem:
    return min(problems, key=lambda each: (each.level, each.slug))


def _is_begun(folder: Path, workspace: Workspace) -> bool:
    solutions = workspace.solutions(folder.name)
    return any(solutions.glob("solution.*")) or (solutions / ANSWER).is_file()


def _last_unsolved(around: Surroundings) -> Attempt | Answer | None:
    """Return what was handed in last of all that is not solved yet."""
    attempts, answers = around.store, around.answers
    if attempts is None or answers is None:
        return None
    attempt, answer = attempts.last_unsolved(), answers.last_unsolved()
    if attempt is None or answer is None:
        return attempt or answer
    return attempt if attempt.submitted_at >= answer.submitted_at else answer


def _readable(around: Surroundings, folders: list[Path]) -> list[AnyProblem]:
    """Load what can be loaded; `judge list` and `judge verify` tell of the rest."""
    problems = []
    for folder in folders:
        try:
            problems.append(around.glance(folder))
        except ContentError:
            continue
    return problems


def _retry(around: Surroundings, last: Attempt | Answer, unsolved: list[Path]) -> Step | None:
    problems = _readable(around, [folder for folder in unsolved if folder.name == last.slug])
    if not problems:
        return None
    problem = problems[0]
    return Step(
        kind="retry",
        text=_go_on(problem, last),
        commands=(f"judge run {problem.slug}", f"judge submit {problem.slug}"),
        problem=problem,
    )


def _go_on(problem: AnyProblem, last: Attempt | Answer) -> Text:
    """Say what the last submission came to."""
    match last:
        case Attempt():
            verdict = OVERALL[last.verdict]
            return Text(
                _RETRY.en.format(title=problem.title.en, verdict=verdict.en.lower()),
                _RETRY.ko.format(title=problem.title.ko, verdict=verdict.ko),
            )
        case Answer():
            count = len(last.assessment.mentioned)
            total = len(last.assessment.points)
            return Text(
                _UNGRADED.en.format(title=problem.title.en, count=count, total=total),
                _UNGRADED.ko.format(title=problem.title.ko, count=count, total=total),
            )


def _begun(problem: AnyProblem) -> Step:
    return Step(
        kind="begun",
        text=_titled(_BEGUN, problem),
        commands=(f"judge run {problem.slug}", f"judge submit {problem.slug}"),
        problem=problem,
    )


def _next(problem: AnyProblem) -> Step:
    return Step(
        kind="next",
        text=_titled(_NEXT, problem),
        commands=(f"judge show {problem.slug}", f"judge new {problem.slug}"),
        problem=problem,
    )


def _titled(text: Text, problem: AnyProblem) -> Text:
    return Text(
        text.en.format(title=problem.title.en, level=problem.level),
        text.ko.format(title=problem.title.ko, level=problem.level),
    )
