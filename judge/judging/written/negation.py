"""Whether a word that was found is denied: "캐시는 쓰지 않는다", "instead of a cache".

A pattern is anchored to the word: one that begins with ``^`` looks at what follows it, one that
ends with ``$`` at what stands before. A list of bare words was tried and was wrong: "불필요한
데이터" beside a query made it count as denied. What argues for a thing by its absence
("캐시를 쓰지 않으면", "not only caching") denies nothing.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from judge.judging.written.aliases import Reading, Slow, Span
from judge.model.folding import squeeze
from judge.model.text import Locale
from judge.model.written import WrittenProblem

if TYPE_CHECKING:
    from regex import Pattern

_REST = (
    r"(?:서버|계층|레이어|클러스터|노드|도입|적용|사용|추가|설정|구성|방식|방법|전략|기법|기술|생성|"
    r"테이블)?"
)
_PARTICLE = (
    r"(?:을|를|은|는|이|가|도|만|까지는|까지|으로는|으로|로는|로|에는|에|부터|같은것은|등은|등을)?"
)
_ADVERB = (
    r"(?:굳이|따로|바로|아직은|아직|절대로|절대|전혀|당장은|당장|처음부터|되도록|가급적|더|지금은|"
    r"오히려)?"
)
_USING = r"(?:(?:쓰|사용하|두|걸|추가하|늘리|키우|도입하|하|만드)는것(?:은|이|도)?)?"
_OTHER = r"(?:(?:이나|나|와|과|및|또는|하고|랑|,|·)[^\s,]{1,10}?)?"
_BEGIN = rf"^{_REST}{_OTHER}{_PARTICLE}{_ADVERB}"
_USE = (
    r"(?:쓰|사용하|적용하|도입하|하|두|걸|추가하|만들|고려하|필요하|권하|권장하|추천하|선택하|택하|채택하|넣|붙이|"
    r"생성하|설치하|구성하|활용하|이용하|선호하|건드리|늘리|늘어나|키우|운영하|도움이되|도움되|의미가있|의미있|효과가있|"
    r"효과적이|적합하|적절하|맞)"
)
_UNLESS = (
    r"(?!으면|을경우|을때|을수없|는한|도록|게|는동안|았을때)"  # 않으면: what happens without it
)
_BARE = r"(?!는(?!편|것|게|쪽|방향|방식|선택|다))"  # 쓰지 않는 쿼리: of the query, not of us
_KO = (
    rf"{_BEGIN}{_USE}지(?:는|도|를)?(?:않{_UNLESS}{_BARE}|못하(?!면)|못한|못했|마라|마세|말고|말아|맙|마십)",
    rf"{_BEGIN}(?:안|못)(?:쓴|썼|쓰(?!면)|쓸|했|써(?!서)|씁|사용(?!하면)|적용(?!하면)|도입(?!하면)|한다|합니다|해요|함|둔|둡|건다|겁니)",
    rf"{_BEGIN}(?:쓸|사용할|둘|할|도입할|걸|추가할|고려할)?(?:필요|이유)(?:가|는|도|까지)?(?:없|하지않)",
    rf"{_BEGIN}(?:쓰면|하면|두면|걸면|사용하면|도입하면|해서는|써서는|늘리면|키우면|쓰는것은|하는것은)(?:은|는)?안(?:된|되|돼|됩)",
    rf"^{_REST}(?:없이(?!는)|말고|대신|보다는)",
    rf"^{_REST}(?:을|를|은|는)?(?:제외|빼고|빼기로|빼는|뺀다|뺍니|뺐|배제|피한다|피하는|피해야|포기)",
    rf"^{_REST}(?:이|가)?(?:아니라|아니고|아니다|아닙니다|아니에요|아닌)",
    rf"^{_REST}{_PARTICLE}{_USING}(?:불필요|무의미|(?:고려|검토)?(?:대상|사항)이아[니닙닌]|소용(?:이|은)?없|(?:답|해결책|방법)이아[니닙닌]|과하다|과합니다)",
)
_DENIALS = (
    r"(?:(?<!if )(?<!unless )(?:do|does|did|would|should|could|can|will|must|need) ?n[o']t|cannot|"
    r"can't|don't|doesn't|didn't|won't|wouldn't|shouldn't|mustn't|not|never|"
    r"instead of|rather than|no (?:need|budget|money|time) (?:for|to)|skip(?:ping|ped)?)"
)
_DOUBLED = r"(?! (?:only|just|merely|simply|avoid|forget|ignore|miss|skip|enough|necessarily|hurt))"
_EN = (
    rf"\b{_DENIALS}{_DOUBLED}(?: (?!and\b|but\b|or\b|so\b|because\b)[a-z']+){{0,3}}[ ]?$",
    r"^[a-z ]{0,20}?(?: is| are| was| were| would be)(?: not|n't)? ?(?:(?<=not )|(?<=n't ))"
    r"(?:needed|necessary|required|worth|used|an option|the answer|recommended|useful|helpful)\b",
    r"^(?: [a-z]+)? (?:does not|doesn't|do not|don't|did not|didn't|would not|wouldn't|will not|"
    r"won't|cannot|can't) (?:help|work|apply|matter|solve|fix|pay)\b",
    r"^ either(?=[.,;:!]|$)",  # no canary either
    r"^,? (?:i|we) (?:would not|wouldn't|will not|won't|do not|don't) "
    r"(?:introduce|use|add|adopt|want|need)\b",
    r"^(?: [a-z]+)? (?:is|are|would be) (?:unnecessary|overkill|pointless|useless|wrong|no use)\b",
)
# What is avoided, or done without, is the whole thing that is named: "avoid a cache stampede" is no
# word against caches.
_AVOIDED = re.compile(
    r"(?:(?<!cannot )(?<!can't )\bavoid(?:ing|ed|s)?|(?<=[a-z,] )without)(?: (?:a|an|the|any|all|"
    r"using|use of|more|extra|another)){0,2} ?$"
)
_WHOLE = re.compile(
    r"$|[.,;:)!?]| (?:and|or|but|because|for|in|on|at|here|as|since|if|when|while|until|entirely|"
    r"altogether|completely|by|with|to|unless|so|first|now|yet|then)\b"
)
# "Do not shard until ...": it will be done, only later.
_UNTIL = re.compile(r"^[^.,;]{0,30}\b(?:until|unless|before|till)\b")
_BEFORE = re.compile(r"(?:전에는|전까지는?|때까지는?) ?[^ ]{0,6} ?$")
USUAL: Mapping[str, tuple[str, ...]] = {Locale.KO: _KO, Locale.EN: _EN}
_GAP = 2  # signs between two words that are one thing: 캐시(redis)
_WORD = re.compile(r"\w")


def is_denied(
    problem: WrittenProblem, reading: Reading, places: Sequence[Span], slow: Slow
) -> bool:
    """Whether every place where something is named is one where it is denied."""
    after, before = _patterns(tuple(sorted({**USUAL, **problem.negation}.items())))
    return all(
        _is_denied_at(reading, place, slow, after, before) for place in joined(reading, places)
    )


def joined(reading: Reading, places: Sequence[Span]) -> list[Span]:
    """Join what overlaps and what only signs stand between: one thing, named twice over."""
    whole: list[Span] = []
    for start, end in sorted(places):
        if whole and start <= whole[-1][1] + _GAP:
            between = reading.text[whole[-1][1] : start]
            if not _WORD.search(between):
                whole[-1] = whole[-1][0], max(end, whole[-1][1])
                continue
        whole.append((start, end))
    return whole


def _is_denied_at(
    reading: Reading,
    place: Span,
    slow: Slow,
    after: Sequence["Pattern[str]"],
    before: Sequence["Pattern[str]"],
) -> bool:
    start, end = place
    rest, head = reading.text[end:], reading.text[:start]
    if _UNTIL.search(rest) or _BEFORE.search(head):
        return False
    if _AVOIDED.search(head) and _WHOLE.match(rest):
        return True
    try:
        return any(
            pattern.search(text, timeout=slow.seconds)
            for pattern in after
            for text in (squeeze(rest).lstrip(")\"'”’"), rest)
        ) or any(pattern.search(head, timeout=slow.seconds) for pattern in before)
    except TimeoutError:
        return False


@lru_cache(maxsize=64)
def _patterns(
    by_locale: tuple[tuple[str, tuple[str, ...]], ...],
) -> tuple[list["Pattern[str]"], list["Pattern[str]"]]:
    """Compile the patterns for what follows a word, and for what stands before it."""
    import regex  # 30 ms, when an answer is read

    words = [word for _, words in by_locale for word in words]
    after = [regex.compile(word) for word in words if word.startswith("^")]
    return after, [regex.compile(word) for word in words if not word.startswith("^")]
