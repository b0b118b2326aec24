"""Laws of assessments, over many answers: what they may not depend on, and what never happens."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from judge.judging.written.assess import assess
from judge.model.assessment import Assessment, PointState
from judge.model.assessment_record import from_record, to_record
from judge.model.folding import fold, squeeze
from tests.judging.written.rubrics import MATRIX, question

QUESTION = question(matrix=MATRIX)
PLAIN = (
    "먼저 슬로우 쿼리로 병목을 찾습니다.",
    "캐시를 두고 만료 시간을 정합니다.",
    "자주 쓰는 조건에 인덱스를 겁니다.",
    "쓰기가 느려지는 대가가 있습니다.",
    "읽기 복제본을 두면 복제 지연이 생깁니다.",
    "We shard the data at the end.",
    "Put it on a queue so that writers need not wait.",
    "롤링은 중단이 없고 블루그린은 비용이 듭니다.",
    "모든 컬럼에 인덱스를 겁니다.",
    "날씨가 좋습니다.",
)
WORDS = ("캐시", "인덱스", "샤딩", "레플리카", "큐", "redis", "index", "만료", "쓰기", "복제 지연")
NOISE = st.text(
    alphabet=st.characters(codec="utf-8", exclude_characters="<>"), min_size=0, max_size=40
)
ANSWERS = st.lists(st.sampled_from(PLAIN), max_size=8).map("\n\n".join)
SEPARATORS = st.sampled_from((" ", "\n", "\n\n", "\n- "))


@given(answer=ANSWERS, more=st.sampled_from(PLAIN))
def test_more_is_never_less(answer: str, more: str) -> None:
    """A sentence that is added takes nothing away that was mentioned."""
    before = {each.id for each in assess(QUESTION, answer).mentioned}
    after = {each.id for each in assess(QUESTION, f"{answer}\n\n{more}").mentioned}

    assert before <= after


@given(answer=ANSWERS, denied=st.sampled_from(("캐시는 쓰지 않습니다.", "No need for a queue.")))
def test_denying_takes_away_nothing_that_is_said_plainly(answer: str, denied: str) -> None:
    """Only what is said nowhere else is in doubt."""
    before = {each.id for each in assess(QUESTION, answer).mentioned}
    after = {each.id for each in assess(QUESTION, f"{answer}\n\n{denied}").mentioned}

    assert before == after


def _without_sentences(seen: Assessment) -> tuple[object, ...]:
    points = tuple(
        (each.id, each.state, each.tradeoff is None, each.reason is None) for each in seen.points
    )
    cells = tuple((each.item, each.axis) for each in seen.cells)
    errors = tuple(each.id for each in seen.misconceptions)
    return points, seen.groups, cells, errors, len(seen.soup), seen.order is None


TYPED: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "wide": lambda text: text.replace(" ", "  "),
    "unbroken": lambda text: text.replace(" ", "\u00a0"),
    "windows": lambda text: text.replace("\n", "\r\n"),
    "capitals": str.upper,
    "airy": lambda text: text.replace("\n\n", "\n\n\n\n"),
    "strong": lambda text: "\n\n".join(f"**{line}**" for line in text.split("\n\n") if line),
    "commented": lambda text: f"<!-- 캐시, 샤딩 -->\n\n{text}",
}


@pytest.mark.parametrize("how", TYPED)
@given(answer=ANSWERS)
@settings(max_examples=30)
def test_how_it_is_typed_changes_nothing(how: str, answer: str) -> None:
    """Decomposed Hangul, spaces, line ends, case and signs of Markdown are no matter."""
    assert _without_sentences(assess(QUESTION, TYPED[how](answer))) == _without_sentences(
        assess(QUESTION, answer)
    )


@given(
    words=st.lists(st.sampled_from(WORDS), min_size=6, max_size=14, unique=False),
    joint=st.sampled_from((", ", " ", " / ", " · ", "\n- ", "\n", "와 ")),
)
def test_soup_never_explains(words: list[str], joint: str) -> None:
    """Whatever keywords are listed, however they are joined, four of them explain nothing."""
    seen = assess(QUESTION, joint.join(words))
    explained = [each.id for each in seen.points if each.state is PointState.EXPLAINED]

    assert len(seen.mentioned) < 4 or explained == []
    assert len(seen.mentioned) < 4 or seen.soup or "\n" in joint


@given(answer=ANSWERS, noise=NOISE, joint=SEPARATORS)
def test_whatever_is_written_is_read_and_kept(answer: str, noise: str, joint: str) -> None:
    """No text is too odd; its record comes back as it was, and each point is there once."""
    seen = assess(QUESTION, f"{answer}{joint}{noise}")

    assert from_record(to_record(seen)) == seen
    assert [each.id for each in seen.points] == [each.id for each in QUESTION.points]
    assert all(
        (each.sentence is None) is (each.state is PointState.MISSING) for each in seen.points
    )


@given(answer=ANSWERS)
def test_evidence_was_written(answer: str) -> None:
    """Every sentence that is shown stands in the answer."""
    seen = assess(QUESTION, answer)
    shown = [*(each.sentence for each in seen.mentioned), *seen.soup]
    shown += [each.sentence for each in seen.misconceptions]
    shown += [each.sentence for each in seen.cells]
    parts = [part for each in shown if each for part in each.split(" / ")]

    assert all(part in answer for part in parts)


@given(text=st.text(max_size=60))
def test_folding_is_done_once(text: str) -> None:
    """Folding what is folded changes nothing, nor does decomposing it before."""
    assert fold(fold(text)) == fold(text)
    assert squeeze(fold(unicodedata.normalize("NFD", text))) == squeeze(fold(text))
