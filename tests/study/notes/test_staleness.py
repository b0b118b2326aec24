"""Stale notes: what changed, and since which attempt."""

import pytest

from judge.study.notes.finding import Word
from judge.study.notes.fingerprint import code_hash
from judge.study.notes.staleness import judge_code
from tests.study.notes.material import CODE, attempt, note, submission

HEAD = f'attempt: 2\ncode_hash: "{code_hash(CODE, "python")}"\n'
CHANGED = CODE.replace("seen = {}", "seen = {0: 0}")


def test_fresh() -> None:
    """Code that means the same is the code that was explained."""
    finding, stale = judge_code(note("", head=HEAD), submission("# mine\n" + CODE), [])

    assert finding is not None
    assert finding.word is Word.CONSISTENT
    assert stale is None


def test_no_hash() -> None:
    """A note that does not say what it explains is told how to."""
    finding, stale = judge_code(note(""), submission(), [])

    assert finding is not None
    assert (finding.word, stale) == (Word.UNKNOWN, None)
    assert "--confirm" in finding.why.en


def test_changed() -> None:
    """The change is told by function and lines, against the attempt that was explained."""
    attempts = [attempt(1, "x = 1\n"), attempt(2), attempt(3, "# again\n" + CODE)]
    finding, stale = judge_code(note("", head=HEAD), submission(CHANGED), attempts)

    assert finding is None
    assert stale is not None
    assert stale.text.en == (
        "the code changed after you wrote this: solution.py, solution() line 2 (since attempt 2)"
    )
    assert stale.text.ko == (
        "노트를 쓴 뒤 코드가 바뀌었습니다: solution.py solution() 2행(제출 #2 이후)"
    )
    assert stale.change is not None
    assert "+    seen = {0: 0}" in stale.change.diff


@pytest.mark.parametrize(
    "code, lines",
    [
        (CODE.replace("seen", "kept"), "solution() lines 2, 4-6"),
        (CODE + "print(1)\n", "line 8"),
    ],
)
def test_lines(code: str, lines: str) -> None:
    """Several lines are several, and code outside of functions has no name."""
    _, stale = judge_code(note("", head=HEAD), submission(code), [attempt(2)])

    assert stale is not None
    assert lines in stale.text.en


def test_not_kept() -> None:
    """Where the explained code is not kept, or was in another language, that is said."""
    _, unknown = judge_code(note("", head=HEAD), submission(CHANGED), [attempt(2, "x = 1\n")])
    cpp = submission("int main() {}\n", "cpp", "solution.cpp")
    _, other = judge_code(note("", head=HEAD), cpp, [attempt(2)])

    assert unknown is not None
    assert unknown.text.en == "solution.py is not the code that was explained, which is not kept"
    assert other is not None
    assert "in another language than attempt 2 (python)" in other.text.en
