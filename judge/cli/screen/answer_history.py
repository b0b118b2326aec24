"""Written answers to one question, a line each: when, what was mentioned, the writer's grade."""

from collections.abc import Iterator, Sequence

from judge.cli.cells import pad, width
from judge.cli.context import Context
from judge.model.text import Text
from judge.study.answers import Answer

_MENTIONED = Text("mentioned {count} of {total}", "언급 {count}/{total}")
_GRADE = Text("yours {grade} of {most}", "내 점수 {grade}/{most}")
_UNGRADED = Text("not graded", "점수 없음")
_DIFFERENCE = Text(
    "+{higher} -{lower} on the machine's",
    "기계보다 높게 {higher}개, 낮게 {lower}개",
)
_BEST = 2  # the grade of a point that was explained


def answer_lines(context: Context, answers: Sequence[Answer]) -> Iterator[str]:
    """Yield a line for each answer, in columns."""
    rows = [tuple(_columns(context, answer)) for answer in answers]
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (pad(cell, size) for cell, size in zip(row, widths, strict=True))
        yield ("  " + "  ".join(cells)).rstrip()


def _columns(context: Context, answer: Answer) -> Iterator[str]:
    yield f"{answer.submitted_at.astimezone(context.zone):%Y-%m-%d %H:%M}"
    points = answer.assessment.points
    yield context.say(_MENTIONED).format(count=len(answer.assessment.mentioned), total=len(points))
    compared = answer.comparison
    if answer.grades is None or compared is None:
        yield context.say(_UNGRADED)
        yield ""
        return
    yield context.say(_GRADE).format(
        grade=sum(answer.grades.values()), most=_BEST * len(answer.grades)
    )
    yield context.say(_DIFFERENCE).format(higher=compared.higher, lower=compared.lower)
