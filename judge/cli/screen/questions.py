"""Questions from the record, on the screen and as JSON."""

from collections.abc import Iterator, Sequence

from judge.cli.cells import printable, wrap
from judge.cli.terminal import Terminal
from judge.frozen import frozen
from judge.model.problem import ProblemHead
from judge.model.text import Locale, Text
from judge.model.written import WrittenProblem
from judge.study.questions.sighting import Question

_FORMAT = "judge.questions/1"
_NONE = Text(
    "no questions yet: write a solution first", "아직 질문이 없습니다. 먼저 풀이를 작성하세요"
)
_NO_FOLLOWUPS = Text("the question has no follow-up questions", "꼬리 질문이 없는 문제입니다")
_FACT = Text("fact: {fact}", "사실: {fact}")
_KEYWORDS = Text("may hold: {words}", "나올 만한 말: {words}")
_MORE = Text("{count} more: --all", "{count}개 더 있습니다: --all")
_INDENT = 4


@frozen
class QuestionPage:
    """Writes questions for people; ``keywords``: with words of good answers."""

    locale: Locale
    terminal: Terminal
    keywords: bool

    def lines(
        self, problem: ProblemHead, questions: Sequence[Question], total: int
    ) -> Iterator[str]:
        """Yield the page; ``total`` is how many there are."""
        title = self.terminal.paint(problem.title.say(self.locale), bold=True)
        yield f"{title} ({problem.slug})"
        if not questions and isinstance(problem, WrittenProblem):
            yield from self._followups(problem)
        elif not questions:
            yield _NONE.say(self.locale)
        for number, question in enumerate(questions, start=1):
            yield ""
            yield from self._question(number, question)
        if total > len(questions):
            yield ""
            yield _MORE.say(self.locale).format(count=total - len(questions))

    def _followups(self, problem: WrittenProblem) -> Iterator[str]:
        """Yield what is asked after any answer to a written question."""
        for number, followup in enumerate(problem.followups, start=1):
            first, *rest = self._wrapped(followup.asks.say(self.locale))
            yield from ("", f"{number:>2}  {first}", *(" " * _INDENT + line for line in rest))
        if not problem.followups:
            yield _NO_FOLLOWUPS.say(self.locale)

    def _question(self, number: int, question: Question) -> Iterator[str]:
        first, *rest = self._wrapped(question.asks.say(self.locale))
        yield f"{number:>2}  {first}"
        yield from (" " * _INDENT + line for line in rest)
        fact = _FACT.say(self.locale).format(fact=question.fact.say(self.locale))
        yield from self._dim(fact)
        if self.keywords and question.expects:
            words = ", ".join(word for word in question.expects if self._is_read(word))
            yield from self._dim(_KEYWORDS.say(self.locale).format(words=words))

    def _is_read(self, word: str) -> bool:
        """Leave Korean words out of an English page."""
        return self.locale is Locale.KO or not any("가" <= letter <= "힣" for letter in word)

    def _dim(self, text: str) -> Iterator[str]:
        for line in self._wrapped(text):
            yield " " * _INDENT + self.terminal.paint(line, dim=True)

    def _wrapped(self, text: str) -> list[str]:
        return wrap(printable(text), self.terminal.width - _INDENT)


def questions_record(slug: str, questions: Sequence[Question]) -> dict[str, object]:
    """Return the questions as JSON."""
    return {
        "format": _FORMAT,
        "slug": slug,
        "questions": [
            {
                "id": question.id.value,
                "asks": {"en": question.asks.en, "ko": question.asks.ko},
                "fact": {"en": question.fact.en, "ko": question.fact.ko},
                "expects": list(question.expects),
            }
            for question in questions
        ],
    }
