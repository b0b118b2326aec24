"""Endings of Korean verbs, words of a sentence, and cells of a line."""

import pytest

from judge.judging.written.wording import (
    cells,
    count_words,
    ends_statement,
    final_consonant,
    has_verb,
    weigh_words,
)

ENDS = [
    "둔다",
    "했다.",
    "있다",
    "합니다",
    "겁니다",
    "해요",
    "돼요",
    "같아요!",
    "거든요",
    "하죠",
    "쓸까요",
]
NO_ENDS = ["필요", "중요", "수요", "바다", "사용자마다", "캐시보다", "다", "둔다면", "redis"]
VERBS = [
    "캐시를 둔다",
    "느려짐이 없음",
    "캐시를 도입함",
    "조회를 줄임",
    "만료를 정하고 지우기",
    "빨라지기 때문",
    "조회가 많으면 느려서 캐시",
    "we cache it",
    "slow because of locks",
]
NO_VERBS = [
    "캐시, 인덱스, 쓰기, 읽기 복제본",
    "포함 다음 결함 처음",
    "cache index shard",
    "caching, indexing, sharding",
    "ttl",
]


@pytest.mark.parametrize("word", ENDS)
def test_ends(word: str) -> None:
    """These end a sentence, with a stop or without one."""
    assert ends_statement(word)


@pytest.mark.parametrize("word", NO_ENDS)
def test_no_ends(word: str) -> None:
    """Nouns that look like endings, particles and conditions end nothing."""
    assert not ends_statement(word)


@pytest.mark.parametrize("text", VERBS)
def test_verbs(text: str) -> None:
    """What joins or ends clauses, in either language, tells of a verb."""
    assert has_verb(text)


@pytest.mark.parametrize("text", NO_VERBS)
def test_no_verbs(text: str) -> None:
    """Nouns do not, though they may come from verbs."""
    assert not has_verb(text)


def test_counts() -> None:
    """Signs alone are no words; a Korean word weighs more, since it carries its particle."""
    assert count_words("캐시를 - 둔다 ... ok") == 3
    assert weigh_words("캐시를 - cache") == pytest.approx(7 / 3)
    assert cells("캐시 ok") == 7
    assert (final_consonant("한"), final_consonant("하"), final_consonant("a")) == (4, 0, 0)
