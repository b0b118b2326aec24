"""Common errors in an answer: who makes one, and who only speaks of it."""

from collections.abc import Iterator, Sequence
from re import compile as compile_pattern

from judge.frozen import frozen
from judge.judging.written.aliases import Reading, Slow, Span, spans
from judge.judging.written.negation import is_denied
from judge.judging.written.sighting import Seen
from judge.model.assessment import MisconceptionSeen
from judge.model.written import Aliases, Misconception, Together, WrittenProblem

# "Wrong" and "a bad idea", said of what somebody holds; not "something went wrong".
_WRONG = r"\b(?<!something )(?<!go )(?<!goes )(?<!going )(?<!gone )(?<!went )wrong\b"
_BAD_IDEA = (
    r"(?<!no )(?<!not a )(?<!n't a )(?<!such a )(?<!never a )"
    r"\b(?:bad|terrible|awful|horrible|dangerous) (?:idea|assumption|advice|practice)\b"
)
_CLAIM = r"(?:생각|발상|믿음|가정|주장|기대|습관)"
_DID = r"(?:(?<!입사)했|썼|걸었|열었|뒀|두었|넣었|맡겼|믿었|늘렸)다가 ?(?:[^ .]{1,6} ){0,2}"
# Behind the words: what refutes them.
_REFUTED = compile_pattern(
    r"(?:면|서는|[는은] ?건|것은) ?안 ?(?:된|되|돼|됩)|잘못|틀린|틀렸|말아야|피해야|"
    r"(?:것|게|건|말)[이은]? ?아니|경계해야|(?:생각|것)[은을]? ?조심해야|"
    rf"{_CLAIM}[은이]? ?(?:[가-힣]{{1,3}} )?위험(?:하[다며고]|합|해요)|"
    rf"(?:위험한|나쁜|안 ?좋은) ?{_CLAIM}(?![이은]? ?아[니닌닙])|(?:다|라|자)는 ?함정|"
    rf"{_DID}(?:후회|데었|데였|데인|혼났|혼난)|"
    r"\b(?:mistake|incorrect|not true)\b|(?:\bnot|n't) (?:a|such a) (?:good|great|wise) idea\b|"
    r"\b(?:is|was|into|for)(?: (?!not\b)[a-z]+)? (?:a|the|that|this)(?: [a-z-]+)? trap\b|"
    r"\b(?:and|but|until|then)(?: (?:i|we|they|soon|then))* "
    r"(?:learn(?:ed|t) (?:otherwise )?the hard way|"
    r"(?:got|were|was) (?:badly )?burn(?:t|ed)(?! out))\b|"
    r"\b(?:came to regret|(?:i|we|soon|later|and) regretted) (?:it|that)\b|"
    rf"{_BAD_IDEA}|{_WRONG}"
)
# Before the words: a warning, or somebody else who believes them, or the speaker in former times.
_REFUTING = compile_pattern(
    r"\b(?:mistake|incorrect)\b|"
    rf"{_WRONG}|{_BAD_IDEA} to\b|\bdangerous to (?:think|believe|assume|say)\b|"
    r"\b(?:(?:an?|the|my|our|his|her|one) (?:[a-z-]+ ){1,4}?|"
    r"(?:colleagues?|teammates?|somebody|someone|people|many|some|others|juniors?|they|who) "
    r"(?:[a-z-]+ ){0,4}?)"
    r"(?:thinks?|thought|believe[ds]?|said|swore|claim(?:s|ed)|assume[ds]|was (?:sure|convinced)|"
    r"insist(?:s|ed)|argue[ds]|keeps? (?:saying|telling))\b|"
    r"\b(?:used to|once|first) (?:think|thought|believed?|assumed?)\b"
)
# Anywhere: what is called a misconception, was believed once, or is only what others say.
_ONCE_BELIEVED = compile_pattern(
    r"오해|착각|\b(?:myth|misconception)\b|줄 ?알았|[은는] ?줄 ?알고(?! ?있)|"
    r"(?:다고|라고|는 ?걸로) ?(?:생각|알고|믿)[^.]{0,6}(?:는데|지만|으나|었|던)|"
    r"(?:다고|라고)들? ?(?:말)?(?:하|했|하셨|하시)(?:지만|으나)|"
    r"(?:다고|라고) ?(?:말)?(?:했|하셨)는데|"
    r"(?:다고|라고) ?(?:가정하|기대하|믿|생각하)고 [^.]{1,14}다가|"
    r"(?:다고|라고) ?(?:아|믿|생각하)는 ?(?:사람|분|동료)[이들도](?![라고며])|"
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
