"""Words are found as people write them, and not inside other words."""

import unicodedata

import pytest

from judge.judging.written.aliases import Slow, find, found, read, spans
from judge.model.written import Aliases

FOUND = [
    # Korean: particles, spaces, joints.
    ("캐시", "캐시를 둔다"),
    ("캐시", "캐시로"),
    ("캐시", "로컬캐시를 둔다"),
    ("캐시", "Redis캐시"),
    ("읽기 복제본", "읽기복제본을"),
    ("읽기 복제본", "읽기-복제본"),
    ("읽기복제본", "읽기 / 복제본"),
    ("읽기 복제본", "MySQL읽기복제본"),
    ("DB 복제", "db복제를"),
    ("큐", "큐를 둔다"),
    ("큐", "큐에 넣고"),
    ("큐", "큐"),
    ("인덱스를 걸", "인덱스를 걸어"),
    ("스케일 업", "스케일업합니다"),
    ("수평 확장", "수평\t확장"),
    # English: plurals, verbs, hyphens, versions.
    ("cache", "Caches are nice"),
    ("cache", "we are CACHING it"),
    ("cache", "a cached page"),
    ("query", "slow queries"),
    ("index", "indexes and"),
    ("index", "indexing"),
    ("log", "logging helps"),
    ("log", "the log's end"),
    ("read replica", "read-replicas"),
    ("read-replica", "read replica"),
    ("circuit breaker", "CircuitBreakers"),
    ("rate limit", "rate-limiting"),
    ("connection pool", "connection pooling"),
    ("profil*", "profiling"),
    ("tls", "TLS1.3"),
    ("java 17", "on Java-17."),
    ("c++", "in C++ it"),
    ("n+1", "the N+1 problem"),
    ("redis", "redis를 둔다"),
    ("redis", "ＲＥＤＩＳ"),
    ("etag", "e\u200btag"),
    # Expressions over folded text.
    ("re:n ?\\+ ?1", "N + 1"),
    ("re:모든 ?컬럼", "모든컬럼에"),
]
NOT_FOUND = [
    ("동기", "비동기로 보낸다"),
    ("정규화", "반정규화한다"),
    ("정규화", "비정규화"),
    ("큐", "큐레이션"),
    ("큐", "시큐리티"),
    ("지연", "하지 연결을"),
    ("인가", "로그인가능"),
    ("캐시", "외캐시"),
    ("DB 복제", "xdb 복제"),
    ("읽기 전용 db", "읽기 전용 dbms"),
    ("index", "indexof"),
    ("cache", "cachet"),
    ("es", "es6"),
    ("java 17", "java 170"),
    ("read replica", "read the replica"),
    ("redis", "rediscover"),
    ("profil*", "a pro file"),
    ("re:(x+)+y", ""),
]


@pytest.mark.parametrize("word, text", FOUND)
def test_found(word: str, text: str) -> None:
    """The alias stands in the text, and is shown where it stands."""
    places = list(find(word, read(text), Slow()))

    assert places
    assert all(0 <= start < end <= len(read(text).text) for start, end in places)


@pytest.mark.parametrize("word, text", NOT_FOUND)
def test_not_found(word: str, text: str) -> None:
    """A part of another word is not the word."""
    assert list(find(word, read(text), Slow())) == []


@pytest.mark.parametrize("word, text", FOUND)
def test_decomposed_text_is_the_same(word: str, text: str) -> None:
    """NFD changes nothing, neither in the answer nor in the rubric."""
    nfd = unicodedata.normalize("NFD", text)
    plain = word if word.startswith("re:") else unicodedata.normalize("NFD", word)

    assert list(find(plain, read(nfd), Slow())) == list(find(word, read(text), Slow()))


def test_places_are_those_of_the_sentence() -> None:
    """An alias that is compared without spaces is found where it stands with them."""
    reading = read("그래서 읽기  복제본을 둔다")

    assert [reading.text[start:end] for start, end in find("읽기복제본", reading, Slow())] == [
        "읽기 복제본"
    ]


def test_near_words_are_needed() -> None:
    """Weak words count beside the others only."""
    weak = Aliases(words=("스케일 아웃",), near=("DB", "데이터베이스"))

    assert spans(weak, read("서버를 스케일 아웃한다"), Slow()) == []
    assert spans(weak, read("DB를 스케일아웃한다"), Slow()) == [(4, 9)]


def test_a_catastrophic_expression_ends() -> None:
    """What would run for ever is left out, once and for all, and is named."""
    slow = Slow(seconds=0.02)
    evil = Aliases(words=("re:(.*a){14}b",))

    assert not found(evil, read("a" * 600), slow)
    assert slow.words == {"re:(.*a){14}b"}
    assert not found(evil, read("aaaaaaaaaaaaaaab"), slow)
