"""What of a rubric stands in each sentence of an answer."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from judge.frozen import frozen
from judge.judging.written.aliases import Reading, Slow, Span, read, spans
from judge.judging.written.likeness import can_tell, learn, name_of
from judge.judging.written.markdown import Part
from judge.judging.written.negation import is_denied
from judge.judging.written.sentences import Sentence, sentences
from judge.judging.written.wording import claims, has_verb, weigh_words
from judge.model.folding import fold, squeeze
from judge.model.written import Point, WrittenProblem

_COPIED = 10  # letters from which on a part of the prompt is a copy of it, and no answer
_MANY = 4  # points that a list names at least
_WORDS = 4  # for each of them, in a sentence that says something
_ONE_WORD = 2
_A_FEW = 3  # names in a row
_BETWEEN_COMMAS = re.compile(r"[,;·|→⇒]|:\s|\s/\s|//|\s[-+=]\s|(?:^|\s)[#+](?=\S)")
_HEADING = re.compile(r"^[^:,;]{1,30}?(?::|\s-)\s")
_MANY_PIECES, _PIECE_WORDS, _NEARLY_ALL = 8, 5.5, 0.8  # of an enumeration; words of one piece
LIKE = 0.22  # likeness to a point's examples from which on a sentence names it
_LIKE_BOTH = 0.24  # the same of two sentences, neither of which is enough
_UNLIKE = 0.10  # under it the words of a long sentence do not, where many people were heard
_SOME = 3  # points that a sentence may name for that
_STOPS = (".", "!", "?")


@frozen
class Seen:
    """A sentence with the points that it names; ``denied`` are those that it only denies.

    ``words`` are weighed as English ones. ``states``: it has a verb. ``like`` says how like it is
    to the examples of each point and error, ``like_both`` the same of it and the next one.
    """

    sentence: Sentence
    reading: Reading
    places: Mapping[str, list[Span]]
    denied: frozenset[str]
    words: float
    states: bool
    like: Mapping[str, float]
    like_both: Mapping[str, float]

    @property
    def named(self) -> int:
        """How many points stand in it."""
        return len(self.places)


def look(problem: WrittenProblem, text: str, slow: Slow) -> tuple[Seen, ...]:
    """Look for the rubric in each sentence of an answer, and for points in any two together.

    What two say together stands in the one that is more like the examples.
    """
    likeness = learn(problem)
    own = list(own_sentences(problem, text))
    like = [likeness.of(reading.text) for _, reading in own]
    both = [likeness.of(f"{one.text} {other.text}") for (_, one), (_, other) in pairwise(own)]
    places = [_places(problem, each, like[at], slow) for at, (_, each) in enumerate(own)]
    for at, together in enumerate(both):
        for point in problem.points:
            if point.id in places[at] or point.id in places[at + 1]:
                continue
            name = name_of(point)
            if together.get(name, 0.0) >= _LIKE_BOTH:
                most = max(at, at + 1, key=lambda each: like[each].get(name, 0.0))
                places[most][point.id] = [_whole(own[most][1])]
    return tuple(
        Seen(
            sentence=sentence,
            reading=reading,
            places=places[at],
            denied=_denied(problem, reading, places[at], slow),
            words=weigh_words(reading.text),
            states=sentence.part not in {Part.HEADING, Part.CODE} and has_verb(reading.text),
            like=like[at],
            like_both=both[at] if at < len(both) else {},
        )
        for at, (sentence, reading) in enumerate(own)
    )


def own_sentences(problem: WrittenProblem, text: str) -> Iterator[tuple[Sentence, Reading]]:
    """Read an answer; what was copied from the prompt is left out."""
    copied = _prompt(problem)
    for sentence in sentences(_without_questions(problem, text)):
        reading = read(sentence.shown)
        if not _is_copied(reading, copied):
            yield sentence, reading


def _places(
    problem: WrittenProblem, reading: Reading, like: Mapping[str, float], slow: Slow
) -> dict[str, list[Span]]:
    """Find the points that a sentence names: by its words, or all of it, where it is like others.

    Of a point of which many people were heard, words do not count in a long sentence that is like
    none of theirs, unless it names so many points that each is a small part of it.
    """
    words = weigh_words(reading.text)
    places = {
        point.id: where for point in problem.points if (where := find_point(point, reading, slow))
    }
    few = len(places) <= _SOME
    for point in problem.points:
        likely = like.get(name_of(point))
        if likely is None:
            continue
        if likely >= LIKE:
            places.setdefault(point.id, [_whole(reading)])
        elif few and likely < _UNLIKE and can_tell(point, words):
            places.pop(point.id, None)
    return places


def _whole(reading: Reading) -> Span:
    return 0, len(reading.text)


def _denied(
    problem: WrittenProblem, reading: Reading, places: Mapping[str, list[Span]], slow: Slow
) -> frozenset[str]:
    return frozenset(
        id_ for id_, where in places.items() if is_denied(problem, reading, where, slow)
    )


def find_point(point: Point, reading: Reading, slow: Slow) -> list[Span]:
    """Find all places where a sentence names a point."""
    return spans(point.any_of, reading, slow) + spans(point.weak, reading, slow)


def _prompt(problem: WrittenProblem) -> str:
    """Squeeze all that a learner may copy."""
    boxes = problem.diagram.boxes if problem.diagram else ()
    texts = (problem.title, problem.statement, *(box.label for box in boxes))
    lines = (each for text in texts for each in (text.en, text.ko))
    return "\n".join(
        squeeze(fold(sentence.shown)) for line in lines for sentence in sentences(line)
    )


def _is_copied(reading: Reading, prompt: str) -> bool:
    if len(reading.squeezed) < _COPIED:
        return reading.squeezed in prompt.split("\n")
    return reading.squeezed in prompt


def _without_questions(problem: WrittenProblem, text: str) -> str:
    """Take away what asks for the learner's facts, and the marks that are still to be filled."""
    for blank in problem.blanks:
        text = text.replace(mark(blank.id), "")
        for question in (blank.asks.en, blank.asks.ko):
            text = text.replace(f"{question}:", "")
    return text


