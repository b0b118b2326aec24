"""Cards: a question and an answer, with an id that stays the same for ever.

What is asked comes from the ids of the content (points never change theirs), so that a card that is
exported again, with other words, is still the same card.
"""

from collections.abc import Iterator

from judge.frozen import frozen
from judge.interop.note_text import NoteText
from judge.model.folding import has_hangul
from judge.model.sql_problem import SqlProblem
from judge.model.text import Locale, Text
from judge.model.written import Misconception, WrittenProblem

_EXPLAIN = Text("{title}\nExplain: {word}", "{title}\n설명하기: {word}")
_GROUP = Text("{title}\nWhat belongs to: {group}?", "{title}\n무엇이 있을까: {group}")
_ERROR = Text(
    "{title}\nSomebody says: “{claim}” What is wrong with that?",
    "{title}\n누군가 이렇게 말합니다. “{claim}” 무엇이 문제인가요?",
)
_UNSAID_ERROR = Text(
    "{title}\nA common error, and what is right instead ({name})?",
    "{title}\n흔한 오해와 바른 설명은? ({name})",
)
_COMPARE = Text("{title}\nCompare: {item}", "{title}\n비교하기: {item}")
_ASKED = Text("{title}\nAsked next: {question}", "{title}\n꼬리 질문: {question}")
_SPOKEN = Text("{title}\nExplain it in one minute.", "{title}\n1분 안에 설명해 보세요.")
_QUERY = Text("{title}\nWrite the query.\n\n{task}", "{title}\n쿼리를 쓰세요.\n\n{task}")


@frozen
class Card:
    """One card; ``id`` is stable, ``tags`` are words without spaces."""

    id: str
    front: str
    back: str
    tags: tuple[str, ...]


def cards_of_written(problem: WrittenProblem, locale: Locale) -> Iterator[Card]:
    """Make the cards of a written question: points, groups, errors, comparisons, follow-ups."""
    rubric = _Rubric(problem, locale)
    yield from rubric.points()
    yield from rubric.groups()
    yield from rubric.errors()
    yield from rubric.comparisons()
    yield from rubric.follow_ups()


class _Rubric:
    """A written question in one language."""

    def __init__(self, problem: WrittenProblem, locale: Locale) -> None:
        self._problem = problem
        self._locale = locale
        self._says = {point.id: self._say(point.says) for point in problem.points}

    def points(self) -> Iterator[Card]:
        for point in self._problem.points:
            front = self._front(_EXPLAIN, word=self._say(point.title))
            yield self._card(f"point/{point.id}", front, self._says[point.id])

    def groups(self) -> Iterator[Card]:
        for group in self._problem.groups:
            own = [self._says[each.id] for each in self._problem.points if each.group == group.id]
            front = self._front(_GROUP, group=self._say(group.title))
            yield self._card(f"group/{group.id}", front, _list(own))

    def errors(self) -> Iterator[Card]:
        for error in self._problem.misconceptions:
            claim = self._claim(error)
            if claim is None:
                front = self._front(_UNSAID_ERROR, name=error.id)
            else:
                front = self._front(_ERROR, claim=claim)
            yield self._card(f"error/{error.id}", front, self._say(error.says))

    def comparisons(self) -> Iterator[Card]:
        matrix = self._problem.matrix
        if matrix is None:
            return
        for item in matrix.items:
            cells = [
                f"{self._say(axis.title)}: {self._say(matrix.cells[item.id, axis.id])}"
                for axis in matrix.axes
                if (item.id, axis.id) in matrix.cells
            ]
            front = self._front(_COMPARE, item=self._say(item.title))
            yield self._card(f"compare/{item.id}", front, _list(cells))

    def follow_ups(self) -> Iterator[Card]:
        for each in self._problem.followups:
            expected = [self._says[id_] for id_ in each.expects if id_ in self._says]
            if expected:
                front = self._front(_ASKED, question=self._say(each.asks))
                yield self._card(f"next/{each.asks.en}", front, _list(expected))  # they have no ids

    def _claim(self, error: Misconception) -> str | None:
        """Return the first example of the error in this language."""
        korean = self._locale is Locale.KO
        said = (each for each in error.examples.said if has_hangul(each) is korean)
        return next(said, None)

    def _say(self, text: Text) -> str:
        return text.say(self._locale)

    def _front(self, text: Text, **words: str) -> str:
        return self._say(text).format(title=self._say(self._problem.title), **words)

    def _card(self, name: str, front: str, back: str) -> Card:
        problem = self._problem
        tags = _tags(problem.slug, *problem.topics)
        return Card(id=f"{problem.slug}/{name}", front=front, back=back, tags=tags)


def cards_of_sql(problem: SqlProblem, query: str, locale: Locale) -> Card:
    """Make the card of a SQL problem; ``query`` is the author's answer."""
    task = problem.statement.say(locale).strip()
    if problem.tuning is not None:
        task += f"\n\n```sql\n{problem.tuning.slow}\n```"
    front = _QUERY.say(locale).format(title=problem.title.say(locale), task=task)
    return Card(
        id=f"{problem.slug}/query",
        front=front,
        back=query.strip(),
        tags=_tags(problem.slug, *problem.topics),
    )


def cards_of_note(slug: str, title: str, note: NoteText, locale: Locale) -> Iterator[Card]:
    """Make the cards of a learner's own note: the spoken version, and questions with answers."""
    tags = _tags(slug, "notes")
    if note.spoken:
        front = _SPOKEN.say(locale).format(title=title)
        yield Card(id=f"{slug}/spoken", front=front, back=note.spoken, tags=tags)
    for question, answer in note.follow_ups:
        front = _ASKED.say(locale).format(title=title, question=question)
        yield Card(id=f"{slug}/note/{question}", front=front, back=answer, tags=tags)


def _list(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _tags(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"judge::{word.replace(' ', '-')}" for word in words))
