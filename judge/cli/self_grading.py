"""The learner grades each point beside the model sentence: 0, 1 or 2; the machine only proposes."""

from judge.cli.cells import pad, width, wrap
from judge.cli.context import Context
from judge.cli.screen.assessment import STATES
from judge.model.assessment import MACHINE_GRADES, Assessment, PointSeen, compare
from judge.model.text import Text
from judge.model.written import Point, WrittenProblem

_INTRODUCTION = Text(
    "Grade each point yourself beside the model sentence: 2 explained, 1 mentioned, 0 missing. "
    "u goes back, Enter takes the machine's view for all the rest, q leaves without a grade.",
    "모범 문장과 비교해 직접 점수를 매기세요. 2 설명함, 1 언급함, 0 없음. u는 이전 요점으로 가고, "
    "Enter는 나머지를 모두 기계의 판단대로 하고, q는 점수 없이 마칩니다.",
)
_MINE = Text("yours", "내 답")
_MODEL = Text("model", "모범")
_NOTHING = Text("(nothing found)", "(찾지 못함)")
_MACHINE = Text("machine: {grade} ({word})", "기계: {grade} ({word})")
_CHOSEN = Text("you: {grade}", "나: {grade}")
_DIFFERENCE = Text(
    "you graded {higher} of {graded} points higher than the machine, {lower} lower",
    "요점 {graded}개 중 {higher}개를 기계보다 높게, {lower}개를 낮게 매겼습니다",
)
_UNGRADED = Text(
    "left without a grade; judge submit asks again",
    "점수를 매기지 않았습니다. 다시 제출하면 묻습니다",
)
_GRADES = ("0", "1", "2")
_BACK = ("u", "\x7f")
_TAKE_REST = ("\r", "\n")
_LEAVE = ("q", "\x1b", "\x04", "")


def ask_grades(
    context: Context, problem: WrittenProblem, assessment: Assessment
) -> dict[str, int] | None:
    """Ask for a grade of every point; None where the learner leaves."""
    context.terminal.show("", *wrap(context.say(_INTRODUCTION), context.terminal.width))
    proposed = {each.id: MACHINE_GRADES[each.state] for each in assessment.points}
    grades: dict[str, int] = {}
    at = 0
    while at < len(problem.points):
        point = problem.points[at]
        _show(context, f"{at + 1}/{len(problem.points)}", point, assessment.point(point.id))
        key = _press(context)
        if key in _LEAVE:
            context.terminal.show(context.say(_UNGRADED))
            return None
        if key in _TAKE_REST:
            break
        if key in _BACK:
            at = max(0, at - 1)
            continue
        at += 1
        grades[point.id] = int(key)
        context.terminal.show(f"  {context.say(_CHOSEN).format(grade=key)}")
    grades = {**proposed, **grades}
    compared = compare(assessment, grades)
    text = context.say(_DIFFERENCE).format(
        higher=compared.higher, lower=compared.lower, graded=compared.graded
    )
    context.terminal.show("", text)
    return grades


def _press(context: Context) -> str:
    """Wait for a key that means something here; leave where there is no keyboard."""
    while context.key is not None:
        key = context.key()
        if key in (*_GRADES, *_BACK, *_TAKE_REST, *_LEAVE):
            return key
    return _LEAVE[0]


def _show(context: Context, place: str, point: Point, seen: PointSeen) -> None:
    terminal, say = context.terminal, context.say
    mine = seen.sentence or say(_NOTHING)
    names = max(width(say(_MINE)), width(say(_MODEL)))
    lines = ["", terminal.paint(f"{place} {say(point.title)}", bold=True)]
    for name, text in ((_MINE, mine), (_MODEL, say(point.says))):
        first, *more = wrap(text, terminal.width - names - 4)
        lines.append(f"  {pad(say(name), names)}  {first}")
        lines += [f"{' ' * (names + 4)}{line}" for line in more]
    word = say(STATES[seen.state].word)
    lines.append(f"  {say(_MACHINE).format(grade=MACHINE_GRADES[seen.state], word=word)}")
    terminal.show(*lines)
