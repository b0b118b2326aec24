"""Common errors in an answer: who makes one, and who only speaks of it."""

from collections.abc import Iterator, Sequence

from judge.frozen import frozen
from judge.judging.written.aliases import Reading, Slow, Span, spans
from judge.judging.written.negation import is_denied
from judge.judging.written.refutation import is_spoken_of
from judge.judging.written.sighting import Seen
from judge.model.assessment import MisconceptionSeen
from judge.model.written import Aliases, Misconception, Together, WrittenProblem


@frozen
class Made:
    """An error that an answer makes; ``within`` are the indexes of the sentences that make it."""

    seen: MisconceptionSeen
    within: tuple[int, ...]


def made(problem: WrittenProblem, seen: Sequence[Seen], slow: Slow) -> Iterator[Made]:
    """Yield the errors that an answer makes, each with all the sentences that make it."""
    for misconception in problem.misconceptions:
        within: list[int] = []
        for at in range(len(seen)):
            within += _from(problem, misconception, seen, at, slow)
        if within:
            first = MisconceptionSeen(id=misconception.id, sentence=seen[within[0]].sentence.shown)
            yield Made(seen=first, within=tuple(within))


def _from(
    problem: WrittenProblem, misconception: Misconception, seen: Sequence[Seen], at: int, slow: Slow
) -> range:
    """Return the sentences from ``at`` on that make the error: as few as will do, or none."""
    readings = [each.reading for each in seen[at : at + 3]]
    places = _states(problem, misconception, readings[0], slow)
    if places and not is_spoken_of(readings, [places]):
        return range(at, at + 1)
    for words in misconception.together:
        for count in range(1, min(words.sentences, len(readings)) + 1):
            joined = _joins(problem, misconception, words, readings[:count], slow)
            if joined and not is_spoken_of(readings[: count + 1], joined):
                return range(at, at + count)
    return range(0)


def _states(
    problem: WrittenProblem, misconception: Misconception, reading: Reading, slow: Slow
) -> list[Span]:
    """Find where a sentence makes the error in words that need no others."""
    any_of = misconception.any_of
    places = spans(any_of, reading, slow)
    if not places or (not any_of.denied and is_denied(problem, reading, places, slow)):
        return []
    return [] if _meant(problem, misconception.unless, reading, slow) else places


def _joins(
    problem: WrittenProblem,
    misconception: Misconception,
    words: Together,
    near: Sequence[Reading],
    slow: Slow,
) -> list[list[Span]]:
    """Find where sentences that follow each other make the error together, the first among them.

    For each of them: the first place of every list of words that stands there.
    """
    for unless in (misconception.unless, words.unless):
        if any(_meant(problem, unless, each, slow) for each in near):
            return []
    held = [[_meant(problem, group, each, slow) for group in words.all_of] for each in near]
    if not any(held[0]) or not all(any(column) for column in zip(*held, strict=True)):
        return []
    return [[places[0] for places in groups if places] for groups in held]


def _meant(problem: WrittenProblem, aliases: Aliases, reading: Reading, slow: Slow) -> list[Span]:
    """Find where the words stand and are not denied, or may be."""
    places = spans(aliases, reading, slow)
    if aliases.denied:
        return places
    return [place for place in places if not is_denied(problem, reading, [place], slow)]
