"""A written question as a learner reads it; on another page, all that an answer is held against."""

from collections.abc import Iterator

from judge.cli.cells import wrap
from judge.cli.screen.diagram import diagram_lines
from judge.cli.screen.page import INDENT, Page
from judge.cli.terminal import Terminal
from judge.model.quantity import format_duration
from judge.model.text import Locale, Text
from judge.model.written import Genre, Matrix, Named, Source, WrittenProblem

GENRES = {
    Genre.DESIGN: Text("design question", "설계 문제"),
    Genre.TECHNICAL: Text("technical question", "기술 질문"),
    Genre.BEHAVIOURAL: Text("behavioural question", "인성 질문"),
}
_WRITE = Text("{time} to write", "쓰기 {time}")
_SPEAK = Text("{time} to say", "말하기 {time}")
_EXPECTED = Text(
    "A good answer mentions about {points} points of {groups} groups.",
    "좋은 답안은 그룹 {groups}개에서 요점 {points}개쯤을 언급합니다.",
)
_FACTS = Text("Your own facts", "내 사실")
_START = Text(
    "to begin: judge new {slug} · model answer: judge show {slug} --model",
    "시작하기: judge new {slug} · 모범 답안: judge show {slug} --model",
)
_MODEL = Text("Model answer", "모범 답안")
_POINTS = Text("Points: {group}", "요점: {group}")
_COMPARED = Text("Comparison: {item}", "비교: {item}")
_ERRORS = Text("Common errors, and what is right", "흔한 오해와 바로잡기")
_FOLLOWUPS = Text("What is asked next", "꼬리 질문")
_SOURCES = Text("To read", "참고 자료")


class WrittenQuestion(Page):
    """The pages of one written question."""

    def __init__(self, problem: WrittenProblem, locale: Locale, terminal: Terminal) -> None:
        """Take what to show."""
        super().__init__(problem, locale, terminal)
        self._problem = problem

    def lines(self, *, in_exam: bool = False) -> Iterator[str]:
        """Yield the prompt, and nothing of the rubric; in an exam, nothing of other commands."""
        problem = self._problem
        yield from self._head()
        yield ""
        yield from self.question()
        yield from self._list(_FACTS, [self._say(blank.asks) for blank in problem.blanks])
        yield ""
        text = self._say(_EXPECTED)
        text = text.format(points=problem.expected_points, groups=problem.expected_groups)
        yield from wrap(text, self._cells)
        if not in_exam:
            yield from self._hints()
            yield from wrap(self._say(_START).format(slug=problem.slug), self._cells)

    def question(self) -> Iterator[str]:
        """Yield what is asked, with its picture."""
        yield from self._markdown(self._problem.statement)
        if self._problem.diagram is not None:
            yield ""
            cells = self._cells - len(INDENT)
            drawn = diagram_lines(self._problem.diagram, self._locale, cells)
            yield from (f"{INDENT}{line}".rstrip() for line in drawn)

    def model(self) -> Iterator[str]:
        """Yield the model answer and the whole rubric."""
        problem = self._problem
        yield from self._head()
        yield from self._title(_MODEL)
        yield from self._markdown(problem.model_answer)
        for group in problem.groups:
            yield from self._group(group)
        if problem.matrix is not None:
            yield from self._matrix(problem.matrix)
        yield from self._list(_ERRORS, [self._say(each.says) for each in problem.misconceptions])
        yield from self._list(_FOLLOWUPS, [self._say(each.asks) for each in problem.followups])
        yield from self._list(_SOURCES, [_source(each) for each in problem.sources])

    def _kind(self) -> list[str]:
        return [self._say(GENRES[self._problem.genre])]

    def _demands(self) -> list[str]:
        problem = self._problem
        return [
            self._say(_WRITE).format(time=self._lasting(problem.write_seconds)),
            self._say(_SPEAK).format(time=self._lasting(problem.speak_seconds)),
        ]

    def _lasting(self, seconds: float) -> str:
        text = format_duration(seconds)
        return self._say(Text(text, text.replace(" min", "분").replace(" s", "초")))

    def _group(self, group: Named) -> Iterator[str]:
        yield from self._title(_POINTS, group=self._say(group.title))
        for point in self._problem.points:
            if point.group == group.id:
                yield from self._item(self._say(point.says))

    def _matrix(self, matrix: Matrix) -> Iterator[str]:
        for item in matrix.items:
            yield from self._title(_COMPARED, item=self._say(item.title))
            for axis in matrix.axes:
                text = self._say(matrix.cells[item.id, axis.id])
                yield from self._item(f"{self._say(axis.title)}: {text}")

    def _list(self, title: Text, texts: list[str]) -> Iterator[str]:
        if texts:
            yield from self._title(title)
        for text in texts:
            yield from self._item(text)

    def _item(self, text: str) -> Iterator[str]:
        first, *more = wrap(text, self._cells - 4)
        yield f"{INDENT}- {first}"
        yield from (f"{INDENT}  {line}" for line in more)


def _source(source: Source) -> str:
    license_ = f" ({source.license})" if source.license else ""
    return f"{source.title}{license_}: {source.url}"
