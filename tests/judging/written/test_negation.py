"""What is denied is told from what is argued for by its absence."""

import pytest

from judge.judging.written.assess import assess
from judge.model.assessment import PointState
from tests.judging.written.rubrics import question

DENIED = [
    "캐시는 쓰지 않는다.",
    "캐시를 쓰지않습니다",
    "캐시를 굳이 도입하지 않겠습니다.",
    "캐시는 안 쓴다.",
    "캐시는 못 씁니다.",
    "캐시는 필요 없다.",
    "캐시가 필요하지 않다.",
    "캐시 없이 해결한다.",
    "캐시 대신 쿼리를 고친다.",
    "캐시를 제외하고 생각한다.",
    "캐시를 쓰면 안 된다.",
    "캐시를 두지 말고 쿼리를 고친다.",
    "캐시 서버를 추가하지 않는다.",
    "캐시(Redis)를 쓰지 않는다.",
    "Redis 캐시는 도움이 되지 않는다.",
    "답은 캐시가 아닙니다.",
    "캐시는 해결책이 아닙니다.",
    "캐시를 쓰는 것은 불필요하다.",
    "캐시나 메모리를 쓰지 않는 편이 낫다.",
    "I would not use a cache.",
    "We don't need a cache.",
    "Never add a cache.",
    "Fix the query instead of caching.",
    "No cache either; few would read it.",
    "And a cache I would not introduce, nobody ever clears it.",
    "There is no budget for a cache.",
    "Avoid caching here.",
    "We avoid the cache, and fix the query.",
    "캐시를 쓰지 않아도 된다.",
    "캐시 없이도 된다.",
    "캐시를 굳이 쓸 이유가 없다.",
    "캐시를 도입하지 못했다.",
    "캐시는 안 썼다.",
    "캐시는 빼기로 했다.",
    "캐시는 고려 대상이 아닙니다.",
    "We can do it without a cache.",
    "There is no need for a cache.",
    "A cache is not needed here.",
    "A cache does not help.",
    "Caching would be overkill.",
]
NOT_DENIED = [
    "캐시를 쓰지 않으면 느리다.",
    "캐시를 쓰지 않는 쿼리를 찾는다.",
    "캐시가 만료되지 않게 한다.",
    "캐시에 없으면 데이터베이스에서 읽는다.",
    "캐시 안에 둔다.",
    "캐시 안정성을 본다.",
    "캐시를 안 쓰면 느려진다.",
    "불필요한 캐시를 정리한다.",
    "캐시하고 인덱스만 있으면 된다.",
    "캐시도 쓰고 아무것도 버리지 않는다.",
    "캐시를 쓰지 않을 수 없다.",
    "캐시 없이는 버틸 수 없다.",
    "캐시뿐만 아니라 인덱스도 둔다.",
    "To avoid a cache stampede, spread the expiry.",
    "Reads stay fast without cache misses.",
    "We cannot avoid caching.",
    "Do not cache until reads dominate.",
    "조회가 느려지기 전까지는 캐시를 쓰지 않는다.",
    "캐시를 두면 안정적이다.",
    "캐시만으로는 부족하다.",
    "캐시 도입은 나중으로 미룬다.",
    "Not only a cache but a queue.",
    "Without a cache the database dies.",
    "Do not forget the cache.",
    "If you don't cache, it is slow. So cache it.",
    "Do not read twice, and use a cache.",
    "Caching is not enough.",
]


@pytest.mark.parametrize("text", DENIED)
def test_denied(text: str) -> None:
    """It is named, and asked about, and not counted."""
    seen = assess(question(), text)

    assert seen.point("cache").state is PointState.NEGATED
    assert seen.point("cache").sentence == text
    assert seen.groups == ()


@pytest.mark.parametrize("text", NOT_DENIED)
def test_not_denied(text: str) -> None:
    """It is mentioned, whatever else the sentence denies."""
    assert "cache" in {each.id for each in assess(question(), text).mentioned}


def test_a_plain_sentence_outweighs() -> None:
    """Who denies it here and wants it there has mentioned it; a bare list says less."""
    both = "처음에는 캐시를 쓰지 않는다. 나중에는 캐시를 둔다."
    listed = "캐시는 쓰지 않는다.\n\n캐시, 인덱스, 샤딩, 큐"

    assert assess(question(), both).point("cache").state is PointState.MENTIONED
    assert assess(question(), listed).point("cache").state is PointState.NEGATED


def test_own_patterns_replace_the_usual_ones() -> None:
    """A rubric that has its own says how its words are denied, before and after them."""
    own = question(negation={"ko": ("^ ?금지",), "en": ("(?:banned:) ?$",)})
    states = {
        text: assess(own, text).point("cache").state
        for text in ("캐시 금지", "banned: cache", "캐시를 쓰지 않는다")
    }

    assert list(states.values()) == [
        PointState.NEGATED,
        PointState.NEGATED,
        PointState.MENTIONED,
    ]


def test_a_slow_own_pattern_denies_nothing() -> None:
    """A pattern that never ends is left out."""
    own = question(negation={"ko": ("^(.*a){20}b",)})

    assert assess(own, "캐시 " + "a" * 300).point("cache").state is PointState.MENTIONED
