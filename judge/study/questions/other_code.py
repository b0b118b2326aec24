"""What is to be seen in languages of which we have tokens only: a few words, and small integers."""

from collections.abc import Iterator

from judge.model.domain import Domain, Scalar
from judge.model.expression import ExpressionError
from judge.model.problem import Problem
from judge.study.notes.tokens import Token, significant
from judge.study.questions.sighting import Seen, Sighting

_WORDS = {
    **dict.fromkeys(("priority_queue", "PriorityQueue", "BinaryHeap", "push_heap"), Seen.HEAP),
    **dict.fromkeys(("lower_bound", "upper_bound", "binarySearch", "binary_search"), Seen.BISECT),
    **dict.fromkeys(("unordered_map", "map", "HashMap", "TreeMap", "Map", "dict"), Seen.DICT),
    **dict.fromkeys(("unordered_set", "set", "HashSet", "TreeSet", "Set"), Seen.SET),
    **dict.fromkeys(("queue", "deque", "ArrayDeque", "Queue"), Seen.QUEUE),
    **dict.fromkeys(("next_permutation",), Seen.ALL_ARRANGEMENTS),
}
_SORTS = frozenset({"sort", "stable_sort", "sorted"})
_LOOPS = frozenset({"for", "while", "do"})
_NARROW = frozenset({"c", "cpp", "java", "csharp", "go", "kotlin", "rust"})
_LARGEST_INT = 2**31 - 1


def see_other(source: str, language: str, problem: Problem) -> Iterator[Sighting]:
    """Yield what the words of a source tell."""
    tokens = significant(source, language)
    found: dict[Seen, Sighting] = {}
    for token in tokens:
        seen = _WORDS.get(token.text)
        if seen is not None:
            found.setdefault(seen, _at(seen, token))
        elif token.text in _SORTS and _loop_after(token, tokens):
            found.setdefault(Seen.SORT_BEFORE_LOOP, _at(Seen.SORT_BEFORE_LOOP, token))
    if language in _NARROW and "int" in {token.text for token in tokens}:
        largest = _largest_sum(problem)
        if largest > _LARGEST_INT:
            token = next(token for token in tokens if token.text == "int")
            words = {"line": str(token.line), "largest": f"{largest:,}"}
            sighting = Sighting(seen=Seen.OVERFLOW, words=words, order=token.line)
            found[Seen.OVERFLOW] = sighting
    yield from sorted(found.values(), key=lambda each: each.order)


def _at(seen: Seen, token: Token) -> Sighting:
    return Sighting(
        seen=seen, words={"line": str(token.line), "name": token.text}, order=token.line
    )


def _loop_after(token: Token, tokens: tuple[Token, ...]) -> bool:
    return any(each.text in _LOOPS and each.line > token.line for each in tokens)


def _largest_sum(problem: Problem) -> int:
    """Return the largest sum of a list of whole numbers that the problem allows; 0 if unknown."""
    sums = [_sum_of(parameter.domain) for parameter in problem.parameters]
    return max(sums, default=0)


def _sum_of(domain: Domain) -> int:
    items = domain.items
    if items is None or items.type is not Scalar.INT or not (domain.length and items.range):
        return 0
    try:
        longest, largest = domain.length.resolve({})[1], items.range.resolve({})[1]
    except ExpressionError:
        return 0
    return 0 if longest is None or largest is None else int(longest * largest)
