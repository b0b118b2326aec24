"""Folding makes the same of what means the same."""

import unicodedata

import pytest

from judge.model.folding import compose, fold, has_hangul, squeeze


@pytest.mark.parametrize(
    "text, folded",
    [
        (unicodedata.normalize("NFD", "캐시 서버"), "캐시 서버"),
        ("  REDIS\u00a0 \n캐시 ", "redis 캐시"),
        ("\uff21\uff30\uff29\uff01", "api!"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("don\u2019t \u201cquote\u201d \u2013 dash", 'don\'t "quote" - dash'),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Case, width, composition, odd spaces and typographic signs are gone."""
    assert fold(text) == folded


def test_compose_keeps_case() -> None:
    """What is shown to people stays as it was written, but for its composition."""
    assert compose(unicodedata.normalize("NFD", "Redis 캐시")) == "Redis 캐시"


def test_squeeze() -> None:
    """What Korean writers use as they like is left out."""
    assert squeeze("읽기 / 복제-본_들") == "읽기복제본들"


@pytest.mark.parametrize("text, korean", [("캐시", True), ("ㅋㅋ", True), ("cache", False)])
def test_has_hangul(text: str, korean: bool) -> None:  # noqa: FBT001
    """Syllables and single letters of Hangul count."""
    assert has_hangul(text) is korean
