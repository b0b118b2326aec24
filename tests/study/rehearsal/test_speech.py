"""How long a text takes to say is a hint, and counts both languages."""

from unicodedata import normalize

import pytest

from judge.study.rehearsal.speech import measure, usual_length

KOREAN = "먼저 데이터베이스의 병목을 측정합니다. "  # 23 characters with its space


@pytest.mark.parametrize(
    "text, seconds",
    [
        ("", 0),
        (KOREAN * 12, 60),
        ("word " * 135, 60),
        (KOREAN * 6 + "word " * 67, 60),
        ("- * # " * 50, 0),
    ],
)
def test_seconds(text: str, seconds: int) -> None:
    """277 characters of Korean or 135 words of English take a minute."""
    assert measure(text).seconds == pytest.approx(seconds, abs=5)


def test_decomposed_hangul() -> None:
    """Text typed on a Mac counts the same."""
    assert measure(normalize("NFD", KOREAN)) == measure(KOREAN)


@pytest.mark.parametrize(
    "seconds, en, ko",
    [
        (60, "about 120-150 words", "대략 270-285자"),
        (90, "about 180-225 words", "대략 405-430자"),
    ],
)
def test_usual_length(seconds: float, en: str, ko: str) -> None:
    """Both languages have their own measure."""
    assert (usual_length(seconds).en, usual_length(seconds).ko) == (en, ko)
