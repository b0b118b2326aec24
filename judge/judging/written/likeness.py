"""How like a sentence is to what people say: the part of a rubric that learns from examples.

Words that an author thinks of find what authors say. People say it in other words, and no list of
aliases ends. So points and common errors may have examples, and what is like them counts, too.
docs/rubrics-measured.md says how the method and its bounds were chosen.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from judge.frozen import frozen
from judge.judging.written.wording import has_verb, weigh_words
from judge.model.folding import fold
from judge.model.written import Examples, Misconception, Point, WrittenProblem

if TYPE_CHECKING:
    from judge.judging.written.regression import Regression

_FEW_WORDS = 4.0  # of a sentence that may be like another
_SURE_WORDS = 16.0  # of one whose letters tell enough; of a shorter one, the less it is like
_LONG, _PART = 60, 30  # words
_LEARNED = 32  # problems
_MANY = 20  # examples of a thing: what is like none of them is something else
_ENOUGH_WORDS = 14.0  # of a text, for that: a short one says a thing in its words, or not at all

Thing = Point | Misconception


@frozen(kw_only=False)
class _Lesson:
    """The sentences of one thing, by its name, and those that are near it and of no class."""

    name: str
    said: tuple[str, ...]
    near: tuple[str, ...]


class Likeness:
    """What was learned of a question's points and errors; nothing where it has no examples."""

    def __init__(self, lessons: tuple[_Lesson, ...], regression: "Regression | None") -> None:
        """Keep what was learned, class by class of ``lessons``."""
        self._names = [each.name for each in lessons]
        self._regression = regression

    def of(self, text: str) -> dict[str, float]:
        """Say how like a folded text is to the examples of each thing, by ``name_of``.

        About 1 for an example itself and 0 for a sentence about something else; of a long one the
        part that is most like counts, and a short one is taken to be less like anything: its few
        letters agree by chance. Nothing of a name or a fragment: words find it.
        """
        words = weigh_words(text)
        if self._regression is None or words < _FEW_WORDS or not has_verb(text):
            return {}
        sure = min(1.0, (words + _FEW_WORDS) / (_SURE_WORDS + _FEW_WORDS))
        scores = map(self._regression.scores, _parts(text))
        likes = (sure * max(each) for each in zip(*scores, strict=True))
        return dict(zip(self._names, likes, strict=True))


def _parts(text: str) -> Iterator[str]:
    """Yield a text, or overlapping parts of one that runs on, as in a transcript of speech."""
    words = text.split()
    if len(words) <= _LONG:
        yield text
        return
    for start in range(0, len(words) - _PART // 2, _PART // 2):
        yield " ".join(words[start : start + _PART])


def learn(problem: WrittenProblem) -> Likeness:
    """Learn a question's examples; done once."""
    things: tuple[Thing, ...] = (*problem.points, *problem.misconceptions)
    lessons = tuple(_lesson(each) for each in things if each.examples.said)
    return _learn(lessons, problem.beside)


def can_tell(thing: Thing, words: float) -> bool:
    """Whether a text of so many words that is like no example has its words by chance."""
    return len(thing.examples.said) >= _MANY and words >= _ENOUGH_WORDS


def name_of(thing: Thing) -> str:
    """Name a point or an error: the two may have one id."""
    return f"{type(thing).__name__} {thing.id}"


def _lesson(thing: Thing) -> _Lesson:
    """Take the model sentence for an example of its point, and for one that is near the error."""
    examples: Examples = thing.examples
    model = (thing.says.en, thing.says.ko)
    if isinstance(thing, Point):
        return _Lesson(name_of(thing), (*examples.said, *model), examples.near)
    return _Lesson(name_of(thing), examples.said, (*examples.near, *model))


@lru_cache(maxsize=_LEARNED)
def _learn(lessons: tuple[_Lesson, ...], beside: tuple[str, ...]) -> Likeness:
    if not lessons:
        return Likeness((), None)
    from judge.judging.written.regression import Regression  # numpy: 70 ms

    texts = {fold(text): set[int]() for text in beside}
    for index, each in enumerate(lessons):
        for text in each.said:
            texts.setdefault(fold(text), set()).add(index)
        for text in each.near:
            texts.setdefault(fold(text), set())
    return Likeness(lessons, Regression(texts, len(lessons)))
