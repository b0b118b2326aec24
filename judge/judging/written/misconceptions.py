"""Common errors in an answer: who makes one, and who only speaks of it."""

from collections.abc import Iterator, Sequence

from judge.frozen import frozen
from judge.judging.written.aliases import Slow, Span, spans
from judge.judging.written.likeness import can_tell, name_of
from judge.judging.written.negation import is_denied
from judge.judging.written.refutation import is_spoken_of, is_told
from judge.judging.written.sighting import Seen
from judge.model.assessment import MisconceptionSeen
from judge.model.written import Aliases, Misconception, Together, WrittenProblem

_LIKE = 0.25  # likeness to an error's examples from which on sentences make it
_VERY_LIKE = 0.45  # from which on they do, however much they sound like a warning
_UNLIKE = 0.15  # under it the words of long ones do not, where many people were heard
_MANY_SENTENCES = 8  # of an answer, for which all of it is long


@frozen
class Made:
    """An error that an answer makes, by ``name_of``, and the indexes of the sentences that do."""

    name: str
    seen: MisconceptionSeen
    within: tuple[int, ...]


def made(problem: WrittenProblem, seen: Sequence[Seen], slow: Slow) -> Iterator[Made]:
    """Yield the errors that an answer makes, each with all the sentences that make it.

    Shown is one that makes it by itself, of those the one that is most like the examples.
    """
    answer = _Answer(problem, seen, slow)
    for misconception in problem.misconceptions:
        found = [answer.makes(misconception, at) for at in range(len(seen))]
        within = [at for each in found for at in each]
        alone = [each.start for each in found if len(each) == 1]
        if within:
            name = name_of(misconception)
            most = max(alone or within, key=lambda at: seen[at].like.get(name, 0.0))
            shown = MisconceptionSeen(id=misconception.id, sentence=seen[most].sentence.shown)
            yield Made(name=name, seen=shown, within=tuple(within))


class _Answer:
    """The sentences of one answer; what is found in them is looked for once."""

    def __init__(self, problem: WrittenProblem, seen: Sequence[Seen], slow: Slow) -> None:
        self._problem = problem
        self._seen = seen
        self._readings = [each.reading for each in seen]
        self._slow = slow
        self._known: dict[tuple[int, int], list[Span]] = {}
        self._points = [name_of(point) for point in problem.points]
        self._like = {range(at, at + 1): each.like for at, each in enumerate(seen)} | {
            range(at, at + 2): each.like_both for at, each in enumerate(seen)
        }

    def makes(self, misconception: Misconception, at: int) -> range:
        """Return the sentences from ``at`` on that make the error: as few as will do, or none."""
        worded = self._worded(misconception, at)
        if worded and not self._is_unlike(misconception, worded):
            return worded
        return self._like_examples(misconception, at)

    def _is_unlike(self, misconception: Misconception, within: range) -> bool:
        """Whether sentences, alone and with their neighbours, are like none that were heard.

        In many sentences the words of an error meet by chance, however short one is.
        """
        name = name_of(misconception)
        likes = [
            like[name]
            for sentences, like in self._like.items()
            if name in like and sentences.start < within.stop and within.start < sentences.stop
        ]
        whole = range(len(self._seen)) if len(self._seen) >= _MANY_SENTENCES else within
        return self._can_tell(misconception, whole) and bool(likes) and max(likes) < _UNLIKE

    def _can_tell(self, misconception: Misconception, within: range) -> bool:
        words = sum(each.words for each in self._seen[within.start : within.stop])
        return can_tell(misconception, words)

    def _like_examples(self, misconception: Misconception, at: int) -> range:
        """Find a sentence that is like the examples, alone or with the one beside it.

        Of two of which neither is enough, the one that is more like them makes the error.
        """
        name = name_of(misconception)
        one, other, both = range(at, at + 1), range(at + 1, at + 2), range(at, at + 2)
        for within in (one,) if self._is_like(other, name) else (one, both):
            near = self._readings[at : within.stop + 1]
            surely = within == one and self._is_very_like(misconception, one)
            if self._is_like(within, name) and not is_told(near, len(within), surely_made=surely):
                most = max(within, key=lambda at: self._likeness(range(at, at + 1), name))
                return range(most, most + 1)
        return range(0)

    def _is_like(self, within: range, name: str) -> bool:
        """Whether sentences are like the examples, and more so than like those of any point."""
        points = (self._likeness(within, point) for point in self._points)
        return self._likeness(within, name) >= max(_LIKE, *points)

    def _is_very_like(self, misconception: Misconception, within: range) -> bool:
        like = self._likeness(within, name_of(misconception))
        return self._can_tell(misconception, within) and like >= _VERY_LIKE

    def _likeness(self, within: range, name: str) -> float:
        return self._like.get(within, {}).get(name, 0.0)

    def _worded(self, misconception: Misconception, at: int) -> range:
        """Find the error by its words."""
        near = self._readings[at : at + 3]
        places = self._stated(misconception, at)
        if places and not is_spoken_of(near, [places]):
            return range(at, at + 1)
        for words in misconception.together:
            for count in range(1, min(words.sentences, len(near)) + 1):
                within = range(at, at + count)
                joined = self._joined(misconception, words, within)
                if joined and not is_spoken_of(near[: count + 1], joined):
                    return within
        return range(0)

    def _stated(self, misconception: Misconception, at: int) -> list[Span]:
        """Find where a sentence makes the error in words that need no others."""
        any_of, reading = misconception.any_of, self._readings[at]
        places = spans(any_of, reading, self._slow)
        if not places or (
            not any_of.denied and is_denied(self._problem, reading, places, self._slow)
        ):
            return []
        return [] if self._meant(misconception.unless, at) else places

    def _joined(
        self, misconception: Misconception, words: Together, within: range
    ) -> list[list[Span]]:
        """Find where sentences that follow each other make the error, the first and the last too.

        For each of them: the first place of every list of words that stands there.
        """
        held: list[list[Span]] = [[] for _ in within]
        for group in words.all_of:
            found = [self._meant(group, at) for at in within]
            if not any(found):
                return []
            for firsts, places in zip(held, found, strict=True):
                firsts += places[:1]
        if (
            not held[0]
            or not held[-1]
            or any(
                self._meant(unless, at)
                for unless in (misconception.unless, words.unless)
                for at in within
            )
        ):
            return []
        return held

    def _meant(self, aliases: Aliases, at: int) -> list[Span]:
        """Find where the words stand and are not denied, or may be."""
        key = id(aliases), at
        if key not in self._known:
            reading = self._readings[at]
            places = spans(aliases, reading, self._slow)
            self._known[key] = [
                place
                for place in places
                if aliases.denied or not is_denied(self._problem, reading, [place], self._slow)
            ]
        return self._known[key]
