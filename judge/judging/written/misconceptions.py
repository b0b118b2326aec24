"""Common errors in an answer: who makes one, and who only speaks of it."""

from collections.abc import Iterator, Sequence
from re import compile as compile_pattern

from judge.frozen import frozen
from judge.judging.written.aliases import Reading, Slow, Span, spans
from judge.judging.written.negation import is_denied
from judge.judging.written.sighting import Seen
from judge.model.assessment import MisconceptionSeen
from judge.model.written import Aliases, Misconception, Together, WrittenProblem

# Behind the words: what refutes them.
_REFUTED = compile_pattern(
    r"(?:면|서는|[는은] ?건|것은) ?안 ?(?:된|되|돼|됩)|오해|잘못|틀린|틀렸|말아야|피해야|착각|"
    r"(?:것|게|건|말)[이은]? ?아니|"
    r"\b(?:myth|misconception|mistake|incorrect|not true)\b|"
    r"\b(?<!something )(?<!go )(?<!goes )(?<!going )(?<!gone )(?<!went )wrong\b"
)
# Before the words: a warning, or somebody else who believes them, or the speaker in former times.
_REFUTING = compile_pattern(
    r"오해|착각|\b(?:myth|misconception|mistake|incorrect)\b|"
    r"\b(?<!something )(?<!go )(?<!goes )(?<!going )(?<!gone )(?<!went )wrong\b|"
    r"\b(?:(?:an?|the|my|our|his|her|one) (?:[a-z-]+ ){1,4}?|"
    r"(?:colleagues?|teammates?|somebody|someone|people|many|some|others|juniors?|they|who) "
    r"(?:[a-z-]+ ){0,4}?)"
    r"(?:thinks?|thought|believe[ds]?|said|swore|claim(?:s|ed)|assume[ds]|was (?:sure|convinced)|"
    r"insist(?:s|ed)|argue[ds]|keeps? (?:saying|telling))\b|"
    r"\b(?:used to|once|first) (?:think|thought|believed?|assumed?)\b"
)
_ONCE_BELIEVED = compile_pattern(
    r"줄 ?알았|(?:다고|라고|는 ?걸로) ?(?:생각|알고|믿)[^.]{0,6}(?:는데|지만|으나|었|던)|"
    r"(?:다고|라고|자고) ?(?:우기|주장|하는 ?(?:사람|분|동료)|하던)"
)


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
    if _states(problem, misconception, seen[at].reading, slow):
        return range(at, at + 1)
    for words in misconception.together:
        for end in range(at + 1, min(at + words.sentences, len(seen)) + 1):
            if _joins(problem, misconception, words, seen[at:end], slow):
                return range(at, end)
    return range(0)


def _states(
    problem: WrittenProblem, misconception: Misconception, reading: Reading, slow: Slow
) -> bool:
    """Whether a sentence makes the error in words that need no others."""
    any_of = misconception.any_of
    places = spans(any_of, reading, slow)
    if not places or (not any_of.denied and is_denied(problem, reading, places, slow)):
        return False
    if _meant(problem, misconception.unless, reading, slow):
        return False
    return not _is_refuted(reading, places)


def _joins(
    problem: WrittenProblem,
    misconception: Misconception,
    words: Together,
    near: Sequence[Seen],
    slow: Slow,
) -> bool:
    """Whether sentences that follow each other make the error together, the first among them."""
    for unless in (misconception.unless, words.unless):
        if any(_meant(problem, unless, each.reading, slow) for each in near):
            return False
    held = [[_meant(problem, group, each.reading, slow) for group in words.all_of] for each in near]
    if not any(held[0]) or not all(any(column) for column in zip(*held, strict=True)):
        return False
    return not any(
        _is_refuted(each.reading, places)
        for each, groups in zip(near, held, strict=True)
        if (places := [place for group in groups for place in group])
    )


def _meant(problem: WrittenProblem, aliases: Aliases, reading: Reading, slow: Slow) -> list[Span]:
    """Find where the words stand and are not denied, or may be."""
    places = spans(aliases, reading, slow)
    if aliases.denied:
        return places
    return [place for place in places if not is_denied(problem, reading, [place], slow)]


def _is_refuted(reading: Reading, places: Sequence[Span]) -> bool:
    """Whether a sentence warns of what stands there, or tells that another believes it."""
    first, last = min(start for start, _ in places), max(end for _, end in places)
    return any(
        (
            _REFUTED.search(reading.text, last),
            _REFUTING.search(reading.text[:first]),
            _ONCE_BELIEVED.search(reading.text),
        )
    )
