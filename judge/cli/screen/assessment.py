"""What was found in a written answer: counts, sentences, and what is right where it errs."""

from collections.abc import Iterator

from judge.cli.cells import cut, pad, printable, width, wrap
from judge.cli.terminal import Color, Terminal
from judge.frozen import frozen
from judge.model.assessment import MENTIONED, Assessment, PointSeen, PointState
from judge.model.text import Locale, Text
from judge.model.written import Matrix, Named, Point, WrittenProblem


@frozen(kw_only=False)
class StateWords:
    """How the state of a point is shown: sign, word and colour."""

    sign: str
    word: Text
    color: Color | None


STATES = {
    PointState.EXPLAINED: StateWords("✓", Text("explained", "설명함"), "green"),
    PointState.MENTIONED: StateWords("·", Text("mentioned", "언급함"), "cyan"),
    PointState.NEGATED: StateWords("?", Text("in doubt", "의심"), "yellow"),
    PointState.MISSING: StateWords("-", Text("missing", "없음"), None),
}
_WIDEST = 80  # cells
_INDENT = "    "
_WORDS = Text("{count:,} words", "낱말 {count:,}개")
_MENTIONED = Text(
    "mentioned {count} of {total} (a good answer names about {expected})",
    "언급 {count}/{total} (좋은 답안은 {expected}개쯤)",
)
_GROUPS = Text("groups {count} of {total}", "그룹 {count}/{total}")
_TRADEOFFS = Text("trade-offs {count} of {total}", "대가 {count}/{total}")
_CELLS = Text("cells {count} of {total}", "비교 칸 {count}/{total}")
_OF = Text("{count} of {total}", "{count}/{total}")
_MODEL = Text("model: {text}", "모범: {text}")
_ORDER = Text("an order is argued: {sentence}", "순서를 말했습니다: {sentence}")
_PRICE = Text("trade-off: {sentence}", "대가: {sentence}")
_PRICE_HERE = Text("trade-off said here", "대가까지 말함")
_NO_PRICE = Text("its trade-off is not said", "대가는 말하지 않음")
_REASON = Text("reason: {sentence}", "이유: {sentence}")
_ERRORS = Text("Check these sentences", "다시 확인할 문장")
_RIGHT = Text("what is right: {text}", "바로잡기: {text}")
_SOUP = Text(
    "Lists of keywords: mentioned, and not counted as explained",
    "낱말만 늘어놓음: 언급으로만 보고 설명으로는 인정하지 않았습니다",
)
_BLANKS = Text("Facts of yours still to fill in", "아직 채우지 않은 내 사실")
_COMPARED = Text("Comparison", "비교")
_UNREAD = Text(
    "{count} of the rubric's expressions took too long and were left out; tell its author",
    "채점 정규식 {count}개가 너무 오래 걸려 건너뛰었습니다. 출제자에게 알려 주세요",
)
_HONEST = Text(
    "The machine only sees what is mentioned; whether it is right, you decide.",
    "기계는 언급한 내용만 찾습니다. 맞는 설명인지는 직접 판단하세요.",
)