def mark(blank: str) -> str:
    """Write the place where a fact is to be filled in."""
    return "{{" + blank + "}}"


def runs(seen: tuple[Seen, ...]) -> Iterator[list[Seen]]:
    """Yield the lists of keywords: single sentences, and lines that make one together.

    A sentence that names four points is a list where it has no verb, or fewer than four words for
    each of them, or where nearly all of it is an enumeration; one that names fewer, where it is an
    enumeration and claims nothing.
    """
    if _is_nothing_else(seen):
        yield list(seen)
        return
    taken: list[Seen] = []
    for each in seen:
        if _is_scrap(each):
            taken.append(each)
            continue
        yield from _lists_of(taken)
        taken = []
        if _is_list_alone(each):
            yield [each]
    yield from _lists_of(taken)


def _lists_of(scraps: list[Seen]) -> list[list[Seen]]:
    """Return the lines as one list, or those that are lists by themselves."""
    if _is_list(scraps):
        return [scraps]
    return [[each] for each in scraps if _is_list_alone(each)]


def only_names(seen: Seen) -> bool:
    """Whether a sentence is a few names between commas: short ones, none of which has a verb.

    A single word is a name, whatever else it may be (PUT), and so is "contributing to projects".
    What stands before a colon is their heading.
    """
    text = _HEADING.sub("", seen.reading.text)
    pieces = [piece for piece in _BETWEEN_COMMAS.split(text) if piece.strip()]
    if len(pieces) < _A_FEW or seen.words > _WORDS * len(pieces):
        return False
    return not any(len(piece.split()) > 1 and has_verb(piece, links=False) for piece in pieces)


def _is_list_alone(seen: Seen) -> bool:
    text = seen.reading.text
    if seen.named >= _MANY:
        return not seen.states or seen.words < _WORDS * seen.named or _enumerates(text)
    return seen.named > 0 and _enumerates(text) and not claims(text)


def _enumerates(text: str) -> bool:
    """Whether a sentence is pieces between commas, hardly any of which says something."""
    pieces = [piece for piece in _BETWEEN_COMMAS.split(text) if piece.strip()]
    bare = [each for each in pieces if weigh_words(each) <= _PIECE_WORDS and not has_verb(each)]
    return len(pieces) >= _MANY_PIECES and len(bare) >= _NEARLY_ALL * len(pieces)


def _is_scrap(seen: Seen) -> bool:
    """Whether a line is hardly more than the names of points, or one word between such lines."""
    if seen.sentence.part is Part.HEADING:
        return False
    if not seen.states and seen.words < (_WORDS * seen.named or _ONE_WORD):
        return True
    return _is_fragments(seen)


def _is_nothing_else(seen: tuple[Seen, ...]) -> bool:
    """Whether an answer is short pieces between commas from end to end, however its lines run.

    Where lines end with a stop, as sentences do, hardly any of them may have a verb.
    """
    texts = [each.reading.text for each in seen]
    if not _is_list(list(seen)) or any(map(claims, texts)):
        return False
    bare = sum(not has_verb(text, links=False) for text in texts)
    if any(text.endswith(_STOPS) for text in texts) and bare < _NEARLY_ALL * len(texts):
        return False
    pieces = [piece for text in texts for piece in _BETWEEN_COMMAS.split(text)]
    some = sum(_BETWEEN_COMMAS.search(text) is not None for text in texts)
    words = sum(map(weigh_words, texts))
    return some * 2 >= len(texts) and words <= _WORDS * len(pieces)


def _is_fragments(seen: Seen) -> bool:
    """Whether a line that no stop ends, behind its head, is a name, or short pieces: no claim."""
    text = _HEADING.sub("", seen.reading.text)
    pieces = _BETWEEN_COMMAS.split(text)
    if text.endswith(_STOPS) or claims(text) or not (seen.named or len(pieces) > 1):
        return False
    return all(weigh_words(piece) <= _PIECE_WORDS for piece in pieces)


def _is_list(scraps: list[Seen]) -> bool:
    return len({id_ for each in scraps for id_ in each.places}) >= _MANY
