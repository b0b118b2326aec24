"""The learner's own grades of written answers, point by point, beside the model sentence."""

from collections.abc import Iterator, Sequence

from judge.catalog.suggestion import did_you_mean
from judge.cli.cells import wrap
from judge.cli.context import Context
from judge.cli.exam.judging import GRADES
from judge.cli.exam.sitting import Sitting
from judge.errors import NothingMatched, UsageError
from judge.frozen import frozen
from judge.model.text import Text
from judge.study.exam.outcome_file import read_grades, write_grades
from judge.study.exam.report import Mentioned, Point, Report

GRADE_WORDS = ("0", "1", "2")
_HOW = Text(
    "for each point: 0 not there, 1 partly, 2 as good as the model · u back · q leave",
    "요점마다: 0 없음, 1 일부, 2 모범만큼 · u 이전 · q 나가기",
)
_MODEL = Text("model: {says}", "모범: {says}")
_YOURS = Text("yours: {sentence}", "내 답: {sentence}")
_NOW = Text("your grade so far: {grade}", "지금까지 매긴 점수: {grade}")
_NOT_SEEN = Text("yours: nothing was found", "내 답: 찾지 못했습니다")
_KEPT = Text(
    "{count} grades kept; next: judge exam report", "{count}개 저장. 다음 단계: judge exam report"
)


@frozen
class Gradable:
    """One point of one written answer."""

    slug: str
    title: Text
    point: Point

    @property
    def name(self) -> str:
        """What the command line calls it."""
        return f"{self.slug}/{self.point.id}"


def gradable(report: Report) -> tuple[Gradable, ...]:
    """List the points of all written answers; NothingMatched where there is none."""
    found = tuple(
        Gradable(slug=item.item.slug, title=item.item.title, point=point)
        for item in report.items
        if isinstance(item.outcome, Mentioned)
        for point in item.outcome.points
    )
    if not found:
        raise NothingMatched(
            "this exam has no written answer to grade", "채점할 서술형 답이 없는 모의시험입니다"
        )
    return found


def grade_by_words(sitting: Sitting, points: Sequence[Gradable], words: Sequence[str]) -> int:
    """Keep grades such as ``workflow-db-overload/cache=2``; return how many."""
    known = {each.name: each for each in points}
    file = sitting.room.folder / GRADES
    grades = read_grades(file)
    for word in words:
        name, _, grade = word.rpartition("=")
        if name not in known or grade not in GRADE_WORDS:
            hint = did_you_mean(name, known)
            raise UsageError(
                f"expected a point and its grade such as {points[0].name}=2, found {word}{hint.en}",
                f"{points[0].name}=2처럼 요점과 점수(0, 1, 2)를 쓰세요: {word}.{hint.ko}",
            )
        each = known[name]
        grades.setdefault(each.slug, {})[each.point.id] = int(grade)
    write_grades(file, grades)
    return len(words)


def grade_by_keys(context: Context, sitting: Sitting, points: Sequence[Gradable]) -> int:
    """Ask for each point; every press is kept at once, and one may leave at any time."""
    if context.key is None:
        raise UsageError(
            f"nobody sits at a keyboard; say --point {points[0].name}=2",
            f"키보드가 없습니다. --point {points[0].name}=2처럼 쓰세요",
        )
    file = sitting.room.folder / GRADES
    grades = read_grades(file)
    context.terminal.tell(*wrap(context.say(_HOW), context.terminal.width))
    count = 0
    graded = [each.point.id in grades.get(each.slug, {}) for each in points]
    at = graded.index(False) if False in graded else 0
    while at < len(points):
        each = points[at]
        context.terminal.show(*_shown(context, each, at, len(points)))
        now = grades.get(each.slug, {}).get(each.point.id)
        if now is not None:
            context.terminal.show(f"  {context.say(_NOW).format(grade=now)}")
        key = context.key()
        if key == "q":
            break
        if key == "u":
            at = max(0, at - 1)
        elif key in GRADE_WORDS:
            grades.setdefault(each.slug, {})[each.point.id] = int(key)
            write_grades(file, grades)
            at += 1
            count += 1
    return count


def _shown(context: Context, each: Gradable, at: int, total: int) -> Iterator[str]:
    room = context.terminal.width - 2
    sentence = each.point.sentence
    yours = _NOT_SEEN if sentence is None else _YOURS
    yield ""
    title = f"{at + 1}/{total} {context.say(each.title)} · {context.say(each.point.title)}"
    yield context.terminal.paint(title, bold=True)
    for text in (
        context.say(_MODEL).format(says=context.say(each.point.says)),
        context.say(yours).format(sentence=sentence),
    ):
        yield from (f"  {line}" for line in wrap(text, room))


def say_kept(context: Context, count: int) -> str:
    """Say how many grades were kept."""
    return context.say(_KEPT).format(count=count)