@frozen
class AssessmentPage:
    """The page of one assessment; ``name`` is that of the answer's file."""

    problem: WrittenProblem
    assessment: Assessment
    name: str
    locale: Locale
    terminal: Terminal

    def brief(self) -> Iterator[str]:
        """Yield counts by group and what to check, but not what is missing."""
        yield from self._head()
        names = max(width(self._say(group.title)) for group in self.problem.groups)
        for group in self.problem.groups:
            title = pad(self._say(group.title), names)
            yield f"  {title}  {self._count(group)}"
        yield from self._remarks()

    def lines(self) -> Iterator[str]:
        """Yield every point with the sentence that shows it, and what is missing."""
        yield from self._head()
        for group in self.problem.groups:
            title = self.terminal.paint(self._say(group.title), bold=True)
            yield ""
            yield f"{title} ({self._count(group)})"
            for point in self.problem.points:
                if point.group == group.id:
                    yield from self._point(point, self.assessment.point(point.id))
        if self.problem.matrix is not None:
            yield from self._matrix(self.problem.matrix)
        yield from self._remarks()
        yield ""
        yield from self._wrapped(self._say(_HONEST), 0)

    def _head(self) -> Iterator[str]:
        problem, seen = self.problem, self.assessment
        title = self.terminal.paint(self._say(problem.title), bold=True)
        words = self._say(_WORDS).format(count=seen.words)
        yield f"{title} ({problem.slug}) · {self.name} · {words}"
        yield ""
        mentioned = self._say(_MENTIONED).format(
            count=len(seen.mentioned), total=len(problem.points), expected=problem.expected_points
        )
        parts = [mentioned, self._parts(_GROUPS, len(seen.groups), len(problem.groups))]
        priced = sum(bool(point.tradeoff.words) for point in problem.points)
        if priced:
            parts.append(self._parts(_TRADEOFFS, len(seen.tradeoffs), priced))
        if problem.matrix is not None:
            parts.append(self._parts(_CELLS, len(seen.cells), len(problem.matrix.cells)))
        yield from self._wrapped(" · ".join(parts), 0)

    def _parts(self, text: Text, count: int, total: int) -> str:
        return self._say(text).format(count=count, total=total)

    def _count(self, group: Named) -> str:
        points = [point for point in self.problem.points if point.group == group.id]
        count = sum(self.assessment.point(point.id).state in MENTIONED for point in points)
        return self._parts(_OF, count, len(points))

    def _point(self, point: Point, seen: PointSeen) -> Iterator[str]:
        """Show a point with the learner's sentence; one that is missing with the model's."""
        words = STATES[seen.state]
        columns = max(width(self._say(each.word)) for each in STATES.values())
        head = f"  {words.sign} {pad(self._say(words.word), columns)}  "
        said = seen.sentence or self._say(_MODEL).format(text=self._say(point.says))
        text = f"{self._say(point.title)} · {said}"
        first, *more = wrap(printable(text), self._cells - width(head))
        painted = self.terminal.paint(head, words.color, dim=seen.state is PointState.MISSING)
        indent = " " * width(head)
        dim = seen.sentence is None
        yield painted + self.terminal.paint(first, dim=dim)
        yield from (indent + self.terminal.paint(line, dim=dim) for line in more)
        for remark in self._asides(point, seen):
            yield from self._wrapped(remark, len(indent))

    def _asides(self, point: Point, seen: PointSeen) -> Iterator[str]:
        """Say the price and the reason that were given."""
        if seen.state not in MENTIONED:
            return
        if seen.tradeoff is not None:
            here = seen.tradeoff == seen.sentence
            text = _PRICE_HERE if here else _PRICE
            yield self._say(text).format(sentence=printable(seen.tradeoff))
        elif point.tradeoff.words:
            yield self._say(_NO_PRICE)
        if seen.reason is not None and seen.reason not in {seen.sentence, seen.tradeoff}:
            yield self._say(_REASON).format(sentence=printable(seen.reason))

    def _matrix(self, matrix: Matrix) -> Iterator[str]:
        """Show the cells of each item, those that the answer fills and the others."""
        filled = {(cell.item, cell.axis): cell.sentence for cell in self.assessment.cells}
        yield ""
        yield self.terminal.paint(self._say(_COMPARED), bold=True)
        for item in matrix.items:
            yield f"  {self._say(item.title)}"
            for axis in matrix.axes:
                sentence = filled.get((item.id, axis.id))
                sign = STATES[PointState.MENTIONED if sentence else PointState.MISSING].sign
                text = (
                    printable(sentence) if sentence else self._say(matrix.cells[item.id, axis.id])
                )
                first, *more = wrap(f"{self._say(axis.title)}: {text}", self._cells - 6)
                dim = sentence is None
                yield f"    {sign} {self.terminal.paint(first, dim=dim)}"
                yield from (f"      {self.terminal.paint(line, dim=dim)}" for line in more)

    def _remarks(self) -> Iterator[str]:
        seen = self.assessment
        if seen.order is not None:
            yield ""
            yield from self._wrapped(self._say(_ORDER).format(sentence=printable(seen.order)), 0)
        right = {each.id: each.says for each in self.problem.misconceptions}
        if seen.misconceptions:
            yield from self._title(_ERRORS)
            for error in seen.misconceptions:
                yield from self._wrapped(f"! {printable(error.sentence)}", 2, 2)
                text = self._say(_RIGHT).format(text=self._say(right[error.id]))
                yield from self._wrapped(text, 4)
        if seen.soup:
            yield from self._title(_SOUP)
            yield from (f"  {cut(printable(each), self._cells - 2)}" for each in seen.soup)
        if seen.blanks:
            yield from self._title(_BLANKS)
            asks = {blank.id: blank.asks for blank in self.problem.blanks}
            for id_ in seen.blanks:
                yield from self._wrapped(f"- {self._say(asks[id_])}", 2, 2)
        if seen.unread:
            yield ""
            yield from self._wrapped(self._say(_UNREAD).format(count=len(seen.unread)), 0)

    def _title(self, text: Text) -> list[str]:
        return ["", self.terminal.paint(self._say(text), bold=True)]

    def _wrapped(self, text: str, indent: int, hanging: int = 0) -> Iterator[str]:
        first, *more = wrap(text, self._cells - indent - hanging)
        yield " " * indent + first
        yield from (" " * (indent + hanging) + line for line in more)

    def _say(self, text: Text) -> str:
        return text.say(self.locale)

    @property
    def _cells(self) -> int:
        return min(self.terminal.width, _WIDEST)
