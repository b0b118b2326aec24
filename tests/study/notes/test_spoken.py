"""Whether the spoken version fits its time, and the number of a behavioural answer."""

import pytest

from judge.study.notes.finding import Word
from judge.study.notes.spoken import judge_number, judge_spoken
from tests.study.notes.material import note


@pytest.mark.parametrize(
    "count, words",
    [(135, [Word.CONSISTENT]), (165, [Word.CONSISTENT]), (200, [Word.UNKNOWN]), (0, [])],
)
def test_target(count: int, words: list[Word]) -> None:
    """A text that is much too long is told, and never contradicted."""
    body = "## 11. One-minute version\n" + "word " * count + "\n"
    read = note("", body, head="spoken: {target_seconds: 60}\n")

    assert [each.word for each in judge_spoken(read)] == words
    assert list(judge_spoken(note("", body))) == []


@pytest.mark.parametrize(
    "claim, result, word",
    [
        ("p95 from 1.2 s to 0.3 s", "p95 went from 1.2 s to 0.3 s", Word.CONSISTENT),
        ("40 %", "it became 40% faster", Word.CONSISTENT),
        ("40 %", "it became faster", Word.UNKNOWN),
        ("30,000 users", "30000 users came", Word.CONSISTENT),
        ("2 weeks", "from 12 s to 3.2 s", Word.UNKNOWN),
        ("5 people", "p95 fell to 95 ms.", Word.UNKNOWN),
        ("3 s", "It takes 3.", Word.CONSISTENT),
        ("much faster", "much faster", Word.CONTRADICTED),
    ],
)
def test_number(claim: str, result: str, word: Word) -> None:
    """The number that is claimed is a number, and is said where the result is."""
    read = note(f'number: "{claim}"', f"## 4. Result / 결과\n{result}\n")

    assert [each.word for each in judge_number(read)] == [word]
    assert list(judge_number(note(""))) == []
