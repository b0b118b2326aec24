"""Errors only spoken of: told of others, of former times, or corrected a sentence later."""

import pytest

from judge.judging.written.assess import assess
from tests.judging.written.rubrics import question


@pytest.mark.parametrize(
    "text",
    [
        "옆 팀은 모든 컬럼에 인덱스를 걸어 두었습니다.",
        "동료의 방침은 모든 컬럼에 인덱스를 거는 것이었습니다.",
        "모든 컬럼에 인덱스를 걸자는 의견이 있었습니다.",
        "모든 컬럼에 인덱스를 걸면 된다는 말은 누구나 합니다.",
        "모든 컬럼에 인덱스를 걸라던 글을 봤습니다.",
        "모든 컬럼에 인덱스를 거는 데 반대했습니다.",
        "모든 컬럼에 인덱스를 걸자고 말하지는 않겠습니다.",
        "모든 컬럼에 인덱스를 걸라고 외웠는데 책은 달랐습니다.",
        "A former colleague wanted to index every column.",
        "Two participants had begun to index every column.",
        "One of our juniors tried to index every column.",
        "I turned down the suggestion to index every column.",
    ],
)
def test_what_others_do_or_say(text: str) -> None:
    """Hearsay, and what somebody else did, is no belief of the speaker's."""
    assert assess(question(), text).misconceptions == ()


@pytest.mark.parametrize(
    "text",
    [
        "예전에는 모든 컬럼에 인덱스를 걸었습니다. 지금은 느린 쿼리부터 봅니다.",
        "신입 시절 모든 컬럼에 인덱스를 걸었고 그때 배운 것이 많습니다.",
        "모든 컬럼에 인덱스를 걸었다가 쓰기가 느려졌습니다.",
        "At first I would index every column. Today I read the plan first.",
        "In my first year I chose to index every column; then I learned what a write costs.",
    ],
)
def test_what_was_done_formerly(text: str) -> None:
    """A former belief is none where what came of it, or what is so since, follows."""
    assert assess(question(), text).misconceptions == ()


@pytest.mark.parametrize(
    "text",
    [
        "모든 컬럼에 인덱스를 걸면 됩니다. 그런데 그건 틀린 생각이었습니다.",
        "모든 컬럼에 인덱스를 걸면 됩니다. 하지만 사실이 아닙니다.",
        "Just index every column. But that is wrong.",
        "Just index every column. This was a mistake.",
    ],
)
def test_what_is_corrected_in_the_next_sentence(text: str) -> None:
    """The correction may take a sentence of its own."""
    assert assess(question(), text).misconceptions == ()


@pytest.mark.parametrize(
    "text",
    [
        "모든 컬럼에 인덱스를 걸면 합격할 거라고 생각하는데요.",
        "모든 컬럼에 인덱스를 걸면 빠르다고 믿지만 디스크는 더 듭니다.",
        "예전에는 하나만 걸었는데 지금은 모든 컬럼에 인덱스를 겁니다.",
        "모든 컬럼에 인덱스를 겁니다. 그건 틀린 적이 없습니다.",
        "Our team always said that one should index every column.",
        "The whole team said to index every column.",
        "I used one index at first, today I index every column.",
        "Just index every column. But nothing ever went wrong.",
        "Just index every column. That was never a mistake.",
    ],
)
def test_what_is_still_believed(text: str) -> None:
    """The speaker's own belief of today, and that of the own team, takes nothing back."""
    assert [each.id for each in assess(question(), text).misconceptions] == ["index-everything"]
