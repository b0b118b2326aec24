"""An answer held against a rubric: what it mentions, explains, denies and misunderstands."""

from collections.abc import Iterator, Mapping, Sequence
from re import compile as compile_pattern

from judge.judging.written.aliases import Slow, found
from judge.judging.written.likeness import name_of
from judge.judging.written.matrix import fill
from judge.judging.written.misconceptions import made
from judge.judging.written.sighting import LIKE, Seen, look, mark, only_names, own_sentences, runs
from judge.judging.written.wording import count_words, has_verb, relates
from judge.model.assessment import MENTIONED, Assessment, PointSeen, PointState
from judge.model.written import Aliases, Point, WrittenProblem

_FOLLOWING = 2  # sentences in which a thing is still spoken of, where they name nothing else
_FEW_WORDS, _MORE_WORDS = 3.0, 6.0  # of a real sentence, with a verb and without
_MORE_LIKE = 0.01  # than an error: an example of both is about as like to both
_FIRST = compile_pattern(
    r"먼저|우선|첫째|첫 ?번째|일단|1단계|가장 처음|단기|\bfirst(?:ly)?\b|\bstart (?:by|with)\b|"
    r"\bbegin (?:by|with)\b|\bstep 1\b|\bshort[- ]term\b|\bto begin with\b"
)
_LATER = compile_pattern(
    r"그 ?다음|다음으로|다음에|이후|그 ?후|그러고|그래도|둘째|두 ?번째|2단계|나중|마지막|끝으로|"
    r"최후|장기|\bthen\b|\bnext\b|\bafter that\b|\bfinally\b|\blast(?:ly)?\b|\bsecond(?:ly)?\b|"
    r"\blater\b|\bonly (?:then|after|when|if)\b|\blong[- ]term\b"
)


def assess(problem: WrittenProblem, text: str) -> Assessment:
    """Say what ``text`` mentions of the rubric, with the sentences that show it."""
    slow = Slow()
    seen = look(problem, text, slow)
    soup = list(runs(seen))
    in_soup = {id(each) for run in soup for each in run}
    errors = tuple(made(problem, seen, slow))
    wrong = {
        id(each): [error.name for error in errors if at in error.within]
        for at, each in enumerate(seen)
        if id(each) not in in_soup and any(at in error.within for error in errors)
    }
    points = tuple(_point(point, seen, in_soup, wrong, slow) for point in problem.points)
    touched = {
        point.group
        for point, state in zip(problem.points, points, strict=True)
        if state.state in MENTIONED
    }
    return Assessment(
        slug=problem.slug,
        words=sum(count_words(each.sentence.shown) for each in seen),
        points=points,
        groups=tuple(group.id for group in problem.groups if group.id in touched),
        misconceptions=tuple(error.seen for error in errors),
        cells=fill(problem.matrix, seen, set(wrong), slow) if problem.matrix else (),
        soup=tuple(" / ".join(each.sentence.shown for each in run if each.named) for run in soup),
        order=_order(seen),
        blanks=tuple(blank.id for blank in problem.blanks if mark(blank.id) in text),
        unread=tuple(sorted(slow.words)),
    )


def has_words(problem: WrittenProblem, text: str) -> bool:
    """Whether an answer has a word of its own; the rubric is not asked."""
    return any(count_words(each.shown) for each, _ in own_sentences(problem, text))


def _point(
    point: Point,
    seen: Sequence[Seen],
    in_soup: set[int],
    wrong: Mapping[int, Sequence[str]],
    slow: Slow,
) -> PointSeen:
    """Look for a point; in a ``wrong`` sentence, which makes common errors, words do not count.

    What is more like its examples than like the errors' does, and so does a list: what is wrong
    with one piece says nothing of the others.
    """
    named = [i for i, each in enumerate(seen) if point.id in each.places]
    plainly = [
        i
        for i in named
        if point.id not in seen[i].denied
        and (id(seen[i]) not in wrong or _is_more_like(point, seen[i], wrong[id(seen[i])]))
    ]
    doubtful = [i for i in named if i not in plainly]
    if doubtful and all(id(seen[i]) in in_soup for i in plainly):
        shown = seen[doubtful[0]].sentence.shown
        return PointSeen(id=point.id, state=PointState.NEGATED, sentence=shown)
    if not plainly:
        return PointSeen(id=point.id, state=PointState.MISSING)
    real = [i for i in plainly if id(seen[i]) not in in_soup and _is_real(seen[i])]
    context = [
        each
        for i in plainly
        for each in _context(point.id, i, seen, in_soup)
        if id(each) not in wrong
    ]
    tradeoff = _first_with(point.tradeoff, context, slow)
    reason = _first_with(point.why, context, slow)
    asks_more = bool(point.tradeoff.words or point.why.words)
    explained = bool(real) and (not asks_more or tradeoff is not None or reason is not None)
    return PointSeen(
        id=point.id,
        state=PointState.EXPLAINED if explained else PointState.MENTIONED,
        sentence=seen[_best(plainly, real, seen, tradeoff)].sentence.shown,
        tradeoff=tradeoff,
        reason=reason,
        listed=all(id(seen[i]) in in_soup for i in plainly),
    )


def _is_more_like(point: Point, seen: Seen, errors: Sequence[str]) -> bool:
    """Whether a sentence that makes errors still speaks of a point: more than of any of them."""
    likely = seen.like.get(name_of(point), 0.0)
    most = max(seen.like.get(each, 0.0) for each in errors)
    return likely >= LIKE and likely > most + _MORE_LIKE


def _best(plainly: list[int], real: list[int], seen: Sequence[Seen], tradeoff: str | None) -> int:
    """Choose the sentence to show: one that says the price too, else a real one."""
    whole = [i for i in real if seen[i].sentence.shown == tradeoff]
    states = [i for i in plainly if seen[i].states]
    return (whole or real or states or plainly)[0]


def _is_real(seen: Seen) -> bool:
    """Whether a sentence says something, and does not only name it."""
    states = seen.states and has_verb(seen.reading.text, links=False)
    if only_names(seen) or not (states or relates(seen.reading.text)):
        return False
    return seen.words >= (_FEW_WORDS if states else _MORE_WORDS)


def _context(id_: str, at: int, seen: Sequence[Seen], soup: set[int]) -> Iterator[Seen]:
    """Yield the sentence that names a point, and those after it that still speak of it."""
    if id(seen[at]) not in soup:
        yield seen[at]
    for each in seen[at + 1 : at + 1 + _FOLLOWING]:
        others = each.places.keys() - {id_}
        if id(each) in soup or (others and id_ not in each.places):
            return
        yield each


def _first_with(aliases: Aliases, context: Sequence[Seen], slow: Slow) -> str | None:
    return next(
        (each.sentence.shown for each in context if found(aliases, each.reading, slow)), None
    )


def _order(seen: Sequence[Seen]) -> str | None:
    """Find the sentence that says what comes first, where a later one, or it, says what follows."""
    for index, each in enumerate(seen):
        first = _FIRST.search(each.reading.text)
        if first is None:
            continue
        rest = [
            each.reading.text[first.end() :],
            *(after.reading.text for after in seen[index + 1 :]),
        ]
        if any(_LATER.search(text) for text in rest):
            return each.sentence.shown
    return None
